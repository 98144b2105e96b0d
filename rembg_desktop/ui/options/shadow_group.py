"""Section: the shadow of the subject."""

from typing import Any, Final

from PySide6.QtWidgets import QComboBox

from rembg_desktop.options import SHADOW_USUAL, RemovalOptions, Shadow
from rembg_desktop.ui.options.fields import AmountField, LengthField
from rembg_desktop.ui.options.late_group import LateGroup
from rembg_desktop.ui.text import formatting
from rembg_desktop.ui.widgets import Field

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
