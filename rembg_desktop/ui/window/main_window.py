"""The window: puts its parts together and connects them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QSessionManager,
)
from PySide6.QtWidgets import QDialog, QMainWindow

from rembg_desktop.composition import model_files, renew_soon
from rembg_desktop.errors import AppError
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.adding.adding import Adding
from rembg_desktop.ui.adding.intake import AddRequest, Intake
from rembg_desktop.ui.banners import TipsBar
from rembg_desktop.ui.desktop import Closing, WhenDoneActions, WindowContext
from rembg_desktop.ui.images.decoding import display_budget
from rembg_desktop.ui.local_api import ApiState, LocalApi
from rembg_desktop.ui.options.panel import OptionsPanel
from rembg_desktop.ui.preview.live_preview import LivePreview
from rembg_desktop.ui.queue_table.arrangement import Session
from rembg_desktop.ui.queue_table.cells import Thumbnails
from rembg_desktop.ui.queue_table.feed import QueueFeed
from rembg_desktop.ui.queue_table.model import QueueModel
from rembg_desktop.ui.task_runner import Retries, TaskRunner
from rembg_desktop.ui.widgets import application_icon, refresh_icons
from rembg_desktop.ui.window.actions import Actions
from rembg_desktop.ui.window.dialogs import Dialogs
from rembg_desktop.ui.window.feedback import Feedback, Tray
from rembg_desktop.ui.window.following import Following, connect_parts, make_inspector
from rembg_desktop.ui.window.hot_folders_switch import HotFoldersSwitch
from rembg_desktop.ui.window.job_actions import Commands, JobActions
from rembg_desktop.ui.window.queue_frame import StatusLine
from rembg_desktop.ui.window.review_switch import Repairs, ReviewSwitch
from rembg_desktop.ui.window.workspace import Workspace


class MainWindow(QMainWindow):
    """Titled "Rembg Desktop".

    Signals:
        closed: everything has stopped, but for workers that had to be left behind.
    """

    closed = Signal()

    def __init__(
        self,
        manager: QueueManager,
        runner: Runner,
        settings: Settings,
        home: Home,
        close_thread: Callable[[], None],
        context: WindowContext | None = None,
    ) -> None:
        """`close_thread` closes the database connection of the thread that calls it."""
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Rembg Desktop")
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.settings = settings
        self._runner = runner
        self._home = home
        self._context = context or WindowContext()
        listing, reading, commanding = self.backgrounds = [
            TaskRunner(name, close_thread, self) for name in ("queue", "reading", "commands")
        ]
        self.api = LocalApi(self._context.api, self)
        self.model = QueueModel(self)
        memory = display_budget(settings.performance)
        self.thumbnails = Thumbnails(self, memory=memory)
        self.retries = Retries(self)
        self.feed = QueueFeed(manager, runner, self.model, self.thumbnails, listing, self.retries, self)
        self.feed.load()
        self.commands = Commands(manager, commanding, self)
        self.session = Session(home)
        files = model_files(home, settings)
        self.options = OptionsPanel(Presets(home.presets, lambda: renew_soon(home)), files, settings)
        self.preview = LivePreview(
            runner.remover, self.options, self._selected_photo, self, memory, runner.kept_masks
        )
        self.workspace = Workspace(
            self.model,
            self.thumbnails,
            self.options,
            lambda: make_inspector(
                self, manager, memory, self._context.open_url, self._repair_shown, home, close_thread
            ),
            self.preview.view,
            sample=bool(Adding.sample_photos()),
            find_image=self.feed.find_image,
        )
        self.view = self.workspace.view
        self.setCentralWidget(self.workspace)
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        self.actions_by_name = Actions(self)
        self.actions_by_name.build(self)
        self.tray = Tray(application_icon(), self)
        self.feedback = Feedback(self, self.workspace.banners, self.model, self.tray)
        self._intake = Intake(manager, close_thread, self, Presets(home.presets))
        selected = self.view.selected_rows
        self.adding = Adding(self, self._intake, self.workspace.banners, self.session, self._request, selected)
        self.job_actions = JobActions(
            self,
            self.actions_by_name,
            self.view,
            self.model,
            self.commands,
            self.feedback,
            self._intake,
            self._request,
            self._context.open_url,
        )
        self.dialogs = Dialogs(
            self, home, files, self.actions_by_name, lambda: self.settings, manager, reading, self.api
        )
        self.tips = TipsBar(settings)
        self.workspace.add_tips(self.tips)
        self.when_done = WhenDoneActions(self._context.power, self, self._context.countdown)
        self.closing = Closing(runner, self)
        self.following = Following(self, manager, runner, reading, self.retries, self)
        self.repairs = Repairs(manager, runner, home, close_thread, memory, self)
        self.review = ReviewSwitch(self, manager, runner, files, close_thread, memory)
        self.hot_folders = HotFoldersSwitch(self, runner, home, close_thread)
        self._connect()
        self._restore()
        refresh_icons(self)
        self.following.start()
        # In the next turn: the window comes first.
        QTimer.singleShot(0, self, lambda: self.api.apply(self.settings))

    # What others ask of it

    def add(self, paths: Sequence[Path], preset: str = "") -> None:
        """Queue files and folders, e.g. those of the command line; without a preset with the chosen options."""
        self.adding.add(paths, preset)

    def come_forward(self) -> None:
        """Show the window in front of the others."""
        self.tray.set_wanted(self.settings.general.tray)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def open_url(self, url: QUrl) -> None:
        """Open a file or folder with the system's program."""
        self._context.open_url(url)

    def refresh_icons(self) -> None:
        """Draw the icons anew, after one of them was exchanged."""
        refresh_icons(self)

    def end_session(self, _manager: QSessionManager) -> None:
        """The user logs out."""
        self.quit_now()

    def quit_now(self) -> None:
        """End without asking: a signal, the end of the session."""
        self.closing.now()

    def apply_settings(self, settings: Settings) -> None:
        """Follow changed settings, and keep them; what another process changed in the file meanwhile stays."""
        try:
            settings = settings.save(self._home.settings, self.settings)
        except OSError as error:
            text = self.tr("Can't save the settings: %1.").replace("%1", str(error))
            self.workspace.banners.get("problem").say("error", text)
        self.settings = settings
        self._runner.apply(settings)
        self.api.apply(settings)
        self.options.apply_settings(settings)
        self.tips.apply(settings)
        self.tray.set_wanted(settings.general.tray)
        self._context.on_settings(settings)

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes only when everything has stopped."""
        if self.closing.has_ended:
            event.accept()
            return
        event.ignore()
        self.closing.request(ask=self.settings.general.ask_on_close, tray=self.tray.is_available())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are welcome anywhere."""
        if self.adding.drag_enters(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag has left."""
        self.adding.drag_leaves()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Queue what was dropped; the originals stay, so it is a copy."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.adding.drop(event.mimeData())

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            refresh_icons(self)

    # Inside

    def _restore(self) -> None:
        # Before the geometry: with the panel the window cannot be as narrow as without it.
        self.workspace.set_panel(self.session.shows_panel)
        if not self.session.restore(self, self.workspace, self.view.columns):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1360, screen.width() - 40), min(860, screen.height() - 60))
            self.workspace.setSizes([self.width() - 430, 430])
        if (sections := self.session.sections) is not None:
            self.options.set_open_sections(sections)
        self.options.set_presets(self.session.presets)
        self.actions_by_name["panel"].setChecked(self.session.shows_panel)
        self.tray.set_wanted(self.settings.general.tray)

    def _connect(self) -> None:
        connect_parts(self)
        self.adding.added.connect(self._on_added)
        self.actions_by_name.on("repair_shown", self._repair_shown)
        self.repairs.changed.connect(self.feed.refresh)
        self.tips.dismissed.connect(lambda: self._change("general", tips=False))
        self.api.changed.connect(self._on_api)
        self.job_actions.nothing_to_open.connect(
            lambda: self.feedback.message(self.tr("There is no result to open yet."))
        )
        self.closing.stopping.connect(self._on_stopping)
        self.closing.finishing.connect(self._on_finishing)
        self.closing.to_tray.connect(self._to_tray)
        self.closing.never_ask.connect(lambda: self._change("general", ask_on_close=False))
        self.closing.ended.connect(self._on_ended)

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        if self.following.is_paused:
            self.commands.resume()
        else:
            self.commands.pause()

    def _request(self, preset: str = "") -> AddRequest | None:
        output = self.settings.output
        try:
            destination = self.options.destination()
            if preset:
                name, options = Presets(self._home.presets).find(preset)
                return AddRequest(options, destination, name, output.recursive, output.include_results)
            outputs = self.options.outputs()
            options = outputs[0].options if outputs else self.options.options()
        except AppError as error:
            self.workspace.show_options()
            self.feedback.problem(error)
            return None
        name = outputs[0].name if outputs else self.options.preset()
        return AddRequest(options, destination, name, output.recursive, output.include_results, outputs=outputs)

    def _on_added(self, job: Job) -> None:
        self._runner.wake()
        self.feed.refresh()
        text = self.tr("%Ln image(s) added", None, job.progress.total)
        if job.left_out:
            text += ", " + self.tr("%n other file(s) ignored", None, job.left_out)
        self.status_line.flash(text)

    def _selected_photo(self) -> Path | None:
        match self.view.current_row():
            case JobImage(source=source):
                return source
            case Job(id=job_id):
                return self.thumbnails.source_of(job_id)
            case _:
                return None

    def _repair_shown(self) -> None:
        shown = made.selection if (made := self.workspace.side.made_inspector) else None
        rows = self.view.selected_rows()
        images = [shown.image] if shown and shown.image else []
        self.repairs.open([*images, *(row for row in rows if isinstance(row, JobImage))])

    def _on_api(self, state: ApiState) -> None:
        self.status_line.show_api(state)
        self.feedback.api(state, self.dialogs.show_api, lambda port: self._change("api", port=port))

    def _change(self, section: str, **values: object) -> None:
        self.apply_settings(self.settings.change(section, **values))

    def _to_tray(self) -> None:
        self.tray.set_wanted(True)
        self.hide()

    def _on_stopping(self) -> None:
        self.api.begin_to_end()
        self.review.hide()
        made = self.workspace.side.made_inspector
        inspector = made.save_state() if made else self.session.inspector
        self.session.save(self, self.workspace, self.view.columns, inspector)
        self.session.shows_panel = self.actions_by_name["panel"].isChecked()
        self.session.sections, self.session.presets = self.options.open_sections(), self.options.presets()
        for dialog in self.findChildren(QDialog):
            dialog.close()
        self.hide()

    def _on_finishing(self, active: int) -> None:
        text = self.tr("Finishing %n image(s) before closing.", None, active)
        banner = self.workspace.banners.get("closing")
        banner.say("info", text, {self.tr("Stop now"): self.closing.now}, closable=False)

    def _on_ended(self) -> None:
        if self.isVisible():
            self._on_stopping()
        self.tray.hide()
        self.api.end()
        self.following.stop()
        self.retries.stop()
        self.dialogs.stop()
        self.adding.stop()
        self.preview.stop()
        self.repairs.end()
        self.review.stop()
        self.hot_folders.stop()
        if made := self.workspace.side.made_inspector:
            made.stop()
        self.thumbnails.stop()
        for background in self.backgrounds:
            background.stop()
        self.close()
        self.closed.emit()
