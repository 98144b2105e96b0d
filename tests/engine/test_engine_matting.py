"""Alpha matting of real photos."""

from pathlib import Path

import numpy as np
import pytest
from photos import PHOTOS, read_photo
from PIL import Image

from rembg_desktop.engine.matting import matte
from rembg_desktop.errors import Cancelled, CancelToken

MATTES = Path(__file__).with_name("mattes")
"""For each photo, reduced to a longer side of 160 pixels: the result of rembg's `alpha_matting_cutout(photo, mask,
240, 10, 10)`, and below it the mask, which u2netp predicted."""


def read_case(name: str) -> tuple[Image.Image, Image.Image, Image.Image]:
    """(photo, mask, rembg's result)."""
    with Image.open(MATTES / f"{name}.png") as both:
        size = both.width, both.height // 2
        expected = both.crop((0, 0, *size))
        mask = both.getchannel("R").crop((0, size[1], size[0], both.height))
    return read_photo(name).resize(size, Image.Resampling.BOX), mask, expected


@pytest.fixture
def case() -> tuple[Image.Image, Image.Image]:
    photo, mask, _expected = read_case("chelsea")
    return photo, mask


@pytest.mark.parametrize("name", PHOTOS)
def test_the_result_is_that_of_rembg(name: str) -> None:
    photo, mask, wanted = read_case(name)
    alpha, foreground = matte(photo, mask, CancelToken())
    expected = np.asarray(wanted, dtype=float)
    assert (alpha.mode, foreground.mode, alpha.size, foreground.size) == ("L", "RGB", photo.size, photo.size)
    assert np.abs(np.asarray(alpha, dtype=float) - expected[..., 3]).mean() <= 0.1
    share = expected[..., 3:] / 255
    soft = (share[..., 0] > 0) & (share[..., 0] < 1)
    colors = np.abs(np.asarray(foreground, dtype=float) - expected[..., :3]) * share
    assert soft.any()
    assert colors[soft].mean() <= 1


def test_opaque_pixels_keep_their_color(case: tuple[Image.Image, Image.Image]) -> None:
    alpha, foreground = matte(*case, CancelToken())
    opaque = np.asarray(alpha) == 255
    assert opaque.any()
    assert (np.asarray(foreground)[opaque] == np.asarray(case[0])[opaque]).all()


def test_a_large_photo_is_matted_like_its_small_copy(
    case: tuple[Image.Image, Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, mask = case
    small, _colors = matte(photo, mask, CancelToken())
    size = (photo.width * 4, photo.height * 4)
    monkeypatch.setattr("rembg_desktop.engine.matting._MAX_PIXELS", photo.width * photo.height)
    large, foreground = matte(
        photo.resize(size, Image.Resampling.BICUBIC), mask.resize(size, Image.Resampling.BICUBIC), CancelToken()
    )
    assert large.size == foreground.size == size
    back = np.asarray(large.resize(photo.size, Image.Resampling.BOX), dtype=float)
    assert np.abs(back - np.asarray(small, dtype=float)).mean() < 12


@pytest.mark.parametrize("value", [0, 128, 255])
@pytest.mark.parametrize("size", [(30, 20), (1, 1), (1, 40), (40, 1)])
def test_a_mask_without_an_edge_is_kept(value: int, size: tuple[int, int]) -> None:
    alpha, foreground = matte(Image.new("RGB", size, "red"), Image.new("L", size, value), CancelToken())
    assert alpha.getextrema() == (value, value)
    assert foreground.size == size


@pytest.mark.parametrize("size", [(60, 1), (1, 60), (60, 2), (24, 60)])
def test_thin_pictures_with_an_edge_are_matted(size: tuple[int, int]) -> None:
    mask = Image.linear_gradient("L").point(lambda value: 0 if value < 100 else 255 if value > 150 else value)
    turned = mask if size[1] > size[0] else mask.transpose(Image.Transpose.ROTATE_90)
    alpha, _foreground = matte(Image.new("RGB", size, "red"), turned.resize(size), CancelToken())
    assert alpha.size == size
    assert alpha.getextrema()[0] < 10


def test_matting_can_be_cancelled(case: tuple[Image.Image, Image.Image]) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        matte(*case, token)
