"""Retries images of a job, and chooses the options for rendering them anew."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import os
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from peewee import ModelUpdate, fn

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OnConflict, Output, RemovalOptions, combined
from rembg_desktop.options.outputs import Naming
from rembg_desktop.queue.connections import Statement, now, parameter, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import (
    LIVE,
    ImageRow,
    JobRow,
    RootRow,
    StoredOutput,
    read_options,
    read_outputs,
    rows_of,
)
from rembg_desktop.queue.naming import PathKeys, Placed
from rembg_desktop.queue.planning import PlannedRoot
from rembg_desktop.queue.results import output_rows
from rembg_desktop.queue.results.placing import Placer
from rembg_desktop.queue.sources import last_change
from rembg_desktop.queue.state import Change, QueueState, count
from rembg_desktop.queue.submission import make_folders
from rembg_desktop.queue.types import Job

_UNSUCCESSFUL: Final = frozenset({"failed", "cancelled"})
_ENDED: Final = frozenset({"failed", "cancelled", "completed", "skipped"})


def outputs_again(job: Job, changes: Mapping[str, Any], destination: Path | None) -> tuple[Output, ...]:
    """The outputs for a new job with the images of another one.

    Beside the earlier results nothing is skipped or overwritten unless the changes say so: they are in the way of
    every image, and may have been retouched.

    Args:
        job: the earlier one.
        changes: options that differ from those of the job, for every output.
        destination: folder of the new results; None if it is that of the job.

    Raises:
        AppError: invalid_option.
    """
    is_elsewhere = destination is not None and os.path.realpath(destination) != os.path.realpath(job.destination)
    policy = {} if is_elsewhere or "on_conflict" in changes else {"on_conflict": OnConflict.UNIQUE}
    values = {**changes, **policy}
    return combined(
        [Output(output.name, RemovalOptions.from_dict(values, output.options)) for output in job.outputs]
    )


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
    roots = read_roots(database, job_id)
    make_folders(root.destination for root in roots.values())
    with database.write():
        job = listing.row(job_id)
        images = read_images(database, job_id)
        wanted = [image for image in images if _is_wanted(image, everything, image_ids)]
        if not wanted:
            hint = (
                "Retry all images to process the completed ones again."
                if image_ids is None
                else "Choose other images."
            )
            message = f"The job {job.name} has no images to retry."
            raise AppError(ErrorCode.WRONG_STATE, message, hint)
        placer = placer_for(database, outputs_of(job), images)
        again = {image.id for image in wanted if image.status != "completed"}
        placer.reserve(
            image.destination_key for image in images if image.destination_key and image.id not in again
        )
        several = rows_of(database, [image.id for image in images]) if job.outputs is not None else {}
        redone = {
            image.id: [row for row in several.get(image.id, ()) if _is_redone(image, row)] for image in wanted
        }
        placer.reserve(
            row.destination_key
            for image_id, rows in several.items()
            for row in rows
            if row.destination_key and row not in redone.get(image_id, ())
        )
        for image in wanted:
            _retry_image(database, placer, image, planned_root(roots[image.root_id]), redone[image.id])
        _count_retried(database, job, wanted)
        return listing.job(job_id)


def _is_redone(image: ImageRow, row: StoredOutput) -> bool:
    """Whether an output of a retried image is made again: all of them, if the image had succeeded."""
    return image.status in ("completed", "skipped") or row.status in ("pending", "failed")


def _retry_image(
    database: Database, placer: Placer, image: ImageRow, root: PlannedRoot, rows: Sequence[StoredOutput]
) -> None:
    naming = Naming.from_stored(image.naming)
    fresh = image.status == "completed"
    placed: Placed | None = None
    for row in rows:
        is_new = fresh and row.status == "completed"
        place = placer.place_one(row.options, image.source, image.number, root, naming, fresh=is_new)
        output_rows.plan(database, row, place.destination, place.key, keep_existing=is_new)
        placed = placed or place
    placed = placed or placer.place_one(0, image.source, image.number, root, naming, fresh=fresh)
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
    if rows:
        output_rows.load_first(database, image.id)


def _is_wanted(image: ImageRow, everything: bool, image_ids: Collection[int] | None) -> bool:
    if image_ids is not None:
        return image.id in image_ids and image.status in _ENDED
    return image.status in (_ENDED if everything else _UNSUCCESSFUL)


def read_roots(database: Database, job_id: str) -> dict[int, RootRow]:
    """The roots of a job by their ids."""
    return {root.id: root for root in database.tables(RootRow.select().where(RootRow.job_id == job_id))}


def planned_root(root: RootRow) -> PlannedRoot:
    """The root as a plan names it."""
    return PlannedRoot(root.source, root.destination, root.label)


def read_images(database: Database, job_id: str) -> list[ImageRow]:
    """The images of a job, in order."""
    return database.tables(ImageRow.select().where(ImageRow.job_id == job_id).order_by(ImageRow.number))


def placer_for(database: Database, outputs: Sequence[Output], images: list[ImageRow]) -> Placer:
    """Chooses names for images of a job."""
    sources = {image.source_key for image in images}
    sources.update(image.source_real_key for image in images if image.source_real_key)
    return Placer(database, outputs, PathKeys(), sources)


def outputs_of(job: JobRow) -> tuple[Output, ...]:
    """What is made of each image of a job."""
    return read_outputs(job.outputs) if job.outputs else (Output(job.preset or "", read_options(job.options)),)


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
