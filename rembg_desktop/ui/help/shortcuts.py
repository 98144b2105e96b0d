"""All that a window can be told to do, with its keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)


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
