"""The table fills whatever else is read, and goes on after a reading that failed."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEngine
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.planning import Plan, PlannedImage
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Job, JobImage, Pause, Stats
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.task_runner import Retries
from rembg_desktop.ui.window.main_window import MainWindow, WindowContext


class SlowDisk(QueueManager):
    """A queue whose numbers take for ever, as the free space of a network folder does that is gone."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.answers = threading.Event()

    def stats(self) -> Stats:
        self.answers.wait(120)
        return super().stats()

    def pause_state(self) -> Pause:
        self.answers.wait(120)
        return super().pause_state()


class OnceBroken(QueueManager):
    """A queue whose list cannot be read the first time, for a reason that nobody foresaw."""

    broken = True

    def all_jobs(self, limit: int = 100_000) -> list[Job]:
        if self.broken:
            self.broken = False
            raise RuntimeError("unforeseen")
        return super().all_jobs(limit)


class OnceBusy(QueueManager):
    """A queue that is busy at the first call of each kind of reading named in `busy`."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.busy: set[str] = set()
        self.gate = threading.Event()
        self.gate.set()

    def _once(self, name: str) -> None:
        if name in self.busy:
            if self.gate.is_set():
                self.busy.discard(name)
            raise AppError(ErrorCode.DATABASE_BUSY, "The queue is busy.", "Try again.")

    def all_jobs(self, limit: int = 100_000) -> list[Job]:
        self._once("jobs")
        return super().all_jobs(limit)

    def job(self, job_id: str) -> Job:
        self._once("job")
        return super().job(job_id)

    def images(self, job_id: str, *args: Any, **options: Any) -> list[JobImage]:
        self._once("images")
        return super().images(job_id, *args, **options)

    def image(self, image_id: int) -> JobImage:
        self._once("image")
        return super().image(image_id)

    def stats(self) -> Stats:
        self._once("stats")
        return super().stats()


Open = Callable[[type[QueueManager]], tuple[MainWindow, QueueManager]]


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """A window over a queue of three jobs; the executor does not run."""
    home = Home.choose(tmp_path / "home")
    store = Store.open(home.database)
    opened: list[tuple[MainWindow, QueueManager, Runner]] = []

    def make(kind: type[QueueManager]) -> tuple[MainWindow, QueueManager]:
        manager = kind(store.database)
        for number in range(3):
            folder = tmp_path / str(number)
            planned = PlannedImage(folder / "a.jpg", folder / "a.png", 1, 1)
            manager.submit(Plan(f"job {number}", folder, folder, (planned,)), RemovalOptions(), hold=True)
        settings = Settings().change("general", ask_on_close=False)
        application = QApplication.instance()
        runner = Runner(store, manager, lambda _settings: FakeEngine(), settings, home, application)
        context = WindowContext(open_url=lambda _url: None)
        window = MainWindow(manager, runner, settings, home, store.close_thread, context)
        opened.append((window, manager, runner))
        window.show()
        return window, manager

    yield make
    for window, manager, runner in opened:
        if isinstance(manager, SlowDisk):
            manager.answers.set()
        with qtbot.waitSignal(window.closed, timeout=8000):
            window.quit_now()
        assert runner.wait_for_workers(5000)
        runner.deleteLater()
        window.deleteLater()
    store.close_thread()
    store.close()


def test_the_table_fills_though_the_numbers_of_the_queue_do_not_come(open_window: Open, qtbot: QtBot) -> None:
    window, manager = open_window(SlowDisk)
    assert isinstance(manager, SlowDisk)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3, timeout=8000)
    window.feed.refresh()
    manager.submit(
        Plan("job 3", Path("/photos"), Path("/photos"), (PlannedImage(Path("/a.jpg"), Path("/a.png"), 1, 1),)),
        RemovalOptions(),
        hold=True,
    )
    window.feed.refresh()
    qtbot.waitUntil(lambda: window.model.rowCount() == 4, timeout=8000)
    assert not manager.answers.is_set()


def test_a_bug_in_one_reading_is_shown_and_does_not_end_the_following_ones(
    open_window: Open, qtbot: QtBot
) -> None:
    window, _ = open_window(OnceBroken)
    banner = window.workspace.banners.get("reading")
    qtbot.waitUntil(lambda: "unforeseen" in banner.label.text(), timeout=8000)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3, timeout=8000)


def test_the_images_of_a_job_come_after_a_busy_database(open_window: Open, qtbot: QtBot) -> None:
    window, manager = open_window(OnceBusy)
    assert isinstance(manager, OnceBusy)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3, timeout=8000)
    manager.gate.clear()
    manager.busy.add("images")
    banner = window.workspace.banners.get("reading")
    window.view.expand(window.model.index(0, 0))
    qtbot.waitUntil(banner.isVisible, timeout=8000)
    assert "Retrying" in banner.label.text()
    manager.gate.set()
    qtbot.waitUntil(lambda: window.model.rowCount(window.model.index(0, 0)) == 1, timeout=8000)
    qtbot.waitUntil(banner.isHidden, timeout=8000)


def test_the_queue_and_the_first_images_come_after_a_busy_database(open_window: Open, qtbot: QtBot) -> None:
    class BusyFromTheStart(OnceBusy):
        def __init__(self, database: Database) -> None:
            super().__init__(database)
            self.busy = {"jobs", "images", "stats"}

    window, manager = open_window(BusyFromTheStart)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3, timeout=8000)
    firsts = [QueueManager.images(manager, job.id, limit=1)[0].source for job in window.model.jobs()]
    qtbot.waitUntil(
        lambda: [window.thumbnails.source_of(job.id) for job in window.model.jobs()] == firsts, timeout=8000
    )
    qtbot.waitUntil(window.workspace.banners.get("reading").isHidden, timeout=8000)


def test_a_changed_job_is_shown_after_a_busy_database(open_window: Open, qtbot: QtBot) -> None:
    window, manager = open_window(OnceBusy)
    assert isinstance(manager, OnceBusy)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3, timeout=8000)
    changed = window.model.jobs()[1]
    manager.release([changed.id])
    manager.busy.add("job")
    window.feed.refresh_jobs([changed.id])
    qtbot.waitUntil(lambda: window.model.jobs()[1].held is False, timeout=8000)


def test_an_image_is_found_after_a_busy_database(open_window: Open, qtbot: QtBot) -> None:
    window, manager = open_window(OnceBusy)
    assert isinstance(manager, OnceBusy)
    qtbot.waitUntil(lambda: window.model.rowCount() == 3, timeout=8000)
    job = window.model.jobs()[2]
    image = manager.images(job.id)[0]
    manager.busy.add("image")
    window.workspace.reveal(job.id, image.id)
    qtbot.waitUntil(lambda: window.view.current_row() == image, timeout=8000)


def test_failed_reads_are_repeated_until_each_has_ended(qtbot: QtBot) -> None:
    retries = Retries(first_ms=1, longest_ms=4)
    error = AppError(ErrorCode.DATABASE_BUSY, "The queue is busy.")
    tries: list[str] = []

    def read(name: str, successful_try: int) -> None:
        tries.append(name)
        if tries.count(name) < successful_try:
            retries.later(name, lambda: read(name, successful_try), error)
        else:
            retries.settled(name)

    with qtbot.waitSignal(retries.recovered):
        read("a", 3)
        read("b", 5)
    assert tries.count("a") == 3
    assert tries.count("b") == 5
