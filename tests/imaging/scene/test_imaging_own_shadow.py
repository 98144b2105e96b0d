from io import BytesIO
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from cutting import cut, rgba
from PIL import Image, ImageFilter
from wide import P3

from rembg_desktop.paths import resources

SIZE = (300, 240)
BOX = (110, 70, 190, 150)


def subject_mask() -> Image.Image:
    mask = Image.new("L", SIZE, 0)
    mask.paste(255, BOX)
    return mask


def shadow() -> np.ndarray:
    """The share of light that is left: a soft shadow to the lower right of the subject."""
    dark = Image.new("L", SIZE, 0)
    dark.paste(150, (130, 90, 215, 172))
    return 1 - np.asarray(dark.filter(ImageFilter.GaussianBlur(9)), np.float32) / 255


def ground(tint: tuple[float, float, float] = (235, 230, 224), falloff: float = 0.12) -> np.ndarray:
    """A light background that becomes darker towards the lower right."""
    y, x = np.mgrid[0 : 1 : SIZE[1] * 1j, 0 : 1 : SIZE[0] * 1j]
    return np.array(tint) * (1 - falloff * (x * x + y * y) / 2)[..., None]


def photograph(values: np.ndarray, noise: float = 1.5) -> Image.Image:
    grain = np.random.default_rng(3).normal(0, noise, values.shape)
    image = Image.fromarray(np.clip(values + grain, 0, 255).astype(np.uint8))
    image.paste((150, 30, 40), BOX)
    return image


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    photograph(ground() * shadow()[..., None]).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def outside(margin: int = 6) -> np.ndarray:
    mask = np.ones(SIZE[::-1], bool)
    mask[BOX[1] - margin : BOX[3] + margin, BOX[0] - margin : BOX[2] + margin] = False
    return mask


def test_the_shadow_of_the_photo_is_laid_on_another_background(photo: Path) -> None:
    done, data = cut(photo, subject_mask(), shadow="own", background="#ffffff")
    assert done.notices == ()
    found = rgba(data)[..., 0] / 255
    assert np.abs(found - shadow())[outside()].max() < 0.06
    assert np.abs(found - shadow())[outside()].mean() < 0.006
    border = np.concatenate([rgba(data)[0], rgba(data)[-1], rgba(data)[:, 0], rgba(data)[:, -1]])
    assert (border == 255).all()


def test_a_transparent_result_gets_it_as_black_with_alpha(photo: Path) -> None:
    pixels = rgba(cut(photo, subject_mask(), shadow="own")[1])
    assert (pixels[outside(0)][:, :3] == 0).all()
    assert np.abs(1 - pixels[..., 3] / 255 - shadow())[outside()].max() < 0.06


def test_opacity_makes_it_fainter(photo: Path) -> None:
    whole, half = (
        255 - rgba(cut(photo, subject_mask(), shadow="own", background="#fff", shadow_opacity=each)[1])[..., 0]
        for each in (100, 50)
    )
    assert np.abs(whole / 2 - half)[outside()].max() <= 1.5


def test_colored_paper_leaves_no_color_behind(tmp_path: Path) -> None:
    photograph(ground((225, 190, 205)) * shadow()[..., None]).save(tmp_path / "pink.png")
    pixels = rgba(cut(tmp_path / "pink.png", subject_mask(), shadow="own", background="#ffffff")[1])
    assert np.ptp(pixels[outside(0)][:, :3], axis=1).max() == 0
    assert pixels[160, 200, 0] < 200


def test_what_is_not_the_shadow_of_the_subject_is_left_out(tmp_path: Path) -> None:
    """A dark prop that is far away, and a colored one beside the shadow."""
    values = ground() * shadow()[..., None]
    values[20:32, 20:32] = 60
    values[150:158, 205:213] = (220, 120, 40)
    photograph(values).save(tmp_path / "props.png")
    pixels = rgba(cut(tmp_path / "props.png", subject_mask(), shadow="own", background="#ffffff")[1])
    assert pixels[14:38, 14:38, :3].min() > 250
    assert pixels[152:156, 207:211, :3].min() > 150


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(ground() * 0.5, id="dark"),
        pytest.param(
            ground() * (0.6 + 0.4 * (np.indices(SIZE[::-1]).sum(axis=0) // 20 % 2))[..., None], id="checked"
        ),
        pytest.param(np.random.default_rng(1).uniform(120, 255, (*SIZE[::-1], 3)), id="rough"),
        pytest.param(ground(falloff=0.9), id="one side dark"),
        pytest.param(
            np.where(np.arange(SIZE[0])[None, :, None] < 150, 240, 170) * np.ones((SIZE[1], 1, 3)), id="two walls"
        ),
    ],
)
def test_another_background_is_refused_with_a_notice(tmp_path: Path, values: np.ndarray) -> None:
    photograph(values).save(tmp_path / "photo.png")
    done, data = cut(tmp_path / "photo.png", subject_mask(), shadow="own", background="#ffffff")
    assert [notice.code for notice in done.notices] == ["shadow_not_kept"]
    assert "photo.png" in done.notices[0].message
    assert (rgba(data)[outside(0)] == 255).all()


@pytest.mark.parametrize("name", ["astronaut", "cat", "coffee", "rocket"])
def test_photos_of_the_world_are_refused(name: str) -> None:
    path = resources() / "photos" / f"{name}.jpg"
    with Image.open(path) as image:
        width, height = image.size
    mask = Image.new("L", (width, height), 0)
    mask.paste(255, (width // 3, height // 3, width * 2 // 3, height * 2 // 3))
    done, _ = cut(path, mask, shadow="own", background="#ffffff")
    assert "shadow_not_kept" in [notice.code for notice in done.notices]


def test_a_photo_without_a_shadow_has_none(tmp_path: Path) -> None:
    photograph(ground()).save(tmp_path / "photo.png")
    done, data = cut(tmp_path / "photo.png", subject_mask(), shadow="own", background="#ffffff")
    assert done.notices == ()
    assert (rgba(data)[outside(3)] == 255).all()


def test_a_trimmed_result_has_room_for_it(photo: Path) -> None:
    pixels = rgba(cut(photo, subject_mask(), shadow="own", background="#ffffff", trim=True)[1])
    assert pixels.shape[0] > 110
    assert pixels.shape[1] > 110
    assert pixels[-1, :, :3].min() >= 245  # the shadow is below and to the right


def test_with_16_bits_it_has_finer_steps_and_the_profile_stays(tmp_path: Path) -> None:
    image = photograph(ground() * shadow()[..., None])
    image.save(tmp_path / "p3.png", icc_profile=P3)
    _, data = cut(tmp_path / "p3.png", subject_mask(), shadow="own", background="#ffffff")
    assert Image.open(BytesIO(data)).info["icc_profile"] == P3
    (tmp_path / "deep.png").write_bytes(imagecodecs.png_encode(np.asarray(image).astype(np.uint16) * 257))
    deep = imagecodecs.png_decode(
        cut(tmp_path / "deep.png", subject_mask(), shadow="own", background="#ffffff", depth="keep")[1]
    )
    assert np.abs(deep / 257 - rgba(data)[..., :3])[outside(0)].max() <= 1.5
    assert len(np.unique(deep)) > 2000


def test_below_a_mask_that_is_too_soft_the_shadow_goes_on(photo: Path) -> None:
    """Otherwise a light line would be seen between a subject and its shadow."""
    soft = subject_mask().filter(ImageFilter.GaussianBlur(4))
    found = rgba(cut(photo, soft, shadow="own", background="#ffffff")[1])[100:150, 191:200, 0] / 255
    expected = shadow()[100:150, 191:200]
    assert (found - expected).max() < 0.08
