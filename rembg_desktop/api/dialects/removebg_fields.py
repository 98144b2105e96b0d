"""The fields of remove.bg's API 1.0 besides its pictures: their choices, and what each of them asks for."""

import re
from collections.abc import Callable, Container, Mapping
from typing import Final, TypeVar

from rembg_desktop.api.dialects.finishing import Color, Finish, Region, Side
from rembg_desktop.api.problem import Problem
from rembg_desktop.options import parse_color

_T = TypeVar("_T")

SIZES: Final[Mapping[str, float]] = {
    **dict.fromkeys(("preview", "small", "regular"), 0.25),
    "medium": 1.5,
    "hd": 4,
    **dict.fromkeys(("full", "4k", "auto"), 25),
    "50MP": 50,
}
"""Megapixels at most."""
_PNG_MEGAPIXELS: Final = 10
TYPES: Final = ("auto", "person", "product", "car", "animal", "graphic", "transportation")
LEVELS: Final = ("none", "1", "2", "latest")
FORMATS: Final = ("auto", "png", "jpg", "webp", "zip")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "size": tuple(SIZES),
    "type": TYPES,
    "type_level": LEVELS,
    "format": FORMATS,
    "channels": ("rgba", "alpha"),
    "shadow_method": ("legacy", "latest"),
    "crop": ("true", "false"),
    "add_shadow": ("true", "false"),
    "semitransparency": ("true", "false"),
}
BACKGROUNDS: Final = ("bg_color", "bg_image_url", "bg_image_file")


def failure(code: str, title: str, detail: str = "") -> Problem:
    """An error with a code of remove.bg."""
    return Problem(400, code, title, detail)


def check(fields: Mapping[str, str], files: Container[str]) -> None:
    """Check that choices are known, and that there are one photo and at most one background.

    Raises:
        Problem: with remove.bg's code.
    """
    for name, choices in CHOICES.items():
        if name in fields and fields[name] not in choices:
            allowed = f"Use one of {', '.join(choices)}."
            raise failure(f"invalid_{name}", f"Invalid {name} parameter given", allowed)
    if fields.get("type") == "car" and fields.get("add_shadow") == "true":
        raise failure("invalid_add_shadow", "No shadows are offered", "Send add_shadow=false.")
    if "image_file" not in files and "image_url" not in fields:
        detail = "Please provide the source image in the image_url, image_file or image_file_b64 parameter."
        raise failure("missing_source", "No image given", detail)
    if "image_file" in files and "image_url" in fields:
        detail = "Please provide either the image_url, image_file or image_file_b64 parameter."
        raise failure("multiple_sources", "Multiple image sources given", detail)
    if sum(name in fields or name in files for name in BACKGROUNDS) > 1:
        title = "Multiple background sources given"
        raise failure(
            "multiple_bg_sources", title, "Please provide either bg_color, bg_image_url or bg_image_file."
        )


def finish_of(fields: Mapping[str, str], *, has_background: bool) -> Finish:
    """What the fields ask for, without a background image.

    Raises:
        Problem: with remove.bg's code.
    """
    kind = fields.get("format", "auto")
    megapixels = SIZES[fields.get("size", "preview")]
    if kind == "png" or (kind == "auto" and not has_background):
        megapixels = min(megapixels, _PNG_MEGAPIXELS)
    margins = _read(fields, "crop_margin", _margins)
    scale = _read(fields, "scale", _scale)
    position = _read(fields, "position", _position)
    return Finish(
        format=kind,
        max_pixels=round(megapixels * 1_000_000),
        alpha_only=fields.get("channels") == "alpha",
        color=_read(fields, "bg_color", _color),
        region=_read(fields, "roi", _region),
        crop=(margins or (_NONE, _NONE, _NONE, _NONE)) if fields.get("crop") == "true" else None,
        scale=scale,
        position=position,
    )


_NONE: Final[Side] = (0.0, False)


def _read(fields: Mapping[str, str], name: str, parse: Callable[[str], _T]) -> _T | None:
    if name not in fields:
        return None
    try:
        return parse(fields[name])
    except ValueError:
        raise failure(f"invalid_{name}", f"Invalid {name} parameter given") from None


def _side(text: str) -> Side:
    match = re.fullmatch(r"(\d{1,7}(?:\.\d{1,6})?)\s*(px|%)?", text)
    if match is None:
        raise ValueError(text)
    return float(match[1]), match[2] == "%"


def _percent(text: str) -> float:
    value, is_percent = _side(text)
    if not is_percent or value > 100:
        raise ValueError(text)
    return value


def _region(text: str) -> Region:
    left, top, right, bottom = map(_side, text.split())
    return Region(left, top, right, bottom)


def _margins(text: str) -> tuple[Side, Side, Side, Side]:
    sides = [_side(part) for part in text.split()]
    if len(sides) not in (1, 2, 4):
        raise ValueError(text)
    top, right, bottom, left = (sides * 4)[:4]
    return top, right, bottom, left


def _scale(text: str) -> float | None:
    if text == "original":
        return None
    value = _percent(text)
    if value < 10:
        raise ValueError(text)
    return value


def _position(text: str) -> tuple[float, float] | None:
    if text == "original":
        return None
    if text == "center":
        return 50.0, 50.0
    values = [_percent(part) for part in text.split()]
    if len(values) not in (1, 2):
        raise ValueError(text)
    return values[0], values[-1]


def _color(text: str) -> Color:
    digits = text.strip().removeprefix("#")
    if re.fullmatch(r"[0-9A-Fa-f]{4}", digits):
        digits = "".join(digit * 2 for digit in digits)
    alpha = 255
    if re.fullmatch(r"[0-9A-Fa-f]{8}", digits):
        digits, alpha = digits[:6], int(digits[6:], 16)
    found = parse_color(digits)
    if found is None:
        raise ValueError(text)
    return int(found[1:3], 16), int(found[3:5], 16), int(found[5:7], 16), alpha
