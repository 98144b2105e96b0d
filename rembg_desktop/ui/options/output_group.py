"""Sections: which model cuts, and how the edge is made; what results are called, and where they go."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import ErrorCode
from rembg_desktop.options import TEMPLATE_FIELDS, Detail, Edges, OnConflict, Output, RemovalOptions
from rembg_desktop.options.values import template_fields
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


_EXAMPLE: Final = "IMG_2041"


class PlaceGroup(OptionGroup):
    """Template of the name, destination, and what happens when a file is there."""

    def __init__(self) -> None:
        super().__init__("place", "", opened=False)
        self.set_title(self.tr("Name and location"))
        self.preset = ""
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
        hint = self.tr("Example: %1").replace("%1", example(options, self.preset))
        if columns := [f"{{{name}}}" for name in template_fields(options.name) if name not in TEMPLATE_FIELDS]:
            from_table = self.tr("Only in a table of names: %1").replace("%1", ", ".join(columns))
            hint = f"{hint}\n{from_table}"
        self.fields["name"].set_hint(hint)
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
            (self.tr("Preset"), "{preset}"),
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


def example(options: RemovalOptions, preset: str) -> str:
    """What a result would be called, for the first photo of a job."""
    fields: dict[str, str | int] = {
        **{name: f"{{{name}}}" for name in template_fields(options.name)},
        "stem": _EXAMPLE,
        "index": 1,
        "model": options.model.replace(":", "-"),
        "date": date.today().isoformat(),  # noqa: DTZ011 - the user's day
        "preset": Output(preset, options).folder_name,
    }
    stem = options.name.format_map(fields)
    return stem + options.format.suffix
