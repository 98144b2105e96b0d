import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from rembg_desktop.errors import AppError
from rembg_desktop.masks.adjusting import LIMITS, Adjusted, Adjustments, adjusted
from rembg_desktop.masks.brush import Brush, Tool, dab, filled_polygon
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.parts import PartAction
from rembg_desktop.masks.tiles import Tiles, flattened, is_empty, over

SIZE = (300, 280)  # four tiles


def picture(*boxes: tuple[int, int, int, int], value: int = 255) -> np.ndarray:
    alpha = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    for left, top, right, bottom in boxes:
        alpha[top:bottom, left:right] = value
    return alpha


def session(alpha: np.ndarray) -> EditSession:
    return EditSession(np.zeros((*alpha.shape, 3), np.uint8), alpha)


@pytest.fixture
def blank():
    made = session(picture())
    yield made
    made.close(keep_draft=False)


def test_a_hard_dab_covers_a_disk_and_half_of_its_border() -> None:
    cover = dab(3.0, 1.0)
    y, x = np.mgrid[-4:5, -4:5]
    distance = np.hypot(x, y)
    assert (cover[distance <= 2.5] == 255).all()
    assert (cover[distance >= 3.5] == 0).all()
    assert cover[4, 7] == 128  # 3 pixels right of the center


def test_a_soft_dab_falls_from_its_core_to_its_rim() -> None:
    row = dab(40.0, 0.5)[41, 41:]
    assert (row[:20] == 255).all()
    assert row[41] == 0
    assert (np.diff(row.astype(int)) <= 0).all()
    assert 100 < row[30] < 155


@pytest.mark.parametrize(
    ("tool", "before", "opacity", "expected"),
    [
        (Tool.RESTORE, 0, 1.0, 255),
        (Tool.RESTORE, 100, 0.5, 178),
        (Tool.ERASE, 255, 1.0, 0),
        (Tool.ERASE, 200, 0.5, 100),
        (Tool.RESTORE, 77, 0.0, 77),
    ],
)
def test_a_stroke_paints_with_its_opacity_however_often_it_crosses_itself(
    tool: Tool, before: int, opacity: float, expected: int
) -> None:
    edited = session(picture((0, 0, *SIZE), value=before))
    edited.begin_stroke(tool, 100, 250, 12, 1.0, opacity)
    for x in (200, 100, 200, 150):
        edited.stroke_to(x, 250)
    edited.end_stroke()
    assert abs(int(edited.alpha()[250, 150]) - expected) <= 1
    assert edited.alpha()[230, 150] == before
    edited.close(keep_draft=False)


def test_a_straight_line_covers_exactly_its_band(blank: EditSession) -> None:
    blank.begin_stroke(Tool.RESTORE, 50, 260.5, 4, 1.0)
    blank.stroke_to(280, 260.5)
    blank.end_stroke()
    alpha = blank.alpha()
    assert (alpha[257:264, 60:270] == 255).all()
    assert (alpha[:255] == 0).all()
    assert (alpha[266:] == 0).all()


def test_the_returned_rectangles_hold_every_changed_pixel(blank: EditSession) -> None:
    before = blank.alpha()
    for x, y, move in ((20, 20, blank.begin_stroke), (290, 270, None), (310, -5, None)):
        rect = blank.begin_stroke(Tool.RESTORE, x, y, 7) if move else blank.stroke_to(x, y)
        after = blank.alpha()
        changed = np.argwhere(before != after)
        if len(changed):
            low, high = changed.min(0), changed.max(0)
            assert rect[0] <= low[1]
            assert rect[1] <= low[0]
            assert rect[2] > high[1]
            assert rect[3] > high[0]
        left, top, right, bottom = rect
        assert np.array_equal(blank.alpha(rect), after[top:bottom, left:right])
        before = after
    blank.end_stroke()


def test_pen_pressure_makes_the_stroke_narrower(blank: EditSession) -> None:
    for y, pressure in ((60, 1.0), (160, 0.2)):
        blank.begin_stroke(Tool.RESTORE, 50, y, 20, 1.0, pressure=pressure)
        blank.stroke_to(250, y, pressure)
        blank.end_stroke()
    widths = [int((blank.alpha()[y - 30 : y + 30, 150] > 0).sum()) for y in (60, 160)]
    assert widths[0] in (40, 41)
    assert 14 <= widths[1] <= 22


def test_a_cancelled_stroke_leaves_nothing(blank: EditSession) -> None:
    blank.begin_stroke(Tool.RESTORE, 50, 50, 20)
    assert blank.cancel_stroke()[2] > 0
    assert not blank.alpha().any()
    assert not blank.can_undo


def test_two_hundred_strokes_are_undone_and_done_again_to_the_byte() -> None:
    rng = np.random.default_rng(4)
    alpha = rng.integers(0, 256, (SIZE[1], SIZE[0]), np.uint8)
    edited = session(alpha)
    states = [edited.alpha()]
    for number in range(200):
        x, y, radius = rng.uniform(0, 300), rng.uniform(0, 280), rng.uniform(1, 30)
        edited.begin_stroke((Tool.RESTORE, Tool.ERASE)[number % 2], x, y, radius, rng.uniform(), rng.uniform())
        edited.stroke_to(x + rng.uniform(-40, 40), y + 9, rng.uniform())
        edited.end_stroke()
        states.append(edited.alpha())
    for state in reversed(states[:-1]):
        edited.undo()
        assert np.array_equal(edited.alpha(), state)
    assert not edited.can_undo
    assert edited.correction().changes_nothing
    for state in states[1:]:
        edited.redo()
        assert np.array_equal(edited.alpha(), state)
    edited.close(keep_draft=False)


def test_a_new_step_ends_what_could_be_done_again(blank: EditSession) -> None:
    for x in (20, 60, 100):
        blank.begin_stroke(Tool.RESTORE, x, 20, 5)
        blank.end_stroke()
    blank.undo()
    blank.undo()
    blank.fill_polygon([(200, 200), (210, 200), (210, 210)], subject=True)
    assert not blank.can_redo
    alpha = blank.alpha()
    assert (alpha[20, 20], alpha[20, 60], alpha[20, 100], alpha[202, 208]) == (255, 0, 0, 255)


def test_a_polygon_has_the_area_of_its_corners() -> None:
    cover, rect = filled_polygon([(10, 10), (30, 10), (30, 20), (10, 20)], (50, 50))
    assert rect[:2] == (10, 10)
    assert (cover[:10, :20] == 255).all()
    assert cover.sum() / 255 == pytest.approx(200, abs=1)
    triangle, _ = filled_polygon([(0, 0), (40, 0), (0, 40)], (50, 50))
    assert triangle.sum() / 255 == pytest.approx(800, rel=0.02)


def test_a_lasso_removes_what_it_encloses_and_ignores_two_points(blank: EditSession) -> None:
    edited = session(picture((0, 0, *SIZE)))
    assert edited.fill_polygon([(1, 1), (5, 5)], subject=False) == (0, 0, 0, 0)
    edited.fill_polygon([(240, 240), (270, 240), (270, 270), (240, 270)], subject=False)
    alpha = edited.alpha()
    assert (alpha[240:270, 240:270] == 0).all()
    assert (alpha[:240] == 255).all()
    edited.close(keep_draft=False)


PARTS = picture((20, 20, 100, 100), (150, 20, 200, 60), (20, 200, 60, 240))
PARTS[40:60, 40:60] = 0
PARTS[20:60, 200:204] = 90  # a soft rim


@pytest.mark.parametrize(
    ("point", "action", "expected"),
    [
        ((160, 30), PartAction.REMOVE, {(160, 30): 0, (202, 30): 0, (30, 30): 255, (30, 210): 255}),
        ((160, 30), PartAction.ONLY, {(160, 30): 255, (202, 30): 90, (30, 30): 0, (30, 210): 0}),
        ((50, 50), PartAction.FILL_HOLE, {(50, 50): 255, (40, 40): 255, (160, 30): 255, (110, 50): 0}),
        ((250, 250), PartAction.FILL_HOLE, None),
        ((250, 250), PartAction.REMOVE, None),
        ((160, 30), PartAction.KEEP, {(160, 30): 255, (202, 30): 90}),
        ((999, 30), PartAction.REMOVE, None),
    ],
)
def test_a_click_changes_one_part(
    point: tuple[int, int], action: PartAction, expected: dict[tuple[int, int], int] | None
) -> None:
    edited = session(PARTS)
    rect = edited.click_part(*point, action)
    if expected is None:
        assert rect == (0, 0, 0, 0)
        assert np.array_equal(edited.alpha(), PARTS)
    else:
        assert {(x, y): int(edited.alpha()[y, x]) for x, y in expected} == expected
    edited.close(keep_draft=False)


def test_a_removed_part_stays_away_when_the_edge_is_shifted_and_a_click_brings_it_back() -> None:
    edited = session(PARTS)
    edited.click_part(160, 30, PartAction.REMOVE)
    edited.set_adjustments(Adjustments(edge_shift=20))
    assert not edited.alpha()[10:80, 150:230].any()
    edited.set_adjustments(Adjustments())
    edited.click_part(160, 30, PartAction.KEEP)
    assert np.array_equal(edited.alpha()[:, 120:], PARTS[:, 120:])
    edited.close(keep_draft=False)


def test_matting_changes_only_what_is_under_the_stroke() -> None:
    edited = session(picture((0, 0, 150, 280)))
    seen: list[Image.Image] = []

    def matte(photo: Image.Image, mask: Image.Image) -> Image.Image:
        seen.append(mask)
        assert photo.size == mask.size
        return Image.new("L", photo.size, 77)

    edited.matting_in([(150, 100), (150, 140)], 10, matte)
    alpha = edited.alpha()
    assert (alpha[100:140, 145:155] == 77).all()
    assert np.array_equal(
        np.delete(alpha, range(135, 165), 1), np.delete(picture((0, 0, 150, 280)), range(135, 165), 1)
    )
    assert sorted(set(np.asarray(seen[0]).ravel())) == [0, 128, 255]
    edited.close(keep_draft=False)


@pytest.mark.parametrize(("pixels", "left", "right"), [(2, 38, 172), (-2, 42, 168), (0, 40, 170)])
def test_the_whole_outline_moves_where_it_was_painted_and_where_not(pixels: float, left: int, right: int) -> None:
    edited = session(picture((40, 40, 120, 200)))
    edited.fill_polygon([(100, 40), (170, 40), (170, 200), (100, 200)], subject=True)
    before = edited.alpha()
    rect = edited.move_outline(pixels)
    assert np.flatnonzero(edited.alpha()[120] >= 128)[[0, -1]].tolist() == [left, right - 1]
    assert is_empty(rect) is (pixels == 0)
    assert edited.correction().weight[100, 60] == 0  # the model still decides inside
    if pixels:
        edited.undo()
    assert np.array_equal(edited.alpha(), before)
    edited.close(keep_draft=False)


SQUARE = picture((100, 100, 200, 200))


@pytest.mark.parametrize(
    ("change", "width"), [({"edge_shift": 5}, 110), ({"edge_shift": -5}, 90), ({"edge_shift": 2.5}, 105)]
)
def test_the_edge_moves_by_pixels(change: dict[str, float], width: float) -> None:
    row = adjusted(SQUARE, Adjustments(**change))[150]
    assert row.sum() / 255 == pytest.approx(width, abs=0.1)


def test_feather_softens_contrast_hardens_and_smoothing_rounds() -> None:
    feathered = adjusted(SQUARE, Adjustments(feather=10))[150, 80:120]
    assert (np.diff(feathered.astype(int)) >= 0).all()
    assert 8 <= ((feathered > 12) & (feathered < 243)).sum() <= 12
    hardened = adjusted(adjusted(SQUARE, Adjustments(feather=10)), Adjustments(contrast=100))
    assert set(np.unique(hardened)) <= {0, 255}
    spike = SQUARE.copy()
    spike[90:100, 150] = 255
    assert not adjusted(spike, Adjustments(smooth=4))[90:96, 150].any()
    assert adjusted(spike, Adjustments(smooth=4))[150, 150] == 255


def test_small_parts_go_and_small_holes_are_filled() -> None:
    kept = adjusted(PARTS, Adjustments(drop_parts=30))
    assert (kept[210, 30], kept[30, 160], kept[30, 202], kept[30, 30]) == (0, 255, 90, 255)
    assert (adjusted(PARTS, Adjustments(drop_parts=100)) > 0).sum() == 80 * 80 - 20 * 20
    assert adjusted(PARTS, Adjustments(fill_holes=100))[50, 50] == 255
    assert adjusted(PARTS, Adjustments(fill_holes=1))[50, 50] == 0


@given(
    st.builds(
        Adjustments,
        **{name: st.floats(max(-6.0, low), min(6.0, high)) for name, (low, high) in LIMITS.items()},
    ),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=15, deadline=None)
def test_every_part_of_adjusted_alpha_is_that_of_the_whole(adjustments: Adjustments, seed: int) -> None:
    rng = np.random.default_rng(seed)
    alpha = np.asarray(
        Image.fromarray(rng.integers(0, 2, (9, 8), np.uint8) * 255).resize(SIZE, Image.Resampling.BICUBIC)
    )
    whole = adjusted(alpha, adjustments)
    left, top = (int(value) for value in rng.integers(0, 250, 2))
    part = Adjusted(alpha, adjustments).part((left, top, left + 30, top + 30))
    assert np.array_equal(part, whole[top : top + 30, left : left + 30])


def test_no_adjustment_changes_nothing_and_wrong_ones_are_refused() -> None:
    assert adjusted(PARTS, Adjustments()) is PARTS
    for name, (low, high) in LIMITS.items():
        for value in (low - 0.1, high + 0.1, float("nan")):
            with pytest.raises(ValueError, match=name):
                Adjustments(**{name: value})


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255), st.sampled_from([0, 255, 130]))
def test_painting_twice_is_painting_over_the_result(alpha: int, first: int, second: int, target: int) -> None:
    def array(value: int) -> np.ndarray:
        return np.full((1, 1), value, np.uint8)

    once = over(np.zeros((2, 1, 1), np.uint8), array(first), 255)
    twice = over(once, array(second), target)
    assert twice[0, 0, 0] <= twice[1, 0, 0]
    below = flattened(array(alpha), once)[0, 0]
    expected = below * (1 - second / 255) + target * second / 255
    assert abs(int(flattened(array(alpha), twice)[0, 0]) - expected) <= 2


def test_tiles_hold_whole_arrays_exactly() -> None:
    rng = np.random.default_rng(2)
    weight = rng.integers(0, 256, (SIZE[1], SIZE[0]), np.uint8)
    weight[:256] = 0
    painted = np.minimum(rng.integers(0, 256, weight.shape, np.uint8), weight)
    tiles = Tiles.of(painted, weight)
    assert set(tiles.layers) == {(1, 0), (1, 1)}
    assert np.array_equal(tiles.whole(0), painted)
    assert np.array_equal(tiles.whole(1), weight)


def test_nothing_else_begins_during_a_stroke_or_a_long_step() -> None:
    edited = session(PARTS)
    edited.begin_stroke(Tool.RESTORE, 5, 5, 3)
    with pytest.raises(AppError, match="still being computed"):
        edited.click_part(30, 30, PartAction.REMOVE)
    edited.end_stroke()
    entered, go = threading.Event(), threading.Event()

    def matte(photo: Image.Image, mask: Image.Image) -> Image.Image:
        entered.set()
        go.wait(20)
        return mask

    thread = threading.Thread(target=edited.matting_in, args=([(50, 50)], 5, matte))
    thread.start()
    assert entered.wait(20)
    assert edited.busy
    with pytest.raises(AppError, match="still being computed"):
        edited.begin_stroke(Tool.RESTORE, 5, 5, 3)
    assert edited.alpha((0, 0, 10, 10))[5, 5] == 255  # it can be shown meanwhile
    go.set()
    thread.join(20)
    assert not edited.busy
    edited.close(keep_draft=False)


@pytest.mark.parametrize(("radius", "hardness", "opacity"), [(0.1, 1, 1), (5, 1.1, 1), (5, 1, -0.1)])
def test_impossible_brushes_are_refused(
    blank: EditSession, radius: float, hardness: float, opacity: float
) -> None:
    with pytest.raises(ValueError, match="is"):
        Brush(Tool.ERASE, radius, hardness, opacity)
    with pytest.raises(ValueError, match="is"):
        blank.begin_stroke(Tool.ERASE, 5, 5, radius, hardness, opacity)
    assert not blank.busy


def test_a_preview_of_adjustments_is_no_step_until_they_are_set() -> None:
    edited = session(PARTS)
    edited.preview_adjustments(Adjustments(drop_parts=100))
    assert edited.alpha()[30, 160] == 0
    assert not edited.can_undo
    edited.set_adjustments(Adjustments())
    assert np.array_equal(edited.alpha(), PARTS)
    edited.preview_adjustments(Adjustments(drop_parts=50))
    edited.set_adjustments(Adjustments(drop_parts=100))
    edited.undo()
    assert np.array_equal(edited.alpha(), PARTS)
    edited.close(keep_draft=False)
