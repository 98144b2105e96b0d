"""The queue as a Qt model: jobs, and below each its images, of which only the pages that were asked for are held.

The model never touches the database. It is fed with jobs and pages, says which pages it wants, and keeps its rows
sorted and filtered itself: a proxy in Python would be asked for every comparison.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, Qt, QTimer, Signal

from rembg_desktop.errors import ui_priority
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui.queue_table.cells import Column, image_cell, is_number, job_cell, title
from rembg_desktop.ui.queue_table.rows import Arrangement, Index, JobNode, QueueRows, filed_under, ranges

RowRole: Final = Qt.ItemDataRole.UserRole + 1
"""The Job or JobImage of a row."""
FractionRole: Final = Qt.ItemDataRole.UserRole + 2
"""How much of a row is done, 0-1."""
PAGE: Final = 200
"""Images in one page."""
JOBS_MIME: Final = "application/x-rembg-desktop-jobs"
_COLUMNS: Final = tuple(Column)
_LAST: Final = len(Column) - 1
_MOST_CHANGES: Final = 8
"""With more ranges of changed rows than this they are told as one."""


class QueueModel(QueueRows):
    """Jobs and their images.

    Signals:
        page_wanted: job id, offset and limit of images to read.
        move_wanted: ids of dragged jobs, and the id of the job they go before (empty: to the end).
        counts_changed: jobs by status have changed; told in a turn of the event loop of its own.
    """

    page_wanted = Signal(str, int, int)
    move_wanted = Signal(list, str)
    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: dict[str, JobNode] = {}
        self._arrangement = Arrangement()
        self._recount = QTimer(self, singleShot=True, interval=0)
        self._recount.timeout.connect(self._tell_counts)

    # What it is fed with

    def set_jobs(self, jobs: Iterable[Job]) -> None:
        """The whole queue, as it is now."""
        fresh = {job.id: job for job in jobs}
        gone = [self._nodes.pop(job_id) for job_id in self._nodes.keys() - fresh.keys()]
        self._take(fresh.values(), otherwise=bool(gone))
        self.forget(gone)

    def update_jobs(self, jobs: Iterable[Job]) -> None:
        """Some jobs, as they are now."""
        self._take(jobs, otherwise=False)

    def _take(self, jobs: Iterable[Job], *, otherwise: bool) -> None:
        """Renew jobs, and arrange and tell when anything has changed, here or `otherwise`."""
        changed: list[int] = []
        for job in jobs:
            node = self._nodes.get(job.id)
            if node is None:
                self._nodes[job.id] = JobNode(job)
                otherwise = True
            elif node.job is not job and (node.job.position != job.position or node.job != job):
                node.renew(job)
                changed.append(node.row)
        found = ranges(sorted(row for row in changed if row >= 0))
        if len(found) > _MOST_CHANGES:
            found = [(found[0][0], found[-1][1])]
        for first, last in found:
            self.dataChanged.emit(self.index(first, 0), self.index(last, _LAST))
        if changed or otherwise:
            self._arrange()
            self._recount.start()

    def set_page(self, job_id: str, offset: int, images: Sequence[JobImage]) -> None:
        """Images of one job that were read at `offset`; known ones are renewed, new ones appended."""
        node = self._nodes.get(job_id)
        if node is None or offset > len(node.images):
            return
        old = node.images[offset : offset + len(images)]
        changed = [
            offset + place
            for place, (before, now) in enumerate(zip(old, images, strict=False))
            if before is not now and (before.status is not now.status or before != now)
        ]
        node.images[offset : offset + len(old)] = images[: len(old)]
        for image in images:
            if image.status is not ImageStatus.PROCESSING:
                node.fractions.pop(image.id, None)
        node.part = _part(node)
        if changed and node.row >= 0:
            parent = self.index(node.row, 0)
            self.dataChanged.emit(self.index(changed[0], 0, parent), self.index(changed[-1], _LAST, parent))
        self.append_images(node, images[len(old) :])
        node.asked = len(node.images)

    def set_fractions(self, job_id: str, fractions: dict[int, float]) -> None:
        """Progress of the images that are being processed, 0-1, by image id."""
        node = self._nodes.get(job_id)
        if node is None:
            return
        node.fractions.update(fractions)
        node.part = _part(node)
        if node.row < 0:
            return
        bar = self.index(node.row, Column.PROGRESS)
        self.dataChanged.emit(bar, bar)
        parent = self.index(node.row, 0)
        for row, image in enumerate(node.images):
            if image.id in fractions:
                index = self.index(row, Column.PROGRESS, parent)
                self.dataChanged.emit(index, index)

    # How it is arranged

    def filter(self, text: str, statuses: Iterable[JobStatus] = ()) -> None:
        """Show only jobs with this text in name, preset or folder, and of these statuses; no status means any."""
        self._arrangement.filter(text, statuses)
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort jobs by a column; -1 is the order of the queue."""
        self._arrangement.sort(column, order)
        self._arrange()

    @property
    def is_queue_order(self) -> bool:
        """Whether the rows stand in the order in which jobs run, so that dragging makes sense."""
        return self._arrangement.is_queue_order

    def _tell_counts(self) -> None:
        with ui_priority():
            self.counts_changed.emit()

    def _arrange(self) -> None:
        self.arrange(self._arrangement.of(self._nodes.values()))

    # What it answers

    def jobs(self) -> list[Job]:
        """Every job, shown or not."""
        return [node.job for node in self._nodes.values()]

    def shown(self) -> list[Job]:
        """The jobs that the filter lets through, in their order."""
        return [node.job for node in self._rows]

    def job(self, job_id: str) -> Job | None:
        """A job by its id."""
        node = self._nodes.get(job_id)
        return node.job if node else None

    def images_of(self, job_id: str) -> list[JobImage]:
        """The images of a job that are loaded."""
        node = self._nodes.get(job_id)
        return list(node.images) if node else []

    def loaded(self) -> dict[str, list[JobImage]]:
        """The images that are loaded, by job."""
        return {job_id: list(node.images) for job_id, node in self._nodes.items() if node.images}

    def index_of(self, job_id: str, image_id: int | None = None) -> QModelIndex:
        """The row of a job or image; invalid when it is filtered out or not loaded."""
        node = self._nodes.get(job_id)
        if node is None or node.row < 0:
            return QModelIndex()
        parent = self.index(node.row, 0)
        if image_id is None:
            return parent
        for row, image in enumerate(node.images):
            if image.id == image_id:
                return self.index(row, 0, parent)
        return QModelIndex()

    def status_counts(self) -> dict[JobStatus, int]:
        """Jobs by status; those with failed images count as failed, too."""
        counts = dict.fromkeys(JobStatus, 0)
        for node in self._nodes.values():
            for status in filed_under(node.job):
                counts[status] += 1
        return counts

    def fraction(self, row: Job | JobImage) -> float:
        """How much of a job or image is done, 0-1; for a job, its current images count in part."""
        if isinstance(row, JobImage):
            node = self._nodes.get(row.job_id)
            return 1.0 if row.status.is_final else node.fractions.get(row.id, 0.0) if node else 0.0
        if not row.progress.total:
            return 0.0
        node = self._nodes.get(row.id)
        part = node.part if node and row.status is JobStatus.PROCESSING else 0.0
        return min(1.0, (row.progress.processed + part) / row.progress.total)

    # Qt's side

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Qt: jobs have images, loaded or not."""
        # Asked for every job at every layout.
        if parent.internalId() == self._root:
            return parent.column() == 0 and self._rows[parent.row()].job.progress.total > 0
        return not parent.isValid() and bool(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether images of a job are still unread and not on their way."""
        node = self.node_of(parent)
        return bool(node and node.asked == len(node.images) < node.job.progress.total)

    def fetchMore(self, parent: Index) -> None:
        """Qt: asks for the next page; the rows come when it was read."""
        node = self.node_of(parent)
        if node and self.canFetchMore(parent):
            node.asked = len(node.images) + PAGE
            self.page_wanted.emit(node.job.id, len(node.images), PAGE)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Qt: the text of a cell, its row (RowRole) or how much of it is done (FractionRole)."""
        row = self.row_of(index)
        if row is None:
            return None
        if role == RowRole:
            return row
        if role == FractionRole:
            return self.fraction(row)
        column = _COLUMNS[index.column()]
        return job_cell(row, column, role) if isinstance(row, Job) else image_cell(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Qt: titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == Column.ACTION else title(Column(section))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole and is_number(Column(section)):
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def mimeTypes(self) -> list[str]:
        """Qt: what can be dropped on the rows."""
        return [JOBS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: ids of the dragged jobs in their order."""
        rows = sorted({index.row() for index in indexes if not self.is_image(index)})
        data = QMimeData()
        data.setData(JOBS_MIME, QByteArray("\n".join(self._rows[row].job.id for row in rows).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: rows are moved."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """Qt: only between jobs."""
        return self.is_queue_order and data.hasFormat(JOBS_MIME) and not parent.isValid()

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Qt: asks for the move; the rows follow when the queue has done it."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        moved = bytes(data.data(JOBS_MIME).data()).decode().splitlines()
        dragged = set(moved)
        following = self._rows[row:] if row >= 0 else []
        before = next((node.job for node in following if node.job.id not in dragged), None)
        self.move_wanted.emit(moved, before.id if before and not before.status.is_final else "")
        return False


def _part(node: JobNode) -> float:
    if not node.fractions:
        return 0.0
    return sum(
        node.fractions.get(image.id, 0.0) for image in node.images if image.status is ImageStatus.PROCESSING
    )
