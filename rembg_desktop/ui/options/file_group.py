"""Section: the format of the file, its quality and size, what is kept of the photo, and what retouchers need."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.options import MAX_PATH_NAME, Depth, Metadata, OutputFormat, RemovalOptions, Times, size_text
from rembg_desktop.ui.options.group import OptionGroup
from rembg_desktop.ui.widgets import Field


class FileGroup(OptionGroup):
    """Format, quality, largest file, depth, and whether the camera's data goes along."""

    white_requested = Signal()

    def __init__(self) -> None:
        super().__init__("file", "", opened=False)
        self.set_title(self.tr("File"))
        self.format = QComboBox()
        for kind in OutputFormat:
            self.format.addItem(kind.label, kind.value)
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
        self.limit = QLineEdit()
        self.limit.setMaxLength(20)
        self.limit.setPlaceholderText(self.tr("No limit"))
        self.limit.setToolTip(
            self.tr("For example 500 KB or 2 MB. The quality is lowered until the file is not larger.")
        )
        self.shrink = QCheckBox(self.tr("Reduce pixels if needed"))
        self.shrink.setToolTip(
            self.tr("Before the quality falls below 60, the result gets fewer pixels. So do PNG and TIFF files.")
        )
        self.path = QCheckBox(self.tr("Clipping path"))
        self.path.setToolTip(
            self.tr("A path around the subject, which Photoshop and layout programs use to hide the background.")
        )
        self.path_name = QLineEdit(self.tr("Path 1"))
        self.path_name.setMaxLength(MAX_PATH_NAME)
        self.path_name.setAccessibleName(self.tr("Name of the clipping path"))
        self.whole = QCheckBox(self.tr("Keep the whole photo"))
        self.whole.setToolTip(
            self.tr("For retouchers: the background stays in the file. Only transparency or the path hides it.")
        )
        self.metadata = QCheckBox(self.tr("Keep camera metadata (E&XIF)"))
        self.metadata.setToolTip(self.tr("The color profile and resolution are always kept."))
        self.times = QCheckBox(self.tr("K&eep file times"))
        self.times.setToolTip(
            self.tr("Results get the dates of the photo's file. Otherwise, they get the time when they are saved.")
        )
        self.srgb = QCheckBox(self.tr("Convert colors to sRGB"))
        self.srgb.setToolTip(
            self.tr("Marketplaces ask for it. Otherwise, results keep the color profile of the photo.")
        )
        self.deep = QCheckBox(self.tr("Keep 16 bits per &channel"))
        self.deep.setToolTip(
            self.tr("If a photo has 16 bits, its PNG, TIFF or PSD cutout has them too. The file is larger.")
        )
        self._lay_out(both)
        self._connect()
        self._arrange()

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        return {
            "format": self.format.currentData(),
            "quality": self.quality.value(),
            # The choice is only there for some formats; a hidden one must not be in the way.
            "lossless": self.lossless.isChecked() and self._format.can_be_lossless,
            "max_bytes": "" if self._is_document else self.limit.text().strip(),
            "may_shrink": self.shrink.isChecked(),
            "clipping_path": self.path_name.text().strip() if self._has_path else "",
            "whole_photo": self.whole.isChecked() and self._can_keep_photo,
            "metadata": (Metadata.KEEP if self.metadata.isChecked() else Metadata.STRIP).value,
            "times": (Times.KEEP if self.times.isChecked() else Times.NOW).value,
            "srgb": self.srgb.isChecked(),
            "depth": (Depth.KEEP if self.deep.isChecked() else Depth.EIGHT).value,
        }

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.format.setCurrentIndex(self.format.findData(options.format.value))
        self.quality.setValue(options.quality)
        self.lossless.setChecked(options.lossless)
        self.limit.setText(size_text(options.max_bytes))
        self.shrink.setChecked(options.may_shrink)
        self.path.setChecked(bool(options.clipping_path))
        self.path_name.setText(options.clipping_path or self.path_name.text() or self.tr("Path 1"))
        self.whole.setChecked(options.whole_photo)
        self.metadata.setChecked(options.metadata is Metadata.KEEP)
        self.times.setChecked(options.times is Times.KEEP)
        self.srgb.setChecked(options.srgb)
        self.deep.setChecked(options.depth is Depth.KEEP)
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
        if self._format.can_be_lossless and self.lossless.isChecked():
            parts.append(self.tr("lossless"))
        elif self._has_quality():
            parts.append(str(options.quality))
        if options.max_bytes:
            parts.append(self.tr("up to %1").replace("%1", size_text(options.max_bytes)))
        is_stuck = bool(options.max_bytes) and not self._has_quality() and not options.may_shrink
        self.fields["max_bytes"].set_hint(
            self.tr("Lossless files only get smaller with fewer pixels. Larger results fail.") if is_stuck else ""
        )
        self.fields["format"].set_hint(
            self.tr("Layers: the whole photo with a layer mask, and the background.") if self._is_document else ""
        )
        if options.clipping_path:
            parts.append(self.tr("clipping path"))
        if options.whole_photo:
            parts.append(self.tr("whole photo"))
        if options.metadata is Metadata.STRIP:
            parts.append(self.tr("no camera metadata"))
        if options.times is Times.KEEP:
            parts.append(self.tr("file times kept"))
        if options.srgb:
            parts.append("sRGB")
        if options.depth is Depth.KEEP and self.deep.isEnabled():
            parts.append(self.tr("16 bits"))
        self.set_summary(" · ".join(parts))

    def _lay_out(self, quality: QWidget) -> None:
        self.add_field("format", Field(self.tr("F&ormat"), self.format))
        self.add(self.white)
        self.add_field("lossless", Field("", self.lossless)).label.hide()
        self.add_field("quality", Field(self.tr("Qualit&y"), quality, buddy=self.quality))
        self.add_field("max_bytes", Field(self.tr("Largest file si&ze"), self.limit))
        self.add_field("may_shrink", Field("", self.shrink)).label.hide()
        path = QWidget()
        column = QVBoxLayout(path)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.path)
        column.addWidget(self.path_name)
        self.add_field("clipping_path", Field("", path)).label.hide()
        self.add_field("whole_photo", Field("", self.whole)).label.hide()
        self.add(self.metadata)
        self.add(self.times)
        self.add(self.srgb)
        self.add(self.deep)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self.quality.setValue)
        self.quality.valueChanged.connect(self.slider.setValue)
        self.quality.valueChanged.connect(self._on_edit)
        self.format.currentIndexChanged.connect(self._on_edit)
        self.lossless.toggled.connect(self._on_edit)
        self.limit.textChanged.connect(self._on_edit)
        self.shrink.toggled.connect(self._on_edit)
        self.path.toggled.connect(self._on_edit)
        self.path_name.textChanged.connect(self._on_edit)
        self.whole.toggled.connect(self._on_edit)
        self.metadata.toggled.connect(self._on_edit)
        self.times.toggled.connect(self._on_edit)
        self.srgb.toggled.connect(self._on_edit)
        self.deep.toggled.connect(self._on_edit)
        self.white.clicked.connect(self.white_requested)

    @property
    def _format(self) -> OutputFormat:
        return OutputFormat(self.format.currentData())

    @property
    def _is_document(self) -> bool:
        return self._format is OutputFormat.PSD

    @property
    def _has_path(self) -> bool:
        return self.path.isChecked() and self._format.has_path

    @property
    def _can_keep_photo(self) -> bool:
        """Whether there is a choice: documents always contain the whole photo."""
        return self._format is OutputFormat.TIFF or (self._format is OutputFormat.JPEG and self._has_path)

    def _has_quality(self) -> bool:
        kind = self._format
        return kind.has_quality and not (kind.can_be_lossless and self.lossless.isChecked())

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.fields["lossless"].setVisible(self._format.can_be_lossless)
        self.fields["quality"].setVisible(self._has_quality())
        self.fields["max_bytes"].setVisible(not self._is_document)
        self.fields["may_shrink"].setVisible(bool(self.limit.text().strip()) and not self._is_document)
        self.fields["clipping_path"].setVisible(self._format.has_path)
        self.path_name.setVisible(self._has_path)
        self.fields["whole_photo"].setVisible(self._can_keep_photo)
        # Disabled instead of hidden: a preset with another format keeps its choice.
        self.deep.setEnabled(self._format in (OutputFormat.PNG, OutputFormat.TIFF, OutputFormat.PSD))
