"""Help in the window: keyboard shortcuts, and tips for the first steps."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.settings import Settings
from rembg_desktop.ui.widgets import refresh_icons, set_icon


class TipsBar(QFrame):
    """Shows itself as long as the settings want tips.

    Signals:
        dismissed: for good; whoever receives it sets `general.tips` to false and saves.
    """

    dismissed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tips")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Tips"))
        self._tips = (
            (
                self.tr("Drop photos or folders anywhere on this window."),
                self.tr("You can also drop images from a browser, or paste them from the clipboard."),
            ),
            (
                self.tr("Choose a preset in the side panel before you add photos."),
                self.tr("Each job keeps the options it was added with."),
            ),
            (
                self.tr("You can leave at any time: everything you add is saved."),
                self.tr("After a restart, or even a power failure, the queue continues where it stopped."),
            ),
            (
                self.tr("Fine hair or tricky subjects? Try another model."),
                self.tr("Larger models are slower but more accurate. Download them once, then work offline."),
            ),
        )
        self._number = 0
        self._is_wanted = True
        self._is_in_place = True
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.text = QLabel()
        self.text.setProperty("role", "muted")
        for label in (self.title, self.text):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.next = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Stop showing tips"))
        self.close_button.setToolTip(self.tr("Stop showing tips"))
        set_icon(self.close_button, "close", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 8, 10)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.next)
        layout.addWidget(self.close_button)
        self.next.clicked.connect(self._on_next)
        self.close_button.clicked.connect(self._dismiss)
        self._show()
        self.apply(settings)
        refresh_icons(self)

    def apply(self, settings: Settings) -> None:
        """Show or hide the tips as the settings say."""
        if settings.general.tips and not self._is_wanted:
            self._number = 0
            self._show()
        self._is_wanted = settings.general.tips
        self.setVisible(self._is_wanted and self._is_in_place)

    def set_in_place(self, in_place: bool) -> None:
        """Hide the tips while something is shown that they are not about."""
        self._is_in_place = in_place
        self.setVisible(self._is_wanted and self._is_in_place)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons in the colors of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            refresh_icons(self)

    def _on_next(self) -> None:
        if self._number + 1 < len(self._tips):
            self._number += 1
            self._show()
        else:
            self._dismiss()

    def _dismiss(self) -> None:
        self._is_wanted = False
        self.hide()
        self.dismissed.emit()

    def _show(self) -> None:
        title, text = self._tips[self._number]
        self.title.setText(title)
        self.text.setText(text)
        position = self.tr("%1 of %2").replace("%1", str(self._number + 1))
        self.count.setText(position.replace("%2", str(len(self._tips))))
        last = self._number + 1 == len(self._tips)
        self.next.setText(self.tr("Got it") if last else self.tr("Next"))


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
