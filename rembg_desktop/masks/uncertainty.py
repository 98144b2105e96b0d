"""How likely a mask is wrong, computed from the mask alone, and from a second look at the photo.

The score is 0 for a mask that is surely good and 1 for one that surely needs a person. It is calibrated: of the
masks with a score of 0.3, about 30 % have an IoU below 0.9 with the truth.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from PIL import Image, ImageOps

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_SIDE: Final = 160
"""Masks are measured at this size at most: what a person would see is there, and it takes under a millisecond."""


class Reason(StrEnum):
    """Why a mask may be wrong. The codes are stable."""

    SOFT_MASK = "soft_mask"
    SEVERAL_PARTS = "several_parts"
    TOUCHES_BORDER = "touches_border"
    TINY_SUBJECT = "tiny_subject"
    NOTHING_FOUND = "nothing_found"
    EVERYTHING_FOUND = "everything_found"
    HOLES = "holes"
    SECOND_LOOK_DIFFERS = "second_look_differs"


class SecondLook(StrEnum):
    """When to run the network again to compare."""

    NEVER = "never"
    UNCERTAIN = "uncertain"
    ALWAYS = "always"


class Sensitivity(StrEnum):
    """How many images need review."""

    FEW = "few"
    USUAL = "usual"
    MANY = "many"


_THRESHOLDS: Final = {Sensitivity.FEW: 0.7, Sensitivity.USUAL: 0.45, Sensitivity.MANY: 0.25}
_SECOND_LOOK_FROM: Final = 0.15
_DIFFERS: Final = 0.12


@dataclass(frozen=True, slots=True)
class Assessment:
    """How likely a mask is wrong.

    Attributes:
        score: 0 (surely good) to 1 (surely needs a person).
        reasons: codes of `Reason`, the most important one first; empty if nothing is remarkable.
    """

    score: float
    reasons: tuple[str, ...] = ()


def assess(mask: NDArray[np.uint8]) -> Assessment:
    """Assess a mask by itself, in about a millisecond.

    Args:
        mask: what the network gave, in its own size: (height, width), 0 = background, 255 = subject.
    """
    return _assessment(_measure(mask))


def look_again(
    predict: Callable[[Image.Image], Image.Image],
    image: Image.Image,
    mask: Image.Image,
    first: Assessment,
    other: Callable[[Image.Image], Image.Image] | None = None,
) -> Assessment:
    """Run the network on changed copies of a photo, compare, and assess the mask again.

    Args:
        predict: the network that gave the mask: photo (RGB) -> mask (L) of any size.
        image: the photo as the network saw it (RGB).
        mask: the mask to assess (L), in the network's size.
        first: its assessment.
        other: another model, if one is installed.

    Raises:
        Whatever predict and other raise, such as Cancelled.
    """
    pixels = np.asarray(mask)
    looks = [ImageOps.mirror(predict(ImageOps.mirror(image)))]
    if other is not None:
        looks.append(other(image))
    difference = 1 - min(_agreement(pixels, look) for look in looks)
    score = _sigmoid(0.7 * _logit(first.score) + math.log(max(difference, 0.01) / 0.06))
    differs = (Reason.SECOND_LOOK_DIFFERS.value,) if difference > _DIFFERS else ()
    return Assessment(round(score, 4), (*differs, *first.reasons))


def wants_second_look(first: Assessment, when: SecondLook | str) -> bool:
    """Whether to look again after the first assessment."""
    return when == SecondLook.ALWAYS or (when == SecondLook.UNCERTAIN and first.score >= _SECOND_LOOK_FROM)


def needs_review(score: float, sensitivity: Sensitivity | str) -> bool:
    """Whether a person should look at an image with this score.

    Raises:
        ValueError: unknown sensitivity.
    """
    return score >= threshold(sensitivity)


def threshold(sensitivity: Sensitivity | str) -> float:
    """The lowest score that needs review.

    Raises:
        ValueError: unknown sensitivity.
    """
    return _THRESHOLDS[Sensitivity(sensitivity)]


@dataclass(frozen=True, slots=True)
class _Figures:
    area: float
    soft: float
    second_part: float
    border: float
    holes: float


def _measure(mask: NDArray[np.uint8]) -> _Figures:
    small = _reduced(mask)
    inside = small >= 128
    subject = max(np.count_nonzero(inside), 1)
    edge = np.concatenate((inside[0], inside[-1], inside[:, 0], inside[:, -1]))
    sizes = np.sort(_part_sizes(inside, enclosed=False))[::-1]
    return _Figures(
        area=float(small.mean()) / 255,
        soft=float(np.count_nonzero((small > 25) & (small < 230)) / subject),
        second_part=float(sizes[1] / sizes[0]) if sizes.size > 1 else 0.0,
        border=float(edge.mean()),
        holes=float(_part_sizes(~inside, enclosed=True).sum() / subject),
    )


def _part_sizes(inside: NDArray[np.bool_], *, enclosed: bool) -> NDArray[np.int64]:
    """Sizes of the connected parts in pixels, or of those alone that do not touch the border."""
    from scipy import ndimage

    labels: NDArray[np.int32] = cast(Any, ndimage).label(inside)[0]
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    if enclosed:
        sizes[np.concatenate((labels[0], labels[-1], labels[:, 0], labels[:, -1]))] = 0
    return sizes[sizes > 0]


def _assessment(figures: _Figures) -> Assessment:
    logit = -2.6 + 1.1 * math.log(max(figures.soft, 0.01) / 0.1) + 1.5 * figures.second_part
    empty, full = figures.area < 0.002, figures.area > 0.97
    found = {
        Reason.NOTHING_FOUND: empty,
        Reason.EVERYTHING_FOUND: full,
        Reason.SOFT_MASK: figures.soft > 0.35 and not empty,
        Reason.SEVERAL_PARTS: figures.second_part > 0.15,
        Reason.TINY_SUBJECT: figures.area < 0.02 and not empty,
        Reason.TOUCHES_BORDER: figures.border > 0.25 and not full,
        Reason.HOLES: figures.holes > 0.03,
    }
    score = 1.0 if empty or full else _sigmoid(logit)
    return Assessment(round(score, 4), tuple(reason.value for reason, applies in found.items() if applies))


def _reduced(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    factor = -(-max(mask.shape) // _SIDE)
    return np.asarray(Image.fromarray(mask).reduce(factor)) if factor > 1 else mask


def _agreement(mask: NDArray[np.uint8], look: Image.Image) -> float:
    """Soft IoU of two masks."""
    first = _reduced(mask)
    second = np.asarray(look.convert("L").resize(first.shape[::-1], Image.Resampling.BOX))
    union = float(np.maximum(first, second).sum())
    return float(np.minimum(first, second).sum()) / union if union else 1.0


def _sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _logit(score: float) -> float:
    clipped = min(max(score, 0.001), 0.999)
    return math.log(clipped / (1 - clipped))
