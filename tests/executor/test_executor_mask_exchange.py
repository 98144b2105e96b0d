# pyright: basic, reportMissingImports=false
"""A mask goes out as PNG, another program changes it, and the result gets exactly what came back."""

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from cutting import noise, soft_mask
from PIL import Image
from rendering import render

from rembg_desktop.composition import open_queue
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.mask_exchange import MaskExchange, read_mask
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.types import ImageStatus, JobImage
from rembg_desktop.settings import Settings

SIZE = (40, 30)


class Bench:
    """A queue with the results of photos."""

    def __init__(self, folder: Path) -> None:
        self.home = Home.choose(folder / "home")
        self.store, self.manager = open_queue(self.home)
        self.settings = Settings()
        self.photo = folder / "photo.png"
        self.out = folder / "out"
        self.file = folder / "mask.png"
        noise(SIZE).save(self.photo)

    def done(self, **options: object) -> JobImage:
        """The finished image of a new job."""
        chosen = RemovalOptions.from_dict(options)
        job = self.manager.submit(self.manager.plan([self.photo], chosen, destination=self.out), chosen)
        render(self.store, self.home, self.settings)
        (image,) = self.manager.images(job.id)
        assert image.status is ImageStatus.COMPLETED, image.error
        return image

    @property
    def exchange(self) -> MaskExchange:
        return MaskExchange(self.home, self.settings, self.manager)

    def mask(self, image: JobImage) -> np.ndarray:
        with Image.open(io.BytesIO(self.exchange.mask(image.id))) as found:
            assert (found.format, found.mode) == ("PNG", "L")
            return np.array(found)

    def put(self, image: JobImage, mask: Image.Image) -> np.ndarray:
        """The alpha of the result with this mask."""
        mask.save(self.file)
        assert self.exchange.put(image.id, self.file).status is ImageStatus.PENDING
        render(self.store, self.home, self.settings)
        return self.alpha(image)

    def alpha(self, image: JobImage) -> np.ndarray:
        output = self.manager.image(image.id).output
        assert output
        with Image.open(output) as result:
            return np.array(result if result.mode == "L" else result.getchannel("A"))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


@pytest.mark.parametrize("edges", ["soft", "refined", "decontaminate", "matting"])
def test_a_changed_mask_becomes_the_alpha_of_the_result(bench: Bench, edges: str) -> None:
    image = bench.done(edges=edges)
    mask = bench.mask(image)
    assert np.array_equal(mask, bench.alpha(image))
    mask[:, :10] = 255 - mask[:, :10]
    assert np.array_equal(bench.put(image, Image.fromarray(mask)), mask)
    assert np.array_equal(bench.mask(image), mask)
    assert bench.manager.image(image.id).output == image.output
    assert len(list(bench.out.iterdir())) == 1


def test_an_upright_photo_has_an_upright_mask(bench: Bench) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    noise(SIZE).save(bench.photo, exif=exif)
    image = bench.done()
    assert bench.mask(image).shape == (40, 30)
    mask = soft_mask((30, 40))
    assert np.array_equal(bench.put(image, mask), np.array(mask))


@pytest.mark.parametrize("soft", [True, False])
def test_the_transparency_of_a_photo_is_not_applied_twice(bench: Bench, soft: bool) -> None:
    own = Image.new("L", SIZE, 128 if soft else 0)
    if not soft:
        own.paste(200, (10, 10, 30, 20))  # most of it is transparent: it was cut out already
    photo = noise(SIZE)
    photo.putalpha(own)
    photo.save(bench.photo)
    image = bench.done()
    mask = bench.mask(image)
    before = bench.alpha(image)
    assert np.array_equal(bench.put(image, Image.fromarray(mask)), before)
    assert np.array_equal(bench.mask(image), mask)


@pytest.mark.parametrize("options", [{}, {"mask_only": True}, {"format": "webp"}])
def test_a_mask_that_is_not_kept_is_taken_from_the_result(bench: Bench, options: dict) -> None:
    bench.settings = Settings().change("masks", kept_masks_mb=0)
    image = bench.done(**options)
    assert np.array_equal(bench.mask(image), bench.alpha(image))
    changed = soft_mask(SIZE)
    bench.put(image, changed)
    assert image.output
    image.output.unlink()  # what replaces the whole mask needs neither the model nor the result
    assert np.array_equal(bench.mask(image), np.array(changed))


@pytest.mark.parametrize(
    "options", [{"background": "#ffffff"}, {"shadow": "drop"}, {"trim": True}, {"canvas": "40x30"}]
)
def test_no_mask_is_made_up(bench: Bench, options: dict) -> None:
    bench.settings = Settings().change("masks", kept_masks_mb=0)
    image = bench.done(**options)
    with pytest.raises(AppError) as refused:
        bench.exchange.mask(image.id)
    assert refused.value.code is ErrorCode.MASK_NOT_KEPT


def test_the_mask_is_taken_from_an_output_that_shows_it(bench: Bench) -> None:
    bench.settings = Settings().change("masks", kept_masks_mb=0)
    outputs = [
        Output("Shop", RemovalOptions.from_dict({"background": "#ffffff"})),
        Output("Square", RemovalOptions.from_dict({"canvas": "40x30", "padding": "5px"})),
        Output("Cutout", RemovalOptions()),
    ]
    plan = bench.manager.plan([bench.photo], outputs[0].options, destination=bench.out, outputs=outputs)
    job = bench.manager.submit(plan, outputs[0].options)
    render(bench.store, bench.home, bench.settings)
    (image,) = bench.manager.images(job.id)
    cutout = image.outputs[2].output
    assert cutout is not None
    with Image.open(cutout) as result:
        assert np.array_equal(bench.mask(image), np.array(result.getchannel("A")))


def test_a_result_that_somebody_changed_gives_no_mask(bench: Bench) -> None:
    bench.settings = Settings().change("masks", kept_masks_mb=0)
    image = bench.done()
    assert image.output
    Image.new("RGBA", SIZE).save(image.output)
    with pytest.raises(AppError, match="not kept"):
        bench.exchange.mask(image.id)


def test_a_mask_of_an_earlier_photo_is_refused_both_ways(bench: Bench) -> None:
    image = bench.done()
    noise(SIZE, seed=2).save(bench.photo)
    soft_mask(SIZE).save(bench.file)
    for use in (lambda: bench.exchange.mask(image.id), lambda: bench.exchange.put(image.id, bench.file)):
        with pytest.raises(AppError) as refused:
            use()
        assert refused.value.code is ErrorCode.PHOTO_CHANGED
    assert not list(bench.home.corrections.glob("*"))
    assert bench.manager.image(image.id).status is ImageStatus.COMPLETED


def test_an_image_without_a_result_has_no_mask(bench: Bench) -> None:
    options = RemovalOptions.from_dict({})
    job = bench.manager.submit(bench.manager.plan([bench.photo], options, destination=bench.out), options)
    (image,) = bench.manager.images(job.id)
    soft_mask(SIZE).save(bench.file)
    for use in (lambda: bench.exchange.mask(image.id), lambda: bench.exchange.put(image.id, bench.file)):
        with pytest.raises(AppError) as refused:
            use()
        assert refused.value.code is ErrorCode.WRONG_STATE
    assert not list(bench.home.corrections.glob("*"))


def _gray_with_opaque_alpha() -> Image.Image:
    return Image.merge("LA", [soft_mask(SIZE), Image.new("L", SIZE, 255)])


def _colors_with_alpha() -> Image.Image:
    image = noise(SIZE)
    image.putalpha(soft_mask(SIZE))
    return image


def _sixteen_bits() -> Image.Image:
    return Image.fromarray(np.array(soft_mask(SIZE)).astype(np.uint16) * 257)


def _nothing_kept() -> Image.Image:
    image = noise(SIZE)
    image.putalpha(0)
    return image


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: soft_mask(SIZE), soft_mask(SIZE)),
        (lambda: soft_mask(SIZE).convert("RGB"), soft_mask(SIZE)),
        (lambda: soft_mask(SIZE).convert("P"), soft_mask(SIZE)),
        (
            lambda: soft_mask(SIZE).convert("1", dither=Image.Dither.NONE),
            soft_mask(SIZE).point(lambda x: 255 * (x > 127)),
        ),
        (_gray_with_opaque_alpha, soft_mask(SIZE)),
        (_colors_with_alpha, soft_mask(SIZE)),
        (_sixteen_bits, soft_mask(SIZE)),
        (_nothing_kept, Image.new("L", SIZE)),
        (
            lambda: Image.merge("RGBA", (*noise(SIZE).split(), Image.new("L", SIZE, 255))),
            Image.new("L", SIZE, 255),
        ),
    ],
    ids=["L", "RGB", "P", "1", "LA opaque", "RGBA", "16 bits", "nothing", "everything"],
)
def test_masks_of_other_programs_are_read(
    tmp_path: Path, make: Callable[[], Image.Image], expected: Image.Image
) -> None:
    make().save(tmp_path / "mask.png")
    assert np.array_equal(read_mask(tmp_path / "mask.png", SIZE), np.array(expected))


def _png(image: Image.Image, kind: str = "PNG") -> bytes:
    target = io.BytesIO()
    image.save(target, kind)
    return target.getvalue()


def _bomb() -> bytes:
    """A PNG file of a few hundred bytes that says to have 10 gigapixels."""
    header = (100_000).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        for kind, data in chunks
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a PNG file"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"something else", "not a PNG file"),
        (_png(soft_mask(SIZE), "JPEG"), "not a PNG file"),
        (_png(soft_mask((80, 60))), "80 x 60 pixels, but the photo has 40 x 30"),
        (_png(soft_mask((30, 40))), "30 x 40 pixels"),
        (_png(noise(SIZE)), "has colors"),
        (_png(noise(SIZE).convert("L"))[:200], "damaged"),
        (_bomb(), "100000 x 100000 pixels"),
    ],
)
def test_what_is_no_mask_is_refused(bench: Bench, data: bytes, message: str) -> None:
    image = bench.done()
    bench.file.write_bytes(data)
    with pytest.raises(AppError, match=message) as refused:
        bench.exchange.put(image.id, bench.file)
    assert refused.value.code is ErrorCode.MASK_UNUSABLE
    assert not list(bench.home.corrections.glob("*"))
    assert bench.manager.image(image.id).status is ImageStatus.COMPLETED
