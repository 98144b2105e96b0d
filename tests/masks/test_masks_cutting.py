"""The cut of a photo: when the model runs, and when a kept mask, a matte or a correction is used instead."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
from cutting import noise, rgba, soft_mask
from PIL import Image

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.imaging.load import OpenedImage
from rembg_desktop.masks.cleanup import Cleanup
from rembg_desktop.masks.corrections import Adjustments, Correction, CorrectionStore
from rembg_desktop.masks.cutting import CutSettings, enlarge
from rembg_desktop.masks.kept import MaskStore, photo_hash
from rembg_desktop.masks.uncertainty import SecondLook, Sensitivity
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import CutOut, cut_out

SIZE = (60, 40)


class Model:
    """A network of 30x20 pixels; counts its runs and mattes."""

    notice = None

    def __init__(self, mask: Image.Image | None = None, identity: str = "model") -> None:
        self.identity = identity
        self.device = ""
        self.runs = 0
        self.mattes = 0
        self._mask = mask or soft_mask((30, 20))

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.runs += 1
        self.device = "CPU"
        return self._mask.copy()

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        self.mattes += 1
        return mask.point([value // 2 for value in range(256)]), noise(image.size, 7)


class Bench:
    """A photo, a store and the settings."""

    def __init__(self, folder: Path) -> None:
        self.photo = folder / "photo.png"
        noise(SIZE).save(self.photo)
        self.store = MaskStore(folder / "masks", 10**7)
        self.corrections = CorrectionStore(folder / "corrections")

    def cut(self, model: Model, second_look: str = "never", **options: Any) -> tuple[CutOut, bytes]:
        settings = CutSettings(self.store, self.corrections, SecondLook(second_look))
        target = BytesIO()
        chosen = RemovalOptions.from_dict(options)
        done = cut_out(self.photo, target, chosen, model, CancelToken(), cut_settings=settings)
        return done, target.getvalue()

    def correct(self, alpha: int) -> None:
        whole = np.full(SIZE[::-1], alpha, np.uint8)
        weight = np.zeros_like(whole)
        weight[:, :20] = 255
        self.corrections.save(photo_hash(self.photo), Correction.from_arrays(whole, weight))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


OUTPUTS = [
    {},
    {"background": "#ff0000", "format": "jpeg"},
    {"mask_only": True},
    {"trim": True, "canvas": "50x50"},
    {"edges": "refined"},
    {"edges": "decontaminate"},
    {"edges": "matting"},
    {"edges": "matting", "canvas": "90x30"},
]


@pytest.mark.parametrize("options", OUTPUTS, ids=str)
def test_a_kept_mask_gives_the_same_bytes_without_the_model(options: dict[str, Any], bench: Bench) -> None:
    first, expected = bench.cut(Model(), **options)
    model = Model()
    again, data = bench.cut(model, **options)
    assert data == expected
    assert (model.runs, model.mattes) == (0, 0)
    assert "mask" in first.steps
    assert "kept" not in first.steps
    assert "kept" in again.steps
    assert not {"mask", "second_look"} & set(again.steps)
    assert (again.assessment, again.device, again.photo_sha256) == (first.assessment, "CPU", first.photo_sha256)


def test_one_mask_serves_every_output(bench: Bench) -> None:
    model = Model()
    for options in OUTPUTS:
        bench.cut(model, **options)
    assert (model.runs, model.mattes) == (1, 1)


def test_without_kept_masks_the_result_is_the_same(bench: Bench, tmp_path: Path) -> None:
    for options in OUTPUTS:
        target = BytesIO()
        done = cut_out(bench.photo, target, RemovalOptions.from_dict(options), Model(), CancelToken())
        assert target.getvalue() == bench.cut(Model(), **options)[1]
        assert done.photo_sha256 == photo_hash(bench.photo)


def other_bytes(bench: Bench) -> Model:
    times = bench.photo.stat()
    noise(SIZE, 5).save(bench.photo)
    os.utime(bench.photo, ns=(times.st_atime_ns, times.st_mtime_ns))
    return Model()


@pytest.mark.parametrize(
    "change", [other_bytes, lambda _: Model(identity="another model")], ids=["other bytes", "another model"]
)
def test_a_mask_of_something_else_is_never_taken(change: Callable[[Bench], Model], bench: Bench) -> None:
    bench.cut(Model(), edges="matting")
    model = change(bench)
    done, _ = bench.cut(model, edges="matting")
    assert (model.runs, model.mattes) == (1, 1)
    assert "kept" not in done.steps


def test_the_same_bytes_under_another_name_share_a_mask(bench: Bench) -> None:
    bench.cut(Model())
    bench.photo = bench.photo.rename(bench.photo.with_name("renamed.png"))
    model = Model()
    bench.cut(model)
    assert model.runs == 0


def test_a_mask_does_not_stand_in_for_a_matte(bench: Bench) -> None:
    bench.cut(Model())
    model = Model()
    bench.cut(model, edges="matting")
    assert (model.runs, model.mattes) == (0, 1)


def test_a_photo_that_changes_while_it_is_decoded_keeps_no_mask(bench: Bench) -> None:
    settings = CutSettings(bench.store)
    real = OpenedImage.decode

    def decode(self: OpenedImage, *, keep_depth: bool = False) -> Any:
        found = real(self, keep_depth=keep_depth)
        with bench.photo.open("ab") as file:
            file.write(b"more")
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OpenedImage, "decode", decode)
        done = cut_out(bench.photo, BytesIO(), RemovalOptions(), Model(), CancelToken(), cut_settings=settings)
    assert done.photo_sha256 == ""
    assert bench.store.size_bytes() == 0


@pytest.mark.parametrize(("when", "runs"), [("never", 1), ("uncertain", 1), ("always", 4)])
def test_the_second_look_is_kept_with_the_mask(when: str, runs: int, bench: Bench) -> None:
    model = Model()
    first, _ = bench.cut(model, when)
    assert model.runs == runs
    assert ("second_look" in first.steps) == (when == "always")
    ran = model.runs
    again, _ = bench.cut(model, when)
    assert model.runs == ran
    assert again.assessment == first.assessment


def test_a_second_look_that_was_not_wanted_before_is_made_up_for(bench: Bench) -> None:
    y, x = np.mgrid[:200, :200] - 100
    unsure = Image.fromarray(np.uint8(np.clip((65 - np.hypot(x, y)) / 10, 0, 1) * 255))
    wanted = ("never", "uncertain", "uncertain", "never", "always", "always", "uncertain")
    for when, runs in zip(wanted, (1, 1, 0, 0, 3, 0, 0), strict=True):
        model = Model(unsure)
        done, _ = bench.cut(model, when)
        assert (when, model.runs) == (when, runs)
        assert ("second_look" in done.steps) == (runs > 0 and when != "never")
    looked = bench.cut(Model(unsure), "always")[0].assessment
    fresh = cut_out(
        bench.photo,
        BytesIO(),
        RemovalOptions(),
        Model(unsure),
        CancelToken(),
        cut_settings=CutSettings(second_look=SecondLook.ALWAYS),
    )
    assert looked == fresh.assessment


def test_an_uncertain_result_needs_review_as_the_setting_says(bench: Bench) -> None:
    found = {
        sensitivity: cut_out(
            bench.photo,
            BytesIO(),
            RemovalOptions(),
            Model(Image.new("L", (30, 20))),
            CancelToken(),
            cut_settings=CutSettings(sensitivity=sensitivity),
        )
        for sensitivity in Sensitivity
    }
    assert all(done.needs_review for done in found.values())
    assert not bench.cut(Model(_disc()))[0].needs_review


def _disc() -> Image.Image:
    y, x = np.mgrid[:200, :200] - 100
    return Image.fromarray(np.uint8(np.hypot(x, y) < 60) * 255)


@pytest.mark.parametrize("edges", ["soft", "refined", "decontaminate", "matting"])
def test_a_correction_is_used_with_a_notice(edges: str, bench: Bench) -> None:
    plain, before = bench.cut(Model(), edges=edges)
    bench.correct(255)
    model = Model()
    done, data = bench.cut(model, edges=edges)
    assert model.runs == 0
    assert "correction_used" in [notice.code for notice in done.notices]
    assert "correction_used" not in [notice.code for notice in plain.notices]
    assert not done.needs_review
    result, photo = rgba(data), np.asarray(noise(SIZE))
    assert (result[:, :20, 3] == 255).all()
    assert np.array_equal(result[:, :20, :3], photo[:, :20])  # the photo shows where it was made opaque
    assert np.array_equal(result[:, 20:, 3], rgba(before)[:, 20:, 3])


CLEANUP = {"edge_shift": -2, "contrast": 80, "feather": 1, "parts": "largest"}


@pytest.mark.parametrize("edges", ["soft", "refined", "decontaminate", "matting"])
def test_a_cleanup_changes_the_alpha_but_nothing_that_is_kept(edges: str, bench: Bench) -> None:
    model = Model()
    first, plain = bench.cut(model, edges=edges)
    done, data = bench.cut(model, edges=edges, **CLEANUP)
    _, mask = bench.cut(model, edges=edges, mask_only=True, **CLEANUP)
    assert (model.runs, model.mattes) == (1, edges == "matting")
    assert (done.assessment, done.needs_review) == (first.assessment, first.needs_review)
    before = Image.fromarray(rgba(plain)[..., 3].astype(np.uint8))
    expected = Cleanup.of(RemovalOptions.from_dict(CLEANUP), SIZE).apply(before, CancelToken())
    assert np.array_equal(rgba(data)[..., 3], np.asarray(expected))
    assert np.array_equal(imagecodecs.png_decode(mask), np.asarray(expected))
    assert bench.cut(model, edges=edges)[1] == plain


def test_a_correction_comes_after_the_cleanup(bench: Bench) -> None:
    bench.correct(255)
    done, data = bench.cut(Model(), ignore_border=True, **CLEANUP)
    assert "correction_used" in [notice.code for notice in done.notices]
    assert (rgba(data)[:, :20, 3] == 255).all()


@pytest.mark.parametrize("depth", ["8", "keep"])
def test_a_cleanup_only_removes_from_a_photo_that_was_cut_out_already(depth: str, bench: Bench) -> None:
    pixels = np.full((*SIZE[::-1], 4), 65535, np.uint16)
    pixels[:, 40:, 3] = 0
    pixels[10:20, 10:20, 3] = 0
    pixels[30, 50, 3] = 30001
    pixels[30, 5, 3] = 30001
    bench.photo.write_bytes(imagecodecs.png_encode(pixels))
    done, data = bench.cut(Model(), depth=depth, specks="5px", holes="fill", pinholes="5px", edge_shift=1)
    result = np.asarray(imagecodecs.png_decode(data))
    assert "alpha_kept" in [notice.code for notice in done.notices]
    expected = pixels[..., 3].copy()
    expected[30, 50] = 0
    assert np.array_equal(result[..., 3], expected if depth == "keep" else np.round(expected / 257))


def test_a_cleanup_is_the_same_with_16_bits(bench: Bench) -> None:
    pixels = np.random.default_rng(0).integers(0, 65536, (*SIZE[::-1], 3), np.uint16)
    bench.photo.write_bytes(imagecodecs.png_encode(pixels))
    for edges in ("soft", "matting"):
        small = np.asarray(imagecodecs.png_decode(bench.cut(Model(), edges=edges, **CLEANUP)[1]))
        deep = np.asarray(imagecodecs.png_decode(bench.cut(Model(), edges=edges, depth="keep", **CLEANUP)[1]))
        assert deep.dtype == np.uint16
        assert np.abs(deep[..., 3] / 257 - small[..., 3]).max() <= 1


def test_a_correction_outlives_the_model(bench: Bench) -> None:
    bench.correct(0)
    for model in (Model(), Model(Image.new("L", (30, 20), 255), "another")):
        assert (rgba(bench.cut(model)[1])[:, :20, 3] == 0).all()


def test_a_correction_of_a_photo_that_was_cut_out_already(bench: Bench) -> None:
    image = noise(SIZE).convert("RGBA")
    image.putalpha(soft_mask(SIZE))
    image.save(bench.photo)
    bench.correct(255)
    model = Model()
    done, data = bench.cut(model)
    assert model.runs == 0
    assert {"alpha_kept", "correction_used"} <= {notice.code for notice in done.notices}
    assert (rgba(data)[:, :20, 3] == 255).all()


@pytest.mark.parametrize("edges", ["soft", "refined", "decontaminate", "matting"])
@pytest.mark.parametrize("transparent", [0, 5, 40], ids=["none", "few", "cut out"])
@pytest.mark.parametrize("rest", [{}, {"canvas": "60x40"}, {"mask_only": True}], ids=str)
def test_a_correction_is_the_same_with_16_bits(
    edges: str, transparent: int, rest: dict[str, Any], bench: Bench
) -> None:
    pixels = np.random.default_rng(0).integers(0, 65536, (*SIZE[::-1], 4 if transparent else 3), np.uint16)
    if transparent:
        pixels[..., 3] = 65535
        pixels[:, -transparent - 1 :, 3] = 30001
        pixels[:, -transparent:, 3] = 0
    bench.photo.write_bytes(imagecodecs.png_encode(pixels))
    whole = np.full(SIZE[::-1], 255, np.uint8)
    weight = np.zeros_like(whole)
    weight[5:20, 10:50] = 255
    bench.corrections.save(photo_hash(bench.photo), Correction.from_arrays(whole, weight))
    small = np.asarray(imagecodecs.png_decode(bench.cut(Model(), edges=edges, **rest)[1]))
    result = np.asarray(imagecodecs.png_decode(bench.cut(Model(), edges=edges, depth="keep", **rest)[1]))
    if rest.get("mask_only"):
        assert np.array_equal(small, result)
        return
    assert result.dtype == np.uint16
    # The 8-bit copies of the colors differ by 1, which the slopes of refined edges multiply.
    assert np.abs((result[..., 3] / 257) - small[..., 3]).max() <= (6 if edges == "refined" else 1)
    if transparent == 40:
        assert (result[5:20, 10:50, 3] == 65535).all()
        assert (result[25:, -41, 3] == 30001).all()


@pytest.mark.parametrize("transparent", [False, True])
def test_only_what_was_painted_is_as_good_as_reviewed(transparent: bool, bench: Bench) -> None:
    unsure = Image.new("L", (30, 20), 128)
    if transparent:
        image = noise(SIZE).convert("RGBA")
        image.putalpha(soft_mask(SIZE))
        image.save(bench.photo)
    sha256 = photo_hash(bench.photo)
    plain, _ = bench.cut(Model(unsure))
    assert plain.needs_review is not transparent
    bench.corrections.save(sha256, Correction(SIZE, Adjustments(feather=1)))
    adjusted, _ = bench.cut(Model(unsure))
    assert (adjusted.needs_review, adjusted.is_painted) == (plain.needs_review, False)
    assert "correction_used" in [notice.code for notice in adjusted.notices]
    bench.correct(255)
    painted, _ = bench.cut(Model(unsure))
    assert (painted.needs_review, painted.is_painted) == (False, True)
    bench.corrections.save(sha256, Correction(SIZE))
    nothing, _ = bench.cut(Model(unsure))
    assert (nothing.needs_review, nothing.is_painted) == (plain.needs_review, False)
    assert "correction_used" not in [notice.code for notice in nothing.notices]


def test_a_damaged_correction_fails_every_attempt(bench: Bench) -> None:
    bench.correct(255)
    [path] = bench.corrections.folder.glob("*.correction")
    path.write_bytes(path.read_bytes()[:-9])
    for _ in range(2):
        with pytest.raises(AppError) as caught:
            bench.cut(Model())
        assert caught.value.code is ErrorCode.CORRECTION_UNUSABLE


def test_labels_are_enlarged_as_numbers() -> None:
    palette = [0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255]
    values = np.zeros((20, 30), np.uint8)
    values[5:15, 5:15], values[5:15, 15:25] = 3, 1
    labels = Image.fromarray(values)
    expected = labels.resize(SIZE, Image.Resampling.LANCZOS)
    expected.putpalette(palette)
    labels.putpalette(palette)
    assert enlarge(labels, SIZE).tobytes() == expected.convert("RGB").convert("L").tobytes()
