"""Rembg Desktop: removes the background of many photos at once, offline, and never loses a job."""

__version__ = "0.1.0"
