"""Result files: PNG, WebP, JPEG and TIFF, with profile, resolution and, by choice, EXIF and XMP."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Final

import numpy as np
from PIL import Image

from rembg_desktop.cancel import CancelToken
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import png
from rembg_desktop.imaging.picture import Picture
from rembg_desktop.options import Metadata, OutputFormat, RemovalOptions

_LONGEST: Final = {OutputFormat.WEBP: 16_383, OutputFormat.JPEG: 65_535}
"""Longest side that a format can hold, pixels."""
_FULL_COLOR_FROM: Final = 90
"""JPEG quality from which colour is kept at full resolution."""
_WEBP_METHOD: Final = 2
"""Effort from 0 to 6; above 2 the time grows far more than the file shrinks."""


@dataclass(frozen=True, slots=True)
class Layers:
    """What is encoded: RGB or L, and straight alpha (L) of the same size or None."""

    colors: Image.Image
    alpha: Image.Image | None


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes along with the pixels; `name` is the source's, for messages."""

    name: str
    icc: bytes | None = None
    dpi: tuple[float, float] | None = None
    exif: bytes | None = None
    xmp: bytes | None = None

    @classmethod
    def of(cls, picture: Picture, options: RemovalOptions, name: str) -> "Extras":
        """What the options let through; a mask is grey and has no RGB profile."""
        keep = options.metadata is Metadata.KEEP
        return cls(
            name,
            icc=None if options.mask_only else picture.icc,
            dpi=picture.dpi,
            exif=picture.exif if keep else None,
            xmp=picture.xmp if keep else None,
        )


def encode(
    layers: Layers, target: BinaryIO, options: RemovalOptions, extras: Extras, cancel: CancelToken
) -> None:
    """Write the result file; colour is zero wherever alpha is zero.

    Raises:
        AppError: cannot_encode.
        Cancelled: the token was cancelled.
        OSError: from `target`.
    """
    longest = _LONGEST.get(options.format)
    if longest is not None and max(layers.colors.size) > longest:
        width, height = layers.colors.size
        raise AppError(
            ErrorCode.CANNOT_ENCODE,
            f"{extras.name} has {width} x {height} pixels; {options.format.value} holds at most {longest} a side.",
            "Choose PNG or TIFF, or a canvas.",
        )
    if options.format is OutputFormat.PNG:
        channels = 4 if layers.alpha else len(layers.colors.getbands())
        png.write(target, layers.colors.size, channels, _strips(layers, cancel), _png_chunks(extras))
    else:
        target.write(_encoded(_flat(layers, cancel), options, extras))


def _strips(layers: Layers, cancel: CancelToken) -> Iterator[png.Bytes]:
    width, height = layers.colors.size
    for top in range(0, height, png.STRIP_ROWS):
        cancel.check()
        box = (0, top, width, min(top + png.STRIP_ROWS, height))
        strip = layers.colors.crop(box)
        if layers.alpha is None:
            yield np.asarray(strip)
        else:
            yield _with_alpha(strip, layers.alpha.crop(box))


def _with_alpha(strip: Image.Image, alpha: Image.Image) -> png.Bytes:
    """RGBA of shape (rows, width, 4), zero where alpha is zero; `strip` is used up."""
    strip.putalpha(alpha)
    rows = np.array(strip)
    whole = rows.view(np.uint32)
    np.multiply(whole, np.asarray(alpha)[..., None] != 0, out=whole)
    return rows


def _flat(layers: Layers, cancel: CancelToken) -> Image.Image:
    """One image in RGBA, RGB or L."""
    if layers.alpha is None:
        return layers.colors
    whole = Image.new("RGBA", layers.colors.size)
    for number, strip in enumerate(_strips(layers, cancel)):
        whole.paste(Image.fromarray(strip), (0, number * png.STRIP_ROWS))
    return whole


def _encoded(image: Image.Image, options: RemovalOptions, extras: Extras) -> bytes:
    buffer = BytesIO()
    words: dict[str, Any] = {"icc_profile": extras.icc}
    if extras.exif:
        words["exif"] = b"Exif\0\0" + extras.exif
    match options.format:
        case OutputFormat.WEBP:
            words |= {
                "quality": options.quality,
                "lossless": options.lossless,
                "method": _WEBP_METHOD,
                "exact": True,
            }
            words |= {"xmp": extras.xmp} if extras.xmp else {}
        case OutputFormat.JPEG:
            words |= {
                "quality": options.quality,
                "subsampling": 0 if options.quality >= _FULL_COLOR_FROM else 2,
            }
            words |= {"xmp": extras.xmp} if extras.xmp else {}
            words |= {"dpi": _whole(extras.dpi)} if extras.dpi else {}
        case _:
            words |= {"compression": "tiff_adobe_deflate"}
            words |= {"dpi": extras.dpi} if extras.dpi else {}
    try:
        image.save(buffer, format=options.format.value.upper(), **words)
    except (OSError, ValueError, OverflowError) as error:
        raise AppError(
            ErrorCode.CANNOT_ENCODE,
            f"The result of {extras.name} cannot be written as {options.format.value}: {error}.",
            "Choose another format, or strip the metadata.",
        ) from error
    return buffer.getvalue()


def _whole(dpi: tuple[float, float]) -> tuple[int, int]:
    return round(dpi[0]), round(dpi[1])


def _png_chunks(extras: Extras) -> Iterator[bytes]:
    if extras.icc:
        yield png.icc_chunk(extras.icc)
    if extras.dpi:
        yield png.resolution_chunk(extras.dpi)
    if extras.exif:
        yield png.exif_chunk(extras.exif)
    if extras.xmp:
        yield png.xmp_chunk(extras.xmp)
