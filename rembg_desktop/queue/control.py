"""Cancels, removes, restores, holds and reorders jobs."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final, Literal

from peewee import fn

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.connections import Statement, now, parameter
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.listing import Listing, no_such_job
from rembg_desktop.queue.models import ENDED, GIVEN_IDS, LIVE, ImageRow, JobRow
from rembg_desktop.queue.state import Change, QueueState, count

_log: Final = logging.getLogger(__name__)

UNDO: Final = timedelta(hours=1)
"""How long a removed job can be restored at least."""

_KEPT: Final = Statement(lambda: JobRow.select(JobRow.id).where(JobRow.id.in_(GIVEN_IDS)))
_NOT_STARTED: Final = Statement(
    lambda: JobRow.select(JobRow.id).where(JobRow.status == "pending").order_by(JobRow.seq)
)
_REMOVE: Final = Statement(
    lambda: JobRow.update(removed_at=parameter("moment")).where(JobRow.id == parameter("id"))
)
_CLEAN_UP: Final = Statement(
    lambda: (
        JobRow.delete()
        .where(
            JobRow.status.in_(ENDED),
            (JobRow.finished_at <= parameter("ended_before")) | (JobRow.removed_at <= parameter("removed_before")),
        )
        .returning(JobRow.id)
    )
)
_CANCEL: Final = Statement(
    lambda: ImageRow.update(status="cancelled", finished_at=parameter("moment")).where(
        ImageRow.job_id == parameter("job_id"), ImageRow.status == parameter("status")
    )
)


class JobTermination:
    """Cancels, removes, restores and deletes jobs; never touches image files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Cancel all unfinished images of jobs; they are cancelled when this returns.

        Images that are rendered again return to their earlier results.

        Raises:
            AppError: no_such_job; wrong_state when all of the jobs have ended.
        """
        with self._database.write():
            jobs = Listing(self._database).outlines(job_ids)
            live = [job for job in jobs if job.left]
            if jobs and not live:
                names = ", ".join(job.name for job in jobs)
                what = f"The job {names} has" if len(jobs) == 1 else f"The jobs {names} have"
                raise AppError(ErrorCode.WRONG_STATE, f"{what} already ended.", "There is nothing to cancel.")
            for job in live:
                self._cancel(job.id)

    def cancel_pending(self) -> list[str]:
        """Cancel every job that has not started.

        Returns:
            Their ids.
        """
        with self._database.write():
            rows = self._database.rows(_NOT_STARTED)
            for (job_id,) in rows:
                self._cancel(job_id)
        return [job_id for (job_id,) in rows]

    def remove(self, job_ids: Sequence[str]) -> None:
        """Remove ended jobs from the list; restore() undoes it until a cleanup deletes them. Output files stay.

        Raises:
            AppError: no_such_job; wrong_state when a job has not ended.
        """
        with self._database.write():
            jobs = Listing(self._database).outlines(job_ids)
            for job in jobs:
                if job.left:
                    message = f"The job {job.name} has not ended."
                    raise AppError(ErrorCode.WRONG_STATE, message, "Cancel it first.")
            moment = now()
            self._database.execute_many(_REMOVE, [{"moment": moment, "id": job.id} for job in jobs])
            QueueState(self._database).revise()

    def restore(self, job_ids: Sequence[str]) -> None:
        """Restore removed jobs.

        Raises:
            AppError: no_such_job when a job has been deleted by a cleanup.
        """
        with self._database.write():
            kept = {job_id for (job_id,) in self._database.rows(_KEPT, ids=json.dumps(job_ids))}
            for job_id in job_ids:
                if job_id not in kept:
                    raise no_such_job(job_id)
            self._database.execute_many(_REMOVE, [{"moment": None, "id": job_id} for job_id in kept])
            QueueState(self._database).revise()

    def clean_up(self, older_than: timedelta) -> int:
        """Delete old ended jobs, and removed jobs that can no longer be restored. Output files stay.

        Returns:
            The number of deleted jobs.
        """
        moment = now()
        ended_before = moment - round(older_than.total_seconds() * 1000)
        removed_before = moment - round(UNDO.total_seconds() * 1000)
        with self._database.write():
            rows = self._database.rows(_CLEAN_UP, ended_before=ended_before, removed_before=removed_before)
            deleted = len(rows)
            if deleted:
                QueueState(self._database).revise()
        if deleted:
            try:
                self._database.shrink()
            except AppError as error:  # the jobs are deleted; the next cleanup tries again
                _log.warning("The queue file could not be shrunk: %s", error.message)
        return deleted

    def _cancel(self, job_id: str) -> None:
        from rembg_desktop.queue.claims.again import keep_earlier  # unused by commands that only list

        moment = now()
        kept = keep_earlier(self._database, job_id=job_id)
        cancelled = {
            status: self._database.execute(_CANCEL, moment=moment, job_id=job_id, status=status) for status in LIVE
        }
        change = Change(
            pending=-cancelled["pending"] - kept["pending"],
            processing=-cancelled["processing"] - kept["processing"],
            succeeded=kept.total(),
            cancelled=sum(cancelled.values()),
        )
        count(self._database, job_id, change, moment)


_MIN_STEP: Final = 1e-6
"""Positions that are closer together are renumbered, long before floating point has no number between them."""

_QUEUED: Final = Statement(
    lambda: (
        JobRow.select(JobRow.id, JobRow.priority, JobRow.position)
        .where(JobRow.status.in_(LIVE))
        .order_by(JobRow.priority.desc(), JobRow.position)
    )
)
_HOLD: Final = Statement(lambda: JobRow.update(held=parameter("held")).where(JobRow.id == parameter("id")))
_PRIORITY: Final = Statement(
    lambda: JobRow.update(priority=parameter("priority")).where(JobRow.id == parameter("id"))
)
_SET_POSITION: Final = Statement(
    lambda: JobRow.update(
        position=parameter("position"), priority=fn.coalesce(parameter("priority"), JobRow.priority)
    ).where(JobRow.id == parameter("id"))
)


class Ordering:
    """Holds, releases, prioritizes and moves jobs that have not ended."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_held(self, job_ids: Sequence[str], held: bool) -> None:
        """Hold or release jobs.

        Raises:
            AppError: no_such_job; wrong_state when a job has ended.
        """
        with self._database.write():
            queued = self._queued(job_ids)
            self._database.execute_many(_HOLD, ({"held": held, "id": job_id} for job_id in queued))
            QueueState(self._database).revise()

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Set the priority: higher runs first, and jobs of the same priority run in order of position.

        Raises:
            AppError: no_such_job; wrong_state when a job has ended.
        """
        with self._database.write():
            rows = [{"priority": priority, "id": job_id} for job_id in self._queued(job_ids)]
            self._database.execute_many(_PRIORITY, rows)
            QueueState(self._database).revise()

    def move(self, job_ids: Sequence[str], to: Literal["top", "bottom"] | None, before: str | None) -> None:
        """Move jobs as a block, in the given order, to one end of the queue or before another job.

        They get the priority of their new neighbor, because otherwise they would not stay there.

        Raises:
            AppError: no_such_job; wrong_state when a job has ended.
            ValueError: both or neither of `to` and `before` were given.
        """
        if (to is None) == (before is None):
            raise ValueError(to, before)
        with self._database.write():
            moved = self._queued(job_ids)
            if before is not None:
                self._queued([before])
            chosen = frozenset(moved)
            rest = [row for row in self._database.rows(_QUEUED) if row[0] not in chosen]
            others = [row[0] for row in rest]
            if before is None:
                index = 0 if to == "top" else len(rest)
            elif before in chosen:
                index = self._index_of(before, chosen)
            else:
                index = others.index(before)
            self._insert(moved, rest, index)
            QueueState(self._database).revise()

    def _queued(self, job_ids: Sequence[str]) -> list[str]:
        """The ids without duplicates, after checking that no job has ended."""
        jobs = Listing(self._database).outlines(job_ids)
        for job in jobs:
            if not job.left:
                message = f"The job {job.name} has ended."
                raise AppError(ErrorCode.WRONG_STATE, message, "Choose jobs that are still in the queue.")
        return [job.id for job in jobs]

    def _index_of(self, job_id: str, moved: frozenset[str]) -> int:
        """The index of a moved job among the jobs that are not moved."""
        index = 0
        for other, _, _ in self._database.rows(_QUEUED):
            if other == job_id:
                break
            index += other not in moved
        return index

    def _insert(self, moved: Sequence[str], rest: Sequence[Row], index: int) -> None:
        above = rest[index - 1] if index > 0 else None
        below = rest[index] if index < len(rest) else None
        neighbor = below or above
        if neighbor is None:
            low, high, priority = 0.0, len(moved) + 1.0, None
        else:
            priority = neighbor[1]
            high = below[2] if below else neighbor[2] + len(moved) + 1.0
            low = above[2] if above and above[1] == priority else high - len(moved) - 1.0
        step = (high - low) / (len(moved) + 1)
        self._database.execute_many(
            _SET_POSITION,
            [
                {"position": low + number * step, "priority": priority, "id": job_id}
                for number, job_id in enumerate(moved, 1)
            ],
        )
        if step < _MIN_STEP:
            self._spread()

    def _spread(self) -> None:
        """Renumber all positions, after repeated moves have left too little room between two of them."""
        queued = self._database.rows(_QUEUED)
        rows = [
            {"position": float(number), "priority": None, "id": row[0]} for number, row in enumerate(queued, 1)
        ]
        self._database.execute_many(_SET_POSITION, rows)


class Steering:
    """The part of QueueManager that changes the order of jobs, and takes them off the list."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hold(self, job_ids: Sequence[str]) -> None:
        """Start no more images of these jobs.

        Raises:
            AppError: wrong_state when a job has ended.
        """
        Ordering(self._database).set_held(job_ids, held=True)

    def release(self, job_ids: Sequence[str]) -> None:
        """Release held jobs.

        Raises:
            AppError: wrong_state when a job has ended.
        """
        Ordering(self._database).set_held(job_ids, held=False)

    def move(
        self, job_ids: Sequence[str], *, to: Literal["top", "bottom"] | None = None, before: str | None = None
    ) -> None:
        """Move jobs as a block, in the given order; they get the priority of their new neighbor.

        Raises:
            AppError: wrong_state when a job has ended.
            ValueError: both or neither of `to` and `before` were given.
        """
        Ordering(self._database).move(job_ids, to, before)

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Set the priority: higher runs first, and jobs of the same priority run in order of position.

        Raises:
            AppError: wrong_state when a job has ended.
        """
        Ordering(self._database).set_priority(job_ids, priority)

    def remove(self, job_ids: Sequence[str]) -> None:
        """Remove ended jobs from the list; output files stay.

        Raises:
            AppError: wrong_state when a job has not ended.
        """
        JobTermination(self._database).remove(job_ids)

    def restore(self, job_ids: Sequence[str]) -> None:
        """Undo remove(), which is possible for at least an hour."""
        JobTermination(self._database).restore(job_ids)

    def cleanup(self, older_than: timedelta) -> int:
        """Delete jobs that ended longer ago; output files stay.

        Returns:
            The number of deleted jobs.
        """
        return JobTermination(self._database).clean_up(older_than)
