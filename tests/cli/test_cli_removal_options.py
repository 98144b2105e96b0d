from pathlib import Path

import click
import pytest

from rembg_desktop.cli.presets import chosen_options, removal_options
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import OPTION_NAMES, RemovalOptions


def test_every_field_is_an_option() -> None:
    command = click.command()(removal_options(lambda **_: None))
    assert {parameter.name for parameter in command.params} == set(OPTION_NAMES)


def test_what_is_not_given_comes_from_the_preset() -> None:
    base = RemovalOptions.from_dict({"trim": True, "quality": 50, "format": "webp"})
    chosen = chosen_options({"trim": False, "quality": None, "margin": "3px"}, base)
    assert chosen == RemovalOptions.from_dict({"trim": False, "margin": "3px"}, base)
    assert chosen.quality == 50


def test_a_background_file_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "beach.jpg").touch()
    assert chosen_options({"background": "beach.jpg"}, RemovalOptions()).background == str(tmp_path / "beach.jpg")
    assert chosen_options({"background": "#ABC"}, RemovalOptions()).background == "#aabbcc"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("linear(white, #ddd)", "linear(#ffffff, #dddddd, 180)"),
        ("Radial(red, blue)", "radial(#ff0000, #0000ff)"),
        ("blur(12)", "blur(12px)"),
    ],
)
def test_gradients_and_blur_are_no_files(given: str, stored: str) -> None:
    assert chosen_options({"background": given}, RemovalOptions()).background == stored


def test_a_folder_of_backgrounds_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "behind").mkdir()
    assert chosen_options({"background": "behind"}, RemovalOptions()).background == str(tmp_path / "behind")


def test_auto_takes_the_usual_measure_of_a_shadow_back() -> None:
    preset = RemovalOptions.from_dict({"shadow": "drop", "shadow_distance": "9px", "shadow_opacity": 80})
    given = {"shadow_distance": "auto", "shadow_opacity": "auto", "shadow_softness": "2%"}
    assert chosen_options(given, preset) == RemovalOptions.from_dict({"shadow": "drop", "shadow_softness": "2%"})


@pytest.mark.parametrize(("given", "color"), [("white", "#ffffff"), ("FFFFFF", "#ffffff"), ("0af", "#00aaff")])
def test_a_color_name_or_plain_digits_are_a_color_and_a_path_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, color: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / given).touch()
    assert chosen_options({"background": given}, RemovalOptions()).background == color
    assert chosen_options({"background": f"./{given}"}, RemovalOptions()).background == str(tmp_path / given)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"background": "whitish"}, ErrorCode.BACKGROUND_UNREADABLE),
        ({"background": "linear(red)"}, ErrorCode.INVALID_OPTION),
        ({"shadow": "long"}, ErrorCode.INVALID_OPTION),
        ({"format": "gif"}, ErrorCode.INVALID_OPTION),
        ({"quality": 101}, ErrorCode.INVALID_OPTION),
        ({"format": "jpeg"}, ErrorCode.INVALID_OPTION),
    ],
)
def test_nonsense_is_refused(given: dict[str, object], code: ErrorCode) -> None:
    with pytest.raises(AppError) as caught:
        chosen_options(given, RemovalOptions())
    assert caught.value.code is code
    assert str(next(iter(given.values()))) in caught.value.message
    assert caught.value.hint
