"""Lines above the queue that tell of something: a pause, a failure, a recovery, what can be undone."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.ui.theme import colors_of
from rembg_desktop.ui.widgets import pixmap, refresh_icons, set_icon

Kind = Literal["info", "success", "warning", "error"]
_ICONS = {"info": "info", "success": "status-completed", "warning": "warning", "error": "status-failed"}
_INKS = {"info": "accent", "success": "success", "warning": "warning", "error": "error"}


class Banner(QFrame):
    """One line: icon, sentence, buttons."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"banner-{name}")
        self._kind: Kind = "info"
        self._icon = QLabel(self)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setMaximumWidth(220)
        self.bar.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self.close_button = QToolButton(self)
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        self.close_button.setToolTip(self.tr("Dismiss"))
        set_icon(self.close_button, "close", "muted")
        self.close_button.clicked.connect(self.hide)
        # A click leaves the keys where they are: the button is gone soon.
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar, 1)
        row.addLayout(self._buttons)
        row.addWidget(self.close_button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        kind: Kind,
        text: str,
        actions: dict[str, Callable[[], object]] | None = None,
        *,
        closable: bool = True,
        seconds: int = 0,
        detail: str = "",
    ) -> None:
        """Show it; `seconds` takes it away again by itself, `detail` is its tooltip."""
        self._kind = kind
        self.label.setText(text)
        self.label.setToolTip(detail)
        self.setAccessibleName(text)
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.label
        for place, (title, act) in enumerate((actions or {}).items()):
            button = QPushButton(title, self)
            button.setObjectName(f"{self.objectName()}-action{place}")
            button.clicked.connect(_ignoring(act))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self.close_button)
        self.close_button.setVisible(closable)
        self.bar.hide()
        self._timer.stop()
        if seconds:
            self._timer.start(seconds * 1000)
        self._apply_colors()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Colors follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._apply_colors()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A rounded ground in the color of its kind."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colors_of(self.palette()), f"{self._kind}_ground")))
        painter.drawRoundedRect(self.rect(), 9, 9)
        painter.end()

    def _apply_colors(self) -> None:
        colors = colors_of(self.palette())
        ink = getattr(colors, _INKS[self._kind])
        self._icon.setPixmap(pixmap(_ICONS[self._kind], ink, 20, self.devicePixelRatioF()))
        refresh_icons(self)
        self.update()


class Banners(QWidget):
    """The banners by name, one below the other; an empty stack takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 0, 12, 0)
        self._column.setSpacing(6)
        self._known: dict[str, Banner] = {}

    def get(self, name: str) -> Banner:
        """The banner of that name, made when it is first asked for."""
        if name not in self._known:
            above = next(reversed(self._known.values()), None)
            banner = self._known[name] = Banner(name, self)
            self._column.addWidget(banner)
            if above is not None:
                QWidget.setTabOrder(above.close_button, banner.label)
                QWidget.setTabOrder(banner.label, banner.close_button)
        return self._known[name]


def _ignoring(act: Callable[[], object]) -> Callable[[bool], None]:
    def clicked(_checked: bool) -> None:
        act()

    return clicked


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
        """A veil and a frame in the accent color."""
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
