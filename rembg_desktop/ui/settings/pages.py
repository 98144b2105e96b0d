"""The pages of the settings that are only forms: general, output, queue, models, advanced."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.composition import log_file
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.desktop import COUNTDOWN
from rembg_desktop.ui.text.formatting import LANGUAGES, preset_text
from rembg_desktop.ui.widgets import ElidedLabel, Field, PathField


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


class GeneralPage(Page):
    """Theme, language, tray, tips, question at closing."""

    def __init__(self) -> None:
        super().__init__(self.tr("General"), "sun")
        self.theme = QComboBox()
        for value, text in (
            ("system", self.tr("System default")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(text, value)
        self.language = QComboBox()
        self.language.addItem(self.tr("System default"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.tray = QCheckBox(self.tr("Show an icon in the system &tray"))
        self.tips = QCheckBox(self.tr("Show t&ips for getting started"))
        self.ask = QCheckBox(self.tr("&Ask before closing while images are being processed"))
        hint = self.tr("The language changes after a restart.")
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


class QueuePage(Page):
    """When done, retention, low disk, battery."""

    def __init__(self) -> None:
        super().__init__(self.tr("Queue"), "queue")
        self.when_done = QComboBox()
        for value, text in (
            ("nothing", self.tr("Do nothing")),
            ("notify", self.tr("Show a notification")),
            ("open_folder", self.tr("Open the destination folder")),
            ("quit", self.tr("Quit")),
            ("sleep", self.tr("Put the computer to sleep")),
            ("shut_down", self.tr("Shut down the computer")),
        ):
            self.when_done.addItem(text, value)
        self.retention = QSpinBox()
        self.retention.setRange(0, 3_650)
        self.retention.setSpecialValueText(self.tr("Never"))
        self.retention.setSuffix(self.tr(" days"))
        self.low_disk = QSpinBox()
        self.low_disk.setRange(0, 1_000_000)
        self.low_disk.setSingleStep(100)
        self.low_disk.setSpecialValueText(self.tr("Never"))
        self.low_disk.setSuffix(self.tr(" MB free"))
        self.battery = QCheckBox(self.tr("Pause while the computer is running on &battery"))
        self.done_field = Field(self.tr("&When everything is done"), self.when_done)
        self.column.addWidget(self.done_field)
        self.column.addWidget(
            Field(
                self.tr("&Remove finished jobs from the list after"),
                self.retention,
                hint=self.tr("Their results are kept."),
            )
        )
        self.column.addWidget(
            Field(
                self.tr("Pause when the disk has &less than"),
                self.low_disk,
                hint=self.tr("The queue resumes automatically when there is enough space."),
            )
        )
        self.column.addWidget(self.battery)
        self.column.addStretch(1)
        self.when_done.currentIndexChanged.connect(self._on_done)
        self.retention.valueChanged.connect(self.edited)
        self.low_disk.valueChanged.connect(self.edited)
        self.battery.toggled.connect(self.edited)

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        queue = settings.queue
        self.when_done.setCurrentIndex(self.when_done.findData(queue.when_done))
        self.retention.setValue(queue.retention_days)
        self.low_disk.setValue(queue.low_disk_mb)
        self.battery.setChecked(queue.pause_on_battery)

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "queue": {
                "when_done": self.when_done.currentData(),
                "retention_days": self.retention.value(),
                "low_disk_mb": self.low_disk.value(),
                "pause_on_battery": self.battery.isChecked(),
            }
        }

    def _on_done(self) -> None:
        hint = ""
        if self.when_done.currentData() in ("sleep", "shut_down"):
            hint = self.tr("You can cancel this during a countdown of %n second(s).", "", COUNTDOWN)
        self.done_field.set_hint(hint)
        self.edited.emit()


class OutputPage(Page):
    """Folder of results, first preset, and what is included of folders."""

    def __init__(self, presets: Iterable[str]) -> None:
        super().__init__(self.tr("Output"), "image")
        self.place = QComboBox()
        self.place.addItem(self.tr("Next to the photos"), "beside")
        self.place.addItem(self.tr("In one folder"), "folder")
        self.folder = PathField(self.tr("Destination folder"), folder=True)
        self.preset = QComboBox()
        for name in presets:
            self.preset.addItem(preset_text(name), name)
        self.recursive = QCheckBox(self.tr("Include &subfolders"))
        self.include_results = QCheckBox(self.tr("Include &earlier results"))
        self.include_results.setToolTip(
            self.tr("Also process results of this program and folders of earlier results when a folder is added.")
        )
        self.place_field = Field(self.tr("Save &results"), self.place)
        self.folder_field = Field(self.tr("&Folder"), self.folder, buddy=self.folder.line)
        self.column.addWidget(self.place_field)
        self.column.addWidget(self.folder_field)
        self.column.addWidget(Field(self.tr("&Preset at startup"), self.preset))
        self.column.addWidget(self.recursive)
        self.column.addWidget(self.include_results)
        self.column.addStretch(1)
        self.place.currentIndexChanged.connect(self._on_edit)
        self.folder.edited.connect(self._on_edit)
        self.preset.currentIndexChanged.connect(self.edited)
        self.recursive.toggled.connect(self.edited)
        self.include_results.toggled.connect(self.edited)
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
        self.include_results.setChecked(output.include_results)
        self._arrange()

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        path = self.folder.path() if self.place.currentData() == "folder" else None
        return {
            "output": {
                "folder": str(path) if path else "",
                "preset": self.preset.currentData(),
                "recursive": self.recursive.isChecked(),
                "include_results": self.include_results.isChecked(),
            }
        }

    def _on_edit(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        beside = self.place.currentData() == "beside"
        self.place_field.set_hint(self.tr("In a “cutouts” folder next to each photo.") if beside else "")
        self.folder_field.setVisible(not beside)
        path = self.folder.path()
        good = beside or (path is not None and path.is_absolute())
        self.folder_field.set_error("" if good else self.tr("Choose a destination folder."))


class AdvancedPage(Page):
    """Where things lie; a way to open them and to start over.

    Signals:
        reset_requested: the user confirmed that all settings go back to their defaults.
    """

    reset_requested = Signal()

    def __init__(self, home: Home) -> None:
        super().__init__(self.tr("Advanced"), "advanced")
        heading = QLabel(self.tr("Folders"))
        heading.setProperty("role", "heading")
        self.column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.buttons: dict[str, QPushButton] = {}
        for row, (key, name, path) in enumerate(
            (
                ("home", self.tr("Queue and settings"), home.root),
                ("models", self.tr("Models"), home.models),
                ("log", self.tr("Log"), log_file(home)),
            )
        ):
            label = QLabel(name)
            place = ElidedLabel(str(path), Qt.TextElideMode.ElideMiddle)
            place.setProperty("role", "muted")
            button = QPushButton(self.tr("Open"))
            button.setAccessibleName(self.tr("Open: %1").replace("%1", name))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, path=path: _open(path))
            self.buttons[key] = button
            grid.addWidget(label, row, 0)
            grid.addWidget(place, row, 1)
            grid.addWidget(button, row, 2)
        self.column.addLayout(grid)
        heading = QLabel(self.tr("Start over"))
        heading.setProperty("role", "heading")
        self.column.addSpacing(8)
        self.column.addWidget(heading)
        text = QLabel(self.tr("The queue, presets, models and results are not affected."))
        text.setProperty("role", "muted")
        text.setWordWrap(True)
        self.column.addWidget(text)
        self.reset = QPushButton(self.tr("&Reset all settings…"))
        self.reset.setAutoDefault(False)
        self.column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.reset.clicked.connect(self._ask)

    def show_settings(self, settings: Settings) -> None:
        """See Page; nothing here is a setting."""

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {}

    def _ask(self) -> None:
        question = self.tr("Reset all settings to their defaults?")
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Reset settings"), question, parent=self)
        box.setInformativeText(self.tr("Nothing changes until you click OK."))
        yes = box.addButton(self.tr("Reset"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.finished.connect(lambda: self.reset_requested.emit() if box.clickedButton() is yes else None)
        box.finished.connect(box.deleteLater)
        box.open()


def _open(path: Path) -> None:
    folder = path if not path.suffix else path.parent
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.exists() else folder)))
