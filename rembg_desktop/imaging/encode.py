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
from rembg_desktop.imaging import metadata, png
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
_XMP_TAG: Final = 700
_PREDICTOR_TAG: Final = 317


class _Pipe:
    """A write-only file for Pillow. Given a file descriptor, Pillow would bypass the target."""

    def __init__(self, target: Sink) -> None:
        self._target = target

    def write(self, data: bytes) -> int:
        self._target.write(data)
        return len(data)

    def flush(self) -> None:
        """Does nothing: the owner of the target flushes it."""


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
    if extras.xmp:
        tags[_XMP_TAG] = extras.xmp
    return tags
