"""Alpha matting: an alpha that follows hair, and the subject's own colour where the background shines in.

The steps are those of rembg's `alpha_matting_cutout`: a trimap from the mask by thresholds and erosion,
closed-form alpha, multi-level foreground. What is new is that only the surroundings of the unknown band are
looked at, and that a large band is solved on a reduced copy: its every pixel takes about 1.5 kB.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.engine.rembg_loader import MattingFunctions, load_matting
from rembg_desktop.errors import AppError

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


_PATIENCE: Final = 2.0
"""Seconds of waiting after which somebody should be told; loading compiled code takes one."""
_GLANCE: Final = 0.1
"""Seconds between two looks at the token."""


class Preparation:
    """Loads once; every later call answers at once."""

    def __init__(self, compiled: Path, on_prepare: Callable[[], None] | None) -> None:
        self.on_prepare = on_prepare
        self._compiled = compiled
        self._lock = Lock()
        self._thread: Thread | None = None
        self._ended = Event()
        self._functions: MattingFunctions | None = None
        self._error: BaseException | None = None
        self._told = False

    @property
    def is_running(self) -> bool:
        """Whether the code is being loaded, or compiled, now."""
        return self._thread is not None and not self._ended.is_set()

    def wait(self, cancel: CancelToken) -> MattingFunctions:
        """The functions, as soon as they are loaded; says through on_prepare, once, when that takes long.

        Raises:
            Cancelled: the token was cancelled; loading goes on for the next time.
            AppError: engine_unavailable.
        """
        self._begin()
        began = monotonic()
        while not self._ended.wait(_GLANCE):
            cancel.check()
            if monotonic() - began > _PATIENCE:
                self._tell()
        if self._functions is None:
            raise self._error or RuntimeError("the matting code was not loaded")
        return self._functions

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._load, name="matting", daemon=True)
                self._thread.start()

    def _tell(self) -> None:
        with self._lock:
            told, self._told = self._told, True
        if self.on_prepare and not told:
            self.on_prepare()

    def _load(self) -> None:
        try:
            self._functions = load_matting(self._compiled)
        except (AppError, RuntimeError, ValueError, OSError) as error:  # raised to everyone who waits
            self._error = error
        finally:
            self._ended.set()
