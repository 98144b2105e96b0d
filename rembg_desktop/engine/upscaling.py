"""Bringing a matte that was solved on a reduced copy to the size of the photo.

Alpha goes through a guided filter (He and Sun, "Fast Guided Filter", 2015): around each pixel it is a line of
the photo's brightness, fitted on the small copy and applied to the large photo, so that edges follow the
photo's own. The foreground's colour is corrected by what is left of the compositing equation (Forte, Pitie,
"Approximate Fast Foreground Colour Estimation", 2021): F + alpha (I - alpha F - (1 - alpha) B).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.cancel import CancelToken

_RADIUS: Final = 3
"""Of the window of the fit, pixels of the small copy."""
_SMOOTHNESS: Final = 1e-4
"""Added to the variance of brightness (0-1): contrast below a hundredth is taken for noise."""
_STRIP: Final = 256
"""Rows that are worked on at once, so that a large photo is never held in floating point."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """What was solved on the small copy; all (h, w) or (h, w, 3), floats of 0-1 but for the trimap.

    Attributes:
        brightness: the guide.
        trimap: uint8, 128 where alpha was unknown.
        alpha, foreground, background: the solution.
    """

    brightness: NDArray[np.float64]
    trimap: NDArray[np.uint8]
    alpha: NDArray[np.float64]
    foreground: NDArray[np.float64]
    background: NDArray[np.float64]


def upscale(
    photo: Image.Image, reduced: Reduced, box_mean: Callable[..., Any], cancel: CancelToken
) -> tuple[Image.Image, Image.Image]:
    """Alpha (L) and foreground (RGB) in the size of the photo (RGB).

    Raises:
        Cancelled: the token was cancelled.
    """
    slope, offset = _fit(reduced, box_mean)
    layers = [
        _layer(slope),
        _layer(offset),
        _layer(reduced.alpha),
        Image.fromarray((reduced.trimap == 128).astype(np.uint8) * 255),
        _picture(reduced.foreground),
        _picture(reduced.background),
    ]
    alpha, foreground = Image.new("L", photo.size), photo.copy()
    for rows, source in _strips(photo.size, reduced.trimap.shape):
        cancel.check()
        size = (photo.width, rows[1] - rows[0])
        strip = photo.crop((0, rows[0], photo.width, rows[1]))
        grown = [np.asarray(each.resize(size, Image.Resampling.BILINEAR, box=source)) for each in layers]
        strip_alpha, strip_foreground = _strip(strip, *grown)
        alpha.paste(strip_alpha, (0, rows[0]))
        foreground.paste(strip_foreground, (0, rows[0]))
    return alpha, foreground


def _strip(
    photo: Image.Image,
    slope: NDArray[np.float32],
    offset: NDArray[np.float32],
    plain: NDArray[np.float32],
    unknown: NDArray[np.uint8],
    foreground: NDArray[np.uint8],
    background: NDArray[np.uint8],
) -> tuple[Image.Image, Image.Image]:
    brightness = np.asarray(photo.convert("L"), np.float32) / 255
    guided = np.clip(slope * brightness + offset, 0, 1)
    alpha = np.where(unknown > 0, guided, np.round(plain))
    levels = (alpha * 255 + 0.5).astype(np.uint8)
    pixels = np.array(photo)
    mixed = (levels > 0) & (levels < 255)
    share = alpha[mixed][:, None]
    front, back = foreground[mixed].astype(np.float32), background[mixed].astype(np.float32)
    rest = pixels[mixed] - share * front - (1 - share) * back
    pixels[mixed] = np.clip(front + share * rest + 0.5, 0, 255).astype(np.uint8)
    return Image.fromarray(levels), Image.fromarray(pixels)


def _fit(reduced: Reduced, box_mean: Callable[..., Any]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Slope and offset of alpha over brightness, each the mean of all windows that hold the pixel."""
    size = 2 * _RADIUS + 1
    guide, alpha = reduced.brightness, reduced.alpha
    guide_mean, alpha_mean = box_mean(guide, size), box_mean(alpha, size)
    variance = box_mean(guide * guide, size) - guide_mean**2
    covariance = box_mean(guide * alpha, size) - guide_mean * alpha_mean
    slope = covariance / (variance + _SMOOTHNESS)
    offset = alpha_mean - slope * guide_mean
    return box_mean(slope, size), box_mean(offset, size)


def _strips(
    size: tuple[int, int], small: tuple[int, ...]
) -> Iterator[tuple[tuple[int, int], tuple[float, float, float, float]]]:
    """(first row, row after the last) of the photo, and the box of the small copy that belongs to them."""
    height, width = small
    for top in range(0, size[1], _STRIP):
        bottom = min(size[1], top + _STRIP)
        yield (top, bottom), (0, top * height / size[1], width, bottom * height / size[1])


def _layer(values: NDArray[np.float64]) -> Image.Image:
    return Image.fromarray(values.astype(np.float32))


def _picture(values: NDArray[np.float64]) -> Image.Image:
    return Image.fromarray((np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8))
