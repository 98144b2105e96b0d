"""The table of the queue: what stays selected and opened when rows come and go, what can be dragged where."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot
from test_ui_queue_model import images, job

from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui.queue_table.cells import Column, Thumbnails
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.queue_table.view import QueueView

_JOBS = "application/x-rembg-desktop-jobs"
_MOVE = Qt.DropAction.MoveAction
_LEFT = Qt.MouseButton.LeftButton
_FLAG = QItemSelectionModel.SelectionFlag
_PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[QueueView]:
    thumbnails = Thumbnails()
    model = QueueModel()
    table = QueueView(model, thumbnails)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(table)
    table.resize(1000, 700)
    table.show()
    yield table
    thumbnails.stop()
    assert tester.model() is model


def model_of(view: QueueView) -> QueueModel:
    model = view.model()
    assert isinstance(model, QueueModel)
    return model


def load(view: QueueView, count: int, opened: dict[int, int]) -> list[Job]:
    """Jobs in the table, some of them opened with that many images."""
    jobs = [job(number, total=max(3, opened.get(number, 0))) for number in range(1, count + 1)]
    model = model_of(view)
    model.set_jobs(jobs)
    for number, loaded in opened.items():
        owner = jobs[number - 1]
        model.set_page(owner.id, 0, images(owner, 0, loaded))
        view.expand(model.index_of(owner.id))
    return jobs


def names(rows: list[Job | JobImage]) -> list[str]:
    return [row.name if isinstance(row, Job) else row.source.name for row in rows]


def test_select_all_takes_the_jobs_and_the_images_that_are_shown(view: QueueView) -> None:
    load(view, 4, {2: 3})
    model_of(view).set_page(f"{3:012x}", 0, images(job(3), 0, 3))
    view.selectAll()
    assert names(view.selected_rows()) == ["job 1", "job 2", "1.jpg", "2.jpg", "3.jpg", "job 3", "job 4"]
    assert len(view.selectionModel().selectedRows()) == 7


@pytest.mark.parametrize("loaded", [3, 700])
def test_what_is_opened_and_selected_outlives_a_filter_that_lets_it_through(view: QueueView, loaded: int) -> None:
    jobs = load(view, 200, {7: loaded, 8: loaded})
    model = model_of(view)
    view.reveal(jobs[6].id, images(jobs[6], 0, 3)[2].id)
    for row in (20, 30, 70):
        index = model.index_of(jobs[row - 1].id)
        view.selectionModel().select(index, _FLAG.Select | _FLAG.Rows)
    model.filter("7")
    assert names(view.selected_rows()) == ["3.jpg", "job 70"]
    assert view.expanded_jobs() == [jobs[6].id]
    assert model.rowCount(model.index_of(jobs[6].id)) == loaded
    current = view.current_row()
    assert isinstance(current, JobImage)
    assert current.source.name == "3.jpg"
    model.filter("")
    owner = model.index_of(jobs[6].id)
    assert model.rowCount(owner) == loaded
    assert model.index(loaded - 1, Column.NAME, owner).data() == f"{loaded}.jpg"


@pytest.mark.parametrize("loaded", [3, 700])
def test_images_of_a_job_that_was_filtered_out_are_kept_or_read_again(
    view: QueueView, qtbot: QtBot, loaded: int
) -> None:
    jobs = load(view, 200, {7: loaded})
    model = model_of(view)
    model.filter("99")
    model.set_page(jobs[6].id, loaded, images(jobs[6], loaded, 10))
    wanted = QSignalSpy(model.page_wanted)
    model.filter("")
    owner = model.index_of(jobs[6].id)
    view.expand(owner)
    if model.rowCount(owner) == 0:
        qtbot.waitUntil(lambda: wanted.count() == 1)
        assert wanted.at(0)[:2] == [jobs[6].id, 0]
        model.set_page(jobs[6].id, 0, images(jobs[6], 0, loaded + 10))
    assert model.rowCount(owner) == loaded + 10
    assert model.index(loaded + 9, Column.NAME, owner).data() == f"{loaded + 10}.jpg"


def test_a_job_that_was_removed_and_restored_shows_its_images_again(view: QueueView) -> None:
    jobs = load(view, 3, {2: 3})
    model = model_of(view)
    model.set_jobs([jobs[0], jobs[2]])
    model.set_jobs(jobs)
    owner = model.index_of(jobs[1].id)
    assert model.rowCount(owner) == 0
    model.set_page(jobs[1].id, 0, images(jobs[1], 0, 3))
    assert [model.index(row, 0, owner).data() for row in range(3)] == ["1.jpg", "2.jpg", "3.jpg"]


def test_only_jobs_can_be_dragged(view: QueueView) -> None:
    load(view, 2, {1: 3})
    model = model_of(view)
    owner = model.index(0, 0)
    assert owner.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.index(0, 0, owner).flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert bytes(model.mimeData([owner, model.index(1, 0, owner)]).data(_JOBS).data()).decode() == f"{1:012x}"


@pytest.mark.parametrize("column", [Column.NAME, Column.STATUS, Column.ACTION])
def test_a_job_is_dropped_between_others_wherever_in_the_row_the_pointer_is(
    view: QueueView, qtbot: QtBot, column: Column
) -> None:
    jobs = load(view, 4, {})
    model = model_of(view)
    moves = QSignalSpy(model.move_wanted)
    data = model.mimeData([model.index(0, 0)])
    qtbot.waitUntil(lambda: view.visualRect(model.index(2, column)).isValid())
    spot = view.visualRect(model.index(2, column)).topLeft() + QPoint(5, 3)
    moved = QDragMoveEvent(spot, _MOVE, data, _LEFT, _PLAIN)
    view.dragMoveEvent(moved)
    assert moved.isAccepted()
    view.dropEvent(QDropEvent(QPointF(spot), _MOVE, data, _LEFT, _PLAIN))
    assert moves.count() == 1
    assert moves.at(0) == [[jobs[0].id], jobs[2].id]


def test_files_are_left_to_the_window(view: QueueView) -> None:
    load(view, 2, {})
    files = QMimeData()
    event = QDragMoveEvent(QPoint(5, 5), _MOVE, files, _LEFT, _PLAIN)
    view.dragMoveEvent(event)
    assert not event.isAccepted()
