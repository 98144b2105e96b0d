"""Keeps counters, status and times of a job in step with its images, in the transaction of the change."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from dataclasses import dataclass
from typing import Final

from peewee import EXCLUDED, Case, IntegerField, Model, ModelInsert, ModelUpdate, fn

from rembg_desktop.queue.connections import Statement, parameter
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import JobRow

_HOUR_MS: Final = 3_600_000
_KEPT_HOURS: Final = 25


class ActivityRow(Model):
    """How many images ended in an hour, and for how long any was processing."""

    hour = IntegerField(primary_key=True)
    images = IntegerField()
    busy_ms = IntegerField()
    until_ms = IntegerField()

    class Meta:  # noqa: D106 - peewee's place for the table's name
        table_name = "activity"


def _add() -> ModelUpdate:
    columns = (
        JobRow.pending,
        JobRow.processing,
        JobRow.succeeded,
        JobRow.failed,
        JobRow.skipped,
        JobRow.cancelled,
        JobRow.timed_images,
        JobRow.timed_ms,
    )
    added = {column: column + parameter(column.column_name) for column in columns}
    return JobRow.update(added).where(JobRow.id == parameter("job_id"))


def _settle() -> ModelUpdate:
    left = JobRow.pending + JobRow.processing
    is_untouched = JobRow.pending == JobRow.total
    status = Case(
        None,
        [
            (is_untouched & (left > 0), "pending"),
            (left > 0, "processing"),
            (JobRow.cancelled > 0, "cancelled"),
            (JobRow.succeeded + JobRow.skipped > 0, "completed"),
        ],
        "failed",
    )
    finished = Case(None, [(left == 0, fn.coalesce(JobRow.finished_at, parameter("moment")))], None)
    started = Case(None, [(is_untouched, None)], JobRow.started_at)
    return JobRow.update(status=status, started_at=started, finished_at=finished).where(
        JobRow.id == parameter("job_id")
    )


def _record_activity() -> ModelInsert:
    until = fn.max(ActivityRow.until_ms, EXCLUDED.until_ms)
    return ActivityRow.insert(
        hour=parameter("hour"), images=1, busy_ms=parameter("busy"), until_ms=parameter("moment")
    ).on_conflict(
        conflict_target=[ActivityRow.hour],
        update={
            ActivityRow.images: ActivityRow.images + 1,
            ActivityRow.busy_ms: ActivityRow.busy_ms + EXCLUDED.busy_ms,
            ActivityRow.until_ms: until,
        },
    )


_ADD: Final = Statement(_add)
_SETTLE: Final = Statement(_settle)
_RECORD_ACTIVITY: Final = Statement(_record_activity)
_LAST_ACTIVITY: Final = Statement(lambda: ActivityRow.select(fn.max(ActivityRow.until_ms)))
_FORGET_ACTIVITY: Final = Statement(lambda: ActivityRow.delete().where(ActivityRow.hour <= parameter("hour")))


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to the counters of a job; the estimate of its remaining time uses the timed images."""

    pending: int = 0
    processing: int = 0
    succeeded: int = 0
    failed: int = 0
    skipped: int = 0
    cancelled: int = 0
    timed_images: int = 0
    timed_ms: int = 0


def count(database: Database, job_id: str, change: Change, moment: int) -> None:
    """Add to the counters of a job and update its status and times."""
    database.execute(
        _ADD,
        pending=change.pending,
        processing=change.processing,
        succeeded=change.succeeded,
        failed=change.failed,
        skipped=change.skipped,
        cancelled=change.cancelled,
        timed_images=change.timed_images,
        timed_ms=change.timed_ms,
        job_id=job_id,
    )
    database.execute(_SETTLE, moment=moment, job_id=job_id)


def record_activity(database: Database, started_at: int, moment: int) -> None:
    """Note that an image was processed from `started_at` to `moment`, milliseconds since 1970.

    Time in which several images were processed counts once: images are recorded in the order in which they end, so
    the time before the last end has been counted already.
    """
    until = database.number(_LAST_ACTIVITY)
    busy = max(0, moment - max(started_at, until))
    hour = moment // _HOUR_MS
    database.execute(_RECORD_ACTIVITY, hour=hour, busy=busy, moment=moment)
    database.execute(_FORGET_ACTIVITY, hour=hour - _KEPT_HOURS)
