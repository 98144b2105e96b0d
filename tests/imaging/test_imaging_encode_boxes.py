"""Results in AVIF and JPEG XL, read by this program and by other readers."""

from io import BytesIO
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import pyvips
from cutting import cut, noise, soft_mask
from PIL import Image
from wide import ADOBE, P3

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import formats, profile
from rembg_desktop.imaging.encode import check_size
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.options import OutputFormat

SIZE = (96, 80)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="c"/></x:xmpmeta>'
EVERY = ({"format": "avif"}, {"format": "jxl"}, {"format": "jxl", "lossless": True})
LOSSLESS = EVERY[2]


def name(options: dict[str, Any]) -> str:
    return "-".join(options)


@pytest.fixture
def smooth(tmp_path: Path) -> Path:
    """A photo with all that can be kept, in Display P3."""
    y, x = np.mgrid[: SIZE[1], : SIZE[0]]
    pixels = np.dstack([x * 2, y * 3, 255 - x * 2]).astype(np.uint8)
    exif = Image.Exif()
    exif[315] = "Ansel"
    exif[37510] = b"UNICODE\0caf\xe9"
    Image.fromarray(pixels).save(
        tmp_path / "photo.jpg", quality=100, subsampling=0, exif=exif, xmp=XMP, dpi=(300, 300), icc_profile=P3
    )
    return tmp_path / "photo.jpg"


def read(tmp_path: Path, data: bytes) -> Picture:
    (tmp_path / "result").write_bytes(data)
    with open_source(tmp_path / "result", 1_000_000) as source:
        return source.decode()


def foreign(data: bytes) -> np.ndarray:
    """RGBA of another reader; for JPEG XL of the decoder alone, without the conversions of this program."""
    if data.startswith(formats.JXL_SIGNATURE):
        return imagecodecs.jpegxl_decode(data)
    image: Any = pyvips.Image.new_from_buffer(data, "", fail_on="warning")
    return image.numpy()


def test_lossless_jpeg_xl_has_the_pixels_and_the_profile_of_the_source(tmp_path: Path) -> None:
    noise(SIZE).save(tmp_path / "photo.png", icc_profile=ADOBE)
    data = cut(tmp_path / "photo.png", soft_mask(SIZE), **LOSSLESS)[1]
    picture = read(tmp_path, data)
    alpha = np.asarray(soft_mask(SIZE))
    assert np.array_equal(np.asarray(picture.alpha), alpha)
    shown = np.asarray(noise(SIZE)) * (alpha > 0)[..., np.newaxis]
    assert np.array_equal(np.asarray(picture.pixels), shown)
    assert picture.icc == ADOBE
    assert np.array_equal(foreign(data), np.dstack([shown, alpha]))


@pytest.mark.parametrize("options", EVERY, ids=name)
def test_other_readers_see_the_same_pixels(tmp_path: Path, smooth: Path, options: dict[str, Any]) -> None:
    data = cut(smooth, soft_mask(SIZE), **options)[1]
    picture = read(tmp_path, data)
    ours = np.dstack([np.asarray(picture.pixels), np.asarray(picture.alpha)]).astype(int)
    theirs = foreign(data).astype(int)
    assert theirs.shape == (*SIZE[::-1], 4)
    assert np.abs(ours - theirs).max() <= 3
    assert np.array_equal(theirs[..., 3], np.asarray(soft_mask(SIZE)))


@pytest.mark.parametrize("options", EVERY, ids=name)
def test_colors_are_those_of_the_source(tmp_path: Path, smooth: Path, options: dict[str, Any]) -> None:
    picture = read(tmp_path, cut(smooth, Image.new("L", SIZE, 255), quality=95, **options)[1])
    shown = profile.as_srgb(picture.pixels, picture.icc)
    expected = profile.as_srgb(Image.open(smooth), P3)
    assert np.abs(np.asarray(shown).astype(int) - np.asarray(expected)).mean() < 2


@pytest.mark.parametrize("options", EVERY, ids=name)
def test_metadata_is_kept_byte_for_byte_or_stripped(tmp_path: Path, smooth: Path, options: dict[str, Any]) -> None:
    kept = read(tmp_path, cut(smooth, soft_mask(SIZE), **options)[1])
    source = read(tmp_path, smooth.read_bytes())
    assert kept.exif is not None
    found, expected = Image.Exif(), Image.Exif()
    found.load(b"Exif\0\0" + kept.exif)
    expected.load(b"Exif\0\0" + (source.exif or b""))
    assert {tag: found[tag] for tag in (315, 37510)} == {tag: expected[tag] for tag in (315, 37510)}
    assert kept.xmp == XMP
    assert kept.dpi == pytest.approx((300, 300))
    data = cut(smooth, soft_mask(SIZE), metadata="strip", **options)[1]
    stripped = read(tmp_path, data)
    assert stripped.xmp is None
    assert b"Ansel" not in data
    assert stripped.dpi == pytest.approx((300, 300))


@pytest.mark.parametrize("options", EVERY, ids=name)
def test_a_result_processed_again_keeps_its_metadata(
    tmp_path: Path, smooth: Path, options: dict[str, Any]
) -> None:
    once = tmp_path / "once"
    once.write_bytes(cut(smooth, soft_mask(SIZE), **options)[1])
    done, data = cut(once, soft_mask(SIZE), **options)
    before, after = read(tmp_path, once.read_bytes()), read(tmp_path, data)
    for what in ("icc", "exif", "xmp", "dpi"):
        assert getattr(after, what) == getattr(before, what), what
    assert [notice.code for notice in done.notices] == ["alpha_kept"]


def test_lossy_jpeg_xl_is_converted_to_srgb_with_a_notice(tmp_path: Path, smooth: Path) -> None:
    done, data = cut(smooth, soft_mask(SIZE), format="jxl")
    assert [notice.code for notice in done.notices] == ["converted_to_srgb"]
    picture = read(tmp_path, data)
    assert picture.icc is None
    assert not picture.notices


@pytest.mark.parametrize("options", EVERY, ids=name)
def test_what_was_removed_has_no_influence_on_the_file(tmp_path: Path, options: dict[str, Any]) -> None:
    results: list[bytes] = []
    for shade in (0, 255):
        photo = noise(SIZE)
        photo.paste((shade, 80, 80), None, soft_mask(SIZE).point([255, *[0] * 255]))
        photo.save(tmp_path / "photo.png", icc_profile=P3)
        results.append(cut(tmp_path / "photo.png", soft_mask(SIZE), **options)[1])
    assert results[0] == results[1]


@pytest.mark.parametrize("icc", [None, profile.srgb()], ids=["untagged", "sRGB"])
def test_srgb_needs_no_notice(tmp_path: Path, icc: bytes | None) -> None:
    noise(SIZE).save(tmp_path / "photo.png", icc_profile=icc)
    assert not cut(tmp_path / "photo.png", soft_mask(SIZE), format="jxl")[0].notices


def test_avif_keeps_the_profile(tmp_path: Path, smooth: Path) -> None:
    data = cut(smooth, soft_mask(SIZE), format="avif")[1]
    assert read(tmp_path, data).icc == P3
    image: Any = pyvips.Image.new_from_buffer(data, "")
    assert image.get("icc-profile-data") == P3


@pytest.mark.parametrize("options", EVERY, ids=name)
def test_results_are_recognized_as_own_ones(tmp_path: Path, smooth: Path, options: dict[str, Any]) -> None:
    data = cut(smooth, soft_mask(SIZE), **options)[1]
    assert formats.is_own_result(data[: formats.HEAD_BYTES], BytesIO(data))
    assert formats.recognize(data[: formats.HEAD_BYTES]) == options["format"].upper()


def test_files_of_others_are_not(tmp_path: Path) -> None:
    target = BytesIO()
    noise(SIZE).save(target, "AVIF")
    for data in (
        target.getvalue(),
        imagecodecs.jpegxl_encode(np.asarray(noise(SIZE)), usecontainer=True),
        b"\0\0\0\x0cftypavif",
    ):
        assert not formats.is_own_result(data[: formats.HEAD_BYTES], BytesIO(data))


@pytest.mark.parametrize("options", EVERY, ids=name)
def test_a_mask_alone_is_gray(tmp_path: Path, smooth: Path, options: dict[str, Any]) -> None:
    data = cut(smooth, soft_mask(SIZE), mask_only=True, **options)[1]
    picture = read(tmp_path, data)
    assert picture.alpha is None
    assert np.abs(np.asarray(picture.pixels.convert("L")).astype(int) - np.asarray(soft_mask(SIZE))).max() <= 4


@pytest.mark.parametrize("kind", ["avif", "jxl"])
def test_quality_decides_the_size(tmp_path: Path, kind: str) -> None:
    noise(SIZE).save(tmp_path / "photo.png")
    sizes = [
        len(cut(tmp_path / "photo.png", soft_mask(SIZE), format=kind, quality=quality)[1])
        for quality in (1, 20, 60, 90, 100)
    ]
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("kind", [OutputFormat.AVIF, OutputFormat.JXL])
def test_more_pixels_than_readers_accept_are_refused(kind: OutputFormat) -> None:
    check_size("a.png", (2**14, 2**14), kind)
    with pytest.raises(AppError) as caught:
        check_size("a.png", (2**14, 2**14 + 1), kind)
    assert caught.value.code is ErrorCode.CANNOT_ENCODE
    assert "268 megapixels" in caught.value.message


def test_a_profile_too_large_for_jpeg_xl_is_converted(tmp_path: Path) -> None:
    large = (3 << 20).to_bytes(4, "big") + ADOBE[4:] + bytes((3 << 20) - len(ADOBE))
    noise(SIZE).save(tmp_path / "photo.tif", icc_profile=large)
    done, data = cut(tmp_path / "photo.tif", soft_mask(SIZE), **LOSSLESS)
    assert [notice.code for notice in done.notices] == ["converted_to_srgb"]
    assert read(tmp_path, data).icc is None
