from pathlib import Path

import numpy as np
import pytest
from faults import FAULTS, Seam
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.masks.corrections import Adjustments, Correction, CorrectionStore
from rembg_desktop.masks.editing import EditSession

SHA = "0123456789abcdef" * 4
RNG = np.random.default_rng(3)
MODEL = RNG.integers(0, 256, (280, 300), np.uint8)
ALPHA = RNG.integers(0, 256, (280, 300), np.uint8)
WEIGHT = np.zeros((280, 300), np.uint8)
WEIGHT[20:270, 100:200] = 255
WEIGHT[20:270, 200:250] = 100
CORRECTION = Correction.from_arrays(ALPHA, WEIGHT, Adjustments(contrast=10, fill_holes=2.5))


def same(first: Correction | None, second: Correction) -> bool:
    return (
        first is not None
        and (first.size, first.adjustments) == (second.size, second.adjustments)
        and np.array_equal(first.apply(MODEL), second.apply(MODEL))
    )


def test_where_the_weight_is_0_the_model_decides_and_where_it_is_255_the_person() -> None:
    result = Correction.from_arrays(ALPHA, WEIGHT).apply(MODEL)
    assert np.array_equal(result[:, :100], MODEL[:, :100])
    assert np.array_equal(result[20:270, 100:200], ALPHA[20:270, 100:200])
    mixed = (MODEL * (155 / 255) + ALPHA * (100 / 255))[20:270, 200:250]
    assert np.abs(result[20:270, 200:250] - mixed).max() <= 1


def test_a_mask_of_another_program_replaces_everything() -> None:
    assert np.array_equal(Correction.from_mask(ALPHA).apply(MODEL), ALPHA)


def test_an_empty_correction_changes_nothing() -> None:
    empty = Correction((300, 280))
    assert empty.changes_nothing
    assert empty.weight is None
    assert empty.painted is None
    assert np.array_equal(empty.apply(MODEL), MODEL)


def test_images_and_arrays_are_corrected_alike_and_not_changed_in_place() -> None:
    before = MODEL.copy()
    image = Image.fromarray(MODEL)
    assert np.array_equal(np.asarray(CORRECTION.apply(image)), CORRECTION.apply(MODEL))
    assert np.array_equal(MODEL, before)
    assert np.array_equal(np.asarray(image), before)


def test_a_photo_of_another_size_is_refused() -> None:
    for correction in (CORRECTION, Correction((300, 280))):
        with pytest.raises(AppError, match="300 x 280") as caught:
            correction.apply(MODEL[:10])
        assert caught.value.code is ErrorCode.CORRECTION_UNUSABLE


def test_a_saved_correction_comes_back_exactly(tmp_path: Path) -> None:
    store = CorrectionStore(tmp_path / "corrections")
    assert store.load(SHA) is None
    assert not store.exists(SHA)
    store.save(SHA, CORRECTION)
    loaded = CorrectionStore(tmp_path / "corrections").load(SHA)
    assert same(loaded, CORRECTION)
    assert loaded is not None
    assert loaded.weight is not None
    assert np.array_equal(loaded.weight, WEIGHT)
    assert store.load("f" * 64) is None
    store.remove(SHA)
    assert store.load(SHA) is None
    assert list((tmp_path / "corrections").iterdir()) == []


@pytest.mark.parametrize("name", ["", "x" * 64, "../" * 21 + "a", SHA.upper()])
def test_only_hashes_name_corrections(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        CorrectionStore(tmp_path).load(name)


def test_a_damaged_file_fails_every_time_until_something_else_is_saved(tmp_path: Path) -> None:
    store, earlier, newer = (
        CorrectionStore(tmp_path),
        Correction.from_mask(ALPHA),
        Correction.from_mask(255 - ALPHA),
    )
    store.save(SHA, CORRECTION)
    (path,) = tmp_path.iterdir()
    data = path.read_bytes()
    broken = [data[:length] for length in (0, 4, 30, len(data) - 1)]
    for place in (0, 12, len(data) // 2, len(data) - 1):
        damaged = bytearray(data)
        damaged[place] ^= 0x40
        broken.append(bytes(damaged))
    for content in broken:
        path.write_bytes(content)
        for _ in range(2):
            with pytest.raises(AppError) as caught:
                store.load(SHA)
            assert caught.value.code is ErrorCode.CORRECTION_UNUSABLE
            assert ("before" in caught.value.hint) is (store.previous(SHA) is not None)
        assert path.read_bytes() == content
        store.save(SHA, earlier)
        assert same(store.load(SHA), earlier)
        assert content in [entry.read_bytes() for entry in tmp_path.glob("*damaged*")]
        store.save(SHA, newer)
        assert same(store.previous(SHA), earlier)


def test_a_damaged_file_never_replaces_the_one_before_it(tmp_path: Path) -> None:
    store, earlier = CorrectionStore(tmp_path), Correction.from_mask(ALPHA)
    store.save(SHA, earlier)
    store.save(SHA, CORRECTION)
    (path,) = tmp_path.glob("*.correction")
    path.write_bytes(b"damaged")
    store.save(SHA, Correction.from_mask(255 - ALPHA))
    assert same(store.previous(SHA), earlier)
    path.write_bytes(b"damaged, too")
    store.remove(SHA)
    assert store.load(SHA) is None
    assert {entry.read_bytes() for entry in tmp_path.iterdir()} == {b"damaged", b"damaged, too"}


def test_a_file_of_a_newer_version_is_refused_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = CorrectionStore(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("rembg_desktop.masks.corrections._VERSION", 99)
        store.save(SHA, CORRECTION)
    with pytest.raises(AppError, match="newer version"):
        store.load(SHA)
    assert store.exists(SHA)


def test_at_every_failing_call_the_old_or_the_new_correction_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "zone"
    old, new = Correction.from_mask(ALPHA), CORRECTION
    with Seam({"zone": folder}, lambda: 0.0).installed() as seam:
        store = CorrectionStore(folder)
        store.save(SHA, old)
        seam.arm(1, None)
        store.save(SHA, new)
        calls = len(seam.calls)
        assert calls >= 4
        for name in ("ENOSPC", "EIO"):
            for number in range(1, calls + 1):
                with seam.suspended():
                    store.save(SHA, old)
                seam.arm(number, FAULTS[name])
                saved = True
                try:
                    store.save(SHA, new)
                except OSError:
                    saved = False
                seam.disarm()
                assert same(store.load(SHA), new if saved else old), (name, number)
        with seam.suspended():
            assert [entry.name for entry in folder.iterdir() if entry.name.endswith(".tmp")] == []


def test_a_save_that_fails_never_brings_back_the_one_before_a_damaged_one(tmp_path: Path) -> None:
    folder, new = tmp_path / "zone", Correction.from_mask(255 - ALPHA)
    with Seam({"zone": folder}, lambda: 0.0).installed() as seam:
        store = CorrectionStore(folder)
        for number in range(1, 16):
            with seam.suspended():
                store.save(SHA, Correction.from_mask(ALPHA))
                store.save(SHA, CORRECTION)
                (path,) = folder.glob("*.correction")
                path.write_bytes(b"damaged")
            seam.arm(number, FAULTS["EIO"])
            try:
                store.save(SHA, new)
            except OSError:
                seam.disarm()
                with pytest.raises(AppError):
                    store.load(SHA)
            seam.disarm()
            with seam.suspended():
                store.save(SHA, new)
                assert b"damaged" in [entry.read_bytes() for entry in folder.iterdir()]


def test_a_crash_between_the_two_renames_finds_the_correction(tmp_path: Path) -> None:
    store = CorrectionStore(tmp_path)
    store.save(SHA, CORRECTION)
    (path,) = tmp_path.iterdir()
    path.rename(path.with_name(path.name + ".previous"))
    assert same(store.load(SHA), CORRECTION)
    store.save(SHA, Correction.from_mask(ALPHA))
    assert same(store.load(SHA), Correction.from_mask(ALPHA))


def test_drafts_are_listed_by_photo(tmp_path: Path) -> None:
    store = CorrectionStore(tmp_path)
    assert list(store.drafts()) == []
    store.draft("e" * 64).write_bytes(b"")
    store.save("f" * 64, CORRECTION)
    session = EditSession(np.zeros((280, 300, 3), np.uint8), MODEL, store.draft(SHA), correction=CORRECTION)
    session.flush()
    assert list(store.drafts()) == []
    session.set_adjustments(Adjustments(feather=2))
    session.flush()
    assert list(store.drafts()) == [SHA]
    session.close(keep_draft=False)
    assert list(store.drafts()) == []
