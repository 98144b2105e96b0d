"""Downloads a large file over HTTP. Downloads can be resumed, and only verified files are used.

A separate thread reads from the network: connecting, resolving names and reading can block for many seconds and
cannot be interrupted, but waiting for the thread can.
"""

import errno
import hashlib
import json
import os
import queue
import re
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any, BinaryIO, Final, cast

from rembg_desktop.errors import AppError, CancelToken, ErrorCode

_CHUNK: Final = 1 << 17
_WAITING_CHUNKS: Final = 16
_TIMEOUTS: Final = (15.0, 20.0)
"""Timeouts to connect and to receive data, in seconds."""
_POLL_INTERVAL: Final = 0.1
"""Seconds between checks whether the other side has stopped."""


class _StreamError(Exception):
    """A network error. The message is part of a sentence."""


@dataclass(frozen=True, slots=True)
class _Response:
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
def _open_stream(
    url: str, headers: Mapping[str, str], proxy: str, cancel: CancelToken
) -> Generator[tuple[_Response, Iterator[bytes]]]:
    """Open a response and return its headers and its content in chunks.

    Args:
        url: HTTP or HTTPS address.
        headers: additional request headers.
        proxy: address of a proxy; empty uses the system settings.
        cancel: stops waiting within a fraction of a second.

    Raises:
        Cancelled: the token was cancelled.
        _StreamError: the network failed, also between chunks.
    """
    pipe = _Pipe()
    Thread(target=pipe.fill, args=(url, dict(headers), proxy), name="download", daemon=True).start()
    try:
        head = pipe.take(cancel)
        if not isinstance(head, _Response):
            raise _StreamError("there was no response")
        yield head, pipe.chunks(cancel)
    finally:
        pipe.closed.set()


class _Pipe:
    """Connects the thread that reads from the network with the one that writes the file."""

    def __init__(self) -> None:
        self.closed = Event()
        self._queue: queue.Queue[_Response | bytes | Exception | None] = queue.Queue(_WAITING_CHUNKS)

    def take(self, cancel: CancelToken) -> _Response | bytes | None:
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
            self._put(_StreamError(_reason(error)))
        except Exception as error:  # noqa: BLE001 - raised for whoever reads, who would wait forever
            self._put(error)

    def _put(self, item: "_Response | bytes | Exception | None") -> bool:
        """Add an item to the queue; False if the other side has stopped."""
        while not self.closed.is_set():
            try:
                self._queue.put(item, timeout=_POLL_INTERVAL)
            except queue.Full:
                continue
            return True
        return False


def _head(status: int, reason: str, headers: Mapping[str, str]) -> _Response:
    content_range = re.match(r"bytes (\d+)-", headers.get("Content-Range", ""))
    length = headers.get("Content-Length", "")
    etag = headers.get("ETag")
    return _Response(
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


def checksums(path: Path, *names: str, cancel: CancelToken | None = None) -> dict[str, str]:
    """Hexadecimal checksums of a file by algorithm (`md5`, `sha256`), computed in one pass.

    Args:
        path: the file.
        names: algorithms, as for hashlib.new().
        cancel: checked after each MiB.

    Raises:
        Cancelled: the token was cancelled.
        OSError: the file cannot be read.
    """
    digests = {name: hashlib.new(name, usedforsecurity=False) for name in names}
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            for digest in digests.values():
                digest.update(block)
            if cancel:
                cancel.check()
    return {name: digest.hexdigest() for name, digest in digests.items()}


@dataclass(frozen=True, slots=True)
class Partial:
    """A partial download: `<target>.part` with the data and `<target>.part.json` with its origin.

    Attributes:
        path: the data.
        record: the JSON file.
        url: address of the complete file.
    """

    path: Path
    record: Path
    url: str

    @classmethod
    def of(cls, target: Path, url: str) -> "Partial":
        """The partial download for a target. Data from another address is discarded."""
        path = target.with_name(target.name + ".part")
        partial = cls(path, path.with_name(path.name + ".json"), url)
        if partial.size and partial._read().get("url") != url:
            partial.discard()
        return partial

    @property
    def size(self) -> int:
        """Number of bytes downloaded."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def range_headers(self) -> dict[str, str]:
        """Headers that request the rest, or everything if the file has changed (RFC 9110, 13.1.5)."""
        if not self.size:
            return {}
        headers = {"Range": f"bytes={self.size}-"}
        if validator := self._read().get("validator"):
            headers["If-Range"] = str(validator)
        return headers

    @contextmanager
    def writing(self, start: int, validator: str | None) -> Generator[BinaryIO]:
        """Open the data for writing at offset `start`; data after it is truncated."""
        self.record.write_text(json.dumps({"url": self.url, "validator": validator}), encoding="utf-8")
        with self.path.open("ab") as file:
            file.truncate(start)
            yield file

    def publish(self, target: Path) -> None:
        """Atomically rename the data to the target."""
        self.path.replace(target)
        self.record.unlink(missing_ok=True)

    def discard(self) -> None:
        """Delete the partial download."""
        self.path.unlink(missing_ok=True)
        self.record.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self.record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return cast(dict[str, Any], values) if isinstance(values, dict) else {}


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class FileTransfer:
    """The source and target of a download.

    Attributes:
        url: address of the file.
        target: path of the file; `<target>.part` and `<target>.part.json` are next to it during the download.
        name: name of the model, for messages.
        bytes: expected size.
        sums: expected hexadecimal checksums by algorithm.
        proxy: address of a proxy for HTTP and HTTPS; empty uses the system settings.
    """

    url: str
    target: Path
    name: str
    bytes: int
    sums: Mapping[str, str]
    proxy: str


def download(transfer: FileTransfer, progress: Callable[[int, int], None], cancel: CancelToken) -> Path:
    """Download a file, verify it and rename it to the target.

    Args:
        transfer: source and target.
        progress: called with the number of bytes present and the total.
        cancel: stops the download within a second; the downloaded part is kept for the next time.

    Returns:
        The path of the complete file.

    Raises:
        Cancelled: the token was cancelled.
        AppError: download_failed, disk_full, model_corrupt, wrong_state if it is already being downloaded.
    """
    from filelock import FileLock, Timeout

    target = transfer.target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{target}.lock", timeout=0):
            partial = Partial.of(target, transfer.url)
            _complete(transfer, partial, progress, cancel)
            if not _is_valid(transfer, partial, cancel):
                # A resumed file can be a mix of two versions: start over once.
                partial.discard()
                _complete(transfer, partial, progress, cancel)
                if not _is_valid(transfer, partial, cancel):
                    partial.discard()
                    raise _wrong_content(transfer)
            partial.publish(target)
    except Timeout:
        raise AppError(
            ErrorCode.WRONG_STATE,
            f"The model {transfer.name} is already being downloaded.",
            "Wait until the other download has finished.",
        ) from None
    except OSError as error:
        if error.errno in _FULL:
            raise disk_full(target.parent, transfer.bytes) from error
        raise _failed(
            transfer,
            f"can't write to {target.parent} ({error.strerror or error})",
            "Change the permissions of the folder and try again.",
        ) from error
    return target


def disk_full(folder: Path, needed: int) -> AppError:
    """The error for a disk without space for a model of `needed` bytes."""
    return AppError(
        ErrorCode.DISK_FULL,
        f"Not enough disk space in {folder} for a model of {max(1, round(needed / 1e6))} MB.",
        "Free some disk space and try again.",
    )


def _complete(
    transfer: FileTransfer, partial: Partial, progress: Callable[[int, int], None], cancel: CancelToken
) -> None:
    """Download the rest of the file. Retries after interruptions as long as each try makes progress."""
    if partial.size > transfer.bytes:
        partial.discard()
    if shutil.disk_usage(transfer.target.parent).free < transfer.bytes - partial.size:
        raise disk_full(transfer.target.parent, transfer.bytes)
    while (before := partial.size) < transfer.bytes:
        try:
            _fetch(transfer, partial, progress, cancel)
        except _StreamError as error:
            if partial.size <= before:
                raise _failed(transfer, str(error), _hint(transfer)) from error
        else:
            if partial.size <= before:
                raise _failed(transfer, "the connection was closed", _hint(transfer))


def _fetch(
    transfer: FileTransfer, partial: Partial, progress: Callable[[int, int], None], cancel: CancelToken
) -> None:
    with _open_stream(transfer.url, partial.range_headers(), transfer.proxy, cancel) as (response, chunks):
        start = _start(transfer, partial, response)
        progress(start, transfer.bytes)
        with partial.writing(start, response.validator) as file:
            done = start
            for chunk in chunks:
                file.write(chunk)
                done += len(chunk)
                if done > transfer.bytes:
                    raise _wrong_content(transfer)
                progress(done, transfer.bytes)
            file.flush()
            os.fsync(file.fileno())


def _start(transfer: FileTransfer, partial: Partial, response: _Response) -> int:
    """The offset in the file at which the content of the response belongs."""
    if response.status == 416:  # the partial download does not match the file on the server
        partial.discard()
        raise _StreamError("the file on the server has changed")
    if response.status not in (200, 206):
        raise _failed(transfer, f"the server returned {response.status} {response.reason}", _hint(transfer))
    start = response.start if response.status == 206 else 0
    if start not in (0, partial.size):
        raise _failed(transfer, "the server did not send the requested range", _hint(transfer))
    if response.length is not None and start + response.length != transfer.bytes:
        raise _wrong_content(transfer)
    return start


def _is_valid(transfer: FileTransfer, partial: Partial, cancel: CancelToken) -> bool:
    return checksums(partial.path, *transfer.sums, cancel=cancel) == dict(transfer.sums)


def _failed(transfer: FileTransfer, why: str, hint: str) -> AppError:
    return AppError(
        ErrorCode.DOWNLOAD_FAILED,
        f"Can't download the model {transfer.name} from {transfer.url}: {why}.",
        hint,
    )


def _hint(transfer: FileTransfer) -> str:
    proxy = f" and the proxy {transfer.proxy}" if transfer.proxy else ""
    return f"Check the network connection{proxy} and try again. The download will be resumed."


def _wrong_content(transfer: FileTransfer) -> AppError:
    return AppError(
        ErrorCode.MODEL_CORRUPT,
        f"The file at {transfer.url} is not the model {transfer.name}.",
        "Check the mirror in the settings, sign in to the network if required, and try again.",
    )
