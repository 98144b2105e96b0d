"""The inspector as a whole, over a real queue."""

from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
from desk import Desk
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QColorDialog
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.imaging.load import OpenedImage, Picture
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import JobImage
from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.inspector.compare_canvas import CompareMode
from rembg_desktop.ui.inspector.painting import GroundKind
from rembg_desktop.ui.inspector.panel import InspectorPanel
from rembg_desktop.ui.inspector.side import ResultExport, ResultMime, Side
from rembg_desktop.ui.task_runner import Retries, TaskRunner
from rembg_desktop.ui.theme import DARK, LIGHT, palette


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path)
    yield made
    made.close()


class Bench:
    """The panel with what it hands out."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot = qtbot
        self.opened: list[Path] = []
        self.dragged: list[QMimeData] = []
        self.messages: list[str] = []
        self.background = TaskRunner("inspector test", desk.store.close_thread)
        export = ResultExport(QGuiApplication.clipboard(), run_drag=self._drag)
        self.panel = InspectorPanel(
            desk.manager,
            self.background,
            open_url=lambda url: self.opened.append(Path(url.toLocalFile())),
            export=export,
        )
        export.setParent(self.panel)
        self.panel.message.connect(self.messages.append)
        qtbot.addWidget(self.panel)
        self.panel.resize(420, 760)
        self.panel.show()

    def show(self, job_id: str, image_id: int | None = None) -> None:
        self.panel.show_selection(job_id, image_id)
        self.settle()

    def settle(self) -> None:
        panel = self.panel
        self.qtbot.waitUntil(lambda: self.background.is_idle and panel.loader.is_idle and not panel.is_reading)

    def image(self) -> JobImage:
        assert self.panel.selection is not None
        assert self.panel.selection.image is not None
        return self.panel.selection.image

    def click(self, button: QAbstractButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def _drag(self, drag: QDrag) -> None:
        # The mime belongs to the drag and dies with it: what is in it is noted while it lives.
        self.dragged.append(drag.mimeData())
        self.urls = drag.mimeData().urls()
        self.formats = drag.mimeData().formats()
        self.picture = drag.mimeData().imageData()


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk):
    made = Bench(qtbot, desk)
    yield made
    made.panel.stop()
    made.background.stop()


def test_nothing_selected_says_what_to_do(bench: Bench):
    assert bench.panel.tabs.isHidden()
    assert bench.panel.view_bar.isHidden()
    bench.panel.grab()


def test_a_finished_image_is_compared(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png")
    desk.complete()
    bench.show(job.id)
    assert bench.image().source.name == "a.png"
    assert bench.panel.view.has_both
    assert bench.panel.header.name.text() == "a.png"
    facts = bench.panel.summary.image.facts()
    assert facts["Status"] == "Completed"
    assert facts["Device"] == "CPU"
    assert facts["Original"].endswith("320 × 240")
    assert facts["Result"].endswith("320 × 240")
    assert bench.panel.summary.job.facts()["Images"] == "2 · 1 succeeded"


def test_the_first_image_with_a_result_is_taken(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png")
    desk.fail("a.png is damaged.")
    desk.complete()
    bench.show(job.id)
    assert bench.image().source.name == "b.png"


def test_a_failed_image_tells_why(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png")
    desk.fail("a.png is damaged.")
    failed = desk.manager.images(job.id)[0]
    bench.show(job.id, failed.id)
    assert bench.panel.summary.image.facts()["Reason"] == "a.png is damaged. Save it anew."
    assert not bench.panel.view.before.image.isNull()
    assert bench.panel.view.after.is_empty
    assert not bench.panel.zoom_bar.open.isEnabled()
    assert "a.png is damaged. Save it anew. [corrupt_image]" in bench.panel.log.text.toPlainText()


def test_an_image_that_ends_while_it_is_shown_gets_its_result(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    bench.show(job.id)
    assert bench.panel.view.after.is_empty
    desk.complete()
    bench.panel.refresh(["another", job.id])
    bench.qtbot.waitUntil(lambda: bench.panel.view.has_both)
    assert bench.panel.summary.image.facts()["Status"] == "Completed"


def test_a_change_of_another_job_is_not_read(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    bench.show(job.id)
    before = bench.panel.selection
    bench.panel.refresh(["another"])
    with bench.qtbot.assertNotEmitted(bench.panel.view.content_changed, wait=200):
        pass
    assert bench.panel.selection is before


def test_a_removed_job_leaves_the_panel(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    desk.complete()
    bench.show(job.id)
    desk.manager.remove([job.id])
    bench.panel.refresh()
    bench.qtbot.waitUntil(lambda: bench.panel.selection is None)
    assert bench.panel.tabs.isHidden()


def test_next_and_previous_go_through_the_job(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png", "c.png")
    bench.show(job.id)
    assert not bench.panel.header.previous.isEnabled()
    assert bench.panel.header.place.text() == "1 of 3"
    with bench.qtbot.waitSignal(bench.panel.image_chosen) as chosen:
        bench.qtbot.mouseClick(bench.panel.header.next, Qt.MouseButton.LeftButton)
    bench.settle()
    assert chosen.args == [bench.image().id]
    assert bench.image().index == 2
    bench.qtbot.keyClick(bench.panel.view, Qt.Key.Key_PageDown)
    bench.qtbot.waitUntil(lambda: bench.image().index == 3)
    assert not bench.panel.header.next.isEnabled()
    bench.qtbot.keyClick(bench.panel.view, Qt.Key.Key_PageUp)
    bench.qtbot.waitUntil(lambda: bench.image().index == 2)


def test_choosing_a_row_shows_that_image(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png", "c.png")
    desk.complete()
    bench.show(job.id)
    bench.panel.tabs.setCurrentWidget(bench.panel.images)
    table = bench.panel.images.table
    bench.qtbot.waitUntil(lambda: table.currentIndex().row() == 0)
    bench.qtbot.keyClick(table, Qt.Key.Key_Down)
    bench.qtbot.waitUntil(lambda: bench.image().index == 2)
    at = table.visualRect(bench.panel.images.model.index(2, 0)).center()
    bench.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    bench.qtbot.waitUntil(lambda: bench.image().index == 3)


def test_rows_follow_the_queue(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png")
    bench.show(job.id)
    bench.panel.tabs.setCurrentWidget(bench.panel.images)
    desk.complete()
    desk.fail("b.png is cut short.")
    bench.panel.refresh([job.id])
    model = bench.panel.images.model
    bench.qtbot.waitUntil(lambda: model.index(1, 2).data() == "b.png is cut short.")
    assert model.index(0, 1).data() == "Completed"
    assert model.index(0, 5).data() != "–"


def test_open_and_reveal(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    result = desk.complete()
    bench.show(job.id)
    bench.click(bench.panel.zoom_bar.open)
    bench.qtbot.keyClick(bench.panel.view, Qt.Key.Key_Return)
    assert bench.opened == [result, result]


def test_copying_gives_file_and_picture_with_transparency(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    result = desk.complete()
    bench.show(job.id)
    with bench.qtbot.waitSignal(bench.panel.export.copied):
        bench.qtbot.keyClick(bench.panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.urls() == [QUrl.fromLocalFile(str(result))]
    assert bytes(mime.data("image/png").data()) == result.read_bytes()
    picture = mime.imageData()
    assert isinstance(picture, QImage)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(160, 120).alpha() == 255
    assert bench.messages == [f"Copied: {result.name}"]


@pytest.mark.parametrize("ending", ["webp", "avif", "jxl"])
def test_other_formats_are_decoded_once_and_copied_as_png_too(
    bench: Bench, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
):
    picture = Image.new("RGBA", (20, 10), (10, 200, 30, 128))
    if ending == "jxl":
        (tmp_path / "a.jxl").write_bytes(imagecodecs.jpegxl_encode(np.asarray(picture), lossless=True))
    else:
        picture.save(tmp_path / f"a.{ending}", lossless=True, quality=100)
    decoded: list[OpenedImage] = []
    decode = OpenedImage.decode

    def counted(self: OpenedImage, *, keep_depth: bool = False) -> Picture:
        decoded.append(self)
        return decode(self, keep_depth=keep_depth)

    monkeypatch.setattr(OpenedImage, "decode", counted)
    with bench.qtbot.waitSignal(bench.panel.export.copied):
        bench.panel.export.copy(tmp_path / f"a.{ending}")
    assert len(decoded) == 1
    shown = QGuiApplication.clipboard().mimeData().imageData()
    assert isinstance(shown, QImage)
    assert abs(shown.pixelColor(5, 5).green() - 200) <= 2
    data = QGuiApplication.clipboard().mimeData().data("image/png")
    image = QImage.fromData(data, "PNG")
    assert abs(image.pixelColor(5, 5).alpha() - 128) <= 1
    assert abs(image.pixelColor(5, 5).green() - 200) <= 2


def test_a_result_that_is_gone_cannot_be_copied(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    result = desk.complete()
    bench.show(job.id)
    result.unlink()
    bench.qtbot.mouseClick(bench.panel.zoom_bar.copy, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: any(result.name in message for message in bench.messages))


def test_the_result_is_dragged_out_as_file_and_picture(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    result = desk.complete()
    bench.show(job.id)
    handle = bench.panel.zoom_bar.drag
    bench.qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    bench.qtbot.mouseMove(handle, QPoint(60, 10))
    assert bench.urls == [QUrl.fromLocalFile(str(result))]
    assert "image/png" in bench.formats
    assert bench.picture.size().width() == 320
    assert bench.picture.pixelColor(0, 0).alpha() == 0
    assert result.exists()


def test_a_dragged_file_is_read_only_when_it_is_taken(desk: Desk):
    desk.submit("a.png")
    result = desk.complete()
    mime = ResultMime(result)
    data = result.read_bytes()
    assert bytes(mime.data("image/png").data()) == data
    result.unlink()
    assert mime.data("image/png").isEmpty()
    assert mime.urls()


def test_buttons_choose_mode_and_ground(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    desk.complete()
    bench.show(job.id)
    bar, view = bench.panel.view_bar, bench.panel.view
    bench.click(bar.side_by_side)
    assert view.mode is CompareMode.SIDE_BY_SIDE
    bench.click(bar.divider)
    assert view.mode is CompareMode.DIVIDER
    for kind, button in bar.grounds.items():
        bench.click(button)
        assert view.ground.kind is kind
    bench.qtbot.mousePress(bar.original, Qt.MouseButton.LeftButton)
    assert view.is_showing_original
    bench.qtbot.mouseRelease(bar.original, Qt.MouseButton.LeftButton)
    assert not view.is_showing_original


def test_a_trimmed_result_is_shown_beside_its_original(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png")
    result = desk.complete()
    desk.complete()
    with Image.open(result) as image:
        image.crop((80, 10, 240, 230)).save(result)
    bench.show(job.id)
    assert bench.panel.view.mode is CompareMode.SIDE_BY_SIDE
    assert bench.panel.view_bar.side_by_side.isChecked()
    assert not bench.panel.view_bar.divider.isEnabled()
    bench.click(bench.panel.header.next)
    assert bench.panel.view.mode is CompareMode.DIVIDER
    assert bench.panel.view_bar.divider.isChecked()


def test_a_color_of_ones_own_lies_under_the_cut_out(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    desk.complete()
    bench.show(job.id)
    bar = bench.panel.view_bar
    bench.click(bar.grounds[GroundKind.COLOR])
    assert bar.color_dialog is None
    bench.click(bar.grounds[GroundKind.COLOR])
    dialog = bar.color_dialog
    assert isinstance(dialog, QColorDialog)
    dialog.setCurrentColor("#123456")
    assert bench.panel.view.ground.color == "#123456"
    dialog.reject()


def test_zoom_buttons_and_menu(bench: Bench, desk: Desk):
    job = desk.submit("a.png", size=(1600, 1200))
    desk.complete()
    bench.show(job.id)
    bar, view = bench.panel.zoom_bar, bench.panel.view
    fitted = view.viewport.zoom
    bench.click(bar.zoom_in)
    assert view.viewport.zoom > fitted
    assert bar.zoom.text() == f"{round(view.viewport.zoom * 100)}%"
    bench.click(bar.zoom_out)
    actions = bar.zoom.menu().actions()
    actions[1].trigger()
    assert view.viewport.zoom == 1.0
    actions[2].trigger()
    assert view.viewport.zoom == 2.0
    actions[0].trigger()
    assert view.viewport.fitted


def test_the_log_says_what_was_asked_and_done(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png", options=RemovalOptions.from_dict({"trim": True, "margin": "5%"}))
    desk.complete(notices=(Notice("converted_to_srgb", "The CMYK colors were converted."),))
    desk.fail("b.png is damaged.")
    bench.show(job.id)
    log = bench.panel.log.text.toPlainText()
    for part in (job.id, "trim: yes", "margin: 5%", "Device: CPU", "Find subject: 230 ms"):
        assert part in log
    assert "The CMYK colors were converted. [converted_to_srgb]" in log
    assert "b.png: b.png is damaged. [corrupt_image]" in log
    bench.panel.tabs.setCurrentWidget(bench.panel.log)
    bench.click(bench.panel.log.copy)
    assert QGuiApplication.clipboard().text() == log


def test_choices_are_remembered(bench: Bench, qtbot: QtBot, desk: Desk):
    bench.panel.restore_state({"mode": "side_by_side", "ground": "color", "color": "#445566"})
    assert bench.panel.save_state() == {"mode": "side_by_side", "ground": "color", "color": "#445566"}
    assert bench.panel.view_bar.side_by_side.isChecked()
    bench.panel.restore_state({"mode": "sideways", "ground": 7})
    assert bench.panel.view.mode is CompareMode.SIDE_BY_SIDE


def test_a_preview_is_shown_in_place_of_the_result_and_taken_back(bench: Bench, desk: Desk):
    job = desk.submit("a.png")
    desk.complete()
    bench.show(job.id)
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    bench.panel.show_preview(image)
    assert bench.panel.view.after.image is image
    bench.panel.show_preview(None)
    bench.settle()
    assert bench.panel.view.after.image.hasAlphaChannel()


def test_every_control_has_a_name(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png")
    desk.complete()
    bench.show(job.id)
    for button in bench.panel.findChildren(QAbstractButton):
        if button.isVisible() and button.metaObject().className() != "QTableCornerButton":
            assert button.accessibleName() or button.text(), button


def test_the_keyboard_reaches_every_control(bench: Bench, desk: Desk):
    job = desk.submit("a.png", "b.png")
    desk.complete()
    bench.show(job.id)
    bench.panel.activateWindow()
    bench.panel.header.next.setFocus()
    reached = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        reached.add(focused)
        bench.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    bars = bench.panel.view_bar, bench.panel.zoom_bar
    wanted = {bench.panel.view, bars[0].original, bars[1].zoom_in, bars[1].copy, bars[1].open, bars[1].folder}
    assert wanted <= reached
    assert bench.panel.tabs.tabBar() in reached


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_icons_follow_the_theme(bench: Bench, colors):
    bench.panel.setPalette(palette(colors))
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.PaletteChange))
    image = bench.panel.view_bar.divider.icon().pixmap(20, 20).toImage()
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    darkest = max(drawn, key=lambda found: found.alpha())
    assert (darkest.lightness() > 128) is colors.dark
    assert bench.panel.palette().color(QPalette.ColorRole.Window).name() == colors.window


class BusyManager(QueueManager):
    """A queue that is busy at its next `busy` readings of images."""

    busy = 0

    def images(self, *args: Any, **options: Any) -> list[JobImage]:
        if self.busy:
            self.busy -= 1
            raise AppError(ErrorCode.DATABASE_BUSY, "The queue is busy.", "Try again.")
        return super().images(*args, **options)


def test_a_selection_that_cannot_be_read_is_read_again(qtbot: QtBot, desk: Desk):
    job = desk.submit("a.png", "b.png")
    desk.complete()
    manager = BusyManager(desk.store.database)
    manager.busy = 1
    background = TaskRunner("inspector test", desk.store.close_thread)
    panel = InspectorPanel(manager, background, retries=Retries(first_ms=20))
    qtbot.addWidget(panel)
    panel.show_selection(job.id)
    qtbot.waitUntil(lambda: panel.selection is not None)
    # The list of the images, likewise.
    qtbot.waitUntil(lambda: background.is_idle)
    other = desk.submit("c.png", "d.png", "e.png")
    panel.show_selection(other.id)
    qtbot.waitUntil(lambda: panel.selection is not None and panel.selection.job.id == other.id)
    qtbot.waitUntil(lambda: panel.images.model.rowCount() == 3)
    manager.busy = 1
    panel.images.model.show_job(job.id, 2)
    qtbot.waitUntil(lambda: panel.images.model.rowCount() == 2)
    panel.stop()
    background.stop()


def test_a_picture_that_comes_back_is_shown(qtbot: QtBot, tmp_path: Path):
    loader = ImageLoader()
    side = Side(loader, retry_ms=20)
    path = tmp_path / "a.png"
    side.show_file(path)
    qtbot.waitUntil(lambda: side.error != "")
    Image.new("RGB", (64, 48)).save(path)
    qtbot.waitUntil(lambda: side.size == QSize(64, 48))
    assert side.error == ""
    loader.stop()
