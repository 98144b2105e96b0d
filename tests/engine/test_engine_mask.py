"""Masks of the real model, and what may go wrong on the way to them."""

import gc
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest
from photos import PHOTOS, read_photo
from PIL import Image
from tiny_onnx import mean_model
from waiting import Stopwatch

from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.libraries import load_sessions
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.engine.model_info import Hints
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode, ModelReplacedError

pytestmark = pytest.mark.model


class WatchedToken(CancelToken):
    """Tells when something interruptible began for the n-th time."""

    def __init__(self, hooks: int) -> None:
        super().__init__()
        self.hooked = Event()
        self._left = hooks

    @contextmanager
    def hook(self, interrupt: Callable[[], None]) -> Generator[None]:
        with super().hook(interrupt):
            self._left -= 1
            if not self._left:
                self.hooked.set()
            yield


@pytest.fixture
def rembg_mask(
    tmp_path: Path, model_bytes: bytes, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Image.Image], np.ndarray]:
    """What rembg itself makes of an image."""
    folder = tmp_path / "rembg" / "models" / "u2netp"
    folder.mkdir(parents=True)
    (folder / "u2netp.onnx").write_bytes(model_bytes)
    monkeypatch.setenv("REMBG_HOME", str(tmp_path / "rembg"))
    load_sessions()
    from rembg.session_factory import new_session

    session = new_session("u2netp", providers=["CPUExecutionProvider"])
    return lambda image: np.asarray(session.predict(image)[0], dtype=float)


@pytest.mark.parametrize("size", [None, (1500, 1000)])
def test_the_mask_is_that_of_rembg(
    photo: Image.Image,
    size: tuple[int, int] | None,
    files: ModelFiles,
    rembg_mask: Callable[[Image.Image], np.ndarray],
) -> None:
    photo = photo.resize(size, Image.Resampling.BICUBIC) if size else photo
    mask = Engine(files).remover("u2netp").mask(photo, CancelToken())
    expected = rembg_mask(photo)
    assert (mask.mode, mask.size) == ("L", photo.size)
    assert np.abs(np.asarray(mask, dtype=float) - expected).mean() <= 0.1
    assert 0.05 < (expected > 200).mean() < 0.95


def test_masks_of_large_photos_differ_little_from_rembgs(
    files: ModelFiles, rembg_mask: Callable[[Image.Image], np.ndarray]
) -> None:
    remover = Engine(files).remover("u2netp")
    for name in PHOTOS:
        large = read_photo(name).resize((4032, 3024), Image.Resampling.BICUBIC)
        mask = np.asarray(remover.mask(large, CancelToken()), dtype=float)
        assert np.abs(mask - rembg_mask(large)).mean() <= 0.05, name


def test_a_model_that_sees_the_same_everywhere_gives_an_empty_mask(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "mean.onnx").write_bytes(mean_model())
    name = files.import_file(tmp_path / "mean.onnx", "mean")
    mask = Engine(files).remover(name).mask(Image.new("RGB", (64, 48), (90, 90, 90)), CancelToken())
    assert mask.size == (64, 48)
    assert mask.getextrema() == (0, 0)


def test_a_model_that_was_replaced_after_its_check_is_told_from_a_damaged_one(
    files: ModelFiles, tmp_path: Path
) -> None:
    for name, side in (("small", 320), ("large", 1024)):
        (tmp_path / f"{name}.onnx").write_bytes(mean_model(side))
    name = files.import_file(tmp_path / "small.onnx", "mean")
    engine = Engine(files)
    remover = engine.remover(name, load=False)
    files.delete(name)
    files.import_file(tmp_path / "large.onnx", "mean")
    with pytest.raises(ModelReplacedError):
        remover.predict(Image.new("RGB", (64, 48)), CancelToken())
    again = engine.remover(name, load=False)
    assert again.predict(Image.new("RGB", (64, 48)), CancelToken()).size == (1024, 1024)
    assert again.identity != remover.identity


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (3000, 2)])
def test_an_image_of_any_shape_gets_a_mask(size: tuple[int, int], files: ModelFiles) -> None:
    mask = Engine(files).remover("u2netp").mask(Image.new("RGB", size, (200, 10, 10)), CancelToken())
    assert (mask.mode, mask.size) == ("L", size)


def test_a_black_image_gets_a_mask(files: ModelFiles) -> None:
    mask = Engine(files).remover("u2netp").mask(Image.new("RGB", (50, 40)), CancelToken())
    assert mask.size == (50, 40)


def test_threads_share_one_remover(cat: Image.Image, files: ModelFiles) -> None:
    remover = Engine(files, parallel_runs=2, threads=1).remover("u2netp")
    expected = remover.mask(cat, CancelToken()).tobytes()
    masks: list[bytes] = []
    threads = [Thread(target=lambda: masks.append(remover.mask(cat, CancelToken()).tobytes())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert masks == [expected] * 4


def test_a_cancelled_token_runs_nothing(cat: Image.Image, files: ModelFiles) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        Engine(files).remover("u2netp").mask(cat, token)


@pytest.mark.timing
def test_cancelling_ends_a_run_within_a_second(cat: Image.Image, files: ModelFiles) -> None:
    remover = Engine(files, threads=1).remover("u2netp")
    token = WatchedToken(hooks=2)  # the wait for a turn, then the run
    outcomes: list[type[BaseException]] = []

    def work() -> None:
        try:
            while True:
                remover.mask(cat, token)
        except Cancelled as error:
            outcomes.append(type(error))

    thread = Thread(target=work)
    thread.start()
    assert token.hooked.wait(120)
    with Stopwatch() as taken:
        token.cancel()
        thread.join(120)
    assert taken.seconds < 1
    assert outcomes == [Cancelled]
    assert remover.mask(cat, CancelToken()).size == cat.size


def test_a_run_that_waits_for_its_turn_can_be_cancelled(files: ModelFiles) -> None:
    from rembg_desktop.engine.session import CancellableSemaphore

    turns, token, outcomes = CancellableSemaphore(1), WatchedToken(hooks=1), []

    def wait() -> None:
        try:
            with turns.turn(token):
                outcomes.append("ran")
        except Cancelled:
            outcomes.append("cancelled")

    with turns.turn(CancelToken()):
        thread = Thread(target=wait)
        thread.start()
        assert token.hooked.wait(120)
        token.cancel()
        thread.join(120)
        assert outcomes == ["cancelled"]
    with turns.turn(CancelToken()):
        outcomes.append("next")
    assert outcomes == ["cancelled", "next"]


@pytest.mark.parametrize(("side", "together"), [(320, True), (1024, False)])
def test_only_small_models_run_side_by_side(side: int, together: bool, files: ModelFiles, tmp_path: Path) -> None:
    class Meeting(WatchedToken):
        """Its run waits until the other one runs, too, but not for long."""

        other: "Meeting"
        met = False

        @contextmanager
        def hook(self, interrupt: Callable[[], None]) -> Generator[None]:
            with super().hook(interrupt):
                if self.hooked.is_set():
                    self.met = self.other.hooked.wait(60 if together else 0.3)
                yield

    (tmp_path / "mean.onnx").write_bytes(mean_model(side))
    name = files.import_file(tmp_path / "mean.onnx", "mean")
    remover = Engine(files, threads=1, parallel_runs=2).remover(name)
    tokens = Meeting(hooks=2), Meeting(hooks=2)
    tokens[0].other, tokens[1].other = tokens[1], tokens[0]
    image = Image.new("RGB", (8, 8))
    threads = [Thread(target=remover.predict, args=(image, token)) for token in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(token.met for token in tokens) == together


def test_the_two_models_used_last_are_kept(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "mean.onnx").write_bytes(mean_model())
    names = [files.import_file(tmp_path / "mean.onnx", name) for name in ("one", "two")]
    engine = Engine(files)
    for name in ("u2netp", *names, names[0]):
        engine.remover(name)
    assert engine.models == (names[0], names[1])
    assert engine.devices == ("CPU", "CPU")
    engine.close()
    assert engine.models == ()


def test_a_remover_outlives_its_engine(cat: Image.Image, files: ModelFiles) -> None:
    engine = Engine(files)
    remover = engine.remover("u2netp")
    engine.close()
    del engine
    gc.collect()
    assert remover.mask(cat, CancelToken()).size == cat.size


def test_a_model_is_not_loaded_before_the_first_mask(cat: Image.Image, files: ModelFiles) -> None:
    engine = Engine(files)
    remover = engine.remover("u2netp", load=False)
    assert engine.models == ()
    assert (remover.device, remover.notice) == ("", None)
    identity = remover.identity
    mask = remover.predict(cat, CancelToken())
    assert (mask.mode, mask.size) == ("L", (320, 320))
    assert mask.resize(cat.size, Image.Resampling.LANCZOS).tobytes() == remover.mask(cat, CancelToken()).tobytes()
    assert engine.models == ("u2netp",)
    assert (remover.device, remover.identity) == ("CPU", identity)


def test_a_model_that_was_imported_again_is_another_one(files: ModelFiles, tmp_path: Path) -> None:
    engine = Engine(files)
    identities: list[str] = []
    masks: list[tuple[int, int]] = []
    for side, hints in ((320, None), (1024, None), (1024, Hints(range="0-255"))):
        (tmp_path / "mean.onnx").write_bytes(mean_model(side))
        name = files.import_file(tmp_path / "mean.onnx", "mine", hints)
        remover = engine.remover(name)
        identities.append(remover.identity)
        masks.append(remover.predict(Image.new("RGB", (8, 8)), CancelToken()).size)
        files.delete(name)
    assert len(set(identities)) == 3
    assert masks == [(320, 320), (1024, 1024), (1024, 1024)]


def test_a_model_that_was_deleted_is_missing_unless_it_is_in_memory(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "mean.onnx").write_bytes(mean_model())
    name = files.import_file(tmp_path / "mean.onnx", "mine")
    engine = Engine(files)
    engine.remover(name)
    files.delete(name)
    assert engine.remover(name).predict(Image.new("RGB", (8, 8)), CancelToken()).mode == "L"
    engine.close()
    with pytest.raises(AppError) as caught:
        engine.remover(name, load=False)
    assert caught.value.code is ErrorCode.UNKNOWN_MODEL


def test_a_model_that_is_loaded_again_is_verified_again(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "mean.onnx").write_bytes(mean_model())
    name = files.import_file(tmp_path / "mean.onnx", "mine")
    engine, path = Engine(files), files.path(name)
    engine.remover(name)
    engine.close()
    times, content = path.stat(), bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(AppError) as caught:
        engine.remover(name)
    assert caught.value.code is ErrorCode.MODEL_CORRUPT


@pytest.mark.parametrize("damage", ["flipped bit", "cut short"])
def test_a_damaged_model_is_never_loaded(damage: str, tmp_path: Path, model_bytes: bytes) -> None:
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    content = bytearray(model_bytes)
    if damage == "flipped bit":
        content[len(content) // 2] ^= 1
    else:
        del content[-1000:]
    (bundled / "u2netp.onnx").write_bytes(content)
    with pytest.raises(AppError) as caught:
        Engine(ModelFiles(tmp_path / "models", bundled=bundled)).remover("u2netp")
    assert caught.value.code is ErrorCode.MODEL_CORRUPT
    assert "u2netp" in caught.value.message
    assert "rembg-desktop models download u2netp" in caught.value.hint


def test_a_missing_model_says_how_to_get_it(files: ModelFiles) -> None:
    with pytest.raises(AppError) as caught:
        Engine(files).remover("isnet-general-use")
    assert caught.value.code is ErrorCode.MODEL_MISSING
    assert "rembg-desktop models download isnet-general-use" in caught.value.hint
