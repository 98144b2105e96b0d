from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from rembg_desktop.options import RemovalOptions
from rembg_desktop.options.presets import Presets
from rembg_desktop.ui.options.preset_bar import PresetBar
from rembg_desktop.ui.options.sharing import SharedItemsDialog

RULES = 'id = "my-shop"\nname = "My shop"\nrules = [{ kind = "longest_min", value = 500 }]\n'
FILE = """
[rembg-desktop]
version = 1
[presets.New]
format = "webp"
glow = "3px"
[presets.Web]
quality = 10
[presets.Same]
quality = 30
[presets.Broken]
quality = 1000
[rules.my-shop]
name = "My shop"
rules = [{ kind = "longest_min", value = 500 }]
"""


@pytest.fixture
def bar(qtbot: QtBot, tmp_path: Path) -> PresetBar:
    presets = Presets(tmp_path / "home" / "presets.toml")
    presets.save("Web", RemovalOptions(quality=20))
    presets.save("Same", RemovalOptions(quality=30))
    bar = PresetBar(presets)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def dialog_of(bar: PresetBar) -> SharedItemsDialog:
    return next(dialog for dialog in bar.findChildren(SharedItemsDialog) if dialog.isVisible())


def chooser_of(bar: PresetBar) -> QFileDialog:
    return next(chooser for chooser in bar.findChildren(QFileDialog) if chooser.isVisible())


def action(bar: PresetBar, text: str):
    return next(each for each in bar.more.menu().actions() if each.text().replace("&", "") == text)


def imported(bar: PresetBar, tmp_path: Path, text: str = FILE) -> SharedItemsDialog:
    (tmp_path / "team.toml").write_text(text)
    action(bar, "Import…").trigger()
    chooser = chooser_of(bar)
    chooser.fileSelected.emit(str(tmp_path / "team.toml"))
    chooser.reject()
    return dialog_of(bar)


def shown(dialog: SharedItemsDialog) -> list[tuple[str, str]]:
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items]


def test_an_import_shows_what_a_file_contains(bar: PresetBar, tmp_path: Path) -> None:
    dialog = imported(bar, tmp_path)
    assert shown(dialog) == [
        ("New", "New"),
        ("Web", "Another one with this name exists"),
        ("Same", "Already here"),
        ("Broken", "This version cannot use it"),
        ("my-shop", "New"),
    ]
    assert dialog.taken.isVisible()
    assert "glow" in dialog.notices.text()
    assert "1000" in dialog.notices.text()
    assert [item.name for _, item in dialog.checked()] == ["New", "Web", "my-shop"]
    dialog.accept_button.click()
    known = bar.known
    assert (known["New"].format.value, known["Web"].quality) == ("webp", 20)
    assert "my-shop" in (tmp_path / "home" / "rules" / "my-shop.toml").read_text()
    assert bar.combo.findData("New") > 0
    assert bar.error == ""


def test_an_import_of_rule_sets_alone_is_announced_like_one_of_presets(qtbot: QtBot, tmp_path: Path) -> None:
    seen: list[bool] = []  # whether the rule set is there
    stored = tmp_path / "home" / "rules" / "my-shop.toml"
    bar = PresetBar(Presets(tmp_path / "home" / "presets.toml", lambda: seen.append(stored.exists())))
    qtbot.addWidget(bar)
    bar.show()
    head, _, rules = FILE.partition("[presets.New]")
    imported(bar, tmp_path, head + "[rules.my-shop]" + rules.partition("[rules.my-shop]")[2]).accept_button.click()
    assert seen == [True]


@pytest.mark.parametrize(("button", "expected"), [("replace", {"Web": 10}), ("both", {"Web": 20, "Web (2)": 10})])
def test_names_that_are_taken_are_asked_for(
    bar: PresetBar, tmp_path: Path, button: str, expected: dict[str, int]
) -> None:
    dialog = imported(bar, tmp_path)
    getattr(dialog, button).setChecked(True)
    dialog.accept_button.click()
    assert {name: bar.known[name].quality for name in expected} == expected


def test_nothing_is_imported_that_is_not_checked(bar: PresetBar, tmp_path: Path) -> None:
    dialog = imported(bar, tmp_path)
    for row in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(row)
        if item.text(0) != "New":
            item.setCheckState(0, Qt.CheckState.Unchecked)
    dialog.accept_button.click()
    assert "New" in bar.known
    assert bar.known["Web"].quality == 20
    assert not (tmp_path / "home" / "rules").exists()


@pytest.mark.parametrize(
    ("text", "said"), [("nonsense", "team.toml"), ("[rembg-desktop]\nversion = 1\n", "no presets")]
)
def test_another_file_is_refused_beside_the_presets(bar: PresetBar, tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(StopIteration):
        imported(bar, tmp_path, text)
    assert said in bar.error


def test_an_export_can_be_imported_elsewhere(bar: PresetBar, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "home" / "rules").mkdir()
    (tmp_path / "home" / "rules" / "my-shop.toml").write_text(RULES)
    action(bar, "Export…").trigger()
    dialog = dialog_of(bar)
    assert shown(dialog) == [("Same", ""), ("Web", ""), ("my-shop", "Rule set")]
    dialog.accept_button.click()
    chooser = chooser_of(bar)
    chooser.fileSelected.emit(str(tmp_path / "out.toml"))
    chooser.reject()
    other = PresetBar(Presets(tmp_path / "other" / "presets.toml"))
    qtbot.addWidget(other)
    other.show()
    action(other, "Export…").trigger()
    assert "no presets of your own" in other.error
    imported(other, tmp_path, (tmp_path / "out.toml").read_text()).accept_button.click()
    assert {name: other.known[name] for name in ("Same", "Web")} == {
        name: bar.known[name] for name in ("Same", "Web")
    }
    assert (tmp_path / "other" / "rules" / "my-shop.toml").is_file()


@pytest.mark.parametrize("word", ["Import…", "Export…"])
def test_each_row_has_room_for_its_box_and_its_name(bar: PresetBar, tmp_path: Path, word: str) -> None:
    if word == "Import…":
        dialog = imported(bar, tmp_path)
    else:
        action(bar, word).trigger()
        dialog = dialog_of(bar)
    heights = {dialog.list.visualItemRect(dialog.list.topLevelItem(row)).height() for row in range(2)}
    assert min(heights) >= 20
    assert dialog.list.columnWidth(0) > dialog.list.viewport().width() / 2
