"""The list of hot folders: adding, changing, pausing and removing them, and what is known of each."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders.walking import resolved, walk
from rembg_desktop.options import Output, combined
from rembg_desktop.options.presets import DEFAULT_PRESET, Presets
from rembg_desktop.paths import is_folder
from rembg_desktop.queue.connections import now, read_moment, read_path, stored_path
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.sources import RESULTS_FOLDER
from rembg_desktop.queue.types import Failure, timestamp

DEFAULT_SETTLE_SECONDS: Final = 3.0
LONGEST_SETTLE_SECONDS: Final = 3600.0


class SourceAction(StrEnum):
    """What becomes of a photo after it was processed."""

    LEAVE = "leave"
    """It stays where it is."""
    MOVE = "move"
    """It is moved to the subfolder `Done`, `Failed` or `To check`."""
    DELETE = "delete"
    """It is deleted once its results are known to be on the disk; otherwise it stays."""


@dataclass(frozen=True, slots=True)
class HotFolderCounts:
    """Numbers of photos that were taken, by what became of them; without duplicates."""

    queued: int = 0
    completed: int = 0
    review: int = 0
    failed: int = 0

    def as_dict(self) -> dict[str, int]:
        """The counts as JSON."""
        return {
            "queued": self.queued,
            "completed": self.completed,
            "needs_review": self.review,
            "failed": self.failed,
        }


@dataclass(frozen=True, slots=True)
class HotFolder:
    """One hot folder.

    Attributes:
        id: 0 before it is added.
        folder: the watched folder, absolute.
        presets: names of presets; each makes one output of every photo.
        destination: folder of the results; None means `cutouts` in the watched folder.
        recursive: whether its subfolders are watched, too.
        after: what becomes of the photos.
        settle_seconds: how long a file must be unchanged before it is taken.
        paused: nothing new is taken.
        counts: numbers of photos.
        last_file: the last photo that was taken, relative to the folder; empty if there was none.
        last_at: when that was.
        trouble: why nothing can be taken at the moment.
        waiting: files that cannot be opened yet, relative to the folder; the first of them.
        waiting_count: number of these files.
    """

    folder: Path
    presets: tuple[str, ...] = (DEFAULT_PRESET,)
    destination: Path | None = None
    recursive: bool = False
    after: SourceAction = SourceAction.LEAVE
    settle_seconds: float = DEFAULT_SETTLE_SECONDS
    paused: bool = False
    id: int = 0
    counts: HotFolderCounts = field(default_factory=HotFolderCounts)
    last_file: str = ""
    last_at: datetime | None = None
    trouble: Failure | None = None
    waiting: tuple[str, ...] = ()
    waiting_count: int = 0

    @property
    def results(self) -> Path:
        """The folder that receives the results."""
        return self.destination or self.folder / RESULTS_FOLDER

    def as_dict(self) -> dict[str, Any]:
        """The hot folder as JSON."""
        return {
            "id": self.id,
            "folder": str(self.folder),
            "presets": list(self.presets),
            "destination": str(self.results),
            "recursive": self.recursive,
            "after": self.after.value,
            "settle_seconds": self.settle_seconds,
            "paused": self.paused,
            "counts": self.counts.as_dict(),
            "last_file": self.last_file.encode(errors="replace").decode() or None,
            "last_at": timestamp(self.last_at),
            "trouble": self.trouble.as_dict() if self.trouble else None,
            "waiting": self.waiting_count,
            "waiting_files": [name.encode(errors="replace").decode() for name in self.waiting],
        }


_COLUMNS: Final = """
    id, folder, presets, destination, recursive, after, settle_seconds, paused, last_file, last_at, trouble,
    waiting
"""
_INSERT: Final = """
    INSERT INTO hot_folder (folder, presets, destination, recursive, after, settle_seconds, paused, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_UPDATE: Final = """
    UPDATE hot_folder SET folder = ?, presets = ?, destination = ?, recursive = ?, after = ?, settle_seconds = ?,
    paused = ?, trouble = NULL, waiting = NULL WHERE id = ?
"""
_COUNT: Final = """
    SELECT folder_id, state, count(*) FROM hot_photo WHERE duplicate = 0 GROUP BY folder_id, state
"""


class HotFolders:
    """The hot folders of a queue. Any process may change them; the executor watches them.

    Any method may raise AppError: database_busy, disk_full, database_damaged, home_unwritable.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def all(self) -> list[HotFolder]:
        """All hot folders, in the order in which they were added."""
        with self.database.read():
            rows = self.database.rows(f"SELECT {_COLUMNS} FROM hot_folder ORDER BY id")  # noqa: S608 - a constant
            if not rows:
                return []
            counts: dict[int, dict[str, int]] = {}
            for folder_id, state, count in self.database.rows(_COUNT):
                counts.setdefault(folder_id, {})[state] = count
        return [_read(row, counts.get(row[0], {})) for row in rows]

    def watched(self) -> list[HotFolder]:
        """As all(), but without the counts, which take a while for many photos."""
        rows = self.database.rows(f"SELECT {_COLUMNS} FROM hot_folder ORDER BY id")  # noqa: S608 - a constant
        return [_read(row, {}) for row in rows]

    def find(self, named: str | int | Path) -> HotFolder:
        """The hot folder with this id or path.

        Raises:
            AppError: no_such_hot_folder.
        """
        text, known = str(named), self.all()
        for hot in known:
            if text in (str(hot.id), str(hot.folder)):  # without a look at the drives of the others
                return hot
        for hot in known:
            if resolved(Path(text)) == resolved(hot.folder):
                return hot
        hint = "`rembg-desktop watch list` shows the hot folders."
        raise AppError(ErrorCode.NO_SUCH_HOT_FOLDER, f"There is no hot folder {text}.", hint)

    def add(self, hot: HotFolder, *, skip_existing: bool = False) -> HotFolder:
        """Watch another folder. With `skip_existing`, the files that it contains now are not taken.

        Raises:
            AppError: source_missing, source_unreadable; invalid_option when the folder is watched already.
        """
        hot = self._checked(hot)
        present: dict[str, tuple[int, int]] = {}
        if skip_existing:
            try:
                present = walk(hot.folder, recursive=hot.recursive, leave_out=()).files
            except OSError as error:
                message = f"The folder {hot.folder} cannot be read: {error.strerror}."
                raise AppError(ErrorCode.SOURCE_UNREADABLE, message, "Change its permissions.") from error
        with self.database.write():
            self._check_overlap(hot)
            (found,) = self.database.rows(_INSERT, *_values(hot), now())
            self.database.execute_many(
                "INSERT INTO hot_seen (folder_id, path, bytes, mtime_ns) VALUES (?, ?, ?, ?)",
                [(found[0], stored_path(Path(name)), *signature) for name, signature in present.items()],
            )
        return replace(hot, id=found[0])

    def change(self, hot: HotFolder) -> HotFolder:
        """Store the changed values of a hot folder; what was taken stays known.

        Raises:
            AppError: no_such_hot_folder, and those of add().
        """
        hot = self._checked(hot, may_be_missing=True)
        with self.database.write():
            earlier = self.find(hot.id)
            self._check_overlap(hot)
            self.database.execute(_UPDATE, *_values(hot), hot.id)
            if resolved(earlier.folder) != resolved(hot.folder):
                self.database.execute("DELETE FROM hot_seen WHERE folder_id = ?", hot.id)
        return self.find(hot.id)

    def set_paused(self, hot: HotFolder, *, paused: bool) -> HotFolder:
        """Stop taking photos from a folder, or go on. Files that arrive meanwhile are taken later."""
        with self.database.write():
            self.database.execute(
                "UPDATE hot_folder SET paused = ?, trouble = NULL WHERE id = ?", int(paused), hot.id
            )
        return self.find(hot.id)

    def remove(self, hot: HotFolder) -> None:
        """Watch a folder no longer and forget which photos were taken. Files and jobs stay as they are."""
        with self.database.write():
            self.database.execute("DELETE FROM hot_folder WHERE id = ?", hot.id)

    def report(
        self, hot: HotFolder, trouble: Failure | None, waiting: Sequence[str], waiting_count: int
    ) -> HotFolder:
        """Store what hinders the watcher; nothing is written if it is known already.

        Returns:
            The hot folder with these values.
        """
        reported = replace(hot, trouble=trouble, waiting=tuple(waiting), waiting_count=waiting_count)
        if reported == hot:
            return hot
        names = json.dumps([waiting_count, *waiting]) if waiting_count else None
        with self.database.write():
            self.database.execute(
                "UPDATE hot_folder SET trouble = ?, waiting = ? WHERE id = ?",
                json.dumps(trouble.as_dict()) if trouble else None,
                names,
                hot.id,
            )
        return reported

    def _checked(self, hot: HotFolder, *, may_be_missing: bool = False) -> HotFolder:
        folder = Path(os.path.abspath(hot.folder))  # noqa: PTH100 - resolves no links
        if not may_be_missing and not is_folder(folder):
            what = "is not a folder" if folder.exists() else "does not exist"
            raise AppError(ErrorCode.SOURCE_MISSING, f"{folder} {what}.", "Create the folder, or check the path.")
        if not hot.presets:
            raise AppError(ErrorCode.INVALID_OPTION, "A hot folder needs at least one preset.", "Name a preset.")
        if not 0 < hot.settle_seconds <= LONGEST_SETTLE_SECONDS:
            message = f"settle: must be above 0 and at most {LONGEST_SETTLE_SECONDS:g} seconds."
            raise AppError(ErrorCode.INVALID_OPTION, message, "Use about 3 seconds.")
        destination = hot.destination
        if destination is not None:
            destination = Path(os.path.abspath(destination))  # noqa: PTH100
            if resolved(destination) == resolved(folder / RESULTS_FOLDER):
                destination = None
        return replace(hot, folder=folder, destination=destination)

    def _check_overlap(self, hot: HotFolder) -> None:
        mine = resolved(hot.folder)
        for other in self.all():
            if other.id == hot.id:
                continue
            theirs = resolved(other.folder)
            inside = (hot.recursive and _is_inside(theirs, mine)) or (other.recursive and _is_inside(mine, theirs))
            if mine == theirs or inside:
                message = f"{hot.folder} is already a hot folder."
                if mine != theirs:
                    message = f"The folder {hot.folder} overlaps with the hot folder {other.folder}."
                hint = "Change that hot folder: it can have several presets."
                raise AppError(ErrorCode.INVALID_OPTION, message, hint)


def outputs_of(presets: Presets, names: Sequence[str]) -> tuple[Output, ...]:
    """The outputs that the presets of a hot folder make of each photo.

    Raises:
        AppError: unknown_preset; invalid_option when one cut of a photo cannot give all of them.
    """
    return combined([Output(*presets.find(name)) for name in names])


def missing_trouble(hot: HotFolder, error: OSError) -> Failure:
    """What hinders the watcher if a folder cannot be searched."""
    if isinstance(error, PermissionError):
        message = f"The folder {hot.folder} cannot be read: {error.strerror}."
        return Failure(ErrorCode.SOURCE_UNREADABLE.value, message, "Change its permissions.")
    message = f"The folder {hot.folder} is missing."
    hint = "Reconnect the drive or restore the folder. It is watched again automatically."
    return Failure(ErrorCode.SOURCE_FOLDER_MISSING.value, message, hint)


def hanging_trouble(hot: HotFolder) -> Failure:
    """What hinders the watcher if a system call for a folder does not return."""
    hint = "Check the drive or its network connection. Other hot folders are watched meanwhile."
    return Failure(ErrorCode.SOURCE_UNREADABLE.value, f"The folder {hot.folder} does not respond.", hint)


def _is_inside(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _values(hot: HotFolder) -> tuple[object, ...]:
    return (
        stored_path(hot.folder),
        json.dumps(list(hot.presets)),
        stored_path(hot.destination) if hot.destination else None,
        int(hot.recursive),
        hot.after.value,
        hot.settle_seconds,
        int(hot.paused),
    )


def _read(row: Row, counts: dict[str, int]) -> HotFolder:
    hot_id, folder, presets, destination, recursive, after, settle, paused, *rest = row
    last_file, last_at, trouble, waiting = rest
    count, *names = json.loads(waiting) if waiting else [0]
    return HotFolder(
        id=hot_id,
        folder=read_path(folder),
        presets=tuple(json.loads(presets)),
        destination=read_path(destination) if destination is not None else None,
        recursive=bool(recursive),
        after=SourceAction(after),
        settle_seconds=settle,
        paused=bool(paused),
        counts=HotFolderCounts(**{state: n for state, n in counts.items() if state != "cancelled"}),
        last_file=str(read_path(last_file)) if last_file is not None else "",
        last_at=None if last_at is None else read_moment(int(last_at)),
        trouble=Failure(**json.loads(trouble)) if trouble else None,
        waiting=tuple(map(str, names)),
        waiting_count=int(count),
    )
