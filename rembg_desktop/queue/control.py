"""Ends jobs before their time, and takes ended ones off the list."""
# peewee's stubs leave the parameters of its query builders without types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

import json
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final, Literal

from peewee import fn

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.connections import Statement, parameter
from rembg_desktop.queue.counters import Change, count
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.listing import Listing, no_such_job
from rembg_desktop.queue.models import ENDED, GIVEN_IDS, LIVE, ImageRow, JobRow, now
from rembg_desktop.queue.state import QueueState

_log: Final = logging.getLogger(__name__)

UNDO: Final = timedelta(hours=1)
"""A removed job can be restored at least so long."""

_KEPT: Final = Statement(lambda: JobRow.select(JobRow.id).where(JobRow.id.in_(GIVEN_IDS)))
_NOT_BEGUN: Final = Statement(
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
    """Cancel, remove, restore, clean up; no file is ever touched."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Cancel all that is left of some jobs, by the end of this call.

        Raises:
            AppError: no_such_job; wrong_state when every one of them had ended.
        """
        with self._database.write():
            jobs = Listing(self._database).outlines(job_ids)
            live = [job for job in jobs if job.left]
            if jobs and not live:
                names = ", ".join(job.name for job in jobs)
                what = "The job" if len(jobs) == 1 else "Every one of the jobs"
                raise AppError(
                    ErrorCode.WRONG_STATE, f"{what} {names} has ended already.", "There is nothing to cancel."
                )
            for job in live:
                self._cancel(job.id)

    def cancel_pending(self) -> list[str]:
        """Cancel every job of which nothing has begun.

        Returns:
            Their ids.
        """
        with self._database.write():
            rows = self._database.rows(_NOT_BEGUN)
            for (job_id,) in rows:
                self._cancel(job_id)
        return [job_id for (job_id,) in rows]

    def remove(self, job_ids: Sequence[str]) -> None:
        """Take ended jobs off the list; restore() brings them back, until a cleanup. Their results stay.

        Raises:
            AppError: no_such_job; wrong_state when one has not ended.
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
        """Bring removed jobs back.

        Raises:
            AppError: no_such_job, when one was cleaned up meanwhile.
        """
        with self._database.write():
            kept = {job_id for (job_id,) in self._database.rows(_KEPT, ids=json.dumps(job_ids))}
            for job_id in job_ids:
                if job_id not in kept:
                    raise no_such_job(job_id)
            self._database.execute_many(_REMOVE, [{"moment": None, "id": job_id} for job_id in kept])
            QueueState(self._database).revise()

    def clean_up(self, older_than: timedelta) -> int:
        """Forget jobs that ended, and removed ones that nobody will restore any more. Their results stay.

        Returns:
            How many were forgotten.
        """
        moment = now()
        ended_before = moment - round(older_than.total_seconds() * 1000)
        removed_before = moment - round(UNDO.total_seconds() * 1000)
        with self._database.write():
            rows = self._database.rows(_CLEAN_UP, ended_before=ended_before, removed_before=removed_before)
            forgotten = len(rows)
            if forgotten:
                QueueState(self._database).revise()
        if forgotten:
            try:
                self._database.give_back_space()
            except AppError as error:  # the jobs are forgotten; the next cleanup tries again
                _log.warning("The queue's file was not shortened: %s", error.message)
        return forgotten

    def _cancel(self, job_id: str) -> None:
        moment = now()
        cancelled = {
            status: self._database.execute(_CANCEL, moment=moment, job_id=job_id, status=status) for status in LIVE
        }
        change = Change(
            pending=-cancelled["pending"],
            processing=-cancelled["processing"],
            cancelled=sum(cancelled.values()),
        )
        count(self._database, job_id, change, moment)


_SMALLEST_STEP: Final = 1e-6

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
_PLACE: Final = Statement(
    lambda: JobRow.update(
        position=parameter("position"), priority=fn.coalesce(parameter("priority"), JobRow.priority)
    ).where(JobRow.id == parameter("id"))
)


class Ordering:
    """Holds, priorities and places of the jobs that have not ended."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_held(self, job_ids: Sequence[str], held: bool) -> None:
        """Hold jobs back, or let them go.

        Raises:
            AppError: no_such_job, wrong_state for a job that has ended.
        """
        with self._database.write():
            queued = self._queued(job_ids)
            self._database.execute_many(_HOLD, ({"held": held, "id": job_id} for job_id in queued))
            QueueState(self._database).revise()

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Higher goes first; among equals the places decide.

        Raises:
            AppError: no_such_job, wrong_state for a job that has ended.
        """
        with self._database.write():
            rows = [{"priority": priority, "id": job_id} for job_id in self._queued(job_ids)]
            self._database.execute_many(_PRIORITY, rows)
            QueueState(self._database).revise()

    def move(self, job_ids: Sequence[str], to: Literal["top", "bottom"] | None, before: str | None) -> None:
        """Move jobs, together and in the order given, to an end of the queue or before another job.

        They take on the priority of their new place, or else they would not stay there.

        Raises:
            AppError: no_such_job, wrong_state for a job that has ended.
            ValueError: not exactly one of `to` and `before` was given.
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
                place = 0 if to == "top" else len(rest)
            elif before in chosen:
                place = self._place_of(before, chosen)
            else:
                place = others.index(before)
            self._insert(moved, rest, place)
            QueueState(self._database).revise()

    def _queued(self, job_ids: Sequence[str]) -> list[str]:
        """The ids without repetition, after a look that every one is still to come."""
        jobs = Listing(self._database).outlines(job_ids)
        for job in jobs:
            if not job.left:
                message = f"The job {job.name} has ended."
                raise AppError(ErrorCode.WRONG_STATE, message, "Choose jobs that are still in the queue.")
        return [job.id for job in jobs]

    def _place_of(self, job_id: str, moved: frozenset[str]) -> int:
        """Where a job that is itself moved stands among those that are not."""
        place = 0
        for other, _, _ in self._database.rows(_QUEUED):
            if other == job_id:
                break
            place += other not in moved
        return place

    def _insert(self, moved: Sequence[str], rest: Sequence[Row], place: int) -> None:
        above = rest[place - 1] if place > 0 else None
        below = rest[place] if place < len(rest) else None
        neighbour = below or above
        if neighbour is None:
            low, high, priority = 0.0, len(moved) + 1.0, None
        else:
            priority = neighbour[1]
            high = below[2] if below else neighbour[2] + len(moved) + 1.0
            low = above[2] if above and above[1] == priority else high - len(moved) - 1.0
        step = (high - low) / (len(moved) + 1)
        self._database.execute_many(
            _PLACE,
            [
                {"position": low + index * step, "priority": priority, "id": job_id}
                for index, job_id in enumerate(moved, 1)
            ],
        )
        if step < _SMALLEST_STEP:
            self._spread()

    def _spread(self) -> None:
        """Whole numbers again, after so many halvings that no number is left between two places."""
        queued = self._database.rows(_QUEUED)
        rows = [{"position": float(place), "priority": None, "id": row[0]} for place, row in enumerate(queued, 1)]
        self._database.execute_many(_PLACE, rows)
