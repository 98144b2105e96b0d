"""What retouchers open in Photoshop: clipping paths (`contours`, `curves`, `paths`) and documents with layers."""
