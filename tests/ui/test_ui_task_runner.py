"""Background work: exactly one call back, whatever happens to the work, the receiver or the runner."""

import logging
import threading
from functools import partial
from pathlib import Path

import pytest
from desk import Desk
from PIL import Image
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import AppError, Cancelled, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Job
from rembg_desktop.ui.adding.intake import AddRequest, Intake
from rembg_desktop.ui.task_runner import TaskRunner


@pytest.fixture
def runner(qtbot: QtBot):
    made = TaskRunner("test")
    yield made
    assert made.stop()


class Receiver(QObject):
    """What a task reports to."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []

    def take(self, result: object) -> None:
        self.objectName()  # raises when the Qt object is gone
        self.results.append(result)


def test_results_arrive_in_the_main_thread_and_in_order(qtbot: QtBot) -> None:
    ended: list[bool] = []
    runner = TaskRunner("test", lambda: ended.append(True))
    answers: list[tuple[int, bool]] = []
    main = QThread.currentThread()
    for number in range(3):
        runner.run(
            lambda number=number: number, lambda got: answers.append((got, QThread.currentThread() is main))
        )
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == [(0, True), (1, True), (2, True)]
    assert runner.is_idle
    runner.stop()
    assert ended == [True]
    runner.run(lambda: 1, answers.append)
    assert runner.is_idle
    assert len(answers) == 3


def test_an_error_goes_to_the_task_or_else_to_the_signal(qtbot: QtBot, runner: TaskRunner) -> None:
    error = AppError(ErrorCode.NO_SUCH_JOB, "There is no such job.")

    def fail() -> None:
        raise error

    failures: list[AppError] = []
    runner.run(fail, failed=failures.append)
    qtbot.waitUntil(lambda: failures == [error])
    with qtbot.waitSignal(runner.trouble) as trouble:
        runner.run(fail)
    assert trouble.args == [error]


def test_a_cancelled_task_says_so(qtbot: QtBot, runner: TaskRunner) -> None:
    def give_up() -> None:
        raise Cancelled

    cancelled: list[bool] = []
    others: list[object] = []
    runner.run(give_up, others.append, others.append, lambda: cancelled.append(True))
    qtbot.waitUntil(lambda: cancelled == [True])
    runner.run(give_up)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert others == []


@pytest.mark.parametrize("bug", [RuntimeError("unforeseen"), OSError(5, "I/O error"), KeyError("name")])
def test_a_bug_is_logged_and_reported_as_internal(
    qtbot: QtBot, runner: TaskRunner, caplog: pytest.LogCaptureFixture, bug: Exception
) -> None:
    def fail() -> None:
        raise bug

    failures: list[AppError] = []
    with caplog.at_level(logging.ERROR):
        runner.run(fail, failed=failures.append)
        qtbot.waitUntil(lambda: len(failures) == 1)
    assert failures[0].code is ErrorCode.INTERNAL
    assert type(bug).__name__ in failures[0].message
    assert [record.exc_info[1] for record in caplog.records if record.exc_info] == [bug]
    assert runner.is_idle


def test_running_out_of_memory_is_named(qtbot: QtBot, runner: TaskRunner) -> None:
    def fail() -> None:
        raise MemoryError

    failures: list[AppError] = []
    runner.run(fail, failed=failures.append)
    qtbot.waitUntil(lambda: [failure.code for failure in failures] == [ErrorCode.OUT_OF_MEMORY])


@pytest.mark.parametrize("kind", ["method", "closure", "partial"])
def test_nothing_is_reported_to_a_destroyed_receiver(qtbot: QtBot, runner: TaskRunner, kind: str) -> None:
    receiver = Receiver()
    callback = {
        "method": receiver.take,
        "closure": lambda result: (receiver.take(result), None),
        "partial": partial(receiver.take),
    }[kind]
    go = threading.Event()
    runner.run(lambda: go.wait(10), callback)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    go.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert receiver.results == []


def test_a_stopped_runner_reports_nothing_and_is_idle(qtbot: QtBot) -> None:
    runner = TaskRunner("test")
    results: list[object] = []
    begun, go = threading.Event(), threading.Event()

    def work() -> bool:
        begun.set()
        return go.wait(10)

    runner.run(work, results.append, results.append)
    runner.run(lambda: 2, results.append, results.append)
    assert begun.wait(10)
    assert not runner.stop(seconds=0)
    assert runner.is_idle
    go.set()
    assert runner.stop()
    runner.run(lambda: 3, results.append)
    with qtbot.waitSignal(runner.destroyed):  # whatever was posted is delivered before
        runner.deleteLater()
    assert results == []


def test_a_destroyed_runner_ends_its_thread(qtbot: QtBot) -> None:
    ended = threading.Event()
    runner = TaskRunner("test", ended.set)
    begun, go = threading.Event(), threading.Event()

    def work() -> bool:
        begun.set()
        return go.wait(10)

    results: list[object] = []
    runner.run(work, results.append)
    assert begun.wait(10)
    with qtbot.waitSignal(runner.destroyed):
        runner.deleteLater()
    go.set()
    assert ended.wait(10)
    assert results == []


def test_a_dropped_task_is_not_reported(qtbot: QtBot, runner: TaskRunner) -> None:
    ran: list[int] = []
    results: list[int] = []
    go = threading.Event()
    running = runner.run(lambda: go.wait(10), results.append)
    waiting = runner.run(lambda: ran.append(2), results.append)
    runner.drop(running)
    runner.drop(waiting)
    assert runner.is_idle
    go.set()
    runner.run(lambda: 3, results.append)
    qtbot.waitUntil(lambda: results == [3])
    assert ran == []


def test_urgent_tasks_overtake_the_others(qtbot: QtBot, runner: TaskRunner) -> None:
    results: list[int] = []
    begun, go = threading.Event(), threading.Event()

    def first() -> int:
        begun.set()
        go.wait(10)
        return 1

    runner.run(first, results.append)
    assert begun.wait(10)
    runner.run(lambda: 2, results.append)
    runner.run(lambda: 3, results.append, urgent=True)
    go.set()
    qtbot.waitUntil(lambda: results == [1, 3, 2])


def test_several_threads_work_side_by_side(qtbot: QtBot) -> None:
    runner = TaskRunner("test", threads=2)
    meeting = threading.Barrier(2, timeout=10)
    results: list[int] = []
    runner.run(meeting.wait, results.append)
    runner.run(meeting.wait, results.append)
    qtbot.waitUntil(lambda: sorted(results) == [0, 1])
    assert runner.stop()


# The same with the parts of the window


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path)
    yield made
    made.close()


class Vanishing(QueueManager):
    """A queue that loses a named file at the moment at which its search begins."""

    gone: Path

    def plan(self, paths, *args, **options):
        progress = options["progress"]

        def found(number: int) -> None:
            self.gone.unlink(missing_ok=True)
            progress(number)

        options["progress"] = found
        return super().plan(paths, *args, **options)


class Broken(QueueManager):
    """A queue whose planning has a bug."""

    def plan(self, *_args, **_options):
        raise OSError(5, "Input/output error")


def test_a_bug_while_adding_leaves_nothing_busy(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    intake = Intake(Broken(desk.store.database), desk.store.close_thread)
    failures: list[AppError] = []
    intake.failed.connect(failures.append)
    with qtbot.waitSignal(intake.idle):
        intake.add([tmp_path], AddRequest(RemovalOptions()))
    assert not intake.is_busy
    assert [failure.code for failure in failures] == [ErrorCode.INTERNAL]
    intake.stop()


def test_a_named_file_that_disappears_during_the_search_is_added_with_the_rest(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(60)]
    for path in paths:
        Image.new("RGB", (8, 8)).save(path)
    manager = Vanishing(desk.store.database)
    manager.gone = paths[-1]
    intake = Intake(manager, desk.store.close_thread)
    jobs: list[Job] = []
    intake.added.connect(jobs.append)
    with qtbot.waitSignal(intake.idle):
        intake.add(paths, AddRequest(RemovalOptions()))
    assert not paths[-1].exists()
    assert [image.source for image in desk.manager.images(jobs[0].id, limit=100)] == paths
    intake.stop()
