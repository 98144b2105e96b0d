"""Work off the main thread whose answer comes back to it: everything that touches the database runs here."""

from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from rembg_desktop.concurrency import Cancelled, ui_priority
from rembg_desktop.errors import AppError

_Answer = TypeVar("_Answer")


class TaskRunner(QObject):
    """One thread that does one piece of work after another.

    An AppError goes to the `failed` of the work, or else to the signal `trouble`; any other exception is a bug
    and is raised in the main thread, where the exception hook sees it.
    """

    trouble = Signal(object)

    def __init__(self, name: str, at_end: Callable[[], None], parent: QObject | None = None) -> None:
        """`at_end` runs in the thread when it ends, to close its database connection."""
        super().__init__(parent)
        self._thread = _Thread(at_end, self)
        self._thread.setObjectName(name)
        self._thread.answered.connect(self._deliver)
        self._stopped = False
        self._waiting = 0

    @property
    def is_idle(self) -> bool:
        """Whether every piece of work has been answered."""
        return self._waiting == 0

    def run(
        self,
        work: Callable[[], _Answer],
        done: Callable[[_Answer], object] | None = None,
        failed: Callable[[AppError], object] | None = None,
    ) -> None:
        """Do `work` in the thread, then `done(answer)` in the main thread; nothing after stop()."""
        if self._stopped:
            return
        if not self._thread.isRunning():
            self._thread.start()
        self._waiting += 1
        self._thread.tasks.put(lambda: self._do(work, done, failed))

    def _do(
        self,
        work: Callable[[], _Answer],
        done: Callable[[_Answer], object] | None,
        failed: Callable[[AppError], object] | None,
    ) -> Callable[[], object]:
        try:
            answer = work()
        except Cancelled:
            return lambda: None
        except AppError as error:
            caught = error
            return lambda: (failed or self.trouble.emit)(caught)
        except Exception as error:  # noqa: BLE001 - raised again in the main thread
            bug = error
            return lambda: _raise(bug)
        return (lambda: done(answer)) if done else (lambda: None)

    def _deliver(self, answer: Callable[[], object]) -> None:
        self._waiting -= 1
        if not self._stopped:
            with ui_priority():
                answer()

    def stop(self) -> None:
        """Finish the work in hand, drop the rest, and end the thread; waits for it."""
        if self._stopped:
            return
        self._stopped = True
        if self._thread.isRunning():
            self._thread.requestInterruption()
            self._thread.tasks.put(None)
            self._thread.wait()


class _Thread(QThread):
    answered = Signal(object)

    def __init__(self, at_end: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.tasks: SimpleQueue[Callable[[], Callable[[], object]] | None] = SimpleQueue()
        self._at_end = at_end

    def run(self) -> None:
        """Qt's entry of the thread."""
        try:
            while (task := self.tasks.get()) is not None and not self.isInterruptionRequested():
                self.answered.emit(task())
        finally:
            self._at_end()


def _raise(bug: BaseException) -> None:
    raise bug
