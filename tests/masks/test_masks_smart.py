"""The smart brush on drawn photos whose truth is known."""

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.parts import Colors, cut, nearness, upscaled

SIZE = (240, 180)
Box = tuple[slice, slice]
SUBJECT: Box = slice(50, 130), slice(60, 190)


def photo(
    subject: tuple[int, int, int] = (200, 60, 50), ground: tuple[int, int, int] = (60, 110, 70)
) -> np.ndarray:
    rng = np.random.default_rng(8)
    pixels = np.empty((SIZE[1], SIZE[0], 3), np.int16)
    pixels[:] = ground
    pixels[SUBJECT] = subject
    return (pixels + rng.integers(-12, 13, pixels.shape)).astype(np.uint8)


def mask(*areas: Box) -> np.ndarray:
    alpha = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    for area in areas:
        alpha[area] = 255
    return alpha


def iou(alpha: np.ndarray) -> float:
    truth, found = mask(SUBJECT) > 127, alpha > 127
    return float((truth & found).sum() / (truth | found).sum())


@pytest.mark.parametrize(
    ("alpha", "points", "subject"),
    [
        (mask((slice(50, 130), slice(60, 110))), [(130, 90), (160, 85)], True),
        (mask(), [(90, 80), (120, 95), (160, 85)], True),
        (mask(SUBJECT, (slice(20, 50), slice(60, 190))), [(80, 35), (160, 33)], False),
    ],
    ids=["missing half", "missing", "too much"],
)
def test_a_rough_stroke_finds_the_edge(
    alpha: np.ndarray, points: list[tuple[float, float]], subject: bool
) -> None:
    edited = EditSession(photo(), alpha)
    assert iou(alpha) < 0.8
    edited.smart_stroke(points, 8, subject=subject)
    assert iou(edited.alpha()) > 0.95
    edited.undo()
    assert np.array_equal(edited.alpha(), alpha)
    edited.close(keep_draft=False)


def test_an_undone_stroke_says_nothing_any_more() -> None:
    def after(*, tries: bool) -> np.ndarray:
        edited = EditSession(photo(), mask((slice(50, 130), slice(60, 110))))
        if tries:
            edited.smart_stroke([(120, 70), (120, 110)], 8, subject=False)
            edited.undo()
        edited.smart_stroke([(130, 90), (160, 85)], 8, subject=True)
        alpha = edited.alpha()
        edited.close(keep_draft=False)
        return alpha

    assert np.array_equal(after(tries=True), after(tries=False))


def test_pixels_change_only_towards_what_the_stroke_says_and_near_it() -> None:
    alpha = mask((slice(50, 130), slice(60, 110)), (slice(170, 178), slice(2, 10)))
    edited = EditSession(photo(), alpha)
    edited.smart_stroke([(130, 90), (160, 85)], 8, subject=True)
    after = edited.alpha()
    assert (after >= alpha).all()
    assert np.array_equal(after[150:], alpha[150:])
    edited.close(keep_draft=False)


def test_a_short_stroke_does_not_decide_far_away() -> None:
    pixels = np.full((200, 400, 3), 90, np.uint8)  # no color and no edge says where to stop
    edited = EditSession(pixels, np.zeros((200, 400), np.uint8))
    edited.smart_stroke([(60, 100), (64, 100)], 3, subject=True)
    assert not edited.alpha()[:, 120:].any()
    edited.close(keep_draft=False)


def test_a_thin_stroke_decides_less_far_away_than_a_wide_one() -> None:
    def height(radius: float) -> int:
        rng = np.random.default_rng(8)
        pixels = (100 + rng.integers(-12, 13, (160, 240, 3))).astype(np.uint8)  # alike everywhere
        edited = EditSession(pixels, np.zeros((160, 240), np.uint8))
        edited.smart_stroke([(70, 80), (170, 80)], radius, subject=True)
        rows = int((edited.alpha()[:, 120] > 127).sum())
        edited.close(keep_draft=False)
        return rows

    assert 3 <= height(1.5) < 30
    assert height(10) > 45


def test_the_network_looks_closer_and_decides_where_colors_cannot() -> None:
    seen: list[tuple[int, int]] = []

    def predict(part: Image.Image) -> Image.Image:
        # Finds the subject by its texture, which the colors do not show.
        seen.append(part.size)
        return Image.fromarray(((np.asarray(part)[..., 0] % 2) * 255).astype(np.uint8))

    pixels = np.full((SIZE[1], SIZE[0], 3), 100, np.uint8)
    pixels[SUBJECT] = 101
    edited = EditSession(pixels, mask())
    edited.smart_stroke([(90, 80), (160, 100)], 12, subject=True, predict=predict)
    assert iou(edited.alpha()) > 0.9
    assert len(seen) == 2
    assert seen[0][0] < SIZE[0]
    edited.close(keep_draft=False)


def test_a_network_that_fails_leaves_the_mask_as_it_was() -> None:
    def predict(part: Image.Image) -> Image.Image:
        raise RuntimeError("no network")

    edited = EditSession(photo(), mask())
    with pytest.raises(RuntimeError, match="no network"):
        edited.smart_stroke([(90, 80)], 8, subject=True, predict=predict)
    assert not edited.busy
    assert not edited.can_undo
    edited.close(keep_draft=False)


@pytest.mark.parametrize(
    ("points", "radius"),
    [([], 5), ([(-900, -900)], 5), ([(0, 0)], 0.1), ([(120, 90)], 2000), ([(239.9, 179.9)], 1)],
)
def test_odd_strokes_are_no_error(points: list[tuple[float, float]], radius: float) -> None:
    edited = EditSession(photo(), mask(SUBJECT))
    edited.smart_stroke(points, radius, subject=False)
    edited.smart_stroke(points, radius, subject=True)
    edited.close(keep_draft=False)


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (3, 2)])
def test_tiny_photos_are_no_error(size: tuple[int, int]) -> None:
    edited = EditSession(np.zeros((size[1], size[0], 3), np.uint8), np.zeros((size[1], size[0]), np.uint8))
    edited.smart_stroke([(0.5, 0.5)], 1, subject=True)
    edited.close(keep_draft=False)


def test_a_cut_follows_the_edge_of_the_photo_between_two_seeds() -> None:
    pixels = np.zeros((40, 60, 3), np.uint8)
    pixels[:, 23:] = 200
    costs = np.zeros((40, 60), np.float32)
    costs[:, 0], costs[:, -1] = -50, 50
    inside = cut(costs, Colors(pixels).outline, np.full((40, 60), 0.5, np.float32), 400)
    assert (inside[:, :23] > 0.5).all()
    assert (inside[:, 23:] < 0.5).all()


def test_what_is_behind_a_wall_is_far() -> None:
    steps = np.full((40, 60), 0.01, np.float32)
    steps[:, 18:22] = 10
    yes, no = np.zeros((40, 60), np.bool_), np.zeros((40, 60), np.bool_)
    yes[20, 14], no[20, 58] = True, True
    near = nearness(steps, yes, no)
    assert (near[:, :16] < 0).all()
    assert (near[:, 24:] > 0).all()  # although yes is closer in a straight line up to there
    steps[20:22, 16:24] = 0.01
    assert (nearness(steps, yes, no)[:, 24:28] < 0).any()
    assert not nearness(steps, yes, np.zeros_like(no)).any()


def test_the_outline_on_a_large_photo_follows_its_edge() -> None:
    pixels = np.zeros((300, 400, 3), np.uint8)
    pixels[:, 203:] = 220  # between two pixels of the small mask
    small = np.zeros((30, 40), np.float32)
    small[:, 20:] = 1
    assert not upscaled(pixels, small)[:, 195:203].max(initial=0) > 127
    assert (upscaled(pixels, small)[:, 206:] > 127).all()
