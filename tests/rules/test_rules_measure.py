"""What is measured on finished files, each property by a picture that has it and one that has not."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFilter

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.rules.ground import Ground
from rembg_desktop.rules.measure import ColorModel, Measured, measure

SIZE = 240
BOX = (24, 30, 216, 200)
MAX_PIXELS = 2_000_000


def shop(color: str | int = "white", mode: str = "RGB") -> Image.Image:
    """A dark subject in BOX on a plain background."""
    picture = Image.new(mode, (SIZE, SIZE), color)
    subject = {"RGB": "#402010", "L": 40, "CMYK": (40, 90, 90, 60)}[mode]
    ImageDraw.Draw(picture).ellipse((BOX[0], BOX[1], BOX[2] - 1, BOX[3] - 1), subject)
    return picture


def measured(folder: Path, picture: Image.Image, name: str = "a.png", **options: object) -> Measured:
    picture.save(folder / name, **options)
    return measure(folder / name, MAX_PIXELS)


def test_the_subject_of_a_lossless_file_is_found_to_the_pixel(tmp_path: Path) -> None:
    found = measured(tmp_path, shop())
    assert (found.subject, found.ground) == (BOX, Ground.WHITE)
    assert found.fill == 192 / 240
    assert (found.border_faults, found.inner_faults, found.worst) == (0, 0, (255, 255, 255))
    assert found.cut_sides == ()
    assert (found.width, found.height, found.depth, found.kind) == (SIZE, SIZE, 8, "PNG")
    assert found.size_bytes == (tmp_path / "a.png").stat().st_size


@pytest.mark.parametrize(("quality", "sampling"), [(95, 0), (90, 0), (75, 2), (50, 2)])
def test_the_noise_of_jpeg_is_neither_subject_nor_fault(tmp_path: Path, quality: int, sampling: int) -> None:
    found = measured(tmp_path, shop(), "a.jpg", quality=quality, subsampling=sampling)
    assert found.subject is not None
    assert max(abs(side - wanted) for side, wanted in zip(found.subject, BOX, strict=True)) <= 2
    assert (found.border_faults, found.inner_faults) == (0, 0)
    assert found.quality is not None
    assert abs(found.quality - quality) <= 1


def with_dot(picture: Image.Image, box: tuple[int, int, int, int], color: str) -> Image.Image:
    ImageDraw.Draw(picture).rectangle(box, color)
    return picture


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
@pytest.mark.parametrize(
    ("box", "color", "where"),
    [
        ((0, 0, 3, 3), "#fefefe", "border"),
        ((0, 100, 7, 230), "#faf5ff", "border"),
        ((220, 225, 226, 231), "#f0f0f0", "inner"),
        ((220, 225, 226, 231), "#fdfdfd", "inner"),
    ],
)
def test_what_is_nearly_white_is_a_fault(
    tmp_path: Path, name: str, box: tuple[int, int, int, int], color: str, where: str
) -> None:
    options = {"quality": 95, "subsampling": 0} if name == "a.jpg" else {}
    found = measured(tmp_path, with_dot(shop(), box, color), name, **options)
    assert found.ground is Ground.WHITE
    assert (found.border_faults if where == "border" else found.inner_faults) > 0
    assert found.worst < (255, 255, 255)


def test_a_shadow_that_fades_out_is_a_fault(tmp_path: Path) -> None:
    alpha = Image.new("L", (SIZE, SIZE))
    ImageDraw.Draw(alpha).ellipse((60, 150, 236, 236), 160)
    picture = Image.new("RGB", (SIZE, SIZE), "white")
    picture.paste("#808080", None, alpha.filter(ImageFilter.GaussianBlur(16)))
    assert measured(tmp_path, picture).border_faults > 0


@pytest.mark.parametrize("color", ["#f5f5f5", "#e0e8f0", "#000000"])
def test_another_plain_background_is_named(tmp_path: Path, color: str) -> None:
    subject = Image.new("RGB", (SIZE, SIZE), color)
    ImageDraw.Draw(subject).rectangle((40, 40, 150, 199), "#b04020")
    found = measured(tmp_path, subject)
    assert found.ground is Ground.PLAIN
    assert found.ground_color == Image.new("RGB", (1, 1), color).getpixel((0, 0))
    assert found.subject == (40, 40, 151, 200)
    assert not found.has_frame


def test_a_photo_has_no_plain_background(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (SIZE, SIZE, 3), np.uint8)
    found = measured(tmp_path, Image.fromarray(noise))
    assert found.ground is Ground.MIXED
    assert found.fill is None


def test_an_empty_picture_has_no_subject(tmp_path: Path) -> None:
    found = measured(tmp_path, Image.new("RGB", (50, 40), "white"))
    assert (found.subject, found.fill, found.cut_sides) == (None, 0, ())


@pytest.mark.parametrize(
    ("move", "sides"),
    [((-24, 0), ("left",)), ((0, -30), ("top",)), ((24, 40), ("right", "bottom")), ((23, 39), ())],
)
def test_a_subject_that_touches_the_border_is_cut(
    tmp_path: Path, move: tuple[int, int], sides: tuple[str, ...]
) -> None:
    picture = Image.new("RGB", (SIZE, SIZE), "white")
    picture.paste(shop(), move)
    assert measured(tmp_path, picture).cut_sides == sides


def test_a_speck_is_not_the_subject(tmp_path: Path) -> None:
    picture = Image.new("RGB", (1200, 1200), "white")
    ImageDraw.Draw(picture).rectangle((100, 100, 1099, 999), "#204020")
    found = measured(tmp_path, with_dot(picture, (1180, 1180, 1184, 1184), "#000000"))
    assert found.subject == (100, 100, 1100, 1000)
    assert found.inner_faults > 0
    assert found.worst == (0, 0, 0)


@pytest.mark.parametrize("name", ["a.png", "a.webp"])
def test_transparency_is_measured(tmp_path: Path, name: str) -> None:
    picture = shop()
    alpha = Image.new("L", picture.size, 0)
    ImageDraw.Draw(alpha).rectangle((BOX[0], BOX[1], BOX[2] - 1, BOX[3] - 1), 255)
    picture.putalpha(alpha)
    found = measured(tmp_path, picture, name, lossless=True)
    assert (found.ground, found.subject, found.opaque_border) == (Ground.TRANSPARENT, BOX, 0)
    picture.putalpha(255)
    assert measured(tmp_path, picture, name, lossless=True).ground is Ground.WHITE


def test_the_middle_alone_can_be_transparent(tmp_path: Path) -> None:
    alpha = Image.new("L", (SIZE, SIZE), 255)
    ImageDraw.Draw(alpha).rectangle((50, 50, 99, 99), 0)
    picture = shop()
    picture.putalpha(alpha)
    assert measured(tmp_path, picture).opaque_border == 1


@pytest.mark.parametrize(
    ("mode", "model"), [("RGB", ColorModel.RGB), ("L", ColorModel.GRAY), ("CMYK", ColorModel.CMYK)]
)
def test_color_models_are_told_apart(tmp_path: Path, mode: str, model: ColorModel) -> None:
    white = {"RGB": "white", "L": 255, "CMYK": (0, 0, 0, 0)}[mode]
    found = measured(tmp_path, shop(white, mode), "a.jpg")
    assert (found.model, found.is_srgb) == (model, mode == "RGB")
    assert found.ground is Ground.WHITE


def test_profiles_are_told_apart(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = measured(tmp_path, shop(), icc_profile=srgb)
    assert found.is_srgb
    assert "sRGB" in found.profile
    other = srgb.replace(b"sRGB", b"wide").replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be"))
    assert not measured(tmp_path, shop(), icc_profile=other).is_srgb


def test_16_bits_are_told(tmp_path: Path) -> None:
    Image.fromarray(np.full((40, 40), 65535, np.uint16)).save(tmp_path / "a.png")
    assert measure(tmp_path / "a.png", MAX_PIXELS).depth == 16


@pytest.mark.parametrize(
    ("width", "color", "has_frame"),
    [(4, "#202020", True), (12, "red", True), (0, "red", False), (5, "white", False)],
)
def test_a_drawn_frame_is_found(tmp_path: Path, width: int, color: str, has_frame: bool) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(90, 160, (SIZE, SIZE, 3), np.uint8))
    if width:
        ImageDraw.Draw(noise).rectangle((0, 0, SIZE - 1, SIZE - 1), None, color, width)
    assert measured(tmp_path, noise).has_frame is has_frame


def test_a_turned_photo_is_measured_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = measured(tmp_path, shop().crop((0, 0, SIZE, 200)), "a.jpg", exif=exif)
    assert (found.width, found.height) == (200, SIZE)


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    shop().save(tmp_path / "a.png")
    with pytest.raises(AppError) as caught:
        measure(tmp_path / "a.png", 1000)
    assert caught.value.code is ErrorCode.IMAGE_TOO_LARGE
