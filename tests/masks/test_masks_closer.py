"""The closer look at small subjects: when the network runs again, and when it is believed."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from rembg_desktop.errors import Cancelled, CancelToken
from rembg_desktop.masks.closer import look_closer
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.kept import MaskStore
from rembg_desktop.masks.uncertainty import SecondLook
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import CutOut, cut_out

SIZE = 320
PHOTO = Image.new("RGB", (SIZE, SIZE))
SUBJECT = (128, 128, 192, 192)
Parts = dict[tuple[int, int, int, int], int]
GRAY = 140
"""Just enough for the subject."""


def coarse(image: Image.Image) -> Image.Image:
    """A network of 32 pixels that finds what is bright."""
    return image.convert("L").resize((32, 32), Image.Resampling.BOX)


def disc(radius: int = 28, size: int = SIZE) -> Image.Image:
    photo = Image.new("RGB", (size, size))
    middle = size // 2 + 3  # not where the network's pixels meet
    box = (middle - radius, middle - radius, middle + radius, middle + radius)
    ImageDraw.Draw(photo).ellipse(box, (255, 255, 255))
    return photo


def error(mask: Image.Image, photo: Image.Image) -> float:
    whole = np.asarray(mask.resize(photo.size, Image.Resampling.LANCZOS)).astype(float)
    return float(np.abs(whole - np.asarray(photo.convert("L"))).sum())


def test_a_small_subject_is_seen_with_more_pixels() -> None:
    photo = disc()
    first = coarse(photo)
    closer = look_closer(coarse, photo, first)
    assert closer is not None
    assert closer.width > 2 * first.width
    assert error(closer, photo) < 0.5 * error(first, photo)


@pytest.mark.parametrize(
    ("photo", "mask"),
    [
        (PHOTO, coarse(disc(140))),
        (PHOTO, Image.new("L", (32, 32))),
        (PHOTO, Image.new("L", (32, 32), 255)),
        (PHOTO, coarse(disc()).convert("P")),
        (PHOTO.resize((24, 24)), coarse(disc())),
    ],
    ids=["large subject", "no subject", "everything", "labels", "small photo"],
)
def test_the_network_does_not_run_again_for(photo: Image.Image, mask: Image.Image) -> None:
    assert look_closer(pytest.fail, photo, mask) is None


class Scene:
    """A photo in which the network finds other things from closer; all is drawn in the pixels of the photo."""

    def __init__(self, *closer: Parts) -> None:
        self._left = list(closer)
        self.runs = 0

    def mask(self, parts: Parts) -> Image.Image:
        drawn = Image.new("L", (SIZE, SIZE))
        for box, value in parts.items():
            ImageDraw.Draw(drawn).rectangle(box, value)
        return drawn

    def look(self, first: Parts) -> Image.Image | None:
        mask = self.mask(first)
        boxes = iter([self._around(mask, 0.12), self._around(mask, 0.3)])

        def predict(image: Image.Image) -> Image.Image:
            self.runs += 1
            box = next(boxes)
            assert image.size == (box[2] - box[0], box[3] - box[1])
            return self.mask(self._left.pop(0)).crop(box)

        return look_closer(predict, PHOTO, mask)

    def _around(self, mask: Image.Image, margin: float) -> tuple[int, int, int, int]:
        left, top, right, bottom = mask.point([0] * 77 + [255] * 179).getbbox() or (0, 0, 0, 0)
        across, down = margin * (right - left), margin * (bottom - top)
        return round(left - across), round(top - down), round(right + across), round(bottom + down)


UPPER = (128, 128, 192, 160)
LOWER = (128, 161, 192, 192)
ARM = (193, 136, 199, 190)
LEG = (136, 193, 190, 199)
HAZE = (110, 128, 127, 192)


def test_one_more_look_is_enough_if_it_finds_the_same() -> None:
    scene = Scene({SUBJECT: 255})
    assert scene.look({SUBJECT: 255}) is None
    assert scene.runs == 1


def test_believed_looks_give_their_mean() -> None:
    closer = {SUBJECT: 255, ARM: 255, LEG: 255}
    found = Scene(closer, {SUBJECT: 255, LEG: 155}).look({SUBJECT: 230})
    assert found is not None
    assert found.size == (SIZE, SIZE)
    points = ((160, 160), (160, 196), (196, 160), (10, 10))
    assert [found.getpixel(point) for point in points] == pytest.approx([255, 205, 128, 0], abs=1)


@pytest.mark.parametrize(
    ("first", "close", "wide", "is_believed"),
    [
        ({SUBJECT: 230}, {SUBJECT: 255, ARM: 255, LEG: 255}, {SUBJECT: 255, ARM: 255, LEG: 255}, True),
        ({UPPER: 200, LOWER: 100}, {SUBJECT: 250}, {SUBJECT: 250}, True),
        ({SUBJECT: GRAY, HAZE: 100}, {UPPER: 255}, {UPPER: 255}, True),
        ({SUBJECT: GRAY, HAZE: 100}, {UPPER: 255}, {LOWER: 255}, False),
        ({SUBJECT: 230}, {UPPER: 255}, {LOWER: 255}, False),
        ({SUBJECT: 250}, {UPPER: 255}, {UPPER: 255}, False),
        ({SUBJECT: 250}, {UPPER: 180}, {UPPER: 170}, False),
        ({SUBJECT: 250}, {}, {}, False),
    ],
    ids=[
        "both add to it",
        "both are sure of what was doubtful",
        "the first one is worth little",
        "worth little, but they contradict each other",
        "they contradict each other",
        "both lose a part that was sure",
        "both lose a part, and are doubtful",
        "both lose everything",
    ],
)
def test_closer_masks_are_believed_if(first: Parts, close: Parts, wide: Parts, is_believed: bool) -> None:
    scene = Scene(close, wide)
    assert (scene.look(first) is not None) is is_believed
    assert scene.runs == 2


class Network:
    """Finds what is bright, and counts its runs."""

    device = "CPU"
    notice = None
    identity = "bright"

    def __init__(self, cancel_after: int = 0) -> None:
        self.runs = 0
        self._cancel_after = cancel_after

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.runs += 1
        if self.runs == self._cancel_after:
            cancel.cancel()
        cancel.check()
        return coarse(image)

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        return mask.point([value // 2 for value in range(256)]), image


Cut = Callable[..., tuple[CutOut, bytes, int]]


@pytest.fixture
def cut(tmp_path: Path) -> Cut:
    """Cuts the same photo with the same store: (what is known of it, its bytes, how often the network ran)."""
    disc().save(tmp_path / "disc.png")
    store = MaskStore(tmp_path / "masks", 10**7)

    def run(detail: str, *, cancel_after: int = 0, second_look: str = "never", edges: str = "soft"):
        network, target = Network(cancel_after), BytesIO()
        settings = CutSettings(store, None, SecondLook(second_look))
        options = RemovalOptions.from_dict({"detail": detail, "edges": edges})
        done = cut_out(tmp_path / "disc.png", target, options, network, CancelToken(), cut_settings=settings)
        return done, target.getvalue(), network.runs

    return run


@pytest.mark.parametrize("edges", ["soft", "matting"])
@pytest.mark.parametrize("order", [("normal", "high"), ("high", "normal")], ids="-".join)
def test_a_mask_of_one_detail_is_never_taken_for_the_other(
    order: tuple[str, str], edges: str, cut: Cut, tmp_path: Path
) -> None:
    made = {detail: cut(detail, edges=edges) for detail in order}
    assert made["normal"][1] != made["high"][1]
    assert made["normal"][2] + made["high"][2] == 3  # the run for the whole photo serves both
    assert "closer_look" in made["high"][0].steps
    assert "closer_look" not in made["normal"][0].steps
    for detail, (_, data, _) in made.items():
        assert cut(detail, edges=edges)[1:] == (data, 0)
        target = BytesIO()
        options = RemovalOptions.from_dict({"detail": detail, "edges": edges})
        cut_out(tmp_path / "disc.png", target, options, Network(), CancelToken())
        assert target.getvalue() == data


@pytest.mark.parametrize("run", [1, 2, 3])
def test_a_closer_look_is_cancelled_like_the_first(run: int, cut: Cut) -> None:
    with pytest.raises(Cancelled):
        cut("high", cancel_after=run)
    assert cut("high")[2] == (3 if run == 1 else 2)  # only the finished first mask was kept


def test_the_second_look_judges_the_closer_mask(cut: Cut) -> None:
    _, plain, runs = cut("high", second_look="always")
    assert runs == 6
    done, again, runs = cut("high", second_look="always")
    assert (again, runs) == (plain, 0)
    assert "kept" in done.steps
