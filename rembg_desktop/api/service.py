"""What the routes share: the queue, threads for calls that block, group commit and a cache of responses."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier
from typing import Any, Final, ParamSpec, TypeVar

from fastapi import Request

from rembg_desktop.api.folders import Spool
from rembg_desktop.api.guard import SeenRequest
from rembg_desktop.api.problem import ApiCode, Problem, as_json, invalid_field
from rembg_desktop.executor.mask_exchange import MaskExchange
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue import planning as planned
from rembg_desktop.queue.database import GroupCommit
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.planning import Plan
from rembg_desktop.queue.types import Job, JobDetail, JobImage, JobPage
from rembg_desktop.settings import Settings

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Threads:
    """A fixed number of threads; they run until close()."""

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
            together.wait()  # each thread must take exactly one of these
            self._close_thread()

        for ending in [self._pool.submit(end) for _ in range(self._count)]:
            ending.result()
        self._pool.shutdown()


_MOST: Final = 256
"""Maximum number of cached responses."""
_LARGEST: Final = 262_144
"""Larger responses are not cached, bytes."""


@dataclass(slots=True)
class _Kept:
    until: float
    body: "asyncio.Future[bytes]"


class ResponseCache:
    """Caches responses until something is committed; only for the thread of the event loop.

    No response is older than its request: what was committed before a request came is in its response.
    """

    def __init__(self, manager: QueueManager, threads: Threads) -> None:
        self._manager = manager
        self._threads = threads
        self._version = -1
        self._kept: dict[str, _Kept] = {}

    async def get(self, key: str, make: Callable[[], object], seconds: float = 60.0) -> bytes:
        """The JSON of a document, from the cache unless something was committed since it was made.

        Args:
            key: names the document.
            make: returns it; called in a thread, once for all requests that come meanwhile.
            seconds: how long it may be cached when nothing is committed.

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
            # The version was read first, so the rows are at least as new.
            kept = _Kept(now + seconds, asyncio.ensure_future(self._threads.run(_rendered, make)))
            self._kept[key] = kept
            kept.body.add_done_callback(lambda body: self._drop_unfit(key, body))
        if kept.body.done():
            return kept.body.result()
        return await asyncio.shield(kept.body)  # a client that disconnects must not cancel it for the others

    def _drop_unfit(self, key: str, body: "asyncio.Future[bytes]") -> None:
        if body.cancelled() or body.exception() is not None or len(body.result()) > _LARGEST:
            kept = self._kept.get(key)
            if kept is not None and kept.body is body:
                del self._kept[key]


def _rendered(make: Callable[[], object]) -> bytes:
    return as_json(make())


_WRITE_AT: Final = 4 << 20
"""Bytes of one form that are collected before a thread writes them."""
_SHARED: Final = 64 << 20
_WRITE_AT_WHEN_SHORT: Final = 1 << 18
"""The same while all forms together hold more than _SHARED."""


class Memory:
    """Counts the bytes of all forms that are not written yet; only for the thread of the event loop.

    Attributes:
        waiting: the bytes.
        has_room_until: until when Service.see_room() need not look into the queue, on the clock of the event loop.
    """

    def __init__(self) -> None:
        self.waiting = 0
        self.has_room_until = 0.0

    def is_due(self, waiting: int) -> bool:
        """Whether a form should write its waiting bytes now; small forms write once, at their end."""
        return waiting >= (_WRITE_AT if self.waiting < _SHARED else _WRITE_AT_WHEN_SHORT)


log = logging.getLogger(__name__)

RECENT_SECONDS: Final = 0.25
"""How old values may be that change without a commit: rates, free space, whether the executor is running."""


@dataclass(frozen=True, slots=True)
class Service:
    """The queue and everything that the routes need beside it.

    Attributes:
        home: folder of presets, models and spool.
        settings: as they were when the app was made.
        manager: the queue.
        spool: where uploads go.
        reads, writes: threads for calls that block; a slow submission does not delay reads.
        photos: a thread for calls that decode photos.
        seen: the last requests.
        submitted: called after a submission, in one of the threads.
        answers: cached responses.
        together: commits submissions.
        masks: gives out masks, and takes changed ones.
        memory: the bytes of all uploads that are not written yet.
    """

    home: Home
    settings: Settings
    manager: QueueManager
    spool: Spool
    reads: Threads
    writes: Threads
    photos: Threads
    submitted: Callable[[], object]
    answers: ResponseCache
    together: GroupCommit
    masks: MaskExchange
    memory: Memory = field(default_factory=Memory)
    seen: deque[SeenRequest] = field(default_factory=lambda: deque[SeenRequest](maxlen=100))

    def check_room(self, images: int = 1) -> None:
        """Refuse a submission when too many images wait in the queue.

        Raises:
            Problem: queue_full.
        """
        waiting = self.manager.backlog()
        most = self.settings.api.max_queued
        if waiting + images > most:
            after = min(3600, max(5, round(self.manager.stats().eta_seconds or 30)))
            detail = f"The queue is full: {waiting:,} images are waiting, the limit is {most:,}."
            hint = "Try again later, or raise the limit in the settings."
            raise Problem(429, ApiCode.QUEUE_FULL, detail, hint, headers={"Retry-After": str(after)})

    async def see_room(self) -> None:
        """Refuse a submission before its body is received; commit() decides about those that arrive at once.

        Raises:
            Problem: queue_full.
        """
        now = asyncio.get_running_loop().time()
        if now >= self.memory.has_room_until:
            await self.reads.run(self.check_room)
            self.memory.has_room_until = now + RECENT_SECONDS

    def commit(
        self,
        plan: Plan,
        options: RemovalOptions,
        *,
        preset: str | None,
        priority: int,
        hold: bool,
        key: str | None,
        digest: str | None,
        review_folder: Path | None = None,
    ) -> Job:
        """Put a planned job into the queue; `digest` stands for all that was asked for with the key.

        Raises:
            Problem: too many images, or no room.
            AppError: what the queue raises.
        """
        most = self.settings.api.max_images
        if len(plan.images) > most:
            raise invalid_field("images", f"{len(plan.images):,} images; the limit for a job is {most:,}")

        def submit() -> Job:
            self.check_room(len(plan.images))
            return self.manager.submit(
                plan,
                options,
                preset=preset,
                priority=priority,
                hold=hold,
                idempotency_key=key,
                idempotency_digest=digest,
                review_folder=review_folder,
            )

        job = self.together.run(submit)
        self.announce()
        return job

    def announce(self) -> None:
        """Tell the executor of this process that the queue has changed.

        The change is committed: it looks again by itself, so nothing that fails here may fail the request.
        """
        try:
            self.submitted()
        except Exception:
            log.exception("Could not tell the executor of a change")


def service_of(request: Request) -> Service:
    """The service behind a request."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service


def job_links(job_id: str) -> dict[str, str]:
    """The links of a job."""
    base = f"/queue/job/{job_id}"
    return {
        "self": base,
        "cancel": f"{base}/cancel",
        "retry": f"{base}/retry",
        "results": f"{base}/results.zip",
    }


def image_links(image: JobImage) -> dict[str, Any]:
    """The links of an image; `result` is null until there is one, and if it is in a store.

    `outputs` are those of several files.
    """
    link = f"/queue/job/{image.job_id}/result/{image.id}"
    links: dict[str, Any] = {"result": link if _is_here(image.output) else None}
    if image.several:
        links["outputs"] = [
            f"{link}?output={each.number}" if _is_here(each.output) else None for each in image.several
        ]
    return links


def refuse_stored(path: Path) -> None:
    """Refuse to send a result that is in a store: who may read it is for the store to say.

    Raises:
        Problem: result_in_store.
    """
    if isinstance(path, StorePath):
        hint = "Read it from the store, with credentials of your own."
        raise Problem(409, ApiCode.RESULT_IN_STORE, f"The result is in a store: {path}.", hint)


def _is_here(output: Path | None) -> bool:
    return output is not None and not isinstance(output, StorePath)


def job_document(found: Job) -> dict[str, Any]:
    """A job without its images."""
    return {**found.as_dict(), "links": job_links(found.id)}


def detail_document(found: JobDetail) -> dict[str, Any]:
    """A job with its images."""
    images = [{**image.as_dict(), "links": image_links(image)} for image in found.images]
    return {**found.as_dict(), "images": images, "links": job_links(found.job.id)}


def page_document(found: JobPage) -> dict[str, Any]:
    """Some jobs."""
    return {"jobs": [job_document(item) for item in found.jobs], "next": found.next}


def submitted_document(found: Job, plan: Plan) -> dict[str, Any]:
    """A job that was just submitted, as `submit --json` prints it, with links."""
    return {**planned.submitted(found, plan), "links": job_links(found.id)}
