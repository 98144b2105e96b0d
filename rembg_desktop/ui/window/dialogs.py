"""Opens the other windows, which are imported when needed; copies diagnostics for bug reports."""

import os
import platform
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

import psutil
from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QMainWindow,
    QMessageBox,
)

from rembg_desktop import __version__
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
from rembg_desktop.options.presets import BUILT_IN
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import Stats
from rembg_desktop.settings import Settings
from rembg_desktop.ui.local_api import LocalApi
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.window.actions import Actions

if TYPE_CHECKING:
    from rembg_desktop.remote.service import Newest
    from rembg_desktop.ui.models.dialog import ModelsDialog
    from rembg_desktop.ui.settings.dialog import SettingsDialog


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
        from rembg_desktop.ui.settings.api_page import ApiPage

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

        def cluster() -> Mapping[str, Any] | None:
            executor = self._manager.executor()
            return executor.cluster if executor else None

        dialog = SettingsDialog(
            self._settings(),
            self._home,
            api=self._api,
            cluster=lambda told: self._reading.run(cluster, told),
            parent=self._window,
        )
        dialog.applied.connect(self._rebasing(self._settings()))
        dialog.url_wanted.connect(self.url_wanted)
        return dialog

    def copy_diagnostics(self) -> None:
        """Copy versions, settings and counts to the clipboard."""
        from rembg_desktop.ui.help import versions

        def work() -> tuple[dict[str, str], Stats, dict[str, int]]:
            return versions(), self._manager.stats(), self._manager.error_counts()

        self._reading.run(work, self._on_diagnostics)

    def show_shortcuts(self) -> None:
        """Show the keyboard shortcuts."""
        from rembg_desktop.ui.help import ShortcutsDialog

        _show_once(ShortcutsDialog(self._window))

    def show_about(self) -> None:
        """Show version, licenses and diagnostics."""
        from rembg_desktop.ui.help import AboutDialog

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


_SECRET = {
    "output.folder",
    "models.mirror",
    "models.proxy",
    "api.folders",
    "api.origins",
    "cluster.address",
    "cluster.certificates",
}
"""Settings that may hold names of folders, machines or people."""


def diagnostics(
    settings: Settings,
    files: ModelFiles,
    versions: Mapping[str, str],
    *,
    stats: Stats | None = None,
    errors: Mapping[str, int] | None = None,
) -> str:
    """The report, in English whatever the window's language, since it is for the developers.

    Args:
        settings: of which those that may name something are only said to be set.
        files: of which imported models are only counted.
        versions: of libraries, from components.versions().
        stats: the queue in numbers.
        errors: how often each code of a failure occurs in the queue.
    """
    parts = [
        ("Program", _program()),
        ("System", _system()),
        ("Screen", _screens()),
        ("Libraries", dict(versions)),
        ("Settings", _settings(settings)),
        ("Models", _models(files)),
    ]
    if stats:
        parts.append(("Queue", _queue(stats)))
    if errors:
        parts.append(("Errors", {code: str(count) for code, count in errors.items()}))
    lines: list[str] = []
    for title, values in parts:
        lines += ["", f"[{title}]", *(f"{name}: {value}" for name, value in values.items())]
    return "\n".join(lines).strip() + "\n"


def _program() -> dict[str, str]:
    return {
        "Rembg Desktop": __version__,
        "Time": datetime.now(UTC).isoformat(timespec="seconds"),
        "Python": f"{platform.python_version()} {platform.python_implementation()}",
        "Qt": str(qVersion()),
    }


def _system() -> dict[str, str]:
    memory = psutil.virtual_memory()
    return {
        "System": f"{platform.system()} {platform.release()}",
        "Machine": platform.machine(),
        "Cores": str(os.cpu_count()),
        "Memory": f"{memory.total // 1_000_000} MB, {memory.available // 1_000_000} MB free",
        "Locale": QLocale.system().name(),
    }


def _screens() -> dict[str, str]:
    found = {"Platform": QGuiApplication.platformName()}
    for number, screen in enumerate(QGuiApplication.screens(), 1):
        size = screen.size()
        found[f"Screen {number}"] = f"{size.width()}x{size.height()} at {screen.devicePixelRatio():g}"
    return found


def _settings(settings: Settings) -> dict[str, str]:
    shown: dict[str, str] = {}
    for section, values in settings.as_dict().items():
        for name, value in values.items():
            key = f"{section}.{name}"
            if key in _SECRET:
                shown[key] = "set" if value else "not set"
            elif key == "output.preset":
                shown[key] = str(value) if value in BUILT_IN else "one of the user's own"
            else:
                shown[key] = str(value)
    return shown


def _models(files: ModelFiles) -> dict[str, str]:
    found: dict[str, str] = {}
    own = 0
    for info, state in files.all():
        if info.is_custom:
            own += 1
        elif state != "missing":
            found[info.name] = state
    return {**found, "imported": str(own)}


def _queue(stats: Stats) -> dict[str, str]:
    found = {f"jobs {status}": str(count) for status, count in stats.jobs.items() if count}
    found |= {f"images {status}": str(count) for status, count in stats.images.items() if count}
    found["images a minute"] = f"{stats.per_minute_average:.1f}"
    found["database"] = f"{stats.database_bytes} bytes"
    trouble = stats.pause.reason
    found["paused"] = trouble.code if trouble else "by the user" if stats.pause.by_user else "no"
    if executor := stats.executor:
        found["executor"] = f"{executor.workers_active} of {executor.workers_max} workers"
        found["devices"] = ", ".join(executor.devices) or "none yet"
        found["problem with the device"] = executor.device_problem or "none"
        found["memory of the executor"] = f"{executor.memory_bytes // 1_000_000} MB"
    found["free disk"] = ", ".join(f"{size // 1_000_000} MB" for size in stats.free_bytes.values()) or "-"
    return found
