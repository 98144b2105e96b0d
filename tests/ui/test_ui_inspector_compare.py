"""The comparison under the hand: divider, zoom, grounds, keys."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.inspector.compare_canvas import CompareMode
from rembg_desktop.ui.inspector.compare_view import CompareView
from rembg_desktop.ui.inspector.painting import Ground, GroundKind

BLUE, ORANGE = QColor("#3060d0"), QColor("#f08030")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A blue photo, and a cut-out of which only an orange disc is left."""
    Image.new("RGB", (1200, 900), BLUE.name()).save(tmp_path / "photo.png")
    result = Image.new("RGBA", (1200, 900), (0, 0, 0, 0))
    ImageDraw.Draw(result).ellipse((450, 300, 750, 600), fill=ORANGE.name())
    result.save(tmp_path / "result.png")
    return tmp_path / "photo.png", tmp_path / "result.png"


@pytest.fixture
def view(qtbot: QtBot, pair: tuple[Path, Path]):
    loader = ImageLoader()
    made = CompareView(loader)
    qtbot.addWidget(made)
    made.resize(402, 302)
    made.show()
    made.before.show_file(pair[0])
    made.after.show_file(pair[1])
    qtbot.waitUntil(lambda: made.has_both)
    yield made
    loader.stop()


def color(view: CompareView, x: int, y: int) -> QColor:
    image = view.grab().toImage()
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio))


def wheel(view: CompareView, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_left_of_the_divider_is_the_original_and_right_the_cut_out(view: CompareView):
    view.set_divider(0.55)
    assert color(view, 200, 100) == BLUE
    assert color(view, 235, 165) == ORANGE
    assert color(view, 390, 200) in (QColor("#ffffff"), QColor("#dfe3e8"))


def test_dragging_the_divider_uncovers_the_original(qtbot: QtBot, view: CompareView):
    x = round(view.divider_x())
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(x, 40))
    qtbot.mouseMove(view, QPoint(350, 40))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(350, 40))
    assert view.divider == pytest.approx(349 / 400, abs=0.01)
    assert color(view, 300, 200) == BLUE
    qtbot.mouseMove(view, QPoint(20, 40))
    assert view.divider == pytest.approx(349 / 400, abs=0.01)


def test_the_divider_stays_in_the_view(qtbot: QtBot, view: CompareView):
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(round(view.divider_x()), 40))
    qtbot.mouseMove(view, QPoint(900, 40))
    assert view.divider == 1.0
    qtbot.mouseMove(view, QPoint(-50, 40))
    assert view.divider == 0.0
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)


def test_arrow_keys_move_the_divider(qtbot: QtBot, view: CompareView):
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.divider == pytest.approx(0.48)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == pytest.approx(0.5)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.divider == 0.0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.divider == 1.0


def test_side_by_side_shows_both_whole(view: CompareView):
    view.set_mode(CompareMode.SIDE_BY_SIDE)
    before, after = view.panes()
    assert before.right() < after.left()
    assert color(view, round(before.center().x()), 150) == BLUE
    assert color(view, round(after.center().x()), 150) == ORANGE


def test_side_by_side_zooms_and_moves_both(qtbot: QtBot, view: CompareView):
    view.set_mode(CompareMode.SIDE_BY_SIDE)
    wheel(view, QPoint(50, 150), 6)
    before, after = view.panes()
    one, other = view.target(view.before, before), view.target(view.after, after)
    assert one.size() == other.size()
    assert one.x() - before.x() == pytest.approx(other.x() - after.x(), abs=1)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    moved = view.target(view.before, before)
    assert moved.x() > one.x() or view.viewport.to_pane(0, 0)[0] == pytest.approx(0)


def test_holding_space_shows_the_original(qtbot: QtBot, view: CompareView):
    view.set_divider(0.0)
    assert color(view, 200, 165) == ORANGE
    qtbot.keyPress(view, Qt.Key.Key_Space)
    assert color(view, 200, 165) == BLUE
    qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert color(view, 200, 165) == ORANGE


def test_keys_zoom(qtbot: QtBot, view: CompareView):
    fitted = view.viewport.zoom
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.viewport.zoom == pytest.approx(fitted * 1.25)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.viewport.zoom == pytest.approx(fitted)
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert view.viewport.zoom == 1.0
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.viewport.fitted


def test_the_wheel_zooms_at_the_mouse(view: CompareView):
    at = QPoint(100, 100)
    point = view.viewport.to_picture(at.x() - 1, at.y() - 1)
    wheel(view, at, 5)
    assert view.viewport.zoom > 0.5
    assert view.viewport.to_picture(at.x() - 1, at.y() - 1) == pytest.approx(point, abs=1)


def test_pinching_on_a_touch_pad_zooms(view: CompareView):
    fitted = view.viewport.zoom
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(200, 150),
        QPointF(200, 150),
        QPointF(200, 150),
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(view, event)
    assert view.viewport.zoom == pytest.approx(fitted * 1.5)


def test_dragging_moves_a_magnified_picture(qtbot: QtBot, view: CompareView):
    qtbot.keyClick(view, Qt.Key.Key_1)
    x = view.viewport.x
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 150))
    qtbot.mouseMove(view, QPoint(110, 150))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(110, 150))
    assert view.viewport.x == pytest.approx(x - 50)


def test_dragging_a_fitted_picture_takes_the_result_away(qtbot: QtBot, view: CompareView):
    with qtbot.waitSignal(view.drag_out_wanted):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(320, 150))
        qtbot.mouseMove(view, QPoint(350, 180))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)


def test_a_double_click_goes_to_one_hundred_percent_and_back(qtbot: QtBot, view: CompareView):
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    assert view.viewport.zoom == pytest.approx(1.0)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    assert view.viewport.fitted


def test_a_closer_look_loads_a_sharper_picture(qtbot: QtBot, view: CompareView):
    assert view.before.image.width() < 1200
    qtbot.keyClick(view, Qt.Key.Key_1)
    view.grab()
    qtbot.waitUntil(lambda: view.before.image.width() == view.after.image.width() == 1200)
    qtbot.keyClick(view, Qt.Key.Key_0)
    view.grab()
    qtbot.waitUntil(lambda: view.before.image.width() < 1200)


@pytest.mark.parametrize(
    ("ground", "seen"),
    [
        (Ground(GroundKind.LIGHT), "#ffffff"),
        (Ground(GroundKind.DARK), "#15171a"),
        (Ground(GroundKind.COLOR, "#abcdef"), "#abcdef"),
    ],
)
def test_grounds_lie_under_the_cut_out(view: CompareView, ground: Ground, seen: str):
    view.set_ground(ground)
    assert color(view, 390, 200).name() == seen
    assert color(view, 20, 200) == BLUE


def test_right_to_left_puts_the_original_on_the_right(view: CompareView):
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.set_divider(0.6)
    assert color(view, 390, 200) == BLUE
    assert color(view, 180, 165) == ORANGE


def test_a_result_of_another_size_is_fitted_beside_its_original(qtbot: QtBot, view: CompareView, tmp_path: Path):
    Image.new("RGBA", (300, 300), ORANGE.name()).save(tmp_path / "trimmed.png")
    view.after.show_file(tmp_path / "trimmed.png")
    qtbot.waitUntil(lambda: view.after.size.width() == 300)
    after = view.panes()[1]
    placed = view.target(view.after, after)
    assert view.mode is CompareMode.SIDE_BY_SIDE
    assert view.chosen_mode is CompareMode.DIVIDER
    assert after.contains(placed)
    assert placed.width() == pytest.approx(placed.height(), abs=1)
    assert placed.center().x() == pytest.approx(after.center().x(), abs=1)


def test_a_missing_result_is_said(qtbot: QtBot, view: CompareView, tmp_path: Path):
    view.after.show_file(tmp_path / "gone.png")
    qtbot.waitUntil(lambda: "gone.png" in view.after.error)
    assert color(view, 300, 200) == BLUE


def test_a_preview_takes_the_place_of_the_result(view: CompareView):
    image = QImage(600, 450, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    view.set_preview(image)
    assert color(view, 390, 200).name() == "#00ff00"


def test_it_has_a_name_for_screen_readers_and_takes_the_focus_by_tab(view: CompareView):
    assert view.accessibleName()
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_losing_the_focus_lets_go_of_the_original(qtbot: QtBot, view: CompareView):
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyPress(view, Qt.Key.Key_Space)
    assert view.is_showing_original
    view.clearFocus()
    qtbot.waitUntil(lambda: not view.is_showing_original)
