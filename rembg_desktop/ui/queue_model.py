"""The queue as a Qt model: jobs, and below each its images, of which only the pages that were asked for are held.

The model never touches the database. It is fed with jobs and pages, says which pages it wants, and keeps its rows
sorted and filtered itself: a proxy in Python would be asked for every comparison.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui import columns
from rembg_desktop.ui.cells import image_cell, job_cell
from rembg_desktop.ui.columns import Column
from rembg_desktop.ui.preset_words import preset_word

Index = QModelIndex | QPersistentModelIndex

RowRole: Final = Qt.ItemDataRole.UserRole + 1
"""The Job or JobImage of a row."""
FractionRole: Final = Qt.ItemDataRole.UserRole + 2
"""How much of a row is done, 0-1."""
PAGE: Final = 200
"""Images in one page."""
JOBS_MIME: Final = "application/x-rembg-desktop-jobs"
_SELECTABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_IMAGE: Final = _SELECTABLE | Qt.ItemFlag.ItemNeverHasChildren
_JOB: Final = _SELECTABLE | Qt.ItemFlag.ItemIsDragEnabled
_DROP: Final = Qt.ItemFlag.ItemIsDropEnabled
_NOTHING: Final = Qt.ItemFlag.NoItemFlags
_MOST_RANGES: Final = 8
"""With more ranges of changed rows than this a reset is cheaper than telling of each."""


@dataclass(slots=True, eq=False)
class _Node:
    serial: int
    job: Job
    row: int = -1
    images: list[JobImage] = field(default_factory=list[JobImage])
    asked: int = 0
    """Images that are loaded or on their way."""


class QueueModel(QAbstractItemModel):
    """Jobs and their images.

    Signals:
        page_wanted: job id, offset and limit of images to read.
        move_wanted: ids of dragged jobs, and the id of the job they go before (empty: to the end).
        counts_changed: jobs by status have changed.
    """

    page_wanted = Signal(str, int, int)
    move_wanted = Signal(list, str)
    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: dict[str, _Node] = {}
        self._by_serial: dict[int, _Node] = {}
        self._rows: list[_Node] = []
        self._next_serial = 1
        self._fractions: dict[int, float] = {}
        self._text = ""
        self._statuses: frozenset[JobStatus] = frozenset()
        self._sort: Column | None = None
        self._descending = False

    # What it is fed with

    def set_jobs(self, jobs: Iterable[Job]) -> None:
        """The whole queue, as it is now."""
        fresh = {job.id: job for job in jobs}
        for job_id in self._nodes.keys() - fresh.keys():
            self._forget(job_id)
        self._take(fresh.values())
        self._arrange()
        self.counts_changed.emit()

    def update_jobs(self, jobs: Iterable[Job]) -> None:
        """Some jobs, as they are now."""
        self._take(jobs)
        self._arrange()
        self.counts_changed.emit()

    def set_page(self, job_id: str, offset: int, images: Sequence[JobImage]) -> None:
        """Images of one job that were read at `offset`; known ones are renewed, new ones appended."""
        node = self._nodes.get(job_id)
        if node is None or offset > len(node.images):
            return
        known = min(len(images), len(node.images) - offset)
        changed = [offset + place for place in range(known) if node.images[offset + place] != images[place]]
        node.images[offset : offset + known] = images[:known]
        if changed and node.row >= 0:
            parent = self.index(node.row, 0)
            self.dataChanged.emit(
                self.index(changed[0], 0, parent), self.index(changed[-1], len(Column) - 1, parent)
            )
        added = images[known:]
        if added:
            if node.row >= 0:
                first = len(node.images)
                self.beginInsertRows(self.index(node.row, 0), first, first + len(added) - 1)
            node.images.extend(added)
            if node.row >= 0:
                self.endInsertRows()
        node.asked = len(node.images)
        for image in images:
            if image.status is not ImageStatus.PROCESSING:
                self._fractions.pop(image.id, None)

    def set_fractions(self, job_id: str, fractions: dict[int, float]) -> None:
        """How far images in work have come, 0-1, by image id."""
        self._fractions.update(fractions)
        node = self._nodes.get(job_id)
        if node is None or node.row < 0:
            return
        self._changed(node)
        parent = self.index(node.row, 0)
        for row, image in enumerate(node.images):
            if image.id in fractions:
                index = self.index(row, Column.PROGRESS, parent)
                self.dataChanged.emit(index, index)

    # How it is arranged

    def filter(self, text: str, statuses: Iterable[JobStatus] = ()) -> None:
        """Show only jobs with this text in name, preset or folder, and of these statuses; no status means any."""
        self._text = text.strip().casefold()
        self._statuses = frozenset(statuses)
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort jobs by a column; -1 is the order of the queue."""
        self._sort = Column(column) if 0 <= column < len(Column) else None
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()

    @property
    def is_queue_order(self) -> bool:
        """Whether the rows stand in the order in which jobs run, so that dragging makes sense."""
        return self._sort is None

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
            for status in _filed_under(node.job):
                counts[status] += 1
        return counts

    # Qt's side

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt: jobs carry the id 0, images the serial number of their job."""
        if row < 0 or not 0 <= column < len(Column):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row < len(self._rows) else QModelIndex()
        node = self._job_node(parent)
        if node is None or parent.column() != 0 or row >= len(node.images):
            return QModelIndex()
        return self.createIndex(row, column, node.serial)

    def parent(self, index: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Qt: the job of an image."""
        node = self._by_serial.get(index.internalId()) if index.isValid() else None
        return self.createIndex(node.row, 0, 0) if node and node.row >= 0 else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: jobs, or images that are loaded."""
        if not parent.isValid():
            return len(self._rows)
        node = self._job_node(parent)
        return len(node.images) if node and parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Qt: the same columns at both levels."""
        return len(Column)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Qt: jobs have images, loaded or not."""
        if not parent.isValid():
            return bool(self._rows)
        node = self._job_node(parent)
        return bool(node and parent.column() == 0 and node.job.progress.total)

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether images of a job are still unread and not on their way."""
        node = self._job_node(parent) if parent.isValid() else None
        return bool(node and node.asked == len(node.images) < node.job.progress.total)

    def fetchMore(self, parent: Index) -> None:
        """Qt: asks for the next page; the rows come when it was read."""
        node = self._job_node(parent) if parent.isValid() else None
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
        column = Column(index.column())
        if role == FractionRole:
            return self.fraction(row)
        if isinstance(row, Job):
            return job_cell(row, column, role)
        return image_cell(row, column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Qt: titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if section == Column.ACTION else columns.title(Column(section))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return columns.title(Column(section))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: jobs can be dragged while the rows are in the order of the queue."""
        if not index.isValid():
            return _DROP if self.is_queue_order else _NOTHING
        return _IMAGE if index.internalId() else _JOB

    def mimeTypes(self) -> list[str]:
        """Qt: what can be dropped on the rows."""
        return [JOBS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: ids of the dragged jobs in their order."""
        rows = sorted({index.row() for index in indexes if not index.internalId()})
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
        following = self._rows[row:] if row >= 0 else []
        before = next((node.job for node in following if node.job.id not in moved), None)
        self.move_wanted.emit(moved, before.id if before and not before.status.is_final else "")
        return False

    def row_of(self, index: Index) -> Job | JobImage | None:
        """The job or image of an index."""
        if not index.isValid():
            return None
        if not index.internalId():
            return self._rows[index.row()].job if index.row() < len(self._rows) else None
        node = self._by_serial.get(index.internalId())
        return node.images[index.row()] if node and index.row() < len(node.images) else None

    def row_at(self, job_row: int, image_row: int) -> Job | JobImage | None:
        """The job of a row (image_row 0), or its image number `image_row`, counted from 1."""
        if not 0 <= job_row < len(self._rows):
            return None
        node = self._rows[job_row]
        if not image_row:
            return node.job
        return node.images[image_row - 1] if image_row <= len(node.images) else None

    def fraction(self, row: Job | JobImage) -> float:
        """How much of a job or image is done, 0-1; a job counts what its images in work have done."""
        if isinstance(row, JobImage):
            return 1.0 if row.status.is_final else self._fractions.get(row.id, 0.0)
        if not row.progress.total:
            return 0.0
        part = 0.0
        node = self._nodes.get(row.id)
        if row.status is JobStatus.PROCESSING and node:
            part = sum(
                self._fractions.get(image.id, 0.0)
                for image in node.images
                if image.status is ImageStatus.PROCESSING
            )
        return min(1.0, (row.progress.processed + part) / row.progress.total)

    # Inside

    def _job_node(self, index: Index) -> _Node | None:
        if not index.isValid() or index.internalId() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()]

    def _take(self, jobs: Iterable[Job]) -> None:
        changed: list[int] = []
        for job in jobs:
            node = self._nodes.get(job.id)
            if node is None:
                node = _Node(self._next_serial, job)
                self._next_serial += 1
                self._nodes[job.id] = self._by_serial[node.serial] = node
            elif node.job != job:
                node.job = job
                changed.append(node.row)
        ranges = _ranges(sorted(row for row in changed if row >= 0))
        if len(ranges) > _MOST_RANGES:
            ranges = [(ranges[0][0], ranges[-1][1])]
        for first, last in ranges:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _forget(self, job_id: str) -> None:
        node = self._nodes.pop(job_id)
        if node.row < 0:
            del self._by_serial[node.serial]

    def _changed(self, node: _Node) -> None:
        if node.row >= 0:
            self.dataChanged.emit(self.index(node.row, 0), self.index(node.row, len(Column) - 1))

    def _wanted(self) -> list[_Node]:
        nodes = [node for node in self._nodes.values() if self._passes(node.job)]
        key: Callable[[Job], Any] = columns.queue_key if self._sort is None else columns.SORT_KEYS[self._sort]
        nodes.sort(key=lambda node: columns.queue_key(node.job))
        if self._sort is not None:
            nodes.sort(key=lambda node: key(node.job), reverse=self._descending)
        return nodes

    def _passes(self, job: Job) -> bool:
        if self._statuses and not self._statuses & _filed_under(job):
            return False
        if not self._text:
            return True
        return (
            self._text in job.name.casefold()
            or self._text in preset_word(job.preset or "").casefold()
            or self._text in str(job.destination).casefold()
            or job.id.startswith(self._text)
        )

    def _arrange(self) -> None:
        wanted = self._wanted()
        if wanted == self._rows:
            return
        kept = {node.serial for node in wanted}
        gone = _ranges([row for row, node in enumerate(self._rows) if node.serial not in kept])
        shown = {node.serial for node in self._rows}
        come = _ranges([row for row, node in enumerate(wanted) if node.serial not in shown])
        if len(gone) + len(come) > _MOST_RANGES:
            self._reset(wanted)
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._place(self._rows[:first] + self._rows[last + 1 :])
            self.endRemoveRows()
        self._reorder([node for node in wanted if node.serial in shown])
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._place(self._rows[:first] + wanted[first : last + 1] + self._rows[first:])
            self.endInsertRows()

    def _reset(self, wanted: list[_Node]) -> None:
        self.beginResetModel()
        self._place(wanted)
        self.endResetModel()

    def _reorder(self, order: list[_Node]) -> None:
        for _ in range(_MOST_RANGES):
            move = _next_move(self._rows, order)
            if move is None:
                return
            source, target = move
            self.beginMoveRows(
                QModelIndex(), source, source, QModelIndex(), target + 1 if target > source else target
            )
            rows = list(self._rows)
            rows.insert(target, rows.pop(source))
            self._place(rows)
            self.endMoveRows()
        if self._rows != order:
            self._reorder_all(order)

    def _reorder_all(self, order: list[_Node]) -> None:
        before = self._rows
        self.layoutAboutToBeChanged.emit()
        old = [index for index in self.persistentIndexList() if not index.internalId()]
        nodes = [before[index.row()] for index in old]
        self._place(order)
        new = [self.createIndex(node.row, index.column(), 0) for node, index in zip(nodes, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _place(self, rows: list[_Node]) -> None:
        for node in self._rows:
            node.row = -1
        for row, node in enumerate(rows):
            node.row = row
        for node in self._rows:
            if node.row < 0 and node.job.id not in self._nodes:
                del self._by_serial[node.serial]
        self._rows = rows


def _filed_under(job: Job) -> set[JobStatus]:
    return {job.status, JobStatus.FAILED} if job.progress.failed else {job.status}


def _next_move(rows: list[_Node], order: list[_Node]) -> tuple[int, int] | None:
    """From where to where one row should go next to bring `rows` into `order`; None when they are."""
    for place, (is_there, wanted) in enumerate(zip(rows, order, strict=True)):
        if is_there is wanted:
            continue
        if rows[place + 1] is wanted:
            return place, order.index(is_there)
        return rows.index(wanted), place
    return None


def _ranges(rows: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
