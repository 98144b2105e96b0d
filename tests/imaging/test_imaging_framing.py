from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cutting import MaskRemover, cut, noise, rgba
from PIL import Image

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.encoders import write_png
from rembg_desktop.imaging.framing import Extent
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import CutOut, cut_out, measured

SIZE = (200, 120)
BOX = (60, 30, 140, 70)
"""Where the subject is: 80 x 40 pixels."""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    noise(SIZE).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def subject(haze: int = 0) -> Image.Image:
    mask = Image.new("L", SIZE, haze)
    mask.paste(255, BOX)
    return mask


def test_trim_keeps_the_subject_alone(photo: Path) -> None:
    done, data = cut(photo, subject(), trim=True)
    assert (done.width, done.height) == (80, 40)
    expected = np.asarray(Image.open(photo).crop(BOX))
    assert np.array_equal(rgba(data)[..., :3], expected)


def test_trim_does_not_mind_a_haze_on_the_background(photo: Path) -> None:
    done, _ = cut(photo, subject(haze=5), trim=True)
    assert (done.width, done.height) == (80, 40)


@pytest.mark.parametrize(("margin", "room"), [("10px", 10), ("10%", 8), ("50%", 40)])
def test_a_margin_is_room_on_every_side_even_beyond_the_photo(photo: Path, margin: str, room: int) -> None:
    done, data = cut(photo, subject(), trim=True, margin=margin)
    assert (done.width, done.height) == (80 + 2 * room, 40 + 2 * room)
    alpha = rgba(data)[..., 3]
    assert (alpha[room:-room, room:-room] == 255).all()
    assert np.count_nonzero(alpha) == 80 * 40


def test_beyond_the_photo_the_background_goes_on(photo: Path) -> None:
    _, data = cut(photo, subject(), trim=True, margin="60px", background="#102030")
    assert tuple(rgba(data)[0, 0]) == (0x10, 0x20, 0x30, 255)


@pytest.mark.parametrize("margin", ["99999px", "40000px"])
def test_a_margin_without_measure_is_refused_with_the_name(photo: Path, margin: str) -> None:
    with pytest.raises(AppError, match=r"photo\.png"):
        cut(photo, subject(), trim=True, margin=margin)


def test_trim_without_a_subject_keeps_the_whole_image_and_says_so(photo: Path) -> None:
    done, _ = cut(photo, Image.new("L", SIZE, 3), trim=True)
    assert (done.width, done.height) == SIZE
    (notice,) = done.notices
    assert notice.code == "no_subject"
    assert "photo.png" in notice.message


@pytest.mark.parametrize(
    ("canvas", "padding", "box"),
    [
        ("100x100", "0px", (0, 25, 100, 75)),
        ("100x100", "10px", (10, 30, 90, 70)),
        ("100x100", "10%", (10, 30, 90, 70)),
        ("400x160", "0px", (40, 0, 360, 160)),
        ("160x400", "20px", (20, 170, 140, 230)),
    ],
)
def test_a_canvas_holds_the_subject_centered(
    photo: Path, canvas: str, padding: str, box: tuple[int, int, int, int]
) -> None:
    done, data = cut(photo, subject(), trim=True, canvas=canvas, padding=padding)
    assert f"{done.width}x{done.height}" == canvas
    found = Image.fromarray(rgba(data)[..., 3].astype(np.uint8)).point(lambda value: 255 if value > 127 else 0)
    assert found.getbbox() == box


def test_padding_larger_than_the_canvas_leaves_a_pixel(photo: Path) -> None:
    done, data = cut(photo, subject(), trim=True, canvas="50x40", padding="90px")
    assert (done.width, done.height) == (50, 40)
    assert rgba(data)[..., 3].any()


def test_scaling_lets_no_hidden_color_bleed_in(tmp_path: Path) -> None:
    image = Image.new("RGB", SIZE, (0, 255, 0))
    image.paste((200, 0, 0), BOX)
    image.save(tmp_path / "a.png")
    _, data = cut(tmp_path / "a.png", subject(), canvas="77x55")
    pixels = rgba(data)
    assert pixels[..., 1][pixels[..., 3] > 16].max() <= 8
    assert not pixels[pixels[..., 3] == 0].any()


def test_a_canvas_without_trim_fits_the_whole_photo(photo: Path) -> None:
    _, data = cut(photo, Image.new("L", SIZE, 255), canvas="100x100")
    assert Image.fromarray(rgba(data)[..., 3].astype(np.uint8)).getbbox() == (0, 20, 100, 80)


def visible(data: bytes) -> tuple[int, int, int, int] | None:
    alpha = Image.fromarray(rgba(data)[..., 3].astype(np.uint8))
    return alpha.point(lambda value: 255 if value > 127 else 0).getbbox()


@pytest.mark.parametrize(
    ("options", "box"),
    [
        ({"trim": True, "canvas": "100x100"}, (0, 50, 100, 100)),
        ({"trim": True, "canvas": "100x100", "padding": "10px"}, (10, 60, 90, 100)),
        ({"trim": True, "canvas": "100x100", "padding": "10px", "floor": "15px"}, (10, 45, 90, 85)),
        ({"trim": True, "canvas": "200x100", "padding": "10px", "floor": "20%"}, (30, 10, 170, 80)),
        ({"trim": True, "canvas": "100x100", "margin": "10px", "floor": "7px"}, (10, 53, 90, 93)),
        ({"canvas": "200x120", "floor": "10px"}, (62, 73, 135, 110)),  # the photo keeps its scale, 110/120
        ({"canvas": "400x120"}, (160, 80, 240, 120)),
        ({"trim": True}, (0, 0, 80, 40)),
        ({"trim": True, "floor": "9px", "margin": "5px"}, (5, 5, 85, 45)),
        ({"trim": True, "canvas": "50x40", "floor": "90px"}, (24, 0, 25, 1)),
    ],
)
@pytest.mark.parametrize("depth", ["8", "keep"])
def test_a_subject_can_stand_at_the_bottom(
    tmp_path: Path, options: dict[str, Any], box: tuple[int, int, int, int], depth: str
) -> None:
    words = np.asarray(noise(SIZE)).astype(np.uint16) * 257
    with (tmp_path / "photo.png").open("wb") as file:
        write_png(file, SIZE, 3, [words], SourceMetadata(), depth=16)
    done, data = cut(tmp_path / "photo.png", subject(), position="bottom", depth=depth, **options)
    if canvas := options.get("canvas"):
        assert f"{done.width}x{done.height}" == canvas
    else:
        below = int(options.get("floor", "0px")[:-2])
        assert (done.width, done.height) == (box[2] + box[0], box[3] + below)
    found = visible(data)
    assert found is not None
    assert np.abs(np.subtract(found, box)).max() <= (1 if options.get("canvas") else 0)
    if options.get("canvas") and "50x" not in options["canvas"]:
        assert found[3] == box[3]  # a floor is a promise, whatever is rounded elsewhere


def test_without_a_subject_nothing_stands_at_the_bottom(photo: Path) -> None:
    _, data = cut(photo, Image.new("L", SIZE, 3), trim=True, canvas="100x100", position="bottom", floor="30px")
    assert Image.fromarray(rgba(data)[..., 3].astype(np.uint8)).getbbox() == (0, 20, 100, 80)


def lamp() -> Image.Image:
    """A heavy body of 40 x 40 pixels on the left, with a thin arm of 80 x 4 to the right: 100 x 40 in all."""
    mask = Image.new("L", SIZE)
    mask.paste(255, (50, 40, 90, 80))
    mask.paste(255, (90, 58, 150, 62))
    return mask


CENTER_OF_LAMP = (1600 * 70 + 240 * 120) / 1840
"""Its center of mass, from left to right."""


@pytest.mark.parametrize(
    ("options", "left", "width"),
    [
        ({"canvas": "200x40", "trim": True}, round(100 - (CENTER_OF_LAMP - 50)), 200),
        ({"canvas": "110x40", "trim": True}, 10, 110),  # as far as there is room
        ({"canvas": "200x40", "trim": True, "padding": "0px", "margin": "0px"}, 73, 200),
        ({"canvas": "110x50", "trim": True, "padding": "5px"}, 5, 110),
        ({"canvas": "200x120"}, round(100 - (CENTER_OF_LAMP - 50)), 200),  # the photo is moved
        ({"trim": True}, round(2 * (150 - CENTER_OF_LAMP)) - 100, round(2 * (150 - CENTER_OF_LAMP))),
    ],
)
def test_the_optical_center_is_the_center_of_mass(
    photo: Path, options: dict[str, Any], left: int, width: int
) -> None:
    done, data = cut(photo, lamp(), centering="optical", **options)
    found = visible(data)
    assert found is not None
    assert done.width == pytest.approx(width, abs=1)
    assert found[0] == pytest.approx(left, abs=1)
    assert found[2] - found[0] == 100


@pytest.mark.parametrize(("position", "upper"), [("center", 80), ("bottom", 90)])
def test_the_optical_center_is_also_the_vertical_one_unless_the_subject_stands(
    photo: Path, position: str, upper: int
) -> None:
    mask = Image.new("L", SIZE)
    mask.paste(255, (50, 10, 90, 50))
    mask.paste(255, (68, 50, 72, 110))  # 1.5 times as large on the canvas; the center of mass is 26.5 from its top
    _, data = cut(photo, mask, trim=True, canvas="60x240", centering="optical", position=position)
    found = visible(data)
    assert found is not None
    assert found[1] == pytest.approx(upper, abs=1)


def test_haze_has_no_weight(photo: Path) -> None:
    mask = Image.new("L", SIZE, 5)
    mask.paste(255, (150, 30, 170, 70))
    _, data = cut(photo, mask, canvas="200x120", centering="optical")
    found = visible(data)
    assert found is not None
    assert (found[0], found[2]) == (90, 110)


def test_a_group_without_a_canvas_has_one_size_and_one_baseline(photo: Path) -> None:
    group = Extent(120, 60, 60.0)
    for mask_box in (BOX, (0, 100, 10, 110), (190, 0, 200, 60)):
        mask = Image.new("L", SIZE)
        mask.paste(255, mask_box)
        done, data = cut_in_group(photo, mask, group, margin="5px")
        assert (done.width, done.height) == (130, 70)
        found = visible(data)
        assert found is not None
        assert found[3] == 65
        width = mask_box[2] - mask_box[0]
        assert found[0] == 65 - width // 2
        assert found[2] - found[0] == width


@pytest.mark.parametrize("canvas", [None, "500x100"])
def test_a_group_is_centered_by_weight(photo: Path, canvas: str | None) -> None:
    """The lamp's center of mass is near its left end, 23 + 77 pixels from its edges."""
    reach = 150 - CENTER_OF_LAMP
    group = Extent(100, 40, reach)
    done, data = cut_in_group(photo, lamp(), group, canvas=canvas, centering="optical")
    found = visible(data)
    assert found is not None
    scale = 1 if canvas is None else 2.5
    assert found[0] == pytest.approx(done.width / 2 - (CENTER_OF_LAMP - 50) * scale, abs=2)
    assert found[2] - found[0] == pytest.approx(100 * scale, abs=1)


@pytest.mark.parametrize("position", ["center", "bottom"])
def test_the_scale_of_a_group_leaves_room_for_its_shadows(photo: Path, position: str) -> None:
    plain = Extent(80, 40, 40.0)
    shadowed = Extent(80, 40, 40.0, beside=40, above=0, below=10)
    boxes = [
        visible(cut_in_group(photo, subject(), group, canvas="160x80", position=position)[1])
        for group in (plain, shadowed)
    ]
    assert boxes[0] == (0, 0, 160, 80)
    assert boxes[1] is not None
    assert (boxes[1][2] - boxes[1][0], boxes[1][0]) == (80, 40)  # half as large, so that 40 pixels fit beside it
    assert boxes[1][3] <= 80


def test_the_largest_of_a_group_stands_where_it_would_stand_alone(photo: Path) -> None:
    options: dict[str, Any] = {"trim": True, "canvas": "333x211", "padding": "7%", "margin": "3px"}
    for position in ("center", "bottom"):
        _, alone = cut(photo, subject(), **options, position=position, floor="11px")
        group = Extent(80, 40, 40.0)
        _, grouped = cut_in_group(photo, subject(), group, **options, position=position, floor="11px")
        assert visible(alone) == visible(grouped)


def cut_in_group(photo: Path, mask: Image.Image, group: Extent, **options: Any) -> tuple[CutOut, bytes]:
    chosen = RemovalOptions.from_dict({"trim": True, "framing": "same", **options})
    target = BytesIO()
    done = cut_out(photo, target, chosen, MaskRemover(mask), CancelToken(), group=group)
    return done, target.getvalue()


def test_an_extent_holds_the_subject_and_its_shadow(photo: Path) -> None:
    def extent(mask: Image.Image, **values: Any) -> Extent | None:
        options = RemovalOptions.from_dict({"trim": True, "framing": "same", **values})
        return measured(photo, (options,), MaskRemover(mask), CancelToken())

    assert extent(subject()) == Extent(80, 40, 40.0)
    found = extent(lamp())
    assert found is not None
    assert (found.width, found.height, found.reach) == (100, 40, pytest.approx(150 - CENTER_OF_LAMP, abs=0.1))
    shadowed = extent(subject(), shadow="drop")
    assert shadowed is not None
    assert max(shadowed.beside, shadowed.below) > 0
    assert extent(Image.new("L", SIZE, 3)) is None
