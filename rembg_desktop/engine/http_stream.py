"""One HTTP answer as a stream that can be left at any moment.

The network is read in a thread of its own: connecting, resolving names and reading may block for many seconds
and cannot be interrupted from outside, but whoever waits for their results can.
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
"""Seconds to connect, seconds without a byte."""
_GLANCE: Final = 0.1
"""Seconds between two looks at whether the other side has gone."""


class StreamError(Exception):
    """The network failed; the message is part of a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer.

    Attributes:
        status: of HTTP.
        reason: its words.
        start: offset of the content in the whole file, for status 206.
        length: bytes of the content, when the server tells.
        validator: strong ETag or the date of the last change, for If-Range.
    """

    status: int
    reason: str
    start: int
    length: int | None
    validator: str | None


@contextmanager
def open_stream(
    url: str, headers: Mapping[str, str], proxy: str, cancel: CancelToken
) -> Generator[tuple[Answer, Iterator[bytes]]]:
    """The answer's head and its content in chunks.

    Args:
        url: http or https.
        headers: besides the usual ones.
        proxy: address of a proxy; empty follows the system.
        cancel: ends any waiting within a fraction of a second.

    Raises:
        Cancelled: the token was cancelled.
        StreamError: at the head or between two chunks.
    """
    pipe = _Pipe()
    Thread(target=pipe.fill, args=(url, dict(headers), proxy), name="download", daemon=True).start()
    try:
        head = pipe.take(cancel)
        if not isinstance(head, Answer):
            raise StreamError("there was no answer")
        yield head, pipe.chunks(cancel)
    finally:
        pipe.left.set()


class _Pipe:
    """Between the thread that reads the network and the one that writes the file."""

    def __init__(self) -> None:
        self.left = Event()
        self._queue: queue.Queue[Answer | bytes | StreamError | None] = queue.Queue(_WAITING_CHUNKS)

    def take(self, cancel: CancelToken) -> Answer | bytes | None:
        while True:
            cancel.check()
            try:
                item = self._queue.get(timeout=_GLANCE)
            except queue.Empty:
                continue
            if isinstance(item, StreamError):
                raise item
            return item

    def chunks(self, cancel: CancelToken) -> Iterator[bytes]:
        while isinstance(item := self.take(cancel), bytes):
            yield item

    def fill(self, url: str, headers: dict[str, str], proxy: str) -> None:
        import requests  # 0.1 s, and only downloads need it

        try:
            proxies = {"http": proxy, "https": proxy} if proxy else None
            with requests.get(
                url,
                headers={"Accept-Encoding": "identity", "User-Agent": "rembg-desktop", **headers},
                proxies=proxies,
                stream=True,
                timeout=_TIMEOUTS,
            ) as response:
                self._give(_head(response.status_code, response.reason, response.headers))
                for chunk in response.iter_content(_CHUNK):
                    if not self._give(chunk):
                        return
            self._give(None)
        except (requests.RequestException, UnicodeError, ValueError) as error:
            self._give(StreamError(_reason(error)))

    def _give(self, item: "Answer | bytes | StreamError | None") -> bool:
        """Whether somebody still wants it."""
        while not self.left.is_set():
            try:
                self._queue.put(item, timeout=_GLANCE)
            except queue.Full:
                continue
            return True
        return False


def _head(status: int, reason: str, headers: Mapping[str, str]) -> Answer:
    content_range = re.match(r"bytes (\d+)-", headers.get("Content-Range", ""))
    length = headers.get("Content-Length", "")
    etag = headers.get("ETag")
    return Answer(
        status=status,
        reason=reason,
        start=int(content_range[1]) if content_range else 0,
        length=int(length) if length.isdigit() else None,
        validator=etag if etag and not etag.startswith("W/") else headers.get("Last-Modified"),
    )


def _reason(error: Exception) -> str:
    """What went wrong, in words for people where requests has a class for it."""
    import requests

    kinds: tuple[tuple[type[Exception], str], ...] = (
        (requests.exceptions.ProxyError, "the proxy does not answer"),
        (requests.exceptions.SSLError, "the server's certificate is not trusted"),
        (requests.exceptions.Timeout, "the server takes too long to answer"),
        (requests.exceptions.ChunkedEncodingError, "the connection was cut"),
        (requests.exceptions.ConnectionError, "the server cannot be reached"),
        (requests.exceptions.InvalidURL, "the address is not valid"),
        (requests.exceptions.InvalidSchema, "the address is not valid"),
        (requests.exceptions.MissingSchema, "the address is not valid"),
    )
    for kind, words in kinds:
        if isinstance(error, kind):
            return words
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
