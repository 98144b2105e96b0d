"""Alpha matting: an alpha that follows hair, and the subject's own colour where the background shines in.

The steps are those of rembg's `alpha_matting_cutout`: a trimap from the mask by thresholds and erosion,
closed-form alpha, multi-level foreground. What is new is that only the surroundings of the unknown band are
looked at, and that a large band is solved on a reduced copy: its every pixel takes about 1.5 kB.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.cancel import CancelToken
from rembg_desktop.engine.rembg_loader import MattingFunctions
from rembg_desktop.engine.upscaling import Reduced, upscale

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]
Box = tuple[int, int, int, int]

_FOREGROUND: Final = 240
_BACKGROUND: Final = 10
_ERODE: Final = 10
"""Thresholds (0-255) and side of the erosion (pixels) as rembg's defaults."""
_MAX_PIXELS: Final = 1_000_000
"""Of the copy that is solved."""
_MAX_UNKNOWN: Final = 200_000
"""Of its pixels that are unknown: 300 MB and a few seconds."""
_ROOM: Final = 32
"""Pixels around the unknown band that go along, so that colours have something to grow from."""


@dataclass(frozen=True, slots=True)
class _Solved:
    alpha: Floats
    foreground: Floats
    background: Floats


def matte(
    image: Image.Image, mask: Image.Image, functions: MattingFunctions, cancel: CancelToken
) -> tuple[Image.Image, Image.Image]:
    """Refine a mask.

    Args:
        image: mode RGB.
        mask: mode L, same size.
        functions: of pymatting and scipy.
        cancel: asked between steps and in each iteration of the solver.

    Returns:
        (alpha of mode L, foreground of mode RGB), both of the image's size; where alpha is 255 the foreground
        is the image.

    Raises:
        Cancelled: the token was cancelled.
    """
    scale = min(1.0, (_MAX_PIXELS / (image.width * image.height)) ** 0.5)
    trimap = _trimap(_resized(mask, scale), functions)
    box = _surroundings(trimap, (image.width, image.height))
    if box is None:  # nothing is unknown: the mask is as sharp as it can be
        return mask.copy(), image.copy()
    cancel.check()
    part, part_mask = image.crop(box), mask.crop(box)
    alpha, foreground = _solve_part(part, part_mask, functions, cancel)
    whole_alpha = mask.point(_settled)
    whole_alpha.paste(alpha, box)
    whole_foreground = image.copy()
    whole_foreground.paste(foreground, box)
    return whole_alpha, whole_foreground


def _solve_part(
    part: Image.Image, mask: Image.Image, functions: MattingFunctions, cancel: CancelToken
) -> tuple[Image.Image, Image.Image]:
    """Alpha and foreground of the surroundings of the unknown band."""
    scale = min(1.0, (_MAX_PIXELS / (part.width * part.height)) ** 0.5)
    trimap = _trimap(_resized(mask, scale), functions)
    unknown = np.count_nonzero(trimap == 128)
    if unknown > _MAX_UNKNOWN:
        scale *= (_MAX_UNKNOWN / unknown) ** 0.5
        trimap = _trimap(_resized(mask, scale), functions)
    cancel.check()
    small = _resized(part, scale)
    solved = _solve(np.asarray(small) / 255.0, trimap, np.asarray(_resized(mask, scale)), functions, cancel)
    cancel.check()
    if scale == 1.0:
        alpha = _image(solved.alpha)
        opaque = alpha.point(_opaque)
        return alpha, Image.composite(part, _image(solved.foreground), opaque)
    reduced = Reduced(
        np.asarray(small.convert("L")) / 255.0, trimap, solved.alpha, solved.foreground, solved.background
    )
    return upscale(part, reduced, functions.box_mean, cancel)


def _solve(
    pixels: Floats, trimap: Bytes, mask: Bytes, functions: MattingFunctions, cancel: CancelToken
) -> _Solved:
    def iterated(*_state: Any) -> None:  # noqa: ANN401 - the solver's arrays
        cancel.check()

    if (trimap == 255).any() and (trimap == 0).any():
        alpha: Floats = functions.estimate_alpha(pixels, trimap / 255.0, cg_kwargs={"callback": iterated})
    else:  # nothing to grow from: keep the mask, as rembg does
        alpha = mask / 255.0
    cancel.check()
    foreground, background = functions.estimate_foreground(pixels, alpha, return_background=True)
    return _Solved(alpha, foreground, background)


def _trimap(mask: Image.Image, functions: MattingFunctions) -> Bytes:
    """255 surely subject, 0 surely background, 128 unknown; as rembg's alpha_matting_cutout."""
    values = np.asarray(mask)
    structure = np.ones((_ERODE, _ERODE), np.uint8)
    trimap = np.full(values.shape, 128, np.uint8)
    trimap[functions.erode(values > _FOREGROUND, structure=structure)] = 255
    trimap[functions.erode(values < _BACKGROUND, structure=structure, border_value=1)] = 0
    return trimap


def _surroundings(trimap: Bytes, size: tuple[int, int]) -> Box | None:
    """Box (left, upper, right, lower) of what is unknown and some room, in an image of `size`."""
    rows, columns = np.flatnonzero((trimap == 128).any(1)), np.flatnonzero((trimap == 128).any(0))
    if not rows.size:
        return None
    height, width = trimap.shape
    horizontal, vertical = size[0] / width, size[1] / height
    return (
        int(max(0, columns[0] - _ROOM) * horizontal),
        int(max(0, rows[0] - _ROOM) * vertical),
        min(size[0], round((columns[-1] + 1 + _ROOM) * horizontal)),
        min(size[1], round((rows[-1] + 1 + _ROOM) * vertical)),
    )


def _settled(value: int) -> int:
    """Outside the surroundings nothing is unknown: what the thresholds call sure is made so."""
    return 255 if value > _FOREGROUND else 0 if value < _BACKGROUND else value


def _opaque(value: int) -> int:
    return 255 if value == 255 else 0


def _resized(image: Image.Image, scale: float) -> Image.Image:
    if scale == 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _image(values: Floats) -> Image.Image:
    """(h, w) or (h, w, 3) of 0-1 as L or RGB, rounded down as in rembg."""
    return Image.fromarray(np.clip(values * 255, 0, 255).astype(np.uint8))
