"""What the user tells the queue to do, in a thread since each is a transaction; and which images are repaired."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, JobImage
from rembg_desktop.runner import Runner
from rembg_desktop.ui.desktop import to_trash
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.window.feedback import Feedback

if TYPE_CHECKING:
    from rembg_desktop.ui.repair.window import RepairWindow


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

    def edit(self, job_id: str, options: RemovalOptions, destination: Path | None) -> None:
        """Give a job that has not begun other options."""
        self._do(lambda: self._manager.edit(job_id, options, destination=destination), [job_id])

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
                for image in self._manager.status(job_id).images:
                    if image.status is not ImageStatus.COMPLETED or not image.output or not image.output.exists():
                        continue
                    if to_trash(image.output):
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


class Undo(QObject):
    """Belongs to a window; its action is enabled while there is something to bring back."""

    def __init__(self, action: QAction, commands: Commands, feedback: Feedback, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._commands = commands
        self._feedback = feedback
        self._removed: list[str] = []
        self._active = True
        action.setEnabled(False)
        action.triggered.connect(self.undo)
        commands.removed.connect(self._on_removed)

    def undo(self) -> None:
        """Bring them back."""
        if self._removed:
            self._commands.restore(self._removed)
            self._removed = []
        self._action.setEnabled(False)
        self._feedback.removal_undone()

    def set_active(self, active: bool) -> None:
        """Whether the keys undo what was done in the queue; the banner always does."""
        self._active = active
        self._action.setEnabled(active and bool(self._removed))

    def _on_removed(self, job_ids: list[str]) -> None:
        self._removed = job_ids
        self._action.setEnabled(self._active)
        self._feedback.removed(len(job_ids), self.undo)


class Repairs(QObject):
    """The repair windows: one for each photo. What they need is imported when the first one is opened.

    Signals:
        changed: id of a job whose result was rendered again, or will be.
    """

    changed = Signal(str)

    def __init__(
        self,
        manager: QueueManager,
        runner: Runner,
        home: Home,
        close_thread: Callable[[], object],
        memory: MemoryBudget,
        parent: QObject,
    ) -> None:
        """`close_thread` closes the database connection of a thread; `memory` limits what is decoded at once."""
        super().__init__(parent)
        self._manager = manager
        self._runner = runner
        self._home = home
        self._close_thread = close_thread
        self._memory = memory
        self._windows: dict[Path, RepairWindow] = {}

    def open(self, images: Sequence[JobImage]) -> "RepairWindow | None":
        """Repair the first image that has a result; adjustments can be applied to the others, too."""
        from rembg_desktop.ui.repair.document import RepairContext
        from rembg_desktop.ui.repair.window import RepairWindow

        image, *others = [image for image in images if image.status is ImageStatus.COMPLETED] or [None]
        if image is None:
            return None
        window = self._windows.get(image.source)
        if window is None:
            context = RepairContext(
                self._manager,
                self._home,
                self._runner.remover,
                self._runner.kept_masks,
                self._manager.render_again,
                self._runner.wake,
                self._close_thread,
                self._memory,
            )
            window = RepairWindow(context, image, [other for other in others if other is not None])
            self._windows[image.source] = window
            window.closed.connect(lambda: self._windows.pop(image.source, None))
            window.saved.connect(lambda: self.changed.emit(image.job_id))
            window.rendered.connect(lambda: self.changed.emit(image.job_id))
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def end(self) -> None:
        """Close all windows. What is not saved stays in drafts."""
        for window in list(self._windows.values()):
            window.end()
