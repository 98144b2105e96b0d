"""Checks every request before the app sees it: framing, Host, Origin, token, media type, size.

Every web page that the user opens can send requests to 127.0.0.1. The check of Host stops DNS rebinding. The check
of Origin and Sec-Fetch-Site stops cross-site requests; a form needs no preflight.
"""

import asyncio
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rembg_desktop.api.problem import ApiCode, Problem, of_app_error, respond
from rembg_desktop.errors import AppError
from rembg_desktop.paths import TokenFile

NAMES: Final = ("localhost", "127.0.0.1", "[::1]")
MAX_JSON_BYTES: Final = 8_000_000
MAX_BASE64_BYTES: Final = 64_000_000
"""Size of a body that contains a photo as text and is read into memory."""
_HOST: Final = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>\d{1,5}))?")
_CHANGING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_ALLOWED_HEADERS: Final = "Authorization, Content-Type, Idempotency-Key, Prefer, Last-Event-ID, Range"
_EXPOSED_HEADERS: Final = "Location, Retry-After, ETag, Content-Range, Content-Disposition"


@dataclass(frozen=True, slots=True)
class SeenRequest:
    """One of the last requests, without its headers and query."""

    at: datetime
    method: str
    path: str
    status: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class DialectRules:
    """What differs for a route that speaks the dialect of another program.

    Attributes:
        media: media types of its bodies; empty if it takes none.
        key_header: a header that may contain the token instead of Authorization; empty if there is none.
        shape: makes the response with an error.
    """

    media: frozenset[str]
    key_header: str
    shape: Callable[[Problem], Response]


@dataclass(frozen=True, slots=True)
class GuardRules:
    """What is allowed.

    Attributes:
        port: of the server; the Host header must contain it.
        token: required in requests; None allows every program on this computer.
        origins: web origins that may send requests, besides our own.
        max_bytes: largest body of an upload.
        public: paths that need no token; a path that ends in `/` stands for everything below it.
        uploads: paths that accept a form with files.
        masks: paths to which a PNG file may be sent with PUT, alone or in a form.
        dialects: routes that speak the dialect of another program, by path.
        on_done: called with method, route, status and seconds of every response.
    """

    port: int
    token: TokenFile | None
    origins: frozenset[str]
    max_bytes: int
    public: Iterable[str]
    uploads: frozenset[str]
    masks: re.Pattern[str]
    dialects: Mapping[str, DialectRules]
    on_done: Callable[[str, str, int, float], object]


class Guard:
    """Pure ASGI, so that bodies stream through it."""

    def __init__(self, app: ASGIApp, rules: GuardRules, seen: deque[SeenRequest]) -> None:
        self._app = app
        self._rules = rules
        self._seen = seen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._serve(scope, receive, send)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = time.perf_counter()
        status = 500
        origin: str | None = None
        is_noted = False

        def note() -> None:
            nonlocal is_noted
            if not is_noted:
                is_noted = True
                self._note(scope, status, time.perf_counter() - begun)

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, origin)
            elif not message.get("more_body"):
                note()  # before the client sees the end of the response
            await send(message)

        if dialect := self._rules.dialects.get(scope["path"]):
            scope["shape"] = dialect.shape
        try:
            headers = Headers(scope=scope)
            host = self._check_host(headers)
            origin = self._check_origin(headers, host)
            if origin is not None and _is_preflight(scope["method"], headers):
                await answer({"type": "http.response.start", "status": 204, "headers": _preflight()})
                await answer({"type": "http.response.body", "body": b""})
                return
            self._check_token(scope["path"], headers)
            limit = self._check_body(scope["method"], scope["path"], headers)
            await self._app(scope, _Limited(receive, limit), answer)
        except Problem as problem:
            await respond(problem, scope)(scope, receive, answer)
        except AppError as error:  # the token file cannot be read
            await respond(of_app_error(error), scope)(scope, receive, answer)
        finally:
            note()

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "")
        self._rules.on_done(scope["method"], route, status, seconds)
        path = scope["path"][:200]
        self._seen.append(SeenRequest(datetime.now(UTC), scope["method"], path, status, seconds * 1000))

    def _check_host(self, headers: Headers) -> str:
        if "content-length" in headers and "transfer-encoding" in headers:
            detail = "A request must not have both Content-Length and Transfer-Encoding."
            raise Problem(400, ApiCode.MALFORMED_REQUEST, detail, headers={"Connection": "close"})
        given = headers.getlist("host")
        match = _HOST.fullmatch(given[0]) if len(given) == 1 else None
        if match is None:
            detail = "The request must have exactly one valid Host header."
            raise Problem(400, ApiCode.MALFORMED_HOST, detail)
        port = int(match["port"] or 80)
        if match["name"].lower() not in NAMES or port != self._rules.port:
            detail = "This server accepts only requests to localhost, 127.0.0.1 and [::1] with its port."
            hint = f"Use http://localhost:{self._rules.port}."
            raise Problem(421, ApiCode.HOST_NOT_ALLOWED, detail, hint)
        return given[0].lower()

    def _check_origin(self, headers: Headers, host: str) -> str | None:
        """The foreign origin that may read the response; None for our own."""
        origin = headers.get("origin")
        if origin is not None:
            if origin.lower() == f"http://{host}":
                return None
            if origin in self._rules.origins:
                return origin
        site = headers.get("sec-fetch-site", "none").strip().lower()
        if origin is not None or site not in {"none", "same-origin"}:
            detail = "Web pages of other origins may not use this server."
            hint = "If you trust the page, add its origin to the settings."
            raise Problem(403, ApiCode.ORIGIN_NOT_ALLOWED, detail, hint)
        return None

    def _check_token(self, path: str, headers: Headers) -> None:
        token = self._rules.token
        if token is None or any(
            path == public or (public.endswith("/") and path.startswith(public)) for public in self._rules.public
        ):
            return
        scheme, _, offered = headers.get("authorization", "").partition(" ")
        dialect = self._rules.dialects.get(path)
        if dialect and dialect.key_header in headers:
            scheme, offered = "bearer", headers[dialect.key_header]
        if scheme.lower() != "bearer" or not token.matches(offered.strip()):
            detail = "The token is missing or wrong."
            header = f"`{dialect.key_header.title()}: TOKEN` or " if dialect and dialect.key_header else ""
            hint = f"Send the header {header}`Authorization: Bearer TOKEN`; the token is in the file api-token."
            raise Problem(
                401,
                ApiCode.UNAUTHORIZED,
                detail,
                hint,
                headers={"WWW-Authenticate": 'Bearer realm="rembg-desktop"'},
            )

    def _check_body(self, method: str, path: str, headers: Headers) -> int:
        length = headers.get("content-length")
        if length is not None and not re.fullmatch(r"[0-9]{1,18}", length):
            raise Problem(400, ApiCode.MALFORMED_REQUEST, "The Content-Length is not a number.")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        has_body = "transfer-encoding" in headers or int(length or 0) > 0
        allowed = {"application/json"}
        needs_body, dialect = path in self._rules.uploads, None
        if needs_body:
            allowed.add("multipart/form-data")
        elif dialect := self._rules.dialects.get(path):
            needs_body, allowed = method == "POST" and bool(dialect.media), set(dialect.media) or allowed
        elif self._rules.masks.fullmatch(path):
            needs_body, allowed = method == "PUT", {"image/png", "multipart/form-data"}
        if method in _CHANGING and (has_body or needs_body) and kind not in allowed:
            detail = f"The media type must be {' or '.join(sorted(allowed))}."
            raise Problem(
                415, ApiCode.UNSUPPORTED_MEDIA_TYPE, detail, headers={"Accept": ", ".join(sorted(allowed))}
            )
        limit = MAX_JSON_BYTES if kind not in {"multipart/form-data", "image/png"} else self._rules.max_bytes
        if dialect and kind != "multipart/form-data":
            limit = min(MAX_BASE64_BYTES, self._rules.max_bytes)
        if int(length or 0) > limit:
            raise too_large(limit)
        return limit


class _Limited:
    """Limits the size of a body, whatever Content-Length says."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._limit = limit
        self._received = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._received += len(message.get("body", b""))
            if self._received > self._limit:
                raise too_large(self._limit)
        return message


def too_large(limit: int, what: str = "The body") -> Problem:
    """The problem document for a body, or a part of it, above `limit` bytes.

    The connection stays open, and the rest of the body is read and dropped: many clients read no response before
    they have sent everything, and report a network error if they cannot.
    """
    megabytes = f"{limit / 1_000_000:,.3f}".rstrip("0").rstrip(".")
    detail = f"{what} is larger than {megabytes} MB."
    hint = "Send fewer or smaller images, or raise the limit in the settings."
    return Problem(413, ApiCode.BODY_TOO_LARGE, detail, hint)


def _is_preflight(method: str, headers: Mapping[str, str]) -> bool:
    return method == "OPTIONS" and "access-control-request-method" in headers


def _preflight() -> list[tuple[bytes, bytes]]:
    return [
        (b"access-control-allow-methods", b"GET, HEAD, POST, PUT"),
        (b"access-control-allow-headers", _ALLOWED_HEADERS.encode()),
        (b"access-control-max-age", b"600"),
    ]


def _add_headers(message: Message, origin: str | None) -> None:
    headers = MutableHeaders(scope=message)
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Frame-Options"] = "DENY"
    if origin is None:
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
    else:
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = _EXPOSED_HEADERS
        headers.add_vary_header("Origin")


HEADERS_ONLY: Final = "rembg_desktop.headers_only"
"""Is in the scope of a request whose response needs no body, for what is expensive to begin."""


class HeadRequests:
    """Answers HEAD wherever GET works, with the headers of GET. Pure ASGI; FastAPI lacks this for its routes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            await self._send_headers(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _send_headers(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [header for header in scope["headers"] if header[0] != b"range"]  # only for GET (RFC 9110, 14.2)
        get = {**scope, "method": "GET", "headers": headers, HEADERS_ONLY: True}
        has_body = asyncio.Event()

        async def send_start(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
            else:
                has_body.set()
                await asyncio.Event().wait()  # until canceled: an archive or an event stream must not go on

        app = asyncio.ensure_future(self._app(get, receive, send_start))
        body = asyncio.ensure_future(has_body.wait())
        try:
            await asyncio.wait((app, body), return_when=asyncio.FIRST_COMPLETED)
            if app.done():
                app.result()  # raises what the app raised
        finally:
            for task in (app, body):
                task.cancel()
            await asyncio.wait((app, body))
        if "route" in get:
            scope["route"] = get["route"]  # for the metrics
        await send({"type": "http.response.body", "body": b""})
