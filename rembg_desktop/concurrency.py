"""Cancellation, semaphores, lazy values and imports, and priorities of threads."""

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Condition, Event, Lock, RLock, get_ident, get_native_id, main_thread
from time import monotonic
from typing import Any, Final, Generic, TypeVar

_NICE: Final = 5
"""Nice value of worker threads: under load they get about a third of the processor time of other threads.

With less, a program that polls the status without a pause would starve the images.
"""

_TURN_SECONDS: Final = 0.0005
"""How long a thread may keep the interpreter lock while another waits; Python's default of 5 ms adds up."""


def shorten_switch_interval() -> None:
    """Shorten the waits for the interpreter lock: the window and the API need it often."""
    sys.setswitchinterval(_TURN_SECONDS)


_UI_PRIORITY_SECONDS: Final = 0.05
"""How long other threads wait for the main thread at most."""


class _UiPriority:
    """Whether the main thread has priority, and until when."""

    def __init__(self) -> None:
        self.is_over = Event()
        self.is_over.set()
        self.until = 0.0


_ui_priority: Final = _UiPriority()


@contextmanager
def ui_priority() -> Generator[None]:
    """While the block runs, in the main thread, other threads wait where they call yield_to_ui().

    Only one thread at a time can run Python, and threads share that time equally: with four workers, what takes
    the window 20 ms would take 100.
    """
    _ui_priority.until = monotonic() + _UI_PRIORITY_SECONDS
    _ui_priority.is_over.clear()
    try:
        yield
    finally:
        _ui_priority.is_over.set()


def yield_to_ui() -> None:
    """Between two steps of work: wait a moment while the main thread has priority."""
    if not _ui_priority.is_over.is_set() and get_ident() != main_thread().ident:
        _ui_priority.is_over.wait(max(0.0, _ui_priority.until - monotonic()))


def lower_thread_priority() -> None:
    """Lower the priority of the calling thread for good; threads that it starts, as onnxruntime's, inherit it.

    Only Linux gives each thread a priority of its own in this way; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        thread = get_native_id()
        with suppress(OSError):  # not allowed here: it works at normal priority
            os.setpriority(os.PRIO_PROCESS, thread, max(_NICE, os.getpriority(os.PRIO_PROCESS, thread)))


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """Raised inside the work when its token was cancelled."""


class CancelToken:
    """Cancels work from any thread; the work checks it between steps and hooks what can be interrupted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cancelled = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def is_cancelled(self) -> bool:
        """Whether cancel() was called."""
        return self._cancelled

    def cancel(self) -> None:
        """Cancel the work; calls every active hook, once."""
        with self._lock:
            if self._cancelled:
                return
            self._cancelled = True
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback()

    def check(self) -> None:
        """Called between two steps of the work; waits a moment while the main thread has priority.

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


IMPORTING: Final = RLock()
"""Held while the engine imports rembg, for which it replaces modules that are not needed by placeholders."""


def import_late(name: str) -> Any:  # noqa: ANN401 - a module
    """Import a module that takes a while when it is first used, and never a placeholder; see IMPORTING.

    Raises:
        ImportError: it is not installed or damaged.
    """
    with IMPORTING:
        return import_module(name)


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

    Limits how many inferences run beside each other: each one needs memory.
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
