from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cutting import cut, noise, rgba
from PIL import Image, ImageCms
from wide import P3

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.scene.backdrops import blurred, filled, rounded
from rembg_desktop.imaging.scene.backgrounds import gradient_backdrop, images_in
from rembg_desktop.options import Gradient

SIZE = (120, 90)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    noise(SIZE).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def nothing() -> Image.Image:
    """An alpha that shows only the background, but for one pixel."""
    mask = Image.new("L", SIZE, 0)
    mask.putpixel((60, 45), 255)
    return mask


def behind(photo: Path, background: str, **options: Any) -> np.ndarray:
    return rgba(cut(photo, nothing(), background=background, **options)[1])[..., :3]


@pytest.mark.parametrize(
    ("background", "corners"),
    [
        ("linear(#000, #fff, 180)", (0, 0, 255, 255)),
        ("linear(#000, #fff, 0)", (255, 255, 0, 0)),
        ("linear(#000, #fff, 90)", (0, 255, 0, 255)),
        ("linear(#000, #fff, 270)", (255, 0, 255, 0)),
        ("radial(#000, #fff)", (255, 255, 255, 255)),
    ],
)
def test_a_gradient_goes_in_its_direction(photo: Path, background: str, corners: tuple[int, ...]) -> None:
    pixels = behind(photo, background)
    found = [int(pixels[y, x, 0]) for y in (0, -1) for x in (0, -1)]
    assert found == pytest.approx(corners, abs=4)


def test_a_gradient_through_a_corner_reaches_both_of_its_colors_there(photo: Path) -> None:
    pixels = behind(photo, "linear(#f00, #0f0, #00f, 45)")
    assert pixels[-1, 0] == pytest.approx((255, 0, 0), abs=5)
    assert pixels[0, -1] == pytest.approx((0, 0, 255), abs=5)
    assert pixels[SIZE[1] // 2, SIZE[0] // 2 + 2] == pytest.approx((0, 255, 0), abs=9)


def test_the_center_of_a_radial_gradient_can_be_elsewhere(photo: Path) -> None:
    pixels = behind(photo, "radial(#000, #fff)", background_position="top-left")
    assert pixels[0, 0, 0] < 4
    assert pixels[-1, -1, 0] > 250


@pytest.mark.parametrize(
    "gradient", [Gradient(((255, 255, 255), (235, 236, 240)), 170), Gradient(((20,) * 3, (40,) * 3), None)]
)
def test_a_gradient_has_no_bands(gradient: Gradient) -> None:
    """Whatever is 8 pixels wide and high has the right mean, so no step is seen."""
    size = (320, 240)
    ramp = gradient_backdrop(gradient, size, None)
    exact = ramp.rows(0, size[1])
    pixels = rounded(exact, 0)
    assert len(np.unique(pixels)) < 30
    means = [np.asarray(each).reshape(30, 8, 40, 8, 3).mean(axis=(1, 3)) for each in (pixels, exact)]
    assert np.abs(means[0] - means[1]).max() < 0.12
    assert np.abs(np.rint(exact) - exact).max() > 0.4  # rounding alone would show steps


def test_rounding_keeps_whole_numbers_everywhere() -> None:
    levels = np.arange(256, dtype=np.float32).repeat(64).reshape(256, 64)
    for shift in (0, 3):
        assert np.array_equal(rounded(levels + np.float32(1e-4), shift, shift), levels)
        assert np.array_equal(rounded(levels - np.float32(1e-4), shift, shift), levels)


def test_with_16_bits_a_gradient_has_16_bits(tmp_path: Path) -> None:
    import imagecodecs

    values = np.random.default_rng(1).integers(0, 65536, (90, 120, 3), np.uint16)
    (tmp_path / "deep.png").write_bytes(imagecodecs.png_encode(values))
    _, data = cut(tmp_path / "deep.png", nothing(), depth="keep", background="linear(#000, #fff, 90)")
    pixels = imagecodecs.png_decode(data)
    assert pixels.dtype == np.uint16
    assert len(np.unique(pixels[0])) == 120
    assert np.abs(pixels[0, :, 0] - (np.arange(120) + 0.5) / 120 * 65535).max() < 20


def test_a_gradient_has_the_same_colors_in_a_photo_with_a_wide_profile(tmp_path: Path) -> None:
    noise(SIZE).save(tmp_path / "p3.png", icc_profile=P3)
    _, data = cut(tmp_path / "p3.png", nothing(), background="linear(#f00, #f00)")
    image = Image.open(BytesIO(data))
    assert image.info["icc_profile"] == P3
    shown = ImageCms.profileToProfile(
        image, ImageCms.ImageCmsProfile(BytesIO(P3)), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert np.abs(np.array(shown.getpixel((5, 5))) - (255, 0, 0)).max() <= 3


def quarters(path: Path, size: tuple[int, int] = (40, 20)) -> Path:
    """Red, green, blue and black from left to right."""
    image = Image.new("RGB", size)
    for index, color in enumerate(((255, 0, 0), (0, 255, 0), (0, 0, 255))):
        image.paste(color, (index * size[0] // 4, 0, (index + 1) * size[0] // 4, size[1]))
    image.save(path)
    return path


@pytest.mark.parametrize(
    ("position", "left", "right"),
    [("left", (255, 0, 0), (0, 0, 255)), ("center", (255, 0, 0), (0, 0, 0)), ("right", (0, 255, 0), (0, 0, 0))],
)
def test_the_position_decides_which_part_of_an_image_is_seen(
    photo: Path, tmp_path: Path, position: str, left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    image = quarters(tmp_path / "behind.png", (160, 80))
    pixels = behind(photo, str(image), background_position=position)
    assert pixels[45, 1] == pytest.approx(left, abs=6)
    assert pixels[45, -2] == pytest.approx(right, abs=6)


@pytest.mark.parametrize(("position", "rows"), [("top", (0, 60)), ("center", (15, 75)), ("bottom", (30, 90))])
def test_an_image_that_fits_is_seen_whole_with_white_around_it(
    photo: Path, tmp_path: Path, position: str, rows: tuple[int, int]
) -> None:
    pixels = behind(
        photo, str(quarters(tmp_path / "behind.png")), background_fit="fit", background_position=position
    )
    inside = pixels[rows[0] + 2 : rows[1] - 2]
    assert inside[:, 10] == pytest.approx(np.broadcast_to((255, 0, 0), (len(inside), 3)), abs=6)
    assert (inside[:, -10] < 6).all()
    outside = np.delete(pixels, np.s_[rows[0] - (rows[0] > 0) : rows[1] + 1], axis=0)
    assert (outside == 255).all()


@pytest.mark.parametrize(
    ("position", "first"), [("top-left", 0), ("center", 0), ("right", 0), ("bottom-right", 10)]
)
def test_tiles_repeat_from_their_position(photo: Path, tmp_path: Path, position: str, first: int) -> None:
    tile = quarters(tmp_path / "behind.png", (40, 20))
    noise((40, 20), 5).save(tile)
    stored = np.asarray(Image.open(tile))
    pixels = behind(photo, str(tile), background_fit="tile", background_position=position)
    top = {"top-left": 0, "center": 35, "right": 35, "bottom-right": 70}[position]
    left = {"top-left": 0, "center": 40, "right": 80, "bottom-right": 80}[position]
    expected = np.roll(np.tile(stored, (6, 4, 1)), (top % 20, left % 40), axis=(0, 1))[:90, :120]
    pixels[45, 60] = expected[45, 60]
    assert np.array_equal(pixels, expected)


def test_the_blurred_photo_has_no_trace_of_its_subject(tmp_path: Path) -> None:
    """A red subject on blue: nothing around it turns red, and the blur is blue where the subject was."""
    image = Image.new("RGB", SIZE, (0, 0, 200))
    image.paste((250, 0, 0), (40, 30, 80, 60))
    image.save(tmp_path / "photo.png")
    mask = Image.new("L", SIZE, 0)
    mask.paste(255, (40, 30, 80, 60))
    pixels = rgba(cut(tmp_path / "photo.png", mask, background="blur(20%)")[1])
    outside = np.delete(pixels.reshape(-1, 4), np.flatnonzero(np.asarray(mask)), axis=0)
    assert np.abs(outside - (0, 0, 200, 255)).max() <= 2


def test_the_blurred_photo_stays_where_it_is_and_is_mirrored_beyond_its_edge(tmp_path: Path) -> None:
    image = Image.new("RGB", SIZE, (0, 0, 0))
    image.paste((255, 255, 255), (60, 0, 120, 90))
    image.save(tmp_path / "photo.png")
    mask = Image.new("L", SIZE, 0)
    mask.paste(255, (100, 40, 110, 50))
    plain = rgba(cut(tmp_path / "photo.png", mask, background="blur(8)")[1])
    assert plain[80, 20, 0] < 3
    assert plain[80, 95, 0] > 252
    assert 90 < plain[80, 60, 0] < 165
    trimmed = rgba(cut(tmp_path / "photo.png", mask, background="blur(8)", trim=True, margin="60px")[1])
    assert trimmed.shape[:2] == (130, 130)
    assert np.abs(trimmed[20:100, 0:80] - plain[0:80, 40:120]).max() <= 2
    assert (np.abs(trimmed[2:18] - trimmed[21:37][::-1]) <= 6).all()  # above the photo: its upper rows, mirrored


def test_the_photo_covers_a_canvas(tmp_path: Path) -> None:
    image = Image.new("RGB", SIZE, (0, 180, 0))
    image.save(tmp_path / "photo.png")
    pixels = rgba(cut(tmp_path / "photo.png", nothing(), background="blur(5%)", canvas="70x200", trim=True)[1])
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    assert np.abs(edge - (0, 180, 0, 255)).max() <= 2


def test_images_of_a_folder_take_turns_in_natural_order(photo: Path, tmp_path: Path) -> None:
    from rembg_desktop.imaging.scene.backgrounds import image_for

    folder = tmp_path / "behind"
    folder.mkdir()
    for name in ("b10.png", "b2.png", "b1.jpg", "notes.txt", ".hidden.png"):
        Image.new("RGB", (4, 4), (int(name[1:2], 36) * 7 % 256, 0, 0)).save(folder / name, "PNG")
    assert [path.name for path in images_in(folder)] == ["b1.jpg", "b2.png", "b10.png"]
    assert [image_for(folder, number).name for number in (1, 2, 3, 4)] == ["b1.jpg", "b2.png", "b10.png", "b1.jpg"]
    assert image_for(photo, 7) == photo


def test_a_folder_without_images_is_refused_by_name(photo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(AppError, match="empty") as caught:
        behind(photo, str(folder))
    assert caught.value.code is ErrorCode.BACKGROUND_UNREADABLE


@pytest.mark.parametrize("background", ["linear(#123, #fed, 30)", "radial(#fff, #99a)", "blur(6%)"])
@pytest.mark.parametrize("shadow", ["none", "drop", "floating", "reflection"])
def test_strips_are_parts_of_the_whole(tmp_path: Path, background: str, shadow: str) -> None:
    """A result of several strips equals one that is made at once, so no seam is seen."""
    from rembg_desktop.imaging import compose

    image, mask = noise((60, 600)), Image.new("L", (60, 600), 0)
    mask.paste(255, (20, 200, 40, 400))
    image.save(tmp_path / "photo.png")
    parts = rgba(cut(tmp_path / "photo.png", mask, background=background, shadow=shadow)[1])
    before = compose.STRIP_ROWS
    try:
        compose.STRIP_ROWS = 600
        whole = rgba(cut(tmp_path / "photo.png", mask, background=background, shadow=shadow)[1])
    finally:
        compose.STRIP_ROWS = before
    assert np.abs(parts - whole).max() <= 1
    assert (parts != whole).mean() < 0.001


def test_blurring_keeps_the_sum_and_filling_keeps_what_is_known() -> None:
    spot = np.zeros((41, 41), np.float32)
    spot[20, 20] = 1
    soft = blurred(spot, 3, 1.5)
    assert float(soft.sum()) == pytest.approx(1, abs=1e-5)
    spread = [float(((np.arange(41) - 20) ** 2 * soft.sum(axis=axis)).sum()) ** 0.5 for axis in (0, 1)]
    assert spread == pytest.approx((3, 1.5), rel=0.03)
    values = np.linspace(0, 1, 48, dtype=np.float32)[None, :].repeat(40, 0)
    known = np.ones((40, 48), np.float32)
    known[10:30, 12:36] = 0
    made = filled(np.where(known > 0, values, 9), known)
    assert np.abs(made - values)[known > 0].max() < 1e-6
    assert 0 <= made.min() <= made.max() <= 1.001
