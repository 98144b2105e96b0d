"""The parts of JPEG XL that the codec library does not tell: the header with its color space, and ICC profiles."""
