"""Ends jobs before their time, and takes ended ones off the list."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.counters import Change, count
from rembg_desktop.queue.database import Database
from rembg_desktop.queue.listing import Listing, no_such_job
from rembg_desktop.queue.models import now
from rembg_desktop.queue.state import QueueState

UNDO: Final = timedelta(hours=1)
"""A removed job can be restored at least so long."""

_ENDED: Final = "status IN ('completed', 'failed', 'cancelled')"
_KEPT: Final = "SELECT id FROM job WHERE id IN (SELECT value FROM json_each(?))"
_CLEAN_UP: Final = f"""
    DELETE FROM job WHERE {_ENDED} AND (finished_at <= ? OR removed_at <= ?) RETURNING id
"""  # noqa: S608 - a constant


class Ending:
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
            self._database.give_back_space()
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
