"""The rows of the queue, kept by Qt's own item model: jobs, and below each its images.

Only their places are kept there; what they say comes from the jobs and images themselves. A view asks for index,
parent and number of rows thousands of times when it lays out or selects. Answered by Qt that takes a fortieth of
the time of a Python method, and no thread that holds the interpreter can get in between.

No QStandardItem is ever touched from Python: an item that Qt deletes leaves its Python object behind, and the next
item at that address is taken for it. An item is known by its number, which the indexes of its children carry.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QStandardItemModel

from rembg_desktop.queue.types import Job, JobImage, JobStatus
from rembg_desktop.ui.queue_table.cells import SORT_KEYS, Column, queue_key

Index = QModelIndex | QPersistentModelIndex

_RankRole: Final = Qt.ItemDataRole.UserRole + 100
"""Where a job goes when its row is sorted; known to the item model only."""
_FlagsRole: Final = Qt.ItemDataRole.UserRole - 1
"""Where an item of Qt's keeps its flags."""
_RANKS: Final = 1
"""The column that keeps the ranks: one that has no items among the images, or else they would be sorted, too."""
_SELECTABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_IMAGE: Final = _SELECTABLE | Qt.ItemFlag.ItemNeverHasChildren
_JOB: Final = _SELECTABLE | Qt.ItemFlag.ItemIsDragEnabled
_MOST_RANGES: Final = 40
"""With more ranges of rows that come or go than this a reset is cheaper than telling of each."""
_MOST_IMAGES: Final = 500
"""Likewise with more images below them: a reset makes rows for those of opened jobs only."""


@dataclass(slots=True, eq=False)
class JobNode:
    """A job and what the model knows about it.

    Attributes:
        row: its place among the rows; -1 when it is filtered out.
        images: those that are loaded, from the first one without gaps.
        asked: number of images that are loaded or on their way.
        fractions: progress of the images that are being processed, by image id.
        part: sum of the fractions of loaded images that are being processed.
        branch: Qt's number for the item that holds the rows of the images; 0 when there are none.
        key: orders jobs as they stand in the queue.
    """

    job: Job
    row: int = -1
    images: list[JobImage] = field(default_factory=list[JobImage])
    asked: int = 0
    fractions: dict[int, float] = field(default_factory=dict[int, float])
    part: float = 0.0
    branch: int = 0
    key: tuple[object, ...] = ()

    def __post_init__(self) -> None:
        self.renew(self.job)

    def renew(self, job: Job) -> None:
        """The job as it is now."""
        self.job = job
        self.key = queue_key(job)

    def forget_images(self) -> None:
        """They are read again when they are wanted."""
        self.images.clear()
        self.asked = 0
        self.part = 0.0


class QueueRows(QStandardItemModel):
    """Keeps the rows; the subclass says what they show.

    Attributes:
        is_opened: whether the images below a job are shown, which a view knows; a reset forgets the others.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, len(Column), parent)
        self.setSortRole(_RankRole)
        self.is_opened: Callable[[QModelIndex], bool] = lambda _index: True
        self._rows: list[JobNode] = []
        self._root = -1
        self._branches: dict[int, JobNode] = {}
        self._next: list[JobNode] = []
        # The first to be told: everybody else already asks for the new rows.
        self.rowsInserted.connect(self._follow)
        self.rowsRemoved.connect(self._follow)
        self.layoutChanged.connect(self._follow_order)

    def node_of(self, index: Index) -> JobNode | None:
        """The job of an index at the first level; None for images."""
        if not index.isValid() or index.internalId() != self._root or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()]

    def row_of(self, index: Index) -> Job | JobImage | None:
        """The job or image of an index."""
        if not index.isValid():
            return None
        row, branch = index.row(), index.internalId()
        if branch == self._root:
            return self._rows[row].job if row < len(self._rows) else None
        node = self._branches.get(branch)
        return node.images[row] if node and row < len(node.images) else None

    def rows_between(self, parent: Index, first: int, last: int) -> Sequence[Job | JobImage]:
        """The jobs, or images of one job, in some rows."""
        if not parent.isValid():
            return [node.job for node in self._rows[first : last + 1]]
        node = self.node_of(parent)
        return node.images[first : last + 1] if node else []

    def is_image(self, index: Index) -> bool:
        """Whether an index, which is valid, stands for an image."""
        return index.internalId() != self._root

    def append_images(self, node: JobNode, images: Sequence[JobImage]) -> None:
        """Images that were loaded, behind those of before."""
        node.images.extend(images)
        if node.row >= 0:
            self._grow(node)

    def arrange(self, wanted: Sequence[JobNode]) -> None:
        """Show these jobs in this order; selection and opened rows stay with their jobs, except in a reset."""
        wanted = list(wanted)
        if wanted == self._rows:
            return
        kept = set(map(id, wanted))
        leaving = [node for node in self._rows if id(node) not in kept]
        joining = [node for node in wanted if node.row < 0]
        gone = ranges(node.row for node in leaving)
        come = ranges(row for row, node in enumerate(wanted) if node.row < 0)
        images = sum(len(node.images) for node in (*leaving, *joining))
        if len(gone) + len(come) > _MOST_RANGES or images > _MOST_IMAGES:
            self._reset(wanted)
            return
        for first, last in reversed(gone):
            self._next = self._rows[:first] + self._rows[last + 1 :]
            self.removeRows(first, last - first + 1)
        known = [node for node in wanted if node.row >= 0]
        if known != self._rows:
            self._sort(known)
        for first, last in come:
            added = wanted[first : last + 1]
            self._next = self._rows[:first] + added + self._rows[first:]
            self.insertRows(first, len(added))
            self._flag(_JOB, QModelIndex(), first, len(added))
            for node in added:
                self._grow(node)

    def forget(self, nodes: Iterable[JobNode]) -> None:
        """Jobs that are no more."""
        for node in nodes:
            self._branches.pop(node.branch, None)
            node.branch = 0

    def _sort(self, order: list[JobNode]) -> None:
        with QSignalBlocker(self):  # nobody shows the ranks
            for rank, node in enumerate(order):
                self.setData(self.index(node.row, _RANKS), rank, _RankRole)
        self._next = order
        QStandardItemModel.sort(self, _RANKS)

    def _reset(self, wanted: list[JobNode]) -> None:
        opened = {id(node) for node in self._rows if node.images and self.is_opened(self.index(node.row, 0))}
        for node in wanted:
            if node.images and id(node) not in opened:
                node.forget_images()
        self.beginResetModel()
        with QSignalBlocker(self):
            self.removeRows(0, len(self._rows))
            self._place([])
            self.insertRows(0, len(wanted))
            self._flag(_JOB, QModelIndex(), 0, len(wanted))
            self._place(wanted)
            for node in wanted:
                self._grow(node)
        self.endResetModel()

    def _grow(self, node: JobNode) -> None:
        """Rows for the images that have none yet."""
        if not node.images:
            return
        parent = self.index(node.row, 0)
        if not node.branch:
            self.insertColumns(0, len(Column), parent)
        first = self.rowCount(parent)
        if first < len(node.images):
            self.insertRows(first, len(node.images) - first, parent)
            self._adopt(node, parent)
            self._flag(_IMAGE, parent, first, len(node.images) - first)

    def _flag(self, flags: Qt.ItemFlag, parent: QModelIndex, first: int, count: int) -> None:
        """Give new rows their flags. Views ask for those of the first column only, where all rows have an item."""
        value = flags.value
        with QSignalBlocker(self):
            for row in range(first, first + count):
                self.setData(self.index(row, 0, parent), value, _FlagsRole)

    def _follow(self, parent: QModelIndex) -> None:
        if not parent.isValid():
            self._place(self._next)
        elif node := self.node_of(parent):
            self._adopt(node, parent)

    def _adopt(self, node: JobNode, parent: QModelIndex) -> None:
        """Learn the number of the item that holds the rows of the images, once there are some."""
        first = self.index(0, 0, parent)
        if not node.branch and first.isValid():
            node.branch = first.internalId()
            self._branches[node.branch] = node

    def _follow_order(self) -> None:
        if len(self._next) == len(self._rows):
            self._place(self._next)

    def _place(self, rows: list[JobNode]) -> None:
        for node in self._rows:
            node.row = -1
        for row, node in enumerate(rows):
            node.row = row
        if rows:
            self._root = self.index(0, 0).internalId()
        for node in self._rows:
            if node.row < 0 and node.branch:
                # Its item is gone, and the number may come again with another one.
                del self._branches[node.branch]
                node.branch = 0
        self._rows = list(rows)


def ranges(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending row numbers as (first, last) of those that follow one another."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


class Arrangement:
    """What the user has asked for; without anything it is every job in the order of the queue."""

    def __init__(self) -> None:
        self._text = ""
        self._statuses: frozenset[JobStatus] = frozenset()
        self._sort: Column | None = None
        self._descending = False

    def filter(self, text: str, statuses: Iterable[JobStatus]) -> None:
        """Only jobs with this text in name, preset or folder, and of these statuses; no status means any."""
        self._text = text.strip().casefold()
        self._statuses = frozenset(statuses)

    def sort(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column; -1 is the order of the queue."""
        self._sort = Column(column) if 0 <= column < len(Column) else None
        self._descending = order == Qt.SortOrder.DescendingOrder

    @property
    def is_queue_order(self) -> bool:
        """Whether the rows stand in the order in which jobs run."""
        return self._sort is None

    def of(self, nodes: Iterable[JobNode]) -> list[JobNode]:
        """The jobs that are shown, in their order."""
        wanted = [node for node in nodes if self._passes(node.job)]
        wanted.sort(key=attrgetter("key"))
        if self._sort is not None:
            key = SORT_KEYS[self._sort]
            wanted.sort(key=lambda node: key(node.job), reverse=self._descending)
        return wanted

    def _passes(self, job: Job) -> bool:
        if self._statuses and self._statuses.isdisjoint(filed_under(job)):
            return False
        text = self._text
        return (
            not text
            or text in job.name.casefold()
            or text in (job.preset or "").casefold()
            or any(text in output.name.casefold() for output in job.outputs)
            or text in str(job.destination).casefold()
            or job.id.startswith(text)
        )


def filed_under(job: Job) -> tuple[JobStatus, ...]:
    """The statuses under which a job is found: those with failed images count as failed, too."""
    if job.progress.failed and job.status is not JobStatus.FAILED:
        return (job.status, JobStatus.FAILED)
    return (job.status,)
