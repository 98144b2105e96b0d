"""The steps of a repair, in a file: they can be undone without limit, and survive when the program is killed.

Each step is appended to the file with the new content of the tiles that it changed, and synced. A tile's earlier
content is in an earlier record, so undo needs nothing but the positions in the file: about 200 bytes in memory for
each changed tile. Compressing, writing and syncing happen in one thread of the history, in order.

The records of the file have a `kind`: `start` (size, and the tiles to start with), `step`, `undo` or `redo`.
"""

import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Final, Self

from rembg_desktop.masks.adjusting import Adjustments
from rembg_desktop.masks.journal import Journal, size_of
from rembg_desktop.masks.tiles import Bytes, Key, Tiles, packed, unpacked

_log = logging.getLogger(__name__)

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

    def __init__(self) -> None:
        """Use create() or open()."""
        self.size = (0, 0)
        self.adjustments = Adjustments()
        self._current: dict[Key, _Version] = {}
        self._steps: list[_Step] = []
        self._done = 0
        self._lock = Lock()
        self._waiting = 0
        self._writes: list[Future[None]] = []
        self._unwritten: list[_Record] = []
        self._error: OSError | None = None

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
        self = cls()
        self._use(Journal.create(path))
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
        self = cls()
        self._use(Journal.open(path, self._follow))
        return self

    def _use(self, journal: Journal) -> None:
        self._journal = journal
        self._thread = ThreadPoolExecutor(1, "repair-history")

    @property
    def can_undo(self) -> bool:
        """Whether a step can be undone."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether an undone step can be done again."""
        return self._done < len(self._steps)

    @property
    def place(self) -> object:
        """The same object whenever the same steps are done, and never for others."""
        return self._steps[self._done - 1] if self._done else None

    @property
    def error(self) -> OSError | None:
        """Why steps are not durable at the moment. They are kept in memory and written with the next step."""
        return self._error

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
        self._push(name, after, adjustments)
        self._append({"kind": "step", "name": name, "adjustments": adjustments.as_dict()}, after)

    def undo(self) -> Restored | None:
        """Go back one step; None if there is none."""
        if not self.can_undo:
            return None
        step = self._steps[self._done - 1]
        layers = {key: self._read(version) for key, version in step.before.items()}
        self._back()
        self._append({"kind": "undo"}, {})
        return Restored(step.name, layers, self.adjustments)

    def redo(self) -> Restored | None:
        """Do the last undone step again; None if there is none."""
        if not self.can_redo:
            return None
        step = self._steps[self._done]
        layers = {key: self._read(version) for key, version in step.after.items()}
        self._forth()
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
        self._journal.close(keep=keep)

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
                where = self._journal.append(meta, {key: version.blob for key, version in versions.items()})
                for key, version in versions.items():
                    version.at, version.length = where[key]
                    version.blob = b""
                del self._unwritten[0]
            self._error = None
        except OSError as error:
            if self._error is None:
                _log.error("The draft %s can't be written: %s", self._journal.path, error)
            self._error = error

    def _read(self, version: _Version) -> Bytes | None:
        layer = version.layer
        if layer is not None:
            return layer
        if blob := version.blob:
            return unpacked(blob)
        if not version.length:
            return None
        return unpacked(self._journal.read(version.at, version.length))

    def _follow(self, meta: dict[str, Any], where: dict[Key, tuple[int, int]]) -> bool:
        """Repeat what a record says. False if it does not fit."""
        versions = {key: _Version(at=at, length=length) for key, (at, length) in where.items()}
        kind = meta.get("kind")
        if (kind == "start") != (self.size == (0, 0)):  # the first one, and only that
            return False
        try:
            adjustments = Adjustments.from_dict(meta.get("adjustments", {}))
            match kind:
                case "start":
                    self.size = size_of(meta)
                    self.adjustments = adjustments
                    self._current = versions
                case "step":
                    self._push(str(meta.get("name")), versions, adjustments)
                case "undo" if self.can_undo:
                    self._back()
                case "redo" if self.can_redo:
                    self._forth()
                case _:
                    return False
        except ValueError:
            return False
        return True

    def _push(self, name: str, after: dict[Key, _Version], adjustments: Adjustments) -> None:
        del self._steps[self._done :]
        before = {key: self._current.get(key, _BLANK) for key in after}
        self._steps.append(_Step(name, before, after, (self.adjustments, adjustments)))
        self._forth()

    def _back(self) -> None:
        self._done -= 1
        step = self._steps[self._done]
        self._current.update(step.before)
        self.adjustments = step.adjustments[0]

    def _forth(self) -> None:
        step = self._steps[self._done]
        self._done += 1
        self._current.update(step.after)
        self.adjustments = step.adjustments[1]
