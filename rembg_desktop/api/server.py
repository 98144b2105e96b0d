"""Serves the app in a thread of this process."""

import asyncio
import errno
import os
import socket
import threading
from collections.abc import Callable
from typing import Final

import uvicorn

from rembg_desktop.api.app import create_app
from rembg_desktop.api.protocol import GuardedProtocol
from rembg_desktop.concurrency import lower_thread_priority, shorten_switch_interval
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.remote.token import TokenFile
from rembg_desktop.settings import Settings

BACKLOG: Final = 512
_TRIES: Final = 50
_TAKEN: Final = (errno.EADDRINUSE, errno.EACCES, errno.EPERM)
_UNRESERVED: Final = 1024
_NEIGHBOURS: Final = 20
"""How many ports above a taken one are tried before any other."""


class PortTakenError(AppError):
    """port_in_use.

    Attributes:
        port: the one that was asked for.
        free: one that was free a moment ago.
    """

    def __init__(self, port: int, free: int) -> None:
        hint = f"Choose another one, such as {free}: --port {free}, or the API's port in the settings."
        super().__init__(ErrorCode.PORT_IN_USE, f"The port {port} is taken or reserved.", hint)
        self.port = port
        self.free = free

    def __reduce__(self) -> tuple[type["PortTakenError"], tuple[int, int]]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return type(self), (self.port, self.free)


def listen(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where the machine has it, ::1.

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
    # Only where the protocol is named does asyncio send small packets at once; else each answer takes 40 ms more.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two programs share the port
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
    """A port that is free on the loopback addresses now, if possible a little above a taken one."""
    above = range(taken + 1, min(taken + _NEIGHBOURS, 65_535) + 1) if taken >= _UNRESERVED else ()
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


_GRACE_SECONDS: Final = 3
"""How long requests that are being answered may take when the server ends."""


class ApiServer:
    """The API of a process; start() once, stop() once.

    Attributes:
        app: the app; `app.state.service.seen` holds the last requests.
        port: where it listens.
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
        """Take the port.

        Args:
            manager: the queue.
            store: behind the queue.
            home: folder of spool, presets and models.
            settings: limits, allowed folders, origins, and the port unless one is named.
            token: who knows it may call; None lets everybody on the machine.
            port: in place of that in the settings; 0 takes a free one.
            submitted: called when the queue was changed, in a thread of the server's.
            beside_window: a window of this process comes before the answers.

        Raises:
            AppError: port_in_use; home_unwritable, when a token is needed and cannot be kept.
        """
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
            h11_max_incomplete_event_size=32_768,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="api")

    @property
    def url(self) -> str:
        """Where it is reached."""
        return f"http://localhost:{self.port}"

    @property
    def is_serving(self) -> bool:
        """Whether requests are answered."""
        return self._server.started and self._thread.is_alive()

    def start(self) -> None:
        """Serve from now on; what arrives before the thread is ready waits in the sockets."""
        shorten_switch_interval()
        self._thread.start()

    def stop(self, grace: float = _GRACE_SECONDS) -> None:
        """Take no more requests, let those in work end for so many seconds, and wait for that."""
        self._server.config.timeout_graceful_shutdown = grace  # pyright: ignore[reportAttributeAccessIssue]
        self._server.should_exit = True
        self.app.state.feed.close()  # streams of events would go on otherwise
        if self._thread.ident is not None:
            self._thread.join()
        for listener in self._sockets:
            listener.close()

    def _run(self) -> None:
        if self._beside_window:
            lower_thread_priority()
        asyncio.run(self._server.serve(self._sockets))
