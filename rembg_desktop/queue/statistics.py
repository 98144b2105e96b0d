"""The queue in numbers."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from peewee import SQL, fn

from rembg_desktop.queue.connections import Statement
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import LIVE, JobRow, RootRow, now
from rembg_desktop.queue.reports import ExecutorReport, Stats
from rembg_desktop.queue.state import QueueState
from rembg_desktop.queue.types import ImageStatus, JobStatus

_RECENT_IMAGES: Final = 50
_ENOUGH_IMAGES: Final = 3
"""So many finished images of a job tell more of its next ones than those of other jobs do."""

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


@dataclass(frozen=True, slots=True)
class _Recent:
    """What was done in the last minute.

    Attributes:
        ended: images that ended in it.
        images: the same, but an image that began before it counts by the share of its time that lies in it.
        worked_ms: time in it in which any of them was processed.
    """

    ended: int
    images: float
    worked_ms: int

    @property
    def per_minute(self) -> float:
        """Images a minute over the time worked."""
        return self.images * _MINUTE_MS / max(1, self.worked_ms) if self.ended else 0.0


class Throughput:
    """How fast images are processed at present; made for one answer, reads each figure at most once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @cached_property
    def workers(self) -> int:
        """Images at once: what the executor last said, 1 when none ever did."""
        report = QueueState(self._database).executor()
        return max(1, report.workers_max) if report else 1

    @cached_property
    def recent_seconds(self) -> float | None:
        """Seconds from claim to end, mean of the last images; None when there were none."""
        row = self._database.first(_RECENT, _RECENT_IMAGES)
        return float(row[0]) if row and row[0] is not None else None

    def eta_of(self, left: int, timed_images: int, timed_ms: int) -> float | None:
        """Seconds that a job with so many images left will take; None when it has ended or nothing is known."""
        if not left:
            return None
        known = timed_images >= _ENOUGH_IMAGES
        mean = timed_ms / timed_images / 1000 if known else self.recent_seconds
        return None if mean is None else round(left * mean / min(self.workers, left), 1)

    def eta_of_all(self, left: int) -> float | None:
        """Seconds until `left` images are done; None when nothing is known."""
        if not left:
            return 0.0
        if self._last_minute.ended >= _ENOUGH_IMAGES and left > self.workers:
            return round(left * 60 / self._last_minute.per_minute, 1)
        seconds = self.recent_seconds
        return None if seconds is None else round(left * seconds / min(self.workers, left), 1)

    def per_minute_now(self) -> float:
        """Images a minute, of those that ended in the last minute, over the time in which they were processed."""
        return round(self._last_minute.per_minute, 1)

    def per_minute_average(self) -> float:
        """Images a minute over the time in which any was processed, of the last 24 hours."""
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
"""Start times of one process may differ so much between two readings, since the clock is set now and then."""

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
_DESTINATIONS: Final = Statement(
    lambda: (
        JobRow.select(RootRow.destination)
        .join(RootRow, on=RootRow.job_id == JobRow.id)
        .where(JobRow.status.in_(LIVE))
    )
)
# As text: peewee has no short way to ask SQLite for a part of JSON that may be damaged.
_ERRORS: Final = """
    SELECT coalesce(iif(json_valid(image.error), json_extract(image.error, '$.code'), NULL), 'database_damaged')
        AS code, count(*) FROM image JOIN job ON job.id = image.job_id
    WHERE image.status = 'failed' AND job.removed_at IS NULL GROUP BY code ORDER BY count(*) DESC, code
"""


def error_counts(database: Database) -> dict[str, int]:
    """How many images failed for each reason, by its code."""
    with database.read():
        return {str(code): int(count) for code, count in database.rows(_ERRORS)}


def statistics(database: Database) -> Stats:
    """Everything that `stats` shows, as of one moment."""
    with database.read():
        jobs = dict.fromkeys((status.value for status in JobStatus), 0)
        jobs.update(database.rows(_JOBS))
        sums = database.first(_IMAGES) or ()
        images = {status.value: int(value or 0) for status, value in zip(ImageStatus, sums, strict=True)}
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
    )


def is_alive(report: ExecutorReport) -> bool:
    """Whether the process that wrote the report lives, and is not another one that got its number since."""
    import psutil

    try:
        process = psutil.Process(report.pid)
        started_at = datetime.fromtimestamp(process.create_time(), UTC)
        ended = process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # it lives, as somebody else
        return True
    return not ended and abs((started_at - report.started_at).total_seconds()) < _SAME_START_SECONDS


def _database_bytes(path: Path) -> int:
    total = 0
    for part in (path, path.with_name(f"{path.name}-wal")):
        try:
            total += part.stat().st_size
        except OSError:  # mostly, there is no such file; nobody shall miss all other numbers for this one
            continue
    return total


def _free_bytes(destinations: Iterable[str]) -> dict[str, int]:
    """Free space of every disk in use, by the first destination on it; folders that are gone are left out."""
    free: dict[str, int] = {}
    devices: set[int] = set()
    for folder in destinations:
        try:
            device = os.stat(folder).st_dev  # noqa: PTH116 - 1,000 of them
            if device not in devices:
                devices.add(device)
                free[folder] = shutil.disk_usage(folder).free
        except OSError:
            continue
    return free
