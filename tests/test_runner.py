import errno
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes import EllipseRemover, FakeEngine, Held
from PIL import Image
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import CancelToken
from rembg_desktop.executor.housekeeper import TICK
from rembg_desktop.executor.limits import memory_budget, worker_count
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ExecutorReport, ImageStatus, Job, JobStatus, Recovery
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Performance, Settings

SETTINGS = Settings().change("performance", workers=2).change("queue", low_disk_mb=0)


class House:
    """A home folder with runners that are stopped at the end, as separate processes would have them."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder, self.qtbot = folder, qtbot
        self.home = Home.choose(folder / "home")
        self.store = Store.open(self.home.database)
        self.manager = QueueManager(self.store.database)
        self.runners: list[Runner] = []
        self.owner = QObject()  # whatever thread collects garbage: the runners end with this, in the main thread

    def runner(self, engine: FakeEngine | None = None, settings: Settings = SETTINGS) -> Runner:
        chosen = engine or FakeEngine()
        runner = Runner(self.store, self.manager, lambda _: chosen, settings, self.home, self.owner)
        self.runners.append(runner)
        return runner

    def submit(self, count: int = 3, name: str = "photos") -> Job:
        photos = self.folder / name
        photos.mkdir()
        for number in range(count):
            Image.new("RGB", (40, 30), (number, 90, 160)).save(photos / f"{number}.jpg")
        plan = self.manager.plan([photos], RemovalOptions(), destination=self.folder / "out" / name)
        return self.manager.submit(plan, RemovalOptions())

    def stop(self, runner: Runner, *, now: bool) -> bool:
        self.runners.remove(runner)
        with self.qtbot.waitSignal(runner.stopped, timeout=10_000) as stopped:
            runner.stop(now=now)
        return stopped.args[0]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    house = House(tmp_path, qtbot)
    yield house
    for runner in list(house.runners):
        house.stop(runner, now=True)
    house.owner.deleteLater()
    house.store.close()


def test_it_works_off_what_is_queued_and_then_is_idle(house: House) -> None:
    job = house.submit(5)
    runner = house.runner()
    told: list[str] = []
    runner.jobs_changed.connect(told.extend)
    with house.qtbot.waitSignals([runner.executor_changed, runner.idle], timeout=10_000):
        runner.start()
    done = house.manager.job(job.id)
    assert (done.status, done.progress.succeeded) == (JobStatus.COMPLETED, 5)
    assert job.id in told
    assert len(list((house.folder / "out" / "photos").iterdir())) == 5


def test_a_job_submitted_later_is_noticed_without_a_word(house: House) -> None:
    runner = house.runner()
    with house.qtbot.waitSignal(runner.executor_changed, timeout=10_000):
        runner.start()
    other = Store.open(house.home.database)  # as another process has it
    with house.qtbot.waitSignals([runner.queue_changed, runner.idle], timeout=10_000):
        thread = threading.Thread(target=_submit_elsewhere, args=(house, other))
        thread.start()
    thread.join()


def _submit_elsewhere(house: House, store: Store) -> None:
    photos = house.folder / "later"
    photos.mkdir()
    Image.new("RGB", (40, 30)).save(photos / "a.jpg")
    manager = QueueManager(store.database)
    manager.submit(manager.plan([photos], RemovalOptions()), RemovalOptions())
    store.close()


def test_cancelling_interrupts_the_image_in_work_within_a_second(house: House) -> None:
    held = Held()
    job = house.submit(3)
    runner = house.runner(FakeEngine(EllipseRemover(held)))
    runner.start()
    house.until(held.reached.is_set)
    house.manager.cancel([job.id])
    house.qtbot.waitUntil(lambda: not runner.is_busy, timeout=1000)
    assert house.manager.job(job.id).status is JobStatus.CANCELLED
    assert list((house.folder / "out" / "photos").iterdir()) == []


def test_stopping_now_returns_the_images_in_work(house: House) -> None:
    held = Held()
    job = house.submit(3)
    runner = house.runner(FakeEngine(EllipseRemover(held)))
    runner.start()
    house.until(held.reached.is_set)
    assert house.stop(runner, now=True) is False
    images = house.manager.status(job.id).images
    assert {image.status for image in images} == {ImageStatus.PENDING}
    assert list((house.folder / "out" / "photos").iterdir()) == []


def test_stopping_later_lets_the_images_in_work_finish_and_begins_no_other(house: House) -> None:
    held = Held()
    job = house.submit(4)
    runner = house.runner(FakeEngine(EllipseRemover(held)), SETTINGS.change("performance", workers=1))
    runner.start()
    house.until(held.reached.is_set)
    house.runners.remove(runner)
    with house.qtbot.waitSignal(runner.stopped, timeout=10_000):
        runner.stop(now=False)
        held.free.set()
    progress = house.manager.job(job.id).progress
    assert progress.succeeded == 1
    assert not runner.is_executor


def test_a_worker_that_does_not_answer_is_left_behind_and_its_image_given_back(house: House) -> None:
    deaf = threading.Event()
    reached = threading.Event()

    def ignore(_: object) -> None:
        reached.set()
        deaf.wait(120)

    job = house.submit(1)
    runner = house.runner(FakeEngine(EllipseRemover(ignore)))
    runner.start()
    house.until(reached.is_set)
    assert house.stop(runner, now=True) is True
    (image,) = house.manager.status(job.id).images
    assert image.status is ImageStatus.PENDING
    deaf.set()
    assert runner.wait_for_workers(5000)
    assert list((house.folder / "out" / "photos").iterdir()) == []


def test_a_stop_ends_although_the_database_is_busy(house: House) -> None:
    deaf, reached = threading.Event(), threading.Event()

    def ignore(_: object) -> None:
        reached.set()
        deaf.wait(60)

    house.submit(1)
    runner = house.runner(FakeEngine(EllipseRemover(ignore)))
    ends: list[bool] = []
    runner.stopped.connect(ends.append)
    runner.start()
    house.until(reached.is_set)
    busy = sqlite3.connect(house.home.database, check_same_thread=False, isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    try:
        assert house.stop(runner, now=True) is True
        runner.stop(now=True)
    finally:
        deaf.set()
        busy.close()
    assert runner.wait_for_workers(60_000)
    QCoreApplication.processEvents()
    assert ends == [True]


def test_a_second_stop_interrupts_what_the_first_lets_finish(house: House) -> None:
    held = Held()
    house.submit(1)
    runner = house.runner(FakeEngine(EllipseRemover(held)))
    runner.start()
    house.until(held.reached.is_set)
    runner.stop(now=False)
    assert house.stop(runner, now=True) is False


def test_a_runner_that_was_not_started_stops(house: House) -> None:
    assert house.stop(house.runner(), now=False) is False


def test_one_executor_a_home_and_the_next_takes_over(house: House) -> None:
    first, second = house.runner(), house.runner()
    with house.qtbot.waitSignal(first.executor_changed, timeout=10_000):
        first.start()
    second.start()
    house.qtbot.wait(int(TICK * 3000))
    assert (first.is_executor, second.is_executor) == (True, False)
    house.stop(first, now=True)
    house.until(lambda: second.is_executor)


def test_images_of_an_executor_that_died_are_taken_up_again(house: House) -> None:
    job = house.submit(2)
    assert house.store.claim("a process that was killed") is not None
    runner = house.runner()
    told: list[Recovery] = []
    runner.recovered.connect(told.append)
    with house.qtbot.waitSignals([runner.recovered, runner.idle], timeout=10_000):
        runner.start()
    assert told == [Recovery(returned=1)]
    assert house.manager.job(job.id).progress.succeeded == 2


@pytest.mark.parametrize("kind", [SystemExit, type("Panic", (BaseException,), {})])
def test_an_image_with_which_threads_want_to_end_the_program_fails_at_last(
    house: House, kind: type[BaseException]
) -> None:
    def leave(_cancel: CancelToken) -> None:
        if len(tried) < 9:
            tried.append(1)
            raise kind

    tried: list[int] = []
    job = house.submit(1)
    runner = house.runner(FakeEngine(EllipseRemover(leave)))
    with house.qtbot.waitSignal(runner.idle, timeout=20_000):
        runner.start()
    (image,) = house.manager.images(job.id)
    assert image.error is not None
    assert image.error.code == "crashed"
    assert len(tried) == 3


def test_a_pause_holds_back_and_a_resume_goes_on(house: House) -> None:
    house.manager.pause()
    job = house.submit(2)
    runner = house.runner()
    with house.qtbot.waitSignal(runner.pause_changed, timeout=10_000):
        runner.start()
    house.qtbot.wait(int(TICK * 2000))
    assert house.manager.job(job.id).progress.processed == 0
    with house.qtbot.waitSignal(runner.idle, timeout=10_000):
        house.manager.resume()
        runner.wake()
    assert house.manager.job(job.id).progress.succeeded == 2


def test_a_destination_that_comes_back_ends_the_pause_by_itself(house: House) -> None:
    job = house.submit(2)
    out = house.folder / "out" / "photos"
    out.rmdir()
    runner = house.runner()
    runner.start()
    house.until(lambda: house.manager.pause_state().reason is not None)
    with house.qtbot.waitSignal(runner.idle, timeout=10_000):
        out.mkdir()
    assert house.manager.job(job.id).progress.succeeded == 2
    assert not house.manager.pause_state().is_paused


def test_a_drive_that_does_not_answer_is_waited_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    job = house.submit(2)
    out = str(house.folder / "out")
    stat = os.stat
    looks: list[str] = []

    def answer(path: str, **rest: bool) -> os.stat_result:
        if str(path).startswith(out):
            looks.append(threading.current_thread().name)
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN), str(path))
        return stat(path, **rest)

    runner = house.runner()
    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", answer)
        runner.start()
        house.until(lambda: house.manager.pause_state().reason is not None)
        told = len(looks)
        house.until(lambda: len(looks) > told + 1)
    with house.qtbot.waitSignal(runner.idle, timeout=10_000):
        runner.wake()
    assert house.manager.job(job.id).progress.succeeded == 2


def test_cancelling_the_job_in_trouble_lets_the_others_go_on(house: House) -> None:
    troubled = house.submit(1, "one")
    fine = house.submit(1, "two")
    (house.folder / "out" / "one").rmdir()
    runner = house.runner()
    runner.start()
    house.until(lambda: house.manager.pause_state().reason is not None)
    with house.qtbot.waitSignal(runner.idle, timeout=10_000):
        house.manager.cancel([troubled.id])
    assert house.manager.job(fine.id).status is JobStatus.COMPLETED


def test_it_reports_what_it_does(house: House) -> None:
    runner = house.runner()
    with house.qtbot.waitSignal(runner.report_changed, timeout=10_000) as report:
        runner.start()
    assert isinstance(report.args[0], ExecutorReport)
    house.until(lambda: house.manager.stats().executor is not None)
    executor = house.manager.stats().executor
    assert executor is not None
    assert executor.workers_max == 2
    house.stop(runner, now=True)
    assert house.manager.stats().executor is None


def test_the_engine_is_dropped_at_the_end(house: House) -> None:
    engine = FakeEngine()
    house.submit(1)
    runner = house.runner(engine)
    with house.qtbot.waitSignal(runner.idle, timeout=10_000):
        runner.start()
    house.stop(runner, now=False)
    assert engine.closed


def test_changed_settings_are_followed(house: House) -> None:
    runner = house.runner()
    runner.apply(SETTINGS.change("performance", workers=5))
    assert runner.max_workers == 5


@pytest.mark.parametrize(("asked", "expected"), [(1, 1), (8, 8)])
def test_the_number_of_workers_is_as_set(asked: int, expected: int) -> None:
    assert worker_count(Performance(workers=asked)) == expected


def test_photos_for_a_gpu_are_prepared_on_more_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(total=2**40))
    found = {device: worker_count(Performance(device=device)) for device in ("cpu", "auto", "cuda", "directml")}
    assert found == {"cpu": 8, "auto": 8, "cuda": 16, "directml": 16}
    assert worker_count(Performance(device="cuda", workers=3)) == 3


def test_the_automatic_number_of_workers_is_in_range() -> None:
    assert 1 <= worker_count(Performance()) <= 8


def test_the_memory_budget_is_as_set() -> None:
    assert memory_budget(Performance(memory_mb=100)) == 100_000_000
    assert memory_budget(Performance()) > 100_000_000


class Forgetful(FakeEngine):
    """Releases its models when asked to, and counts."""

    def __init__(self) -> None:
        super().__init__()
        self.released: list[float] = []

    def release_idle(self, seconds: float) -> bool:
        self.released.append(seconds)
        return True


@pytest.mark.parametrize(("setting", "asked"), [(7, {7}), (0, set[int]())])
def test_the_engine_is_asked_to_release_its_models_as_set(house: House, setting: int, asked: set[int]) -> None:
    engine = Forgetful()
    house.submit(1)
    runner = house.runner(engine, SETTINGS.change("performance", release_after_seconds=setting))
    with house.qtbot.waitSignal(runner.idle, timeout=10_000):
        runner.start()
    for _ in range(2):  # reports come as often as it asks
        with house.qtbot.waitSignal(runner.report_changed, timeout=10_000):
            pass
    assert set(engine.released) == asked


def test_previews_use_the_engine_of_the_workers(house: House) -> None:
    made: list[FakeEngine] = []

    def make(_: Settings) -> FakeEngine:
        made.append(FakeEngine())
        return made[-1]

    runner = Runner(house.store, house.manager, make, SETTINGS, house.home, house.owner)
    house.runners.append(runner)
    house.submit(1)
    with house.qtbot.waitSignal(runner.idle, timeout=10_000):
        runner.start()
    assert runner.remover("u2netp") is made[0].only
    runner.apply(SETTINGS.change("performance", memory_mb=500, release_after_seconds=30))
    runner.remover("u2netp")
    assert len(made) == 1
    runner.apply(SETTINGS.change("performance", device="cpu"))
    assert runner.remover("u2netp") is made[1].only
