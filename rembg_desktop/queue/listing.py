"""Reads jobs and images: single ones, pages, and the queue in the order in which it will run."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from peewee import SQL, Case, Expression, ModelSelect, fn

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.connections import Statement, parameter
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.models import (
    ENDED,
    GIVEN_IDS,
    IMAGE_COLUMNS,
    JOB_COLUMNS,
    LIVE,
    ImageRow,
    JobRow,
    OutputRow,
    RootRow,
    read_image,
    read_job,
    rows_of,
)
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.statistics import Throughput
from rembg_desktop.queue.types import ImageStatus, Job, JobDetail, JobImage, JobPage, JobStatus, Review

_OFFERED: Final = JobRow.removed_at.is_null()


def _jobs_where(*conditions: Expression) -> "ModelSelect[JobRow]":
    left = JobRow.pending + JobRow.processing
    columns = (*JOB_COLUMNS, left, JobRow.timed_images, JobRow.timed_ms, JobRow.seq)
    return JobRow.select(*columns).where(_OFFERED, *conditions)


def _page(*conditions: Expression) -> "ModelSelect[JobRow]":
    page = _jobs_where(JobRow.seq < parameter("before"), *conditions)
    return page.order_by(JobRow.seq.desc()).limit(parameter("limit"))


def _images_where(*conditions: Expression) -> "ModelSelect[ImageRow]":
    images = ImageRow.select(*IMAGE_COLUMNS).where(ImageRow.job_id == parameter("job_id"), *conditions)
    return images.order_by(ImageRow.number).limit(parameter("limit")).offset(parameter("offset"))


def _images_after(*conditions: Expression) -> "ModelSelect[ImageRow]":
    job, after = ImageRow.job_id == parameter("job_id"), ImageRow.number > parameter("after")
    images = ImageRow.select(*IMAGE_COLUMNS).where(job, after, *conditions)
    return images.order_by(ImageRow.number).limit(parameter("limit"))


def _notable() -> Expression:
    """What read_image() tells as a failure or as notices."""
    noted = OutputRow.select(SQL("1")).where(OutputRow.image_id == ImageRow.id, OutputRow.notices.is_null(False))
    is_one = (ImageRow.output_number.is_null(), ImageRow.notices.is_null(False))
    has_notices = Case(None, [is_one], fn.EXISTS(noted))
    return ImageRow.status.not_in(LIVE) & ((ImageRow.status == "failed") | has_notices)


def _with_result() -> Expression:
    made = OutputRow.select(SQL("1")).where(OutputRow.image_id == ImageRow.id, OutputRow.output.is_null(False))
    several = ImageRow.output_number.is_null(False) & fn.EXISTS(made)
    has_own = ImageRow.status.in_(("completed", "skipped")) | ImageRow.earlier.is_null(False)
    return has_own | several


_JOB: Final = Statement(lambda: _jobs_where(JobRow.id == parameter("id")))
_CHOSEN: Final = Statement(lambda: _jobs_where(JobRow.id.in_(GIVEN_IDS)))
_PAGE: Final = Statement(_page)
_PAGE_OF_STATUS: Final = Statement(lambda: _page(JobRow.status == parameter("status")))
_WITH_REVIEW: Final = Case(
    parameter("review"),
    [("needs_review", JobRow.needs_review), ("accepted", JobRow.accepted), ("rejected", JobRow.rejected)],
    JobRow.succeeded - JobRow.needs_review - JobRow.accepted - JobRow.rejected,
)
_PAGE_OF_REVIEW: Final = Statement(
    lambda: _page(_WITH_REVIEW > 0, JobRow.status == fn.coalesce(parameter("status"), JobRow.status))
)
_QUEUED: Final = Statement(
    lambda: _jobs_where(JobRow.status.in_(LIVE)).order_by(JobRow.priority.desc(), JobRow.position)
)
_ENDED: Final = Statement(
    lambda: _jobs_where(JobRow.status.in_(ENDED)).order_by(JobRow.finished_at.desc()).limit(parameter("limit"))
)
_OUTLINES: Final = Statement(
    lambda: JobRow.select(JobRow.id, JobRow.name, JobRow.pending + JobRow.processing).where(
        _OFFERED, JobRow.id.in_(GIVEN_IDS)
    )
)
_EXISTS: Final = Statement(lambda: JobRow.select(SQL("1")).where(_OFFERED, JobRow.id == parameter("id")))
_FIND: Final = Statement(
    lambda: (
        JobRow.select(JobRow.id)
        .where(_OFFERED, JobRow.id >= parameter("prefix"), JobRow.id < parameter("end"))
        .order_by(JobRow.id)
        .limit(4)
    )
)
_BACKLOG: Final = Statement(
    lambda: JobRow.select(fn.sum(JobRow.pending + JobRow.processing)).where(JobRow.status.in_(LIVE))
)
_IMAGE: Final = Statement(lambda: ImageRow.select(*IMAGE_COLUMNS).where(ImageRow.id == parameter("id")))
_IMAGES: Final = Statement(_images_where)
_AFTER: Final = {
    ImageChoice.ALL: Statement(_images_after),
    ImageChoice.NOTABLE: Statement(lambda: _images_after(_notable())),
    ImageChoice.RESULTS: Statement(lambda: _images_after(_with_result())),
}
_IMAGES_OF_STATUS: Final = Statement(lambda: _images_where(ImageRow.status == parameter("status")))

_NEWEST: Final = 2**63 - 1
_LEFT: Final = len(JOB_COLUMNS)
_SEQ: Final = _LEFT + 3
"""Indexes of the first column for the remaining time, and of the sequence number."""


class Outline(NamedTuple):
    """The few columns that tell whether an action on a job is possible.

    Attributes:
        left: number of images that have not ended; 0 when the job has.
    """

    id: str
    name: str
    left: int


class Listing:
    """Reads the queue; changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, prefix: str) -> str:
        """The full id of the only job whose id starts with `prefix`.

        Raises:
            AppError: no_such_job, ambiguous_job.
        """
        wanted = prefix.strip().lower()
        if (
            not wanted.isalnum() or not wanted.isascii()
        ):  # names of files get here too, which may be no text at all
            raise no_such_job(prefix)
        rows = self._database.rows(_FIND, prefix=wanted, end=f"{wanted}g")  # after all hexadecimal digits
        if not rows:
            raise no_such_job(prefix)
        if len(rows) > 1 and rows[0][0] != wanted:
            ids = ", ".join(row[0] for row in rows[:3]) + (", .." if len(rows) > 3 else "")
            hint = "Use more digits of the id."
            raise AppError(ErrorCode.AMBIGUOUS_JOB, f"Several job ids start with {prefix}: {ids}.", hint)
        return rows[0][0]

    def row(self, job_id: str) -> JobRow:
        """The row of one job.

        Raises:
            AppError: no_such_job.
        """
        query = JobRow.select().where(JobRow.id == job_id, JobRow.removed_at.is_null())
        rows = self._database.tables(query)
        if not rows:
            raise no_such_job(job_id)
        return rows[0]

    def job(self, job_id: str) -> Job:
        """One job without its images.

        Raises:
            AppError: no_such_job.
        """
        rows = self._jobs(_JOB, id=job_id)
        if not rows:
            raise no_such_job(job_id)
        return rows[0]

    def jobs(self, job_ids: Sequence[str]) -> list[Job]:
        """Several jobs, in the order of `job_ids`.

        Raises:
            AppError: no_such_job.
        """
        return self._read(self._chosen(_CHOSEN, job_ids))

    def outlines(self, job_ids: Sequence[str]) -> list[Outline]:
        """Outlines of several jobs, in the order of `job_ids`, without duplicates.

        Raises:
            AppError: no_such_job.
        """
        return [Outline(*row) for row in self._chosen(_OUTLINES, list(dict.fromkeys(job_ids)))]

    def status(self, job_id: str, choice: ImageChoice, limit: int, after: int) -> JobDetail:
        """One job with its images, or some of them, read in one transaction; see QueueManager.status().

        Raises:
            AppError: no_such_job.
        """
        with self._database.read():
            job = self.job(job_id)
            rows = self._database.rows(_AFTER[choice], job_id=job_id, limit=limit, after=after) if limit else []
            return JobDetail(job, tuple(read_images(self._database, rows)))

    def images(self, job_id: str, status: ImageStatus | None, limit: int, offset: int) -> list[JobImage]:
        """Some of a job's images, in order.

        Raises:
            AppError: no_such_job.
        """
        if not self._database.rows(_EXISTS, id=job_id):
            raise no_such_job(job_id)
        return self._images(job_id, status, limit, offset)

    def image(self, image_id: int) -> JobImage:
        """One image.

        Raises:
            AppError: no_such_job when there is none with this id.
        """
        rows = self._database.rows(_IMAGE, id=image_id)
        if not rows:
            raise no_such_image(image_id)
        return read_images(self._database, rows)[0]

    def page(
        self, status: JobStatus | None, limit: int, cursor: str | None, review: Review | None = None
    ) -> JobPage:
        """One page of jobs, newest first.

        Raises:
            AppError: invalid_option, when the limit is below 1 or the cursor is not valid.
        """
        if limit < 1:
            raise AppError(ErrorCode.INVALID_OPTION, f"limit: {limit} is too small.", "Use a limit of at least 1.")
        before = _NEWEST if cursor is None else _sequence(cursor)
        values: dict[str, object] = {"before": before, "limit": limit + 1}
        if review is not None:
            values |= {"review": review.value, "status": status.value if status else None}
            rows = self._database.rows(_PAGE_OF_REVIEW, **values)
        elif status is None:
            rows = self._database.rows(_PAGE, **values)
        else:
            rows = self._database.rows(_PAGE_OF_STATUS, **values, status=status.value)
        following = str(rows[limit - 1][_SEQ]) if len(rows) > limit else None
        return JobPage(tuple(self._read(rows[:limit])), following)

    def backlog(self) -> int:
        """Number of images that have not ended."""
        return self._database.number(_BACKLOG)

    def queue_order(self) -> list[Job]:
        """The jobs that have not ended, in the order in which they will run, including held ones."""
        return self._jobs(_QUEUED)

    def all_jobs(self, limit: int) -> list[Job]:
        """queue_order(), then at most `limit` ended jobs, most recently ended first."""
        with self._database.read():
            return self.queue_order() + self._jobs(_ENDED, limit=limit)

    def source_folders(self) -> set[Path]:
        """The source folders of all jobs, including removed ones."""
        return {row.source for row in self._database.tables(RootRow.select(RootRow.source).distinct())}

    def _chosen(self, statement: Statement, job_ids: Sequence[str]) -> list[Row]:
        """The rows of these jobs, in this order; the first column of the query must be the id."""
        rows = self._database.rows(statement, ids=json.dumps(job_ids))
        found = {row[0]: row for row in rows}
        for job_id in job_ids:
            if job_id not in found:
                raise no_such_job(job_id)
        return [found[job_id] for job_id in job_ids]

    def _jobs(self, statement: Statement, **values: object) -> list[Job]:
        return self._read(self._database.rows(statement, **values))

    def _read(self, rows: Sequence[Row]) -> list[Job]:
        throughput = Throughput(self._database)
        return [read_job(row, throughput.eta_of(*row[_LEFT:_SEQ])) for row in rows]

    def _images(self, job_id: str, status: ImageStatus | None, limit: int, offset: int) -> list[JobImage]:
        values: dict[str, object] = {"job_id": job_id, "limit": limit, "offset": offset}
        if status is None:
            rows = self._database.rows(_IMAGES, **values)
        else:
            rows = self._database.rows(_IMAGES_OF_STATUS, **values, status=status.value)
        return read_images(self._database, rows)


def read_images(database: Database, rows: Sequence[Row]) -> list[JobImage]:
    """Images from rows of IMAGE_COLUMNS, with their outputs."""
    several = [row[0] for row in rows if row[-1] is not None]
    outputs = rows_of(database, several) if several else {}
    return [read_image(row, outputs.get(row[0], ())) for row in rows]


def no_such_job(job_id: str) -> AppError:
    """The error for an id that is unknown, or whose job was removed."""
    return AppError(
        ErrorCode.NO_SUCH_JOB,
        f"There is no job {job_id}.",
        "`rembg-desktop list` shows the jobs and their ids.",
    )


def no_such_image(image_id: int) -> AppError:
    """The error for the id of an image that is not in the queue."""
    hint = "Its job may have been deleted by a cleanup."
    return AppError(ErrorCode.NO_SUCH_JOB, f"There is no image {image_id} in the queue.", hint)


def _sequence(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 18:
        hint = "Use the value of `next` from the previous page."
        raise AppError(ErrorCode.INVALID_OPTION, f"cursor: {cursor!r} is not valid.", hint)
    return int(cursor)
