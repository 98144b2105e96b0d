"""A server of the test's own, without an executor unless a test brings one."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from api_client import Api, StartApi

from rembg_desktop.api.server import ApiServer
from rembg_desktop.composition import open_queue
from rembg_desktop.paths import Home, TokenFile
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.settings import Settings


@pytest.fixture
def start_api(tmp_path: Path) -> Iterator[StartApi]:
    """Starts a server; keyword arguments are the API's settings, `token=False` lets everybody in."""
    started: list[Api] = []

    def start(
        *,
        token: bool = True,
        submitted: Callable[[], object] = lambda: None,
        manage: Callable[[Database], QueueManager] | None = None,
        **api: Any,
    ) -> Api:
        home = Home.choose(tmp_path / f"home-{len(started)}")
        store, manager = open_queue(home)
        manager = manage(store.database) if manage else manager
        settings = Settings().change("api", **api).change("queue", low_disk_mb=0)
        file = TokenFile.of(home) if token else None
        server = ApiServer(manager, store, home, settings, token=file, port=0, submitted=submitted)
        server.start()
        started.append(Api(server, manager, store, home, file, settings))
        return started[-1]

    yield start
    for api in started:
        api.client.close()
        api.server.stop()
        api.store.close()


@pytest.fixture
def api(start_api: StartApi) -> Api:
    return start_api()
