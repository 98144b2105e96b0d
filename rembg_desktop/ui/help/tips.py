"""Tips for the first steps, one after the other, that can be dismissed for good."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.settings import Settings
from rembg_desktop.ui.icons import refresh_icons, set_icon


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
        if settings.general.tips and self.isHidden():
            self._number = 0
            self._show()
        self.setVisible(settings.general.tips)

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
