"""What is selected and opened in the table of the queue, and how it outlives a reset of the model."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex
from PySide6.QtWidgets import QTreeView

from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.queue_table.rows import ranges

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
