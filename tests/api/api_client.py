"""A live server on a free port, and the ways in which tests talk to it."""

import io
import json
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from PIL import Image

from rembg_desktop.api.server import ApiServer
from rembg_desktop.paths import Home, TokenFile
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.settings import Settings


def photo(size: tuple[int, int] = (40, 30), color: str = "#336699") -> bytes:
    """A small JPEG."""
    target = io.BytesIO()
    Image.new("RGB", size, color).save(target, "JPEG")
    return target.getvalue()


@dataclass
class Api:
    """The server with its queue."""

    server: ApiServer
    manager: QueueManager
    store: Store
    home: Home
    token: TokenFile | None
    settings: Settings
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.connect()

    def connect(self) -> None:
        """Begin with new connections, to the server as it is now."""
        self.client = httpx.Client(base_url=f"http://localhost:{self.port}", headers=self.headers, timeout=120)

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token.get()}"} if self.token else {}

    @property
    def spool(self) -> Path:
        return self.home.root / "spool"

    def spooled(self) -> list[Path]:
        """All files in the spool."""
        return sorted(path for path in self.spool.rglob("*") if path.is_file())

    def submit(self, *names: str, **fields: str) -> dict[str, Any]:
        """Queue small photos with these names."""
        files = [("images", (name, photo())) for name in names or ("a.jpg",)]
        answer = self.client.post("/queue/submit", files=files, data=fields)
        assert answer.status_code == 202, answer.text
        return answer.json()

    def raw(self, text: str | bytes, *, close: bool = True) -> tuple[int, dict[str, str], bytes]:
        """Send bytes as they are; status, headers and body of the first answer."""
        data = text.encode("latin-1") if isinstance(text, str) else text
        with socket.create_connection(("127.0.0.1", self.port), timeout=120) as connection:
            connection.sendall(data)
            received = b""
            while part := connection.recv(65536):
                received += part
                if not close and b"\r\n\r\n" in received:
                    break
        return parse(received)

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: str = ""
    ) -> tuple[int, dict[str, str], bytes]:
        """A request with exactly these headers, the token and Connection: close."""
        lines = [f"{method} {path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in {**self.headers, **headers, "Connection": "close"}.items()]
        return self.raw("\r\n".join(lines) + "\r\n\r\n" + body)


StartApi = Callable[..., Api]


def parse(received: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in lower case) and body of an answer."""
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return int(first.split()[1]), headers, body


def code_of(answer: httpx.Response) -> str:
    """The code of a problem document; the answer must be one."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    document = json.loads(answer.text)
    assert document["status"] == answer.status_code
    assert {"type", "title", "detail", "code", "hint"} <= set(document)
    return document["code"]
