"""Where models are fetched from: a mirror and a proxy."""

from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from rembg_desktop.settings import Settings
from rembg_desktop.ui.inputs import Field


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
