"""Loading pictures off the main thread; what nobody waits for any more is not loaded."""

from collections import OrderedDict
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage, QPixmap

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.errors import AppError
from rembg_desktop.ui.images.decoding import MOST_PIXELS, Decoded, PictureMemory, decode, key

BUDGET: Final = 96 * 1024 * 1024
"""Bytes of decoded pictures that are kept: a fitting view of about ten pairs, or one pair at full size."""

Answer = Callable[[int, object], None]


class ImageLoader(QObject):
    """Decodes files in its own threads and answers in the main thread.

    Signals:
        loaded: ticket and Decoded.
        failed: ticket and AppError.
    """

    loaded = Signal(int, object)
    failed = Signal(int, object)
    _answered = Signal(int, object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        budget: int = BUDGET,
        threads: int = 2,
        max_pixels: int = MOST_PIXELS,
    ) -> None:
        super().__init__(parent)
        self.memory = PictureMemory(budget)
        self._max_pixels = max_pixels
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._tickets = count(1)
        self._waiting: dict[int, CancelToken] = {}
        self._answered.connect(self._deliver)

    @property
    def is_idle(self) -> bool:
        """Whether every request was answered or cancelled."""
        return not self._waiting

    def request(self, path: Path, longest: int, *, urgent: bool = False) -> int:
        """Ask for a file with its longer side at most `longest` pixels; gives the ticket of the answer.

        Urgent requests go before the others that wait.
        """
        ticket = next(self._tickets)
        token = self._waiting[ticket] = CancelToken()
        work = _Decode(ticket, path, longest, self._max_pixels, self.memory, token, self._answered.emit)
        self._pool.start(work, 1 if urgent else 0)
        return ticket

    def cancel(self, ticket: int) -> None:
        """Nobody waits for this answer any more: it will not come."""
        if (token := self._waiting.pop(ticket, None)) is not None:
            token.cancel()

    def stop(self) -> None:
        """Cancel every request and wait for the one in hand."""
        for ticket in list(self._waiting):
            self.cancel(ticket)
        self._pool.clear()
        self._pool.waitForDone()

    def _deliver(self, ticket: int, answer: object) -> None:
        if self._waiting.pop(ticket, None) is None:
            return
        if isinstance(answer, AppError):
            self.failed.emit(ticket, answer)
        elif isinstance(answer, Decoded):
            self.loaded.emit(ticket, answer)
        elif isinstance(answer, BaseException):
            raise answer


class _Decode(QRunnable):
    """Holds no QObject: a pool thread must never be the one that destroys it."""

    def __init__(
        self,
        ticket: int,
        path: Path,
        longest: int,
        max_pixels: int,
        memory: PictureMemory,
        token: CancelToken,
        answer: Answer,
    ) -> None:
        super().__init__()
        self._ticket = ticket
        self._path = path
        self._longest = longest
        self._max_pixels = max_pixels
        self._memory = memory
        self._token = token
        self._answer = answer

    def run(self) -> None:
        """Qt's entry of the pool thread."""
        if self._token.is_cancelled:
            return
        wanted = key(self._path, self._longest)
        answer: object = self._memory.get(wanted)
        if answer is None:
            try:
                answer = decode(self._path, self._longest, self._max_pixels)
                self._memory.put(wanted, answer)
            except Exception as error:  # noqa: BLE001 - the main thread tells or raises it
                answer = error
        if not self._token.is_cancelled:
            self._answer(self._ticket, answer)


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
