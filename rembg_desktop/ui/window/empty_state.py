"""What an empty queue shows: a large place to drop photos on, and the other ways to add them."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rembg_desktop.ui.icons import pixmap, set_icon
from rembg_desktop.ui.theme import colors_of


class EmptyState(QWidget):
    """The drop area; drops themselves are taken by the window.

    Signals:
        images_wanted, folder_wanted, sample_wanted: a button was pressed.
    """

    images_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, *, sample: bool, parent: QWidget | None = None) -> None:
        """`sample` tells whether there are photos to try with."""
        super().__init__(parent)
        self.setObjectName("emptyState")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(40, 40, 40, 40)
        outer.setSpacing(0)
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        heading = QLabel(self.tr("Drop photos or folders here"), self)
        heading.setProperty("role", "title")
        detail = QLabel(
            self.tr(
                "The background is removed on this computer. Nothing is uploaded, and your originals are "
                "never changed."
            ),
            self,
        )
        detail.setProperty("role", "muted")
        self.images = QPushButton(" " + self.tr("Choose images…"), self)
        self.images.setObjectName("chooseImages")
        self.images.setProperty("role", "primary")
        set_icon(self.images, "add-images", "on_button")
        self.folder = QPushButton(" " + self.tr("Choose folder…"), self)
        self.folder.setObjectName("chooseFolder")
        set_icon(self.folder, "add-folder")
        self.sample = QPushButton(self.tr("Try it with sample photos"), self)
        self.sample.setObjectName("trySample")
        self.sample.setProperty("role", "link")
        self.sample.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sample.setVisible(sample)
        for label in (heading, detail):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.images)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        outer.addStretch(3)
        outer.addWidget(self._picture)
        outer.addSpacing(18)
        outer.addWidget(heading)
        outer.addSpacing(8)
        outer.addWidget(detail)
        outer.addSpacing(24)
        outer.addLayout(buttons)
        outer.addSpacing(12)
        outer.addWidget(self.sample, alignment=Qt.AlignmentFlag.AlignCenter)
        outer.addStretch(4)
        self._draw_picture()
        self.images.clicked.connect(self.images_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.sample.clicked.connect(self.sample_wanted)

    def changeEvent(self, event: QEvent) -> None:
        """The picture follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_picture()

    def _draw_picture(self) -> None:
        accent = colors_of(self.palette()).accent
        self._picture.setPixmap(pixmap("drop", accent, 56, self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame around everything."""
        super().paintEvent(event)
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colors.strong_border), 1.6)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(colors.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), 16, 16)
        painter.end()
