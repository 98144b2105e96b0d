"""What the HTTP API may reach and who may call it: folders and web origins."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from rembg_desktop.origins import web_origin
from rembg_desktop.ui.settings.entry_list import EntryList


class FolderList(EntryList):
    """Folders, added with the system's chooser."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Allowed &folders"),
            self.tr("Programs may name photos in these folders by their paths, and have results put there."),
        )
        self.choose = QPushButton(self.tr("Add folder…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self.adding.addWidget(self.choose)
        self.adding.addWidget(self.remove)
        self.adding.addStretch(1)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Allow a folder"), str(Path.home()))
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
            self.tr("Pages of these origins may call from a browser; every one of them still needs the token."),
        )
        self.line = _EnterLine()
        self.line.setAccessibleName(self.tr("Origin of a web page"))
        self.line.setPlaceholderText("https://shop.example")
        self.line.setClearButtonEnabled(True)
        self.insert = QPushButton(self.tr("Add"))
        self.insert.setAccessibleName(self.tr("Add the origin"))
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
                self.tr("An origin looks like https://shop.example or http://localhost:8080, without a path.")
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
