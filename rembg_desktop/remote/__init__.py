"""Drives the queue of another process through its HTTP API, with nothing but the standard library."""
