"""The models dialog against a real server that misbehaves, and real files."""

from collections.abc import Generator
from pathlib import Path

import pytest
from model_server import ModelServer
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from tiny_onnx import mean_model

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.paths import resources
from rembg_desktop.settings import Models, Settings
from rembg_desktop.ui.models.dialog import ModelsDialog, SourceDialog
from rembg_desktop.ui.models.import_dialog import ImportDialog
from rembg_desktop.ui.models.model_list import DETAIL, STATUS, ModelList
from rembg_desktop.ui.models.transfers import Activity, Transfers

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
LEFT = Qt.MouseButton.LeftButton
WAIT = 20_000


class Bench:
    """The dialog of a computer without any model, and the server that has u2netp."""

    def __init__(self, qtbot: QtBot, folder: Path, server: ModelServer) -> None:
        self.qtbot = qtbot
        self.server = server
        self.files = ModelFiles(folder / "models", Models(mirror=server.url), bundled=folder / "nothing")
        self.dialog = ModelsDialog(self.files, Settings().change("models", mirror=server.url))
        qtbot.addWidget(self.dialog)
        self.card = self.dialog.card
        self.dialog.show()
        self.dialog.select("u2netp")

    def click(self, button: QPushButton) -> None:
        assert button.isVisible()
        self.qtbot.mouseClick(button, LEFT)

    def answer(self, text: str) -> None:
        box = next(box for box in self.dialog.findChildren(QMessageBox) if box.isVisible())
        self.click(next(button for button in box.buttons() if button.text().replace("&", "") == text))

    def activity(self, name: str = "u2netp") -> Activity | None:
        transfer = self.dialog.transfers.transfer(name)
        return transfer.activity if transfer else None

    def status(self, name: str = "u2netp") -> str:
        return self.dialog.list.index(self.dialog.list.row(name)).data(STATUS)

    def download(self) -> None:
        with self.qtbot.waitSignal(self.dialog.models_changed, timeout=WAIT):
            self.click(self.card.download)

    def stall(self) -> None:
        """Begin a download that stops in the middle."""
        self.server.stall = True
        self.server.stall_after = 1 << 20
        self.click(self.card.download)
        self.qtbot.waitUntil(self.has_begun, timeout=WAIT)

    def has_begun(self) -> bool:
        transfer = self.dialog.transfers.transfer("u2netp")
        return transfer is not None and transfer.activity is Activity.DOWNLOADING and transfer.done > 0


@pytest.fixture
def server() -> Generator[ModelServer]:
    content = (resources() / "models" / "u2netp.onnx").read_bytes()
    with ModelServer({"/u2netp.onnx": content}) as running:
        yield running


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, server: ModelServer) -> Generator[Bench]:
    made = Bench(qtbot, tmp_path, server)
    yield made
    server.release.set()
    made.dialog.stop()


def test_the_list_keeps_qts_rules(qtbot: QtBot, tmp_path: Path) -> None:
    transfers = Transfers(ModelFiles(tmp_path / "models"))
    model = ModelList(transfers)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    folder = tmp_path / "models" / "custom" / "mine"
    folder.mkdir(parents=True)
    model.reload()
    assert tester.model() is model
    transfers.stop()


def test_every_model_says_what_it_needs(bench: Bench) -> None:
    index = bench.dialog.list.index(bench.dialog.list.row("bria-rmbg"))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("BRIA", "1.0 GB", "CC-BY-NC-4.0, private use only", "Not downloaded"):
        assert part in spoken


def test_a_download_ends_with_a_model_that_is_ready(bench: Bench) -> None:
    assert bench.status() == "Not downloaded"
    bench.download()
    assert bench.files.state("u2netp") == "ready"
    assert bench.status() == "Ready"
    assert not bench.card.download.isVisible()
    assert bench.card.delete.isVisible()


def test_pause_keeps_what_was_fetched_and_go_on_fetches_the_rest(bench: Bench) -> None:
    bench.stall()
    bench.click(bench.card.pause)
    bench.qtbot.waitUntil(lambda: bench.activity() is Activity.PAUSED, timeout=WAIT)
    assert bench.status() == "Paused"
    kept = next(bench.files.folder.rglob("*.part")).stat().st_size
    assert kept > 0
    bench.server.stall = False
    assert bench.card.download.text() == "&Resume"
    bench.download()
    assert bench.files.state("u2netp") == "ready"
    assert bench.server.requests[-1].range == f"bytes={kept}-"


def test_a_paused_download_is_found_again_after_a_restart(bench: Bench, qtbot: QtBot) -> None:
    bench.stall()
    bench.click(bench.card.pause)
    bench.qtbot.waitUntil(lambda: bench.activity() is Activity.PAUSED, timeout=WAIT)
    again = ModelsDialog(bench.files, Settings())
    qtbot.addWidget(again)
    transfer = again.transfers.transfer("u2netp")
    assert transfer is not None
    assert (transfer.activity, transfer.done > 0) == (Activity.PAUSED, True)


def test_cancel_throws_away_what_was_fetched(bench: Bench) -> None:
    bench.stall()
    bench.click(bench.card.cancel)
    bench.qtbot.waitUntil(lambda: bench.activity() is None, timeout=WAIT)
    assert not list(bench.files.folder.rglob("*.part*"))
    assert bench.status() == "Not downloaded"


def test_cancel_of_a_paused_download_throws_it_away(bench: Bench) -> None:
    bench.stall()
    bench.click(bench.card.pause)
    bench.qtbot.waitUntil(lambda: bench.activity() is Activity.PAUSED, timeout=WAIT)
    bench.click(bench.card.cancel)
    assert bench.activity() is None
    assert not list(bench.files.folder.rglob("*.part*"))


def test_a_failed_download_says_why_and_can_be_tried_again(bench: Bench) -> None:
    bench.server.status = 503
    with bench.qtbot.waitSignal(bench.dialog.transfers.failed, timeout=WAIT):
        bench.click(bench.card.download)
    assert bench.card.message.text()
    assert bench.status() == "Failed"
    bench.server.status = 200
    bench.download()
    assert bench.card.message.text() == ""
    assert bench.status() == "Ready"


def test_closing_the_dialog_lets_a_download_go_on(bench: Bench) -> None:
    bench.stall()
    bench.dialog.reject()
    assert bench.activity() is Activity.DOWNLOADING
    bench.server.stall = False
    with bench.qtbot.waitSignal(bench.dialog.transfers.ended, timeout=WAIT):
        bench.server.release.set()
    assert bench.files.state("u2netp") == "ready"


def test_stop_ends_a_download_and_keeps_its_part(bench: Bench) -> None:
    bench.stall()
    bench.dialog.stop()
    assert list(bench.files.folder.rglob("*.part"))


def test_a_license_for_private_use_asks_first(bench: Bench) -> None:
    bench.dialog.select("bria-rmbg")
    bench.click(bench.card.download)
    bench.answer("Cancel")
    assert bench.activity("bria-rmbg") is None
    assert bench.server.requests == []
    bench.click(bench.card.download)
    with bench.qtbot.waitSignal(bench.dialog.transfers.failed, timeout=WAIT):
        bench.answer("Download for private use")
    assert bench.server.requests[0].path == "/bria-rmbg-2.0.onnx"


def test_checking_a_good_and_a_damaged_file(bench: Bench) -> None:
    bench.download()
    with bench.qtbot.waitSignal(bench.dialog.transfers.verified, timeout=WAIT):
        bench.click(bench.card.verify)
    assert bench.card.message.text() == "The file is valid."
    path = bench.files.path("u2netp")
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)
    with bench.qtbot.waitSignal(bench.dialog.transfers.failed, timeout=WAIT):
        bench.click(bench.card.verify)
    assert "damaged" in bench.card.message.text()


def test_delete_asks_and_removes_the_file(bench: Bench) -> None:
    bench.download()
    bench.click(bench.card.delete)
    bench.answer("Cancel")
    assert bench.files.state("u2netp") == "ready"
    bench.click(bench.card.delete)
    with bench.qtbot.waitSignal(bench.dialog.models_changed, timeout=WAIT):
        bench.answer("Delete")
    assert bench.files.state("u2netp") == "missing"
    assert bench.status() == "Not downloaded"


def test_the_bundled_model_cannot_be_deleted(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ModelsDialog(ModelFiles(tmp_path / "models"), Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.select("u2netp")
    assert not dialog.card.delete.isVisible()
    assert not dialog.card.download.isVisible()


def open_import(bench: Bench, file: Path) -> ImportDialog:
    """The dialog for a file, after its first try has ended."""
    bench.dialog.try_import(str(file))
    dialog = next(found for found in bench.dialog.findChildren(ImportDialog) if found.isVisible())
    bench.qtbot.waitUntil(dialog.bar.isHidden, timeout=WAIT)
    return dialog


def test_a_model_is_tried_and_then_imported_listed_and_selected(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "my model.onnx"
    file.write_bytes(mean_model(64))
    dialog = open_import(bench, file)
    assert not dialog.picture.image.isNull()
    assert "memory" in dialog.figures.text()
    assert dialog.name.text() == "my-model"
    dialog.name.clear()
    bench.qtbot.keyClicks(dialog.name, "mine")
    with bench.qtbot.waitSignal(bench.dialog.models_changed, timeout=WAIT):
        bench.qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    info = bench.dialog.selected()
    assert info is not None
    assert info.name == "custom:mine"
    assert bench.status("custom:mine") == "Ready"
    assert not bench.card.download.isVisible()


def test_other_parameters_are_tried_before_they_are_imported(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "mine.onnx"
    file.write_bytes(mean_model(64))
    dialog = open_import(bench, file)
    before = dialog.picture.image.copy()
    assert dialog.mean.placeholderText() == "0.485, 0.456, 0.406"
    assert not dialog.again.isEnabled()
    dialog.mean.setFocus()
    bench.qtbot.keyClicks(dialog.mean, "0, 0, 0.9")
    assert not dialog.accept_button.isEnabled()
    bench.click(dialog.again)
    bench.qtbot.waitUntil(dialog.bar.isHidden, timeout=WAIT)
    assert dialog.picture.image != before
    with bench.qtbot.waitSignal(bench.dialog.models_changed, timeout=WAIT):
        bench.click(dialog.accept_button)
    parameters = bench.files.info("custom:mine").parameters
    assert parameters is not None
    assert parameters.mean == (0, 0, 0.9)


def test_what_is_not_numbers_is_said_and_nothing_is_tried(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "mine.onnx"
    file.write_bytes(mean_model(64))
    dialog = open_import(bench, file)
    bench.qtbot.keyClicks(dialog.std, "gray")
    bench.click(dialog.again)
    assert "numbers" in dialog.message.text()
    assert not dialog.accept_button.isEnabled()
    bench.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert bench.dialog.list.row("custom:mine") == -1


def test_a_name_that_is_taken_is_refused(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "mine.onnx"
    file.write_bytes(mean_model(64))
    bench.files.import_file(file, "mine")
    dialog = open_import(bench, file)
    bench.click(dialog.accept_button)
    assert "exists" in dialog.name_field.error
    assert dialog.isVisible()


def test_a_file_that_is_no_model_is_refused_with_the_reason(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "letter.onnx"
    file.write_text("Dear Sir")
    dialog = open_import(bench, file)
    assert "letter.onnx" in dialog.message.text()
    assert not dialog.accept_button.isEnabled()
    assert bench.dialog.list.row("custom:letter") == -1


def test_another_mirror_is_used_at_once(bench: Bench, tmp_path: Path) -> None:
    content = (resources() / "models" / "u2netp.onnx").read_bytes()
    with ModelServer({"/u2netp.onnx": content}) as other:
        bench.click(bench.dialog.source_button)
        sources = bench.dialog.findChild(SourceDialog)
        assert sources is not None
        sources.mirror.clear()
        bench.qtbot.keyClicks(sources.mirror, f"{other.url}/here/")
        with bench.qtbot.waitSignal(bench.dialog.applied) as told:
            bench.qtbot.keyClick(sources.mirror, Qt.Key.Key_Return)
        assert told.args is not None
        assert told.args[0].models.mirror == f"{other.url}/here/"
        bench.download()
        assert other.requests[0].path == "/here/u2netp.onnx"
    assert bench.server.requests == []


@pytest.mark.parametrize("address", ["mirror.example", "ftp://mirror.example", "http://", "http://[::1"])
def test_what_is_no_address_is_refused(qtbot: QtBot, address: str) -> None:
    sources = SourceDialog(Settings())
    qtbot.addWidget(sources)
    sources.show()
    qtbot.keyClicks(sources.proxy, address)
    with qtbot.assertNotEmitted(sources.applied):
        qtbot.keyClick(sources.proxy, Qt.Key.Key_Return)
    assert sources.isVisible()
    assert sources.proxy_field.error


def test_the_keyboard_alone_downloads(bench: Bench) -> None:
    bench.dialog.view.setFocus()
    with bench.qtbot.waitSignal(bench.dialog.models_changed, timeout=WAIT):
        bench.qtbot.keyClick(bench.dialog.view, Qt.Key.Key_Return)
    assert bench.files.state("u2netp") == "ready"


def test_progress_tells_size_and_speed(bench: Bench) -> None:
    bench.stall()
    detail = bench.dialog.list.index(bench.dialog.list.row("u2netp")).data(DETAIL)
    assert detail.endswith("of 4.6 MB")
    assert bench.status().endswith("%")
