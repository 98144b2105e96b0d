"""A colour that can be typed or picked."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from rembg_desktop.ui.theme import colors_of


class ColorField(QWidget):
    """A line with `#rrggbb` and a button that shows the colour and opens the chooser."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setMaxLength(7)
        self.button = QPushButton(self.tr("Pick…"))
        self.button.setAccessibleName(self.tr("Pick: %1").replace("%1", name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text)
        self.button.clicked.connect(self.choose)

    def text(self) -> str:
        """The colour as typed."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show a colour."""
        self.line.setText(text)

    def choose(self) -> None:
        """Open the chooser at the present colour."""
        dialog = QColorDialog(
            QColor(self.text()) if QColor.isValidColorName(self.text()) else QColor("#ffffff"), self
        )
        dialog.setWindowTitle(self._name)
        dialog.colorSelected.connect(self._on_picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_picked(self, color: QColor) -> None:
        self.set_text(color.name())

    def _on_text(self, text: str) -> None:
        name = text.strip()
        if name.startswith("#") and QColor.isValidColorName(name):
            self.button.setIcon(self._swatch(QColor(name)))
        else:
            self.button.setIcon(QIcon())
        self.edited.emit()

    def _swatch(self, color: QColor) -> QIcon:
        made = QPixmap(32, 32)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors_of(self.palette()).strong_border), 2))
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(2, 2, 28, 28), 6, 6)
        painter.end()
        return QIcon(made)
