"""Waits that are bounded by what the machine gets done, so that tests pass on a busy one, too.

A wait ends at once when its condition holds. Only a test that fails pays for a long bound.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final, Self, TypeVar

from pytestqt.qtbot import QtBot

T = TypeVar("T")

_LOAD: Final = Path("/proc/loadavg")
_POLL_SECONDS: Final = 0.02
_QT_FACTOR: Final = 6
"""Waits for Qt signals are measured by a clock, so they get so many times what an idle machine needs."""


class Deadline:
    """A bound in seconds of an idle machine: while others compete for the processors, they count for less.

    Any progress starts it anew.

    Args:
        seconds: how long an idle machine may go without progress.
        progress: a value that changes as the awaited work proceeds; None when nothing can be seen before its end.
    """

    def __init__(self, seconds: float, progress: Callable[[], object] | None = None) -> None:
        self._left = self._seconds = seconds
        self._progress = progress
        self._seen: object = progress() if progress else None
        self._looked = time.monotonic()

    def has_passed(self) -> bool:
        """Whether the work has made no progress for too long; to be asked often."""
        now = time.monotonic()
        self._left -= (now - self._looked) / competition()
        self._looked = now
        if self._left > 0 or self._progress is None:
            return self._left <= 0
        seen = self._progress()
        if seen == self._seen:
            return True
        self._seen, self._left = seen, self._seconds
        return False


class Stopwatch:
    """Measures its block in seconds of an idle machine.

    Attributes:
        seconds: what was measured so far.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._measure, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _measure(self) -> None:
        looked, ended = time.monotonic(), False
        while not ended:
            ended = self._ended.wait(_POLL_SECONDS)
            now = time.monotonic()
            self.seconds += (now - looked) / competition()
            looked = now


def competition() -> float:
    """Runnable threads for each core, at least 1."""
    try:
        running = int(_LOAD.read_text(encoding="ascii").split()[3].split("/")[0])
    except OSError:  # only Linux tells
        return 1.0
    return max(1.0, running / (os.cpu_count() or 1))


def until(condition: Callable[[], T], seconds: float = 90, progress: Callable[[], object] | None = None) -> T:
    """Wait until a condition holds.

    Args:
        condition: asked again and again; anything true ends the wait.
        seconds: as for Deadline.
        progress: as for Deadline.

    Returns:
        The condition's value.

    Raises:
        AssertionError: the deadline has passed.
    """
    deadline = Deadline(seconds, progress)
    asked = time.monotonic()
    while not (value := condition()):
        # Programs that are run to ask must not slow down what is waited for.
        pause = max(_POLL_SECONDS, 2 * (time.monotonic() - asked))
        if deadline.has_passed():
            last = f"; the last progress was {progress()!r}" if progress else ""
            raise AssertionError(f"timed out after {seconds:g} s without progress{last}")
        time.sleep(pause)
        asked = time.monotonic()
    return value


class PatientQtBot(QtBot):
    """A qtbot whose waits survive a busy machine."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:  # noqa: N802 - pytest-qt's
        """Wait until the callback gives True, or None without raising an AssertionError."""
        __tracebackhide__ = True
        deadline = Deadline(timeout / 1000)
        while True:
            reason = None
            try:
                result = callback()
            except AssertionError as error:
                result, reason = False, error
            if result is None or result:
                return
            if deadline.has_passed():
                raise TimeoutError(f"timed out after {timeout} ms of an idle machine") from reason
            self.wait(120)

    def waitSignal(self, signal: Any, *, timeout: int = 5000, **more: Any) -> Any:  # noqa: N802 - pytest-qt's
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout * _QT_FACTOR, **more)

    def waitSignals(self, signals: Any, *, timeout: int = 5000, **more: Any) -> Any:  # noqa: N802 - pytest-qt's
        """Wait for some signals."""
        return super().waitSignals(signals, timeout=timeout * _QT_FACTOR, **more)
