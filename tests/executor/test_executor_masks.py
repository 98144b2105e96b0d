"""Kept masks and uncertainty on the way through a worker, from the claim to the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from rembg_desktop.engine.devices import devices
from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.context import SharedMasks, WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.publish import hash_file
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import JobImage, Review
from rembg_desktop.settings import Settings


class Model:
    """An engine with one model, which gives the same mask for every photo."""

    identity = "model"
    notice = None
    devices = ()
    device_problem = ""
    models = ()

    def __init__(self, mask: Image.Image) -> None:
        self.device = ""
        self.runs = 0
        self._mask = mask

    def remover(self, model: str, cancel: CancelToken, *, load: bool = True) -> "Model":
        assert not load  # the model is loaded with the first mask that is missing
        return self

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.device = "CPU"
        self.runs += 1
        return self._mask.copy()

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        raise NotImplementedError


class Bench:
    """A photo and a queue."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.photo = folder / "photo.png"
        self.out = folder / "out"
        self.settings = Settings().change("review", second_look="never")
        self.masks = SharedMasks(Home(folder), self.settings)
        Image.new("RGB", (40, 30), "#336699").save(self.photo)

    def submit(self, **options: object) -> str:
        chosen = RemovalOptions.from_dict(options)
        return self.manager.submit(self.manager.plan([self.photo], chosen, destination=self.out), chosen).id

    def work(self, model: Model) -> None:
        context = WorkContext(
            self.store,
            "test",
            lambda: model,
            MemoryBudget(10**9),
            10**8,
            cut_settings=self.masks.cut_settings,
        )
        Worker(
            context, WorkerSignals(lambda _job: None, lambda _job, _image, _share: None, lambda _job, _image: None)
        ).run()

    def image(self, job: str) -> JobImage:
        (image,) = self.manager.status(job).images
        return image


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


def half() -> Image.Image:
    """The right half is the subject."""
    mask = Image.new("L", (32, 32))
    mask.paste(255, (16, 0, 32, 32))
    return mask


def test_a_kept_mask_is_taken_for_another_output(bench: Bench) -> None:
    jobs = [bench.submit(), bench.submit(background="#ff0000")]
    model = Model(half())
    bench.work(model)
    first, again = (bench.image(job) for job in jobs)
    assert model.runs == 1
    assert "mask" in first.steps
    assert "kept" in again.steps
    assert "mask" not in again.steps
    assert first.photo_sha256 == again.photo_sha256 == hash_file(bench.photo)
    assert first.uncertainty is not None
    assert (first.uncertainty, first.reasons) == (again.uncertainty, again.reasons)
    assert first.device == again.device == "CPU"
    with Image.open(again.output or "") as result:
        assert result.getpixel((0, 0)) == (255, 0, 0)

    bench.masks.apply(bench.settings.change("masks", kept_masks_mb=0))
    bench.submit()
    bench.work(model)
    assert model.runs == 2


def test_an_image_without_subject_needs_review(bench: Bench) -> None:
    job = bench.submit()
    bench.work(Model(Image.new("L", (32, 32))))
    image = bench.image(job)
    assert (image.uncertainty, image.reasons, image.review) == (1.0, ("nothing_found",), Review.NEEDS_REVIEW)


def test_where_no_model_was_used_there_is_no_device_and_no_score(bench: Bench) -> None:
    cutout = Image.new("RGBA", (40, 30))
    cutout.paste((10, 20, 30, 255), (10, 10, 30, 20))
    cutout.save(bench.photo)
    job, model = bench.submit(), Model(half())
    bench.work(model)
    image = bench.image(job)
    assert (model.runs, image.device, image.uncertainty, image.review) == (0, None, None, Review.NONE)


@pytest.mark.model
def test_a_required_device_is_needed_for_a_mask_and_not_for_a_kept_one(tmp_path: Path) -> None:
    missing = next(device.name for device in devices() if not device.available)
    engine = Engine(ModelFiles(tmp_path), device=missing, require_device=True)
    remover = engine.remover("u2netp", load=False)
    assert (remover.device, remover.notice, engine.models) == ("", None, ())
    with pytest.raises(AppError) as caught:
        remover.predict(Image.new("RGB", (8, 8)), CancelToken())
    assert caught.value.code is ErrorCode.DEVICE_UNAVAILABLE
