"""State that all processes share: pause, executor report and revision of the queue, and counters of its jobs."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import json
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from peewee import EXCLUDED, SQL, Case, IntegerField, Model, ModelInsert, ModelUpdate, TextField, fn

from rembg_desktop.publish.stores import path_of
from rembg_desktop.queue.connections import Statement, now, parameter
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import LIVE, ImageRow, JobRow
from rembg_desktop.queue.types import ExecutorReport, Failure, Pause

_USER: Final = "paused_by_user"
_TROUBLE: Final = "trouble"
_EXECUTOR: Final = "executor"
_REVISION: Final = "revision"
_UNREADABLE: Final = (ValueError, TypeError, KeyError, AttributeError)


class StateRow(Model):
    """One value of the queue as a whole, as JSON."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:  # noqa: D106 - peewee's place for the table's name
        table_name = "state"


_SELECT: Final = Statement(lambda: StateRow.select(StateRow.value).where(StateRow.key == parameter("key")))
_SELECT_PAUSE: Final = Statement(
    lambda: StateRow.select(StateRow.key, StateRow.value).where(StateRow.key.in_((_USER, _TROUBLE)))
)
_SELECT_REVISION: Final = Statement(
    lambda: StateRow.select(StateRow.value.cast("INTEGER")).where(StateRow.key == _REVISION)
)
_DELETE: Final = Statement(lambda: StateRow.delete().where(StateRow.key == parameter("key")))
_REPLACE: Final = Statement(
    lambda: StateRow.insert(key=parameter("key"), value=parameter("value")).on_conflict_replace()
)
_REVISE: Final = Statement(
    lambda: StateRow.insert(key=_REVISION, value="1").on_conflict(
        conflict_target=[StateRow.key], update={StateRow.value: StateRow.value.cast("INTEGER") + 1}
    )
)

_log: Final = logging.getLogger(__name__)


class QueueState:
    """Reads and writes the values that belong to the queue as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pause(self) -> Pause:
        """Whether the queue is paused, and why; also while nothing of this process can be stored in it."""
        pause, trouble = self.stored_pause(), self._database.trouble
        if trouble is None or pause.reason is not None:
            return pause
        return pause._replace(reason=Failure(trouble.code.value, trouble.message, trouble.hint))

    def stored_pause(self) -> Pause:
        """The pause that all processes know."""
        values = dict(self._database.rows(_SELECT_PAUSE))
        pause = Pause(by_user=_USER in values)
        try:
            trouble = json.loads(values.get(_TROUBLE) or "null")
            if trouble is None:
                return pause
            return pause._replace(
                reason=Failure(**trouble["failure"]),
                folder=path_of(trouble["folder"]) if trouble["folder"] is not None else None,
                job_id=trouble["job_id"],
                needed_bytes=trouble["needed_bytes"],
            )
        except _UNREADABLE:  # if the storage error persists, the next image will store it again
            _log.exception("The stored reason for the pause cannot be read.")
            return pause

    def pause_by_user(self) -> None:
        """Claim no more images until resume()."""
        self._put(_USER, True)

    def resume(self) -> None:
        """End any pause; after a storage error, the folder is tried again."""
        with self._database.write():
            for key in (_USER, _TROUBLE):
                self._database.execute(_DELETE, key=key)

    def set_automatic_pause(self, pause: Pause) -> None:
        """Pause the queue for a reason that ends by itself; a pause by the user does not change.

        Raises:
            ValueError: the pause has no reason.
        """
        if pause.reason is None:
            raise ValueError(pause)
        trouble = {
            "failure": pause.reason.as_dict(),
            "folder": str(pause.folder) if pause.folder is not None else None,
            "job_id": pause.job_id,
            "needed_bytes": pause.needed_bytes,
        }
        self._put(_TROUBLE, trouble)

    def clear_automatic_pause(self) -> None:
        """End the automatic pause; a pause by the user does not change."""
        with self._database.write():
            self._database.execute(_DELETE, key=_TROUBLE)

    def report_executor(self, report: ExecutorReport | None) -> None:
        """Store the executor's report about itself; None when it ends."""
        if report is None:
            with self._database.write():
                self._database.execute(_DELETE, key=_EXECUTOR)
        else:
            self._put(_EXECUTOR, {**report.as_dict(), "started_at": report.started_at.isoformat()})

    def executor(self) -> ExecutorReport | None:
        """The latest report, whether or not its process is still running."""
        row = self._database.first(_SELECT, key=_EXECUTOR)
        if row is None:
            return None
        try:
            stored: dict[str, Any] = json.loads(row[0])
            # Another version of the program, which may be running too, may store more fields.
            values = {name: stored[name] for name in ExecutorReport._fields if name in stored}
            values["started_at"] = datetime.fromisoformat(values["started_at"])
            values["devices"] = tuple(values["devices"])
            return ExecutorReport(**values)
        except _UNREADABLE:  # it is written again when it changes
            _log.exception("The executor's report cannot be read.")
            return None

    def revision(self) -> int:
        """A number that changes when jobs are added, removed or moved, but not with their progress."""
        return self._database.number(_SELECT_REVISION)

    def revise(self) -> None:
        """Change the revision; call it inside the transaction of the change."""
        self._database.execute(_REVISE)

    def _put(self, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON
        with self._database.write():
            self._database.execute(_REPLACE, key=key, value=json.dumps(value))


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


_NOT_AGAIN: Final = SQL("""
    NOT EXISTS (
        SELECT 1 FROM image INDEXED BY image_again
        WHERE status = 'pending' AND again_at IS NOT NULL AND job_id = job.id
    )
""")
"""No result of the job waits to be rendered again."""


def _settle() -> ModelUpdate:
    left = JobRow.pending + JobRow.processing
    is_untouched = (JobRow.pending == JobRow.total) & _NOT_AGAIN
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
    unfinished = ImageRow.select(1).where(
        ImageRow.job_id == JobRow.id, ImageRow.status.in_(("pending", "processing")), ImageRow.again_at.is_null()
    )
    finished = Case(
        None,
        [
            (left == 0, fn.coalesce(JobRow.finished_at, parameter("moment"))),
            # A job whose results are only rendered again ended when it did.
            (JobRow.finished_at.is_null(False) & ~fn.EXISTS(unfinished), JobRow.finished_at),
        ],
        None,
    )
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


def _move_to_end() -> ModelUpdate:
    other = JobRow.alias()
    last = other.select(fn.coalesce(fn.max(other.position), 0) + 1).where(other.status.in_(LIVE))
    return JobRow.update(position=last).where(JobRow.id == parameter("id"))


_MOVE_TO_END: Final = Statement(_move_to_end)


def count_retried(database: Database, job: JobRow, wanted: list[ImageRow]) -> None:
    """Count images of a job that wait again."""
    if job.pending + job.processing == 0:  # it goes to the end of the queue
        database.execute(_MOVE_TO_END, id=job.id)
        QueueState(database).revise()
    by_status = Counter(image.status for image in wanted)
    change = Change(
        pending=len(wanted),
        succeeded=-by_status["completed"],
        failed=-by_status["failed"],
        skipped=-by_status["skipped"],
        cancelled=-by_status["cancelled"],
    )
    count(database, job.id, change, now())
