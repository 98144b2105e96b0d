from pathlib import Path

import numpy as np
import pytest
from cutting import cut, noise, rgba
from PIL import Image

from rembg_desktop.errors import AppError

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
