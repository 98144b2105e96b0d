"""Puts the app together."""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.types import ASGIApp, Receive, Scope, Send

from rembg_desktop import __version__
from rembg_desktop.api import about, docs, events, jobs, problem, removal, results, submissions
from rembg_desktop.api.about import Metrics
from rembg_desktop.api.events import Feed
from rembg_desktop.api.guard import Guard, GuardRules
from rembg_desktop.api.response_cache import ResponseCache
from rembg_desktop.api.schemas import PathSubmission, ProblemDocument
from rembg_desktop.api.service import Service
from rembg_desktop.api.spool import Spool, sweeper
from rembg_desktop.api.threads import GroupCommit, Threads
from rembg_desktop.concurrency import lower_thread_priority
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.remote.token import TokenFile
from rembg_desktop.settings import Settings

_JOB: Final = re.compile(r"/queue/job/([0-9a-f]{12})")
_STATUS: Final = SimpleNamespace(path="/queue/job/{job_id}")

Answer = Callable[[Service], Awaitable[tuple[int, bytes]]]


class FastPath:
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


PUBLIC: Final = ("/health", "/version", "/openapi.json", "/docs", "/docs/")
"""What needs no token: nothing here tells of jobs or files."""
_UPLOADS: Final = frozenset({"/queue/submit", "/remove"})
_READERS: Final = 2
"""Questions are short and mostly Python: many threads would only wrest the interpreter from each other."""
_WRITERS: Final = 8
"""They wait for the disk most of the time."""
_WRITERS_BESIDE_WINDOW: Final = 2
"""Each one more wants its share of the interpreter, of which the window then has less."""
_DESCRIPTION: Final = """
Removes the background of photos on this machine. Every request but `/health` and `/version` carries
`Authorization: Bearer TOKEN`; the token is in the file `api-token` in the program's home folder.
Errors are problem details (RFC 9457) with a `code` that never changes.
"""


def create_app(
    manager: QueueManager,
    store: Store,
    home: Home,
    settings: Settings,
    *,
    port: int,
    token: TokenFile | None,
    submitted: Callable[[], object] = lambda: None,
    beside_window: bool = False,
) -> FastAPI:
    """The app over a queue; it executes nothing itself.

    Args:
        manager: the queue.
        store: behind the queue, to close the connections of the app's threads.
        home: folder of spool, presets and models.
        settings: limits, allowed folders and origins.
        port: of the server, which the Host of every request must name.
        token: who knows it may call; None lets everybody on the machine.
        submitted: called in one of the app's threads when the queue was changed.
        beside_window: a window of this process comes before the answers.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        await service.writes.run(sweep)
        sweeping = asyncio.create_task(_every_hour(service.writes, sweep))
        yield
        sweeping.cancel()
        store.close_thread()
        feed.close()
        service.reads.close()
        service.writes.close()

    begin = lower_thread_priority if beside_window else None
    writers = _WRITERS_BESIDE_WINDOW if beside_window else _WRITERS
    reads = Threads("api-read", _READERS, store.close_thread, begin)
    service = Service(
        home,
        settings,
        manager,
        Spool(home.root / "spool"),
        reads,
        Threads("api-write", writers, store.close_thread, begin),
        submitted,
        ResponseCache(manager, reads),
        GroupCommit(manager),
    )
    app = FastAPI(
        title="Rembg Desktop",
        version=__version__,
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.service = service
    sweep = sweeper(service.spool, manager)
    feed = Feed(manager, store.close_thread)
    app.state.feed = feed
    app.state.metrics = Metrics(manager)
    problem.install(app)
    for part in (submissions, removal, jobs, results, events, about, docs):
        app.include_router(part.router)
    rules = GuardRules(
        port=port,
        token=token,
        origins=frozenset(settings.api.origins),
        max_bytes=settings.api.max_request_mb * 1_000_000,
        public=PUBLIC,
        uploads=_UPLOADS,
        on_done=app.state.metrics.observe,
    )
    app.add_middleware(FastPath, service=service)
    app.add_middleware(Guard, rules=rules, seen=service.seen)
    app.openapi = lambda: _openapi(app)
    return app


async def _every_hour(threads: Threads, sweep: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(3600)
        await threads.run(sweep)


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        components = document.setdefault("components", {})
        schemas = components.setdefault("schemas", {})
        for model in (ProblemDocument, PathSubmission):
            schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(schema.pop("$defs", {}))
            schemas[model.__name__] = schema
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"token": []}]
        app.openapi_schema = document
    return app.openapi_schema
