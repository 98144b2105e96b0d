"""The settings dialog through its widgets."""

from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rembg_desktop.engine.devices import DeviceReport
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.masks.kept import KeptMask, MaskStore, mask_key
from rembg_desktop.masks.uncertainty import Assessment
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.paths import Home
from rembg_desktop.settings import Settings
from rembg_desktop.ui.settings.dialog import AdvancedPage, GeneralPage, SettingsDialog
from rembg_desktop.ui.settings.pages import OutputPage, QueuePage, ReviewPage
from rembg_desktop.ui.settings.performance_page import Measurement, PerformancePage, measure
from rembg_desktop.ui.text.formatting import LANGUAGES

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
LEFT = Qt.MouseButton.LeftButton
WAIT = 60_000
OK = QDialogButtonBox.StandardButton.Ok
APPLY = QDialogButtonBox.StandardButton.Apply
CANCEL = QDialogButtonBox.StandardButton.Cancel


class FakeMachine:
    """A test run whose outcome the test decides."""

    def __init__(self, outcome: Measurement | AppError) -> None:
        self.outcome = outcome
        self.asked: list[Settings] = []
        self.go = Event()
        self.go.set()
        self.cancelled = Event()

    def __call__(self, home: Home, settings: Settings, cancel: CancelToken) -> Measurement:
        self.asked.append(settings)
        with cancel.hook(self.stop):
            self.go.wait(120)
        cancel.check()
        if isinstance(self.outcome, AppError):
            raise self.outcome
        return self.outcome

    def stop(self) -> None:
        self.cancelled.set()
        self.go.set()


FAST = FakeMachine(Measurement("CPU", 0.25, 1.5, None))


class Bench:
    def __init__(self, qtbot: QtBot, folder: Path, settings: Settings, machine: FakeMachine) -> None:
        self.qtbot = qtbot
        self.home = Home.choose(folder / "home")
        self.dialog = SettingsDialog(settings, self.home, measure=machine)
        qtbot.addWidget(self.dialog, before_close_func=self._close)
        self.applied: list[Settings] = []
        self.dialog.applied.connect(self.applied.append)
        self.dialog.show()

    def _close(self, dialog: SettingsDialog) -> None:
        """The thread outlives the dialog for a moment; a test's end must not come before its end."""
        works = [dialog.page(kind)._work for kind in (PerformancePage, ReviewPage)]
        dialog.reject()
        self.qtbot.waitUntil(lambda: not any(map(isValid, works)), timeout=WAIT)

    def press(self, which: QDialogButtonBox.StandardButton) -> None:
        self.qtbot.mouseClick(self.dialog.buttons.button(which), LEFT)

    @property
    def general(self) -> GeneralPage:
        return self._page(GeneralPage)

    @property
    def output(self) -> OutputPage:
        return self._page(OutputPage)

    @property
    def performance(self) -> PerformancePage:
        return self._page(PerformancePage)

    @property
    def queue(self) -> QueuePage:
        return self._page(QueuePage)

    @property
    def review(self) -> ReviewPage:
        return self._page(ReviewPage)

    @property
    def advanced(self) -> AdvancedPage:
        return self._page(AdvancedPage)

    def _page(self, kind):
        self.dialog.show_page(kind)
        page = self.dialog.page(kind)
        assert page.isVisible()
        return page


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path, Settings(), FAST)


def test_every_setting_comes_back_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings.from_dict(
        {
            "general": {"theme": "dark", "language": "ja", "tray": True, "tips": False, "ask_on_close": False},
            "output": {"folder": str(tmp_path), "preset": "Mask", "recursive": False, "include_results": True},
            "performance": {
                "workers": 3,
                "device": "cuda",
                "require_device": True,
                "gpus": ["0", "2"],
                "gpu_memory_mb": 4000,
                "memory_mb": 2048,
                "max_megapixels": 64,
                "release_after_seconds": 0,
            },
            "queue": {
                "retention_days": 0,
                "when_done": "shut_down",
                "low_disk_mb": 1234,
                "pause_on_battery": True,
            },
            "models": {"mirror": "https://mirror.example"},
            "api": {"port": 5055, "folders": [str(tmp_path)]},
        }
    )
    bench = Bench(qtbot, tmp_path, settings, FAST)
    assert bench.dialog.settings() == settings
    assert not bench.dialog.buttons.button(APPLY).isEnabled()
    bench.press(OK)
    assert bench.applied == []


def test_every_editor_reaches_its_setting(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    general = bench.general
    general.theme.setCurrentIndex(general.theme.findData("dark"))
    general.language.setCurrentIndex(general.language.findData("de"))
    for box in (general.tray, general.tips, general.ask):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    output = bench.output
    output.place.setCurrentIndex(1)
    qtbot.keyClicks(output.folder.line, str(tmp_path))
    output.preset.setCurrentIndex(output.preset.findData("Mask"))
    qtbot.keyClick(output.recursive, Qt.Key.Key_Space)
    qtbot.keyClick(output.include_results, Qt.Key.Key_Space)
    performance = bench.performance
    performance.device.setCurrentIndex(performance.device.findData("openvino"))
    qtbot.keyClick(performance.require, Qt.Key.Key_Space)
    performance.workers.setValue(4)
    performance.memory.setValue(900)
    performance.largest.setValue(50)
    performance.release.setValue(300)
    queue = bench.queue
    queue.when_done.setCurrentIndex(queue.when_done.findData("sleep"))
    assert "countdown" in queue.done_field.hint
    queue.retention.setValue(7)
    queue.low_disk.setValue(500)
    qtbot.keyClick(queue.battery, Qt.Key.Key_Space)
    bench.press(OK)
    (told,) = bench.applied
    assert told == Settings.from_dict(
        {
            "general": {"theme": "dark", "language": "de", "tray": True, "tips": False, "ask_on_close": False},
            "output": {"folder": str(tmp_path), "preset": "Mask", "recursive": False, "include_results": True},
            "performance": {
                "workers": 4,
                "device": "openvino",
                "require_device": True,
                "memory_mb": 900,
                "max_megapixels": 50,
                "release_after_seconds": 300,
            },
            "queue": {
                "when_done": "sleep",
                "retention_days": 7,
                "low_disk_mb": 500,
                "pause_on_battery": True,
            },
        }
    )
    assert not bench.dialog.isVisible()


def test_apply_keeps_the_dialog_open(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(bench.general.tray, Qt.Key.Key_Space)
    assert bench.dialog.buttons.button(APPLY).isEnabled()
    bench.press(APPLY)
    assert [settings.general.tray for settings in bench.applied] == [True]
    assert bench.dialog.isVisible()
    assert not bench.dialog.buttons.button(APPLY).isEnabled()


def test_cancel_changes_nothing(bench: Bench, qtbot: QtBot) -> None:
    qtbot.keyClick(bench.general.tray, Qt.Key.Key_Space)
    bench.press(CANCEL)
    assert bench.applied == []


def test_one_folder_needs_a_folder(bench: Bench) -> None:
    bench.output.place.setCurrentIndex(1)
    bench.general.tray.click()
    bench.press(OK)
    assert bench.applied == []
    assert bench.dialog.isVisible()
    assert bench.dialog.page(OutputPage).isVisible()
    assert bench.output.problem


def test_own_presets_can_be_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    Presets(Home.choose(tmp_path / "home").presets).save("Mine", RemovalOptions(quality=5))
    bench = Bench(qtbot, tmp_path, Settings(), FAST)
    bench.output.preset.setCurrentIndex(bench.output.preset.findData("Mine"))
    bench.press(OK)
    assert bench.applied[0].output.preset == "Mine"


def test_all_languages_can_be_chosen(bench: Bench) -> None:
    codes = {bench.general.language.itemData(row) for row in range(bench.general.language.count())}
    assert codes == {"", *LANGUAGES}


def test_reset_asks_and_gives_the_defaults(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings.from_dict(
        {"general": {"tray": True}, "models": {"proxy": "http://proxy.example"}, "queue": {"low_disk_mb": 9}}
    )
    bench = Bench(qtbot, tmp_path, settings, FAST)
    qtbot.mouseClick(bench.advanced.reset, LEFT)
    box = bench.advanced.findChild(QMessageBox)
    assert box is not None
    button = next(button for button in box.buttons() if button.text() == "Reset")
    qtbot.mouseClick(button, LEFT)
    assert bench.applied == []
    bench.press(OK)
    assert bench.applied == [Settings()]


def test_the_pages_go_by_keyboard(bench: Bench, qtbot: QtBot) -> None:
    bench.dialog.list.setFocus()
    qtbot.keyClick(bench.dialog.list, Qt.Key.Key_End)
    assert bench.dialog.page(AdvancedPage).isVisible()
    qtbot.keyClick(bench.dialog.list, Qt.Key.Key_Home)
    assert bench.dialog.page(GeneralPage).isVisible()


def run_test(bench: Bench, qtbot: QtBot) -> str:
    page = bench.performance
    with qtbot.waitSignal(page.measured, timeout=WAIT):
        qtbot.mouseClick(page.test, LEFT)
    return page.report.text()


def test_a_test_run_tells_device_and_speed(qtbot: QtBot, tmp_path: Path) -> None:
    machine = FakeMachine(Measurement("CPU", 0.25, 1.5, None))
    bench = Bench(qtbot, tmp_path, Settings(), machine)
    page = bench.performance
    page.device.setCurrentIndex(page.device.findData("cpu"))
    text = run_test(bench, qtbot)
    assert ("CPU" in text, "0.25" in text, "240" in text, "1.5" in text) == (True, True, True, True)
    assert machine.asked[0].performance.device == "cpu"
    assert page.test.isEnabled()


def test_a_test_run_tells_of_a_fallback(qtbot: QtBot, tmp_path: Path) -> None:
    notice = "CUDA was asked for, but the model runs on the CPU."
    bench = Bench(qtbot, tmp_path, Settings(), FakeMachine(Measurement("CPU", 0.5, 1.0, notice)))
    assert run_test(bench, qtbot).startswith(notice)
    assert bench.performance.report.property("role") == "warning"


def test_a_failed_test_run_tells_why(qtbot: QtBot, tmp_path: Path) -> None:
    error = AppError(ErrorCode.DEVICE_UNAVAILABLE, "The device CUDA is not available.", "Choose another.")
    bench = Bench(qtbot, tmp_path, Settings(), FakeMachine(error))
    assert run_test(bench, qtbot) == "The device CUDA is not available. Choose another."
    assert bench.performance.test.isEnabled()


def test_closing_ends_a_test_run_without_waiting(qtbot: QtBot, tmp_path: Path) -> None:
    machine = FakeMachine(Measurement("CPU", 0.25, 1.5, None))
    machine.go.clear()
    bench = Bench(qtbot, tmp_path, Settings(), machine)
    qtbot.mouseClick(bench.performance.test, LEFT)
    qtbot.waitUntil(lambda: bool(machine.asked), timeout=WAIT)
    page = bench.performance
    work = page._work
    bench.press(CANCEL)
    assert machine.cancelled.is_set()
    qtbot.waitUntil(lambda: not isValid(work), timeout=WAIT)  # the thread has ended by then
    assert page.report.text() == "Running…"


def test_gpus_are_chosen_where_the_device_is_one(bench: Bench, qtbot: QtBot) -> None:
    page = bench.performance
    assert not page.gpus.isVisible()
    page.device.setCurrentIndex(page.device.findData("cuda"))
    assert page.gpu_memory.isVisible()
    qtbot.keyClicks(page.gpus, "x1, 3,")
    assert page.values()["performance"]["gpus"] == ["1", "3"]


def test_what_is_wrong_with_an_installed_device_is_told(bench: Bench, qtbot: QtBot) -> None:
    page = bench.performance
    row = page.device.findData("directml")
    qtbot.waitUntil(lambda: "not installed" in page.device.itemText(row), timeout=WAIT)
    assert page.device_field.hint == "In use: CPU."
    broken = DeviceReport("cuda", "CUDA", True, "The NVIDIA driver is too old.", ("RTX 3060, 12 GiB",))
    page.show_devices((DeviceReport("cpu", "CPU", True, is_automatic=True), broken))
    expected = "CUDA is installed, but cannot be used: The NVIDIA driver is too old."
    assert page.device_field.hint == f"In use: CPU. {expected}"
    page.device.setCurrentIndex(page.device.findData("cuda"))
    assert page.device_field.hint == expected
    page.show_devices((DeviceReport("cuda", "CUDA", True, "", ("RTX 3060, 12 GiB",), is_automatic=True),))
    assert page.device_field.hint == "RTX 3060, 12 GiB. Installed. A test run shows whether it works."


def test_devices_that_are_not_installed_are_marked(bench: Bench, qtbot: QtBot) -> None:
    page = bench.performance
    row = page.device.findData("directml")
    qtbot.waitUntil(lambda: "not installed" in page.device.itemText(row), timeout=WAIT)
    assert page.device.itemText(page.device.findData("cpu")) == "CPU"
    page.device.setCurrentIndex(row)
    assert "CPU" in page.device_field.hint


@pytest.mark.model
def test_the_real_test_run_measures_the_real_model(tmp_path: Path) -> None:
    found = measure(Home.choose(tmp_path), Settings().change("performance", device="cpu"), CancelToken())
    assert found.device == "CPU"
    assert found.seconds > 0
    assert found.load_seconds > 0
    assert found.notice is None


def test_what_needs_review_and_how_much_is_kept(bench: Bench) -> None:
    page = bench.review
    page.sensitivity.setCurrentIndex(page.sensitivity.findData("many"))
    page.second_look.setCurrentIndex(page.second_look.findData("always"))
    page.limit.setValue(0)
    assert page.limit.text() == "Keep no masks"
    bench.press(OK)
    [applied] = bench.applied
    assert (applied.review.sensitivity, applied.review.second_look) == ("many", "always")
    assert applied.masks.kept_masks_mb == 0


def test_kept_masks_are_measured_and_deleted(qtbot: QtBot, bench: Bench) -> None:
    store = MaskStore(bench.home.masks, 10**6)
    store.save_mask(mask_key("a" * 64, "model"), KeptMask(Image.new("L", (320, 320)), Assessment(0.1), "CPU"))
    with qtbot.waitSignal(bench.dialog.page(ReviewPage).measured, timeout=WAIT):
        page = bench.review
    assert page.used.text().endswith("in use")
    with qtbot.waitSignal(page.measured, timeout=WAIT):
        qtbot.mouseClick(page.clear, LEFT)
    assert page.used.text() == "No masks are kept."
    assert not page.clear.isEnabled()
    assert store.size_bytes() == 0
    assert bench.applied == []
