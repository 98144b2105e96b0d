"""The options of a removal (`removal`), their valid values (`values`, `looks`), presets, outputs, and rule sets.

`rule_sets` is imported when it is needed: most commands do without.
"""

from rembg_desktop.options.choices import (
    Centering,
    Depth,
    Detail,
    Edges,
    Framing,
    Holes,
    Metadata,
    OnConflict,
    OutputFormat,
    Position,
    Times,
)
from rembg_desktop.options.looks import (
    SHADOW_USUAL,
    BackgroundFit,
    BackgroundPosition,
    Gradient,
    Shadow,
    ShadowStyle,
)
from rembg_desktop.options.outputs import MAX_OUTPUTS, Output, combined, with_first
from rembg_desktop.options.presets import BUILT_IN, DEFAULT_PRESET, Presets
from rembg_desktop.options.removal import (
    CLEANUP_OPTIONS,
    CUT_OPTIONS,
    DEFAULT_MODEL,
    LOOK_OPTIONS,
    OPTION_NAMES,
    OUTPUT_OPTIONS,
    RemovalOptions,
)
from rembg_desktop.options.values import (
    MAX_CANVAS,
    MAX_PATH_NAME,
    TEMPLATE_FIELDS,
    exact_pixels,
    parse_color,
    pixels,
    size_text,
)

__all__ = [
    "BUILT_IN",
    "CLEANUP_OPTIONS",
    "CUT_OPTIONS",
    "DEFAULT_MODEL",
    "DEFAULT_PRESET",
    "LOOK_OPTIONS",
    "MAX_CANVAS",
    "MAX_OUTPUTS",
    "MAX_PATH_NAME",
    "OPTION_NAMES",
    "OUTPUT_OPTIONS",
    "SHADOW_USUAL",
    "TEMPLATE_FIELDS",
    "BackgroundFit",
    "BackgroundPosition",
    "Centering",
    "Depth",
    "Detail",
    "Edges",
    "Framing",
    "Gradient",
    "Holes",
    "Metadata",
    "OnConflict",
    "Output",
    "OutputFormat",
    "Position",
    "Presets",
    "RemovalOptions",
    "Shadow",
    "ShadowStyle",
    "Times",
    "combined",
    "exact_pixels",
    "parse_color",
    "pixels",
    "size_text",
    "with_first",
]
