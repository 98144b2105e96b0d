"""The pixels of the result, strip by strip, so that no second copy of the whole image is ever in memory."""

from collections.abc import Generator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging.layer import Box, Layer

Bytes = NDArray[np.uint8]

STRIP_ROWS: Final = 256
"""Rows of a strip: 4 MB at 4000 columns, which stays in the cache of the second level or close to it."""

Backdrop = tuple[int, int, int] | Image.Image
"""A plain colour or an RGB image of the result's size, in the result's colour space."""


def cutout_strips(layer: Layer) -> Generator[Bytes]:
    """Strips of (rows, width, 4) RGBA: straight alpha, colour zero where alpha is zero."""
    for upper, lower in _bounds(layer.height):
        strip = np.zeros((lower - upper, layer.width, 4), np.uint8)
        if (seen := layer.alpha_rows(upper, lower).getbbox()) is not None:
            _fill(strip, layer, upper, seen)
        yield strip


def _fill(strip: Bytes, layer: Layer, upper: int, seen: Box) -> None:
    """Put what lies in the box `seen` into a strip of zeros that begins at row `upper`.

    Most of a photo lies outside its subject, so only what is inside is looked at.
    """
    left, first, right, last = seen
    colors, alpha = layer.part((left, upper + first, right, upper + last))
    colors.putalpha(alpha)
    whole: NDArray[Any] = np.asarray(colors).view(np.uint32)[:, :, 0]
    target: NDArray[Any] = strip.view(np.uint32)[first:last, left:right, 0]
    np.multiply(whole, np.asarray(alpha) != 0, out=target)


def flat_strips(layer: Layer, backdrop: Backdrop) -> Generator[Bytes]:
    """Strips of (rows, width, 3) RGB: the subject over the backdrop."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        if isinstance(backdrop, tuple):
            strip = Image.new("RGB", colors.size, backdrop)
        else:
            strip = backdrop.crop((0, upper, layer.width, lower))
        strip.paste(colors, None, alpha)
        yield np.asarray(strip)


def mask_strips(layer: Layer) -> Generator[Bytes]:
    """Strips of (rows, width, 1): the mask alone."""
    for upper, lower in _bounds(layer.height):
        yield np.asarray(layer.rows(upper, lower)[1])[:, :, np.newaxis]


def assemble(strips: Generator[Bytes], size: tuple[int, int], channels: int) -> Image.Image:
    """The whole image of `strips`, for encoders that want it in one piece."""
    image = Image.new({1: "L", 3: "RGB", 4: "RGBA"}[channels], size)
    upper = 0
    for strip in strips:
        image.paste(Image.fromarray(strip[:, :, 0] if channels == 1 else strip), (0, upper))
        upper += strip.shape[0]
    return image


def _bounds(height: int) -> list[tuple[int, int]]:
    return [(upper, min(upper + STRIP_ROWS, height)) for upper in range(0, height, STRIP_ROWS)]
