"""Export and import of presets and rule sets in the window: what goes into a file, and what an import changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.composition import check_options
from rembg_desktop.errors import AppError
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.rule_sets import RuleSets
from rembg_desktop.options.shared_items import SharedPresets, SharedRuleSets
from rembg_desktop.options.sharing import (
    Collection,
    ItemState,
    OnExisting,
    SharedItem,
    import_items,
    items_of,
    read_shared,
    write_shared,
)
from rembg_desktop.paths import Home
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.notice_text import is_not_stored, shared_sentence

_CHECKED: Final = Qt.CheckState.Checked


class SharedItemsDialog(QDialog):
    """A list of presets and rule sets with check boxes.

    Signals:
        confirmed: the checked entries, and the OnExisting for names that are taken.
    """

    confirmed = Signal(object, object)

    def __init__(self, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.list = QTreeWidget()
        self.list.setAccessibleName(title)
        self.list.setHeaderLabels([self.tr("Name"), self.tr("State")])
        self.list.setProperty("role", "boxed")
        self.list.setRootIsDecorated(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemChanged.connect(self._on_changed)
        self.notices = QLabel()
        self.notices.setProperty("role", "warning")
        self.notices.setWordWrap(True)
        self.notices.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.taken = QGroupBox(self.tr("If another one with this name exists"))
        self.keep = QRadioButton(self.tr("&Keep the existing one"))
        self.replace = QRadioButton(self.tr("&Replace it"))
        self.both = QRadioButton(self.tr("Keep &both"))
        self.keep.setChecked(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()

    def add(self, name: str, entry: object, state: str = "", *, usable: bool = True) -> None:
        """Add an entry; one that is not usable cannot be checked."""
        item = QTreeWidgetItem([name, state])
        item.setData(0, Qt.ItemDataRole.UserRole, entry)
        item.setToolTip(0, name)
        item.setToolTip(1, state)
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 12))  # the box needs room in each style
        item.setCheckState(0, _CHECKED if usable else Qt.CheckState.Unchecked)
        if not usable:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(item)

    def show_notices(self, notices: Sequence[str], *, taken: bool, states: bool) -> None:
        """Say what a person should know, and ask what becomes of names that are taken."""
        self.notices.setText("\n".join(notices))
        self.notices.setVisible(bool(notices))
        self.taken.setVisible(taken)
        self.list.setColumnHidden(1, not states)
        self._on_changed()

    def checked(self) -> list[Any]:
        """The checked entries."""
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [
            item.data(0, Qt.ItemDataRole.UserRole) for item in items if item and item.checkState(0) == _CHECKED
        ]

    def accept(self) -> None:
        """Give the checked entries on."""
        on_existing = OnExisting.KEEP
        if self.replace.isChecked():
            on_existing = OnExisting.REPLACE
        elif self.both.isChecked():
            on_existing = OnExisting.BOTH
        self.confirmed.emit(self.checked(), on_existing)
        super().accept()

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        column = QVBoxLayout(self.taken)
        for button in (self.keep, self.replace, self.both):
            group.addButton(button)
            column.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.list, 1)
        for widget in (self.notices, self.taken, self.buttons):
            layout.addWidget(widget)
        self.accept_button.setDefault(True)
        self.resize(520, 420)

    def _on_changed(self) -> None:
        self.accept_button.setEnabled(bool(self.checked()))


class PresetSharing(QObject):
    """Exports and imports with dialogs that do not block the window.

    Signals:
        imported: presets or rule sets were added or changed.
        failed: a sentence for the user.
    """

    imported = Signal()
    failed = Signal(str)

    def __init__(self, presets: Presets, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        home = Home(presets.path.parent)
        self._presets = SharedPresets(presets, lambda options: check_options(home, options))
        self._rules = SharedRuleSets(RuleSets.of(home), lambda options: check_options(home, options))
        self._own = presets.own
        self._announce = presets.announce

    def export(self) -> None:
        """Ask which presets and rule sets, then for the file."""
        dialog = self._dialog(self.tr("Export presets"), self.tr("&Export…"))
        try:
            entries = [(self._presets, name) for name in sorted(self._own(), key=str.casefold)]
            entries += [(self._rules, name) for name in self._rules.own()]
        except AppError as error:
            self.failed.emit(error_text.full_text(error))
            return
        if not entries:
            self.failed.emit(self.tr("There are no presets of your own to export."))
            return
        for collection, name in entries:
            kind = "" if collection is self._presets else self.tr("Rule set")
            dialog.add(name, (collection, name), kind)
        dialog.show_notices([], taken=False, states=any(each is self._rules for each, _ in entries))
        dialog.confirmed.connect(self._ask_where)
        dialog.open()

    def choose(self) -> None:
        """Ask for a file to import."""
        chooser = self._chooser(self.tr("Import presets"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.ask)
        chooser.open()

    def ask(self, path: str) -> None:
        """Show what a file contains, and import what is confirmed."""
        found: list[tuple[Collection, SharedItem]] = []
        try:
            sections = read_shared(Path(path))
            for collection in (self._presets, self._rules):
                found += [(collection, item) for item in items_of(collection, sections)]
        except AppError as error:
            self.failed.emit(error_text.full_text(error))
            return
        if not found:
            self.failed.emit(self.tr("The file contains no presets and no rule sets."))
            return
        dialog = self._dialog(self.tr("Import presets"), self.tr("&Import"))
        for collection, item in found:
            usable = item.state in (ItemState.NEW, ItemState.CONFLICT)
            dialog.add(item.name, (collection, item), state_text(item.state), usable=usable)
        notices = [shared_sentence(notice) for _, item in found for notice in item.notices]
        taken = any(item.state is ItemState.CONFLICT for _, item in found)
        dialog.show_notices(notices, taken=taken, states=True)
        dialog.confirmed.connect(self._on_confirmed)
        dialog.open()

    def _ask_where(self, entries: Sequence[tuple[Collection, str]], _on_existing: OnExisting) -> None:
        chooser = self._chooser(self.tr("Export presets"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("toml")
        chooser.selectFile("presets.toml")

        def on_selected(name: str) -> None:
            self.write(Path(name), entries)

        chooser.fileSelected.connect(on_selected)
        chooser.open()

    def write(self, path: Path, entries: Sequence[tuple[Collection, str]]) -> None:
        """Write presets and rule sets to a file, which the chooser asked about if it exists."""
        presets = [name for collection, name in entries if collection is self._presets]
        rules = [name for collection, name in entries if collection is self._rules]
        try:
            content = self._presets.content(presets)
            if rules:
                content |= self._rules.export(rules)
            write_shared(path, content, overwrite=True)
        except AppError as error:
            self.failed.emit(error_text.full_text(error))

    def _on_confirmed(self, entries: Sequence[tuple[Collection, SharedItem]], on_existing: OnExisting) -> None:
        notices: list[str] = []
        for collection in (self._presets, self._rules):
            done = import_items(collection, [item for each, item in entries if each is collection], on_existing)
            notices += [shared_sentence(notice) for notice in done.notices if is_not_stored(notice)]
        if any(collection is self._rules for collection, _ in entries):
            self._announce()
        self.imported.emit()
        if notices:
            self.failed.emit("\n".join(notices))

    def _dialog(self, title: str, verb: str) -> SharedItemsDialog:
        dialog = SharedItemsDialog(title, verb, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._window, title, str(Path.home()))
        chooser.setNameFilters([self.tr("Presets (%1)").replace("%1", "*.toml"), self.tr("All files (*)")])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser


def state_text(state: ItemState) -> str:
    """How an entry of a file compares with what is here."""
    return {
        ItemState.NEW: QCoreApplication.translate("PresetSharing", "New"),
        ItemState.SAME: QCoreApplication.translate("PresetSharing", "Already here"),
        ItemState.CONFLICT: QCoreApplication.translate("PresetSharing", "Another one with this name exists"),
        ItemState.INVALID: QCoreApplication.translate("PresetSharing", "This version cannot use it"),
    }[state]
