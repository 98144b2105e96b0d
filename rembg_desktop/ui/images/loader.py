"""Loads pictures outside the main thread. Canceled requests are not loaded."""

from collections import OrderedDict
from collections.abc import Container
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.executor.limits import MemoryBudget, return_freed_memory, trim_heap
from rembg_desktop.ui.images.decoding import (
    MOST_PIXELS,
    Decoded,
    Key,
    PictureMemory,
    decode,
    display_budget,
    key,
    may_pass,
)
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text.error_text import in_store_error

BUDGET: Final = 96 * 1024 * 1024
"""Bytes of decoded pictures in the cache: about ten pairs that fit the view, or one pair at full size."""
FORGET_MS: Final = 60_000
"""Decoded pictures are removed from the cache after this time without a new one."""

_LARGE: Final = 4_000_000
"""Pixels of a file after which freed memory is returned; that takes some milliseconds."""


class ImageLoader(QObject):
    """Decodes files in its own threads and reports in the main thread.

    Signals:
        loaded: ticket and Decoded.
        failed: ticket and AppError.
    """

    loaded = Signal(int, object)
    failed = Signal(int, object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        budget: int = BUDGET,
        threads: int = 2,
        max_pixels: int = MOST_PIXELS,
        memory: MemoryBudget | None = None,
        forget_ms: int = FORGET_MS,
    ) -> None:
        """Create a loader.

        Args:
            parent: Qt's.
            budget: bytes of decoded pictures that are kept.
            threads: pictures that are decoded at the same time.
            max_pixels: larger files are refused.
            memory: limits what is decoded at the same time, together with other loaders.
            forget_ms: milliseconds after the last picture until all are forgotten.
        """
        super().__init__(parent)
        self._decoding = memory or display_budget()
        self._tokens: dict[int, CancelToken] = {}
        self.memory = PictureMemory(budget)
        self._decoders: dict[Key, Lock] = {}
        self._decoders_lock = Lock()
        self._max_pixels = max_pixels
        self._runner = TaskRunner("pictures", parent=self, threads=threads)
        self._forget = QTimer(self, singleShot=True, interval=forget_ms)
        self._forget.timeout.connect(lambda: self._runner.run(self._release))

    @property
    def is_idle(self) -> bool:
        """Whether no request is open."""
        return self._runner.is_idle

    def request(self, path: Path, longest: int, *, urgent: bool = False) -> int:
        """Request a file with its longer side at most `longest` pixels; returns the number of the request.

        Urgent requests go before the others that wait.
        """

        def loaded(picture: Decoded) -> None:
            del self._tokens[ticket]
            self._forget.start()
            self.loaded.emit(ticket, picture)

        def failed(error: AppError) -> None:
            del self._tokens[ticket]
            self.failed.emit(ticket, error)

        token = CancelToken()
        ticket = self._runner.run(lambda: self._load(path, longest, token), loaded, failed, urgent=urgent)
        self._tokens[ticket] = token
        return ticket

    def at_hand(self, path: Path, longest: int) -> Decoded | None:
        """A picture that is in the cache. The file is not looked at: a request tells whether it has changed."""
        return self.memory.latest(path, longest)

    def cancel(self, ticket: int) -> None:
        """Cancel a request: it will not be reported."""
        if (token := self._tokens.pop(ticket, None)) is not None:
            self._runner.drop(ticket)
            token.cancel()

    def stop(self) -> None:
        """Cancel all requests and wait for those that are being decoded."""
        for ticket in list(self._tokens):
            self.cancel(ticket)
        self._forget.stop()
        self._runner.stop()

    def _release(self) -> None:
        self.memory.clear()
        return_freed_memory()

    def _load(self, path: Path, longest: int, token: CancelToken) -> Decoded:
        if (error := in_store_error(path)) is not None:
            raise error
        wanted = key(path, longest)
        # A second request for what is being decoded waits for it.
        with self._decoders_lock:
            decoder = self._decoders.setdefault(wanted, Lock())
        with decoder:
            try:
                picture = self.memory.get(wanted)
                if picture is None:
                    picture = decode(path, longest, self._max_pixels, self._decoding, token)
                    self.memory.put(wanted, picture)
                    if picture.width * picture.height > _LARGE:
                        trim_heap()  # glibc would keep several times what the pictures need
            finally:
                with self._decoders_lock:
                    self._decoders.pop(wanted, None)
        return picture


_KEPT: Final = 800
_RETRY_SECONDS: Final = 20.0
"""A picture that could not be read for a temporary reason is requested again after this time."""
_MOST_WAITING: Final = 200
"""More requests remove the oldest ones, so that only visible rows are loaded after long scrolling."""


class ThumbnailCache(QObject):
    """Returns thumbnails from memory, and loads the others. Files that cannot be decoded are remembered.

    Signals:
        ready: path of a picture that has come (or that cannot be shown).
    """

    ready = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        kept: int = _KEPT,
        retry_seconds: float = _RETRY_SECONDS,
        memory: MemoryBudget | None = None,
        budget: int | None = None,
        threads: int = 1,
    ) -> None:
        """Create a cache.

        Args:
            parent: Qt's.
            kept: number of pictures that are kept.
            retry_seconds: when a picture that could not be read for a temporary reason is requested again.
            memory: limits what is decoded at the same time, together with other loaders.
            budget: bytes of pictures that are kept; None if only their number counts.
            threads: pictures that are decoded at the same time.
        """
        super().__init__(parent)
        self._kept = kept
        self._budget = budget
        self.bytes = 0
        self._retry_seconds = retry_seconds
        self._failed_at: dict[tuple[Path, int], float] = {}
        self._loader = ImageLoader(self, budget=0, threads=threads, memory=memory)
        self._loader.loaded.connect(self._keep)
        self._loader.failed.connect(self._keep_nothing)
        self._pictures: OrderedDict[tuple[Path, int], QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[tuple[Path, int], int] = OrderedDict()
        self._wanted: dict[int, tuple[Path, int]] = {}

    def thumbnail(self, path: Path, size: int) -> QPixmap | None:
        """The picture, its longer side at most `size` physical pixels; None if it is not loaded."""
        wanted = (path, size)
        if self._is_known(wanted):
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
        """Whether thumbnail() would request nothing: the picture is loaded, requested, or cannot be shown."""
        wanted = (path, size)
        return wanted in self._waiting or self._is_known(wanted)

    def at_hand(self, path: Path, size: int) -> QPixmap | None:
        """The picture if it is loaded; requests nothing."""
        if (found := self._pictures.get((path, size))) is not None:
            self._pictures.move_to_end((path, size))
        return found

    def has_failed(self, path: Path, size: int) -> bool:
        """Whether the picture cannot be shown."""
        return (path, size) in self._pictures and self._pictures[path, size] is None

    def cancel_others(self, paths: Container[Path]) -> None:
        """Cancel the requests for all other files."""
        for wanted in [wanted for wanted in self._waiting if wanted[0] not in paths]:
            ticket = self._waiting.pop(wanted)
            self._wanted.pop(ticket)
            self._loader.cancel(ticket)

    def _is_known(self, wanted: tuple[Path, int]) -> bool:
        failed_at = self._failed_at.get(wanted)
        if failed_at is not None and monotonic() - failed_at >= self._retry_seconds:
            return False
        return wanted in self._pictures

    def forget(self, path: Path) -> None:
        """The file has changed: load it again when it is requested."""
        for known in [known for known in self._pictures if known[0] == path]:
            self.bytes -= _bytes(self._pictures.pop(known))

    def stop(self) -> None:
        """Cancel all requests and end the thread."""
        self._loader.stop()

    def _keep_nothing(self, ticket: int, error: AppError) -> None:
        wanted = self._wanted[ticket]
        self._keep(ticket, None)
        if may_pass(error):
            self._failed_at[wanted] = monotonic()

    def _keep(self, ticket: int, picture: Decoded | None) -> None:
        wanted = self._wanted.pop(ticket)
        self._waiting.pop(wanted)
        self._failed_at.pop(wanted, None)
        image = picture.image if picture else QImage()
        self.bytes -= _bytes(self._pictures.pop(wanted, None))
        self._pictures[wanted] = made = None if image.isNull() else QPixmap.fromImage(image)
        self.bytes += _bytes(made)
        while len(self._pictures) > self._kept or (self._budget is not None and self.bytes > self._budget):
            dropped, old = self._pictures.popitem(last=False)
            self.bytes -= _bytes(old)
            self._failed_at.pop(dropped, None)
        self.ready.emit(wanted[0])


def _bytes(picture: QPixmap | None) -> int:
    return picture.width() * picture.height() * 4 if picture is not None else 0
