"""The token of the HTTP API: hidden until it is asked for; copied, renewed; and how a program sends it."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.api.token import TokenFile
from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home
from rembg_desktop.ui.inputs import Field
from rembg_desktop.ui.text import error_text

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
