"""Puts the app together and serves it in a thread of this process."""

import asyncio
import re
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from types import ModuleType, SimpleNamespace
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.types import ASGIApp, Receive, Scope, Send

from rembg_desktop import __version__
from rembg_desktop.api import about, checks, events, hot_folders, jobs, problem, results, submissions
from rembg_desktop.api.about import Metrics
from rembg_desktop.api.connections import BACKLOG, GuardedProtocol, listen
from rembg_desktop.api.dialects import rembg, removebg
from rembg_desktop.api.events import Feed
from rembg_desktop.api.folders import Spool, sweeper
from rembg_desktop.api.guard import DialectRules, Guard, GuardRules, HeadRequests
from rembg_desktop.api.requests import PathSubmission
from rembg_desktop.api.schemas import ProblemDocument
from rembg_desktop.api.service import GroupCommit, ResponseCache, Service, Threads
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.context import shorten_switch_interval
from rembg_desktop.executor.mask_exchange import MaskExchange
from rembg_desktop.paths import Home, TokenFile
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.settings import Settings
from rembg_desktop.worker import lower_thread_priority

_JOB: Final = re.compile(r"/queue/job/([0-9a-f]{12})")
_STATUS: Final = SimpleNamespace(path="/queue/job/{job_id}")

Answer = Callable[[Service], Awaitable[tuple[int, bytes]]]


class FastPath:
    """Answers the most frequent requests without the routing of FastAPI. Pure ASGI, called after the Guard."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._service = service
        self._plain: dict[str, tuple[SimpleNamespace, Answer]] = {
            "/queue/jobs": (SimpleNamespace(path="/queue/jobs"), _list),
            "/queue/stats": (SimpleNamespace(path="/queue/stats"), _stats),
            "/health": (SimpleNamespace(path="/health"), about.health_of),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on to the app."""
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
"""Paths that need no token; they show nothing about jobs or files."""
_UPLOADS: Final = frozenset({"/queue/submit", "/remove"})
_MASKS: Final = re.compile(r"/queue/job/[^/]+/image/[^/]+/mask")
_DIALECTS: Final = {"rembg": rembg, "removebg": removebg}
_READERS: Final = 2
"""Reads are short and mostly Python code: more threads would only compete for the interpreter."""
_WRITERS: Final = 8
"""They mostly wait for the disk."""
_WRITERS_BESIDE_WINDOW: Final = 2
"""More threads would make the window slower."""
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
        port: of the server; the Host header of every request must contain it.
        token: required in requests; None allows every program on this computer.
        submitted: called in one of the app's threads when the queue was changed.
        beside_window: this process also has a window, which has priority over responses.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        await service.writes.run(sweep)
        sweeping = asyncio.create_task(_every_hour(service.writes, sweep))
        yield
        sweeping.cancel()
        store.close_thread()
        feed.close()
        for threads in (service.reads, service.writes, service.photos):
            threads.close()

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
        Threads("api-photo", 1, store.close_thread, begin),
        submitted,
        ResponseCache(manager, reads),
        GroupCommit(store.database),
        MaskExchange(home, settings, manager),
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
    for part in (submissions, jobs, results, events, checks, about):
        app.include_router(part.router)
    app.include_router(results.removal_router)
    hot_folders.install(app, store)
    app.include_router(about.docs_router)
    spoken: dict[str, DialectRules] = {}
    for dialect in _dialects(settings):
        app.include_router(dialect.router)
        spoken |= dialect.RULES
    rules = GuardRules(
        port=port,
        token=token,
        origins=frozenset(settings.api.origins),
        max_bytes=settings.api.max_request_mb * 1_000_000,
        public=PUBLIC,
        uploads=_UPLOADS,
        masks=_MASKS,
        dialects=spoken,
        on_done=app.state.metrics.observe,
    )
    app.add_middleware(FastPath, service=service)
    app.add_middleware(HeadRequests)
    app.add_middleware(Guard, rules=rules, seen=service.seen)
    app.openapi = lambda: _openapi(app)
    return app


def _dialects(settings: Settings) -> list[ModuleType]:
    for name in settings.api.dialects:
        if name not in _DIALECTS:
            message = f"Invalid setting api.dialects: {name!r} must be one of {', '.join(_DIALECTS)}."
            raise AppError(ErrorCode.INVALID_SETTING, message, "Change api.dialects and try again.")
    return [module for name, module in _DIALECTS.items() if name in settings.api.dialects]


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
        for operations in document["paths"].values():
            if "get" in operations:
                operations["head"] = _head_of(operations["get"])
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"token": []}]
        app.openapi_schema = document
    return app.openapi_schema


def _head_of(get: dict[str, Any]) -> dict[str, Any]:
    """The description of HEAD: that of GET, without the bodies."""
    responses = {
        status: {name: value for name, value in response.items() if name != "content"}
        for status, response in get["responses"].items()
    }
    return {
        **get,
        "operationId": f"{get['operationId']}_head",
        "summary": f"{get['summary']} (headers only)",
        "description": "The status and the headers of GET, without the body.",
        "responses": responses,
    }


_GRACE_SECONDS: Final = 3
"""How long running requests may take to finish when the server stops."""


class ApiServer:
    """The API of a process; start() once, stop() once.

    Attributes:
        app: the app; `app.state.service.seen` has the last requests.
        port: on which it listens.
    """

    def __init__(
        self,
        manager: QueueManager,
        store: Store,
        home: Home,
        settings: Settings,
        *,
        token: TokenFile | None,
        port: int | None = None,
        submitted: Callable[[], object] = lambda: None,
        beside_window: bool = False,
    ) -> None:
        """Open the port.

        Args:
            manager: the queue.
            store: behind the queue.
            home: folder of spool, presets and models.
            settings: limits, allowed folders, origins, and the port unless one is named.
            token: required in requests; None allows every program on this computer.
            port: instead of the one in the settings; 0 chooses a free one.
            submitted: called when the queue was changed, in a thread of the server's.
            beside_window: this process also has a window, which has priority over responses.

        Raises:
            AppError: port_in_use; home_unwritable, when a token is needed and cannot be kept; invalid_setting for
                unknown dialects.
        """
        _dialects(settings)  # before the port is open
        if token is not None:
            token.get()
        self._sockets = listen(settings.api.port if port is None else port)
        self.port: int = self._sockets[0].getsockname()[1]
        self._beside_window = beside_window
        self.app = create_app(
            manager,
            store,
            home,
            settings,
            port=self.port,
            token=token,
            submitted=submitted,
            beside_window=beside_window,
        )
        config = uvicorn.Config(
            self.app,
            http=GuardedProtocol,
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            backlog=BACKLOG,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="api")

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"http://localhost:{self.port}"

    @property
    def is_serving(self) -> bool:
        """Whether requests are answered."""
        return self._server.started and self._thread.is_alive()

    def start(self) -> None:
        """Start to serve; requests that arrive before the thread is ready wait in the sockets."""
        shorten_switch_interval()
        self._thread.start()

    def stop(self, grace: float = _GRACE_SECONDS) -> None:
        """Accept no more requests, give running ones `grace` seconds to finish, and wait for that."""
        self._server.config.timeout_graceful_shutdown = grace  # pyright: ignore[reportAttributeAccessIssue]
        self._server.should_exit = True
        self.app.state.feed.close()  # event streams would not end otherwise
        if self._thread.ident is not None:
            self._thread.join()
        for listener in self._sockets:
            listener.close()

    def _run(self) -> None:
        if self._beside_window:
            lower_thread_priority()
        asyncio.run(self._server.serve(self._sockets))
