"""An HTTP response as a stream that can be cancelled at any time.

A separate thread reads from the network: connecting, resolving names and reading can block for many seconds and
cannot be interrupted, but waiting for the thread can.
"""

import queue
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Final

from rembg_desktop.concurrency import CancelToken

_CHUNK: Final = 1 << 17
_WAITING_CHUNKS: Final = 16
_TIMEOUTS: Final = (15.0, 20.0)
"""Timeouts to connect and to receive data, in seconds."""
_POLL_INTERVAL: Final = 0.1
"""Seconds between checks whether the other side has stopped."""


class StreamError(Exception):
    """A network error. The message is part of a sentence."""


@dataclass(frozen=True, slots=True)
class Response:
    """Status and headers of a response.

    Attributes:
        status: HTTP status code.
        reason: reason phrase of the status.
        start: offset of the content in the complete file, for status 206.
        length: length of the content in bytes; None if unknown.
        validator: strong ETag or modification date, for If-Range.
    """

    status: int
    reason: str
    start: int
    length: int | None
    validator: str | None


@contextmanager
def open_stream(
    url: str, headers: Mapping[str, str], proxy: str, cancel: CancelToken
) -> Generator[tuple[Response, Iterator[bytes]]]:
    """Open a response and return its headers and its content in chunks.

    Args:
        url: HTTP or HTTPS address.
        headers: additional request headers.
        proxy: address of a proxy; empty uses the system settings.
        cancel: stops waiting within a fraction of a second.

    Raises:
        Cancelled: the token was cancelled.
        StreamError: the network failed, also between chunks.
    """
    pipe = _Pipe()
    Thread(target=pipe.fill, args=(url, dict(headers), proxy), name="download", daemon=True).start()
    try:
        head = pipe.take(cancel)
        if not isinstance(head, Response):
            raise StreamError("there was no response")
        yield head, pipe.chunks(cancel)
    finally:
        pipe.closed.set()


class _Pipe:
    """Connects the thread that reads from the network with the one that writes the file."""

    def __init__(self) -> None:
        self.closed = Event()
        self._queue: queue.Queue[Response | bytes | Exception | None] = queue.Queue(_WAITING_CHUNKS)

    def take(self, cancel: CancelToken) -> Response | bytes | None:
        while True:
            cancel.check()
            try:
                item = self._queue.get(timeout=_POLL_INTERVAL)
            except queue.Empty:
                continue
            if isinstance(item, Exception):
                raise item
            return item

    def chunks(self, cancel: CancelToken) -> Iterator[bytes]:
        while isinstance(item := self.take(cancel), bytes):
            yield item

    def fill(self, url: str, headers: dict[str, str], proxy: str) -> None:
        import requests  # takes 0.1 s and is only needed for downloads

        try:
            proxies = {"http": proxy, "https": proxy} if proxy else None
            with requests.get(
                url,
                headers={"Accept-Encoding": "identity", "User-Agent": "rembg-desktop", **headers},
                proxies=proxies,
                stream=True,
                timeout=_TIMEOUTS,
            ) as response:
                self._put(_head(response.status_code, response.reason, response.headers))
                for chunk in response.iter_content(_CHUNK):
                    if not self._put(chunk):
                        return
            self._put(None)
        except (requests.RequestException, UnicodeError, ValueError) as error:
            self._put(StreamError(_reason(error)))
        except Exception as error:  # noqa: BLE001 - raised for whoever reads, who would wait forever
            self._put(error)

    def _put(self, item: "Response | bytes | Exception | None") -> bool:
        """Add an item to the queue; False if the other side has stopped."""
        while not self.closed.is_set():
            try:
                self._queue.put(item, timeout=_POLL_INTERVAL)
            except queue.Full:
                continue
            return True
        return False


def _head(status: int, reason: str, headers: Mapping[str, str]) -> Response:
    content_range = re.match(r"bytes (\d+)-", headers.get("Content-Range", ""))
    length = headers.get("Content-Length", "")
    etag = headers.get("ETag")
    return Response(
        status=status,
        reason=reason,
        start=int(content_range[1]) if content_range else 0,
        length=int(length) if length.isdigit() else None,
        validator=etag if etag and not etag.startswith("W/") else headers.get("Last-Modified"),
    )


def _reason(error: Exception) -> str:
    """A readable description of an error."""
    import requests

    kinds: tuple[tuple[type[Exception], str], ...] = (
        (requests.exceptions.ProxyError, "the proxy does not respond"),
        (requests.exceptions.SSLError, "the server's certificate is not trusted"),
        (requests.exceptions.Timeout, "the server took too long to respond"),
        (requests.exceptions.ChunkedEncodingError, "the connection was interrupted"),
        (requests.exceptions.ConnectionError, "the server cannot be reached"),
        (requests.exceptions.InvalidURL, "the address is not valid"),
        (requests.exceptions.InvalidSchema, "the address is not valid"),
        (requests.exceptions.MissingSchema, "the address is not valid"),
    )
    for kind, text in kinds:
        if isinstance(error, kind):
            return text
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
