"""The progress bar on the icon in docks and taskbars of Linux: Ubuntu's, Dash to Dock's, KDE's, Unity's.

They all listen to one signal on the session's bus: https://wiki.ubuntu.com/Unity/LauncherAPI#Low_level_DBus_API
"""

import os
import sys
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from rembg_desktop.errors import AppError
from rembg_desktop.queue.types import Failure, Job, JobStatus, Pause, Recovery
from rembg_desktop.ui.banners import Banners
from rembg_desktop.ui.local_api import ApiState, Phase, state_text
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.task_runner import Retries
from rembg_desktop.ui.text import error_text

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusMessage


_INTERFACE: Final = "com.canonical.Unity.LauncherEntry"


class LauncherEntry:
    """Tells how far the queue is; silent where nobody can hear it."""

    def __init__(self, send: "Callable[[QDBusMessage], object] | None") -> None:
        """`send` puts a message on the bus, as QDBusConnection.send does; None without a bus."""
        self._send = send
        self._said: dict[str, Any] = {}

    def show(self, done: int, total: int) -> None:
        """So many images of so many have ended; equal numbers take the bar away."""
        left = max(0, total - done)
        share = round(done / total, 3) if left else 1.0
        said = {"progress": share, "progress-visible": left > 0, "count": left, "count-visible": left > 0}
        if self._send is None or said == self._said or not (left or self._said):
            return
        self._said = said
        self._send(_message(said))


def session_bus() -> "Callable[[QDBusMessage], object] | None":
    """What sends to the session's bus; None on other systems and where there is no bus."""
    if not sys.platform.startswith("linux") or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None  # without an address the library would start a bus of its own
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    return bus.send if bus.isConnected() else None


def _message(said: dict[str, Any]) -> "QDBusMessage":
    from PySide6.QtDBus import QDBusMessage

    entry = f"application://{QGuiApplication.desktopFileName() or 'rembg-desktop'}.desktop"
    path = f"/com/canonical/unity/launcherentry/{crc32(entry.encode())}"
    message = QDBusMessage.createSignal(path, _INTERFACE, "Update")
    message.setArguments([entry, said])
    return message


_NOTICE_MS = 10_000


class Tray(QObject):
    """Shown while the setting or a hidden window asks for it.

    Signals:
        raised: the window shall come back.
        pause_wanted, quit_wanted: from the menu.
    """

    raised = Signal()
    pause_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip("Rembg Desktop")
        self._wanted = False
        menu = QMenu(parent)
        menu.addAction(self.tr("Show Rembg Desktop"), self.raised.emit)
        self._pause = menu.addAction(self.tr("Pause"), self.pause_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Quit"), self.quit_wanted.emit)
        self._icon.setContextMenu(menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.raised)
        self._leave = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._leave.timeout.connect(self._apply)

    @staticmethod
    def is_available() -> bool:
        """Whether the system has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def set_wanted(self, wanted: bool) -> None:
        """Show or hide the icon."""
        self._wanted = wanted
        self._apply()

    def set_state(self, text: str, *, paused: bool) -> None:
        """What the icon says when the pointer rests on it."""
        self._icon.setToolTip(f"Rembg Desktop\n{text}")
        self._pause.setText(self.tr("Resume") if paused else self.tr("Pause"))

    def notify(self, title: str, text: str) -> None:
        """One notification of the system; the icon comes along for it where it must."""
        if not self.is_available():
            return
        self._icon.show()
        self._icon.showMessage(title, text, self._icon.icon(), _NOTICE_MS)
        self._leave.start()

    def hide(self) -> None:
        """Take the icon away at the end."""
        self._leave.stop()
        self._icon.hide()

    def _apply(self) -> None:
        self._icon.setVisible(self._wanted and self.is_available())

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.raised.emit()


class Feedback(QObject):
    """Belongs to a window.

    Signals:
        review_wanted: the user goes to the results that need review.
    """

    review_wanted = Signal()

    def __init__(self, window: QWidget, banners: Banners, model: QueueModel, tray: Tray) -> None:
        super().__init__(window)
        self._ended = ""
        self._window = window
        self._banners = banners
        self._model = model
        self._tray = tray
        self.launcher = LauncherEntry(session_bus())

    def problem(self, error: AppError) -> None:
        """Something that was asked for could not be done."""
        self._banners.get("problem").say("error", error_text.full_text(error), detail=error_text.detail(error))

    def follow(self, retries: Retries) -> None:
        """Say why the queue cannot be read, for as long as reading it is repeated."""
        banner = self._banners.get("reading")

        def waiting(error: AppError) -> None:
            text = error_text.sentence(error) + " " + self.tr("Retrying…")
            actions: dict[str, Callable[[], object]] = {self.tr("Retry now"): retries.now}
            banner.say("warning", text, actions, closable=False, detail=error_text.detail(error))

        retries.waiting.connect(waiting)
        retries.recovered.connect(banner.hide)

    def message(self, text: str) -> None:
        """A word in passing."""
        self._banners.get("message").say("info", text, seconds=6)

    def paused(self, pause: Pause, resume: Callable[[], object]) -> None:
        """The queue stands still, or goes on."""
        banner = self._banners.get("pause")
        if pause.reason:
            text, detail = error_text.full_text(pause.reason), error_text.detail(pause.reason)
            if detail:  # the precise text says it already
                text += " " + self.tr("The queue resumes automatically when the problem is solved.")
            banner.say("warning", text, {self.tr("Retry now"): resume}, closable=False, detail=detail)
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

        detail = error_text.detail(error) if error else ""
        parts = [error_text.sentence(error)] if error else []
        if detail or not error:  # only the precise text names the file
            parts.insert(0, self.tr("“%1” failed.").replace("%1", name))
        parts.append(self.tr("The other images are still processed."))
        banner.say("error", " ".join(parts), {self.tr("Show failed images"): act}, detail=detail)

    def recovered(self, recovery: Recovery) -> None:
        """The program had ended without a word; what was found."""
        parts: list[str] = []
        if recovery.returned:
            parts.append(self.tr("%n interrupted image(s) will be processed again", None, recovery.returned))
        if recovery.completed:
            parts.append(self.tr("%n finished image(s) were kept", None, recovery.completed))
        if recovery.failed:
            parts.append(self.tr("%n image(s) failed after several crashes", None, recovery.failed))
        if not parts and recovery.temp_files:
            parts.append(self.tr("%n unfinished file(s) were deleted", None, recovery.temp_files))
        text = self.tr("Rembg Desktop quit unexpectedly last time. Nothing was lost: %1.")
        self._banners.get("recovery").say("info", text.replace("%1", ", ".join(parts)))

    def damaged(self, kept: str) -> None:
        """The queue's file was damaged; it was put aside."""
        text = self.tr("The queue file was damaged, so a new one was created. The old file was kept as %1.")
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
        text = self.tr("The HTTP API is not available. %1").replace("%1", state_text(state))
        banner.say("info" if state.other else "warning", text, actions)

    def removed(self, count: int, undo: Callable[[], object]) -> None:
        """Jobs have left the list."""
        banner = self._banners.get("undo")

        def act() -> None:
            banner.hide()
            undo()

        text = self.tr("%n job(s) removed from the list. The results were kept.", None, count)
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

    def batch_ended(self, jobs: Sequence[Job], *, offer: bool = True) -> None:
        """Everything has ended: tell how many results of these jobs need review, if any do.

        `offer` a button that leads to them; the user may be there already.
        """
        uncertain = sum(job.reviews.needs_review for job in jobs)
        banner = self._banners.get("review")
        self._ended = ""
        if not uncertain:
            banner.hide()
            return
        fine = sum(job.progress.succeeded - job.reviews.rejected for job in jobs) - uncertain
        parts = [self.tr("%Ln need(s) review", None, uncertain)]
        if fine > 0:
            parts.insert(0, self.tr("%Ln fine", None, fine))
        if failed := sum(job.progress.failed for job in jobs):
            parts.append(self.tr("%n failed", None, failed))
        self._ended = ", ".join(parts)

        def act() -> None:
            banner.hide()
            self.review_wanted.emit()

        banner.say("info", self._ended, {self.tr("Review"): act} if offer else {})

    def batch_done(self) -> None:
        """Everything has ended: one notification, only when the window is not in front."""
        if self._window.isActiveWindow() and self._window.isVisible():
            return
        if self._ended:
            self._tray.notify(self.tr("Rembg Desktop has finished"), self._ended)
            return
        failed = sum(job.progress.failed for job in self._model.jobs())
        done = sum(job.progress.succeeded for job in self._model.jobs())
        text = self.tr("%Ln image(s) done", None, done)
        if failed:
            text += ", " + self.tr("%n failed", None, failed)
        self._tray.notify(self.tr("Rembg Desktop has finished"), text)

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
