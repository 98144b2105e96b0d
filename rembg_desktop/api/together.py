"""Stores what several threads submit at the same time together: the disk is waited for once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

from rembg_desktop.errors import AppError
from rembg_desktop.queue.manager import QueueManager

_T = TypeVar("_T")


@dataclass(slots=True)
class _Change(Generic[_T]):
    make: Callable[[], _T]
    made: list[_T] = field(default_factory=list[_T])
    error: BaseException | None = None
    is_over: bool = False

    def try_it(self) -> None:
        self.made.clear()
        self.error = None
        try:
            self.made.append(self.make())
        except BaseException as error:  # noqa: BLE001 - raised in the thread whose change it is
            self.error = error


class Together:
    """The first of the waiting threads makes the changes of all, in one transaction."""

    def __init__(self, manager: QueueManager) -> None:
        self._manager = manager
        self._list = Lock()
        self._lead = Lock()
        self._waiting: list[_Change[object]] = []

    @property
    def waiting(self) -> int:
        """Number of changes that nobody has begun to make."""
        return len(self._waiting)

    def run(self, make: Callable[[], _T]) -> _T:
        """Make a change of the queue, durably when this returns.

        Args:
            make: the change, without waiting for anything but the queue; may be called a second time after
                the first was undone.

        Raises:
            BaseException: what `make` raised.
            AppError: what a QueueManager raises.
        """
        change = _Change(make)
        with self._list:
            self._waiting.append(change)  # pyright: ignore[reportArgumentType] - only its own thread reads it
        with self._lead:
            if not change.is_over:
                with self._list:
                    waiting, self._waiting = self._waiting, []
                self._make_all(waiting)
        if change.error is not None:
            raise change.error
        return change.made[0]

    def _make_all(self, changes: list[_Change[object]]) -> None:
        try:
            with self._manager.together():
                for change in changes:
                    change.try_it()  # one that fails is undone, the others go on
        except AppError:  # perhaps for one of them only: each gets an answer of its own
            for change in changes:
                change.try_it()
        except BaseException as error:  # noqa: BLE001 - raised in every thread that waits for it
            for change in changes:
                change.error = error
        for change in changes:
            change.is_over = True
