"""Ports and connections: sockets on the loopback addresses, HTTP with deadlines, which uvicorn lacks, and HEAD."""

import asyncio
import errno
import json
import os
import socket
from typing import Any, Final

import h11
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.config import Config
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from rembg_desktop.api.problem import ApiCode, Problem
from rembg_desktop.errors import AppError, ErrorCode, yield_to_ui

BACKLOG: Final = 512
_TRIES: Final = 50
_TAKEN: Final = (errno.EADDRINUSE, errno.EACCES, errno.EPERM)
_UNRESERVED: Final = 1024
_NEIGHBORS: Final = 20
"""How many ports above one in use are tried before any other."""


class PortTakenError(AppError):
    """port_in_use.

    Attributes:
        port: the one that was asked for.
        free: another one that was free.
    """

    def __init__(self, port: int, free: int) -> None:
        hint = f"Choose another one, such as {free}: --port {free}, or the API's port in the settings."
        super().__init__(ErrorCode.PORT_IN_USE, f"The port {port} is taken or reserved.", hint)
        self.port = port
        self.free = free

    def __reduce__(self) -> tuple[type["PortTakenError"], tuple[int, int]]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return type(self), (self.port, self.free)


def listen(port: int) -> list[socket.socket]:
    """Listening sockets on 127.0.0.1 and, if available, ::1.

    Args:
        port: 0 takes a free one, the same for both.

    Raises:
        PortTakenError: with a free one.
    """
    for _ in range(_TRIES if port == 0 else 1):
        first = _bound(socket.AF_INET, "127.0.0.1", port)
        chosen = first.getsockname()[1]
        try:
            second = _bound(socket.AF_INET6, "::1", chosen) if socket.has_ipv6 else None
        except PortTakenError:
            first.close()
            if port:
                raise
            continue
        except OSError:  # no IPv6 on this machine
            second = None
        return [first, second] if second else [first]
    raise PortTakenError(port, free_port(port))


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    # asyncio disables Nagle's algorithm only if the protocol is given; otherwise a response takes 40 ms more.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # on Windows it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno in _TAKEN:
            raise PortTakenError(port, free_port(port)) from error
        raise
    listener.setblocking(False)
    return listener


def free_port(taken: int) -> int:
    """A free port on the loopback addresses, if possible just above `taken`."""
    above = range(taken + 1, min(taken + _NEIGHBORS, 65_535) + 1) if taken >= _UNRESERVED else ()
    for port in (*above, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            free: int = probe.getsockname()[1]
        if _is_free_6(free):
            return free
    return 0


def _is_free_6(port: int) -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            probe.bind(("::1", port))
    except OSError as error:  # any other error: there is no IPv6
        return error.errno not in _TAKEN
    return True


HEADER_SECONDS: Final = 5.0
"""Deadline for the headers of a request, from the connection or from the first byte of the request."""
BODY_SECONDS: Final = 4.0
"""In each period of this length a body must grow by at least BODY_BYTES, unless it is complete."""
BODY_BYTES: Final = 32_768
MAX_CONNECTIONS: Final = 400
_AHEAD_BYTES: Final = 524_288
"""Bytes of a body that are received ahead of the app."""


class _Flow(FlowControl):
    """Pauses reading when a body arrives faster than the app reads it; uvicorn's own pauses after every chunk."""

    def __init__(self, transport: asyncio.Transport, protocol: H11Protocol) -> None:
        super().__init__(transport)
        self._protocol = protocol

    def pause_reading(self) -> None:
        protocol = self._protocol
        if protocol.conn.their_state is not h11.SEND_BODY or len(protocol.cycle.body) > _AHEAD_BYTES:
            super().pause_reading()


class GuardedProtocol(H11Protocol):
    """One connection."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._deadline: asyncio.TimerHandle | None = None
        self._in_body = False
        self._grown = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Start the deadline for headers, or refuse the connection if there are too many.

        uvicorn's limit_concurrency would answer in plain text; this answers with a problem document.
        """
        super().connection_made(transport)
        self.flow = _Flow(transport, self)
        if len(self.connections) > MAX_CONNECTIONS:
            detail = "The server has too many connections."
            problem = Problem(503, ApiCode.TOO_MANY_CONNECTIONS, detail, headers={"Retry-After": "10"})
            self._refuse(problem)
        else:
            self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the deadline."""
        self._clear()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Process data, then set the deadline for what comes next."""
        yield_to_ui()
        self._grown += len(data)
        if self._deadline is None and self.conn.their_state is h11.IDLE:
            self._expect_headers()  # the next request on a kept-alive connection
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """The keep-alive timeout runs now; a body that the app did not read still has its deadline."""
        super().on_response_complete()
        if not self.transport.is_closing():
            self._look()

    def send_400_response(self, msg: str) -> None:
        """Respond to data that is not valid HTTP."""
        self._refuse(Problem(400, ApiCode.MALFORMED_REQUEST, msg))

    def _look(self) -> None:
        state = self.conn.their_state
        if state is h11.SEND_BODY:
            if not self._in_body:
                self._in_body = True
                self._expect_body()
        elif state is not h11.IDLE or self._in_body:
            self._clear()

    def _expect_headers(self) -> None:
        self._clear()
        self._deadline = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def _expect_body(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._grown = 0
        self._deadline = self.loop.call_later(BODY_SECONDS, self._check_body)

    def _check_body(self) -> None:
        if self.flow.read_paused or self._grown >= BODY_BYTES:  # not the client is slow, but this program
            self._expect_body()
        else:
            self._give_up()

    def _give_up(self) -> None:
        self._deadline = None
        self.transport.abort()

    def _clear(self) -> None:
        self._in_body = False
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _refuse(self, problem: Problem) -> None:
        self._clear()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = json.dumps(problem.body()).encode()
            headers = [
                ("content-type", "application/problem+json"),
                ("content-length", str(len(body))),
                ("connection", "close"),
                *(problem.headers or {}).items(),
            ]
            head = h11.Response(status_code=problem.status_code, headers=headers)
            for event in (head, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


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
