"""The HTTP API in the settings: its token, how a program sends it, and the last requests."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home, TokenFile
from rembg_desktop.ui.local_api import ApiWatcher
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import Field

if TYPE_CHECKING:
    from rembg_desktop.api.guard import SeenRequest


_LOOK_MS = 500
_LINES = 7
_Index = QModelIndex | QPersistentModelIndex


class RequestsModel(QAbstractTableModel):
    """Time, method, path and status; the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._requests: list[SeenRequest] = []
        self._titles = (self.tr("Time"), self.tr("Method"), self.tr("Path"), self.tr("Status"))

    def show_requests(self, requests: "list[SeenRequest]") -> None:
        """Take new ones in, so that what is selected stays so."""
        known = self._requests[0] if self._requests else None
        new = next((place for place, request in enumerate(requests) if request is known), len(requests))
        if new:
            self.beginInsertRows(QModelIndex(), 0, new - 1)
            self._requests[:0] = requests[:new]
            self.endInsertRows()
        if len(self._requests) > len(requests):
            self.beginRemoveRows(QModelIndex(), len(requests), len(self._requests) - 1)
            del self._requests[len(requests) :]
            self.endRemoveRows()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Number of requests."""
        return 0 if parent.isValid() else len(self._requests)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Texts, and the whole path as a tooltip."""
        request = self._requests[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(request, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return request.path if index.column() == 2 else None
        return None

    def _text(self, request: "SeenRequest", column: int) -> str:
        if column == 0:
            return request.at.astimezone().strftime("%H:%M:%S")
        return (request.method, request.path, str(request.status))[column - 1]


class RequestsTable(QWidget):
    """Looks for new requests while it is on the screen."""

    def __init__(self, api: ApiWatcher | None) -> None:
        super().__init__()
        self._api = api
        self.model = RequestsModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Recent requests"))
        self.table.setProperty("role", "boxed")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        line = self.table.fontMetrics().height() + 8
        self.table.verticalHeader().setDefaultSectionSize(line)
        self.table.setFixedHeight(line * _LINES + header.sizeHint().height() + 4)
        self.empty = QLabel(self.tr("No requests yet."))
        self.empty.setProperty("role", "muted")
        label = QLabel(self.tr("Recent re&quests"))
        label.setProperty("role", "heading")
        label.setBuddy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (label, self.empty, self.table):
            column.addWidget(widget)
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._look)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self._look()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def _look(self) -> None:
        if self._api:
            self.model.show_requests(self._api.requests())
        has_some = self.model.rowCount() > 0
        self.table.setVisible(has_some)
        self.empty.setVisible(not has_some)


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
        self.line = QLineEdit(_DOTS)
        self.line.setReadOnly(True)
        self.show_button = QPushButton()
        self.show_button.setCheckable(True)
        self.show_button.setAutoDefault(False)
        self.copy = CopyButton(self.tr("Token"), self._token)
        self.renew = QPushButton(self.tr("&Renew…"))
        self.renew.setAccessibleName(self.tr("Renew the token"))
        self.renew.setAutoDefault(False)
        editor = _stacked(self.line, self.show_button, self.copy, self.renew)
        hint = self.tr("Programs send it as “Authorization: Bearer TOKEN”. Keep it secret, like a password.")
        self.field = Field(self.tr("&Token"), editor, buddy=self.line, hint=hint)
        self.example = QPlainTextEdit()
        self.example.setReadOnly(True)
        self.example.setTabChangesFocus(True)
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
