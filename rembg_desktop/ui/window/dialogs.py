"""Opens the other windows, which are imported when needed, and asks what to do when the window is closed."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Stats
from rembg_desktop.runner import Runner
from rembg_desktop.settings import Settings
from rembg_desktop.ui.local_api import LocalApi
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.window.actions import Actions

if TYPE_CHECKING:
    from rembg_desktop.remote.service import Newest
    from rembg_desktop.ui.models.dialog import ModelsDialog
    from rembg_desktop.ui.settings.dialog import SettingsDialog


class CloseDialog(QDialog):
    """Asks whether to finish the current images, stop now, or continue in the tray. Never blocks the event loop.

    Signals:
        chosen: `finish`, `now` or `tray`, and whether not to ask again.
    """

    chosen = Signal(str, bool)

    def __init__(self, active: int, *, tray: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("closeDialog")
        self.setWindowTitle(self.tr("Close Rembg Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(self.tr("%n image(s) are being processed", None, active), self)
        heading.setProperty("role", "title")
        detail = QLabel(self.tr("Whatever you choose, the queue is saved and resumes at the next start."), self)
        detail.setProperty("role", "muted")
        detail.setWordWrap(True)
        self.never = QCheckBox(self.tr("Do not ask again, always stop now"), self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for name, title, shown in (
            ("tray", self.tr("Keep running in the tray"), tray),
            ("finish", self.tr("Finish these images"), True),
            ("now", self.tr("Stop now"), True),
        ):
            button = QPushButton(title, self)
            button.setObjectName(f"close-{name}")
            button.setVisible(shown)
            button.setDefault(name == "now")
            button.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            buttons.addWidget(button)
            if name == "now":
                # Otherwise, Space would check the box, which is first.
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        again = QShortcut(QKeySequence("Ctrl+Q"), self)
        again.activated.connect(lambda: self._choose("now"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(detail)
        column.addWidget(self.never)
        column.addSpacing(6)
        column.addLayout(buttons)

    def _choose(self, name: str) -> None:
        self.chosen.emit(name, self.never.isChecked() and name == "now")
        self.accept()


class Closing(QObject):
    """Decides how the program ends.

    Signals:
        finishing: no more images are started; the program waits for the current ones (their number).
        stopping: the current images are being interrupted.
        to_tray: go on without a window.
        never_ask: the user does not want to be asked again.
        ended: the runner has stopped; true when a worker had to be left behind.
    """

    finishing = Signal(int)
    stopping = Signal()
    to_tray = Signal()
    never_ask = Signal()
    ended = Signal(bool)

    def __init__(self, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._dialog: CloseDialog | None = None
        self._begun = False
        self.has_ended = False
        runner.stopped.connect(self._on_stopped)

    def request(self, *, ask: bool, tray: bool) -> None:
        """The user closes the window; closing it twice stops at once."""
        if self._dialog is not None or self._begun or not (ask and self._runner.is_busy):
            self.now()
            return
        self._dialog = CloseDialog(self._runner.active, tray=tray, parent=self._window)
        self._dialog.chosen.connect(self._on_chosen)
        self._dialog.finished.connect(self._on_dialog_closed)
        # Not modal: Qt would not send the second close event to a window that is blocked by a dialog.
        self._dialog.show()

    def now(self) -> None:
        """End at once; the current images return to the queue."""
        self._begun = True
        if self._dialog is not None:
            self._dialog.close()
        self.stopping.emit()
        self._runner.stop(now=True)

    def finish(self) -> None:
        """End when the current images are finished."""
        self._begun = True
        self.finishing.emit(self._runner.active)
        self._runner.stop(now=False)

    def _on_chosen(self, choice: str, never_again: bool) -> None:
        if never_again:
            self.never_ask.emit()
        if choice == "finish":
            self.finish()
        elif choice == "now":
            self.now()
        else:
            self.to_tray.emit()

    def _on_dialog_closed(self) -> None:
        self._dialog = None

    def _on_stopped(self, left_behind: bool) -> None:
        self.has_ended = True
        self.ended.emit(left_behind)


class Dialogs(QObject):
    """Belongs to a window; connects the actions that open dialogs.

    Signals:
        models_changed: a model came or went.
        settings_changed: new Settings, to be applied and saved.
        message: a sentence for the user.
        url_wanted: a page that the browser should show.
    """

    models_changed = Signal()
    settings_changed = Signal(object)
    message = Signal(str)
    url_wanted = Signal(QUrl)

    def __init__(
        self,
        window: QMainWindow,
        home: Home,
        files: ModelFiles,
        actions: Actions,
        settings: Callable[[], Settings],
        manager: QueueManager,
        reading: TaskRunner,
        api: LocalApi,
    ) -> None:
        """`reading` runs queries of the queue and the disk for the diagnostics; `api` is shown in the settings."""
        super().__init__(window)
        self._window = window
        self._home = home
        self._files = files
        self._actions = actions
        self._settings = settings
        self._manager = manager
        self._reading = reading
        self._api = api
        self._models: ModelsDialog | None = None
        self._asking: TaskRunner | None = None
        for name, act in {
            "models": self.show_models,
            "settings": self.show_settings,
            "shortcuts": self.show_shortcuts,
            "check_update": self.check_update,
            "about": self.show_about,
            "diagnostics": self.copy_diagnostics,
        }.items():
            actions.on(name, act)

    def show_models(self) -> None:
        """Show the models; the dialog is kept, because downloads continue when it is closed."""
        if self._models is None:
            from rembg_desktop.ui.models.dialog import ModelsDialog

            self._models = ModelsDialog(self._files, self._settings(), parent=self._window)
            self._models.models_changed.connect(self.models_changed)
            self._models.applied.connect(self._rebasing(self._settings()))
        _show(self._models)

    def show_settings(self) -> None:
        """Show the settings."""
        _show_once(self._settings_dialog())

    def show_api(self) -> None:
        """Show the settings page of the HTTP API."""
        from rembg_desktop.ui.settings.active_pages import ApiPage

        dialog = self._settings_dialog()
        dialog.show_page(ApiPage)
        _show_once(dialog)

    def _rebasing(self, base: Settings) -> Callable[[Settings], None]:
        """Apply what a dialog changed since `base`; changes made elsewhere meanwhile are kept."""

        def on_applied(edited: Settings) -> None:
            nonlocal base
            changed, base = edited.rebased(base, self._settings()), edited
            self.settings_changed.emit(changed)

        return on_applied

    def _settings_dialog(self) -> "SettingsDialog":
        from rembg_desktop.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._settings(), self._home, api=self._api, parent=self._window)
        dialog.applied.connect(self._rebasing(self._settings()))
        dialog.url_wanted.connect(self.url_wanted)
        return dialog

    def copy_diagnostics(self) -> None:
        """Copy versions, settings and counts to the clipboard."""
        from rembg_desktop.ui.help.about import versions

        def work() -> tuple[dict[str, str], Stats, dict[str, int]]:
            return versions(), self._manager.stats(), self._manager.error_counts()

        self._reading.run(work, self._on_diagnostics)

    def show_shortcuts(self) -> None:
        """Show the keyboard shortcuts."""
        from rembg_desktop.ui.help.shortcuts import ShortcutsDialog

        _show_once(ShortcutsDialog(self._window))

    def show_about(self) -> None:
        """Show version, licenses and diagnostics."""
        from rembg_desktop.ui.help.about import AboutDialog

        dialog = AboutDialog(self._window)
        dialog.diagnostics_clicked.connect(self.copy_diagnostics)
        _show_once(dialog)

    def check_update(self) -> None:
        """Check once over the network whether there is a newer version."""
        from rembg_desktop.remote.service import newest

        if self._asking is None:
            self._asking = TaskRunner("updates", parent=self)
        if self._asking.is_idle:
            proxy = self._settings().models.proxy
            self.message.emit(self.tr("Checking for updates…"))
            self._asking.run(lambda: newest(proxy), self._on_newest, self._on_not_known)

    def _on_newest(self, found: "Newest") -> None:
        if found.is_newer:
            self._tell(self.tr("Rembg Desktop %1 is available.").replace("%1", found.version), found.page)
        else:
            self._tell(self.tr("Rembg Desktop is up to date (version %1).").replace("%1", found.version))

    def _on_not_known(self, error: AppError) -> None:
        self._tell(error_text.sentence(error), error_text.hint(error))

    def _tell(self, text: str, more: str = "") -> None:
        self.message.emit(text)
        box = QMessageBox(QMessageBox.Icon.Information, self.tr("Check for updates"), text, parent=self._window)
        box.setObjectName("updateBox")
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        box.setInformativeText(f'<a href="{escape(more)}">{escape(more)}</a>' if more.startswith("http") else more)
        _show_once(box)

    def _on_diagnostics(self, found: tuple[dict[str, str], Stats, dict[str, int]]) -> None:
        from rembg_desktop.ui.help.about import diagnostics

        libraries, stats, errors = found
        text = diagnostics(self._settings(), self._files, libraries, stats=stats, errors=errors)
        QGuiApplication.clipboard().setText(text)
        self.message.emit(self.tr("Diagnostics copied: versions, settings and counts, no file names."))

    def stop(self) -> None:
        """Stop downloads and close dialogs."""
        if self._asking is not None:
            self._asking.stop()
        if self._models is not None:
            self._models.stop()


def _show_once(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _show(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
