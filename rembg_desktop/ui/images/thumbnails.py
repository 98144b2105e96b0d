"""Small pictures for lists, asked for while painting."""

from collections import OrderedDict
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from rembg_desktop.ui.images.decoding import Decoded
from rembg_desktop.ui.images.loader import ImageLoader

_KEPT: Final = 800
_MOST_WAITING: Final = 200
"""Requests beyond these push out the oldest: who scrolls past 10,000 rows waits only for what is in view."""


class ThumbnailCache(QObject):
    """Answers from memory, or not yet; what cannot be decoded is remembered as such.

    Signals:
        ready: path of a picture that has come (or that cannot be shown).
    """

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None, *, kept: int = _KEPT) -> None:
        super().__init__(parent)
        self._kept = kept
        self._loader = ImageLoader(self, budget=0, threads=1)
        self._loader.loaded.connect(self._keep)
        self._loader.failed.connect(self._keep_nothing)
        self._pictures: OrderedDict[tuple[Path, int], QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[tuple[Path, int], int] = OrderedDict()
        self._wanted: dict[int, tuple[Path, int]] = {}

    def thumbnail(self, path: Path, size: int) -> QPixmap | None:
        """The picture, its longer side at most `size` physical pixels; None when it is not there (yet)."""
        wanted = (path, size)
        if wanted in self._pictures:
            self._pictures.move_to_end(wanted)
            return self._pictures[wanted]
        if wanted not in self._waiting:
            ticket = self._loader.request(path, size)
            self._waiting[wanted] = ticket
            self._wanted[ticket] = wanted
            while len(self._waiting) > _MOST_WAITING:
                _, stale = self._waiting.popitem(last=False)
                self._wanted.pop(stale)
                self._loader.cancel(stale)
        return None

    def knows(self, path: Path, size: int) -> bool:
        """Whether thumbnail() would ask for nothing: the picture is there, on its way, or cannot be shown."""
        wanted = (path, size)
        return wanted in self._pictures or wanted in self._waiting

    def forget(self, path: Path) -> None:
        """The file has changed: load it again when it is asked for."""
        for known in [known for known in self._pictures if known[0] == path]:
            del self._pictures[known]

    def stop(self) -> None:
        """Drop what waits and end the thread."""
        self._loader.stop()

    def _keep_nothing(self, ticket: int, _error: object) -> None:
        self._keep(ticket, None)

    def _keep(self, ticket: int, picture: Decoded | None) -> None:
        wanted = self._wanted.pop(ticket)
        self._waiting.pop(wanted)
        image = picture.image if picture else QImage()
        self._pictures[wanted] = None if image.isNull() else QPixmap.fromImage(image)
        while len(self._pictures) > self._kept:
            self._pictures.popitem(last=False)
        self.ready.emit(wanted[0])
