"""What the window remembers from one start to the next, above all of this table, in a file in the home folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter

from rembg_desktop.paths import Home
from rembg_desktop.ui.queue_table.cells import Column
from rembg_desktop.ui.queue_table.view import QueueView

_LAYOUT = 2
"""Raised when columns or docks change, so that an old layout is not applied to new ones."""


class Session:
    """Geometry, columns, sorting, splitter and last folder."""

    def __init__(self, home: Home) -> None:
        self._values = QSettings(str(home.root / "window.ini"), QSettings.Format.IniFormat)

    def save(
        self, window: QMainWindow, splitter: QSplitter, view: QueueView, inspector: Mapping[str, str]
    ) -> None:
        """Keep how the window looks."""
        self._values.setValue("layout", _LAYOUT)
        self._values.setValue("geometry", window.saveGeometry())
        self._values.setValue("splitter", splitter.saveState())
        self._values.setValue("columns", view.header().saveState())
        self._values.setValue("unwanted", ",".join(map(str, view.columns.unwanted)))
        self._values.setValue("inspector", dict(inspector))
        self._values.sync()

    def restore(self, window: QMainWindow, splitter: QSplitter, view: QueueView) -> bool:
        """Bring it back; false when there is nothing yet."""
        if self._values.value("layout", 0, int) != _LAYOUT:
            return False
        window.restoreGeometry(self._bytes("geometry"))
        splitter.restoreState(self._bytes("splitter"))
        view.header().restoreState(self._bytes("columns"))
        unwanted = str(self._values.value("unwanted", ""))
        view.columns.unwanted = [int(number) for number in unwanted.split(",") if number.isdigit()]
        section, order = view.header().sortIndicatorSection(), view.header().sortIndicatorOrder()
        view.sortByColumn(section if 0 <= section < len(Column) else -1, Qt.SortOrder(order))
        return True

    @property
    def shows_panel(self) -> bool:
        """Whether the side panel was open."""
        return bool(self._values.value("panel", True, bool))

    @shows_panel.setter
    def shows_panel(self, shown: bool) -> None:
        self._values.setValue("panel", shown)
        self._values.sync()

    @property
    def sections(self) -> list[str] | None:
        """Keys of the sections of options that were open; None when that is not known."""
        value = self._values.value("sections")
        return None if value is None else str(value).split(",")

    @sections.setter
    def sections(self, keys: list[str]) -> None:
        self._values.setValue("sections", ",".join(keys))
        self._values.sync()

    @property
    def inspector(self) -> Mapping[str, str]:
        """How pictures were compared."""
        value = self._values.value("inspector")
        return cast("Mapping[str, str]", value) if isinstance(value, Mapping) else {}

    @property
    def folder(self) -> str:
        """Where files were chosen last."""
        return str(self._values.value("folder", str(Path.home())))

    @folder.setter
    def folder(self, folder: str) -> None:
        self._values.setValue("folder", folder)

    def _bytes(self, key: str) -> QByteArray:
        value = self._values.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
