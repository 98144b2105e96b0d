"""Removes the haze that models leave in backgrounds, where a solid color is laid behind the subject.

A marketplace that asks for a pure white background measures it. Haze that nobody sees is found then: an alpha of
8 makes a white background up to 8 levels darker. Two things are haze: an alpha that is hardly visible, and faint
spots that belong to nothing solid. Soft edges stay soft: they only become narrower where they are faintest.
"""

from dataclasses import replace
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
_CLEARLY_SEEN: Final = 20
"""A higher alpha (0-255) changes a white background by more than 10 levels if the subject is not bright."""
_SPOT_SHARE: Final = 0.005
"""Larger faint parts, such as glass or smoke, are the subject; a share of the result."""
_SIDE: Final = 512
"""Larger pictures are divided into squares; spots are searched among about as many squares per side."""

_TABLE: Final = [
    max(0, (value - VISIBLE) * _FULL // (_FULL - VISIBLE)) if value < _FULL else value for value in range(256)
]

_CLEAR: Final = [255 * (value > _CLEARLY_SEEN) for value in range(256)]

_Alpha = NDArray[Any]


def solid_alpha(alpha: Image.Image) -> Image.Image:
    """The alpha (L) of a photo without faint spots that belong to nothing solid."""
    solid = np.array(alpha)
    _remove_spots(solid, 1)
    return Image.fromarray(solid)


def solid_box(alpha: Image.Image) -> Box | None:
    """The box (left, upper, right, lower) of what is clearly seen on a solid color; None if there is nothing.

    It decides the size of the subject, which marketplaces measure: the faintest part of a soft edge is not seen.
    """
    return alpha.point(_CLEAR).getbbox() or subject_box(alpha)


def without_haze(placed: Layer | DeepLayer) -> Layer | DeepLayer:
    """The layer with an alpha of 0 where it is hardly visible; scaling makes such haze, too."""
    alpha = placed.alpha
    if isinstance(alpha, Image.Image):
        return replace(placed, alpha=alpha.point(_TABLE))
    words = _thinned_words(alpha)
    _remove_spots(words, SCALE)
    return replace(placed, alpha=words)


def _thinned_words(alpha: NDArray[np.uint16]) -> NDArray[np.uint16]:
    haze = np.uint16(VISIBLE * SCALE)
    above = (np.maximum(alpha, haze) - haze).astype(np.uint32) * _FULL // (_FULL - VISIBLE)
    return np.where(alpha < _FULL * SCALE, above, alpha).astype(np.uint16)


def _remove_spots(alpha: _Alpha, scale: int) -> None:
    """Set spots without a solid pixel to 0, in place; `scale` is 1 for 8 bits."""
    ndimage = import_late("scipy.ndimage")  # only some results need it

    height, width = alpha.shape
    side = max(1, max(width, height) // _SIDE)
    rows, columns = -(-height // side), -(-width // side)
    padded = np.zeros((rows * side, columns * side), alpha.dtype)
    padded[:height, :width] = alpha
    blocks: _Alpha = padded.reshape(rows, side, columns, side).max(axis=(1, 3))
    found: Any = ndimage.label(blocks > VISIBLE * scale, np.ones((3, 3)))
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
