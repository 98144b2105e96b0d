"""Small pictures of the queue's rows: which picture stands for a job, and when to repaint."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui.images.thumbnails import ThumbnailCache

LONGEST: Final = 144
"""Longer side of a decoded picture, physical pixels: its middle stays sharp at 200 % scale."""
_GATHER_MS: Final = 100


class Thumbnails(QObject):
    """Asked while painting; answers from memory or not yet.

    Signals:
        loaded: pictures have come; repaint.
        first_image_wanted: id of a job whose first source is not known yet.
    """

    loaded = Signal()
    first_image_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = ThumbnailCache(self)
        self._sources: dict[str, Path | None] = {}
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.loaded)
        self._cache.ready.connect(self._on_ready)

    def get(self, row: Job | JobImage) -> QPixmap | None:
        """The picture of a row when it is there; otherwise it is fetched and `loaded` follows."""
        source = row.source if isinstance(row, JobImage) else self._first(row.id)
        return None if source is None else self._cache.thumbnail(source, LONGEST)

    def set_first_image(self, job_id: str, source: Path | None) -> None:
        """The source that stands for a job."""
        self._sources[job_id] = source
        self._on_ready()

    def source_of(self, job_id: str) -> Path | None:
        """The source that stands for a job, as far as it is known."""
        return self._sources.get(job_id)

    def stop(self) -> None:
        """Drop what waits and end the thread."""
        self._cache.stop()

    def _first(self, job_id: str) -> Path | None:
        if job_id not in self._sources:
            self._sources[job_id] = None
            self.first_image_wanted.emit(job_id)
        return self._sources[job_id]

    def _on_ready(self) -> None:
        if not self._gather.isActive():
            self._gather.start()
