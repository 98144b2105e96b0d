"""The actions on jobs and images: which are possible with the selection, and what they tell the queue to do."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from rembg_desktop.options import Output
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, JobStatus
from rembg_desktop.ui.adding.intake import AddRequest, Intake
from rembg_desktop.ui.desktop import show_in_folder, to_trash
from rembg_desktop.ui.queue_table.cells import row_action
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.queue_table.view import QueueView
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.window.actions import Actions
from rembg_desktop.ui.window.feedback import Feedback


class Commands(QObject):
    """Calls the manager.

    Signals:
        done: the queue has changed; ids of the jobs concerned.
        removed: ids of jobs that left the list and can be brought back.
        trashed: number of results that went to the trash, and of those that could not.
        failed: an AppError.
    """

    done = Signal(list)
    removed = Signal(list)
    trashed = Signal(int, int)
    failed = Signal(object)

    def __init__(self, manager: QueueManager, background: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self._background = background

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Cancel jobs."""
        self._do(lambda: self._manager.cancel(job_ids), job_ids)

    def retry(self, job_id: str, image_ids: Sequence[int] | None = None) -> None:
        """Run failed and cancelled images of a job once more, or only the given ones."""
        self._do(lambda: self._manager.retry(job_id, image_ids=image_ids), [job_id])

    def retry_image(self, job_id: str, image_id: int) -> None:
        """Run one image once more: what is not finished of it."""
        self.retry(job_id, [image_id])

    def retry_many(self, job_ids: Sequence[str]) -> None:
        """Run failed and cancelled images of several jobs once more."""

        def work() -> None:
            for job_id in job_ids:
                self._manager.retry(job_id)

        self._do(work, job_ids)

    def redo(self, job_id: str) -> None:
        """Run every image of a job once more."""
        self._do(lambda: self._manager.retry(job_id, everything=True), [job_id])

    def hold(self, job_ids: Sequence[str]) -> None:
        """Let jobs wait."""
        self._do(lambda: self._manager.hold(job_ids), job_ids)

    def release(self, job_ids: Sequence[str]) -> None:
        """Let held jobs run."""
        self._do(lambda: self._manager.release(job_ids), job_ids)

    def move(
        self, job_ids: Sequence[str], *, to: Literal["top", "bottom"] | None = None, before: str | None = None
    ) -> None:
        """Move jobs within the queue."""
        self._do(lambda: self._manager.move(job_ids, to=to, before=before), job_ids)

    def pause(self) -> None:
        """Pause the queue: start no more images."""
        self._do(self._manager.pause, [])

    def resume(self) -> None:
        """Go on."""
        self._do(self._manager.resume, [])

    def edit(self, job_id: str, outputs: Sequence[Output], destination: Path | None) -> None:
        """Give a job that has not begun other options: what is made of every photo."""
        options = outputs[0].options
        self._do(lambda: self._manager.edit(job_id, options, destination=destination, outputs=outputs), [job_id])

    def remove(self, job_ids: Sequence[str]) -> None:
        """Take ended jobs out of the list; their results stay."""
        ids = list(job_ids)
        self._do(lambda: self._manager.remove(ids), ids, then=lambda: self.removed.emit(ids))

    def restore(self, job_ids: Sequence[str]) -> None:
        """Bring removed jobs back."""
        self._do(lambda: self._manager.restore(job_ids), job_ids)

    def trash_results(self, job_ids: Sequence[str]) -> None:
        """Move the results that jobs have written to the system's trash; skipped images' files are not ours."""

        def work() -> tuple[int, int]:
            moved = kept = 0
            for job_id in job_ids:
                images = self._manager.status(job_id).images
                for output in [output for image in images for output in image.outputs]:
                    if (
                        output.status is not ImageStatus.COMPLETED
                        or not output.output
                        or not output.output.exists()
                    ):
                        continue
                    if to_trash(output.output):
                        moved += 1
                    else:
                        kept += 1
            return moved, kept

        self._background.run(work, lambda counts: self.trashed.emit(*counts), self.failed.emit)

    def _do(
        self, work: Callable[[], object], job_ids: Sequence[str], then: Callable[[], object] | None = None
    ) -> None:
        ids = list(job_ids)

        def answered(_answer: object) -> None:
            self.done.emit(ids)
            if then:
                then()

        self._background.run(work, answered, self.failed.emit)


class JobActions(QObject):
    """Acts on what is selected.

    Signals:
        nothing_to_open: an image was opened that has no result yet.
    """

    nothing_to_open = Signal()

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        view: QueueView,
        model: QueueModel,
        commands: Commands,
        feedback: Feedback,
        intake: Intake,
        request: Callable[[], AddRequest | None],
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._view = view
        self._model = model
        self._commands = commands
        self._feedback = feedback
        self._intake = intake
        self._request = request
        self._open_url = open_url
        self._active = True
        self._removed: list[str] = []
        for name, act in {
            "open": self.open,
            "show_folder": self.show_folder,
            "cancel": lambda: commands.cancel(_ids(self._jobs(_is_live))),
            "retry": self.retry,
            "retry_all": lambda: commands.retry_many(_ids(self._failed_jobs())),
            "redo": lambda: [commands.redo(job.id) for job in self._jobs(_has_ended)],
            "run_again": self.run_again,
            "use_options": self.use_options,
            "hold": lambda: commands.hold(_ids(self._jobs(_can_hold))),
            "release": lambda: commands.release(_ids(self._jobs(_is_held))),
            "top": lambda: commands.move(_ids(self._jobs(_is_live)), to="top"),
            "bottom": lambda: commands.move(_ids(self._jobs(_is_live)), to="bottom"),
            "up": self.move_up,
            "down": self.move_down,
            "remove": lambda: commands.remove(_ids(self._jobs(_has_ended))),
            "clear": lambda: commands.remove(_ids(self._completed_jobs())),
            "undo": self.undo_removal,
            "trash_results": self.trash_results,
        }.items():
            actions.on(name, act)
        view.opened.connect(self.open_index)
        view.action_clicked.connect(self.click)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selection_settled.connect(self.refresh)
        model.counts_changed.connect(self.refresh)
        model.move_wanted.connect(self._on_dragged)
        commands.removed.connect(self._on_removed)
        self.refresh()

    def set_active(self, active: bool) -> None:
        """Whether the queue is in view; while it is not, no key acts on it."""
        self._active = active
        self.refresh()

    def refresh(self) -> None:
        """Enable what is possible now."""
        rows = self._view.selected_rows()
        jobs = [row for row in rows if isinstance(row, Job)]
        images = [row for row in rows if isinstance(row, JobImage)]
        live = [job for job in jobs if _is_live(job)]
        ended = [job for job in jobs if _has_ended(job)]
        stored = error_text.in_store_error(_place(rows[0])) if rows else None
        self._actions.explain(("open", "show_folder"), error_text.sentence(stored) if stored else "")
        possible = {
            "open": not stored and (bool(jobs) or any(image.output for image in images)),
            "show_folder": not stored and bool(jobs or images),
            "inspect": bool(jobs or images),
            "review_job": any(row.job_id if isinstance(row, JobImage) else row.progress.succeeded for row in rows),
            "repair_shown": any(map(_has_result, rows)),
            "cancel": bool(live),
            "retry": any(row_action(row) == "retry" for row in (*jobs, *images)),
            "retry_all": any(map(_has_failed, self._model.jobs())),
            "redo": bool(ended),
            "run_again": len(jobs) == 1,
            "use_options": any(job.status is JobStatus.PENDING for job in jobs),
            "hold": any(map(_can_hold, jobs)),
            "release": any(map(_is_held, jobs)),
            "remove": bool(ended),
            "clear": any(map(_is_completed, self._model.jobs())),
            "undo": bool(self._removed),
            "trash_results": any(job.progress.succeeded for job in ended),
        }
        possible |= dict.fromkeys(("top", "up", "down", "bottom"), bool(live))
        for name, enabled in possible.items():
            self._actions[name].setEnabled(enabled and self._active)

    def open(self) -> None:
        """Open results of the selection."""
        for row in self._view.selected_rows()[:5]:
            self._open(row)

    def open_index(self, index: QModelIndex) -> None:
        """Open one row, by double click or Return."""
        row = self._model.row_of(index)
        if row is not None:
            self._open(row)

    def click(self, index: QModelIndex) -> None:
        """The button of a row."""
        row = self._model.row_of(index)
        if row is None:
            return
        match row_action(row):
            case "cancel" if isinstance(row, Job):
                self._commands.cancel([row.id])
            case "retry" if isinstance(row, JobImage):
                self._commands.retry(row.job_id, [row.id])
            case "retry" if isinstance(row, Job):
                self._commands.retry(row.id)
            case _:
                pass

    def show_folder(self) -> None:
        """Show the result of the first selected row in the system's file manager."""
        rows = self._view.selected_rows()
        if not rows:
            return
        show_in_folder(_place(rows[0]), self._open_url)

    def retry(self) -> None:
        """Run failed and cancelled images of the selection once more."""
        rows = self._view.selected_rows()
        jobs = [row.id for row in rows if isinstance(row, Job) and row_action(row) == "retry"]
        self._commands.retry_many(jobs)
        by_job: dict[str, list[int]] = {}
        for row in rows:
            if isinstance(row, JobImage) and row_action(row) == "retry" and row.job_id not in jobs:
                by_job.setdefault(row.job_id, []).append(row.id)
        for job_id, image_ids in by_job.items():
            self._commands.retry(job_id, image_ids)

    def run_again(self) -> None:
        """A new job from the sources of the selected one, with the options that are set now."""
        jobs = self._jobs(lambda _job: True)
        if jobs and (request := self._request()):
            self._intake.run_again(jobs[0].id, request)

    def use_options(self) -> None:
        """Give pending jobs the options that are set now."""
        if request := self._request():
            for job in self._jobs(lambda job: job.status is JobStatus.PENDING):
                outputs = request.outputs or (Output(request.preset or "", request.options),)
                self._commands.edit(job.id, outputs, request.destination)

    def move_up(self) -> None:
        """Before the job above."""
        order = self._waiting()
        chosen = set(_ids(self._jobs(_is_live)))
        above = [job_id for job_id in order[: _first(order, chosen)] if job_id not in chosen]
        if above:
            self._commands.move([job_id for job_id in order if job_id in chosen], before=above[-1])

    def move_down(self) -> None:
        """Behind the job below."""
        order = self._waiting()
        chosen = set(_ids(self._jobs(_is_live)))
        moved = [job_id for job_id in order if job_id in chosen]
        if not moved:
            return
        below = [job_id for job_id in order[order.index(moved[-1]) + 1 :] if job_id not in chosen]
        if len(below) > 1:
            self._commands.move(moved, before=below[1])
        elif below:
            self._commands.move(moved, to="bottom")

    def undo_removal(self) -> None:
        """Bring back what was removed last."""
        if self._removed:
            self._commands.restore(self._removed)
            self._removed = []
        self.refresh()
        self._feedback.removal_undone()

    def trash_results(self) -> None:
        """Move results to the trash, after asking."""
        jobs = self._jobs(lambda job: _has_ended(job) and job.progress.succeeded > 0)
        if not jobs:
            return
        box = QMessageBox(self._window)
        box.setObjectName("trashQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        count = sum(job.progress.succeeded for job in jobs)
        box.setText(self.tr("Move %n result(s) to the trash?", None, count))
        box.setInformativeText(self.tr("Your original photos are not affected."))
        move = box.addButton(self.tr("Move to trash"), QMessageBox.ButtonRole.DestructiveRole)
        move.setObjectName("trashConfirm")
        box.addButton(QMessageBox.StandardButton.Cancel).setDefault(True)
        ids = _ids(jobs)
        move.clicked.connect(lambda: self._commands.trash_results(ids))
        box.open()

    def _open(self, row: Job | JobImage) -> None:
        if isinstance(row, Job):
            if row.progress.total == 1 and row.progress.succeeded:
                images = self._model.images_of(row.id)
                if images and images[0].output:
                    self._open_path(images[0].output)
                    return
            if row.destination.exists():
                self._open_path(row.destination)
            else:
                self.nothing_to_open.emit()
        elif row.output and row.status in (ImageStatus.COMPLETED, ImageStatus.SKIPPED):
            self._open_path(row.output)
        else:
            self.nothing_to_open.emit()

    def _open_path(self, path: Path) -> None:
        self._open_url(QUrl.fromLocalFile(str(path)))

    def _show_menu(self, spot: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._view.indexAt(spot).isValid():
            self._actions.fill(menu, self._actions.job_menu())
        else:
            self._actions.fill(menu, ["add_images", "add_folder", "paste", "-", "retry_all", "clear"])
        menu.popup(self._view.viewport().mapToGlobal(spot))

    def _on_dragged(self, job_ids: list[str], before: str) -> None:
        live = [job_id for job_id in job_ids if (job := self._model.job(job_id)) and _is_live(job)]
        if live and before:
            self._commands.move(live, before=before)
        elif live:
            self._commands.move(live, to="bottom")

    def _on_removed(self, job_ids: list[str]) -> None:
        self._removed = job_ids
        self.refresh()
        self._feedback.removed(len(job_ids), self.undo_removal)

    def _waiting(self) -> list[str]:
        return [job.id for job in self._model.shown() if _is_live(job)]

    def _jobs(self, wanted: Callable[[Job], bool]) -> list[Job]:
        return [row for row in self._view.selected_rows() if isinstance(row, Job) and wanted(row)]

    def _failed_jobs(self) -> list[Job]:
        return list(filter(_has_failed, self._model.jobs()))

    def _completed_jobs(self) -> list[Job]:
        return list(filter(_is_completed, self._model.jobs()))


def _ids(jobs: Sequence[Job]) -> list[str]:
    return [job.id for job in jobs]


def _has_result(row: Job | JobImage) -> bool:
    if isinstance(row, Job):
        return row.progress.succeeded > 0
    return row.status is ImageStatus.COMPLETED


def _place(row: Job | JobImage) -> Path:
    return row.destination if isinstance(row, Job) else row.output or row.source


def _is_live(job: Job) -> bool:
    return not job.status.is_final


def _has_ended(job: Job) -> bool:
    return job.status.is_final


def _has_failed(job: Job) -> bool:
    return job.progress.failed > 0 and job.status.is_final


def _is_completed(job: Job) -> bool:
    return job.status is JobStatus.COMPLETED


def _is_held(job: Job) -> bool:
    return job.held and not job.status.is_final


def _can_hold(job: Job) -> bool:
    return not job.held and not job.status.is_final


def _first(order: Sequence[str], chosen: set[str]) -> int:
    return next((place for place, job_id in enumerate(order) if job_id in chosen), 0)
