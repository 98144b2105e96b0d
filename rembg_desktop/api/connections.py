"""Ports and connections: sockets on the loopback addresses, and HTTP with deadlines, which uvicorn lacks."""

import asyncio
import errno
import json
import os
import socket
import threading
from enum import Enum
from typing import Any, Final, cast

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
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
MAX_HEAD_BYTES: Final = 32_768
"""Most bytes of a request before its body, and of anything else that is not the body itself."""
_AHEAD_BYTES: Final = 524_288
"""Bytes of a body that are received ahead of the app."""
_READ_BYTES: Final = 524_288
"""Bytes that are received at once."""


class _Buffer(threading.local):
    """Where the connections of a thread receive data, one after the other: what arrives is processed at once."""

    def __init__(self) -> None:
        self.view = memoryview(bytearray(_READ_BYTES))


_buffer: Final = _Buffer()


class _Reading(Enum):
    NOTHING = "between two requests"
    HEAD = "a request up to its body"
    BODY = "a body, and the headers after it"


class GuardedProtocol(HttpToolsProtocol, asyncio.BufferedProtocol):
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
        self._reading = _Reading.NOTHING
        self._in_body = False
        self._is_upgrading = False
        self._grown = 0
        self._head = 0
        self._without_progress = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Start the deadline for headers, or refuse the connection if there are too many.

        uvicorn's limit_concurrency would answer in plain text; this answers with a problem document.
        """
        super().connection_made(transport)
        if len(self.connections) > MAX_CONNECTIONS:
            detail = "The server has too many connections."
            problem = Problem(503, ApiCode.TOO_MANY_CONNECTIONS, detail, headers={"Retry-After": "10"})
            self._refuse(problem)
        else:
            self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the deadline."""
        self._clear()
        super().connection_lost(exc)

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - asyncio gives it
        """Where asyncio receives the next data."""
        return _buffer.view

    def buffer_updated(self, nbytes: int) -> None:
        """Process what was received."""
        self.data_received(_buffer.view[:nbytes])

    def data_received(self, data: bytes | memoryview) -> None:
        """Process data, then set the deadline for what comes next."""
        yield_to_ui()
        self._unset_keepalive_if_required()
        if self._deadline is None and self._reading is _Reading.NOTHING:
            self._expect_head()  # the next request on a kept-alive connection
        self._without_progress += len(data)
        try:
            self._feed(data)
        except httptools.HttpParserError:
            self.send_400_response("Invalid HTTP request received.")
            return
        if self._without_progress > MAX_HEAD_BYTES:
            self.send_400_response("The headers are too large.")
            return
        self._look()

    def _feed(self, data: bytes | memoryview) -> None:
        while data:
            try:
                self.parser.feed_data(data)
                data = b""
            except httptools.HttpParserUpgrade as upgrade:
                data = data[cast("int", upgrade.args[0]) :]
                self._decline_upgrade()

    def _decline_upgrade(self) -> None:
        """Continue with HTTP/1.1, as a server may do (RFC 9110, section 7.8); the parser would skip the body."""
        version = self.parser.get_http_version().encode()
        lines = [self.parser.get_method() + b" " + self.url + b" HTTP/" + version]
        lines += [name + b": " + value for name, value in self.headers if name != b"upgrade"]
        self._is_upgrading = False
        self.parser = httptools.HttpRequestParser(self)
        self.parser.feed_data(b"\r\n".join((*lines, b"", b"")))

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._reading = _Reading.HEAD
        self._head = self._without_progress = 0

    def on_url(self, url: bytes) -> None:
        """A part of the address."""
        self._count(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header; those after the body are left out, since the request was checked before they came."""
        self._count(name, value)
        if self._reading is _Reading.HEAD:
            super().on_header(name, value.rstrip(b" \t"))

    def on_headers_complete(self) -> None:
        """Begin to process the request.

        Raises:
            ValueError: it is one for a proxy.
        """
        if not self.url.startswith(b"/") and self.url != b"*":
            raise ValueError(self.url)
        self._is_upgrading = self.parser.should_upgrade()
        if not self._is_upgrading:
            self._reading = _Reading.BODY
            self._without_progress = 0
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Keep a part of a body for the app, uncopied if possible."""
        self._grown += len(body)
        self._without_progress = 0
        cycle = self.cycle
        if cycle.response_complete:
            return
        # The app gets bytes(cycle.body), which copies nothing when it is bytes already.
        cycle.body = cycle.body + body if cycle.body else body  # pyright: ignore[reportAttributeAccessIssue]
        if len(cycle.body) > _AHEAD_BYTES:
            self.flow.pause_reading()
        cycle.message_event.set()

    def on_message_complete(self) -> None:
        """A request is complete."""
        if self._is_upgrading:
            return
        self._reading = _Reading.NOTHING
        self._without_progress = 0
        self._clear()
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The keep-alive timeout runs now; a body that the app did not read still has its deadline."""
        super().on_response_complete()
        if not self.transport.is_closing():
            self._look()

    def send_400_response(self, msg: str) -> None:
        """Respond to data that is not valid HTTP."""
        self._refuse(Problem(400, ApiCode.MALFORMED_REQUEST, msg))

    def _count(self, *parts: bytes) -> None:
        self._head += sum(map(len, parts))
        if self._head > MAX_HEAD_BYTES:
            raise ValueError(self._head)

    def _look(self) -> None:
        if self._reading is _Reading.BODY and not self._in_body:
            self._in_body = True
            self._expect_body()
        elif self._reading is _Reading.HEAD and self._deadline is None:
            self._expect_head()

    def _expect_head(self) -> None:
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
        if self.cycle is None or not self.cycle.response_started or self.cycle.response_complete:  # pyright: ignore[reportUnnecessaryComparison]
            body = json.dumps(problem.body()).encode()
            headers = {
                "content-type": "application/problem+json",
                "content-length": str(len(body)),
                "connection": "close",
                **(problem.headers or {}),
            }
            lines = [f"{name}: {value}\r\n".encode("latin-1") for name, value in headers.items()]
            self.transport.write(b"".join((STATUS_LINE[problem.status_code], *lines, b"\r\n", body)))
        self.transport.close()
