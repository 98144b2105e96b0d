from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from cutting import cut, noise, rgba
from PIL import Image, ImageCms
from wide import P3

from rembg_desktop.errors import AppError, ErrorCode

SIZE = (120, 80)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    noise(SIZE).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def half() -> Image.Image:
    mask = Image.new("L", SIZE, 0)
    mask.paste(255, (0, 0, 60, 80))
    return mask


def test_a_color_stands_behind_the_subject(photo: Path) -> None:
    pixels = rgba(cut(photo, half(), background="#336699")[1])
    assert (pixels[:, 60:] == (0x33, 0x66, 0x99, 255)).all()
    assert np.array_equal(pixels[:, :60, :3], np.asarray(Image.open(photo))[:, :60])


def test_a_soft_edge_is_mixed_with_the_color(photo: Path) -> None:
    Image.new("RGB", SIZE, (200, 100, 0)).save(photo)
    pixels = rgba(cut(photo, Image.new("L", SIZE, 128), background="#0000ff")[1])
    assert np.abs(pixels[40, 60, :3] - (100, 50, 127)).max() <= 1


def test_a_color_is_the_same_color_in_a_photo_with_a_wide_profile(tmp_path: Path) -> None:
    icc = P3
    noise(SIZE).save(tmp_path / "p3.png", icc_profile=icc)
    _, data = cut(tmp_path / "p3.png", half(), background="#ff0000")
    image = Image.open(BytesIO(data))
    assert image.info["icc_profile"] == icc
    stored = np.array(image.getpixel((100, 40)))
    assert np.abs(stored - (234, 51, 35)).max() <= 6  # sRGB red as CSS Color 4 gives it in Display P3
    shown = ImageCms.profileToProfile(
        image, ImageCms.ImageCmsProfile(BytesIO(icc)), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert np.abs(np.array(shown.getpixel((100, 40))) - (255, 0, 0)).max() <= 3


def test_an_image_covers_and_is_centered(photo: Path, tmp_path: Path) -> None:
    wide = Image.new("RGB", (480, 80), (255, 0, 0))
    wide.paste((0, 0, 255), (180, 0, 300, 80))
    wide.save(tmp_path / "behind.png")
    pixels = rgba(cut(photo, half(), background=str(tmp_path / "behind.png"))[1])
    assert (np.abs(pixels[:, 70:110, :3] - (0, 0, 255)) <= 2).all()
    assert (pixels[..., 3] == 255).all()


def test_an_image_with_holes_shows_white_in_them(photo: Path, tmp_path: Path) -> None:
    behind = Image.new("RGBA", (10, 10), (255, 0, 0, 0))
    behind.paste((255, 0, 0, 255), (0, 0, 2, 10))
    behind.save(tmp_path / "behind.png")
    pixels = rgba(cut(photo, half(), background=str(tmp_path / "behind.png"))[1])
    assert (pixels[:, 60:] == 255).all()


@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\n damaged"])
def test_an_unreadable_background_is_said_with_its_name(
    photo: Path, tmp_path: Path, content: bytes | None
) -> None:
    behind = tmp_path / "behind.png"
    if content is not None:
        behind.write_bytes(content)
    with pytest.raises(AppError) as caught:
        cut(photo, half(), background=str(behind))
    assert caught.value.code is ErrorCode.BACKGROUND_UNREADABLE
    assert "behind.png" in caught.value.message
    assert caught.value.hint
