from pathlib import Path
from typing import Any

import pytest

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import (
    LOOK_OPTIONS,
    OUTPUT_OPTIONS,
    SHADOW_USUAL,
    BackgroundPosition,
    Gradient,
    RemovalOptions,
    Shadow,
)

BOX = (100, 50, 300, 150)


def background(text: str) -> str:
    return RemovalOptions.from_dict({"background": text}).background


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("linear(#fff, #ddd, 180)", "linear(#ffffff, #dddddd, 180)"),
        ("linear(white,black)", "linear(#ffffff, #000000, 180)"),
        (" LINEAR( white , #DDD, 45deg ) ", "linear(#ffffff, #dddddd, 45)"),
        ("linear(red, 180)", "linear(#ff0000, #118800, 180)"),
        ("linear(red, green, blue, 22.5)", "linear(#ff0000, #008000, #0000ff, 22.5)"),
        ("radial(white, silver)", "radial(#ffffff, #c0c0c0)"),
        ("blur(5%)", "blur(5%)"),
        ("Blur( 40 )", "blur(40px)"),
        ("blur(2.5 %)", "blur(2.5%)"),
    ],
)
def test_a_background_is_stored_in_one_way(written: str, stored: str) -> None:
    assert background(written) == stored
    assert background(stored) == stored


@pytest.mark.parametrize(
    "text",
    [
        "linear(white)",
        "linear(white, whitish)",
        "linear(white, black, 400)",
        "linear(white, black",
        "radial()",
        "radial(white, black, 45)",
        "linear(" + ", ".join(["red"] * 9) + ")",
        "blur(0)",
        "blur(120%)",
        "blur(-3px)",
        "blur()",
        "conic(red, blue)",
    ],
)
def test_a_wrong_background_is_refused_with_what_is_possible(text: str) -> None:
    with pytest.raises(AppError, match="linear") as caught:
        background(text)
    assert caught.value.code is ErrorCode.INVALID_OPTION


def test_what_the_background_is_can_be_asked(tmp_path: Path) -> None:
    made = {
        kind: RemovalOptions.from_dict({"background": text})
        for kind, text in {
            "color": "red",
            "gradient": "linear(red, blue, 90)",
            "blur": "blur(12)",
            "image": str(tmp_path / "linear(red, blue).png"),
        }.items()
    }
    for kind, options in made.items():
        found = {
            "color": options.background_color,
            "gradient": options.background_gradient,
            "blur": options.background_blur,
            "image": options.background_image,
        }
        assert [name for name, value in found.items() if value is not None] == [kind]
    assert made["gradient"].background_gradient == Gradient(((255, 0, 0), (0, 0, 255)), 90)
    assert made["blur"].background_blur == "12px"


def test_jpeg_takes_each_background(tmp_path: Path) -> None:
    for text in ("linear(red, blue)", "blur(5%)", str(tmp_path)):
        assert RemovalOptions.from_dict({"format": "jpeg", "background": text}).background.startswith(text[:4])


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ({"shadow": "DROP"}, {"shadow": "drop"}),
        ({"shadow_distance": "auto"}, {"shadow_distance": None}),
        ({"shadow_softness": ""}, {"shadow_softness": None}),
        ({"shadow_opacity": "auto"}, {"shadow_opacity": None}),
        ({"shadow_opacity": "40%"}, {"shadow_opacity": 40.0}),
        ({"shadow_opacity": 12.34}, {"shadow_opacity": 12.3}),
        ({"shadow_distance": 12}, {"shadow_distance": "12px"}),
        ({"background_position": "Top-Left"}, {"background_position": "top-left"}),
    ],
)
def test_shadows_are_stored_in_one_way(given: dict[str, Any], stored: dict[str, Any]) -> None:
    assert stored.items() <= RemovalOptions.from_dict(given).as_dict().items()


@pytest.mark.parametrize(
    "given",
    [
        {"shadow": "long"},
        {"shadow_angle": 361},
        {"shadow_angle": "left"},
        {"shadow_distance": "5em"},
        {"shadow_softness": "-1px"},
        {"shadow_opacity": 101},
        {"shadow_opacity": "dark"},
        {"background_fit": "stretch"},
        {"background_position": "middle"},
    ],
)
def test_a_wrong_value_is_refused_with_its_option(given: dict[str, Any]) -> None:
    with pytest.raises(AppError, match=next(iter(given))) as caught:
        RemovalOptions.from_dict(given)
    assert caught.value.code is ErrorCode.INVALID_OPTION


def test_a_shadow_has_usual_values_unless_others_are_given() -> None:
    usual = RemovalOptions.from_dict({"shadow": "drop"}).shadow_style(BOX)
    assert usual is not None
    assert (usual.distance, usual.sigma, usual.opacity) == (8, 4, 0.4)  # 4 % of 200 px, softness 4 %
    own = RemovalOptions.from_dict(
        {"shadow": "drop", "shadow_distance": "30px", "shadow_softness": "10%", "shadow_opacity": 80}
    ).shadow_style(BOX)
    assert own is not None
    assert (own.distance, own.sigma, own.opacity) == (30, 10, 0.8)


def test_without_a_shadow_or_with_the_mask_alone_there_is_no_style() -> None:
    assert RemovalOptions().shadow_style(BOX) is None
    assert RemovalOptions.from_dict({"shadow": "drop", "mask_only": True}).shadow_style(BOX) is None


@pytest.mark.parametrize(
    ("angle", "shift"), [(0, (0, -10)), (90, (10, 0)), (180, (0, 10)), (270, (-10, 0)), (135, (7.07, 7.07))]
)
def test_the_angle_is_where_a_drop_shadow_falls(angle: float, shift: tuple[float, float]) -> None:
    style = RemovalOptions.from_dict(
        {"shadow": "drop", "shadow_angle": angle, "shadow_distance": "10px"}
    ).shadow_style(BOX)
    assert style is not None
    assert style.shift == pytest.approx(shift, abs=0.01)


def test_there_is_room_for_the_whole_shadow() -> None:
    given = {"shadow": "drop", "shadow_angle": 90, "shadow_distance": "40px", "shadow_softness": "0px"}
    style = RemovalOptions.from_dict(given).shadow_style(BOX)
    assert style is not None
    assert style.room(BOX) == (100, 50, 340, 150)


def test_each_kind_has_usual_values_and_each_look_decides_the_file() -> None:
    assert set(SHADOW_USUAL) == set(Shadow) - {Shadow.NONE}
    assert set(LOOK_OPTIONS) < set(OUTPUT_OPTIONS)


def test_each_position_has_another_place() -> None:
    assert len({position.shares for position in BackgroundPosition}) == 9
