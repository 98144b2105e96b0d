"""Resizing by matrix products gives what Pillow gives."""

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.imaging.filters import enlarged, reduced

LANCZOS = Image.Resampling.LANCZOS
SIZES = [(1400, 1050), (1050, 1400), (1001, 1003), (5000, 300), (641, 2500), (9000, 120), (60, 40), (1, 700)]


def assert_nearly_equal(found: Image.Image, expected: Image.Image) -> None:
    assert (found.mode, found.size) == (expected.mode, expected.size)
    difference = np.abs(np.asarray(found, np.int16) - np.asarray(expected, np.int16))
    assert difference.max() <= 1
    assert np.count_nonzero(difference) <= difference.size * 1e-4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("target", [(320, 320), (200, 100)])
def test_a_photo_is_reduced_as_by_pillow(size: tuple[int, int], target: tuple[int, int]) -> None:
    photo = Image.fromarray(np.random.default_rng(1).integers(0, 256, (size[1], size[0], 3), np.uint8))
    assert_nearly_equal(reduced(photo, target), photo.resize(target, LANCZOS))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("share", [0.0, 0.0005, 0.4])
def test_a_mask_is_enlarged_as_by_pillow(size: tuple[int, int], share: float) -> None:
    generator = np.random.default_rng(2)
    values = generator.integers(0, 256, (90, 120)) * (generator.random((90, 120)) < share)
    mask = Image.fromarray(values.astype(np.uint8))
    assert_nearly_equal(enlarged(mask, size), mask.resize(size, LANCZOS))


def test_hard_edges_keep_their_overshoot_within_the_range_of_bytes() -> None:
    mask = Image.new("L", (64, 64))
    mask.paste(255, (20, 10, 40, 64))
    assert_nearly_equal(enlarged(mask, (1500, 1100)), mask.resize((1500, 1100), LANCZOS))


def test_an_enlarged_mask_can_be_changed() -> None:
    mask = enlarged(Image.new("L", (320, 320), 255), (1500, 1100))
    mask.paste(7, (0, 0, 10, 10))
    assert (mask.getpixel((0, 0)), mask.getpixel((10, 10))) == (7, 255)
