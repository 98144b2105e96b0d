"""Follows the runner: what it says goes to the feed, the status line, the banners and the tray."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl

from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, JobImage, Pause, Recovery, Stats
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.adding.adding import Adding
from rembg_desktop.ui.desktop import WhenDoneActions
from rembg_desktop.ui.options.panel import OptionsPanel
from rembg_desktop.ui.preview.live_preview import LivePreview
from rembg_desktop.ui.queue_table.arrangement import Session
from rembg_desktop.ui.queue_table.feed import QueueFeed
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.queue_table.view import QueueView
from rembg_desktop.ui.task_runner import Retries, TaskRunner
from rembg_desktop.ui.window.actions import Actions
from rembg_desktop.ui.window.dialogs import Dialogs
from rembg_desktop.ui.window.feedback import Feedback, Tray
from rembg_desktop.ui.window.job_actions import Commands
from rembg_desktop.ui.window.queue_frame import StatusLine
from rembg_desktop.ui.window.workspace import Workspace

if TYPE_CHECKING:
    from rembg_desktop.executor.limits import MemoryBudget
    from rembg_desktop.ui.inspector.panel import InspectorPanel

_STATS_MS = 1000
_SETTLE_MS = 150
"""After the list has changed; the table, which is painted anew then, comes first."""


class WindowParts(Protocol):
    """The parts of the main window that are connected here."""

    settings: Settings
    session: Session
    backgrounds: list[TaskRunner]
    retries: Retries
    feed: QueueFeed
    model: QueueModel
    view: QueueView
    commands: Commands
    options: OptionsPanel
    preview: LivePreview
    workspace: Workspace
    status_line: StatusLine
    actions_by_name: Actions
    tray: Tray
    feedback: Feedback
    adding: Adding
    dialogs: Dialogs
    when_done: WhenDoneActions

    def apply_settings(self, settings: Settings) -> None:
        """Follow changed settings, and save them."""
        ...

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        ...

    def toggle_pause(self) -> None:
        """Pause or resume the queue."""
        ...

    def quit_now(self) -> None:
        """End without asking."""
        ...

    def close(self) -> bool:
        """Qt's."""
        ...

    def open_url(self, url: QUrl) -> None:
        """Open a file or folder with the system's program."""
        ...

    def refresh_icons(self) -> None:
        """Draw the icons again."""
        ...


class Following(QObject):
    """Belongs to a window."""

    def __init__(
        self,
        window: WindowParts,
        manager: QueueManager,
        runner: Runner,
        background: TaskRunner,
        retries: Retries,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._manager = manager
        self._runner = runner
        self._background = background
        self._retries = retries
        self._pause = Pause()
        self._stats_asked = False
        self._batch: set[str] = set()
        self._ending = False
        self._since = datetime.now(UTC)
        self._clock = QTimer(self, interval=_STATS_MS)
        self._clock.timeout.connect(self._read_stats)
        runner.pause_changed.connect(self._on_pause)
        runner.recovered.connect(self._on_recovered)
        runner.first_failure.connect(self._on_first_failure)
        runner.jobs_changed.connect(self._on_jobs_changed)
        runner.idle.connect(self._on_idle)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._read_stats)
        window.commands.done.connect(self._on_commanded)
        window.feed.loaded.connect(self._on_loaded)
        window.feed.images_changed.connect(self._on_images)
        window.when_done.notice_wanted.connect(window.feedback.batch_done)
        window.when_done.folder_wanted.connect(self._open_folder)
        window.when_done.refused.connect(
            lambda: window.feedback.message(self.tr("The system refused to sleep or shut down."))
        )

    @property
    def is_paused(self) -> bool:
        """Whether the queue stands still."""
        return self._pause.is_paused

    def start(self) -> None:
        """Begin to read."""
        self._clock.start()
        self._background.run(self._manager.pause_state, self._on_pause)

    def stop(self) -> None:
        """No more."""
        self._clock.stop()
        self._settle.stop()

    def _read_stats(self) -> None:
        if self._stats_asked:
            return
        self._stats_asked = True
        self._ask_stats()

    def _ask_stats(self) -> None:
        self._background.run(
            self._manager.stats,
            self._show_stats,
            lambda error: self._retries.later("stats", self._ask_stats, error),
        )

    def _show_stats(self, stats: Stats) -> None:
        self._stats_asked = False
        self._retries.settled("stats")
        if stats.pause != self._pause:
            self._on_pause(stats.pause)
        self._window.status_line.show_stats(stats)
        self._window.tray.set_state(self._window.status_line.said, paused=self.is_paused)
        self._window.feedback.badge(self._batch)

    def _on_pause(self, pause: Pause) -> None:
        if pause.is_paused != self._pause.is_paused:
            self._window.actions_by_name.set_paused(pause.is_paused)
            self._window.refresh_icons()
        self._pause = pause
        self._window.feedback.paused(pause, self._window.commands.resume)

    def _on_recovered(self, recovery: Recovery) -> None:
        self._window.feedback.recovered(recovery)
        self._window.feed.refresh()

    def _on_commanded(self, job_ids: list[str]) -> None:
        self._runner.wake()
        self._window.feed.refresh()
        self._refresh_inspector(job_ids)
        self._background.run(self._manager.pause_state, self._on_pause)

    def _on_jobs_changed(self, job_ids: list[str]) -> None:
        self._batch.update(job_ids)
        self._refresh_inspector(job_ids)

    def _on_images(self, job_id: str) -> None:
        self._refresh_inspector([job_id])

    def _refresh_inspector(self, job_ids: list[str]) -> None:
        if made := self._window.workspace.side.made_inspector:
            made.refresh(job_ids)

    def _on_first_failure(self, job_id: str, image_id: int) -> None:
        def tell(image: JobImage) -> None:
            if image.status is ImageStatus.FAILED:
                self._window.feedback.first_failure(
                    image.name,
                    image.error,
                    lambda: self._window.workspace.reveal(job_id, image_id),
                )

        self._background.run(lambda: self._manager.image(image_id), tell)

    def _on_idle(self) -> None:
        self._window.feed.refresh()
        self._window.feedback.badge(self._batch)
        known = {job.id for job in self._window.model.jobs()}
        self._ending = bool(self._batch)
        if self._batch <= known:
            self._end_batch()

    def _on_loaded(self) -> None:
        self._settle.start()
        self._end_batch()

    def _end_batch(self) -> None:
        """Do what is to be done after a batch, once the list shows its end: it is read in another thread."""
        if not self._ending or self._runner.is_busy:
            return
        if any(
            job.id in self._batch and not (job.status.is_final or job.held) for job in self._window.model.jobs()
        ):
            return
        self._ending = False
        jobs = [job for job in self._window.model.jobs() if job.id in self._batch]
        # A job whose results were only rendered again has ended long ago.
        ended = [job for job in jobs if job.finished_at is None or job.finished_at >= self._since]
        self._batch.clear()
        self._since = datetime.now(UTC)
        if jobs and not ended:
            return
        self._window.feedback.batch_ended(ended, offer=not self._window.actions_by_name["review"].isChecked())
        self._window.when_done.act(self._window.settings.queue.when_done)

    def _open_folder(self) -> None:
        jobs = [job for job in self._window.model.jobs() if job.finished_at and job.progress.succeeded]
        if jobs:
            latest = max(jobs, key=lambda job: job.finished_at or job.created_at)
            self._window.open_url(QUrl.fromLocalFile(str(latest.destination)))


def make_inspector(
    window: WindowParts,
    manager: QueueManager,
    memory: "MemoryBudget",
    open_url: Callable[[QUrl], object],
    repair: Callable[[], object],
    home: Home,
    close_thread: Callable[[], None],
) -> "InspectorPanel":
    """The inspector of a window, as it was left in the last session. `repair` opens the image that it shows."""
    from rembg_desktop.ui.inspector.check_tab import CheckTab
    from rembg_desktop.ui.inspector.panel import InspectorPanel

    _, reading, _ = window.backgrounds
    made = InspectorPanel(manager, reading, open_url=open_url, retries=window.retries, memory=memory)
    made.restore_state(window.session.inspector)
    made.message.connect(window.feedback.message)
    made.repair_wanted.connect(repair)
    made.retry_wanted.connect(window.commands.retry_image)
    check = CheckTab(manager, home, memory, close_thread)
    made.tabs.addTab(check, QCoreApplication.translate("CheckTab", "Check"))
    made.selection_shown.connect(check.show_selection)
    made.stopping.connect(check.stop)
    check.message.connect(window.feedback.message)
    return made


def connect_parts(window: WindowParts) -> None:
    """Connect the parts of a window with one another; what the window itself does, it connects itself."""
    _connect_actions(window)
    dialogs, feedback, tray = window.dialogs, window.feedback, window.tray
    window.view.selection_settled.connect(window.preview.refresh)
    window.options.models_requested.connect(dialogs.show_models)
    dialogs.models_changed.connect(window.options.reload_models)
    dialogs.settings_changed.connect(window.apply_settings)
    dialogs.message.connect(feedback.message)
    dialogs.url_wanted.connect(window.open_url)
    window.commands.trashed.connect(feedback.trashed)
    feedback.follow(window.retries)
    for failed in (window.commands.failed, *(background.trouble for background in window.backgrounds)):
        failed.connect(feedback.problem)
    tray.raised.connect(window.come_forward)
    tray.pause_wanted.connect(window.toggle_pause)
    tray.quit_wanted.connect(window.quit_now)
    window.when_done.quit_wanted.connect(window.quit_now)


def _connect_actions(window: WindowParts) -> None:
    adding, workspace, actions = window.adding, window.workspace, window.actions_by_name
    for name, act in {
        "add_images": adding.choose_images,
        "add_folder": adding.choose_folder,
        "add_names": adding.choose_names,
        "paste": adding.paste,
        "pause": window.toggle_pause,
        "search": workspace.search,
        "queue": workspace.show_queue,
        "inspect": workspace.show_inspector,
        "options": workspace.show_options,
        "quit": window.close,
    }.items():
        actions.on(name, act)
    actions["panel"].toggled.connect(workspace.set_panel)
    workspace.empty.images_wanted.connect(adding.choose_images)
    workspace.empty.folder_wanted.connect(adding.choose_folder)
    workspace.empty.sample_wanted.connect(adding.add_sample)
