"""Removes the color of the background from the soft edges of a subject.

Blur fusion: M. Forte, "Approximate Fast Foreground Colour Estimation", ICIP 2021, in two passes. The first pass
has a large radius and is smooth, so it runs on a reduced copy. The second pass has a small radius and runs only in
the tiles of the image that contain an edge.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.imaging.pixels import WHITE, Words, framed

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
