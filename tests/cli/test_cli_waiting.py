"""Commands that work on the queue, with a remover that needs no model."""

import gc
import json
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from cli_command import Command
from fakes import EllipseRemover, FakeEngine, Held
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from rembg_desktop.cli.invocation import Invocation
from rembg_desktop.cli.monitor import JobFollower
from rembg_desktop.composition import open_queue
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.paths import Home
from rembg_desktop.queue.connections import Connections
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import JobDetail
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings

if TYPE_CHECKING:
    from rembg_desktop.remote.protocol import JobQueue


def _invocation(engine: FakeEngine | None = None, made: Callable[[Runner], object] | None = None) -> Invocation:
    chosen = engine or FakeEngine()

    def build(home: Home, settings: Settings, store: Store, manager: QueueManager, parent: QObject) -> Runner:
        runner = Runner(store, manager, lambda _: chosen, settings, home, parent)
        if made is not None:
            made(runner)
        return runner

    return Invocation(build)


class Elsewhere:
    """The queue as another process has it; whichever thread does something there leaves no connection open."""

    def __init__(self, home: Path) -> None:
        self._store, self._queue = open_queue(Home.choose(home))
        self._store.close_thread()

    def act(self, do: Callable[[QueueManager], object]) -> None:
        try:
            do(self._queue)
        finally:
            self._store.close_thread()


@pytest.fixture
def elsewhere(home: Path) -> Elsewhere:
    return Elsewhere(home)


def _engine_that_meets(number: signal.Signals) -> FakeEngine:
    """At its first image somebody sends this process a signal; no image is ever finished."""
    first = threading.Lock()

    def before(cancel: CancelToken) -> None:
        if first.acquire(blocking=False):  # once: a second signal would end the process
            signal.raise_signal(number)
        Held()(cancel)

    return FakeEngine(EllipseRemover(before))


def _wait(
    command: Command, photos: Path, *words: object, code: int, engine: FakeEngine | None = None
) -> list[Any]:
    answer = command("submit", photos, *words, "--wait", "--json", code=code, invocation=_invocation(engine))
    return [json.loads(line) for line in answer.lines]


def test_waiting_works_on_the_job_and_ends_with_it(
    command: Command, photos: Path, tmp_path: Path, qapp: object
) -> None:
    first, last = _wait(command, photos, "--output", tmp_path / "out", code=0)
    assert (first["status"], first["total"]) == ("pending", 3)
    assert last["job_id"] == first["job_id"]
    assert last["status"] == "completed"
    assert [Path(image["output"]).name for image in last["images"]] == ["a.png", "b.png", "c.png"]
    assert all(Path(image["output"]).is_file() for image in last["images"])
    assert last == command("status", first["job_id"], "--json").json


def test_no_other_thread_destroys_the_executor(command: Command, photos: Path, qapp: object) -> None:
    destroyers: list[threading.Thread] = []

    def made(runner: Runner) -> None:
        runner.destroyed.connect(
            lambda: destroyers.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )

    command("submit", photos, "--wait", invocation=_invocation(made=made))
    collector = threading.Thread(target=gc.collect)
    collector.start()
    collector.join()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # pyright: ignore[reportArgumentType]
    assert destroyers == [threading.main_thread()]


def test_progress_goes_to_stderr_and_the_result_to_stdout(
    command: Command, photos: Path, tmp_path: Path, qapp: object
) -> None:
    answer = command("submit", photos, "--output", tmp_path / "out", "--wait", invocation=_invocation())
    assert [line for line in answer.err.splitlines() if line.startswith("3/3")]
    assert answer.err.count("  completed") == 3
    assert "3 images: 3 done" in answer.out
    assert str(tmp_path / "out") in answer.out


def test_some_failed_gives_1_and_names_them(command: Command, photos: Path, qapp: object) -> None:
    (photos / "b.png").write_bytes(b"")
    answer = command("submit", photos, "--wait", code=1, invocation=_invocation())
    assert "2 done, 1 failed" in answer.out
    line = next(line for line in answer.err.splitlines() if "b.png:" in line)
    assert "; " in line, "what to do stands behind what is wrong"


def test_none_succeeded_gives_3(command: Command, photos: Path, qapp: object) -> None:
    for path in photos.iterdir():
        path.write_bytes(b"")
    _, last = _wait(command, photos, code=3)
    assert last["status"] == "failed"
    assert {image["error"]["code"] for image in last["images"]} == {"empty_file"}


def test_all_skipped_is_no_failure(command: Command, photos: Path, tmp_path: Path, qapp: object) -> None:
    out = tmp_path / "out"
    _wait(command, photos, "--output", out, code=0)
    _, last = _wait(command, photos, "--output", out, "--on-conflict", "skip", code=0)
    assert last["progress"]["skipped"] == 3


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_the_job_and_gives_130(
    command: Command, photos: Path, qapp: object, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    invocation = _invocation(_engine_that_meets(number))
    answer = command("submit", photos, "--wait", code=130, invocation=invocation)
    assert "is kept" in answer.err
    assert signal.getsignal(number) is before
    (job,) = command("list", "--json").json["jobs"]
    assert (job["status"], job["progress"]["processed"]) == ("pending", 0)
    assert list((photos / "cutouts").iterdir()) == []


def test_trouble_of_its_place_ends_the_waiting_with_5(
    command: Command, photos: Path, elsewhere: Elsewhere, qapp: object
) -> None:
    def remove_results(queue: QueueManager) -> None:
        (job,) = queue.queue_order()
        for path in job.destination.iterdir():
            path.unlink()
        job.destination.rmdir()

    def before(cancel: CancelToken) -> None:
        elsewhere.act(remove_results)

    answer = command(
        "submit", photos, "--wait", code=5, invocation=_invocation(FakeEngine(EllipseRemover(before)))
    )
    assert answer.err.count("error: ") == 1
    assert str(photos / "cutouts") in answer.err
    assert "hint: " in answer.err
    (job,) = command("list", "--json").json["jobs"]
    assert job["progress"]["failed"] == 0
    assert job["progress"]["processed"] < 3


def test_a_full_disk_of_the_queue_ends_the_waiting_with_5(
    command: Command, photos: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, is_full = Connections.perform, threading.Event()

    def perform(connections: Connections, sql: str, *values: object, **more: object) -> object:
        if is_full.is_set() and sql == "BEGIN IMMEDIATE":
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return usual(connections, sql, *values, **more)

    monkeypatch.setattr(Connections, "perform", perform)
    engine = FakeEngine(EllipseRemover(lambda _: is_full.set()))
    answer = command("submit", photos, "--wait", code=5, invocation=_invocation(engine))
    is_full.clear()
    assert "The disk with the queue" in answer.err
    assert "Free some space" in answer.err
    (job,) = command("list", "--json").json["jobs"]
    assert job["progress"]["failed"] == 0
    assert job["progress"]["processed"] < 3


def test_a_paused_queue_is_spoken_of_and_waited_for(
    command: Command, photos: Path, elsewhere: Elsewhere, qapp: object
) -> None:
    elsewhere.act(QueueManager.pause)
    timer = threading.Timer(0.6, elsewhere.act, [QueueManager.resume])
    timer.start()
    answer = command("submit", photos, "--wait", invocation=_invocation())
    timer.join()
    assert "paused" in answer.err
    assert "3 done" in answer.out


def test_a_job_that_is_cancelled_elsewhere_ends_the_waiting(
    command: Command, photos: Path, elsewhere: Elsewhere, qapp: object
) -> None:
    def cancel_all(queue: QueueManager) -> None:
        queue.cancel([job.id for job in queue.queue_order()])

    def before(cancel: CancelToken) -> None:
        elsewhere.act(cancel_all)

    _, last = _wait(command, photos, code=3, engine=FakeEngine(EllipseRemover(before)))
    assert last["status"] == "cancelled"


def test_run_works_until_nothing_is_left(command: Command, photos: Path, qapp: object) -> None:
    job = command("submit", photos, "--json").json["job_id"]
    held = command("submit", photos, "--hold", "--json").json["job_id"]
    answer = command("run", "--until-idle", "--workers", 2, invocation=_invocation())
    assert "2 workers" in answer.err
    assert f"{job}  completed" in answer.err
    assert command("status", job, "--json").json["status"] == "completed"
    assert command("status", held, "--json").json["status"] == "pending"


def test_run_ends_at_once_when_there_is_nothing(command: Command, qapp: object) -> None:
    command("run", "--until-idle", invocation=_invocation())


def test_run_says_why_nothing_goes_on(command: Command, photos: Path, elsewhere: Elsewhere, qapp: object) -> None:
    command("submit", photos)
    elsewhere.act(QueueManager.pause)
    timer = threading.Timer(0.6, elsewhere.act, [QueueManager.resume])
    timer.start()
    answer = command("run", "--until-idle", invocation=_invocation())
    timer.join()
    assert "paused" in answer.err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_run_is_stopped_by_a_signal(
    command: Command, photos: Path, qapp: object, number: signal.Signals, code: int
) -> None:
    command("submit", photos)
    command("run", code=code, invocation=_invocation(_engine_that_meets(number)))
    (job,) = command("list", "--json").json["jobs"]
    assert (job["status"], job["progress"]["processed"]) == ("pending", 0)
    assert command("stats", "--json").json["executor"] == {"alive": False}


def test_monitor_follows_until_all_have_ended(command: Command, photos: Path, elsewhere: Elsewhere) -> None:
    job = command("submit", photos, "--json").json["job_id"]
    timer = threading.Timer(0.4, elsewhere.act, [lambda queue: queue.cancel([job])])
    timer.start()
    answer = command("monitor")
    timer.join()
    assert answer.lines[0].startswith(f"{job}  0/3  0 %  pending")
    assert answer.lines[-1].startswith(f"{job}  3/3  100 %  cancelled")
    assert "No process is processing the queue" in answer.err


def test_monitor_of_one_job_ends_with_its_code(command: Command, photos: Path) -> None:
    job = command("submit", photos, "--json").json["job_id"]
    command("cancel", job)
    lines = command("monitor", job, "--json", code=3).lines
    assert [json.loads(line)["status"] for line in lines] == ["cancelled"]


def test_monitor_of_an_empty_queue_ends_at_once(command: Command) -> None:
    assert "The queue is empty" in command("monitor").err


class _Unreliable:
    """A queue whose images cannot be read every other time, as over a bad connection."""

    def __init__(self, queue: QueueManager) -> None:
        self.job = queue.job
        self._queue = queue
        self._times = 0

    def status(self, job_id: str, **wanted: Any) -> JobDetail:
        self._times += 1
        if self._times % 2:
            raise AppError(ErrorCode.SERVICE_UNREACHABLE, "It cannot be reached.")
        return self._queue.status(job_id, **wanted)


def test_images_that_ended_are_told_once_also_if_reading_them_fails(
    command: Command, photos: Path, home: Path, qapp: object
) -> None:
    job_id = command("submit", photos, "--wait", "--json", invocation=_invocation()).lines[0]
    job_id = json.loads(job_id)["job_id"]
    store, manager = open_queue(Home.choose(home))
    follower = JobFollower(cast("JobQueue", _Unreliable(manager)), job_id)

    with pytest.raises(AppError):
        follower.look()
    assert [image.source.name for image in follower.look()[1]] == ["a.jpg", "b.png", "c.webp"]
    assert follower.look()[1] == []
    store.close()
