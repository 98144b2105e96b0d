"""EXIF, XMP and resolution: what is copied to the result and what is removed."""

import re
from typing import Any, Final

from PIL import ExifTags, Image

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
