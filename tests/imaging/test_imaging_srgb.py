"""Results in sRGB, whatever the colors of the photo are."""

from pathlib import Path

import numpy as np
import pytest
import tifffile
from cutting import cut, opened
from PIL import Image
from wide import ADOBE

from rembg_desktop.imaging import profile

MASK = Image.new("L", (24, 16), 255)
GREEN = (60, 200, 60)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", MASK.size, GREEN).save(tmp_path / "a.png", icc_profile=ADOBE)
    return tmp_path / "a.png"


@pytest.mark.parametrize("options", [{}, {"format": "jpeg", "background": "white"}, {"canvas": "48x32"}])
def test_colors_are_converted(photo: Path, options: dict[str, object]) -> None:
    kept = opened(cut(photo, MASK, **options)[1])
    found = opened(cut(photo, MASK, srgb=True, **options)[1])
    assert profile.is_srgb(found.info["icc_profile"])
    assert kept.info["icc_profile"] == ADOBE
    expected = profile.as_srgb(kept.convert("RGB"), ADOBE).getpixel((20, 12))
    assert np.abs(np.subtract(found.convert("RGB").getpixel((20, 12)), expected)).max() <= 2
    assert kept.convert("RGB").getpixel((20, 12)) != expected


def test_16_bits_are_converted(tmp_path: Path) -> None:
    tag = (34675, "B", len(ADOBE), ADOBE, True)
    values = np.full((16, 24, 3), (15000, 50000, 15000), np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", extratags=[tag])
    _, data = cut(tmp_path / "a.tif", MASK, srgb=True, depth="keep", format="tiff")
    (tmp_path / "b.tif").write_bytes(data)
    found = tifffile.imread(tmp_path / "b.tif")
    expected = profile.convert_words(values, ADOBE, profile.srgb())
    assert found.dtype == np.uint16
    assert np.array_equal(found[..., :3], expected)


def test_a_photo_without_a_profile_is_srgb_already(tmp_path: Path) -> None:
    Image.new("RGB", MASK.size, GREEN).save(tmp_path / "a.png")
    assert cut(tmp_path / "a.png", MASK, srgb=True)[1] == cut(tmp_path / "a.png", MASK)[1]
