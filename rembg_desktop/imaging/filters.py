"""Filters over whole photos: LANCZOS, masks without faint spots, soft edges without the colors of the background.

LANCZOS gives what Pillow gives, in less than half of its time for large pictures. Pillow filters the rows first
and then the columns, and rounds to 8 bits in between. So does this module, but it computes the pass that takes
long as matrix products in 32-bit floating point. The coefficients are Pillow's own: integers over 2**22 (its
src/libImaging/Resample.c). Only where the exact result is almost halfway between two integers can the rounded one
differ: by 1, in about one of 100,000 values.

The colors are estimated by blur fusion: M. Forte, "Approximate Fast Foreground Colour Estimation", ICIP 2021, in
two passes. The first pass has a large radius and is smooth, so it runs on a reduced copy. The second pass has a
small radius and runs only in the tiles of the image that contain an edge.
"""

from functools import lru_cache
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import import_late
from rembg_desktop.errors import CancelToken
from rembg_desktop.imaging.pixels import WHITE, Words, framed

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

_SOLID: Final = 64
"""Spots whose alpha stays below this belong to nothing solid."""
_SPOT_SHARE: Final = 0.005
"""Larger faint parts, such as glass or smoke, are the subject; a share of the result."""
_SIDE: Final = 512
"""Larger pictures are divided into squares; spots are searched among about as many squares per side."""


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


def block_maxima(values: NDArray[Any], side: int) -> NDArray[Any]:
    """The maxima of the squares of (height, width), of which the last ones may be smaller."""
    return _row_maxima(_row_maxima(values, side).T, side).T


def _row_maxima(values: NDArray[Any], count: int) -> NDArray[Any]:
    # 20 times as fast as max() along two axes of a reshaped array.
    highest = values[::count].copy()
    for offset in range(1, count):
        rows = values[offset::count]
        np.maximum(highest[: len(rows)], rows, out=highest[: len(rows)])
    return highest


def without_spots(alpha: NDArray[Any], scale: int, level: int = 0) -> NDArray[Any]:
    """The alpha with 0 in spots without a solid pixel; the same array if there are none.

    Args:
        alpha: (height, width).
        scale: 1 for 8 bits.
        level: highest alpha (0-255) that does not connect a spot with what is solid.
    """
    ndimage = import_late("scipy.ndimage")  # only some results need it
    side = max(1, round(max(alpha.shape) / _SIDE))
    blocks = block_maxima(alpha, side)
    found: Any = ndimage.label(blocks > level * scale, np.ones((3, 3)))
    labels, count = cast("tuple[NDArray[np.int32], int]", found)
    faint = np.ones(count + 1, np.bool_)
    faint[labels[blocks >= _SOLID * scale]] = False
    if faint.all():
        return alpha
    faint &= np.bincount(labels.ravel(), minlength=count + 1) <= labels.size * _SPOT_SHARE
    faint[0] = False
    if not faint.any():
        return alpha
    result = alpha.copy()
    places: Any = ndimage.find_objects(labels)
    for label in np.flatnonzero(faint):
        rows, columns = places[label - 1]
        part = result[rows.start * side : rows.stop * side, columns.start * side : columns.stop * side]
        spot = (labels[rows, columns] == label).repeat(side, axis=0).repeat(side, axis=1)
        part[spot[: part.shape[0], : part.shape[1]]] = 0
    return result


def _rounded(sums: NDArray[np.float32]) -> NDArray[np.float32]:
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
def _products(source: int, target: int, block: int) -> tuple[tuple[int, int, NDArray[np.float32]], ...]:
    """The products that resize `source` pixels to `target` pixels, for each `block` of the result.

    Returns:
        (first pixel of the source, first pixel of the result, matrix of (source pixels, pixels of the result)).
    """
    starts, coefficients = _filters(source, target)
    products: list[tuple[int, int, NDArray[np.float32]]] = []
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


def _filters(source: int, target: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
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


Floats = NDArray[np.floating[Any]]
"""float32; numpy's stubs infer float64 for operations with Python numbers."""

Box = tuple[int, int, int, int]

_FAR: Final = 90
"""Radius of the first pass in pixels, for an image with a longer side of _FAR_SIDE pixels."""
_FAR_SIDE: Final = 4000
_MIN_FAR: Final = 12
_NEAR: Final = 6
"""Radius of the second pass in pixels. Both radii are from the paper."""
_REDUCED_SIDE: Final = 1000
"""Longer side of the reduced copy for the first pass, in pixels."""
_TILE: Final = 128
_EPSILON: Final = 1e-5

_SOFT_TABLE: Final = [0] + [255] * 254 + [0]


def decontaminate(colors: Image.Image, alpha: Image.Image, cancel: CancelToken, deep: Words | None = None) -> None:
    """Replace the colors where `alpha` is neither 0 nor 255 with those of the subject, in place.

    Args:
        colors: mode RGB.
        alpha: mode L, same size.
        cancel: checked for each tile.
        deep: the same colors with 16 bits, (height, width, 1 or 3); then these are changed instead.

    Raises:
        Cancelled: the token was cancelled; the colors are unchanged.
    """
    soft = alpha.point(_SOFT_TABLE)
    around = soft.getbbox()
    if around is None:
        return
    far = _Far(colors, alpha)
    changed: list[tuple[Image.Image | Words, Box]] = []
    for upper in range(around[1], around[3], _TILE):
        for left in range(around[0], around[2], _TILE):
            cancel.check()
            tile = (left, upper, min(left + _TILE, around[2]), min(upper + _TILE, around[3]))
            if soft.crop(tile).getbbox() is not None:
                estimate = _estimate(colors if deep is None else deep, alpha, tile, far)
                changed.append((_image(estimate) if deep is None else _words(estimate), tile))
    for pixels, tile in changed:  # only now, because a tile reads the pixels of its neighbors
        mask = soft.crop(tile)
        if isinstance(pixels, Image.Image):
            colors.paste(pixels, tile[:2], mask)
        elif deep is not None:
            part = framed(deep, tile)
            np.copyto(part, pixels[..., : deep.shape[2]], where=np.asarray(mask)[..., np.newaxis] > 0)


class _Far:
    """The first pass: foreground and background estimated with a large radius on a reduced copy."""

    def __init__(self, colors: Image.Image, alpha: Image.Image) -> None:
        longer = max(colors.size)
        factor = max(1, longer // _REDUCED_SIDE)
        weight = _array(alpha.reduce(factor))
        pixels = _array(colors.reduce(factor))
        radius = max(1, round(max(_MIN_FAR, _FAR * longer / _FAR_SIDE) / factor))
        self._factor = factor
        self._foreground = _image(_mean(pixels, weight, radius))
        self._background = _image(_mean(pixels, 1 - weight, radius))

    def crop(self, box: Box) -> tuple[Floats, Floats]:
        """(foreground, background) in a box of the full image, (rows, columns, 3), 0-1."""
        return self._part(self._foreground, box), self._part(self._background, box)

    def _part(self, image: Image.Image, box: Box) -> Floats:
        size = (box[2] - box[0], box[3] - box[1])
        part = _within(tuple(side / self._factor for side in box), image.size)
        return _array(image.resize(size, Image.Resampling.BILINEAR, box=part))


def _estimate(colors: Image.Image | Words, alpha: Image.Image, tile: Box, far: _Far) -> Floats:
    """The foreground of one tile, (rows, columns, 3), 0-1."""
    left, upper = max(0, tile[0] - _NEAR), max(0, tile[1] - _NEAR)
    box = (left, upper, min(alpha.width, tile[2] + _NEAR), min(alpha.height, tile[3] + _NEAR))
    if isinstance(colors, Image.Image):
        pixels = _array(colors.crop(box))
    else:
        pixels = np.repeat(framed(colors, box) / np.float32(WHITE), 3 // colors.shape[2], axis=2)
    weight = _array(alpha.crop(box))
    foreground, background = far.crop(box)
    foreground = _fuse(pixels, weight, foreground, background)
    near, behind = _mean(foreground, weight, _NEAR), _mean(background, 1 - weight, _NEAR)
    fused = _fuse(pixels, weight, near, behind)
    rows = slice(tile[1] - upper, tile[3] - upper)
    columns = slice(tile[0] - left, tile[2] - left)
    return fused[rows, columns]


def _fuse(pixels: Floats, alpha: Floats, foreground: Floats, background: Floats) -> Floats:
    """Equation 5 of the paper: the residual that the two means do not explain is added to the foreground."""
    rest = pixels - alpha * foreground - (1 - alpha) * background
    return np.clip(foreground + alpha * rest, 0, 1)


def _mean(pixels: Floats, weight: Floats, radius: int) -> Floats:
    """Local mean of (rows, columns, 3) pixels, weighted by (rows, columns, 1)."""
    total = _box_sum(np.concatenate((pixels * weight, weight), axis=2), radius)
    return total[:, :, :3] / (total[:, :, 3:] + np.float32(_EPSILON))


def _box_sum(values: Floats, radius: int) -> Floats:
    """Sum over a square of 2 * radius + 1 pixels around each pixel, clipped at the edges."""
    return _run_sum(_run_sum(values, 0, radius), 1, radius)


def _run_sum(values: Floats, axis: int, radius: int) -> Floats:
    """Sum over 2 * radius + 1 pixels along one axis, computed from cumulative sums in double precision."""
    lines = values.swapaxes(0, axis)
    length = lines.shape[0]
    totals = np.zeros((length + 2 * radius + 1, *lines.shape[1:]), np.float64)
    np.cumsum(lines, axis=0, dtype=np.float64, out=totals[radius + 1 : radius + 1 + length])
    totals[radius + 1 + length :] = totals[radius + length]
    return (totals[2 * radius + 1 :] - totals[:length]).astype(np.float32).swapaxes(0, axis)


def _array(image: Image.Image) -> Floats:
    """(rows, columns, channels), 0-1."""
    values = np.asarray(image, np.float32) / np.float32(255)
    return values if values.ndim == 3 else values[:, :, np.newaxis]


def _image(values: Floats) -> Image.Image:
    return Image.fromarray((values * 255 + 0.5).astype(np.uint8))


def _words(values: Floats) -> Words:
    return (values * np.float32(WHITE) + np.float32(0.5)).astype(np.uint16)


def _within(box: tuple[float, ...], size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Clip the box to an image of `size`: a reduced copy can end a fraction of a pixel early."""
    right, lower = min(box[2], size[0]), min(box[3], size[1])
    return min(box[0], right - 1e-3), min(box[1], lower - 1e-3), right, lower
