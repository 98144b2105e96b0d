"""Image processing: loads, crops, composes and encodes images. No Qt, no database, no models."""
