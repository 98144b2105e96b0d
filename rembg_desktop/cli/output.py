"""What the commands print: results to stdout, notes and errors to stderr; numbers, times and states as text."""

import json
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from rembg_desktop.errors import AppError

if TYPE_CHECKING:
    from datetime import datetime

    from rembg_desktop.queue.planning import Plan
    from rembg_desktop.queue.types import Job, Pause, Progress

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that write text backwards (Unicode Standard Annex 9)."""


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON document on one line. ASCII only, so that no terminal or pipe can garble a file name."""
    click.echo(json.dumps(value, default=str))


def print_line(text: str = "") -> None:
    """A line of the result."""
    click.echo(text)


def note(text: str) -> None:
    """A line for the person who watches; never part of the result."""
    click.echo(text, err=True)


def print_error(error: AppError) -> None:
    """Print the error on one line and the hint on the next."""
    note(f"error: {one_line(error.message)}")
    if error.hint:
        note(f"hint: {one_line(error.hint)}")


def one_line(text: str) -> str:
    """The text without line breaks and without what moves the cursor or turns the text; file names may hold it."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), " ".join(text.splitlines()))


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Aligned columns; those in `right` (from 0) are aligned to the right, the last one is never padded."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        cells = [
            text.rjust(width) if column in right else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print_line("  ".join(cells).rstrip())


class Counter:
    """A count on one line of a terminal, shown only when the work takes noticeably long."""

    _PATIENCE = 0.5
    _EVERY = 0.1

    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + self._PATIENCE
        self._shown = False

    def __call__(self, done: int, total: int | None = None) -> None:
        """Show the present count; cheap enough to be called for every item."""
        now = time.monotonic()
        if now < self._next or not sys.stderr.isatty():
            return
        self._next = now + self._EVERY
        self._shown = True
        click.echo(f"\r{self._what} {done:,}" + (f" of {total:,}" if total else ""), nl=False, err=True)

    def close(self) -> None:
        """Remove the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def short_path(path: Path) -> str:
    """The path as a person would write it: relative when it lies below the current folder."""
    try:
        relative = path.relative_to(Path.cwd())
    except (OSError, ValueError):
        return one_line(str(path))
    return one_line(str(relative))


def duration_text(seconds: float | None) -> str:
    """`8 s`, `3 min 20 s`, `2 h 05 min`; empty when unknown."""
    if seconds is None:
        return ""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


def size_text(count: float) -> str:
    """Bytes in decimal units, as file managers show them."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:.0f} {unit}" if unit == "bytes" or count >= 100 else f"{count:.1f} {unit}"
        count /= 1000
    raise AssertionError


def moment_text(when: "datetime | None") -> str:
    """A moment in local time; empty for none."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M") if when else ""


def image_count(count: int) -> str:
    """`1 image`, `2 images`."""
    return f"{count:,} image" if count == 1 else f"{count:,} images"


def counts_text(progress: "Progress") -> str:
    """`58 done, 2 failed` and so on, without what is zero."""
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (progress.succeeded, "done"),
            (progress.failed, "failed"),
            (progress.skipped, "skipped"),
            (progress.cancelled, "cancelled"),
            (progress.total - progress.processed, "waiting"),
        )
        if number
    ]
    return ", ".join(parts) or "nothing to do"


def state_text(job: "Job") -> str:
    """The job's status, and that it is held."""
    return "held" if job.held and not job.status.is_final else job.status.value


def pause_text(pause: "Pause") -> str:
    """Why no image is started now; empty when the queue is running."""
    if pause.reason:
        return f"The queue waits: {pause.reason.message} {pause.reason.hint}".rstrip()
    if pause.by_user:
        return "The queue is paused; `rembg-desktop resume` resumes it."
    return ""


def print_plan(plan: "Plan", *, as_json: bool) -> None:
    """Print what a submission would do."""
    if as_json:
        print_json(plan.as_dict())
        return
    for image in plan.images:
        line = f"{short_path(image.source)} -> {short_path(image.destination)}"
        print_line(one_line(f"{line}  ({image.note})" if image.note else line))
    note(f"{image_count(len(plan.images))} would be processed into {plan.destination}.")
    note_surprises(plan)


def note_surprises(plan: "Plan") -> None:
    """Report ignored files and name collisions of a submission."""
    from rembg_desktop.queue.left_out import RESULTS, left_out_text

    if plan.ignored:
        note(one_line(f"Files ignored: {left_out_text(plan.ignored)}."))
    if any(entry.reason in RESULTS for entry in plan.ignored):
        note("Use --include-results to process results again.")
    if plan.collisions:
        note(f"Names already taken: {plan.collisions:,}; --dry-run shows the new names.")
