"""Pixels only: reading, composing, cropping and writing images; no Qt, no database, no model."""
