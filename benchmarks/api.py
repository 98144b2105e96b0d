"""How long the HTTP API takes to answer while the queue is long and the workers are busy.

Starts `rembg-desktop serve` in a home folder of its own, fills the queue with jobs, and asks from several
clients at once, each over one kept connection and about a job of its own. Questions follow each other without a
pause; a client that has sent a photo waits for a moment before the next. All clients run in one loop of this
process, so that they take little of the machine's time from what they measure.
"""

import argparse
import http.client
import io
import json
import os
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

PROGRAM: Final = Path(sys.executable).with_name("rembg-desktop")
BUDGETS_MS: Final = {"submit": 50, "status": 10, "list": 30, "stats": 20, "health": 10}
"""95th percentile, milliseconds."""
WITHOUT_A_PAUSE: Final = "submit, without a pause"
"""Measures the throughput. The waiting time then depends only on the number of clients."""
BARE: Final = "the same, only received, written and synced"
"""The time of a server that does nothing else; the rest of the time above is that of the API."""
BOUNDARY: Final = "------------------------q6eFbJ2kX0vLr8TnYc3WzA"
"""As curl writes it."""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=1000, help="jobs in the queue")
    parser.add_argument("--requests", type=int, default=1000, help="requests of each kind")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two photos of one client")
    parser.add_argument("--idle", action="store_true", help="hold all jobs, so that no worker is busy")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, service(Path(folder)) as (port, token, _):
        measure(port, token, Path(folder), given)


@contextmanager
def service(home: Path) -> Generator[tuple[int, str, "subprocess.Popen[str]"]]:
    """Start `rembg-desktop serve` with this home folder; yields its port, its token and its process."""
    (home / "settings.toml").write_text("[queue]\nlow_disk_mb = 0\n")
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"],
        env={**os.environ, "REMBG_DESKTOP_HOME": str(home)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        port = int(process.stderr.readline().split()[2].rstrip(",").rpartition(":")[2])
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield port, (home / "api-token").read_text().strip(), process
    finally:
        process.terminate()
        process.wait(30)


def measure(port: int, token: str, home: Path, given: argparse.Namespace) -> None:
    """Fill the queue, send requests, and print."""
    hold = b"true" if given.idle else b"false"
    small, large = form(photo(640, 480, 80), hold), form(photo(3600, 2400, 89), hold)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    filler = http.client.HTTPConnection("localhost", port)
    jobs = [ask(filler, "POST", "/queue/submit", headers, small)["job_id"] for _ in range(given.jobs)]
    filler.close()
    print(f"{given.jobs} jobs queued, workers {'idle' if given.idle else 'busy'}, {given.clients} clients,")
    print(f"{given.requests} requests each; the submitted photo has {len(large) / 1e6:.1f} MB.")
    print(f"A client sends the next photo {given.pause:g} s after the last was taken.\n")
    print("| request | median ms | p95 ms | most ms | a second | budget p95 ms |\n|---|---|---|---|---|---|")

    def get(path: str) -> bytes:
        return request(port, token, "GET", path)

    kinds: dict[str, Callable[[int], bytes]] = {
        "status": lambda client: get(f"/queue/job/{jobs[-1 - client]}"),
        "list": lambda _: get("/queue/jobs"),
        "stats": lambda _: get("/queue/stats"),
        "health": lambda _: get("/health"),
        "submit": lambda _: request(port, token, "POST", "/queue/submit", large),
        WITHOUT_A_PAUSE: lambda _: request(port, token, "POST", "/queue/submit", large),
    }
    before, begun = done(port, headers), time.perf_counter()
    for name, make in kinds.items():
        asked = [make(client) for client in range(given.clients)]
        row(name, *together(port, given.requests, asked, given.pause if name == "submit" else 0))
    with bare_upload(home) as (bare, _):
        row(BARE, *together(bare, given.requests, [request(bare, "", "POST", "/", large)] * given.clients))
    seconds = time.perf_counter() - begun
    print(f"\nThe workers did {done(port, headers) - before} images in these {seconds:.1f} s.")


@contextmanager
def bare_upload(home: Path) -> Generator[tuple[int, "subprocess.Popen[str]"]]:
    """Start a server that only stores uploads on the disk of the home folder; yields its port and its process."""
    with tempfile.TemporaryDirectory(dir=home) as folder:
        command = [sys.executable, Path(__file__).with_name("bare_upload.py"), folder]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            yield int(server.stdout.readline()), server
        finally:
            server.kill()
            server.wait()


class Client:
    """A connection that sends one request after the other."""

    def __init__(self, port: int, data: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self._data = data
        self._left = memoryview(b"")
        self._answer = bytearray()
        self._length = 0
        self._begun = 0.0

    @property
    def is_sending(self) -> bool:
        """Whether a part of the request is still here."""
        return bool(self._left)

    def begin(self) -> None:
        """Begin to send a request."""
        self._left = memoryview(self._data)
        self._answer.clear()
        self._length = 0
        self._begun = time.perf_counter()
        self.send()

    def send(self) -> None:
        """Continue sending."""
        try:
            self._left = self._left[self.socket.send(self._left) :]
        except BlockingIOError:
            return

    def receive(self) -> float | None:
        """Receive data. Returns the seconds since begin() if the response is complete.

        Raises:
            SystemExit: it is an error.
        """
        data = self.socket.recv(1 << 18)
        self._answer += data
        if not self._length:
            head, found, _ = self._answer.partition(b"\r\n\r\n")
            if not data or (found and not head.startswith(b"HTTP/1.1 20")):
                raise SystemExit(f"{self._data[:60]!r}: {self._answer[:1000]!r}")
            if not found:
                return None
            length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            self._length = len(head) + 4 + int(length)
        return time.perf_counter() - self._begun if len(self._answer) >= self._length else None


def together(port: int, count: int, requests: list[bytes], pause: float = 0) -> tuple[list[float], float]:
    """Make `count` requests, each client its own and the next one `pause` seconds after the last was answered.

    Returns:
        The seconds of each request, and of all.
    """
    times: list[float] = []
    begun = time.perf_counter()
    clients = [Client(port, data) for data in requests]
    # When each may send again, the first one first. With a pause, they do not start at the same time.
    due = deque((begun + pause * number / len(clients), client) for number, client in enumerate(clients))
    left = count
    with selectors.DefaultSelector() as selector:
        for client in clients:
            selector.register(client.socket, selectors.EVENT_READ, client)
        while len(times) < count:
            while left and due and due[0][0] <= time.perf_counter():
                _, client = due.popleft()
                left -= 1
                client.begin()
                follow(selector, client)
            wait = due[0][0] - time.perf_counter() if left and due else 60
            for client in ready(selector, max(0, wait)):
                taken = client.receive()
                if taken is not None:
                    times.append(taken)
                    due.append((time.perf_counter() + pause, client))
        seconds = time.perf_counter() - begun
    for client in clients:
        client.socket.close()
    return times, seconds


def ready(selector: selectors.BaseSelector, wait: float) -> Iterator[Client]:
    """The clients that received data within this number of seconds; continues sending meanwhile."""
    for key, events in selector.select(wait):
        client: Client = key.data
        if events & selectors.EVENT_WRITE:
            client.send()
            follow(selector, client)
        if events & selectors.EVENT_READ:
            yield client


def follow(selector: selectors.BaseSelector, client: Client) -> None:
    """Wait for the connection to be writable only while there is data to send."""
    wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.is_sending else 0)
    if selector.get_key(client.socket).events != wanted:
        selector.modify(client.socket, wanted, client)


def request(port: int, token: str, method: str, path: str, body: bytes = b"") -> bytes:
    """A request as bytes."""
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAuthorization: Bearer {token}\r\n"
    if body:
        head += f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def done(port: int, headers: dict[str, str]) -> int:
    """Number of images that are done."""
    connection = http.client.HTTPConnection("localhost", port)
    try:
        return ask(connection, "GET", "/queue/stats", headers)["images"]["completed"]
    finally:
        connection.close()


def ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: dict[str, str],
    body: bytes | None = None,
) -> dict[str, Any]:
    """Send one request; returns the document of the response."""
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status >= 300:
        raise SystemExit(f"{method} {path}: {answer.status} {content!r}")
    return json.loads(content)


def row(name: str, times: list[float], seconds: float) -> None:
    """Print one line of the table."""
    milliseconds = sorted(1000 * one for one in times)
    p95 = milliseconds[int(len(milliseconds) * 0.95)]
    print(
        f"| {name} | {statistics.median(milliseconds):.1f} | {p95:.1f} | {milliseconds[-1]:.1f} "
        f"| {len(times) / seconds:.0f} | {BUDGETS_MS.get(name, '')} |",
        flush=True,
    )


def photo(width: int, height: int, quality: int) -> bytes:
    """A JPEG with noise, about as large as that of a camera."""
    grain = np.random.default_rng(1).normal(128, 14, (height, width, 3)).clip(0, 255).astype(np.uint8)
    target = io.BytesIO()
    Image.fromarray(grain).save(target, "JPEG", quality=quality)
    return target.getvalue()


def form(image: bytes, hold: bytes) -> bytes:
    """A form with one image and whether its job is held."""
    line = f"--{BOUNDARY}".encode()
    head = line + b"\r\nContent-Disposition: form-data; name="
    return (
        head
        + b'"images"; filename="a.jpg"\r\n\r\n'
        + image
        + b"\r\n"
        + head
        + b'"hold"\r\n\r\n'
        + hold
        + b"\r\n"
        + line
        + b"--\r\n"
    )


if __name__ == "__main__":
    main()
