"""One side of the comparison: a file or an image, at the resolution that is needed. And what is selected."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from rembg_desktop.errors import AppError
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, Job, JobImage
from rembg_desktop.ui.images.decoding import Decoded, may_pass
from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.text import error_text

_MOST_FAILURES = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """A job, the image of it that is looked at, and what the log tells of the others.

    Attributes:
        image: None when the job has no images.
        failures: failed images of the job, the first fifty.
    """

    job: Job
    image: JobImage | None
    failures: tuple[JobImage, ...] = ()


def read_selection(manager: QueueManager, job_id: str, image_id: int | None) -> Selection:
    """A job and one of its images; without `image_id` the first that has a result, or else the first.

    Raises:
        AppError: no_such_job.
    """
    job = manager.job(job_id)
    if image_id is None:
        found = manager.images(job_id, status=ImageStatus.COMPLETED, limit=1) or manager.images(job_id, limit=1)
        image = found[0] if found else None
    else:
        image = manager.image(image_id)
    failures = (
        manager.images(job_id, status=ImageStatus.FAILED, limit=_MOST_FAILURES) if job.progress.failed else []
    )
    return Selection(job, image, tuple(failures))


def read_neighbor(manager: QueueManager, image: JobImage, step: int) -> JobImage | None:
    """The image `step` places after this one in its job; None beyond the ends."""
    place = image.index - 1 + step
    if place < 0:
        return None
    found = manager.images(image.job_id, limit=1, offset=place)
    return found[0] if found else None


_LADDER: Final = (512, 1024, 2048, 4096, 8192)
"""Longest sides that are loaded, pixels: up to twice what is seen, so that scaling is smooth and quick."""


_RETRY_MS: Final = 5_000
"""A picture that could not be read for a reason that may pass is read again after this time."""


class Side(QObject):
    """Keeps the picture of one file and fetches a sharper or smaller one as the zoom changes.

    Attributes:
        path: the file; None for no picture or one that is none.
        image: what is there already; null while the first picture is loading.
        size: of the whole picture in its own pixels.
        error: a sentence when it cannot be shown.
        fitting: longest side of a whole picture in the pane, physical pixels: what a new file begins with.

    Signals:
        changed: there is another picture, size or error.
    """

    changed = Signal()

    def __init__(self, loader: ImageLoader, parent: QObject | None = None, *, retry_ms: int = _RETRY_MS) -> None:
        super().__init__(parent)
        self._loader = loader
        loader.loaded.connect(self._on_loaded)
        loader.failed.connect(self._on_failed)
        self._retry = QTimer(self, singleShot=True, interval=retry_ms)
        self._retry.timeout.connect(self._request)
        self._ticket = 0
        self._longest = 0
        self._asked = 0
        self.fitting = 1024.0
        self.path: Path | None = None
        self.image = QImage()
        self.size = QSize()
        self.error = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown and nothing will come."""
        return self.image.isNull() and not self.is_loading

    @property
    def is_loading(self) -> bool:
        """Whether a picture is on its way."""
        return self._ticket != 0

    def show_file(self, path: Path | None, *, anew: bool = False) -> None:
        """Show a file; `anew`: it has changed, the picture stays until the new one is there."""
        if path == self.path and not anew:
            return
        self._drop_request()
        if path != self.path:
            self.image, self.size = QImage(), QSize()
            self._asked = _step(self.fitting)
        self.error = ""
        self._longest = 0
        self.path = path
        if path is not None:
            if self.image.isNull() and (found := self._loader.at_hand(path, self._asked)) is not None:
                # Shown at once; the request brings another one if the file has changed.
                self.image, self.size = found.image, QSize(found.width, found.height)
            self._request()
        self.changed.emit()

    @property
    def first_request(self) -> int:
        """Longest side in pixels with which another file is requested first."""
        return _step(self.fitting)

    def stand_in(self, image: QImage, size: QSize) -> None:
        """Show a small picture of the file, taken for one of `size`, until the requested one has come."""
        self.image, self.size = image, size
        self.changed.emit()

    def show_image(self, image: QImage, size: QSize | None = None) -> None:
        """Show a picture that is no file; `size` is the one it stands for."""
        self._drop_request()
        self.path = None
        self.error = ""
        self.image = image
        self.size = size or image.size()
        self.changed.emit()

    def need(self, longest: float) -> None:
        """The longer side of the whole picture covers `longest` physical pixels at present."""
        wanted = _step(longest)
        if wanted == self._asked and (self._ticket or self._longest):
            return
        self._asked = wanted
        if self.path is None or self.error:
            return
        full = max(self.size.width(), self.size.height())
        if full and self._longest and min(wanted, full) == min(self._longest, full):
            return
        self._drop_request()
        self._request()

    def _request(self) -> None:
        if self.path is None:
            return
        self._ticket = self._loader.request(self.path, self._asked, urgent=True)

    def _drop_request(self) -> None:
        self._retry.stop()
        if self._ticket:
            self._loader.cancel(self._ticket)
            self._ticket = 0

    def _on_loaded(self, ticket: int, picture: Decoded) -> None:
        if ticket != self._ticket:
            return
        self._ticket = 0
        known, self._longest = self.image, self._asked
        self.image = picture.image
        if known.cacheKey() == picture.image.cacheKey():
            return
        self.size = QSize(picture.width, picture.height)
        self.error = ""
        self.changed.emit()

    def _on_failed(self, ticket: int, error: AppError) -> None:
        if ticket != self._ticket:
            return
        self._ticket = 0
        self.image, self.size = QImage(), QSize()
        self.error = error_text.sentence(error)
        if may_pass(error):
            self._retry.start()
        self.changed.emit()


def _step(longest: float) -> int:
    return next((step for step in _LADDER if step >= longest), _LADDER[-1])
