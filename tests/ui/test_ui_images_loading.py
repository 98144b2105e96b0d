"""Pictures for the screen: right way up, right colors, never more memory than allowed."""

import struct
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from fakes import EllipseRemover
from PIL import Image, ImageCms
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.options import RemovalOptions
from rembg_desktop.settings import Performance
from rembg_desktop.ui.images.decoding import Decoded, PictureMemory, decode, display_budget
from rembg_desktop.ui.images.loader import ImageLoader, ThumbnailCache
from rembg_desktop.ui.inspector.side import ResultExport
from rembg_desktop.ui.preview.live_preview import PreviewController


@pytest.fixture
def loader(qtbot: QtBot):
    made = ImageLoader()
    yield made
    made.stop()


def test_pictures_are_forgotten_when_none_was_requested_for_a_while(qtbot: QtBot, tmp_path: Path):
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    loader = ImageLoader(forget_ms=500)
    try:
        with qtbot.waitSignal(loader.loaded, timeout=20_000):
            loader.request(tmp_path / "a.png", 40)
        assert loader.memory.bytes
        qtbot.waitUntil(lambda: not loader.memory.bytes, timeout=20_000)
    finally:
        loader.stop()


def picture(side: int) -> Decoded:
    return Decoded(QImage(side, side, QImage.Format.Format_RGB32), side, side)


def test_decoding_gives_the_size_asked_for_and_tells_the_full_one(tmp_path: Path):
    Image.new("RGB", (1200, 600), "#3366cc").save(tmp_path / "wide.jpg", quality=95)
    shown = decode(tmp_path / "wide.jpg", 300)
    assert (shown.image.width(), shown.image.height()) == (300, 150)
    assert (shown.width, shown.height) == (1200, 600)
    assert shown.image.format() == QImage.Format.Format_RGB32
    small = decode(tmp_path / "wide.jpg", 5000)
    assert small.image.width() == 1200


def test_a_turned_photo_stands_upright(tmp_path: Path):
    photo = Image.new("RGB", (400, 200), "red")
    photo.paste("blue", (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    photo.save(tmp_path / "turned.jpg", exif=exif, quality=95)
    shown = decode(tmp_path / "turned.jpg", 100)
    assert (shown.width, shown.height) == (200, 400)
    assert (shown.image.width(), shown.image.height()) == (50, 100)
    assert shown.image.pixelColor(25, 20).blue() > 200
    assert shown.image.pixelColor(25, 80).red() > 200


def test_transparency_is_premultiplied(tmp_path: Path):
    Image.new("RGBA", (8, 8), (200, 100, 0, 128)).save(tmp_path / "half.png")
    image = decode(tmp_path / "half.png", 8).image
    assert image.format() == QImage.Format.Format_ARGB32_Premultiplied
    color = image.pixelColor(4, 4)
    assert color.alpha() == 128
    assert abs(color.red() - 200) <= 2


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "tif", "bmp", "gif", "avif", "heic"])
def test_every_format_of_the_queue_is_shown(tmp_path: Path, ending: str):
    path = tmp_path / f"photo.{ending}"
    if ending == "heic":
        import pillow_heif

        pillow_heif.from_pillow(Image.new("RGB", (64, 64), "#20a040")).save(path)
    else:
        Image.new("RGB", (64, 64), "#20a040").save(path)
    color = decode(path, 64).image.pixelColor(32, 32)
    assert abs(color.green() - 0xA0) < 8
    assert abs(color.red() - 0x20) < 8


def test_cmyk_and_sixteen_bits_are_shown_in_their_colors(tmp_path: Path):
    Image.new("CMYK", (32, 32), (0, 255, 255, 0)).save(tmp_path / "print.jpg", quality=95)
    red = decode(tmp_path / "print.jpg", 32).image.pixelColor(16, 16)
    assert red.red() > 200
    assert red.blue() < 80
    Image.fromarray(np.full((32, 32), 0x8000, np.uint16)).save(tmp_path / "deep.png")
    assert decode(tmp_path / "deep.png", 32).image.pixelColor(16, 16).red() == pytest.approx(128, abs=1)


def test_other_color_spaces_become_srgb(tmp_path: Path):
    swapped = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    swapped = bytes(swapped.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ"))
    swapped = swapped.replace(b"s\0R\0G\0B", b"x\0R\0G\0B").replace(b"sRGB", b"xRGB")
    Image.new("RGB", (16, 16), (255, 0, 0)).save(tmp_path / "swapped.png", icc_profile=swapped)
    color = decode(tmp_path / "swapped.png", 16).image.pixelColor(8, 8)
    assert color.green() > 240
    assert color.red() < 20


def test_the_loader_answers_in_the_main_thread_and_keeps_the_picture(
    qtbot: QtBot, loader: ImageLoader, tmp_path: Path
):
    Image.new("RGB", (64, 48)).save(tmp_path / "a.png")
    with qtbot.waitSignal(loader.loaded) as answer:
        ticket = loader.request(tmp_path / "a.png", 32)
    assert answer.args is not None
    assert answer.args[0] == ticket
    first = answer.args[1]
    with qtbot.waitSignal(loader.loaded) as answer:
        loader.request(tmp_path / "a.png", 32)
    assert answer.args is not None
    assert answer.args[1] is first


def test_a_changed_file_is_loaded_again(qtbot: QtBot, loader: ImageLoader, tmp_path: Path):
    Image.new("RGB", (64, 48), "red").save(tmp_path / "a.png")
    with qtbot.waitSignal(loader.loaded):
        loader.request(tmp_path / "a.png", 32)
    Image.new("RGB", (100, 50), "blue").save(tmp_path / "a.png")
    with qtbot.waitSignal(loader.loaded) as answer:
        loader.request(tmp_path / "a.png", 32)
    assert answer.args is not None
    assert answer.args[1].image.pixelColor(5, 5) == QColor("blue")


def test_a_broken_file_is_named(qtbot: QtBot, loader: ImageLoader, tmp_path: Path):
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    with qtbot.waitSignal(loader.failed) as answer:
        loader.request(tmp_path / "broken.jpg", 32)
    assert answer.args is not None
    error = answer.args[1]
    assert isinstance(error, AppError)
    assert "broken.jpg" in error.message
    with qtbot.waitSignal(loader.failed) as answer:
        loader.request(tmp_path / "gone.jpg", 32)
    assert answer.args is not None
    assert answer.args[1].code is ErrorCode.SOURCE_MISSING


def test_a_cancelled_request_is_never_answered(qtbot: QtBot, loader: ImageLoader, tmp_path: Path):
    Image.new("RGB", (64, 48)).save(tmp_path / "a.png")
    answers: list[int] = []
    loader.loaded.connect(lambda ticket, _picture: answers.append(ticket))
    stale = [loader.request(tmp_path / "a.png", side) for side in range(10, 40)]
    for ticket in stale:
        loader.cancel(ticket)
    with qtbot.waitSignal(loader.loaded):
        last = loader.request(tmp_path / "a.png", 8)
    assert answers == [last]
    assert loader.is_idle


def test_memory_stays_within_its_budget_and_drops_the_longest_unused():
    memory = PictureMemory(3 * 100 * 100 * 4)
    keys = [(Path(name), 0, 0, 1) for name in "abcd"]
    for key in keys[:3]:
        memory.put(key, picture(100))
    assert memory.get(keys[0]) is not None
    memory.put(keys[3], picture(100))
    assert memory.get(keys[1]) is None
    assert memory.get(keys[0]) is not None
    assert memory.bytes == memory.budget
    memory.put(keys[1], picture(400))
    assert memory.get(keys[1]) is None
    assert memory.bytes <= memory.budget


def test_twelve_megapixels_do_not_block_the_event_loop(qtbot: QtBot, loader: ImageLoader, tmp_path: Path):
    rng = np.random.default_rng(1)
    small = Image.fromarray(rng.integers(0, 255, (300, 400, 3), dtype=np.uint8))
    small.resize((4032, 3024)).save(tmp_path / "large.jpg", quality=90)
    gaps: list[int] = []
    clock = QElapsedTimer()
    clock.start()
    beat = QTimer(interval=1)
    beat.timeout.connect(lambda: gaps.append(clock.restart()))
    beat.start()
    for longest in (1000, 4032):
        with qtbot.waitSignal(loader.loaded, timeout=20_000):
            loader.request(tmp_path / "large.jpg", longest)
    beat.stop()
    # Single long gaps are the system's on a busy machine; decoding that held the event loop would show in many.
    assert sorted(gaps)[int(len(gaps) * 0.95)] < 50


def test_thumbnails_come_later_and_then_at_once(qtbot: QtBot, tmp_path: Path):
    cache = ThumbnailCache()
    Image.new("RGB", (640, 480), "#10c020").save(tmp_path / "a.jpg")
    assert cache.thumbnail(tmp_path / "a.jpg", 48) is None
    with qtbot.waitSignal(cache.ready) as answer:
        pass
    assert answer.args == [tmp_path / "a.jpg"]
    found = cache.thumbnail(tmp_path / "a.jpg", 48)
    assert found is not None
    assert (found.width(), found.height()) == (48, 36)
    cache.stop()


def test_a_thumbnail_that_cannot_be_made_is_asked_for_once(qtbot: QtBot, tmp_path: Path):
    cache = ThumbnailCache()
    cache.thumbnail(tmp_path / "gone.jpg", 48)
    with qtbot.waitSignal(cache.ready):
        pass
    with qtbot.assertNotEmitted(cache.ready, wait=50):
        assert cache.thumbnail(tmp_path / "gone.jpg", 48) is None
    cache.stop()


def test_scrolling_past_many_rows_leaves_only_the_last_waiting(qtbot: QtBot, tmp_path: Path):
    cache = ThumbnailCache()
    Image.new("RGB", (64, 48)).save(tmp_path / "last.jpg")
    for index in range(2000):
        cache.thumbnail(tmp_path / f"{index}.jpg", 48)
    ready: list[Path] = []
    cache.ready.connect(ready.append)
    cache.thumbnail(tmp_path / "last.jpg", 48)
    qtbot.waitUntil(lambda: tmp_path / "last.jpg" in ready)
    assert len(ready) <= 200
    cache.stop()


def test_a_thumbnail_is_asked_for_again_when_its_file_may_be_back(qtbot: QtBot, tmp_path: Path):
    cache = ThumbnailCache(retry_seconds=0)
    with qtbot.waitSignal(cache.ready):
        cache.thumbnail(tmp_path / "a.png", 48)
    Image.new("RGB", (64, 48)).save(tmp_path / "a.png")
    assert not cache.knows(tmp_path / "a.png", 48)
    with qtbot.waitSignal(cache.ready):
        cache.thumbnail(tmp_path / "a.png", 48)
    assert cache.thumbnail(tmp_path / "a.png", 48) is not None
    (tmp_path / "broken.png").write_bytes(b"no picture")
    with qtbot.waitSignal(cache.ready):
        cache.thumbnail(tmp_path / "broken.png", 48)
    assert cache.knows(tmp_path / "broken.png", 48)  # it would fail again
    cache.stop()


class RecordingBudget(MemoryBudget):
    """Notes the most bytes that were held at the same time."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self.held: list[int] = []
        self.most = 0
        self.count = 0

    @contextmanager
    def reserve(self, amount: int, cancel: CancelToken) -> Generator[None]:
        with super().reserve(amount, cancel):
            self.held.append(amount)
            self.most = max(self.most, sum(self.held))
            self.count += 1
            try:
                yield
            finally:
                self.held.remove(amount)


def large_png(path: Path, side: int) -> Path:
    """The head of a PNG of that size; its pixels are missing."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(head))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", 100)
        + b"IDAT"
        + zlib.compress(bytes(1000))
    )
    return path


def test_everything_that_decodes_for_the_screen_shares_one_budget(qtbot: QtBot, tmp_path: Path):
    budget = RecordingBudget(800_000_000)  # one of these pictures fits, two do not
    paths = [large_png(tmp_path / f"{number}.png", 6000) for number in range(12)]
    loader = ImageLoader(memory=budget)
    queue, tab = ThumbnailCache(memory=budget), ThumbnailCache(memory=budget)
    previews = PreviewController(lambda _model: EllipseRemover(), memory=budget)
    copies = ResultExport(QGuiApplication.clipboard(), memory=budget)
    for path in paths[:4]:
        loader.request(path, 512)
    for path in paths[4:7]:
        queue.thumbnail(path, 144)
    for path in paths[7:10]:
        tab.thumbnail(path, 28)
    previews.request(paths[10], RemovalOptions())
    with qtbot.waitSignal(copies.failed):
        copies.copy(paths[11])
    qtbot.waitUntil(lambda: budget.count == 12, timeout=20_000)
    assert 6000 * 6000 * 12 <= budget.most <= 800_000_000
    for part in (loader, queue, tab, previews, copies):
        part.stop()


def test_a_wait_for_memory_ends_when_nobody_needs_the_picture(qtbot: QtBot, tmp_path: Path):
    Image.new("RGB", (64, 48)).save(tmp_path / "a.png")
    budget = MemoryBudget(1)
    loader = ImageLoader(memory=budget, threads=1)
    with budget.reserve(1, CancelToken()):
        waiting = loader.request(tmp_path / "a.png", 32)
        loader.cancel(waiting)
        loader.request(tmp_path / "a.png", 16)
        loader.stop()  # would wait until the memory is free
    assert loader.is_idle


def test_a_photo_is_reduced_while_it_is_decoded(tmp_path: Path):
    Image.new("RGB", (4000, 3000)).save(tmp_path / "a.jpg")
    budget = RecordingBudget(1)
    shown = decode(tmp_path / "a.jpg", 400, memory=budget)
    assert (shown.width, shown.height) == (4000, 3000)
    assert budget.most < 4000 * 3000  # less than a byte for each pixel of the file


@pytest.mark.parametrize(
    ("performance", "total"), [(Performance(memory_mb=500), 256_000_000), (Performance(memory_mb=8000), 10**9)]
)
def test_what_is_shown_takes_a_part_of_the_memory_for_images(performance: Performance, total: int):
    assert display_budget(performance).total == total


def test_a_png_that_is_cut_short_is_named(tmp_path: Path):
    with pytest.raises(AppError) as caught:
        decode(large_png(tmp_path / "a.png", 100), 50)
    assert caught.value.code is ErrorCode.TRUNCATED_IMAGE


def test_a_scaled_cutout_has_no_color_above_its_alpha(tmp_path: Path) -> None:
    # Qt shows such pixels as black dots: sharp scaling leaves them beside hard edges.
    pixels = np.zeros((240, 320, 4), np.uint8)
    pixels[::7, ::5] = pixels[60:180, 100:220] = (250, 240, 230, 255)
    Image.fromarray(pixels).save(tmp_path / "cutout.png")
    image = decode(tmp_path / "cutout.png", 90).image
    shown = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    assert (shown[..., :3].max(axis=2) <= shown[..., 3]).all()
