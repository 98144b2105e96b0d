"""A keyboard alone does everything: each key here goes to whatever has the focus, as a real keyboard's does."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget

from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui.inspector.compare_view import CompareView

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


class Keyboard:
    """Presses keys; knows no widget but the one that has the focus."""

    def __init__(self, program) -> None:
        self.program = program
        self.window: QWidget = program.window

    @property
    def focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        return popup or QApplication.focusWidget() or self.window

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.focus, key, with_)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def tab_to(self, wanted: str) -> QWidget:
        """Press Tab until the widget of that accessible name has the focus."""
        for _ in range(60):
            if self.focus.accessibleName() == wanted:
                return self.focus
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {wanted}")


@pytest.fixture
def keyboard(program) -> Keyboard:
    return Keyboard(program)


def job(program) -> Job:
    row = program.window.model.row_of(program.window.model.index(0, 0))
    assert isinstance(row, Job)
    return row


def test_the_whole_path(program, keyboard: Keyboard) -> None:
    window = program.window
    good, bad = program.photo("cat.png"), program.broken("dog.png")
    program.start()
    # Nothing shall begin before it is told to.
    keyboard.press(Key.Key_P, with_=CTRL)
    program.wait(lambda: program.manager.pause_state().by_user)
    # Choose a preset.
    keyboard.press(Key.Key_F6)
    assert isinstance(keyboard.focus, QComboBox)
    keyboard.write("Web")
    assert window.options.preset() == "WebP for the web"
    # Add.
    keyboard.press(Key.Key_O, with_=CTRL)
    program.wait(lambda: isinstance(keyboard.focus, QLineEdit) and keyboard.focus.window() is not window)
    keyboard.write(f'"{good}" "{bad}"')
    keyboard.press(Key.Key_Return)
    program.wait(lambda: program.rows() == 1)
    assert job(program).preset == "WebP for the web"
    assert job(program).status is JobStatus.PENDING
    # Start, and watch.
    window.activateWindow()  # as a window manager does when a dialog is gone; there is none here
    program.wait(lambda: QApplication.activeWindow() is window)
    keyboard.press(Key.Key_P, with_=CTRL)
    program.wait(lambda: job(program).status is JobStatus.COMPLETED)
    assert (job(program).progress.succeeded, job(program).progress.failed) == (1, 1)
    program.wait(lambda: "dog.png" in window.workspace.banners.get("failure").label.text())
    # Compare.
    keyboard.press(Key.Key_F5, Key.Key_Right)
    program.wait(lambda: window.model.rowCount(window.model.index(0, 0)) == 2)
    keyboard.press(Key.Key_Down)
    program.wait(window.actions_by_name["inspect"].isEnabled)
    keyboard.press(Key.Key_F7)
    view = keyboard.focus
    assert isinstance(view, CompareView)
    program.wait(lambda: view.has_both)
    before = view.divider
    keyboard.press(Key.Key_Left)
    assert view.divider < before
    QTest.keyPress(keyboard.focus, Key.Key_Space)
    assert view.is_showing_original
    QTest.keyRelease(keyboard.focus, Key.Key_Space)
    assert not view.is_showing_original
    # Open the result.
    keyboard.press(Key.Key_Return)
    assert program.opened == [str(good.parent / "cutouts" / "cat.webp")]
    # Retry what failed.
    program.photo("dog.png")
    keyboard.press(Key.Key_F5, Key.Key_Down)
    row = window.view.current_row()
    assert isinstance(row, JobImage)
    assert row.status is ImageStatus.FAILED
    program.wait(window.actions_by_name["retry"].isEnabled)
    keyboard.press(Key.Key_R, with_=CTRL)
    program.wait(lambda: window.view.current_row().status is ImageStatus.COMPLETED)
    keyboard.press(Key.Key_Return)
    assert program.opened[1:] == [str(good.parent / "cutouts" / "dog.webp")]


def test_tab_goes_from_top_to_bottom_and_round(program, keyboard: Keyboard) -> None:
    program.start()
    program.window.add([program.photo(), program.broken()])
    program.wait(lambda: program.rows() == 1 and job(program).status is JobStatus.COMPLETED)
    program.wait(program.window.workspace.banners.get("failure").isVisible)
    keyboard.press(Key.Key_F, with_=CTRL)
    first = keyboard.focus
    order: list[QWidget] = []
    while keyboard.focus not in order:
        order.append(keyboard.focus)
        keyboard.press(Key.Key_Tab)
    assert keyboard.focus is first
    for widget in order:
        assert widget.accessibleName() or getattr(widget, "text", str)(), f"{widget} has no name"
    window = program.window
    parts = {
        "toolbar": window.findChild(QWidget, "toolbar"),
        "banner": window.workspace.banners,
        "filter": window.workspace.filter_bar,
        "queue": window.view,
        "tips": window.tips,
        "side": window.workspace.side,
    }
    met = [next(name for name, part in parts.items() if part in (w, *parents(w))) for w in order]
    rounds = [name for place, name in enumerate(met) if place == 0 or met[place - 1] != name]
    assert rounds == ["filter", "queue", "tips", "side", "toolbar", "banner", "filter"]
    banner = [w.accessibleName() or w.text() for w, name in zip(order, met, strict=True) if name == "banner"]
    assert banner == ["Show failed images", "Dismiss"]


def parents(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    while (above := widget.parentWidget()) is not None:
        found.append(above)
        widget = above
    return found


def test_the_queue_is_steered(program, keyboard: Keyboard) -> None:
    program.start()
    keyboard.press(Key.Key_P, with_=CTRL)
    program.wait(lambda: program.manager.pause_state().by_user)
    for name in ("a.png", "b.png", "c.png"):
        program.window.add([program.photo(name)])
    program.wait(lambda: program.rows() == 3)

    def order() -> str:
        return "".join(shown.name[0] for shown in program.window.model.shown())

    enabled = program.window.actions_by_name
    keyboard.press(Key.Key_F5, Key.Key_End)
    program.wait(enabled["top"].isEnabled)
    keyboard.press(Key.Key_Home, with_=ALT)
    program.wait(lambda: order() == "cab")
    keyboard.press(Key.Key_Down, with_=ALT)
    program.wait(lambda: order() == "acb")
    keyboard.press(Key.Key_H, with_=CTRL)
    program.wait(lambda: [shown.held for shown in program.window.model.shown()] == [False, True, False])
    program.wait(enabled["release"].isEnabled)
    keyboard.press(Key.Key_H, with_=CTRL | SHIFT)
    program.wait(lambda: not any(shown.held for shown in program.window.model.shown()))
    keyboard.press(Key.Key_Period, with_=CTRL)
    program.wait(lambda: any(shown.status is JobStatus.CANCELLED for shown in program.window.model.shown()))
    program.wait(enabled["remove"].isEnabled)
    keyboard.press(Key.Key_Delete)
    program.wait(lambda: program.rows() == 2)
    program.wait(enabled["undo"].isEnabled)
    keyboard.press(Key.Key_Z, with_=CTRL)
    program.wait(lambda: program.rows() == 3)


def test_an_empty_window_offers_its_buttons(program, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_F5)
    assert keyboard.focus.accessibleName() or keyboard.focus.text()
    assert keyboard.focus is program.window.workspace.empty.images
    keyboard.tab_to("Preset")


def test_every_action_has_a_key_or_stands_in_a_menu(program) -> None:
    in_menus: set[QAction] = set()
    titles: list[str] = []

    def collect(menu: QMenu) -> None:
        for action in menu.actions():
            if isinstance(below := action.menu(), QMenu):
                collect(below)
            in_menus.add(action)

    for action in program.window.menuBar().actions():
        titles.append(action.text())
        menu = action.menu()
        assert isinstance(menu, QMenu)
        collect(menu)
    assert all("&" in title for title in titles), "Alt and a letter open each menu"
    assert set(program.window.actions_by_name.all.values()) <= in_menus


def test_the_menu_bar_opens_by_key(program, keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_H, with_=ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    keyboard.press(Key.Key_Escape, Key.Key_Escape)


def test_a_folder_is_added_by_key(program, keyboard: Keyboard, tmp_path: Path) -> None:
    photo = program.photo()
    program.start()
    keyboard.press(Key.Key_O, with_=CTRL | SHIFT)
    program.wait(lambda: isinstance(keyboard.focus, QLineEdit))
    keyboard.write(str(photo.parent))
    keyboard.press(Key.Key_Return)
    program.wait(lambda: program.rows() == 1 and job(program).status is JobStatus.COMPLETED)
    assert (photo.parent / "cutouts" / "cat.png").exists()
