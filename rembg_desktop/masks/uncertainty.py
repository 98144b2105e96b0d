"""How likely a mask is wrong, from the mask alone and from a second look at the photo.

The score is calibrated: of the masks with a score of about 0.3, 30 % had an IoU under 0.9 with the truth.
docs/uncertainty.md says how it was calibrated, on which photos, and how well it does on others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageOps

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_SIDE: Final = 160
"""Masks are shrunk to this many pixels at most. Larger networks are then measured like those of 320 pixels."""

_INSIDE: Final = 128
"""From this value on, a pixel belongs to the subject."""

# Logistic regression of "IoU under 0.9"; see docs/uncertainty.md.
_FIRST: Final = (2.42, 0.003, 8.11)
"""Slope, offset and constant: logit = slope * ln(doubt + offset) + constant."""
_SECOND: Final = (5.8, 7.7)
"""Slope and constant: logit = slope * (rank of the first score + rank of the difference) - constant."""

_RANKS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_FIRST_SCORES: Final = (0.02, 0.08, 0.21, 0.61, 1.0)
_DIFFERENCES: Final = (0.0, 0.002, 0.013, 0.075, 0.83)
"""Which first score and which difference have these ranks among the photos that the constants were fitted to."""

_LOOK_FROM: Final = 0.35
_LOOK_BELOW: Final = 0.7
"""Other masks are hardly ever judged differently after a second look."""

BOX_FROM: Final = 77
"""Values that the box around the subject includes: 0.3."""
BOX_MARGIN: Final = 0.12
"""Around the box, of its sides."""
_SHRUNK: Final = 0.8


class Reason(StrEnum):
    """Why a mask may be wrong. The codes are stable."""

    NOTHING_FOUND = "nothing_found"
    EVERYTHING_FOUND = "everything_found"
    SECOND_LOOK_DIFFERS = "second_look_differs"
    SOFT_MASK = "soft_mask"
    TINY_SUBJECT = "tiny_subject"
    SEVERAL_PARTS = "several_parts"
    HOLES = "holes"
    TOUCHES_BORDER = "touches_border"


_NOTHING: Final = 0.0005
"""Share of the photo that the subject takes at least."""
_EVERYTHING: Final = 0.97
_SOFT: Final = 0.035
"""Doubt from which more than half of the masks are bad."""
_TINY: Final = 0.03
_SECOND_PART: Final = 0.01
"""Size of the second largest part, over the largest one."""
_SPECK: Final = 0.01
"""A hole below this share of the subject is rarely a real one."""
_SPECKS: Final = 0.004
_HOLES: Final = 0.04
"""Area of such specks, and of all enclosed holes, over the subject's."""
_BORDER: Final = 0.1
_SOFT_BORDER: Final = 0.05
"""Share of the photo's outline that the subject covers, and where the mask is soft."""
_DIFFERS: Final = 0.1


class SecondLook(StrEnum):
    """When to run the network again, to compare."""

    NEVER = "never"
    UNCERTAIN = "uncertain"
    ALWAYS = "always"


class Sensitivity(StrEnum):
    """How many images need review."""

    FEW = "few"
    USUAL = "usual"
    MANY = "many"


_THRESHOLDS: Final = {Sensitivity.FEW: 0.75, Sensitivity.USUAL: 0.5, Sensitivity.MANY: 0.25}


@dataclass(frozen=True, slots=True)
class Assessment:
    """How likely a mask is wrong.

    Attributes:
        score: 0 (surely good) to 1 (surely needs a person).
        reasons: codes of `Reason`, the most telling one first; empty if nothing is remarkable.
    """

    score: float
    reasons: tuple[str, ...] = ()


def assess(mask: NDArray[np.uint8]) -> Assessment:
    """Assess a mask by itself, in about a millisecond.

    Args:
        mask: what the network gave, in its own size: (height, width), 0 = background, 255 = subject.
    """
    small = _reduced(Image.fromarray(mask))
    inside = small >= _INSIDE
    area = float(inside.mean())
    if area < _NOTHING:
        return Assessment(1.0, (Reason.NOTHING_FOUND.value,))
    if area > _EVERYTHING:
        return Assessment(1.0, (Reason.EVERYTHING_FOUND.value,))
    doubt = doubt_of(small)
    subject = np.count_nonzero(inside)
    parts = np.sort(_part_sizes(inside, enclosed=False))
    holes = _part_sizes(~inside, enclosed=True)
    border = np.concatenate((small[0], small[-1], small[:, 0], small[:, -1]))
    specks = holes[holes < _SPECK * subject].sum() > _SPECKS * subject
    found = {
        Reason.SOFT_MASK: doubt > _SOFT,
        Reason.TINY_SUBJECT: area < _TINY,
        Reason.SEVERAL_PARTS: parts.size > 1 and parts[-2] > _SECOND_PART * parts[-1],
        Reason.HOLES: specks or holes.sum() > _HOLES * subject,
        Reason.TOUCHES_BORDER: (border >= _INSIDE).mean() > _BORDER
        or ((border > 25) & (border < 230)).mean() > _SOFT_BORDER,
    }
    slope, offset, constant = _FIRST
    score = _sigmoid(slope * math.log(doubt + offset) + constant)
    return Assessment(score, tuple(reason.value for reason, applies in found.items() if applies))


def doubt_of(small: NDArray[np.uint8]) -> float:
    """Sum of p(1-p) over the subject's area, without the outline, which is soft in good masks too.

    Args:
        small: a mask of about 160 x 160 pixels; 0 = background, 255 = subject.

    Returns:
        From 0; infinite if no pixel belongs to the subject.
    """
    inside = small >= _INSIDE
    area = np.count_nonzero(inside)
    values = small[_off_outline(inside)].astype(np.float32) / 255
    return float((values * (1 - values)).sum() / area) if area else math.inf


def wants_second_look(first: Assessment, when: SecondLook | str) -> bool:
    """Whether to look again after the first assessment.

    Raises:
        ValueError: `when` is unknown.
    """
    unsure = _LOOK_FROM <= first.score < _LOOK_BELOW
    return {SecondLook.NEVER: False, SecondLook.UNCERTAIN: unsure, SecondLook.ALWAYS: True}[SecondLook(when)]


def look_again(
    predict: Callable[[Image.Image], Image.Image],
    image: Image.Image,
    mask: Image.Image,
    first: Assessment,
    other: Callable[[Image.Image], Image.Image] | None = None,
    *,
    thorough: bool = True,
) -> Assessment:
    """Run the network on changed copies of a photo, compare the masks, and assess the first one again.

    It looks at the subject from closer, mirrored, and if it is thorough also at the whole photo, mirrored, and
    once more smaller. A mask without a subject, or of everything, keeps its assessment.

    Args:
        predict: the network that gave the mask: image (RGB) -> mask (L), both of any size.
        image: the photo as the network saw it (RGB).
        mask: the mask to assess (L), in the network's size.
        first: its first assessment.
        other: another model, if one is installed.
        thorough: look three times rather than once.

    Raises:
        Exception: what `predict` and `other` raise, such as Cancelled.
    """
    if {Reason.NOTHING_FOUND, Reason.EVERYTHING_FOUND} & set(first.reasons):
        return first
    small = _reduced(mask)
    looks = [_closer(predict, image, mask)]
    if thorough:
        looks += [_mirrored(predict, image, mask.size), _from_afar(predict, image, mask.size)]
    if other is not None:
        looks.append(other(_resized(image, mask.size)).resize(mask.size, Image.Resampling.BOX))
    differences = [_difference(small, look) for look in looks]
    difference = sum(differences) / len(differences)
    slope, constant = _SECOND
    ranks = np.interp(first.score, _FIRST_SCORES, _RANKS) + np.interp(difference, _DIFFERENCES, _RANKS)
    good = 1 - _sigmoid(slope * float(ranks) - constant)
    if len(differences) > 1:  # what all looks contradict is wrong, however sure the network was
        good *= 1 - min(differences)
    differs = (Reason.SECOND_LOOK_DIFFERS.value,) if difference > _DIFFERS else ()
    return Assessment(round(1 - good, 4), (*differs, *first.reasons))


def threshold(sensitivity: Sensitivity | str) -> float:
    """The lowest score that needs review.

    Raises:
        ValueError: `sensitivity` is unknown.
    """
    return _THRESHOLDS[Sensitivity(sensitivity)]


def needs_review(score: float, sensitivity: Sensitivity | str) -> bool:
    """Whether a person should look at an image with this score.

    Raises:
        ValueError: `sensitivity` is unknown.
    """
    return score >= threshold(sensitivity)


def _reduced(mask: Image.Image) -> NDArray[np.uint8]:
    factor = -(-max(mask.size) // _SIDE)
    return np.asarray(mask.reduce(factor) if factor > 1 else mask)


def _off_outline(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Pixels whose four neighbors are on the same side of the subject's outline as they are."""
    near = np.pad(inside, 1, mode="edge")
    around = (near[1:-1, 1:-1], near[:-2, 1:-1], near[2:, 1:-1], near[1:-1, :-2], near[1:-1, 2:])
    return np.logical_and.reduce(around) | ~np.logical_or.reduce(around)


def _part_sizes(pixels: NDArray[np.bool_], *, enclosed: bool) -> NDArray[np.int64]:
    """Sizes of the connected parts in pixels; with `enclosed` only of those that do not touch the border.

    It joins the runs of pixels of each row. Importing scipy for this would take longer than assessing 100 masks.
    """
    height, width = pixels.shape
    steps = np.diff(np.pad(pixels, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    # Runs of the next row that begin before this one ends, and end after it begins.
    below = (rows + 1) * (width + 1)
    first = (rows * (width + 1) + ends).searchsorted(below + starts, side="right")
    last = (rows * (width + 1) + starts).searchsorted(below + ends)
    count = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(rows.size), count)
    lower = np.arange(upper.size) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
    labels = np.arange(rows.size)
    while True:
        joined = labels.copy()
        lowest = np.minimum(labels[upper], labels[lower])
        np.minimum.at(joined, upper, lowest)
        np.minimum.at(joined, lower, lowest)
        joined = joined[joined]
        if np.array_equal(joined, labels):
            break
        labels = joined
    sizes = np.zeros(rows.size, np.int64)
    np.add.at(sizes, labels, ends - starts)
    if enclosed:
        sizes[labels[(rows == 0) | (rows == height - 1) | (starts == 0) | (ends == width)]] = 0
    return sizes[sizes > 0]


def _closer(predict: Callable[[Image.Image], Image.Image], image: Image.Image, mask: Image.Image) -> Image.Image:
    """The mask of the subject's box, mirrored for the network, pasted back into the frame."""
    left, top, right, bottom = mask.point([0] * BOX_FROM + [255] * (256 - BOX_FROM)).getbbox() or (
        0,
        0,
        *mask.size,
    )
    across, down = BOX_MARGIN * (right - left), BOX_MARGIN * (bottom - top)
    left, top = max(round(left - across), 0), max(round(top - down), 0)
    right, bottom = min(round(right + across), mask.width), min(round(bottom + down), mask.height)
    x, y = image.width / mask.width, image.height / mask.height
    view = image.resize(
        mask.size,
        Image.Resampling.LANCZOS,
        box=(left * x, top * y, right * x, bottom * y),
        reducing_gap=3,
    )
    found = ImageOps.mirror(predict(ImageOps.mirror(view)))
    frame = Image.new("L", mask.size)
    frame.paste(found.resize((right - left, bottom - top), Image.Resampling.BOX), (left, top))
    return frame


def _resized(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _mirrored(
    predict: Callable[[Image.Image], Image.Image], image: Image.Image, size: tuple[int, int]
) -> Image.Image:
    """The mask of the whole photo, mirrored for the network."""
    return ImageOps.mirror(predict(ImageOps.mirror(_resized(image, size))).resize(size, Image.Resampling.BOX))


def _from_afar(
    predict: Callable[[Image.Image], Image.Image], image: Image.Image, size: tuple[int, int]
) -> Image.Image:
    """The mask of the whole photo, mirrored and shrunk, with its border reflected around it."""
    width, height = (max(round(side * _SHRUNK), 1) for side in size)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    view = _resized(image, (width, height))
    around = ((top, size[1] - height - top), (left, size[0] - width - left), (0, 0))
    padded = Image.fromarray(np.pad(np.asarray(view), around, mode="symmetric"))
    found = ImageOps.mirror(predict(ImageOps.mirror(padded)).resize(size, Image.Resampling.BOX))
    return found.crop((left, top, left + width, top + height)).resize(size, Image.Resampling.BILINEAR)


def _difference(small: NDArray[np.uint8], look: Image.Image) -> float:
    """Share of the two subjects' union that only one of them has, without the first one's outline: 0 to 1."""
    first, second = small >= _INSIDE, _reduced(look) >= _INSIDE
    apart = np.count_nonzero((first ^ second) & _off_outline(first))
    return float(apart / max(np.count_nonzero(first | second), 1))


def _sigmoid(logit: float) -> float:
    return round(1 / (1 + math.exp(-logit)), 4)
