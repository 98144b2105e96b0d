"""Routes that speak the dialects of other programs, so that their clients work here with another address."""
