"""rembg and onnxruntime, nowhere else: model catalogue, verified files, sessions, masks and mattes."""
