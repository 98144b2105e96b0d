"""The model of the queue: rows, pages, order, filter; and that Qt's own tester finds nothing wrong."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.types import Failure, ImageStatus, Job, JobImage, JobStatus, Progress
from rembg_desktop.ui.inspector.facts import image_facts
from rembg_desktop.ui.queue_table.cells import Column, image_cell
from rembg_desktop.ui.queue_table.model import PAGE, FractionRole, QueueModel

START = datetime(2026, 1, 1, tzinfo=UTC)


def job(number: int, status: JobStatus = JobStatus.PENDING, total: int = 3, **values) -> Job:
    ended = START + timedelta(minutes=number) if status.is_final else None
    values = {"progress": Progress(total=total), "position": float(number), "finished_at": ended, **values}
    return Job(
        id=f"{number:012x}",
        name=f"job {number}",
        status=status,
        options=RemovalOptions(),
        destination=Path("/results") / str(number),
        created_at=START,
        **values,
    )


def image(owner: Job, index: int, status: ImageStatus = ImageStatus.PENDING, **values) -> JobImage:
    source = Path(f"/photos/{index}.jpg")
    number = int(owner.id, 16) * 1_000_000 + index
    return JobImage(number, owner.id, index, source, source, status, **values)


def images(owner: Job, offset: int, count: int) -> list[JobImage]:
    return [image(owner, offset + place + 1) for place in range(count)]


def names(model: QueueModel) -> list[str]:
    return [shown.name for shown in model.shown()]


def test_qts_tester_finds_nothing_wrong(qtmodeltester) -> None:
    model = QueueModel()
    first = job(1, total=2)
    model.set_jobs([first, job(2, JobStatus.COMPLETED), job(3, JobStatus.FAILED)])
    model.set_page(first.id, 0, images(first, 0, 2))
    qtmodeltester.check(model)


def test_qts_tester_stays_content_while_everything_changes() -> None:
    model = QueueModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    jobs = [job(number, total=5) for number in range(12)]
    model.set_jobs(jobs)
    model.set_page(jobs[3].id, 0, images(jobs[3], 0, 3))
    model.set_page(jobs[3].id, 3, images(jobs[3], 3, 2))
    model.sort(Column.NAME, Qt.SortOrder.DescendingOrder)
    model.filter("job 1")
    model.filter("")
    model.update_jobs([replace(jobs[3], status=JobStatus.COMPLETED, finished_at=START)])
    model.sort(-1)
    model.set_jobs([*jobs[6:], job(40), *jobs[:2]])
    model.set_jobs(job(number) for number in range(100, 400))
    model.set_jobs([])
    assert model.rowCount() == 0
    assert tester.model() is model


def test_live_jobs_stand_in_their_order_and_ended_ones_below_the_latest_first() -> None:
    model = QueueModel()
    model.set_jobs(
        [
            job(1, JobStatus.COMPLETED),
            job(2, JobStatus.FAILED),
            job(3),
            job(4, priority=5),
            job(5, JobStatus.PROCESSING),
        ]
    )
    assert names(model) == ["job 5", "job 4", "job 3", "job 2", "job 1"]


def test_a_selected_row_keeps_its_job_when_the_order_changes() -> None:
    model = QueueModel()
    model.set_jobs([job(1), job(2), job(3)])
    owner = model.index(2, 0)
    model.set_page(f"{3:012x}", 0, images(job(3), 0, 2))
    kept, child = QPersistentModelIndex(owner), QPersistentModelIndex(model.index(1, 0, owner))
    model.update_jobs([job(3, position=0.5)])
    assert names(model) == ["job 3", "job 1", "job 2"]
    assert kept.row() == 0
    assert child.row() == 1
    assert child.parent() == QModelIndex(kept)


def test_images_are_asked_for_page_by_page() -> None:
    model = QueueModel()
    owner = job(1, total=PAGE + 10)
    model.set_jobs([owner])
    index = model.index(0, 0)
    spy = QSignalSpy(model.page_wanted)
    assert model.hasChildren(index)
    assert model.rowCount(index) == 0
    assert model.canFetchMore(index)
    model.fetchMore(index)
    assert not model.canFetchMore(index)
    model.fetchMore(index)
    assert spy.count() == 1
    assert spy.at(0) == [owner.id, 0, PAGE]
    model.set_page(owner.id, 0, images(owner, 0, PAGE))
    assert model.canFetchMore(index)
    model.fetchMore(index)
    assert spy.at(1) == [owner.id, PAGE, PAGE]
    model.set_page(owner.id, PAGE, images(owner, PAGE, 10))
    assert model.rowCount(index) == PAGE + 10
    assert not model.canFetchMore(index)


def test_a_page_that_is_read_again_tells_only_of_what_changed() -> None:
    model = QueueModel()
    owner = job(1, total=3)
    model.set_jobs([owner])
    model.set_page(owner.id, 0, images(owner, 0, 3))
    spy = QSignalSpy(model.dataChanged)
    fresh = images(owner, 0, 3)
    error = Failure("truncated_image", "2.jpg is cut short.", "Copy it again.")
    fresh[1] = replace(fresh[1], status=ImageStatus.FAILED, error=error)
    model.set_page(owner.id, 0, fresh)
    assert spy.count() == 1
    first, last = spy.at(0)[:2]
    assert (first.row(), last.row()) == (1, 1)
    cell = model.index(1, Column.STATUS, model.index(0, 0))
    assert cell.data() == "Failed"
    assert "cut short" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Copy it again" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_progress_of_images_in_work_moves_the_bar_of_the_job() -> None:
    model = QueueModel()
    owner = job(1, JobStatus.PROCESSING, total=4, progress=Progress(succeeded=1, total=4))
    model.set_jobs([owner])
    page = images(owner, 0, 4)
    page[1] = replace(page[1], status=ImageStatus.PROCESSING)
    model.set_page(owner.id, 0, page)
    model.set_fractions(owner.id, {page[1].id: 0.5})
    assert model.index(0, Column.PROGRESS).data(FractionRole) == 1.5 / 4
    assert model.index(1, Column.PROGRESS, model.index(0, 0)).data(FractionRole) == 0.5


def test_filter_by_text_and_status() -> None:
    model = QueueModel()
    failures = Progress(succeeded=2, failed=1, total=3)
    model.set_jobs(
        [job(1), job(2, JobStatus.COMPLETED, progress=failures), job(3, JobStatus.FAILED, preset="Mask")]
    )
    model.filter("", [JobStatus.FAILED])
    assert names(model) == ["job 3", "job 2"]
    model.filter("MASK")
    assert names(model) == ["job 3"]
    model.filter("/results/1")
    assert names(model) == ["job 1"]
    assert model.status_counts()[JobStatus.FAILED] == 2


def test_every_column_sorts_both_ways() -> None:
    model = QueueModel()
    model.set_jobs([job(2, total=1), job(10, total=5), job(1, total=3)])
    model.sort(Column.IMAGES, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["job 10", "job 1", "job 2"]
    assert not model.is_queue_order
    for column in Column:
        for order in Qt.SortOrder:
            model.sort(column, order)
            assert len(names(model)) == 3
    model.sort(-1)
    assert names(model) == ["job 1", "job 2", "job 10"]


def test_dragging_is_possible_only_in_the_order_of_the_queue() -> None:
    model = QueueModel()
    model.set_jobs([job(1), job(2), job(3)])
    spy = QSignalSpy(model.move_wanted)
    data = model.mimeData([model.index(0, 0), model.index(0, 1)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())
    assert spy.at(0) == [[f"{1:012x}"], f"{3:012x}"]
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert spy.at(1) == [[f"{1:012x}"], ""]
    model.sort(Column.NAME)
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 2, 0, QModelIndex())


def test_a_thousand_jobs_are_arranged_within_a_frame() -> None:
    model = QueueModel()
    jobs = [job(number, total=100) for number in range(1000)]
    model.set_jobs(jobs)
    changes = [
        lambda: model.sort(Column.NAME, Qt.SortOrder.DescendingOrder),
        lambda: model.filter("9"),
        lambda: model.filter(""),
        lambda: model.update_jobs([replace(jobs[500], status=JobStatus.PROCESSING)]),
        lambda: model.set_jobs(jobs[:-1]),
    ]
    spent = []
    for change in changes:
        begun = time.thread_time()
        change()
        spent.append(time.thread_time() - begun)
    assert max(spent) < 0.05
    assert model.rowCount() == 999


def test_an_upload_has_the_name_that_its_client_gave_it() -> None:
    uploaded = image(job(1), 1, original_name="holiday.jpg")
    assert image_cell(uploaded, Column.NAME, Qt.ItemDataRole.DisplayRole) == "holiday.jpg"
    assert image_cell(image(job(1), 1), Column.NAME, Qt.ItemDataRole.DisplayRole) == "1.jpg"
    facts = {fact.name: fact.value for fact in image_facts(uploaded, QSize(), QSize())}
    assert facts["Original name"] == "holiday.jpg"
    assert "Original name" not in {fact.name for fact in image_facts(image(job(1), 1), QSize(), QSize())}
