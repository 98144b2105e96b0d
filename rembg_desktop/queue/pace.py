"""How fast the images go, and so how long the rest will take."""

from functools import cached_property
from typing import Final

from rembg_desktop.queue.database import Database
from rembg_desktop.queue.models import now
from rembg_desktop.queue.state import QueueState

_RECENT_IMAGES: Final = 50
_ENOUGH_IMAGES: Final = 3
"""So many finished images of a job tell more of its next ones than those of other jobs do."""

_RECENT: Final = """
    SELECT avg(seconds) FROM (
        SELECT seconds FROM image WHERE status IN ('completed', 'failed') AND seconds IS NOT NULL
        ORDER BY finished_at DESC LIMIT ?
    )
"""


class Pace:
    """Seconds an image takes at present; made for one answer, reads each figure at most once."""

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
        seconds = self.recent_seconds
        return None if seconds is None else round(left * seconds / min(self.workers, left), 1)

    def per_minute_now(self) -> float:
        """Images that ended in the last minute."""
        since = now() - 60_000
        sql = "SELECT count(*) FROM image WHERE status IN ('completed', 'failed') AND finished_at > ?"
        return float(self._database.number(sql, since))

    def per_minute_average(self) -> float:
        """Images a minute over the time that any was in work, of the last 24 hours."""
        row = self._database.first("SELECT sum(images), sum(busy_ms) FROM activity")
        if row is None or not row[1]:
            return 0.0
        return round(row[0] * 60_000 / row[1], 1)
