"""Solves the equations of the unknown pixels of a picture: a sparse Cholesky factorization by nested dissection.

Two lines of pixels separate an area into parts that have no equation in common. Each part is separated again, and
so on. The parts are eliminated first, then what separates them. Each step works on a small dense matrix, which
numpy processes at full speed. SuperLU takes longer and more memory: it has to look for its order in the
matrix, and it cannot use symmetry.

A. George, "Nested Dissection of a Regular Finite Element Mesh", 1973; J. Liu, "The Multifrontal Method", 1992.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.errors import CancelToken

Floats = NDArray[np.floating[Any]]
"""float32 or float64; numpy's stubs infer float64 for operations with Python numbers."""
Numbers = NDArray[np.integer[Any]]

REACH: Final = 2
"""Largest distance in pixels, horizontally or vertically, of two pixels with a common equation."""

_LEAF: Final = 128
"""Areas of at most this many pixels stay whole: smaller ones take more calls, larger ones more arithmetic."""
_MOST_RUNS: Final = 10
"""A matrix whose places form at most this many runs of successive numbers is added run by run, not by index."""
_SMALL: Final = 32
"""Matrices of at most this many rows are left to LAPACK; larger ones are halved, so that they become products."""

_TOLERANCE: Final = 1e-7
"""Residual relative to the right side; PyMatting's default."""
_MOST_STEPS: Final = 50
"""Of conjugate gradients. Mostly two are enough."""

_Precision = type[np.float32] | type[np.float64]


@dataclass(slots=True)
class Block:
    """Pixels that are eliminated together, after those of the blocks in it.

    Attributes:
        start, end: their numbers in the order of elimination.
        children: the blocks that these pixels separate.
        later: numbers (ascending) of the pixels eliminated later that have an equation with these, or with those
            of the children.
        inverse: (n, n), the inverse of the lower triangle of these pixels in the Cholesky factor.
        below: (later, n), their columns in the factor below the triangle.
    """

    start: int
    end: int
    children: "tuple[Block, ...]"
    later: Numbers = field(default_factory=lambda: np.zeros(0, np.intp))
    inverse: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    below: Floats = field(default_factory=lambda: np.zeros((0, 0)))

    def all(self) -> "list[Block]":
        """These and all in it, in the order of elimination."""
        return [block for child in self.children for block in child.all()] + [self]


def dissect(rows: Numbers, columns: Numbers) -> tuple[Numbers, Block]:
    """The order of elimination of pixels (indices of the coordinates), and the blocks.

    Args:
        rows: coordinates, one a pixel.
        columns: likewise.
    """
    order: list[Numbers] = []
    block = _dissect(np.arange(rows.size), rows, columns, order, 0)
    return np.concatenate(order), block


def _dissect(part: Numbers, rows: Numbers, columns: Numbers, order: list[Numbers], start: int) -> Block:
    children: list[Block] = []
    if part.size > _LEAF:
        y, x = rows[part], columns[part]
        along, across = (y, x) if np.ptp(y) >= np.ptp(x) else (x, y)
        middle = np.partition(along, along.size // 2)[along.size // 2]
        separator = (along >= middle) & (along < middle + REACH)
        for side in (part[along < middle], part[along >= middle + REACH]):
            if side.size:
                children.append(_dissect(side, rows, columns, order, start))
                start = children[-1].end
        # Sorted along the line, so that a block beside it touches successive numbers.
        part = part[separator][np.argsort(across[separator], kind="stable")]
    order.append(part)
    return Block(start, start + part.size, tuple(children))


def solve(values: Floats, neighbors: Numbers, right: Floats, block: Block, cancel: CancelToken) -> Floats | None:
    """Solve symmetric positive definite equations. Returns (count,) in float64, or None if that is not possible.

    The matrix is factorized in float32, which takes half of the memory and half of the time; conjugate gradients
    then remove the error. Where that does not converge, it is factorized in float64.

    Args:
        values: (terms, count), the coefficients of each pixel's equation in float64.
        neighbors: (terms, count), the numbers of the pixels they belong to, in the order of elimination; negative
            for those without an equation.
        right: (count,), the right sides.
        block: from dissect().
        cancel: checked for each block.

    Raises:
        Cancelled: the token was cancelled.
    """
    with np.errstate(all="ignore"):  # what is not finite is not positive definite, or does not converge
        for precision in (np.float32, np.float64):
            try:
                _factorize(values, neighbors, block, precision, cancel)
            except np.linalg.LinAlgError:
                continue
            solution = _iterated(values, neighbors, right, lambda rest: _substituted(block, rest), cancel)
            if solution is not None:
                return solution
    return None


def _iterated(
    values: Floats, neighbors: Numbers, right: Floats, approximate: Callable[[Floats], Floats], cancel: CancelToken
) -> Floats | None:
    """Conjugate gradients, preconditioned with an approximate solution; None if they do not converge."""
    solution, rest = np.zeros_like(right), right
    direction, previous = np.zeros_like(right), 1.0
    wanted = _TOLERANCE * float(np.linalg.norm(right))
    for _ in range(_MOST_STEPS):
        if float(np.linalg.norm(rest)) <= wanted:
            return solution
        cancel.check()
        better = approximate(rest).astype(np.float64)
        product = float(rest @ better)
        direction = better + product / previous * direction
        previous = product
        # -1 and -2, the numbers of what has no equation, are the zeros at the end.
        padded = np.append(direction, (0.0, 0.0))
        image = np.zeros_like(right)
        for coefficients, numbers in zip(values, neighbors, strict=True):
            image += coefficients * padded[numbers]
        step = product / float(direction @ image)
        solution = solution + step * direction
        rest = rest - step * image
    return None


def _factorize(
    values: Floats, neighbors: Numbers, block: Block, precision: _Precision, cancel: CancelToken
) -> None:
    """Set the columns of the factor in all blocks.

    Raises:
        Cancelled: the token was cancelled.
        numpy.linalg.LinAlgError: the matrix is not positive definite in this precision.
    """
    place = np.zeros(block.end, np.intp)
    remainders: dict[int, Floats] = {}
    for each in block.all():
        cancel.check()
        remainders[each.end] = _eliminate(values, neighbors, each, precision, place, remainders)


def _eliminate(
    values: Floats,
    neighbors: Numbers,
    block: Block,
    precision: _Precision,
    place: Numbers,
    remainders: dict[int, Floats],
) -> Floats:
    """Set the columns of one block. Returns what is added to the lower half of the matrix of the later pixels.

    Args:
        values: of the matrix; see solve().
        neighbors: see solve().
        block: its children have been eliminated.
        precision: of the result.
        place: room for a number for each pixel.
        remainders: those of the children, by their ends; they are removed.
    """
    start, end = block.start, block.end
    count = end - start
    columns = neighbors[:, start:end]
    chosen = columns >= start
    own = np.broadcast_to(np.arange(count), columns.shape)[chosen]
    columns, coefficients = columns[chosen], values[:, start:end][chosen]
    later = np.concatenate([columns, *(child.later for child in block.children)])
    later = np.sort(later[later >= end])
    block.later = later = later[np.append(True, later[1:] != later[:-1])[: later.size]]
    place[start:end] = np.arange(count)
    place[later] = np.arange(count, count + later.size)
    # A leaf adds nothing to the later pixels but its product.
    front = np.zeros((count + later.size, count + later.size if block.children else count), precision)
    front[place[columns], own] = coefficients
    for child in block.children:
        _add(front, place[child.later], remainders.pop(child.end))
    block.inverse = inverse = _inverse_factor(front[:count, :count])
    block.below = below = front[count:, :count] @ inverse.T
    product = below @ below.T
    return front[count:, count:] - product if block.children else np.negative(product, out=product)


def _inverse_factor(matrix: Floats) -> Floats:
    """The inverse of the Cholesky factor. Only the lower half of the matrix is read.

    Raises:
        numpy.linalg.LinAlgError: the matrix is not positive definite.
    """
    size = matrix.shape[0]
    if size <= _SMALL:
        return np.linalg.inv(np.linalg.cholesky(matrix))
    half = size // 2
    result = np.zeros_like(matrix)
    result[:half, :half] = upper = _inverse_factor(matrix[:half, :half])
    below = matrix[half:, :half] @ upper.T
    result[half:, half:] = lower = _inverse_factor(matrix[half:, half:] - below @ below.T)
    np.negative(lower @ (below @ upper), out=result[half:, :half])
    return result


def _add(front: Floats, places: Numbers, remainder: Floats) -> None:
    """Add the lower half of a matrix at ascending places of another one."""
    breaks = np.flatnonzero(places[1:] - places[:-1] != 1) + 1
    if breaks.size >= _MOST_RUNS:
        front[places[:, None], places] += remainder
        return
    ends = pairwise([0, *breaks.tolist(), places.size])
    runs = [(slice(a, b), slice(int(places[a]), int(places[a]) + b - a)) for a, b in ends if b > a]
    for i, (rows, to_rows) in enumerate(runs):
        for columns, to_columns in runs[: i + 1]:
            front[to_rows, to_columns] += remainder[rows, columns]


def _substituted(block: Block, right: Floats) -> Floats:
    """The solution for a right side, in the precision of the factor."""
    blocks = block.all()
    values = right.astype(block.inverse.dtype)
    for each in blocks:
        done = each.inverse @ values[each.start : each.end]
        values[each.start : each.end] = done
        values[each.later] -= each.below @ done
    for each in reversed(blocks):
        rest = values[each.start : each.end] - values[each.later] @ each.below
        values[each.start : each.end] = rest @ each.inverse
    return values
