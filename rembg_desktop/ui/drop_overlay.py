"""Laid over the window while files are dragged over it: how many images will be added, and where results go."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rembg_desktop.ui.icons import pixmap
from rembg_desktop.ui.theme import colors_of


class DropOverlay(QWidget):
    """Covers its parent and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.headline = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.headline.setProperty("role", "title")
        self.target = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.target.setProperty("role", "muted")
        self.target.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(60, 60, 60, 60)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._picture)
        column.addWidget(self.headline)
        column.addWidget(self.target)
        column.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def say(self, headline: str, target: str) -> None:
        """Show it, or change what it says."""
        self.headline.setText(headline)
        self.target.setText(target)
        if not self.isVisible():
            self._picture.setPixmap(pixmap("drop", colors_of(self.palette()).accent, 56, self.devicePixelRatioF()))
            self.setGeometry(self._covered.rect())
            self.show()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the parent's size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._covered.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A veil and a frame in the accent colour."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colors.base)
        veil.setAlpha(238)
        painter.fillRect(self.rect(), veil)
        # Nothing shines through behind the words.
        said = self._picture.geometry() | self.headline.geometry() | self.target.geometry()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.base))
        painter.drawRect(said)
        painter.setPen(QPen(QColor(colors.accent), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 14, 14)
        painter.end()
