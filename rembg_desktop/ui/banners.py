"""Lines above the queue: what has happened, tips for the first steps; and what covers the window during a drag."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.settings import Settings
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


class TipsBar(QFrame):
    """Shows itself as long as the settings want tips.

    Signals:
        dismissed: for good; whoever receives it sets `general.tips` to false and saves.
    """

    dismissed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tips")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Tips"))
        self._tips = (
            (
                self.tr("Drop photos or folders anywhere on this window."),
                self.tr("You can also drop images from a browser, or paste them from the clipboard."),
            ),
            (
                self.tr("Choose a preset in the side panel before you add photos."),
                self.tr("Each job keeps the options it was added with."),
            ),
            (
                self.tr("You can leave at any time: everything you add is saved."),
                self.tr("After a restart, or even a power failure, the queue continues where it stopped."),
            ),
            (
                self.tr("Fine hair or tricky subjects? Try another model."),
                self.tr("Larger models are slower but more accurate. Download them once, then work offline."),
            ),
        )
        self._number = 0
        self._is_wanted = True
        self._is_in_place = True
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.text = QLabel()
        self.text.setProperty("role", "muted")
        for label in (self.title, self.text):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.next = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Stop showing tips"))
        self.close_button.setToolTip(self.tr("Stop showing tips"))
        set_icon(self.close_button, "close", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 8, 10)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.next)
        layout.addWidget(self.close_button)
        self.next.clicked.connect(self._on_next)
        self.close_button.clicked.connect(self._dismiss)
        self._show()
        self.apply(settings)
        refresh_icons(self)

    def apply(self, settings: Settings) -> None:
        """Show or hide the tips as the settings say."""
        if settings.general.tips and not self._is_wanted:
            self._number = 0
            self._show()
        self._is_wanted = settings.general.tips
        self.setVisible(self._is_wanted and self._is_in_place)

    def set_in_place(self, in_place: bool) -> None:
        """Hide the tips while something is shown that they are not about."""
        self._is_in_place = in_place
        self.setVisible(self._is_wanted and self._is_in_place)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons in the colors of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            refresh_icons(self)

    def _on_next(self) -> None:
        if self._number + 1 < len(self._tips):
            self._number += 1
            self._show()
        else:
            self._dismiss()

    def _dismiss(self) -> None:
        self._is_wanted = False
        self.hide()
        self.dismissed.emit()

    def _show(self) -> None:
        title, text = self._tips[self._number]
        self.title.setText(title)
        self.text.setText(text)
        position = self.tr("%1 of %2").replace("%1", str(self._number + 1))
        self.count.setText(position.replace("%2", str(len(self._tips))))
        last = self._number + 1 == len(self._tips)
        self.next.setText(self.tr("Got it") if last else self.tr("Next"))


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
