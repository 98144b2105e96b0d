"""Many small objects in S3: submitted in pages, and complete although the executor is killed three times.

With `--cluster`, worker processes read and write the objects. The server counts what the executor does itself.
"""

import argparse
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import psutil
from PIL import Image

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))

# pyright: reportMissingImports=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
from tiny_onnx import mean_model  # noqa: E402

_PAGE: Final = 1000
_DATE: Final = "Fri, 02 Jan 2026 03:04:05 GMT"


class Objects:
    """What the server holds: results are counted, so that one that was written twice shows.

    Attributes:
        executor: process id of the executor.
        transfers: number of photos that were read and of results that were written, by who did it.
    """

    def __init__(self, photo: bytes, count: int) -> None:
        self.lock = Lock()
        self.photo = photo
        self.names = [f"in/{number:06}.png" for number in range(count)]
        self.results: dict[str, bytes] = {}
        self.written = 0
        self.executor = 0
        self.transfers: Counter[str] = Counter()

    def content(self, key: str) -> bytes | None:
        """The bytes of an object; all photos are the same."""
        return self.photo if key.startswith("in/") else self.results.get(key)


class Handler(BaseHTTPRequestHandler):
    """The few requests of S3 that the program makes: much faster than a whole stand-in, whose time would count."""

    protocol_version = "HTTP/1.1"
    objects: Objects

    def setup(self) -> None:
        """Find out who has connected."""
        super().setup()
        port = self.client_address[1]
        found = [each.pid for each in psutil.net_connections("tcp4") if each.laddr and each.laddr.port == port]
        self.who = "executor" if self.objects.executor in found else "others"

    def do_GET(self) -> None:
        """An object, or a page of the list."""
        key, query = self._wanted()
        if not key:
            self._list(query)
        elif (content := self.objects.content(key)) is None:
            self._answer(404, _error("NoSuchKey"))
        else:
            if key.startswith("in/"):
                self._count("photos read")
            self._answer(200, content)

    def do_HEAD(self) -> None:
        """Whether there is an object."""
        key, _ = self._wanted()
        self._answer(404 if self.objects.content(key) is None else 200, b"")

    def do_PUT(self) -> None:
        """Write a result."""
        key, _ = self._wanted()
        length = int(self.headers["Content-Length"])
        content = self.rfile.read(length)
        if len(content) < length:  # the client was killed meanwhile
            self.close_connection = True
            return
        with self.objects.lock:
            if key in self.objects.results and self.headers.get("If-None-Match"):
                self._answer(412, _error("PreconditionFailed", "<Condition>If-None-Match</Condition>"))
                return
            self.objects.results[key] = content
            self.objects.written += 1
        self._count("results written")
        self._answer(200, b"")

    def _count(self, what: str) -> None:
        with self.objects.lock:
            self.objects.transfers[f"{what} by the {self.who}"] += 1

    def _wanted(self) -> tuple[str, dict[str, list[str]]]:
        parts = urlsplit(self.path)
        return unquote(parts.path).partition("/")[2].partition("/")[2], parse_qs(parts.query)

    def _list(self, query: dict[str, list[str]]) -> None:
        prefix, most = query.get("prefix", [""])[0], int(query.get("max-keys", [str(_PAGE)])[0])
        names = self.objects.names if prefix.startswith("in/") else sorted(self.objects.results)
        start = bisect_right(names, query.get("continuation-token", [""])[0])
        found = names[start : start + most]
        is_more = start + most < len(names)
        entries = "".join(
            f"<Contents><Key>{escape(name)}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified>"
            f"<Size>{len(self.objects.photo)}</Size></Contents>"
            for name in found
        )
        following = f"<NextContinuationToken>{found[-1]}</NextContinuationToken>" if is_more else ""
        text = f"<IsTruncated>{str(is_more).lower()}</IsTruncated>{entries}{following}"
        self._answer(200, f"<ListBucketResult>{text}</ListBucketResult>".encode())

    def _answer(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", _DATE)
        self.send_header("ETag", '"0"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def handle(self) -> None:
        """Answer until the client goes, or is killed."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base
        """Silence."""


def _error(code: str, more: str = "") -> bytes:
    return f"<Error><Code>{code}</Code><Message>{code}</Message>{more}</Error>".encode()


def _serve(count: int) -> tuple[ThreadingHTTPServer, Objects]:
    photo = io.BytesIO()
    Image.new("RGB", (8, 8), "#808080").save(photo, "PNG")
    objects = Objects(photo.getvalue(), count)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"objects": objects}))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return server, objects


def _program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "rembg_desktop", *arguments]


def _peak_mb(process: psutil.Popen) -> float:
    """The peak of the process, from the kernel, when it ends."""
    peak = 0.0
    while process.poll() is None:
        try:
            peak = max(peak, process.memory_info().rss / 1e6)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.02)
    return peak


def _submit(environment: dict[str, str], model: str) -> tuple[str, float, float]:
    """(job id, seconds, peak of memory in MB)."""
    started = time.monotonic()
    command = _program("submit", "s3://shop/in", "-o", "s3://shop/out", "--model", model, "--json")
    with psutil.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        peak = _peak_mb(process)
        job = json.loads(process.stdout.read())
    return job["job_id"], time.monotonic() - started, peak


def _progress(environment: dict[str, str], job: str) -> dict[str, Any]:
    done = subprocess.run(_program("status", job, "--json"), env=environment, capture_output=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    """Run it and print a report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="number of objects")
    parser.add_argument("--kills", type=int, default=3, help="how often the executor is killed")
    parser.add_argument("--cluster", help="such as local:2; the number of worker processes")
    chosen = parser.parse_args()
    for count in dict.fromkeys((chosen.count // 10, chosen.count)):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), count, chosen.kills, chosen.cluster, only_submit=count != chosen.count)


def _measure(folder: Path, count: int, kills: int, cluster: str | None, *, only_submit: bool) -> None:
    server, objects = _serve(count)
    environment = {
        **os.environ,
        "REMBG_DESKTOP_HOME": str(folder / "home"),
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "stand-in",
        "AWS_SECRET_ACCESS_KEY": "stand-in",
        "AWS_DEFAULT_REGION": "us-east-1",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    model = folder / "mean.onnx"
    model.write_bytes(mean_model(32))
    subprocess.run(_program("models", "import", str(model)), env=environment, check=True, capture_output=True)
    listed = subprocess.run(_program("models", "list", "--json"), env=environment, check=True, capture_output=True)
    name = re.search(r'"(custom:[^"]+)"', listed.stdout.decode())
    assert name is not None
    job, seconds, peak = _submit(environment, name[1])
    print(f"submitted {count:,} objects in {seconds:.1f} s, peak of memory {peak:.0f} MB", flush=True)
    if only_submit:
        server.shutdown()
        return
    started, killed, report = time.monotonic(), 0, 0
    peaks: list[float] = []
    where = ["--cluster", cluster] if cluster else ["--workers", "8"]
    while True:
        process = psutil.Popen(
            _program("run", "--until-idle", *where),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        objects.executor = process.pid
        goal = count * (killed + 1) // (kills + 1) if killed < kills else sys.maxsize
        peaks.append(0.0)
        while process.poll() is None and objects.written < goal:
            peaks[-1] = max(peaks[-1], process.memory_info().rss / 1e6)
            if objects.written >= report:
                minutes = (time.monotonic() - started) / 60
                print(f"{objects.written:,} after {minutes:.1f} min, {peaks[-1]:.0f} MB", flush=True)
                report += max(1, count // 20)
            time.sleep(0.2)
        if process.poll() is not None:
            break
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed += 1
    document = _progress(environment, job)
    progress, images = document["progress"], document["images"]
    crashes = sum(image["attempts"] > 1 for image in images)
    print(f"{document['status']}: {progress}, {killed} kills, {crashes} images were tried again")
    print(
        f"results: {len(objects.results):,}, written {objects.written:,} times; {time.monotonic() - started:.0f} s"
    )
    for what, number in sorted(objects.transfers.items()):
        print(f"{what}: {number:,}")
    print(f"peaks of memory between the kills: {', '.join(f'{peak:.0f}' for peak in peaks)} MB")
    assert progress["succeeded"] == len(objects.results) == objects.written == count
    server.shutdown()


if __name__ == "__main__":
    main()
