"""Masks that are kept: what is taken again, what never is, and what may happen to the files."""

import errno
import hashlib
import os
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.masks.corrections import PhotoContent
from rembg_desktop.masks.kept import KeptMask, KeptMatte, MaskStore, mask_key, photo_hash
from rembg_desktop.masks.uncertainty import Assessment, SecondLook

KEY = mask_key("a" * 64, "model")


def gradient(size: tuple[int, int] = (32, 32)) -> Image.Image:
    values = np.linspace(0, 255, size[0] * size[1]).astype(np.uint8)
    return Image.fromarray(values.reshape(size[1], size[0]))


def kept(mask: Image.Image | None = None) -> KeptMask:
    return KeptMask(mask or gradient(), Assessment(0.25, ("holes", "soft_mask")), "CPU", SecondLook.ALWAYS)


def noise(number: int) -> KeptMask:
    """Does not shrink when it is compressed."""
    pixels = np.random.default_rng(number).integers(0, 256, (32, 32), np.uint8)
    return kept(Image.fromarray(pixels))


def files(store: MaskStore) -> list[Path]:
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


@pytest.fixture
def store(tmp_path: Path) -> MaskStore:
    return MaskStore(tmp_path / "masks", 1_000_000)


def labels() -> Image.Image:
    mask = gradient().point([value // 64 for value in range(256)])
    mask.putpalette([0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255])
    return mask


@pytest.mark.parametrize("make", [gradient, labels, lambda: gradient((7, 3))])
def test_a_mask_comes_back_as_it_was(make: Callable[[], Image.Image], store: MaskStore) -> None:
    mask = make()
    store.save_mask(KEY, kept(mask))
    found = store.load_mask(KEY)
    assert found is not None
    assert (found.mask.mode, found.mask.size, found.mask.tobytes()) == (mask.mode, mask.size, mask.tobytes())
    assert found.mask.convert("RGB").tobytes() == mask.convert("RGB").tobytes()
    assert (found.assessment, found.device) == (Assessment(0.25, ("holes", "soft_mask")), "CPU")
    assert found.looked is SecondLook.ALWAYS


@pytest.mark.parametrize("count", [0, 5])
def test_a_matte_comes_back_as_it_was(count: int, store: MaskStore) -> None:
    alpha = Image.fromarray(np.uint8([[0, 255, 255], [0, 0, 255]]))
    colors = np.arange(count * 3, dtype=np.uint8).reshape(count, 3)
    store.save_matte(KEY, KeptMatte(alpha, colors))
    found = store.load_matte(KEY)
    assert found is not None
    assert found.alpha.tobytes() == alpha.tobytes()
    assert np.array_equal(found.colors, colors)
    assert store.load_mask(KEY) is None


def test_what_an_earlier_version_kept_is_not_taken() -> None:
    """It resized and matted with other libraries, whose results differ."""
    earlier = hashlib.sha256(b"1\n" + b"a" * 64 + b"\nmodel").hexdigest()
    assert mask_key("a" * 64, "model") != earlier


def test_a_key_depends_on_photo_and_model() -> None:
    assert len({mask_key(photo, model) for photo in ("a" * 64, "b" * 64) for model in ("one", "two")}) == 4


def test_names_tell_nothing_but_a_hash(store: MaskStore) -> None:
    store.save_mask(KEY, kept())
    [path] = files(store)
    assert path.relative_to(store.folder) == Path(KEY[:2], f"{KEY}.mask")


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "other"])
def test_a_damaged_file_counts_as_missing(damage: str, store: MaskStore) -> None:
    store.save_mask(KEY, kept())
    [path] = files(store)
    content = path.read_bytes()
    for position in range(0, len(content), 7):
        if damage == "flip":
            path.write_bytes(content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :])
        elif damage == "cut":
            path.write_bytes(content[:position])
        else:
            path.write_bytes(b"" if damage == "empty" else b"another program's")
        assert store.load_mask(KEY) is None
        assert not path.exists()


def test_a_file_under_the_name_of_another_is_not_taken(store: MaskStore) -> None:
    store.save_mask(KEY, kept())
    other = mask_key("b" * 64, "model")
    (store.folder / other[:2]).mkdir(exist_ok=True)
    files(store)[0].rename(store.folder / other[:2] / f"{other}.mask")
    assert store.load_mask(other) is None


def test_the_least_recently_used_masks_are_deleted(tmp_path: Path) -> None:
    one = MaskStore(tmp_path / "one", 10**6)
    one.save_mask(KEY, noise(0))
    size = one.size_bytes()
    store = MaskStore(tmp_path / "masks", size * 10)
    keys = [mask_key(f"{number:064}", "model") for number in range(12)]
    for number, key in enumerate(keys[:10]):
        store.save_mask(key, noise(number))
        os.utime(store.folder / key[:2] / f"{key}.mask", (1000 + number, 1000 + number))
    assert store.load_mask(keys[0]) is not None  # used again
    store.save_mask(keys[10], noise(10))
    left = [key for key in keys if store.load_mask(key)]
    assert left == [keys[0], *keys[3:11]]
    assert store.size_bytes() <= size * 10


class Usage(NamedTuple):
    total: int
    used: int
    free: int


class Disk:
    """A disk of 1 MB that others use, too."""

    def __init__(self, store: MaskStore, patch: pytest.MonkeyPatch) -> None:
        self._store = store
        self.others = 0
        patch.setattr("shutil.disk_usage", lambda _: Usage(10**6, 10**6 - self.free(), self.free()))
        patch.setattr("rembg_desktop.paths.free_bytes", lambda _: self.free())

    def free(self) -> int:
        return 10**6 - self.others - self._store.size_bytes()


def test_a_reserve_stays_free_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MaskStore(tmp_path / "masks", 10**9, 20_000)
    disk = Disk(store, monkeypatch)
    keys = [mask_key(f"{number:064}", "model") for number in range(40)]
    for number, key in enumerate(keys[:20]):
        store.save_mask(key, noise(number))
        os.utime(store.folder / key[:2] / f"{key}.mask", (1000 + number, 1000 + number))
    assert len(files(store)) == 20
    disk.others = disk.free() - 30_000 - 2 * len(files(store)[0].read_bytes())
    for number, key in enumerate(keys[20:], 20):
        store.save_mask(key, noise(number))
        assert disk.free() >= 20_000
    assert store.load_mask(keys[0]) is None
    assert store.load_mask(keys[-1]) is not None
    left = files(store)
    disk.others = 10**6
    store.save_mask(mask_key("b" * 64, "model"), noise(99))
    assert files(store) == left  # deleting all of them would not help


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_costs_the_oldest_masks(code: int, store: MaskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [mask_key(f"{number:064}", "model") for number in range(20)]
    for number, key in enumerate(keys):
        store.save_mask(key, noise(number))
        os.utime(store.folder / key[:2] / f"{key}.mask", (1000 + number, 1000 + number))
    before = store.size_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        store.save_mask(mask_key("b" * 64, "model"), noise(99))
    assert store.size_bytes() <= before * 0.91
    assert store.load_mask(keys[0]) is None
    assert store.load_mask(keys[-1]) is not None


def test_other_processes_are_counted_too(tmp_path: Path) -> None:
    stores = [MaskStore(tmp_path / "masks", 40_000) for _ in range(2)]
    for number in range(120):
        stores[number % 2].save_mask(mask_key(f"{number:064}", "model"), noise(number))
    assert stores[0].size_bytes() <= 40_000 * 1.2


def test_a_limit_of_zero_keeps_and_takes_nothing(store: MaskStore) -> None:
    store.save_mask(KEY, kept())
    store.limit_bytes = 0
    other = mask_key("b" * 64, "model")
    store.save_mask(other, kept())
    assert store.load_mask(KEY) is None
    store.limit_bytes = 10**6
    assert store.load_mask(KEY) is not None
    assert store.load_mask(other) is None


def test_everything_can_be_deleted(store: MaskStore) -> None:
    store.save_mask(KEY, kept())
    store.save_matte(KEY, KeptMatte(gradient(), np.empty((0, 3), np.uint8)))
    assert store.size_bytes() > 0
    store.clear()
    assert (store.size_bytes(), files(store)) == (0, [])
    store.save_mask(KEY, kept())
    assert store.load_mask(KEY) is not None


def test_what_a_crash_left_behind_is_deleted(store: MaskStore) -> None:
    store.save_mask(KEY, kept())
    folder = store.folder / KEY[:2]
    old, new = folder / ".writing-old", folder / ".writing-new"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1000, 1000))
    store.size_bytes()
    assert not old.exists()
    assert new.exists()


def test_a_folder_that_cannot_be_written_fails_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "masks").write_bytes(b"a file is in the way")
    store = MaskStore(tmp_path / "masks", 10**6)
    for _ in range(3):
        store.save_mask(KEY, kept())
    assert store.load_mask(KEY) is None
    assert store.size_bytes() == 0
    assert len([record for record in caplog.records if "cannot be kept" in record.message]) == 1


def test_threads_may_use_one_store(tmp_path: Path) -> None:
    store = MaskStore(tmp_path / "masks", 30_000)
    wrong: list[str] = []

    def work() -> None:
        for number in range(60):
            key = mask_key(f"{number % 20:064}", "model")
            store.save_mask(key, noise(number % 20))
            found = store.load_mask(key)
            if found and found.mask.tobytes() != noise(number % 20).mask.tobytes():
                wrong.append(key)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert store.size_bytes() <= 30_000 * 1.2


def test_the_hash_is_that_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"abc")
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert photo_hash(path) == expected
    with path.open("rb") as file:
        file.seek(2)
        content = PhotoContent(file)
        assert file.read() == b"c"
        assert content.sha256() == expected


@pytest.mark.parametrize("same_times", [False, True])
def test_a_photo_that_changes_while_it_is_decoded_has_no_hash(same_times: bool, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"abc")
    before = path.stat()
    with path.open("rb") as file:
        content = PhotoContent(file)
        path.write_bytes(b"xyz")
        times = before.st_mtime_ns if same_times else before.st_mtime_ns + 10**9
        os.utime(path, ns=(times, times))
        assert content.sha256() == ""


def test_a_file_without_a_descriptor_has_no_hash() -> None:
    assert PhotoContent(BytesIO(b"abc")).sha256() == ""
