"""Page: look and language."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox

from rembg_desktop.settings import Settings
from rembg_desktop.ui.inputs.field import Field
from rembg_desktop.ui.settings.page import Page
from rembg_desktop.ui.translations import LANGUAGES


class GeneralPage(Page):
    """Theme, language, tray, tips, question at closing."""

    def __init__(self) -> None:
        super().__init__(self.tr("General"), "sun")
        self.theme = QComboBox()
        for value, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(text, value)
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.tray = QCheckBox(self.tr("Show an icon in the system &tray"))
        self.tips = QCheckBox(self.tr("Show t&ips for the first steps"))
        self.ask = QCheckBox(self.tr("&Ask before closing while images are in work"))
        hint = self.tr("Another language is used from the next start on.")
        self.column.addWidget(Field(self.tr("T&heme"), self.theme))
        self.column.addWidget(Field(self.tr("&Language"), self.language, hint=hint))
        for box in (self.tray, self.tips, self.ask):
            self.column.addWidget(box)
            box.toggled.connect(self.edited)
        self.column.addStretch(1)
        self.theme.currentIndexChanged.connect(self.edited)
        self.language.currentIndexChanged.connect(self.edited)

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        general = settings.general
        self.theme.setCurrentIndex(self.theme.findData(general.theme))
        if self.language.findData(general.language) < 0:
            self.language.addItem(general.language, general.language)
        self.language.setCurrentIndex(self.language.findData(general.language))
        self.tray.setChecked(general.tray)
        self.tips.setChecked(general.tips)
        self.ask.setChecked(general.ask_on_close)

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "general": {
                "theme": self.theme.currentData(),
                "language": self.language.currentData(),
                "tray": self.tray.isChecked(),
                "tips": self.tips.isChecked(),
                "ask_on_close": self.ask.isChecked(),
            }
        }
