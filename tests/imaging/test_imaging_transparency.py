"""Sources with transparency: what the model sees, and what happens to their alpha."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import CutOut, cut_out


class Watching:
    """A remover that keeps what it is shown, and takes everything as the subject."""

    identity = "everything"
    device = "CPU"
    notice = None

    def __init__(self) -> None:
        self.seen: list[np.ndarray] = []

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.seen.append(np.asarray(image))
        return Image.new("L", image.size, 255)

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        return mask, image


def run(path: Path, remover: Watching) -> tuple[CutOut, np.ndarray]:
    target = BytesIO()
    done = cut_out(path, target, RemovalOptions(), remover, CancelToken())
    return done, np.asarray(Image.open(target).convert("RGBA"))


def test_a_black_logo_keeps_its_alpha(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (400, 200))
    logo.paste((0, 0, 0, 255), (40, 40, 360, 160))
    logo.save(tmp_path / "a.png")
    remover = Watching()
    done, pixels = run(tmp_path / "a.png", remover)
    assert (pixels == np.asarray(logo)).all()
    assert [notice.code for notice in done.notices] == ["alpha_kept"]
    assert not remover.seen


@pytest.mark.parametrize(("art", "ground"), [(0, 255), (20, 255), (255, 0), (230, 0)])
def test_the_model_sees_the_subject_on_a_contrasting_ground(tmp_path: Path, art: int, ground: int) -> None:
    image = Image.new("RGBA", (100, 100), (art, art, art, 0))
    image.paste((art, art, art, 255), (10, 5, 90, 99))
    alpha = image.getchannel("A").point([10, *[255] * 255])
    alpha.paste(255, (0, 0, 100, 20))
    alpha.paste(0, (0, 40, 15, 60))
    image.putalpha(alpha)
    image.save(tmp_path / "a.png")
    remover = Watching()
    _, pixels = run(tmp_path / "a.png", remover)
    (seen,) = remover.seen
    assert (seen[45:55, 2:8] == ground).all()
    assert (seen[70, 50] == art).all()
    assert (pixels[..., 3] == np.asarray(alpha)).all()


def test_black_and_white_art_is_shown_on_gray(tmp_path: Path) -> None:
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 255))
    image.paste((255, 255, 255, 255), (50, 0, 100, 100))
    image.paste((9, 9, 9, 0), (0, 0, 100, 20))
    image.save(tmp_path / "a.png")
    remover = Watching()
    run(tmp_path / "a.png", remover)
    assert (remover.seen[0][:20] == 128).all()


def test_a_photo_in_a_round_frame_is_still_processed(tmp_path: Path) -> None:
    image = Image.new("RGB", (200, 200), (90, 120, 60))
    frame = Image.new("L", image.size)
    ImageDraw.Draw(frame).ellipse((0, 0, 199, 199), fill=255)
    image.putalpha(frame)
    image.save(tmp_path / "a.png")
    remover = Watching()
    done, _ = run(tmp_path / "a.png", remover)
    assert len(remover.seen) == 1
    assert done.notices == ()


def test_alpha_that_is_zero_everywhere_counts_as_opaque(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 30), (200, 100, 50, 0)).save(tmp_path / "a.png")
    remover = Watching()
    done, pixels = run(tmp_path / "a.png", remover)
    assert (remover.seen[0] == (200, 100, 50)).all()
    assert (pixels == (200, 100, 50, 255)).all()
    assert [notice.code for notice in done.notices] == ["alpha_ignored"]
