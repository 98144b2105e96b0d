"""Encodes the result in the chosen format."""

import struct
from collections.abc import Generator
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.imaging import formats, metadata, png
from rembg_desktop.imaging.compose import assemble
from rembg_desktop.imaging.png import Extras, Sink
from rembg_desktop.options import OutputFormat, RemovalOptions

MAX_SIDES: Final = {
    OutputFormat.PNG: png.MAX_SIDE,
    OutputFormat.WEBP: 16_383,
    OutputFormat.JPEG: 65_500,
    OutputFormat.TIFF: 2**31 - 1,
}
"""Maximum side length of each format in pixels."""
_JPEG_SEGMENT: Final = 65_533 - 29
"""Maximum size of EXIF or XMP in a JPEG segment in bytes, without the longer of their headers."""
_MAX_JPEG_DPI: Final = 65_535
"""Maximum resolution that a JPEG file can store in dots per inch."""
_FULL_COLOR_QUALITY: Final = 90
"""From this JPEG quality, chroma is not subsampled."""
_TIFF_BYTES: Final = 2**32 - 2**20
_JFIF: Final = 0xE0
_COMMENT: Final = 0xFFFE
"""JPEG markers: second byte of APP0, and COM (ITU T.81, table B.1)."""
_WEBP_ALPHA: Final = 0x10
"""Flag of VP8X, and of the fifth byte of VP8L (RFC 9649, sections 2.7.1 and 3.4)."""
_XMP_TAG: Final = 700
_PREDICTOR_TAG: Final = 317


class _Pipe:
    """A write-only file for Pillow that marks the result. With a file descriptor, Pillow would bypass it."""

    def __init__(self, target: Sink) -> None:
        self._target = target
        self._is_marked = False

    def write(self, data: bytes) -> int:
        if self._is_marked:
            self._target.write(data)
        else:  # the first write contains all headers
            self._is_marked = True
            for part in _marked(data):
                self._target.write(part)
        return len(data)

    def flush(self) -> None:
        """Does nothing: the owner of the target flushes it."""


def _marked(data: bytes) -> tuple[bytes, ...]:
    """The start of a JPEG file, or a whole WebP file, in parts with the mark of this program."""
    if data.startswith(b"\xff\xd8"):
        at = 4 + int.from_bytes(data[4:6], "big") if data[3] == _JFIF else 2
        return data[:at], struct.pack(">HH", _COMMENT, 2 + len(formats.MARK)), formats.MARK, data[at:]
    header, rest = b"", data[30:]
    if data[12:16] == b"VP8X":
        header = data[12:30]
    elif size := formats.webp_size(data):
        # Only files with this header may have further chunks (RFC 9649, section 2.7).
        alpha = _WEBP_ALPHA if data[12:16] == b"VP8L" and data[24] & 0x10 else 0
        sides = b"".join((side - 1).to_bytes(3, "little") for side in size)
        header, rest = b"VP8X" + struct.pack("<II", 10, alpha) + sides, data[12:]
    mark = formats.WEBP_MARK_CHUNK + struct.pack("<I", len(formats.MARK)) + formats.MARK
    mark += bytes(len(mark) % 2)
    return data[:4], struct.pack("<I", 4 + len(header) + len(mark) + len(rest)), data[8:12], header, mark, rest


def check_size(name: str, size: tuple[int, int], kind: OutputFormat) -> None:
    """Check that a format supports the size of a result.

    Raises:
        AppError: cannot_encode, with the name of the file.
    """
    longest = MAX_SIDES[kind]
    if max(size) > longest:
        reason = f"{kind.value.upper()} supports at most {longest} pixels per side"
    elif kind is OutputFormat.TIFF and size[0] * size[1] * 4 > _TIFF_BYTES:
        reason = "TIFF supports at most 4 GB"
    else:
        return
    raise AppError(
        ErrorCode.CANNOT_ENCODE,
        f"Can't save the result of {name}: it has {size[0]} x {size[1]} pixels, but {reason}.",
        "Choose PNG, or a smaller canvas.",
    )


def write(
    target: Sink,
    size: tuple[int, int],
    channels: int,
    strips: Generator[NDArray[np.uint8]],
    extras: Extras,
    options: RemovalOptions,
) -> tuple[Notice, ...]:
    """Encode `strips` of (rows, width, channels) and write them to `target`, which need not be seekable.

    Returns:
        Notices about the result for the user.

    Raises:
        AppError: cannot_encode.
        OSError: writing to the target failed.
    """
    if options.format is OutputFormat.PNG:
        png.write_png(target, size, channels, strips, extras)
        return ()
    image = assemble(strips, size, channels)
    extras, notices = _fitting(extras, options.format)
    exif = extras.exif
    if options.format is OutputFormat.WEBP and extras.dpi:
        exif = metadata.with_resolution(exif, extras.dpi)
    arguments: dict[str, Any] = {"icc_profile": extras.icc, "exif": b"Exif\0\0" + exif if exif else None}
    match options.format:
        case OutputFormat.WEBP:
            arguments |= {"quality": options.quality, "lossless": options.lossless, "exact": True, "method": 2}
            arguments["xmp"] = extras.xmp
        case OutputFormat.JPEG:
            sampling = 0 if options.quality >= _FULL_COLOR_QUALITY else 2
            arguments |= {"quality": options.quality, "subsampling": sampling, "optimize": True}
            arguments |= {"dpi": _rounded(extras.dpi), "xmp": extras.xmp}
        case _:
            arguments["exif"] = _tiff_tags(extras)
            arguments |= {"compression": "tiff_adobe_deflate", "dpi": extras.dpi}
    arguments = {key: value for key, value in arguments.items() if value is not None}
    _save(target, image, options.format, arguments, extras.exif)
    return notices


def _save(
    target: Sink, image: Image.Image, kind: OutputFormat, arguments: dict[str, Any], exif: bytes | None
) -> None:
    pipe: Any = BytesIO() if kind is OutputFormat.TIFF else _Pipe(target)  # the TIFF encoder needs to seek
    try:
        image.save(pipe, kind.value, **arguments)
        if exif and isinstance(pipe, BytesIO):
            metadata.add_directories(pipe, exif)
    except (OSError, ValueError, RuntimeError, struct.error) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # from the target, such as a full disk
        raise AppError(
            ErrorCode.CANNOT_ENCODE,
            f"Can't save the result as {kind.value.upper()}: {error}.",
            "Choose another format.",
        ) from error
    if isinstance(pipe, BytesIO):
        encoded = pipe.getbuffer()
        for start in range(0, len(encoded), 1 << 20):
            target.write(bytes(encoded[start : start + (1 << 20)]))


def _fitting(extras: Extras, kind: OutputFormat) -> tuple[Extras, tuple[Notice, ...]]:
    """The extras that the format supports, and notices about the others."""
    if kind is not OutputFormat.JPEG:
        return extras, ()
    large = {
        name: None
        for name, data in (("exif", extras.exif), ("xmp", extras.xmp))
        if data and len(data) > _JPEG_SEGMENT
    }
    if not large:
        return extras, ()
    sentence = f"The {' and '.join(large).upper()} metadata is too large for JPEG and was removed."
    return replace(extras, **large), (Notice("metadata_dropped", sentence),)


def _rounded(dpi: tuple[float, float] | None) -> tuple[int, int] | None:
    return (round(dpi[0]), round(dpi[1])) if dpi and max(dpi) <= _MAX_JPEG_DPI else None


def _tiff_tags(extras: Extras) -> Image.Exif:
    """The tags of a TIFF file. Pillow ignores the EXIF data if it is passed separately."""
    tags = metadata.flat_tags(extras.exif)
    tags[_PREDICTOR_TAG] = 2
    tags[formats.TIFF_MARK_TAG] = formats.MARK.decode()
    if extras.xmp:
        tags[_XMP_TAG] = extras.xmp
    return tags
