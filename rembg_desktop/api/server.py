"""Serves the app in a thread of this process."""

import asyncio
import threading
from collections.abc import Callable
from typing import Final

import uvicorn

from rembg_desktop.api.app import create_app
from rembg_desktop.api.protocol import GuardedProtocol
from rembg_desktop.api.sockets import BACKLOG, listen
from rembg_desktop.api.token import TokenFile
from rembg_desktop.paths import Home
from rembg_desktop.priority import give_way, take_short_turns
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.settings import Settings

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
        take_short_turns()
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
            give_way()
        asyncio.run(self._server.serve(self._sockets))
