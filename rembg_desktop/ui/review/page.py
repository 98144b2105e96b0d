"""The page beside the queue: filters, contact sheet or single result, details; and the keys on them."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui import widgets as icons
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.review.bars import GROUNDS, ReviewBar, ReviewFilterBar
from rembg_desktop.ui.review.desk import Desk
from rembg_desktop.ui.review.details import DetailsPanel, EmptyNote, ResultActions
from rembg_desktop.ui.review.results import Pictures, ResultsModel, Shown, Wanted, runs
from rembg_desktop.ui.review.sheet import ContactSheet
from rembg_desktop.ui.review.single import SingleView

_SIDE: Final = 192
_MOST_LOOKED_AT: Final = 200
"""Selected results that decide which actions are possible."""
_DETAILS: Final = ("accept", "reject", "reset_review", "repair", "again")
_MORE: Final = ("repair", "again", "-", "open_reviewed", "show_reviewed", "-", "move_rejected", "trash_rejected")


class ReviewPage(QWidget):
    """Belongs to a window, whose actions on results act here while the page is in view.

    Signals:
        changed: other results are shown or selected, or their numbers are others.
        queue_wanted: the user leaves the page.
    """

    changed = Signal()
    queue_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        results: ResultsModel,
        queue: QueueModel,
        actions: ResultActions,
        parent: QWidget | None = None,
        *,
        memory: MemoryBudget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPage")
        self.desk = desk
        self.results = results
        self._queue = queue
        self._actions = actions
        self._kept: tuple[list[int], set[int]] = ([], set())
        self.pictures = Pictures(self, memory=memory)
        self.filters = ReviewFilterBar(queue.jobs, self)
        self.sheet = ContactSheet(results, self.pictures, self)
        self.sheet.setObjectName("contactSheet")
        self.sheet.setAccessibleName(self.tr("Results"))
        self.single = SingleView(results, self.sheet.selectionModel(), self.pictures, self, memory=memory)
        self.details = DetailsPanel([actions[name] for name in _DETAILS], self)
        self.bar = ReviewBar([None if name == "-" else actions[name] for name in _MORE], self)
        self.empty = EmptyNote(self)
        self.content = QStackedWidget(self)
        for widget in (self.sheet, self.single, self.empty):
            self.content.addWidget(widget)
        self._lay_out()
        self.content.addActions(actions.of_review())
        self._connect()
        self.bar.slider.setValue(_SIDE)
        self._on_counts()
        self._on_rows()
        icons.refresh_icons(self)

    # What others ask of it

    @property
    def is_single(self) -> bool:
        """Whether one result is shown, not the sheet."""
        return self.content.currentWidget() is self.single

    def enter(self) -> None:
        """The page comes into view."""
        self.desk.set_active(True)
        self._on_counts()
        self.focus_pictures()

    def leave(self) -> None:
        """The page goes out of view; its pictures are forgotten by and by."""
        self.desk.set_active(False)
        self.changed.emit()

    def focus_pictures(self) -> None:
        """Put the keys where the pictures are."""
        target = self.single.view if self.is_single else self.sheet if self.results.ids else self.empty
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current(self) -> JobImage | None:
        """The current result."""
        return self.results.image(self.sheet.currentIndex().row())

    def chosen_ids(self, limit: int | None = None) -> list[int]:
        """Ids of the selected results in order, at most `limit`; in the single view that of the current one."""
        ids = self.results.ids
        row = self.sheet.currentIndex().row()
        found: list[int] = []
        for first, last in [(row, row)] if self.is_single and row >= 0 else self.sheet.selected_runs():
            found += ids[first : last + 1]
            if limit is not None and len(found) >= limit:
                return found[:limit]
        return found

    def chosen(self, limit: int | None = _MOST_LOOKED_AT) -> list[JobImage]:
        """Those of the first selected results that were read: all that are in view."""
        ids = self.chosen_ids(limit)
        return [image for image_id in ids if (image := self.results.known(image_id)) is not None]

    def select_row(self, row: int) -> None:
        """Make a row the current and only selected one."""
        row = min(max(0, row), self.results.rowCount() - 1)
        index = self.results.index(row, 0)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.sheet.selectionModel().setCurrentIndex(index, flag)
            if not self.is_single:
                self.sheet.scrollTo(index)

    def open_single(self) -> None:
        """Show the current result alone."""
        if self.results.rowCount():
            if not self.sheet.currentIndex().isValid():
                self.select_row(0)
            self.set_single(True)

    def close_single(self) -> None:
        """Back to the sheet; from the sheet back to the queue."""
        if self.is_single:
            self.set_single(False)
        else:
            self.queue_wanted.emit()

    def set_ground(self, number: int) -> None:
        """Put a ground under the cut-outs, numbered as in GROUNDS."""
        self.sheet.set_ground(GROUNDS[number])
        self.single.set_ground(GROUNDS[number])
        self.bar.set_ground(number)

    def toggle_original(self) -> None:
        """Show the photo in place of the result, or the result again."""
        if self.is_single:
            self.single.view.hold_original(not self.single.view.is_showing_original)
        else:
            self.sheet.show_original(not self.sheet.cells.shows_original)

    def zoom(self) -> None:
        """Between the whole picture and 100 %; from the sheet into the single view first."""
        if self.is_single:
            self.single.view.toggle_zoom()
        else:
            self.open_single()

    def stop(self) -> None:
        """End the threads."""
        self.pictures.stop()
        self.single.stop()

    # Events

    def changeEvent(self, event: QEvent) -> None:
        """Qt's: icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            icons.refresh_icons(self)
            self.bar.refresh_swatches()

    # Inside

    def _lay_out(self) -> None:
        leading = QVBoxLayout()
        leading.setSpacing(0)
        leading.addWidget(self.content, 1)
        leading.addWidget(self.bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(leading, 1)
        middle.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        selection = self.sheet.selectionModel()
        selection.selectionChanged.connect(self._on_selection)
        selection.currentChanged.connect(self._on_selection)
        self.sheet.doubleClicked.connect(self.open_single)
        self.sheet.size_wanted.connect(self.bar.step_size)
        self.single.step_wanted.connect(self._step)
        self.single.end_wanted.connect(self._go_to_end)
        self.single.closed.connect(self.close_single)
        for view in (self.sheet, self.single.view, self.single.film):
            view.customContextMenuRequested.connect(self._show_menu)
        self.filters.changed.connect(self._on_filter)
        self.filters.clicked.connect(self.focus_pictures)
        self.filters.search.left.connect(self.focus_pictures)
        for box in (self.filters.job, self.filters.order):
            box.activated.connect(self.focus_pictures)
        self.bar.side_changed.connect(self.sheet.set_side)
        self.bar.ground_chosen.connect(self.set_ground)
        self.bar.single_wanted.connect(self._on_view)
        self.results.dataChanged.connect(self._on_data)
        self.results.count_changed.connect(self._on_rows)
        self.results.replacing.connect(self._keep_selection)
        self.results.modelReset.connect(self._restore_selection)
        self.desk.listed.connect(self._on_rows)
        self.desk.undone.connect(self._on_undone)
        self._queue.counts_changed.connect(self._on_counts)
        self.empty.clicked.connect(lambda: self.filters.choose(Shown.ALL, self.desk.wanted.job_id))

    def jobs(self) -> list[Job]:
        """The jobs whose results are shown."""
        job_id = self.desk.wanted.job_id
        return [job for job in self._queue.jobs() if job_id is None or job.id == job_id]

    def _on_view(self, single: bool) -> None:
        if single:
            self.open_single()
        else:
            self.set_single(False)

    def _go_to_end(self, way: int) -> None:
        self.select_row(0 if way < 0 else self.results.rowCount() - 1)

    def _step(self, step: int) -> None:
        self.select_row(self.sheet.currentIndex().row() + step)

    def set_single(self, single: bool) -> None:
        """Show the current result alone, or the sheet."""
        self.bar.set_single(single)
        if not self.results.rowCount():
            return
        self.content.setCurrentWidget(self.single if single else self.sheet)
        if single:
            self._show_current()
        else:
            self.sheet.scrollTo(self.sheet.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        self.changed.emit()
        self.focus_pictures()

    def _on_filter(self, wanted: Wanted) -> None:
        self.desk.show(wanted)
        self._on_counts()

    def _on_selection(self) -> None:
        if not self.results.is_changing:
            self._show_current()

    def _show_current(self) -> None:
        image = self.current()
        runs_of_rows = self.sheet.selected_runs()
        count = 1 if self.is_single else sum(last - first + 1 for first, last in runs_of_rows)
        job = self._queue.job(image.job_id) if image else None
        has_draft = image is not None and self.results.has_draft(image)
        self.details.show_selection(image if count else None, job, count, has_draft=has_draft)
        self.bar.say(self.results.rowCount(), count)
        if self.is_single:
            self.single.show_row(self.sheet.currentIndex())
        self.changed.emit()

    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.sheet.currentIndex().row() <= last.row():
            self._show_current()

    def _on_rows(self) -> None:
        if not self.results.rowCount():
            has_results = any(job.progress.processed for job in self._queue.jobs())
            self.empty.say(self.desk.wanted, has_results=has_results)
            self.content.setCurrentWidget(self.empty)
        elif self.content.currentWidget() is self.empty:
            self.content.setCurrentWidget(self.single if self.bar.single.isChecked() else self.sheet)
            if self.isVisible() and self.empty.hasFocus():
                self.focus_pictures()
        if self.results.rowCount() and not self.sheet.selectionModel().hasSelection():
            self.select_row(self.sheet.currentIndex().row())
        self._show_current()
        self._on_counts()

    def _on_counts(self) -> None:
        if not self.isVisible():
            return
        jobs = self.jobs()
        self.filters.set_counts(
            {
                Shown.NEEDS_REVIEW: sum(job.reviews.needs_review for job in jobs),
                Shown.ALL: sum(job.progress.succeeded for job in jobs),
                Shown.ACCEPTED: sum(job.reviews.accepted for job in jobs),
                Shown.REJECTED: sum(job.reviews.rejected for job in jobs),
                Shown.FAILED: sum(job.progress.failed for job in jobs),
            }
        )
        self.changed.emit()

    def _on_undone(self, ids: list[int]) -> None:
        rows = [row for image_id in ids if (row := self.results.row_of(image_id)) >= 0]
        if rows:
            self.select_row(min(rows))

    def _keep_selection(self) -> None:
        ids = self.results.ids
        current = self.sheet.currentIndex().row()
        selected = {known for first, last in self.sheet.selected_runs() for known in ids[first : last + 1]}
        # The current one, those after it, then those before it: the first that stays becomes the current one.
        here = max(0, current)
        self._kept = ([*ids[here:], *reversed(ids[:here])], selected)

    def _restore_selection(self) -> None:
        order, selected = self._kept
        row = next((row for known in order if (row := self.results.row_of(known)) >= 0), -1)
        if row >= 0:
            self.select_row(row)
        rows = sorted(row for image_id in selected if (row := self.results.row_of(image_id)) >= 0)
        chosen = QItemSelection()
        for first, last in runs(rows):
            chosen.select(self.results.index(first, 0), self.results.index(last, 0))
        self.sheet.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def _show_menu(self, spot: QPoint) -> None:
        sender = self.sender()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions.fill(menu, self._actions.review_menu())
        if isinstance(sender, QAbstractItemView):
            menu.popup(sender.viewport().mapToGlobal(spot))
        elif isinstance(sender, QWidget):
            menu.popup(sender.mapToGlobal(spot))
