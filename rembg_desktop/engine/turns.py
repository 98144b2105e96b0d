"""Who may run the network now."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition

from rembg_desktop.cancel import CancelToken


class Turns:
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
