"""The smart brush: a rough stroke says subject or background, the photo says where it ends.

1. Pixels around the stroke whose color is like that under it are joined to it, up to the edges of the photo.
2. With a network: it looks again at the part of the photo where the subject then is. Small subjects fill the
   network's input only in that way, and others are out of sight.
3. Colors, the network and the present mask are combined, and what is connected to the stroke changes. Pixels only
   change towards what the stroke says.
4. The outline is refined with the colors of the photo at a higher resolution.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.masks.brush import Point, stroke_cover
from rembg_desktop.masks.parts import Colors, Floats, Mask, cut, ndimage, nearness, touching, upscaled
from rembg_desktop.masks.tiles import Bytes, Rect, clipped, is_empty

Predict = Callable[[Image.Image], Image.Image]
"""Computes the mask (L) of a picture (RGB) of the same size, such as a network."""

_SIDE: Final = 280
"""Longer side of the copy on which is decided, in pixels."""
_FINE_SIDE: Final = 800
"""Longer side of the copy on which the outline is refined."""
_NETWORK_SIDE: Final = 1024
_CORE: Final = 0.85
"""Share of the radius within which a stroke is certain; its rim may cross an edge."""
_AROUND: Final = (0.12, 0.4)
"""How much of its size the network sees around the subject; it looks once for each."""
_NETWORK: Final = 3.0
_PRESENT: Final = 0.6
_NEAR: Final = 3.0
"""Costs of contradicting the network, the present mask, and the paths that cross no edge."""
_AGREES: Final = 0.3
"""The network is not heard if its masks tell subject from background strokes by less than this (-1 to 1)."""
_FAR: Final = 0.4
"""Cost of joining a pixel as far from the stroke as that is long."""
_REACH: Final = 6.0
_BEYOND: Final = 3.0
"""Cost of joining a pixel for each so many radii up to the stroke: a thin one means less than a wide one."""
_TINY: Final = 8
_CERTAIN: Final = 50.0
"""Cost that nothing outweighs."""


@dataclass(frozen=True, slots=True)
class Scribble:
    """A rough stroke.

    Attributes:
        points: in pixels of the photo.
        radius: of the brush in pixels.
        subject: whether it marks the subject, else background.
    """

    points: tuple[Point, ...]
    radius: float
    subject: bool

    @property
    def extent(self) -> float:
        """The longer side of its bounding box."""
        xs, ys = [point[0] for point in self.points], [point[1] for point in self.points]
        return max(max(xs) - min(xs), max(ys) - min(ys)) + 2 * self.radius


class _Reduced:
    """A part of a photo, reduced.

    Attributes:
        rect: in pixels of the photo.
        shape: height and width of the reduced copy.
        scale: reduced pixels per pixel of the photo, at most 1.
    """

    def __init__(self, rect: Rect, side: int) -> None:
        """`side` is the longer side of the copy in pixels."""
        width, height = max(1, rect[2] - rect[0]), max(1, rect[3] - rect[1])
        self.rect = rect
        self.scale = min(1.0, side / max(width, height))
        self.shape = max(1, round(height * self.scale)), max(1, round(width * self.scale))

    def of(self, pixels: Bytes) -> Bytes:
        """The copy of a picture in the size of the photo."""
        left, top, right, bottom = self.rect
        part = Image.fromarray(pixels[top:bottom, left:right])
        return np.asarray(part.resize((self.shape[1], self.shape[0]), Image.Resampling.BOX))

    def stroke(self, scribble: Scribble, share: float) -> Mask:
        """The pixels of the copy under a stroke with a share of its radius."""
        points = [((x - self.rect[0]) * self.scale, (y - self.rect[1]) * self.scale) for x, y in scribble.points]
        result = np.zeros(self.shape, np.bool_)
        cover, rect = stroke_cover(
            points, max(0.6, scribble.radius * share * self.scale), (self.shape[1], self.shape[0])
        )
        result[rect[1] : rect[3], rect[0] : rect[2]] = cover >= 128
        return result

    def box(self, rect: Rect) -> tuple[slice, slice]:
        """Rows and columns of a rectangle of the photo, at least one pixel."""
        height, width = self.shape
        left, top = int((rect[0] - self.rect[0]) * self.scale), int((rect[1] - self.rect[1]) * self.scale)
        right = round((rect[2] - self.rect[0]) * self.scale)
        bottom = round((rect[3] - self.rect[1]) * self.scale)
        left, top = min(max(0, left), width - 1), min(max(0, top), height - 1)
        return slice(top, max(top + 1, min(height, bottom))), slice(left, max(left + 1, min(width, right)))


def _fixed(costs: Floats, yes: Mask, no: Mask) -> Floats:
    """The costs with certain pixels."""
    costs = costs.astype(np.float32)
    costs[yes] = -_CERTAIN
    costs[no] = _CERTAIN
    return costs


def _resized(values: NDArray[Any], shape: tuple[int, ...]) -> Floats:
    """Enlarged or reduced to (h, w)."""
    if values.shape == shape:
        return values.astype(np.float32)
    image = Image.fromarray(values.astype(np.float32))
    return np.asarray(image.resize((shape[1], shape[0]), Image.Resampling.BILINEAR))


def _around(scribble: Scribble, size: tuple[int, int]) -> Rect:
    """The part of the photo in which a stroke decides."""
    xs, ys = [point[0] for point in scribble.points], [point[1] for point in scribble.points]
    margin = max(0.6 * scribble.extent, 6 * scribble.radius, 0.04 * max(size)) + scribble.radius
    return clipped(
        (int(min(xs) - margin), int(min(ys) - margin), int(max(xs) + margin), int(max(ys) + margin)), size
    )


def smart_change(
    photo: Bytes, shown: Bytes, strokes: Sequence[Scribble], predict: Predict | None = None
) -> tuple[Bytes, Bytes, Rect] | None:
    """What the last of the strokes paints.

    Args:
        photo: (h, w, 3), RGB.
        shown: the present alpha, (h, w).
        strokes: the earlier ones too; they stay certain where the alpha still agrees with them.
        predict: a network, or None.

    Returns:
        (coverage, alpha to paint, where), or None if the stroke is outside the photo.

    Raises:
        AppError, Cancelled: from `predict`.
    """
    last = strokes[-1]
    window = _Reduced(_around(last, (shown.shape[1], shown.shape[0])), _SIDE)
    if is_empty(window.rect) or not (stroke := window.stroke(last, 1.0)).any():
        return None
    # From here on, "yes" is what the stroke says.
    present = window.of(shown if last.subject else 255 - shown).astype(np.float32) / 255
    yes, no = _seeds(window, strokes, present)
    colors = Colors(window.of(photo))
    distance: Floats = ndimage().distance_transform_edt(~stroke).astype(np.float32)
    distance /= max(1.0, last.extent * window.scale)
    guess = _by_color(colors, present, yes, no, stroke, distance)
    said: Floats = np.zeros_like(guess)
    if predict is not None:
        said = _closer_look(photo, shown, window, guess, strokes, predict, (yes & stroke, no))
    inside = np.clip(0.5 + (_PRESENT * (guess - 0.5) + 0.5 * said) / (_PRESENT + np.abs(said)), 0, 1)
    radii = distance * (max(1.0, last.extent * window.scale) / max(1.0, last.radius * window.scale))
    far = np.where(present <= 0.5, _BEYOND * np.clip(radii / _REACH - 0.5, 0, 3), 0).astype(np.float32)
    costs = np.zeros_like(guess)
    for _ in range(2):
        mine = np.clip(2 * inside - 1, 0, 1) * np.exp(-0.3 * distance) + yes * 10.0
        others = np.clip(1 - 2 * inside, 0, 1) + no * 10.0
        mine[no], others[yes] = 0, 0
        color = colors.evidence(colors.histogram(mine), colors.histogram(others))
        costs = color + _PRESENT * (1 - 2 * guess) + _NEAR * _nearness(color, colors, yes, no, present)
        costs += far - said
        costs = _fixed(costs, yes, no)
        _hold_border(costs, present, window.rect, (shown.shape[1], shown.shape[0]))
        inside = cut(costs, colors.outline, inside, 70)
    joined = touching((inside > 0.5) & (present <= 0.5) | stroke, stroke)
    return _painting(photo, shown, _Decision(window, colors, inside, joined), last)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What was decided on the reduced copy.

    Attributes:
        window: where.
        colors: of the copy.
        inside: what the stroke says, 0-1.
        joined: the pixels that change, and those under the stroke.
    """

    window: _Reduced
    colors: Colors
    inside: Floats
    joined: Mask


def _nearness(color: Floats, colors: Colors, yes: Mask, no: Mask, present: Floats) -> Floats:
    """-1 where a path leads to yes without crossing edges, 1 where one leads to no or to the border."""
    likely: Floats = ndimage().gaussian_filter(1 / (1 + np.exp(color)), 1.0)
    down, right = np.zeros_like(likely), np.zeros_like(likely)
    down[1:-1], right[:, 1:-1] = (likely[2:] - likely[:-2]) / 2, (likely[:, 2:] - likely[:, :-2]) / 2
    steps = np.float32(0.01) + np.hypot(down, right) + np.float32(0.1) * colors.strength
    border = np.zeros_like(yes)
    border[0] = border[-1] = border[:, 0] = border[:, -1] = True
    was = present > 0.5
    inner = ndimage().binary_erosion(was, iterations=3) & ~no
    return nearness(steps.astype(np.float32), yes | inner, no | border & ~was & ~yes)


def _hold_border(costs: Floats, present: Floats, rect: Rect, size: tuple[int, int]) -> None:
    """Keep the present mask at the border of the window, unless that is the border of the photo."""
    edge = np.zeros(costs.shape, np.bool_)
    edge[:, 0], edge[0] = rect[0] > 0, rect[1] > 0
    edge[:, -1] |= rect[2] < size[0]
    edge[-1] |= rect[3] < size[1]
    costs[edge] = np.where(present[edge] > 0.5, np.float32(-20), np.float32(20))


def _seeds(window: _Reduced, strokes: Sequence[Scribble], present: Floats) -> tuple[Mask, Mask]:
    """(certainly yes, certainly no): the cores of the strokes."""
    yes, no = np.zeros(window.shape, np.bool_), np.zeros(window.shape, np.bool_)
    for stroke in strokes:
        core = window.stroke(stroke, _CORE)
        is_yes = stroke.subject == strokes[-1].subject
        if stroke is not strokes[-1]:
            core &= (present > 0.5) == is_yes
        yes, no = (yes | core, no & ~core) if is_yes else (yes & ~core, no | core)
    return yes, no


def _by_color(colors: Colors, present: Floats, yes: Mask, no: Mask, stroke: Mask, distance: Floats) -> Floats:
    """The present mask, with what is connected to the stroke and has its colors."""
    was = present > 0.5
    inside: Floats = was.astype(np.float32)
    for number in range(2):
        mine = yes * 20.0 + (was & ~yes) * 0.3 * np.exp(-distance)
        others = no * 20.0 + (~was & ~yes) * (np.clip(2 * distance, 0.02, 1) if number == 0 else inside < 0.5)
        if number:
            mine += (inside > 0.5) & ~was
        costs = colors.evidence(colors.histogram(mine), colors.histogram(others))
        costs = np.where(was, -3.0, costs + _FAR * np.clip(2 * distance, 0, 3))
        inside = cut(_fixed(costs, yes, no), colors.outline, inside, 70)
    joined = touching((inside > 0.5) & ~was | stroke, stroke)
    return np.where(joined, np.maximum(inside, present), present)


def _closer_look(
    photo: Bytes,
    shown: Bytes,
    window: _Reduced,
    guess: Floats,
    strokes: Sequence[Scribble],
    predict: Predict,
    seeds: tuple[Mask, Mask],
) -> Floats:
    """What the network says of the window: above 0 for yes, below for no.

    Each of the two counts less if it contradicts the `seeds` (yes, no), pixels under the strokes.
    """
    overview = _Reduced((0, 0, shown.shape[1], shown.shape[0]), _FINE_SIDE)
    subject = overview.of(shown) >= 128
    here = overview.box(window.rect)
    subject[here] = _resized(guess if strokes[-1].subject else 1 - guess, subject[here].shape) >= 0.5
    marked, struck = np.zeros(overview.shape, np.bool_), np.zeros(overview.shape, np.bool_)
    for stroke in strokes:
        core = overview.stroke(stroke, 1.0)
        marked, struck = (marked | core, struck & ~core) if stroke.subject else (marked & ~core, struck | core)
    marked, struck = marked & subject, struck & ~subject  # others were undone or painted over
    box = _subject_box(subject, marked)
    if box is None:
        return np.zeros_like(guess)
    looks: list[tuple[float, Floats]] = []
    for share in _AROUND:
        margin = share * max(box[2] - box[0], box[3] - box[1])
        wide = (box[0] - margin, box[1] - margin, box[2] + margin + 1, box[3] + margin + 1)
        left, top, right, bottom = (int(value / overview.scale) for value in wide)
        rect = clipped((left, top, right, bottom), (shown.shape[1], shown.shape[0]))
        if min(rect[2] - rect[0], rect[3] - rect[1]) < _TINY:
            continue
        seen = np.zeros(overview.shape, np.float32)
        part = Image.fromarray(photo[rect[1] : rect[3], rect[0] : rect[2]])
        part.thumbnail((_NETWORK_SIDE, _NETWORK_SIDE), Image.Resampling.BOX)
        there = overview.box(rect)
        seen[there] = _resized(np.asarray(predict(part)), seen[there].shape) / 255
        marks = float(seen[marked].mean()) if marked.any() else 0.8
        strikes = float(seen[struck].mean()) if struck.any() else 0.2
        looks.append((marks - strikes, seen))
    if not looks:
        return np.zeros_like(guess)
    shares = np.exp(4 * np.array([agreement for agreement, _ in looks], np.float32))
    mean = np.tensordot(shares / shares.sum(), np.stack([seen for _, seen in looks]), 1).astype(np.float32)
    said = 2 * _resized(mean[here], window.shape) - 1
    if not strokes[-1].subject:
        said = -said
    yes, no = seeds
    heard_yes = 1 - (said[no].mean() + 1) / 2 if no.any() else 0.8
    heard_no = (said[yes].mean() + 1) / 2 if yes.any() else 0.8
    heard = np.where(said > 0, heard_yes, heard_no)
    return (said * _NETWORK * np.clip((heard - _AGREES) / (1 - _AGREES), 0, 1)).astype(np.float32)


def _subject_box(subject: Mask, marked: Mask) -> Rect | None:
    """The bounding box of the parts that were marked and of the marks, or of the largest part."""
    labels: NDArray[np.int32] = ndimage().label(subject)[0]
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    numbers = np.unique(labels[marked])
    numbers = numbers[numbers > 0]
    if not numbers.size and sizes.any():
        numbers = np.array([sizes.argmax()])
    area = np.isin(labels, numbers) | marked
    if not area.any():
        return None
    rows, columns = np.nonzero(area.any(1))[0], np.nonzero(area.any(0))[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _painting(photo: Bytes, shown: Bytes, decision: _Decision, last: Scribble) -> tuple[Bytes, Bytes, Rect]:
    """The decision in the size of the photo, with an outline along the edges of the photo."""
    window, inside, joined = decision.window, decision.inside, decision.joined
    fine = _Reduced(window.rect, _FINE_SIDE)
    if fine.shape != window.shape:
        colors = Colors(fine.of(photo), decision.colors)
        solid = inside > 0.5
        histograms = decision.colors.histogram(solid), decision.colors.histogram(~solid)
        inside = _resized(inside, fine.shape)
        costs = 0.7 * (colors.evidence(*histograms) + 0.5 * (1 - 2 * inside))
        blurred = ndimage().gaussian_filter((inside > 0.5).astype(np.float32), 2 * fine.scale / window.scale)
        costs = np.where(np.abs(blurred - 0.5) < 0.49, costs, np.where(inside > 0.5, -20, 20))
        inside = cut(costs.astype(np.float32), colors.outline, inside, 40)
    left, top, right, bottom = window.rect
    rim = ndimage().binary_dilation(joined, iterations=2)
    area = _resized(rim, (bottom - top, right - left)) >= 0.5
    inside = upscaled(photo[top:bottom, left:right], inside)
    before = shown[top:bottom, left:right]
    alpha = np.maximum(inside, before) if last.subject else np.minimum(255 - inside, before)
    return area.view(np.uint8) * 255, alpha, window.rect
