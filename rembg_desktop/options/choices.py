"""The values of options: choices, file formats, gradients, and the usual measures of shadows."""

import math
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple


class Edges(StrEnum):
    """How the edge between subject and background is computed."""

    SOFT = "soft"
    REFINED = "refined"
    DECONTAMINATE = "decontaminate"
    MATTING = "matting"


class Detail(StrEnum):
    """How closely the model looks at a photo."""

    NORMAL = "normal"
    HIGH = "high"


class Holes(StrEnum):
    """What becomes of holes in the subject."""

    KEEP = "keep"
    FILL = "fill"


class OutputFormat(StrEnum):
    """File formats of results."""

    PNG = "png"
    WEBP = "webp"
    JPEG = "jpeg"
    TIFF = "tiff"
    AVIF = "avif"
    JXL = "jxl"
    PSD = "psd"

    @property
    def suffix(self) -> str:
        """The file extension, including the dot."""
        return {"jpeg": ".jpg", "tiff": ".tif"}.get(self.value, f".{self.value}")

    @property
    def label(self) -> str:
        """Its name for users."""
        return {"webp": "WebP", "jxl": "JPEG XL"}.get(self.value, self.value.upper())

    @property
    def has_alpha(self) -> bool:
        """Whether the format supports transparency."""
        return self is not OutputFormat.JPEG

    @property
    def can_be_lossless(self) -> bool:
        """Whether the option lossless has a meaning for the format."""
        return self in (OutputFormat.WEBP, OutputFormat.JXL)

    @property
    def has_path(self) -> bool:
        """Whether the format can contain a clipping path."""
        return self in (OutputFormat.JPEG, OutputFormat.TIFF, OutputFormat.PSD)

    @property
    def has_quality(self) -> bool:
        """Whether the option quality has a meaning for the format."""
        return self not in (OutputFormat.PNG, OutputFormat.TIFF, OutputFormat.PSD)


class Metadata(StrEnum):
    """Whether EXIF and XMP are kept. Color profile and resolution are always kept."""

    KEEP = "keep"
    STRIP = "strip"


class Times(StrEnum):
    """Which file times results get: those of their source, or the time when they are written."""

    KEEP = "keep"
    NOW = "now"


class Depth(StrEnum):
    """Bits per channel of results."""

    EIGHT = "8"
    KEEP = "keep"


class OnConflict(StrEnum):
    """What to do if the destination file exists."""

    UNIQUE = "unique"
    SKIP = "skip"
    OVERWRITE = "overwrite"


class Position(StrEnum):
    """Where the subject is vertically."""

    CENTER = "center"
    BOTTOM = "bottom"


class Centering(StrEnum):
    """Which point of the subject is centered: the middle of its box, or its center of mass."""

    BOX = "box"
    OPTICAL = "optical"


class Framing(StrEnum):
    """Whether each subject has a scale of its own, or all of a folder have the same."""

    EACH = "each"
    SAME = "same"


Color = tuple[int, int, int]
Box = tuple[int, int, int, int]

MAX_STOPS: Final = 8
"""Most colors of a gradient."""


class Shadow(StrEnum):
    """Which shadow the subject has."""

    NONE = "none"
    DROP = "drop"
    CONTACT = "contact"
    FLOATING = "floating"
    REFLECTION = "reflection"
    OWN = "own"


class BackgroundFit(StrEnum):
    """How an image fills the background."""

    COVER = "cover"
    FIT = "fit"
    TILE = "tile"


class BackgroundPosition(StrEnum):
    """Which part of a background image is seen or where it is, and where the center of a radial gradient is."""

    CENTER = "center"
    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"
    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"

    @property
    def shares(self) -> tuple[float, float]:
        """(x, y): 0 is left and top, 1 is right and bottom."""
        x = 0.0 if "left" in self.value else 1.0 if "right" in self.value else 0.5
        y = 0.0 if "top" in self.value else 1.0 if "bottom" in self.value else 0.5
        return x, y


class Gradient(NamedTuple):
    """A background that changes from color to color.

    Attributes:
        colors: sRGB, 0-255, at equal distances.
        angle: of a linear gradient, its direction in degrees: 0 is up, 90 right, 180 down. None for a radial one,
            from the center to the farthest corner.
    """

    colors: tuple[Color, ...]
    angle: float | None

    def __str__(self) -> str:
        stops = ", ".join("#{:02x}{:02x}{:02x}".format(*color) for color in self.colors)
        return f"radial({stops})" if self.angle is None else f"linear({stops}, {self.angle:g})"


def gradient(text: str, parse_color: Callable[[str], str | None]) -> Gradient | None:
    """A gradient as in `linear(#fff, #ddd, 180)` or `radial(white, silver)`; None if it is none.

    Without an angle, a linear gradient goes from top to bottom.
    """
    match = re.fullmatch(r"\s*(linear|radial)\s*\((.*)\)\s*", text, re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    parts = [part.strip() for part in match[2].split(",")]
    angle: float | None = None
    if match[1].lower() == "linear":
        angle = 180.0
        turn = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)(?:deg|°)?", parts[-1], re.IGNORECASE)
        if turn and len(parts) > 2:  # of two parts, a number such as 180 is a color: #118800
            angle = float(turn[1])
            parts.pop()
    colors = [parse_color(part) for part in parts]
    if not 2 <= len(colors) <= MAX_STOPS or None in colors or (angle is not None and angle > 360):
        return None
    stops = [color for color in colors if color is not None]
    return Gradient(tuple((int(c[1:3], 16), int(c[3:5], 16), int(c[5:7], 16)) for c in stops), angle)


def blur_radius(text: str) -> str | None:
    """The radius in `blur(5%)` or `blur(40px)`, a length; None if it is another background."""
    match = re.fullmatch(
        r"\s*blur\s*\(\s*([0-9]{1,5}\s*(?:px)?|[0-9]{1,3}(?:\.[0-9]{1,2})?\s*%)\s*\)\s*", text, re.IGNORECASE
    )
    if match is None:
        return None
    length = re.sub(r"\s", "", match[1]).lower()
    length = length if length.endswith(("px", "%")) else f"{length}px"
    number = float(length.rstrip("px%"))
    return length if number > 0 and (number <= 100 or length.endswith("px")) else None


def background(value: str, parse_color: Callable[[str], str | None]) -> str | None:
    """A background as options store it; None if it is not valid.

    It is `none`, `#rrggbb`, a gradient, `blur(RADIUS)`, or the absolute path of an image or of a folder of images.
    """
    if value.lower() in ("none", ""):
        return "none"
    if found := parse_color(value) or gradient(value, parse_color):
        return str(found)
    if radius := blur_radius(value):
        return f"blur({radius})"
    if not value.startswith("#") and "\0" not in value and Path(value).is_absolute():
        return value
    return None


class ShadowUsual(NamedTuple):
    """What a kind of shadow is without further options.

    Attributes:
        distance, softness: percent of the subject's longer side; distance is None where it has no meaning.
        opacity: percent.
    """

    distance: float | None
    softness: float | None
    opacity: float


SHADOW_USUAL: Final = {
    Shadow.DROP: ShadowUsual(4, 4, 40),
    Shadow.CONTACT: ShadowUsual(1.5, 3, 60),
    Shadow.FLOATING: ShadowUsual(4, 10, 45),
    Shadow.REFLECTION: ShadowUsual(25, 0, 35),
    Shadow.OWN: ShadowUsual(None, None, 100),
}
"""For each kind but none."""

_LONGEST: Final = 2
"""Largest length of a shadow, as a multiple of the subject's longer side: what is farther away is not seen."""
_SHORTEST_SIDE: Final = 32
"""Smaller subjects count as if their longer side had so many pixels."""


def longest_reach(side: int) -> float:
    """The largest distance and softness of a shadow for a subject with this longer side, in pixels."""
    return _LONGEST * max(side, _SHORTEST_SIDE)


_REACH: Final = 3.0
"""Standard deviations after which a blurred edge has ended: 0.1 % is left."""
FLATNESS: Final = 0.12
"""Height of the shadow of a floating subject, as a share of the subject's width."""
VERTICAL: Final = 0.4
"""How much less a shadow on the ground is blurred in height than in width, because it is seen from the side."""


class ShadowStyle(NamedTuple):
    """A shadow with its lengths in pixels of the photo.

    Attributes:
        kind: not none.
        angle: direction in which a drop shadow falls, in degrees: 0 is up, 90 right, 180 down.
        distance: drop: how far the shadow is moved. Contact: its height. Floating: the gap below the subject.
            Reflection: how far it reaches down until it has faded.
        sigma: standard deviation of the blur.
        opacity: 0-1.
    """

    kind: Shadow
    angle: float
    distance: float
    sigma: float
    opacity: float

    @property
    def shift(self) -> tuple[float, float]:
        """(x, y) by which a drop shadow is moved."""
        turn = math.radians(self.angle)
        return math.sin(turn) * self.distance, -math.cos(turn) * self.distance

    def room(self, subject: Box) -> Box:
        """A box around the subject and its shadow; without the photo's own shadow, which must be found first."""
        left, upper, right, lower = (float(side) for side in subject)
        reach = self.sigma * _REACH
        match self.kind:
            case Shadow.DROP:
                x, y = self.shift
                cast = left + x - reach, upper + y - reach, right + x + reach, lower + y + reach
            case Shadow.CONTACT:
                cast = left - reach, upper, right + reach, lower + self.distance * 2 + reach * VERTICAL
            case Shadow.FLOATING:
                height = (right - left) * FLATNESS + reach * VERTICAL * 2
                cast = left - reach, upper, right + reach, lower + self.distance + height
            case Shadow.REFLECTION:
                cast = left, upper, right, lower + min(self.distance, lower - upper)
            case _:
                cast = left, upper, right, lower
        return (
            math.floor(min(left, cast[0])),
            math.floor(min(upper, cast[1])),
            math.ceil(max(right, cast[2])),
            math.ceil(max(lower, cast[3])),
        )
