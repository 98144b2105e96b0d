"""A few threads for calls that block; the queue's connection of each is closed at the end."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier, Lock
from typing import Generic, ParamSpec, TypeVar

from rembg_desktop.errors import AppError
from rembg_desktop.queue.manager import QueueManager

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Threads:
    """A fixed number of threads that live as long as the app."""

    def __init__(
        self, name: str, count: int, close_thread: Callable[[], None], begin: Callable[[], None] | None = None
    ) -> None:
        """`begin` and `close_thread` are called in each of the threads, at its start and at its end."""
        self._pool = ThreadPoolExecutor(count, thread_name_prefix=name, initializer=begin)
        self._count = count
        self._close_thread = close_thread

    async def run(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Call a blocking function in one of the threads."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: function(*args, **kwargs))

    def close(self) -> None:
        """Wait for what is running, then close the connection of every thread."""
        together = Barrier(self._count)

        def end() -> None:
            together.wait()  # nobody leaves before each thread has taken one of these
            self._close_thread()

        for ending in [self._pool.submit(end) for _ in range(self._count)]:
            ending.result()
        self._pool.shutdown()


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


class GroupCommit:
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
        except AppError:  # perhaps because of one of them: try each on its own
            for change in changes:
                self._make_alone(change)
        except BaseException as error:  # noqa: BLE001 - raised in every thread that waits for it
            for change in changes:
                change.error = error
        for change in changes:
            change.is_over = True

    def _make_alone(self, change: _Change[object]) -> None:
        # In a transaction, too: whatever the change reads in the end comes before the commit, so that nothing can
        # fail after it.
        try:
            with self._manager.together():
                change.try_it()
        except BaseException as error:  # noqa: BLE001 - raised in the thread whose change it is
            change.error = change.error or error
