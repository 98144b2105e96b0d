"""Section: which model cuts, and how the edge is made."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.options import Edges, RemovalOptions
from rembg_desktop.ui.inputs.field import Field
from rembg_desktop.ui.options.group import OptionGroup
from rembg_desktop.ui.options.model_picker import ModelPicker


class CutGroup(OptionGroup):
    """Model, edges, and whether only the mask is wanted."""

    models_requested = Signal()

    def __init__(self, files: ModelFiles) -> None:
        super().__init__("cut", "", opened=True)
        self.set_title(self.tr("Cut-out"))
        self.model = ModelPicker(files)
        self.edges = QComboBox()
        self.edges.addItem(self.tr("Soft"), Edges.SOFT.value)
        self.edges.addItem(self.tr("Clean colours"), Edges.DECONTAMINATE.value)
        self.edges.addItem(self.tr("Fine hair (matting)"), Edges.MATTING.value)
        self.mask_only = QCheckBox(self.tr("Save the mas&k only"))
        self.mask_only.setToolTip(self.tr("The result is a grey picture: white is the subject."))
        self.add_field("model", Field(self.tr("Mo&del"), self.model, buddy=self.model.combo))
        self.add_field("edges", Field(self.tr("Ed&ges"), self.edges))
        self.add(self.mask_only)
        self.model.edited.connect(self.edited)
        self.model.manage_requested.connect(self.models_requested)
        self.edges.currentIndexChanged.connect(self.edited)
        self.mask_only.toggled.connect(self.edited)

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        return {
            "model": self.model.value(),
            "edges": self.edges.currentData(),
            "mask_only": self.mask_only.isChecked(),
        }

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.model.set_value(options.model)
        self.edges.setCurrentIndex(self.edges.findData(options.edges.value))
        self.mask_only.setChecked(options.mask_only)

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fields["edges"].set_hint(
            {
                Edges.SOFT: self.tr("As the model sees it. Fast."),
                Edges.DECONTAMINATE: self.tr("Takes the old background's colour out of the edge."),
                Edges.MATTING: self.tr("Follows single hairs. Slow; the first time needs a minute to prepare."),
            }[options.edges]
        )
        title = self.model.title()
        self.set_summary(self.tr("%1, mask").replace("%1", title) if options.mask_only else title)
