"""The live preview takes kept masks of whole photos, and keeps none of its reduced copies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from rembg_desktop.errors import CancelToken
from rembg_desktop.masks.kept import KeptMask, MaskStore, mask_key, photo_hash
from rembg_desktop.masks.uncertainty import Assessment
from rembg_desktop.options import RemovalOptions
from rembg_desktop.ui.preview.renderer import PreviewPictures


class Model:
    """Finds nothing; counts its runs."""

    identity = "model"
    device = "CPU"
    notice = None

    def __init__(self) -> None:
        self.runs = 0

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.runs += 1
        return Image.new("L", (8, 8))

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        return mask, image


class Bench:
    """A photo, the masks of earlier runs, and previews."""

    def __init__(self, folder: Path) -> None:
        self.photo = folder / "photo.png"
        Image.new("RGB", (80, 60), "#336699").save(self.photo)
        self.model = Model()
        self.store = MaskStore(folder / "masks", 10**6)
        self.pictures = PreviewPictures(lambda _model: self.model, kept_masks=self.store)

    def keep(self) -> None:
        """An earlier run found the left half."""
        mask = Image.new("L", (8, 8))
        mask.paste(255, (0, 0, 4, 8))
        kept = KeptMask(mask, Assessment(0.1), "CPU")
        self.store.save_mask(mask_key(photo_hash(self.photo), self.model.identity), kept)

    def alphas(self) -> tuple[int, int]:
        """Of the preview: far left and far right."""
        image = self.pictures.render(self.photo, RemovalOptions(), CancelToken(), CancelToken())
        middle = image.height() // 2
        return image.pixelColor(2, middle).alpha(), image.pixelColor(image.width() - 3, middle).alpha()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.pictures.close()


def test_the_preview_shows_the_kept_mask_without_the_model(bench: Bench) -> None:
    bench.keep()
    assert bench.alphas() == (255, 0)
    assert bench.model.runs == 0


def test_the_preview_keeps_no_mask_itself(bench: Bench) -> None:
    assert bench.alphas() == (0, 0)
    assert bench.model.runs == 1
    assert bench.store.size_bytes() == 0


def test_a_photo_that_was_replaced_does_not_show_the_mask_of_the_old_one(bench: Bench) -> None:
    bench.keep()
    Image.new("RGB", (80, 60), "#996633").save(bench.photo)
    assert bench.alphas() == (0, 0)
    assert bench.model.runs == 1
