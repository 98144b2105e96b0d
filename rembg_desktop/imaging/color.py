"""RGB color spaces: by primaries and transfer function, by codes of ITU-T H.273 (CICP), and as files state them.

Files state them with an ICC profile, or in another way, which is found here: EXIF, PNG chunks, HEIF boxes.
"""

import struct
import zlib
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging import profile
from rembg_desktop.imaging.formats import boxes, content
from rembg_desktop.imaging.pixels import Deep
from rembg_desktop.imaging.profile import ADOBE_RGB, D65, PRIMARIES, REC_2020, SRGB, UNSPECIFIED, Primaries, to_xyz

Curve = Callable[[NDArray[np.float64]], NDArray[np.float64]]

_PQ: Final = 16
_HLG: Final = 18
"""Codes of ITU-T H.273, tables 2 and 3."""


_NAMES: Final = {
    ADOBE_RGB: "Compatible with Adobe RGB (1998)",
    REC_2020: "Rec. 2020",
    PRIMARIES[12]: "Display P3",
}

_CURVES: Final[dict[int, float | Curve]] = {
    1: profile.video_curve,
    UNSPECIFIED: profile.srgb_curve,
    4: 2.2,
    5: 2.8,
    6: profile.video_curve,
    7: profile.smpte_240_curve,
    8: 1.0,
    9: lambda values: 10 ** (2 * (values - 1)),
    10: lambda values: 10 ** (2.5 * (values - 1)),
    11: profile.video_curve,
    12: profile.video_curve,
    13: profile.srgb_curve,
    14: profile.video_curve,
    15: profile.video_curve,
    17: 2.6,
}
"""TransferCharacteristics by code (ITU-T H.273, table 3): gamma, or function from value to linear light."""


@dataclass(frozen=True, slots=True)
class ColorSpace:
    """An RGB color space.

    Attributes:
        primaries: chromaticities of white and of the three colors.
        curve: gamma, or function from a value to linear light; both 0-1. Not used for HDR.
        hdr: 16 for PQ, 18 for HLG, 0 for SDR.
        narrow: black is 16 and white is 235 of 255.
    """

    primaries: Primaries
    curve: float | Curve
    hdr: int = 0
    narrow: bool = False

    @property
    def is_srgb(self) -> bool:
        """Whether it is sRGB. Gamma 2.2 and the curve of video with the same primaries are shown as sRGB too.

        PNG and video files with these values contain sRGB pictures; web browsers and image libraries agree.
        """
        curve = self.curve
        alike = curve in (profile.srgb_curve, profile.video_curve) if callable(curve) else abs(curve - 2.2) < 0.03
        return not self.hdr and alike and self.primaries.is_close(SRGB)

    @property
    def icc(self) -> bytes:
        """An ICC profile of it. Only for SDR."""
        return profile.srgb() if self.is_srgb else _profile(self.primaries, self.curve)

    def full_range(self, image: Image.Image) -> Image.Image:
        """Scale RGB or L pixels to 0-255."""
        if not self.narrow:
            return image
        table = [min(255, max(0, round((value - 16) * 255 / 219))) for value in range(256)]
        return image.point(table * len(image.getbands()))

    def tone_map(self, image: Image.Image, deep: Deep | None = None) -> None:
        """Convert the RGB pixels of an HDR image to sRGB in place; also the same pixels with 16 bits."""
        white = profile.adaptation(to_xyz(self.primaries.white), to_xyz(D65))
        matrix: NDArray[np.float64] = np.linalg.inv(SRGB.to_xyz()) @ white @ self.primaries.to_xyz()
        tone = profile.ToneMap(image, matrix, self.primaries.to_xyz()[1], hlg=self.hdr == _HLG)
        tone.apply(image)
        if deep:
            deep.expand()
            tone.apply_to_words(deep.colors)


@cache
def _profile(primaries: Primaries, curve: float | Curve) -> bytes:
    name = _NAMES.get(primaries, "RGB of the source file")
    response = curve(np.linspace(0, 1, 4096, dtype=np.float64)) if callable(curve) else curve
    return profile.from_matrix(name, primaries.to_xyz(), to_xyz(primaries.white), response)


def checked(space: ColorSpace) -> ColorSpace | None:
    """The color space; None if it is sRGB, which results are without a profile.

    Raises:
        ValueError: no color space has these values.
    """
    if not callable(space.curve) and not 0.1 <= space.curve <= 10:
        raise ValueError(space.curve)
    if abs(np.linalg.det(space.primaries.to_xyz())) < 0.001:
        raise ValueError(space.primaries)
    return None if space.is_srgb else space


def primaries_from(values: list[float]) -> Primaries:
    """From x and y of white, red, green and blue. Rounded values of known color spaces become exact."""
    points = [(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
    found = Primaries(*points)
    return next((known for known in (*PRIMARIES.values(), ADOBE_RGB) if found.is_close(known)), found)


def from_cicp(primaries: int, transfer: int) -> ColorSpace | None:
    """The color space with these codes of ITU-T H.273; None if they are unspecified or unknown."""
    if primaries not in PRIMARIES or (primaries, transfer) == (UNSPECIFIED, UNSPECIFIED):
        return None
    if transfer in (_PQ, _HLG):
        return ColorSpace(PRIMARIES[primaries], profile.srgb_curve, hdr=transfer)
    return ColorSpace(PRIMARIES[primaries], _CURVES[transfer]) if transfer in _CURVES else None


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

    space: ColorSpace | None = None
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


def _in_png(file: BinaryIO, icc: bytes | None) -> ColorSpace | None:
    """PNG, third edition, 4.3: cICP, iCCP, sRGB, then gAMA with cHRM; EXIF last."""
    chunks: dict[bytes, bytes] = {}
    for name, data in _blocks(file):
        chunks.setdefault(name, data)
    if (
        (code := chunks.get(b"cICP"))
        and len(code) == 4
        and code[2] == 0
        and (space := from_cicp(code[0], code[1]))
    ):
        return replace(space, narrow=code[3] == 0)
    if icc or b"sRGB" in chunks:
        return None
    if b"gAMA" not in chunks and b"cHRM" not in chunks:
        return _in_exif(chunks.get(b"eXIf", b""))
    primaries = SRGB
    curve: float | Curve = profile.srgb_curve
    if b"cHRM" in chunks:
        primaries = primaries_from([value / 100_000 for value in struct.unpack(">8I", chunks[b"cHRM"])])
    if b"gAMA" in chunks:
        curve = 100_000 / struct.unpack(">I", chunks[b"gAMA"])[0]
    return checked(ColorSpace(primaries, curve))


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


def _in_exif(block: bytes) -> ColorSpace | None:
    try:
        return _in_tags(BytesIO(block.removeprefix(b"Exif\0\0")))
    except _INVALID:  # a gain map can still be found
        return None


def _in_tags(file: BinaryIO) -> ColorSpace | None:
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
        return ColorSpace(ADOBE_RGB, 563 / 256)
    if details or len(first.get(_WHITE, ())) != 2 or len(first.get(_CHROMATICITIES, ())) != 6:
        return None
    return checked(ColorSpace(primaries_from([*first[_WHITE], *first[_CHROMATICITIES]]), 2.2))


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


def _in_heif(file: BinaryIO, exif: bytes) -> ColorSpace | None:
    """The color box of the main picture (ISO/IEC 14496-12, 12.1.5, and 23008-12, 6.5.5); without one, EXIF."""
    meta = next(
        (content(file, *place) for name, *place in boxes(file, 0, file.seek(0, 2)) if name == b"meta"), b""
    )
    inner = dict(_inside(meta[4:]))
    main = int.from_bytes(inner[b"pitm"][4:], "big")
    parts = list(_inside(inner[b"iprp"]))
    properties = list(_inside(dict(parts)[b"ipco"]))
    for name, links in parts:
        for index in _associated(links, main) if name == b"ipma" else ():
            kind, data = properties[index - 1]
            is_stated = kind == b"colr" and data[:4] == b"nclx"
            if is_stated and (space := from_cicp(*struct.unpack_from(">HH", data, 4))):
                return checked(space)
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


def _inside(data: bytes) -> Generator[tuple[bytes, bytes]]:
    """(type, content) of the boxes in the content of another one."""
    file = BytesIO(data)
    for kind, start, end in boxes(file, 0, len(data), partial=True):
        yield kind, content(file, start, end)
