"""A call fails while images are worked on, one is cancelled, one retried, and the program starts anew."""

from pathlib import Path
from threading import Event
from typing import ClassVar

import pytest
from anomaly import Scenario, drive
from anomaly_world import HungError, World
from fakes import FakeEngine
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread

from rembg_desktop.errors import CancelToken
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings

_ROUND_MS = 40
_MOST_STOP_MS = 15_000


class Executor(Scenario):
    """Five images in three jobs: the second job is cancelled, the third one's image is mended and retried."""

    name = "executor"
    extra: ClassVar = {"out/b.png": "out/a1.png"}  # it may have been too late to cancel

    def prepare(self, world: World) -> None:
        for name in ("a1", "a2", "a3"):
            world.photo(f"{name}.jpg")
        world.photo("b.jpg", like="a1.jpg")
        world.foreign(world.photos / "c.jpg", b"")

    def run(self, world: World) -> None:
        manager = world.open()
        world.submit(manager, *(world.photos / f"a{number}.jpg" for number in (1, 2, 3)))
        second = world.submit(manager, world.photos / "b.jpg")
        third = world.submit(manager, world.photos / "c.jpg")
        world.foreign(world.out / "a2.png")
        executor = world.start(manager)
        stopping = Event()

        def stop(_: CancelToken) -> None:
            stopping.set()
            executor.interrupt()

        world.hooks["a2.jpg"] = lambda _: world.wish(lambda: world.whole(lambda: manager.cancel([second.id])))
        world.hooks["a3.jpg"] = stop
        world.rest(stopping.is_set)
        world.stop()
        manager = world.open()
        world.start(manager)
        world.rest()
        world.photo("c.jpg")
        if world.insist(lambda: manager.job(third.id)).progress.failed:
            world.insist(lambda: world.whole(lambda: manager.retry(third.id)))
        world.rest()
        world.stop()

    def check(self, world: World) -> None:
        cancelled = world.rows("SELECT count(*) FROM image WHERE status = 'cancelled'")[0][0]
        assert cancelled + len(list(world.out.glob("b*.png"))) == 1


class Threads(Executor):
    """The same with the real runner, its threads and its signals."""

    name = "runner"

    def prepare(self, world: World) -> None:
        super().prepare(world)
        world.make_executor, world.has_threads = RunnerExecutor, True


class RunnerExecutor:
    """A runner in the thread of the test, which plays the main thread."""

    def __init__(self, world: World, store: Store, manager: QueueManager) -> None:
        self._owner = QObject()
        engine = FakeEngine(world.remover)
        settings = Settings().change("performance", workers=2).change("queue", low_disk_mb=0)
        self._runner = Runner(store, manager, lambda _: engine, settings, world.home, self._owner)
        self._has_stopped = False
        self._runner.stopped.connect(self._on_stopped)
        self._runner.start()

    def round(self) -> None:
        QCoreApplication.processEvents()
        QThread.msleep(_ROUND_MS)

    def interrupt(self) -> None:
        pass  # the test will stop it, from the main thread

    def stop(self) -> None:
        self._runner.stop(now=True)
        for _ in range(_MOST_STOP_MS // _ROUND_MS):
            self.round()
            if self._has_stopped:
                break
        else:
            raise HungError("the runner did not stop")
        self._owner.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _on_stopped(self, left_behind: bool) -> None:
        assert not left_behind
        self._has_stopped = True


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_the_runner_comes_to_rest(worlds: Path, qapp: QCoreApplication) -> None:
    drive(Threads(), worlds, sample=5, most=100)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_the_executor_comes_to_rest(worlds: Path) -> None:
    drive(Executor(), worlds, sample=80)
