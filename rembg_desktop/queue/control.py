"""Ends jobs before their time, and takes ended ones off the list."""

import json
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Final, Literal

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.counters import Change, count
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.listing import Listing, no_such_job
from rembg_desktop.queue.models import now
from rembg_desktop.queue.state import QueueState

_log: Final = logging.getLogger(__name__)

UNDO: Final = timedelta(hours=1)
"""A removed job can be restored at least so long."""

_ENDED: Final = "status IN ('completed', 'failed', 'cancelled')"
_KEPT: Final = "SELECT id FROM job WHERE id IN (SELECT value FROM json_each(?))"
_CLEAN_UP: Final = f"""
    DELETE FROM job WHERE {_ENDED} AND (finished_at <= ? OR removed_at <= ?) RETURNING id
"""  # noqa: S608 - a constant


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
            rows = self._database.rows("SELECT id FROM job WHERE status = 'pending' ORDER BY seq")
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
            self._database.execute_many(
                "UPDATE job SET removed_at = ? WHERE id = ?", [(moment, job.id) for job in jobs]
            )
            QueueState(self._database).revise()

    def restore(self, job_ids: Sequence[str]) -> None:
        """Bring removed jobs back.

        Raises:
            AppError: no_such_job, when one was cleaned up meanwhile.
        """
        with self._database.write():
            kept = {job_id for (job_id,) in self._database.rows(_KEPT, json.dumps(job_ids))}
            for job_id in job_ids:
                if job_id not in kept:
                    raise no_such_job(job_id)
            self._database.execute_many(
                "UPDATE job SET removed_at = NULL WHERE id = ?", [(job_id,) for job_id in kept]
            )
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
            forgotten = len(self._database.rows(_CLEAN_UP, ended_before, removed_before))
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
            status: self._database.execute(
                "UPDATE image SET status = 'cancelled', finished_at = ? WHERE job_id = ? AND status = ?",
                moment,
                job_id,
                status,
            )
            for status in ("pending", "processing")
        }
        change = Change(
            pending=-cancelled["pending"],
            processing=-cancelled["processing"],
            cancelled=sum(cancelled.values()),
        )
        count(self._database, job_id, change, moment)


_SMALLEST_STEP: Final = 1e-6

_QUEUED: Final = """
    SELECT id, priority, position FROM job WHERE status IN ('pending', 'processing')
    ORDER BY priority DESC, position
"""


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
            self._database.execute_many("UPDATE job SET held = ? WHERE id = ?", ((held, job) for job in queued))
            QueueState(self._database).revise()

    def set_priority(self, job_ids: Sequence[str], priority: int) -> None:
        """Higher goes first; among equals the places decide.

        Raises:
            AppError: no_such_job, wrong_state for a job that has ended.
        """
        with self._database.write():
            rows = [(priority, job_id) for job_id in self._queued(job_ids)]
            self._database.execute_many("UPDATE job SET priority = ? WHERE id = ?", rows)
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
            "UPDATE job SET position = ?, priority = coalesce(?, priority) WHERE id = ?",
            [(low + index * step, priority, job_id) for index, job_id in enumerate(moved, 1)],
        )
        if step < _SMALLEST_STEP:
            self._spread()

    def _spread(self) -> None:
        """Whole numbers again, after so many halvings that no number is left between two places."""
        rows = [(float(place), job_id) for place, (job_id, _, _) in enumerate(self._database.rows(_QUEUED), 1)]
        self._database.execute_many("UPDATE job SET position = ? WHERE id = ?", rows)
