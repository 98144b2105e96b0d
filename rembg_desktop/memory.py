"""A budget of memory that workers share, so that huge images run fewer at once."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition

from rembg_desktop.cancel import CancelToken


class MemoryBudget:
    """Hands out bytes; one that is alone may exceed the budget, since it could never run otherwise."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._used = 0
        self._holders = 0
        self._changed = Condition()

    @contextmanager
    def reserve(self, amount: int, cancel: CancelToken) -> Generator[None]:
        """Wait for `amount` bytes and hold them while the block runs.

        Raises:
            Cancelled: the token was cancelled while waiting.
        """
        with cancel.hook(self._wake), self._changed:
            while self._holders and self._used + amount > self._total:
                cancel.check()
                self._changed.wait()
            cancel.check()
            self._used += amount
            self._holders += 1
        try:
            yield
        finally:
            with self._changed:
                self._used -= amount
                self._holders -= 1
                self._changed.notify_all()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
