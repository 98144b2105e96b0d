"""Sections: what stands behind the subject, and its shadow."""

import os
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from rembg_desktop.options import SHADOW_USUAL, BackgroundFit, BackgroundPosition, Gradient, RemovalOptions, Shadow
from rembg_desktop.ui.options.fields import AmountField, ColorField, LengthField
from rembg_desktop.ui.options.group import LateGroup, OptionGroup
from rembg_desktop.ui.text import formatting
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


_NAMES: Final = ("shadow", "shadow_angle", "shadow_distance", "shadow_softness", "shadow_opacity")


class ShadowGroup(LateGroup):
    """Which shadow, and its measures. Those that are usual for a kind are stored as such."""

    def __init__(self) -> None:
        super().__init__("shadow", _NAMES)
        self.set_title(self.tr("Shadow"))
        self.set_summary(self.tr("None"))

    def make_editors(self) -> None:
        """See LateGroup."""
        self.kind = QComboBox()
        for kind, name in (
            (Shadow.NONE, self.tr("None")),
            (Shadow.DROP, self.tr("Drop shadow")),
            (Shadow.CONTACT, self.tr("Contact shadow")),
            (Shadow.FLOATING, self.tr("Floating")),
            (Shadow.REFLECTION, self.tr("Reflection")),
            (Shadow.OWN, self.tr("Keep the photo's own")),
        ):
            self.kind.addItem(name, kind.value)
        self.angle = AmountField(self.tr("Direction"), 0, 360, "°", "")
        self.distance = LengthField(self.tr("Distance"))
        self.softness = LengthField(self.tr("Softness"))
        self.opacity = AmountField(self.tr("Opacity"), 0, 100, formatting.percent_suffix(), "")
        self.add_field("shadow", Field(self.tr("Kind"), self.kind))
        for name, label, editor in (
            ("shadow_angle", self.tr("Direction"), self.angle),
            ("shadow_distance", self.tr("Distance"), self.distance),
            ("shadow_softness", self.tr("Softness"), self.softness),
            ("shadow_opacity", self.tr("Opacity"), self.opacity),
        ):
            self.add_field(name, Field(label, editor, buddy=editor.number))
        self.fields["shadow_angle"].set_hint(self.tr("0° is up, 90° right, 180° down."))
        self._shown = Shadow.NONE
        self._given: tuple[str | None, str | None, float | None] = None, None, None
        self.angle.set_value(RemovalOptions().shadow_angle)
        self.kind.currentIndexChanged.connect(self._on_kind)
        for editing in (self.angle, self.distance, self.softness, self.opacity):
            editing.edited.connect(self.edited)
        self._arrange()

    def edited_values(self) -> dict[str, Any]:
        """See LateGroup."""
        kind = Shadow(self.kind.currentData())
        shown = self.distance.text(), self.softness.text(), self.opacity.value()
        stored: list[Any] = []
        for given, usual, value in zip(self._given, self._measures(kind), shown, strict=True):
            stored.append(None if value == usual and given is None else value)
        return {
            "shadow": kind.value,
            "shadow_angle": self.angle.value(),
            **dict(zip(("shadow_distance", "shadow_softness", "shadow_opacity"), stored, strict=True)),
        }

    def show_in_editors(self, options: RemovalOptions) -> None:
        """See LateGroup."""
        self._shown = options.shadow
        self._given = options.shadow_distance, options.shadow_softness, options.shadow_opacity
        self.kind.setCurrentIndex(self.kind.findData(options.shadow.value))
        distance, softness, opacity = self._measures(options.shadow)
        self.angle.set_value(options.shadow_angle)
        self.distance.set_text(options.shadow_distance or distance)
        self.softness.set_text(options.shadow_softness or softness)
        self.opacity.set_value(opacity if options.shadow_opacity is None else options.shadow_opacity)
        self._arrange()

    def refresh_editors(self, options: RemovalOptions) -> None:
        """See LateGroup."""
        hint = {
            Shadow.CONTACT: self.tr("A thin shadow where the subject stands."),
            Shadow.FLOATING: self.tr("A soft spot on the ground below the subject."),
            Shadow.REFLECTION: self.tr("As if the subject stood on a shiny surface."),
            Shadow.OWN: self.tr("Only if the background of the photo is light and even."),
        }.get(options.shadow, "")
        is_used = options.shadow is not Shadow.NONE
        self.fields["shadow"].set_hint(self.tr("A mask has no shadow.") if options.mask_only and is_used else hint)
        name = {
            Shadow.CONTACT: self.tr("Height"),
            Shadow.FLOATING: self.tr("Gap"),
            Shadow.REFLECTION: self.tr("Length"),
        }.get(options.shadow, self.tr("Distance"))
        self.fields["shadow_distance"].label.setText(name)
        for field, length in (("shadow_distance", self.distance), ("shadow_softness", self.softness)):
            is_share = length.text().endswith("%")
            self.fields[field].set_hint(self.tr("Percent of the subject's longer side") if is_share else "")
        self.set_summary(self.kind.currentText())

    def _measures(self, kind: Shadow) -> tuple[str, str, float]:
        """(distance, softness, opacity) as the fields show them for a kind without options of its own."""
        if kind is Shadow.NONE:
            return "0%", "0%", 0.0
        usual = SHADOW_USUAL[kind]
        return f"{usual.distance or 0:g}%", f"{usual.softness or 0:g}%", usual.opacity

    def _on_kind(self) -> None:
        kind = Shadow(self.kind.currentData())
        if kind is not self._shown:  # what was left as usual is as usual for the other kind
            before, after = self._measures(self._shown), self._measures(kind)
            self._shown, self._given = kind, (None, None, None)
            if self.distance.text() == before[0]:
                self.distance.set_text(after[0])
            if self.softness.text() == before[1]:
                self.softness.set_text(after[1])
            if self.opacity.value() == before[2]:
                self.opacity.set_value(after[2])
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        kind = Shadow(self.kind.currentData())
        usual = SHADOW_USUAL.get(kind)
        self.fields["shadow_angle"].setVisible(kind is Shadow.DROP)
        self.fields["shadow_distance"].setVisible(usual is not None and usual.distance is not None)
        self.fields["shadow_softness"].setVisible(usual is not None and usual.softness is not None)
        self.fields["shadow_opacity"].setVisible(usual is not None)
