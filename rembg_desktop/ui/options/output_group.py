"""Sections: how large the result is and where the subject stands in it; what results are called, where they go."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import ErrorCode
from rembg_desktop.options import (
    MAX_CANVAS,
    TEMPLATE_FIELDS,
    Centering,
    Framing,
    OnConflict,
    Output,
    Position,
    RemovalOptions,
)
from rembg_desktop.options.values import template_fields
from rembg_desktop.ui.options.fields import LengthField
from rembg_desktop.ui.options.group import LateGroup, OptionGroup
from rembg_desktop.ui.text.error_text import WordedError
from rembg_desktop.ui.widgets import Field, PathField

_SIZES: Final = ("1000x1000", "1600x1600", "2000x2000", "1080x1350", "1920x1080")
_OWN: Final = "own"
_NAMES: Final = ("trim", "margin", "canvas", "padding", "position", "floor", "centering", "framing")


class SizeGroup(LateGroup):
    """Trim with a margin, a canvas with padding, and the place of the subject."""

    def __init__(self) -> None:
        super().__init__("size", _NAMES)
        self.set_title(self.tr("Size"))
        self.set_summary(self.tr("Same as photo"))

    def make_editors(self) -> None:
        """See LateGroup."""
        self.trim = QCheckBox(self.tr("&Trim to the subject"))
        self.margin = LengthField(self.tr("Margin"))
        self.canvas = QComboBox()
        self.canvas.addItem(self.tr("Same as photo"), None)
        for size in _SIZES:
            self.canvas.addItem(size.replace("x", " × "), size)
        self.canvas.addItem(self.tr("Custom size…"), _OWN)
        self.width_box = _side(self.tr("Canvas width in pixels"))
        self.height_box = _side(self.tr("Canvas height in pixels"))
        self.padding = LengthField(self.tr("Padding"))
        self.position = QComboBox()
        self.position.addItem(self.tr("Centered"), Position.CENTER.value)
        self.position.addItem(self.tr("At the bottom"), Position.BOTTOM.value)
        self.floor = LengthField(self.tr("Space below"))
        self.optical = QCheckBox(self.tr("Center by weight"))
        self.optical.setToolTip(
            self.tr("Centers what looks like the middle, instead of the middle between the outermost points.")
        )
        self.same = QCheckBox(self.tr("Same scale for a whole folder"))
        self.same.setToolTip(
            self.tr("All photos of a folder are measured first. Then they get one scale, and stand on one line.")
        )
        self.add(self.trim)
        self.add_field("margin", Field(self.tr("&Margin"), self.margin, buddy=self.margin.number))
        self._own = QWidget()
        sides = QHBoxLayout(self._own)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(6)
        sides.addWidget(self.width_box, 1)
        sides.addWidget(QLabel("×"))
        sides.addWidget(self.height_box, 1)
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.canvas)
        column.addWidget(self._own)
        self.add_field("canvas", Field(self.tr("C&anvas"), editor, buddy=self.canvas))
        self.add_field("padding", Field(self.tr("&Padding"), self.padding, buddy=self.padding.number))
        self.add_field("position", Field(self.tr("Vertical position"), self.position))
        self.add_field("floor", Field(self.tr("Space below"), self.floor, buddy=self.floor.number))
        self.add_field("centering", Field("", self.optical)).label.hide()
        self.add_field("framing", Field("", self.same)).label.hide()
        self.trim.toggled.connect(self._on_edit)
        self.canvas.currentIndexChanged.connect(self._on_canvas)
        for box in (self.width_box, self.height_box):
            box.valueChanged.connect(self._on_edit)
        self.position.currentIndexChanged.connect(self._on_edit)
        self.optical.toggled.connect(self.edited)
        self.same.toggled.connect(self._on_edit)
        for length in (self.margin, self.padding, self.floor):
            length.edited.connect(self.edited)
        self._arrange()

    def edited_values(self) -> dict[str, Any]:
        """See LateGroup."""
        canvas = self.canvas.currentData()
        if canvas == _OWN:
            canvas = f"{self.width_box.value()}x{self.height_box.value()}"
        return {
            "trim": self.trim.isChecked(),
            "margin": self.margin.text(),
            "canvas": canvas,
            "padding": self.padding.text(),
            "position": self.position.currentData(),
            "floor": self.floor.text(),
            # A hidden choice must not be in the way.
            "framing": (Framing.SAME if self.same.isChecked() and self.trim.isChecked() else Framing.EACH).value,
            "centering": (Centering.OPTICAL if self.optical.isChecked() else Centering.BOX).value,
        }

    def show_in_editors(self, options: RemovalOptions) -> None:
        """See LateGroup."""
        self.trim.setChecked(options.trim)
        self.margin.set_text(options.margin)
        self.padding.set_text(options.padding)
        self.position.setCurrentIndex(self.position.findData(options.position.value))
        self.floor.set_text(options.floor)
        self.optical.setChecked(options.centering is Centering.OPTICAL)
        self.same.setChecked(options.framing is Framing.SAME)
        size = options.canvas_size
        if size:
            self.width_box.setValue(size[0])
            self.height_box.setValue(size[1])
        known = 0 if size is None else self.canvas.findData(options.canvas)
        self.canvas.setCurrentIndex(known if known >= 0 else self.canvas.findData(_OWN))
        self._arrange()

    def refresh_editors(self, options: RemovalOptions) -> None:
        """See LateGroup."""
        is_centered = options.position is Position.CENTER
        self.fields["canvas"].set_hint(
            ""
            if not options.canvas
            else self.tr("The subject is scaled to fit and centered.")
            if is_centered
            else self.tr("The subject is scaled to fit.")
        )
        parts = [self.tr("Trimmed")] if options.trim else []
        if size := options.canvas_size:
            parts.append(f"{size[0]} × {size[1]}")
        if not is_centered and self.fields["floor"].isVisibleTo(self):
            parts.append(self.tr("at the bottom"))
        if options.framing is Framing.SAME:
            parts.append(self.tr("same scale"))
        self.set_summary(" · ".join(parts) or self.tr("Same as photo"))

    def _on_canvas(self) -> None:
        size = self.canvas.currentData()
        if size and size != _OWN:
            width, height = size.split("x")
            for box, side in ((self.width_box, width), (self.height_box, height)):
                before = box.blockSignals(True)
                box.setValue(int(side))
                box.blockSignals(before)
        self._on_edit()

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.fields["margin"].setVisible(self.trim.isChecked())
        self._own.setVisible(self.canvas.currentData() == _OWN)
        has_canvas = self.canvas.currentData() is not None
        self.fields["padding"].setVisible(has_canvas)
        # Without a frame around the subject there is no room for it to stand in.
        is_framed = has_canvas or self.trim.isChecked()
        self.fields["position"].setVisible(is_framed)
        self.fields["floor"].setVisible(is_framed and self.position.currentData() == Position.BOTTOM.value)
        self.fields["centering"].setVisible(is_framed)
        self.fields["framing"].setVisible(self.trim.isChecked())
        self.fields["framing"].set_hint(
            self.tr("The preview shows the photo alone.") if self.same.isChecked() else ""
        )


def _side(name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, MAX_CANVAS)
    box.setValue(2000)
    box.setAccessibleName(name)
    box.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
    return box


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
