"""Keeps answers for as long as nothing is committed, since many programs ask the same again and again.

Under a hundred requests a second the same rows would be read, and the same JSON written, a hundred times between
two commits. No answer is older than its question: what was committed before a request came is in its answer.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rembg_desktop.api.threads import Threads
from rembg_desktop.queue.manager import QueueManager

_MOST: Final = 256
"""Answers that are kept at once."""
_LARGEST: Final = 262_144
"""Bytes of an answer that is worth keeping."""


@dataclass(slots=True)
class _Kept:
    until: float
    body: "asyncio.Future[bytes]"


class ResponseCache:
    """Used by the thread of the event loop alone."""

    def __init__(self, manager: QueueManager, threads: Threads) -> None:
        self._manager = manager
        self._threads = threads
        self._version = -1
        self._kept: dict[str, _Kept] = {}

    async def get(self, key: str, make: Callable[[], object], seconds: float = 60.0) -> bytes:
        """The JSON of a document, made now unless it was asked for since the last commit.

        Args:
            key: names the document.
            make: gives it; called in a thread, once for all who ask meanwhile.
            seconds: how long it is right though nothing is committed.

        Raises:
            AppError: what `make` raises, and what a QueueManager raises.
        """
        version = self._manager.data_version()
        if version != self._version:
            self._version = version
            self._kept.clear()
        loop = asyncio.get_running_loop()
        now = loop.time()
        kept = self._kept.get(key)
        if kept is None or now > kept.until:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            # Its rows are read after the version was: they are at least as new.
            kept = _Kept(now + seconds, asyncio.ensure_future(self._threads.run(_rendered, make)))
            self._kept[key] = kept
            kept.body.add_done_callback(lambda body: self._drop_unfit(key, body))
        if kept.body.done():
            return kept.body.result()
        return await asyncio.shield(kept.body)  # one who goes away does not take it from the others

    def _drop_unfit(self, key: str, body: "asyncio.Future[bytes]") -> None:
        if body.cancelled() or body.exception() is not None or len(body.result()) > _LARGEST:
            kept = self._kept.get(key)
            if kept is not None and kept.body is body:
                del self._kept[key]


def _rendered(make: Callable[[], object]) -> bytes:
    return as_json(make())


def as_json(document: object) -> bytes:
    """JSON in ASCII: file names that are no valid text survive it."""
    return json.dumps(document, allow_nan=False, separators=(",", ":")).encode("ascii")
