"""The dialog of models: lists, downloads and imports them, and sets where they are downloaded from."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QEvent, QItemSelectionModel, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.catalog import ModelInfo
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
from rembg_desktop.settings import Settings
from rembg_desktop.ui.models.import_dialog import ImportDialog
from rembg_desktop.ui.models.model_card import ModelCard
from rembg_desktop.ui.models.model_list import INFO, STATE, TRANSFER, ModelDelegate, ModelList
from rembg_desktop.ui.models.transfers import Transfers
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.widgets import Field, refresh_icons, set_icon

if TYPE_CHECKING:
    from rembg_desktop.engine.trial import Trial


class SourceDialog(QDialog):
    """Edits the settings' section `models`."""

    applied = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Model sources"))
        self.mirror = QLineEdit(settings.models.mirror)
        self.mirror.setPlaceholderText("https://mirror.example/models")
        self.proxy = QLineEdit(settings.models.proxy)
        self.proxy.setPlaceholderText("http://proxy.example:3128")
        self.mirror_field = Field(
            self.tr("&Mirror"),
            self.mirror,
            hint=self.tr("URL of a server with the model files. Leave empty to use the one of the publisher."),
        )
        self.proxy_field = Field(
            self.tr("&Proxy"), self.proxy, hint=self.tr("Leave empty to use the system proxy, if any.")
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(self.mirror_field)
        layout.addWidget(self.proxy_field)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.resize(460, 260)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Hand the addresses over when they are addresses."""
        wrong = self.tr("Enter a URL that starts with http:// or https://.")
        good = True
        for field, line in ((self.mirror_field, self.mirror), (self.proxy_field, self.proxy)):
            fine = _is_address(line.text().strip())
            field.set_error("" if fine else wrong)
            if good and not fine:
                line.setFocus()
            good = good and fine
        if not good:
            return
        self.applied.emit(
            self._settings.change("models", mirror=self.mirror.text().strip(), proxy=self.proxy.text().strip())
        )
        super().accept()


def _is_address(text: str) -> bool:
    if not text:
        return True
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


class ModelsDialog(QDialog):
    """List on the leading side, the selected model on the other.

    Closing it only hides it: downloads go on. stop() ends them and waits.

    Signals:
        models_changed: a model was downloaded, imported or removed.
        applied: Settings with another mirror or proxy, to be saved by the receiver.
    """

    models_changed = Signal()
    applied = Signal(object)

    def __init__(
        self,
        files: ModelFiles,
        settings: Settings,
        transfers: Transfers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`transfers` of the caller outlives the dialog; without it the dialog has its own."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Models"))
        self._settings = settings
        self.transfers = transfers or Transfers(files, self)
        self.list = ModelList(self.transfers, self)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Models"))
        self.view.setModel(self.list)
        self.view.setItemDelegate(ModelDelegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.card = ModelCard()
        self.import_button = QPushButton(self.tr("&Import file…"))
        self.folder_button = QPushButton(self.tr("&Open folder"))
        self.source_button = QPushButton(self.tr("&Sources…"))
        self.source_button.setToolTip(self.tr("Mirror and proxy for downloads"))
        set_icon(self.import_button, "add-images")
        set_icon(self.folder_button, "folder")
        set_icon(self.source_button, "settings")
        self._lay_out()
        self._connect()
        self.view.setCurrentIndex(self.list.index(0))
        refresh_icons(self)

    def select(self, name: str) -> None:
        """Show a model, for instance the one that a job is missing."""
        row = self.list.row(name)
        if row >= 0:
            self.view.selectionModel().setCurrentIndex(
                self.list.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.view.scrollTo(self.list.index(row))

    def selected(self) -> ModelInfo | None:
        """The model that is shown."""
        return self.view.currentIndex().data(INFO)

    def stop(self) -> None:
        """Pause downloads, keeping what was fetched, and wait for their threads."""
        for dialog in self.findChildren(ImportDialog):
            dialog.stop()
        self.transfers.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons in the colors of a new theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            refresh_icons(self)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(2, 6, 2, 6)
        inside.addWidget(self.view)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(frame, 5)
        middle.addWidget(self.card, 4)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        for button in close.buttons():
            button.setProperty("autoDefault", False)
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self.import_button, self.folder_button, self.source_button):
            below.addWidget(button)
            button.setAutoDefault(False)
        below.addStretch(1)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addLayout(below)
        for button in self.card.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.resize(880, 580)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_selected)
        self.view.activated.connect(self._on_activated)
        self.list.dataChanged.connect(self._show)
        self.list.modelReset.connect(self._on_reset)
        self.transfers.ended.connect(self._on_ended)
        self.transfers.verified.connect(self._on_verified)
        self.transfers.failed.connect(self._on_failed)
        self.card.download_clicked.connect(self._download)
        self.card.pause_clicked.connect(lambda: self.transfers.pause(self._name()))
        self.card.cancel_clicked.connect(lambda: self.transfers.cancel(self._name()))
        self.card.verify_clicked.connect(self._verify)
        self.card.delete_clicked.connect(self._ask_delete)
        self.import_button.clicked.connect(self._choose_import)
        self.folder_button.clicked.connect(self._open_folder)
        self.source_button.clicked.connect(self._edit_source)

    def _name(self) -> str:
        info = self.selected()
        return info.name if info else ""

    def _on_selected(self) -> None:
        self.card.tell("")
        self._show()

    def _show(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.card.show_model(index.data(INFO), index.data(STATE), index.data(TRANSFER))

    def _on_reset(self) -> None:
        self.view.setCurrentIndex(self.list.index(0))
        self._show()

    def _on_activated(self) -> None:
        if self.card.download.isVisible():
            self._download()

    def _download(self) -> None:
        info = self.selected()
        if info is None:
            return
        begun = self.transfers.transfer(info.name) is not None
        if info.commercial or begun:
            self._begin(info.name)
            return
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Not for commercial use"),
            self.tr("%1 is not licensed for commercial use.").replace("%1", info.title),
            parent=self,
        )
        box.setInformativeText(
            self.tr(
                "Its license is %1. To sell the results or use them in advertising, get a license from "
                "the publisher first."
            ).replace("%1", info.license)
        )
        yes = box.addButton(self.tr("Download for private use"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda: self._begin(info.name) if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _begin(self, name: str) -> None:
        self.card.tell("")
        self.transfers.dismiss_failure(name)
        self.transfers.download(name)

    def _verify(self) -> None:
        self.card.tell("")
        self.transfers.verify(self._name())

    def _ask_delete(self) -> None:
        info = self.selected()
        if info is None:
            return
        question = self.tr("Delete the model %1 from this computer?").replace("%1", info.title)
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Delete model"), question, parent=self)
        if not info.is_custom:
            box.setInformativeText(self.tr("You can download it again later."))
        yes = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda: self.transfers.delete(info.name) if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _choose_import(self) -> None:
        filters = self.tr("ONNX models") + " (*.onnx)"
        dialog = QFileDialog(self, self.tr("Import model"), str(Path.home()), filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.try_import)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def try_import(self, file: str) -> None:
        """Show what a model file makes of the sample photo, and import it when that is confirmed."""
        path = Path(file)
        dialog = ImportDialog(self.transfers.files, path, self)
        dialog.confirmed.connect(partial(self._import, path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import(self, path: Path, name: str, trial: "Trial") -> None:
        self.import_button.setEnabled(False)
        self.card.tell(self.tr("Importing %1…").replace("%1", path.name), "muted")
        self.transfers.import_file(path, name, trial)

    def _open_folder(self) -> None:
        folder = self.transfers.files.folder
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _edit_source(self) -> None:
        dialog = SourceDialog(self._settings, self)
        dialog.applied.connect(self._on_source)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_source(self, settings: Settings) -> None:
        self._settings = settings
        self.transfers.use(self.transfers.files.with_sources(settings.models))
        self.applied.emit(settings)

    def _on_ended(self, name: str) -> None:
        self.import_button.setEnabled(True)
        if name != self._name():
            self.select(name)
        self.card.tell("")
        self._show()
        self.models_changed.emit()

    def _on_verified(self, name: str) -> None:
        if name == self._name():
            self.card.tell(self.tr("The file is valid."), "muted")

    def _on_failed(self, name: str, error: AppError) -> None:
        self.import_button.setEnabled(True)
        if name in ("", self._name()):
            self.card.tell(error_text.full_text(error), detail=error_text.detail(error))
