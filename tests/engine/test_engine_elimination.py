"""Equations of pixels, solved by elimination, compared with numpy's dense solution."""

import numpy as np
import pytest

from rembg_desktop.engine import elimination
from rembg_desktop.engine.elimination import REACH, dissect, solve
from rembg_desktop.errors import Cancelled, CancelToken

AROUND = [(dy, dx) for dy in range(-REACH, REACH + 1) for dx in range(-REACH, REACH + 1)]


def equations(chosen: np.ndarray, *, weakest: float = 0.1) -> tuple:
    """A symmetric positive definite system whose smallest eigenvalue is about `weakest`, and its dense matrix."""
    rows, columns = np.nonzero(chosen)
    order, block = dissect(rows, columns)
    rows, columns = rows[order], columns[order]
    numbers = np.full(np.array(chosen.shape) + 2 * REACH, -1)
    numbers[rows + REACH, columns + REACH] = np.arange(rows.size)
    neighbors = np.stack([numbers[rows + REACH + dy, columns + REACH + dx] for dy, dx in AROUND])
    dense = np.zeros((rows.size, rows.size))
    random = np.random.default_rng(rows.size)
    for mine in neighbors:
        dense[np.flatnonzero(mine >= 0), mine[mine >= 0]] = -random.random((mine >= 0).sum())
    dense = (dense + dense.T) / 2
    np.fill_diagonal(dense, 0)
    np.fill_diagonal(dense, weakest - dense.sum(0))
    values = np.where(neighbors >= 0, dense[np.arange(rows.size), neighbors], 9.0)
    return values, neighbors, block, dense


def shape(kind: str) -> np.ndarray:
    y, x = np.mgrid[:40, :46]
    distance = np.hypot(y - 20, x - 23)
    if kind == "ring":
        return (distance < 19) & (distance > 12)
    if kind == "islands":
        return (y // 9 % 2 == 0) & (x // 11 % 2 == 0)
    if kind == "dots":
        return (y * 7 + x * 3) % 5 < 2
    if kind == "line":
        return y == 17
    return (y + x == 0) if kind == "one pixel" else distance >= 0


@pytest.mark.parametrize("kind", ["ring", "islands", "dots", "line", "one pixel", "full"])
def test_the_solution_is_that_of_the_dense_matrix(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elimination, "_LEAF", 30)
    values, neighbors, block, dense = equations(shape(kind))
    right = np.random.default_rng(3).random(len(dense))
    found = solve(values, neighbors, right, block, CancelToken())
    assert found is not None
    assert np.abs(found - np.linalg.solve(dense, right)).max() < 1e-5


def test_every_pixel_is_eliminated_once() -> None:
    rows, columns = np.nonzero(shape("ring"))
    order, block = dissect(rows, columns)
    assert sorted(order.tolist()) == list(range(rows.size))
    blocks = block.all()
    assert [each.start for each in blocks] == [0, *(each.end for each in blocks[:-1])]
    assert blocks[-1].end == rows.size


def test_what_float32_cannot_factorize_is_solved_in_float64() -> None:
    values, neighbors, block, dense = equations(shape("islands"), weakest=1e-9)
    right = dense @ np.ones(len(dense))
    found = solve(values, neighbors, right, block, CancelToken())
    assert found is not None
    assert np.abs(dense @ found - right).max() < 1e-6


@pytest.mark.parametrize("weakest", [-5.0, np.nan])
def test_a_matrix_that_is_not_positive_definite_has_no_solution(weakest: float) -> None:
    values, neighbors, block, dense = equations(shape("islands"), weakest=weakest)
    assert solve(values, neighbors, np.ones(len(dense)), block, CancelToken()) is None


def test_a_right_side_of_zeros_has_the_solution_zero() -> None:
    values, neighbors, block, dense = equations(shape("islands"))
    found = solve(values, neighbors, np.zeros(len(dense)), block, CancelToken())
    assert found is not None
    assert not found.any()


class LateToken(CancelToken):
    """Cancels itself at its nth check."""

    def __init__(self, checks: int) -> None:
        super().__init__()
        self.left = checks

    def check(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.cancel()
        super().check()


def test_cancelling_takes_effect_between_two_blocks() -> None:
    values, neighbors, block, dense = equations(shape("full"))
    token = LateToken(3)
    with pytest.raises(Cancelled):
        solve(values, neighbors, np.ones(len(dense)), block, token)
    assert token.left == 0
