"""A package index on this machine that tells of versions."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PAGE = "https://index.example/rembg-desktop/"


@contextmanager
def package_index(body: bytes | str, status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """Its address, and the paths that were asked for. A body that is a version becomes the usual document."""
    asked: list[str] = []
    if isinstance(body, str):
        body = json.dumps({"info": {"version": body, "release_url": PAGE}}).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/json", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
