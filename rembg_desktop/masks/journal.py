"""Files of records that are only appended to: what was not written completely is recognized and ignored.

A file starts with 8 bytes that name its format. Records follow: length, CRC-32, JSON, then packed tiles.
"""

import contextlib
import json
import logging
import os
import struct
import tempfile
import zlib
from collections.abc import Callable, Mapping
from io import RawIOBase
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self, cast
from uuid import uuid4

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.masks.tiles import Key

if TYPE_CHECKING:
    from filelock import FileLock

_log = logging.getLogger(__name__)

_MAGIC: Final = b"RDEDIT\x01\n"
_HEAD: Final = struct.Struct("<II")
_META: Final = struct.Struct("<I")
_MAX_RECORD: Final = 1 << 31
"""Records are smaller; a greater length is a sign of damage."""


def encode_record(meta: Mapping[str, Any], blobs: Mapping[Key, bytes]) -> tuple[bytes, dict[Key, tuple[int, int]]]:
    """One record of a file: length, CRC-32, JSON, then the packed tiles.

    Returns:
        (the bytes, the offset in them and the length of each tile).
    """
    listed = [[*key, len(blob)] for key, blob in blobs.items()]
    text = json.dumps({**meta, "tiles": listed}, separators=(",", ":")).encode()
    payload = b"".join([_META.pack(len(text)), text, *blobs.values()])
    where: dict[Key, tuple[int, int]] = {}
    at = _HEAD.size + _META.size + len(text)
    for key, blob in blobs.items():
        where[key] = (at, len(blob))
        at += len(blob)
    return _HEAD.pack(len(payload), zlib.crc32(payload)) + payload, where


def decode_record(data: memoryview) -> tuple[dict[str, Any], dict[Key, tuple[int, int]], int] | None:
    """The record at the start of `data`: (JSON, offset and length of each tile, length of the record).

    Returns:
        None if the record is incomplete or damaged.
    """
    if len(data) < _HEAD.size + _META.size:
        return None
    length, crc = _HEAD.unpack_from(data)
    end = _HEAD.size + length
    if length > _MAX_RECORD or length < _META.size or end > len(data) or zlib.crc32(data[_HEAD.size : end]) != crc:
        return None
    (text_length,) = _META.unpack_from(data, _HEAD.size)
    at = _HEAD.size + _META.size + text_length
    try:
        meta: dict[str, Any] = json.loads(bytes(data[_HEAD.size + _META.size : at]))
        where: dict[Key, tuple[int, int]] = {}
        for row, column, size in meta.pop("tiles"):
            where[int(row), int(column)] = (at, int(size))
            at += int(size)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return (meta, where, end) if at == end else None


def has_steps(path: Path) -> bool:
    """Whether more than the first record was written to a file, even if it was undone since.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(len(_MAGIC) + _HEAD.size)
    if len(head) < len(_MAGIC) + _HEAD.size or not head.startswith(_MAGIC):
        return False
    return path.stat().st_size > len(head) + _HEAD.unpack_from(head, len(_MAGIC))[0]


class Journal:
    """A file that one process has open. Reading and appending may happen in different threads."""

    def __init__(self, file: BinaryIO, end: int, path: Path | None, held: "FileLock | None") -> None:
        """Use create() or open()."""
        self.path = path
        self.end = end
        self._file = file
        self._held = held
        self._lock = Lock()

    @classmethod
    def create(cls, path: Path | None) -> Self:
        """Create the file. An existing one is kept under another name. None is for a temporary file.

        Raises:
            AppError: wrong_state if another window or process uses the file.
            OSError: the file cannot be created.
        """
        held = _hold(path)
        try:
            if path is None:
                file = cast(BinaryIO, tempfile.TemporaryFile(prefix="rembg-desktop-", buffering=0))  # noqa: SIM115
            else:
                with contextlib.suppress(FileNotFoundError):
                    path.rename(path.with_name(f"{path.name}.earlier-{uuid4().hex[:8]}"))
                file = path.open("x+b", buffering=0)
                sync_folder(path.parent)
            write_all(file, _MAGIC)
        except BaseException:
            if held:
                held.release()
            raise
        return cls(file, len(_MAGIC), path, held)

    @classmethod
    def open(cls, path: Path, follow: Callable[[dict[str, Any], dict[Key, tuple[int, int]]], bool]) -> Self:
        """Open the file and read it to the last complete record. What comes after is cut off.

        Args:
            path: of the file.
            follow: called with the JSON, and the position and length of each tile. If it returns false, the
                record and all that follow count as damaged.

        Raises:
            AppError: wrong_state if another window or process uses the file; correction_unusable if there is no
                complete record. The file is kept then.
            OSError: the file cannot be read or written.
        """
        held = _hold(path)
        try:
            data = path.read_bytes()
            end = _followed(path, data, follow)
            file = path.open("r+b", buffering=0)
            if end < len(data):
                _cut_off(path, file, data, end)
        except BaseException:
            if held:
                held.release()
            raise
        return cls(file, end, path, held)

    def append(self, meta: Mapping[str, Any], blobs: Mapping[Key, bytes]) -> dict[Key, tuple[int, int]]:
        """Write a record. It is on the disk when this returns.

        Returns:
            Position and length of each tile.

        Raises:
            OSError: it cannot be written. The next one takes its place.
        """
        data, where = encode_record(meta, blobs)
        with self._lock:
            self._file.seek(self.end)
            write_all(self._file, data)
        os.fsync(self._file.fileno())
        start = self.end
        self.end += len(data)
        return {key: (start + at, length) for key, (at, length) in where.items()}

    def read(self, at: int, length: int) -> bytes:
        """Bytes of the file.

        Raises:
            OSError: they cannot be read.
        """
        with self._lock:
            self._file.seek(at)
            return self._file.read(length)

    def close(self, *, keep: bool) -> None:
        """Close the file, and delete it unless `keep`."""
        self._file.close()
        if not keep and self.path is not None:
            self.path.unlink(missing_ok=True)
            sync_folder(self.path.parent)
            if self._held:
                with contextlib.suppress(OSError):  # Windows deletes it when it is released
                    Path(self._held.lock_file).unlink()
        if self._held:
            self._held.release()


def _followed(
    path: Path, data: bytes, follow: Callable[[dict[str, Any], dict[Key, tuple[int, int]]], bool]
) -> int:
    """Where the last complete record ends."""
    end = len(_MAGIC)
    view = memoryview(data) if data.startswith(_MAGIC) else memoryview(b"")
    while (record := decode_record(view[end:])) is not None:
        meta, where, length = record
        if not follow(meta, {key: (end + at, size) for key, (at, size) in where.items()}):
            break
        end += length
    if end == len(_MAGIC):
        message = f"The unsaved changes in {path} can't be read: the file is damaged."
        raise AppError(ErrorCode.CORRECTION_UNUSABLE, message, "The file is kept. Correct the photo again.")
    return end


def _cut_off(path: Path, file: BinaryIO, data: bytes, end: int) -> None:
    _log.warning("The draft %s ends with %d bytes of an unfinished step.", path, len(data) - end)
    rest = memoryview(data)[end:]
    if len(rest) >= _HEAD.size and _HEAD.size + _HEAD.unpack_from(rest)[0] <= len(rest):
        # All of the record is there, but wrong: the file was damaged, and other steps may follow.
        aside = path.with_name(f"{path.name}.damaged-{uuid4().hex[:8]}")
        aside.write_bytes(data)
        _log.error("The draft %s is damaged. A copy of all of it is in %s.", path, aside.name)
    file.truncate(end)
    os.fsync(file.fileno())


def _hold(path: Path | None) -> "FileLock | None":
    if path is None:
        return None
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # Imported here: its import needs a folder for temporary files, which results must not depend on.
    from filelock import FileLock, Timeout

    # Not for this thread only: another one may close the file.
    lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        message = "This photo is being corrected in another window."
        raise AppError(ErrorCode.WRONG_STATE, message, "Finish the correction there first.") from None
    return lock


def write_all(file: RawIOBase | BinaryIO, data: bytes) -> None:
    """Write to a file without a buffer, which may take only a part at a time."""
    view = memoryview(data)
    while view:
        view = view[file.write(view) or 0 :]


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable; systems that cannot are left alone."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def size_of(meta: Mapping[str, object]) -> tuple[int, int]:
    """The size in a record.

    Raises:
        ValueError: there is none.
    """
    size = meta.get("size")
    match size:
        case [int(width), int(height)] if width > 0 and height > 0:
            return width, height
        case _:
            raise ValueError(f"the size is {size!r}")
