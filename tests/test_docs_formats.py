"""Every claim of docs/formats.md is true, and the page shows the tables of the program."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import imagecodecs
import numpy as np
import pytest
import tifffile
from cutting import cut, noise
from format_extras import COMMENT, DESCRIBED, DPI, IPTC, SEVERAL, TEXT, UNSUPPORTED, XMP, image
from format_proofs import Wanted, Written, wanted, write
from PIL import Image
from psd_tools import PSDImage
from wide import ADOBE

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import formats
from rembg_desktop.imaging.containers import iptc_of
from rembg_desktop.imaging.encode import DEEP, KEPT, MAX_SIDES, check_size
from rembg_desktop.imaging.input_formats import FORMATS, Format, Frames, Kept
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.options import OutputFormat
from rembg_desktop.queue.sources.left_out import LeftOutReason, reason_against

ROOT: Final = Path(__file__).resolve().parent.parent
APART: Final = {"JPEG": 5.0, "AVIF": 4.0, "HEIF": 4.0, "RAW": 4.0}
"""Largest difference, of 255, for formats that are lossy or compute colors; otherwise 2."""
LAB_APART: Final = 6.0


def read(path: Path, data: bytes, each: Format) -> Picture:
    path.write_bytes(data)
    with open_source(path, 10_000) as source:
        assert source.kind == each.kind
        return source.decode()


def name(each: Format) -> str:
    return each.kind


# Input formats


def all_pixels() -> list[Any]:
    return [
        pytest.param(
            each, what, id=f"{each.kind}-{what.color}-{'f' * what.floating}{what.bits}{'-alpha' * what.alpha}"
        )
        for each in FORMATS
        for samples in each.samples
        for what in wanted(samples)
    ]


@pytest.mark.parametrize(("each", "what"), all_pixels())
def test_pixels_that_the_table_states_are_read(tmp_path: Path, each: Format, what: Wanted) -> None:
    written = write(each.kind, what)
    picture = read(tmp_path / ("a.tga" if each.kind == "TGA" else "photo"), written.data, each)
    assert picture.alpha is not None or not what.alpha
    assert apart(picture, written) <= (LAB_APART if what.color == "Lab" else APART.get(each.kind, 2))


def apart(picture: Picture, written: Written) -> float:
    """Largest difference, of 255. Colors count as much as they are visible."""
    colors = np.asarray(picture.pixels) / 255
    opacity = np.ones(colors.shape[:2]) if written.alpha is None else written.alpha
    found = np.ones(colors.shape[:2]) if picture.alpha is None else np.asarray(picture.alpha) / 255
    far = np.abs(colors - written.colors) * opacity[..., None]
    return 255 * float(max(far.max(), np.abs(found - opacity).max()))


@pytest.mark.parametrize("each", [each for each in FORMATS if each.keeps], ids=name)
def test_what_the_table_states_besides_the_pixels_is_read(tmp_path: Path, each: Format) -> None:
    picture = read(tmp_path / "photo", DESCRIBED[each.kind](), each)
    assert contained(picture) == set(each.keeps)


def contained(picture: Picture) -> set[Kept]:
    """What of format_extras is in a picture besides the pixels."""
    found = {
        Kept.PROFILE: picture.icc == ADOBE,
        Kept.EXIF: b"Ada" in (picture.exif or b""),
        Kept.XMP: picture.xmp == XMP,
        Kept.IPTC: iptc_of(picture.iptc or b"") == IPTC,
        Kept.TEXT: TEXT in picture.texts,
        Kept.COMMENT: COMMENT in picture.texts,
        Kept.RESOLUTION: picture.dpi is not None and picture.dpi == pytest.approx(DPI, abs=0.1),
    }
    return {kept for kept, is_found in found.items() if is_found}


@pytest.mark.parametrize("each", [each for each in FORMATS if each.frames is not Frames.ONLY], ids=name)
def test_of_several_pictures_the_stated_one_is_read(tmp_path: Path, each: Format) -> None:
    picture = read(tmp_path / "photo", SEVERAL[each.kind](), each)
    side = 32 if each.frames is Frames.LARGEST else image().width
    assert picture.pixels.size == (side, side)
    assert np.abs(np.asarray(picture.pixels).astype(int) - image().getpixel((0, 0))).max() <= 4
    notices = ["first_frame"] if each.frames is Frames.FIRST else []
    assert [notice.code for notice in picture.notices] == notices


@pytest.mark.parametrize(
    ("each", "what"),
    [pytest.param(each, what, id=f"{each.kind}-{what}") for each in FORMATS for what in each.unsupported],
)
def test_what_is_not_supported_is_refused_as_such(tmp_path: Path, each: Format, what: str) -> None:
    with pytest.raises(AppError) as error:
        read(tmp_path / "photo", UNSUPPORTED[each.kind, what](), each)
    assert error.value.code is ErrorCode.UNSUPPORTED_FORMAT
    assert "unsupported image format" not in error.value.message


@pytest.mark.parametrize("each", [each for each in FORMATS if each.kind != "TGA"], ids=name)
def test_files_start_with_a_stated_signature_and_are_recognized_by_each(each: Format) -> None:
    head = write(each.kind, wanted(each.samples[0])[0]).data[: formats.HEAD_BYTES]
    starts = [re.compile(re.escape(start).replace(rb"\?", b"."), re.DOTALL) for start in each.signatures]
    if each.kind == "RAW":
        assert formats.recognize(head) == "TIFF"  # as the note says
    elif each.brands:
        assert head[4:8] == b"ftyp"
        assert head[8:12] in each.brands
    else:
        assert any(start.match(head) for start in starts)
        assert formats.recognize(head) == each.kind
    for start in each.signatures:
        if each.kind == "PNM":
            found = start + (b"\n" if start == b"P7" else b" 8 8 ")
        else:
            found = start.replace(b"?", b"\0") + head[len(start) :]
        assert formats.recognize(found) == each.kind
    for brand in each.brands:
        assert formats.recognize(b"\0\0\0\x18ftyp" + brand + bytes(4) + b"miaf" + bytes(8)) == each.kind
        assert formats.recognize(b"\0\0\0\x18ftypxxxx" + bytes(4) + b"miaf" + brand) == each.kind


def test_files_in_a_folder_are_included_by_their_extension_or_else_by_their_content(tmp_path: Path) -> None:
    for each in FORMATS:
        data = write(each.kind, wanted(each.samples[0])[0]).data
        for suffix in each.suffixes:
            (tmp_path / f"{each.kind}{suffix.upper()}").write_bytes(data)
        if each.kind != "TGA":
            (tmp_path / f"{each.kind}.txt").write_bytes(data)
            (tmp_path / each.kind).write_bytes(data)
    (tmp_path / "other.txt").write_bytes(
        b"This is no image, but a text that is long enough to be one of a header."
    )
    left = {
        entry.name: reason_against(entry, entry.stat(), include_results=False) for entry in os.scandir(tmp_path)
    }
    assert left.pop("other.txt") is LeftOutReason.NOT_AN_IMAGE
    assert len(left) > 60
    assert {file: reason for file, reason in left.items() if reason} == {}


def test_svg_is_not_supported(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
    with pytest.raises(AppError) as error, open_source(tmp_path / "a.svg", 100):
        pass
    assert error.value.code is ErrorCode.UNSUPPORTED_FORMAT


def test_a_bmp_can_lack_its_file_header(tmp_path: Path) -> None:
    image().save(tmp_path / "a.bmp")
    (tmp_path / "a.dib").write_bytes((tmp_path / "a.bmp").read_bytes()[14:])
    with open_source(tmp_path / "a.dib", 100) as source:
        assert np.array_equal(np.asarray(source.decode().pixels), np.asarray(image()))


# Output formats


@pytest.fixture
def described(tmp_path: Path) -> dict[Kept, Path]:
    """Sources that together contain everything that can be kept."""
    found = {"png": DESCRIBED["PNG"](), "jpg": DESCRIBED["JPEG"]()}
    for suffix, data in found.items():
        (tmp_path / f"a.{suffix}").write_bytes(data)
    return {kept: tmp_path / ("a.png" if kept is Kept.TEXT else "a.jpg") for kept in Kept}


@pytest.mark.parametrize("kind", OutputFormat)
def test_results_contain_what_the_table_states(
    tmp_path: Path, described: dict[Kept, Path], kind: OutputFormat
) -> None:
    found: set[Kept] = set()
    for source in set(described.values()):
        options = {"format": kind.value, "background": "#ffffff", "lossless": kind.can_be_lossless}
        _, data = cut(source, Image.new("L", image().size, 255), **options)
        (tmp_path / "result").write_bytes(data)
        with open_source(tmp_path / "result", 10_000) as opened:
            picture = opened.decode()
        found |= {kept for kept in contained(picture) if described[kept] == source}
    assert found == KEPT[kind]


@pytest.mark.parametrize("kind", OutputFormat)
def test_results_have_transparency_if_the_table_states_it(tmp_path: Path, kind: OutputFormat) -> None:
    noise((8, 8)).save(tmp_path / "a.png")
    mask = Image.new("L", (8, 8), 255)
    mask.paste(0, (0, 0, 4, 8))
    if not kind.has_alpha:
        with pytest.raises(AppError) as error:
            cut(tmp_path / "a.png", mask, format=kind.value)
        assert error.value.code is ErrorCode.INVALID_OPTION
        return
    (tmp_path / "result").write_bytes(cut(tmp_path / "a.png", mask, format=kind.value)[1])
    with open_source(tmp_path / "result", 100) as opened:
        picture = opened.decode()
    assert picture.alpha
    assert np.array_equal(np.asarray(picture.alpha), np.asarray(mask))


@pytest.mark.parametrize("kind", OutputFormat)
def test_results_have_the_bits_that_the_table_states(tmp_path: Path, kind: OutputFormat) -> None:
    deep = np.linspace(0, 65535, 64 * 3).astype(np.uint16).reshape(8, 8, 3)
    tifffile.imwrite(tmp_path / "a.tif", deep, photometric="rgb")
    mask = Image.new("L", (8, 8), 255)
    done, data = cut(tmp_path / "a.tif", mask, format=kind.value, background="#ffffff", depth="keep")
    told = [notice.code for notice in done.notices]
    assert ("depth_reduced" in told) is (kind not in DEEP)
    if kind in DEEP:
        if kind is OutputFormat.PSD:
            (tmp_path / "a.psd").write_bytes(data)
            found = PSDImage.open(tmp_path / "a.psd").numpy("color") * 65535
            assert np.array_equal(np.rint(found).astype(np.uint16), deep)
            return
        decode = imagecodecs.png_decode if kind is OutputFormat.PNG else imagecodecs.tiff_decode
        assert np.array_equal(decode(data)[..., :3], deep)


@pytest.mark.parametrize("kind", OutputFormat)
def test_results_are_lossless_as_the_table_states(tmp_path: Path, kind: OutputFormat) -> None:
    noise((8, 8)).save(tmp_path / "a.png")
    options = {"format": kind.value, "background": "#ffffff"}
    if kind.has_quality and not kind.can_be_lossless:
        with pytest.raises(AppError) as error:
            cut(tmp_path / "a.png", Image.new("L", (8, 8), 255), **options, lossless=True)
        assert error.value.code is ErrorCode.INVALID_OPTION
        return
    data = cut(tmp_path / "a.png", Image.new("L", (8, 8), 255), **options, lossless=kind.can_be_lossless)[1]
    (tmp_path / "result").write_bytes(data)
    with open_source(tmp_path / "result", 100) as opened:
        assert np.array_equal(np.asarray(opened.decode().pixels), np.asarray(noise((8, 8))))


@pytest.mark.parametrize("kind", OutputFormat)
def test_one_pixel_more_than_the_stated_maximum_is_refused(kind: OutputFormat) -> None:
    longest = MAX_SIDES[kind]
    for size in ((longest + 1, 1), (1, longest + 1)):
        with pytest.raises(AppError) as error:
            check_size("a.png", size, kind)
        assert error.value.code is ErrorCode.CANNOT_ENCODE
    if longest * 4 < 2**32 - 2**20:
        check_size("a.png", (longest, 1), kind)


@pytest.mark.parametrize("kind", [kind for kind in OutputFormat if MAX_SIDES[kind] < 100_000])
def test_the_stated_maximum_is_written(tmp_path: Path, kind: OutputFormat) -> None:
    Image.new("RGB", (MAX_SIDES[kind], 1), (200, 60, 30)).save(tmp_path / "a.png")
    mask = Image.new("L", (MAX_SIDES[kind], 1), 255)
    _, data = cut(tmp_path / "a.png", mask, format=kind.value, background="#ffffff", metadata="strip")
    (tmp_path / "result").write_bytes(data)
    with open_source(tmp_path / "result", 100_000) as opened:
        assert opened.size == (MAX_SIDES[kind], 1)
        opened.decode()


def test_a_tiff_of_more_than_4_gb_is_refused() -> None:
    with pytest.raises(AppError) as error:
        check_size("a.png", (40_000, 40_000), OutputFormat.TIFF)
    assert "4 GB" in error.value.message


@pytest.mark.parametrize(("quality", "sampling"), [(89, "4:2:0"), (90, "4:4:4")])
def test_high_quality_keeps_the_resolution_of_the_colors(tmp_path: Path, quality: int, sampling: str) -> None:
    image().save(tmp_path / "a.png")
    mask = Image.new("L", image().size, 255)
    _, data = cut(tmp_path / "a.png", mask, format="jpeg", background="#ffffff", quality=quality)
    factors = {"4:2:0": 0x22, "4:4:4": 0x11}  # of the first component in the frame header (ITU T.81, B.2.2)
    at = data.index(b"\xff\xc0")
    assert data[at + 11] == factors[sampling]


# The page


def test_the_page_shows_the_tables_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "_generate.formats", "--check"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "docs")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_paragraph_of_the_page_names_a_test_that_exists() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    text = re.sub(r"<!-- table: .*?<!-- end of table -->", "", text, flags=re.DOTALL)
    parts = [part for part in re.split(r"\n\n+|\n(?=- )", text) if not part.startswith("#")]
    assert len(parts) > 10
    for part in parts:
        proofs = re.findall(r"(tests/[\w/]+\.py)::(\w+)", part)
        assert proofs, part
        for file, function in proofs:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            assert function in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, (
                function
            )
