"""Opening folders from dialogs, the list of requests, and a window that leaves nothing running behind it."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rembg_desktop.api.guard import SeenRequest
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.models.dialog import ModelsDialog
from rembg_desktop.ui.settings.api_page import RequestsModel
from rembg_desktop.ui.settings.dialog import AdvancedPage, SettingsDialog

LEFT = Qt.MouseButton.LeftButton


class FileManager(QObject):
    """Takes the folders that the program asks the system to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def file_manager(qtbot: QtBot) -> Iterator[FileManager]:
    manager = FileManager()
    QDesktopServices.setUrlHandler("file", manager, "open")
    yield manager
    QDesktopServices.unsetUrlHandler("file")


def test_the_folder_of_the_models_is_opened(qtbot: QtBot, tmp_path: Path, file_manager: FileManager) -> None:
    dialog = ModelsDialog(ModelFiles(tmp_path / "models"), Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.folder_button, LEFT)
    assert file_manager.opened == [tmp_path / "models"]
    assert (tmp_path / "models").is_dir()
    dialog.stop()


@pytest.mark.parametrize("which", ["home", "models", "log"])
def test_the_folders_of_the_program_are_opened(
    qtbot: QtBot, tmp_path: Path, file_manager: FileManager, which: str
) -> None:
    home = Home.choose(tmp_path / "home")
    dialog = SettingsDialog(Settings(), home)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_page(AdvancedPage)
    button: QPushButton = dialog.page(AdvancedPage).buttons[which]
    qtbot.mouseClick(button, LEFT)
    assert file_manager.opened == [{"home": home.root, "models": home.models, "log": home.logs}[which]]
    dialog.reject()


def test_the_list_of_requests_keeps_qts_rules(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = RequestsModel(parent)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    seen = [SeenRequest(datetime.now(UTC), "GET", f"/v1/jobs/{number}", 200, 1.0) for number in range(6)]
    for last in (2, 4, 6):
        model.show_requests(list(reversed(seen[:last]))[:3])
    assert [model.index(row, 2).data() for row in range(model.rowCount())] == [
        "/v1/jobs/5",
        "/v1/jobs/4",
        "/v1/jobs/3",
    ]
    assert tester.model() is model


@pytest.mark.skipif(sys.platform != "linux", reason="/proc exists on Linux only")
def test_windows_leave_no_thread_behind(qtbot: QtBot, make_program) -> None:
    def cycle() -> None:
        program = make_program()
        program.hold_images()
        program.start()
        program.window.add([program.photo()])
        program.wait(program.held.reached.is_set)
        program.end()

    def threads() -> int:
        return len(list(Path("/proc/self/task").iterdir()))

    cycle()  # what Qt and Python start once and keep
    before, known = threads(), set(threading.enumerate())
    for _ in range(3):
        cycle()
        qtbot.waitUntil(lambda: set(threading.enumerate()) <= known)
        qtbot.waitUntil(lambda: threads() <= before)
