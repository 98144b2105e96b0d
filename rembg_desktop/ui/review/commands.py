"""What can be done with the results that are selected in the desk."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.publish.replacing import Outcome, move_into, set_aside
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, JobImage, Review
from rembg_desktop.settings import Settings
from rembg_desktop.ui.banners import Banners
from rembg_desktop.ui.desktop import show_in_folder
from rembg_desktop.ui.review.again import AnotherModel
from rembg_desktop.ui.review.bars import GROUNDS
from rembg_desktop.ui.review.desk import Desk
from rembg_desktop.ui.review.details import ResultActions
from rembg_desktop.ui.review.page import ReviewPage
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import formatting


class RejectedFiles(QObject):
    """Asks where the files go, moves them in a thread, and tells what became of them."""

    _progress = Signal(int, int)

    def __init__(
        self,
        manager: QueueManager,
        tasks: TaskRunner,
        banners: Banners,
        trash: Callable[[Path], bool],
        done: Callable[[], object],
        window: QWidget,
    ) -> None:
        """`trash` moves a file to the system's trash; `done` is called when files have gone."""
        super().__init__(window)
        self._manager = manager
        self._tasks = tasks
        self._banner = banners.get("rejected")
        self._trash = trash
        self._done = done
        self._window = window
        self._cancel: CancelToken | None = None
        self._progress.connect(self._on_progress)

    def choose_folder(self, job_id: str | None) -> None:
        """Ask for a folder, and move the rejected results of a job (or of all) there."""
        dialog = QFileDialog(self._window, self.tr("Move rejected results to"))
        dialog.setObjectName("rejectedFolder")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)

        def chosen(folder: str) -> None:
            self.move(job_id, Path(folder))

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def ask_trash(self, job_id: str | None, count: int) -> None:
        """Ask, and move the rejected results of a job (or of all) to the trash."""
        box = QMessageBox(self._window)
        box.setObjectName("rejectedQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Move %Ln rejected result(s) to the trash?", None, count))
        box.setInformativeText(
            self.tr("Your original photos are not affected, and neither are results that were changed since.")
        )
        move = box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.DestructiveRole)
        move.setObjectName("rejectedConfirm")
        box.addButton(QMessageBox.StandardButton.Cancel).setDefault(True)
        move.clicked.connect(lambda: self.move(job_id, None))
        box.open()

    def move(self, job_id: str | None, folder: Path | None) -> None:
        """Move the rejected results of a job (or of all) into a folder; with None to the trash."""
        if self._cancel is not None:
            return
        cancel = self._cancel = CancelToken()

        def to_trash(path: Path) -> None:
            if not self._trash(path):
                raise OSError(0, self.tr("The trash did not take it."))

        moves: dict[Path, Path] = {}

        def into(path: Path) -> None:
            if folder is not None:
                moves[path] = move_into(path, folder)

        def work() -> Outcome:
            ids = self._manager.image_ids(job_id=job_id, review=Review.REJECTED)
            files = self._manager.written_files(ids)
            try:
                return set_aside(files, to_trash if folder is None else into, cancel, self._progress.emit)
            finally:
                if moves:
                    self._manager.record_moves(ids, moves)

        self._tasks.run(work, self._on_done, self._on_failed)

    def stop(self) -> None:
        """End after the current file."""
        if self._cancel is not None:
            self._cancel.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        if self._cancel is None:
            return
        text = self.tr("Moving rejected results: %1 of %2").replace("%1", formatting.number(done))
        self._banner.say(
            "info", text.replace("%2", formatting.number(total)), {self.tr("Stop"): self.stop}, closable=False
        )

    def _on_failed(self, error: AppError) -> None:
        self._cancel = None
        self._banner.hide()
        self._tasks.trouble.emit(error)

    def _on_done(self, outcome: Outcome) -> None:
        self._cancel = None
        text = self.tr("%Ln rejected result(s) moved.", None, outcome.moved)
        actions: dict[str, Callable[[], object]] = {}
        if outcome.kept:
            text += " " + self.tr("%Ln file(s) were not moved.", None, len(outcome.kept))
            actions[self.tr("Details…")] = lambda: self._show(outcome)
        self._banner.say("warning" if outcome.kept else "success", text, actions)
        self._done()

    def _show(self, outcome: Outcome) -> None:
        box = QMessageBox(self._window)
        box.setObjectName("rejectedDetails")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(self.tr("%Ln file(s) were not moved.", None, len(outcome.kept)))
        said = {
            "changed": self.tr("was changed after it was written"),
            "missing": self.tr("is not there any more"),
        }
        box.setDetailedText("\n".join(f"{path}: {said.get(reason, reason)}" for path, reason in outcome.kept))
        box.open()


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
        repair: Callable[[Sequence[JobImage], Callable[[int], Sequence[int]]], object],
        parent: QObject | None = None,
    ) -> None:
        """`repair` opens the first of some images for repair; the others can be given the same adjustments.

        It also gets what tells the ids of the images after one.
        """
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._actions = actions
        self._settings = settings
        self._open_url = open_url
        self._another = another
        self._rejected = rejected
        self._repair = repair
        self._order: list[int] = []
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
        self._order = list(self._page.results.ids)
        self._repair([image for image in chosen if has_result(image)], self.after)

    def after(self, image_id: int) -> list[int]:
        """The ids of the results after one that is repaired, even if it has left the list since."""
        results = self._page.results
        if results.row_of(image_id) >= 0:
            self._order = list(results.ids)
        first = self._order.index(image_id) + 1 if image_id in self._order else len(self._order)
        return [other for other in self._order[first:] if results.row_of(other) >= 0]

    def select(self, image_id: int) -> None:
        """Select a result that is repaired now."""
        if (row := self._page.results.row_of(image_id)) >= 0:
            self._page.select_row(row)

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
