"""The line at the bottom: what happens now, how fast, how long still, on which device, and the free disk."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from rembg_desktop.queue.types import Stats
from rembg_desktop.ui.inputs import ElidedLabel
from rembg_desktop.ui.local_api import ApiState, Phase
from rembg_desktop.ui.text import api_text, error_text, formatting

_FLASH_MS = 5000

_NAMES = {
    "CPUExecutionProvider": "CPU",
    "CUDAExecutionProvider": "CUDA",
    "DmlExecutionProvider": "DirectML",
    "CoreMLExecutionProvider": "CoreML",
    "OpenVINOExecutionProvider": "OpenVINO",
}


class StatusLine(QStatusBar):
    """Fed with Stats."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 2, 8, 2)
        self.state = ElidedLabel(self.tr("Ready"))
        self.state.setObjectName("state")
        self.rate = QLabel()
        self.device = QLabel()
        self.disk = QLabel()
        self.api = QLabel()
        self.api.hide()
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(22)
        row.addWidget(self.state, 1)
        for label in (self.rate, self.device, self.disk, self.api):
            label.setProperty("role", "muted")
            row.addWidget(label)
        self.addWidget(line, 1)
        self._said = self.state.text()
        self._flash = QTimer(self, singleShot=True, interval=_FLASH_MS)
        self._flash.timeout.connect(self._on_flash_over)

    def flash(self, text: str) -> None:
        """Show a message instead of the state for a few seconds."""
        self.state.setText(text)
        self._flash.start()

    def say(self, text: str) -> None:
        """How things are; shown when no word in passing stands there."""
        self._said = text
        self.state.setAccessibleName(text)
        if not self._flash.isActive():
            self.state.setText(text)

    @property
    def said(self) -> str:
        """How things are."""
        return self._said

    def show_stats(self, stats: Stats) -> None:
        """Say how the queue is doing."""
        working, waiting = stats.images["processing"], stats.images["pending"]
        self.say(self._state(stats, working, waiting))
        rate = ""
        if stats.per_minute_now >= 0.05 and (working or waiting):
            rate = self.tr("%1 images/min").replace("%1", formatting.number(round(stats.per_minute_now)))
        if stats.eta_seconds is not None and (working or waiting):
            left = self.tr("about %1 left").replace("%1", formatting.remaining(stats.eta_seconds))
            rate = f"{rate} · {left}" if rate else left
        _say(self.rate, rate)
        devices = stats.executor.devices if stats.executor else ()
        _say(self.device, ", ".join(_NAMES.get(name, name) for name in dict.fromkeys(devices)))
        free = min(stats.free_bytes.values(), default=None)
        _say(self.disk, "" if free is None else self.tr("%1 free").replace("%1", formatting.file_size(free)))

    def show_api(self, state: ApiState) -> None:
        """Say that programs can use the queue, while they can."""
        runs = state.phase is Phase.LISTENING
        _say(self.api, self.tr("HTTP API: %1").replace("%1", str(state.port)) if runs else "")
        self.api.setToolTip(api_text.sentence(state))

    def _on_flash_over(self) -> None:
        self.state.setText(self._said)

    def _state(self, stats: Stats, working: int, waiting: int) -> str:
        if stats.pause.storage_error:
            return self.tr("Waiting: %1").replace("%1", error_text.sentence(stats.pause.storage_error))
        if stats.pause.by_user:
            return self.tr("Paused, %Ln image(s) waiting", None, waiting)
        if working and stats.executor and stats.executor.preparing:
            return self.tr("Preparing alpha matting (up to a minute the first time)")
        if working:
            left = self.tr("%Ln image(s) left", None, working + waiting)
            return self.tr("Processing · %1").replace("%1", left)
        if waiting and stats.executor is None:
            return self.tr("Starting, %Ln image(s) waiting", None, waiting)
        if waiting:
            return self.tr("%Ln image(s) waiting", None, waiting)
        failed = stats.images["failed"]
        if failed:
            return self.tr("Done, %Ln image(s) failed", None, failed)
        return self.tr("Done") if stats.images["completed"] else self.tr("Ready")


def _say(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
        label.setVisible(bool(text))
