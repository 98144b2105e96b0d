"""The options of a removal: what they are (`removal`), and which values are valid (`values`)."""

from rembg_desktop.options.removal import (
    CUT_OPTIONS,
    DEFAULT_MODEL,
    OPTION_NAMES,
    OUTPUT_OPTIONS,
    Depth,
    Edges,
    Metadata,
    OnConflict,
    OutputFormat,
    RemovalOptions,
    Times,
)
from rembg_desktop.options.values import MAX_CANVAS, TEMPLATE_FIELDS, parse_color, pixels

__all__ = [
    "CUT_OPTIONS",
    "DEFAULT_MODEL",
    "MAX_CANVAS",
    "OPTION_NAMES",
    "OUTPUT_OPTIONS",
    "TEMPLATE_FIELDS",
    "Depth",
    "Edges",
    "Metadata",
    "OnConflict",
    "OutputFormat",
    "RemovalOptions",
    "Times",
    "parse_color",
    "pixels",
]
