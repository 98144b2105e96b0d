from pathlib import Path

import numpy as np
import pytest
from cutting import cut, rgba
from PIL import Image

SIZE = (1200, 300)
EDGE = 24
"""Width of the soft edge, pixels."""
FRONT, BACK = np.array((200, 40, 30)), np.array((20, 180, 60))


def soft_edge() -> Image.Image:
    """Nothing on the left, opaque on the right, a narrow edge as models predict it between them."""
    row = np.clip((np.arange(SIZE[0]) - 600) / EDGE * 255, 0, 255).astype(np.uint8)
    return Image.fromarray(np.broadcast_to(row, SIZE[::-1]).copy())


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A red subject before green, mixed along the soft edge as a camera does."""
    share = np.asarray(soft_edge())[..., None] / 255
    Image.fromarray((share * FRONT + (1 - share) * BACK + 0.5).astype(np.uint8)).save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def far(pixels: np.ndarray) -> float:
    """How far the clearly visible edge is from the subject's color, mean of 0-255."""
    edge = (pixels[..., 3] > 40) & (pixels[..., 3] < 255)
    assert edge.sum() > 1000
    return float(np.abs(pixels[..., :3] - FRONT)[edge].mean())


def test_the_background_is_taken_out_of_the_edge(photo: Path) -> None:
    before = rgba(cut(photo, soft_edge(), edges="soft")[1])
    after = rgba(cut(photo, soft_edge(), edges="decontaminate")[1])
    assert far(before) > 40
    assert far(after) < far(before) / 3
    assert np.array_equal(after[..., 3], before[..., 3])


def test_opaque_pixels_stay_as_they_are(photo: Path) -> None:
    after = rgba(cut(photo, soft_edge(), edges="decontaminate")[1])
    opaque = after[..., 3] == 255
    assert np.array_equal(after[..., :3][opaque], np.asarray(Image.open(photo))[opaque])
    assert not after[after[..., 3] == 0].any()


@pytest.mark.parametrize("value", [0, 255])
def test_a_mask_without_a_soft_edge_changes_nothing(photo: Path, value: int) -> None:
    mask = Image.new("L", SIZE, value)
    assert cut(photo, mask, edges="decontaminate")[1] == cut(photo, mask, edges="soft")[1]


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (2000, 3), (2400, 1300)])
def test_every_size_can_be_decontaminated(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("RGB", size, tuple(FRONT)).save(tmp_path / "a.png")
    pixels = rgba(cut(tmp_path / "a.png", Image.new("L", size, 128), edges="decontaminate")[1])
    assert np.abs(pixels[..., :3] - FRONT).max() <= 2


def test_matting_gives_alpha_and_foreground_of_the_remover(photo: Path) -> None:
    pixels = rgba(cut(photo, Image.new("L", SIZE, 200), edges="matting")[1])
    assert (pixels == (0, 200, 0, 100)).all()


def test_matting_minds_the_sources_own_transparency(tmp_path: Path) -> None:
    Image.new("RGBA", SIZE, (1, 2, 3, 128)).save(tmp_path / "a.png")
    alpha = rgba(cut(tmp_path / "a.png", Image.new("L", SIZE, 200), edges="matting")[1])[..., 3]
    assert (alpha == round(100 * 128 / 255)).all()
