"""Alpha matting: refines the alpha around hair and estimates the color of the subject where the background shows.

The steps are those of rembg's `alpha_matting_cutout`: a trimap from the mask by thresholds and erosion,
closed-form alpha, multi-level foreground. In contrast to rembg, only the area around the unknown band is
processed, and a large band is solved on a reduced copy, because each of its pixels takes about 1.5 kB.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.engine.closed_form import SUBJECT, UNKNOWN, estimate_alpha, estimate_colors
from rembg_desktop.errors import CancelToken

Bytes = NDArray[np.uint8]
Floats = NDArray[np.floating[Any]]
Box = tuple[int, int, int, int]

_RADIUS: Final = 3
"""Radius of the window for the linear fit, in pixels of the reduced copy."""
_SMOOTHNESS: Final = 1e-4
"""Added to the variance of the brightness (0-1): contrast below 0.01 is treated as noise."""
_TILE: Final = 256
"""Side length in pixels of what is processed at once. Most tiles of a large photo have nothing unknown."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """The solution on the reduced copy. Arrays of (h, w) or (h, w, 3), floats of 0-1 except the trimap.

    Attributes:
        brightness: the guidance image.
        trimap: uint8, 128 where alpha is unknown.
        alpha, foreground, background: the solution.
    """

    brightness: Floats
    trimap: Bytes
    alpha: Floats
    foreground: Floats
    background: Floats


def upscale(photo: Image.Image, reduced: Reduced, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
    """Upscale alpha (L) and foreground (RGB) to the size of the photo (RGB) with a guided filter.

    Raises:
        Cancelled: the token was cancelled.
    """
    slope, offset = _fit(reduced)
    layers = [
        _layer(slope),
        _layer(offset),
        _layer(reduced.alpha),
        Image.fromarray((reduced.trimap == UNKNOWN).astype(np.uint8) * 255),
        _picture(reduced.foreground),
        _picture(reduced.background),
    ]
    # Where everything around is known, enlarging changes nothing.
    alpha = Image.fromarray((reduced.trimap == SUBJECT).astype(np.uint8) * 255)
    alpha, foreground = alpha.resize(photo.size, Image.Resampling.NEAREST), photo.copy()
    for box, source in _tiles(photo.size, reduced.trimap == UNKNOWN):
        cancel.check()
        size = (box[2] - box[0], box[3] - box[1])
        grown = [np.asarray(each.resize(size, Image.Resampling.BILINEAR, box=source)) for each in layers]
        tile_alpha, tile_foreground = _tile(photo.crop(box), *grown)
        alpha.paste(tile_alpha, box)
        foreground.paste(tile_foreground, box)
    return alpha, foreground


def _tile(
    photo: Image.Image,
    slope: Floats,
    offset: Floats,
    plain: Floats,
    unknown: Bytes,
    foreground: Bytes,
    background: Bytes,
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


def _fit(reduced: Reduced) -> tuple[Floats, Floats]:
    """Slope and offset of alpha over brightness, averaged over all windows that contain the pixel."""
    guide, alpha = reduced.brightness, reduced.alpha
    guide_mean, alpha_mean = _box_mean(guide), _box_mean(alpha)
    variance = _box_mean(guide * guide) - guide_mean**2
    covariance = _box_mean(guide * alpha) - guide_mean * alpha_mean
    slope = covariance / (variance + _SMOOTHNESS)
    offset = alpha_mean - slope * guide_mean
    return _box_mean(slope), _box_mean(offset)


def _box_mean(values: Floats) -> Floats:
    """Mean of the window around each pixel; the picture is mirrored at its edges."""
    for axis in (0, 1):
        values = _run_mean(values, axis)
    return values


def _run_mean(values: Floats, axis: int) -> Floats:
    lines = values.swapaxes(0, axis)
    size = 2 * _RADIUS + 1
    around = [(_RADIUS + 1, _RADIUS)] + [(0, 0)] * (lines.ndim - 1)
    totals = np.cumsum(np.pad(lines, around, mode="symmetric"), axis=0, dtype=np.float64)
    return ((totals[size:] - totals[:-size]) / size).swapaxes(0, axis)


def _tiles(
    size: tuple[int, int], unknown: NDArray[np.bool_]
) -> Iterator[tuple[Box, tuple[float, float, float, float]]]:
    """The boxes in the photo that unknown pixels have an effect on, and the same boxes in the reduced copy."""
    height, width = unknown.shape
    for top, left in product(range(0, size[1], _TILE), range(0, size[0], _TILE)):
        right, bottom = min(size[0], left + _TILE), min(size[1], top + _TILE)
        box = (left * width / size[0], top * height / size[1], right * width / size[0], bottom * height / size[1])
        # Enlarging reads one pixel more on each side.
        x, y = max(0, int(box[0]) - 1), max(0, int(box[1]) - 1)
        if unknown[y : int(box[3]) + 2, x : int(box[2]) + 2].any():
            yield (left, top, right, bottom), box


def _layer(values: Floats) -> Image.Image:
    return Image.fromarray(values.astype(np.float32))


def _picture(values: Floats) -> Image.Image:
    return Image.fromarray((np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8))


_FOREGROUND: Final = 240
_BACKGROUND: Final = 10
_ERODE: Final = 10
"""Thresholds (0-255) and side length of the erosion (pixels), rembg's defaults."""
_MAX_PIXELS: Final = 1_000_000
"""Maximum number of pixels of the reduced copy."""
_MAX_UNKNOWN: Final = 200_000
"""Maximum number of unknown pixels in it, which take 330 MB and two seconds."""
_CONTEXT: Final = 32
"""Pixels around the unknown band that are included, because colors are propagated from there."""


@dataclass(frozen=True, slots=True)
class _Solved:
    alpha: Floats
    foreground: Floats
    background: Floats


def matte(image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
    """Refine a mask.

    Args:
        image: mode RGB.
        mask: mode L, same size.
        cancel: takes effect within 0.1 s.

    Returns:
        (alpha in mode L, foreground in mode RGB) with the size of the image. Where alpha is 255, the
        foreground is the image.

    Raises:
        Cancelled: the token was cancelled.
    """
    scale = min(1.0, (_MAX_PIXELS / (image.width * image.height)) ** 0.5)
    trimap = _trimap(_resized(mask, scale))
    box = _unknown_area(trimap, (image.width, image.height))
    if box is None:  # nothing is unknown: the mask cannot be refined
        return mask.copy(), image.copy()
    cancel.check()
    part, part_mask = image.crop(box), mask.crop(box)
    alpha, foreground = _solve_part(part, part_mask, cancel)
    full_alpha = mask.point(_snap)
    full_alpha.paste(alpha, box)
    full_foreground = image.copy()
    full_foreground.paste(foreground, box)
    return full_alpha, full_foreground


def _solve_part(part: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
    """Alpha and foreground of the area around the unknown band."""
    scale = min(1.0, (_MAX_PIXELS / (part.width * part.height)) ** 0.5)
    trimap = _trimap(_resized(mask, scale))
    unknown = np.count_nonzero(trimap == UNKNOWN)
    if unknown > _MAX_UNKNOWN:
        scale *= (_MAX_UNKNOWN / unknown) ** 0.5
        trimap = _trimap(_resized(mask, scale))
    cancel.check()
    small = _resized(part, scale)
    solved = _solve(
        np.asarray(small, np.float32) / np.float32(255), trimap, np.asarray(_resized(mask, scale)), cancel
    )
    cancel.check()
    if scale == 1.0:
        alpha = _image(solved.alpha)
        opaque = alpha.point(_opaque)
        return alpha, Image.composite(part, _image(solved.foreground), opaque)
    reduced = Reduced(
        np.asarray(small.convert("L")) / 255.0, trimap, solved.alpha, solved.foreground, solved.background
    )
    return upscale(part, reduced, cancel)


def _solve(pixels: Floats, trimap: Bytes, mask: Bytes, cancel: CancelToken) -> _Solved:
    alpha = None
    if (trimap == SUBJECT).any() and (trimap == 0).any():
        alpha = estimate_alpha(pixels, trimap, cancel)
    if alpha is None:  # nothing to propagate from: keep the mask, as rembg does
        alpha = mask / 255.0
    return _Solved(alpha, *estimate_colors(pixels, alpha, cancel))


def _trimap(mask: Image.Image) -> Bytes:
    """255 for subject, 0 for background, 128 for unknown; as in rembg's alpha_matting_cutout."""
    values = np.asarray(mask)
    trimap = np.full(values.shape, UNKNOWN, np.uint8)
    trimap[_eroded(values > _FOREGROUND, outside=False)] = SUBJECT
    trimap[_eroded(values < _BACKGROUND, outside=True)] = 0
    return trimap


def _eroded(chosen: NDArray[np.bool_], *, outside: bool) -> NDArray[np.bool_]:
    """The pixels with nothing but chosen ones in the square of _ERODE pixels around them.

    Args:
        chosen: (h, w).
        outside: whether the pixels outside count as chosen.
    """
    before, after = _ERODE // 2, (_ERODE - 1) // 2  # as in scipy.ndimage
    for axis in (0, 1):
        lines = np.pad(chosen.swapaxes(0, axis), ((before, after), (0, 0)), constant_values=outside)
        reach = 1
        while reach < _ERODE:
            step = min(reach, _ERODE - reach)
            lines = lines[:-step] & lines[step:]
            reach += step
        chosen = lines.swapaxes(0, axis)
    return chosen


def _unknown_area(trimap: Bytes, size: tuple[int, int]) -> Box | None:
    """Box (left, upper, right, lower) of the unknown pixels and their context, in an image of `size`."""
    rows, columns = np.flatnonzero((trimap == UNKNOWN).any(1)), np.flatnonzero((trimap == UNKNOWN).any(0))
    if not rows.size:
        return None
    height, width = trimap.shape
    horizontal, vertical = size[0] / width, size[1] / height
    return (
        int(max(0, columns[0] - _CONTEXT) * horizontal),
        int(max(0, rows[0] - _CONTEXT) * vertical),
        min(size[0], round((columns[-1] + 1 + _CONTEXT) * horizontal)),
        min(size[1], round((rows[-1] + 1 + _CONTEXT) * vertical)),
    )


def _snap(value: int) -> int:
    """Outside the unknown area, values beyond the thresholds become fully opaque or transparent."""
    return 255 if value > _FOREGROUND else 0 if value < _BACKGROUND else value


def _opaque(value: int) -> int:
    return 255 if value == 255 else 0


def _resized(image: Image.Image, scale: float) -> Image.Image:
    if scale == 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _image(values: Floats) -> Image.Image:
    """Convert (h, w) or (h, w, 3) of 0-1 to L or RGB, rounded down as in rembg."""
    return Image.fromarray(np.clip(values * 255, 0, 255).astype(np.uint8))
