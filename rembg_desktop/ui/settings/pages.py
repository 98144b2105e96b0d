"""What every page of the settings has; and the pages of what is done: Queue, Output, Review."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.desktop import COUNTDOWN
from rembg_desktop.ui.task_runner import TaskRunner, retire
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import file_size, preset_text
from rembg_desktop.ui.widgets import Field, PathField, number_box, text_button


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


class EnterLine(QLineEdit):
    """A line whose Enter does not press the OK of the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QLineEdit."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


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


class ReviewPage(Page):
    """Sensitivity, second look, and the limit of kept masks.

    Signals:
        measured: the size of the kept masks is shown.
    """

    measured = Signal()

    def __init__(self, home: Home) -> None:
        super().__init__(self.tr("Review"), "review")
        self._home = home
        self._closed = False
        # Deleting many files takes seconds: the thread may outlive the dialog for a moment.
        app = QCoreApplication.instance()
        self._work = TaskRunner("kept masks", parent=app)
        if app:
            app.aboutToQuit.connect(self._work.stop)
        self._work.trouble.connect(self._on_failed)
        self.sensitivity = QComboBox()
        for value, text in (
            ("few", self.tr("Few: only results that are very likely wrong")),
            ("usual", self.tr("Usual")),
            ("many", self.tr("Many: also results that are probably right")),
        ):
            self.sensitivity.addItem(text, value)
        self.second_look = QComboBox()
        for value, text in (
            ("never", self.tr("Never")),
            ("uncertain", self.tr("For uncertain results")),
            ("always", self.tr("Always (three times per photo)")),
        ):
            self.second_look.addItem(text, value)
        self.limit = number_box(1_000_000, self.tr(" MB"))
        self.limit.setMinimum(0)
        self.limit.setSingleStep(100)
        self.limit.setSpecialValueText(self.tr("Keep no masks"))
        self.clear = text_button(self.tr("&Clear kept masks"))
        self.used = QLabel(wordWrap=True)
        self.used.setProperty("role", "muted")
        self.used.setAccessibleName(self.tr("Size of the kept masks"))
        self._lay_out()
        self.sensitivity.currentIndexChanged.connect(self.edited)
        self.second_look.currentIndexChanged.connect(self.edited)
        self.limit.valueChanged.connect(self.edited)
        self.clear.clicked.connect(self._clear)

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        self.sensitivity.setCurrentIndex(self.sensitivity.findData(settings.review.sensitivity))
        self.second_look.setCurrentIndex(self.second_look.findData(settings.review.second_look))
        self.limit.setValue(settings.masks.kept_masks_mb)

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "review": {name: getattr(self, name).currentData() for name in ("sensitivity", "second_look")},
            "masks": {"kept_masks_mb": self.limit.value()},
        }

    def stop(self) -> None:
        """See Page."""
        if not self._closed:
            self._closed = True
            retire(self._work)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the size when the page is seen: it reads the folder."""
        super().showEvent(event)
        if not self._closed:
            self._work.run(partial(_size, self._home), self._on_size)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.clear)
        row.addWidget(self.used, 1)
        for title, editor, hint in (
            (
                self.tr("&Results that need review"),
                self.sensitivity,
                self.tr("Applies to images that are processed from now on."),
            ),
            (
                self.tr("&Second look"),
                self.second_look,
                self.tr(
                    "Runs the model again on a changed copy and compares. It finds more errors and takes time."
                ),
            ),
            (
                self.tr("&Disk space for kept masks"),
                self.limit,
                self.tr("A photo whose mask is kept is processed again without the model."),
            ),
        ):
            self.column.addWidget(Field(title, editor, hint=hint))
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _clear(self) -> None:
        self.clear.setEnabled(False)
        self._work.run(partial(_size, self._home, clear=True), self._on_size)

    def _on_size(self, size: int) -> None:
        if self._closed:
            return
        self.clear.setEnabled(size > 0)
        text = self.tr("%1 in use").replace("%1", file_size(size)) if size else self.tr("No masks are kept.")
        self.used.setText(text)
        self.measured.emit()

    def _on_failed(self, error: AppError) -> None:
        if not self._closed:
            self.clear.setEnabled(True)
            self.used.setText(error_text.full_text(error))
            self.measured.emit()


def _size(home: Home, *, clear: bool = False) -> int:
    # Here, since it imports numpy and Pillow.
    from rembg_desktop.masks.kept import MaskStore

    store = MaskStore(home.masks, 0)
    if clear:
        store.clear()
    return store.size_bytes()
