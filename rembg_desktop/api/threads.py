"""A few threads for calls that block; the queue's connection of each is closed at the end."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import ParamSpec, TypeVar

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
