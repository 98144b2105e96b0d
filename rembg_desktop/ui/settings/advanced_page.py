"""Page: folders, the log, and back to the beginning."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QMessageBox, QPushButton

from rembg_desktop.logs import log_file
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.inputs import ElidedLabel
from rembg_desktop.ui.settings.pages import Page


class AdvancedPage(Page):
    """Where things lie; a way to open them and to start over.

    Signals:
        reset_requested: the user confirmed that all settings go back to their defaults.
    """

    reset_requested = Signal()

    def __init__(self, home: Home) -> None:
        super().__init__(self.tr("Advanced"), "advanced")
        heading = QLabel(self.tr("Folders"))
        heading.setProperty("role", "heading")
        self.column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.buttons: dict[str, QPushButton] = {}
        for row, (key, name, path) in enumerate(
            (
                ("home", self.tr("Queue and settings"), home.root),
                ("models", self.tr("Models"), home.models),
                ("log", self.tr("Log"), log_file(home)),
            )
        ):
            label = QLabel(name)
            place = ElidedLabel(str(path), Qt.TextElideMode.ElideMiddle)
            place.setProperty("role", "muted")
            button = QPushButton(self.tr("Open"))
            button.setAccessibleName(self.tr("Open: %1").replace("%1", name))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, path=path: _open(path))
            self.buttons[key] = button
            grid.addWidget(label, row, 0)
            grid.addWidget(place, row, 1)
            grid.addWidget(button, row, 2)
        self.column.addLayout(grid)
        heading = QLabel(self.tr("Start over"))
        heading.setProperty("role", "heading")
        self.column.addSpacing(8)
        self.column.addWidget(heading)
        text = QLabel(self.tr("Queue, presets, models and results stay as they are."))
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        self.column.addWidget(text)
        self.reset = QPushButton(self.tr("&Reset all settings…"))
        self.reset.setAutoDefault(False)
        self.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.reset.clicked.connect(self._ask)

    def show_settings(self, settings: Settings) -> None:
        """See Page; nothing here is a setting."""

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {}

    def _ask(self) -> None:
        question = self.tr("Put all settings back to what they were at first?")
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Reset settings"), question, parent=self)
        box.setInformativeText(self.tr("Nothing changes until you confirm the dialog with OK."))
        yes = box.addButton(self.tr("Reset"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda: self.reset_requested.emit() if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()


def _open(path: Path) -> None:
    folder = path if not path.suffix else path.parent
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.exists() else folder)))
