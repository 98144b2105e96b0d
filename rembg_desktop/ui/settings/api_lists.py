"""What the HTTP API may reach and who may call it: folders and web origins."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

_SCHEME: Final = re.compile(r"https?|[a-z]+-extension")
_HOST: Final = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?")
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def web_origin(text: str) -> str | None:
    """The origin that a text names, written as a browser's Origin header has it: `https://shop.example:8443`.

    None when it names none; a path, a query, a user or `*` would promise more than an origin can hold.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
        host = host.lower()
        if not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:  # UnicodeError among them
        return None
    if parts.path not in {"", "/"} or parts.query or parts.fragment or port == 0:
        return None
    if not _SCHEME.fullmatch(parts.scheme) or not _HOST.fullmatch(host):
        return None
    return f"{parts.scheme}://{host}" + ("" if port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f":{port}")


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


class FolderList(EntryList):
    """Folders, added with the system's chooser."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Allowed &folders"),
            self.tr("Programs can add photos from these folders by path, and save results there."),
        )
        self.choose = QPushButton(self.tr("Add folder…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.adding.addWidget(self.choose)
        self.adding.addWidget(self.remove)
        self.adding.addStretch(1)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Allow folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self.add(str(Path(path)))


class OriginList(EntryList):
    """Origins of web pages, typed and examined."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Allowed &web pages"),
            self.tr("Web pages from these origins can use the API from a browser. They still need the token."),
        )
        self.line = _EnterLine()
        self.line.setAccessibleName(self.tr("Origin of a web page"))
        self.line.setPlaceholderText("https://shop.example")
        self.line.setClearButtonEnabled(True)
        self.insert = QPushButton(self.tr("Add"))
        self.insert.setAccessibleName(self.tr("Add origin"))
        self.insert.setAutoDefault(False)
        self.insert.setEnabled(False)
        self.adding.addWidget(self.line, 1)
        self.adding.addWidget(self.insert)
        self.adding.addWidget(self.remove)
        self.line.textChanged.connect(self._on_text)
        self.line.editingFinished.connect(self.take_typed)
        self.insert.clicked.connect(self.take_typed)

    def take_typed(self) -> None:
        """Add what stands in the line, if it is an origin; otherwise say what one looks like."""
        text = self.line.text().strip()
        if not text:
            return
        if (origin := web_origin(text)) is None:
            self.set_error(
                self.tr("Enter an origin without a path, such as https://shop.example or http://localhost:8080.")
            )
            return
        self.line.clear()
        self.add(origin)

    def _on_text(self, text: str) -> None:
        self.insert.setEnabled(bool(text.strip()))
        self.set_error("")


class _EnterLine(QLineEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, and does not press the dialog's OK."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


def text_button(title: str, role: str = "") -> QPushButton:
    """A button that Return in a line beside it does not press."""
    button = QPushButton(title)
    button.setAutoDefault(False)
    button.setProperty("role", role)
    return button


def number_box(most: int, suffix: str = "") -> QSpinBox:
    """A field for a whole number, 1 to `most`."""
    box = QSpinBox()
    box.setRange(1, most)
    box.setSuffix(suffix)
    box.setGroupSeparatorShown(True)
    return box
