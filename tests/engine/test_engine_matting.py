"""Alpha matting with the real functions; their compiled code is kept between runs of the tests."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.concurrency import Cancelled, CancelToken
from rembg_desktop.engine.engine import Engine, ModelRemover
from rembg_desktop.engine.model_files import ModelFiles

pytestmark = [pytest.mark.model, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def remover(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModelRemover:
    compiled = request.config.cache.mkdir("numba")
    return Engine(ModelFiles(tmp_path_factory.mktemp("models")), compiled=compiled).remover("u2netp")


def test_the_alpha_is_that_of_rembg(photo: Image.Image, remover: ModelRemover) -> None:
    mask = remover.mask(photo, CancelToken())
    alpha, foreground = remover.matte(photo, mask, CancelToken())
    from rembg.bg import alpha_matting_cutout

    expected = np.asarray(alpha_matting_cutout(photo, mask, 240, 10, 10), dtype=float)
    assert (alpha.mode, foreground.mode, alpha.size, foreground.size) == ("L", "RGB", photo.size, photo.size)
    assert np.abs(np.asarray(alpha, dtype=float) - expected[..., 3]).mean() <= 0.1
    share = expected[..., 3:] / 255
    soft = (share[..., 0] > 0) & (share[..., 0] < 1)
    colors = np.abs(np.asarray(foreground, dtype=float) - expected[..., :3]) * share
    assert soft.any()
    assert colors[soft].mean() <= 1


def test_opaque_pixels_keep_their_color(cat: Image.Image, remover: ModelRemover) -> None:
    alpha, foreground = remover.matte(cat, remover.mask(cat, CancelToken()), CancelToken())
    opaque = np.asarray(alpha) == 255
    assert opaque.any()
    assert (np.asarray(foreground)[opaque] == np.asarray(cat)[opaque]).all()


def test_a_large_photo_is_matted_like_its_small_copy(cat: Image.Image, remover: ModelRemover) -> None:
    mask = remover.mask(cat, CancelToken())
    small, _colors = remover.matte(cat, mask, CancelToken())
    size = (cat.width * 6, cat.height * 6)
    large, foreground = remover.matte(
        cat.resize(size, Image.Resampling.BICUBIC), mask.resize(size, Image.Resampling.BICUBIC), CancelToken()
    )
    assert large.size == foreground.size == size
    back = np.asarray(large.resize(cat.size, Image.Resampling.BOX), dtype=float)
    assert np.abs(back - np.asarray(small, dtype=float)).mean() < 12


def test_another_engine_can_matte_too(cat: Image.Image, remover: ModelRemover, tmp_path: Path) -> None:
    mask = remover.mask(cat, CancelToken())
    first, _ = remover.matte(cat, mask, CancelToken())
    other = Engine(ModelFiles(tmp_path / "models"), compiled=tmp_path / "numba").remover("u2netp")
    second, _ = other.matte(cat, mask, CancelToken())
    assert second.tobytes() == first.tobytes()


@pytest.mark.parametrize("value", [0, 128, 255])
def test_a_mask_without_an_edge_is_kept(value: int, cat: Image.Image, remover: ModelRemover) -> None:
    mask = Image.new("L", cat.size, value)
    alpha, _foreground = remover.matte(cat, mask, CancelToken())
    assert alpha.getextrema() == (value, value)


def test_matting_can_be_cancelled(cat: Image.Image, remover: ModelRemover) -> None:
    token = CancelToken()
    mask = remover.mask(cat, token)
    token.cancel()
    with pytest.raises(Cancelled):
        remover.matte(cat, mask, token)


def test_compiling_is_told_and_can_be_cancelled(tmp_path: Path, cat: Image.Image) -> None:
    cat.save(tmp_path / "cat.png")
    code = """
import os, sys
from pathlib import Path
from PIL import Image
from rembg_desktop.concurrency import Cancelled, CancelToken
from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles
token = CancelToken()
def prepare():
    print("preparing", engine.is_preparing, flush=True)
    token.cancel()
home = Path(sys.argv[1])
engine = Engine(ModelFiles(home / "models"), compiled=home / "numba", on_prepare=prepare)
image = Image.open(home / "cat.png").convert("RGB")
remover = engine.remover("u2netp")
try:
    remover.matte(image, remover.mask(image, token), token)
except Cancelled:
    print("cancelled", flush=True)
os._exit(0)
"""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"},
    )
    assert ended.stdout.split() == ["preparing", "True", "cancelled"], ended.stderr
