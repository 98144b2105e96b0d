"""The HTTP API of the window: a server in its own thread, started, changed and stopped outside the main thread."""

import gc
import importlib
import json
import re
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from rembg_desktop.errors import AppError, Cancelled, ErrorCode
from rembg_desktop.settings import Api, Settings
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text

if TYPE_CHECKING:
    from rembg_desktop.api.guard import SeenRequest
    from rembg_desktop.api.server import ApiServer


GRACE_SECONDS: Final = 3.0
"""Seconds that running requests may take when the settings change."""
LAST_GRACE_SECONDS: Final = 0.3
"""Seconds that they may take when the program ends."""
RETRY_MS: Final = 5000
"""Milliseconds between attempts to use a port that another window or `serve` uses."""
_ASK_SECONDS: Final = 5.0
"""Timeout in seconds for asking the program that uses the port; it is asked in a background thread."""
_BEGIN_SECONDS: Final = 15.0
_SERVER: Final = "rembg_desktop.api.server"
_KEPT: Final = 100

Build = Callable[[Settings], "ApiServer"]
"""Creates a server that is bound to its port; raises what ApiServer raises."""


class Phase(Enum):
    """State of the server."""

    OFF = auto()
    STARTING = auto()
    LISTENING = auto()
    STOPPING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class ApiState:
    """State of the API.

    Attributes:
        port: where it listens, or should.
        error: why it does not.
        free: a free port to use instead of one that is in use; 0 if there is none.
        other: another Rembg Desktop, such as `serve`, holds the port.
        why: what the error says; two states with equal ones are equal.
    """

    phase: Phase = Phase.OFF
    port: int = 0
    error: AppError | None = field(default=None, compare=False)
    free: int = 0
    other: bool = False
    why: str = ""

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


class ApiWatcher(Protocol):
    """What the settings page uses of the API."""

    @property
    def state(self) -> ApiState:
        """The current state."""
        ...

    def requests(self) -> "list[SeenRequest]":
        """The latest requests, newest first."""
        ...


class LocalApi(QObject):
    """Applies the settings to the server; belongs to a window.

    Signals:
        changed: the new ApiState.
        port_checked: a port, and 0 when it can be taken, else one that is free.
    """

    changed = Signal(object)
    port_checked = Signal(int, int)

    def __init__(self, build: Build | None, parent: QObject | None = None) -> None:
        """Without `build`, the API stays off."""
        super().__init__(parent)
        self._build = build
        self._work = TaskRunner("api-control", parent=self)
        self._state = ApiState()
        self._wanted: Settings | None = None
        self._order = 0
        self._ending = False
        # Both are used by the worker thread, and by the main thread after that has ended.
        self._server: ApiServer | None = None
        self._past: deque[SeenRequest] = deque(maxlen=_KEPT)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._begin)

    @property
    def state(self) -> ApiState:
        """The current state."""
        return self._state

    def requests(self) -> "list[SeenRequest]":
        """The latest requests, newest first."""
        server = self._server
        seen = list(server.app.state.service.seen) if server else []
        return [*self._past, *seen][: -_KEPT - 1 : -1]

    def apply(self, settings: Settings) -> None:
        """Start, stop or change the server according to the settings; returns immediately."""
        before, self._wanted = self._wanted, settings
        if self._build is None or self._ending or (before and _concerns(before) == _concerns(settings)):
            return
        self._retry.stop()
        self._order += 1
        if settings.api.enabled:
            self._set(ApiState(Phase.STARTING, settings.api.port))
            self._begin()
        elif self._state.phase is not Phase.OFF:
            self._set(ApiState(Phase.STOPPING, self._state.port))
            self._answer(self._stop)

    def try_again(self) -> None:
        """Try to use the port now, if that failed before."""
        if self._state.phase is Phase.FAILED and self._wanted:
            self._set(ApiState(Phase.STARTING, self._wanted.api.port))
            self._begin()

    def check_port(self, port: int) -> None:
        """Check whether a port is free; port_checked reports the result."""
        if self._state.phase is Phase.LISTENING and port == self._state.port:
            self.port_checked.emit(port, 0)
        elif not self._ending:
            self._work.run(lambda: _taken(port), lambda free: self._on_checked(port, free))

    def _on_checked(self, port: int, free: int) -> None:
        # Meanwhile this program may use the port itself.
        own = self._state.phase is Phase.LISTENING and port == self._state.port
        self.port_checked.emit(port, 0 if own else free)

    def begin_to_end(self) -> None:
        """Accept no more requests; returns immediately."""
        if not self._ending:
            self._ending = True
            self._retry.stop()
            self._work.run(lambda: self._end_server(LAST_GRACE_SECONDS))

    def end(self) -> None:
        """Wait until the server and its thread have ended."""
        self.begin_to_end()
        self._work.stop()
        self._end_server(LAST_GRACE_SECONDS)

    def _begin(self) -> None:
        settings = self._wanted
        if settings is not None:
            self._answer(lambda: self._start(settings))

    def _answer(self, work: Callable[[], ApiState]) -> None:
        order = self._order
        self._work.run(
            work,
            lambda state: self._on_state(order, state),
            lambda error: self._on_state(order, _not_begun(self._state.port, error.message)),
        )

    def _on_state(self, order: int, state: ApiState) -> None:
        if order != self._order:  # the settings have changed again; that result is still to come
            return
        if state.other:
            self._retry.start()
        self._set(state)

    def _set(self, state: ApiState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit(state)

    # In the worker thread

    def _start(self, settings: Settings) -> ApiState:
        port = settings.api.port
        self._end_server(GRACE_SECONDS)
        if self._ending or self._build is None:
            raise Cancelled
        try:
            _load()
            server = self._build(settings)
        except AppError as error:
            other = error.code is ErrorCode.PORT_IN_USE and _is_rembg(port)
            free = 0 if other else getattr(error, "free", 0)
            return ApiState(Phase.FAILED, port, error, free, other, error.message)
        except (OSError, ImportError) as error:
            return _not_begun(port, str(error))
        server.start()
        self._server = server
        end = time.monotonic() + _BEGIN_SECONDS
        while not server.is_serving:
            if time.monotonic() > end:
                self._end_server(LAST_GRACE_SECONDS)
                return _not_begun(port, "it does not answer")
            time.sleep(0.01)
        return ApiState(Phase.LISTENING, server.port)

    def _stop(self) -> ApiState:
        self._end_server(GRACE_SECONDS)
        return ApiState()

    def _end_server(self, grace: float) -> None:
        server = self._server
        if server is not None:
            server.stop(grace)
            self._past.extend(server.app.state.service.seen)
            self._server = None


def _concerns(settings: Settings) -> tuple[object, ...]:
    """The settings of a server; if the API is off, nothing else matters."""
    api = settings.api
    return (api, settings.output.preset, settings.models) if api.enabled else (Api(),)


def _not_begun(port: int, reason: str) -> ApiState:
    message = f"The HTTP API cannot be started: {reason}."
    error = AppError(ErrorCode.INTERNAL, message, "The log file tells more.")
    return ApiState(Phase.FAILED, port, error, why=message)


def _load() -> None:
    """Import the server, without full garbage collections meanwhile: they would block the window."""
    if _SERVER in sys.modules:
        return
    was_on = gc.isenabled()
    gc.disable()
    try:
        importlib.import_module(_SERVER)
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


def _taken(port: int) -> int:
    from rembg_desktop.api.connections import PortTakenError, listen

    try:
        for listener in listen(port):
            listener.close()
    except PortTakenError as error:
        return error.free
    except OSError:  # the server reports what is wrong
        return 0
    return 0


def _is_rembg(port: int) -> bool:
    """Whether this program uses a port, according to the response. The token is not sent."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_ASK_SECONDS)
    try:
        connection.request("GET", "/version")
        answer: object = json.loads(connection.getresponse().read(4096))
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()
    return isinstance(answer, dict) and "Rembg Desktop" in answer.values()


_SCHEME: Final = re.compile(r"https?|[a-z]+-extension")
_HOST: Final = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def web_origin(text: str) -> str | None:
    """The origin that a text names, written as a browser's Origin header has it: `https://shop.example:8443`.

    None when it names none; a path, a query, a user or `*` would promise more than an origin can hold.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
        host = host.lower()
        if not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:  # UnicodeError among them
        return None
    if parts.path not in {"", "/"} or parts.query or parts.fragment or port == 0:
        return None
    if not _SCHEME.fullmatch(parts.scheme) or not _HOST.fullmatch(host):
        return None
    return f"{parts.scheme}://{host}" + ("" if port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f":{port}")


def state_text(state: ApiState) -> str:
    """The state in one or two sentences."""
    match state.phase:
        case Phase.OFF:
            return QCoreApplication.translate("ApiText", "Off")
        case Phase.STARTING:
            return QCoreApplication.translate("ApiText", "Starting…")
        case Phase.STOPPING:
            return QCoreApplication.translate("ApiText", "Stopping…")
        case Phase.LISTENING:
            return QCoreApplication.translate("ApiText", "Listening on %1").replace("%1", state.url)
        case Phase.FAILED:
            return _failure(state)


def port_taken_text(port: int, free: int) -> str:
    """A port cannot be port_taken_text; `free` is one that can."""
    text = QCoreApplication.translate("ApiText", "Port %1 is in use by another program. Port %2 is available.")
    return text.replace("%1", str(port)).replace("%2", str(free))


def _failure(state: ApiState) -> str:
    if state.other:
        text = QCoreApplication.translate(
            "ApiText",
            "Another instance of Rembg Desktop, such as “rembg-desktop serve”, is listening on port %1. "
            "When it exits, this one takes over.",
        )
        return text.replace("%1", str(state.port))
    if state.free:
        return port_taken_text(state.port, state.free)
    return error_text.full_text(state.error) if state.error else ""
