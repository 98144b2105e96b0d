"""The list of images: ten thousand of them are read page by page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import Notice
from rembg_desktop.queue.types import Failure, ImageStatus, JobImage
from rembg_desktop.ui.inspector.images_model import PAGE, ImageColumn, ImagesModel
from rembg_desktop.ui.inspector.tabs import ImagesTab


class Shelf:
    """Ten thousand images that are handed out later, as from the background thread."""

    def __init__(self, folder: Path, total: int = 10_000) -> None:
        self.folder = folder
        self.total = total
        self.reads: list[tuple[int, int]] = []
        self.status = ImageStatus.COMPLETED

    def image(self, index: int) -> JobImage:
        failed = index % 10 == 0
        return JobImage(
            id=index + 1000,
            job_id="job",
            index=index,
            source=self.folder / f"photo {index}.jpg",
            destination=self.folder / f"photo {index}.png",
            status=ImageStatus.FAILED if failed else self.status,
            error=Failure("corrupt_image", f"photo {index}.jpg is damaged.", "Save it anew.") if failed else None,
            notices=(Notice("first_frame", "The first picture was taken."),) if index == 3 else (),
            source_bytes=2_000_000,
            output_bytes=None if failed else 1_500_000,
            seconds=None if failed else 0.734,
        )

    def read(self, job_id: str, offset: int, limit: int, done: Callable[[list[JobImage]], object]) -> None:
        self.reads.append((offset, limit))
        rows = [self.image(index + 1) for index in range(offset, min(offset + limit, self.total))]
        QTimer.singleShot(0, lambda: done(rows if job_id == "job" else []))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
def tab(qtbot: QtBot, shelf: Shelf):
    made = ImagesTab(shelf.read)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.model.show_job("job", shelf.total)
    qtbot.waitUntil(lambda: made.model.rowCount() == PAGE)
    yield made
    made.stop()


def test_the_model_keeps_qts_rules(qtbot: QtBot, qtmodeltester: ModelTester, tmp_path: Path):
    shelf = Shelf(tmp_path, 3 * PAGE + 7)
    model = ImagesModel(shelf.read)
    qtmodeltester.check(model)
    model.show_job("job", shelf.total)
    # The tester fetches whatever can be fetched.
    qtbot.waitUntil(lambda: model.rowCount() == shelf.total)
    assert [offset for offset, _ in shelf.reads] == [0, PAGE, 2 * PAGE, 3 * PAGE]
    with qtbot.waitSignal(model.dataChanged):
        model.refresh(0, 20)
    model.show_job("other", 0)
    assert model.rowCount() == 0


def test_only_the_first_page_is_read_at_first(tab: ImagesTab, shelf: Shelf):
    assert shelf.reads == [(0, PAGE)]
    assert tab.model.canFetchMore(QModelIndex())


def test_scrolling_to_the_end_reads_on(qtbot: QtBot, tab: ImagesTab, shelf: Shelf):
    tab.table.scrollToBottom()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2 * PAGE)
    assert shelf.reads[1] == (PAGE, PAGE)


def test_selecting_a_late_image_reads_up_to_it(qtbot: QtBot, tab: ImagesTab, shelf: Shelf):
    chosen: list[int] = []
    tab.chosen.connect(chosen.append)
    tab.select(shelf.image(1500))
    qtbot.waitUntil(lambda: tab.table.currentIndex().row() == 1499, timeout=10_000)
    assert chosen == []
    assert tab.model.rowCount() < 1500 + PAGE


def test_the_last_page_ends_the_reading(qtbot: QtBot, tmp_path: Path):
    shelf = Shelf(tmp_path, PAGE + 10)
    model = ImagesModel(shelf.read)
    model.show_job("job", shelf.total)
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: model.rowCount() == PAGE + 10)
    assert not model.canFetchMore(QModelIndex())


def test_rows_say_status_reason_sizes_and_time(tab: ImagesTab):
    def cells(row: int) -> list[str]:
        return [tab.model.index(row, column).data() for column in ImageColumn]

    assert cells(0) == ["photo 1.jpg", "Completed", "", "2.0 MB", "1.5 MB", "0.73 s"]
    assert cells(2)[2] == "The first picture was taken."
    assert cells(9) == ["photo 10.jpg", "Failed", "photo 10.jpg is damaged.", "2.0 MB", "–", "–"]
    tip = tab.model.index(9, ImageColumn.MESSAGE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "photo 10.jpg is damaged.\nSave it anew."
    spoken = tab.model.index(9, ImageColumn.STATUS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Status: Failed"


def test_only_rows_in_view_are_read_again(qtbot: QtBot, tab: ImagesTab, shelf: Shelf):
    shelf.status = ImageStatus.SKIPPED
    with qtbot.waitSignal(tab.model.dataChanged):
        tab.refresh()
    offset, limit = shelf.reads[-1]
    assert offset == 0
    assert limit < 20
    assert tab.model.index(0, ImageColumn.STATUS).data() == "Skipped"
    assert tab.model.index(100, ImageColumn.STATUS).data() == "Completed"


def test_an_answer_for_an_earlier_job_is_dropped(qtbot: QtBot, shelf: Shelf):
    model = ImagesModel(shelf.read)
    model.show_job("job", 10)
    model.show_job("other", 0)
    answered: list[object] = []
    shelf.read("job", 0, 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert model.rowCount() == 0


def test_return_asks_for_the_result(qtbot: QtBot, tab: ImagesTab):
    tab.table.setCurrentIndex(tab.model.index(3, 0))
    with qtbot.waitSignal(tab.opened):
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)


def test_right_to_left_selects_as_well(qtbot: QtBot, tab: ImagesTab, shelf: Shelf):
    tab.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tab.select(shelf.image(5))
    assert tab.table.currentIndex().row() == 4
    tab.grab()
