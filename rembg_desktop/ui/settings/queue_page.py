"""Page: what happens to jobs."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from rembg_desktop.settings import Settings
from rembg_desktop.ui.inputs.field import Field
from rembg_desktop.ui.settings.page import Page
from rembg_desktop.ui.when_done import COUNTDOWN


class QueuePage(Page):
    """When done, retention, low disk, battery."""

    def __init__(self) -> None:
        super().__init__(self.tr("Queue"), "queue")
        self.when_done = QComboBox()
        for value, text in (
            ("nothing", self.tr("Do nothing")),
            ("notify", self.tr("Show a notification")),
            ("open_folder", self.tr("Open the folder of the results")),
            ("quit", self.tr("Quit")),
            ("sleep", self.tr("Put the computer to sleep")),
            ("shut_down", self.tr("Shut the computer down")),
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
        self.battery = QCheckBox(self.tr("Pause while the computer runs on &battery"))
        self.done_field = Field(self.tr("&When everything is done"), self.when_done)
        self.column.addWidget(self.done_field)
        self.column.addWidget(
            Field(
                self.tr("&Remove finished jobs from the list after"),
                self.retention,
                hint=self.tr("Their results stay where they are."),
            )
        )
        self.column.addWidget(
            Field(
                self.tr("Pause when the disk has &less than"),
                self.low_disk,
                hint=self.tr("The queue goes on by itself when there is room again."),
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
            hint = self.tr("A countdown of %n second(s) comes before, and can be cancelled.", "", COUNTDOWN)
        self.done_field.set_hint(hint)
        self.edited.emit()
