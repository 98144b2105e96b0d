"""HTTP as uvicorn speaks it, with deadlines and a limit on connections, which uvicorn has not."""

import asyncio
import json
from typing import Any, Final

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from rembg_desktop.api.problem import ApiCode, Problem
from rembg_desktop.concurrency import yield_to_ui

HEADER_SECONDS: Final = 5.0
"""Until the headers of a request must be there, from the connection or from the first byte of the request."""
BODY_SECONDS: Final = 4.0
"""In each such while, a body must grow by at least BODY_BYTES or be complete."""
BODY_BYTES: Final = 32_768
MAX_CONNECTIONS: Final = 400
_AHEAD_BYTES: Final = 524_288
"""Of a body, received before somebody takes it."""


class _Flow(FlowControl):
    """Stops reading where a body comes faster than it is taken; uvicorn's own stops after every piece of one."""

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
        """Begin with the wait for headers, unless there are too many of us."""
        super().connection_made(transport)
        self.flow = _Flow(transport, self)
        if len(self.connections) > MAX_CONNECTIONS:
            detail = "The server has too many connections."
            problem = Problem(503, ApiCode.TOO_MANY_CONNECTIONS, detail, headers={"Retry-After": "10"})
            self._refuse(problem)
        else:
            self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the deadline."""
        self._clear()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and see what is waited for next."""
        yield_to_ui()
        self._grown += len(data)
        if self._deadline is None and self.conn.their_state is h11.IDLE:
            self._expect_headers()  # the next request of a connection that is kept
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """The keep-alive time runs now; a body that nobody wants any more still has its deadline."""
        super().on_response_complete()
        if not self.transport.is_closing():
            self._look()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
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
        if self.flow.read_paused or self._grown >= BODY_BYTES:  # it is we who are slow
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
