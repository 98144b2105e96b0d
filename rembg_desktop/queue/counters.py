"""Keeps counters, status and times of a job in step with its images, inside the transaction of the change."""

from dataclasses import dataclass
from typing import Final

from rembg_desktop.queue.database import Database

_HOUR_MS: Final = 3_600_000
_KEPT_HOURS: Final = 25

_ADD: Final = """
    UPDATE job SET
        pending = pending + ?, processing = processing + ?, succeeded = succeeded + ?, failed = failed + ?,
        skipped = skipped + ?, cancelled = cancelled + ?, timed_images = timed_images + ?,
        timed_ms = timed_ms + ?
    WHERE id = ?
"""
_SETTLE: Final = """
    UPDATE job SET
        status = CASE
            WHEN pending + processing > 0 THEN iif(pending = total, 'pending', 'processing')
            WHEN cancelled > 0 THEN 'cancelled'
            WHEN succeeded + skipped > 0 THEN 'completed'
            ELSE 'failed'
        END,
        started_at = iif(pending = total, NULL, started_at),
        finished_at = iif(pending + processing = 0, coalesce(finished_at, ?), NULL)
    WHERE id = ?
"""
_BUSY: Final = """
    INSERT INTO activity (hour, images, busy_ms, until_ms) VALUES (?, 1, ?, ?)
    ON CONFLICT (hour) DO UPDATE SET
        images = images + 1, busy_ms = busy_ms + excluded.busy_ms, until_ms = max(until_ms, excluded.until_ms)
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to the counters of a job; images that are timed tell how long the next ones will take."""

    pending: int = 0
    processing: int = 0
    succeeded: int = 0
    failed: int = 0
    skipped: int = 0
    cancelled: int = 0
    timed_images: int = 0
    timed_ms: int = 0


def count(database: Database, job_id: str, change: Change, moment: int) -> None:
    """Add to the counters of a job and let its status and times follow from them."""
    database.execute(
        _ADD,
        change.pending,
        change.processing,
        change.succeeded,
        change.failed,
        change.skipped,
        change.cancelled,
        change.timed_images,
        change.timed_ms,
        job_id,
    )
    database.execute(_SETTLE, moment, job_id)


def record_activity(database: Database, started_at: int, moment: int) -> None:
    """Note that an image was in work from `started_at` to `moment`, milliseconds since 1970.

    Time in which several were in work counts once: images are recorded in the order of their ends, so what
    lies before the last end was counted already.
    """
    until = database.number("SELECT max(until_ms) FROM activity")
    busy = max(0, moment - max(started_at, until))
    hour = moment // _HOUR_MS
    database.execute(_BUSY, hour, busy, moment)
    database.execute("DELETE FROM activity WHERE hour <= ?", hour - _KEPT_HOURS)
