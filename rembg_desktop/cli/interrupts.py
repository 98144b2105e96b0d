"""Ctrl-C and its relatives, noted so that the work can end in order; a second one ends the process."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Self

from rembg_desktop.cli import exits

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Interrupts:
    """While entered, the signals that ask a program to end are noted in `received`."""

    def __init__(self, on_first: Callable[[], object] | None = None) -> None:
        self._on_first = on_first
        self.received: signal.Signals | None = None
        self._before: dict[signal.Signals, Callable[[int, FrameType | None], object] | int | None] = {}

    def __enter__(self) -> Self:
        for name in _NAMES:
            number = getattr(signal, name, None)
            if number is None or (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
                continue  # nohup has its way; an ignored SIGINT only tells of a script's background job
            self._before[number] = signal.signal(number, self._on_signal)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        self._before.clear()

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self.received is not None:
            leave_now(exits.INTERRUPTED)
        self.received = signal.Signals(number)
        _say("Stopping; once more stops at once.")
        if self._on_first:
            self._on_first()


def leave_now(code: int) -> None:
    """End the process and wait for no thread; the next start returns to the queue what was in work."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(RuntimeError, OSError):  # a signal has met it while it writes, or nobody reads it any more
            stream.flush()
    os._exit(code)


def _say(text: str) -> None:
    """Write a line past sys.stderr: a signal may have met that while it writes, and then it takes nothing."""
    with suppress(OSError, ValueError, AttributeError):  # there is none, it is closed or no file
        os.write(sys.stderr.fileno(), f"{text}\n".encode())
