"""Server-sent events: every change of a job, without asking again and again."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response, StreamingResponse

from rembg_desktop.api.feed import Feed
from rembg_desktop.api.schemas import EventsQuery, problems
from rembg_desktop.api.service import service_of

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
    Last-Event-ID no event is lost; `reset` in place of `ready` says that some were: read the jobs anew.
    """
    service = service_of(request)
    feed = request.app.state.feed
    assert isinstance(feed, Feed)
    loop = asyncio.get_running_loop()
    more = asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(more.set)

    await service.reads.run(feed.join, wake)
    return StreamingResponse(
        _stream(feed, wake, more, last_event_id, query.job),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )


async def _stream(
    feed: Feed, wake: Callable[[], None], more: asyncio.Event, last_id: str | None, job_id: str | None
) -> AsyncIterator[str]:
    try:
        position = feed.position(last_id)
        kind = "ready"
        if position is None:
            kind, position = "reset", feed.position(None)
        assert position is not None
        yield f"retry: {_RETRY_MS}\n" + _message(feed.id_of(position), kind, {})
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
