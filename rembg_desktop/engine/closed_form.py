"""Closed-form alpha and multi-level colors of a subject, with numpy, as PyMatting computes them.

Alpha: A. Levin et al., "A Closed Form Solution to Natural Image Matting", 2007. In each window of 3x3 pixels,
alpha is a linear function of the color. That gives a sparse system of equations for the unknown pixels.
Colors: T. Germer et al., "Fast Multi-Level Foreground Estimation", 2020.
"""

from collections.abc import Callable
from itertools import pairwise
from math import ceil, log2
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.engine.elimination import REACH, dissect, solve
from rembg_desktop.errors import CancelToken

Floats = NDArray[np.floating[Any]]
"""float32 or float64; numpy's stubs infer float64 for operations with Python numbers."""
Indices = NDArray[np.intp]

UNKNOWN: Final = 128
SUBJECT: Final = 255
"""Values of a trimap; 0 is background."""

_EPSILON: Final = 1e-7
"""Regularization of the colors' covariance (0-1), PyMatting's default."""
_WINDOW: Final = tuple((dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
_NEIGHBORS: Final = tuple((dy, dx) for dy in range(-REACH, REACH + 1) for dx in range(-REACH, REACH + 1))
"""Pixels that share a window with the one in the middle, in the order of their columns in the matrix."""
_MIDDLE: Final = 12
_CHUNK: Final = 16_384
"""Windows processed at once: their arrays stay in the cache of the processor."""

_REGULARIZATION: Final = np.float32(1e-5)
_SMALL: Final = 32
"""Up to this side length in pixels, colors spread in ten rounds, and above in two; PyMatting's defaults."""
_WHOLE: Final = 128
"""Above this side length in pixels, colors are only computed where they are needed."""
_MARGIN: Final = 8
"""They are needed where alpha is neither 0 nor 1, and this many pixels around: enlarging spreads alpha by six."""


def estimate_alpha(pixels: Floats, trimap: NDArray[np.uint8], cancel: CancelToken) -> Floats | None:
    """Alpha (h, w) of 0-1 in float64: 1 for subject, 0 for background, solved for unknown pixels.

    Args:
        pixels: (h, w, 3) of 0-1.
        trimap: (h, w), which contains subject and background.
        cancel: takes effect within 0.1 s.

    Returns:
        None if the equations have no solution.

    Raises:
        Cancelled: the token was cancelled.
    """
    height, width = trimap.shape
    # A window needs three pixels in each direction.
    missing = ((0, max(0, 3 - height)), (0, max(0, 3 - width)))
    padded = np.pad(trimap, missing, mode="edge")
    rows, columns = np.nonzero(padded == UNKNOWN)
    alpha = (padded == SUBJECT).astype(np.float64)
    if rows.size:
        order, block = dissect(rows, columns)
        rows, columns = rows[order], columns[order]
        colors = np.pad(pixels, (*missing, (0, 0)), mode="edge")
        values, neighbors, right = _equations(colors, padded, (rows, columns), cancel)
        solution = solve(values, neighbors, right, block, cancel)
        if solution is None:
            return None
        alpha[rows, columns] = np.clip(solution, 0, 1)
    return alpha[:height, :width]


def _equations(
    pixels: Floats, trimap: NDArray[np.uint8], places: tuple[Indices, Indices], cancel: CancelToken
) -> tuple[Floats, NDArray[np.int32], Floats]:
    """The matting Laplacian of the unknown pixels and the right side of the equations, as solve() wants them.

    Args:
        pixels: (h, w, 3).
        trimap: (h, w).
        places: rows and columns of the unknown pixels.
        cancel: checked now and then.
    """
    width = trimap.shape[1]
    count = places[0].size
    # Each pixel's number among the unknown ones; -1 for background and what is outside, -2 for subject.
    numbers = np.full((trimap.shape[0] + 4, width + 4), -1, np.int32)
    inner = numbers[2:-2, 2:-2]
    inner[trimap == SUBJECT] = -2
    inner[places] = np.arange(count, dtype=np.int32)
    values = _laplacian(pixels, trimap == UNKNOWN, np.where(inner < 0, count, inner).ravel(), count, cancel)
    cancel.check()
    middle = (places[0] + 2) * (width + 4) + places[1] + 2
    neighbors = np.stack([numbers.ravel()[middle + dy * (width + 4) + dx] for dy, dx in _NEIGHBORS])
    return values, neighbors, -np.where(neighbors == -2, values, 0).sum(axis=0)


def _laplacian(
    pixels: Floats, unknown: NDArray[np.bool_], rows: NDArray[np.int32], count: int, cancel: CancelToken
) -> Floats:
    """(25, count): the coefficients of each unknown pixel, for its neighbors in the order of _NEIGHBORS.

    Args:
        pixels: (h, w, 3).
        unknown: (h, w).
        rows: the row of each pixel, (h * w,); `count` for known ones, whose row is discarded.
        count: number of unknown pixels.
        cancel: checked for each chunk.
    """
    width = unknown.shape[1]
    near = np.zeros(unknown.shape, np.bool_)
    tall = unknown[:-2] | unknown[1:-1] | unknown[2:]
    near[1:-1, 1:-1] = tall[:, :-2] | tall[:, 1:-1] | tall[:, 2:]
    centers = np.flatnonzero(near)
    colors = pixels.reshape(-1, 3)
    values = np.zeros((len(_NEIGHBORS), count + 1))
    for start in range(0, centers.size, _CHUNK):
        cancel.check()
        window = [centers[start : start + _CHUNK] + dy * width + dx for dy, dx in _WINDOW]
        own = [rows[each] for each in window]
        difference = np.stack([colors[each].T for each in window]).astype(np.float64)  # (9, 3, windows)
        difference -= difference.mean(axis=0)
        weighted = _weighted(difference)
        for i in range(len(_WINDOW)):
            values[_MIDDLE][own[i]] += 1 - 1 / 9 - (weighted[i] * difference[i]).sum(axis=0)
            for j in range(i + 1, len(_WINDOW)):
                share = -1 / 9 - (weighted[i] * difference[j]).sum(axis=0)
                offset = (_WINDOW[j][0] - _WINDOW[i][0]) * 5 + _WINDOW[j][1] - _WINDOW[i][1]
                values[_MIDDLE + offset][own[i]] += share
                values[_MIDDLE - offset][own[j]] += share
    return values[:, :count]


def _weighted(difference: Floats) -> Floats:
    """Each difference from the mean color times the inverse covariance of its window / 9; (9, 3, windows).

    The covariance is factorized (LDL): its determinant would have no correct digits for gray pictures.
    """
    xx, yy, zz = ((difference[:, axis] ** 2).sum(axis=0) + _EPSILON for axis in range(3))
    xy, xz, yz = ((difference[:, a] * difference[:, b]).sum(axis=0) for a, b in ((0, 1), (0, 2), (1, 2)))
    first, second = xy / xx, xz / xx
    rest = yz - second * xy
    second_pivot = yy - first * xy
    third = rest / second_pivot
    third_pivot = zz - second * xz - third * rest
    x = difference[:, 0]
    y = difference[:, 1] - first * x
    z = (difference[:, 2] - second * x - third * y) / third_pivot
    y = y / second_pivot - third * z
    x = x / xx - first * y - second * z
    return np.stack((x, y, z), axis=1)


def estimate_colors(pixels: Floats, alpha: Floats, cancel: CancelToken) -> tuple[Floats, Floats]:
    """(foreground, background), each (h, w, 3) of 0-1 in float32: what was mixed to these pixels.

    Both are estimated in a tiny copy, and then in copies of twice the size up to the full one.

    Args:
        pixels: (h, w, 3) of 0-1.
        alpha: (h, w) of 0-1.
        cancel: checked in each round.

    Raises:
        Cancelled: the token was cancelled.
    """
    mixed = (alpha > 0) & (alpha < 1)  # in float64: what is nearly 1 is 254 of 255 in the end
    pixels, alpha = pixels.astype(np.float32, copy=False), alpha.astype(np.float32)
    height, width = alpha.shape
    means = [pixels[known].sum(0, np.float64) / (known.sum() + 1e-5) for known in (alpha > 0.9, alpha < 0.1)]
    both: Floats = np.concatenate(means).astype(np.float32).reshape(1, 1, 6)
    levels = max(1, ceil(log2(max(height, width))))
    for level in range(levels + 1):
        size = round(height ** (level / levels)), round(width ** (level / levels))
        rounds = 10 if max(size) <= _SMALL else 2
        both = _nearest(both, size)
        chosen = np.ones(size, np.bool_) if max(size) <= _WHOLE else _around(_nearest(mixed, size))
        if chosen.any():
            spread = _Spread(_nearest(pixels, size), _nearest(alpha, size), both, chosen)
            for _ in range(rounds):
                spread.sweep(cancel.check)
    return both[..., :3], both[..., 3:]


def _nearest(values: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    if values.shape[:2] == size:
        return values
    rows = np.arange(size[0])[:, None] * values.shape[0] // size[0]
    columns = np.arange(size[1]) * values.shape[1] // size[1]
    return values[rows, columns]  # C-contiguous


def _around(chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The chosen pixels and those at most _MARGIN pixels away, horizontally or vertically."""
    for axis in (0, 1):
        lines = np.pad(chosen.swapaxes(0, axis), ((_MARGIN, _MARGIN), (0, 0)))
        count = chosen.shape[axis]
        chosen = np.logical_or.reduce([lines[i : i + count] for i in range(2 * _MARGIN + 1)]).swapaxes(0, axis)
    return chosen


class _Spread:
    """Colors of one level. A sweep visits the pixels in PyMatting's order: row by row, after their neighbors.

    A pixel depends only on those of the diagonals (x + y) before and after its own, so a whole diagonal is
    computed at once.
    """

    def __init__(self, pixels: Floats, alpha: Floats, both: Floats, chosen: NDArray[np.bool_]) -> None:
        """Prepare a level.

        Args:
            pixels: (h, w, 3) of 0-1 in float32.
            alpha: (h, w) of 0-1 in float32.
            both: (h, w, 6), the colors, C-contiguous; they are changed.
            chosen: (h, w), the pixels whose colors are computed.
        """
        height, width = alpha.shape
        y, x = np.nonzero(chosen)
        order = np.argsort(y + x, kind="stable")
        y, x = y[order], x[order]
        here = y * width + x
        # The neighbor of a pixel at the border is the pixel itself.
        left, right, up, down = here - (x > 0), here + (x < width - 1), y > 0, y < height - 1
        near = np.stack((left, right, here - up * width, here + down * width))
        own = alpha.ravel()[here]
        weights = np.abs(alpha.ravel()[near] - own) + _REGULARIZATION
        total = weights.sum(axis=0)
        rest = 1 - own
        first, mixed, second = own * own + total, own * rest, rest * rest + total
        scale = 1 / (first * second - mixed * mixed)
        self._both = both.reshape(-1, 2, 3)
        self._here, self._near, self._weights = here, near, weights[..., None, None]
        self._own = np.stack((own, rest), axis=1)[..., None] * pixels.reshape(-1, 1, 3)[here]
        self._straight = (np.stack((second, first), axis=1) * scale[:, None])[..., None]
        self._crossed = (mixed * scale)[:, None, None]
        self._ends = [0, *(np.flatnonzero(np.diff(y + x)) + 1).tolist(), here.size]

    def sweep(self, check: Callable[[], None]) -> None:
        """Compute each chosen pixel from its color and its neighbors. Calls `check` now and then."""
        check()
        for number, (start, end) in enumerate(pairwise(self._ends)):
            if number % 64 == 0:
                check()
            mix = (self._both[self._near[:, start:end]] * self._weights[:, start:end]).sum(axis=0)
            mix += self._own[start:end]
            found = mix * self._straight[start:end]
            found -= mix[:, ::-1] * self._crossed[start:end]
            self._both[self._here[start:end]] = np.clip(found, 0, 1, out=found)
