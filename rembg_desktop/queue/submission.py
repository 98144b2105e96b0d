"""Adds planned jobs to the queue, each in one transaction that is durable when submit() returns."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OnConflict, Output, RemovalOptions, combined
from rembg_desktop.publish.stores import StorePath, destination_errors, stores
from rembg_desktop.queue.connections import Statement, now, parameter, stored_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.models import JobRow, RootRow, stored_options, stored_outputs
from rembg_desktop.queue.naming import ActivePaths, PathKeys, Placed
from rembg_desktop.queue.planning import Plan, PlannedImage, PlannedRoot
from rembg_desktop.queue.results import output_rows
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


_ACCEPT: Final = "UPDATE image SET recorded_review = 'accepted' WHERE job_id = ? AND number = ?"


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
    if isinstance(request.review_folder, StorePath):
        hint = "Choose a folder on this computer."
        raise AppError(ErrorCode.INVALID_OPTION, "The folder for results that need review is in a store.", hint)
    if request.review_folder is not None:
        request = replace(request, review_folder=absolute(request.review_folder))
        make_folders(request.review_folder / root.label for root in plan.roots if request.review_folder)
    parts: Iterable[_Part] = _parts(plan, PathKeys())
    if isinstance(plan.images, tuple):  # nobody waits for the file system, which is asked before the transaction
        parts = list(parts)
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
        _insert_images(database, job_id, plan, parts, root_ids, progress or _ignore)
        QueueState(database).revise()
        return jobs.job(job_id)


def _ignore(_stored: int, _total: int) -> None:
    """Tell nobody."""


def _insert_images(
    database: Database,
    job_id: str,
    plan: Plan,
    parts: Iterable["_Part"],
    root_ids: Sequence[int],
    progress: Callable[[int, int], object],
) -> None:
    renamer = _Renamer(database, plan)
    several = len(plan.outputs) > 1
    for part in parts:
        renamer.avoid_taken(part)
        database.execute_many(
            _INSERT_IMAGE,
            (
                (
                    job_id,
                    number,
                    root_ids[image.root],
                    stored_path(image.source),
                    *source,
                    image.source_bytes,
                    image.source_mtime_ns,
                    stored_path(image.destination),
                    key,
                    image.original_name or None,
                    image.naming.stored() if image.naming else None,
                )
                for number, image, source, key in part.rows()
            ),
        )
        accepted = [(job_id, number) for number, image, *_ in part.rows() if image.is_accepted]
        database.execute_many(_ACCEPT, accepted)
        if several:
            new = (
                output_rows.new_outputs(
                    plan.outputs,
                    chosen_outputs(plan.outputs, image.naming),
                    (Placed(image.destination, key), *image.others),
                )
                for _, image, _, key in part.rows()
            )
            output_rows.insert(database, job_id, enumerate(new, part.start + 1))
        progress(part.start + len(part.images), len(plan.images))
    if several:
        output_rows.begin(database, job_id)


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


def make_folders(folders: Iterable[Path]) -> None:
    """Create the folders for results, and check that they are writable.

    Raises:
        AppError: destination_unwritable, disk_full.
    """
    for folder in folders:
        if isinstance(folder, StorePath):
            with destination_errors():
                stores().check(folder)
            continue
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
            raise unwritable(folder, reason)


def unwritable(folder: Path, reason: str) -> AppError:
    """The error for a folder that cannot receive results."""
    hint = "Choose another destination, or change the permissions of the folder."
    return AppError(ErrorCode.DESTINATION_UNWRITABLE, f"Cannot write to the folder {folder}: {reason}.", hint)


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


@dataclass(slots=True)
class _Part:
    """Some images of a plan; `start` is the index of the first one."""

    start: int
    images: list[PlannedImage]
    sources: list[tuple[str, str | None]]
    destinations: list[str]

    def rows(self) -> Iterator[tuple[int, PlannedImage, tuple[str, str | None], str]]:
        """Number in the job, image, keys of the source and key of the destination."""
        numbers = range(self.start + 1, self.start + 1 + len(self.images))
        return zip(numbers, self.images, self.sources, self.destinations, strict=True)


def _parts(plan: Plan, keys: PathKeys) -> Iterator[_Part]:
    for start in range(0, len(plan.images), _CHUNK):
        images = list(plan.images[start : start + _CHUNK])
        sources = [keys.of_source(image.source) for image in images]
        yield _Part(start, images, sources, [keys.of(image.destination) for image in images])


class _Renamer:
    """Gives images new names where the destination has been taken since."""

    def __init__(self, database: Database, plan: Plan) -> None:
        self._active = ActivePaths(database)
        self._database = database
        self._plan = plan
        self._keys = PathKeys()
        self._placer: Placer | None = None

    def avoid_taken(self, part: _Part) -> None:
        """Change the images and keys of destinations that are taken."""
        taken = self._active.taken(
            [*part.destinations, *(other.key for each in part.images for other in each.others)]
        )
        if not taken:
            return
        plan = self._plan
        placer = self._placer = self._placer or self._make_placer()
        for index, image in enumerate(part.images):
            places = (Placed(image.destination, part.destinations[index], image.note), *image.others)
            if not any(place.key in taken for place in places):
                continue
            root, number = plan.roots[image.root], part.start + index + 1
            first, *others = (
                placer.place_one(which, image.source, number, root, image.naming) if place.key in taken else place
                for which, place in zip(chosen_outputs(plan.outputs, image.naming), places, strict=True)
            )
            part.images[index] = replace(
                image, destination=first.destination, note=first.note, others=tuple(others)
            )
            part.destinations[index] = first.key

    def _make_placer(self) -> Placer:
        own, planned = set[str](), set[str]()
        for part in _parts(self._plan, self._keys):
            own.update(key for pair in part.sources for key in pair if key is not None)
            planned.update(part.destinations, (other.key for image in part.images for other in image.others))
        placer = Placer(self._database, self._plan.outputs, self._keys, own)
        placer.reserve(planned)
        return placer
