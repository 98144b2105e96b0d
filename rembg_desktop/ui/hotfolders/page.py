"""The page with the hot folders, which adds, changes and removes them."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.hotfolders.folders import HotFolder, HotFolders, outputs_of
from rembg_desktop.options.presets import BUILT_IN, Presets
from rembg_desktop.ui.hotfolders.dialog import HotFolderDialog, HotFolderSharing
from rembg_desktop.ui.hotfolders.rows import HotFolderTable
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import short_path
from rembg_desktop.ui.widgets import set_icon, text_button

_REFRESH_MS: Final = 1000


class HotFoldersPage(QWidget):
    """Shows and changes the hot folders while it is visible.

    Signals:
        failed: the AppError of a change.
        changed: the list was changed here, so the executor should look.
    """

    failed = Signal(object)
    changed = Signal()

    def __init__(
        self,
        folders: Callable[[], HotFolders],
        presets: Presets,
        reading: TaskRunner,
        open_url: Callable[[QUrl], object],
    ) -> None:
        """`folders` gives the list; `reading` runs what reads or changes it."""
        super().__init__()
        self.setObjectName("hotFoldersPage")
        self._folders = folders
        self._presets = presets
        self._reading = reading
        self._open_url = open_url
        self._count = 0
        self._found: list[HotFolder] = []
        self._wanted = 0
        self.dialog: HotFolderDialog | None = None
        self.title = QLabel(self.tr("Hot folders"))
        self.title.setProperty("role", "title")
        self.list = HotFolderTable()
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.details = QLabel()
        self.details.setObjectName("hotFolderDetails")
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add = self._button(self.tr("&Add hot folder…"), "add-folder", self.ask_new)
        self.edit = self._button(self.tr("&Change…"), "settings", self.ask_change)
        self.remove = self._button(self.tr("Remo&ve"), "close", self.ask_remove)
        self.show_folder = self._button(self.tr("Open &folder"), "folder", lambda: self._show("folder"))
        self.show_results = self._button(self.tr("Open &results"), "open", lambda: self._show("results"))
        self.import_file = self._button(self.tr("&Import…"), "download", self.ask_import)
        self.export_file = self._button(self.tr("&Export…"), "save", self.ask_export)
        self.import_first = self._button(self.tr("&Import…"), "download", self.ask_import)
        self.add_first = QPushButton(self.tr("Add hot folder…"))
        self.add_first.setProperty("role", "primary")
        self.add_first.clicked.connect(self.ask_new)
        self.stack = QStackedWidget()
        self._lay_out()
        self.list.switched.connect(self._on_switched)
        self.list.change_wanted.connect(self.ask_change)
        self.list.remove_wanted.connect(self.ask_remove)
        self.list.add_wanted.connect(self.ask_new)
        self.list.currentItemChanged.connect(self._enable)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._enable()

    # What the window asks of it

    def enter(self) -> None:
        """The page is shown: read now and regularly."""
        self.refresh()
        self._timer.start()
        (self.list if self._count else self.add_first).setFocus()

    def leave(self) -> None:
        """The page is hidden."""
        self._timer.stop()

    def refresh(self) -> None:
        """Read the hot folders again."""
        if self._reading.is_idle:
            self._reading.run(lambda: self._folders().all(), self._on_read, lambda _: None)

    # What a person does

    def ask_new(self) -> None:
        """Open the dialog for a new hot folder."""
        self._open_dialog(None)

    def ask_change(self) -> None:
        """Open the dialog for the selected one."""
        if (hot := self.list.selected()) is not None:
            self._open_dialog(hot)

    def ask_remove(self) -> None:
        """Ask whether the selected one should not be watched any more."""
        hot = self.list.selected()
        if hot is None:
            return
        box = QMessageBox(self.window())
        box.setObjectName("removeHotFolder")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove hot folder"))
        box.setText(self.tr("Stop watching “%1”?").replace("%1", hot.folder.name or str(hot.folder)))
        box.setInformativeText(self.tr("Its files and its jobs are kept."))
        remove = box.addButton(self.tr("Stop watching"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda: self._change(lambda: self._folders().remove(hot)))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def ask_import(self) -> None:
        """Open the dialogs that import hot folders from a file."""
        self._sharing.choose()

    def ask_export(self) -> None:
        """Open the dialogs that write hot folders to a file."""
        self._sharing.export(self._found)

    # Inside

    @cached_property
    def _sharing(self) -> HotFolderSharing:
        sharing = HotFolderSharing(self._folders, self._presets, self._reading, self)
        sharing.imported.connect(self._on_changed)
        sharing.failed.connect(self._on_failed)
        return sharing

    def _open_dialog(self, hot: HotFolder | None) -> None:
        try:
            names = list(self._presets.all())
        except AppError:
            names = list(BUILT_IN)
        dialog = self.dialog = HotFolderDialog(names, hot, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def store(value: HotFolder, skip_existing: bool) -> None:
            def work() -> HotFolder:
                folders = self._folders()
                outputs_of(self._presets, value.presets)
                return folders.add(value, skip_existing=skip_existing) if hot is None else folders.change(value)

            self._reading.run(work, done, dialog.show_error)

        def done(stored: HotFolder) -> None:
            dialog.accept()
            self._wanted = stored.id
            self._on_changed()

        dialog.confirmed.connect(store)
        dialog.open()

    def _change(self, work: Callable[[], object]) -> None:
        self._reading.run(work, lambda _: self._on_changed(), self._on_failed)

    def _on_failed(self, error: AppError) -> None:
        self.failed.emit(error)
        self.refresh()

    def _on_changed(self) -> None:
        self.changed.emit()
        self._reading.run(lambda: self._folders().all(), self._on_read, lambda _: None)

    def _on_switched(self, hot: HotFolder, paused: bool) -> None:
        self._change(lambda: self._folders().set_paused(hot, paused=paused))

    def _on_read(self, found: list[HotFolder]) -> None:
        was_empty, self._count = not self._count, len(found)
        self._found = found
        self.list.show_folders(found, self._wanted)
        self._wanted = 0
        self.stack.setCurrentIndex(1 if found else 0)
        if was_empty != (not found) and self.isVisible():
            (self.list if found else self.add_first).setFocus()
        self._enable()

    def _enable(self) -> None:
        hot = self.list.selected()
        for button in (self.edit, self.remove, self.show_folder, self.show_results):
            button.setEnabled(hot is not None)
        lines: list[str] = []
        if hot is not None:
            lines.append(self.tr("Results: %1").replace("%1", short_path(hot.results)))
            if hot.trouble is not None and not hot.paused:
                lines.append(error_text.full_text(hot.trouble))
            if waiting := self.list.waiting_text(hot):
                lines.append(waiting)
        self.details.setText("\n".join(lines))

    def _show(self, which: str) -> None:
        if (hot := self.list.selected()) is not None:
            path = hot.folder if which == "folder" or not hot.results.is_dir() else hot.results
            self._open_url(QUrl.fromLocalFile(str(path)))

    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for button in (self.edit, self.remove, self.show_folder, self.show_results):
            action = menu.addAction(button.text(), button.click)
            action.setEnabled(button.isEnabled())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _button(self, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = text_button(text)
        set_icon(button, icon)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        explanation = self.tr(
            "Copy photos into a hot folder, and find the results in another folder. Hot folders are watched while "
            "this window, “rembg-desktop run” or “rembg-desktop serve” is open."
        )
        empty = QWidget()
        box = QVBoxLayout(empty)
        text = _wrapped(explanation)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setMaximumWidth(520)
        middle = QHBoxLayout()
        middle.addWidget(text)
        box.addStretch(1)
        box.addLayout(middle)
        box.addSpacing(12)
        box.addWidget(self.add_first, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.import_first, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_wrapped(explanation))
        column.addWidget(self.list, 1)
        column.addWidget(self.details)
        row = QHBoxLayout()
        for button in (self.add, self.edit, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.import_file, self.export_file):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.show_folder, self.show_results):
            row.addWidget(button)
        column.addLayout(row)
        self.stack.addWidget(empty)
        self.stack.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.setSpacing(8)
        outer.addWidget(self.title)
        outer.addWidget(self.stack, 1)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
