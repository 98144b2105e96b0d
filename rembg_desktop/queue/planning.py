"""Plans the destination of every source; reads the disk and the queue, changes neither."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false

import os
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.connections import Statement
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import ImageRow, RootRow
from rembg_desktop.queue.naming import ActivePaths, Namer, PathKeys
from rembg_desktop.queue.records import LeftOut, file_count
from rembg_desktop.queue.sources import RESULTS_FOLDER, absolute, find_sources, last_change
from rembg_desktop.queue.types import ImageStatus, Job, Review

_CHUNK: Final = 500
_ROOTS: Final = Statement(lambda: RootRow.select(RootRow.id, RootRow.destination))


@dataclass(frozen=True, slots=True)
class PlannedRoot:
    """A source folder, and the folder that receives its results in the same subfolders.

    Attributes:
        label: subfolder of the destination for this root when several folders were given, otherwise empty.
    """

    source: Path
    destination: Path
    label: str = ""


@dataclass(frozen=True, slots=True)
class PlannedImage:
    """The destination of one source.

    Attributes:
        root: index of its root in the plan.
        original_name: the name that an upload had on the client; empty if it is that of the source.
    """

    source: Path
    destination: Path
    source_bytes: int | None = None
    source_mtime_ns: int | None = None
    note: str = ""
    root: int = 0
    original_name: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The planned image as JSON."""
        return {"source": str(self.source), "destination": str(self.destination), "note": self.note}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a submission would do: the result of a dry run, and the input of submit().

    Attributes:
        name: the job's name.
        source_root: common parent folder of the sources.
        destination: folder that contains all results.
        ignored: the files in the given folders that were left out, by reason.
        collisions: number of images that get another name, or will be skipped or overwritten, because the name is
            taken.
        roots: one for every source folder.
    """

    name: str
    source_root: Path
    destination: Path
    images: tuple[PlannedImage, ...]
    ignored: tuple[LeftOut, ...] = ()
    collisions: int = 0
    roots: tuple[PlannedRoot, ...] = ()

    @property
    def left_out(self) -> int:
        """Number of files that were left out."""
        return file_count(self.ignored)

    def as_dict(self) -> dict[str, Any]:
        """The plan as JSON."""
        return {
            "name": self.name,
            "destination": str(self.destination),
            "total": len(self.images),
            "left_out": self.left_out,
            "ignored": [entry.as_dict() for entry in self.ignored],
            "collisions": self.collisions,
            "images": [image.as_dict() for image in self.images],
        }


def submitted(job: Job, plan: Plan) -> dict[str, Any]:
    """A job that was just submitted, as JSON."""
    return {
        "job_id": job.id,
        "name": job.name,
        "status": job.status.value,
        "held": job.held,
        "total": job.progress.total,
        "left_out": plan.left_out,
        "ignored": [entry.as_dict() for entry in plan.ignored],
        "collisions": plan.collisions,
        "destination": str(job.destination),
        "review_folder": str(job.review_folder) if job.review_folder else None,
    }


def plan(
    database: Database,
    paths: Sequence[Path],
    options: RemovalOptions,
    *,
    destination: Path | None,
    recursive: bool,
    original_names: Sequence[str] = (),
    include_results: bool,
    progress: Callable[[int], None] | None,
    cancel: CancelToken | None,
) -> Plan:
    """Plan the submission of files and folders.

    Args:
        database: the queue.
        paths: files, which are taken whatever they contain, and folders, which are searched for images.
        options: how every image is processed.
        destination: folder of the results; None means `cutouts` in the folder of the sources.
        recursive: include subfolders, which are repeated in the destination.
        original_names: of uploads, one for each path. The paths must then be different files; they are taken in
            this order.
        include_results: take the results of this program in folders, too.
        progress: called from time to time with the number of images found so far.
        cancel: stops the search.

    Raises:
        AppError: source_missing, source_unreadable, nothing_to_do.
        Cancelled: the token was cancelled.
    """
    destination = absolute(destination) if destination else None
    found = find_sources(
        paths,
        destination=destination,
        recursive=recursive,
        keep_order=bool(original_names),
        include_results=include_results,
        recorded=RecordedResults(database).names_in,
        progress=progress,
        cancel=cancel,
    )
    roots = tuple(
        PlannedRoot(root.path, destination / root.label if destination else root.path / RESULTS_FOLDER, root.label)
        for root in found.roots
    )
    keys = PathKeys()
    sources = source_keys(keys, (source.path for source in found.sources))
    namer = job_namer(database, options, keys, sources)
    folders = Folders()
    images: list[PlannedImage] = []
    for number, source in enumerate(found.sources, 1):
        if cancel:
            cancel.check()
        root = roots[source.root]
        placed = namer.place(source.path, number, folders.of(source.path, root.source, root.destination))
        images.append(
            PlannedImage(
                source.path,
                placed.destination,
                source.bytes,
                source.mtime_ns,
                placed.note,
                source.root,
                original_names[number - 1] if original_names else "",
            )
        )
    return Plan(
        name=found.name,
        source_root=common_folder([root.source for root in roots]),
        destination=destination or common_folder([root.destination for root in roots]),
        images=tuple(images),
        ignored=found.ignored,
        collisions=sum(1 for image in images if image.note),
        roots=roots,
    )


class RecordedResults:
    """The files that earlier jobs wrote, according to the queue. Nothing is read before the first question."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._roots: dict[str, list[int]] | None = None
        self._names: dict[str, set[str]] = {}

    def names_in(self, folder: str, real: str) -> AbstractSet[str]:
        """The names of results in a folder, as os.path.normcase() gives them.

        Args:
            folder: its absolute path.
            real: the path without symbolic links. Jobs may have used either.
        """
        if self._roots is None:
            self._roots = {}
            for root_id, destination in self._database.rows(_ROOTS):
                self._roots.setdefault(os.path.normcase(os.fsdecode(destination)), []).append(root_id)
        if not self._roots and not self._names:
            return frozenset()
        wanted = {os.path.normcase(folder), os.path.normcase(real)}
        for path in wanted:
            for parent in (path, *map(str, Path(path).parents)):
                self._read(self._roots.pop(parent, []))
        return set[str]().union(*(self._names.get(path, ()) for path in wanted))

    def _read(self, root_ids: Sequence[int]) -> None:
        for start in range(0, len(root_ids), _CHUNK):
            chosen = ImageRow.root_id.in_(root_ids[start : start + _CHUNK])
            completed = ImageRow.status == ImageStatus.COMPLETED.value
            query = ImageRow.select(ImageRow.output).where(chosen, completed, ImageRow.output.is_null(False))
            for row in self._database.tables(query):
                parent, name = os.path.split(os.path.normcase(row.output))
                self._names.setdefault(parent, set()).add(name)


class Folders:
    """Result folders: subfolders of the source root are repeated below the destination root."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Path], Path] = {}

    def of(self, source: Path, source_root: Path, destination_root: Path) -> Path:
        """The folder for the result of one source."""
        key = (os.path.dirname(source), destination_root)  # noqa: PTH120 - 10,000 of them
        if key not in self._known:
            self._known[key] = destination_root / source.parent.relative_to(source_root)
        return self._known[key]


def job_namer(database: Database, options: RemovalOptions, keys: PathKeys, sources: set[str]) -> Namer:
    """A namer that avoids the job's own sources and background, and the files of active images."""
    background = options.background_image
    own = sources | {keys.of(Path(background))} if background else sources
    return Namer(
        options,
        keys,
        sources=own,
        is_taken=ActivePaths(database).is_taken,
        day=datetime.now().astimezone().date(),
    )


def source_keys(keys: PathKeys, sources: Iterable[Path]) -> set[str]:
    """The keys of sources, and of the targets of those that are symbolic links."""
    return {key for source in sources for key in keys.of_source(source) if key is not None}


def common_folder(folders: Sequence[Path]) -> Path:
    """The deepest folder that contains all of these; the first one if there is none."""
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # different drives on Windows
        return folders[0]


def plan_again(
    database: Database,
    job_id: str,
    options: RemovalOptions,
    destination: Path | None,
    same_folders: bool,
    review: Review | None,
    progress: Callable[[int], None] | None,
    cancel: CancelToken | None,
) -> Plan:
    """Plan a new submission of the sources of a job, with the same subfolders.

    Without a destination, the results go to the default folder, or with `same_folders` to those of the earlier
    job. With `review`, only the images with this review state are planned. A missing source stays in the plan: its
    image will fail with that reason, and the others are processed.

    Raises:
        AppError: no_such_job; nothing_to_do when no image has this review state.
        Cancelled: the token was cancelled.
    """
    destination = absolute(destination) if destination else None
    with database.read():
        job = Listing(database).row(job_id)
        rows = database.tables(RootRow.select().where(RootRow.job_id == job_id).order_by(RootRow.id))
        images = database.tables(ImageRow.select().where(ImageRow.job_id == job_id).order_by(ImageRow.number))
    if review is not None:
        images = [image for image in images if image.review == review.value]
        if not images:
            message = f"The job {job.name} has no images with the review state {review.value}."
            raise AppError(ErrorCode.NOTHING_TO_DO, message, "Choose another review state.")
    standard = [row.destination if same_folders else row.source / RESULTS_FOLDER for row in rows]
    roots = tuple(
        PlannedRoot(row.source, destination / row.label if destination else folder, row.label)
        for row, folder in zip(rows, standard, strict=True)
    )
    indexes = {row.id: index for index, row in enumerate(rows)}
    keys = PathKeys()
    namer = job_namer(database, options, keys, source_keys(keys, (image.source for image in images)))
    folders = Folders()
    planned: list[PlannedImage] = []
    for number, image in enumerate(images, 1):
        if cancel:
            cancel.check()
        root = indexes[image.root_id]
        folder = folders.of(image.source, roots[root].source, roots[root].destination)
        placed = namer.place(image.source, number, folder)
        size, changed = _measure(image.source)
        planned.append(
            PlannedImage(
                image.source,
                placed.destination,
                size,
                changed,
                placed.note,
                root,
                image.original_name or "",
            )
        )
    if progress:
        progress(len(planned))
    return Plan(
        name=job.name,
        source_root=common_folder([root.source for root in roots]),
        destination=destination or common_folder([root.destination for root in roots]),
        images=tuple(planned),
        collisions=sum(1 for image in planned if image.note),
        roots=roots,
    )


def _measure(source: Path) -> tuple[int | None, int | None]:
    try:
        found = source.stat()
    except OSError:
        return None, None
    return found.st_size, last_change(found)
