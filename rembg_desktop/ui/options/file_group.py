"""Section: the format of the result's file."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QWidget,
)

from rembg_desktop.options import Metadata, OutputFormat, RemovalOptions
from rembg_desktop.ui.inputs import Field
from rembg_desktop.ui.options.group import OptionGroup


class FileGroup(OptionGroup):
    """Format, quality, and whether the camera's data goes along."""

    white_requested = Signal()

    def __init__(self) -> None:
        super().__init__("file", "", opened=False)
        self.set_title(self.tr("File"))
        self.format = QComboBox()
        for kind, name in (
            (OutputFormat.PNG, "PNG"),
            (OutputFormat.WEBP, "WebP"),
            (OutputFormat.JPEG, "JPEG"),
            (OutputFormat.TIFF, "TIFF"),
        ):
            self.format.addItem(name, kind.value)
        self.white = QPushButton(self.tr("Use a white background"))
        self.white.setProperty("role", "link")
        self.white.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.white.hide()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, 100)
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slider.setAccessibleName(self.tr("Quality"))
        self.slider.setMinimumHeight(20)
        self.quality = QSpinBox()
        self.quality.setRange(1, 100)
        self.quality.setAccessibleName(self.tr("Quality"))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self.quality)
        self.lossless = QCheckBox(self.tr("&Lossless"))
        self.metadata = QCheckBox(self.tr("Keep camera metadata (E&XIF)"))
        self.metadata.setToolTip(self.tr("The color profile and resolution are always kept."))
        self.add_field("format", Field(self.tr("F&ormat"), self.format))
        self.add(self.white)
        self.add_field("lossless", Field("", self.lossless)).label.hide()
        self.add_field("quality", Field(self.tr("Qualit&y"), both, buddy=self.quality))
        self.add(self.metadata)
        self.slider.valueChanged.connect(self.quality.setValue)
        self.quality.valueChanged.connect(self.slider.setValue)
        self.quality.valueChanged.connect(self._on_edit)
        self.format.currentIndexChanged.connect(self._on_edit)
        self.lossless.toggled.connect(self._on_edit)
        self.metadata.toggled.connect(self._on_edit)
        self.white.clicked.connect(self.white_requested)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        return {
            "format": self.format.currentData(),
            "quality": self.quality.value(),
            # The choice is only there for WebP; a hidden one must not be in the way.
            "lossless": self.lossless.isChecked() and self._is_webp(),
            "metadata": (Metadata.KEEP if self.metadata.isChecked() else Metadata.STRIP).value,
        }

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.format.setCurrentIndex(self.format.findData(options.format.value))
        self.quality.setValue(options.quality)
        self.lossless.setChecked(options.lossless)
        self.metadata.setChecked(options.metadata is Metadata.KEEP)
        self._arrange()

    def set_error(self, name: str, text: str) -> bool:
        """See OptionGroup; the one way out of a JPEG without background is offered."""
        found = super().set_error(name, text)
        if found and name == "format":
            self.white.show()
        return found

    def clear_errors(self) -> None:
        """See OptionGroup."""
        super().clear_errors()
        self.white.hide()

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        parts = [self.format.currentText()]
        if self._is_webp() and self.lossless.isChecked():
            parts.append(self.tr("lossless"))
        elif self._has_quality():
            parts.append(str(options.quality))
        if options.metadata is Metadata.STRIP:
            parts.append(self.tr("no camera metadata"))
        self.set_summary(" · ".join(parts))

    def _is_webp(self) -> bool:
        return self.format.currentData() == OutputFormat.WEBP.value

    def _has_quality(self) -> bool:
        if self._is_webp():
            return not self.lossless.isChecked()
        return self.format.currentData() == OutputFormat.JPEG.value

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.fields["lossless"].setVisible(self._is_webp())
        self.fields["quality"].setVisible(self._has_quality())
