"""Reads what the desk shows, and stores marks at once; marks can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, JobImage, Review
from rembg_desktop.runner import Runner
from rembg_desktop.ui.review.results import ResultsModel, Shown, Wanted
from rembg_desktop.ui.task_runner import Retries, TaskRunner

_GATHER_MS: Final = 400
_MOST_UNDO: Final = 1000
"""Marks that can be undone."""
_KEY: Final = "review"


@dataclass(slots=True, eq=False)
class _Marking:
    """Marks that were given together; the earlier ones are known when these are stored."""

    reviews: dict[int, Review]
    earlier: dict[int, Review] = field(default_factory=dict[int, Review])


class Desk(QObject):
    """Fills the model, and marks results.

    Signals:
        listed: the list was read.
        counted: marks were stored, so the numbers by mark are others.
        undone: ids of the results whose marks are the earlier ones again.
        failed: an AppError of a mark that could not be stored; the earlier mark is shown again.
    """

    listed = Signal()
    counted = Signal()
    undone = Signal(list)
    failed = Signal(object)

    def __init__(
        self,
        manager: QueueManager,
        runner: Runner,
        model: ResultsModel,
        reading: TaskRunner,
        marking: TaskRunner,
        retries: Retries,
        drafts: Callable[[], Callable[[], frozenset[str]]],
        parent: QObject | None = None,
    ) -> None:
        """`reading` and `marking` have one thread each, so that marks are stored in their order.

        `drafts` gives what is called in a thread, and gives the photos with unsaved changes; see Repairs.
        """
        super().__init__(parent)
        self._manager = manager
        self._model = model
        self._reading = reading
        self._marking = marking
        self._retries = retries
        self._drafts = drafts
        self._wanted = Wanted()
        self._active = False
        self._stale = True
        self._asked = False
        self._again = False
        self._open = 0
        self._returning: set[int] = set()
        self._marks: list[_Marking] = []
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._read)
        runner.jobs_changed.connect(self._on_jobs)
        runner.queue_changed.connect(self.refresh)
        model.images_wanted.connect(self._read_images)

    @property
    def wanted(self) -> Wanted:
        """What is shown."""
        return self._wanted

    @property
    def can_undo(self) -> bool:
        """Whether there is a mark to undo."""
        return bool(self._marks)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being read or stored."""
        return not (self._asked or self._open or self._gather.isActive())

    def set_active(self, active: bool) -> None:
        """Whether the desk is in view; while it is not, nothing is read."""
        self._active = active
        if active and self._stale:
            self._read()

    def show(self, wanted: Wanted) -> None:
        """Show other results."""
        self._wanted = wanted
        self._stale = True
        if self._active:
            self._read()

    def refresh(self) -> None:
        """Read the list again soon."""
        self._stale = True
        if self._active and not self._gather.isActive():
            self._gather.start()

    def _on_jobs(self, _job_ids: list[str]) -> None:
        self.refresh()

    def mark(self, image_ids: Sequence[int], review: Review) -> None:
        """Mark results; they leave the list if they are not wanted with that mark."""
        known = {image_id: self._model.known(image_id) for image_id in image_ids}
        self.mark_each({i: review for i, image in known.items() if image is None or image.review is not review})

    def unmark(self, image_ids: Sequence[int], unmarked: Callable[[JobImage], Review]) -> None:
        """Give results the marks that they had before a person looked at them, as `unmarked` tells."""
        ids = list(image_ids)
        self._reading.run(
            lambda: {
                image.id: review
                for image in self._manager.images_of(ids)
                if (review := unmarked(image)) is not image.review
            },
            self.mark_each,
            self.failed.emit,
        )

    def undo(self) -> None:
        """Give the results of the last mark their earlier marks back."""
        if not self._marks:
            return
        marking = self._marks.pop()

        def work() -> dict[int, Review]:
            # The same thread has stored the mark before.
            self._manager.restore_reviews(marking.earlier)
            return marking.earlier

        def done(earlier: dict[int, Review]) -> None:
            self._open -= 1
            self._model.mark(earlier)
            self._returning = set(earlier)
            self.counted.emit()
            self._read()

        def failed(error: AppError) -> None:
            self._open -= 1
            self._marks.append(marking)
            self.failed.emit(error)

        self._open += 1
        self._marking.run(work, done, failed)

    def mark_each(self, reviews: dict[int, Review]) -> None:
        """Give each result a mark of its own; all of them are one step of undo."""
        if not reviews:
            return
        marking = _Marking(reviews)
        self._marks.append(marking)
        del self._marks[:-_MOST_UNDO]
        known = [image for image_id in reviews if (image := self._model.known(image_id)) is not None]
        shown = {image.id: image.review for image in known}
        self._model.mark(reviews)
        self._model.drop(i for i, review in reviews.items() if not self._wanted.shown.takes(review))

        def work() -> None:
            marking.earlier.update(self._manager.restore_reviews(reviews))

        def done(_nothing: None) -> None:
            self._open -= 1
            self.counted.emit()
            if self._stale:
                self.refresh()

        def failed(error: AppError) -> None:
            self._open -= 1
            if marking in self._marks:
                self._marks.remove(marking)
            self._model.mark(shown)
            self.failed.emit(error)
            self._read()

        self._open += 1
        self._marking.run(work, done, failed)

    def _read(self) -> None:
        if self._asked:
            self._again = True
            return
        self._asked, self._again, self._stale = True, False, False
        wanted, latest, drafts = self._wanted, self._model.latest_ids(), self._drafts()

        def work() -> tuple[list[int], list[JobImage], frozenset[str]]:
            return read_ids(self._manager, wanted), self._manager.images_of(latest), drafts()

        def done(read: tuple[list[int], list[JobImage], frozenset[str]]) -> None:
            self._asked = False
            self._retries.settled(_KEY)
            # A list that was read before a mark was stored would bring the result back for a moment.
            if self._again or self._open or wanted != self._wanted:
                self._stale = True
                if wanted != self._wanted or self._again:
                    self._read()
                return
            ids, images, drafted = read
            self._model.set_drafts(drafted)
            self._model.forget_others(latest)
            self._model.take(images)
            self._model.set_ids(ids)
            self.listed.emit()
            if self._returning:
                returned, self._returning = self._returning, set()
                self.undone.emit(list(returned))

        def failed(error: AppError) -> None:
            self._asked = False
            self._stale = True
            self._retries.later(_KEY, self._read, error)

        self._reading.run(work, done, failed)

    def _read_images(self, ids: list[int]) -> None:
        key = (_KEY, ids[0]) if ids else (_KEY, 0)

        def done(images: list[JobImage]) -> None:
            self._retries.settled(key)
            self._model.take(images)
            self._model.give_up(ids)

        def failed(error: AppError) -> None:
            if error.code is ErrorCode.NO_SUCH_JOB:
                self._retries.settled(key)
                self._model.give_up(ids)
                self.refresh()
            else:
                self._retries.later(key, lambda: self._read_images(ids), error)

        if ids:
            self._reading.run(lambda: self._manager.images_of(ids), done, failed)


def read_ids(manager: QueueManager, wanted: Wanted) -> list[int]:
    """Ids of all results that are wanted, in order."""
    return manager.image_ids(
        job_id=wanted.job_id,
        review=None if wanted.shown in (Shown.ALL, Shown.FAILED) else Review(wanted.shown.value),
        status=ImageStatus.FAILED if wanted.shown is Shown.FAILED else None,
        name=wanted.name,
        by_uncertainty=wanted.by_uncertainty,
    )
