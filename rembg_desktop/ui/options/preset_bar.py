"""The presets at the top of the panel: choose one or several, save, rename, delete."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import BUILT_IN, Presets
from rembg_desktop.ui.options.preset_choice import OutputDrafts, OutputList, PresetPicker
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import set_icon

if TYPE_CHECKING:
    from rembg_desktop.ui.options.sharing import PresetSharing


class PresetBar(QWidget):
    """A combo box with the presets, the mark "edited", a menu for the user's own, and the list of outputs.

    Signals:
        chosen: the preset that is shown now, empty for options of no preset.
        ticked: a preset, and whether a file shall be made with it as well.
        save_requested: the name under which the options shall be saved.
        revert_requested: the options of the preset are wanted again.
    """

    chosen = Signal(str)
    ticked = Signal(str, bool)
    save_requested = Signal(str)
    revert_requested = Signal()

    def __init__(self, presets: Presets) -> None:
        super().__init__()
        self._presets = presets
        self._known: dict[str, RemovalOptions] = dict(BUILT_IN)
        self._own: frozenset[str] = frozenset()
        self._edited = False
        self._has_clash = False
        label = QLabel(self.tr("P&reset"))
        label.setProperty("role", "heading")
        self.mark = QLabel(self.tr("Edited"))
        self.mark.setProperty("role", "warning")
        self.mark.setToolTip(self.tr("The options differ from the preset."))
        self.combo = PresetPicker()
        self.combo.setAccessibleName(self.tr("Preset"))
        self.combo.setToolTip(
            self.tr("Check several presets (space bar in the list) to make several files of every photo.")
        )
        self.combo.setPlaceholderText(self.tr("Custom options"))
        self.combo.setSizeAdjustPolicy(PresetPicker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        label.setBuddy(self.combo)
        self.more = QToolButton()
        self.more.setAccessibleName(self.tr("Save, rename or delete presets"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(self.more, "more")
        self._make_menu()
        self._error = QLabel()
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._error.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addStretch(1)
        top.addWidget(self.mark)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.combo, 1)
        row.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(top)
        layout.addLayout(row)
        self.outputs = OutputList()
        layout.addWidget(self.outputs)
        layout.addWidget(self._error)
        self.reload()
        self.combo.activated.connect(lambda: self.chosen.emit(self.name() or ""))
        self.combo.ticked.connect(self.ticked)
        self.outputs.chosen.connect(self._show_output)
        self.outputs.removed.connect(self._remove_output)

    @property
    def known(self) -> Mapping[str, RemovalOptions]:
        """The presets as last read."""
        return self._known

    def name(self) -> str | None:
        """The preset that is shown, edited or not; None for options of no preset."""
        return self.combo.currentData() if self.combo.currentIndex() >= 0 else None

    def reload(self) -> None:
        """Read the presets; a file that holds nonsense leaves the built-in ones and says so."""
        shown = self.name()
        try:
            self._known, self._own = self._presets.all(), self._presets.own()
        except AppError as error:
            self._known, self._own = dict(BUILT_IN), frozenset()
            self.tell(error_text.full_text(error))
        else:
            self.tell("")
        self.combo.clear()
        for name, before in zip(self._known, [None, *self._known], strict=False):
            if before is not None and self._section(name) != self._section(before):
                self.combo.insertSeparator(self.combo.count())
            self.combo.add(name)
        self.show_name(shown)

    def _section(self, name: str) -> int:
        """Built-in presets, those of rule sets, and those of the user are apart."""
        return 2 if name in self._own else 0 if name in BUILT_IN else 1

    def show_name(self, name: str | None) -> None:
        """Show a preset; None, or one that is gone, for options of no preset."""
        self.combo.setCurrentIndex(-1 if name is None else self.combo.findData(name))
        self._enable()

    def show_outputs(self, drafts: OutputDrafts) -> None:
        """Show which presets are chosen, which one's options are shown, and why they do not go together."""
        self.combo.set_ticked(drafts.names)
        self.outputs.show_outputs(drafts.names, drafts.shown, drafts.edited(self._known))
        try:
            drafts.outputs()
        except AppError as error:
            self.tell(error_text.full_text(error))
            self._has_clash = True
        else:
            if self._has_clash:
                self.tell("")
            self._has_clash = False

    def set_edited(self, edited: bool) -> None:
        """Mark that the options differ from the preset."""
        self._edited = edited
        self.mark.setVisible(edited and self.name() is not None)
        description = self.mark.toolTip() if edited and self.name() else ""
        self.combo.setAccessibleDescription(description)
        self._enable()

    def _show_output(self, name: str) -> None:
        self.show_name(name or None)
        self.chosen.emit(name)

    def _remove_output(self, name: str) -> None:
        self.ticked.emit(name, False)
        if not self.outputs.isVisible():
            self.combo.setFocus()

    def _make_menu(self) -> None:
        menu = QMenu(self)
        self.save_action = QAction(self.tr("&Save changes"), menu)
        self.save_as_action = QAction(self.tr("Save &as new preset…"), menu)
        self.revert_action = QAction(self.tr("Re&vert to preset"), menu)
        self.rename_action = QAction(self.tr("&Rename…"), menu)
        self.delete_action = QAction(self.tr("&Delete…"), menu)
        for action in (self.save_action, self.save_as_action, self.revert_action):
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.rename_action)
        menu.addAction(self.delete_action)
        menu.addSeparator()
        menu.addAction(self.tr("&Import…")).triggered.connect(self._import)
        menu.addAction(self.tr("&Export…")).triggered.connect(self._export)
        self.more.setMenu(menu)
        self.save_action.triggered.connect(lambda: self.save_requested.emit(self.name() or ""))
        self.save_as_action.triggered.connect(self._ask_new)
        self.revert_action.triggered.connect(self.revert_requested)
        self.rename_action.triggered.connect(self._ask_name)
        self.delete_action.triggered.connect(self._ask_delete)

    @cached_property
    def _sharing(self) -> "PresetSharing":
        from rembg_desktop.ui.options.sharing import PresetSharing  # made when it is used

        sharing = PresetSharing(self._presets, self)
        sharing.imported.connect(self.reload)
        sharing.failed.connect(self.tell)
        return sharing

    def _import(self) -> None:
        self.tell("")
        self._sharing.choose()

    def _export(self) -> None:
        self.tell("")
        self._sharing.export()

    def _enable(self) -> None:
        name = self.name()
        own = name in self._own
        self.save_action.setEnabled(own and self._edited)
        self.revert_action.setEnabled(name is not None and self._edited)
        self.rename_action.setEnabled(own)
        self.delete_action.setEnabled(own)

    def _ask_new(self) -> None:
        self._ask(self.tr("Save preset"), self.tr("Name of the new preset:"), "", self._save_new)

    def _ask_name(self) -> None:
        name = self.name() or ""
        text = self.tr("New name of the preset:")
        self._ask(self.tr("Rename preset"), text, name, lambda new: self._rename(name, new))

    def _ask(self, title: str, text: str, value: str, accept: Callable[[str], object]) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(text)
        dialog.setTextValue(value)
        dialog.textValueSelected.connect(accept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_new(self, name: str) -> None:
        name = name.strip()
        if name in self._own:
            question = self.tr("A preset named “%1” already exists. Replace it?").replace("%1", name)
            self._confirm(question, self.tr("Replace"), lambda: self.save_requested.emit(name))
        else:
            self.save_requested.emit(name)

    def save(self, name: str, options: RemovalOptions) -> None:
        """Keep options under a name and show it."""
        self._change(lambda: self._presets.save(name, options), name.strip())

    def _rename(self, old: str, new: str) -> None:
        if new.strip() != old and new.strip() in self._known:
            self.tell(self.tr("A preset with this name already exists."))
            return
        self._change(lambda: self._presets.rename(old, new), new.strip())

    def _ask_delete(self) -> None:
        name = self.name() or ""
        question = self.tr("Delete the preset “%1”?").replace("%1", name)
        self._confirm(question, self.tr("Delete"), lambda: self._change(lambda: self._presets.delete(name), None))

    def _confirm(self, question: str, verb: str, accept: Callable[[], object]) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Presets"), question, parent=self)
        yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda: accept() if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _change(self, change: Callable[[], None], shown: str | None) -> None:
        try:
            change()
        except AppError as error:
            self.tell(error_text.full_text(error))
            return
        except OSError as error:
            self.tell(self.tr("Can't save the presets: %1.").replace("%1", error.strerror or str(error)))
            return
        self.reload()
        self.show_name(shown)
        self.chosen.emit("" if shown is None else shown)

    def tell(self, error: str) -> None:
        """Say what is wrong with the presets; nothing when the text is empty."""
        self._error.setText(error)
        self._error.setVisible(bool(error))

    @property
    def error(self) -> str:
        """What went wrong with the presets; empty when nothing did."""
        return self._error.text()
