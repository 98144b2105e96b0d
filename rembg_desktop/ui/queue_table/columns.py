"""The columns of the queue."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from rembg_desktop.queue.types import Job, JobStatus
from rembg_desktop.ui.text import formatting
from rembg_desktop.ui.text.formatting import preset_text


class Column(IntEnum):
    """Columns in their first order."""

    NAME = 0
    IMAGES = 1
    PRESET = 2
    STATUS = 3
    PROGRESS = 4
    ELAPSED = 5
    REMAINING = 6
    DESTINATION = 7
    ACTION = 8


def title(column: Column) -> str:
    """The header of a column."""
    return {
        Column.NAME: QCoreApplication.translate("Columns", "Name"),
        Column.IMAGES: QCoreApplication.translate("Columns", "Images"),
        Column.PRESET: QCoreApplication.translate("Columns", "Preset"),
        Column.STATUS: QCoreApplication.translate("Columns", "Status"),
        Column.PROGRESS: QCoreApplication.translate("Columns", "Progress"),
        Column.ELAPSED: QCoreApplication.translate("Columns", "Elapsed"),
        Column.REMAINING: QCoreApplication.translate("Columns", "Remaining"),
        Column.DESTINATION: QCoreApplication.translate("Columns", "Destination"),
        Column.ACTION: QCoreApplication.translate("Columns", "Action"),
    }[column]


_STATUS_ORDER: Final = {
    JobStatus.PROCESSING: 0,
    JobStatus.PENDING: 1,
    JobStatus.FAILED: 2,
    JobStatus.CANCELLED: 3,
    JobStatus.COMPLETED: 4,
}

_NEVER: Final = float("inf")

SORT_KEYS: Final[dict[Column, Callable[[Job], Any]]] = {
    Column.NAME: lambda job: job.name.casefold(),
    Column.IMAGES: lambda job: job.progress.total,
    Column.PRESET: lambda job: preset_text(job.preset or "").casefold(),
    Column.STATUS: lambda job: _STATUS_ORDER[job.status],
    Column.PROGRESS: lambda job: job.progress.percent,
    Column.ELAPSED: lambda job: formatting.elapsed_seconds(job) or 0.0,
    Column.REMAINING: lambda job: _NEVER if job.eta_seconds is None else job.eta_seconds,
    Column.DESTINATION: lambda job: str(job.destination).casefold(),
    Column.ACTION: lambda job: _STATUS_ORDER[job.status],
}


def queue_key(job: Job) -> tuple[object, ...]:
    """Orders live jobs as they will run, then the ended ones, the latest first."""
    if job.status is JobStatus.PROCESSING:
        return (0, -job.priority, job.position)
    if not job.status.is_final:
        return (1, -job.priority, job.position)
    ended = job.finished_at or job.created_at
    return (2, -ended.timestamp(), -job.position)
