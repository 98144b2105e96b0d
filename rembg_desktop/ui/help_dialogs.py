"""The page of shortcuts, and About."""

import platform
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop import __version__
from rembg_desktop.ui.actions import Actions
from rembg_desktop.ui.icons import application_icon

_PARTS = (
    ("rembg", "MIT"),
    ("onnxruntime", "MIT"),
    ("PySide6-Essentials", "LGPL-3.0"),
    ("pillow", "MIT-CMU"),
    ("numpy", "BSD-3-Clause"),
    ("peewee", "MIT"),
    ("isal", "PSF-2.0"),
)


class ShortcutsDialog(QDialog):
    """Every action that has keys, in the order of the menus."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutsDialog")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(7)
        row = 0
        for title, names in actions.menus():
            heading = QLabel(title.replace("&", ""), page)
            heading.setProperty("role", "heading")
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
            for name in names:
                if name != "-" and (keys := actions[name].shortcuts()):
                    row = _add(grid, row, actions[name].text().replace("…", ""), keys)
        for text, keys in (
            (self.tr("Open the selected row"), ["Return"]),
            (self.tr("Show or hide the images of a job"), ["Right", "Left"]),
            (self.tr("Select more rows"), ["Shift+Down", "Ctrl+Space"]),
            (self.tr("Menu of the selected row"), ["Shift+F10"]),
        ):
            row = _add(grid, row, text, [QKeySequence(key) for key in keys])
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 12)
        column.addWidget(area)
        column.addWidget(buttons)
        em = self.fontMetrics().horizontalAdvance("m")
        self.resize(em * 36, em * 46)


def _add(grid: QGridLayout, row: int, text: str, keys: list[QKeySequence]) -> int:
    shown = "   ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    name, combination = QLabel(text), QLabel(shown)
    combination.setProperty("role", "muted")
    grid.addWidget(name, row, 0)
    grid.addWidget(combination, row, 1)
    return row + 1


class AboutDialog(QDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("About Rembg Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(application_icon().pixmap(72, 72))
        name = QLabel("Rembg Desktop", self, alignment=Qt.AlignmentFlag.AlignCenter)
        name.setProperty("role", "title")
        version = QLabel(
            self.tr("Version %1").replace("%1", __version__), self, alignment=Qt.AlignmentFlag.AlignCenter
        )
        version.setProperty("role", "muted")
        text = QLabel(
            self.tr("Removes the background of many photos at once, on this computer. MIT licence."), self
        )
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts = QLabel("\n".join(f"{part} {_version(part)} · {licence}" for part, licence in _PARTS), self)
        parts.setProperty("role", "muted")
        parts.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 26, 32, 18)
        column.setSpacing(10)
        for widget in (picture, name, version, text, parts, buttons):
            column.addWidget(widget)


def diagnostics() -> str:
    """Versions and system for a report of a bug; no file names."""
    lines = [
        f"Rembg Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    return "\n".join(lines + [f"{part} {_version(part)}" for part, _ in _PARTS])


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "?"
