"""Live preview: what options would make of a photo, while they are being changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from rembg_desktop.concurrency import CancelToken, Lazy
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text

if TYPE_CHECKING:
    from pathlib import Path

    from rembg_desktop.executor.capacity import MemoryBudget
    from rembg_desktop.options import RemovalOptions
    from rembg_desktop.ui.preview.renderer import PreviewPictures, RemoverFactory


@dataclass(frozen=True, slots=True)
class _Request:
    path: Path
    options: RemovalOptions
    cancel: CancelToken = field(default_factory=CancelToken, compare=False)
    mask_cancel: CancelToken = field(default_factory=CancelToken, compare=False)

    def shares_mask_with(self, other: _Request) -> bool:
        """Whether the mask of one serves the other."""
        return self.path == other.path and self.options.model == other.options.model


class PreviewController(QObject):
    """Renders in a thread of its own; of many requests the latest wins.

    A request that differs only in what comes after the mask lets the model finish and uses its mask.

    Signals:
        ready: the preview of the latest request (RGB32, or premultiplied with transparency).
        failed: a sentence, why there is none.
        busy_changed: whether a preview is being made.
    """

    ready = Signal(QImage)
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(
        self,
        remover_factory: RemoverFactory,
        parent: QObject | None = None,
        *,
        memory: MemoryBudget | None = None,
    ) -> None:
        """Create a controller.

        Args:
            remover_factory: gives the Remover of a model; it is called in the preview's thread.
            parent: Qt's.
            memory: limits what is decoded at the same time.
        """
        super().__init__(parent)
        self._pictures = Lazy(lambda: _pictures(remover_factory, memory))
        self._runner = TaskRunner("preview", parent=self)
        self._running: _Request | None = None
        self._next: _Request | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a preview is being made."""
        return self._running is not None

    def request(self, path: Path, options: RemovalOptions) -> None:
        """Make the preview of a photo with these options; an earlier request is forgotten."""
        wanted = _Request(path, options)
        if self._running is None:
            self._start(wanted)
            self.busy_changed.emit(True)
            return
        if wanted == self._running and not self._running.cancel.is_cancelled:
            self._next = None
            return
        self._next = wanted
        self._running.cancel.cancel()
        if not wanted.shares_mask_with(self._running):
            self._running.mask_cancel.cancel()

    def clear(self) -> None:
        """Forget every request; nothing more is told of them."""
        self._next = None
        if self._running is not None:
            self._running.cancel.cancel()
            self._running.mask_cancel.cancel()

    def stop(self) -> None:
        """Forget every request and wait for the thread."""
        self.clear()
        if self._runner.stop() and (pictures := self._pictures.peek()) is not None:
            pictures.close()

    def _start(self, request: _Request) -> None:
        self._running = request
        self._runner.run(
            lambda: self._pictures.get().render(
                request.path, request.options, request.cancel, request.mask_cancel
            ),
            lambda image: self._on_ended() and self.ready.emit(image),
            lambda error: self._on_ended() and self.failed.emit(error_text.sentence(error)),
            self._on_ended,
        )

    def _on_ended(self) -> bool:
        """Start the next request; gives whether the result of the ended one is still wanted."""
        running, self._running = self._running, None
        if self._next is not None:
            request, self._next = self._next, None
            self._start(request)
            return False
        self.busy_changed.emit(False)
        return running is not None and not running.cancel.is_cancelled


def _pictures(remover_factory: RemoverFactory, memory: MemoryBudget | None) -> PreviewPictures:
    """Imports the pipeline, which the window need not wait for."""
    from rembg_desktop.ui.preview.renderer import PreviewPictures

    return PreviewPictures(remover_factory, memory)
