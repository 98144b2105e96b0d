"""Sections: which model cuts and how the edge is made; what is removed from its mask and filled in it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.options import CLEANUP_OPTIONS, Detail, Edges, Holes, RemovalOptions
from rembg_desktop.ui.options.fields import AmountField, LengthField, ModelPicker, Number
from rembg_desktop.ui.options.group import LateGroup, OptionGroup
from rembg_desktop.ui.text import formatting
from rembg_desktop.ui.widgets import Field


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


_SHARE = "share"
_USUAL_SHARE = 10.0


class CleanupGroup(LateGroup):
    """Parts, specks and holes of the mask, and its edge. Folded away until somebody wants it."""

    def __init__(self) -> None:
        super().__init__("cleanup", CLEANUP_OPTIONS)
        self.set_title(self.tr("Mask cleanup"))
        self.set_summary(self.tr("Off"))

    def make_editors(self) -> None:
        """See LateGroup."""
        self.parts = QComboBox()
        self.parts.addItem(self.tr("Keep all"), "all")
        self.parts.addItem(self.tr("Keep only the largest"), "largest")
        self.parts.addItem(self.tr("Keep the larger ones"), _SHARE)
        self.share = Number()
        self.share.setDecimals(2)
        self.share.setRange(0.01, 100)
        self.share.setValue(_USUAL_SHARE)
        self.share.setPrefix("≥ ")
        self.share.setSuffix(formatting.percent_suffix())
        self.share.setAccessibleName(self.tr("Smallest part that is kept, in percent of the largest"))
        self.ignore_border = QCheckBox(self.tr("Remove what touches the &border"))
        self.ignore_border.setToolTip(
            self.tr("Removes neighboring objects. Keeps a subject that is itself cut off by the border.")
        )
        self.specks = LengthField(self.tr("Remove specks below"))
        self.pinholes = LengthField(self.tr("Fill pinholes below"))
        for length in (self.specks, self.pinholes):
            length.number.setSpecialValueText(self.tr("Off"))
        self.fill_holes = QCheckBox(self.tr("Fill all holes"))
        self.fill_holes.setToolTip(self.tr("Also those of rings and handles"))
        pixel = self.tr(" px")
        self.edge_shift = AmountField(self.tr("Move edge"), -20, 20, pixel, "")
        self.feather = AmountField(self.tr("Feather"), 0, 50, pixel, self.tr("Off"))
        self.contrast = AmountField(self.tr("Contrast"), 0, 100, formatting.percent_suffix(), self.tr("Off"))
        self.edge_shift.setToolTip(self.tr("Above 0 the subject becomes larger, below 0 smaller."))
        self.feather.setToolTip(self.tr("Width of the soft edge that is added"))
        self.contrast.setToolTip(self.tr("Makes soft edges narrower. At 100%, they are hard."))
        self._add_fields()
        self._connect()
        self._arrange()

    def edited_values(self) -> dict[str, Any]:
        """See LateGroup."""
        parts = self.parts.currentData()
        return {
            "specks": self.specks.text(),
            "pinholes": self.pinholes.text(),
            "ignore_border": self.ignore_border.isChecked(),
            "parts": f"{self.share.value():g}%" if parts == _SHARE else parts,
            "holes": (Holes.FILL if self.fill_holes.isChecked() else Holes.KEEP).value,
            "edge_shift": self.edge_shift.value(),
            "feather": self.feather.value(),
            "contrast": self.contrast.value(),
        }

    def show_in_editors(self, options: RemovalOptions) -> None:
        """See LateGroup."""
        self.specks.set_text(options.specks)
        self.pinholes.set_text(options.pinholes)
        self.ignore_border.setChecked(options.ignore_border)
        is_share = options.parts.endswith("%")
        if is_share:
            self.share.setValue(float(options.parts.removesuffix("%")))
        self.parts.setCurrentIndex(self.parts.findData(_SHARE if is_share else options.parts))
        self.fill_holes.setChecked(options.holes is Holes.FILL)
        self.edge_shift.set_value(options.edge_shift)
        self.feather.set_value(options.feather)
        self.contrast.set_value(options.contrast)
        self._arrange()

    def refresh_editors(self, options: RemovalOptions) -> None:
        """See LateGroup."""
        largest = self.tr("Compared with the largest part") if options.parts.endswith("%") else ""
        self.fields["parts"].set_hint(largest)
        for name, length in (("specks", options.specks), ("pinholes", options.pinholes)):
            side = self.tr("Side of a square with the same area")
            if length.endswith("%"):
                side = self.tr("Side of a square with the same area, in percent of the photo's longer side")
            self.fields[name].set_hint(side if _is_used(length) else "")
        shift = options.edge_shift
        outward, inward = self.tr("The subject becomes larger."), self.tr("The subject becomes smaller.")
        self.fields["edge_shift"].set_hint(outward if shift > 0 else inward if shift < 0 else "")
        used = " · ".join(self._used(options))
        self.set_summary(used[:1].upper() + used[1:] or self.tr("Off"))

    def _used(self, options: RemovalOptions) -> list[str]:
        words = {
            self.tr("largest part"): options.parts == "largest",
            self.tr("small parts"): options.parts.endswith("%"),
            self.tr("border"): options.ignore_border,
            self.tr("specks"): _is_used(options.specks),
            self.tr("pinholes"): _is_used(options.pinholes),
            self.tr("holes"): options.holes is Holes.FILL,
            self.tr("edge"): bool(options.edge_shift or options.feather or options.contrast),
        }
        return [word for word, is_used in words.items() if is_used]

    def _add_fields(self) -> None:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.parts)
        column.addWidget(self.share)
        self.add_field("parts", Field(self.tr("Parts"), editor, buddy=self.parts))
        self.add_field("ignore_border", Field("", self.ignore_border)).label.hide()
        for name, label, length in (
            ("specks", self.tr("Remo&ve specks below"), self.specks),
            ("pinholes", self.tr("Fill pinholes below"), self.pinholes),
        ):
            self.add_field(name, Field(label, length, buddy=length.number))
        self.add_field("holes", Field("", self.fill_holes)).label.hide()
        for name, label, amount in (
            ("edge_shift", self.tr("Move edge"), self.edge_shift),
            ("feather", self.tr("Feather"), self.feather),
            ("contrast", self.tr("Contrast"), self.contrast),
        ):
            self.add_field(name, Field(label, amount, buddy=amount.number))

    def _connect(self) -> None:
        self.parts.currentIndexChanged.connect(self._on_parts)
        for box in (self.ignore_border, self.fill_holes):
            box.toggled.connect(self.edited)
        self.share.valueChanged.connect(self.edited)
        for field in (self.specks, self.pinholes, self.edge_shift, self.feather, self.contrast):
            field.edited.connect(self.edited)

    def _on_parts(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.share.setVisible(self.parts.currentData() == _SHARE)


def _is_used(length: str) -> bool:
    return length not in ("0px", "0%")
