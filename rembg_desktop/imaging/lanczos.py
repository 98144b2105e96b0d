"""Resizes with the LANCZOS filter of Pillow, in less than half of its time for large pictures.

Pillow filters the rows first and then the columns, and rounds to 8 bits in between. So does this module, but it
computes the pass that takes long as matrix products in 32-bit floating point. The coefficients are Pillow's own:
integers over 2**22 (its src/libImaging/Resample.c). Only where the exact result is almost halfway between two
integers can the rounded one differ: by 1, in about one of 100,000 values.
"""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_LOBES: Final = 3
"""Half of the filter's width, in pixels of the smaller picture."""
_PRECISION: Final = 1 << 22
"""Denominator of Pillow's coefficients for 8 bits."""

_BLOCK: Final = 16
"""Columns of the result per product. More would multiply more zeros, fewer would use the processor less."""
_STRIP_BYTES: Final = 2_000_000
"""Size of the numbers of a strip, which fit in the cache of a core."""
_BAND: Final = 32
"""Rows of the enlarged mask per product."""

_LEAST_PIXELS: Final = 500_000
"""Pictures with fewer pixels are left to Pillow."""
_LEAST_FACTOR: Final = 2

Floats = NDArray[np.float32]


def reduced(photo: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Resize a photo (RGB) to a smaller `size` (width, height).

    Other photos and sizes are possible, but not faster than with Pillow.
    """
    width, height = photo.size
    is_small = width < _LEAST_FACTOR * size[0] or width * height < _LEAST_PIXELS
    # Pillow filters the columns of very tall pictures first.
    if photo.mode != "RGB" or is_small or height - size[1] > 2 * (width - size[0]):
        return photo.resize(size, Image.Resampling.LANCZOS)
    products = _products(width, size[0], _BLOCK)
    narrow = np.empty((3, height, size[0]), np.uint8)
    step = max(1, _STRIP_BYTES // (3 * 4 * width))
    values = np.empty((3, step, width), np.float32)
    sums = np.empty((3 * step, size[0]), np.float32)
    for upper in range(0, height, step):
        rows = min(step, height - upper)
        strip = photo.crop((0, upper, width, upper + rows))
        for band, name in enumerate("RGB"):
            stored = np.frombuffer(strip.tobytes("raw", name), np.uint8)
            np.copyto(values[band, :rows], stored.reshape(rows, width))
        flat = values.reshape(3 * step, width)
        for left, column, weights in products:
            np.matmul(
                flat[:, left : left + weights.shape[0]],
                weights,
                out=sums[:, column : column + weights.shape[1]],
            )
        narrow[:, upper : upper + rows] = _rounded(sums).reshape(3, step, size[0])[:, :rows]
    bands = [Image.fromarray(band) for band in narrow]
    return Image.merge("RGB", bands).resize(size, Image.Resampling.LANCZOS)


def enlarged(mask: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Resize a mask (L) to a larger `size` (width, height). Where it is 0 nothing is computed.

    Other sizes are possible, but not faster than with Pillow.
    """
    width, height = size
    if height < _LEAST_FACTOR * mask.height or width * height < _LEAST_PIXELS:
        return mask.resize(size, Image.Resampling.LANCZOS)
    wide = np.asarray(mask.resize((width, mask.height), Image.Resampling.LANCZOS)).astype(np.float32)
    lefts, rights = _extents(np.asarray(mask), width)
    result = np.zeros((height, width), np.uint8)
    for first, upper, weights in _products(mask.height, height, _BAND):
        last, lower = first + weights.shape[0], upper + weights.shape[1]
        left, right = int(lefts[first:last].min()), int(rights[first:last].max())
        if left < right:
            result[upper:lower, left:right] = _rounded(weights.T @ wide[first:last, left:right])
    return Image.frombuffer("L", size, result, "raw", "L", 0, 1)


def _rounded(sums: Floats) -> Floats:
    """The values, changed in place so that conversion to 8 bits rounds and clips them as Pillow does."""
    sums += np.float32(0.5)
    return np.clip(sums, 0, 255, out=sums)


def _extents(mask: NDArray[np.uint8], width: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each row of a mask: first and last (exclusive) column of the part that is not zero at `width`."""
    seen = mask != 0
    scale = width / mask.shape[1]
    reach = _LOBES * max(1.0, 1 / scale) + 1
    first = seen.argmax(axis=1) - reach
    last = mask.shape[1] - seen[:, ::-1].argmax(axis=1) + reach
    lefts = np.clip(np.floor(first * scale), 0, width).astype(np.int64)
    rights = np.clip(np.ceil(last * scale), 0, width).astype(np.int64)
    is_empty = ~seen.any(axis=1)
    lefts[is_empty], rights[is_empty] = width, 0
    return lefts, rights


@lru_cache(maxsize=8)
def _products(source: int, target: int, block: int) -> tuple[tuple[int, int, Floats], ...]:
    """The products that resize `source` pixels to `target` pixels, for each `block` of the result.

    Returns:
        (first pixel of the source, first pixel of the result, matrix of (source pixels, pixels of the result)).
    """
    starts, coefficients = _filters(source, target)
    products: list[tuple[int, int, Floats]] = []
    for begin in range(0, target, block):
        end = min(begin + block, target)
        first = int(starts[begin])
        last = min(int(starts[end - 1]) + coefficients.shape[1], source)
        weights = np.zeros((last - first, end - begin), np.float32)
        for column in range(end - begin):
            at = int(starts[begin + column]) - first
            weights[at : at + coefficients.shape[1], column] = coefficients[begin + column, : last - first - at]
        products.append((first, begin, weights))
    return tuple(products)


def _filters(source: int, target: int) -> tuple[NDArray[np.int64], Floats]:
    """(first pixel of each, coefficients) of the filters for the pixels of a row of `target` pixels.

    The coefficients, of shape (target, width of the filter), end with zeros where the filter is cut off.
    """
    scale = source / target
    stretch = max(scale, 1.0)
    support = _LOBES * stretch
    centers = (np.arange(target) + 0.5) * scale
    starts = np.maximum((centers - support + 0.5).astype(np.int64), 0)
    stops = np.minimum((centers + support + 0.5).astype(np.int64), source)
    pixels = starts[:, None] + np.arange(int((stops - starts).max()))
    at = (pixels - centers[:, None] + 0.5) / stretch
    inside = (at >= -_LOBES) & (at < _LOBES) & (pixels < stops[:, None])
    values: NDArray[np.float64] = np.where(inside, np.sinc(at) * np.sinc(at / _LOBES), 0.0)
    values /= values.sum(axis=1, keepdims=True)
    whole = np.trunc(values * _PRECISION + np.copysign(0.5, values))
    return starts, (whole / _PRECISION).astype(np.float32)
