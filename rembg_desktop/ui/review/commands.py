"""What can be done with the results that are selected in the desk."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QUrl

from rembg_desktop.queue.types import ImageStatus, JobImage, Review
from rembg_desktop.settings import Settings
from rembg_desktop.ui.desktop import show_in_folder
from rembg_desktop.ui.review.again import AnotherModel
from rembg_desktop.ui.review.bars import GROUNDS
from rembg_desktop.ui.review.desk import Desk
from rembg_desktop.ui.review.details import ResultActions
from rembg_desktop.ui.review.page import ReviewPage
from rembg_desktop.ui.review.rejected import RejectedFiles

_MOST_OPENED: Final = 5


class ReviewCommands(QObject):
    """Connects the window's actions on results with the page, and enables those that are possible."""

    def __init__(
        self,
        page: ReviewPage,
        desk: Desk,
        actions: ResultActions,
        settings: Callable[[], Settings],
        open_url: Callable[[QUrl], object],
        another: AnotherModel,
        rejected: RejectedFiles,
        repair: Callable[[Sequence[JobImage]], object],
        parent: QObject | None = None,
    ) -> None:
        """`repair` opens the first of some images for repair; the others can be given the same adjustments."""
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._actions = actions
        self._settings = settings
        self._open_url = open_url
        self._another = another
        self._rejected = rejected
        self._repair = repair
        for name, act in {
            "accept": lambda: self.mark(Review.ACCEPTED),
            "reject": lambda: self.mark(Review.REJECTED),
            "reset_review": lambda: self.mark(None),
            "undo_review": desk.undo,
            "open_single": page.open_single,
            "close_single": page.close_single,
            "show_original": page.toggle_original,
            "zoom_full": page.zoom,
            "repair": self.repair,
            "again": self.again,
            "move_rejected": lambda: rejected.choose_folder(desk.wanted.job_id),
            "trash_rejected": self.trash_rejected,
            "open_reviewed": self.open,
            "show_reviewed": self.show_folder,
            **{f"ground_{number + 1}": _bound(page.set_ground, number) for number in range(len(GROUNDS))},
        }.items():
            actions.on(name, act)
        page.changed.connect(self.refresh)
        desk.counted.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Enable what is possible now."""
        page = self._page
        shown = page.isVisible()
        images = page.chosen() if shown else []
        with_result = any(map(has_result, images))
        rejected = shown and any(job.reviews.rejected for job in page.jobs())
        possible = {
            "accept": with_result,
            "reject": with_result,
            "reset_review": any(image.review is not Review.NONE for image in images),
            "undo_review": shown and self._desk.can_undo,
            "repair": with_result,
            "again": bool(images),
            "open_single": shown and bool(page.results.ids) and not page.is_single,
            "close_single": shown,
            "show_original": bool(images),
            "zoom_full": bool(images),
            "open_reviewed": with_result,
            "show_reviewed": bool(images),
            "move_rejected": rejected,
            "trash_rejected": rejected,
        }
        possible |= {f"ground_{number}": shown for number in range(1, len(GROUNDS) + 1)}
        for name, enabled in possible.items():
            self._actions[name].setEnabled(enabled)

    def mark(self, review: Review | None) -> None:
        """Mark the selected results, and go to the next one; None takes the marks of persons away."""
        page = self._page
        known = {image.id: image for image in page.chosen(None)}
        ids = [i for i in page.chosen_ids() if i not in known or has_result(known[i])]
        if not ids:
            return
        following = self._following(set(ids))
        if review is None:
            self._desk.unmark(ids, self._unmarked)
        else:
            self._desk.mark(ids, review)
        row = page.results.row_of(following) if following is not None else -1
        if row >= 0:
            page.select_row(row)
        self.refresh()

    def open(self) -> None:
        """Open the selected results with the system's program for them."""
        for image in self._page.chosen()[:_MOST_OPENED]:
            if image.output is not None:
                self._open_url(QUrl.fromLocalFile(str(image.output)))

    def show_folder(self) -> None:
        """Show the first selected result in the system's file manager."""
        if images := self._page.chosen():
            show_in_folder(images[0].output or images[0].source, self._open_url)

    def repair(self) -> None:
        """Open the current result for repair, with the other selected ones at hand."""
        current = self._page.current()
        chosen = self._page.chosen()
        if current is not None and current in chosen:
            chosen.remove(current)
            chosen.insert(0, current)
        self._repair([image for image in chosen if has_result(image)])

    def again(self) -> None:
        """Run the selected images with another model."""
        images = self._page.chosen(None)
        if not images:
            return
        job = next((job for job in self._page.jobs() if job.id == images[0].job_id), None)
        self._another.choose(images, job.options.model if job else "")

    def trash_rejected(self) -> None:
        """Ask, and move the files of rejected results to the trash."""
        count = sum(job.reviews.rejected for job in self._page.jobs())
        self._rejected.ask_trash(self._desk.wanted.job_id, count)

    def _unmarked(self, image: JobImage) -> Review:
        """The mark that a result has before anybody has looked at it."""
        if image.uncertainty is None:
            return Review.NONE
        from rembg_desktop.masks.uncertainty import needs_review

        uncertain = needs_review(image.uncertainty, self._settings().review.sensitivity)
        return Review.NEEDS_REVIEW if uncertain else Review.NONE

    def _following(self, marked: set[int]) -> int | None:
        """The result after the marked ones, or else the one before them."""
        results = self._page.results
        ids = results.ids
        rows = [row for image_id in marked if (row := results.row_of(image_id)) >= 0]
        if not rows:
            return None
        after = next((ids[row] for row in range(max(rows) + 1, len(ids))), None)
        if after is not None:
            return after
        return next((ids[row] for row in range(min(rows) - 1, -1, -1) if ids[row] not in marked), None)


def has_result(image: JobImage) -> bool:
    """Whether there is a result that can be marked."""
    return image.output is not None and image.status is not ImageStatus.SKIPPED


def _bound(act: Callable[[int], object], number: int) -> Callable[[], object]:
    return lambda: act(number)
