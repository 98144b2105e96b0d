"""How long the HTTP API takes to answer while the queue is long and the workers are busy.

Starts `rembg-desktop serve` in a home folder of its own, fills the queue with jobs, and asks from several
clients at once, each over one kept connection.
"""

import argparse
import http.client
import io
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

PROGRAM: Final = Path(sys.executable).with_name("rembg-desktop")
BUDGETS_MS: Final = {"submit": 50, "status": 10, "list": 30, "stats": 20, "health": 10}
"""95th percentile, milliseconds."""


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=1000, help="jobs in the queue")
    parser.add_argument("--requests", type=int, default=1000, help="requests of each kind")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--idle", action="store_true", help="hold all jobs, so that no worker is busy")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "settings.toml").write_text("[queue]\nlow_disk_mb = 0\n")
        process = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0"],
            env={**os.environ, "REMBG_DESKTOP_HOME": folder},
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stderr
            port = int(process.stderr.readline().split()[2].rstrip(",").rpartition(":")[2])
            threading.Thread(target=process.stderr.read, daemon=True).start()
            measure(port, (home / "api-token").read_text().strip(), given)
        finally:
            process.terminate()
            process.wait(30)


def measure(port: int, token: str, given: argparse.Namespace) -> None:
    """Fill the queue, ask, and print."""
    hold = b"true" if given.idle else b"false"
    small, large = form(photo(640, 480), hold), form(photo(3600, 2400), hold)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "multipart/form-data; boundary=x"}
    job = ""
    filler = http.client.HTTPConnection("localhost", port)
    for _ in range(given.jobs):
        _, answer = ask(filler, "POST", "/queue/submit", headers, small)
        job = answer.split(b'"job_id":"')[1][:12].decode()
    print(f"{given.jobs} jobs queued, workers {'idle' if given.idle else 'busy'}, {given.clients} clients,")
    print(f"{given.requests} requests each; the submitted photo has {len(large) / 1e6:.1f} MB.\n")
    print("| request | median ms | p95 ms | most ms | budget p95 ms |\n|---|---|---|---|---|")
    paths = {"status": f"/queue/job/{job}", "list": "/queue/jobs", "stats": "/queue/stats", "health": "/health"}
    for name, path in paths.items():
        times = together(port, given, lambda connection, path=path: ask(connection, "GET", path, headers))
        row(name, times)
    row(
        "submit",
        together(port, given, lambda connection: ask(connection, "POST", "/queue/submit", headers, large)),
    )


def together(
    port: int, given: argparse.Namespace, call: Callable[[http.client.HTTPConnection], tuple[float, bytes]]
) -> list[float]:
    """Seconds of each request, made by all clients at once."""
    times: list[float] = []

    def work() -> None:
        connection = http.client.HTTPConnection("localhost", port)
        connection.connect()
        times.extend([call(connection)[0] for _ in range(given.requests // given.clients)])
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(given.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: dict[str, str],
    body: bytes | None = None,
) -> tuple[float, bytes]:
    """One request: seconds until the whole answer is there, and the answer."""
    begun = time.perf_counter()
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    seconds = time.perf_counter() - begun
    if answer.status >= 300:
        raise SystemExit(f"{method} {path}: {answer.status} {content!r}")
    return seconds, content


def row(name: str, times: list[float]) -> None:
    """Print one line of the table."""
    milliseconds = sorted(1000 * seconds for seconds in times)
    p95 = milliseconds[int(len(milliseconds) * 0.95)]
    print(
        f"| {name} | {statistics.median(milliseconds):.1f} | {p95:.1f} | {milliseconds[-1]:.1f} "
        f"| {BUDGETS_MS[name]} |"
    )


def photo(width: int, height: int) -> bytes:
    """A JPEG with grain, about as long as a camera's."""
    grain = np.random.default_rng(1).normal(128, 14, (height, width, 3)).clip(0, 255).astype(np.uint8)
    target = io.BytesIO()
    Image.fromarray(grain).save(target, "JPEG", quality=80)
    return target.getvalue()


def form(image: bytes, hold: bytes) -> bytes:
    """A form with one image and whether its job is held."""
    head = b"--x\r\nContent-Disposition: form-data; name="
    return (
        head
        + b'"images"; filename="a.jpg"\r\n\r\n'
        + image
        + b"\r\n"
        + head
        + b'"hold"\r\n\r\n'
        + hold
        + b"\r\n--x--\r\n"
    )


if __name__ == "__main__":
    main()
