"""About, diagnostics, shortcuts and tips."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot
from tiny_onnx import mean_model

from rembg_desktop import __version__
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.queue.types import ExecutorReport, Failure, Pause, Stats
from rembg_desktop.settings import Settings
from rembg_desktop.ui.banners import TipsBar
from rembg_desktop.ui.help import AboutDialog, ShortcutsDialog, commands, components
from rembg_desktop.ui.window.actions import Actions
from rembg_desktop.ui.window.dialogs import diagnostics

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    Actions(made).build(made)
    return made


def test_about_tells_version_and_licenses(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.loaded):
        dialog.show()
    assert __version__ in dialog.version.text()
    rows = {
        dialog.table.item(row, 0).text(): dialog.table.item(row, 2).text()
        for row in range(dialog.table.rowCount())
    }
    assert rows["rembg"] == "MIT"
    with qtbot.waitSignal(dialog.diagnostics_clicked):
        qtbot.mouseClick(dialog.copy, LEFT)
    dialog.reject()


def test_about_can_be_closed_before_it_knows(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert not dialog.isVisible()


def test_every_library_has_version_and_license() -> None:
    found = components()
    assert {"Python", "PySide6-Essentials", "rembg", "onnxruntime"} <= {part.name for part in found}
    assert [part.name for part in found if not part.version or not part.license] == []


@pytest.mark.usefixtures("qapp")
def test_diagnostics_name_no_file_and_nobody(tmp_path: Path) -> None:
    secret = tmp_path / "Hochzeit Müller"
    files = ModelFiles(secret / "models")
    (tmp_path / "private.onnx").write_bytes(mean_model())
    files.import_file(tmp_path / "private.onnx", "muellers-model")
    settings = Settings.from_dict(
        {
            "output": {"folder": str(secret), "preset": "For Mrs Müller"},
            "models": {"mirror": "https://mueller.example", "proxy": "http://user:pass@proxy"},
            "api": {"folders": [str(secret)], "origins": ["https://mueller.example"]},
        }
    )
    stats = Stats(
        jobs={"completed": 3, "failed": 0},
        images={"completed": 40, "failed": 2},
        per_minute_now=1.0,
        per_minute_average=12.34,
        eta_seconds=None,
        pause=Pause(reason=Failure("disk_full", f"{secret} is full"), folder=secret),
        executor=ExecutorReport(7, datetime.now(UTC), 1, 2, "custom:muellers-model", devices=("CPU",)),
        database_bytes=4096,
        free_bytes={str(secret): 5_000_000},
    )
    text = diagnostics(settings, files, {"rembg": "2.0"}, stats=stats, errors={"corrupt_image": 2})
    lower = text.lower()
    for word in ("müller", "mueller", "hochzeit", "private", "user:pass", str(tmp_path).lower()):
        assert word not in lower
    assert getpass.getuser() not in text.split()
    assert "output.folder: set" in text
    assert "imported: 1" in text
    assert "paused: disk_full" in text
    assert "corrupt_image: 2" in text
    assert "images completed: 40" in text
    assert __version__ in text


def test_all_actions_of_a_window_are_listed_once(window: QMainWindow) -> None:
    found = commands(window)
    texts = [action.text() for action in window.findChildren(QAction) if action.text() and not action.menu()]
    names = {text.removesuffix("…").replace("&", "") for text in texts if text != "Toolbar"}
    assert {command.name for command in found} >= names
    assert len(found) == len({(command.group, command.name) for command in found})
    by_name = {command.name: command for command in found}
    assert by_name["Add images"].group == "File"
    assert by_name["Keyboard shortcuts"].keys[0] == "F1"


def test_an_action_outside_of_the_menus_is_listed_when_it_has_keys(window: QMainWindow) -> None:
    action = QAction("Zoom in", window)
    action.setShortcut(QKeySequence("Ctrl++"))
    window.addAction(action)
    assert commands(window)[-1].name == "Zoom in"
    assert commands(window)[-1].group == ""


def shown(dialog: ShortcutsDialog) -> list[str]:
    names: list[str] = []
    for number in range(dialog.tree.topLevelItemCount()):
        group = dialog.tree.topLevelItem(number)
        if not group.isHidden():
            rows = (group.child(row) for row in range(group.childCount()))
            names += [item.text(0) for item in rows if not item.isHidden()]
    return names


@pytest.mark.parametrize(
    ("text", "name"), [("add im", "Add images"), ("ctrl+,", "Settings"), ("F9", "Side panel")]
)
def test_commands_are_found_by_name_and_by_key(window: QMainWindow, qtbot: QtBot, text: str, name: str) -> None:
    dialog = ShortcutsDialog(window)
    dialog.show()
    assert len(shown(dialog)) == len(commands(window))
    qtbot.keyClicks(dialog.search, text)
    assert shown(dialog) == [name]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_tips_come_one_after_the_other_and_go_for_good(qtbot: QtBot) -> None:
    bar = TipsBar(Settings())
    qtbot.addWidget(bar)
    bar.show()
    seen: list[str] = []
    with qtbot.waitSignal(bar.dismissed):
        while bar.isVisible():
            seen.append(bar.title.text())
            qtbot.mouseClick(bar.next, LEFT)
    assert len(seen) == len(set(seen)) == 4


def test_tips_can_be_dismissed_at_once(qtbot: QtBot) -> None:
    bar = TipsBar(Settings())
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(bar.dismissed):
        qtbot.keyClick(bar.close_button, Qt.Key.Key_Space)
    assert bar.isHidden()


def test_tips_follow_the_settings(qtbot: QtBot) -> None:
    bar = TipsBar(Settings().change("general", tips=False))
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.apply(Settings())
    assert not bar.isHidden()
    assert bar.count.text() == "1 of 4"


def test_dismissed_tips_stay_away_after_a_restart(make_program) -> None:
    program = make_program()
    assert program.window.tips.isVisible()
    program.qtbot.mouseClick(program.window.tips.close_button, LEFT)
    assert not Settings.load(program.home.settings).general.tips
    assert not program.window.tips.isVisible()


def test_about_copies_diagnostics_of_the_window(program) -> None:
    QGuiApplication.clipboard().clear()
    program.window.actions_by_name["about"].trigger()
    dialog = program.window.findChild(AboutDialog)
    program.qtbot.mouseClick(dialog.copy, LEFT)
    program.wait(lambda: "[Queue]" in QGuiApplication.clipboard().text())
    dialog.reject()


def test_tips_take_only_the_room_that_they_need(make_program) -> None:
    window = make_program().window
    window.resize(1360, 860)
    tips = window.tips
    assert tips.height() < 2 * tips.fontMetrics().height() + 50


def test_tips_are_hidden_while_another_page_is_shown(make_program) -> None:
    program = make_program()
    window, page = program.window, QLabel()
    window.workspace.show_page(page)
    assert not window.tips.isVisible()
    window.workspace.show_page(None)
    assert window.tips.isVisible()
    window.workspace.show_page(page)
    program.qtbot.mouseClick(window.tips.close_button, LEFT)
    window.workspace.show_page(None)
    assert not window.tips.isVisible()
