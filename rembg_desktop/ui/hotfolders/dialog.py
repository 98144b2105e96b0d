"""The dialogs that add a hot folder or change one, and that export and import them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.composition import check_options
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders.folders import LONGEST_SETTLE_SECONDS, HotFolder, HotFolders, SourceAction
from rembg_desktop.hotfolders.sharing import SharedHotFolders
from rembg_desktop.options.presets import DEFAULT_PRESET, Presets
from rembg_desktop.options.shared_items import SharedPresets
from rembg_desktop.options.sharing import (
    PRESETS,
    Collection,
    ItemState,
    OnExisting,
    SharedItem,
    compared,
    import_items,
    items_of,
    read_shared,
    write_shared,
)
from rembg_desktop.paths import Home
from rembg_desktop.queue.sources import RESULTS_FOLDER
from rembg_desktop.ui.options.sharing import SharedItemsDialog, state_text
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import preset_text
from rembg_desktop.ui.text.notice_text import is_not_stored, shared_sentence
from rembg_desktop.ui.widgets import Field, PathField, WheelGuard

_NAME: Final = int(Qt.ItemDataRole.UserRole)
_LINES: Final = 4.4
"""Presets that are seen at least without scrolling; the fraction shows that there are more."""
_WIDTH: Final = 520


class HotFolderDialog(QDialog):
    """All values of one hot folder.

    Signals:
        confirmed: the HotFolder, and whether the files that it contains now are left out. The dialog stays open.
    """

    confirmed = Signal(object, bool)

    def __init__(
        self, presets: Sequence[str], hot: HotFolder | None = None, parent: QWidget | None = None
    ) -> None:
        """`presets` are the names of all presets; `hot` is the hot folder to change, None for a new one."""
        super().__init__(parent)
        self.setObjectName("hotFolderDialog")
        self.setWindowTitle(self.tr("Add hot folder") if hot is None else self.tr("Change hot folder"))
        self._hot = hot
        self.folder = PathField(self.tr("Hot folder"), folder=True)
        self.folder_field = Field(
            self.tr("&Folder"),
            self.folder,
            buddy=self.folder.line,
            hint=self.tr("Photos that are copied into this folder are processed as soon as they are complete."),
        )
        self.recursive = QCheckBox(self.tr("Watch its s&ubfolders, too"))
        self.presets = self._preset_list(presets, hot.presets if hot else (DEFAULT_PRESET,))
        self.presets_field = Field(
            self.tr("&Presets"), self.presets, hint=self.tr("Each chosen preset makes one result of every photo.")
        )
        self.destination = PathField(self.tr("Folder for the results"), folder=True)
        self.destination.line.setPlaceholderText(self.tr("“%1” in the hot folder").replace("%1", RESULTS_FOLDER))
        self.destination_field = Field(
            self.tr("Folder for the &results"), self.destination, buddy=self.destination.line
        )
        self.after = QComboBox()
        for action, text in (
            (SourceAction.LEAVE, self.tr("Leave the photo where it is")),
            (SourceAction.MOVE, self.tr("Move the photo to “Done”, “Failed” or “To check”")),
            (SourceAction.DELETE, self.tr("Delete the photo once its results are saved")),
        ):
            self.after.addItem(text, action.value)
        self.after_field = Field(self.tr("&After processing"), self.after)
        self.settle = QDoubleSpinBox()
        self.settle.setRange(0.5, LONGEST_SETTLE_SECONDS)
        self.settle.setDecimals(1)
        self.settle.setSuffix(self.tr(" s"))
        self.settle_field = Field(
            self.tr("&Wait until a file is unchanged for"),
            self.settle,
            hint=self.tr("Longer for slow networks. A file that is not complete waits anyway."),
        )
        self.existing = QCheckBox(self.tr("Process the photos that are in the folder &now"))
        self.existing.setChecked(True)
        self.existing.setVisible(hot is None)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.error.hide()
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Cancel)
        self.ok = self.buttons.addButton(
            self.tr("Add") if hot is None else self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._lay_out()
        for button in (self.folder.button, self.destination.button, *self.buttons.buttons()):
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Return in a line means the button below
        self.ok.setDefault(True)
        self._show(hot or HotFolder(Path()))
        self.buttons.accepted.connect(self._confirm)
        self.buttons.rejected.connect(self.reject)
        self.folder.edited.connect(self._enable)
        self.presets.itemChanged.connect(self._enable)
        self.after.currentIndexChanged.connect(self._explain)
        self._guard = WheelGuard(self)
        self._guard.watch(self)
        self._enable()
        self._explain()

    def value(self) -> HotFolder:
        """The hot folder as the dialog shows it.

        Raises:
            AppError: source_missing when a relative path cannot be resolved.
        """
        return replace(
            self._hot or HotFolder(Path()),
            folder=self.folder.path() or Path(),
            presets=tuple(self._chosen()),
            destination=self.destination.path(),
            recursive=self.recursive.isChecked(),
            after=SourceAction(self.after.currentData()),
            settle_seconds=self.settle.value(),
        )

    def show_error(self, error: AppError) -> None:
        """Say why this cannot be stored, so that it can be changed."""
        self.error.setText(error_text.full_text(error))
        self.error.show()
        self.ok.setEnabled(True)
        self.folder.line.setFocus()

    def _confirm(self) -> None:
        self.error.hide()
        try:
            value = self.value()
        except AppError as error:
            self.show_error(error)
            return
        self.ok.setEnabled(False)
        self.confirmed.emit(value, not self.existing.isChecked())

    def _preset_list(self, names: Sequence[str], chosen: Sequence[str]) -> QListWidget:
        box = QListWidget()
        box.setProperty("role", "boxed")
        box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The chosen ones first: the first one decides how photos are cut. One that is gone is shown, too.
        for name in dict.fromkeys((*chosen, *names)):
            item = QListWidgetItem(preset_text(name), box)
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
        box.setCurrentRow(0)
        line = box.sizeHintForRow(0) if box.count() else box.fontMetrics().height() + 8
        box.setMinimumHeight(round(line * _LINES) + 2 * box.frameWidth() + 6)
        return box

    def _chosen(self) -> list[str]:
        items = (self.presets.item(row) for row in range(self.presets.count()))
        return [str(item.data(_NAME)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _show(self, hot: HotFolder) -> None:
        self.folder.set_text(str(hot.folder) if self._hot is not None else "")
        self.destination.set_text(str(hot.destination) if hot.destination else "")
        self.recursive.setChecked(hot.recursive)
        self.after.setCurrentIndex(self.after.findData(hot.after.value))
        self.settle.setValue(hot.settle_seconds)

    def _enable(self) -> None:
        chosen = self._chosen()
        self.ok.setEnabled(bool(self.folder.text()) and bool(chosen))
        self.presets_field.set_error("" if chosen else self.tr("Choose at least one preset."))

    def _explain(self) -> None:
        hints = {
            SourceAction.LEAVE: "",
            SourceAction.MOVE: self.tr("These are subfolders of the hot folder. No file is replaced there."),
            SourceAction.DELETE: self.tr("Photos that failed or need review stay where they are."),
        }
        self.after_field.set_hint(hints[SourceAction(self.after.currentData())])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        for widget in (
            self.folder_field,
            self.recursive,
            self.existing,
            self.presets_field,
            self.destination_field,
            self.after_field,
            self.settle_field,
            self.error,
        ):
            column.addWidget(widget, int(widget is self.presets_field))
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)


class HotFolderSharing(QObject):
    """Exports and imports hot folders and their presets, with dialogs that do not block the window.

    Signals:
        imported: hot folders or presets were added or changed.
        failed: an AppError.
    """

    imported = Signal()
    failed = Signal(object)

    def __init__(
        self, folders: Callable[[], HotFolders], presets: Presets, reading: TaskRunner, window: QWidget
    ) -> None:
        """`folders` gives the list; `reading` runs what reads or changes it."""
        super().__init__(window)
        self._folders = folders
        self._reading = reading
        self._window = window
        self._presets = presets
        home = Home(presets.path.parent)
        self._shared_presets = SharedPresets(presets, lambda options: check_options(home, options))

    def export(self, folders: Sequence[HotFolder]) -> None:
        """Ask which of these hot folders, then for the file."""
        title = self.tr("Export hot folders")
        dialog = self._dialog(title, self.tr("&Export…"))
        for hot in folders:
            dialog.add(str(hot.folder), hot)
        dialog.show_notices([], taken=False, states=False)

        def ask_where(chosen: Sequence[HotFolder], _on_existing: OnExisting) -> None:
            chooser = self._chooser(title)
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setDefaultSuffix("toml")
            chooser.selectFile("hot-folders.toml")

            def on_selected(name: str) -> None:
                self._write(Path(name), chosen)

            chooser.fileSelected.connect(on_selected)
            chooser.open()

        dialog.confirmed.connect(ask_where)
        dialog.open()

    def choose(self) -> None:
        """Ask for a file to import."""
        chooser = self._chooser(self.tr("Import hot folders"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.ask)
        chooser.open()

    def ask(self, path: str) -> None:
        """Show what a file contains, and import what is confirmed."""

        def work() -> list[tuple[Collection, SharedItem]]:
            sections = read_shared(Path(path))
            hot = self._shared(sections.get(PRESETS, {}))
            items = compared(hot, sections, Path(path))
            presets = items_of(self._shared_presets, sections)
            return [*((hot, item) for item in items), *((self._shared_presets, item) for item in presets)]

        self._reading.run(work, self._show, self.failed.emit)

    def _show(self, found: Sequence[tuple[Collection, SharedItem]]) -> None:
        dialog = self._dialog(self.tr("Import hot folders"), self.tr("&Import"))
        for collection, item in found:
            usable = item.state in (ItemState.NEW, ItemState.CONFLICT)
            dialog.add(item.name, (collection, item), state_text(item.state), usable=usable)
        conflicts = [collection for collection, item in found if item.state is ItemState.CONFLICT]
        dialog.both.setVisible(self._shared_presets in conflicts)  # a folder is watched only once
        notices = [self.tr("Imported hot folders are off until you switch them on.")]
        notices += [shared_sentence(notice) for _, item in found for notice in item.notices]
        dialog.show_notices(notices, taken=bool(conflicts), states=True)
        dialog.confirmed.connect(self._import)
        dialog.open()

    def _import(self, entries: Sequence[tuple[Collection, SharedItem]], on_existing: OnExisting) -> None:
        def work() -> list[str]:
            presets = [item for collection, item in entries if collection is self._shared_presets]
            done = [import_items(self._shared_presets, presets, on_existing)]
            folders = [item for collection, item in entries if collection is not self._shared_presets]
            rest = OnExisting.KEEP if on_existing is OnExisting.BOTH else on_existing
            done.append(import_items(self._shared(), folders, rest))
            return [notice for each in done for notice in each.notices if is_not_stored(notice)]

        def finish(notices: list[str]) -> None:
            self.imported.emit()
            if notices:
                self.failed.emit(AppError(ErrorCode.INVALID_OPTION, " ".join(map(shared_sentence, notices))))

        self._reading.run(work, finish, self.failed.emit)

    def _write(self, path: Path, chosen: Sequence[HotFolder]) -> None:
        def work() -> None:
            write_shared(path, self._shared().export(chosen), overwrite=True)  # the chooser asked about that

        self._reading.run(work, None, self.failed.emit)

    def _shared(self, also: Iterable[str] = ()) -> SharedHotFolders:
        return SharedHotFolders(self._folders(), self._presets, also)

    def _dialog(self, title: str, verb: str) -> SharedItemsDialog:
        dialog = SharedItemsDialog(title, verb, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._window, title, str(Path.home()))
        chooser.setNameFilters([self.tr("Hot folders (%1)").replace("%1", "*.toml"), self.tr("All files (*)")])
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return chooser
