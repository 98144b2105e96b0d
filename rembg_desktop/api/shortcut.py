"""A short way to the answers that programs ask for all the time.

The ways of FastAPI to a route take longer than the answers themselves. Only the plain form of a question goes this
way, without a query; all else, and everything that is wrong, goes on to the routes, which answer the same.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from types import SimpleNamespace
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from rembg_desktop.api import about, jobs
from rembg_desktop.api.service import Service

_JOB: Final = re.compile(r"/queue/job/([0-9a-f]{12})")
_STATUS: Final = SimpleNamespace(path="/queue/job/{job_id}")

Answer = Callable[[Service], Awaitable[tuple[int, bytes]]]


class Shortcut:
    """Pure ASGI; what the Guard lets in comes here first."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service
        self._plain: dict[str, tuple[SimpleNamespace, Answer]] = {
            "/queue/jobs": (SimpleNamespace(path="/queue/jobs"), _list),
            "/queue/stats": (SimpleNamespace(path="/queue/stats"), _stats),
            "/health": (SimpleNamespace(path="/health"), about.health_of),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or go on."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["query_string"]:
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if plain := self._plain.get(path):
            scope["route"], answer = plain
            status, body = await answer(self._service)
        elif job := _JOB.fullmatch(path):
            scope["route"] = _STATUS
            status, body = 200, await jobs.status_of(self._service, job[1])
        else:
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": status, "headers": _headers(body)})
        await send({"type": "http.response.body", "body": body})


async def _list(service: Service) -> tuple[int, bytes]:
    return 200, await jobs.page_of(service, None, 50, None)


async def _stats(service: Service) -> tuple[int, bytes]:
    return 200, await jobs.stats_of(service)


def _headers(body: bytes) -> Sequence[tuple[bytes, bytes]]:
    return [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
