"""The options of a removal: what they are (`removal`), and which values are valid (`values`)."""

from rembg_desktop.options.removal import (
    CLEANUP_OPTIONS,
    CUT_OPTIONS,
    DEFAULT_MODEL,
    OPTION_NAMES,
    OUTPUT_OPTIONS,
    Depth,
    Detail,
    Edges,
    Holes,
    Metadata,
    OnConflict,
    OutputFormat,
    RemovalOptions,
    Times,
)
from rembg_desktop.options.values import MAX_CANVAS, TEMPLATE_FIELDS, exact_pixels, parse_color, pixels

__all__ = [
    "CLEANUP_OPTIONS",
    "CUT_OPTIONS",
    "DEFAULT_MODEL",
    "MAX_CANVAS",
    "OPTION_NAMES",
    "OUTPUT_OPTIONS",
    "TEMPLATE_FIELDS",
    "Depth",
    "Detail",
    "Edges",
    "Holes",
    "Metadata",
    "OnConflict",
    "OutputFormat",
    "RemovalOptions",
    "Times",
    "exact_pixels",
    "parse_color",
    "pixels",
]
