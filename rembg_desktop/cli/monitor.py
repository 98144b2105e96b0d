"""`monitor`: watch the queue or one job until all work has ended."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

import click

from rembg_desktop.cli import exits
from rembg_desktop.cli.command import Command, json_option, service_options
from rembg_desktop.cli.invocation import Invocation, pass_invocation
from rembg_desktop.cli.output import duration_text, note, one_line, pause_text, print_json, print_line, state_text
from rembg_desktop.cli.progress import has_terminal
from rembg_desktop.errors import AppError
from rembg_desktop.queue.types import Job

if TYPE_CHECKING:
    from rembg_desktop.remote.protocol import JobQueue

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
    return exits.of_progress(jobs[0].progress) if job else exits.DONE


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
