"""Lets work in the background give way to what somebody waits for: the window, and answers to programs."""

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Condition, Event, Lock, get_ident, get_native_id, main_thread
from time import monotonic
from typing import Final, Generic, TypeVar

_NICE: Final = 5
"""While others want the processor, a thread gets about a third of what they get; otherwise all of it.

With less, a program that asks for the status without a break would keep the images from getting done.
"""

_TURN_SECONDS: Final = 0.0005
"""How long a thread may keep the interpreter while another waits for it; Python's own 5 ms add up."""


def shorten_switch_interval() -> None:
    """Let no thread of this process wait long for the interpreter: the window and answers need it often."""
    sys.setswitchinterval(_TURN_SECONDS)


_UI_PRIORITY_SECONDS: Final = 0.05
"""For so long others wait at most for the main thread."""


class _UiPriority:
    """Who goes first, and until when."""

    def __init__(self) -> None:
        self.is_over = Event()
        self.is_over.set()
        self.until = 0.0


_ui_priority: Final = _UiPriority()


@contextmanager
def ui_priority() -> Generator[None]:
    """While the block runs, in the main thread, work in other threads waits where it calls yield_to_ui().

    They would not hinder it if they could run beside it; but only one thread at a time can run Python, and of
    several that want to each gets its share: what takes the window 20 ms would take it 100.
    """
    _ui_priority.until = monotonic() + _UI_PRIORITY_SECONDS
    _ui_priority.is_over.clear()
    try:
        yield
    finally:
        _ui_priority.is_over.set()


def yield_to_ui() -> None:
    """Between two steps of work: let the main thread finish first what somebody sees, for a moment."""
    if not _ui_priority.is_over.is_set() and get_ident() != main_thread().ident:
        _ui_priority.is_over.wait(max(0.0, _ui_priority.until - monotonic()))


def lower_thread_priority() -> None:
    """Lower the priority of the calling thread for good; threads that it starts, as onnxruntime's, inherit it.

    Only Linux gives each thread a priority of its own in this way; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        thread = get_native_id()
        with suppress(OSError):  # what the system does not allow is no reason not to work
            os.setpriority(os.PRIO_PROCESS, thread, max(_NICE, os.getpriority(os.PRIO_PROCESS, thread)))


class Cancelled(Exception):  # noqa: N818 - it is no error: somebody asked for it
    """Raised inside the work when its token was cancelled."""


class CancelToken:
    """Set once, from any thread; the work asks it between steps and hooks what can be interrupted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def is_cancelled(self) -> bool:
        """Whether cancel() was called."""
        return self._cancelled

    def cancel(self) -> None:
        """Cancel the work; calls every hook that is in place, once."""
        with self._lock:
            if self._cancelled:
                return
            self._cancelled = True
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback()

    def check(self) -> None:
        """Between two steps of the work, which waits here for a moment while the window is at something.

        Raises:
            Cancelled: cancel() was called.
        """
        yield_to_ui()
        if self._cancelled:
            raise Cancelled

    @contextmanager
    def hook(self, interrupt: Callable[[], None]) -> Generator[None]:
        """While the block runs, cancel() calls `interrupt`, from its own thread.

        Raises:
            Cancelled: the token was cancelled before the block began.
        """
        with self._lock:
            if self._cancelled:
                raise Cancelled
            self._callbacks.append(interrupt)
        try:
            yield
        finally:
            with self._lock:
                self._callbacks.remove(interrupt)


T = TypeVar("T")


class Lazy(Generic[T]):
    """Makes its value once; a failure to make it is tried again at the next use."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._value: T | None = None

    def get(self) -> T:
        """The value, made now if it is the first time."""
        with self._lock:
            if self._value is None:
                self._value = self._make()
            return self._value

    def peek(self) -> T | None:
        """The value if it was made already."""
        return self._value


class CancellableSemaphore:
    """A semaphore whose waiting ends when the waiter is cancelled.

    One inference at a time with all cores needs less memory than two beside each other and is as fast, while
    other workers decode, compose and encode.
    """

    def __init__(self, count: int) -> None:
        self._free = count
        self._changed = Condition()

    @contextmanager
    def turn(self, cancel: CancelToken) -> Generator[None]:
        """Wait for a free turn and hold it during the block.

        Raises:
            Cancelled: the token was cancelled before a turn was free.
        """
        with cancel.hook(self._wake), self._changed:
            while not self._free:
                cancel.check()
                self._changed.wait()
            cancel.check()
            self._free -= 1
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()  # one alone might wake a waiter that was cancelled

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
