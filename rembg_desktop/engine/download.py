"""Fetching one large file over HTTP so that a cut loses nothing and nothing unverified is ever used."""

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
from rembg_desktop.engine.http_stream import Answer, StreamError, open_stream
from rembg_desktop.errors import AppError, ErrorCode

_BLOCK: Final = 1 << 20


def checksums(
    path: Path,
    *names: str,
    cancel: CancelToken | None = None,
    progress: Callable[[int], None] | None = None,
) -> dict[str, str]:
    """Hexadecimal sums of a file by name of the algorithm (`md5`, `sha256`), in one pass.

    Args:
        path: the file.
        names: as for hashlib.new().
        cancel: asked after each mebibyte.
        progress: told the bytes that were read so far.

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
    """`<target>.part` with its bytes so far and `<target>.part.json` with where they came from.

    Attributes:
        path: the part.
        record: the JSON beside it.
        url: address of the whole file.
    """

    path: Path
    record: Path
    url: str

    @classmethod
    def of(cls, target: Path, url: str) -> "Partial":
        """The part for a target; one that came from another address is thrown away."""
        path = target.with_name(target.name + ".part")
        partial = cls(path, path.with_name(path.name + ".json"), url)
        if partial.size and partial._read().get("url") != url:
            partial.discard()
        return partial

    @property
    def size(self) -> int:
        """Bytes that are there."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def range_headers(self) -> dict[str, str]:
        """Headers that ask for the rest, or for all of it when the file has changed (RFC 9110, 13.1.5)."""
        if not self.size:
            return {}
        headers = {"Range": f"bytes={self.size}-"}
        if validator := self._read().get("validator"):
            headers["If-Range"] = str(validator)
        return headers

    @contextmanager
    def writing(self, start: int, validator: str | None) -> Generator[BinaryIO]:
        """The part, open for writing from `start` bytes on; what was behind that is cut off."""
        self.record.write_text(json.dumps({"url": self.url, "validator": validator}), encoding="utf-8")
        with self.path.open("ab") as file:
            file.truncate(start)
            yield file

    def publish(self, target: Path) -> None:
        """Make the part the target in one step."""
        self.path.replace(target)
        self.record.unlink(missing_ok=True)

    def discard(self) -> None:
        """Begin anew."""
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
    """What is fetched from where.

    Attributes:
        url: address of the file.
        target: where it goes; `<target>.part` and `<target>.part.json` are beside it meanwhile.
        name: the model's name for messages.
        bytes: its size.
        sums: hexadecimal sums it must have, by algorithm.
        proxy: address of a proxy for HTTP and HTTPS; empty follows the system.
    """

    url: str
    target: Path
    name: str
    bytes: int
    sums: Mapping[str, str]
    proxy: str


def download(transfer: FileTransfer, progress: Callable[[int, int], None], cancel: CancelToken) -> Path:
    """Fetch, verify and publish.

    Args:
        transfer: what from where.
        progress: told the bytes that are there and their total.
        cancel: ends it within a second; the part that was fetched stays for the next time.

    Returns:
        The target, which appeared whole.

    Raises:
        Cancelled: the token was cancelled.
        AppError: download_failed, disk_full, model_corrupt, wrong_state when another download of it runs.
    """
    from filelock import FileLock, Timeout

    target = transfer.target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{target}.lock", timeout=0):
            partial = Partial.of(target, transfer.url)
            _complete(transfer, partial, progress, cancel)
            if not _is_good(transfer, partial, cancel):
                # A resumed file may be pieced together from two versions: once more, from nothing.
                partial.discard()
                _complete(transfer, partial, progress, cancel)
                if not _is_good(transfer, partial, cancel):
                    partial.discard()
                    raise _wrong_content(transfer)
            partial.publish(target)
    except Timeout:
        raise AppError(
            ErrorCode.WRONG_STATE,
            f"The model {transfer.name} is being downloaded already.",
            "Wait until the other download has ended.",
        ) from None
    except OSError as error:
        if error.errno in _FULL:
            raise disk_full(target.parent, transfer.bytes) from error
        raise _failed(
            transfer,
            f"{target.parent} cannot be written ({error.strerror or error})",
            "Mend the permissions of the folder and try again.",
        ) from error
    return target


def disk_full(folder: Path, needed: int) -> AppError:
    """The failure of a disk without room for a model of `needed` bytes."""
    return AppError(
        ErrorCode.DISK_FULL,
        f"The disk with {folder} has no room for a model of {max(1, round(needed / 1e6))} MB.",
        "Free some space and try again.",
    )


def _complete(
    transfer: FileTransfer, partial: Partial, progress: Callable[[int, int], None], cancel: CancelToken
) -> None:
    """Fetch until the part has the whole size, going on after a cut as long as each try brings something."""
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
    with open_stream(transfer.url, partial.range_headers(), transfer.proxy, cancel) as (answer, chunks):
        start = _start(transfer, partial, answer)
        progress(start, transfer.bytes)
        with partial.writing(start, answer.validator) as file:
            done = start
            for chunk in chunks:
                file.write(chunk)
                done += len(chunk)
                if done > transfer.bytes:
                    raise _wrong_content(transfer)
                progress(done, transfer.bytes)
            file.flush()
            os.fsync(file.fileno())


def _start(transfer: FileTransfer, partial: Partial, answer: Answer) -> int:
    """The offset at which the answer's content belongs."""
    if answer.status == 416:  # the part does not fit what the server has now
        partial.discard()
        raise StreamError("the server has another file than before")
    if answer.status not in (200, 206):
        raise _failed(transfer, f"the server answered {answer.status} {answer.reason}", _hint(transfer))
    start = answer.start if answer.status == 206 else 0
    if start not in (0, partial.size):
        raise _failed(transfer, "the server sent another part than was asked for", _hint(transfer))
    if answer.length is not None and start + answer.length != transfer.bytes:
        raise _wrong_content(transfer)
    return start


def _is_good(transfer: FileTransfer, partial: Partial, cancel: CancelToken) -> bool:
    return checksums(partial.path, *transfer.sums, cancel=cancel) == dict(transfer.sums)


def _failed(transfer: FileTransfer, why: str, hint: str) -> AppError:
    return AppError(
        ErrorCode.DOWNLOAD_FAILED,
        f"The model {transfer.name} cannot be downloaded from {transfer.url}: {why}.",
        hint,
    )


def _hint(transfer: FileTransfer) -> str:
    proxy = f" and the proxy {transfer.proxy}" if transfer.proxy else ""
    return f"Check the network connection{proxy} and try again: it goes on where it ended."


def _wrong_content(transfer: FileTransfer) -> AppError:
    return AppError(
        ErrorCode.MODEL_CORRUPT,
        f"What {transfer.url} delivers is not the model {transfer.name}.",
        "Check the mirror in the settings, or sign in to the network if it asks for that, and try again.",
    )
