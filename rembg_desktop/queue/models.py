"""peewee models of the tables, and conversion of rows to the dataclasses of types.py. Private to the queue.

Only schema/migrations.py creates the tables. No model is bound to a database, so that several can be open.
"""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportMissingTypeArgument=false, reportUnknownParameterType=false
# pyright: reportUnknownArgumentType=false, reportUnknownVariableType=false

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from peewee import (
    SQL,
    AutoField,
    BooleanField,
    FloatField,
    IntegerField,
    Model,
    TextField,
)

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.connections import PathField, read_moment, read_path
from rembg_desktop.queue.types import (
    Failure,
    ImageStatus,
    Job,
    JobImage,
    JobStatus,
    Progress,
    Review,
    ReviewCounts,
)

_SHOWN_OF_EARLIER: Final = ("output", "output_bytes", "uncertainty", "reasons", "photo_sha256")
_log: Final = logging.getLogger(__name__)
_Read = TypeVar("_Read")


class JobRow(Model):
    """One job; schema/migrations.py describes its counters."""

    seq = AutoField()
    id = TextField()
    name = TextField()
    status = TextField()
    held = BooleanField()
    priority = IntegerField()
    position = FloatField()
    options = TextField()
    preset = TextField(null=True)
    source_root = PathField()
    destination = PathField()
    left_out = IntegerField()
    idempotency_key = TextField(null=True)
    created_at = IntegerField()
    started_at = IntegerField(null=True)
    finished_at = IntegerField(null=True)
    removed_at = IntegerField(null=True)
    total = IntegerField()
    pending = IntegerField()
    processing = IntegerField()
    succeeded = IntegerField()
    failed = IntegerField()
    skipped = IntegerField()
    cancelled = IntegerField()
    timed_images = IntegerField()
    timed_ms = IntegerField()
    idempotency_digest = TextField(null=True)
    review_folder = PathField(null=True)
    needs_review = IntegerField()
    accepted = IntegerField()
    rejected = IntegerField()

    class Meta:  # noqa: D106 - peewee's class for settings
        table_name = "job"


class RootRow(Model):
    """A source folder and the folder for its results; see schema/migrations.py."""

    id = AutoField()
    job_id = TextField()
    source = PathField()
    destination = PathField()
    label = TextField()

    class Meta:  # noqa: D106 - peewee's class for settings
        table_name = "root"


class ImageRow(Model):
    """One image of a job."""

    id = AutoField()
    job_id = TextField()
    number = IntegerField()
    root_id = IntegerField()
    source = PathField()
    source_key = TextField()
    source_real_key = TextField(null=True)
    source_bytes = IntegerField(null=True)
    source_mtime_ns = IntegerField(null=True)
    destination = PathField()
    destination_key = TextField(null=True)
    status = TextField()
    owner = TextField(null=True)
    temp = PathField(null=True)
    attempt = IntegerField()
    crashes = IntegerField()
    output = PathField(null=True)
    output_sha256 = TextField(null=True)
    output_bytes = IntegerField(null=True)
    error = TextField(null=True)
    notices = TextField(null=True)
    steps = TextField(null=True)
    device = TextField(null=True)
    started_at = IntegerField(null=True)
    finished_at = IntegerField(null=True)
    seconds = FloatField(null=True)
    keep_existing = BooleanField()
    output_file_id = TextField(null=True)
    original_name = TextField(null=True)
    uncertainty = FloatField(null=True)
    reasons = TextField(null=True)
    review = TextField()
    reviewed_at = IntegerField(null=True)
    recorded_review = TextField(null=True)
    photo_sha256 = TextField(null=True)
    again_at = IntegerField(null=True)
    earlier = TextField(null=True)
    unwanted = TextField(null=True)

    class Meta:  # noqa: D106 - peewee's class for settings
        table_name = "image"


LIVE: Final = ("pending", "processing")
"""The statuses of jobs and images that have not ended."""

ENDED: Final = ("completed", "failed", "cancelled")
"""The statuses of jobs that have ended."""

GIVEN_IDS: Final = SQL("(SELECT value FROM json_each(:ids))")
"""Any number of ids, passed as one JSON array: `JobRow.id.in_(GIVEN_IDS)`."""

JOB_COLUMNS: Final = (
    JobRow.id,
    JobRow.name,
    JobRow.status,
    JobRow.succeeded,
    JobRow.failed,
    JobRow.skipped,
    JobRow.cancelled,
    JobRow.total,
    JobRow.options,
    JobRow.destination,
    JobRow.created_at,
    JobRow.preset,
    JobRow.held,
    JobRow.priority,
    JobRow.position,
    JobRow.left_out,
    JobRow.started_at,
    JobRow.finished_at,
    JobRow.review_folder,
    JobRow.needs_review,
    JobRow.accepted,
    JobRow.rejected,
)
"""The columns that read_job() takes, in order."""

IMAGE_COLUMNS: Final = (
    ImageRow.id,
    ImageRow.job_id,
    ImageRow.number,
    ImageRow.source,
    ImageRow.destination,
    ImageRow.status,
    ImageRow.output,
    ImageRow.attempt,
    ImageRow.error,
    ImageRow.notices,
    ImageRow.source_bytes,
    ImageRow.output_bytes,
    ImageRow.started_at,
    ImageRow.finished_at,
    ImageRow.seconds,
    ImageRow.steps,
    ImageRow.device,
    ImageRow.original_name,
    ImageRow.uncertainty,
    ImageRow.reasons,
    ImageRow.review,
    ImageRow.reviewed_at,
    ImageRow.photo_sha256,
    ImageRow.earlier,
)
"""The columns that read_image() takes, in order."""


@lru_cache(maxsize=4096)
def read_job(row: tuple[Any, ...], eta_seconds: float | None = None) -> Job:
    """A job from the values of JOB_COLUMNS, four times as fast as peewee's own objects.

    A job that has not changed since it was last read is the same object, so that comparing it is fast.
    """
    job_id, name, status, succeeded, failed, skipped, cancelled, total, options, destination = row[:10]
    created_at, preset, held, priority, position, left_out, started_at, finished_at = row[10:18]
    review_folder, needs_review, accepted, rejected = row[18:22]
    return Job(
        id=job_id,
        name=name,
        status=JobStatus(status),
        progress=Progress(succeeded, failed, skipped, cancelled, total),
        options=_shown_options(job_id, options),
        destination=read_path(destination),
        created_at=read_moment(created_at),
        preset=preset,
        held=bool(held),
        priority=priority,
        position=position,
        left_out=left_out,
        started_at=read_moment(started_at),
        finished_at=read_moment(finished_at),
        eta_seconds=eta_seconds,
        review_folder=None if review_folder is None else read_path(review_folder),
        reviews=ReviewCounts(needs_review, accepted, rejected),
    )


def read_image(row: Sequence[Any]) -> JobImage:
    """An image from the values of IMAGE_COLUMNS."""
    image_id, job_id, number, source, destination, status, output, attempts, error, notices = row[:10]
    source_bytes, output_bytes, started_at, finished_at, seconds, steps, device, original_name = row[10:18]
    uncertainty, reasons, review, reviewed_at, photo_sha256, earlier = row[18:24]
    # Before an image ends, its columns only record the file that an attempt was about to publish.
    has_output, has_ended = status in ("completed", "skipped"), status not in ("pending", "processing")
    if not has_ended and earlier is not None:
        shown, has_output = read_earlier(earlier), True
        output, output_bytes, uncertainty, reasons, photo_sha256 = map(shown.get, _SHOWN_OF_EARLIER)
    return JobImage(
        id=image_id,
        job_id=job_id,
        index=number,
        source=read_path(source),
        destination=read_path(destination),
        status=ImageStatus(status),
        output=read_path(output) if has_output and output is not None else None,
        attempts=attempts,
        error=read_failure(error),
        notices=read_notices(notices) if has_ended else (),
        source_bytes=source_bytes,
        output_bytes=output_bytes if has_output else None,
        started_at=read_moment(started_at),
        finished_at=read_moment(finished_at),
        seconds=seconds,
        steps=_parsed(steps, dict[str, float], {}) if steps and has_ended else {},
        device=device if has_ended else None,
        original_name=original_name or "",
        uncertainty=uncertainty if has_output else None,
        reasons=read_reasons(reasons) if has_output else (),
        review=Review(review),
        # For the other states it says whether a person set them while the image was rendered again.
        reviewed_at=read_moment(reviewed_at) if review in ("accepted", "rejected") else None,
        photo_sha256=photo_sha256 if has_output else None,
    )


def stored_options(options: RemovalOptions) -> str:
    """The stored value of options."""
    return json.dumps(options.as_dict(), separators=(",", ":"))


@lru_cache(maxsize=256)
def read_options(text: str) -> RemovalOptions:
    """The options of a stored value; cached, because validation is slow and many jobs have the same options.

    Raises:
        AppError: database_damaged when they cannot be read.
    """
    try:
        return RemovalOptions.from_dict(dict(**json.loads(text)))
    except (AppError, ValueError, TypeError) as error:
        hint = "Remove the job and submit its images again."
        message = f"The stored options of the job cannot be read: {error}"
        raise AppError(ErrorCode.DATABASE_DAMAGED, message, hint) from error


def _shown_options(job_id: str, text: str) -> RemovalOptions:
    """Options for a list, which shows a job with damaged options too, so that it can be removed."""
    try:
        return read_options(text)
    except AppError as error:
        _log.error("Showing job %s with default options: %s", job_id, error)
        return RemovalOptions()


def stored_failure(failure: Failure) -> str:
    """The stored value of a failure."""
    return json.dumps(failure.as_dict())


def read_failure(text: str | None) -> Failure | None:
    """The failure of a stored value."""
    unreadable = Failure(ErrorCode.DATABASE_DAMAGED.value, "The stored error of the image cannot be read.")
    return _parsed(text, lambda values: Failure(**values), unreadable) if text else None


def stored_notices(notices: tuple[Notice, ...]) -> str | None:
    """The stored value of notices."""
    return json.dumps([notice.as_dict() for notice in notices]) if notices else None


def read_notices(text: str | None) -> tuple[Notice, ...]:
    """The notices of a stored value."""
    return _parsed(text, lambda rows: tuple(Notice(**values) for values in rows), ()) if text else ()


def stored_reasons(reasons: Sequence[str]) -> str | None:
    """The stored value of reasons."""
    return json.dumps(list(reasons)) if reasons else None


def read_reasons(text: str | None) -> tuple[str, ...]:
    """The reasons of a stored value."""
    return _parsed(text, lambda codes: tuple(map(str, codes)), ()) if text else ()


def read_earlier(text: str) -> dict[str, Any]:
    """The columns of an image in a stored copy, by name; see rendering.py."""
    return _parsed(text, dict[str, Any], {})


def _parsed(text: str, read: Callable[[Any], _Read], default: _Read) -> _Read:
    """A value from JSON; the default if it cannot be read, so that other rows are still shown."""
    try:
        return read(json.loads(text))
    except (ValueError, TypeError):
        _log.exception("A stored value cannot be read.")
        return default


def stored_steps(steps: Mapping[str, float]) -> str | None:
    """The stored value of the milliseconds by step."""
    return json.dumps({name: round(value, 3) for name, value in steps.items()}) if steps else None
