"""Removes the haze that models leave in backgrounds, where a solid color is laid behind the subject.

A marketplace that asks for a pure white background measures it. Haze that nobody sees is found then: an alpha of
8 makes a white background up to 8 levels darker. Two things are haze: an alpha that is hardly visible, and faint
spots that belong to nothing solid. Soft edges stay soft: they only become narrower where they are faintest.

A faint tail at a solid subject stays, too, but the subject is placed without it: its share of the frame is
measured by what is seen.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from math import ceil, floor
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import import_late
from rembg_desktop.imaging.compose import DeepLayer, Layer
from rembg_desktop.imaging.framing import VISIBLE, Box, subject_box
from rembg_desktop.imaging.pixels import SCALE

_FULL: Final = 24
"""From this alpha (0-255) on, nothing is thinned out."""
_SOLID: Final = 64
"""Spots whose alpha stays below this belong to nothing solid."""
_SPOT_SHARE: Final = 0.005
"""Larger faint parts, such as glass or smoke, are the subject; a share of the result."""
_SIDE: Final = 512
"""Larger pictures are divided into squares; spots are searched among about as many squares per side."""

_DIFFERENCE: Final = 12
"""A pixel that differs more from the background (0-255) is seen; noise of JPEG differs up to this."""
_OPAQUE: Final = 128
"""From this alpha (0-255) on, a pixel is the subject, even if it has the color of the background."""
_STEP: Final = 64
"""Rows or columns that are looked at together."""

_TABLE: Final = [
    max(0, (value - VISIBLE) * _FULL // (_FULL - VISIBLE)) if value < _FULL else value for value in range(256)
]

_Alpha = NDArray[Any]


def solid_alpha(alpha: Image.Image) -> Image.Image:
    """The alpha (L) of a photo without faint spots that belong to nothing solid."""
    solid = np.array(alpha)
    _remove_spots(solid, 1, VISIBLE)
    return Image.fromarray(solid)


def seen_box(colors: Image.Image, alpha: Image.Image, grounds: Collection[tuple[int, int, int]]) -> Box | None:
    """Box (left, upper, right, lower) of what is seen of a subject on any of these colors; None if it is empty.

    Args:
        colors: RGB.
        alpha: L, same size, see solid_alpha().
        grounds: colors of backgrounds, 0-255.
    """
    box = subject_box(alpha)
    if box is None:
        return None
    left, upper, right, lower = box

    def seen(part: Box) -> NDArray[np.bool_]:
        opacity = np.asarray(alpha.crop(part)).astype(np.int32)
        pixels = np.asarray(colors.crop(part)).astype(np.int16)
        found = opacity >= _OPAQUE
        for ground in grounds:
            differences = np.abs(pixels - np.array(ground, np.int16)).max(axis=2)
            found |= opacity * differences > _DIFFERENCE * 255
        return found

    rows = _ends(upper, lower, lambda start, end: seen((left, start, right, end)).any(axis=1))
    if rows is None:
        return box
    columns = _ends(left, right, lambda start, end: seen((start, rows[0], end, rows[1])).any(axis=0))
    return box if columns is None else (columns[0], rows[0], columns[1], rows[1])


def _ends(first: int, last: int, seen: Callable[[int, int], Any]) -> tuple[int, int] | None:
    """(start, end) of the rows or columns that are seen, between two places; only the outer ones are looked at."""
    start = end = None
    for place in range(first, last, _STEP):
        if (found := np.flatnonzero(seen(place, min(place + _STEP, last)))).size:
            start = place + int(found[0])
            break
    for place in range(last, first, -_STEP):
        lowest = max(first, place - _STEP)
        if (found := np.flatnonzero(seen(lowest, place))).size:
            end = lowest + int(found[-1]) + 1
            break
    return None if start is None or end is None else (start, end)


def without_haze(placed: Layer | DeepLayer, kept: Box | None = None) -> Layer | DeepLayer:
    """The layer with an alpha of 0 where it is hardly visible; scaling makes such haze, too.

    Args:
        placed: the subject in its place.
        kept: box in the photo; the alpha is 0 outside of it. None for the whole photo.
    """
    alpha = placed.alpha
    if isinstance(alpha, Image.Image):
        thinned = np.array(alpha.point(_TABLE))
        _remove_spots(thinned, 1)
        alpha = Image.fromarray(thinned)
        if kept is not None:
            box = _in_layer(kept, placed, alpha.size)
            inside, alpha = alpha.crop(box), Image.new("L", alpha.size)
            alpha.paste(inside, box[:2])
        return replace(placed, alpha=alpha)
    words = _thinned_words(alpha)
    _remove_spots(words, SCALE)
    if kept is not None:
        left, upper, right, lower = _in_layer(kept, placed, (words.shape[1], words.shape[0]))
        words[:upper], words[lower:], words[:, :left], words[:, right:] = 0, 0, 0, 0
    return replace(placed, alpha=words)


def _in_layer(box: Box, layer: Layer | DeepLayer, size: tuple[int, int]) -> Box:
    """A box in the photo as a box in its layer, which has this (width, height)."""
    x, y, scale = layer.placed
    left, upper = x - layer.left, y - layer.top
    return (
        min(max(0, floor(left + box[0] * scale + 0.01)), size[0]),
        min(max(0, floor(upper + box[1] * scale + 0.01)), size[1]),
        min(max(0, ceil(left + box[2] * scale - 0.01)), size[0]),
        min(max(0, ceil(upper + box[3] * scale - 0.01)), size[1]),
    )


def _thinned_words(alpha: NDArray[np.uint16]) -> NDArray[np.uint16]:
    haze = np.uint16(VISIBLE * SCALE)
    above = (np.maximum(alpha, haze) - haze).astype(np.uint32) * _FULL // (_FULL - VISIBLE)
    return np.where(alpha < _FULL * SCALE, above, alpha).astype(np.uint16)


def _remove_spots(alpha: _Alpha, scale: int, level: int = 0) -> None:
    """Set spots without a solid pixel to 0, in place.

    Args:
        alpha: (height, width).
        scale: 1 for 8 bits.
        level: highest alpha (0-255) that does not connect a spot with what is solid.
    """
    ndimage = import_late("scipy.ndimage")  # only some results need it

    height, width = alpha.shape
    side = max(1, max(width, height) // _SIDE)
    rows, columns = -(-height // side), -(-width // side)
    padded = np.zeros((rows * side, columns * side), alpha.dtype)
    padded[:height, :width] = alpha
    blocks: _Alpha = padded.reshape(rows, side, columns, side).max(axis=(1, 3))
    found: Any = ndimage.label(blocks > level * scale, np.ones((3, 3)))
    labels, count = cast("tuple[NDArray[np.int32], int]", found)
    if not count:
        return
    highest: _Alpha = np.asarray(ndimage.maximum(blocks, labels, np.arange(count + 1)))
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    faint = (highest < _SOLID * scale) & (sizes <= labels.size * _SPOT_SHARE)
    faint[0] = False
    if faint.any() and highest.max() >= _SOLID * scale:
        everywhere = faint[labels].repeat(side, axis=0).repeat(side, axis=1)
        alpha[everywhere[:height, :width]] = 0
