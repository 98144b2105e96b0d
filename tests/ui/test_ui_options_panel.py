"""The options panel through its widgets: what is shown is what options() gives."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError
from rembg_desktop.options import (
    Depth,
    Detail,
    Edges,
    Framing,
    Holes,
    Metadata,
    OnConflict,
    OutputFormat,
    RemovalOptions,
    Shadow,
)
from rembg_desktop.options.presets import BUILT_IN, Presets
from rembg_desktop.settings import Settings
from rembg_desktop.ui.options import OptionsPanel

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]

LEFT = Qt.MouseButton.LeftButton
EVERYTHING = RemovalOptions.from_dict(
    {
        "model": "isnet-general-use",
        "edges": "decontaminate",
        "detail": "high",
        "specks": "12px",
        "pinholes": "0.5%",
        "ignore_border": True,
        "parts": "12.5%",
        "holes": "fill",
        "edge_shift": -1.5,
        "feather": 2.5,
        "contrast": 30,
        "mask_only": True,
        "background": "#12ab34",
        "background_fit": "tile",
        "background_position": "top-right",
        "shadow": "drop",
        "shadow_angle": 200.5,
        "shadow_distance": "17px",
        "shadow_softness": "2.5%",
        "shadow_opacity": 66,
        "trim": True,
        "margin": "7.5%",
        "canvas": "1234x777",
        "padding": "31px",
        "position": "bottom",
        "floor": "6.5%",
        "centering": "optical",
        "framing": "same",
        "format": "webp",
        "quality": 55,
        "lossless": True,
        "max_bytes": "1.25 MB",
        "may_shrink": True,
        "metadata": "strip",
        "times": "keep",
        "srgb": True,
        "depth": "keep",
        "name": "{index:03}-{stem}",
        "on_conflict": "skip",
    }
)


@pytest.fixture
def presets(tmp_path: Path) -> Presets:
    return Presets(tmp_path / "presets.toml")


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path, presets: Presets) -> OptionsPanel:
    made = OptionsPanel(presets, ModelFiles(tmp_path / "models"), Settings())
    qtbot.addWidget(made)
    made.resize(320, 600)
    made.set_open_sections(group.key for group in made.groups)
    made.show()
    qtbot.waitExposed(made)
    return made


def choose(combo: QComboBox, value: object) -> None:
    """As the keyboard does: the current item changes and the popup is not needed."""
    index = combo.findData(value)
    assert index >= 0
    combo.setFocus()
    combo.setCurrentIndex(index)


def test_it_starts_with_the_preset_of_the_settings(qtbot: QtBot, tmp_path: Path, presets: Presets) -> None:
    settings = Settings().change("output", preset="Mask", folder=str(tmp_path))
    panel = OptionsPanel(presets, ModelFiles(tmp_path / "models"), settings)
    qtbot.addWidget(panel)
    assert panel.preset() == "Mask"
    assert panel.options() == BUILT_IN["Mask"]
    assert panel.destination() == tmp_path


def test_a_preset_that_is_gone_gives_the_default(qtbot: QtBot, tmp_path: Path, presets: Presets) -> None:
    panel = OptionsPanel(presets, ModelFiles(tmp_path / "models"), Settings().change("output", preset="Gone"))
    qtbot.addWidget(panel)
    assert panel.preset() == "Transparent PNG"


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_every_preset_comes_back_as_it_was(panel: OptionsPanel, name: str) -> None:
    panel.set_options(BUILT_IN[name], name)
    assert panel.options() == BUILT_IN[name]
    assert panel.preset() == name
    assert not panel.preset_bar.mark.isVisible()


def test_every_option_comes_back_as_it_was(panel: OptionsPanel) -> None:
    panel.set_options(EVERYTHING)
    assert panel.options() == EVERYTHING
    assert panel.preset() is None
    assert panel.preset_bar.combo.currentIndex() == -1


def test_a_background_image_comes_back_as_it_was(panel: OptionsPanel, tmp_path: Path) -> None:
    options = RemovalOptions.from_dict({"background": str(tmp_path / "sky.jpg")})
    panel.set_options(options)
    assert panel.options() == options
    assert panel.background.image.isVisible()


@pytest.mark.parametrize(
    "text",
    [
        "linear(#ff0000, #00ff00, #0000ff, 22.5)",
        "linear(#ffffff, #dddddd, 180)",
        "radial(#ffffff, #8899aa)",
        "blur(2.5%)",
        "blur(40px)",
    ],
)
def test_a_background_comes_back_as_it_was(panel: OptionsPanel, text: str) -> None:
    for options in (RemovalOptions.from_dict({"background": text}), RemovalOptions()):
        panel.set_options(options)
        assert panel.options() == options


def test_a_folder_of_backgrounds_comes_back_as_it_was(panel: OptionsPanel, tmp_path: Path) -> None:
    options = RemovalOptions.from_dict({"background": str(tmp_path), "background_position": "bottom"})
    panel.set_options(options)
    assert panel.options() == options
    assert panel.background.folder.isVisible()
    assert panel.background.fields["background"].hint


@pytest.mark.parametrize("kind", list(Shadow))
def test_a_usual_shadow_is_stored_as_such_and_another_as_it_is(panel: OptionsPanel, kind: Shadow) -> None:
    for measures in ({}, {"shadow_distance": "4%", "shadow_softness": "1px", "shadow_opacity": 40}):
        options = RemovalOptions.from_dict({"shadow": kind.value, **measures})
        panel.set_options(options)
        assert panel.options() == options


def test_another_shadow_has_its_own_usual_measures_but_keeps_what_was_typed(panel: OptionsPanel) -> None:
    group = panel.shadow
    choose(group.kind, "drop")
    assert (group.distance.text(), group.opacity.value()) == ("4%", 40)
    group.opacity.number.setValue(77)
    choose(group.kind, "reflection")
    assert (group.distance.text(), group.opacity.value()) == ("25%", 77)
    assert panel.options() == RemovalOptions.from_dict({"shadow": "reflection", "shadow_opacity": 77})


def test_only_what_a_shadow_has_is_asked(panel: OptionsPanel) -> None:
    group = panel.shadow
    measures = {
        "none": set(),
        "drop": {"angle", "distance", "softness", "opacity"},
        "own": {"opacity"},
    }
    for kind in Shadow:
        choose(group.kind, kind.value)
        asked = {name for name, field in group.fields.items() if name != "shadow" and field.isVisibleTo(group)}
        wanted = measures.get(kind.value, {"distance", "softness", "opacity"})
        assert asked == {f"shadow_{name}" for name in wanted}


def test_the_kind_of_background_is_chosen_with_the_arrow_keys(panel: OptionsPanel, qtbot: QtBot) -> None:
    group = panel.background
    group.kind.button("none").setFocus()
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(panel.focusWidget(), key)
        seen.append(group.kind.value())
    assert seen == ["color", "gradient", "blur"]
    assert panel.options().background_blur == "5%"


def test_the_place_of_the_subject_is_asked_where_it_has_one(panel: OptionsPanel) -> None:
    group = panel.size_group
    fields = [group.fields[name] for name in ("position", "floor", "centering")]
    panel.set_options(RemovalOptions())
    assert [field.isVisibleTo(group) for field in fields] == [False, False, False]
    group.trim.setChecked(True)
    assert [field.isVisibleTo(group) for field in fields] == [True, False, True]
    choose(group.position, "bottom")
    assert [field.isVisibleTo(group) for field in fields] == [True, True, True]
    assert "bottom" in group.summary
    group.same.setChecked(True)
    assert panel.options().framing is Framing.SAME
    assert "same scale" in group.summary
    group.trim.setChecked(False)  # then there is nothing to scale alike
    assert panel.options().framing is Framing.EACH


def test_a_largest_file_is_typed_with_its_unit(panel: OptionsPanel) -> None:
    group = panel.file
    assert not group.shrink.isVisibleTo(group)
    group.limit.setText("2.5 mb")
    assert panel.options().max_bytes == 2_500_000
    assert group.shrink.isVisibleTo(group)
    assert "2.5 MB" in group.summary
    assert group.fields["max_bytes"].hint  # a PNG cannot have a lower quality
    group.shrink.setChecked(True)
    assert not group.fields["max_bytes"].hint
    group.limit.setText("2 pounds")
    with pytest.raises(AppError, match="max_bytes"):
        panel.options()
    group.limit.clear()
    assert panel.options().max_bytes == 0


def test_setting_options_tells_once(panel: OptionsPanel, qtbot: QtBot) -> None:
    told: list[int] = []
    panel.changed.connect(lambda: told.append(1))
    panel.set_options(EVERYTHING)
    assert len(told) == 1


def test_options_equal_to_a_preset_show_it(panel: OptionsPanel) -> None:
    panel.set_options(BUILT_IN["WebP for the web"])
    assert panel.preset() == "WebP for the web"


def test_an_edit_marks_the_preset_and_undoing_it_takes_the_mark_away(panel: OptionsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.changed):
        qtbot.mouseClick(panel.cut.mask_only, LEFT, pos=panel.cut.mask_only.rect().center() * 0.2)
    assert panel.options().mask_only
    assert panel.preset() is None
    assert panel.preset_bar.mark.isVisible()
    qtbot.keyClick(panel.cut.mask_only, Qt.Key.Key_Space)
    assert panel.preset() == "Transparent PNG"
    assert not panel.preset_bar.mark.isVisible()


def test_choosing_a_preset_with_the_keyboard(panel: OptionsPanel, qtbot: QtBot) -> None:
    panel.preset_bar.combo.setFocus()
    qtbot.keyClick(panel.preset_bar.combo, Qt.Key.Key_Down)
    assert panel.preset() == "White shop picture"
    assert panel.options() == BUILT_IN["White shop picture"]


def test_every_editor_reaches_its_option(panel: OptionsPanel, qtbot: QtBot) -> None:
    choose(panel.cut.model.combo, "u2net")
    choose(panel.cut.edges, "matting")
    qtbot.keyClick(panel.cut.closer, Qt.Key.Key_Space)
    choose(panel.cleanup.parts, "largest")
    qtbot.keyClick(panel.cleanup.ignore_border, Qt.Key.Key_Space)
    panel.cleanup.specks.number.setValue(9)
    choose(panel.cleanup.pinholes.unit, "%")
    panel.cleanup.pinholes.number.setValue(0.25)
    qtbot.keyClick(panel.cleanup.fill_holes, Qt.Key.Key_Space)
    panel.cleanup.edge_shift.slider.setValue(3)
    panel.cleanup.feather.number.setValue(1.5)
    qtbot.keyClick(panel.cleanup.contrast.number, Qt.Key.Key_Up)
    qtbot.mouseClick(panel.background.kind.button("color"), LEFT)
    panel.background.color.line.clear()
    qtbot.keyClicks(panel.background.color.line, "#0af")
    qtbot.keyClick(panel.size_group.trim, Qt.Key.Key_Space)
    choose(panel.size_group.margin.unit, "%")
    panel.size_group.margin.number.setValue(3)
    choose(panel.size_group.canvas, "own")
    panel.size_group.width_box.setValue(900)
    panel.size_group.height_box.setValue(600)
    panel.size_group.padding.number.setValue(12)
    choose(panel.file.format, "jpeg")
    panel.file.quality.selectAll()
    qtbot.keyClicks(panel.file.quality, "71")
    qtbot.keyClick(panel.file.metadata, Qt.Key.Key_Space)
    panel.place.name.clear()
    qtbot.keyClicks(panel.place.name, "cut-{stem}")
    choose(panel.place.conflict, "overwrite")
    assert panel.options() == RemovalOptions(
        model="u2net",
        edges=Edges.MATTING,
        detail=Detail.HIGH,
        specks="9px",
        pinholes="0.25%",
        ignore_border=True,
        parts="largest",
        holes=Holes.FILL,
        edge_shift=3.0,
        feather=1.5,
        contrast=1.0,
        background="#00aaff",
        trim=True,
        margin="3%",
        canvas="900x600",
        padding="12px",
        format=OutputFormat.JPEG,
        quality=71,
        metadata=Metadata.STRIP,
        name="cut-{stem}",
        on_conflict=OnConflict.OVERWRITE,
    )


def test_lossless_is_only_for_webp_and_jpeg_xl(panel: OptionsPanel, qtbot: QtBot) -> None:
    choose(panel.file.format, "webp")
    qtbot.keyClick(panel.file.lossless, Qt.Key.Key_Space)
    assert panel.options().lossless
    assert not panel.file.quality.isVisible()
    choose(panel.file.format, "png")
    assert not panel.options().lossless
    assert panel.error() is None
    choose(panel.file.format, "jxl")
    assert panel.options().lossless
    choose(panel.file.format, "avif")
    assert not panel.options().lossless
    assert panel.file.quality.isVisible()
    assert panel.error() is None


def test_depth_is_kept_by_png_and_tiff(panel: OptionsPanel, qtbot: QtBot) -> None:
    assert panel.options().depth is Depth.EIGHT
    qtbot.keyClick(panel.file.deep, Qt.Key.Key_Space)
    assert panel.options().depth is Depth.KEEP
    panel.file.set_opened(False)
    for kind, possible in (("tiff", True), ("webp", False), ("png", True)):
        choose(panel.file.format, kind)
        assert panel.file.deep.isEnabled() == possible
        assert ("16 bits" in panel.file.summary) == possible
        assert panel.options().depth is Depth.KEEP  # a choice is not lost on the way


def test_jpeg_without_background_says_so_and_offers_white(panel: OptionsPanel, qtbot: QtBot) -> None:
    choose(panel.file.format, "jpeg")
    assert "JPEG" in panel.file.fields["format"].error
    assert "JPEG" in panel.background.fields["background"].error
    with pytest.raises(AppError):
        panel.options()
    qtbot.keyClick(panel.file.white, Qt.Key.Key_Space)  # the mouse would need it to be scrolled into view
    assert panel.options().background == "#ffffff"
    assert panel.file.fields["format"].error == ""
    assert not panel.file.white.isVisible()


@pytest.mark.parametrize(
    ("template", "part"),
    [("{stem", "{stem}"), ("a/{stem}", "/ \\"), ("same", "{index}"), ("{nonsense!r}", "{model}"), ("", "{stem}")],
)
def test_a_wrong_name_is_explained_at_the_name(
    panel: OptionsPanel, qtbot: QtBot, template: str, part: str
) -> None:
    panel.place.set_opened(False)
    panel.place.name.clear()
    qtbot.keyClicks(panel.place.name, template)
    assert part in panel.place.fields["name"].error
    assert panel.place.name.accessibleDescription() == panel.place.fields["name"].error
    assert panel.place.is_opened
    assert panel.preset() is None


def test_a_field_of_the_name_may_come_from_a_table(panel: OptionsPanel, qtbot: QtBot) -> None:
    panel.place.name.clear()
    qtbot.keyClicks(panel.place.name, "{sku}-{index:02}")
    assert panel.options().name == "{sku}-{index:02}"
    assert "{sku}-01.png" in panel.place.fields["name"].hint
    assert panel.place.fields["name"].hint.endswith("table of names: {sku}")


def test_two_wrong_options_are_both_explained(panel: OptionsPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.background.kind.button("color"), LEFT)
    panel.background.color.line.setText("#12")
    panel.place.name.setText("same")
    assert panel.background.fields["background"].error
    assert panel.place.fields["name"].error


def test_no_image_is_no_choice(panel: OptionsPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.background.kind.button("image"), LEFT)
    assert panel.background.fields["background"].error
    with pytest.raises(AppError):
        panel.options()


def test_the_name_shows_a_live_example(panel: OptionsPanel, qtbot: QtBot) -> None:
    choose(panel.file.format, "webp")
    panel.place.name.setText("{index:03}_{stem}")
    assert "001_IMG_2041.webp" in panel.place.fields["name"].hint


def test_a_field_is_inserted_from_the_menu(panel: OptionsPanel, qtbot: QtBot) -> None:
    panel.place.name.setText("{stem}-")
    panel.place.insert.menu().actions()[2].trigger()
    assert panel.options().name == "{stem}-{model}"


def test_one_folder_needs_a_folder(panel: OptionsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.hide()  # the chooser opens by itself only in a window that is seen
    choose(panel.place.place, "folder")
    assert panel.place.fields["destination"].error
    with pytest.raises(AppError):
        panel.destination()
    panel.place.folder.line.setText(str(tmp_path))
    assert panel.destination() == tmp_path
    assert panel.error() is None
    choose(panel.place.place, "beside")
    assert panel.destination() is None


def test_new_settings_move_the_destination_unless_it_was_chosen_here(panel: OptionsPanel, tmp_path: Path) -> None:
    panel.apply_settings(Settings().change("output", folder=str(tmp_path / "a")))
    assert panel.destination() == tmp_path / "a"
    panel.set_destination(tmp_path / "mine")
    panel.apply_settings(Settings().change("output", folder=str(tmp_path / "b")))
    assert panel.destination() == tmp_path / "mine"


def test_a_missing_model_says_so_and_leads_to_the_models(panel: OptionsPanel, qtbot: QtBot) -> None:
    choose(panel.cut.model.combo, "bria-rmbg")
    assert "Not downloaded" in panel.cut.model.detail
    assert "CC-BY-NC-4.0" in panel.cut.model.detail
    manage = panel.cut.model.manage
    qtbot.waitUntil(lambda: manage.visibleRegion().contains(manage.rect().center()))
    with qtbot.waitSignal(panel.models_requested):
        qtbot.mouseClick(manage, LEFT)


def test_a_model_that_is_gone_is_kept(panel: OptionsPanel) -> None:
    panel.set_options(RemovalOptions(model="custom:mine"))
    assert panel.options().model == "custom:mine"
    assert "Unknown model" in panel.cut.model.detail
    panel.reload_models()
    assert panel.options().model == "custom:mine"


def test_a_section_folds_by_click_and_by_key(panel: OptionsPanel, qtbot: QtBot) -> None:
    section = panel.size_group
    qtbot.mouseClick(section.header, LEFT)
    assert not section.is_opened
    assert not section.trim.isVisible()
    assert "Same as photo" in section.header.accessibleDescription()
    qtbot.keyClick(section.header, Qt.Key.Key_Right)
    assert section.trim.isVisible()
    qtbot.keyClick(section.header, Qt.Key.Key_Left)
    assert "size" not in panel.open_sections()


def test_a_folded_section_sums_up_its_options(panel: OptionsPanel) -> None:
    panel.set_options(BUILT_IN["White shop picture"])
    assert panel.size_group.summary == "Trimmed · 2000 × 2000"
    assert panel.background.summary == "#ffffff"
    assert panel.file.summary == "JPEG · 90"


def test_tab_goes_from_top_to_bottom(panel: OptionsPanel, qtbot: QtBot) -> None:
    panel.preset_bar.combo.setFocus()
    seen: list[int] = []
    for _ in range(40):
        widget = panel.focusWidget()
        assert widget is not None
        seen.append(widget.mapTo(panel, widget.rect().topLeft()).y() + panel._scroll.verticalScrollBar().value())
        if widget is panel.place.conflict:
            break
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert panel.focusWidget() is panel.place.conflict
    rows = [value // 30 for value in seen[2:]]  # what stands in one line may differ by a few pixels
    assert all(after >= before - 1 for before, after in pairwise(rows))


def test_nothing_is_wider_than_the_panel(panel: OptionsPanel) -> None:
    panel.set_options(EVERYTHING)
    body = panel._scroll.widget()
    assert body.minimumSizeHint().width() <= 320


def test_the_wheel_changes_nothing_without_focus(panel: OptionsPanel, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    panel.preset_bar.combo.setFocus()
    before = panel.options()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.cut.edges, event)
    assert panel.options() == before


def test_the_cleanup_says_what_is_used_while_it_is_folded_away(panel: OptionsPanel) -> None:
    assert panel.cleanup.summary == "Off"
    assert not panel.cleanup.share.isVisible()
    choose(panel.cleanup.parts, "share")
    panel.cleanup.specks.number.setValue(8)
    panel.cleanup.edge_shift.number.setValue(-1.5)
    assert panel.cleanup.share.isVisible()
    assert panel.options().parts == "10%"
    assert panel.cleanup.summary == "Small parts · specks · edge"
    assert "smaller" in panel.cleanup.fields["edge_shift"].hint
    panel.cleanup.edge_shift.slider.setValue(2)
    assert panel.options().edge_shift == 2
    panel.set_options(RemovalOptions())
    assert panel.cleanup.summary == "Off"


def test_a_section_that_is_opened_at_the_bottom_scrolls_into_view(qtbot: QtBot, panel: OptionsPanel) -> None:
    panel.set_open_sections(["cut", "background"])
    last = panel.cleanup.contrast
    qtbot.mouseClick(panel.cleanup.header, LEFT)
    assert last.isVisible()
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())


def test_what_retouchers_need_is_offered_where_the_format_has_it(panel: OptionsPanel) -> None:
    file = panel.file
    file.path_name.setText("Pfad 1")
    found = {}
    for kind in OutputFormat:
        panel.set_options(RemovalOptions.from_dict({"format": kind.value, "background": "#fff"}))
        file.path.setChecked(True)
        options = panel.options()
        shown = [name for name in ("clipping_path", "whole_photo") if file.fields[name].isVisibleTo(panel)]
        found[kind] = (options.clipping_path, shown)
    both = ["clipping_path", "whole_photo"]
    assert found == {
        **dict.fromkeys(OutputFormat, ("", [])),
        OutputFormat.JPEG: ("Pfad 1", both),
        OutputFormat.TIFF: ("Pfad 1", both),
        OutputFormat.PSD: ("Pfad 1", ["clipping_path"]),
    }


def test_the_whole_photo_needs_no_background(panel: OptionsPanel) -> None:
    panel.set_options(RemovalOptions.from_dict({"format": "tiff", "whole_photo": True}))
    assert "whole photo" in panel.file.summary
    panel.set_options(RemovalOptions.from_dict({"format": "tiff", "background": "#fff"}))
    panel.file.whole.setChecked(True)
    assert panel.error() is not None
    panel.file.format.setCurrentIndex(panel.file.format.findData("psd"))
    assert panel.error() is None
    assert panel.options().keeps_photo
