"""The housekeeper's looks, called by the test itself or in a thread as the program does."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from fakes import EllipseRemover, FakeEngine, Held
from PIL import Image
from waiting import until

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor import housekeeper
from rembg_desktop.executor.active import WorkerSlots
from rembg_desktop.executor.context import WorkContext, WorkerSignals, process_start
from rembg_desktop.executor.housekeeper import Housekeeper, HousekeepingRules, Listener
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.connections import Connections, QueueFileError
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import MOST_CRASHES, Store
from rembg_desktop.queue.types import ExecutorReport, ImageStatus, Job, Pause, Recovery

DISK_FULL = AppError(ErrorCode.DISK_FULL, "The disk with the queue is full.")


class FaultyStore(Store):
    """A store whose calls fail, or call something in between, when the test says so.

    Attributes:
        faults: how often each method still fails.
        fault: the error.
        after: called once, after the method and before it returns.
        calls: how often each method was called.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(Store.open(path).database)
        self.faults: dict[str, int] = {}
        self.fault: Exception = DISK_FULL
        self.after: dict[str, Callable[[], object]] = {}
        self.calls = Counter[str]()

    def __getattribute__(self, name: str) -> object:
        value = super().__getattribute__(name)
        if (
            name.startswith("_")
            or name in {"faults", "fault", "after", "calls", "database", "state"}
            or not callable(value)
        ):
            return value

        def call(*arguments: object, **keywords: object) -> object:
            self.calls[name] += 1
            if self.faults.get(name, 0) > 0:
                self.faults[name] -= 1
                raise self.fault
            answer = value(*arguments, **keywords)
            self.after.pop(name, lambda: None)()
            return answer

        return call


class Rig:
    """A housekeeper, its workers as plain threads, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = Home.choose(folder / "home")
        self.store = FaultyStore(self.home.database)
        self.manager = QueueManager(self.store.database)
        self.engine = FakeEngine()
        self.context = WorkContext(self.store, "here", lambda: self.engine, MemoryBudget(10**9), 10**8)
        self.slots = WorkerSlots(2)
        self.executor: list[bool] = []
        self.recovered: list[Recovery] = []
        self.pauses: list[Pause] = []
        self.idle, self.ended = Event(), Event()
        self.workers: list[Thread] = []
        self.reports: list[ExecutorReport] = []
        self.memory_bytes = 1
        self.housekeeper = Housekeeper(
            self.context,
            self.manager,
            self.home.lock,
            Listener(
                executor=self.executor.append,
                recovered=self.recovered.append,
                committed=lambda _: None,
                paused=self.pauses.append,
                idle=self.idle.set,
                report=self.reports.append,
                ended=self.ended.set,
            ),
            HousekeepingRules,
            lambda: ExecutorReport(1, process_start(), 0, 2, memory_bytes=self.memory_bytes),
            self.slots,
            self.start_worker,
            lambda: None,
        )
        self.thread = Thread(target=self.housekeeper.run)

    def start_worker(self) -> None:
        worker = Thread(target=self.work)
        worker.start()
        self.workers.append(worker)  # stop() in another thread joins only threads that were started

    def work(self) -> None:
        signals = WorkerSignals(changed=lambda _: None, progress=lambda *_: None, failed=lambda *_: None)
        Worker(self.context, signals).run()
        self.slots.give_back()
        self.housekeeper.wake()

    def submit(self, **options: object) -> Job:
        photos = self.folder / "photos"
        photos.mkdir(exist_ok=True)
        Image.new("RGB", (40, 30), (10, 90, 160)).save(photos / "a.jpg")
        chosen = RemovalOptions.from_dict(options)
        return self.manager.submit(self.manager.plan([photos], chosen, destination=self.folder / "out"), chosen)

    def statuses(self, job: Job) -> list[ImageStatus]:
        return [image.status for image in self.manager.status(job.id).images]

    def stop(self) -> None:
        self.context.stopping.set()
        self.context.interrupting.set()
        self.context.active.interrupt(self.context.active.attempts())
        for worker in self.workers:
            worker.join(20)
        self.housekeeper.end()
        if self.thread.ident is None:
            self.housekeeper.run()
        else:
            self.thread.join(20)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(tmp_path)
    yield rig
    rig.stop()
    rig.store.close()


@pytest.mark.parametrize(
    "method", ["release", "fail", "skip", "set_automatic_pause", "record_output", "finish", "fail_job"]
)
def test_an_image_whose_end_could_not_be_written_is_processed_again(rig: Rig, method: str) -> None:
    job = rig.submit(on_conflict="skip" if method == "skip" else "unique")
    (image,) = rig.manager.status(job.id).images
    if method == "skip":
        image.destination.touch()
    rig.store.faults[method] = 1
    rig.engine.error = {
        "release": AppError(ErrorCode.DISK_FULL, "Full."),
        "set_automatic_pause": AppError(ErrorCode.DISK_FULL, "Full."),
        "fail": AppError(ErrorCode.INFERENCE_FAILED, "No."),
        "fail_job": AppError(ErrorCode.MODEL_MISSING, "No model."),
    }.get(method)
    rig.housekeeper.tick()
    for worker in rig.workers:
        worker.join(20)
    rig.engine.error = None
    rig.manager.resume()
    rig.thread.start()
    assert rig.idle.wait(20)
    assert not {ImageStatus.PENDING, ImageStatus.PROCESSING} & set(rig.statuses(job))


def test_what_is_claimed_while_it_looks_is_neither_interrupted_nor_returned(rig: Rig) -> None:
    held = Held()
    rig.engine = FakeEngine(EllipseRemover(held))
    job = rig.submit()
    rig.slots.here = 0
    rig.housekeeper.tick()

    def claim_meanwhile() -> None:
        rig.start_worker()
        assert held.reached.wait(20)

    rig.slots.take()
    rig.store.after["current"] = claim_meanwhile
    rig.housekeeper.tick()
    assert rig.statuses(job) == [ImageStatus.PROCESSING]
    assert not held.free.is_set()


def test_what_is_claimed_but_not_yet_held_is_not_returned(rig: Rig) -> None:
    job = rig.submit()
    rig.slots.here = 0
    rig.housekeeper.tick()
    committed, looked = Event(), Event()

    def wait_for_the_look() -> None:
        committed.set()
        looked.wait(20)

    rig.store.after["claim"] = wait_for_the_look
    rig.slots.here = 1
    rig.slots.take()
    rig.start_worker()
    assert committed.wait(20)
    rig.housekeeper.tick()
    assert rig.statuses(job) == [ImageStatus.PROCESSING]
    looked.set()
    rig.thread.start()
    assert rig.idle.wait(20)
    (image,) = rig.manager.status(job.id).images
    assert (image.status, image.attempts) == (ImageStatus.COMPLETED, 1)


def test_a_recovery_that_fails_is_repeated(rig: Rig) -> None:
    job = rig.submit()
    assert rig.store.claim("a process that was killed")
    rig.store.faults["recover"] = 2
    rig.thread.start()
    assert rig.idle.wait(20)
    assert rig.executor == [True]
    assert rig.recovered == [Recovery(returned=1)]
    assert rig.statuses(job) == [ImageStatus.COMPLETED]


def test_nothing_is_claimed_before_the_recovery(rig: Rig) -> None:
    rig.submit()
    rig.store.faults["recover"] = 1
    with pytest.raises(AppError):
        rig.housekeeper.tick()
    assert not rig.housekeeper.is_executor
    assert rig.workers == []
    rig.housekeeper.tick()
    assert rig.housekeeper.is_executor


def test_it_ends_although_nothing_can_be_written(rig: Rig) -> None:
    held = Held()
    rig.engine = FakeEngine(EllipseRemover(held))
    rig.submit()
    rig.thread.start()
    assert held.reached.wait(20)
    rig.store.faults = dict.fromkeys(("return_abandoned", "report_executor", "release"), 10**6)
    rig.stop()
    assert rig.ended.is_set()
    assert rig.executor == [True, False]


def test_the_images_of_a_worker_that_does_not_stop_are_returned(rig: Rig) -> None:
    reached, deaf = Event(), Event()

    def ignore(_: object) -> None:
        reached.set()
        deaf.wait(20)

    rig.engine = FakeEngine(EllipseRemover(ignore))
    job = rig.submit()
    rig.thread.start()
    assert reached.wait(20)
    rig.context.stopping.set()
    rig.housekeeper.end()
    assert rig.ended.wait(20)
    assert rig.statuses(job) == [ImageStatus.PENDING]
    deaf.set()


def test_a_fault_that_lasts_is_logged_once(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    rig.submit()
    rig.thread.start()
    assert rig.idle.wait(20)
    third = Event()
    rig.store.faults["current"] = 3
    rig.store.after["current"] = third.set  # called by the fourth, the first that succeeds
    rig.housekeeper.wake()
    assert third.wait(20)
    assert len([line for line in caplog.messages if "Housekeeping" in line]) == 1


@pytest.fixture
def disk_is_full(monkeypatch: pytest.MonkeyPatch) -> Event:
    """While it is set, nothing can be written to the queue's file."""
    usual, is_full = Connections.perform, Event()

    def perform(connections: Connections, sql: str, *values: object, **more: object) -> object:
        if is_full.is_set() and sql == "BEGIN IMMEDIATE":
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return usual(connections, sql, *values, **more)

    monkeypatch.setattr(Connections, "perform", perform)
    return is_full


@pytest.mark.parametrize("is_full_at_first", [True, False])
def test_a_queue_that_cannot_be_written_is_told_as_a_pause_until_it_can(
    rig: Rig, disk_is_full: Event, is_full_at_first: bool
) -> None:
    job = rig.submit()
    rig.slots.here = 0
    if is_full_at_first:
        disk_is_full.set()
    rig.thread.start()
    if not is_full_at_first:
        until(lambda: rig.reports)
        disk_is_full.set()
    until(lambda: any(pause.reason for pause in rig.pauses))
    reason = rig.manager.pause_state().reason
    assert reason is not None
    assert reason.code == ErrorCode.DISK_FULL
    assert rig.manager.stats().pause.reason == reason
    assert rig.statuses(job) == [ImageStatus.PENDING]
    rig.slots.here = 2
    disk_is_full.clear()
    assert rig.idle.wait(60)
    assert rig.statuses(job) == [ImageStatus.COMPLETED]
    assert rig.manager.pause_state() == rig.pauses[-1] == Pause()


def test_workers_that_cannot_claim_start_less_and_less_often(rig: Rig) -> None:
    rig.submit()
    rig.store.faults["claim"] = 10**6
    for _ in range(20):
        rig.housekeeper.tick()
        for worker in rig.workers:
            worker.join(20)
    assert len(rig.workers) <= 6
    rig.store.faults.clear()
    rig.thread.start()
    assert rig.idle.wait(20)


def test_an_image_whose_end_cannot_be_written_because_of_a_bug_fails_at_last(rig: Rig) -> None:
    """Its worker ends each time with an error that no disk and no lock explains."""
    job = rig.submit()
    rig.store.fault = TypeError("a bug")
    rig.store.faults = {"record_output": 10**6, "fail": 10**6}
    rig.thread.start()
    assert rig.idle.wait(60)
    (image,) = rig.manager.status(job.id).images
    assert image.status is ImageStatus.FAILED
    assert image.error is not None
    assert image.error.code == ErrorCode.CRASHED
    assert image.attempts == MOST_CRASHES


def test_an_image_whose_end_cannot_be_written_to_a_full_disk_is_tried_until_it_can(rig: Rig) -> None:
    job = rig.submit()
    rig.store.fault = QueueFileError(ErrorCode.DISK_FULL, "The disk with the queue is full.")
    rig.store.faults = {"record_output": MOST_CRASHES + 1}
    rig.thread.start()
    assert rig.idle.wait(60)
    (image,) = rig.manager.status(job.id).images
    assert image.status is ImageStatus.COMPLETED
    assert image.attempts > MOST_CRASHES


@pytest.fixture
def rare_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as time goes, only the first look is a full one."""
    monkeypatch.setattr(housekeeper, "_FULL_LOOK_EVERY", 10.0**6)


@pytest.mark.usefixtures("rare_looks")
def test_while_nothing_happens_it_only_asks_whether_somebody_has_committed(rig: Rig) -> None:
    rig.submit()
    rig.thread.start()
    assert rig.idle.wait(20)
    until(lambda: not rig.slots.used)

    def has_rested() -> bool:
        before = rig.store.calls.copy()
        until(lambda: rig.store.calls["data_version"] >= before["data_version"] + 3)
        return set(rig.store.calls - before) == {"data_version"}

    until(has_rested)


@pytest.mark.usefixtures("rare_looks")
def test_after_a_rest_it_notices_a_new_job_and_a_cancellation(rig: Rig) -> None:
    rig.submit()
    rig.thread.start()
    for _ in range(2):
        assert rig.idle.wait(20)
        rig.idle.clear()
        before = rig.store.calls["data_version"]
        until(lambda before=before: rig.store.calls["data_version"] >= before + 3)
        held = Held()
        rig.engine = FakeEngine(EllipseRemover(held))
        job = rig.submit()
        assert held.reached.wait(20)
        rig.manager.cancel([job.id])
    assert rig.idle.wait(20)
    assert rig.statuses(job) == [ImageStatus.CANCELLED]


def test_a_report_is_stored_only_if_it_differs_from_the_last_one(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeper, "_REPORT_EVERY", 0.0)
    rig.store.faults["report_executor"] = 1
    with pytest.raises(AppError):
        rig.housekeeper.tick()  # a report that could not be stored is stored by the next look
    for memory, times in ((1, 2), (1, 2), (2, 3)):
        rig.memory_bytes = memory
        rig.housekeeper.tick()
        assert rig.store.calls["report_executor"] == times
    assert [report.memory_bytes for report in rig.reports] == [1, 1, 2]
    assert rig.store.state.executor() == rig.reports[-1]
