"""What the window tells without being asked: banners, one notification a batch, the badge in the dock."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rembg_desktop.errors import AppError
from rembg_desktop.queue.reports import Pause, Recovery
from rembg_desktop.queue.types import Failure, JobStatus
from rembg_desktop.ui import api_words, error_words
from rembg_desktop.ui.banners import Banners
from rembg_desktop.ui.launcher_entry import LauncherEntry, session_bus
from rembg_desktop.ui.local_api import ApiState, Phase
from rembg_desktop.ui.queue_model import QueueModel
from rembg_desktop.ui.tray import Tray


class Feedback(QObject):
    """Belongs to a window."""

    def __init__(self, window: QWidget, banners: Banners, model: QueueModel, tray: Tray) -> None:
        super().__init__(window)
        self._window = window
        self._banners = banners
        self._model = model
        self._tray = tray
        self.launcher = LauncherEntry(session_bus())

    def problem(self, error: AppError) -> None:
        """Something that was asked for could not be done."""
        self._banners.get("problem").say("error", error_words.whole(error), detail=error_words.detail(error))

    def message(self, text: str) -> None:
        """A word in passing."""
        self._banners.get("message").say("info", text, seconds=6)

    def paused(self, pause: Pause, resume: Callable[[], object]) -> None:
        """The queue stands still, or goes on."""
        banner = self._banners.get("pause")
        if pause.trouble:
            text, detail = error_words.whole(pause.trouble), error_words.detail(pause.trouble)
            going_on = self.tr("The queue goes on by itself when this is mended.")
            actions = {self.tr("Try now"): resume}
            banner.say("warning", f"{text} {going_on}", actions, closable=False, detail=detail)
        elif pause.by_user:
            text = self.tr("The queue is paused.")
            banner.say("warning", text, {self.tr("Resume"): resume}, closable=False)
        else:
            banner.hide()

    def first_failure(self, name: str, error: Failure | None, show: Callable[[], object]) -> None:
        """The first image of a batch has failed; the rest goes on."""
        banner = self._banners.get("failure")

        def act() -> None:
            banner.hide()
            show()

        detail = error_words.detail(error) if error else ""
        parts = [error_words.sentence(error)] if error else []
        if detail or not error:  # only the precise text names the file
            parts.insert(0, self.tr("“%1” failed.").replace("%1", name))
        parts.append(self.tr("The other images go on."))
        banner.say("error", " ".join(parts), {self.tr("Show failed images"): act}, detail=detail)

    def recovered(self, recovery: Recovery) -> None:
        """The program had ended without a word; what was found."""
        parts: list[str] = []
        if recovery.returned:
            parts.append(self.tr("%n interrupted image(s) are done again", None, recovery.returned))
        if recovery.completed:
            parts.append(self.tr("%n finished image(s) were kept", None, recovery.completed))
        if recovery.failed:
            parts.append(self.tr("%n image(s) were given up after several crashes", None, recovery.failed))
        if not parts and recovery.temp_files:
            parts.append(self.tr("%n unfinished file(s) were tidied away", None, recovery.temp_files))
        text = self.tr("Rembg Desktop ended unexpectedly last time. Nothing was lost: %1.")
        self._banners.get("recovery").say("info", text.replace("%1", ", ".join(parts)))

    def damaged(self, kept: str) -> None:
        """The queue's file was damaged; it was put aside."""
        text = self.tr("The queue’s file was damaged and a new one was begun. The old one is kept as %1.")
        self._banners.get("damaged").say("warning", text.replace("%1", kept))

    def api(self, state: ApiState, settings: Callable[[], object], take: Callable[[int], object]) -> None:
        """The HTTP API began, ended or failed; only a failure is worth a line."""
        banner = self._banners.get("api")
        if state.phase is Phase.STARTING and banner.isVisibleTo(self._window):
            return  # another try
        if state.phase is not Phase.FAILED:
            banner.hide()
            return
        actions: dict[str, Callable[[], object]] = {}
        if state.free and not state.other:
            free = state.free
            actions[self.tr("Use port %1").replace("%1", str(free))] = lambda: take(free)
        actions[self.tr("Settings…")] = settings
        text = self.tr("The HTTP API is not available. %1").replace("%1", api_words.sentence(state))
        banner.say("info" if state.other else "warning", text, actions)

    def removed(self, count: int, undo: Callable[[], object]) -> None:
        """Jobs have left the list."""
        banner = self._banners.get("undo")

        def act() -> None:
            banner.hide()
            undo()

        text = self.tr("%n job(s) removed from the list; their results stay.", None, count)
        banner.say("info", text, {self.tr("Undo"): act}, seconds=20)

    def removal_undone(self) -> None:
        """They have come back, or there is nothing to bring back."""
        self._banners.get("undo").hide()

    def trashed(self, moved: int, kept: int) -> None:
        """Results went to the trash."""
        text = self.tr("%n result(s) moved to the trash.", None, moved)
        if kept:
            text += " " + self.tr("%n could not be moved.", None, kept)
        self._banners.get("message").say("warning" if kept else "info", text, seconds=10)

    def batch_done(self) -> None:
        """Everything has ended: one notification, only when the window is not in front."""
        if self._window.isActiveWindow() and self._window.isVisible():
            return
        failed = sum(job.progress.failed for job in self._model.jobs())
        done = sum(job.progress.succeeded for job in self._model.jobs())
        text = self.tr("%Ln image(s) done", None, done)
        if failed:
            text += ", " + self.tr("%n failed", None, failed)
        self._tray.notify(self.tr("Rembg Desktop is done"), text)

    def badge(self, batch: Collection[str]) -> None:
        """Images that are left, and a bar, on the icon in dock or taskbar where the system has that.

        Args:
            batch: ids of the jobs that were worked on since the queue was idle; those that have ended count too.
        """
        done = total = 0
        for job in self._model.jobs():
            live = job.status is JobStatus.PROCESSING or (job.status is JobStatus.PENDING and not job.held)
            if live or (job.id in batch and job.status.is_final):
                done += job.progress.processed
                total += job.progress.total
        self.launcher.show(done, total)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(total - done)
