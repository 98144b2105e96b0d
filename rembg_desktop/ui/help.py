"""Help in the window: version and licenses, and the keyboard shortcuts."""

import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import Any, Final

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop import __version__
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.widgets import application_icon

_NAMES: Final = (
    "PySide6-Essentials",
    "rembg",
    "onnxruntime",
    "Pillow",
    "pillow-heif",
    "numpy",
    "scipy",
    "isal",
    "peewee",
    "click",
    "rich",
    "requests",
    "platformdirs",
    "tomli-w",
    "filelock",
    "psutil",
    "natsort",
)

_UNNAMED: Final = {"peewee": "MIT"}
"""Licenses of libraries whose packages do not name them."""

_About = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Component:
    """A library.

    Attributes:
        license: as the project names it; empty if it does not.
        homepage: empty when unknown.
    """

    name: str
    version: str
    license: str
    homepage: str


def components() -> list[Component]:
    """Python and the libraries; reads many small files, so not in the main thread."""
    found = [Component("Python", platform.python_version(), "PSF-2.0", "https://www.python.org")]
    for name in _NAMES:
        try:
            about = metadata.metadata(name).json
        except metadata.PackageNotFoundError:
            if name == "PySide6-Essentials":
                found.append(Component("PySide6", pyside_version, "LGPL-3.0", "https://pyside.org"))
            continue
        found.append(Component(name, str(about["version"]), _license(name, about), _homepage(about)))
    return found


def versions() -> dict[str, str]:
    """Version by name of the library."""
    return {component.name: component.version for component in components()}


def _license(name: str, about: _About) -> str:
    if expression := about.get("license_expression"):
        return str(expression)
    if name in _UNNAMED:
        return _UNNAMED[name]
    given = str(about.get("license") or "").strip()
    if given and "\n" not in given and len(given) < 60:
        return given
    classifiers = [
        value.rsplit(" :: ", 1)[-1] for value in about.get("classifier") or [] if value.startswith("License :: ")
    ]
    return ", ".join(value for value in classifiers if value != "OSI Approved")


def _homepage(about: _About) -> str:
    if page := about.get("home_page"):
        return str(page)
    for value in about.get("project_url") or []:
        label, _, address = value.partition(",")
        if re.fullmatch(r"home-?page|source|repository|github|source code", label.strip(), re.IGNORECASE):
            return address.strip()
    return ""


class AboutDialog(QDialog):
    """Who made what, and under which license.

    Signals:
        loaded: the list of libraries is there.
        diagnostics_clicked: the user wants the diagnostics on the clipboard.
    """

    loaded = Signal()
    diagnostics_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Rembg Desktop"))
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(72, 72))
        title = QLabel("Rembg Desktop")
        title.setProperty("role", "title")
        self.version = QLabel(self.tr("Version %1").replace("%1", __version__))
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QLabel(
            self.tr("Removes the background from many photos, on your own computer. No photo is ever uploaded.")
        )
        text.setWordWrap(True)
        text.setProperty("role", "muted")
        note = QLabel(self.tr("Free software under the MIT license. Each model has its own license."))
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (title, self.version, text, note):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        heading = QLabel(self.tr("&Components"))
        heading.setProperty("role", "heading")
        self.table = _table([self.tr("Library"), self.tr("Version"), self.tr("License")])
        self.table.setAccessibleName(self.tr("Libraries"))
        heading.setBuddy(self.table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(self.tr("Copy &diagnostics"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.setToolTip(self.tr("Copies versions, settings and counts, but no file names."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(heading)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.resize(560, 520)
        buttons.rejected.connect(self.reject)
        self.copy.clicked.connect(self.diagnostics_clicked)
        self._work = TaskRunner("about", parent=self)
        self._work.run(components, self._fill)

    def done(self, result: int) -> None:
        """End the thread, which has only small files to read."""
        self._work.stop()
        super().done(result)

    def _fill(self, found: Sequence[Component]) -> None:
        self.table.setRowCount(len(found))
        for row, component in enumerate(found):
            for column, text in enumerate((component.name, component.version, component.license)):
                item = QTableWidgetItem(text)
                item.setToolTip(component.homepage or text)
                self.table.setItem(row, column, item)
        self.loaded.emit()


def _table(titles: list[str]) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(titles)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setStyleSheet("QTableView::item { padding: 0 5px; }")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    return table


@dataclass(frozen=True, slots=True)
class ShortcutEntry:
    """An action as the list shows it.

    Attributes:
        group: the menu it is in; empty for one that is in none.
        keys: in the system's notation, the main one first.
    """

    group: str
    name: str
    keys: tuple[str, ...]


def commands(window: QMainWindow) -> list[ShortcutEntry]:
    """Every action of a window in the order of its menus, then those that are in none; each once."""
    found: list[ShortcutEntry] = []
    seen: set[QAction] = set()
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            _collect(menu, _plain(top.text()), found, seen)
    for action in window.findChildren(QAction):
        if action not in seen and action.shortcuts() and action.text():
            seen.add(action)
            found.append(_command("", action))
    return found


class ShortcutsDialog(QDialog):
    """The commands of a window, grouped by menu, with a search line."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search for a command or key"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setStyleSheet("QTreeView::item { padding: 5px; }")
        self.tree.setIndentation(14)
        self.tree.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.resize(520, 600)
        self._fill(commands(window))
        self.search.textChanged.connect(self._filter)
        buttons.rejected.connect(self.reject)

    def _fill(self, found: list[ShortcutEntry]) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for command in found:
            group = command.group or self.tr("Other")
            if group not in groups:
                groups[group] = QTreeWidgetItem(self.tree, [group])
                groups[group].setFirstColumnSpanned(True)
                font = self.tree.font()
                font.setWeight(font.Weight.DemiBold)
                groups[group].setFont(0, font)
                groups[group].setFlags(Qt.ItemFlag.ItemIsEnabled)
            QTreeWidgetItem(groups[group], [command.name, "  ".join(command.keys)])
        self.tree.expandAll()

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            if group is None:
                continue
            shown = 0
            for row in range(group.childCount()):
                item = group.child(row)
                if item is None:
                    continue
                fits = wanted in f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not fits)
                shown += fits
            group.setHidden(shown == 0)


def _collect(menu: QMenu, group: str, found: list[ShortcutEntry], seen: set[QAction]) -> None:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            _collect(below, group, found, seen)
        elif not action.isSeparator() and action not in seen and action.text():
            seen.add(action)
            found.append(_command(group, action))


def _command(group: str, action: QAction) -> ShortcutEntry:
    native = QKeySequence.SequenceFormat.NativeText
    keys = tuple(keys.toString(native) for keys in action.shortcuts() if not keys.isEmpty())
    return ShortcutEntry(group, _plain(action.text()), keys)


def _plain(text: str) -> str:
    """A text without mnemonic and ellipsis."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
