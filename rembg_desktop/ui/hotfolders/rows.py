"""The table of hot folders: a row each, with counts, the last photo and what hinders it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from rembg_desktop.hotfolders.folders import HotFolder
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import number, preset_text, short_path
from rembg_desktop.ui.theme import colors_of

_ID: Final = int(Qt.ItemDataRole.UserRole)
FOLDER, STATE, DONE, CHECK, FAILED, QUEUED, LAST, PRESETS = range(8)
"""The columns."""
_RIGHT: Final = (DONE, CHECK, FAILED, QUEUED)


class HotFolderTable(QTreeWidget):
    """Shows the hot folders; the check box of a row says whether it is watched.

    Signals:
        switched: a HotFolder, and whether it should be paused.
        change_wanted: Return or a double click on the selected row.
        remove_wanted: Delete.
        add_wanted: Insert.
    """

    switched = Signal(object, bool)
    change_wanted = Signal()
    remove_wanted = Signal()
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, HotFolder] = {}
        self._fills = False
        self._lay_out()
        self.itemChanged.connect(self._on_item)
        self.itemDoubleClicked.connect(self._on_double_click)

    def selected(self) -> HotFolder | None:
        """The hot folder of the current row."""
        item = self.currentItem()
        return self._known.get(item.data(FOLDER, _ID)) if item else None

    def show_folders(self, found: Sequence[HotFolder], wanted: int = 0) -> None:
        """Show these, and select the one with the id `wanted`, or keep the selection."""
        if not wanted and (hot := self.selected()) is not None:
            wanted = hot.id
        self._fills = True
        if [hot.id for hot in found] != list(self._known):
            self.clear()
            self.addTopLevelItems([QTreeWidgetItem() for _ in found])
        self._known = {hot.id: hot for hot in found}
        for row, hot in enumerate(found):
            if (item := self.topLevelItem(row)) is not None:
                self._fill(item, hot)
                if hot.id == wanted or (row == 0 and self.selected() is None):
                    self.setCurrentItem(item)
        self._fills = False

    def waiting_text(self, hot: HotFolder) -> str:
        """Which files are not complete yet; empty if there are none."""
        names = [*hot.waiting, *(["…"] if hot.waiting_count > len(hot.waiting) else [])]
        return self.tr("Not complete yet: %1").replace("%1", ", ".join(names)) if names else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return changes the selected row, Delete removes it, Insert adds one."""
        wanted = {
            Qt.Key.Key_Return: self.change_wanted,
            Qt.Key.Key_Enter: self.change_wanted,
            Qt.Key.Key_Delete: self.remove_wanted,
            Qt.Key.Key_Insert: self.add_wanted,
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            wanted.emit()

    def _on_double_click(self, _item: QTreeWidgetItem, column: int) -> None:
        if column != FOLDER:  # a click there may be meant for the check box
            self.change_wanted.emit()

    def _on_item(self, item: QTreeWidgetItem, column: int) -> None:
        hot = self._known.get(item.data(FOLDER, _ID))
        if self._fills or column != FOLDER or hot is None:
            return
        paused = item.checkState(FOLDER) is not Qt.CheckState.Checked
        if paused != hot.paused:
            self.switched.emit(hot, paused)

    def _fill(self, item: QTreeWidgetItem, hot: HotFolder) -> None:
        counts = hot.counts
        state = self._state(hot)
        texts = {
            FOLDER: short_path(hot.folder),
            STATE: state,
            DONE: number(counts.completed),
            CHECK: number(counts.review),
            FAILED: number(counts.failed),
            QUEUED: number(counts.queued),
            LAST: hot.last_file,
            PRESETS: ", ".join(map(preset_text, hot.presets)),
        }
        for column, text in texts.items():
            item.setText(column, text)
        item.setData(FOLDER, _ID, hot.id)
        item.setToolTip(FOLDER, str(hot.folder))
        item.setToolTip(STATE, error_text.tooltip(hot.trouble) if hot.trouble else self.waiting_text(hot))
        item.setToolTip(LAST, hot.last_file)
        item.setToolTip(PRESETS, texts[PRESETS])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(FOLDER, Qt.CheckState.Unchecked if hot.paused else Qt.CheckState.Checked)
        for column in _RIGHT:
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        colors = colors_of(self.palette())
        warns = bool(hot.trouble) and not hot.paused
        item.setForeground(STATE, QColor(colors.error if warns else colors.text))
        item.setData(FOLDER, Qt.ItemDataRole.AccessibleTextRole, f"{hot.folder}. {state}")

    def _state(self, hot: HotFolder) -> str:
        if hot.paused:
            return self.tr("Off")
        if hot.trouble is not None:
            # There is no room for a path that the row has anyway.
            return error_text.sentence(hot.trouble).replace(str(hot.folder), hot.folder.name or str(hot.folder))
        if hot.waiting_count:
            return self.tr("%Ln file(s) not complete yet", None, hot.waiting_count)
        return self.tr("Watching")

    def _lay_out(self) -> None:
        self.setObjectName("hotFolders")
        self.setProperty("role", "boxed")
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName(self.tr("Hot folders"))
        self.setAccessibleDescription(
            self.tr("Space switches a folder on or off, Return changes it, Delete removes it, Insert adds one.")
        )
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHeaderLabels(
            [
                self.tr("Folder"),
                self.tr("State"),
                self.tr("Done"),
                self.tr("To check"),
                self.tr("Failed"),
                self.tr("Waiting", "photos in the queue"),
                self.tr("Last photo"),
                self.tr("Presets"),
            ]
        )
        header = self.header()
        header.setStretchLastSection(True)
        for column in _RIGHT:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        em = self.fontMetrics().horizontalAdvance("m")
        for column, width in {FOLDER: 19, STATE: 20, LAST: 13}.items():
            header.resizeSection(column, width * em)
