"""Opens the other windows: models, settings, shortcuts, About."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.actions import Actions
from rembg_desktop.ui.help_dialogs import AboutDialog, ShortcutsDialog, diagnostics
from rembg_desktop.ui.models_dialog import ModelsDialog
from rembg_desktop.ui.settings_dialog import SettingsDialog


class Dialogs(QObject):
    """Belongs to a window; connects the actions that open dialogs.

    Signals:
        models_changed: a model came or went.
        settings_changed: new Settings, to be applied and saved.
        message: a sentence for the user.
    """

    models_changed = Signal()
    settings_changed = Signal(object)
    message = Signal(str)

    def __init__(
        self,
        window: QWidget,
        home: Home,
        files: ModelFiles,
        actions: Actions,
        settings: Callable[[], Settings],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._home = home
        self._files = files
        self._actions = actions
        self._settings = settings
        self._models: ModelsDialog | None = None
        for name, act in {
            "models": self.show_models,
            "settings": self.show_settings,
            "shortcuts": lambda: ShortcutsDialog(actions, window).open(),
            "about": lambda: AboutDialog(window).open(),
            "diagnostics": self.copy_diagnostics,
        }.items():
            actions.on(name, act)

    def show_models(self) -> None:
        """The models; the dialog is kept, since downloads go on behind it."""
        if self._models is None:
            self._models = ModelsDialog(self._files, self._settings(), parent=self._window)
            self._models.models_changed.connect(self.models_changed)
            self._models.applied.connect(self.settings_changed)
        _show(self._models)

    def show_settings(self) -> None:
        """The settings, as they are now."""
        dialog = SettingsDialog(self._settings(), self._home, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.applied.connect(self.settings_changed)
        dialog.open()

    def copy_diagnostics(self) -> None:
        """Versions and system to the clipboard."""
        QGuiApplication.clipboard().setText(diagnostics())
        self.message.emit(self.tr("Copied: versions and system, no file names."))

    def stop(self) -> None:
        """End downloads."""
        if self._models is not None:
            self._models.stop()


def _show(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
