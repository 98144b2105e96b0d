"""Progress of one job on stderr: a live bar on a terminal, a line for each image elsewhere."""

import os
import sys
from collections.abc import Sequence
from typing import Protocol

from rembg_desktop.cli import wording
from rembg_desktop.cli.output import note, one_line
from rembg_desktop.queue.types import ImageStatus, Job, JobImage


class ProgressView(Protocol):
    """What shows how a job comes along."""

    def show(self, job: Job, ended: Sequence[JobImage]) -> None:
        """Show the job; `ended` are the images that ended since the last call."""
        ...

    def tell(self, text: str) -> None:
        """Say something beside the progress."""
        ...

    def close(self) -> None:
        """Leave the terminal as it was."""
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
        """Nothing to put back."""


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
        rest = wording.duration(job.eta_seconds)
        self._progress.update(
            self._task,
            description=one_line(job.name)[:40],
            total=job.progress.total,
            completed=job.progress.processed,
            count=f"{job.progress.processed}/{job.progress.total}",
            rest=f"{rest} left" if rest else wording.state(job),
        )

    def tell(self, text: str) -> None:
        """A line above the bar."""
        self._progress.console.print(text, markup=False, highlight=False)

    def close(self) -> None:
        """Take the bar away."""
        self._progress.stop()
