"""Background work whose result always comes back to the main thread, such as all access to the database."""

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from itertools import count
from queue import PriorityQueue
from threading import Thread
from threading import enumerate as alive_threads
from time import monotonic
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from rembg_desktop.errors import AppError, Cancelled, ErrorCode, ui_priority

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")
_STOP_SECONDS: Final = 10.0
"""stop() waits at most this long for a task, such as one that reads from a network share that hangs."""
_STOP: Final = (-1, 0)
"""Entry of the queue that ends a thread; it precedes every task."""


@dataclass(frozen=True, slots=True)
class _Task:
    work: Callable[[], object]
    done: Callable[[Any], object] | None
    failed: Callable[[AppError], object] | None
    cancelled: Callable[[], object] | None


class TaskRunner(QObject):
    """Runs tasks in its own threads, in the order in which they were given.

    Every task ends with exactly one call in the main thread: `done` with the result, `failed` with an AppError,
    or `cancelled` when the task raised Cancelled. Any other exception is a bug: it is logged with its traceback
    and reported as `internal`. There is no call after stop(), or when the Qt object that would receive it was
    destroyed.

    Signals:
        trouble: the AppError of a task without `failed`.
    """

    trouble = Signal(object)
    _finished = Signal(int, object)

    def __init__(
        self,
        name: str,
        at_end: Callable[[], object] | None = None,
        parent: QObject | None = None,
        *,
        threads: int = 1,
    ) -> None:
        """Create a runner; its threads start with the first tasks.

        Args:
            name: name of the threads.
            at_end: called in each thread when it ends, to close its database connection.
            parent: Qt's.
            threads: maximum number of tasks that run at the same time.
        """
        super().__init__(parent)
        self._name = name
        self._at_end = at_end
        self._limit = threads
        self._threads: list[_TaskThread] = []
        self._queue: PriorityQueue[tuple[int, int]] = PriorityQueue()
        self._tickets = count(1)
        # Kept here, not in the queue: a thread must never be the last to hold, and so destroy, a QObject.
        self._tasks: dict[int, _Task] = {}
        self._stopped = False
        self._finished.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(partial(_end_threads, self._queue, self._tasks, threads))

    @property
    def is_idle(self) -> bool:
        """Whether no task is waiting, running or unreported."""
        return not self._tasks

    def run(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], object] | None = None,
        failed: Callable[[AppError], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        *,
        urgent: bool = False,
    ) -> int:
        """Run `work` in a thread; returns a ticket for drop().

        Urgent tasks run before the others that wait. After stop() nothing runs.
        """
        ticket = next(self._tickets)
        if self._stopped:
            return ticket
        self._tasks[ticket] = _Task(work, done, failed, cancelled)
        self._queue.put((0 if urgent else 1, ticket))
        if len(self._threads) < min(self._limit, len(self._tasks)):
            thread = _TaskThread(target=self._serve, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()
        return ticket

    def drop(self, ticket: int) -> None:
        """Forget a task: it does not start any more, or its result is not reported."""
        self._tasks.pop(ticket, None)

    def stop(self, seconds: float = _STOP_SECONDS) -> bool:
        """Drop the tasks that wait and end the threads after those that run.

        Args:
            seconds: how long to wait for the threads. One that does not end in time is left behind.

        Returns:
            Whether every thread has ended.
        """
        if not self._stopped:
            self._stopped = True
            _end_threads(self._queue, self._tasks, self._limit)
        deadline = monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - monotonic()))
        left = [thread.name for thread in self._threads if thread.is_alive()]
        if left and seconds:
            _log.warning("Threads that did not end in time: %s", ", ".join(left))
        return not left

    def _serve(self) -> None:
        try:
            while (entry := self._queue.get()) != _STOP:
                ticket = entry[1]
                task = self._tasks.get(ticket)
                if task is not None:
                    work = task.work
                    del task
                    outcome = _outcome(work)
                    del work
                    self._send(ticket, outcome)
        finally:
            if self._at_end:
                self._at_end()

    def _send(self, ticket: int, outcome: object) -> None:
        try:
            self._finished.emit(ticket, outcome)
        except RuntimeError:
            # The runner was destroyed meanwhile; nobody waits for results any more.
            if isValid(self):
                raise

    def _report(self, ticket: int, outcome: object) -> None:
        task = self._tasks.pop(ticket, None)
        if task is None or self._stopped:
            return
        with ui_priority():
            if isinstance(outcome, AppError):
                _call(task.failed or self.trouble.emit, outcome)
            elif isinstance(outcome, Cancelled):
                _call(task.cancelled)
            else:
                _call(task.done, outcome)


class Retries(QObject):
    """Repeats reads that failed, such as those of a busy database; the delay doubles from one round to the next.

    Signals:
        waiting: the AppError of a read that will be repeated.
        recovered: no read is left to be repeated.
    """

    waiting = Signal(object)
    recovered = Signal()

    def __init__(self, parent: QObject | None = None, *, first_ms: int = 500, longest_ms: int = 30_000) -> None:
        """`first_ms` is the first delay, `longest_ms` the longest one."""
        super().__init__(parent)
        self._first = self._delay = first_ms
        self._longest = longest_ms
        self._failing: set[Hashable] = set()
        self._again: dict[Hashable, Callable[[], object]] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)

    def later(self, key: Hashable, again: Callable[[], object], error: AppError) -> None:
        """Note that a read has failed.

        `again` is called after the delay. It repeats the read, which ends with later() or settled() as well.
        """
        self._failing.add(key)
        self._again[key] = again
        if not self._timer.isActive():
            self._timer.start(self._delay)
            self._delay = min(2 * self._delay, self._longest)
        self.waiting.emit(error)

    def settled(self, key: Hashable) -> None:
        """Note that a read has succeeded, or that its result is not needed any more."""
        if key not in self._failing:
            return
        self._failing.discard(key)
        self._again.pop(key, None)
        if not self._failing:
            self._timer.stop()
            self._delay = self._first
            self.recovered.emit()

    def now(self) -> None:
        """Repeat every failed read at once."""
        self._timer.stop()
        again, self._again = self._again, {}
        for read in again.values():
            read()

    def stop(self) -> None:
        """Drop all repetitions."""
        self._timer.stop()
        self._again.clear()


_LOOK_AGAIN_MS: Final = 50
"""Between two looks whether the thread has ended its work."""


def retire(work: TaskRunner) -> None:
    """Stop a runner when its task has ended, and delete it; waits for nothing."""
    if work.is_idle:
        work.stop()
        work.deleteLater()
    else:
        QTimer.singleShot(_LOOK_AGAIN_MS, work, lambda: retire(work))


def has_threads_left() -> bool:
    """Whether a thread of any runner is alive: at the end of the program, one that stop() left behind."""
    return any(isinstance(thread, _TaskThread) for thread in alive_threads())


class _TaskThread(Thread):
    """Told apart from the threads of others."""


def _end_threads(entries: PriorityQueue[tuple[int, int]], tasks: dict[int, _Task], threads: int) -> None:
    tasks.clear()
    for _ in range(threads):
        entries.put(_STOP)


def _outcome(work: Callable[[], object]) -> object:
    """The result of a task, or the AppError or Cancelled with which it ended."""
    try:
        return work()
    except (AppError, Cancelled) as error:
        return error
    except MemoryError as error:
        hint = "Close other programs or pictures and try again."
        return _caused(AppError(ErrorCode.OUT_OF_MEMORY, "There is not enough free memory.", hint), error)
    except Exception as error:  # noqa: BLE001 - logged, and reported to the user
        _log.exception("Bug in a background task")
        message = f"Unexpected error: {type(error).__name__}: {error}."
        return _caused(AppError(ErrorCode.INTERNAL, message, "Please report it with the log file."), error)


def _caused(error: AppError, cause: Exception) -> AppError:
    error.__cause__ = cause
    return error


def _call(callback: Callable[..., object] | None, *values: object) -> None:
    if callback is not None and not _is_orphan(callback):
        callback(*values)


def _is_orphan(callback: Callable[..., object]) -> bool:
    """Whether a Qt object to which a callback belongs, or which it refers to, was destroyed."""
    if isinstance(callback, partial):
        return _is_orphan(callback.func)
    held = [getattr(callback, "__self__", None)]
    held += [cell.cell_contents for cell in getattr(callback, "__closure__", None) or ()]
    return any(isinstance(thing, QObject) and not isValid(thing) for thing in held)
