"""The steps of a repair, in a file: they can be undone without limit, and survive when the program is killed.

Each step is appended to the file with the new content of the tiles that it changed, and synced. A tile's earlier
content is in an earlier record, so undo needs nothing but the positions in the file: about 200 bytes in memory for
each changed tile. Compressing, writing and syncing happen in one thread of the history, in order.

The file starts with 8 bytes that name the format. Records follow, see tiles.encode_record(). `kind` is `start`
(size, and the tiles to start with), `step`, `undo` or `redo`. A record that was not written completely is ignored.
"""

import contextlib
import io
import logging
import os
import tempfile
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final, Self, cast
from uuid import uuid4

from filelock import FileLock, Timeout

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.masks.adjusting import Adjustments
from rembg_desktop.masks.corrections import size_of, sync_folder
from rembg_desktop.masks.tiles import (
    Bytes,
    Key,
    Tiles,
    decode_record,
    encode_record,
    is_complete,
    packed,
    unpacked,
    write_all,
)

_log = logging.getLogger(__name__)

_MAGIC: Final = b"RDEDIT\x01\n"
_MAX_WAITING: Final = 128_000_000
"""Bytes of tiles that may wait to be written before recording a step waits: the most that undo takes in memory."""
_TILE_BYTES: Final = 131_072


@dataclass(slots=True)
class _Version:
    """One content of a tile: in memory until it is in the file.

    Attributes:
        layer: the tile, until it was written. None and no length: nothing was painted there.
        blob: the packed tile while the file cannot be written.
        at, length: where it is in the file.
    """

    layer: Bytes | None = None
    blob: bytes = b""
    at: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    before: dict[Key, _Version]
    after: dict[Key, _Version]
    adjustments: tuple[Adjustments, Adjustments]


@dataclass(frozen=True, slots=True)
class Restored:
    """What an undo or redo brings back.

    Attributes:
        name: of the step.
        layers: the tiles that change; None where nothing is painted any more.
        adjustments: the adjustments.
    """

    name: str
    layers: dict[Key, Bytes | None]
    adjustments: Adjustments


_BLANK: Final = _Version()
_Record = tuple[dict[str, Any], dict[Key, _Version]]
"""What a record says, and its tiles."""


class History:
    """Steps that can be undone and redone. All methods are for one thread at a time."""

    def __init__(self, path: Path | None, held: FileLock | None) -> None:
        """Use create() or open()."""
        self.path = path
        self.size = (0, 0)
        self.adjustments = Adjustments()
        self._held = held
        self._current: dict[Key, _Version] = {}
        self._steps: list[_Step] = []
        self._done = 0
        self._lock = Lock()
        self._waiting = 0
        self._writes: list[Future[None]] = []
        self._unwritten: list[_Record] = []
        self._error: OSError | None = None
        self._file: BinaryIO = io.BytesIO()
        self._end = len(_MAGIC)
        self._thread = ThreadPoolExecutor(1, "repair-history")

    @classmethod
    def create(cls, path: Path | None, start: Tiles, adjustments: Adjustments) -> Self:
        """Start a new history. An existing file is kept under another name.

        Args:
            path: of the file; None for a temporary one.
            start: size of the picture, and the tiles to start with.
            adjustments: to start with.

        Raises:
            AppError: wrong_state if another window or process uses the file.
            OSError: the file cannot be created.
        """
        self = cls(path, _hold(path))
        try:
            self._file = _new_file(path)
        except BaseException:
            self._release()
            raise
        self.size = start.size
        self.adjustments = adjustments
        meta = {"kind": "start", "version": 1, "size": list(start.size), "adjustments": adjustments.as_dict()}
        self._current = {key: _Version(layer) for key, layer in start.layers.items()}
        self._append(meta, dict(self._current))
        return self

    @classmethod
    def open(cls, path: Path) -> Self:
        """Continue a history after the program ended. What was not written completely is cut off.

        Raises:
            AppError: wrong_state if another window or process uses the file; correction_unusable if it is damaged
                at its start. It is kept then.
            OSError: the file cannot be read or written.
        """
        self = cls(path, _hold(path))
        try:
            self._file = path.open("r+b", buffering=0)
            self._replay(path)
        except BaseException:
            self._file.close()
            self._release()
            raise
        return self

    @property
    def can_undo(self) -> bool:
        """Whether a step can be undone."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether an undone step can be done again."""
        return self._done < len(self._steps)

    @property
    def error(self) -> OSError | None:
        """Why steps are not durable at the moment. They are kept in memory and written with the next step."""
        return self._error

    @property
    def disk_bytes(self) -> int:
        """Size of the file."""
        return self._end

    def tiles(self) -> Tiles:
        """The current tiles, for example after open().

        Raises:
            OSError, ValueError: the file cannot be read or is damaged.
        """
        found = {key: self._read(version) for key, version in self._current.items()}
        return Tiles(self.size, {key: layer for key, layer in found.items() if layer is not None})

    def record(self, name: str, layers: Mapping[Key, Bytes], adjustments: Adjustments) -> None:
        """Add a step. What was undone before can no longer be redone.

        Args:
            name: of the tool.
            layers: the new content of the changed tiles; they must not be changed later.
            adjustments: after the step.
        """
        after = {key: _Version(layer) for key, layer in layers.items()}
        before = {key: self._current.get(key, _BLANK) for key in after}
        del self._steps[self._done :]
        self._steps.append(_Step(name, before, after, (self.adjustments, adjustments)))
        self._done += 1
        self._current.update(after)
        self.adjustments = adjustments
        self._append({"kind": "step", "name": name, "adjustments": adjustments.as_dict()}, after)

    def undo(self) -> Restored | None:
        """Go back one step; None if there is none."""
        if not self.can_undo:
            return None
        step = self._steps[self._done - 1]
        layers = {key: self._read(version) for key, version in step.before.items()}
        self._done -= 1
        self._current.update(step.before)
        self.adjustments = step.adjustments[0]
        self._append({"kind": "undo"}, {})
        return Restored(step.name, layers, self.adjustments)

    def redo(self) -> Restored | None:
        """Do the last undone step again; None if there is none."""
        if not self.can_redo:
            return None
        step = self._steps[self._done]
        layers = {key: self._read(version) for key, version in step.after.items()}
        self._done += 1
        self._current.update(step.after)
        self.adjustments = step.adjustments[1]
        self._append({"kind": "redo"}, {})
        return Restored(step.name, layers, self.adjustments)

    def flush(self) -> None:
        """Wait until every step is on the disk.

        Raises:
            OSError: they cannot be written.
        """
        for write in self._writes:
            write.result()
        self._writes.clear()
        if self._error is not None:
            self._thread.submit(self._write, None, 0).result()
        if self._error is not None:
            raise self._error

    def close(self, *, keep: bool) -> None:
        """End. `keep` leaves the file, to be opened again."""
        self._thread.shutdown(wait=True)
        self._file.close()
        if not keep and self.path is not None:
            self.path.unlink(missing_ok=True)
            sync_folder(self.path.parent)
        if self._held:
            self._held.release()

    def _append(self, meta: dict[str, Any], versions: dict[Key, _Version]) -> None:
        self._writes = [write for write in self._writes if not write.done()]
        size = len(versions) * _TILE_BYTES
        while self._writes and self._waiting + size > _MAX_WAITING:
            self._writes.pop(0).result()
        with self._lock:
            self._waiting += size
        self._writes.append(self._thread.submit(self._write, (meta, versions), size))

    def _write(self, record: _Record | None, size: int) -> None:
        """In the thread of the history: pack the tiles and write what was not written before, in order."""
        if record is not None:
            for version in record[1].values():
                blob = packed(version.layer)
                version.blob, version.layer = blob, None
            self._unwritten.append(record)
        with self._lock:
            self._waiting -= size
        try:
            while self._unwritten:
                meta, versions = self._unwritten[0]
                data, where = encode_record(meta, {key: version.blob for key, version in versions.items()})
                with self._lock:
                    self._file.seek(self._end)
                    write_all(self._file, data)
                os.fsync(self._file.fileno())
                for key, version in versions.items():
                    version.at, version.length = self._end + where[key][0], where[key][1]
                    version.blob = b""
                self._end += len(data)
                del self._unwritten[0]
            self._error = None
        except OSError as error:
            if self._error is None:
                _log.error("The draft %s can't be written: %s", self.path, error)
            self._error = error

    def _read(self, version: _Version) -> Bytes | None:
        layer = version.layer
        if layer is not None:
            return layer
        if blob := version.blob:
            return unpacked(blob)
        if not version.length:
            return None
        with self._lock:
            self._file.seek(version.at)
            return unpacked(self._file.read(version.length))

    def _replay(self, path: Path) -> None:
        data = path.read_bytes()
        view = memoryview(data)
        at = len(_MAGIC)
        record = decode_record(view[at:]) if data.startswith(_MAGIC) else None
        if record is None or record[0].get("kind") != "start":
            raise _damaged(path)
        try:
            self.size = size_of(record[0])
            self.adjustments = Adjustments.from_dict(record[0].get("adjustments", {}))
        except ValueError:
            raise _damaged(path) from None
        self._current = _versions(record[1], at)
        while record is not None:
            at += record[2]
            record = decode_record(view[at:])
            if record is not None and not self._follow(record[0], _versions(record[1], at)):
                break
        if at < len(data):
            _log.warning("The draft %s ends with %d bytes of an unfinished step.", path, len(data) - at)
            # More bytes than an interrupted write leaves: the file was damaged, and steps may follow.
            if is_complete(view[at:]):
                aside = path.with_name(f"{path.name}.damaged-{uuid4().hex[:8]}")
                aside.write_bytes(data)
                _log.error("The draft %s is damaged. A copy of all of it is in %s.", path, aside.name)
            self._file.truncate(at)
            os.fsync(self._file.fileno())
        self._end = at

    def _follow(self, meta: dict[str, Any], versions: dict[Key, _Version]) -> bool:
        """Repeat what a record says. False if it does not fit."""
        match meta.get("kind"):
            case "step":
                try:
                    adjustments = Adjustments.from_dict(meta.get("adjustments", {}))
                except ValueError:
                    return False
                del self._steps[self._done :]
                before = {key: self._current.get(key, _BLANK) for key in versions}
                self._steps.append(_Step(str(meta.get("name")), before, versions, (self.adjustments, adjustments)))
                self._current.update(versions)
                self.adjustments = adjustments
                self._done += 1
            case "undo" if self.can_undo:
                self._done -= 1
                self._current.update(self._steps[self._done].before)
                self.adjustments = self._steps[self._done].adjustments[0]
            case "redo" if self.can_redo:
                self._current.update(self._steps[self._done].after)
                self.adjustments = self._steps[self._done].adjustments[1]
                self._done += 1
            case _:
                return False
        return True

    def _release(self) -> None:
        self._thread.shutdown()
        if self._held:
            self._held.release()


def _hold(path: Path | None) -> FileLock | None:
    if path is None:
        return None
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        message = "This photo is being corrected in another window."
        raise AppError(ErrorCode.WRONG_STATE, message, "Finish the correction there first.") from None
    return lock


def _new_file(path: Path | None) -> BinaryIO:
    if path is None:
        file = cast(BinaryIO, tempfile.TemporaryFile(prefix="rembg-desktop-", buffering=0))  # noqa: SIM115
    else:
        with contextlib.suppress(FileNotFoundError):
            path.rename(path.with_name(f"{path.name}.earlier-{uuid4().hex[:8]}"))
        file = path.open("x+b", buffering=0)
        sync_folder(path.parent)
    write_all(file, _MAGIC)
    return file


def _damaged(path: Path) -> AppError:
    message = f"The unsaved changes in {path} can't be read: the file is damaged."
    return AppError(ErrorCode.CORRECTION_UNUSABLE, message, "The file is kept. Correct the photo again.")


def _versions(where: Mapping[Key, tuple[int, int]], start: int) -> dict[Key, _Version]:
    return {key: _Version(at=start + at, length=length) for key, (at, length) in where.items()}
