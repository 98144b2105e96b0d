"""Finds the 50 % line of a mask: closed lines with subpixel positions, around the subject and around its holes.

Source of the method: marching squares, with linear interpolation between neighboring pixel centers.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Points = NDArray[np.float64]
"""(count, 2): x and y in pixels from the upper left corner of the image."""

LEVEL: Final = 127.5
MIN_AREA: Final = 4.0
"""Smallest area inside a line in square pixels: models leave specks, which are no part of a path."""
MAX_POINTS: Final = 250_000
"""A mask with a longer line is reduced: its edges are noise, which no path can follow."""

_ROWS: Final = 512
_MOST_MOVED: Final = 0.35
"""Largest distance of an anchor from the line in pixels."""
_CORNER: Final = np.radians(50)
"""Change of direction of a corner. The steps of a mask without soft edges change it by at most 40 degrees."""
_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
_STEPS: Final = {
    1: ((_TOP, _LEFT),),
    2: ((_RIGHT, _TOP),),
    3: ((_RIGHT, _LEFT),),
    4: ((_BOTTOM, _RIGHT),),
    5: ((_TOP, _LEFT), (_BOTTOM, _RIGHT)),
    6: ((_BOTTOM, _TOP),),
    7: ((_BOTTOM, _LEFT),),
    8: ((_LEFT, _BOTTOM),),
    9: ((_TOP, _BOTTOM),),
    10: ((_RIGHT, _TOP), (_LEFT, _BOTTOM)),
    11: ((_RIGHT, _BOTTOM),),
    12: ((_LEFT, _RIGHT),),
    13: ((_TOP, _RIGHT),),
    14: ((_LEFT, _TOP),),
    16: ((_TOP, _RIGHT), (_BOTTOM, _LEFT)),  # 5 with an opaque center
    17: ((_LEFT, _TOP), (_RIGHT, _BOTTOM)),  # 10 with an opaque center
}
"""Which sides of a cell between four pixel centers the line goes through, with the subject on its right-hand side.

By the corners inside the subject: upper left 1, upper right 2, lower right 4, lower left 8."""
_SIDES: Final = (((0, 0), (0, 1)), ((0, 1), (1, 1)), ((1, 0), (1, 1)), ((0, 0), (1, 0)))
"""(row, column) of the corners at the ends of each side."""


def find_contours(alpha: Image.Image) -> tuple[list[Points], int]:
    """The closed lines where a mask is 50 %, without specks.

    Lines around the subject go clockwise, those around holes counterclockwise. Outside of the image there is no
    subject, so they follow the border of the image where the subject touches it.

    Args:
        alpha: L.

    Returns:
        The lines, from the largest area to the smallest, and the factor by which the mask was reduced before,
        1 unless its edges are extremely ragged.
    """
    size, factor = alpha.size, 1
    while (found := _segments(alpha)) is None:
        alpha, factor = alpha.reduce(2), factor * 2
    sources, targets, points = found
    if factor > 1:
        points = np.minimum(points * factor, size)
    lines = [_with_corners(points[line], size) for line in _cycles(sources, targets)]
    areas = [abs(area(line)) for line in lines]
    wanted = sorted(range(len(lines)), key=lambda number: -areas[number])
    return [lines[number] for number in wanted if areas[number] >= MIN_AREA], factor


def area(line: Points) -> float:
    """Area inside a closed line in square pixels; negative if it goes counterclockwise on the screen."""
    x, y = line[:, 0], line[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(np.roll(x, -1), y)) / 2


def _segments(alpha: Image.Image) -> tuple[NDArray[np.int64], NDArray[np.int64], Points] | None:
    """(number of the side where each segment starts, that where it ends, its start); None for too many."""
    box = alpha.point([0] * 128 + [255] * 128).getbbox()
    if box is None:
        nothing = np.empty(0, np.int64)
        return nothing, nothing, np.empty((0, 2))
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64], Points]] = []
    count = 0
    for upper in range(box[1] - 1, box[3], _ROWS):
        lower = min(upper + _ROWS, box[3])
        rows = np.asarray(alpha.crop((box[0] - 1, upper, box[2] + 1, lower + 1)))  # zero outside of the image
        parts += _strip_segments(rows, (upper, box[0] - 1), alpha.size)
        count = sum(part[0].size for part in parts)
        if count > MAX_POINTS:
            return None
    sources, targets, points = zip(*parts, strict=True)
    return np.concatenate(sources), np.concatenate(targets), np.concatenate(points)


def _strip_segments(
    values: NDArray[np.uint8], at: tuple[int, int], size: tuple[int, int]
) -> list[tuple[NDArray[np.int64], NDArray[np.int64], Points]]:
    """The segments in the cells between the pixel centers of a strip whose first pixel is at (row, column)."""
    inside = (values > LEVEL).view(np.uint8)
    codes = inside[:-1, :-1] | inside[:-1, 1:] << 1 | inside[1:, 1:] << 2 | inside[1:, :-1] << 3
    cells = np.flatnonzero((codes != 0) & (codes != 15))
    kinds = codes.ravel()[cells]
    rows, columns = np.divmod(cells, codes.shape[1])
    saddles = np.flatnonzero((kinds == 5) | (kinds == 10))
    if saddles.size:
        r, c = rows[saddles], columns[saddles]
        total = sum(values[r + down, c + right].astype(np.int64) for down in (0, 1) for right in (0, 1))
        opaque = saddles[total > 4 * LEVEL]
        kinds[opaque] = np.where(kinds[opaque] == 5, 16, 17)
    found: list[tuple[NDArray[np.int64], NDArray[np.int64], Points]] = []
    for kind, steps in _STEPS.items():
        chosen = np.flatnonzero(kinds == kind)
        if not chosen.size:
            continue
        r, c = rows[chosen], columns[chosen]
        for start, end in steps:
            ids = [_side_ids(r + at[0], c + at[1], side, size[0]) for side in (start, end)]
            found.append((ids[0], ids[1], _crossings(values, r, c, at, start, size)))
    return found


def _side_ids(rows: NDArray[np.int64], columns: NDArray[np.int64], side: int, width: int) -> NDArray[np.int64]:
    """The same number for a side in both of its cells."""
    down, right = (side == _BOTTOM), (side == _RIGHT)
    return 2 * ((rows + 1 + down) * (width + 2) + columns + 1 + right) + (side in (_LEFT, _RIGHT))


def _crossings(
    values: NDArray[np.uint8],
    rows: NDArray[np.int64],
    columns: NDArray[np.int64],
    at: tuple[int, int],
    side: int,
    size: tuple[int, int],
) -> Points:
    """Where the line goes through a side of cells."""
    (down, right), (down_end, right_end) = _SIDES[side]
    before = values[rows + down, columns + right].astype(np.float64)
    after = values[rows + down_end, columns + right_end].astype(np.float64)
    share = (before - LEVEL) / (before - after)
    points = np.empty((rows.size, 2))
    for axis, (first, is_along, offset, length) in enumerate(
        ((columns + right, right_end > right, at[1], size[0]), (rows + down, down_end > down, at[0], size[1]))
    ):
        center = first + offset + 0.5
        place = center + share if is_along else center
        if is_along:  # the mask ends at the border of the image, not between pixel centers
            place = np.where(center < 0, 0.0, np.where(center + 1 > length, float(length), place))
        points[:, axis] = place
    return points


def _cycles(sources: NDArray[np.int64], targets: NDArray[np.int64]) -> list[list[int]]:
    """The indexes of the segments of each closed line, in order."""
    order = np.argsort(sources)
    following: list[int] = order[np.searchsorted(sources, targets, sorter=order)].tolist()
    seen = bytearray(len(following))
    lines: list[list[int]] = []
    for first in range(len(following)):
        if seen[first]:
            continue
        line: list[int] = []
        at = first
        while not seen[at]:
            seen[at] = 1
            line.append(at)
            at = following[at]
        lines.append(line)
    return lines


def _with_corners(line: Points, size: tuple[int, int]) -> Points:
    """The line with the corners of the image, which it would cut off by half a pixel."""
    following = np.roll(line, -1, axis=0)
    limits = np.array(size, np.float64)
    here, there = ((points == 0) | (points == limits) for points in (line, following))
    near = (np.abs(following - line) <= 1).all(axis=1)
    upright = near & here[:, 0] & there[:, 1] & ~there[:, 0]
    level = near & here[:, 1] & there[:, 0] & ~there[:, 1]
    turns = np.flatnonzero(upright | level)
    if not turns.size:
        return line
    corners = np.where(upright[turns, None], np.stack((line[:, 0], following[:, 1]), 1)[turns], 0.0)
    other = np.stack((following[:, 0], line[:, 1]), 1)[turns]
    corners = np.where(upright[turns, None], corners, other)
    return np.insert(line, turns + 1, corners, axis=0)


@dataclass(frozen=True, slots=True)
class Line:
    """A closed line whose first point is repeated at its end.

    Attributes:
        points: its points.
        anchors: where an anchor for each point can be.
        is_corner: which points are corners.
        breaks: indexes of the points where it is divided first, among them the first and the last one.
    """

    points: Points
    anchors: Points
    is_corner: NDArray[np.bool_]
    breaks: NDArray[np.int64]


def divided(line: Points, reach: float) -> Line:
    """A closed line with its corners, starting at the first place where it is divided.

    Args:
        line: a closed line.
        reach: length of the line on both sides of a point that decides whether it is a corner, in pixels.
    """
    count = line.shape[0]
    steps = np.hypot(*(np.roll(line, -1, axis=0) - line).T)
    at = np.concatenate(((0.0,), np.cumsum(steps)[:-1]))
    total = float(steps.sum())
    reach = min(reach, total / 8)

    def moved(distance: float) -> Points:
        places = (at + distance) % total
        return np.stack([np.interp(places, at, line[:, axis], period=total) for axis in (0, 1)], axis=1)

    before, after = line - moved(-reach), moved(reach) - line
    crossed = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turns = np.abs(np.arctan2(crossed, (before * after).sum(axis=1)))
    corners = _peaks(turns, at, total, reach)
    breaks = corners if corners.size >= 2 else _extremes(line, corners)
    first = int(breaks[0])
    is_corner = np.zeros(count, np.bool_)
    is_corner[corners] = True
    order = np.mod(np.arange(first, first + count + 1, dtype=np.int64), count)
    anchors = _steadied(line)
    anchors[corners] = line[corners]
    return Line(line[order], anchors[order], is_corner[order], np.append(breaks - first, count))


def _steadied(line: Points) -> Points:
    """Where anchors for the points of a line can be: without its finest steps, as in masks without soft edges."""
    moved = sum((np.roll(line, by, axis=0) for by in range(-2, 3)), np.zeros_like(line)) / 5 - line
    lengths = np.hypot(moved[:, 0], moved[:, 1])
    return line + moved * np.minimum(1, _MOST_MOVED / np.maximum(lengths, 1e-9))[:, None]


def _peaks(turns: NDArray[np.float64], at: NDArray[np.float64], total: float, apart: float) -> NDArray[np.int64]:
    """The sharpest corners, at least `apart` pixels from each other, in their order on the line."""
    candidates = np.flatnonzero(turns > _CORNER)
    places = at[candidates]
    # Beyond both ends of the line is its other end.
    around = np.concatenate((places - total, places, places + total))
    first = np.searchsorted(around, places - apart, "right").tolist()
    last = np.searchsorted(around, places + apart).tolist()
    taken = np.zeros(3 * candidates.size, np.bool_)
    found: list[int] = []
    for number in np.argsort(-turns[candidates], kind="stable").tolist():
        if not taken.reshape(3, -1)[:, number].any():
            found.append(number)
            taken[first[number] : last[number]] = True
    return candidates[sorted(found)]


def _extremes(line: Points, corners: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where a smooth line is divided first: at its leftmost, uppermost, rightmost and lowest points."""
    x, y = line[:, 0], line[:, 1]
    return np.unique(np.array((x.argmin(), y.argmin(), x.argmax(), y.argmax(), *corners), np.int64))
