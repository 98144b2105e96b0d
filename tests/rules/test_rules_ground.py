from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageFilter

from rembg_desktop.rules.ground import LEAST_SHADE, shade_share

SIZE = (300, 300)


def subject(color: tuple[int, int, int], blur: float = 0.7) -> Image.Image:
    image = Image.new("RGB", SIZE, (255, 255, 255))
    image.paste(color, (80, 60, 220, 240))
    return image.filter(ImageFilter.GaussianBlur(blur))


def with_shadow(image: Image.Image, move: tuple[int, int], blur: float, strength: int) -> Image.Image:
    dark = Image.new("L", SIZE, 0)
    dark.paste(strength, (80 + move[0], 60 + move[1], 220 + move[0], 240 + move[1]))
    share = 1 - np.asarray(dark.filter(ImageFilter.GaussianBlur(blur)), np.float32) / 255
    shaded = Image.fromarray((255 * share[..., None].repeat(3, 2)).astype(np.uint8))
    shaded.paste(image.crop((80, 60, 220, 240)), (80, 60))
    return shaded


@pytest.mark.parametrize("color", [(200, 30, 30), (40, 40, 40), (190, 190, 190), (235, 235, 235)])
@pytest.mark.parametrize("blur", [0.7, 3])
def test_a_subject_is_no_shadow_even_if_it_is_gray(color: tuple[int, int, int], blur: float) -> None:
    assert shade_share(subject(color, blur), None) < LEAST_SHADE / 2


@pytest.mark.parametrize(
    ("move", "blur", "strength"), [((12, 12), 8, 100), ((0, 20), 12, 60), ((20, 0), 5, 150), ((0, 0), 12, 120)]
)
def test_a_soft_shadow_is_found(move: tuple[int, int], blur: float, strength: int) -> None:
    assert shade_share(with_shadow(subject((200, 30, 30)), move, blur, strength), None) > LEAST_SHADE


def test_a_shadow_of_black_with_transparency_is_found() -> None:
    shaded = with_shadow(subject((200, 30, 30)), (12, 12), 8, 100)
    alpha = Image.eval(shaded.convert("L"), lambda value: 255 - value)
    black = Image.new("RGB", SIZE)
    assert shade_share(black, alpha) > LEAST_SHADE
    assert shade_share(black, alpha.point(lambda value: 255 * (value > 90))) < LEAST_SHADE


@pytest.mark.parametrize("size", [(1, 1), (7, 300), (3000, 20)])
def test_small_pictures_are_searched_too(size: tuple[int, int]) -> None:
    assert shade_share(Image.new("RGB", size, (250, 250, 250)), None) >= 0


@pytest.mark.parametrize(
    "make", [lambda: Image.new("RGB", SIZE, (255,) * 3), lambda: Image.new("RGB", SIZE, (90, 120, 90))]
)
def test_nothing_is_no_shadow(make: Callable[[], Image.Image]) -> None:
    assert shade_share(make(), None) == 0
