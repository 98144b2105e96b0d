"""Page: what new jobs start from."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox

from rembg_desktop.settings import Settings
from rembg_desktop.ui.inputs.field import Field
from rembg_desktop.ui.inputs.path_field import PathField
from rembg_desktop.ui.preset_words import preset_word
from rembg_desktop.ui.settings.page import Page


class OutputPage(Page):
    """Folder of results, first preset, subfolders."""

    def __init__(self, presets: Iterable[str]) -> None:
        super().__init__(self.tr("Output"), "image")
        self.place = QComboBox()
        self.place.addItem(self.tr("Beside the photos"), "beside")
        self.place.addItem(self.tr("One folder for all"), "folder")
        self.folder = PathField(self.tr("Folder for the results"), folder=True)
        self.preset = QComboBox()
        for name in presets:
            self.preset.addItem(preset_word(name), name)
        self.recursive = QCheckBox(self.tr("Take the &subfolders of folders, too"))
        self.place_field = Field(self.tr("&Results go"), self.place)
        self.folder_field = Field(self.tr("&Folder"), self.folder, buddy=self.folder.line)
        self.column.addWidget(self.place_field)
        self.column.addWidget(self.folder_field)
        self.column.addWidget(Field(self.tr("&Preset at the start"), self.preset))
        self.column.addWidget(self.recursive)
        self.column.addStretch(1)
        self.place.currentIndexChanged.connect(self._on_edit)
        self.folder.edited.connect(self._on_edit)
        self.preset.currentIndexChanged.connect(self.edited)
        self.recursive.toggled.connect(self.edited)
        self._arrange()

    @property
    def problem(self) -> str:
        """What is wrong with the folder; empty when nothing is."""
        return self.folder_field.error

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        output = settings.output
        self.folder.set_text(output.folder)
        self.place.setCurrentIndex(1 if output.folder else 0)
        if self.preset.findData(output.preset) < 0:
            self.preset.addItem(output.preset, output.preset)
        self.preset.setCurrentIndex(self.preset.findData(output.preset))
        self.recursive.setChecked(output.recursive)
        self._arrange()

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        path = self.folder.path() if self.place.currentData() == "folder" else None
        return {
            "output": {
                "folder": str(path) if path else "",
                "preset": self.preset.currentData(),
                "recursive": self.recursive.isChecked(),
            }
        }

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        beside = self.place.currentData() == "beside"
        self.place_field.set_hint(self.tr("In a folder “cutouts” next to each photo.") if beside else "")
        self.folder_field.setVisible(not beside)
        path = self.folder.path()
        good = beside or (path is not None and path.is_absolute())
        self.folder_field.set_error("" if good else self.tr("Choose a folder for the results."))
