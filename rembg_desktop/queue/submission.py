"""Adds planned jobs to the queue, each in one transaction that is durable when submit() returns."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.connections import Statement, now, parameter, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import JobRow, RootRow, stored_options, stored_outputs
from rembg_desktop.queue.naming import ActivePaths, PathKeys, Placed
from rembg_desktop.queue.planning import Plan, PlannedImage, PlannedRoot
from rembg_desktop.queue.results import stored
from rembg_desktop.queue.results.placing import Placer, chosen_outputs
from rembg_desktop.queue.sources import absolute
from rembg_desktop.queue.state import QueueState
from rembg_desktop.queue.types import Job

_CHUNK: Final = 500

_INSERT_ROOT: Final = Statement(
    lambda: RootRow.insert(
        job_id=parameter("job_id"),
        source=parameter("source"),
        destination=parameter("destination"),
        label=parameter("label"),
    ).returning(RootRow.id)
)
_EARLIER: Final = Statement(
    lambda: JobRow.select(JobRow.id, JobRow.idempotency_digest).where(JobRow.idempotency_key == parameter("key"))
)
# Raw SQL: peewee's insert() cannot compute one value with a query.
_INSERT_JOB: Final = """
    INSERT INTO job (
        id, name, held, priority, options, preset, source_root, destination, left_out, idempotency_key,
        idempotency_digest, review_folder, created_at, total, pending, outputs, position
    ) VALUES (
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        (SELECT coalesce(max(position), 0) + 1 FROM job WHERE status IN ('pending', 'processing'))
    )
"""
# Raw SQL: executemany() with positional values is faster than with names, which matters for 10,000 images.
_INSERT_IMAGE: Final = """
    INSERT INTO image (
        job_id, number, root_id, source, source_key, source_real_key, source_bytes, source_mtime_ns,
        destination, destination_key, original_name, naming
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class SubmissionRequest:
    """Parameters of a submission in addition to its plan and options.

    Attributes:
        preset: name of the preset that the options were taken from.
        priority: higher runs first.
        hold: do not start before release().
        idempotency_key: a second submission with the same key returns the first job.
        idempotency_digest: digest of the request; a second request with the same key must have the same one.
        review_folder: folder for results that need review; None if they go to the destination like all others.
    """

    preset: str | None = None
    priority: int = 0
    hold: bool = False
    idempotency_key: str | None = None
    idempotency_digest: str | None = None
    review_folder: Path | None = None


def submit(
    database: Database,
    plan: Plan,
    options: RemovalOptions,
    request: SubmissionRequest,
    progress: Callable[[int, int], None] | None,
) -> Job:
    """Add a job to the queue.

    Returns:
        The job, or the earlier job with the same idempotency key. It is read before the commit, because nothing
        may fail after it.

    Raises:
        AppError: nothing_to_do, destination_unwritable, disk_full, idempotency_key_reused, and the
            errors of Database.
    """
    if not plan.images:
        raise AppError(
            ErrorCode.NOTHING_TO_DO, "There are no images to process.", "Select image files or folders."
        )
    jobs = Listing(database)
    if earlier := _earlier(database, request):
        return jobs.job(earlier)
    plan = plan if plan.roots else replace(plan, roots=(PlannedRoot(plan.source_root, plan.destination),))
    make_folders(root.destination for root in plan.roots)
    if request.review_folder is not None:
        request = replace(request, review_folder=absolute(request.review_folder))
        make_folders(request.review_folder / root.label for root in plan.roots if request.review_folder)
    keys = PathKeys()
    sources = [keys.of_source(image.source) for image in plan.images]
    destinations = [keys.of(image.destination) for image in plan.images]
    several = len(plan.outputs) > 1
    if plan.outputs:
        request = replace(request, preset=request.preset or plan.outputs[0].name or None)
    if not several:
        plan = replace(plan, outputs=(Output(request.preset or "", options),))
    job_id = token_hex(6)
    with database.write():
        # Another thread may have used the same key in the meantime.
        if earlier := _earlier(database, request):
            return jobs.job(earlier)
        images = _avoid_taken(database, plan, keys, sources, destinations)
        _insert_job(database, job_id, plan, request)
        root_ids = [
            database.rows(
                _INSERT_ROOT,
                job_id=job_id,
                source=stored_path(root.source),
                destination=stored_path(root.destination),
                label=root.label,
            )[0][0]
            for root in plan.roots
        ]
        for start in range(0, len(images), _CHUNK):
            database.execute_many(
                _INSERT_IMAGE,
                (
                    (
                        job_id,
                        start + offset + 1,
                        root_ids[image.root],
                        stored_path(image.source),
                        *sources[start + offset],
                        image.source_bytes,
                        image.source_mtime_ns,
                        stored_path(image.destination),
                        destinations[start + offset],
                        image.original_name or None,
                        image.naming.stored() if image.naming else None,
                    )
                    for offset, image in enumerate(images[start : start + _CHUNK])
                ),
            )
            if progress:
                progress(min(start + _CHUNK, len(images)), len(images))
        if several:
            new = (
                stored.new_outputs(
                    plan.outputs,
                    chosen_outputs(plan.outputs, image.naming),
                    (Placed(image.destination, key), *image.others),
                )
                for image, key in zip(images, destinations, strict=True)
            )
            stored.insert(database, job_id, enumerate(new, 1))
        QueueState(database).revise()
        return jobs.job(job_id)


def make_folders(folders: Iterable[Path]) -> None:
    """Create the folders for results, and check that they are writable.

    Raises:
        AppError: destination_unwritable, disk_full.
    """
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            writable = os.access(folder, os.W_OK | os.X_OK)
            reason = "permission denied"
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                hint = "Free some space, or choose another folder."
                raise AppError(ErrorCode.DISK_FULL, f"The disk of {folder} is full.", hint) from error
            writable, reason = False, error.strerror or str(error)
        if not writable:
            hint = "Choose another destination, or change the permissions of the folder."
            message = f"Cannot write to the folder {folder}: {reason}."
            raise AppError(ErrorCode.DESTINATION_UNWRITABLE, message, hint)


def _earlier(database: Database, request: SubmissionRequest) -> str | None:
    key, digest = request.idempotency_key, request.idempotency_digest
    if key is None:
        return None
    row = database.first(_EARLIER, key=key)
    if row is None:
        return None
    if None not in (row[1], digest) and row[1] != digest:
        message = f"The idempotency key {key} was already used for another request, which created job {row[0]}."
        raise AppError(ErrorCode.KEY_REUSED, message, "Use a new key for each new request.")
    return str(row[0])


def _insert_job(database: Database, job_id: str, plan: Plan, request: SubmissionRequest) -> None:
    database.execute(
        _INSERT_JOB,
        job_id,
        plan.name.encode(errors="replace").decode(),
        request.hold,
        request.priority,
        stored_options(plan.outputs[0].options),
        request.preset,
        stored_path(plan.source_root),
        stored_path(plan.destination),
        plan.left_out,
        request.idempotency_key,
        request.idempotency_digest,
        stored_path(request.review_folder) if request.review_folder else None,
        now(),
        len(plan.images),
        len(plan.images),
        stored_outputs(plan.outputs) if len(plan.outputs) > 1 else None,
    )


def _avoid_taken(
    database: Database,
    plan: Plan,
    keys: PathKeys,
    sources: Sequence[tuple[str, str | None]],
    destinations: list[str],
) -> list[PlannedImage]:
    """The images, with new names where the destination has been taken since; updates `destinations` too."""
    images = list(plan.images)
    planned = [*destinations, *(other.key for image in images for other in image.others)]
    taken = ActivePaths(database).taken(planned)
    if not taken:
        return images
    own = {key for pair in sources for key in pair if key is not None}
    placer = Placer(database, plan.outputs, keys, own)
    placer.reserve(planned)
    for index, image in enumerate(plan.images):
        places = (Placed(image.destination, destinations[index], image.note), *image.others)
        if not any(place.key in taken for place in places):
            continue
        root = plan.roots[image.root]
        first, *others = (
            placer.place_one(which, image.source, index + 1, root, image.naming) if place.key in taken else place
            for which, place in zip(chosen_outputs(plan.outputs, image.naming), places, strict=True)
        )
        images[index] = replace(image, destination=first.destination, note=first.note, others=tuple(others))
        destinations[index] = first.key
    return images
