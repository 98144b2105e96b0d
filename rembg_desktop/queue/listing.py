"""Reads jobs and images: one, some, a page, or all in the order in which they will run."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.models import IMAGE_COLUMNS, JOB_COLUMNS, JobRow, RootRow, names, read_image, read_job
from rembg_desktop.queue.statistics import Throughput
from rembg_desktop.queue.types import ImageStatus, Job, JobDetail, JobImage, JobPage, JobStatus

# As text: peewee would take a millisecond to write each question anew.
_SELECT: Final = f"""
    SELECT {names(JOB_COLUMNS)}, pending + processing, timed_images, timed_ms, seq FROM job
    WHERE removed_at IS NULL
"""  # noqa: S608 - constants
_OUTLINE: Final = "SELECT id, name, pending + processing FROM job WHERE removed_at IS NULL"
_IMAGES: Final = f"SELECT {names(IMAGE_COLUMNS)} FROM image"  # noqa: S608 - constants
_LEFT: Final = len(JOB_COLUMNS)
_SEQ: Final = _LEFT + 3
"""Where the columns begin that tell how long a job will take, and where the place in the list stands."""


class Outline(NamedTuple):
    """The little of a job that tells whether something can be done with it.

    Attributes:
        left: number of images that have not ended; 0 when the job has.
    """

    id: str
    name: str
    left: int


class Listing:
    """Answers what is there; changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, prefix: str) -> str:
        """The full id of the only job whose id begins so.

        Raises:
            AppError: no_such_job, ambiguous_job.
        """
        wanted = prefix.strip().lower()
        if (
            not wanted.isalnum() or not wanted.isascii()
        ):  # names of files get here too, which may be no text at all
            raise no_such_job(prefix)
        rows = self._database.rows(
            "SELECT id FROM job WHERE id >= ? AND id < ? || 'g' AND removed_at IS NULL ORDER BY id LIMIT 4",
            wanted,
            wanted,
        )
        if not rows:
            raise no_such_job(prefix)
        if len(rows) > 1 and rows[0][0] != wanted:
            ids = ", ".join(row[0] for row in rows[:3]) + (", .." if len(rows) > 3 else "")
            hint = "Write more of the id."
            raise AppError(ErrorCode.AMBIGUOUS_JOB, f"Several jobs begin with {prefix}: {ids}.", hint)
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
        rows = self._jobs(f"{_SELECT} AND id = ?", job_id)
        if not rows:
            raise no_such_job(job_id)
        return rows[0]

    def jobs(self, job_ids: Sequence[str]) -> list[Job]:
        """Several jobs in the order asked for.

        Raises:
            AppError: no_such_job.
        """
        return self._read(self._chosen(_SELECT, job_ids))

    def outlines(self, job_ids: Sequence[str]) -> list[Outline]:
        """What a decision about several jobs needs to know of them, in the order asked for, each of them once.

        Raises:
            AppError: no_such_job.
        """
        return [Outline(*row) for row in self._chosen(_OUTLINE, list(dict.fromkeys(job_ids)))]

    def status(self, job_id: str) -> JobDetail:
        """One job with all its images, as of one moment.

        Raises:
            AppError: no_such_job.
        """
        with self._database.read():
            return JobDetail(self.job(job_id), tuple(self._images(job_id, None, -1, 0)))

    def images(self, job_id: str, status: ImageStatus | None, limit: int, offset: int) -> list[JobImage]:
        """Part of a job's images in their order.

        Raises:
            AppError: no_such_job.
        """
        if not self._database.rows("SELECT 1 FROM job WHERE id = ? AND removed_at IS NULL", job_id):
            raise no_such_job(job_id)
        return self._images(job_id, status, limit, offset)

    def image(self, image_id: int) -> JobImage:
        """One image.

        Raises:
            AppError: no_such_job, when it is gone or was never there.
        """
        rows = self._database.rows(f"{_IMAGES} WHERE id = ?", image_id)
        if not rows:
            hint = "Its job may have been cleaned up."
            raise AppError(ErrorCode.NO_SUCH_JOB, f"There is no image {image_id} in the queue.", hint)
        return read_image(rows[0])

    def page(self, status: JobStatus | None, limit: int, cursor: str | None) -> JobPage:
        """Some jobs, the newest first.

        Raises:
            AppError: invalid_option, when the limit is below 1 or the cursor is none of ours.
        """
        if limit < 1:
            raise AppError(ErrorCode.INVALID_OPTION, f"limit: {limit} is not possible.", "Ask for at least 1.")
        sql, values = _SELECT, list[object]()
        if status is not None:
            sql, values = f"{sql} AND status = ?", [status.value]
        if cursor is not None:
            sql, values = f"{sql} AND seq < ?", [*values, _sequence(cursor)]
        rows = self._database.rows(f"{sql} ORDER BY seq DESC LIMIT ?", *values, limit + 1)
        following = str(rows[limit - 1][_SEQ]) if len(rows) > limit else None
        return JobPage(tuple(self._read(rows[:limit])), following)

    def backlog(self) -> int:
        """Number of images that have not ended."""
        sql = "SELECT sum(pending + processing) FROM job WHERE status IN ('pending', 'processing')"
        return self._database.number(sql)

    def queue_order(self) -> list[Job]:
        """The jobs that have not ended, in the order in which they will run, held ones among them."""
        return self._jobs(f"{_SELECT} AND status IN ('pending', 'processing') ORDER BY priority DESC, position")

    def all_jobs(self, limit: int) -> list[Job]:
        """queue_order(), then the jobs that have ended, the last to end first."""
        ended = "status IN ('completed', 'failed', 'cancelled') ORDER BY finished_at DESC LIMIT ?"
        with self._database.read():
            return self.queue_order() + self._jobs(f"{_SELECT} AND {ended}", limit)

    def source_folders(self) -> set[Path]:
        """The folders with the sources of all jobs, also of those taken off the list."""
        return {row.source for row in self._database.tables(RootRow.select(RootRow.source).distinct())}

    def _chosen(self, sql: str, job_ids: Sequence[str]) -> list[Row]:
        """The rows of some jobs, in this order; their id comes first in the query."""
        sql += " AND id IN (SELECT value FROM json_each(?))"
        rows = self._database.rows(sql, json.dumps(job_ids))
        found = {row[0]: row for row in rows}
        for job_id in job_ids:
            if job_id not in found:
                raise no_such_job(job_id)
        return [found[job_id] for job_id in job_ids]

    def _jobs(self, sql: str, *values: object) -> list[Job]:
        return self._read(self._database.rows(sql, *values))

    def _read(self, rows: Sequence[Row]) -> list[Job]:
        pace = Throughput(self._database)
        return [read_job(row, pace.eta_of(*row[_LEFT:_SEQ])) for row in rows]

    def _images(self, job_id: str, status: ImageStatus | None, limit: int, offset: int) -> list[JobImage]:
        sql, values = f"{_IMAGES} WHERE job_id = ?", list[object]([job_id])
        if status is not None:
            sql, values = f"{sql} AND status = ?", [job_id, status.value]
        rows = self._database.rows(f"{sql} ORDER BY number LIMIT ? OFFSET ?", *values, limit, offset)
        return [read_image(row) for row in rows]


def no_such_job(job_id: str) -> AppError:
    """The error for an id that is unknown, or whose job was removed."""
    return AppError(
        ErrorCode.NO_SUCH_JOB,
        f"There is no job {job_id}.",
        "`rembg-desktop list` shows the jobs and their ids.",
    )


def _sequence(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 18:
        hint = "Take the cursor from the field `next` of the page before."
        raise AppError(ErrorCode.INVALID_OPTION, f"cursor: {cursor!r} is not possible.", hint)
    return int(cursor)
