"""Saving, renaming and deleting presets through the panel's menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.settings import Settings
from rembg_desktop.ui.options import OptionsPanel

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]
MINE = RemovalOptions.from_dict({"format": "webp", "quality": 42})


class Bench:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.presets = Presets(folder / "presets.toml")
        self.presets.save("Mine", MINE)
        self.panel = OptionsPanel(self.presets, ModelFiles(folder / "models"), Settings())
        qtbot.addWidget(self.panel)
        self.panel.show()
        self.bar = self.panel.preset_bar

    def enter(self, text: str) -> None:
        """Type into the dialog that asks for a name."""
        dialog = next(dialog for dialog in self.bar.findChildren(QInputDialog) if dialog.isVisible())
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.clear()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)

    def answer(self, text: str) -> None:
        """Press a button of the question."""
        box = next(box for box in self.bar.findChildren(QMessageBox) if box.isVisible())
        button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def test_save_as_new(bench: Bench) -> None:
    bench.panel.cut.mask_only.click()
    bench.bar.save_as_action.trigger()
    bench.enter("Only masks")
    assert bench.presets.get("Only masks").mask_only
    assert bench.panel.preset() == "Only masks"
    assert not bench.bar.mark.isVisible()


def test_save_over_an_existing_one_asks(bench: Bench) -> None:
    bench.bar.save_as_action.trigger()
    bench.enter("Mine")
    bench.answer("Cancel")
    assert bench.presets.get("Mine") == MINE
    bench.bar.save_as_action.trigger()
    bench.enter("Mine")
    bench.answer("Replace")
    assert bench.presets.get("Mine") == RemovalOptions()


def test_a_built_in_name_is_refused_with_the_reason(bench: Bench) -> None:
    bench.bar.save_as_action.trigger()
    bench.enter("Mask")
    assert "Mask" in bench.bar.error
    assert bench.presets.get("Mask").mask_only


def test_save_changes_and_revert(bench: Bench) -> None:
    bench.panel.set_options(MINE, "Mine")
    assert not bench.bar.save_action.isEnabled()
    bench.panel.file.quality.setValue(43)
    bench.bar.revert_action.trigger()
    assert bench.panel.options() == MINE
    bench.panel.file.quality.setValue(44)
    bench.bar.save_action.trigger()
    assert bench.presets.get("Mine").quality == 44
    assert bench.panel.preset() == "Mine"


def test_rename(bench: Bench) -> None:
    bench.panel.set_options(MINE, "Mine")
    bench.bar.rename_action.trigger()
    bench.enter("Yours")
    assert bench.presets.get("Yours") == MINE
    assert "Mine" not in bench.presets.all()
    assert bench.panel.preset() == "Yours"


def test_rename_to_another_ones_name_is_refused(bench: Bench) -> None:
    bench.presets.save("Other", RemovalOptions(quality=7))
    bench.panel.reload_presets()
    bench.panel.set_options(MINE, "Mine")
    bench.bar.rename_action.trigger()
    bench.enter("Other")
    assert bench.bar.error
    assert bench.presets.get("Other").quality == 7


def test_delete_asks_and_keeps_the_options(bench: Bench) -> None:
    bench.panel.set_options(MINE, "Mine")
    bench.bar.delete_action.trigger()
    bench.answer("Delete")
    assert "Mine" not in bench.presets.all()
    assert bench.panel.preset() is None
    assert bench.panel.options() == MINE


def test_built_in_presets_can_be_neither_renamed_nor_deleted(bench: Bench) -> None:
    bench.panel.set_options(RemovalOptions(), "Transparent PNG")
    for action in (bench.bar.save_action, bench.bar.rename_action, bench.bar.delete_action):
        assert not action.isEnabled()


def test_a_damaged_file_leaves_the_built_in_ones_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "presets.toml").write_text("[Mine\n")
    panel = OptionsPanel(Presets(tmp_path / "presets.toml"), ModelFiles(tmp_path / "models"), Settings())
    qtbot.addWidget(panel)
    assert "presets.toml" in panel.preset_bar.error
    assert panel.preset() == "Transparent PNG"
