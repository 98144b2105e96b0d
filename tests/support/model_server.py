"""A small HTTP server with the misbehaviors of real ones."""

from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Self


@dataclass
class Request:
    path: str
    range: str | None
    if_range: str | None


class ModelServer:
    """Serves bytes by path, with ranges and ETags, until told otherwise.

    Attributes:
        cuts: the connection ends after so many bytes, one number for each following request.
        ranges: whether ranges are understood.
        etag: of everything.
        status: sent in place of the content when it is not 200.
        stall: the content stops after `stall_after` bytes until `release` is set.
        requests: what was asked.
        stalled: set when a content stopped.
    """

    def __init__(self, contents: dict[str, bytes]) -> None:
        self.contents = contents
        self.cuts: list[int] = []
        self.ranges = True
        self.etag: str | None = '"one"'
        self.status = 200
        self.stall = False
        self.stall_after = 65536
        self.requests: list[Request] = []
        self.stalled = Event()
        self.release = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(owner) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - self is the request's
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner._answer(self)

            def log_message(self, *words: object) -> None:
                pass

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        asked, if_range = request.headers.get("Range"), request.headers.get("If-Range")
        self.requests.append(Request(request.path, asked, if_range))
        content = self.contents.get("/" + request.path.rsplit("/", 1)[-1])
        if content is None or self.status != 200:
            request.send_error(404 if content is None else self.status)
            return
        start = 0
        if asked and self.ranges and if_range in (None, self.etag):
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if self.etag:
            request.send_header("ETag", self.etag)
        request.send_header("Content-Length", str(len(content) - start))
        request.end_headers()
        body = content[start:]
        if self.stall:
            request.wfile.write(body[: self.stall_after])
            request.wfile.flush()
            self.stalled.set()
            self.release.wait()
        elif self.cuts:
            request.wfile.write(body[: self.cuts.pop(0)])
        else:
            request.wfile.write(body)
