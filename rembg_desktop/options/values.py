"""What the values of options can be: choices, colors, lengths, file name templates. All are checked here."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from string import Formatter
from typing import Final, TypeVar

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import choices

TEMPLATE_FIELDS: Final = ("stem", "index", "model", "date", "preset")
MAX_CANVAS: Final = 20_000
"""Maximum side length of a canvas in pixels."""

_MAX_BYTES: Final = 10**12
MAX_PATH_NAME: Final = 255
"""Bytes of the name of a clipping path: image resources state its length with one byte."""

_SHOWN: Final = 300
"""Most characters of a value in the message of an error."""


_Choice = TypeVar("_Choice", bound=StrEnum)
_Checked = TypeVar("_Checked")


def invalid(field: str, value: object, allowed: str) -> AppError:
    """The error for an option: which one, its value, and what is allowed."""
    shown = repr(value)
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return AppError(
        ErrorCode.INVALID_OPTION,
        f"{field}: {shown} is not valid: {allowed}.",
        f"Change the option {field} and try again.",
    )


def choice(field: str, value: object, kind: type[_Choice]) -> _Choice:
    """A member of an enumeration by its value, in upper or lower case."""
    try:
        return kind(str(value).lower())
    except ValueError:
        raise invalid(field, value, f"must be one of {', '.join(kind)}") from None


def flag(field: str, value: object) -> bool:
    """True or False; numbers and words are refused."""
    if not isinstance(value, bool):
        raise invalid(field, value, "must be true or false")
    return value


def path_name(value: object) -> str:
    """The name of a clipping path; empty for none."""
    if value is None:
        return ""
    if isinstance(value, str) and (name := value.strip()).isprintable() and len(name.encode()) <= MAX_PATH_NAME:
        return name
    raise invalid("clipping_path", value, f"must be a name of at most {MAX_PATH_NAME} bytes, such as Path 1")


def quality(value: object) -> int:
    """1-100."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100:
        raise invalid("quality", value, "must be a whole number from 1 to 100")
    return value


def model(value: object) -> str:
    """The name of a model in the catalog or of an imported one. Whether it exists is not checked."""
    if not isinstance(value, str) or not re.fullmatch(r"(custom:)?[A-Za-z0-9][A-Za-z0-9._-]{0,63}", value):
        raise invalid("model", value, "must be a model name from `rembg-desktop models list`")
    return value


def background(value: object) -> str:
    """`none`, `#rrggbb`, a gradient, `blur(RADIUS)`, or the absolute path of an image or folder."""
    if isinstance(value, str) and (found := choices.background(value, parse_color)) is not None:
        return found
    allowed = (
        "must be none, a color such as #ffffff or white, a gradient such as linear(white, #ddd, 180) or "
        "radial(white, #ddd), blur(5%), or the absolute path of an image or folder"
    )
    raise invalid("background", value, allowed)


def parse_color(text: str) -> str | None:
    """`#rrggbb` for a color: a CSS name, or 3 or 6 hexadecimal digits with or without `#`; else None."""
    lower = text.strip().lower()
    if match := re.fullmatch(r"#?(?:([0-9a-f]{6})|([0-9a-f]{3}))", lower):
        return "#" + (match[1] or "".join(digit * 2 for digit in match[2]))
    return _css_colors().get(lower)


@cache
def _css_colors() -> dict[str, str]:
    words = iter(_CSS_COLORS.split())
    return {name: f"#{value}" for name, value in zip(words, words, strict=True)}


# As text, which is parsed on first use: the start of a command does not pay for it.
_CSS_COLORS: Final = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black
000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0
chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff
darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki
bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon
e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick
b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700
goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4
indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00
lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray
d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue
87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00
limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd
mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a
mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin
ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered
ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip
ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399
red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57
seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090
snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise
40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
"""
"""The named colors of CSS Color Module Level 4, section 6.1, with their values."""


def length(field: str, value: object) -> str:
    """A margin or padding: `"12px"` or `"5%"`; a number without unit is pixels."""
    text = f"{value}px" if isinstance(value, int) and not isinstance(value, bool) else str(value).replace(" ", "")
    if re.fullmatch(r"[0-9]{1,5}", text):
        text += "px"
    if re.fullmatch(r"[0-9]{1,5}px", text):
        return text
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?%", text) and float(text[:-1]) <= 100:
        return text
    raise invalid(field, value, "must be pixels such as 12px, or a percentage such as 5% (up to 100%)")


def byte_count(field: str, value: object) -> int:
    """A number of bytes; 0 for none. Text can have a unit: `"2 MB"` is 2,000,000, `"2 MiB"` is 2,097,152."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MAX_BYTES:
        return value
    match = re.fullmatch(
        r"([0-9]{1,12}(?:[.,][0-9]{1,2})?) ?(?:([kmg]i?)b?|b|bytes?)?", str(value).strip().lower()
    )
    if isinstance(value, str) and match:
        prefix = match[2] or ""
        factor = (1024 if prefix.endswith("i") else 1000) ** " kmg".index(prefix[:1] or " ")
        count = float(match[1].replace(",", ".")) * factor
        if count <= _MAX_BYTES:
            return int(round(count, 3))
    if isinstance(value, str) and value.strip().lower() in ("", "none"):
        return 0
    raise invalid(field, value, "must be a number of bytes, or a size such as 500 KB or 2 MB; 0 for no limit")


def size_text(count: int) -> str:
    """A number of bytes as byte_count() understands it: `2 MB`, `1.5 KB`, `1234567 bytes`; empty for 0."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if count >= factor and count * 100 % factor == 0:
            return f"{count / factor:g} {unit}" if count < 1000 * factor else f"{count // factor} {unit}"
    return f"{count} bytes" if count else ""


def parts(value: object) -> str:
    """`"all"`, `"largest"`, or the smallest share of the largest part that is kept, such as `"5%"`."""
    text = str(value).replace(" ", "").lower()
    if text in ("all", "largest"):
        return text
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,2})?%", text) and float(text[:-1]) <= 100:
        return text if float(text[:-1]) else "all"
    raise invalid("parts", value, "must be all, largest, or a percentage of the largest part such as 5%")


def number(field: str, value: object, low: float, high: float) -> float:
    """A number within limits, with one decimal place."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise invalid(field, value, f"must be a number from {low:g} to {high:g}")
    return round(float(value), 1) + 0.0  # no negative zero


def percentage(field: str, value: object) -> float:
    """0-100, with one decimal place. A percent sign may follow it."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}(\.[0-9]+)?\s*%?", value):
        value = float(value.rstrip(" %"))
    return number(field, value, 0, 100)


def usual_or(check: Callable[[str, object], _Checked], field: str, value: object) -> _Checked | None:
    """A value that `check` accepts, or None: the usual one, which is also written `auto`."""
    if value is None or (isinstance(value, str) and value.strip().lower() in ("", "auto")):
        return None
    return check(field, value)


def canvas(value: object) -> str | None:
    """`"WIDTHxHEIGHT"`, or None."""
    if value is None or value == "":
        return None
    match = re.fullmatch(r"(\d{1,5})\s*[xX×]\s*(\d{1,5})", str(value))
    if match and all(1 <= int(side) <= MAX_CANVAS for side in match.groups()):
        return f"{int(match[1])}x{int(match[2])}"
    raise invalid("canvas", value, f"must be WIDTHxHEIGHT in pixels, each from 1 to {MAX_CANVAS}")


def template(value: object) -> str:
    """A template of file names that results in different names for different photos.

    Fields that not every photo has may come from a table of names; whether there is such a table is checked when a
    job is planned.
    """
    allowed = "must consist of letters and the fields " + ", ".join(f"{{{field}}}" for field in TEMPLATE_FIELDS)
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        raise invalid("name", value, allowed)
    try:
        parts = list(Formatter().parse(value))
    except ValueError:
        raise invalid("name", value, allowed) from None
    for literal, field, spec, conversion in parts:
        if re.search(r'[<>:"/\\|?*\x00-\x1f]', literal):
            raise invalid("name", value, 'a file name must not contain < > : " / \\ | ? *')
        if field is None:
            continue
        digits = r"(0\d)?" if field == "index" else ""
        if not re.fullmatch(r"[^\W\d]\w*", field) or conversion or not re.fullmatch(digits, spec or ""):
            raise invalid("name", value, allowed + "; {index:03} is a number with three digits")
    if not any(field and field not in ("model", "date", "preset") for _, field, _, _ in parts):
        raise invalid(
            "name", value, "must contain {stem} or {index}, otherwise all results would have the same name"
        )
    return value


def template_fields(value: str) -> tuple[str, ...]:
    """The fields of a valid template, each once."""
    return tuple(dict.fromkeys(field for _, field, _, _ in Formatter().parse(value) if field))


def pixels(length: str, reference: int) -> int:
    """A length in whole pixels, from `"12px"` or from `"5%"` of `reference` pixels."""
    return round(exact_pixels(length, reference))


def pixels_beside(length: str, reference: int) -> tuple[int, int]:
    """A length in whole pixels on two opposite sides: they can differ by one, so that their sum is the nearest."""
    both = int(2 * exact_pixels(length, reference) + 0.5)
    return both // 2, both - both // 2


def exact_pixels(length: str, reference: int) -> float:
    """A length in pixels, from `"12px"` or from `"5%"` of `reference` pixels."""
    if length.endswith("%"):
        return float(length[:-1]) / 100 * reference
    return float(length[:-2])
