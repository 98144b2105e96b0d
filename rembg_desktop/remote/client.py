"""HTTP client of the command line: one connection, streamed bodies, and errors that say what to do.

It does not follow redirects and does not use proxies: the token must reach only the given service.
"""

import http.client
import json
import os
import secrets
import socket
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlencode

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.remote.service import of_problem, unexpected, unreachable

if TYPE_CHECKING:
    from rembg_desktop.remote.service import Address


@dataclass(frozen=True, slots=True)
class Upload:
    """One file and the name that it is sent with."""

    path: Path
    name: str
    size: int
    modified: float | None = None
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class MultipartForm:
    """Fields and files as multipart/form-data, RFC 7578."""

    fields: Mapping[str, str]
    files: Sequence[Upload]
    boundary: str = field(default_factory=lambda: f"rembg-desktop-{secrets.token_hex(16)}")

    @property
    def headers(self) -> dict[str, str]:
        """Type and length of the body."""
        return {
            "Content-Type": f"multipart/form-data; boundary={self.boundary}",
            "Content-Length": str(self.size),
        }

    @property
    def size(self) -> int:
        """Bytes of the body."""
        heads = sum(len(self._head_of(file)) + file.size + 2 for file in self.files)
        return len(self._fields) + heads + len(self._end)

    def body(self) -> Iterator[bytes]:
        """The body in pieces.

        Raises:
            AppError: source_unreadable, also for a file whose size has changed.
        """
        yield self._fields
        for file in self.files:
            yield self._head_of(file)
            yield from _content(file)
            yield b"\r\n"
        yield self._end

    @property
    def _fields(self) -> bytes:
        parts = (
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in self.fields.items()
        )
        return "".join(parts).encode("utf-8", "replace")

    def _head_of(self, file: Upload) -> bytes:
        name = file.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        head = (
            f"--{self.boundary}\r\n"
            f'Content-Disposition: form-data; name="images"; filename="{name}"{_date_of(file)}\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        return head.encode("utf-8", "replace")

    @property
    def _end(self) -> bytes:
        return f"--{self.boundary}--\r\n".encode()


def _date_of(file: Upload) -> str:
    """The parameter with the modification time (RFC 2183); empty if it is unknown."""
    if file.modified is None:
        return ""
    try:
        return f'; modification-date="{formatdate(file.modified, usegmt=True)}"'
    except (OverflowError, ValueError, OSError):  # no date that a calendar has
        return ""


def _content(file: Upload) -> Iterator[bytes]:
    left = file.size
    try:
        with file.path.open("rb") as source:
            while left and (piece := source.read(min(CHUNK, left))):
                left -= len(piece)
                yield piece
            changed = left > 0 or os.fstat(source.fileno()).st_size != file.size
    except OSError as error:
        message = f"Can't read {file.path}: {error.strerror}."
        raise AppError(ErrorCode.SOURCE_UNREADABLE, message, "Check its permissions, or leave it out.") from error
    if changed:
        message = f"{file.path} changed while it was being sent."
        raise AppError(ErrorCode.SOURCE_UNREADABLE, message, "Nothing was submitted; try again.")


CHUNK: Final = 1 << 18
_CONNECT_SECONDS: Final = 10.0
_ANSWER_SECONDS: Final = 120.0
"""A large submission is written to disk before the response."""
_PERMIT_SECONDS: Final = 5.0
"""How long an upload waits for `100 Continue`; some servers do not send it."""
_IDLE_SECONDS: Final = 2.0
"""A connection that was idle for longer may be closed by now; the service closes it after 5 seconds."""


class Client:
    """Sends requests to one service; not thread-safe."""

    def __init__(self, address: "Address", token: str | None) -> None:
        """Nothing is sent yet.

        Raises:
            AppError: invalid_option, for an invalid token.
        """
        if token and any(not "!" <= sign <= "~" for sign in token):
            hint = "Use the content of the file api-token in the home folder of the service."
            raise AppError(ErrorCode.INVALID_OPTION, "The token contains invalid characters.", hint)
        self.address = address
        self._token = token
        self._connection: http.client.HTTPConnection | None = None
        self._used = 0.0

    def close(self) -> None:
        """Close the connection; the next request opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def get(self, path: str, query: Mapping[str, object] | None = None) -> dict[str, Any]:
        """The document at a path.

        Raises:
            AppError: service_unreachable, service_unexpected, or what the service says.
        """
        given = {key: value for key, value in (query or {}).items() if value is not None}
        with self._send("GET", path + (f"?{urlencode(given)}" if given else "")) as answer:
            return self._document(answer)

    def post(self, path: str, document: Mapping[str, object] | None = None) -> dict[str, Any]:
        """The response to a POST request; `document` is sent as JSON."""
        body = json.dumps(document or {}).encode()
        with self._send("POST", path, {"Content-Type": "application/json"}, body) as answer:
            return self._document(answer)

    def upload(
        self,
        path: str,
        headers: Mapping[str, str],
        body: Iterable[bytes],
        progress: Callable[[int], object] = lambda _: None,
        method: str = "POST",
    ) -> dict[str, Any]:
        """The response to an upload; `body` is streamed, and `headers` have its length and type."""
        with self._send(method, path, {**headers, "Expect": "100-continue"}, body, progress) as answer:
            return self._document(answer)

    @contextmanager
    def download(self, path: str) -> Generator[Iterator[bytes]]:
        """The bytes at a path, in pieces.

        Raises:
            AppError: as get(); service_unreachable also when the connection ends before the last byte.
        """
        with self._send("GET", path) as answer:
            if answer.status != 200:
                self._document(answer)
                raise unexpected(self.address, f"answered {answer.status} {answer.reason}")
            yield self._pieces(answer)
            if not answer.isclosed():  # the caller stopped early
                self.close()

    def _pieces(self, answer: http.client.HTTPResponse) -> Iterator[bytes]:
        expected = int(answer.headers.get("Content-Length", -1))
        received = 0
        try:
            while piece := answer.read(CHUNK):
                received += len(piece)
                yield piece
        except (OSError, http.client.HTTPException) as error:
            raise self._lost(error) from error
        if expected not in {-1, received}:
            raise self._lost("the connection was closed too early")

    @contextmanager
    def _send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: Iterable[bytes] | bytes = b"",
        progress: Callable[[int], object] = lambda _: None,
    ) -> Generator[http.client.HTTPResponse]:
        try:
            answer = self._exchange(method, path, headers or {}, body, progress)
        except (OSError, http.client.HTTPException) as error:
            raise self._lost(error) from error
        try:
            yield answer
        except BaseException:
            self.close()
            raise
        if answer.will_close:
            self.close()
        self._used = time.monotonic()

    def _exchange(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: Iterable[bytes] | bytes,
        progress: Callable[[int], object],
    ) -> http.client.HTTPResponse:
        # Never send a change over a connection that may be closed: it would be unknown whether it arrived.
        if method != "GET" or time.monotonic() - self._used > _IDLE_SECONDS:
            self.close()
        connection = self._connection or self._connect()
        connection.putrequest(method, self.address.prefix + path, skip_accept_encoding=True)
        connection.putheader("Accept", "application/json, */*")
        if self._token:
            connection.putheader("Authorization", f"Bearer {self._token}")
        for name, value in headers.items():
            connection.putheader(name, value)
        if isinstance(body, bytes):
            if method != "GET":
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
        else:
            connection.endheaders()
            if _may_begin(connection.sock):
                self._stream(connection, body, progress)
        return connection.getresponse()

    def _stream(
        self,
        connection: http.client.HTTPConnection,
        body: Iterable[bytes],
        progress: Callable[[int], object],
    ) -> None:
        sent = 0
        for piece in body:
            try:
                connection.send(piece)
            except (BrokenPipeError, ConnectionResetError):
                return  # the response says why, if there is one
            sent += len(piece)
            progress(sent)

    def _connect(self) -> http.client.HTTPConnection:
        address = self.address
        if address.scheme == "https":
            connection = http.client.HTTPSConnection(address.host, address.port, timeout=_CONNECT_SECONDS)
        else:
            connection = http.client.HTTPConnection(address.host, address.port, timeout=_CONNECT_SECONDS)
        connection.connect()
        sock = cast(socket.socket, connection.sock)
        sock.settimeout(_ANSWER_SECONDS)
        with suppress(OSError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection = connection
        return connection

    def _document(self, answer: http.client.HTTPResponse) -> dict[str, Any]:
        """The JSON object in a response.

        Raises:
            AppError: as get().
        """
        try:
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise self._lost(error) from error
        kind = answer.headers.get_content_type()
        try:
            document: object = json.loads(text) if kind in _JSON else None
        except ValueError:
            document = None
        if answer.status >= 400 and (error := of_problem(document, answer.status, self.address)):
            raise error
        # /health sends a normal document with status 503.
        if not isinstance(document, dict) or not (200 <= answer.status < 300 or answer.status == 503):
            what = f"answered {answer.status} {answer.reason}".rstrip()
            raise unexpected(self.address, f"{what}, which is no answer of Rembg Desktop")
        return cast(dict[str, Any], document)

    def _lost(self, error: object) -> AppError:
        self.close()
        if isinstance(error, http.client.HTTPException) and not isinstance(error, ConnectionError):
            return unexpected(self.address, f"does not speak HTTP: {type(error).__name__}")
        if isinstance(error, TimeoutError):
            return unreachable(self.address, "the request timed out")
        why = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
        return unreachable(self.address, why or type(error).__name__)


_JSON: Final = frozenset({"application/json", "application/problem+json"})


def _may_begin(sock: socket.socket) -> bool:
    """Whether to send a large body: false if an error response is there already."""
    before = sock.gettimeout()
    sock.settimeout(_PERMIT_SECONDS)
    try:
        return sock.recv(12, socket.MSG_PEEK).startswith(b"HTTP/1.1 100")
    except (TimeoutError, ValueError):  # nothing came; TLS does not support peeking
        return True
    finally:
        sock.settimeout(before)
