"""The kinds of rules that a rule set can have, and how their values are validated."""

import re
from collections.abc import Callable, Mapping
from typing import Final, cast

Value = int | float | str | tuple[int, int] | tuple[float, float] | tuple[str, ...] | None

_UNITS: Final = {"": 1, "B": 1, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


def _pixels(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000:
        raise ValueError("it must be a whole number of pixels")
    return value


def _size(value: object) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})\s*[xX×]\s*(\d{1,6})", value) if isinstance(value, str) else None
    if not match or not int(match[1]) or not int(match[2]):
        raise ValueError("it must be WIDTHxHEIGHT in pixels, such as 2000x2000")
    return int(match[1]), int(match[2])


def _ratio(value: object) -> tuple[float, float]:
    number = r"(\d{1,5}(?:\.\d{1,4})?)"
    match = re.fullmatch(rf"{number}\s*:\s*{number}", value) if isinstance(value, str) else None
    if not match or not float(match[1]) or not float(match[2]):
        raise ValueError("it must be WIDTH:HEIGHT, such as 1:1.44")
    return float(match[1]), float(match[2])


def _percent(value: object) -> float:
    text = value.replace(" ", "") if isinstance(value, str) else ""
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?%", text) or not 0 < float(text[:-1]) <= 100:
        raise ValueError("it must be a percentage, such as 85%")
    return float(text[:-1])


def _number(low: float, high: float) -> Callable[[object], float]:
    def check(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"it must be a number from {low:g} to {high:g}")
        return value

    return check


def _bytes(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 50:
        return value
    match = re.fullmatch(r"(\d{1,9}(?:\.\d{1,3})?)\s*([a-zA-Z]*)", value) if isinstance(value, str) else None
    if match and match[2].upper() in _UNITS and (size := int(float(match[1]) * _UNITS[match[2].upper()])):
        return size
    raise ValueError("it must be a size such as 10 MB (a million bytes each)")


def _one_of(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        for word in allowed:
            if isinstance(value, str) and value.strip().lower() == word.lower():
                return word
        raise ValueError(f"it must be one of {', '.join(allowed)}")

    return check


def _formats(value: object) -> tuple[str, ...]:
    names = cast("list[object]", value) if isinstance(value, list) else []
    if not names or not all(isinstance(name, str) and name.lower() in FORMATS for name in names):
        raise ValueError(f"it must be a list of formats: {', '.join(FORMATS)}")
    return tuple(str(name).lower() for name in names)


def _sentence(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 500:
        raise ValueError("it must be a sentence that says what to look for")
    return value.strip()


def _nothing(value: object) -> None:
    if value not in (None, True):
        raise ValueError("it takes no value")


FORMATS: Final = ("jpeg", "png", "webp", "gif", "tiff", "bmp", "avif", "jxl", "heif", "psd")
"""File formats that a rule can name."""

KINDS: Final[Mapping[str, Callable[[object], Value]]] = {
    "size_min": _size,
    "size_max": _size,
    "longest_min": _pixels,
    "longest_max": _pixels,
    "shortest_min": _pixels,
    "megapixels_max": _number(0.01, 100_000),
    "ratio": _ratio,
    "background": _one_of("white", "transparent", "white or transparent"),
    "fill_min": _percent,
    "fill_max": _percent,
    "not_cut": _nothing,
    "no_border": _nothing,
    "no_shadow": _nothing,
    "enlarged_max": _number(1, 100),
    "color_space": _one_of("sRGB"),
    "depth_max": _number(1, 64),
    "formats": _formats,
    "ending": _nothing,
    "quality_min": _number(1, 100),
    "bytes_max": _bytes,
    "file_name": _one_of("gtin", "gtin-8", "gtin-12", "gtin-13", "gtin-14"),
    "by_eye": _sentence,
}
"""The kinds of rules, and how their values are validated."""
