"""Server-sent events: every change of a job, without asking again and again."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response, StreamingResponse

from rembg_desktop.api import documents
from rembg_desktop.api.feed import Feed
from rembg_desktop.api.schemas import EventsQuery, problems
from rembg_desktop.api.service import service_of
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.manager import QueueManager

router = APIRouter(tags=["queue"])

_HEARTBEAT_SECONDS: Final = 10.0
_RETRY_MS: Final = 1000


@router.get(
    "/queue/events",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "Events without end",
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

    `ready` comes first; then `job` with the job's document at every change, and `removed`. With the header
    Last-Event-ID no event is lost. Where that cannot be, after a restart of the program or a long time away,
    `reset` comes in place of `ready`: its `jobs` are those that have not ended, or the one that was asked for.
    """
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
    return StreamingResponse(
        _stream(feed, wake, more, begin, query.job),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )


class _Begin:
    """Where a stream begins, settled before the jobs are read: what changes meanwhile is told again."""

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
        return [documents.job(job) for job in manager.queue_order()]
    try:
        return [documents.job(manager.job(job_id))]
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
