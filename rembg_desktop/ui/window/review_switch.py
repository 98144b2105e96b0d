"""Leads from the queue to the review desk and back, and to repair windows; both are imported when first wanted."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QToolBar, QToolButton, QWidget
from shiboken6 import isValid

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, Job, JobImage
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.desktop import to_trash
from rembg_desktop.ui.queue_table.feed import QueueFeed
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.queue_table.view import QueueView
from rembg_desktop.ui.task_runner import Retries, TaskRunner
from rembg_desktop.ui.text import formatting
from rembg_desktop.ui.window.actions import Actions
from rembg_desktop.ui.window.feedback import Feedback
from rembg_desktop.ui.window.job_actions import JobActions
from rembg_desktop.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from rembg_desktop.ui.repair.window import RepairWindow
    from rembg_desktop.ui.review.again import AnotherModel
    from rembg_desktop.ui.review.commands import RejectedFiles, ReviewCommands
    from rembg_desktop.ui.review.page import ReviewPage


_AHEAD_MS: Final = 1500
_BESIDE: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class DeskWindow(Protocol):
    """The parts of the main window that the desk needs."""

    settings: Settings
    actions_by_name: Actions
    workspace: Workspace
    model: QueueModel
    view: QueueView
    feedback: Feedback
    retries: Retries
    feed: QueueFeed
    job_actions: JobActions
    repairs: "Repairs"

    def open_url(self, url: QUrl) -> None:
        """Open a file or folder with the system's program."""


class Repairs(QObject):
    """The repair windows: one for each photo. What they need is imported when the first one is opened.

    Signals:
        changed: id of a job whose result was rendered again, or will be.
        drafted: other photos have unsaved changes now.
        went_on: id of the image that is repaired instead of the one before.
    """

    changed = Signal(str)
    drafted = Signal()
    went_on = Signal(int)

    def __init__(
        self,
        manager: QueueManager,
        runner: Runner,
        home: Home,
        close_thread: Callable[[], object],
        memory: MemoryBudget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._manager = manager
        self._runner = runner
        self._home = home
        self._close_thread = close_thread
        self._memory = memory
        self._windows: dict[Path, RepairWindow] = {}

    def open(
        self, images: Sequence[JobImage], following: Callable[[int], Sequence[int]] | None = None
    ) -> "RepairWindow | None":
        """Repair the first image that has a result; adjustments can be applied to the others, too.

        `following` gives the ids of the images after one, for those who save and go on; else they are its job's.
        """
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
            others_shown = [other for other in others if other is not None]
            window = RepairWindow(context, image, others_shown, following=following)
            self._windows[image.source] = window
            window.closed.connect(lambda: self._windows.pop(image.source, None))
            window.closed.connect(self.drafted)
            window.drafted.connect(self.drafted)
            window.next_wanted.connect(partial(self._go_on, window, following))
            window.saved.connect(lambda: self.changed.emit(image.job_id))
            window.rendered.connect(lambda: self.changed.emit(image.job_id))
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def _go_on(
        self, before: "RepairWindow", following: Callable[[int], Sequence[int]] | None, image: JobImage
    ) -> None:
        is_new = image.source not in self._windows
        window = self.open([image], following)
        if window is not None and is_new:
            window.take_over(before)
        self.went_on.emit(image.id)

    def drafts(self) -> Callable[[], frozenset[str]]:
        """What gives the photos with unsaved changes, by the SHA-256 of their bytes; call that in any thread.

        A draft also exists while a window is open in which everything is saved; it does not count.
        """
        home, windows = self._home, list(self._windows.values())
        open_photos = {window.photo_sha256 for window in windows}
        unsaved = {window.photo_sha256 for window in windows if window.has_unsaved_changes}

        def read() -> frozenset[str]:
            from rembg_desktop.masks.corrections import CorrectionStore

            return frozenset((set(CorrectionStore(home.corrections).drafts()) - open_photos) | unsaved)

        return read

    def end(self) -> None:
        """Close all windows. What is not saved stays in drafts."""
        for window in list(self._windows.values()):
            window.end()


class ReviewSwitch(QObject):
    """Belongs to a window: two buttons in its toolbar, and the action with F8."""

    def __init__(
        self,
        window: DeskWindow,
        manager: QueueManager,
        runner: Runner,
        files: ModelFiles,
        close_thread: Callable[[], None],
        memory: MemoryBudget,
    ) -> None:
        """`close_thread` closes the database connection of a thread; `memory` limits what is decoded at once."""
        super().__init__(window if isinstance(window, QObject) else None)
        self._window = window
        self._manager = manager
        self._runner = runner
        self._files = files
        self._close_thread = close_thread
        self._memory = memory
        self.page: ReviewPage | None = None
        self.commands: ReviewCommands | None = None
        self.another: AnotherModel | None = None
        self.rejected: RejectedFiles | None = None
        self._tasks: list[TaskRunner] = []
        self._is_compact = False
        self._needed = 0
        self._ahead: Iterator[object] | None = _import_desk()
        self._import = QTimer(self, singleShot=True, interval=_AHEAD_MS)
        self._import.timeout.connect(self._import_next)
        self._action = window.actions_by_name["review"]
        self.buttons = self._add_buttons()
        self._action.toggled.connect(self._on_toggled)
        window.actions_by_name.on("review_job", self._review_selected)
        window.actions_by_name["panel"].toggled.connect(self._on_panel)
        window.workspace.queue_wanted.connect(self.hide)
        window.feedback.review_wanted.connect(self.show)
        window.model.counts_changed.connect(self._on_counts)

    def show(self, job_id: str | None = None, *, everything: bool = False) -> None:
        """Show the results that need review, or everything, of one job or of all."""
        from rembg_desktop.ui.review.results import Shown

        page = self._made()
        page.filters.choose(Shown.ALL if everything else Shown.NEEDS_REVIEW, job_id)
        self._action.setChecked(True)

    def hide(self) -> None:
        """Back to the queue."""
        self._action.setChecked(False)

    def stop(self) -> None:
        """End the threads."""
        self._import.stop()
        for part in (self.rejected, self.page, *self._tasks):
            if part is not None:
                part.stop()

    def _made(self) -> "ReviewPage":
        if self.page is not None:
            return self.page
        from rembg_desktop.ui.review.again import AnotherModel
        from rembg_desktop.ui.review.commands import RejectedFiles, ReviewCommands
        from rembg_desktop.ui.review.desk import Desk
        from rembg_desktop.ui.review.page import ReviewPage
        from rembg_desktop.ui.review.results import ResultsModel

        window, banners = self._window, self._window.workspace.banners
        self._tasks = [TaskRunner(name, self._close_thread, self) for name in ("results", "marks", "files")]
        reading, marking, moving = self._tasks
        moving.trouble.connect(window.feedback.problem)
        results = ResultsModel(self)
        drafts = window.repairs.drafts
        desk = Desk(self._manager, self._runner, results, reading, marking, window.retries, drafts, self)
        window.repairs.drafted.connect(desk.refresh)
        desk.failed.connect(window.feedback.problem)
        desk.counted.connect(window.feed.refresh)
        self.page = ReviewPage(
            desk, results, window.model, window.actions_by_name, window.workspace, memory=self._memory
        )
        self.another = AnotherModel(self._manager, lambda: self._files, marking, banners, self.page, self._memory)
        self.another.failed.connect(window.feedback.problem)
        self.another.submitted.connect(self._on_submitted)
        self.another.models_wanted.connect(window.actions_by_name["models"].trigger)
        self.another.picked.connect(desk.mark_each)
        self._runner.jobs_changed.connect(self.another.follow)
        self.rejected = RejectedFiles(self._manager, moving, banners, to_trash, self._on_moved, self.page)
        self.commands = ReviewCommands(
            self.page,
            desk,
            window.actions_by_name,
            lambda: window.settings,
            window.open_url,
            self.another,
            self.rejected,
            window.repairs.open,
            self,
        )
        window.repairs.went_on.connect(self.commands.select)
        self.page.queue_wanted.connect(self.hide)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self._on_panel(window.actions_by_name["panel"].isChecked())
        return self.page

    def _import_next(self) -> None:
        """A few modules in each turn: all of them at once would block the window when F8 is pressed."""
        if self._ahead is not None:
            try:
                next(self._ahead)
            except StopIteration:
                self._ahead = None
            else:
                self._import.start(0)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        page = self.page
        if page is None or old is None or not page.isVisible():
            return
        # When a button of a banner disappears, Qt moves the focus on to whatever comes next, such as a filter.
        came_from_outside = not page.isAncestorOf(old)
        if came_from_outside or new is None or not page.isAncestorOf(new):
            QTimer.singleShot(0, self, lambda: self._take_focus_from(old, came_from_outside=came_from_outside))

    def _take_focus_from(self, old: QWidget, *, came_from_outside: bool) -> None:
        """The keys come back to the pictures from a dialog or banner that is gone."""
        page, gone = self.page, not isValid(old) or not old.isVisible()
        if gone and page and page.isVisible() and page.window().isActiveWindow():
            focused = QApplication.focusWidget()
            if came_from_outside or focused is None or not page.isAncestorOf(focused):
                page.focus_pictures()

    def _on_submitted(self) -> None:
        self._runner.wake()
        self._window.feed.refresh()

    def _on_moved(self) -> None:
        if self.page is not None:
            self.page.desk.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The toolbar drops its texts where they have no room, so that every button stays."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QToolBar):
            if not self._is_compact:
                self._needed = watched.sizeHint().width()
            self._is_compact = watched.width() < self._needed
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if self._is_compact else _BESIDE
            for name in ("add_images", "add_folder", "pause", "clear"):
                button = watched.widgetForAction(self._window.actions_by_name[name])
                if isinstance(button, QToolButton):
                    button.setToolButtonStyle(style)
        return super().eventFilter(watched, event)

    def _on_toggled(self, shown: bool) -> None:
        window = self._window
        self.buttons[shown].setChecked(True)
        window.job_actions.set_active(not shown)
        if shown:
            page = self._made()
            window.workspace.show_page(page, page.filters.search)
            page.enter()
        elif self.page is not None:
            had_focus = self.page.isAncestorOf(focus) if (focus := self.page.focusWidget()) else False
            window.workspace.show_page(None)
            self.page.leave()
            if had_focus:
                window.view.setFocus()

    def _on_panel(self, wanted: bool) -> None:
        if self.page is not None:
            self.page.details.setVisible(wanted)

    def _review_selected(self) -> None:
        row = self._window.view.current_row()
        if isinstance(row, JobImage):
            row = self._window.model.job(row.job_id)
        if isinstance(row, Job):
            self.show(row.id, everything=not row.reviews.needs_review)

    def _on_counts(self) -> None:
        waiting = sum(job.reviews.needs_review for job in self._window.model.jobs())
        if waiting and self._ahead is not None and not self._import.isActive():
            self._import.start()
        name = self.tr("Review")
        text = f"{name}  {formatting.number(waiting)}" if waiting else name
        if self.buttons[1].text() != text:
            self.buttons[1].setText(text)
            spoken = self.tr("%Ln need(s) review", None, waiting)
            self.buttons[1].setAccessibleName(f"{name}: {spoken}" if waiting else name)

    def _add_buttons(self) -> tuple[QToolButton, QToolButton]:
        bar = self._window.workspace.window().findChild(QToolBar, "toolbar")
        box = QWidget(bar)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        group = QButtonGroup(box)
        buttons: list[QToolButton] = []
        for name, text, keys in (
            ("show-queue", self.tr("Queue"), self._window.actions_by_name["queue"]),
            ("show-review", self.tr("Review"), self._action),
        ):
            button = QToolButton(box)
            button.setObjectName(name)
            button.setText(text)
            button.setCheckable(True)
            button.setToolTip(f"{text} ({keys.shortcut().toString()})")
            group.addButton(button)
            row.addWidget(button)
            buttons.append(button)
        queue, review = buttons
        queue.setChecked(True)
        queue.clicked.connect(self.hide)
        review.clicked.connect(lambda: self._action.setChecked(True))
        if isinstance(bar, QToolBar):
            models, clear = self._window.actions_by_name["models"], self._window.actions_by_name["clear"]
            bar.insertWidget(models, box)
            bar.insertSeparator(models)
            bar.installEventFilter(self)
            order = (bar.widgetForAction(clear), queue, review, bar.widgetForAction(models))
            for before, after in pairwise(order):
                QWidget.setTabOrder(before, after)
        return queue, review


def _import_desk() -> Iterator[object]:
    for name in ("results", "bars", "page", "commands"):
        yield import_module(f"rembg_desktop.ui.review.{name}")
