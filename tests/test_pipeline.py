import tracemalloc
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

import imagecodecs
import numpy as np
import pillow_heif
import pytest
import tifffile
from cutting import MaskRemover, cut, noise, rgba, soft_mask
from fakes import EllipseRemover
from photoshop import document
from PIL import Image
from wide import ADOBE

from rembg_desktop import pipeline
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.options import Edges, OutputFormat, RemovalOptions
from rembg_desktop.pipeline import Limits, cut_out, estimate_bytes

FORMATS = ("jpg", "png", "webp", "tif", "lzw.tif", "bmp", "gif", "avif", "heic")
FINE = {
    ErrorCode.UNSUPPORTED_FORMAT,
    ErrorCode.EMPTY_FILE,
    ErrorCode.TRUNCATED_IMAGE,
    ErrorCode.CORRUPT_IMAGE,
    ErrorCode.IMAGE_TOO_LARGE,
}
"""What a damaged file may be called."""


class Gate:
    """Writes down what was asked for, and whether it is held."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.held = 0

    @contextmanager
    def reserve(self, amount: int, cancel: CancelToken) -> Generator[None]:
        self.asked.append(amount)
        self.held += 1
        yield
        self.held -= 1


def photo(path: Path, size: tuple[int, int] = (160, 120)) -> Path:
    if path.suffix == ".heic":
        pillow_heif.from_pillow(noise(size)).save(path)
    else:
        noise(size).save(path, **({"compression": "tiff_lzw"} if "lzw" in path.name else {}))
    return path


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_becomes_a_cut_out(tmp_path: Path, ending: str) -> None:
    target, told = BytesIO(), []
    remover = EllipseRemover()
    done = cut_out(
        photo(tmp_path / f"a.{ending}"), target, RemovalOptions(), remover, CancelToken(), progress=told.append
    )
    assert (done.width, done.height, done.device, done.notices) == (160, 120, "CPU", ())
    assert rgba(target.getvalue()).shape == (120, 160, 4)
    assert {"load", "mask", "encode"} <= set(done.steps)
    assert told == sorted(told)
    assert told[-1] == 1


def test_the_sources_own_transparency_stays(tmp_path: Path) -> None:
    image = noise((40, 30))
    image.putalpha(Image.new("L", image.size, 128))
    image.save(tmp_path / "a.png")
    pixels = rgba(cut(tmp_path / "a.png", Image.new("L", image.size, 255))[1])
    assert (pixels[..., 3] == 128).all()


def test_the_model_sees_srgb_and_the_result_keeps_its_own_colors(tmp_path: Path) -> None:
    Image.new("RGB", (20, 20), (100, 200, 50)).save(tmp_path / "a.png", icc_profile=ADOBE)
    remover, target = MaskRemover(Image.new("L", (20, 20), 255)), BytesIO()
    cut_out(tmp_path / "a.png", target, RemovalOptions(), remover, CancelToken())
    (seen,) = remover.saw
    assert (seen.mode, seen.size) == ("RGB", (20, 20))
    assert seen.getpixel((5, 5))[0] < 60  # green of Adobe RGB lies outside sRGB: less red
    assert tuple(rgba(target.getvalue())[5, 5]) == (100, 200, 50, 255)


@pytest.mark.parametrize("transparent", [False, True])
def test_memory_is_asked_for_decoding_files_of_32_bits(tmp_path: Path, transparent: bool) -> None:
    size, gate = (160, 120), Gate()
    planes = np.zeros((4 if transparent else 3, size[1], size[0]), np.float32)
    (tmp_path / "a.psd").write_bytes(document(planes, 3, transparent=transparent))
    (tmp_path / "a.jxl").write_bytes(imagecodecs.jpegxl_encode(np.moveaxis(planes, 0, -1), lossless=True))
    for name, measured in (("a.psd", 36.1), ("a.jxl", 26.7)):
        remover = EllipseRemover(before=lambda _: None)
        cut_out(tmp_path / name, BytesIO(), RemovalOptions(canvas="1x1"), remover, CancelToken(), gate=gate)
        assert gate.asked[-1] >= size[0] * size[1] * measured


def test_memory_is_asked_for_before_decoding_and_given_back(tmp_path: Path) -> None:
    gate, options = Gate(), RemovalOptions()
    held: list[int] = []
    remover = EllipseRemover(before=lambda _: held.append(gate.held))
    cut_out(photo(tmp_path / "a.png"), BytesIO(), options, remover, CancelToken(), gate=gate)
    assert gate.asked == [estimate_bytes(160, 120, options)]
    assert (held, gate.held) == ([1], 0)

    data = photo(tmp_path / "cut.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(data[: len(data) // 2])
    with pytest.raises(AppError, match="is truncated"):
        cut_out(tmp_path / "cut.png", BytesIO(), options, remover, CancelToken(), gate=gate)
    assert len(gate.asked) == 2  # damage shows only when the pixels are read, and that comes after


def test_a_canvas_and_a_background_need_more_memory() -> None:
    plain = estimate_bytes(100, 100, RemovalOptions())
    matting = RemovalOptions(edges=Edges.MATTING)
    assert estimate_bytes(400, 300, matting) - estimate_bytes(400, 300, RemovalOptions()) > 339_000_000  # measured
    assert 782_000_000 < estimate_bytes(4000, 3000, matting) < 950_000_000
    assert estimate_bytes(100, 100, RemovalOptions(canvas="4000x4000")) > plain + 4000 * 4000 * 8
    png, webp, avif, jxl = (
        estimate_bytes(4000, 3000, RemovalOptions(format=kind))
        for kind in map(OutputFormat, ("png", "webp", "avif", "jxl"))
    )
    assert png < webp < avif == jxl
    assert avif - png > 4000 * 3000 * 26  # measured


def test_too_large_is_neither_decoded_nor_reserved(tmp_path: Path) -> None:
    gate, remover = Gate(), EllipseRemover()
    source = photo(tmp_path / "a.png")
    with pytest.raises(AppError) as caught:
        cut_out(source, BytesIO(), RemovalOptions(), remover, CancelToken(), Limits(max_pixels=1000), gate)
    assert caught.value.code is ErrorCode.IMAGE_TOO_LARGE
    assert "a.png" in caught.value.message
    assert (gate.asked, remover.runs) == ([], 0)


def test_a_bomb_takes_no_memory(tmp_path: Path) -> None:
    Image.new("1", (14_000, 14_000)).save(tmp_path / "bomb.png")
    tracemalloc.start()
    try:
        with pytest.raises(AppError, match=r"bomb\.png"):
            cut_out(
                tmp_path / "bomb.png",
                BytesIO(),
                RemovalOptions(),
                EllipseRemover(),
                CancelToken(),
                Limits(max_pixels=100_000_000),
            )
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


class CancellingTarget:
    """Cancels at the first write that holds pixels."""

    def __init__(self, cancel: CancelToken) -> None:
        self._cancel = cancel
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self.bytes += len(data)
        if self.bytes > 1000:
            self._cancel.cancel()
        return len(data)


def test_cancelling_is_noticed_between_strips(tmp_path: Path) -> None:
    source = photo(tmp_path / "a.bmp", (300, 2000))
    cancel = CancelToken()
    target = CancellingTarget(cancel)
    with pytest.raises(Cancelled):
        cut_out(source, target, RemovalOptions(), MaskRemover(Image.new("L", (300, 2000), 255)), cancel)
    assert target.bytes < 300 * 2000 * 4 / 2


def test_cancelled_before_it_began_runs_no_model(tmp_path: Path) -> None:
    cancel, remover = CancelToken(), EllipseRemover()
    cancel.cancel()
    with pytest.raises(Cancelled):
        cut_out(photo(tmp_path / "a.png"), BytesIO(), RemovalOptions(), remover, cancel)
    assert remover.runs == 0


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # what Pillow says about damaged files
@pytest.mark.parametrize("ending", FORMATS)
def test_damaged_files_fail_by_name_or_give_a_whole_result(tmp_path: Path, ending: str) -> None:
    good = photo(tmp_path / f"good.{ending}", (90, 60)).read_bytes()
    random = np.random.default_rng(sum(ending.encode()))
    cases = [good[: len(good) * share // 16] for share in range(1, 16)]
    cases += [good[:length] for length in (1, 2, 4, 8, 12, 20, 30, 40, 64, len(good) - 1)]
    for number in range(120):
        damaged = bytearray(good)
        reach = min(len(good), 400) if number % 2 else len(good)
        for at in random.integers(0, reach, int(random.integers(1, 12))):
            damaged[at] = int(random.integers(0, 256))
        cases.append(bytes(damaged))
    failed = 0
    for number, data in enumerate(cases):
        path = tmp_path / f"bad{number}.{ending}"
        path.write_bytes(data)
        failed += not comes_out_whole(path)
    assert failed > 5


def comes_out_whole(path: Path) -> bool:
    """False when it fails by a name that a damaged file may be called; any other exception goes through."""
    target, options = BytesIO(), RemovalOptions()
    try:
        done = cut_out(path, target, options, EllipseRemover(), CancelToken(), Limits(max_pixels=4_000_000))
    except AppError as error:
        if error.code not in FINE or path.name not in error.message:
            raise
        return False
    return rgba(target.getvalue()).shape == (done.height, done.width, 4)


@pytest.mark.parametrize(
    ("size", "canvas", "times"),
    [
        ((20, 10), "2000x1000", "100"),
        ((10, 10), "1234x1234", "123"),
        ((4, 4), "5000x5000", "1,250"),
        ((100, 100), "150x150", "1.5"),
        ((100, 100), "200x200", "2"),
        ((1000, 1000), "1004x1004", "1.01"),
    ],
)
def test_the_notice_of_an_enlargement_has_a_plain_number(
    tmp_path: Path, size: tuple[int, int], canvas: str, times: str
) -> None:
    done = cut_out(
        photo(tmp_path / "a.png", size), BytesIO(), RemovalOptions(canvas=canvas), EllipseRemover(), CancelToken()
    )
    sentences = [notice.message for notice in done.notices if notice.code == "enlarged"]
    assert sentences == [f"The subject of a.png was enlarged {times} times to fill the canvas."]


OUTPUTS = (
    {},
    {"format": "jpeg", "background": "#ffffff", "trim": True, "canvas": "90x90", "padding": "5%"},
    {"mask_only": True},
    {"format": "webp", "quality": 80, "metadata": "strip"},
    {"depth": "keep"},
    {"format": "tiff", "depth": "keep", "canvas": "50x50"},
    {"format": "webp", "depth": "keep"},
)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("cutting", [{}, {"edges": "decontaminate", "specks": "2px"}], ids=["plain", "edges"])
def test_outputs_of_one_cut_equal_those_that_are_made_alone(
    tmp_path: Path, bits: int, cutting: dict[str, str]
) -> None:
    source, size = tmp_path / "a.png", (80, 60)
    pixels = np.asarray(noise(size)).astype(np.uint16 if bits == 16 else np.uint8)
    source.write_bytes(imagecodecs.png_encode(pixels * 257 if bits == 16 else pixels))
    wanted = [RemovalOptions.from_dict({**values, **cutting}) for values in OUTPUTS]
    remover, gate, token = MaskRemover(soft_mask(size)), Gate(), CancelToken()
    alone = []
    for options in wanted:
        target = BytesIO()
        alone.append((cut_out(source, target, options, remover, token, gate=gate), target.getvalue()))
    remover.saw, most, gate.asked = [], max(gate.asked), []
    steps, together = pipeline.Steps(token), []
    with ExitStack() as memory:
        photo = pipeline.cut(source, wanted, remover, token, steps, memory, gate=gate)
        for options in wanted:
            target = BytesIO()
            together.append((pipeline.write_output(photo, target, options, steps), target.getvalue()))
    assert (len(remover.saw), len(gate.asked), gate.held) == (1, 1, 0)
    assert gate.asked[0] >= most
    for (one, its_bytes), (other, other_bytes) in zip(alone, together, strict=True):
        assert its_bytes == other_bytes
        assert (one.width, one.height, one.notices) == (other.width, other.height, other.notices)
    codes = [[notice.code for notice in written.notices] for written, _ in together]
    assert codes[-1] == (["depth_reduced"] if bits == 16 else [])


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1)])
@pytest.mark.parametrize("is_deep", [False, True])
@pytest.mark.parametrize("options", [{}, {"shadow": "reflection"}], ids=str)
def test_photos_of_one_row_or_column_become_every_format_that_is_written_in_strips(
    tmp_path: Path, size: tuple[int, int], is_deep: bool, options: dict[str, object]
) -> None:
    values = np.random.default_rng(2).integers(0, 256, (size[1], size[0], 3), np.uint8)
    values = values.astype(np.uint16) * 257 if is_deep else values
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", planarconfig="contig")
    for kind in ("png", "tiff", "psd"):
        done, data = cut(tmp_path / "a.tif", Image.new("L", size, 255), format=kind, depth="keep", **options)
        assert (done.width, data[:2]) == (size[0], {"png": b"\x89P", "psd": b"8B"}.get(kind, b"II"))
