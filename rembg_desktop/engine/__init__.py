"""All use of rembg and onnxruntime: model catalog, verified model files, sessions, masks and matting."""
