"""Page: how hard the machine works, with an honest report of the devices and a measured test run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QLocale, QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox

from rembg_desktop.errors import AppError, CancelToken, Notice
from rembg_desktop.executor.limits import memory_budget, worker_count
from rembg_desktop.options import DEFAULT_MODEL
from rembg_desktop.paths import Home, resources
from rembg_desktop.settings import Performance, Settings
from rembg_desktop.ui.settings.pages import Page
from rembg_desktop.ui.task_runner import TaskRunner, retire
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import number
from rembg_desktop.ui.text.notice_text import notice_sentence
from rembg_desktop.ui.widgets import Field

if TYPE_CHECKING:
    from rembg_desktop.engine.devices import DeviceReport


_RUNS: Final = 5


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a test run found.

    Attributes:
        device: where the model ran, for people.
        seconds: median of one image, without loading.
        load_seconds: until the first image was done.
        notice: one sentence when another device was asked for; else None.
    """

    device: str
    seconds: float
    load_seconds: float
    notice: str | None


Measure = Callable[[Home, Settings, CancelToken], Measurement]


def measure(home: Home, settings: Settings, cancel: CancelToken) -> Measurement:
    """Cut out a photo that ships with the program a few times; takes seconds, so not in the main thread.

    Raises:
        Cancelled: the token was cancelled.
        AppError: engine_unavailable, device_unavailable, model_corrupt, or what else keeps it from running.
    """
    # Here, since these load rembg and onnxruntime.
    from PIL import Image

    from rembg_desktop.composition import build_engine

    begun = perf_counter()
    engine = build_engine(home, settings)
    try:
        with Image.open(resources() / "photos" / "cat.jpg") as opened:
            photo = opened.convert("RGB")
        remover = engine.remover(DEFAULT_MODEL, cancel)
        remover.mask(photo, cancel)
        loaded = perf_counter() - begun
        times: list[float] = []
        for _ in range(_RUNS):
            start = perf_counter()
            remover.mask(photo, cancel)
            times.append(perf_counter() - start)
        return Measurement(remover.device, median(times), loaded, remover.notice)
    finally:
        engine.close()


class PerformancePage(Page):
    """Workers, device, memory, largest image.

    Signals:
        measured: a test run ended, well or not.
    """

    measured = Signal()

    def __init__(self, home: Home, run: Measure = measure) -> None:
        super().__init__(self.tr("Performance"), "performance")
        self._home = home
        self._run = run
        self._settings = Settings()
        self._token = CancelToken()
        self._closed = False
        # Loading a model cannot be interrupted: the thread may outlive the dialog for a moment.
        app = QCoreApplication.instance()
        self._work = TaskRunner("settings", parent=app)
        if app:
            app.aboutToQuit.connect(self._work.stop)
        self._work.trouble.connect(self._on_failed)
        self._asked = False
        self._reports: tuple[DeviceReport, ...] = ()
        auto = Performance()
        self.workers = QSpinBox()
        self.workers.setRange(0, 8)
        text = self.tr("Automatic (%1)").replace("%1", str(worker_count(auto)))
        self.workers.setSpecialValueText(text)
        self.device = QComboBox()
        self.device.addItem(self.tr("Automatic"), "auto")
        for value, name in (
            ("cpu", "CPU"),
            ("cuda", "CUDA (NVIDIA)"),
            ("tensorrt", "TensorRT (NVIDIA)"),
            ("directml", "DirectML (Windows)"),
            ("coreml", "CoreML (macOS)"),
            ("openvino", "OpenVINO (Intel)"),
        ):
            self.device.addItem(name, value)
        self.require = QCheckBox(self.tr("&Stop if this device is not available"))
        self.require.setToolTip(self.tr("Otherwise, the CPU is used instead."))
        self.gpus = QLineEdit()
        self.gpus.setPlaceholderText("0")
        self.gpus.setValidator(QRegularExpressionValidator(_GPU_NUMBERS, self))
        self.gpu_memory = self._megabytes(self.tr("No limit"))
        budget = number(memory_budget(auto) // 1_000_000)
        self.memory = self._megabytes(self.tr("Automatic (%1 MB)").replace("%1", budget))
        self.largest = QSpinBox()
        self.largest.setRange(1, 2_000)
        self.largest.setSuffix(self.tr(" megapixels"))
        self.release = QSpinBox()
        self.release.setRange(0, 86_400)
        self.release.setSingleStep(30)
        self.release.setSpecialValueText(self.tr("Never"))
        self.release.setSuffix(self.tr(" seconds"))
        self.test = QPushButton(self.tr("&Test run"))
        self.report = QLabel()
        self.report.setWordWrap(True)
        self.report.setProperty("role", "muted")
        self.report.setAccessibleName(self.tr("Result of the test run"))
        self._lay_out()
        for box in (self.workers, self.gpu_memory, self.memory, self.largest, self.release):
            box.valueChanged.connect(self.edited)
        self.gpus.textChanged.connect(self.edited)
        self.device.currentIndexChanged.connect(self._on_device)
        self.require.toggled.connect(self.edited)
        self.test.clicked.connect(self._test)

    def _megabytes(self, none: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, 1_000_000)
        box.setSingleStep(256)
        box.setSpecialValueText(none)
        box.setSuffix(self.tr(" MB"))
        box.setGroupSeparatorShown(True)
        return box

    def show_settings(self, settings: Settings) -> None:
        """See Page."""
        self._settings = settings
        performance = settings.performance
        self.workers.setValue(performance.workers)
        self.device.setCurrentIndex(self.device.findData(performance.device))
        self.require.setChecked(performance.require_device)
        self.gpus.setText(", ".join(performance.gpus))
        self.gpu_memory.setValue(performance.gpu_memory_mb)
        self.memory.setValue(performance.memory_mb)
        self.largest.setValue(performance.max_megapixels)
        self.release.setValue(performance.release_after_seconds)
        self._on_device()

    def values(self) -> Mapping[str, Mapping[str, Any]]:
        """See Page."""
        return {
            "performance": {
                "workers": self.workers.value(),
                "device": self.device.currentData(),
                "require_device": self.require.isChecked(),
                "gpus": [text for part in self.gpus.text().split(",") if (text := part.strip())],
                "gpu_memory_mb": self.gpu_memory.value(),
                "memory_mb": self.memory.value(),
                "max_megapixels": self.largest.value(),
                "release_after_seconds": self.release.value(),
            }
        }

    def stop(self) -> None:
        """See Page; waits for nothing, since the window would stand still meanwhile."""
        if not self._closed:
            self._closed = True
            self._token.cancel()
            retire(self._work)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask which devices there are when the page is first seen: it loads onnxruntime."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._work.run(_devices, self.show_devices)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.test)
        row.addWidget(self.report, 1)
        self.device_field = Field(self.tr("&Device"), self.device)
        self.column.addWidget(self.device_field)
        self.column.addWidget(self.require)
        self.gpus_field = Field(
            self.tr("&GPUs"),
            self.gpus,
            hint=self.tr("Numbers separated by commas, such as 0, 1. If empty, the first one is used."),
        )
        self.gpu_memory_field = Field(self.tr("Memory limit of each GP&U"), self.gpu_memory)
        self.column.addWidget(self.gpus_field)
        self.column.addWidget(self.gpu_memory_field)
        self.column.addLayout(row)
        self.column.addWidget(Field(self.tr("&Images at a time"), self.workers))
        self.column.addWidget(Field(self.tr("&Memory limit"), self.memory))
        self.column.addWidget(
            Field(
                self.tr("&Largest image"),
                self.largest,
                hint=self.tr("Larger images fail before they are decoded."),
            )
        )
        self.column.addWidget(
            Field(
                self.tr("&Free memory after being idle for"),
                self.release,
                hint=self.tr("The model is loaded again for the next image."),
            )
        )
        self.column.addStretch(1)

    def _on_device(self) -> None:
        device = self.device.currentData()
        self.require.setEnabled(device not in ("auto", "cpu"))
        self.gpus_field.setVisible(device in ("cuda", "tensorrt", "directml"))
        self.gpu_memory_field.setVisible(device in ("cuda", "tensorrt"))
        self.device_field.set_hint(self._state_of(self.device.currentIndex()))
        self.edited.emit()

    def _state_of(self, index: int) -> str:
        name = self.device.itemData(index)
        if name == "auto" and self._reports:
            chosen = next(report for report in self._reports if report.is_automatic)
            text = self.tr("In use: %1.").replace("%1", chosen.title)
            broken = next((report for report in self._reports if report.available and report.problem), None)
            return f"{text} {self._broken_text(broken)}" if broken and chosen.name == "cpu" else text
        report = next((report for report in self._reports if report.name == name), None)
        if report is None or name == "cpu":
            return ""
        if not report.available:
            return self.tr("Not available in this installation. The CPU will be used.") + f" {report.problem}"
        if report.problem:
            return self._broken_text(report)
        text = self.tr("Installed. A test run shows whether it works.")
        return f"{'; '.join(report.hardware)}. {text}" if report.hardware else text

    def _broken_text(self, report: "DeviceReport") -> str:
        text = self.tr("%1 is installed, but cannot be used: %2")
        return text.replace("%1", report.title).replace("%2", report.problem)

    def show_devices(self, found: "tuple[DeviceReport, ...]") -> None:
        """Tell which devices there are, and what is wrong with them."""
        if self._closed:
            return
        self._reports = found
        for report in found:
            index = self.device.findData(report.name)
            if not report.available:
                name = self.tr("%1, not installed").replace("%1", self.device.itemText(index))
                self.device.setItemText(index, name)
        self.device_field.set_hint(self._state_of(self.device.currentIndex()))

    def _test(self) -> None:
        self.test.setEnabled(False)
        self._tell(self.tr("Running…"), "muted")
        wanted = self._settings.change("performance", **self.values()["performance"])
        home, run, token = self._home, self._run, self._token
        self._work.run(lambda: run(home, wanted, token), self._on_measured, self._on_failed)

    def _on_measured(self, found: Measurement) -> None:
        if self._closed:
            return
        text = self.tr("%1: %2 s per image, %3 images per minute. Ready after %4 s.")
        locale = QLocale()
        for mark, value in (
            ("%1", found.device),
            ("%2", locale.toString(found.seconds, "f", 2)),
            ("%3", locale.toString(round(60 / max(found.seconds, 1e-6)))),
            ("%4", locale.toString(found.load_seconds, "f", 1)),
        ):
            text = text.replace(mark, value)
        if found.notice:
            text = f"{notice_sentence(Notice('device_fallback', found.notice))} {text}"
        self._tell(text, "warning" if found.notice else "")
        self._end()

    def _on_failed(self, error: AppError) -> None:
        if self._closed:
            return
        self._tell(error_text.full_text(error), "error")
        self.report.setToolTip(error_text.detail(error))
        self._end()

    def _end(self) -> None:
        self.test.setEnabled(True)
        self.measured.emit()

    def _tell(self, text: str, role: str) -> None:
        self.report.setProperty("role", role)
        self.report.style().polish(self.report)
        self.report.setText(text)
        self.report.setToolTip("")


_GPU_NUMBERS = QRegularExpression(r"( *\d{1,2} *(, *\d{1,2} *)*)?")


def _devices() -> "tuple[DeviceReport, ...]":
    # Here, since it loads onnxruntime.
    from rembg_desktop.engine.devices import devices

    return devices()
