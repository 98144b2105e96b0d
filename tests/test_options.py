from pathlib import Path
from typing import Any

import pytest
from PIL import ImageColor

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import (
    CLEANUP_OPTIONS,
    CUT_OPTIONS,
    LOOK_OPTIONS,
    OPTION_NAMES,
    OUTPUT_OPTIONS,
    Centering,
    Depth,
    Detail,
    Edges,
    Holes,
    OutputFormat,
    Position,
    RemovalOptions,
    parse_color,
    pixels,
    size_text,
)
from rembg_desktop.options.presets import BUILT_IN, Presets
from rembg_desktop.options.values import byte_count
from rembg_desktop.queue.models import read_options


def test_the_defaults_are_a_valid_set() -> None:
    assert RemovalOptions.from_dict({}) == RemovalOptions()


def test_options_that_were_stored_before_there_was_a_depth_have_8_bits() -> None:
    stored = RemovalOptions(depth=Depth.KEEP).as_dict()
    del stored["depth"]
    assert RemovalOptions.from_dict(stored).depth is Depth.EIGHT
    assert read_options('{"format":"tiff"}').depth is Depth.EIGHT


def test_plain_values_come_back_as_the_same_options(tmp_path: Path) -> None:
    options = RemovalOptions.from_dict(
        {
            "format": "webp",
            "lossless": True,
            "background": str(tmp_path / "b.png"),
            "trim": True,
            "canvas": "10x20",
        }
    )
    assert RemovalOptions.from_dict(options.as_dict()) == options
    assert set(options.as_dict()) == set(OPTION_NAMES)


def test_options_that_were_stored_before_an_option_existed_get_its_default() -> None:
    stored = RemovalOptions(quality=70).as_dict()
    for name in ("times", *CLEANUP_OPTIONS, *LOOK_OPTIONS):
        del stored[name]
    assert RemovalOptions.from_dict(stored) == RemovalOptions(quality=70)


def test_earlier_clients_see_no_option_that_they_refuse_unless_it_changes_something() -> None:
    later = {
        "detail",
        *CLEANUP_OPTIONS,
        *LOOK_OPTIONS,
        "position",
        "floor",
        "centering",
        "framing",
        "max_bytes",
        "may_shrink",
        "srgb",
        "clipping_path",
        "whole_photo",
    }
    assert set(RemovalOptions().as_document()) == set(OPTION_NAMES) - later
    options = RemovalOptions.from_dict({"detail": "high", "feather": 2, "holes": "fill"})
    assert options.as_document().items() <= options.as_dict().items()
    assert set(options.as_document()) & later == {"detail", "feather", "holes"}
    assert RemovalOptions.from_document(options.as_document()) == options


def test_options_of_later_versions_are_left_out_of_what_they_send() -> None:
    assert RemovalOptions.from_document({"quality": 70, "glow": "2px"}) == RemovalOptions(quality=70)
    with pytest.raises(AppError, match="quality"):
        RemovalOptions.from_document({"quality": "best"})


def test_there_is_no_negative_zero_and_no_endless_message() -> None:
    assert str(RemovalOptions.from_dict({"edge_shift": -0.01}).edge_shift) == "0.0"
    with pytest.raises(AppError) as caught:
        RemovalOptions.from_dict({"specks": "9" * 100_000 + "px"})
    assert len(caught.value.message) < 500


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("format", "JPG", OutputFormat.JPEG),
        ("format", "tif", OutputFormat.TIFF),
        ("edges", "Matting", Edges.MATTING),
        ("detail", "High", Detail.HIGH),
        ("background", "#FA0", "#ffaa00"),
        ("background", "FFFFFF", "#ffffff"),
        ("background", "fa0", "#ffaa00"),
        ("background", "White", "#ffffff"),
        ("background", "rebeccapurple", "#663399"),
        ("background", "LightGoldenRodYellow", "#fafad2"),
        ("margin", 12, "12px"),
        ("margin", " 5 % ", "5%"),
        ("specks", 12, "12px"),
        ("pinholes", "0.5 %", "0.5%"),
        ("parts", "Largest", "largest"),
        ("parts", "2.5 %", "2.5%"),
        ("parts", "0%", "all"),
        ("holes", "Fill", Holes.FILL),
        ("edge_shift", -3, -3.0),
        ("edge_shift", 1.25, 1.2),
        ("feather", 50, 50.0),
        ("canvas", "2000 × 1000", "2000x1000"),
        ("canvas", "", None),
        ("position", "Bottom", Position.BOTTOM),
        ("floor", 12, "12px"),
        ("centering", "Optical", Centering.OPTICAL),
        ("max_bytes", 500, 500),
        ("max_bytes", "500", 500),
        ("max_bytes", "500 bytes", 500),
        ("max_bytes", "2 MB", 2_000_000),
        ("max_bytes", "2.3mb", 2_300_000),
        ("max_bytes", " 2,5 M ", 2_500_000),
        ("max_bytes", "512 KiB", 524_288),
        ("max_bytes", "none", 0),
        ("max_bytes", "", 0),
        ("srgb", True, True),
        ("depth", 8, Depth.EIGHT),
        ("depth", "Keep", Depth.KEEP),
        ("name", "{stem}-{index:03}", "{stem}-{index:03}"),
    ],
)
def test_what_people_write_is_understood(field: str, given: object, kept: object) -> None:
    base = RemovalOptions(background="#ffffff")
    assert getattr(RemovalOptions.from_dict({field: given}, base), field) == kept


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"model": "../evil"}, "model"),
        ({"model": 3}, "model"),
        ({"edges": "hard"}, "edges"),
        ({"detail": "ultra"}, "detail"),
        ({"specks": "-1px"}, "specks"),
        ({"specks": "\u0661px"}, "specks"),
        ({"parts": "\u0661%"}, "parts"),
        ({"pinholes": "1cm"}, "pinholes"),
        ({"ignore_border": "yes"}, "ignore_border"),
        ({"parts": "some"}, "parts"),
        ({"parts": "101%"}, "parts"),
        ({"parts": 5}, "parts"),
        ({"holes": True}, "holes"),
        ({"edge_shift": 20.1}, "edge_shift"),
        ({"edge_shift": float("nan")}, "edge_shift"),
        ({"edge_shift": "1"}, "edge_shift"),
        ({"feather": -1}, "feather"),
        ({"feather": True}, "feather"),
        ({"contrast": 101}, "contrast"),
        ({"mask_only": "yes"}, "mask_only"),
        ({"background": "reddish"}, "background"),
        ({"background": "fffff"}, "background"),
        ({"background": "ggg"}, "background"),
        ({"background": "#12345"}, "background"),
        ({"background": "relative.png"}, "background"),
        ({"trim": 1}, "trim"),
        ({"margin": "101%"}, "margin"),
        ({"margin": "-3px"}, "margin"),
        ({"canvas": "0x10"}, "canvas"),
        ({"canvas": "99999x10"}, "canvas"),
        ({"padding": True}, "padding"),
        ({"position": "top"}, "position"),
        ({"floor": "-1px"}, "floor"),
        ({"centering": True}, "centering"),
        ({"framing": "all", "trim": True}, "framing"),
        ({"framing": "same"}, "framing"),
        ({"format": "gif"}, "format"),
        ({"format": "jpeg"}, "format"),
        ({"format": "jpeg", "background": "none"}, "background"),
        ({"quality": 0}, "quality"),
        ({"quality": 90.0}, "quality"),
        ({"quality": True}, "quality"),
        ({"lossless": True}, "lossless"),
        ({"lossless": True, "format": "avif"}, "lossless"),
        ({"max_bytes": -1}, "max_bytes"),
        ({"max_bytes": True}, "max_bytes"),
        ({"max_bytes": 1.5}, "max_bytes"),
        ({"max_bytes": "2 MBit"}, "max_bytes"),
        ({"max_bytes": "2,000 KB"}, "max_bytes"),
        ({"max_bytes": "\u0662 MB"}, "max_bytes"),
        ({"max_bytes": "9000 GB"}, "max_bytes"),
        ({"may_shrink": 1}, "may_shrink"),
        ({"metadata": "some"}, "metadata"),
        ({"times": "old"}, "times"),
        ({"srgb": "yes"}, "srgb"),
        ({"depth": 16}, "depth"),
        ({"name": ""}, "name"),
        ({"name": "../{stem}"}, "name"),
        ({"name": "{stem.parent}"}, "name"),
        ({"name": "{stem!r}"}, "name"),
        ({"name": "{index:99999}"}, "name"),
        ({"name": "{stem"}, "name"),
        ({"name": "same"}, "name"),
        ({"on_conflict": "ask"}, "on_conflict"),
        ({"color": "#ffffff"}, "color"),
    ],
)
def test_nonsense_is_refused_by_field_and_value(values: dict[str, Any], named: str) -> None:
    with pytest.raises(AppError) as caught:
        RemovalOptions.from_dict(values)
    assert caught.value.code is ErrorCode.INVALID_OPTION
    assert caught.value.message.startswith(f"{named}: ")
    assert (
        "must " in caught.value.message
        or "JPEG" in caught.value.message
        or "name" in caught.value.message
        or "trim" in caught.value.message
        or ("unknown" in caught.value.message or "WebP" in caught.value.message)
    )


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (999, "999 bytes"),
        (1500, "1.5 KB"),
        (1024, "1024 bytes"),
        (2 * 10**6, "2 MB"),
        (10**12, "1000 GB"),
    ],
)
def test_a_number_of_bytes_is_written_as_it_is_read(count: int, text: str) -> None:
    assert size_text(count) == text
    assert byte_count("max_bytes", text) == count


@pytest.mark.parametrize(
    ("length", "reference", "expected"), [("12px", 1000, 12), ("5%", 1000, 50), ("0.5%", 1000, 5)]
)
def test_lengths_become_pixels(length: str, reference: int, expected: int) -> None:
    assert pixels(length, reference) == expected


def test_background_says_what_it_is() -> None:
    assert RemovalOptions(background="#0a141e").background_color == (10, 20, 30)
    assert RemovalOptions(background="#0a141e").background_image is None
    assert RemovalOptions(background="/a/b.png").background_image == "/a/b.png"
    assert RemovalOptions().background_color is None
    assert RemovalOptions().background_image is None


@pytest.mark.parametrize("name", ImageColor.colormap)
def test_every_css_color_has_the_value_that_pillow_gives_it(name: str) -> None:
    red, green, blue, *_ = ImageColor.getrgb(name)
    assert parse_color(name) == f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize(
    "given",
    [
        {"specks": "1px"},
        {"pinholes": "1%"},
        {"ignore_border": True},
        {"parts": "largest"},
        {"holes": "fill"},
        {"edge_shift": -0.5},
        {"feather": 1},
        {"contrast": 1},
    ],
)
def test_each_cleanup_option_is_noticed(given: dict[str, Any]) -> None:
    assert set(given) <= set(CLEANUP_OPTIONS)
    assert RemovalOptions.from_dict(given).has_cleanup
    assert not RemovalOptions.from_dict({"trim": True, "edges": "matting"}).has_cleanup


def test_each_option_decides_either_the_alpha_or_the_file() -> None:
    assert set(CUT_OPTIONS) == {"model", "edges", "detail", *CLEANUP_OPTIONS}
    assert sorted([*CUT_OPTIONS, *OUTPUT_OPTIONS]) == sorted(RemovalOptions().as_dict())


def test_a_preset_is_found_under_the_name_of_the_list(tmp_path: Path) -> None:
    presets = Presets(tmp_path / "presets.toml")
    assert presets.find(" white SHOP picture ") == ("White shop picture", BUILT_IN["White shop picture"])
