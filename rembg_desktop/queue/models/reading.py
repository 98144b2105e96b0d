"""Converts rows to the dataclasses of types.py, and what is stored as JSON in one column."""
# peewee's stubs leave what its fields give without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

import json
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.connections import Statement, read_moment, read_path
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models.tables import GIVEN_IDS, OUTPUT_COLUMNS, OutputRow
from rembg_desktop.queue.types import (
    Failure,
    ImageOutput,
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


class StoredOutput(NamedTuple):
    """One output of an image whose job has several, as it is stored."""

    image_id: int
    number: int
    preset: str
    options: int
    status: str
    destination: Path
    destination_key: str | None
    keep_existing: bool
    output: Path | None
    output_sha256: str | None
    output_file_id: str | None
    output_bytes: int | None
    notices: str | None
    error: str | None
    earlier_sha256: str | None


def read_output(row: Sequence[Any]) -> StoredOutput:
    """An output from the values of OUTPUT_COLUMNS."""
    output = None if row[8] is None else read_path(row[8])
    return StoredOutput._make([*row[:5], read_path(row[5]), row[6], bool(row[7]), output, *row[9:]])


_ROWS: Final = Statement(
    lambda: (
        OutputRow.select(*OUTPUT_COLUMNS)
        .where(OutputRow.image_id.in_(GIVEN_IDS))
        .order_by(OutputRow.image_id, OutputRow.number)
    )
)


def rows_of(database: Database, image_ids: Collection[int]) -> dict[int, list[StoredOutput]]:
    """The outputs of images by image id; images with one output are missing."""
    found: dict[int, list[StoredOutput]] = {}
    for row in map(read_output, database.rows(_ROWS, ids=json.dumps(list(image_ids)))):
        found.setdefault(row.image_id, []).append(row)
    return found


@lru_cache(maxsize=4096)
def read_job(row: tuple[Any, ...], eta_seconds: float | None = None) -> Job:
    """A job from the values of JOB_COLUMNS, four times as fast as peewee's own objects.

    A job that has not changed since it was last read is the same object, so that comparing it is fast.
    """
    job_id, name, status, succeeded, failed, skipped, cancelled, total, options, destination = row[:10]
    created_at, preset, held, priority, position, left_out, started_at, finished_at = row[10:18]
    review_folder, needs_review, accepted, rejected, outputs = row[18:23]
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
        several=_shown_outputs(job_id, outputs),
    )


def read_image(row: Sequence[Any], outputs: Sequence[StoredOutput] = ()) -> JobImage:
    """An image from the values of IMAGE_COLUMNS, and its outputs if there are several."""
    image_id, job_id, number, source, destination, status, output, attempts, error, notices = row[:10]
    source_bytes, output_bytes, started_at, finished_at, seconds, steps, device, original_name = row[10:18]
    uncertainty, reasons, review, reviewed_at, photo_sha256, earlier = row[18:24]
    # Before an image ends, its columns only record the file that an attempt was about to publish.
    has_output, has_ended = status in ("completed", "skipped"), status not in ("pending", "processing")
    if not has_ended and earlier is not None:
        shown, has_output = read_earlier(earlier), True
        output, output_bytes, uncertainty, reasons, photo_sha256 = map(shown.get, _SHOWN_OF_EARLIER)
    if outputs:
        return _with_outputs(read_image(row), outputs, at_work=None if has_ended else row[24])
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


def _with_outputs(image: JobImage, rows: Sequence[StoredOutput], at_work: int | None) -> JobImage:
    """The image as a whole: what its columns say is only about the output at work."""
    outputs = tuple(_output(image, row, is_at_work=row.number == at_work) for row in rows)
    first = outputs[0]
    notices = dict.fromkeys(notice for output in outputs for notice in output.notices)
    has_output = image.status in (ImageStatus.COMPLETED, ImageStatus.SKIPPED) or image.output is not None
    return replace(
        image,
        destination=first.destination,
        output=first.output if has_output else None,
        output_bytes=first.output_bytes if has_output else None,
        notices=tuple(notices) if image.status.is_final else (),
        several=outputs,
    )


def _output(image: JobImage, row: StoredOutput, *, is_at_work: bool) -> ImageOutput:
    status, error = ImageStatus(row.status), read_failure(row.error)
    if status is ImageStatus.PENDING and (is_at_work or image.status.is_final):
        # It has not ended, so it is what its image is.
        status, error = image.status, image.error
    return ImageOutput(
        number=row.number,
        preset=row.preset,
        status=status,
        destination=image.destination if is_at_work else row.destination,
        output=row.output,
        output_bytes=row.output_bytes,
        notices=read_notices(row.notices),
        error=error,
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


def stored_outputs(outputs: Sequence[Output]) -> str:
    """The stored value of the outputs of a job."""
    stored = [{"name": output.name, "options": output.options.as_dict()} for output in outputs]
    return json.dumps(stored, separators=(",", ":"))


@lru_cache(maxsize=256)
def read_outputs(text: str) -> tuple[Output, ...]:
    """The outputs of a stored value.

    Raises:
        AppError: database_damaged when they cannot be read.
    """
    try:
        stored = json.loads(text)
        return tuple(Output(str(each["name"]), RemovalOptions.from_dict(each["options"])) for each in stored)
    except (AppError, ValueError, TypeError, KeyError) as error:
        hint = "Remove the job and submit its images again."
        message = f"The stored outputs of the job cannot be read: {error}"
        raise AppError(ErrorCode.DATABASE_DAMAGED, message, hint) from error


def _shown_outputs(job_id: str, text: str | None) -> tuple[Output, ...]:
    try:
        return read_outputs(text) if text is not None else ()
    except AppError as error:
        _log.error("Showing job %s without its outputs: %s", job_id, error)
        return ()


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
