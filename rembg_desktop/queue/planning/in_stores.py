"""Plans submissions of objects in stores, in pages: what was found waits on the disk, whatever its number."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, overload

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.options import Output
from rembg_desktop.options.name_match import check_template
from rembg_desktop.publish.stores import StoredFile, StorePath, Stores, path_of, stores
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.naming import PathKeys, Placed
from rembg_desktop.queue.planning.files import Plan, PlannedImage, PlannedRoot, common_folder
from rembg_desktop.queue.results.placing import Placer, RecordedResults
from rembg_desktop.queue.sources.left_out import IMAGE_SUFFIXES, LeftOutFiles, LeftOutReason, nothing_found
from rembg_desktop.queue.sources.search import RESULTS_FOLDER, labels

_BATCH: Final = 500
_MOST_NUMBERS: Final = 10_000

# An empty name is a private file in the folder for temporary ones, deleted when it is closed.
_TABLES: Final = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE source (
        number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, root INTEGER NOT NULL,
        bytes INTEGER, mtime_ns INTEGER, places TEXT
    );
    CREATE TABLE key (kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
    BEGIN
"""
_ADD: Final = "INSERT OR IGNORE INTO source (path, root, bytes, mtime_ns) VALUES (?, ?, ?, ?)"
_READ: Final = "SELECT * FROM source WHERE number > ? AND number <= ? ORDER BY number"


class Spool:
    """Objects that were found, their planned places, and sets of keys and addresses."""

    def __init__(self) -> None:
        # A plan may be made in one thread and submitted in another, one after the other.
        self.file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self.file.executescript(_TABLES)

    def add(self, found: Sequence[StoredFile], root: int) -> int:
        """Add objects, each once; returns how many were new."""
        rows = ((str(each.path), root, each.bytes, each.mtime_ns) for each in found)
        return self.file.executemany(_ADD, rows).rowcount

    def set_places(self, places: Iterable[tuple[int, Sequence[Placed]]]) -> None:
        """Store the places of objects, by their numbers."""
        self.file.executemany(
            "UPDATE source SET places = ? WHERE number = ?",
            (
                (json.dumps([[str(each.destination), each.key, each.note] for each in placed]), number)
                for number, placed in places
            ),
        )

    def count(self) -> int:
        """Number of objects."""
        return int(self.file.execute("SELECT count(*) FROM source").fetchone()[0])

    def rows(self, start: int, stop: int) -> list[tuple[Any, ...]]:
        """Number, address, root, size, time and places of objects, by their index from 0."""
        return self.file.execute(_READ, (start, stop)).fetchall()


class _Keys:
    """A set of texts in the spool, with the methods of a set that are needed here."""

    def __init__(self, spool: Spool, kind: str) -> None:
        self._file = spool.file
        self._kind = kind

    def __contains__(self, key: object, /) -> bool:
        query = "SELECT 1 FROM key WHERE kind = ? AND key = ?"
        return self._file.execute(query, (self._kind, key)).fetchone() is not None

    def add(self, key: str, /) -> None:
        """Add one text."""
        self.update([key])

    def update(self, *keys: Iterable[str]) -> None:
        """Add texts."""
        for some in keys:
            self._file.executemany("INSERT OR IGNORE INTO key VALUES (?, ?)", ((self._kind, key) for key in some))


class _Numbers(dict[str, int]):
    """Remembers some numbers: they only spare looking for the next free name."""

    def __setitem__(self, key: str, number: int) -> None:
        if len(self) >= _MOST_NUMBERS:
            self.clear()
        super().__setitem__(key, number)


class SpooledImages(Sequence[PlannedImage]):
    """The planned images in a spool; only those that are asked for are in memory."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._count = spool.count()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> PlannedImage: ...
    @overload
    def __getitem__(self, index: slice) -> list[PlannedImage]: ...
    def __getitem__(self, index: int | slice) -> PlannedImage | list[PlannedImage]:
        if isinstance(index, slice):
            start, stop, _ = index.indices(self._count)
            return [_planned(row) for row in self._spool.rows(start, stop)][:: index.step or 1]
        place = range(self._count)[index]
        return _planned(self._spool.rows(place, place + 1)[0])

    def __iter__(self) -> Iterator[PlannedImage]:
        for start in range(0, self._count, _BATCH):
            yield from self[start : start + _BATCH]


def _planned(row: tuple[Any, ...]) -> PlannedImage:
    _, path, root, size, changed, places = row
    first, *others = (Placed(path_of(place), key, note) for place, key, note in json.loads(places))
    return PlannedImage(StorePath(path), first.destination, size, changed, first.note, root, others=tuple(others))


def plan(
    database: Database,
    paths: Sequence[StorePath],
    outputs: Sequence[Output],
    *,
    destination: Path | None,
    recursive: bool,
    include_results: bool,
    progress: Callable[[int], None] | None,
    cancel: CancelToken | None,
) -> Plan:
    """Plan the submission of objects and folders in stores; planning.plan() describes the arguments.

    Objects in folders are taken if they have the extension of an image, in the order of the store's list.

    Raises:
        AppError: source_missing, source_unreadable, store_unsupported, nothing_to_do; invalid_option for a name
            template with unknown fields.
        Cancelled: the token was cancelled.
    """
    for output in outputs:
        check_template(output.options, ())
    search = _Search(database, recursive, include_results, progress or (lambda _: None), cancel or CancelToken())
    roots = search.find(paths, destination)
    spool = search.spool
    if not spool.count():
        raise nothing_found(search.folders, search.left_out.entries(), recursive=recursive)
    existing = _Keys(spool, "existing")
    for folder in {root.destination for root in roots if isinstance(root.destination, StorePath)}:
        if search.store.find(folder) is not None:
            for page, _ in search.store.pages(folder, recursive=True):
                search.cancel.check()
                existing.update(str(found.path) for found in page)
    keys, sources = PathKeys(), _Keys(spool, "source")
    for start in range(0, spool.count(), _BATCH):
        sources.update(keys.of(StorePath(row[1])) for row in spool.rows(start, start + _BATCH))
    assigned, numbers = _Keys(spool, "assigned"), _Numbers()
    placer = Placer(
        database,
        outputs,
        keys,
        sources,
        exists=lambda path: str(path) in existing if isinstance(path, StorePath) else os.path.lexists(path),
        assigned=assigned,
        numbers=numbers,
    )
    collisions = 0
    for start in range(0, spool.count(), _BATCH):
        search.cancel.check()
        placed: list[tuple[int, list[Placed]]] = [
            (row[0], placer.place(StorePath(row[1]), row[0], roots[int(row[2])]))
            for row in spool.rows(start, start + _BATCH)
        ]
        collisions += sum(any(place.note for place in places) for _, places in placed)
        spool.set_places(placed)
    return Plan(
        name=paths[0].name,
        source_root=common_folder([root.source for root in roots]),
        destination=destination or common_folder([root.destination for root in roots]),
        images=SpooledImages(spool),
        ignored=search.left_out.entries(),
        collisions=collisions,
        roots=roots,
        outputs=tuple(outputs),
    )


class _Search:
    def __init__(
        self,
        database: Database,
        recursive: bool,
        include_results: bool,
        progress: Callable[[int], None],
        cancel: CancelToken,
    ) -> None:
        self.store: Stores = stores()
        self.spool = Spool()
        self.left_out = LeftOutFiles()
        self.cancel = cancel
        self.folders: list[StorePath] = []
        self._recorded = RecordedResults(database)
        self._recursive = recursive
        self._include_results = include_results
        self._progress = progress

    def find(self, paths: Sequence[StorePath], destination: Path | None) -> tuple[PlannedRoot, ...]:
        """Put all objects into the spool; returns their roots."""
        files: list[StoredFile] = []
        for path in dict.fromkeys(paths):
            found = self.store.find(path)
            if found is None:
                raise AppError(ErrorCode.SOURCE_MISSING, f"{path} does not exist.", "Check the address.")
            if found.is_folder:
                self.folders.append(path)
            else:
                files.append(found)
        roots: list[PlannedRoot] = []
        for folder in dict.fromkeys(file.path.parent for file in files):
            roots.append(PlannedRoot(folder, destination or folder / RESULTS_FOLDER))
            self._add([file for file in files if file.path.parent == folder], len(roots) - 1)
        names = labels(self.folders) if len(self.folders) > 1 else iter([""])
        for folder, label in zip(self.folders, names, strict=False):
            results = destination or folder / RESULTS_FOLDER
            roots.append(PlannedRoot(folder, destination / label if destination else results, label))
            for page, unusable in self.store.pages(folder, recursive=self._recursive):
                self.cancel.check()
                for _ in range(unusable):
                    self.left_out.add(LeftOutReason.UNREADABLE, f"{folder}/…")
                self._add(
                    [found for found in page if self._is_wanted(found.path, folder, results)], len(roots) - 1
                )
        return tuple(roots)

    def _add(self, found: Sequence[StoredFile], root: int) -> None:
        self.spool.add(found, root)
        self._progress(self.spool.count())

    def _is_wanted(self, path: StorePath, root: StorePath, results: Path) -> bool:
        inside = path.parts[len(root.parts) :]
        if any(part.startswith(".") for part in inside):
            return False
        reason: LeftOutReason | None = None
        if os.path.splitext(path.name)[1].lower() not in IMAGE_SUFFIXES:  # noqa: PTH122 - many of them
            reason = LeftOutReason.NOT_AN_IMAGE
        elif not self._include_results:
            folder = str(path.parent)
            is_below = results != root and str(path).startswith(f"{results}/")
            if is_below or path.name in self._recorded.names_in(folder, folder):
                reason = LeftOutReason.OWN_RESULT
        if reason:
            self.left_out.add(reason, "/".join(inside))
        return reason is None
