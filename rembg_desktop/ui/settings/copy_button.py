"""A button that copies a text and says so."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

_SAID_MS = 1500


class CopyButton(QPushButton):
    """Puts what `text` gives on the clipboard; nothing when that is empty."""

    def __init__(self, name: str, text: Callable[[], str]) -> None:
        """`name` says to screen readers what is copied."""
        super().__init__(self.tr("Copy"))
        self._text = text
        self._title = self.text()
        self.setAutoDefault(False)
        self.setAccessibleName(self.tr("Copy: %1").replace("%1", name))
        self._back = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._back.timeout.connect(lambda: self.setText(self._title))
        said = self.tr("Copied")
        width = max(self.fontMetrics().horizontalAdvance(word) for word in (said, self._title))
        self.setMinimumWidth(width + 34)
        self.clicked.connect(lambda: self._copy(said))

    def _copy(self, said: str) -> None:
        if text := self._text():
            QGuiApplication.clipboard().setText(text)
            self.setText(said)
            self._back.start()
