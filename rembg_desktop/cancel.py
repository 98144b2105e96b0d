"""Cancelling work that runs in another thread."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Lock

from rembg_desktop.priority import let_pass


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
        let_pass()
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
