"""Sections: which model cuts, and how the edge is made; the format of the output file, and where it goes."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import ErrorCode
from rembg_desktop.options import Depth, Detail, Edges, Metadata, OnConflict, OutputFormat, RemovalOptions, Times
from rembg_desktop.ui.options.group import ModelPicker, OptionGroup
from rembg_desktop.ui.text.error_text import WordedError
from rembg_desktop.ui.widgets import Field, PathField


class CutGroup(OptionGroup):
    """Model, edges, how closely the model looks, and whether only the mask is wanted."""

    models_requested = Signal()

    def __init__(self, files: ModelFiles) -> None:
        super().__init__("cut", "", opened=True)
        self.set_title(self.tr("Cutout"))
        self.model = ModelPicker(files)
        self.edges = QComboBox()
        self.edges.addItem(self.tr("Soft"), Edges.SOFT.value)
        self.edges.addItem(self.tr("Sharp"), Edges.REFINED.value)
        self.edges.addItem(self.tr("Clean colors"), Edges.DECONTAMINATE.value)
        self.edges.addItem(self.tr("Fine hair (matting)"), Edges.MATTING.value)
        self.closer = QCheckBox(self.tr("&Look closer at small subjects"))
        self.closer.setToolTip(
            self.tr("Runs the model again on small subjects, enlarged, up to twice. Other photos take no longer.")
        )
        self.mask_only = QCheckBox(self.tr("Save the mas&k only"))
        self.mask_only.setToolTip(self.tr("The result is a grayscale image. The subject is white."))
        self.add_field("model", Field(self.tr("Mo&del"), self.model, buddy=self.model.combo))
        self.add_field("edges", Field(self.tr("Ed&ges"), self.edges))
        self.add(self.closer)
        self.add(self.mask_only)
        self.model.edited.connect(self.edited)
        self.model.manage_requested.connect(self.models_requested)
        self.edges.currentIndexChanged.connect(self.edited)
        self.closer.toggled.connect(self.edited)
        self.mask_only.toggled.connect(self.edited)

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        return {
            "model": self.model.value(),
            "edges": self.edges.currentData(),
            "detail": (Detail.HIGH if self.closer.isChecked() else Detail.NORMAL).value,
            "mask_only": self.mask_only.isChecked(),
        }

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.model.set_value(options.model)
        self.edges.setCurrentIndex(self.edges.findData(options.edges.value))
        self.closer.setChecked(options.detail is Detail.HIGH)
        self.mask_only.setChecked(options.mask_only)

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fields["edges"].set_hint(
            {
                Edges.SOFT: self.tr("The mask as predicted by the model. Fast."),
                Edges.REFINED: self.tr("Follows the colors of the photo. Fast. Best for large photos."),
                Edges.DECONTAMINATE: self.tr("Removes the color of the old background from the edges."),
                Edges.MATTING: self.tr("Follows individual hairs. Slower: one to three seconds more per photo."),
            }[options.edges]
        )
        title = self.model.title()
        self.set_summary(self.tr("%1, mask").replace("%1", title) if options.mask_only else title)


class FileGroup(OptionGroup):
    """Format, quality, depth, and whether the camera's data goes along."""

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
        self.metadata = QCheckBox(self.tr("Keep camera metadata (E&XIF)"))
        self.metadata.setToolTip(self.tr("The color profile and resolution are always kept."))
        self.times = QCheckBox(self.tr("K&eep file times"))
        self.times.setToolTip(
            self.tr("Results get the dates of the photo's file. Otherwise, they get the time when they are saved.")
        )
        self.deep = QCheckBox(self.tr("Keep 16 bits per &channel"))
        self.deep.setToolTip(
            self.tr("If a photo has 16 bits, its PNG or TIFF cutout has them too. The file is larger.")
        )
        self.add_field("format", Field(self.tr("F&ormat"), self.format))
        self.add(self.white)
        self.add_field("lossless", Field("", self.lossless)).label.hide()
        self.add_field("quality", Field(self.tr("Qualit&y"), both, buddy=self.quality))
        self.add(self.metadata)
        self.add(self.times)
        self.add(self.deep)
        self.slider.valueChanged.connect(self.quality.setValue)
        self.quality.valueChanged.connect(self.slider.setValue)
        self.quality.valueChanged.connect(self._on_edit)
        self.format.currentIndexChanged.connect(self._on_edit)
        self.lossless.toggled.connect(self._on_edit)
        self.metadata.toggled.connect(self._on_edit)
        self.times.toggled.connect(self._on_edit)
        self.deep.toggled.connect(self._on_edit)
        self.white.clicked.connect(self.white_requested)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        return {
            "format": self.format.currentData(),
            "quality": self.quality.value(),
            # The choice is only there for some formats; a hidden one must not be in the way.
            "lossless": self.lossless.isChecked() and self._format.can_be_lossless,
            "metadata": (Metadata.KEEP if self.metadata.isChecked() else Metadata.STRIP).value,
            "times": (Times.KEEP if self.times.isChecked() else Times.NOW).value,
            "depth": (Depth.KEEP if self.deep.isChecked() else Depth.EIGHT).value,
        }

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.format.setCurrentIndex(self.format.findData(options.format.value))
        self.quality.setValue(options.quality)
        self.lossless.setChecked(options.lossless)
        self.metadata.setChecked(options.metadata is Metadata.KEEP)
        self.times.setChecked(options.times is Times.KEEP)
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
        if options.metadata is Metadata.STRIP:
            parts.append(self.tr("no camera metadata"))
        if options.times is Times.KEEP:
            parts.append(self.tr("file times kept"))
        if options.depth is Depth.KEEP and self.deep.isEnabled():
            parts.append(self.tr("16 bits"))
        self.set_summary(" · ".join(parts))

    @property
    def _format(self) -> OutputFormat:
        return OutputFormat(self.format.currentData())

    def _has_quality(self) -> bool:
        kind = self._format
        return kind.has_quality and not (kind.can_be_lossless and self.lossless.isChecked())

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.fields["lossless"].setVisible(self._format.can_be_lossless)
        self.fields["quality"].setVisible(self._has_quality())
        # Disabled instead of hidden: a preset with another format keeps its choice.
        self.deep.setEnabled(self.format.currentData() in (OutputFormat.PNG.value, OutputFormat.TIFF.value))


_EXAMPLE: Final = "IMG_2041"


class PlaceGroup(OptionGroup):
    """Template of the name, destination, and what happens when a file is there."""

    def __init__(self) -> None:
        super().__init__("place", "", opened=False)
        self.set_title(self.tr("Name and location"))
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.insert = QToolButton()
        self.insert.setText("{ }")
        self.insert.setToolTip(self.tr("Insert field"))
        self.insert.setAccessibleName(self.tr("Insert a field into the file name"))
        self.insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.insert.setMenu(self._menu())
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.name, 1)
        row.addWidget(self.insert)
        self.place = QComboBox()
        self.place.addItem(self.tr("Next to the photos"), "beside")
        self.place.addItem(self.tr("In one folder"), "folder")
        self.folder = PathField(self.tr("Destination folder"), folder=True)
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.place)
        column.addWidget(self.folder)
        self.conflict = QComboBox()
        self.conflict.addItem(self.tr("Keep both, add a number"), OnConflict.UNIQUE.value)
        self.conflict.addItem(self.tr("Skip photo"), OnConflict.SKIP.value)
        self.conflict.addItem(self.tr("Replace file"), OnConflict.OVERWRITE.value)
        self.add_field("name", Field(self.tr("File &name"), line, buddy=self.name))
        self.add_field("destination", Field(self.tr("Destinat&ion"), both, buddy=self.place))
        self.add_field("on_conflict", Field(self.tr("&When a file exists"), self.conflict))
        self.name.textChanged.connect(self.edited)
        self.place.currentIndexChanged.connect(self._on_place)
        self.folder.edited.connect(self._on_edit)
        self.conflict.currentIndexChanged.connect(self.edited)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """See OptionGroup; the destination is none of the options."""
        return {"name": self.name.text(), "on_conflict": self.conflict.currentData()}

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.name.setText(options.name)
        self.conflict.setCurrentIndex(self.conflict.findData(options.on_conflict.value))

    def destination(self) -> Path | None:
        """Folder for all results; None puts them beside the photos.

        Raises:
            AppError: invalid_option when a folder is wanted but none is named.
        """
        if self.place.currentData() == "beside":
            return None
        path = self.folder.path()
        if path is None or not path.is_absolute():
            raise WordedError(
                ErrorCode.INVALID_OPTION,
                self.tr("Choose a destination folder."),
                self.tr("Or save them next to the photos."),
            )
        return path

    def set_destination(self, folder: Path | None) -> None:
        """Show where results go."""
        if folder is not None:
            self.folder.set_text(str(folder))
        self.place.setCurrentIndex(0 if folder is None else 1)
        self._arrange()

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fields["name"].set_hint(self.tr("Example: %1").replace("%1", example(options)))
        beside = self.place.currentData() == "beside"
        self.fields["destination"].set_hint(self.tr("In a “cutouts” folder next to each photo.") if beside else "")
        self.fields["on_conflict"].set_hint(
            self.tr("The photo itself is never replaced.") if options.on_conflict is OnConflict.OVERWRITE else ""
        )
        where = self.place.itemText(0)
        if not beside:
            path = self.folder.path()
            where = path.name if path else self.place.itemText(1)
        self.set_summary(where if options.name == "{stem}" else f"{options.name} · {where}")

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for text, field in (
            (self.tr("Photo name"), "{stem}"),
            (self.tr("Number"), "{index:03}"),
            (self.tr("Model"), "{model}"),
            (self.tr("Date"), "{date}"),
        ):
            # A brace pair is no shortcut: the tab only sets it in the column where those stand.
            menu.addAction(f"{text}\t{field}").triggered.connect(lambda _=False, field=field: self._insert(field))
        return menu

    def _insert(self, field: str) -> None:
        self.name.insert(field)
        self.name.setFocus()

    def _on_place(self) -> None:
        self._on_edit()
        if self.place.currentData() == "folder" and not self.folder.text() and self.isVisible():
            self.folder.choose()

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.folder.setVisible(self.place.currentData() == "folder")


def example(options: RemovalOptions) -> str:
    """What a result would be called, for the first photo of a job."""
    stem = options.name.format(
        stem=_EXAMPLE,
        index=1,
        model=options.model.replace(":", "-"),
        date=date.today().isoformat(),  # noqa: DTZ011 - the user's day
    )
    return stem + options.format.suffix
