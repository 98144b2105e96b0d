"""Writing the result in the format that was asked for."""

import struct
from collections.abc import Generator
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import metadata, png, tiff
from rembg_desktop.imaging.compose import assemble
from rembg_desktop.imaging.png import Extras, Sink
from rembg_desktop.options import OutputFormat, RemovalOptions
from rembg_desktop.queue.types import Notice

MAX_SIDES: Final = {
    OutputFormat.PNG: png.MAX_SIDE,
    OutputFormat.WEBP: 16_383,
    OutputFormat.JPEG: 65_500,
    OutputFormat.TIFF: 2**31 - 1,
}
"""Longest side that a format can hold, pixels."""
_JPEG_SEGMENT: Final = 65_533 - 29
"""Bytes of EXIF or XMP that fit a JPEG segment beside the longer of their headings."""
_DENSEST_JPEG: Final = 65_535
"""Highest resolution that a JPEG file can name, dots an inch."""
_FULL_COLOR_QUALITY: Final = 90
"""From this JPEG quality on colour keeps its full resolution."""
_TIFF_BYTES: Final = 2**32 - 2**20
_XMP_TAG: Final = 700
_PREDICTOR_TAG: Final = 317


class _Pipe:
    """A file for Pillow that only takes bytes: with a descriptor Pillow would write past the target."""

    def __init__(self, target: Sink) -> None:
        self._target = target

    def write(self, data: bytes) -> int:
        self._target.write(data)
        return len(data)

    def flush(self) -> None:
        """Whoever opened the target flushes it."""


def check_size(name: str, size: tuple[int, int], kind: OutputFormat) -> None:
    """Whether a format can hold a result.

    Raises:
        AppError: cannot_encode, naming the file.
    """
    longest = MAX_SIDES[kind]
    if max(size) > longest:
        reason = f"{kind.value.upper()} holds at most {longest} pixels a side"
    elif kind is OutputFormat.TIFF and size[0] * size[1] * 4 > _TIFF_BYTES:
        reason = "TIFF holds at most 4 GB"
    else:
        return
    raise AppError(
        ErrorCode.CANNOT_ENCODE,
        f"The result of {name} has {size[0]} x {size[1]} pixels, but {reason}.",
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
    """Encode `strips` of (rows, width, channels) and write them to `target`, which need not seek.

    Returns:
        What a user should know about the file.

    Raises:
        AppError: cannot_encode.
        OSError: the target cannot take the bytes.
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
            arguments |= {"dpi": _whole(extras.dpi), "xmp": extras.xmp}
        case _:
            arguments["exif"] = _tiff_tags(extras)
            arguments |= {"compression": "tiff_adobe_deflate", "dpi": extras.dpi}
    arguments = {key: value for key, value in arguments.items() if value is not None}
    _save(target, image, options.format, arguments, extras.exif)
    return notices


def _save(
    target: Sink, image: Image.Image, kind: OutputFormat, arguments: dict[str, Any], exif: bytes | None
) -> None:
    pipe: Any = BytesIO() if kind is OutputFormat.TIFF else _Pipe(target)  # TIFF goes back to its beginning
    try:
        image.save(pipe, kind.value, **arguments)
        if exif and isinstance(pipe, BytesIO):
            tiff.add_directories(pipe, exif)
    except (OSError, ValueError, RuntimeError, struct.error) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the target's, such as a full disk
        raise AppError(
            ErrorCode.CANNOT_ENCODE,
            f"The result cannot be written as {kind.value.upper()}: {error}.",
            "Choose another format.",
        ) from error
    if isinstance(pipe, BytesIO):
        whole = pipe.getbuffer()
        for start in range(0, len(whole), 1 << 20):
            target.write(bytes(whole[start : start + (1 << 20)]))


def _fitting(extras: Extras, kind: OutputFormat) -> tuple[Extras, tuple[Notice, ...]]:
    """The extras that a format can hold."""
    if kind is not OutputFormat.JPEG:
        return extras, ()
    large = {
        name: None
        for name, data in (("exif", extras.exif), ("xmp", extras.xmp))
        if data and len(data) > _JPEG_SEGMENT
    }
    if not large:
        return extras, ()
    sentence = f"The {' and '.join(large).upper()} data are too large for JPEG and were left out."
    return replace(extras, **large), (Notice("metadata_dropped", sentence),)


def _whole(dpi: tuple[float, float] | None) -> tuple[int, int] | None:
    return (round(dpi[0]), round(dpi[1])) if dpi and max(dpi) <= _DENSEST_JPEG else None


def _tiff_tags(extras: Extras) -> Image.Exif:
    """The directory of a TIFF file; Pillow forgets the EXIF when it is given tags beside it."""
    tags = tiff.flat_tags(extras.exif)
    tags[_PREDICTOR_TAG] = 2
    if extras.xmp:
        tags[_XMP_TAG] = extras.xmp
    return tags
