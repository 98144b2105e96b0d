"""How the user arranged the queue: columns, their order, what is selected; and what a later start restores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPoint,
    QSettings,
    Qt,
)
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMainWindow, QMenu, QSplitter, QTreeView, QWidget

from rembg_desktop.paths import Home
from rembg_desktop.queue.types import ImageStatus, Job, JobImage
from rembg_desktop.ui.queue_table.cells import Column, title
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.queue_table.rows import ranges
from rembg_desktop.ui.text.formatting import status_text

_EMS: Final = {
    Column.NAME: 17.0,
    Column.IMAGES: 5.6,
    Column.PRESET: 11.5,
    Column.STATUS: 10.0,
    Column.PROGRESS: 10.5,
    Column.ELAPSED: 5.8,
    Column.REMAINING: 8.6,
    Column.DESTINATION: 13.0,
    Column.ACTION: 3.4,
}
"""First widths, in widths of the letter m; of the name, which takes what is left, the smallest."""
_AROUND_TITLE: Final = 46
"""Padding beside a title and the arrow of its order, in pixels."""
_AROUND_STATUS: Final = 46
"""Padding beside a status and its icon, in pixels."""
_GIVEN_UP: Final = (Column.DESTINATION, Column.ELAPSED, Column.PRESET, Column.REMAINING, Column.IMAGES)
"""Columns that leave a table which is too narrow for all, the first one first."""


class QueueColumns(QObject):
    """Belongs to the table. Columns that the user wants are shown as far as there is room."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self.view = view
        self._unwanted: set[Column] = set()
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(36)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        view.setSortingEnabled(True)
        self.reset()

    @property
    def unwanted(self) -> list[int]:
        """Columns that the user has switched off."""
        return sorted(self._unwanted)

    @unwanted.setter
    def unwanted(self, numbers: Iterable[int]) -> None:
        self._unwanted = {Column(number) for number in numbers if number in list(_GIVEN_UP)}
        self.fit()

    def want(self, column: Column, wanted: bool) -> None:
        """Switch a column on or off; one that is switched on makes room for itself."""
        if wanted:
            self._unwanted.discard(column)
        else:
            self._unwanted.add(column)
        self.fit(favour=column if wanted else None)

    def fit(self, favour: Column | None = None) -> None:
        """Show what the user wants and what fits."""
        em = self.view.fontMetrics().horizontalAdvance("m")
        header = self.view.header()
        shown = [column for column in Column if column not in self._unwanted]
        room = self.view.viewport().width() - round(_EMS[Column.NAME] * em)

        def needed() -> int:
            return sum(self._width(header, column) for column in shown if column is not Column.NAME)

        for column in _GIVEN_UP:
            if needed() <= room:
                break
            if column in shown and column is not favour:
                shown.remove(column)
        for column in Column:
            if header.isSectionHidden(column) == (column in shown):
                header.setSectionHidden(column, column not in shown)

    def reset(self) -> None:
        """Columns as at the first start."""
        header = self.view.header()
        self._unwanted.clear()
        for column in Column:
            header.moveSection(header.visualIndex(column), column)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, self._first_width(column))
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.ACTION, QHeaderView.ResizeMode.Fixed)
        self.fit()

    def menu(self, parent: QWidget) -> QMenu:
        """A menu in which columns are chosen."""
        menu = QMenu(self.tr("Columns"), parent)
        for column in Column:
            if column not in _GIVEN_UP:
                continue
            action = QAction(title(column), menu, checkable=True)
            action.setChecked(column not in self._unwanted)
            action.toggled.connect(partial(self.want, column))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Queue order"), self.sort_as_queue)
        menu.addAction(self.tr("Reset columns"), self.reset)
        return menu

    def sort_as_queue(self) -> None:
        """Back to the order in which jobs run."""
        self.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def _width(self, header: QHeaderView, column: Column) -> int:
        return header.sectionSize(column) or self._first_width(column)

    def _first_width(self, column: Column) -> int:
        """Room for what usually stands there, and in every language for the title and the words of a status."""
        metrics = self.view.fontMetrics()
        wanted = round(_EMS[column] * metrics.horizontalAdvance("m"))
        if column is Column.ACTION:
            return wanted
        bold = QFont(self.view.header().font())
        bold.setWeight(QFont.Weight.DemiBold)
        heading = QFontMetrics(bold).horizontalAdvance(title(column)) + _AROUND_TITLE
        statuses = [status_text(status) for status in ImageStatus] if column is Column.STATUS else []
        words = max((metrics.horizontalAdvance(word) + _AROUND_STATUS for word in statuses), default=0)
        return max(wanted, heading, words)

    def _show_menu(self, spot: QPoint) -> None:
        menu = self.menu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.header().mapToGlobal(spot))


_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a reset would lose.

    Attributes:
        opened: ids of jobs whose images are shown.
        selected: ids of selected images by job; None among them stands for the job itself.
        current: job and image with the focus.
    """

    opened: list[str]
    selected: dict[str, set[int | None]]
    current: tuple[str, int | None] | None


class QueueSelection:
    """Belongs to a view."""

    def __init__(self, view: QTreeView, model: QueueModel) -> None:
        self._view = view
        self._model = model
        self._kept: _Kept | None = None

    def rows(self) -> list[Job | JobImage]:
        """Selected jobs and images in the order of the table."""
        # Asking the selection model for rows would ask the model about every cell of every row.
        found: dict[tuple[int, int], Job | JobImage] = {}
        selection = self._view.selectionModel().selection()
        for chosen in list(selection):  # pyright: ignore[reportArgumentType, reportGeneralTypeIssues]
            owner, first = chosen.parent(), chosen.top()
            is_image, place = owner.isValid(), owner.row()
            for row, what in enumerate(self._model.rows_between(owner, first, chosen.bottom()), first):
                found[(place, row + 1) if is_image else (row, 0)] = what
        return [found[place] for place in sorted(found)]

    def all(self) -> None:
        """Select every row that is shown."""
        selection = QItemSelection()
        self._add(selection, QModelIndex(), 0, self._model.rowCount() - 1)
        for owner in self._opened():
            self._add(selection, owner, 0, self._model.rowCount(owner) - 1)
        self._view.selectionModel().select(selection, _Flag.ClearAndSelect)

    def opened_jobs(self) -> list[str]:
        """Ids of the jobs whose images are shown."""
        return [row.id for row in map(self._model.row_of, self._opened()) if isinstance(row, Job)]

    def keep(self) -> None:
        """The model is about to be reset."""
        current = self._view.currentIndex()
        selected: dict[str, set[int | None]] = {}
        for row in self.rows():
            job_id, image_id = _key(row)
            selected.setdefault(job_id, set()).add(image_id)
        row = self._model.row_of(current) if self._view.selectionModel().isSelected(current) else None
        self._kept = _Kept(self.opened_jobs(), selected, _key(row) if row else None)

    def restore(self) -> None:
        """The model has been reset: open and select what was opened and selected, as far as it is still shown."""
        if self._kept is None:
            return
        kept, self._kept = self._kept, None
        for job_id in kept.opened:
            self._view.expand(self._model.index_of(job_id))
        selection = QItemSelection()
        jobs: list[int] = []
        for job_id, image_ids in kept.selected.items():
            index = self._model.index_of(job_id)
            if None in image_ids and index.isValid():
                jobs.append(index.row())
            if image_ids != {None} and index.isValid():
                images = enumerate(self._model.images_of(job_id))
                for first, last in ranges(row for row, image in images if image.id in image_ids):
                    self._add(selection, index, first, last)
        for first, last in ranges(sorted(jobs)):
            self._add(selection, QModelIndex(), first, last)
        self._view.selectionModel().select(selection, _Flag.ClearAndSelect)
        if kept.current and (index := self._model.index_of(*kept.current)).isValid():
            self._view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)

    def _opened(self) -> list[QModelIndex]:
        indexes = (self._model.index(row, 0) for row in range(self._model.rowCount()))
        return [index for index in indexes if self._view.isExpanded(index)]

    def _add(self, selection: QItemSelection, owner: QModelIndex, first: int, last: int) -> None:
        if last >= first:
            end = self._model.index(last, self._model.columnCount() - 1, owner)
            selection.append(QItemSelectionRange(self._model.index(first, 0, owner), end))


def _key(row: Job | JobImage) -> tuple[str, int | None]:
    return (row.job_id, row.id) if isinstance(row, JobImage) else (row.id, None)


_LAYOUT = 2
"""Raised when columns or docks change, so that an old layout is not applied to new ones."""


class Session:
    """Geometry, columns, sorting, splitter, presets that are chosen together, and last folder."""

    def __init__(self, home: Home) -> None:
        self._values = QSettings(str(home.root / "window.ini"), QSettings.Format.IniFormat)

    def save(
        self, window: QMainWindow, splitter: QSplitter, columns: QueueColumns, inspector: Mapping[str, str]
    ) -> None:
        """Keep how the window looks."""
        self._values.setValue("layout", _LAYOUT)
        self._values.setValue("geometry", window.saveGeometry())
        self._values.setValue("splitter", splitter.saveState())
        self._values.setValue("columns", columns.view.header().saveState())
        self._values.setValue("unwanted", ",".join(map(str, columns.unwanted)))
        self._values.setValue("inspector", dict(inspector))
        self._values.sync()

    def restore(self, window: QMainWindow, splitter: QSplitter, columns: QueueColumns) -> bool:
        """Bring it back; false when there is nothing yet."""
        if self._values.value("layout", 0, int) != _LAYOUT:
            return False
        window.restoreGeometry(self._bytes("geometry"))
        splitter.restoreState(self._bytes("splitter"))
        columns.view.header().restoreState(self._bytes("columns"))
        unwanted = str(self._values.value("unwanted", ""))
        columns.unwanted = [int(number) for number in unwanted.split(",") if number.isdigit()]
        section, order = columns.view.header().sortIndicatorSection(), columns.view.header().sortIndicatorOrder()
        columns.view.sortByColumn(section if 0 <= section < len(Column) else -1, Qt.SortOrder(order))
        return True

    @property
    def shows_panel(self) -> bool:
        """Whether the side panel was open."""
        return bool(self._values.value("panel", True, bool))

    @shows_panel.setter
    def shows_panel(self, shown: bool) -> None:
        self._values.setValue("panel", shown)
        self._values.sync()

    @property
    def sections(self) -> list[str] | None:
        """Keys of the sections of options that were open; None when that is not known."""
        value = self._values.value("sections")
        return None if value is None else str(value).split(",")

    @sections.setter
    def sections(self, keys: list[str]) -> None:
        self._values.setValue("sections", ",".join(keys))
        self._values.sync()

    @property
    def presets(self) -> list[str]:
        """The presets that were chosen together; none if it was only one."""
        value = self._values.value("presets")
        return [str(name) for name in cast("list[object]", value)] if isinstance(value, list) else []

    @presets.setter
    def presets(self, names: list[str]) -> None:
        self._values.setValue("presets", names if len(names) > 1 else "")
        self._values.sync()

    @property
    def inspector(self) -> Mapping[str, str]:
        """How pictures were compared."""
        value = self._values.value("inspector")
        return cast("Mapping[str, str]", value) if isinstance(value, Mapping) else {}

    @property
    def folder(self) -> str:
        """Where files were chosen last."""
        return str(self._values.value("folder", str(Path.home())))

    @folder.setter
    def folder(self, folder: str) -> None:
        self._values.setValue("folder", folder)

    def _bytes(self, key: str) -> QByteArray:
        value = self._values.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
