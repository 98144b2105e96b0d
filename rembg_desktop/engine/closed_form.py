"""Closed-form alpha and multi-level colors of a subject, with numpy and scipy, as PyMatting computes them.

Alpha: A. Levin et al., "A Closed Form Solution to Natural Image Matting", 2007. In each window of 3x3 pixels,
alpha is a linear function of the color. That gives a sparse system of equations for the unknown pixels.
Colors: T. Germer et al., "Fast Multi-Level Foreground Estimation", 2020.
"""

from collections.abc import Callable, Iterator
from math import ceil, log2
from threading import Event, Thread
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.engine.libraries import load_sparse_solvers

Floats = NDArray[np.floating[Any]]
"""float32 or float64; numpy's stubs infer float64 for operations with Python numbers."""
Indices = NDArray[np.intp]

UNKNOWN: Final = 128
SUBJECT: Final = 255
"""Values of a trimap; 0 is background."""

_EPSILON: Final = 1e-7
"""Regularization of the colors' covariance (0-1), PyMatting's default."""
_WINDOW: Final = tuple((dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1))
_NEIGHBORS: Final = tuple((dy, dx) for dy in range(-2, 3) for dx in range(-2, 3))
"""Pixels that share a window with the one in the middle, in the order of their columns in the matrix."""
_MIDDLE: Final = 12
_CHUNK: Final = 16_384
"""Windows processed at once: their arrays stay in the cache of the processor."""

_TOLERANCE: Final = 1e-7
"""Residual relative to the right side; PyMatting's default."""
_MOST_STEPS: Final = 50
"""Of conjugate gradients. With a good factorization, two or three are enough."""
_POLL_SECONDS: Final = 0.1

_REGULARIZATION: Final = np.float32(1e-5)
_SMALL: Final = 32
"""Up to this side length in pixels, colors spread in ten rounds, and above in two; PyMatting's defaults."""


def estimate_alpha(pixels: Floats, trimap: NDArray[np.uint8], cancel: CancelToken) -> Floats | None:
    """Alpha (h, w) of 0-1 in float64: 1 for subject, 0 for background, solved for unknown pixels.

    Args:
        pixels: (h, w, 3) of 0-1.
        trimap: (h, w), which contains subject and background.
        cancel: takes effect within 0.1 s.

    Returns:
        None if the equations have no solution.

    Raises:
        Cancelled: the token was cancelled. The running factorization ends in the background.
        AppError: engine_unavailable.
    """
    height, width = trimap.shape
    # A window needs three pixels in each direction.
    missing = ((0, max(0, 3 - height)), (0, max(0, 3 - width)))
    padded = np.pad(trimap, missing, mode="edge")
    matrix, right = _equations(np.pad(pixels, (*missing, (0, 0)), mode="edge"), padded, cancel)
    solution = _solve(matrix, right, cancel)
    if solution is None:
        return None
    alpha = (padded == SUBJECT).astype(np.float64)
    alpha[padded == UNKNOWN] = np.clip(solution, 0, 1)
    return alpha[:height, :width]


def _equations(pixels: Floats, trimap: NDArray[np.uint8], cancel: CancelToken) -> tuple[Any, Floats]:
    """The matting Laplacian of the unknown pixels as a sparse matrix, and the right side of the equations."""
    width = trimap.shape[1]
    unknown = trimap == UNKNOWN
    places = np.flatnonzero(unknown)
    count = places.size
    # Each pixel's number among the unknown ones; -1 for background and what is outside, -2 for subject.
    numbers = np.full((trimap.shape[0] + 4, width + 4), -1, np.int32)
    inner = numbers[2:-2, 2:-2]
    inner[trimap == SUBJECT] = -2
    inner[unknown] = np.arange(count, dtype=np.int32)
    values = _laplacian(pixels, unknown, np.where(inner < 0, count, inner).ravel(), count, cancel)
    rows, columns = np.divmod(places, width)
    middle = (rows + 2) * (width + 4) + columns + 2
    all_numbers = numbers.ravel()
    neighbors = np.stack([all_numbers[middle + dy * (width + 4) + dx] for dy, dx in _NEIGHBORS], axis=1)
    right = -np.where(neighbors == -2, values, 0).sum(axis=1)
    present = neighbors >= 0
    starts = np.zeros(count + 1, np.int32)
    np.cumsum(present.sum(axis=1), out=starts[1:])
    cancel.check()
    sparse, _linalg = load_sparse_solvers()
    return sparse.csr_matrix((values[present], neighbors[present], starts), (count, count)), right


def _laplacian(
    pixels: Floats, unknown: NDArray[np.bool_], rows: NDArray[np.int32], count: int, cancel: CancelToken
) -> Floats:
    """(count, 25): the row of each unknown pixel, for its neighbors in the order of _NEIGHBORS.

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
    return np.ascontiguousarray(values[:, :count].T)


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


def _solve(matrix: Any, right: Floats, cancel: CancelToken) -> Floats | None:  # noqa: ANN401 - a sparse matrix
    """The solution in float64, or None.

    The matrix is factorized in float32, which takes half of the memory and two thirds of the time; conjugate
    gradients then remove the error. Where that does not converge, it is factorized in float64.
    """
    sparse, linalg = load_sparse_solvers()
    for precision in (np.float32, np.float64):
        # It is symmetric, so its rows are its columns: the indices need no copy.
        columns = matrix.data.astype(precision), matrix.indices, matrix.indptr
        factors = _factorized(sparse.csc_matrix(columns, matrix.shape), linalg, cancel)
        if factors is None:
            continue

        def approximate(residual: Floats, factors: Any = factors, precision: Any = precision) -> Floats:  # noqa: ANN401
            return factors.solve(residual.astype(precision)).astype(np.float64)

        def iterated(_solution: Floats) -> None:
            cancel.check()

        with np.errstate(all="ignore"):  # checked below
            solution, failed = linalg.cg(
                matrix,
                right,
                rtol=_TOLERANCE,
                maxiter=_MOST_STEPS,
                M=linalg.LinearOperator(matrix.shape, approximate, dtype=np.float64),
                callback=iterated,
            )
        if not failed and np.isfinite(solution).all():
            return solution
    return None


def _factorized(matrix: Any, linalg: Any, cancel: CancelToken) -> Any:  # noqa: ANN401 - sparse matrix, scipy
    """The LU factors of a symmetric matrix, or None if it is singular.

    SuperLU cannot be interrupted, but works without the interpreter lock. It runs in a thread of its own, which is
    left alone when the token is cancelled: it takes one second for 120,000 unknown pixels.
    """
    made: list[Any] = []
    failures: list[BaseException] = []
    ended = Event()

    def factorize() -> None:
        try:
            made.append(
                linalg.splu(
                    matrix,
                    permc_spec="MMD_AT_PLUS_A",
                    diag_pivot_thresh=0.0,
                    options={"SymmetricMode": True},
                )
            )
        except (RuntimeError, MemoryError) as error:
            failures.append(error)
        finally:
            ended.set()

    Thread(target=factorize, name="matting", daemon=True).start()
    while not ended.wait(_POLL_SECONDS):
        cancel.check()
    if failures and isinstance(failures[0], MemoryError):
        raise failures[0]
    return made[0] if made else None


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
    pixels, alpha = pixels.astype(np.float32), alpha.astype(np.float32)
    height, width = alpha.shape
    means = [pixels[known].sum(0, np.float64) / (known.sum() + 1e-5) for known in (alpha > 0.9, alpha < 0.1)]
    both: Floats = np.concatenate(means).astype(np.float32).reshape(1, 1, 6)
    levels = max(1, ceil(log2(max(height, width))))
    for level in range(levels + 1):
        size = round(height ** (level / levels)), round(width ** (level / levels))
        rounds = 10 if max(size) <= _SMALL else 2
        spread = _Spread(_nearest(pixels, size), _nearest(alpha, size), _nearest(both, size))
        for _ in range(rounds):
            spread.sweep(cancel.check)
        both = spread.colors()
    return both[..., :3], both[..., 3:]


def _nearest(values: Floats, size: tuple[int, int]) -> Floats:
    rows = np.arange(size[0]) * values.shape[0] // size[0]
    columns = np.arange(size[1]) * values.shape[1] // size[1]
    return values[rows][:, columns]


class _Spread:
    """Colors of one level. A sweep visits the pixels in PyMatting's order: row by row, after their neighbors.

    A pixel depends only on those of the diagonals (x + y) before and after its own, so a whole diagonal is
    computed at once. Arrays are stored by diagonal: [y + x, ..., y] with a border of one pixel.
    """

    def __init__(self, pixels: Floats, alpha: Floats, both: Floats) -> None:
        self._height, self._width = height, width = alpha.shape
        y, x = np.ogrid[1 : height + 1, 1 : width + 1]
        self._index = (y + x, slice(None), y)
        right, down = _gradients(alpha, 1), _gradients(alpha, 0)
        total = right + down
        total[:, 1:] += right[:, :-1]
        total[1:] += down[:-1]
        total[:, 0] += _REGULARIZATION
        total[0] += _REGULARIZATION
        rest = 1 - alpha
        first, mixed, second = alpha * alpha + total, alpha * rest, rest * rest + total
        scale = 1 / (first * second - mixed * mixed)
        self._solver = [self._skewed(each * scale) for each in (second, -mixed, first)]
        self._right, self._down, self._alpha = (self._skewed(each) for each in (right, down, alpha))
        rows = np.arange(1, height + 1, dtype=np.intp)
        columns = np.arange(1, width + 1, dtype=np.intp)
        self._right[rows, 0, rows] = _REGULARIZATION  # of the border at x = 0
        self._down[columns, 0, 0] = _REGULARIZATION
        self._pixels = self._skewed(pixels)
        self._both = self._skewed(both)
        self._borders: tuple[tuple[tuple[Indices, Indices | int], tuple[Indices, Indices | int]], ...] = (
            ((rows, rows), (rows + 1, rows)),
            ((rows + width + 1, rows), (rows + width, rows)),
            ((columns, 0), (columns + 1, 1)),
            ((columns + height + 1, height + 1), (columns + height, height)),
        )

    def sweep(self, check: Callable[[], None]) -> None:
        """Compute each pixel from its color and its neighbors. Calls `check` now and then."""
        check()
        both = self._both
        for (diagonal, row), (from_diagonal, from_row) in self._borders:
            both[diagonal, :, row] = both[from_diagonal, :, from_row]
        for now, here, before, after in self._diagonals():
            if now % 64 == 0:
                check()
            mix = both[now - 1, :, here] * self._right[now - 1, :, here]
            mix += both[now - 1, :, before] * self._down[now - 1, :, before]
            mix += both[now + 1, :, here] * self._right[now, :, here]
            mix += both[now + 1, :, after] * self._down[now, :, here]
            own = self._pixels[now, :, here]
            share = own * self._alpha[now, :, here]
            mix[:3] += share
            mix[3:] += own
            mix[3:] -= share
            first, mixed, second = (each[now, :, here] for each in self._solver)
            target = both[now, :, here]
            np.add(first * mix[:3], mixed * mix[3:], out=target[:3])
            np.add(mixed * mix[:3], second * mix[3:], out=target[3:])
            np.clip(target, 0, 1, out=target)

    def colors(self) -> Floats:
        """Foreground and background, (h, w, 6)."""
        return self._both[self._index]

    def _diagonals(self) -> Iterator[tuple[int, slice, slice, slice]]:
        """Number of each diagonal, its rows, and the rows above and below."""
        for diagonal in range(2, self._height + self._width + 1):
            low, high = max(1, diagonal - self._width), min(self._height, diagonal - 1) + 1
            yield diagonal, slice(low, high), slice(low - 1, high - 1), slice(low + 1, high + 1)

    def _skewed(self, values: Floats) -> Floats:
        channels = values.reshape(self._height, self._width, -1)
        stored = np.zeros((self._height + self._width + 3, channels.shape[2], self._height + 2), np.float32)
        stored[self._index] = channels
        return stored


def _gradients(alpha: Floats, axis: int) -> Floats:
    """Weights between each pixel and the next one in a direction; the last has the border's."""
    weights = np.full(alpha.shape, _REGULARIZATION, np.float32)
    inner = weights[:, :-1] if axis else weights[:-1]
    inner += np.abs(np.diff(alpha, axis=axis))
    return weights
