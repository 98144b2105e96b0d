"""Changes the order in which jobs run, and holds them back."""

from collections.abc import Sequence
from typing import Final, Literal

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.database import Database, Row
from rembg_desktop.queue.listing import Listing
from rembg_desktop.queue.state import QueueState

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
