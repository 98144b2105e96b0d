"""A small picture of what the options make of the selected photo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rembg_desktop.errors import AppError
from rembg_desktop.ui.inspector import painting
from rembg_desktop.ui.inspector.painting import Ground
from rembg_desktop.ui.preview.controller import PreviewController
from rembg_desktop.ui.theme import colors_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rembg_desktop.executor.capacity import MemoryBudget
    from rembg_desktop.ui.options.panel import OptionsPanel
    from rembg_desktop.ui.preview.renderer import RemoverFactory


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
            painting.draw_pill(painter, self.tr("Updating …"), room, corner)
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
    ) -> None:
        """`removers` gives the Remover of a model; `source` tells which photo is selected."""
        super().__init__(parent)
        self._options = options
        self._source = source
        self._controller = PreviewController(removers, self, memory=memory)
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
