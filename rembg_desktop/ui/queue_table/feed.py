"""Brings the queue into its model: reads off the main thread, gathered, never twice for one change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.runner import Runner
from rembg_desktop.ui.queue_table.cells import Thumbnails
from rembg_desktop.ui.queue_table.model import PAGE, QueueModel
from rembg_desktop.ui.task_runner import Retries, TaskRunner

_Row = TypeVar("_Row", Job, JobImage)
_Read = TypeVar("_Read")
_GATHER_MS = 100
_PAGES_AT_ONCE = 3


class QueueFeed(QObject):
    """Follows the runner's signals.

    The background thread is its own: whatever else is read, such as the free space of a disk that does not answer,
    the table does not wait for it.

    Signals:
        loaded: the whole queue was read.
        images_changed: id of a job whose loaded images were read again.
    """

    loaded = Signal()
    images_changed = Signal(str)

    def __init__(
        self,
        manager: QueueManager,
        runner: Runner,
        model: QueueModel,
        thumbnails: Thumbnails,
        background: TaskRunner,
        retries: Retries,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._manager = manager
        self._model = model
        self._thumbnails = thumbnails
        self._background = background
        self._retries = retries
        self._all = False
        self._jobs: set[str] = set()
        self._reading = False
        self._fractions: dict[str, dict[int, float]] = {}
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._read)
        runner.jobs_changed.connect(self.refresh_jobs)
        runner.queue_changed.connect(self.refresh)
        runner.image_progress.connect(self._on_progress)
        model.page_wanted.connect(self._read_page)
        thumbnails.first_images_wanted.connect(self._read_first)

    def load(self) -> None:
        """Read the whole queue now, for the first time."""
        self._all = True
        self._read()

    def refresh(self) -> None:
        """Read the whole queue again soon."""
        self._all = True
        self._schedule()

    def refresh_jobs(self, job_ids: Sequence[str]) -> None:
        """Read some jobs again soon."""
        self._jobs.update(job_ids)
        self._schedule()

    def _schedule(self) -> None:
        if not self._gather.isActive():
            self._gather.start()

    def _on_progress(self, job_id: str, image_id: int, fraction: float) -> None:
        self._fractions.setdefault(job_id, {})[image_id] = fraction
        self._schedule()

    def _read(self) -> None:
        fractions, self._fractions = self._fractions, {}
        for job_id, parts in fractions.items():
            self._model.set_fractions(job_id, parts)
        if not (self._all or self._jobs):
            return
        if self._reading and not self._background.is_idle:
            self._schedule()
            return
        self._reading = True
        known = {job.id: job for job in self._model.jobs()}
        loaded = self._model.loaded()
        if self._all:
            self._all = False
            self._jobs.clear()
            self._ask(lambda: _changes(self._manager.all_jobs(), known, loaded), self._take_all, None)
        else:
            asked, self._jobs = sorted(self._jobs), set()
            self._ask(lambda: _changes(self._some(asked), known, loaded), self._take_some, asked)

    def _ask(
        self, work: Callable[[], "_Changes"], take: Callable[["_Changes"], None], asked: list[str] | None
    ) -> None:
        """Read the jobs in `asked`, or all with None."""

        def done(changes: _Changes) -> None:
            self._reading = False
            self._retries.settled("queue")
            take(changes)
            for job_id, offset in changes.pages:
                self._read_page(job_id, offset, PAGE)

        def failed(error: AppError) -> None:
            self._reading = False
            if asked is None:
                self._all = True
            else:
                self._jobs.update(asked)
            self._retries.later("queue", self._read, error)

        self._background.run(work, done, failed)

    def _some(self, job_ids: list[str]) -> list[Job]:
        found: list[Job] = []
        for job_id in job_ids:
            try:
                found.append(self._manager.job(job_id))
            except AppError as error:
                # It was removed meanwhile; the list that is read next leaves it out.
                if error.code is not ErrorCode.NO_SUCH_JOB:
                    raise
        return found

    def _take_all(self, changes: "_Changes") -> None:
        self._model.set_jobs(changes.jobs)
        self.loaded.emit()

    def _take_some(self, changes: "_Changes") -> None:
        self._model.update_jobs(job for job in changes.jobs if job.id not in changes.new)
        if changes.new:
            self.refresh()

    def _read_page(self, job_id: str, offset: int, limit: int) -> None:
        known = {image.id: image for image in self._model.images_of(job_id)[offset : offset + limit]}

        def take(images: list[JobImage]) -> None:
            self._model.set_page(job_id, offset, images)
            self.images_changed.emit(job_id)

        self._read_images(
            ("page", job_id, offset),
            lambda: _as_known(self._manager.images(job_id, limit=limit, offset=offset), known),
            take,
            lambda: self._read_page(job_id, offset, limit),
        )

    def _read_images(
        self,
        key: tuple[str | int, ...],
        work: Callable[[], _Read],
        take: Callable[[_Read], object],
        again: Callable[[], object],
    ) -> None:
        """Read something of a job; when that fails call `again` later, unless the job is gone."""

        def done(read: _Read) -> None:
            self._retries.settled(key)
            take(read)

        def failed(error: AppError) -> None:
            if error.code is ErrorCode.NO_SUCH_JOB:
                self._retries.settled(key)
                self.refresh()
            else:
                self._retries.later(key, again, error)

        self._background.run(work, done, failed)

    def _read_first(self, job_ids: list[str]) -> None:
        def work() -> dict[str, Path | None]:
            found: dict[str, Path | None] = {}
            for job_id in job_ids:
                try:
                    images = self._manager.images(job_id, limit=1)
                except AppError as error:
                    if error.code is not ErrorCode.NO_SUCH_JOB:
                        raise
                    images = []
                found[job_id] = images[0].source if images else None
            return found

        def take(found: dict[str, Path | None]) -> None:
            for job_id, source in found.items():
                self._thumbnails.set_first_image(job_id, source)

        self._read_images(("first", *job_ids), work, take, lambda: self._read_first(job_ids))

    def find_image(self, job_id: str, image_id: int) -> None:
        """Load the images of a job up to the given one, so that it can be shown."""
        loaded = len(self._model.images_of(job_id))

        def work() -> list[JobImage]:
            wanted = self._manager.image(image_id)
            limit = max(PAGE, wanted.index + PAGE - loaded)
            return self._manager.images(job_id, limit=limit, offset=loaded)

        def take(images: list[JobImage]) -> None:
            self._model.set_page(job_id, loaded, images)
            self.images_changed.emit(job_id)

        self._read_images(("find", job_id), work, take, lambda: self.find_image(job_id, image_id))


@dataclass(frozen=True, slots=True)
class _Changes:
    """What a reading of the queue has brought.

    Attributes:
        jobs: what was read, with the known object where nothing has changed.
        new: ids of jobs that were not known.
        pages: job and offset of loaded images that should be read again.
    """

    jobs: list[Job]
    new: set[str]
    pages: list[tuple[str, int]]


def _changes(fresh: Sequence[Job], known: Mapping[str, Job], loaded: Mapping[str, Sequence[JobImage]]) -> _Changes:
    jobs = _as_known(fresh, known)
    changed = [job for job in jobs if job.id in loaded and known.get(job.id) is not job]
    pages = [(job.id, page * PAGE) for job in changed for page in _stale(job, known.get(job.id), loaded[job.id])]
    return _Changes(jobs, {job.id for job in jobs if job.id not in known}, pages)


def _stale(job: Job, before: Job | None, images: Sequence[JobImage]) -> Sequence[int]:
    """The pages that may have changed with a job: while it works the next ones, else all of them."""
    if before is None or job.status != before.status or _went_back(before, job):
        return range((len(images) + PAGE - 1) // PAGE)
    unfinished = {place // PAGE for place, image in enumerate(images) if not image.status.is_final}
    return sorted(unfinished)[:_PAGES_AT_ONCE]


def _went_back(before: Job, now: Job) -> bool:
    """Whether images were queued again, even if they have ended since: the job had ended, or less has failed."""
    then, left = before.progress, now.progress
    return (
        before.status.is_final
        or left.processed < then.processed
        or left.failed + left.cancelled < then.failed + then.cancelled
    )


def _as_known(fresh: Sequence[_Row], known: Mapping[Any, _Row]) -> list[_Row]:
    """What was read; where nothing has changed the known object, which nobody has to compare again."""
    before = [known.get(row.id) for row in fresh]
    return [
        now if then is None or (then is not now and then != now) else then
        for then, now in zip(before, fresh, strict=True)
    ]
