"""JPEG XL codestreams: what the codec library does not tell, and what its encoder cannot state."""
