"""Section: what stands behind the subject."""

from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.inputs.field import Field
from rembg_desktop.ui.inputs.path_field import PathField
from rembg_desktop.ui.inputs.segmented import Segmented
from rembg_desktop.ui.options.color_field import ColorField
from rembg_desktop.ui.options.group import OptionGroup

_NO_PATH: Final = "?"
"""Stands for an image that was not chosen yet: no background at all would be something else."""


class BackgroundGroup(OptionGroup):
    """Nothing, a colour, or an image."""

    def __init__(self) -> None:
        super().__init__("background", "", opened=True)
        self.set_title(self.tr("Background"))
        self.kind = Segmented(
            (
                ("none", self.tr("None")),
                ("color", self.tr("Colour")),
                ("image", self.tr("Image")),
            ),
            self.tr("Background"),
        )
        self.color = ColorField(self.tr("Background colour"))
        self.color.set_text("#ffffff")
        # The patterns of file names are the same in every language.
        self.image = PathField(
            self.tr("Background image"),
            folder=False,
            filters=self.tr("Images") + " (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.avif *.heic)",
        )
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.kind, self.color, self.image):
            column.addWidget(widget)
        field = self.add_field("background", Field(self.tr("Behind the subject"), editor, buddy=self.kind))
        field.label.setVisible(False)
        self.kind.chosen.connect(self._on_kind)
        self.color.edited.connect(self.edited)
        self.image.edited.connect(self.edited)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """See OptionGroup."""
        match self.kind.value():
            case "color":
                return {"background": self.color.text() or "#"}
            case "image":
                path = self.image.path()
                return {"background": str(path) if path else _NO_PATH}
            case _:
                return {"background": "none"}

    def show_options(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        if options.background_color:
            self.color.set_text(options.background)
            self.kind.set_value("color")
        elif options.background_image:
            self.image.set_text(options.background_image)
            self.kind.set_value("image")
        else:
            self.kind.set_value("none")

    def use_white(self) -> None:
        """What is most often wanted where there must be a background."""
        self.color.set_text("#ffffff")
        self.kind.set_value("color")

    def refresh(self, options: RemovalOptions) -> None:
        """See OptionGroup."""
        self.fields["background"].set_hint(self.tr("A mask has no background.") if options.mask_only else "")
        match self.kind.value():
            case "color":
                self.set_summary(self.color.text())
            case "image":
                path = self.image.path()
                self.set_summary(path.name if path else self.tr("Image"))
            case _:
                self.set_summary(self.tr("None (transparent)"))

    def _on_kind(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        self.color.setVisible(self.kind.value() == "color")
        self.image.setVisible(self.kind.value() == "image")
