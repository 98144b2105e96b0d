"""A short list of texts from which entries are removed with a button or the Delete key."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_LINES = 3.4
"""How many entries are seen without scrolling; the fraction shows that there is more."""


class EntryList(QWidget):
    """The entries, a way to remove them, and below it whatever adds to them.

    Signals:
        edited: an entry came or went.
    """

    edited = Signal()

    def __init__(self, label: str, hint: str) -> None:
        super().__init__()
        self.label = QLabel(label)
        self.list = QListWidget()
        self.list.setAccessibleName(label.replace("&", ""))
        self.list.setAccessibleDescription(hint)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setProperty("role", "boxed")
        self.list.installEventFilter(self)
        self.label.setBuddy(self.list)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove from: %1").replace("%1", label.replace("&", "")))
        self.remove.setAutoDefault(False)
        self.adding = QHBoxLayout()
        self.adding.setSpacing(6)
        explanation = QLabel(hint)
        explanation.setProperty("role", "muted")
        explanation.setWordWrap(True)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.label, explanation, self.list):
            column.addWidget(widget)
        column.addLayout(self.adding)
        column.addWidget(self.error)
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.remove.clicked.connect(self._remove)
        self._on_selection()
        self._fit()

    def entries(self) -> list[str]:
        """What is in the list."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def set_entries(self, entries: Iterable[str]) -> None:
        """Show these."""
        self.list.clear()
        for entry in entries:
            self._append(entry)
        self._fit()

    def add(self, entry: str) -> None:
        """Add one, unless it is there already; it is the selected one then."""
        if entry in self.entries():
            self.list.setCurrentRow(self.entries().index(entry))
            return
        self._append(entry)
        self.list.setCurrentRow(self.list.count() - 1)
        self._fit()
        self.edited.emit()

    def set_error(self, text: str) -> None:
        """Say why something could not be added; empty takes it back."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete removes what is selected."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            self._remove()
            return True
        return super().eventFilter(watched, event)

    def _append(self, entry: str) -> None:
        self.list.addItem(entry)
        self.list.item(self.list.count() - 1).setToolTip(entry)

    def _remove(self) -> None:
        chosen = [self.list.row(item) for item in self.list.selectedItems()]
        for row in sorted(chosen, reverse=True):
            self.list.takeItem(row)
        if chosen:
            if self.list.count():
                self.list.setCurrentRow(min(chosen[0], self.list.count() - 1))
            self._fit()
            self.edited.emit()

    def _on_selection(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))

    def _fit(self) -> None:
        line = self.list.sizeHintForRow(0) if self.list.count() else self.list.fontMetrics().height() + 8
        lines = min(max(self.list.count(), 1), _LINES)
        self.list.setFixedHeight(round(line * lines) + 2 * self.list.frameWidth() + 6)
