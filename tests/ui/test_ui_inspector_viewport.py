"""Which part of a picture is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembg_desktop.ui.inspector.painting import CLOSEST, Viewport


def port(width: float = 4000, height: float = 3000, ratio: float = 1.0) -> Viewport:
    made = Viewport()
    made.set_pane(400, 400, ratio)
    made.set_picture(width, height)
    return made


def test_a_new_picture_is_fitted():
    view = port()
    assert view.zoom == pytest.approx(0.1)
    assert view.fitted
    assert not view.is_movable
    assert view.to_pane(0, 0) == pytest.approx((0, 50))


def test_a_small_picture_is_not_magnified():
    view = port(100, 50)
    assert view.zoom == 1.0
    assert port(100, 50, ratio=2.0).zoom == 1.0


def test_a_fitted_picture_stays_fitted_when_the_pane_grows():
    view = port()
    view.set_pane(800, 800, 1.0)
    assert view.zoom == pytest.approx(0.2)


def test_zooming_passes_through_one_hundred_percent():
    view = port()
    for _ in range(40):
        before = view.zoom
        view.zoom_by(1.25)
        assert not before < 1 < view.zoom
    assert view.zoom == CLOSEST
    for _ in range(60):
        view.zoom_by(0.8)
    assert view.fitted


def test_a_picture_of_the_same_size_keeps_the_place():
    view = port()
    view.zoom_to(1.0, 100, 100)
    place = view.x, view.y
    view.set_picture(4000, 3000)
    assert (view.x, view.y) == place
    view.set_picture(3000, 4000)
    assert view.fitted


def test_one_hundred_percent_is_one_pixel_of_the_screen():
    view = port(ratio=2.0)
    view.zoom_to(1.0)
    assert view.scale == 0.5
    view.set_pane(400, 400, 1.0)
    assert view.zoom == 1.0


@given(
    at_x=st.floats(0, 400),
    at_y=st.floats(0, 400),
    factors=st.lists(st.floats(0.2, 5), max_size=6),
    pans=st.lists(st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000)), max_size=6),
)
def test_no_empty_room_beside_a_picture_that_goes_on(
    at_x: float, at_y: float, factors: list[float], pans: list[tuple[float, float]]
):
    view = port()
    for factor in factors:
        view.zoom_by(factor, at_x, at_y)
    for pan in pans:
        view.pan(*pan)
    left, top = view.to_pane(0, 0)
    right, bottom = view.to_pane(4000, 3000)
    if right - left >= 400:
        assert left <= 1e-6
        assert right >= 400 - 1e-6
    else:
        assert left == pytest.approx(400 - right)
    if bottom - top >= 400:
        assert top <= 1e-6
        assert bottom >= 400 - 1e-6
    else:
        assert top == pytest.approx(400 - bottom)


@given(at_x=st.floats(120, 280), at_y=st.floats(120, 280), factor=st.floats(1.1, 3))
def test_the_point_under_the_mouse_stays(at_x: float, at_y: float, factor: float):
    view = port()
    view.zoom_to(0.5)
    before = view.to_picture(at_x, at_y)
    view.zoom_by(factor, at_x, at_y)
    assert view.to_picture(at_x, at_y) == pytest.approx(before, abs=1e-6)
