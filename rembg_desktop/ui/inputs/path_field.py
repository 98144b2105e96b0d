"""A path that can be typed or chosen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from rembg_desktop.paths import full_path


class PathField(QWidget):
    """A line with a path and a button that opens the system's chooser without blocking the window."""

    edited = Signal()

    def __init__(self, name: str, *, folder: bool, filters: str = "") -> None:
        """`name` is the chooser's title and what screen readers call the line; `filters` as in QFileDialog."""
        super().__init__()
        self._name = name
        self._folder = folder
        self._filters = filters
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("No folder chosen") if folder else self.tr("No file chosen"))
        self.button = QPushButton(self.tr("Choose…"))
        self.button.setAccessibleName(self.tr("Choose: %1").replace("%1", name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_text)
        self.button.clicked.connect(self.choose)

    def text(self) -> str:
        """The path as it stands in the line, without spaces around it."""
        return self.line.text().strip()

    def path(self) -> Path | None:
        """The path; None when the line is empty."""
        return full_path(self.text()) if self.text() else None

    def set_text(self, text: str) -> None:
        """Show a path."""
        self.line.setText(text)

    def choose(self) -> None:
        """Open the chooser at the present path."""
        dialog = QFileDialog(self, self._name, self._start(), self._filters)
        dialog.setFileMode(QFileDialog.FileMode.Directory if self._folder else QFileDialog.FileMode.ExistingFile)
        if self._folder:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self) -> str:
        path = self.path()
        if path is None:
            return str(Path.home())
        return str(path if self._folder else path.parent)

    def _on_text(self, text: str) -> None:
        self.line.setToolTip(text)
        self.edited.emit()
