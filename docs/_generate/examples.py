"""Sends requests to the real app while the documentation is built."""

import io
import json
import logging
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, cast

import requests
from PIL import Image

from rembg_desktop.api.server import ApiServer
from rembg_desktop.composition import open_queue
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings

_SHOWN_URL: Final = "http://localhost:5000"
_SHOWN_HOME: Final = "/home/me/.local/share/rembg-desktop"
_LONGEST: Final = 3
"""Maximum number of list entries to show."""


@dataclass(frozen=True, slots=True)
class Example:
    """A curl command and the response."""

    request: str
    answer: str


Examples = Mapping[tuple[str, str], Example]


def examples() -> tuple[dict[str, Any], Examples]:
    """The OpenAPI description, and examples of the operations that need no model."""
    for name in ("rembg_desktop", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)
    with TemporaryDirectory() as folder:
        home = Home.choose(Path(folder) / "home")
        store, manager = open_queue(home)
        try:
            server = ApiServer(manager, store, home, Settings(), token=None, port=0)
            server.start()
            try:
                with requests.Session() as session:
                    session.trust_env = False  # ignore proxy settings
                    return server.app.openapi(), _ask(session, server.url, folder)
            finally:
                server.stop()
        finally:
            store.close()


def _ask(session: requests.Session, url: str, folder: str) -> Examples:
    found: dict[tuple[str, str], Example] = {}

    def ask(method: str, path: str, *, job: str = "", upload: str = "", **body: object) -> Any:  # noqa: ANN401 - JSON
        words = ["curl", "-H", "Authorization: Bearer $REMBG_TOKEN"]
        words += ["-X", method] if method == "POST" and not (body or upload) else []
        files = None
        if upload:
            files = [("images", (upload, _photo(), "image/jpeg"))]
            words += ["-F", f"images=@{upload}"]
        if body:
            words += ["--json", json.dumps(body)]
        place = path.replace("{job_id}", job)
        words.append(_SHOWN_URL + place)
        answer = session.request(method, url + place, files=files, json=cast("Any", body or None), timeout=30)
        line = " ".join(f'"{word}"' if "$" in word else shlex.quote(word) for word in words)
        shown = json.dumps(_shortened(answer.json()), indent=2, ensure_ascii=False)
        found[method, path] = Example(line, shown.replace(f"{folder}/home", _SHOWN_HOME))
        return answer.json()

    job = ask("POST", "/queue/submit", upload="cat.jpg")["job_id"]
    ask("GET", "/queue/job/{job_id}", job=job)
    ask("GET", "/queue/jobs")
    ask("GET", "/queue/stats")
    ask("POST", "/queue/job/{job_id}/cancel", job=job)
    ask("POST", "/queue/job/{job_id}/retry", job=job, everything=True)
    for path in ("/health", "/version", "/presets", "/models"):
        ask("GET", path)
    return found


def _shortened(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {key: _shortened(part) for key, part in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return [_shortened(part) for part in items[:_LONGEST]] + (["…"] if len(items) > _LONGEST else [])
    return value


def _photo() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "#336699").save(target, "JPEG")
    return target.getvalue()
