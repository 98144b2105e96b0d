"""Following one job: its counts, and which of its images have ended since the last look."""

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rembg_desktop.queue.types import Job, JobImage

if TYPE_CHECKING:
    from rembg_desktop.remote.protocol import JobQueue

_WINDOW: Final = 200
"""Images end nearly in their order, so only so many after the first unfinished one are looked at."""


def newly_ended(images: Iterable[JobImage], told: set[int]) -> list[JobImage]:
    """The images that have ended and are not in `told`, which takes them up."""
    ended = [image for image in images if image.status.is_final and image.id not in told]
    told.update(image.id for image in ended)
    return ended


class JobFollower:
    """Reads little each time, however many images the job has."""

    def __init__(self, queue: "JobQueue", job_id: str) -> None:
        self._queue = queue
        self._job_id = job_id
        self._first = 0
        self._told: set[int] = set()
        self._processed = 0

    def look(self) -> tuple[Job, list[JobImage]]:
        """The job as it stands, and the images that have ended meanwhile.

        Raises:
            AppError: no_such_job when it was removed.
        """
        job = self._queue.job(self._job_id)
        if job.progress.processed == self._processed:
            return job, []
        self._processed = job.progress.processed
        ended: list[JobImage] = []
        while True:
            window = deque(self._queue.images(self._job_id, limit=_WINDOW, offset=self._first))
            full = len(window) == _WINDOW
            for image in window:
                if image.status.is_final and image.id not in self._told:
                    self._told.add(image.id)
                    ended.append(image)
            while window and window[0].status.is_final:
                self._told.discard(window.popleft().id)
                self._first += 1
            if window or not full:
                return job, ended
