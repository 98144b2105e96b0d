"""The live preview: a small picture of what the options make of the selected photo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.executor.context import Lazy
from rembg_desktop.ui.inspector import painting
from rembg_desktop.ui.inspector.painting import Ground
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.theme import colors_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rembg_desktop.executor.limits import MemoryBudget
    from rembg_desktop.masks.kept import MaskStore
    from rembg_desktop.options import RemovalOptions
    from rembg_desktop.ui.options.panel import OptionsPanel
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
        kept_masks: Callable[[], MaskStore] | None = None,
    ) -> None:
        """Create a controller.

        Args:
            remover_factory: gives the Remover of a model; it is called in the preview's thread.
            parent: Qt's.
            memory: limits what is decoded at the same time.
            kept_masks: gives the masks of earlier runs; it is called in the preview's thread.
        """
        super().__init__(parent)
        self._pictures = Lazy(lambda: _pictures(remover_factory, memory, kept_masks))
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


def _pictures(
    remover_factory: RemoverFactory, memory: MemoryBudget | None, kept_masks: Callable[[], MaskStore] | None
) -> PreviewPictures:
    """Imports the pipeline, which the window need not wait for."""
    from rembg_desktop.ui.preview.renderer import PreviewPictures

    return PreviewPictures(remover_factory, memory, kept_masks() if kept_masks else None)


class PreviewView(QWidget):
    """Shows the latest preview of a controller; while the next one is made it stays."""

    def __init__(self, controller: PreviewController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._error = ""
        self._busy = False
        self.setAccessibleName(self.tr("Preview"))
        self.setMinimumHeight(120)
        controller.ready.connect(self._on_ready)
        controller.failed.connect(self._on_failed)
        controller.busy_changed.connect(self._on_busy)

    @property
    def image(self) -> QImage:
        """What is shown; null when nothing is."""
        return self._image

    @property
    def error(self) -> str:
        """Why nothing is shown."""
        return self._error

    def clear(self) -> None:
        """No photo is selected."""
        self._image, self._error = QImage(), ""
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(280, 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        room = QRectF(self.rect())
        painter.fillRect(room, QColor(colors.window))
        if not self._image.isNull() and not self._error:
            self._paint_image(painter, room.adjusted(8, 8, -8, -8), dark=colors.dark)
        else:
            text = self._error or ("" if self._busy else self.tr("Select a photo to see a preview."))
            painter.setPen(QColor(colors.error if self._error else colors.muted))
            inner = self.rect().adjusted(16, 12, -16, -12)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
        if self._busy:
            corner = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
            painting.draw_pill(painter, self.tr("Updating…"), room, corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colors.border), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_image(self, painter: QPainter, room: QRectF, *, dark: bool) -> None:
        ratio = self.devicePixelRatioF()
        share = min(room.width() / self._image.width(), room.height() / self._image.height(), 1 / ratio)
        target = QRectF(0, 0, self._image.width() * share, self._image.height() * share)
        target.moveCenter(room.center())
        target = QRectF(target.toAlignedRect())
        if self._image.hasAlphaChannel():
            Ground().paint(painter, target, dark=dark)
        painting.draw_picture(painter, self._image, target, target, ratio)

    def _on_ready(self, image: QImage) -> None:
        self._image, self._error = image, ""
        self.update()

    def _on_failed(self, sentence: str) -> None:
        self._error = sentence
        self.update()

    def _on_busy(self, busy: bool) -> None:
        self._busy = busy
        self.update()


_PATIENCE_MS: Final = 250
"""Options and selection may change further before a preview is made."""


class LivePreview(QObject):
    """Asks for previews while the options can be seen; without a selected photo there is no view."""

    def __init__(
        self,
        removers: RemoverFactory,
        options: OptionsPanel,
        source: Callable[[], Path | None],
        parent: QObject,
        memory: MemoryBudget | None = None,
        kept_masks: Callable[[], MaskStore] | None = None,
    ) -> None:
        """`removers` gives the Remover of a model; `source` tells which photo is selected."""
        super().__init__(parent)
        self._options = options
        self._source = source
        self._controller = PreviewController(removers, self, memory=memory, kept_masks=kept_masks)
        self.view = PreviewView(self._controller)
        self.view.hide()
        options.installEventFilter(self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._ask)
        options.changed.connect(self._patience.start)

    def refresh(self) -> None:
        """Another photo may be selected."""
        self._patience.start()

    def stop(self) -> None:
        """End the thread."""
        self._patience.stop()
        self._controller.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes back to the options wants to see them."""
        if watched is self._options and event.type() == QEvent.Type.Show:
            self._patience.start()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        source = self._source()
        self.view.setVisible(source is not None)
        if source is None:
            self._controller.clear()
            self.view.clear()
        if source is None or not self._options.isVisible():
            return
        try:
            options = self._options.options()
        except AppError:
            # The panel says at the field what is wrong; the last good preview stays.
            return
        self._controller.request(source, options)
