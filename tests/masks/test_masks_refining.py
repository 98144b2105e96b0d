"""Refined edges: the edge of the subject in the photo, beside which the mask of a network is blurred."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from rembg_desktop.errors import Cancelled, CancelToken
from rembg_desktop.masks.cutting import enlarge
from rembg_desktop.masks.refining import refine
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import cut_out, estimate_bytes

SIZE = (480, 360)
NETWORK = (64, 64)


def shape(size: tuple[int, int] = SIZE) -> Image.Image:
    """A square with sharp corners and a hole, as L."""
    mask = Image.new("L", size)
    width, height = size
    mask.paste(255, (width // 4, height // 4, 3 * width // 4, 3 * height // 4))
    mask.paste(0, (width // 2 - 30, height // 2 - 30, width // 2 + 30, height // 2 + 30))
    return mask


def photo_of(mask: Image.Image, subject: Any, ground: Any, noise: float = 3) -> Image.Image:
    share = np.asarray(mask, np.float32)[..., np.newaxis] / 255
    pixels = share * np.array(subject) + (1 - share) * np.array(ground)
    pixels += np.random.default_rng(7).normal(0, noise, pixels.shape)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def predicted(mask: Image.Image, size: tuple[int, int] = NETWORK) -> Image.Image:
    """What a network gives for this mask: blurred, in its own size."""
    return mask.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1))


def refined(photo: Image.Image, mask: Image.Image) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """The enlarged mask and the refined one."""
    alpha = enlarge(mask, photo.size)
    return np.asarray(alpha, np.int16), np.asarray(refine(photo, mask, alpha, CancelToken()), np.int16)


PAIRS = [
    ((200, 60, 40), (60, 90, 160)),
    ((40, 40, 40), (190, 190, 190)),  # gray: all colors lie on a line
    ((90, 110, 90), (110, 100, 90)),  # low contrast
]


@pytest.mark.parametrize(("subject", "ground"), PAIRS, ids=str)
@pytest.mark.parametrize(("size", "limit"), [(SIZE, 0.35), ((359, 481), 0.35), ((1201, 243), 0.6)], ids=str)
def test_the_edge_moves_to_where_the_colors_change(
    subject: Any, ground: Any, size: tuple[int, int], limit: float
) -> None:
    truth = shape(size)
    before, after = refined(photo_of(truth, subject, ground, 1), predicted(truth))
    wanted = np.asarray(truth, np.int16)
    assert np.abs(after - wanted).mean() < limit * np.abs(before - wanted).mean()
    assert after.min() == 0
    assert after.max() == 255


def test_a_large_network_is_refined_with_smaller_windows() -> None:
    truth = shape((1600, 1200))
    before, after = refined(photo_of(truth, *PAIRS[0]), predicted(truth, (640, 640)))
    wanted = np.asarray(truth, np.int16)
    assert np.abs(after - wanted).mean() < 0.5 * np.abs(before - wanted).mean()


def test_colors_that_tell_nothing_leave_no_specks() -> None:
    truth = shape()
    before, after = refined(photo_of(truth, (100, 100, 100), (100, 100, 100), 12), predicted(truth))
    assert np.abs(after - before).max() <= 16


@pytest.mark.parametrize("level", [0, 90, 250, 255])
def test_without_an_edge_nothing_changes(level: int) -> None:
    photo = photo_of(shape(), *PAIRS[0])
    before, after = refined(photo, Image.new("L", NETWORK, level))
    assert np.array_equal(before, after)


def test_what_is_half_transparent_stays_so() -> None:
    glass = shape().point([value * 150 // 255 for value in range(256)])
    before, after = refined(photo_of(shape(), *PAIRS[0]), predicted(glass))
    inside = np.s_[108:125, 140:340]
    assert np.abs(before[inside] - after[inside]).max() <= 12
    wanted = np.asarray(glass, np.int16)
    assert np.abs(after - wanted).mean() < 0.4 * np.abs(before - wanted).mean()


def test_like_colors_beside_the_edge_leave_no_specks() -> None:
    truth = shape()
    colored = truth.copy()
    for x in range(20, 460, 40):
        colored.paste(255, (x, 20, x + 8, 28))  # like the subject, 60 pixels above it
        colored.paste(0, (x, 130, x + 8, 138))  # like the background, inside or beside the subject
    _, after = refined(photo_of(colored, *PAIRS[0]), predicted(truth))
    assert not after[:60].any()
    assert after[115:140, 150:195].min() >= 250


def test_photos_that_the_network_saw_in_full_stay_as_they_are() -> None:
    alpha = predicted(shape(), NETWORK)
    assert refine(photo_of(alpha, *PAIRS[0]), alpha, alpha, CancelToken()) is alpha


def test_labels_stay_as_they_are() -> None:
    labels = Image.new("P", NETWORK, 1)
    labels.putpalette([0, 0, 0, 128, 0, 0])
    alpha = enlarge(labels, SIZE)
    assert refine(photo_of(shape(), *PAIRS[0]), labels, alpha, CancelToken()) is alpha


def test_it_can_be_canceled() -> None:
    cancel = CancelToken()
    cancel.cancel()
    truth = shape()
    with pytest.raises(Cancelled):
        refine(photo_of(truth, *PAIRS[0]), predicted(truth), truth, cancel)


class Model:
    """Predicts one mask for each photo."""

    identity = "model"
    device = "CPU"
    notice = None

    def __init__(self, mask: Image.Image) -> None:
        self._mask = mask

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        return self._mask

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        raise AssertionError("it is not asked for")


@pytest.mark.parametrize("transparent", [False, True])
@pytest.mark.parametrize("depth", ["8", "keep"])
def test_a_result_has_the_refined_alpha(tmp_path: Path, transparent: bool, depth: str) -> None:
    truth = shape()
    photo = photo_of(truth, *PAIRS[0])
    source = photo.copy()
    if transparent:
        source.putalpha(128)
    source.save(tmp_path / "a.png")
    target = BytesIO()
    options = RemovalOptions.from_dict({"edges": "refined", "depth": depth})
    done = cut_out(tmp_path / "a.png", target, options, Model(predicted(truth)), CancelToken())
    alpha = refined(photo, predicted(truth))[1]
    expected = (alpha * 128 + 127) // 255 if transparent else alpha
    assert np.abs(np.asarray(Image.open(target))[..., 3] - expected).max() <= 1
    assert "edges" in done.steps


def test_its_memory_is_counted() -> None:
    soft, better = (RemovalOptions.from_dict({"edges": edges}) for edges in ("soft", "refined"))
    assert estimate_bytes(4032, 3024, better) > estimate_bytes(4032, 3024, soft) + 2 * 4032 * 3024
