"""Several presets for every photo: the check boxes in the list of presets, and the list of outputs below it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import BUILT_IN, Presets
from rembg_desktop.settings import Settings
from rembg_desktop.ui.options import OptionsPanel

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("This plugin does not support")]
PNG, WHITE, WEBP = "Transparent PNG", "White shop picture", "WebP for the web"


class Bench:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.presets = Presets(folder / "presets.toml")
        self.presets.save("Fine hair", RemovalOptions.from_dict({"model": "isnet-general-use"}))
        self.panel = OptionsPanel(self.presets, ModelFiles(folder / "models"), Settings())
        qtbot.addWidget(self.panel)
        self.panel.show()
        self.bar = self.panel.preset_bar

    def press(self, *keys: Qt.Key) -> None:
        """In the list of presets, which is opened first."""
        self.bar.combo.showPopup()
        view = self.bar.combo.view()
        self.qtbot.waitUntil(view.isVisible)
        for key in keys:
            QTest.keyClick(view, key)

    def tick(self, *names: str) -> None:
        for name in names:
            self.bar.combo.ticked.emit(name, not self.bar.combo.is_ticked(name))

    def names(self) -> list[str]:
        return [output.name for output in self.panel.outputs()]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def test_one_preset_is_one_file_as_ever(bench: Bench) -> None:
    assert bench.panel.outputs() == ()
    assert bench.bar.combo.is_ticked(PNG)
    assert not bench.bar.outputs.isVisible()


def test_groups_of_presets_are_divided_by_low_lines(bench: Bench) -> None:
    bench.press()
    view, combo = bench.bar.combo.view(), bench.bar.combo
    heights = {True: set(), False: set()}
    for row in range(combo.count()):
        heights[combo.itemData(row) is None].add(view.visualRect(combo.model().index(row, 0)).height())
    assert max(heights[True]) < 12 < 24 < min(heights[False])


def test_the_space_bar_checks_boxes_and_the_list_stays_open(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert bench.bar.combo.view().isVisible()
    assert bench.names() == [PNG, WHITE, WEBP]
    assert bench.panel.preset() == PNG
    QTest.keyClick(bench.bar.combo.view(), Qt.Key.Key_Space)
    assert bench.names() == [PNG, WHITE]
    bench.bar.combo.hidePopup()
    assert bench.bar.outputs.isVisible()


def test_a_click_on_the_box_adds_and_one_on_the_name_chooses(bench: Bench) -> None:
    bench.press()
    view = bench.bar.combo.view()
    row = view.visualRect(bench.bar.combo.model().index(1, 0))
    # The list ignores clicks in the moments after it was opened by one.
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + 8, row.center().y()))
    assert bench.names() == [PNG, WHITE]
    assert view.isVisible()
    bench.bar.combo.setCurrentIndex(2)
    bench.bar.combo.activated.emit(2)
    assert bench.names() == ["Mask", WHITE]


def test_the_only_one_cannot_be_unchecked(bench: Bench) -> None:
    bench.tick(PNG)
    assert bench.panel.outputs() == ()
    assert bench.bar.combo.is_ticked(PNG)


def test_each_output_keeps_what_was_edited_while_another_is_shown(bench: Bench) -> None:
    bench.tick(WEBP)
    rows = bench.bar.outputs.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert bench.panel.preset() == WEBP
    assert bench.bar.name() == WEBP
    bench.panel.file.quality.setValue(31)
    assert bench.bar.outputs.texts() == [PNG, f"{WEBP} (edited)"]
    QTest.keyClick(rows, Qt.Key.Key_Up)
    assert bench.panel.options() == BUILT_IN[PNG]
    assert [output.options.quality for output in bench.panel.outputs()] == [90, 31]
    QTest.keyClick(rows, Qt.Key.Key_Down)
    bench.bar.revert_action.trigger()
    assert bench.bar.outputs.texts() == [PNG, WEBP]


def test_delete_removes_the_shown_output(bench: Bench) -> None:
    bench.tick(WEBP, WHITE)
    bench.bar.outputs.list.setFocus()
    QTest.keyClick(bench.bar.outputs.list, Qt.Key.Key_Delete)
    assert bench.names() == [WEBP, WHITE]
    assert bench.panel.preset() == WEBP
    bench.bar.outputs.remove.click()
    assert bench.panel.outputs() == ()
    assert bench.panel.preset() == WHITE
    assert bench.bar.combo.hasFocus()


def test_what_decides_the_mask_is_edited_for_all_outputs(bench: Bench) -> None:
    bench.tick(WHITE)
    bench.panel.cleanup.feather.number.setValue(2)
    assert [output.options.feather for output in bench.panel.outputs()] == [2, 2]
    assert bench.panel.outputs()[1].options.canvas == "2000x2000"


def test_a_preset_with_another_mask_is_refused_with_the_reason(bench: Bench) -> None:
    bench.panel.cleanup.feather.number.setValue(2)
    bench.tick("Fine hair")
    assert bench.panel.outputs() == ()
    assert "Fine hair" in bench.bar.error
    assert not bench.bar.combo.is_ticked("Fine hair")


def test_the_example_of_a_name_has_the_name_of_the_shown_preset(bench: Bench) -> None:
    bench.tick(WHITE)
    bench.bar.outputs.chosen.emit(WHITE)
    bench.panel.place.name.setText("{stem}-{preset}")
    assert f"-{WHITE}.jpg" in bench.panel.place.fields["name"].hint


def test_a_wrong_option_of_the_shown_output_refuses_them_all(bench: Bench) -> None:
    bench.tick(WHITE)
    bench.panel.place.name.setText("a:b")
    assert bench.panel.error() is not None
    with pytest.raises(AppError):
        bench.panel.outputs()


def test_what_becomes_of_the_shown_preset_becomes_of_its_output(bench: Bench) -> None:
    bench.tick(WHITE)
    bench.bar.save_requested.emit("Mine")
    assert bench.names() == ["Mine", WHITE]
    bench.tick(WEBP)
    bench.bar.outputs.chosen.emit(WEBP)
    bench.panel.file.quality.setValue(12)
    bench.bar.save_requested.emit("Mine")  # instead of the one of that name
    assert bench.names() == [WHITE, "Mine"]
    assert bench.presets.get("Mine").quality == 12
    bench.presets.rename("Mine", "Yours")
    bench.panel.reload_presets()
    assert set(bench.names()) == {WHITE, "Custom options"}


def test_chosen_presets_are_brought_back_but_for_those_that_are_gone(bench: Bench) -> None:
    bench.panel.set_presets([WEBP, "gone", WHITE])
    assert bench.panel.presets() == [WEBP, WHITE] == bench.names()
    assert bench.panel.preset() == WEBP


def test_presets_chosen_by_keyboard_make_files_and_are_remembered(make_program: Callable[[], Any]) -> None:
    program = make_program()
    program.start()
    window = program.window
    window.workspace.show_options()
    combo = window.options.preset_bar.combo
    combo.showPopup()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        QTest.keyClick(combo.view(), key)
    window.add([program.photo("cat.png")])
    program.wait(lambda: any(job.status.is_final for job in program.manager.list().jobs))
    (job,) = program.manager.list().jobs
    assert [output.name for output in job.outputs] == [PNG, WHITE]
    (image,) = program.manager.images(job.id)
    assert [output.status for output in image.outputs] == ["completed", "completed"]
    assert [output.output.suffix for output in image.outputs if output.output] == [".png", ".jpg"]
    program.end()
    again = make_program()
    assert again.window.options.presets() == [PNG, WHITE]
    again.window.options.preset_bar.outputs.remove.click()
    again.end()
    assert make_program().window.options.presets() == [PNG]
