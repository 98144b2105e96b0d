"""Server-sent events: every change of a job, without polling."""

import asyncio
import json
import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response, StreamingResponse

from rembg_desktop.api.guard import HEADERS_ONLY
from rembg_desktop.api.requests import EventsQuery
from rembg_desktop.api.schemas import problems
from rembg_desktop.api.service import job_document, service_of
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Job, ReviewCounts

log = logging.getLogger(__name__)

KEPT: Final = 10_000
"""Number of events that are kept for clients that reconnect."""
LINGER_SECONDS: Final = 300.0
"""How long changes are recorded after the last client has disconnected."""
_LOOK_SECONDS: Final = 0.15
_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Event:
    """One change: `kind` is `job` (its document) or `removed` (its id)."""

    number: int
    kind: str
    job_id: str
    data: dict[str, Any]


class Feed:
    """The changes since the first client came; safe to use from any thread."""

    def __init__(self, manager: QueueManager, close_thread: Callable[[], None]) -> None:
        self._manager = manager
        self._close_thread = close_thread
        self._lock = threading.Lock()
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._listeners: set[Callable[[], None]] = set()
        self._left_at = 0.0
        self._epoch = ""
        self._number = 0
        self._stop = threading.Event()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None
        self._newest: dict[str, ReviewCounts] = {}

    @property
    def is_closed(self) -> bool:
        """Whether no more changes will come."""
        return self._stop.is_set()

    def join(self, wake: Callable[[], None]) -> None:
        """Call `wake` (in another thread) for new events; blocks until changes are recorded."""
        with self._lock:
            self._listeners.add(wake)
            if self._thread is None:
                self._epoch = secrets.token_hex(4)
                self._number = 0
                self._events.clear()
                self._ready = threading.Event()
                self._thread = threading.Thread(target=self._watch, args=(self._ready,), name="api-feed")
                self._thread.start()
            ready = self._ready
        ready.wait(30)

    def leave(self, wake: Callable[[], None]) -> None:
        """Stop calling `wake`."""
        with self._lock:
            self._listeners.discard(wake)
            self._left_at = time.monotonic()

    def id_of(self, number: int) -> str:
        """The id that a client sends when it reconnects."""
        return f"{self._epoch}-{number}"

    @property
    def latest(self) -> int:
        """The number of the latest event."""
        return self._number

    def position(self, last_id: str | None) -> int | None:
        """The number of the event with that id; the latest for None. None for an unknown or dropped event."""
        with self._lock:
            if last_id is None:
                return self._number
            epoch, _, text = last_id.partition("-")
            if epoch != self._epoch or not (text.isascii() and text.isdigit()) or len(text) > 15:
                return None
            oldest = self._events[0].number - 1 if self._events else self._number
            return int(text) if oldest <= int(text) <= self._number else None

    def after(self, number: int) -> list[Event]:
        """The events after one."""
        with self._lock:
            behind = self._number - number
            return list(self._events)[-behind:] if behind > 0 else []

    def close(self) -> None:
        """Stop recording changes, and wake all listeners."""
        self._stop.set()
        with self._lock:
            thread = self._thread
            listeners = list(self._listeners)
        for wake in listeners:
            wake()
        if thread is not None:
            thread.join()

    def _watch(self, ready: threading.Event) -> None:
        jobs: dict[str, Job] | None = None
        version = -1
        try:
            while not self._stop.is_set() and self._is_wanted():
                begun = time.monotonic()
                try:
                    now = self._manager.data_version()
                    if now != version:
                        version = now
                        jobs = self._look(jobs)
                except AppError as error:
                    log.warning("Could not read changes of the queue: %s", error.message)
                ready.set()
                # A long list must not take the machine's time from the images.
                self._stop.wait(max(_LOOK_SECONDS, 5 * (time.monotonic() - begun)))
        finally:
            ready.set()
            self._close_thread()

    def _is_wanted(self) -> bool:
        with self._lock:
            if not self._listeners and time.monotonic() - self._left_at > LINGER_SECONDS:
                self._thread = None
                return False
            return True

    def _look(self, before: dict[str, Job] | None) -> dict[str, Job]:
        """Reads the unfinished jobs, and publishes an event for every job that has changed or finished.

        Also for the newest finished jobs, when their results were reviewed.
        """
        now = {job.id: job for job in self._manager.queue_order()}
        if before is None:
            self._newest = self._newest_reviews()
            return now
        changed = [job for job_id, job in now.items() if _differs(before.get(job_id), job)]
        new = self._new_jobs({*now, *before})
        removed: list[str] = []
        for job_id in before.keys() - now.keys():
            try:
                changed.append(self._manager.job(job_id))
            except AppError as error:
                if error.code is not ErrorCode.NO_SUCH_JOB:
                    raise
                removed.append(job_id)
        self._tell([*new, *changed], removed)
        return now

    def _newest_reviews(self) -> dict[str, ReviewCounts]:
        return {job.id: job.reviews for job in self._manager.list(limit=_PAGE).jobs}

    def _new_jobs(self, seen: set[str]) -> list[Job]:
        """Jobs that were submitted and finished, or reviewed, between two looks; not those in `seen`."""
        found: list[Job] = []
        cursor: str | None = None
        newest: dict[str, ReviewCounts] | None = None
        while True:
            page = self._manager.list(limit=_PAGE, cursor=cursor)
            if newest is None:
                newest = {job.id: job.reviews for job in page.jobs}
            known = [job.id in self._newest for job in page.jobs]
            found += [job for job in page.jobs if self._newest.get(job.id) != job.reviews and job.id not in seen]
            cursor = page.next
            if any(known) or cursor is None:
                break
        self._newest = newest
        return found[::-1]

    def _tell(self, jobs: list[Job], removed: list[str]) -> None:
        if not jobs and not removed:
            return
        with self._lock:
            for job in jobs:
                self._number += 1
                self._events.append(Event(self._number, "job", job.id, job_document(job)))
            for job_id in removed:
                self._number += 1
                self._events.append(Event(self._number, "removed", job_id, {"job_id": job_id}))
            listeners = list(self._listeners)
        for wake in listeners:
            wake()


_SHOWN: Final = ("status", "progress", "held", "priority", "position", "options", "reviews")
"""Attributes of a job whose change is an event."""


def _differs(before: Job | None, now: Job) -> bool:
    if before is None:
        return True
    return any(getattr(before, name) != getattr(now, name) for name in _SHOWN)


router = APIRouter(tags=["queue"])

_HEARTBEAT_SECONDS: Final = 10.0
_RETRY_MS: Final = 1000


@router.get(
    "/queue/events",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "A stream of events",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        **problems(422),
    },
)
async def events(
    request: Request,
    query: Annotated[EventsQuery, Query()],
    last_event_id: Annotated[str | None, Header(max_length=100)] = None,
) -> Response:
    """Changes of jobs, as server-sent events.

    `ready` comes first, then `job` with the job's document at every change, and `removed`. With the header
    Last-Event-ID no event is lost. Where that is impossible, after a restart of the program or a long
    disconnection, `reset` comes instead of `ready`: its `jobs` are the unfinished ones, or the requested one.
    """
    if HEADERS_ONLY in request.scope:
        return _streaming(iter(()))
    service = service_of(request)
    feed = request.app.state.feed
    assert isinstance(feed, Feed)
    loop = asyncio.get_running_loop()
    more = asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(more.set)

    await service.reads.run(feed.join, wake)
    begin = _Begin(feed, last_event_id)
    if begin.is_reset:
        try:
            begin.jobs = await service.reads.run(_snapshot, service.manager, query.job)
        except BaseException:
            feed.leave(wake)
            raise
    return _streaming(_stream(feed, wake, more, begin, query.job))


def _streaming(messages: AsyncIterator[str] | Iterator[str]) -> Response:
    return StreamingResponse(messages, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


class _Begin:
    """Where a stream starts. Determined before the jobs are read, so that no change in between is lost."""

    def __init__(self, feed: Feed, last_id: str | None) -> None:
        position = feed.position(last_id)
        self.is_reset = position is None
        self.position = feed.latest if position is None else position
        self.jobs: list[dict[str, Any]] = []

    def message(self, feed: Feed) -> str:
        kind, data = ("reset", {"jobs": self.jobs}) if self.is_reset else ("ready", dict[str, Any]())
        return f"retry: {_RETRY_MS}\n" + _message(feed.id_of(self.position), kind, data)


def _snapshot(manager: QueueManager, job_id: str | None) -> list[dict[str, Any]]:
    if job_id is None:
        return [job_document(job) for job in manager.queue_order()]
    try:
        return [job_document(manager.job(job_id))]
    except AppError as error:
        if error.code is ErrorCode.NO_SUCH_JOB:
            return []
        raise


async def _stream(
    feed: Feed, wake: Callable[[], None], more: asyncio.Event, begin: _Begin, job_id: str | None
) -> AsyncIterator[str]:
    position = begin.position
    try:
        yield begin.message(feed)
        while not feed.is_closed:
            more.clear()
            for event in feed.after(position):
                position = event.number
                if job_id in (None, event.job_id):
                    yield _message(feed.id_of(position), event.kind, event.data)
            try:
                await asyncio.wait_for(more.wait(), _HEARTBEAT_SECONDS)
            except TimeoutError:
                yield ": still here\n\n"
    finally:
        feed.leave(wake)


def _message(event_id: str, kind: str, data: dict[str, Any]) -> str:
    return f"id: {event_id}\nevent: {kind}\ndata: {json.dumps(data, separators=(',', ':'))}\n\n"
