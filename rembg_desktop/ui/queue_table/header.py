"""Which columns the queue shows, how wide, and in what order it is sorted."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView, QWidget

from rembg_desktop.queue.types import ImageStatus
from rembg_desktop.ui.queue_table import columns
from rembg_desktop.ui.queue_table.columns import Column
from rembg_desktop.ui.text import formatting

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
        self._view = view
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
        em = self._view.fontMetrics().horizontalAdvance("m")
        header = self._view.header()
        shown = [column for column in Column if column not in self._unwanted]
        room = self._view.viewport().width() - round(_EMS[Column.NAME] * em)

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
        header = self._view.header()
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
            action = QAction(columns.title(column), menu, checkable=True)
            action.setChecked(column not in self._unwanted)
            action.toggled.connect(partial(self.want, column))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Queue order"), self.sort_as_queue)
        menu.addAction(self.tr("Reset columns"), self.reset)
        return menu

    def sort_as_queue(self) -> None:
        """Back to the order in which jobs run."""
        self._view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def _width(self, header: QHeaderView, column: Column) -> int:
        return header.sectionSize(column) or self._first_width(column)

    def _first_width(self, column: Column) -> int:
        """Room for what usually stands there, and in every language for the title and the words of a status."""
        metrics = self._view.fontMetrics()
        wanted = round(_EMS[column] * metrics.horizontalAdvance("m"))
        if column is Column.ACTION:
            return wanted
        bold = QFont(self._view.header().font())
        bold.setWeight(QFont.Weight.DemiBold)
        title = QFontMetrics(bold).horizontalAdvance(columns.title(column)) + _AROUND_TITLE
        statuses = [formatting.status_text(status) for status in ImageStatus] if column is Column.STATUS else []
        words = max((metrics.horizontalAdvance(word) + _AROUND_STATUS for word in statuses), default=0)
        return max(wanted, title, words)

    def _show_menu(self, spot: QPoint) -> None:
        menu = self.menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._view.header().mapToGlobal(spot))
