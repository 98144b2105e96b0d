"""The columns of the queue, and what their cells say: text, tooltip, and for screen readers."""

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui.images.loader import ThumbnailCache
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import (
    duration,
    elapsed_seconds,
    failed_text,
    file_size,
    files_text,
    left_out_text,
    number,
    percent,
    presets_text,
    remaining,
    short_path,
    status_text,
)
from rembg_desktop.ui.text.notice_text import notice_sentence


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
    Column.PRESET: lambda job: presets_text(job).casefold(),
    Column.STATUS: lambda job: _STATUS_ORDER[job.status],
    Column.PROGRESS: lambda job: job.progress.percent,
    Column.ELAPSED: lambda job: elapsed_seconds(job) or 0.0,
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


_NUMBERS = (Column.IMAGES, Column.ELAPSED, Column.REMAINING)


def job_cell(job: Job, column: Column, role: int) -> Any:  # noqa: ANN401 - what Qt takes
    """A cell in the row of a job."""
    if role == Qt.ItemDataRole.DisplayRole:
        return _job_text(job, column)
    if role == Qt.ItemDataRole.ToolTipRole:
        return _job_tip(job, column)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{title(column)}: {_job_text(job, column)}"
    return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def image_cell(image: JobImage, column: Column, role: int) -> Any:  # noqa: ANN401 - what Qt takes
    """A cell in the row of an image."""
    if role == Qt.ItemDataRole.DisplayRole:
        return _image_text(image, column)
    if role == Qt.ItemDataRole.ToolTipRole:
        return _image_tip(image, column)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        detail = error_text.sentence(image.error) if image.error and column is Column.STATUS else ""
        return f"{title(column)}: {_image_text(image, column)} {detail}".rstrip()
    return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def cell_text(row: Job | JobImage, column: Column) -> str:
    """What a cell says."""
    return _job_text(row, column) if isinstance(row, Job) else _image_text(row, column)


def is_number(column: Column) -> bool:
    """Whether a column stands at the far side, as numbers do."""
    return column in _NUMBERS


def job_detail(job: Job) -> str:
    """The second line under a job's name."""
    counts = job.progress
    if counts.failed:
        failed = failed_text(counts.failed)
        return f"{failed} · {_short_path(job.destination)}"
    if job.left_out:
        left = left_out_text(job.left_out)
        return f"{_short_path(job.destination)} · {left}"
    return _short_path(job.destination)


def image_detail(image: JobImage) -> str:
    """The second line under an image's name: why it failed, or the sizes before and after."""
    if image.error and image.status is ImageStatus.FAILED:
        return error_text.sentence(image.error)
    if image.several and image.source_bytes is not None:
        made = [output for output in image.several if output.output is not None]
        if made:
            return f"{file_size(image.source_bytes)} → {files_text(len(made))}"
    if image.output_bytes is not None and image.source_bytes is not None:
        return f"{file_size(image.source_bytes)} → {file_size(image.output_bytes)}"
    if image.notices:
        return notice_sentence(image.notices[0])
    return file_size(image.source_bytes)


def row_action(row: Job | JobImage) -> str:
    """What the button of a row does: `cancel`, `retry`, or nothing."""
    if isinstance(row, JobImage):
        return "retry" if row.status in (ImageStatus.FAILED, ImageStatus.CANCELLED) else ""
    if not row.status.is_final:
        return "cancel"
    return "retry" if row.progress.failed or row.progress.cancelled else ""


def action_word(action: str) -> str:
    """The button's name."""
    if action == "cancel":
        return QCoreApplication.translate("Cells", "Cancel")
    return QCoreApplication.translate("Cells", "Retry") if action else ""


@lru_cache(maxsize=4096)
def _short_path(path: Path) -> str:
    return short_path(path)


def _job_text(job: Job, column: Column) -> str:
    match column:
        case Column.NAME:
            return job.name
        case Column.IMAGES:
            return number(job.progress.total)
        case Column.PRESET:
            return presets_text(job)
        case Column.STATUS:
            return status_text(job.status, held=job.held)
        case Column.PROGRESS:
            return percent(job.progress.percent)
        case Column.ELAPSED:
            return duration(elapsed_seconds(job))
        case Column.REMAINING:
            return "" if job.status.is_final or job.held else remaining(job.eta_seconds)
        case Column.DESTINATION:
            return _short_path(job.destination)
        case Column.ACTION:
            return action_word(row_action(job))


def _job_tip(job: Job, column: Column) -> str:
    if column is Column.PROGRESS:
        text = QCoreApplication.translate("Cells", "%1 of %2 images")
        return text.replace("%1", number(job.progress.processed)).replace("%2", number(job.progress.total))
    if column is Column.NAME:
        return f"{job.name}\n{job.destination}"
    if column is Column.PRESET:
        return presets_text(job, all_names=True)
    if column is Column.STATUS and job.status is JobStatus.FAILED:
        return QCoreApplication.translate("Cells", "All images failed. Expand the job to see why.")
    return str(job.destination) if column is Column.DESTINATION else _job_text(job, column)


def _image_text(image: JobImage, column: Column) -> str:
    match column:
        case Column.NAME:
            return image.name
        case Column.STATUS:
            return status_text(image.status)
        case Column.ELAPSED:
            return "" if image.seconds is None else _seconds(image.seconds)
        case Column.DESTINATION:
            return (image.output or image.destination).name
        case Column.ACTION:
            return action_word(row_action(image))
        case _:
            return ""


def _image_tip(image: JobImage, column: Column) -> str:
    if image.error and column in (Column.NAME, Column.STATUS):
        return error_text.tooltip(image.error)
    if column is Column.NAME:
        return "\n".join([str(image.source), *(notice_sentence(notice) for notice in image.notices)])
    if column is Column.DESTINATION:
        return str(image.output or image.destination)
    return _image_text(image, column)


def _seconds(seconds: float) -> str:
    return QCoreApplication.translate("Cells", "%1 s").replace("%1", QLocale().toString(seconds, "f", 1))


def _alignment(column: Column) -> Qt.AlignmentFlag | None:
    if is_number(column):
        return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
    return None


LONGEST: Final = 144
"""Longer side of a decoded picture, physical pixels: its middle stays sharp at 200 % scale."""


_GATHER_MS: Final = 100


_ASK_MS: Final = 60


_MOST_WANTED: Final = 60


_AT_ONCE: Final = 4
"""Pictures that are asked for in one turn: each wakes a thread, which then has the interpreter for a moment."""


class Thumbnails(QObject):
    """Asked while painting; answers from memory or not yet.

    Signals:
        loaded: pictures have come; repaint.
        first_images_wanted: ids of jobs whose first source is not known yet.
    """

    loaded = Signal()
    first_images_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None, *, memory: MemoryBudget | None = None) -> None:
        """`memory` limits what is decoded at the same time."""
        super().__init__(parent)
        self._cache = ThumbnailCache(self, memory=memory)
        self._sources: dict[str, Path | None] = {}
        self._wanted: dict[str, None] = {}
        self._missing: dict[Path, None] = {}
        self._request = QTimer(self, singleShot=True, interval=0)
        self._request.timeout.connect(self._on_request)
        self._ask = QTimer(self, singleShot=True, interval=_ASK_MS)
        self._ask.timeout.connect(self._on_ask)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.loaded)
        self._cache.ready.connect(self._on_ready)

    def get(self, row: Job | JobImage) -> QPixmap | None:
        """The picture of a row when it is there; otherwise it is fetched and `loaded` follows."""
        source = row.source if isinstance(row, JobImage) else self._first(row.id)
        if source is None:
            return None
        if self._cache.knows(source, LONGEST):
            return self._cache.thumbnail(source, LONGEST)
        self._missing[source] = None
        if len(self._missing) > _MOST_WANTED:
            self._missing.pop(next(iter(self._missing)))
        if not self._request.isActive():
            self._request.start()
        return None

    def set_first_image(self, job_id: str, source: Path | None) -> None:
        """The source that stands for a job."""
        self._sources[job_id] = source
        self._on_ready()

    def source_of(self, job_id: str) -> Path | None:
        """The source that stands for a job, as far as it is known."""
        return self._sources.get(job_id)

    def stop(self) -> None:
        """Drop what waits and end the thread."""
        self._request.stop()
        self._missing.clear()
        self._cache.stop()

    def _first(self, job_id: str) -> Path | None:
        if job_id not in self._sources:
            # While somebody scrolls past, only the rows that were painted last are worth asking for.
            self._wanted[job_id] = None
            while len(self._wanted) > _MOST_WANTED:
                self._wanted.pop(next(iter(self._wanted)))
            if not self._ask.isActive():
                self._ask.start()
        return self._sources.get(job_id)

    def _on_ask(self) -> None:
        wanted = list(self._wanted)
        self._wanted.clear()
        self._sources.update(dict.fromkeys(wanted))
        self.first_images_wanted.emit(wanted)

    def _on_request(self) -> None:
        for source in list(self._missing)[:_AT_ONCE]:
            del self._missing[source]
            self._cache.thumbnail(source, LONGEST)
        if self._missing:
            self._request.start()

    def _on_ready(self) -> None:
        if not self._gather.isActive():
            self._gather.start()
