"""Statistics of the queue: counts, throughput, remaining time and disk space."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from peewee import SQL, fn

from rembg_desktop.paths import free_bytes
from rembg_desktop.queue.connections import Statement, now
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import LIVE, JobRow, RootRow
from rembg_desktop.queue.state import QueueState
from rembg_desktop.queue.types import ExecutorReport, ImageStatus, JobStatus, ReviewCounts, Stats

_RECENT_IMAGES: Final = 50
_ENOUGH_IMAGES: Final = 3
"""From this many finished images on, a job's own mean predicts its remaining time better than other jobs do."""

# Raw SQL: one short aggregate each, which would be longer and harder to read as a query with subqueries.
_RECENT: Final = """
    SELECT avg(seconds) FROM (
        SELECT seconds FROM image WHERE status IN ('completed', 'failed') AND seconds IS NOT NULL
        ORDER BY finished_at DESC LIMIT ?
    )
"""
_LAST_MINUTE: Final = """
    SELECT started_at, finished_at FROM image
    WHERE status IN ('completed', 'failed') AND finished_at > ? AND started_at IS NOT NULL
    ORDER BY started_at
"""
_MINUTE_MS: Final = 60_000


class _Recent(NamedTuple):
    """The images that ended in the last minute.

    Attributes:
        ended: number of images.
        images: the same, but an image that started earlier counts with the share of its time in this minute.
        worked_ms: time in which at least one of them was processed.
    """

    ended: int
    images: float
    worked_ms: int

    @property
    def per_minute(self) -> float:
        """Images per minute, not counting idle time."""
        return self.images * _MINUTE_MS / max(1, self.worked_ms) if self.ended else 0.0


class Throughput:
    """Throughput and remaining time. Figures are read once and cached, so use a new object for each request."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @cached_property
    def workers(self) -> int:
        """Number of parallel workers in the latest executor report; 1 without a report."""
        report = QueueState(self._database).executor()
        return max(1, report.workers_max) if report else 1

    @cached_property
    def recent_seconds(self) -> float | None:
        """Mean duration of the latest images in seconds; None without images."""
        row = self._database.first(_RECENT, _RECENT_IMAGES)
        return float(row[0]) if row and row[0] is not None else None

    def eta_of(self, left: int, timed_images: int, timed_ms: int) -> float | None:
        """Estimated seconds for the `left` remaining images of a job; None when it has ended or is unknown."""
        if not left:
            return None
        known = timed_images >= _ENOUGH_IMAGES
        mean = timed_ms / timed_images / 1000 if known else self.recent_seconds
        return None if mean is None else round(left * mean / min(self.workers, left), 1)

    def eta_of_all(self, left: int) -> float | None:
        """Estimated seconds for `left` images; None when unknown."""
        if not left:
            return 0.0
        if self._last_minute.ended >= _ENOUGH_IMAGES and left > self.workers:
            return round(left * 60 / self._last_minute.per_minute, 1)
        seconds = self.recent_seconds
        return None if seconds is None else round(left * seconds / min(self.workers, left), 1)

    def per_minute_now(self) -> float:
        """Images per minute in the last minute, not counting idle time."""
        return round(self._last_minute.per_minute, 1)

    def per_minute_average(self) -> float:
        """Images per minute in the last 24 hours, not counting idle time."""
        row = self._database.first("SELECT sum(images), sum(busy_ms) FROM activity")
        if row is None or not row[1]:
            return 0.0
        return round(row[0] * _MINUTE_MS / row[1], 1)

    @cached_property
    def _last_minute(self) -> _Recent:
        since = until = now() - _MINUTE_MS
        ended, images, worked = 0, 0.0, 0
        for started_at, finished_at in self._database.rows(_LAST_MINUTE, since):
            inside = finished_at - max(started_at, since)
            ended += 1
            images += 1.0 if started_at >= since else inside / (finished_at - started_at)
            worked += max(0, finished_at - max(started_at, until))
            until = max(until, finished_at)
        return _Recent(ended, images, worked)


_SAME_START_SECONDS: Final = 2.0
"""Allowed difference between two readings of a process's start time, because the clock may be adjusted."""

_LISTED: Final = JobRow.removed_at.is_null()
_JOBS: Final = Statement(
    lambda: JobRow.select(JobRow.status, fn.count(SQL("*"))).where(_LISTED).group_by(JobRow.status)
)
_COUNTERS: Final = (
    JobRow.pending,
    JobRow.processing,
    JobRow.succeeded,
    JobRow.skipped,
    JobRow.failed,
    JobRow.cancelled,
)
_IMAGES: Final = Statement(lambda: JobRow.select(*(fn.sum(counter) for counter in _COUNTERS)).where(_LISTED))
_REVIEW_COUNTERS: Final = (JobRow.needs_review, JobRow.accepted, JobRow.rejected)
_REVIEWS: Final = Statement(
    lambda: JobRow.select(fn.sum(JobRow.needs_review), fn.sum(JobRow.accepted), fn.sum(JobRow.rejected)).where(
        _LISTED
    )
)
_DESTINATIONS: Final = Statement(
    lambda: (
        JobRow.select(RootRow.destination)
        .join(RootRow, on=RootRow.job_id == JobRow.id)
        .where(JobRow.status.in_(LIVE))
    )
)
# Raw SQL: the query builder has no short way to read JSON that may be damaged.
_ERRORS: Final = """
    SELECT coalesce(iif(json_valid(image.error), json_extract(image.error, '$.code'), NULL), 'database_damaged')
        AS code, count(*) FROM image JOIN job ON job.id = image.job_id
    WHERE image.status = 'failed' AND job.removed_at IS NULL GROUP BY code ORDER BY count(*) DESC, code
"""


def error_counts(database: Database) -> dict[str, int]:
    """Number of failed images by error code, most frequent first."""
    with database.read():
        return {str(code): int(count) for code, count in database.rows(_ERRORS)}


def statistics(database: Database) -> Stats:
    """All statistics, read in one transaction."""
    with database.read():
        jobs = dict.fromkeys((status.value for status in JobStatus), 0)
        jobs.update(database.rows(_JOBS))
        sums = database.first(_IMAGES) or ()
        images = {status.value: int(value or 0) for status, value in zip(ImageStatus, sums, strict=True)}
        reviews = ReviewCounts(*(int(count or 0) for count in database.first(_REVIEWS) or ()))
        throughput = Throughput(database)
        state = QueueState(database)
        per_minute_now = throughput.per_minute_now()
        per_minute_average = throughput.per_minute_average()
        eta_seconds = throughput.eta_of_all(images["pending"] + images["processing"])
        pause = state.pause()
        report = state.executor()
        destinations = dict.fromkeys(os.fsdecode(value) for (value,) in database.rows(_DESTINATIONS))
    return Stats(
        jobs=jobs,
        images=images,
        per_minute_now=per_minute_now,
        per_minute_average=per_minute_average,
        eta_seconds=eta_seconds,
        pause=pause,
        executor=report if report is not None and is_alive(report) else None,
        database_bytes=_database_bytes(database.path),
        free_bytes=_free_bytes(destinations),
        reviews=reviews,
    )


def is_alive(report: ExecutorReport) -> bool:
    """Whether the process that wrote the report is running, and its id was not reused by another process."""
    import psutil

    try:
        process = psutil.Process(report.pid)
        started_at = datetime.fromtimestamp(process.create_time(), UTC)
        ended = process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # it is running, as another user
        return True
    return not ended and abs((started_at - report.started_at).total_seconds()) < _SAME_START_SECONDS


def _database_bytes(path: Path) -> int:
    total = 0
    for part in (path, path.with_name(f"{path.name}-wal")):
        try:
            total += part.stat().st_size
        except OSError:  # usually there is no such file; the other statistics matter more
            continue
    return total


def _free_bytes(destinations: Iterable[str]) -> dict[str, int]:
    """Free space of each disk, by the first destination on it; missing folders are skipped."""
    free: dict[str, int] = {}
    devices: set[int] = set()
    for folder in destinations:
        try:
            device = os.stat(folder).st_dev  # noqa: PTH116 - 1,000 of them
            if device not in devices:
                devices.add(device)
                free[folder] = free_bytes(Path(folder))
        except OSError:
            continue
    return free
