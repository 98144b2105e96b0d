"""A call fails while the API takes uploads: one job for each key, its files intact, every error has a name."""

import asyncio
from pathlib import Path
from typing import Any, ClassVar

import httpx
import pytest
from anomaly import Scenario, drive
from anomaly_world import HungError, World
from fastapi import FastAPI

from rembg_desktop.api.folders import Spool
from rembg_desktop.api.server import create_app
from rembg_desktop.settings import Settings

_MOST_TRIES = 40


class Uploads(Scenario):
    """Two files with a key are sent until they are taken, then once more; then a path without a key."""

    name = "uploads"
    extra: ClassVar = {}

    def prepare(self, world: World) -> None:
        world.photo("path.jpg")
        self._photos = {name: world.photo(name).read_bytes() for name in ("one.jpg", "two.jpg")}

    def run(self, world: World) -> None:
        manager = world.open()
        assert world.store is not None
        settings = Settings().change("queue", low_disk_mb=0).change("api", folders=[str(world.folder)])
        app = create_app(manager, world.store, world.home, settings, port=80, token=None)
        asyncio.run(self._use(world, app))
        world.start(manager)
        world.rest()
        world.stop()

    async def _use(self, world: World, app: FastAPI) -> None:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://localhost:80") as client,
        ):
            files = [("images", (name, self._photos[name])) for name in ("one.jpg", "two.jpg")]
            keyed = {"headers": {"Idempotency-Key": "k"}, "files": files}
            first = await self._insist(world, client, "POST", "/queue/submit", 202, **keyed)
            again = await self._insist(world, client, "POST", "/queue/submit", 202, **keyed)
            if first["job_id"] != again["job_id"]:
                world.problems.append("the same key made two jobs")
            wanted = {"paths": [str(world.photos / "path.jpg")], "destination": str(world.out)}
            headers = {"Idempotency-Key": "p"}
            await self._insist(world, client, "POST", "/queue/submit", 202, headers=headers, json=wanted)
            await self._insist(world, client, "GET", f"/queue/job/{first['job_id']}", 200)

    async def _insist(
        self, world: World, client: httpx.AsyncClient, method: str, path: str, wanted: int, **request: Any
    ) -> dict[str, Any]:
        for _ in range(_MOST_TRIES):
            answer = await client.request(method, path, **request)
            document = _document(world, answer)
            if answer.status_code == wanted:
                return document
            world.ends[f"{answer.status_code} {document.get('code')}"] += 1
            world.advance()
        raise HungError(f"{method} {path} was refused again and again: {document}")

    def check(self, world: World) -> None:
        assert world.rows("SELECT total, succeeded FROM job ORDER BY seq") == [(2, 2), (1, 1)]
        assert [path.name for path in world.out.iterdir()] == ["path.png"]
        spool = Spool(world.home.root / "spool")
        spool.sweep(world.open())  # as the API does every hour
        world.stop()
        (batch,) = spool.root.iterdir()  # nothing is left of refused requests
        uploads = {path.name: path.read_bytes() for path in (batch / "uploads").iterdir()}
        assert uploads == self._photos
        assert sorted(path.name for path in (batch / "results").iterdir()) == ["one.png", "two.png"]


def _document(world: World, answer: httpx.Response) -> dict[str, Any]:
    document = answer.json()
    if answer.status_code == 500 or document.get("code") == "internal":
        world.problems.append(f"an answer without a reason: {answer.status_code} {document}")
    return document


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_uploads_become_one_job_with_its_files(worlds: Path) -> None:
    drive(Uploads(), worlds, sample=50)
