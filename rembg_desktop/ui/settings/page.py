"""What every page of the settings dialog can do."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rembg_desktop.settings import Settings


class Page(QWidget):
    """Edits some settings; the dialog validates what values() gives.

    Attributes:
        title: in the list of pages.
        icon: symbolic name.
    """

    edited = Signal()

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self.title = title
        self.icon = icon
        self.setAccessibleName(title)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(14)
        self.column.addWidget(heading)

    @abstractmethod
    def show_settings(self, settings: Settings) -> None:
        """Put the settings into the editors."""

    @abstractmethod
    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """The edited settings by section and name."""

    def stop(self) -> None:
        """End what the page does in the background; it is not used afterwards."""
