"""Alpha and colors of small pictures, compared with the equations solved in the plainest way."""

import tracemalloc
from itertools import product

import numpy as np
import pytest

from rembg_desktop.engine.closed_form import estimate_alpha, estimate_colors
from rembg_desktop.errors import Cancelled, CancelToken


def picture(height: int, width: int, kind: str = "noise") -> np.ndarray:
    random = np.random.default_rng(height * 1000 + width)
    if kind == "flat":
        return np.full((height, width, 3), 0.4)
    if kind == "gray":
        return np.repeat(random.random((height, width, 1)), 3, axis=2)
    if kind == "steps":
        return np.repeat((np.indices((height, width)).sum(0) // 5 % 2)[..., None], 3, axis=2).astype(float)
    return random.random((height, width, 3))


def trimap(height: int, width: int, kind: str = "band") -> np.ndarray:
    made = np.full((height, width), 128, np.uint8)
    if kind == "band":  # unknown up to the border of the picture
        made[:, : width // 4] = 255
        made[:, width - width // 4 :] = 0
    elif kind == "ring":
        made[:1] = made[-1:] = 0
        made[height // 2, width // 2] = 255
    else:  # all but two pixels
        made[0, 0], made[-1, -1] = 255, 0
    return made


def solved(pixels: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Levin's equation 12, window by window, and a dense solution."""
    height, width = known.shape
    laplacian = np.zeros((height * width, height * width))
    for y, x in product(range(1, height - 1), range(1, width - 1)):
        places = (np.arange(y - 1, y + 2)[:, None] * width + np.arange(x - 1, x + 2)).ravel()
        colors = pixels.reshape(-1, 3)[places]
        difference = colors - colors.mean(0)
        inverse = np.linalg.inv(np.cov(colors.T, bias=True) + np.eye(3) * 1e-7 / 9)
        laplacian[np.ix_(places, places)] += np.eye(9) - (1 + difference @ inverse @ difference.T) / 9
    unknown = known.ravel() == 128
    alpha = (known.ravel() == 255).astype(float)
    right = -laplacian[unknown][:, ~unknown] @ alpha[~unknown]
    alpha[unknown] = np.linalg.solve(laplacian[np.ix_(unknown, unknown)], right)
    return np.clip(alpha, 0, 1).reshape(height, width)


@pytest.mark.parametrize("kind", ["noise", "flat", "gray", "steps"])
@pytest.mark.parametrize("band", ["band", "ring", "almost all"])
def test_alpha_solves_the_equations(kind: str, band: str) -> None:
    pixels, known = picture(9, 13, kind), trimap(9, 13, band)
    alpha = estimate_alpha(pixels, known, CancelToken())
    assert alpha is not None
    difference = np.abs(alpha - solved(pixels, known))
    assert difference.mean() < 1 / 255
    assert difference.max() < 0.01


@pytest.mark.parametrize("size", [(1, 2), (2, 1), (1, 9), (9, 1), (2, 2), (2, 30), (3, 3), (4, 3)])
def test_tiny_and_thin_pictures_have_an_alpha(size: tuple[int, int]) -> None:
    known = np.full(size, 128, np.uint8)
    known.flat[0], known.flat[-1] = 255, 0
    alpha = estimate_alpha(picture(*size), known, CancelToken())
    assert alpha is not None
    assert alpha.shape == size
    assert (alpha.flat[0], alpha.flat[-1]) == (1, 0)
    assert np.isfinite(alpha).all()


def test_nothing_unknown_is_as_it_was() -> None:
    known = np.array([[255, 0], [0, 255]], np.uint8)
    alpha = estimate_alpha(picture(2, 2), known, CancelToken())
    assert alpha is not None
    assert alpha.tolist() == [[1, 0], [0, 1]]


def test_known_pixels_keep_their_value_and_brightness_leads() -> None:
    pixels = np.repeat(np.linspace(1, 0, 20)[None, :, None], 3, axis=2).repeat(8, axis=0)
    known = trimap(8, 20)
    alpha = estimate_alpha(pixels, known, CancelToken())
    assert alpha is not None
    assert (alpha[known == 255] == 1).all()
    assert (alpha[known == 0] == 0).all()
    assert (np.diff(alpha[4]) <= 1e-6).all()


def sequential(pixels: np.ndarray, alpha: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The colors as PyMatting computes them, pixel after pixel."""
    height, width = alpha.shape
    front = pixels[alpha > 0.9].sum(0) / ((alpha > 0.9).sum() + 1e-5)
    back = pixels[alpha < 0.1].sum(0) / ((alpha < 0.1).sum() + 1e-5)
    both = np.stack([front, back])[None, None]
    levels = int(np.ceil(np.log2(max(width, height))))
    for level in range(levels + 1):
        rows, columns = round(height ** (level / levels)), round(width ** (level / levels))
        at = np.arange(rows)[:, None] * height // rows, np.arange(columns) * width // columns
        small, share = pixels[at], alpha[at]
        old = both.shape
        both = both[np.arange(rows)[:, None] * old[0] // rows, np.arange(columns) * old[1] // columns].copy()
        for _ in range(10 if max(rows, columns) <= 32 else 2):
            for y, x in product(range(rows), range(columns)):
                weights = np.array([share[y, x], 1 - share[y, x]])
                matrix, right = np.outer(weights, weights), np.outer(weights, small[y, x])
                for dy, dx in ((0, -1), (0, 1), (-1, 0), (1, 0)):
                    near = min(max(y + dy, 0), rows - 1), min(max(x + dx, 0), columns - 1)
                    weight = 1e-5 + abs(share[y, x] - share[near])
                    matrix += np.eye(2) * weight
                    right += weight * both[near]
                both[y, x] = np.clip(np.linalg.solve(matrix, right), 0, 1)
    return both[..., 0, :], both[..., 1, :]


@pytest.mark.parametrize("size", [(5, 9), (12, 4), (1, 7), (6, 1), (3, 35)])
def test_colors_are_those_of_pymatting(size: tuple[int, int]) -> None:
    pixels, alpha = picture(*size), np.random.default_rng(1).random(size).round(1)
    found = estimate_colors(pixels, alpha, CancelToken())
    for ours, theirs in zip(found, sequential(pixels, alpha), strict=True):
        assert np.abs(ours - theirs).max() < 0.003


@pytest.mark.parametrize("value", [0, 0.5, 1])
def test_one_pixel_has_colors(value: float) -> None:
    front, back = estimate_colors(picture(1, 1), np.full((1, 1), value), CancelToken())
    assert np.isfinite(front).all()
    assert np.isfinite(back).all()


def test_pixels_without_a_color_have_no_solution() -> None:
    pixels = picture(9, 9)
    pixels[4, 4] = np.nan
    assert estimate_alpha(pixels, trimap(9, 9), CancelToken()) is None


def test_colors_of_large_pictures_are_computed_where_alpha_is_mixed() -> None:
    size = (16, 150)
    alpha = np.clip(np.linspace(-12, 13, size[1]), 0, 1)[None].repeat(size[0], 0)
    alpha[: size[0] // 2] = alpha[: size[0] // 2, ::-1]
    pixels = picture(*size)
    seen = (alpha > 0) & (alpha < 1)
    assert 0 < seen.mean() < 0.3
    for ours, theirs in zip(estimate_colors(pixels, alpha, CancelToken()), sequential(pixels, alpha), strict=True):
        assert np.abs(ours - theirs)[seen].mean() < 0.002


def test_a_high_strip_takes_no_more_memory_than_a_wide_one() -> None:
    random = np.random.default_rng(5)
    pixels, alpha = random.random((4, 400, 3)), random.random((4, 400))
    peaks = []
    for turned in ((pixels, alpha), (pixels.swapaxes(0, 1), alpha.T)):
        tracemalloc.start()
        estimate_colors(*turned, CancelToken())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


def test_colors_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        estimate_colors(picture(9, 9), np.full((9, 9), 0.5), token)
