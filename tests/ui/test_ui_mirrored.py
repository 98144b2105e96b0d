"""In a language that is written from right to left, everything changes sides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.settings import Settings
from rembg_desktop.ui.inspector.compare_canvas import CompareMode
from rembg_desktop.ui.models.dialog import ModelsDialog
from rembg_desktop.ui.queue_table.cells import Column
from rembg_desktop.ui.theme import LIGHT

BLUE = QColor("#3060d0")


@pytest.fixture(autouse=True)
def arabic(qapp: QApplication) -> Iterator[None]:
    """The direction that Qt takes on by itself where the system speaks Arabic."""
    before, locale = qapp.layoutDirection(), QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Arabic))
    qapp.setLayoutDirection(QLocale().textDirection())
    assert qapp.isRightToLeft()
    yield
    qapp.setLayoutDirection(before)
    QLocale.setDefault(locale)


def places(image: QImage, room: QRect, wanted: QColor) -> list[float]:
    """How far to the right, 0 to 1, pixels of a color lie in a rectangle."""
    row = room.center().y()
    return [
        (x - room.left()) / room.width()
        for x in range(room.left(), room.right())
        for y in range(row - 8, row + 8)
        if _near(image.pixelColor(x, y), wanted)
    ]


def _near(one: QColor, other: QColor) -> bool:
    return max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) < 12


def left_edge(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint()).x()


@pytest.fixture
def busy(make_program):
    """A window whose only job has one image done and one in hand."""
    program = make_program()
    program.window.resize(1280, 860)
    program.start()
    program.window.add([program.photo()])
    program.wait(lambda: program.rows() == 1 and program.window.model.row_of(_first(program)).status.is_final)
    return program


def _first(program):
    return program.window.model.index(0, 0)


def test_the_panel_is_left_of_the_queue(busy) -> None:
    assert left_edge(busy.window.workspace.side) < left_edge(busy.window.view)


def test_the_picture_of_a_job_is_at_the_right_of_its_name(busy) -> None:
    view = busy.window.view

    def seen() -> list[float]:
        return places(view.viewport().grab().toImage(), view.visualRect(_first(busy)), BLUE)

    busy.wait(lambda: bool(seen()))
    assert min(seen()) > 0.5


def test_columns_run_from_right_to_left(busy) -> None:
    header = busy.window.view.header()
    assert header.sectionViewportPosition(Column.NAME) > header.sectionViewportPosition(Column.STATUS)


def test_arrow_keys_and_pointer_move_the_divider_where_they_point(busy) -> None:
    busy.window.view.setCurrentIndex(_first(busy))
    busy.window.workspace.show_inspector()
    canvas = busy.window.workspace.side.inspector.view
    busy.wait(lambda: canvas.has_both)
    assert canvas.mode is CompareMode.DIVIDER
    before = canvas.divider_x()
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.divider_x() < before
    start = QPointF(canvas.divider_x(), canvas.height() / 2).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, start + QPoint(40, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    assert canvas.divider_x() == pytest.approx(start.x() + 40, abs=2)


def test_side_by_side_the_original_comes_first_from_the_right(busy) -> None:
    busy.window.view.setCurrentIndex(_first(busy))
    busy.window.workspace.show_inspector()
    canvas = busy.window.workspace.side.inspector.view
    busy.wait(lambda: canvas.has_both)
    canvas.set_mode(CompareMode.SIDE_BY_SIDE)
    before, after = canvas.panes()
    assert before.left() > after.right() - 1


def test_the_sign_of_a_model_is_at_the_right(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ModelsDialog(ModelFiles(tmp_path), Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    room = dialog.view.visualRect(dialog.list.index(0))
    seen = places(dialog.view.viewport().grab().toImage(), room.adjusted(0, -8, 0, -8), QColor(LIGHT.success))
    dialog.stop()
    assert seen
    assert min(seen) > 0.5
