"""Composes the pixels of the result in strips, so that there is never a second copy of the image in memory."""

from collections.abc import Generator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging.deep import SCALE, WHITE, Words
from rembg_desktop.imaging.layer import Box, DeepLayer, Layer

Bytes = NDArray[np.uint8]
Strip = NDArray[Any]
"""(rows, width, channels) of uint8 or uint16."""

STRIP_ROWS: Final = 256
"""Rows per strip: 4 MB at 4000 columns, which roughly fits in the L2 cache."""

Backdrop = tuple[int, int, int] | Image.Image
"""A solid color with the depth of the result or an RGB image with its size, in the color space of the result."""


def result_strips(
    layer: Layer | DeepLayer, backdrop: Backdrop | None, *, mask_only: bool
) -> tuple[int, Generator[Strip]]:
    """(number of channels, strips of the result). A mask always has 8 bits."""
    if isinstance(layer, DeepLayer):
        return (4, deep_cutout_strips(layer)) if backdrop is None else (3, deep_flat_strips(layer, backdrop))
    if mask_only:
        return 1, mask_strips(layer)
    return (4, cutout_strips(layer)) if backdrop is None else (3, flat_strips(layer, backdrop))


def cutout_strips(layer: Layer) -> Generator[Bytes]:
    """Strips of (rows, width, 4) RGBA: straight alpha, color zero where alpha is zero."""
    for upper, lower in _bounds(layer.height):
        strip = np.zeros((lower - upper, layer.width, 4), np.uint8)
        if (seen := layer.alpha_rows(upper, lower).getbbox()) is not None:
            _fill(strip, layer, upper, seen)
        yield strip


def _fill(strip: Bytes, layer: Layer, upper: int, seen: Box) -> None:
    """Copy the box `seen` into a strip of zeros that starts at row `upper`.

    Most of a photo is outside the subject, so only the inside is processed.
    """
    left, first, right, last = seen
    colors, alpha = layer.part((left, upper + first, right, upper + last))
    colors.putalpha(alpha)
    pixels: NDArray[Any] = np.asarray(colors).view(np.uint32)[:, :, 0]
    target: NDArray[Any] = strip.view(np.uint32)[first:last, left:right, 0]
    np.multiply(pixels, np.asarray(alpha) != 0, out=target)


def flat_strips(layer: Layer, backdrop: Backdrop) -> Generator[Bytes]:
    """Strips of (rows, width, 3) RGB: the subject over the background."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        if isinstance(backdrop, tuple):
            strip = Image.new("RGB", colors.size, backdrop)
        else:
            strip = backdrop.crop((0, upper, layer.width, lower))
        strip.paste(colors, None, alpha)
        yield np.asarray(strip)


def mask_strips(layer: Layer) -> Generator[Bytes]:
    """Strips of (rows, width, 1): only the mask."""
    for upper, lower in _bounds(layer.height):
        yield np.asarray(layer.rows(upper, lower)[1])[:, :, np.newaxis]


def deep_cutout_strips(layer: DeepLayer) -> Generator[Words]:
    """Like cutout_strips(), with 16 bits."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        strip = np.empty((lower - upper, layer.width, 4), np.uint16)
        np.multiply(colors, (alpha != 0)[..., np.newaxis], out=strip[..., :3])
        strip[..., 3] = alpha
        yield strip


def deep_flat_strips(layer: DeepLayer, backdrop: Backdrop) -> Generator[Words]:
    """Like flat_strips(), with 16 bits. An image as background has 8."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        if isinstance(backdrop, tuple):
            behind = np.array(backdrop, np.uint32)
        else:
            behind = np.asarray(backdrop.crop((0, upper, layer.width, lower)), np.uint32) * SCALE
        share = alpha.astype(np.uint32)[..., np.newaxis]
        mixed = colors * share + behind * (WHITE - share) + np.uint32(WHITE // 2)  # below 2**32
        yield (mixed // np.uint32(WHITE)).astype(np.uint16)


def assemble(strips: Generator[Bytes], size: tuple[int, int], channels: int) -> Image.Image:
    """Join `strips` to an image, for encoders that need the complete image."""
    image = Image.new({1: "L", 3: "RGB", 4: "RGBA"}[channels], size)
    upper = 0
    for strip in strips:
        image.paste(Image.fromarray(strip[:, :, 0] if channels == 1 else strip), (0, upper))
        upper += strip.shape[0]
    return image


def _bounds(height: int) -> list[tuple[int, int]]:
    return [(upper, min(upper + STRIP_ROWS, height)) for upper in range(0, height, STRIP_ROWS)]
