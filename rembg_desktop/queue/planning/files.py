"""Plans the destination of every source; reads the disk and the queue, changes neither."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.options import CUT_OPTIONS, Output, RemovalOptions
from rembg_desktop.options.name_match import NameMatch, NamesMissing, check_template
from rembg_desktop.options.name_table import NameTable
from rembg_desktop.options.outputs import Naming
from rembg_desktop.publish.stores import StorePath
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import ImageRow, RootRow, read_options
from rembg_desktop.queue.naming import PathKeys, Placed
from rembg_desktop.queue.results.placing import Placer, RecordedResults, names_of_photos
from rembg_desktop.queue.sources import RESULTS_FOLDER, absolute, find_sources, last_change
from rembg_desktop.queue.sources.left_out import LeftOut, file_count
from rembg_desktop.queue.types import Job, Review


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
        naming: what a table of names says about it.
        others: the paths of the outputs after the first.
        is_accepted: a person accepted the result of the same photo with the same mask in an earlier job.
    """

    source: Path
    destination: Path
    source_bytes: int | None = None
    source_mtime_ns: int | None = None
    note: str = ""
    root: int = 0
    original_name: str = ""
    naming: Naming | None = None
    others: tuple[Placed, ...] = ()
    is_accepted: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The planned image as JSON."""
        others = [{"destination": str(other.destination), "note": other.note} for other in self.others]
        planned = {"source": str(self.source), "destination": str(self.destination), "note": self.note}
        return {**planned, "others": others} if others else planned


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
        names: which lines of a table of names belong to the images, if there is one.
        outputs: what is made of each image, if that was given; the first one gets its destination.
    """

    name: str
    source_root: Path
    destination: Path
    images: Sequence[PlannedImage]
    ignored: tuple[LeftOut, ...] = ()
    collisions: int = 0
    roots: tuple[PlannedRoot, ...] = ()
    names: NameMatch | None = None
    outputs: tuple[Output, ...] = ()

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
            **({"names": self.names.as_dict()} if self.names else {}),
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
    outputs: Sequence[Output],
    *,
    destination: Path | None,
    recursive: bool,
    original_names: Sequence[str] = (),
    include_results: bool,
    names: NameTable | None = None,
    names_missing: NamesMissing | None = None,
    progress: Callable[[int], None] | None,
    cancel: CancelToken | None,
) -> Plan:
    """Plan the submission of files and folders.

    Args:
        database: the queue.
        paths: files, which are taken whatever they contain, and folders, which are searched for images.
        outputs: what is made of every image; see combined().
        destination: folder of the results; None means `cutouts` in the folder of the sources.
        recursive: include subfolders, which are repeated in the destination.
        original_names: of uploads, one for each path. The paths must then be different files; they are taken in
            this order.
        include_results: take the results of this program in folders, too.
        names: a table with the names of the photos.
        names_missing: whether photos without a line in it are left out. The plan says which lines are of no use,
            too, so that a caller can ask first: see NameMatch.check().
        progress: called from time to time with the number of images found so far.
        cancel: stops the search.

    Raises:
        AppError: source_missing, source_unreadable, nothing_to_do; invalid_option for a name template with unknown
            fields.
        Cancelled: the token was cancelled.
    """
    for output in outputs:
        check_template(output.options, names.columns if names else ())
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
    placer = Placer(database, outputs, keys, sources)
    matched = names_of_photos(names, found, original_names, outputs) if names else None
    usual = Naming(presets=tuple(map(str.casefold, names.usual))) if names and names.usual else None
    images: list[PlannedImage] = []
    for index, source in enumerate(found.sources):
        if cancel:
            cancel.check()
        naming = (matched.naming(index) or usual) if matched else None
        if matched and not matched.rows[index] and names_missing is NamesMissing.SKIP:
            continue
        placed, *others = placer.place(source.path, len(images) + 1, roots[source.root], naming)
        images.append(
            PlannedImage(
                source.path,
                placed.destination,
                source.bytes,
                source.mtime_ns,
                placed.note,
                source.root,
                original_names[index] if original_names else "",
                naming,
                tuple(others),
            )
        )
    if not images:
        hint = "Check the column source, or keep the names of photos without a line."
        raise AppError(ErrorCode.NOTHING_TO_DO, "No photo has a line in the table of names.", hint)
    return Plan(
        name=found.name,
        source_root=common_folder([root.source for root in roots]),
        destination=destination or common_folder([root.destination for root in roots]),
        images=tuple(images),
        ignored=found.ignored,
        collisions=_collisions(images),
        roots=roots,
        names=matched,
        outputs=tuple(outputs),
    )


def source_keys(keys: PathKeys, sources: Iterable[Path]) -> set[str]:
    """The keys of sources, and of the targets of those that are symbolic links."""
    return {key for source in sources for key in keys.of_source(source) if key is not None}


def common_folder(folders: Sequence[Path]) -> Path:
    """The deepest folder that contains all of these; the first one if there is none."""
    if any(isinstance(folder, StorePath) for folder in folders):
        shared = (folder for folder in (folders[0], *folders[0].parents) if len(folder.parts) > 1)
        return next((one for one in shared if all(each.is_relative_to(one) for each in folders)), folders[0])
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # different drives on Windows
        return folders[0]


def plan_again(
    database: Database,
    job_id: str,
    outputs: Sequence[Output],
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
        AppError: no_such_job; nothing_to_do when no image has this review state; invalid_option for a name
            template with unknown fields.
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
    namings = [naming for image in images if (naming := Naming.from_stored(image.naming))]
    for output in outputs:
        check_template(output.options, {name for naming in namings for name in naming.fields})
    standard = [row.destination if same_folders else row.source / RESULTS_FOLDER for row in rows]
    roots = tuple(
        PlannedRoot(row.source, destination / row.label if destination else folder, row.label)
        for row, folder in zip(rows, standard, strict=True)
    )
    indexes = {row.id: index for index, row in enumerate(rows)}
    has_same_mask = _cut_values(read_options(job.options)) == _cut_values(outputs[0].options)
    keys = PathKeys()
    placer = Placer(database, outputs, keys, source_keys(keys, (image.source for image in images)))
    planned: list[PlannedImage] = []
    for number, image in enumerate(images, 1):
        if cancel:
            cancel.check()
        root = indexes[image.root_id]
        naming = Naming.from_stored(image.naming)
        placed, *others = placer.place(image.source, number, roots[root], naming)
        size, changed = _measure(image.source)
        is_same = has_same_mask and (size, changed) == (image.source_bytes, image.source_mtime_ns)
        planned.append(
            PlannedImage(
                image.source,
                placed.destination,
                size,
                changed,
                placed.note,
                root,
                image.original_name or "",
                naming,
                tuple(others),
                is_same and image.review == Review.ACCEPTED.value,
            )
        )
    if progress:
        progress(len(planned))
    return Plan(
        name=job.name,
        source_root=common_folder([root.source for root in roots]),
        destination=destination or common_folder([root.destination for root in roots]),
        images=tuple(planned),
        collisions=_collisions(planned),
        roots=roots,
        outputs=tuple(outputs),
    )


def _cut_values(options: RemovalOptions) -> list[object]:
    """What decides the mask."""
    return [getattr(options, name) for name in CUT_OPTIONS]


def _collisions(images: Sequence[PlannedImage]) -> int:
    return sum(1 for image in images if image.note or any(other.note for other in image.others))


def _measure(source: Path) -> tuple[int | None, int | None]:
    try:
        found = source.stat()
    except OSError:
        return None, None
    return found.st_size, last_change(found)
