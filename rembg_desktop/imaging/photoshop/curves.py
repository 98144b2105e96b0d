"""Fits closed cubic Bezier curves to closed lines: few anchors, corners kept, and a limit of the distance.

Source of the method: P. J. Schneider, "An Algorithm for Automatically Fitting Digitized Curves", Graphics Gems,
1990. Here, the control points are free at first and only then made straight at anchors without a corner, and all
pieces of all lines are fitted at once: thousands of fits one by one take seconds in Python.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.imaging.photoshop.contours import Line, Points, divided

TOLERANCE: Final = 0.45
"""Largest distance of a curve from its line in pixels."""

_REACH: Final = 11
"""So many times the tolerance on both sides of a point decide whether it is a corner."""

_SMOOTH: Final = np.cos(np.radians(3))
"""Cosine of the largest change of direction at an anchor that is no corner."""
_ROUNDS: Final = 4
"""How often the place of each point on its curve is improved."""
_MERGES: Final = 6
_HOPELESS: Final = 8.0
"""A piece whose distance is this many times too large is divided at once."""

_Indexes = NDArray[np.int64]
_Floats = NDArray[np.float64]
_Flags = NDArray[np.bool_]
_Handles = tuple[Points, Points]
"""Unit directions of curves after their starts, and before their ends, backward."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A closed curve.

    Attributes:
        knots: (count, 3, 2): the control point before each anchor, the anchor, and the control point after it.
        smooth: (count), whether the curve has no corner at the anchor.
    """

    knots: _Floats
    smooth: _Flags


def fit_curves(
    lines: list[Points], tolerance: float = TOLERANCE, check: Callable[[], object] = lambda: None
) -> list[Curve]:
    """A closed curve for each closed line.

    Args:
        lines: points at most about a pixel apart, at least 4 in each line.
        tolerance: largest distance of the points of a line from its curve, in pixels.
        check: called now and then; it may raise.
    """
    if not lines:
        return []
    track = _Track([divided(line, tolerance * _REACH) for line in lines], check)
    pieces = _merged(track, _fitted(track, tolerance), tolerance)
    pieces = _smoothed(track, pieces, tolerance)
    return [_curve(track, pieces, first, last) for first, last in track.spans]


class _Track:
    """All lines in one array of points. Each line starts at a break, and its first point is also its last."""

    def __init__(self, lines: list[Line], check: Callable[[], object]) -> None:
        self.check: Final = check
        counts = [line.points.shape[0] for line in lines]
        starts: list[int] = (np.cumsum(counts) - counts).tolist()
        self.spans = [(start, start + count - 1) for start, count in zip(starts, counts, strict=True)]
        self.points = np.concatenate([line.points for line in lines])
        self.anchors = np.concatenate([line.anchors for line in lines])
        self.is_corner = np.concatenate([line.is_corner for line in lines])
        breaks = [line.breaks + start for line, start in zip(lines, starts, strict=True)]
        self.starts = np.concatenate([each[:-1] for each in breaks])
        self.ends = np.concatenate([each[1:] for each in breaks])


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Curves from the points `starts` to `ends` with two control points each, and their largest distances."""

    starts: _Indexes
    ends: _Indexes
    controls: _Floats
    distances: _Floats

    def chosen(self, which: "_Flags | _Indexes") -> "_Pieces":
        return _Pieces(self.starts[which], self.ends[which], self.controls[which], self.distances[which])


def _unit(vectors: Points) -> Points:
    return vectors / np.maximum(np.hypot(vectors[:, 0], vectors[:, 1]), 1e-9)[:, None]


def _fitted(track: _Track, tolerance: float) -> _Pieces:
    """Pieces that are near enough. Those that are not are divided where they are farthest."""
    starts, ends = track.starts, track.ends
    found: list[_Pieces] = []
    while starts.size:
        pieces, farthest = _fit(track, starts, ends, tolerance)
        good = pieces.distances <= tolerance
        found.append(pieces.chosen(good))
        starts, middle, ends = starts[~good], farthest[~good], ends[~good]
        starts, ends = np.concatenate((starts, middle)), np.concatenate((middle, ends))
    return _in_order(found)


def _merged(track: _Track, pieces: _Pieces, tolerance: float) -> _Pieces:
    """The pieces without anchors that are not needed: one curve replaces neighbors if it can."""
    for round_number in range(_MERGES):
        count = pieces.starts.size
        first = np.arange(round_number % 2, count - 1, 2)
        joint = pieces.ends[first]
        first = first[(joint == pieces.starts[first + 1]) & ~track.is_corner[joint]]
        if not first.size:
            continue
        whole, _ = _fit(track, pieces.starts[first], pieces.ends[first + 1], tolerance)
        good = whole.distances <= tolerance
        kept = np.ones(count, np.bool_)
        kept[first[good]] = kept[first[good] + 1] = False
        pieces = _in_order([pieces.chosen(kept), whole.chosen(good)])
    return pieces


def _smoothed(track: _Track, pieces: _Pieces, tolerance: float) -> _Pieces:
    """The pieces with straight handles at each anchor that is no corner, where they are near enough then, too."""
    following = np.arange(pieces.starts.size) + 1
    for first, last in _ranges(track, pieces):
        following[last] = first
    anchors = track.anchors[pieces.ends]
    out = pieces.controls[following, 0] - anchors
    back = pieces.controls[:, 1] - anchors
    straight = _unit(out - back)
    corner = (track.is_corner[pieces.ends] | ((_unit(out) * _unit(back)).sum(axis=1) > -0.5))[:, None]
    leaving = np.empty_like(out)
    leaving[following] = np.where(corner, _unit(out), straight)
    arriving = np.where(corner, _unit(back), -straight)
    smooth, _ = _fit(track, pieces.starts, pieces.ends, tolerance, (leaving, arriving))
    good = smooth.distances <= tolerance
    controls = np.where(good[:, None, None], smooth.controls, pieces.controls)
    return _Pieces(pieces.starts, pieces.ends, controls, pieces.distances)


def _in_order(parts: list[_Pieces]) -> _Pieces:
    joined = _Pieces(
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.concatenate([part.controls for part in parts]),
        np.concatenate([part.distances for part in parts]),
    )
    return joined.chosen(np.argsort(joined.starts))


def _ranges(track: _Track, pieces: _Pieces) -> list[tuple[int, int]]:
    """(first, last) piece of each line."""
    firsts = np.searchsorted(pieces.starts, [first for first, _ in track.spans])
    lasts = np.append(firsts[1:], pieces.starts.size) - 1
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def _fit(
    track: _Track, starts: _Indexes, ends: _Indexes, tolerance: float, handles: _Handles | None = None
) -> tuple[_Pieces, _Indexes]:
    """(the best curves from `starts` to `ends`, the point of each that is farthest from its curve).

    Args:
        track: the lines.
        starts: first points.
        ends: last points.
        tolerance: curves that are near enough are not improved.
        handles: directions of the handles; None for any.
    """
    track.check()
    batch = _Batch(track, starts, ends, handles)
    controls = batch.solve()
    distances, farthest = batch.measure(controls)
    numbers = np.arange(starts.size)
    for _ in range(_ROUNDS):
        hopeful = (distances[numbers] > tolerance) & (distances[numbers] < tolerance * _HOPELESS)
        if not hopeful.any():
            break
        if not hopeful.all():
            numbers, places = numbers[hopeful], batch.places_of(hopeful)
            left = handles and (handles[0][numbers], handles[1][numbers])
            batch = _Batch(track, starts[numbers], ends[numbers], left)
            batch.places = places
        batch.improve(controls[numbers])
        better = batch.solve()
        new_distances, new_farthest = batch.measure(better)
        gains = new_distances < distances[numbers]
        gained = numbers[gains]
        controls[gained], distances[gained] = better[gains], new_distances[gains]
        farthest[gained] = new_farthest[gains]
    return _Pieces(starts, ends, controls, distances), farthest


class _Batch:
    """The points of many pieces one after the other, and the place of each on its curve, 0-1."""

    def __init__(self, track: _Track, starts: _Indexes, ends: _Indexes, handles: _Handles | None) -> None:
        counts = ends - starts + 1
        self._firsts = np.cumsum(counts) - counts
        self._owners = np.repeat(np.arange(counts.size), counts)
        self._indexes = np.arange(self._owners.size) + (starts - self._firsts)[self._owners]
        self._points = track.points[self._indexes]
        self._from, self._to = track.anchors[starts], track.anchors[ends]
        self._handles = handles
        self._is_line = counts <= 3
        steps = np.zeros(self._owners.size)
        steps[1:] = np.hypot(*(self._points[1:] - self._points[:-1]).T)
        steps[self._firsts] = 0
        whole = np.cumsum(steps)
        along = whole - whole[self._firsts][self._owners]
        self._lengths = np.maximum(np.add.reduceat(steps, self._firsts), 1e-9)
        self.places = along / self._lengths[self._owners]

    def places_of(self, pieces: _Flags) -> _Floats:
        """The places of the points of some pieces."""
        return self.places[pieces[self._owners]]

    def solve(self) -> _Floats:
        """(count, 2, 2): the control points with the least squares of distances at the present places."""
        t = self.places
        u = 1 - t
        near, far = 3 * u * u * t, 3 * u * t * t
        start_share, end_share = (u * u * u)[:, None], (t * t * t)[:, None]
        rest = self._points - self._from[self._owners] * start_share - self._to[self._owners] * end_share
        sums = np.add.reduceat(
            np.stack((near * near, near * far, far * far, *(near * rest.T), *(far * rest.T))), self._firsts, axis=1
        )
        a, b, c = sums[:3]
        left, right = sums[3:5].T, sums[5:7].T
        if self._handles is None:
            controls, valid = self._free(a, b, c, left, right)
        else:
            controls, valid = self._along(a, b, c, left, right)
        third = (self._to - self._from) / 3
        usual = np.stack((self._from + third, self._to - third), axis=1)
        return np.where((valid & ~self._is_line)[:, None, None], controls, usual)

    def _free(self, a: _Floats, b: _Floats, c: _Floats, left: Points, right: Points) -> tuple[_Floats, _Flags]:
        determinant = a * c - b * b
        valid = determinant > 1e-9
        safe = np.where(valid, determinant, 1.0)[:, None]
        first = (left * c[:, None] - right * b[:, None]) / safe
        second = (right * a[:, None] - left * b[:, None]) / safe
        for control, anchor in ((first, self._from), (second, self._to)):
            valid &= np.hypot(*(control - anchor).T) <= self._lengths
        return np.stack((first, second), axis=1), valid

    def _along(self, a: _Floats, b: _Floats, c: _Floats, left: Points, right: Points) -> tuple[_Floats, _Flags]:
        assert self._handles is not None
        out, back = self._handles
        between = b * (out * back).sum(axis=1)
        # What is left when the handles have no length, along each direction.
        first_rest = ((left - self._from * a[:, None] - self._to * b[:, None]) * out).sum(axis=1)
        second_rest = ((right - self._from * b[:, None] - self._to * c[:, None]) * back).sum(axis=1)
        determinant = a * c - between * between
        valid = determinant > 1e-9
        safe = np.where(valid, determinant, 1.0)
        first = (first_rest * c - second_rest * between) / safe
        second = (second_rest * a - first_rest * between) / safe
        for length in (first, second):
            valid &= (length > 0) & (length <= self._lengths)
        controls = np.stack((self._from + out * first[:, None], self._to + back * second[:, None]), axis=1)
        return controls, valid

    def measure(self, controls: _Floats) -> tuple[_Floats, _Indexes]:
        """(largest distance of each piece, the point in its inside that has it)."""
        away = self._at(controls)[0] - self._points
        squares = (away * away).sum(axis=1)
        squares[self._firsts] = squares[np.append(self._firsts[1:], squares.size) - 1] = -1.0
        largest = np.maximum.reduceat(squares, self._firsts)
        positions = np.where(squares == largest[self._owners], self._indexes, np.iinfo(np.int64).max)
        return np.sqrt(np.maximum(largest, 0)), np.minimum.reduceat(positions, self._firsts)

    def improve(self, controls: _Floats) -> None:
        """Move the place of each point nearer to the nearest one on its curve, by a step of Newton's method."""
        point, first, second = self._at(controls)
        away = point - self._points
        slope = (away * first).sum(axis=1)
        bend = (first * first).sum(axis=1) + (away * second).sum(axis=1)
        step = np.where(bend > 1e-9, slope / np.maximum(bend, 1e-9), 0.0)
        self.places = np.clip(self.places - step, 0, 1)

    def _at(self, controls: _Floats) -> tuple[_Floats, _Floats, _Floats]:
        """Point, first and second derivative of the curves at the places."""
        t = self.places[:, None]
        u = 1 - t
        p0, p1, p2, p3 = (each[self._owners] for each in (self._from, controls[:, 0], controls[:, 1], self._to))
        point = u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3
        first = 3 * (u * u * (p1 - p0) + 2 * u * t * (p2 - p1) + t * t * (p3 - p2))
        second = 6 * (u * (p2 - 2 * p1 + p0) + t * (p3 - 2 * p2 + p1))
        return point, first, second


def _curve(track: _Track, pieces: _Pieces, first: int, last: int) -> Curve:
    """The pieces of one line as a closed curve."""
    own = slice(*np.searchsorted(pieces.starts, (first, last)).tolist())
    anchors = track.anchors[pieces.starts[own]]
    leaving = pieces.controls[own, 0]
    arriving = np.roll(pieces.controls[own, 1], 1, axis=0)
    knots = np.stack((arriving, anchors, leaving), axis=1)
    into, out = _unit(anchors - arriving), _unit(leaving - anchors)
    return Curve(knots, (into * out).sum(axis=1) > _SMOOTH)
