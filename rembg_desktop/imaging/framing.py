"""Where the subject stands in the result: trimmed, on a canvas, centered or at the bottom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.options import Centering, Position, RemovalOptions, pixels, pixels_beside

VISIBLE: Final = 8
"""Pixels with an alpha (0-255) up to this value are not part of the subject: models leave haze in backgrounds."""

_SEEN_TABLE: Final = [0] * (VISIBLE + 1) + list(range(VISIBLE + 1, 256))
_ROWS: Final = 256
_LEAST_FACTOR: Final = 0.1
"""A shadow that would need more room on a canvas is cut off."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject in its photo.

    Attributes:
        box: left, upper, right, lower in pixels.
        center: (x, y) of the point that is centered in the result, in pixels.
    """

    box: Box
    center: tuple[float, float]

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the box in pixels."""
        return _size(self.box)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much space a subject needs, or the largest of a group, in pixels of the photo.

    Attributes:
        width, height: of the box.
        reach: the farther of the left and right edge of the box, from the center of mass.
        beside, above, below: what the shadow adds to the box.
    """

    width: int
    height: int
    reach: float
    beside: int = 0
    above: int = 0
    below: int = 0

    @property
    def numbers(self) -> tuple[int, int, float, int, int, int]:
        """All of them, in order."""
        return self.width, self.height, self.reach, self.beside, self.above, self.below


@dataclass(frozen=True, slots=True)
class Placement:
    """Which part of the photo is where in the result.

    Attributes:
        frame: the part of the photo (left, upper, right, lower); can extend beyond its edges.
        size: (width, height) of that part in the result, in pixels.
        at: upper left corner of that part in the result; can be negative.
        result: (width, height) of the result in pixels.
        scale: pixels of the result per pixel of the photo.
    """

    frame: Box
    size: tuple[int, int]
    at: tuple[int, int]
    result: tuple[int, int]
    scale: float = 1.0

    @property
    def frame_size(self) -> tuple[int, int]:
        """(width, height) of the part in the photo, in pixels."""
        return _size(self.frame)

    @property
    def is_cropped(self) -> bool:
        """Whether the result is the frame itself, so that no pixel needs to be copied."""
        return self.size == self.result == self.frame_size and self.at == (0, 0)

    @property
    def photo_at(self) -> tuple[float, float, float]:
        """(x, y, scale): where the upper left corner of the photo is in the result, and its exact scale."""
        scale = self.size[0] / self.frame_size[0]
        return self.at[0] - self.frame[0] * scale, self.at[1] - self.frame[1] * scale, scale


def subject_box(alpha: Image.Image) -> Box | None:
    """Bounding box (left, upper, right, lower) of the subject in an alpha (mode L); None if nothing is visible."""
    pixels = np.asarray(alpha)
    rows = np.flatnonzero(pixels.max(axis=1) > VISIBLE)
    if not rows.size:
        return None
    columns = np.flatnonzero(pixels.max(axis=0) > VISIBLE)
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def find_subject(alpha: Image.Image, box: Box | None, centering: Centering) -> Subject | None:
    """The subject whose box in an alpha (mode L) is known; None without a box."""
    if box is None:
        return None
    if centering is Centering.OPTICAL:
        return Subject(box, _center_of_mass(alpha, box))
    return Subject(box, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))


def extent_of(alpha: Image.Image, box: Box, rooms: Iterable[Box]) -> Extent:
    """The space that the subject in a box of an alpha (mode L) needs.

    Args:
        alpha: of the photo.
        box: of the subject.
        rooms: boxes of the subject with its shadow, one for each output.
    """
    left, upper, right, lower = box
    center, _ = _center_of_mass(alpha, box)
    boxes = [box, *rooms]
    return Extent(
        right - left,
        lower - upper,
        max(center - left, right - center),
        max(max(left - room[0], room[2] - right) for room in boxes),
        max(upper - room[1] for room in boxes),
        max(room[3] - lower for room in boxes),
    )


def place_in_group(subject: Subject, options: RemovalOptions, group: Extent) -> Placement:
    """Like place_subject() for a trimmed subject, with the scale and the baseline of its group.

    Args:
        subject: in its photo.
        options: trim must be set.
        group: the largest extents of the group, this subject included.
    """
    is_optical = options.centering is Centering.OPTICAL
    # The largest subject decides: it is placed by the same rules, and the others stand where it stands.
    width = ceil(2 * group.reach) if is_optical and options.canvas is None else group.width
    largest = Subject((0, 0, width, group.height), (width / 2, group.height / 2))
    room = -group.beside, -group.above, width + group.beside, group.height + group.below
    plain = replace(options, centering=Centering.BOX)
    model = place_subject((width, group.height), largest, plain, room)
    (left, upper, right, lower), (canvas_width, _) = subject.box, model.result
    if options.canvas is None:
        start = round(subject.center[0] - width / 2) + model.frame[0]
        end = lower + model.frame[3] - group.height
        frame = start, end - model.frame_size[1], start + model.frame_size[0], end
        return replace(model, frame=frame)
    scale = model.scale
    baseline = model.at[1] + _Axis(model.frame[1], model.frame_size[1], model.size[1]).at(group.height)
    before, after = pixels_beside(options.margin, max(width, group.height))
    below = 0 if options.position is Position.BOTTOM else after
    frame = left - before, upper - before, right + after, lower + below
    size = max(1, round(_size(frame)[0] * scale)), max(1, round(_size(frame)[1] * scale))
    y = baseline - _Axis(frame[1], _size(frame)[1], size[1]).at(lower)
    x = (canvas_width - size[0]) // 2
    if is_optical:
        padding = pixels(options.padding, min(model.result))
        across = _Axis(frame[0], _size(frame)[0], size[0])
        sides = padding, canvas_width - padding
        x = across.centered(subject.center[0], (frame[0], frame[2]), sides, canvas_width)
    return replace(model, frame=frame, size=size, at=(x, y))


def place_subject(
    size: tuple[int, int], subject: Subject | None, options: RemovalOptions, room: Box | None = None
) -> Placement:
    """Decide about the place of the subject.

    Args:
        size: (width, height) of the photo in pixels.
        subject: None if there is none; then the whole photo is used.
        options: trim, margin, canvas, padding, position, floor and centering are used.
        room: box of the subject with its shadow in the photo. It is not cut off: a trimmed result becomes larger,
            and on a canvas the subject becomes smaller.
    """
    canvas = options.canvas_size
    if canvas is None:
        frame = _frame(size, subject, options)
        if room is not None and options.trim:
            (left, upper), (right, lower) = map(min, frame[:2], room[:2]), map(max, frame[2:], room[2:])
            frame = left, upper, right, lower
        return Placement(frame, _size(frame), (0, 0), _size(frame))
    placement = _on_canvas(size, subject, options, canvas)
    return placement if room is None or subject is None else _with_room(placement, subject, options, room)


def _with_room(placement: Placement, subject: Subject, options: RemovalOptions, room: Box) -> Placement:
    """Make room on a canvas: the subject is raised for a shadow below it, up to the padding, then scaled down.

    From left to right, what was centered stays there.
    """
    x, y, scale = placement.photo_at
    canvas, stands = placement.result, options.position is Position.BOTTOM
    anchor = x + subject.center[0] * scale, y + (subject.box[3] if stands else subject.center[1]) * scale
    left, above = anchor[0] - x - room[0] * scale, anchor[1] - y - room[1] * scale
    right, below = x + room[2] * scale - anchor[0], y + room[3] * scale - anchor[1]
    limits = [(left, anchor[0]), (right, canvas[0] - anchor[0])]
    free = canvas[1] - pixels(options.padding, min(canvas))
    limits += [(above, anchor[1]), (above + below, free)]
    factor = min([1.0, *(max(free, 0) / reach for reach, free in limits if reach > free)])
    factor = max(factor, _LEAST_FACTOR)
    bottom = min(anchor[1], canvas[1] - below * factor)
    if factor == 1 and bottom == anchor[1]:
        return placement
    size = max(1, round(placement.size[0] * factor)), max(1, round(placement.size[1] * factor))
    at = (
        round(anchor[0] - (anchor[0] - placement.at[0]) * factor),
        round(bottom - (anchor[1] - placement.at[1]) * factor),
    )
    return replace(placement, size=size, at=at, scale=placement.scale * factor)


def _frame(size: tuple[int, int], subject: Subject | None, options: RemovalOptions) -> Box:
    """The visible part of the photo without a canvas. A margin can extend it beyond the edges of the photo."""
    if not options.trim or subject is None:
        return (0, 0, *size)
    left, upper, right, lower = subject.box
    longest = max(subject.size)
    before, after = pixels_beside(options.margin, longest)
    below = pixels(options.floor, longest) if options.position is Position.BOTTOM else after
    if options.centering is Centering.OPTICAL:
        left, right = _around(subject.center[0], left, right)
        if options.position is Position.CENTER:
            upper, lower = _around(subject.center[1], upper, lower)
    return left - before, upper - before, right + after, lower + below


def _around(center: float, low: int, high: int) -> tuple[int, int]:
    """The shortest range of whole pixels that contains `low` to `high` and has its middle at `center`."""
    length = ceil(2 * max(center - low, high - center))
    start = min(low, round(center - length / 2))
    return start, max(high, start + length)


def _on_canvas(
    size: tuple[int, int], subject: Subject | None, options: RemovalOptions, canvas: tuple[int, int]
) -> Placement:
    padding, after = pixels_beside(options.padding, min(canvas))
    stands = options.position is Position.BOTTOM and subject is not None
    below = pixels(options.floor, min(canvas)) if stands else after
    room = max(1, canvas[0] - padding - after), max(1, canvas[1] - padding - below)
    frame: Box = (0, 0, *size)
    if options.trim and subject is not None:
        left, upper, right, lower = subject.box
        margin, beyond = pixels_beside(options.margin, max(subject.size))
        frame = left - margin, upper - margin, right + beyond, lower + (0 if stands else beyond)
    scale = min(side / length for side, length in zip(room, _size(frame), strict=True))
    fitted = max(1, round(_size(frame)[0] * scale)), max(1, round(_size(frame)[1] * scale))
    x, y = (canvas[0] - fitted[0]) // 2, (canvas[1] - fitted[1]) // 2
    if subject is not None:
        # What has to stay inside the padding: all of a trimmed part, margin included, or the subject in its photo.
        kept = frame if options.trim else subject.box
        if options.centering is Centering.OPTICAL:
            across = _Axis(frame[0], _size(frame)[0], fitted[0])
            x = across.centered(subject.center[0], (kept[0], kept[2]), (padding, canvas[0] - after), canvas[0])
        down = _Axis(frame[1], _size(frame)[1], fitted[1])
        if stands:
            y = max(canvas[1] - below - down.at(subject.box[3]), -down.at(kept[1]))
        elif options.centering is Centering.OPTICAL:
            y = down.centered(subject.center[1], (kept[1], kept[3]), (padding, canvas[1] - after), canvas[1])
    return Placement(frame, fitted, (x, y), canvas, scale)


@dataclass(frozen=True, slots=True)
class _Axis:
    """One direction of a frame: its start and length in the photo, and its length in the result."""

    start: int
    length: int
    fitted: int

    def at(self, place: float) -> int:
        """Where a place in the photo is in the scaled frame."""
        return round((place - self.start) * self.fitted / self.length)

    def centered(self, center: float, kept: tuple[int, int], room: tuple[int, int], side: int) -> int:
        """Where the frame starts if `center` is in the middle of a `side`, as far as `kept` stays in the room."""
        wanted = round(side / 2 - (center - self.start) * self.fitted / self.length)
        return min(
            max(wanted, room[0] - self.at(kept[0])), max(room[1] - self.at(kept[1]), room[0] - self.at(kept[0]))
        )


def _center_of_mass(alpha: Image.Image, box: Box) -> tuple[float, float]:
    """The center of mass (x, y) of what is visible in a box, in pixels."""
    columns: NDArray[np.int64] = np.zeros(box[2] - box[0], np.int64)
    rows: list[NDArray[np.int64]] = []
    for upper in range(box[1], box[3], _ROWS):
        part = alpha.crop((box[0], upper, box[2], min(upper + _ROWS, box[3]))).point(_SEEN_TABLE)
        values = np.asarray(part)
        columns += values.sum(axis=0, dtype=np.int64)
        rows.append(values.sum(axis=1, dtype=np.int64))
    return box[0] + _middle(columns), box[1] + _middle(np.concatenate(rows))


def _middle(weights: NDArray[np.int64]) -> float:
    places = np.arange(len(weights)) + 0.5
    return float((weights * places).sum() / weights.sum())


def _size(frame: Box) -> tuple[int, int]:
    return frame[2] - frame[0], frame[3] - frame[1]
