"""Who may call the HTTP API, and what it may reach: the token, web origins, folders."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home, TokenFile
from rembg_desktop.publish.stores import object_address
from rembg_desktop.ui.local_api import web_origin
from rembg_desktop.ui.settings.pages import EnterLine
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import Field, text_button

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
        self.remove = text_button(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove from: %1").replace("%1", label.replace("&", "")))
        self.adding = QHBoxLayout()
        self.adding.setSpacing(6)
        explanation = QLabel(hint, wordWrap=True)
        explanation.setProperty("role", "muted")
        self.error = QLabel(wordWrap=True)
        self.error.setProperty("role", "error")
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


class TypedList(EntryList):
    """Entries that are typed and examined."""

    def __init__(self, texts: Sequence[str], example: str, entry: Callable[[str], object]) -> None:
        """`texts` are label, hint, names of the line and its button, and what to enter if something is wrong."""
        label, hint, line, button, self._wanted = texts
        super().__init__(label, hint)
        self._entry = entry
        self.line = EnterLine(placeholderText=example, clearButtonEnabled=True)
        self.line.setAccessibleName(line)
        self.insert = text_button(self.tr("Add"))
        self.insert.setAccessibleName(button)
        self.insert.setEnabled(False)
        self.adding.addWidget(self.line, 1)
        self.adding.addWidget(self.insert)
        self.adding.addWidget(self.remove)
        self.line.textChanged.connect(self._on_text)
        self.line.editingFinished.connect(self.take_typed)
        self.insert.clicked.connect(self.take_typed)

    def take_typed(self) -> None:
        """Add what stands in the line, if it is one; otherwise say what one looks like."""
        if not (text := self.line.text().strip()):
            return
        if entry := self._entry(text):
            self.line.clear()
            self.add(str(entry))
        else:
            self.set_error(self._wanted)

    def _on_text(self, text: str) -> None:
        self.insert.setEnabled(bool(text.strip()))
        self.set_error("")


class FolderList(TypedList):
    """Folders, added with the system's chooser, and typed addresses in object stores."""

    def __init__(self) -> None:
        texts = (
            self.tr("Allowed &folders"),
            self.tr(
                "Programs can add photos from these folders by path, and save results there. "
                "Addresses such as s3://bucket/folder are used with your credentials."
            ),
            self.tr("Address in a store"),
            self.tr("Add address"),
            self.tr("Enter the address of a bucket or folder, such as s3://bucket/folder or gs://bucket."),
        )
        super().__init__(texts, "s3://bucket/folder", object_address)
        self.choose = text_button(self.tr("Add folder…"))
        self.choose.clicked.connect(self._choose)
        self.adding.insertWidget(2, self.choose)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Allow folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self.add(str(Path(path)))


class OriginList(TypedList):
    """Origins of web pages."""

    def __init__(self) -> None:
        texts = (
            self.tr("Allowed &web pages"),
            self.tr("Web pages from these origins can use the API from a browser. They still need the token."),
            self.tr("Origin of a web page"),
            self.tr("Add origin"),
            self.tr("Enter an origin without a path, such as https://shop.example or http://localhost:8080."),
        )
        super().__init__(texts, "https://shop.example", web_origin)


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


_DOTS = "•" * 32


class TokenSection(QWidget):
    """Reads the token only when it is shown or copied."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._file = TokenFile.of(home)
        self._port = 0
        self.line = QLineEdit(_DOTS, readOnly=True)
        self.show_button = QPushButton()
        self.show_button.setCheckable(True)
        self.show_button.setAutoDefault(False)
        self.copy = CopyButton(self.tr("Token"), self._token)
        self.renew = text_button(self.tr("&Renew…"))
        self.renew.setAccessibleName(self.tr("Renew the token"))
        editor = _stacked(self.line, self.show_button, self.copy, self.renew)
        hint = self.tr("Programs send it as “Authorization: Bearer TOKEN”. Keep it secret, like a password.")
        self.field = Field(self.tr("&Token"), editor, buddy=self.line, hint=hint)
        self.example = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.example.setAccessibleName(self.tr("Shell example"))
        self.example.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.example.setFixedHeight(self.example.fontMetrics().lineSpacing() * 4 + 18)
        self.copy_example = CopyButton(self.tr("Shell example"), self.example.toPlainText)
        editor = _stacked(self.example, self.copy_example)
        example_field = Field(self.tr("&Example"), editor, buddy=self.example)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.field)
        column.addWidget(example_field)
        self.show_button.toggled.connect(self._on_show)
        self.renew.clicked.connect(self._ask)
        self._on_show(False)

    def set_port(self, port: int) -> None:
        """Let the example call this port."""
        if port != self._port:
            self._port = port
            self.example.setPlainText(example(str(self._file.path), port))

    def hide_token(self) -> None:
        """Show dots again."""
        self.show_button.setChecked(False)

    def _on_show(self, shown: bool) -> None:
        self.show_button.setText(self.tr("Hide") if shown else self.tr("Show"))
        self.show_button.setAccessibleName(self.tr("Hide the token") if shown else self.tr("Show the token"))
        self.line.setText((self._token() if shown else "") or _DOTS)
        self.line.setCursorPosition(0)

    def _token(self) -> str:
        try:
            token = self._file.get()
        except AppError as error:
            self.field.set_error(error_text.full_text(error))
            return ""
        self.field.set_error("")
        return token

    def _ask(self) -> None:
        question = self.tr("Create a new token?")
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Renew the token"), question, parent=self)
        box.setInformativeText(
            self.tr("The current token stops working. You must enter the new one in every program that uses it.")
        )
        yes = box.addButton(self.tr("Renew"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda: self._renew() if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _renew(self) -> None:
        try:
            self._file.renew()
        except AppError as error:
            self.field.set_error(error_text.full_text(error))
            return
        self._on_show(self.show_button.isChecked())


def example(token_file: str, port: int) -> str:
    """A command for the system's shell that submits a photo; the token never shows in the list of processes."""
    form = f"-F images=@photo.jpg http://127.0.0.1:{port}/queue/submit"
    if sys.platform == "win32":
        quoted = token_file.replace("'", "''")
        return f"'Authorization: Bearer ' + (Get-Content '{quoted}') | curl.exe -H '@-' {form}"
    quoted = token_file.replace("'", "'\\''")
    return f"sed 's/^/Authorization: Bearer /' '{quoted}' | curl -H @- {form}"


def _stacked(editor: QWidget, *buttons: QWidget) -> QWidget:
    """An editor with its buttons below it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(editor)
    row = QHBoxLayout()
    row.setSpacing(6)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    return box
