"""Numbers, times and states in words."""

from datetime import datetime

from rembg_desktop.queue.reports import Pause
from rembg_desktop.queue.types import Job, Progress


def duration(seconds: float | None) -> str:
    """`8 s`, `3 min 20 s`, `2 h 05 min`; empty when unknown."""
    if seconds is None:
        return ""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"


def size(count: float) -> str:
    """Bytes in decimal units, as file managers show them."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:.0f} {unit}" if unit == "bytes" or count >= 100 else f"{count:.1f} {unit}"
        count /= 1000
    raise AssertionError


def moment(when: datetime | None) -> str:
    """A moment in local time; empty for none."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M") if when else ""


def images(count: int) -> str:
    """`1 image`, `2 images`."""
    return f"{count:,} image" if count == 1 else f"{count:,} images"


def counts(progress: Progress) -> str:
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


def state(job: Job) -> str:
    """The job's status, and that it is held."""
    return "held" if job.held and not job.status.is_final else job.status.value


def pause_reason(pause: Pause) -> str:
    """Why nothing is begun at present; empty when nothing is in the way."""
    if pause.trouble:
        return f"The queue waits: {pause.trouble.message} {pause.trouble.hint}".rstrip()
    if pause.by_user:
        return "The queue is paused; `rembg-desktop resume` lets it go on."
    return ""
