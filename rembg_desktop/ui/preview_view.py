"""A small picture of what the options make of the selected photo."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rembg_desktop.ui.inspector import painting
from rembg_desktop.ui.inspector.ground import Ground
from rembg_desktop.ui.preview import PreviewController
from rembg_desktop.ui.theme import colors_of


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
