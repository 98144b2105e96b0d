"""Section: what stands behind the subject."""

import os
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from rembg_desktop.options import BackgroundFit, BackgroundPosition, Gradient, RemovalOptions
from rembg_desktop.ui.options.fields import AmountField, ColorField, LengthField
from rembg_desktop.ui.options.group import OptionGroup
from rembg_desktop.ui.text.formatting import file_patterns
from rembg_desktop.ui.widgets import Field, PathField, Segmented

_NO_PATH: Final = "?"
"""Stands for an image that was not chosen yet: no background at all would be something else."""
_POSITIONED: Final = ("image", "folder", "gradient")


class BackgroundGroup(OptionGroup):
    """Nothing, a color, a gradient, an image, images in turn, or the blurred photo."""

    def __init__(self) -> None:
        super().__init__("background", "", opened=True)
        self.set_title(self.tr("Background"))
        self.kind = Segmented(
            (
                ("none", self.tr("None")),
                ("color", self.tr("Color")),
                ("gradient", self.tr("Gradient")),
                ("image", self.tr("Image")),
                ("folder", self.tr("Folder")),
                ("blur", self.tr("Blurred")),
            ),
            self.tr("Background"),
            columns=3,
        )
        self.color = ColorField(self.tr("Background color"))
        self.color.set_text("#ffffff")
        images = self.tr("Images")
        self.image = PathField(
            self.tr("Background image"),
            folder=False,
            filters=f"{images} ({file_patterns()})",
        )
        self.folder = PathField(self.tr("Folder of background images"), folder=True)
        self.gradient = _GradientField()
        self.radius = LengthField(self.tr("Blur radius"))
        self.radius.set_text("5%")
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.kind, self.color, self.gradient, self.image, self.folder, self.radius):
            column.addWidget(widget)
        field = self.add_field("background", Field(self.tr("Background type"), editor, buddy=self.kind))
        field.label.setVisible(False)
        self._add_placing()
        self.kind.chosen.connect(self._on_edit)
        self.fit.currentIndexChanged.connect(self._on_edit)
        self.position.currentIndexChanged.connect(self.edited)
        for editing in (self.color, self.image, self.folder, self.radius):
            editing.edited.connect(self.edited)
        self.gradient.kind.chosen.connect(self._arrange)
        self.gradient.edited.connect(self.edited)
        self._arrange()

    def _add_placing(self) -> None:
        self.fit = QComboBox()
        self.fit.addItem(self.tr("Cover the result"), BackgroundFit.COVER.value)
        self.fit.addItem(self.tr("Fit in the result"), BackgroundFit.FIT.value)
        self.fit.addItem(self.tr("Repeat as tiles"), BackgroundFit.TILE.value)
        self.position = QComboBox()
        for position, name in (
            (BackgroundPosition.CENTER, self.tr("Center")),
            (BackgroundPosition.TOP, self.tr("Top")),
            (BackgroundPosition.BOTTOM, self.tr("Bottom")),
            (BackgroundPosition.LEFT, self.tr("Left")),
            (BackgroundPosition.RIGHT, self.tr("Right")),
            (BackgroundPosition.TOP_LEFT, self.tr("Top left")),
            (BackgroundPosition.TOP_RIGHT, self.tr("Top right")),
            (BackgroundPosition.BOTTOM_LEFT, self.tr("Bottom left")),
            (BackgroundPosition.BOTTOM_RIGHT, self.tr("Bottom right")),
        ):
            self.position.addItem(name, position.value)
        self.add_field("background_fit", Field(self.tr("Image size"), self.fit))
        self.add_field("background_position", Field(self.tr("Position"), self.position))

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        return {
            "background": self._background(),
            "background_fit": self.fit.currentData(),
            "background_position": self.position.currentData(),
        }

    def _background(self) -> str:
        match self.kind.value():
            case "color":
                return self.color.text() or "#"
            case "gradient":
                return self.gradient.text()
            case "image":
                return str(self.image.path() or _NO_PATH)
            case "folder":
                return str(self.folder.path() or _NO_PATH)
            case "blur":
                return f"blur({self.radius.text()})"
            case _:
                return "none"

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fit.setCurrentIndex(self.fit.findData(options.background_fit.value))
        self.position.setCurrentIndex(self.position.findData(options.background_position.value))
        if options.background_color:
            self.color.set_text(options.background)
            self.kind.set_value("color")
        elif gradient := options.background_gradient:
            self.gradient.show_gradient(gradient)
            self.kind.set_value("gradient")
        elif radius := options.background_blur:
            self.radius.set_text(radius)
            self.kind.set_value("blur")
        elif path := options.background_image:
            # By its name: the file may be on a network drive that takes long to answer.
            is_file = bool(os.path.splitext(path)[1])  # noqa: PTH122 - the end of a text
            (self.image if is_file else self.folder).set_text(path)
            self.kind.set_value("image" if is_file else "folder")
        else:
            self.kind.set_value("none")
        self._arrange()

    def use_white(self) -> None:
        """What is most often wanted where there must be a background."""
        self.color.set_text("#ffffff")
        self.kind.set_value("color")

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        hint = self.tr("A mask has no background.") if options.mask_only else ""
        kind = self.kind.value()
        if not hint and kind == "folder":
            hint = self.tr("The images of the folder are used in turn.")
        if not hint and kind == "blur":
            hint = self.tr("The photo without its subject, blurred.")
        self.fields["background"].set_hint(hint)
        path = self.image.path() if kind == "image" else self.folder.path()
        self.set_summary(
            {
                "color": self.color.text(),
                "gradient": self.tr("Gradient"),
                "image": path.name if path else self.tr("Image"),
                "folder": path.name if path else self.tr("Folder"),
                "blur": self.tr("Blurred photo"),
            }.get(kind, self.tr("None (transparent)"))
        )

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        kind = self.kind.value()
        for name, widget in (
            ("color", self.color),
            ("gradient", self.gradient),
            ("image", self.image),
            ("folder", self.folder),
            ("blur", self.radius),
        ):
            widget.setVisible(kind == name)
        self.fields["background_fit"].setVisible(kind in ("image", "folder"))
        is_placed = kind in _POSITIONED and (kind != "gradient" or self.gradient.kind.value() == "radial")
        self.fields["background_position"].setVisible(is_placed)


class _GradientField(QWidget):
    """Linear or radial, its first and last color, and the direction; colors between them stay as they are."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._between: tuple[str, ...] = ()
        self.kind = Segmented(
            (("linear", self.tr("Linear")), ("radial", self.tr("Radial"))), self.tr("Kind of gradient")
        )
        self.first = ColorField(self.tr("First color"))
        self.last = ColorField(self.tr("Last color"))
        self.first.set_text("#ffffff")
        self.last.set_text("#d8d8d8")
        self.angle = AmountField(self.tr("Direction"), 0, 360, "°", "")
        self.angle.set_value(180)
        self._angle = Field(self.tr("Direction"), self.angle, buddy=self.angle.number)
        self._angle.set_hint(self.tr("0° is up, 90° right, 180° down."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.kind, self.first, self.last, self._angle):
            layout.addWidget(widget)
        self.kind.chosen.connect(self._on_kind)
        for editing in (self.first, self.last, self.angle):
            editing.edited.connect(self.edited)

    def text(self) -> str:
        """The gradient as options write it."""
        stops = [self.first.text() or "?", *self._between, self.last.text() or "?"]
        if self.kind.value() == "radial":
            return f"radial({', '.join(stops)})"
        return f"linear({', '.join(stops)}, {self.angle.value():g})"

    def show_gradient(self, gradient: Gradient) -> None:
        """Show a gradient that RemovalOptions holds."""
        stops = ["#{:02x}{:02x}{:02x}".format(*color) for color in gradient.colors]
        self._between = tuple(stops[1:-1])
        self.first.set_text(stops[0])
        self.last.set_text(stops[-1])
        if gradient.angle is not None:
            self.angle.set_value(gradient.angle)
        self.kind.set_value("radial" if gradient.angle is None else "linear")
        self._angle.setVisible(gradient.angle is not None)

    def _on_kind(self, kind: str) -> None:
        self._angle.setVisible(kind == "linear")
        self.edited.emit()
