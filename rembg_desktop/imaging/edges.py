"""Takes the colour of the removed background out of the soft edge of the subject."""

from typing import Any, Final

import numpy as np
from PIL import Image

Floats = np.ndarray[Any, np.dtype[np.float32]]

_WORKING_PIXELS: Final = 1_000_000
"""Size at which the colours on both sides are estimated; they are smooth, so a reduced copy is enough."""
_RADII: Final = (90, 6)
"""Radii of the two passes, pixels of the reduced copy."""
_STRIP: Final = 256
_TINY: Final = 1e-5


def decontaminate(colors: Image.Image, alpha: Image.Image) -> Image.Image:
    """The colours (RGB) of the subject alone where it is partly transparent; opaque pixels stay as they are.

    Source: M. Forte, Approximate Fast Foreground Colour Estimation (ICIP 2021), blur fusion in two passes.
    """
    soft = alpha.point(lambda value: 255 if 0 < value < 255 else 0).getbbox()
    if soft is None:
        return colors
    front, back = _estimate(colors, alpha)
    width, height = colors.size
    result = colors.copy()
    for top in range(soft[1], soft[3], _STRIP):
        bottom = min(top + _STRIP, soft[3])
        box = (0, top, width, bottom)
        part = (0, top * front.height / height, front.width, bottom * front.height / height)
        size = (width, bottom - top)
        share = np.asarray(alpha.crop(box), np.float32)[..., None] / 255
        own = np.asarray(colors.crop(box), np.float32)
        ahead = np.asarray(front.resize(size, Image.Resampling.BILINEAR, box=part), np.float32)
        behind = np.asarray(back.resize(size, Image.Resampling.BILINEAR, box=part), np.float32)
        fused = np.clip(ahead + share * (own - share * ahead - (1 - share) * behind) + 0.5, 0, 255)
        edge = (share > 0) & (share < 1)
        result.paste(Image.fromarray(np.where(edge, fused, own).astype(np.uint8)), (0, top))
    return result


def _estimate(colors: Image.Image, alpha: Image.Image) -> tuple[Image.Image, Image.Image]:
    """(colours in front, colours behind), RGB on a reduced copy."""
    scale = min(1.0, (_WORKING_PIXELS / (colors.width * colors.height)) ** 0.5)
    size = max(1, round(colors.width * scale)), max(1, round(colors.height * scale))
    own = np.asarray(colors.resize(size, Image.Resampling.BOX), np.float32)
    share = np.asarray(alpha.resize(size, Image.Resampling.BOX), np.float32)[..., None] / 255
    front = back = own
    for radius in _RADII:
        blurred = _blur(share, radius)
        front_mean = _blur(front * share, radius) / (blurred + _TINY)
        back = _blur(back * (1 - share), radius) / (1 - blurred + _TINY)
        front = np.clip(front_mean + share * (own - share * front_mean - (1 - share) * back), 0, 255)
    return Image.fromarray(front.astype(np.uint8)), Image.fromarray(np.clip(back, 0, 255).astype(np.uint8))


def _blur(values: Floats, radius: int) -> Floats:
    """Mean over a square of 2 * radius + 1 pixels, cut off at the borders."""
    for axis in (0, 1):
        length = values.shape[axis]
        sums = np.cumsum(values, axis=axis, dtype=np.float64)
        sums = np.concatenate([np.zeros_like(np.take(sums, [0], axis)), sums], axis)
        at = np.arange(length)
        high, low = np.minimum(at + radius + 1, length), np.maximum(at - radius, 0)
        shape = [1] * values.ndim
        shape[axis] = length
        mean = (np.take(sums, high, axis) - np.take(sums, low, axis)) / (high - low).reshape(shape)
        values = mean.astype(np.float32)
    return values
