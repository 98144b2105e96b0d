"""The canvas of the repair window under the hand: what is painted, zoom, brushes, outlines, pen."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.parts import PartAction
from rembg_desktop.ui.repair import picture
from rembg_desktop.ui.repair.canvas import View
from rembg_desktop.ui.repair.canvas_input import CanvasInput
from rembg_desktop.ui.repair.editor import Editor
from rembg_desktop.ui.repair.picture import TILE, Content, Layers, TileCache
from rembg_desktop.ui.repair.tools import Brush, OutlineTool, PartTool, Press, RoughTool, StrokeTool
from rembg_desktop.ui.task_runner import TaskRunner

WIDTH, HEIGHT = 400, 300
BLUE = (48, 96, 208)


def photo_of(width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.uint8]:
    photo = np.empty((height, width, 3), np.uint8)
    photo[:] = BLUE
    return photo


def alpha_of(width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.uint8]:
    """The left half is the subject."""
    alpha = np.zeros((height, width), np.uint8)
    alpha[:, : width // 2] = 255
    return alpha


@dataclass
class Desk:
    """A canvas with an editor; the picture is shown at 100 % from the corner of the canvas."""

    canvas: CanvasInput
    editor: Editor
    brush: Brush
    qtbot: QtBot

    def alpha(self, x: int, y: int) -> int:
        return int(self.editor.session.alpha((x, y, x + 1, y + 1))[0, 0])

    def pixel(self, x: int, y: int) -> QColor:
        return self.canvas.grab().toImage().pixelColor(x, y)

    def drag(
        self,
        *points: tuple[int, int],
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.qtbot.mousePress(self.canvas, button, keys, QPoint(*points[0]))
        for point in points[1:]:
            self.qtbot.mouseMove(self.canvas, QPoint(*point))
        self.qtbot.mouseRelease(self.canvas, button, keys, QPoint(*points[-1]))
        self.settle()

    def pen(self, kind: QEvent.Type, at: QPointF, pressure: float, pointer: QPointingDevice.PointerType) -> None:
        device = QPointingDevice(
            "pen",
            1,
            QPointingDevice.DeviceType.Stylus,
            pointer,
            QPointingDevice.Capability.Position | QPointingDevice.Capability.Pressure,
            1,
            1,
        )
        pressed = Qt.MouseButton.LeftButton
        buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else pressed
        none = Qt.KeyboardModifier.NoModifier
        event = QTabletEvent(
            kind,
            device,
            at,
            self.canvas.mapToGlobal(at),
            pressure,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            none,
            pressed,
            buttons,
        )
        QApplication.sendEvent(self.canvas, event)

    def wheel(self, notches: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = QPointF(100, 100)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        delta = QPoint(0, 120 * notches)
        event = QWheelEvent(at, self.canvas.mapToGlobal(at), QPoint(), delta, none, keys, phase, False)
        QApplication.sendEvent(self.canvas, event)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.editor.is_busy)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    runner = TaskRunner("repair")
    session = EditSession(photo_of(), alpha_of())
    layers = Layers(photo_of(), session.alpha())
    editor = Editor(session, layers, runner)
    canvas = CanvasInput()
    qtbot.addWidget(canvas)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    canvas.show_layers(layers)
    editor.changed.connect(canvas.show_change)
    brush = Brush()
    brush.change(size=20, hardness=1)
    canvas.set_tool(StrokeTool(editor, brush, keep=False))
    yield Desk(canvas, editor, brush, qtbot)
    runner.stop()
    session.close(keep_draft=False)


def test_the_cutout_lies_on_a_checkerboard(desk: Desk) -> None:
    assert desk.pixel(100, 200) == QColor(*BLUE)
    assert desk.pixel(300, 200) in (QColor("#ffffff"), QColor("#dfe3e8"))


@pytest.mark.parametrize(
    ("view", "kept", "removed"),
    [
        (View.COLOR, QColor(*BLUE), QColor("#ff8000")),
        (View.MASK, QColor("#ffffff"), QColor("#000000")),
        (View.ORIGINAL, QColor(*BLUE), QColor(*BLUE)),
        (View.OVERLAY, QColor(*BLUE), None),
    ],
)
def test_every_view_shows_what_is_kept_and_removed(
    desk: Desk, view: View, kept: QColor, removed: QColor | None
) -> None:
    desk.canvas.set_color("#ff8000")
    desk.canvas.set_view(view)
    assert desk.pixel(100, 200) == kept
    found = desk.pixel(300, 200)
    if removed is not None:
        assert found == removed
    else:
        assert found.red() > found.blue() + 10


def test_the_split_view_shows_the_original_left_of_a_divider_that_moves(desk: Desk) -> None:
    desk.canvas.set_view(View.SPLIT)
    assert desk.pixel(195, 250) == QColor(*BLUE)
    assert desk.pixel(300, 250) != QColor(*BLUE)
    desk.drag((200, 100), (350, 100))
    assert desk.pixel(300, 250) == QColor(*BLUE)
    assert desk.alpha(200, 100) == 0, "the divider is no stroke"


def test_a_stroke_erases_under_the_brush_and_shows_it(desk: Desk) -> None:
    desk.drag((50, 50), (120, 50))
    assert [desk.alpha(x, 50) for x in (50, 85, 120)] == [0, 0, 0]
    assert desk.alpha(85, 65) == 255
    assert desk.pixel(85, 45) in (QColor("#ffffff"), QColor("#dfe3e8"))


def test_the_opposite_is_the_right_button_alt_and_the_eraser(desk: Desk) -> None:
    desk.drag((300, 50), (310, 50), button=Qt.MouseButton.RightButton)
    assert desk.alpha(305, 50) == 255
    desk.drag((300, 120), (310, 120), keys=Qt.KeyboardModifier.AltModifier)
    assert desk.alpha(305, 120) == 255
    desk.canvas.set_tool(StrokeTool(desk.editor, desk.brush, keep=True))
    eraser = QPointingDevice.PointerType.Eraser
    for kind in (QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease):
        desk.pen(kind, QPointF(100, 200), 1.0, eraser)
    assert desk.alpha(100, 200) == 0


def test_the_pressure_of_a_pen_makes_the_stroke_wider(desk: Desk) -> None:
    widths = []
    for y, pressure in ((60, 0.1), (160, 1.0)):
        for kind, x in (
            (QEvent.Type.TabletPress, 50),
            (QEvent.Type.TabletMove, 120),
            (QEvent.Type.TabletRelease, 120),
        ):
            desk.pen(kind, QPointF(x, y), pressure, QPointingDevice.PointerType.Pen)
        column = desk.editor.session.alpha((90, y - 30, 91, y + 30))
        widths.append(int(np.count_nonzero(column < 128)))
    assert 2 <= widths[0] < widths[1] <= 22
    assert desk.editor.session.can_undo


def test_shift_draws_a_straight_line_from_the_last_stroke(desk: Desk) -> None:
    desk.drag((20, 20), (21, 20))
    desk.drag((180, 20), (180, 20), keys=Qt.KeyboardModifier.ShiftModifier)
    assert [desk.alpha(x, 20) for x in (60, 100, 140)] == [0, 0, 0]


def test_undo_and_redo_are_exact(desk: Desk) -> None:
    states = [desk.editor.session.alpha().copy()]
    for y in (40, 80, 120):
        desk.drag((30, y), (90, y + 10))
        states.append(desk.editor.session.alpha().copy())
    for state in states[-2::-1]:
        desk.editor.undo()
        desk.settle()
        assert np.array_equal(desk.editor.session.alpha(), state)
    for state in states[1:]:
        desk.editor.redo()
        desk.settle()
        assert np.array_equal(desk.editor.session.alpha(), state)
    assert desk.pixel(60, 90) in (QColor("#ffffff"), QColor("#dfe3e8")), "the canvas follows"


def test_escape_takes_a_begun_stroke_back(desk: Desk) -> None:
    desk.qtbot.mousePress(desk.canvas, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    desk.qtbot.mouseMove(desk.canvas, QPoint(90, 50))
    assert desk.alpha(70, 50) == 0
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Escape)
    assert desk.alpha(70, 50) == 255
    desk.qtbot.mouseRelease(desk.canvas, Qt.MouseButton.LeftButton, pos=QPoint(90, 50))
    assert not desk.editor.session.can_undo


def test_steps_that_come_while_another_is_computed_follow_in_order(desk: Desk) -> None:
    desk.editor.fill_outline([(210, 10), (290, 10), (290, 90), (210, 90)], keep=True)
    assert desk.editor.is_busy
    desk.drag((250, 50), (260, 50))
    assert desk.alpha(220, 20) == 255
    assert desk.alpha(255, 50) == 0, "the stroke is on top of the outline"


def test_the_arrow_keys_and_enter_paint(desk: Desk) -> None:
    desk.canvas.setFocus()
    for _ in range(5):
        desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Left)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Return)
    for _ in range(3):
        desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Down)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Return)
    assert [desk.alpha(120, y) for y in (150, 170, 190)] == [0, 0, 0]
    assert desk.editor.session.can_undo


def test_a_lasso_fills_what_it_encloses(desk: Desk) -> None:
    desk.canvas.set_tool(OutlineTool(desk.editor, free=True, keep=lambda: True))
    desk.drag((250, 50), (330, 50), (330, 130), (250, 130))
    assert desk.alpha(290, 90) == 255
    assert desk.alpha(240, 90) == 0


def test_a_polygon_is_closed_at_its_first_corner_or_by_enter(desk: Desk) -> None:
    desk.canvas.set_tool(OutlineTool(desk.editor, free=False, keep=lambda: False))
    for at in ((20, 20), (80, 20), (80, 80), (20, 80), (22, 21)):
        desk.drag(at, at)
    assert desk.alpha(50, 50) == 0
    for at in ((100, 20), (160, 20), (160, 80), (10, 290)):
        desk.drag(at, at)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Backspace)
    desk.qtbot.keyClick(desk.canvas, Qt.Key.Key_Return)
    desk.settle()
    assert desk.alpha(150, 40) == 0
    assert desk.alpha(60, 200) == 255, "the last corner was taken back"


def test_a_click_removes_a_part_and_alt_brings_it_back(desk: Desk) -> None:
    desk.canvas.set_tool(PartTool(desk.editor, lambda: PartAction.REMOVE))
    desk.drag((100, 100), (100, 100))
    assert desk.alpha(60, 60) == 0
    desk.drag((100, 100), (100, 100), keys=Qt.KeyboardModifier.AltModifier)
    assert desk.alpha(60, 60) == 255


def test_a_rough_stroke_is_handed_over_when_it_ends(desk: Desk) -> None:
    given: list[tuple[list[tuple[float, float]], float, bool]] = []
    color = QColor("#00ff00")
    tool = RoughTool(desk.editor, desk.brush, lambda *all_: given.append(all_), colors=(color, color))
    desk.canvas.set_tool(tool)
    desk.drag((20, 30), (60, 30), button=Qt.MouseButton.RightButton)
    ((points, radius, opposite),) = given
    assert points[0] == (20, 30)
    assert points[-1] == (60, 30)
    assert radius == 10
    assert opposite
    tool.press(Press(5, 5))
    assert tool.cancel()
    tool.release(Press(5, 5))
    assert len(given) == 1


def test_the_wheel_changes_the_brush_and_zooms_with_control(desk: Desk) -> None:
    desk.canvas.size_wanted.connect(desk.brush.step_size)
    desk.wheel(4)
    assert 28 <= desk.brush.size <= 36
    desk.wheel(-4)
    assert 18 <= desk.brush.size <= 22
    fixed = desk.canvas.to_picture(QPointF(100, 100))
    desk.wheel(3, Qt.KeyboardModifier.ControlModifier)
    assert desk.canvas.viewport.zoom == pytest.approx(1.25**3)
    assert desk.canvas.to_picture(QPointF(100, 100)) == pytest.approx(fixed)


def test_space_and_the_middle_button_move_the_picture(desk: Desk) -> None:
    desk.wheel(6, Qt.KeyboardModifier.ControlModifier)
    for hold_space, button in ((True, Qt.MouseButton.LeftButton), (False, Qt.MouseButton.MiddleButton)):
        before = desk.canvas.to_canvas(100, 100)
        if hold_space:
            desk.qtbot.keyPress(desk.canvas, Qt.Key.Key_Space)
        desk.drag((100, 100), (70, 90), button=button)
        if hold_space:
            desk.qtbot.keyRelease(desk.canvas, Qt.Key.Key_Space)
        moved = desk.canvas.to_canvas(100, 100) - before
        assert (moved.x(), moved.y()) == pytest.approx((-30, -10))
    assert not desk.editor.session.can_undo, "nothing was painted"


def test_a_small_photo_is_magnified_to_fit(desk: Desk) -> None:
    desk.canvas.resize(2 * WIDTH, 2 * HEIGHT)
    desk.canvas.zoom_fit()
    assert desk.canvas.viewport.zoom == pytest.approx(2.0)
    desk.canvas.toggle_full()
    assert desk.canvas.viewport.zoom == 1.0
    desk.canvas.toggle_full()
    assert desk.canvas.viewport.zoom == pytest.approx(2.0)


def test_another_alpha_can_be_shown_and_strokes_stay(desk: Desk) -> None:
    desk.drag((50, 50), (120, 50))
    desk.canvas.show_other_alpha(desk.editor.layers.with_alpha(alpha_of()))
    assert desk.pixel(85, 45) == QColor(*BLUE)
    desk.canvas.show_other_alpha(None)
    assert desk.pixel(85, 45) != QColor(*BLUE)


# Tiles


def rendered(tiles: TileCache, size: tuple[int, int], content: Content) -> NDArray[np.uint8]:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    complete = tiles.paint(painter, (0, 0), QRect(0, 0, *size), content)
    painter.end()
    assert complete
    return np.frombuffer(image.bits(), np.uint8).reshape(size[1], size[0], 4).copy()


@pytest.fixture
def noise() -> Layers:
    rng = np.random.default_rng(3)
    photo = rng.integers(0, 256, (611, 907, 3), np.uint8)
    return Layers(photo, rng.integers(0, 256, (611, 907), np.uint8))


@pytest.mark.parametrize("zoom", [0.13, 0.25, 0.6, 1.0, 2.5, 8.0])
@pytest.mark.parametrize("content", [Content.CUTOUT, Content.OVERLAY, Content.MASK])
def test_a_changed_part_is_drawn_as_if_all_were_drawn_again(
    noise: Layers, content: Content, zoom: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "BUDGET", 60.0)
    size = 700, 500
    tiles = TileCache(noise)
    tiles.set_zoom(zoom)
    rendered(tiles, size, content)
    box = (33, 21, 57, 40)
    noise.put(box, np.full((19, 24), 255, np.uint8))
    tiles.changed(box)
    changed = rendered(tiles, size, content)
    anew = TileCache(noise)
    anew.set_zoom(zoom)
    # Qt computes positions in a span from its start, so a part of it may be rounded otherwise.
    assert np.abs(changed.astype(int) - rendered(anew, size, content)).max() <= 2


@pytest.mark.parametrize("zoom", [0.3, 0.7, 1.0, 2.0])
def test_tiles_meet_without_a_seam(noise: Layers, zoom: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "BUDGET", 60.0)
    monkeypatch.setattr(picture, "TILE", 1024)
    whole = TileCache(noise)
    whole.set_zoom(zoom)
    expected = rendered(whole, (600, 400), Content.ORIGINAL)
    monkeypatch.setattr(picture, "TILE", TILE)
    tiles = TileCache(noise)
    tiles.set_zoom(zoom)
    difference = np.abs(rendered(tiles, (600, 400), Content.ORIGINAL).astype(int) - expected)
    assert difference.max() <= 3


def test_levels_are_the_means_of_the_level_above(noise: Layers) -> None:
    noise.put((0, 0, 907, 611), np.tile(np.array([10, 30], np.uint8), (611, 454))[:, :907])
    assert noise.level(1.0) == 0
    assert noise.level(0.5) == 1
    image = noise.mask_image(1)
    assert image.width() == 454
    assert image.pixelColor(100, 100).red() == 20


def test_an_event_draws_only_so_many_tiles_and_the_next_one_goes_on(
    noise: Layers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "BUDGET", 0.0)
    tiles = TileCache(noise)
    tiles.set_zoom(1.0)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    assert not tiles.paint(painter, (0, 0), QRect(0, 0, 600, 400), Content.ORIGINAL)
    painter.end()
    assert image.pixelColor(300, 200) != QColor("#000000"), "a small copy stands in"


def test_the_document_stays_in_place() -> None:
    alpha = alpha_of()
    layers = Layers(photo_of(), alpha)
    layers.put((0, 0, 10, 10), np.zeros((10, 10), np.uint8))
    assert alpha[5, 5] == 255, "the model's alpha is not changed"
