"""`monitor`: watch the queue or one job until all work has ended; and the progress of one job on stderr."""

import os
import sys
import time
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

import click

from rembg_desktop.cli.command import (
    Command,
    duration_text,
    json_option,
    one_line,
    pause_text,
    print_json,
    print_line,
    service_options,
    state_text,
)
from rembg_desktop.cli.invocation import Exit, Invocation, note, pass_invocation
from rembg_desktop.errors import AppError
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


class JobFollower:
    """Reads little each time, however many images the job has."""

    def __init__(self, queue: "JobQueue", job_id: str) -> None:
        self._queue = queue
        self._job_id = job_id
        self._first = 0
        self._told: set[int] = set()
        self._processed = 0
        self._ended: list[JobImage] = []

    def look(self) -> tuple[Job, list[JobImage]]:
        """The job's current state, and the images that have ended since the last call that did not fail.

        Raises:
            AppError: no_such_job when it was removed.
        """
        job = self._queue.job(self._job_id)
        if job.progress.processed != self._processed:
            self._see_ended()
            self._processed = job.progress.processed
        ended, self._ended = self._ended, []
        return job, ended

    def _see_ended(self) -> None:
        while True:
            window = deque(self._queue.status(self._job_id, limit=_WINDOW, after=self._first).images)
            full = len(window) == _WINDOW
            for image in window:
                if image.status.is_final and image.id not in self._told:
                    self._told.add(image.id)
                    self._ended.append(image)
            while window and window[0].status.is_final:
                first = window.popleft()
                self._told.discard(first.id)
                self._first = first.index
            if window or not full:
                return


_LOOK: Final = 0.25
"""Seconds between two checks."""
_LINE_EVERY: Final = 1.0
"""Seconds between two plain lines about one job."""


@click.command(cls=Command)
@click.argument("job", required=False)
@json_option
@service_options
@pass_invocation
def monitor(invocation: Invocation, job: str | None, as_json: bool) -> int:
    """Watch all jobs, or one, until they have ended; Ctrl-C exits earlier without stopping any job.

    On a terminal there are progress bars with the remaining time, elsewhere a line for each change. With
    --json each change is one line, a job as `list --json` shows it.
    """
    queue = invocation.queue
    watched = _OneJob(queue, queue.find(job)) if job else _AllJobs(queue)
    view: _View = _JsonView() if as_json else _BarsView() if has_terminal() else _LinesView()
    reason = ""
    try:
        while True:
            version = queue.data_version()
            jobs = watched.look()
            view.show(jobs)
            if all(item.status.is_final for item in jobs):
                break
            now = _obstacle(queue)
            if now and now != reason:
                note(now)
            reason = now
            _wait_for_change(queue, version)
    finally:
        view.close()
    if not jobs and not as_json:
        note("The queue is empty.")
    return Exit.of_progress(jobs[0].progress) if job else Exit.DONE


def _wait_for_change(queue: "JobQueue", version: int) -> None:
    """Wait until the queue changes; at most a second, because an executor may exit without writing."""
    for _ in range(round(1 / _LOOK)):
        time.sleep(_LOOK)
        if queue.data_version() != version:
            return


def _obstacle(queue: "JobQueue") -> str:
    if reason := pause_text(queue.pause_state()):
        return reason
    return (
        ""
        if queue.stats().executor
        else "No process is processing the queue: open the window, or run `rembg-desktop run`."
    )


class _OneJob:
    def __init__(self, queue: "JobQueue", job_id: str) -> None:
        self._queue = queue
        self._job_id = job_id

    def look(self) -> list[Job]:
        return [self._queue.job(self._job_id)]


class _AllJobs:
    """All active jobs, and those that ended while they were watched."""

    def __init__(self, queue: "JobQueue") -> None:
        self._queue = queue
        self._ended: dict[str, Job] = {}
        self._live: dict[str, Job] = {}

    def look(self) -> list[Job]:
        live = {job.id: job for job in self._queue.queue_order()}
        for job_id in self._live.keys() - live.keys():
            try:
                self._ended[job_id] = self._queue.job(job_id)
            except AppError:  # it was removed
                continue
        for job_id in live:
            self._ended.pop(job_id, None)
        self._live = live
        return [*self._ended.values(), *live.values()]


class _View(Protocol):
    def show(self, jobs: Sequence[Job]) -> None: ...

    def close(self) -> None: ...


class _JsonView:
    def __init__(self) -> None:
        self._shown: dict[str, Job] = {}

    def show(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if self._shown.get(job.id) != job:
                self._shown[job.id] = job
                print_json(job.as_dict())

    def close(self) -> None:
        """Nothing to restore."""


class _LinesView:
    def __init__(self) -> None:
        self._shown: dict[str, tuple[object, ...]] = {}
        self._next: dict[str, float] = {}

    def show(self, jobs: Sequence[Job]) -> None:
        now = time.monotonic()
        for job in jobs:
            state = (job.status, job.held, job.progress)
            too_early = now < self._next.get(job.id, 0.0) and not job.status.is_final
            if self._shown.get(job.id) == state or too_early:
                continue
            self._shown[job.id] = state
            self._next[job.id] = now + _LINE_EVERY
            print_line(_line(job))

    def close(self) -> None:
        """Nothing to restore."""


class _BarsView:
    def __init__(self) -> None:
        from rich.console import Console
        from rich.live import Live

        self._console = Console(stderr=True)
        self._live = Live(console=self._console, refresh_per_second=4)
        self._live.start()

    def show(self, jobs: Sequence[Job]) -> None:
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 1))
        room = max(3, self._console.size.height - 2)
        shown = jobs if len(jobs) <= room else [job for job in jobs if not job.status.is_final][:room]
        for job in shown:
            progress = job.progress
            table.add_row(
                Text(job.id[:6]),
                Text(one_line(job.name)[:40]),
                ProgressBar(total=progress.total, completed=progress.processed, width=30),
                Text(f"{progress.processed}/{progress.total}", justify="right"),
                Text(state_text(job)),
                Text(f"{progress.failed} failed" if progress.failed else ""),
                Text(_left(job)),
            )
        if len(shown) < len(jobs):
            table.add_row(Text(""), Text(f"and {len(jobs) - len(shown):,} more"))
        self._live.update(table)

    def close(self) -> None:
        self._live.stop()


def _line(job: Job) -> str:
    progress = job.progress
    parts = [
        f"{job.id}  {progress.processed}/{progress.total}  {progress.percent:g} %  {state_text(job)}",
        f"{progress.failed} failed" if progress.failed else "",
        _left(job),
        one_line(job.name),
    ]
    return "  ".join(part for part in parts if part)


def _left(job: Job) -> str:
    rest = "" if job.status.is_final else duration_text(job.eta_seconds)
    return f"{rest} left" if rest else ""
