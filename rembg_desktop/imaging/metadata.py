"""EXIF, XMP and resolution: what is copied to the result, what is removed, and how TIFF files hold it."""

import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from PIL import ExifTags, Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

_KEPT: Final = frozenset(
    {
        ExifTags.Base.ImageDescription,
        ExifTags.Base.Make,
        ExifTags.Base.Model,
        ExifTags.Base.Software,
        ExifTags.Base.DateTime,
        ExifTags.Base.Artist,
        ExifTags.Base.Copyright,
        ExifTags.Base.Rating,
        ExifTags.Base.XPTitle,
        ExifTags.Base.XPComment,
        ExifTags.Base.XPAuthor,
        ExifTags.Base.XPKeywords,
        ExifTags.Base.XPSubject,
    }
)
"""Descriptive tags of the first directory. The others describe the structure of the source file."""

_DROPPED_DETAILS: Final = frozenset(
    {ExifTags.Base.MakerNote, ExifTags.IFD.Interop, ExifTags.Base.ExifImageWidth, ExifTags.Base.ExifImageHeight}
)
"""Maker notes break when moved and can contain a preview that shows the background. Sizes can change."""

_CENTIMETER: Final = 3
_INCH: Final = 2
"""Values of ResolutionUnit (EXIF 2.32, 4.6.4 A)."""

_XMP_ORIENTATION: Final = (rb'tiff:Orientation="[0-9]"', rb"<tiff:Orientation>[0-9]</tiff:Orientation>")
_XMP_PREVIEWS: Final = (b"xmpGImg:image", b"GImage:Data", b"GDepth:Data")


_DAMAGED: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
)
"""What Pillow raises for invalid metadata."""


@dataclass(frozen=True, slots=True)
class SourceMetadata:
    """What an image file contains besides the pixels.

    Attributes:
        orientation: EXIF orientation, 1-8.
        icc: ICC profile as found; it might not match the pixels.
        exif: TIFF block for an upright result, see exif_block(); None if there is none.
        xmp: XMP packet; None if there is none.
        dpi: (horizontal, vertical) dots per inch; None if unknown.
        damaged: some of it could not be read and was left out.
    """

    orientation: int = 1
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    damaged: bool = False


def of_image(image: Image.Image) -> SourceMetadata:
    """The metadata of an image that Pillow opened. Damaged metadata is left out."""
    upright, icc = 1, image.info.get("icc_profile") or None
    try:
        upright = orientation(image)
        return SourceMetadata(upright, icc, exif_block(image), xmp_packet(image), resolution(image))
    except _DAMAGED:
        return SourceMetadata(upright, icc, damaged=True)


def orientation(image: Image.Image) -> int:
    """EXIF orientation, 1-8; 1 if it is missing or invalid."""
    value: Any = image.getexif().get(ExifTags.Base.Orientation, 1)
    return value if value in range(2, 9) else 1


def exif_block(image: Image.Image) -> bytes | None:
    """The EXIF data of `image` as a TIFF block for an upright result; None if nothing is left.

    Orientation, thumbnail, maker note, size and tags about the structure of the source file are removed.
    """
    source = image.getexif()
    kept = Image.Exif()
    for tag in _KEPT & source.keys():
        kept[tag] = source[tag]
    details = {
        tag: value
        for tag, value in source.get_ifd(ExifTags.IFD.Exif).items()
        if tag not in _DROPPED_DETAILS and not isinstance(value, dict)
    }
    if details:
        kept.get_ifd(ExifTags.IFD.Exif).update(details)
        kept[ExifTags.IFD.Exif] = details
    if gps := dict(source.get_ifd(ExifTags.IFD.GPSInfo)):
        kept[ExifTags.IFD.GPSInfo] = gps
    if not dict(kept):
        return None
    return kept.tobytes().removeprefix(b"Exif\0\0")


def xmp_packet(image: Image.Image) -> bytes | None:
    """The XMP packet of `image` without orientation; None if there is none or it contains previews."""
    packet: Any = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if isinstance(packet, str):
        packet = packet.encode()
    if not isinstance(packet, bytes) or any(mark in packet for mark in _XMP_PREVIEWS):
        return None
    for pattern in _XMP_ORIENTATION:
        packet = re.sub(pattern, b"", packet)
    return packet.rstrip(b"\0") or None


def resolution(image: Image.Image) -> tuple[float, float] | None:
    """(horizontal, vertical) dots per inch from the file or its EXIF data; None if missing or invalid."""
    value: Any = image.info.get("dpi") or _exif_resolution(image.getexif())
    try:
        horizontal, vertical = float(value[0]), float(value[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
    if 1 <= horizontal <= 100_000 and 1 <= vertical <= 100_000:
        return horizontal, vertical
    return None


def with_resolution(exif: bytes | None, dpi: tuple[float, float]) -> bytes:
    """Add the resolution to a TIFF block, for formats that cannot store it elsewhere."""
    tags = Image.Exif()
    if exif:
        tags.load(exif)
    tags[ExifTags.Base.XResolution], tags[ExifTags.Base.YResolution] = dpi
    tags[ExifTags.Base.ResolutionUnit] = _INCH
    return tags.tobytes().removeprefix(b"Exif\0\0")


def _exif_resolution(exif: Image.Exif) -> tuple[Any, Any] | None:
    unit = exif.get(ExifTags.Base.ResolutionUnit, _INCH)
    horizontal, vertical = exif.get(ExifTags.Base.XResolution), exif.get(ExifTags.Base.YResolution)
    if horizontal is None or vertical is None or unit not in (_INCH, _CENTIMETER):
        return None
    scale = 2.54 if unit == _CENTIMETER else 1.0
    return float(horizontal) * scale, float(vertical) * scale


_NESTED: Final = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
_LONG: Final = 4
"""Type LONG, used for entries that contain an offset (TIFF 6.0, section 2)."""


def flat_tags(exif: bytes | None) -> Image.Exif:
    """The tags in the first directory of a TIFF block, without nested directories."""
    tags = Image.Exif()
    if exif:
        tags.load(exif)
    for tag in _NESTED:
        if tag in tags:
            del tags[tag]
    return tags


def add_directories(file: BytesIO, exif: bytes) -> None:
    """Append the EXIF and GPS directories of a TIFF block to a complete TIFF file of at most 4 GB.

    The first directory is rewritten at the end of the file, with entries that point to them (TIFF 6.0, section 2).
    """
    source = Image.Exif()
    source.load(exif)
    head = bytes(file.getbuffer()[:8])
    order = "<" if head.startswith(b"II") else ">"
    entries = _entries(file, order)
    for tag in _NESTED:
        if values := source.get_ifd(tag):
            directory = ImageFileDirectory_v2(ifh=head, group=tag)
            for key, value in values.items():
                directory[key] = value
            at = _end(file)
            file.write(directory.tobytes(at))
            entries.append(struct.pack(f"{order}HHII", tag, _LONG, 1, at))
    entries.sort(key=lambda entry: struct.unpack(f"{order}H", entry[:2]))
    at = _end(file)
    file.write(struct.pack(f"{order}H", len(entries)) + b"".join(entries) + bytes(4))
    file.seek(4)
    file.write(struct.pack(f"{order}I", at))


def _entries(file: BytesIO, order: str) -> list[bytes]:
    """The 12-byte entries of the first directory."""
    file.seek(4)
    file.seek(struct.unpack(f"{order}I", file.read(4))[0])
    (count,) = struct.unpack(f"{order}H", file.read(2))
    return [file.read(12) for _ in range(count)]


def _end(file: BytesIO) -> int:
    """Seek to the end, padded to a word boundary, where directories must start."""
    file.seek(0, 2)
    file.write(bytes(file.tell() % 2))
    return file.tell()
