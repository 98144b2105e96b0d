"""Which jobs the queue shows and in what order: filter and sorting."""

from collections.abc import Iterable
from operator import attrgetter

from PySide6.QtCore import Qt

from rembg_desktop.queue.types import Job, JobStatus
from rembg_desktop.ui import columns
from rembg_desktop.ui.columns import Column
from rembg_desktop.ui.queue_rows import JobNode


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
            key = columns.SORT_KEYS[self._sort]
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
            or text in str(job.destination).casefold()
            or job.id.startswith(text)
        )


def filed_under(job: Job) -> tuple[JobStatus, ...]:
    """The statuses under which a job is found: those with failed images count as failed, too."""
    if job.progress.failed and job.status is not JobStatus.FAILED:
        return (job.status, JobStatus.FAILED)
    return (job.status,)
