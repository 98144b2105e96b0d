"""Finds color spaces that a file states in another way than with an ICC profile: EXIF, PNG chunks, HEIF boxes."""

import struct
import zlib
from collections.abc import Generator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO, Final

from rembg_desktop.imaging import color

_MAX_BLOCK: Final = 1 << 24
"""Blocks of metadata above this size in bytes are not searched."""

_INVALID: Final = (struct.error, ValueError, LookupError, ArithmeticError)
_CHUNKS: Final = frozenset({b"cICP", b"sRGB", b"gAMA", b"cHRM", b"eXIf", b"EXIF"})

_WHITE, _CHROMATICITIES, _EXIF, _COLOR_SPACE, _INTEROP, _INDEX = 318, 319, 0x8769, 0xA001, 0xA005, 1
_TAGS: Final = frozenset({_WHITE, _CHROMATICITIES, _EXIF, _COLOR_SPACE, _INTEROP, _INDEX})
_TYPES: Final = {2: "B", 3: "H", 4: "I", 5: "II"}
"""Letters of struct by type of a tag (TIFF 6.0, section 2)."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file states about its colors besides an ICC profile.

    Attributes:
        space: color space of the pixels; None if the ICC profile decides, or if nothing is stated.
        gain_map: the file also contains a gain map, which makes an HDR picture of the SDR one.
    """

    space: color.ColorSpace | None = None
    gain_map: bool = False


def stated_in(file: BinaryIO, kind: str, icc: bytes | None, exif: bytes | None = None) -> Stated:
    """Read what a file states about its colors. Keeps the position of the file; damaged data states nothing.

    Args:
        file: open image file.
        kind: Pillow's name of the format.
        exif: EXIF block of HEIF and AVIF; the other formats are searched for it.
        icc: ICC profile in the file. Only the cICP chunk of PNG takes precedence over it.
    """
    position = file.tell()
    try:
        match kind:
            case "PNG":
                return Stated(_in_png(file, icc))
            case "JPEG":
                return _in_jpeg(file, icc)
            case "HEIF" | "AVIF" if icc is None:
                return Stated(_in_heif(file, exif or b""))
            case "WEBP" if icc is None:
                return Stated(_in_exif(dict(_blocks(file, riff=True)).get(b"EXIF", b"")))
            case "TIFF" if icc is None:
                return Stated(_in_tags(file))
            case _:
                return Stated()
    except _INVALID:
        return Stated()
    finally:
        file.seek(position)


def _blocks(file: BinaryIO, *, riff: bool = False) -> Generator[tuple[bytes, bytes]]:
    """(name, data) of the chunks about color of a PNG or RIFF file. Damaged ones of PNG are left out."""
    at = 12 if riff else 8
    while True:
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        name, size = (head[:4], head[4:]) if riff else (head[4:], head[:4])
        length = int.from_bytes(size, "little" if riff else "big")
        if name in _CHUNKS and length <= _MAX_BLOCK:
            data = file.read(length)
            if riff or file.read(4) == struct.pack(">I", zlib.crc32(data, zlib.crc32(name))):
                yield name, data
        at += 8 + (length + length % 2 if riff else length + 4)


def _in_png(file: BinaryIO, icc: bytes | None) -> color.ColorSpace | None:
    """PNG, third edition, 4.3: cICP, iCCP, sRGB, then gAMA with cHRM; EXIF last."""
    chunks: dict[bytes, bytes] = {}
    for name, data in _blocks(file):
        chunks.setdefault(name, data)
    if (
        (code := chunks.get(b"cICP"))
        and len(code) == 4
        and code[2] == 0
        and (space := color.from_cicp(code[0], code[1]))
    ):
        return replace(space, narrow=code[3] == 0)
    if icc or b"sRGB" in chunks:
        return None
    if b"gAMA" not in chunks and b"cHRM" not in chunks:
        return _in_exif(chunks.get(b"eXIf", b""))
    primaries = color.SRGB
    curve: float | color.Curve = color.srgb_curve
    if b"cHRM" in chunks:
        primaries = color.primaries_from([value / 100_000 for value in struct.unpack(">8I", chunks[b"cHRM"])])
    if b"gAMA" in chunks:
        curve = 100_000 / struct.unpack(">I", chunks[b"gAMA"])[0]
    return color.checked(color.ColorSpace(primaries, curve))


def _in_jpeg(file: BinaryIO, icc: bytes | None) -> Stated:
    """EXIF in APP1; gain map by its XMP (Adobe), or by its own segment (ISO 21496-1, annex C)."""
    space, gain_map, at = None, False, 2
    while True:
        file.seek(at)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF or head[1] in (0xD9, 0xDA):
            return Stated(space, gain_map)
        length = int.from_bytes(head[2:], "big")
        data = file.read(length - 2) if head[1] in (0xE1, 0xE2) else b""
        if data.startswith(b"Exif\0\0") and icc is None:
            space = space or _in_exif(data)
        gain_map |= (
            data.startswith(b"urn:iso:std:iso:ts:21496:-1\0") or b"http://ns.adobe.com/hdr-gain-map/" in data
        )
        at += 2 + length


def _in_exif(block: bytes) -> color.ColorSpace | None:
    try:
        return _in_tags(BytesIO(block.removeprefix(b"Exif\0\0")))
    except _INVALID:  # a gain map can still be found
        return None


def _in_tags(file: BinaryIO) -> color.ColorSpace | None:
    """The color space in the tags of a TIFF file or of an EXIF block, which is one too.

    DCF 2.0 (JEITA CP-3461B) has the index R03 for Adobe RGB. WhitePoint and PrimaryChromaticities
    are those of TIFF 6.0, section 20; a gamma of 2.2 belongs to them.
    """
    file.seek(0)
    head = file.read(8)
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(head[:4])
    if order is None:
        return None
    first = _tags(file, order, struct.unpack(f"{order}I", head[4:])[0])
    details = _tags(file, order, first[_EXIF][0]) if _EXIF in first else {}
    interop = _tags(file, order, details[_INTEROP][0]) if _INTEROP in details else {}
    space = details.get(_COLOR_SPACE, (0xFFFF,))[0]
    if space == 2 or (space != 1 and bytes(interop.get(_INDEX, ())).startswith(b"R03")):
        return color.ColorSpace(color.ADOBE_RGB, 563 / 256)
    if details or len(first.get(_WHITE, ())) != 2 or len(first.get(_CHROMATICITIES, ())) != 6:
        return None
    return color.checked(color.ColorSpace(color.primaries_from([*first[_WHITE], *first[_CHROMATICITIES]]), 2.2))


def _tags(file: BinaryIO, order: str, at: int) -> dict[int, tuple[Any, ...]]:
    """The values of the tags in _TAGS, of the directory at this offset."""
    file.seek(at)
    (count,) = struct.unpack(f"{order}H", file.read(2))
    table = file.read(12 * count)
    found: dict[int, tuple[Any, ...]] = {}
    for number in range(len(table) // 12):
        tag, kind, length, inline = struct.unpack_from(f"{order}HHI4s", table, 12 * number)
        if tag not in _TAGS or kind not in _TYPES or length > 8:
            continue
        letters = order + _TYPES[kind] * length
        size = struct.calcsize(letters)
        if size > 4:
            file.seek(struct.unpack(f"{order}I", inline)[0])
            inline = file.read(size)
        values = struct.unpack(letters, inline[:size])
        found[tag] = tuple(a / b for a, b in zip(values[::2], values[1::2], strict=True)) if kind == 5 else values
    return found


def _in_heif(file: BinaryIO, exif: bytes) -> color.ColorSpace | None:
    """The color box of the main picture (ISO/IEC 14496-12, 12.1.5, and 23008-12, 6.5.5); without one, EXIF."""
    meta = next((data for name, data in _boxes(file) if name == b"meta"), b"")
    boxes = dict(_boxes(BytesIO(meta[4:])))
    main = int.from_bytes(boxes[b"pitm"][4:], "big")
    parts = list(_boxes(BytesIO(boxes[b"iprp"])))
    properties = list(_boxes(BytesIO(dict(parts)[b"ipco"])))
    for name, links in parts:
        for index in _associated(links, main) if name == b"ipma" else ():
            kind, data = properties[index - 1]
            is_stated = kind == b"colr" and data[:4] == b"nclx"
            if is_stated and (space := color.from_cicp(*struct.unpack_from(">HH", data, 4))):
                return color.checked(space)
    return _in_exif(exif)


def _associated(data: bytes, main: int) -> Generator[int]:
    """The numbers of the properties of one item, from 1 on, in an association box."""
    wide_items, wide_numbers = data[0] > 0, data[3] & 1
    stream = BytesIO(data[8:])
    for _ in range(int.from_bytes(data[4:8], "big")):
        item = int.from_bytes(stream.read(4 if wide_items else 2), "big")
        for _ in range(stream.read(1)[0]):
            number = int.from_bytes(stream.read(2 if wide_numbers else 1), "big")
            number &= 0x7FFF if wide_numbers else 0x7F
            if item == main and number:
                yield number


def _boxes(file: BinaryIO) -> Generator[tuple[bytes, bytes]]:
    """(type, content) of the boxes; the content of media data and of huge boxes is left out."""
    at = 0
    while True:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return
        length, start = int.from_bytes(head[:4], "big"), 8
        if length == 1:
            length, start = int.from_bytes(head[8:], "big"), 16
        file.seek(at + start)
        skipped = head[4:8] == b"mdat" or length > _MAX_BLOCK
        yield head[4:8], b"" if skipped else file.read(length - start if length else -1)
        if length < start:  # the last box ends with the file
            return
        at += length
