"""Small pictures of the queue's rows: which picture stands for a job, and when to repaint."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from rembg_desktop.executor.capacity import MemoryBudget
from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui.images.loader import ThumbnailCache

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
