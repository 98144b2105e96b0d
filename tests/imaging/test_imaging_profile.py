import numpy as np
import pytest
from PIL import Image
from wide import ADOBE, P3

from rembg_desktop.imaging import profile


def test_a_profile_fits_only_the_pixels_it_describes() -> None:
    assert profile.fits(ADOBE, "RGB")
    for mode in ("L", "CMYK", "LAB", "P"):
        assert not profile.fits(ADOBE, mode), mode
    assert not profile.fits(b"", "RGB")
    assert not profile.fits(ADOBE[:140], "RGB")


def test_srgb_is_known_and_left_alone() -> None:
    image = Image.new("RGB", (4, 4), (10, 200, 30))
    assert profile.is_srgb(profile.srgb())
    assert profile.as_srgb(image, profile.srgb()) is image
    assert profile.as_srgb(image, None) is image
    assert profile.from_srgb(image, profile.srgb()) is image
    assert not profile.is_srgb(ADOBE)
    assert not profile.is_srgb(b"damaged")


@pytest.mark.parametrize("icc", [ADOBE, P3], ids=["adobe", "p3"])
def test_to_a_wide_profile_and_back_is_the_same_color(icc: bytes) -> None:
    image = Image.fromarray(np.random.default_rng(5).integers(20, 236, (32, 32, 3), np.uint8))
    there = profile.from_srgb(image, icc)
    assert np.abs(np.asarray(there).astype(int) - np.asarray(image)).max() > 5
    back = profile.as_srgb(there, icc)
    assert np.abs(np.asarray(back).astype(int) - np.asarray(image)).max() <= 4
