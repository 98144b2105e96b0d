"""Retries images of a job, renders them with other options, and edits the options of a job before its start."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from peewee import ModelUpdate, fn

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OnConflict, RemovalOptions
from rembg_desktop.options.name_match import NameMatch, Naming, Photo, check_template, match_names
from rembg_desktop.options.name_table import NameTable
from rembg_desktop.queue.connections import Statement, now, parameter, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import LIVE, ImageRow, JobRow, RootRow, read_options, stored_options
from rembg_desktop.queue.naming import Namer, PathKeys
from rembg_desktop.queue.planning import Folders, Plan, PlannedImage, job_namer
from rembg_desktop.queue.sources import absolute, last_change
from rembg_desktop.queue.state import Change, QueueState, count
from rembg_desktop.queue.submission import make_folders
from rembg_desktop.queue.types import Job

_UNSUCCESSFUL: Final = frozenset({"failed", "cancelled"})
_ENDED: Final = frozenset({"failed", "cancelled", "completed", "skipped"})

_SET_ROOT: Final = Statement(
    lambda: RootRow.update(destination=parameter("destination")).where(RootRow.id == parameter("id"))
)
_FREE_NAMES: Final = Statement(
    lambda: ImageRow.update(destination_key=parameter("key")).where(ImageRow.job_id == parameter("job_id"))
)
_SET_OPTIONS: Final = Statement(
    lambda: JobRow.update(
        options=parameter("options"), destination=parameter("destination"), preset=parameter("preset")
    ).where(JobRow.id == parameter("id"))
)
_RENAME: Final = Statement(
    lambda: ImageRow.update(
        destination=parameter("destination"),
        destination_key=parameter("key"),
        naming=parameter("naming"),
        keep_existing=False,
        output=None,
        output_sha256=None,
        output_file_id=None,
    ).where(ImageRow.id == parameter("id"))
)


def options_again(job: Job, changes: Mapping[str, Any], destination: Path | None) -> RemovalOptions:
    """The options for a new job with the images of another one.

    Beside the earlier results nothing is skipped or overwritten unless the changes say so: they are in the way of
    every image, and may have been retouched.

    Args:
        job: the earlier one.
        changes: options that differ from those of the job.
        destination: folder of the new results; None if it is that of the job.

    Raises:
        AppError: invalid_option.
    """
    options = RemovalOptions.from_dict(changes, job.options)
    is_elsewhere = destination is not None and os.path.realpath(destination) != os.path.realpath(job.destination)
    return options if is_elsewhere or "on_conflict" in changes else replace(options, on_conflict=OnConflict.UNIQUE)


def _again() -> ModelUpdate:
    cleared = (
        ImageRow.output,
        ImageRow.output_sha256,
        ImageRow.output_file_id,
        ImageRow.output_bytes,
        ImageRow.error,
        ImageRow.notices,
        ImageRow.steps,
        ImageRow.device,
        ImageRow.uncertainty,
        ImageRow.reasons,
        ImageRow.reviewed_at,
        ImageRow.recorded_review,
        ImageRow.photo_sha256,
        ImageRow.started_at,
        ImageRow.finished_at,
        ImageRow.seconds,
    )
    changes = {
        **dict.fromkeys(cleared),
        ImageRow.status: "pending",
        ImageRow.review: "none",
        ImageRow.destination: parameter("destination"),
        ImageRow.destination_key: parameter("key"),
        ImageRow.keep_existing: parameter("keep_existing"),
        ImageRow.source_bytes: parameter("size"),
        ImageRow.source_mtime_ns: parameter("changed"),
        ImageRow.crashes: 0,
    }
    return ImageRow.update(changes).where(ImageRow.id == parameter("id"))


def _move_to_end() -> ModelUpdate:
    other = JobRow.alias()
    last = other.select(fn.coalesce(fn.max(other.position), 0) + 1).where(other.status.in_(LIVE))
    return JobRow.update(position=last).where(JobRow.id == parameter("id"))


_AGAIN: Final = Statement(_again)
_MOVE_TO_END: Final = Statement(_move_to_end)


def retry(database: Database, job_id: str, *, everything: bool, image_ids: Collection[int] | None) -> Job:
    """Queue images of a job again.

    Output files of completed images stay; when such an image is processed again, its output gets a new name.

    Returns:
        The job, read before the commit.

    Raises:
        AppError: no_such_job, wrong_state when there is nothing to retry, destination_unwritable, disk_full.
    """
    listing = Listing(database)
    listing.row(job_id)
    roots = _roots(database, job_id)
    make_folders(root.destination for root in roots.values())
    with database.write():
        job = listing.row(job_id)
        images = _images(database, job_id)
        wanted = [image for image in images if _is_wanted(image, everything, image_ids)]
        if not wanted:
            hint = (
                "Retry all images to process the completed ones again."
                if image_ids is None
                else "Choose other images."
            )
            message = f"The job {job.name} has no images to retry."
            raise AppError(ErrorCode.WRONG_STATE, message, hint)
        namer = _namer(database, read_options(job.options), images)
        again = {image.id for image in wanted if image.status != "completed"}
        namer.reserve(image.destination_key for image in images if image.destination_key and image.id not in again)
        folders = Folders()
        for image in wanted:
            root = roots[image.root_id]
            naming = Naming.from_stored(image.naming)
            folder = folders.of(image.source, root.source, root.destination, naming)
            fresh = image.status == "completed"
            placed = namer.place(image.source, image.number, folder, naming=naming, fresh=fresh)
            size, changed = _measured(image)
            database.execute(
                _AGAIN,
                destination=stored_path(placed.destination),
                key=placed.key,
                keep_existing=fresh,
                size=size,
                changed=changed,
                id=image.id,
            )
        _count_retried(database, job, wanted)
        return listing.job(job_id)


def edit(
    database: Database,
    job_id: str,
    options: RemovalOptions,
    destination: Path | None,
    names: NameTable | None = None,
) -> Job:
    """Change the options of a job that has not started, and its destination and names if they are given.

    Photos without a line in the table of names keep what they have.

    Returns:
        The job, read before the commit.

    Raises:
        AppError: no_such_job, wrong_state when it has started, destination_unwritable, disk_full.
    """
    listing = Listing(database)
    _check_not_started(listing.row(job_id))
    roots = _roots(database, job_id)
    if destination is not None:
        destination = absolute(destination)
        for root in roots.values():
            root.destination = destination / root.label
    make_folders(root.destination for root in roots.values())
    with database.write():
        job = listing.row(job_id)
        _check_not_started(job)
        for root in roots.values():
            database.execute(_SET_ROOT, destination=stored_path(root.destination), id=root.id)
        images = _images(database, job_id)
        if names:
            matched = _matched(images, roots, names, options)
            for index, image in enumerate(images):
                if naming := matched.naming(index):
                    image.naming = naming.stored()
        check_template(options, {name for image in images for name in _columns(image)})
        if any(image.again_at is not None for image in images):
            hint = "Wait until they are ready, or submit the images of the job again with other options."
            raise AppError(ErrorCode.WRONG_STATE, f"Results of the job {job.name} are being rendered again.", hint)
        # Images may swap names, which the unique index would refuse while they are updated one by one.
        database.execute(_FREE_NAMES, job_id=job_id, key=None)
        namer = _namer(database, options, images)
        folders = Folders()
        for image in images:
            root = roots[image.root_id]
            naming = Naming.from_stored(image.naming)
            folder = folders.of(image.source, root.source, root.destination, naming)
            placed = namer.place(image.source, image.number, folder, naming=naming)
            stored = stored_path(placed.destination)
            database.execute(_RENAME, destination=stored, key=placed.key, naming=image.naming, id=image.id)
        database.execute(
            _SET_OPTIONS,
            options=stored_options(options),
            destination=stored_path(destination or job.destination),
            preset=job.preset if options == read_options(job.options) else None,
            id=job_id,
        )
        QueueState(database).revise()
        return listing.job(job_id)


class Renaming:
    """Names from a table for the images of a job that has not started."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, job_id: str, options: RemovalOptions, names: NameTable) -> Plan:
        """The images with the names that apply() would give them; names that are taken are not considered.

        Raises:
            AppError: no_such_job; invalid_option for a name template with unknown fields.
        """
        check_template(options, names.columns)
        with self._database.read():
            job = Listing(self._database).row(job_id)
            roots, images = _roots(self._database, job_id), _images(self._database, job_id)
        matched = _matched(images, roots, names, options)
        namer = _namer(self._database, options, images)
        folders = Folders()
        planned: list[PlannedImage] = []
        for index, image in enumerate(images):
            root, naming = roots[image.root_id], matched.naming(index) or Naming.from_stored(image.naming)
            folder = folders.of(image.source, root.source, root.destination, naming)
            planned.append(PlannedImage(image.source, folder / namer.name(image.source, image.number, naming)))
        return Plan(job.name, job.source_root, job.destination, tuple(planned), names=matched)

    def apply(self, job_id: str, options: RemovalOptions, names: NameTable) -> Job:
        """Give the job these options, and its images names; see edit()."""
        return edit(self._database, job_id, options, None, names)


def _matched(
    images: Sequence[ImageRow], roots: Mapping[int, RootRow], names: NameTable, options: RemovalOptions
) -> NameMatch:
    photos = [Photo(image.source, roots[image.root_id].source, image.original_name or "") for image in images]
    return match_names(names, photos, options)


def _is_wanted(image: ImageRow, everything: bool, image_ids: Collection[int] | None) -> bool:
    if image_ids is not None:
        return image.id in image_ids and image.status in _ENDED
    return image.status in (_ENDED if everything else _UNSUCCESSFUL)


def _roots(database: Database, job_id: str) -> dict[int, RootRow]:
    return {root.id: root for root in database.tables(RootRow.select().where(RootRow.job_id == job_id))}


def _images(database: Database, job_id: str) -> list[ImageRow]:
    return database.tables(ImageRow.select().where(ImageRow.job_id == job_id).order_by(ImageRow.number))


def _columns(image: ImageRow) -> Collection[str]:
    naming = Naming.from_stored(image.naming)
    return naming.fields.keys() if naming else ()


def _namer(database: Database, options: RemovalOptions, images: list[ImageRow]) -> Namer:
    sources = {image.source_key for image in images}
    sources.update(image.source_real_key for image in images if image.source_real_key)
    return job_namer(database, options, PathKeys(), sources)


def _measured(image: ImageRow) -> tuple[int | None, int | None]:
    """Current size and time of the source, which may have been repaired since it was submitted."""
    try:
        found = image.source.stat()
    except OSError:  # the worker will say what is wrong with it
        return image.source_bytes, image.source_mtime_ns
    return found.st_size, last_change(found)


def _count_retried(database: Database, job: JobRow, wanted: list[ImageRow]) -> None:
    if job.pending + job.processing == 0:  # it goes to the end of the queue
        database.execute(_MOVE_TO_END, id=job.id)
        QueueState(database).revise()
    by_status = Counter(image.status for image in wanted)
    change = Change(
        pending=len(wanted),
        succeeded=-by_status["completed"],
        failed=-by_status["failed"],
        skipped=-by_status["skipped"],
        cancelled=-by_status["cancelled"],
    )
    count(database, job.id, change, now())


def _check_not_started(job: JobRow) -> None:
    if job.status != "pending":
        hint = "Retry it, or submit its images again with other options."
        raise AppError(
            ErrorCode.WRONG_STATE, f"The job {job.name} has already started and cannot be edited.", hint
        )
