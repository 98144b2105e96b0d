"""Progress of one job on stderr: a live bar on a terminal, a line for each image elsewhere."""

import os
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from rembg_desktop.cli.output import duration_text, note, one_line, state_text
from rembg_desktop.queue.types import ImageStatus, Job, JobImage

if TYPE_CHECKING:
    from rembg_desktop.remote.protocol import JobQueue


class ProgressView(Protocol):
    """Shows a job's progress."""

    def show(self, job: Job, ended: Sequence[JobImage]) -> None:
        """Show the job; `ended` are the images that ended since the last call."""
        ...

    def tell(self, text: str) -> None:
        """Print a message beside the progress."""
        ...

    def close(self) -> None:
        """Restore the terminal."""
        ...


def progress_view() -> ProgressView:
    """The view that suits stderr."""
    return BarView() if has_terminal() else LineView()


def has_terminal() -> bool:
    """Whether stderr shows live bars."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class LineView:
    """`3/60  photo.jpg  completed`."""

    def __init__(self) -> None:
        self._count = 0

    def show(self, job: Job, ended: Sequence[JobImage]) -> None:
        """A line for each image that has ended."""
        for image in ended:
            self._count += 1
            note(f"{self._count}/{job.progress.total}  {one_line(image.source.name)}  {image.status.value}")

    def tell(self, text: str) -> None:
        """A line of its own."""
        note(text)

    def close(self) -> None:
        """Nothing to restore."""


class BarView:
    """A bar with counts and the remaining time; failures scroll by above it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[count]}", markup=False),
            TextColumn("{task.percentage:3.0f} %", markup=False),
            TextColumn("{task.fields[rest]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, count="", rest="")
        self._progress.start()

    def show(self, job: Job, ended: Sequence[JobImage]) -> None:
        """Move the bar."""
        for image in ended:
            if image.status is ImageStatus.FAILED:
                self.tell(f"{one_line(image.source.name)}  failed")
        rest = duration_text(job.eta_seconds)
        self._progress.update(
            self._task,
            description=one_line(job.name)[:40],
            total=job.progress.total,
            completed=job.progress.processed,
            count=f"{job.progress.processed}/{job.progress.total}",
            rest=f"{rest} left" if rest else state_text(job),
        )

    def tell(self, text: str) -> None:
        """A line above the bar."""
        self._progress.console.print(text, markup=False, highlight=False)

    def close(self) -> None:
        """Remove the bar."""
        self._progress.stop()


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
        """The job's current state, and the images that have ended since the last call.

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
