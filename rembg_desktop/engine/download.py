"""Downloads a large file over HTTP. Downloads can be resumed, and only verified files are used."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.engine.http_stream import Response, StreamError, open_stream
from rembg_desktop.errors import AppError, ErrorCode

_BLOCK: Final = 1 << 20


def checksums(
    path: Path,
    *names: str,
    cancel: CancelToken | None = None,
    progress: Callable[[int], None] | None = None,
) -> dict[str, str]:
    """Hexadecimal checksums of a file by algorithm (`md5`, `sha256`), computed in one pass.

    Args:
        path: the file.
        names: algorithms, as for hashlib.new().
        cancel: checked after each MiB.
        progress: called with the number of bytes read so far.

    Raises:
        Cancelled: the token was cancelled.
        OSError: the file cannot be read.
    """
    digests = {name: hashlib.new(name, usedforsecurity=False) for name in names}
    done = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            for digest in digests.values():
                digest.update(block)
            done += len(block)
            if progress:
                progress(done)
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
        except StreamError as error:
            if partial.size <= before:
                raise _failed(transfer, str(error), _hint(transfer)) from error
        else:
            if partial.size <= before:
                raise _failed(transfer, "the connection was closed", _hint(transfer))


def _fetch(
    transfer: FileTransfer, partial: Partial, progress: Callable[[int, int], None], cancel: CancelToken
) -> None:
    with open_stream(transfer.url, partial.range_headers(), transfer.proxy, cancel) as (response, chunks):
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


def _start(transfer: FileTransfer, partial: Partial, response: Response) -> int:
    """The offset in the file at which the content of the response belongs."""
    if response.status == 416:  # the partial download does not match the file on the server
        partial.discard()
        raise StreamError("the file on the server has changed")
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
