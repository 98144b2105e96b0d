"""The file formats, from the tables that the program uses.

The tables are committed, so that they can be read without building the documentation.
`scripts/docs tables` updates them.
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from _generate import markdown
from rembg_desktop.imaging.encode import DEEP, KEPT, MAX_SIDES
from rembg_desktop.imaging.input_formats import FORMATS, Format, Kept
from rembg_desktop.options import OutputFormat

PAGE: Final = Path(__file__).resolve().parent.parent / "formats.md"

_COLORS: Final = {"sensor": "sensor data, developed"}
_BLOCK: Final = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end of table -->)", re.DOTALL)


def input_formats() -> str:
    """What is read of each format besides the pixels, and what is not."""
    rows = [
        (
            each.label,
            " ".join(f"`{suffix}`" for suffix in each.suffixes),
            each.frames,
            ", ".join(each.keeps) or "nothing",
            "; ".join(each.unsupported),
        )
        for each in FORMATS
    ]
    return markdown.table(("format", "file name extensions", "picture", "also read", "not supported"), rows)


def pixels() -> str:
    """The pixels that are read."""
    rows = [
        (
            each.label,
            _COLORS.get(samples.color, samples.color),
            ", ".join(map(str, samples.bits)),
            ", ".join(map(str, samples.floats)),
            "yes" if samples.alpha else "",
        )
        for each in FORMATS
        for samples in each.samples
    ]
    return markdown.table(("format", "color", "bits", "bits, floating point", "transparency"), rows)


def signatures() -> str:
    """How each format is recognized."""
    rows = [(each.label, ", ".join(_signatures(each)) or "none") for each in FORMATS]
    return markdown.table(("format", "first bytes, hexadecimal or text"), rows)


def output_formats() -> str:
    """What results contain."""
    rows = [
        (
            kind.label,
            f"`{kind.suffix}`",
            "yes" if kind.has_alpha else "no: needs a background",
            "8, 16" if kind in DEEP else "8",
            "by choice" if kind.can_be_lossless else "no" if kind.has_quality else "always",
            *("yes" if kept in KEPT[kind] else "no" for kept in Kept),
            f"{MAX_SIDES[kind]:,}",
        )
        for kind in OutputFormat
    ]
    pixels = ("transparency", "bits", "lossless")
    head = ("format", "file name extension", *pixels, *Kept, "maximum width and height, pixels")
    return markdown.table(head, rows)


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "input_formats": input_formats,
    "pixels": pixels,
    "signatures": signatures,
    "output_formats": output_formats,
}


def updated(text: str) -> str:
    """The page with current tables.

    Raises:
        ValueError: the page does not have each table once.
    """
    found = [block[2] for block in _BLOCK.finditer(text)]
    if sorted(found) != sorted(TABLES) or text.count("<!-- table:") != len(found):
        raise ValueError(f"expected the tables {sorted(TABLES)} once each, but found {found}")
    return _BLOCK.sub(lambda block: f"{block[1]}\n{TABLES[block[2]]()}\n{block[3]}", text)


def _signatures(each: Format) -> list[str]:
    starts = [_shown(start) for start in each.signatures]
    return [*starts, *(f"brand `{brand.decode()}`" for brand in each.brands)]


def _shown(signature: bytes) -> str:
    """`RIFF .. .. .. .. WEBP`: printable bytes as text, others as hexadecimal numbers, `..` for any byte."""
    parts = re.findall(rb"[A-Za-z0-9 -]{2,}|.", signature.replace(b"?", b"\x7f"), re.DOTALL)
    shown = (part.decode() if len(part) > 1 else ".." if part == b"\x7f" else f"{part[0]:02X}" for part in parts)
    return f"`{' '.join(shown).strip()}`"


if __name__ == "__main__":
    before = PAGE.read_text(encoding="utf-8")
    if "--check" not in sys.argv:
        PAGE.write_text(updated(before), encoding="utf-8")
    elif updated(before) != before:
        sys.exit("docs/formats.md is outdated. Run `scripts/docs tables`.")
