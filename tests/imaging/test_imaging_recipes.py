"""Photos as cameras, scanners and old programs write them, and what becomes of each."""

import io
import struct
import zlib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import tifffile
from cutting import cut, opened, rgba
from PIL import Image, ImageCms, PngImagePlugin
from skimage import data
from wide import ADOBE

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.pipeline import CutOut
from rembg_desktop.queue.sources import find_sources

SIZE = (320, 320)
ARTIST = "Jörg Müller".encode()
COPYRIGHT = "© 2024 東京".encode()


@cache
def photo() -> Image.Image:
    return Image.fromarray(data.astronaut()).resize(SIZE)


def rgb() -> np.ndarray:
    return np.asarray(photo())


def gray16() -> np.ndarray:
    return np.asarray(photo().convert("L")).astype(np.uint16) * 257


def full(size: tuple[int, int] = SIZE) -> Image.Image:
    return Image.new("L", size, 255)


def decoded(path: Path) -> Picture:
    with open_source(path, 10_000_000) as source:
        return source.decode()


def completed(path: Path, **options: str) -> tuple[CutOut, bytes]:
    with Image.open(path) as image:
        size = image.size
    return cut(path, full(size), **options)


def refused(path: Path, size: tuple[int, int]) -> AppError:
    with pytest.raises(AppError) as caught:
        cut(path, full(size))
    return caught.value


def shows(data_: bytes, expected: np.ndarray, apart: int = 2) -> None:
    result = rgba(data_)
    assert (result[..., 3] == 255).all()
    assert np.abs(result[..., :3] - np.atleast_3d(expected)).max() <= apart


def codes(done: CutOut) -> set[str]:
    return {notice.code for notice in done.notices}


def exif_block(order: str, *entries: tuple[int, int, int, bytes], interop: bytes | None = None) -> bytes:
    """An EXIF block whose Exif directory has ColorSpace 0xFFFF and perhaps an Interop directory."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    pack = struct.pack
    first = pack(order + "IH", 8, 1) + pack(order + "HHII", 0x8769, 4, 1, 26) + bytes(4)
    uncalibrated = pack(order + "HHIHH", 0xA001, 3, 1, 0xFFFF, 0)
    pointer = pack(order + "HHII", 0xA005, 4, 1, 56)
    second = pack(order + "H", 2) + uncalibrated + pointer + bytes(4)
    third = pack(order + "H", 2) + pack(order + "HHI4s", 1, 2, 4, interop or b"R98\0")
    third += pack(order + "HHI4s", 2, 7, 4, b"0100") + bytes(4)
    return b"Exif\0\0" + mark + first + second + third


@pytest.mark.parametrize("order", "<>")
def test_colors_that_only_exif_calls_adobe_rgb_are_kept_as_such(tmp_path: Path, order: str) -> None:
    path = tmp_path / "camera.jpg"
    photo().save(path, exif=exif_block(order, interop=b"R03\0"), quality=95)
    picture = decoded(path)
    seen = np.asarray(profile.as_srgb(picture.pixels, picture.icc)).astype(int)
    plain = Image.open(path)
    right = np.asarray(profile.as_srgb(plain.convert("RGB"), ADOBE)).astype(int)
    assert np.abs(seen - right).max() <= 3
    _, result = completed(path, metadata="keep")
    kept = opened(result)
    assert kept.info.get("icc_profile")
    assert kept.getexif().get_ifd(0xA005)[1] == "R03"


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_artist_and_copyright_are_kept_byte_for_byte(tmp_path: Path, ending: str) -> None:
    exif = Image.Exif()
    exif[0x13B], exif[0x8298] = ARTIST, COPYRIGHT
    photo().save(tmp_path / "artist.jpg", exif=exif)
    settings = {"background": "#ffffff"} if ending == "jpg" else {}
    _, result = completed(tmp_path / "artist.jpg", metadata="keep", format=ending, **settings)
    block = opened(result).info["exif"]
    assert ARTIST in block
    assert COPYRIGHT in block


def test_a_planar_tiff_with_16_bits_keeps_its_pixels(tmp_path: Path) -> None:
    deep = np.moveaxis(rgb().astype(np.uint16) * 257, 2, 0)
    tifffile.imwrite(tmp_path / "a.tif", deep, photometric="rgb", planarconfig="separate")
    shows(cut(tmp_path / "a.tif", full())[1], rgb())


def test_a_tiff_where_white_is_zero_gives_no_negative(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", 65535 - gray16(), photometric="miniswhite")
    shows(cut(tmp_path / "a.tif", full())[1], gray16() >> 8)


def test_a_tiff_with_32_bit_integers_does_not_wrap(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", gray16().astype(np.uint32) * 65537, photometric="minisblack")
    shows(cut(tmp_path / "a.tif", full())[1], gray16() >> 8)


def test_a_cmyk_tiff_with_alpha_is_read(tmp_path: Path) -> None:
    ink = np.asarray(photo().convert("CMYK"))
    layers = np.dstack([ink, np.full(rgb().shape[:2], 255, np.uint8)])
    tifffile.imwrite(tmp_path / "a.tif", layers, photometric="separated", extrasamples=["unassalpha"])
    shows(cut(tmp_path / "a.tif", full())[1], rgb())


def test_a_gray_tiff_with_16_bits_and_alpha_is_read(tmp_path: Path) -> None:
    layers = np.dstack([gray16(), np.full(gray16().shape, 65535, np.uint16)])
    tifffile.imwrite(
        tmp_path / "a.tif", layers, photometric="minisblack", planarconfig="contig", extrasamples=["unassalpha"]
    )
    shows(cut(tmp_path / "a.tif", full())[1], gray16() >> 8)


def test_a_tiff_with_floating_point_colors_is_read(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", (rgb() / 255).astype(np.float32), photometric="rgb")
    shows(cut(tmp_path / "a.tif", full())[1], rgb())


def test_a_big_endian_bigtiff_is_read(tmp_path: Path) -> None:
    tifffile.imwrite(
        tmp_path / "a.tif", rgb().astype(np.uint16) * 257, photometric="rgb", bigtiff=True, byteorder=">"
    )
    shows(cut(tmp_path / "a.tif", full())[1], rgb())


def large_profile() -> bytes:
    """An sRGB profile of 1.5 MB."""
    small = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grown = small + bytes(range(256)) * 6000
    return struct.pack(">I", len(grown)) + grown[4:]


def test_a_png_with_a_large_profile_is_completed(tmp_path: Path) -> None:
    photo().save(tmp_path / "a.png", icc_profile=large_profile())
    shows(cut(tmp_path / "a.png", full())[1], rgb())


def test_the_png_of_a_jpeg_with_a_large_profile_can_be_submitted_again(tmp_path: Path) -> None:
    photo().save(tmp_path / "a.jpg", icc_profile=large_profile(), quality=95)
    first = cut(tmp_path / "a.jpg", full())[1]
    (tmp_path / "again.png").write_bytes(first)
    second = cut(tmp_path / "again.png", full())[1]
    assert (rgba(first) == rgba(second)).all()


def test_a_png_with_a_large_text_is_completed(tmp_path: Path) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("workflow", "x" * 2_000_000, zip=True)
    photo().save(tmp_path / "a.png", pnginfo=text)
    shows(cut(tmp_path / "a.png", full())[1], rgb())


@pytest.mark.parametrize("kind", [b"pHYs", b"iCCP", b"tEXt", b"eXIf"])
def test_a_wrong_checksum_beside_the_pixels_costs_no_pixels(tmp_path: Path, kind: bytes) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Title", "A photo")
    exif = Image.Exif()
    exif[0x13B] = "Ann"
    buffer = io.BytesIO()
    photo().save(buffer, "PNG", dpi=(300, 300), pnginfo=text, exif=exif, icc_profile=ADOBE)
    png = bytearray(buffer.getvalue())
    at = png.index(kind)
    length = int.from_bytes(png[at - 4 : at], "big")
    png[at + 4 + length + 3] ^= 1
    assert zlib.crc32(png[at : at + 4 + length]) != int.from_bytes(png[at + 4 + length : at + 8 + length], "big")
    (tmp_path / "a.png").write_bytes(png)
    shows(cut(tmp_path / "a.png", full())[1], rgb())
    if kind != b"pHYs":
        assert decoded(tmp_path / "a.png").dpi == pytest.approx((300, 300), abs=0.1)


def test_a_damaged_exif_header_does_not_cost_the_resolution(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x13B] = "Ann"
    buffer = io.BytesIO()
    photo().save(buffer, "JPEG", dpi=(300, 300), exif=exif)
    jpeg = bytearray(buffer.getvalue())
    at = jpeg.index(b"Exif\0\0")
    jpeg[at + 6 : at + 8] = b"XX"
    (tmp_path / "a.jpg").write_bytes(jpeg)
    done, result = cut(tmp_path / "a.jpg", full())
    assert codes(done) == {"metadata_ignored"}
    assert opened(result).info["dpi"] == pytest.approx((300, 300), abs=0.1)


@cache
def coffee(progressive: bool = False) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(data.coffee()).save(buffer, "JPEG", quality=95, progressive=progressive)
    return buffer.getvalue()


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("damage", ["early end marker", "hole", "zeroed half"])
def test_a_jpeg_with_damaged_pixels_fails(tmp_path: Path, damage: str, progressive: bool) -> None:
    whole = coffee(progressive)
    half = len(whole) // 2
    damaged = {
        "early end marker": whole[:half] + b"\xff\xd9",
        "hole": whole[:half] + bytes(8192) + whole[half + 8192 :],
        "zeroed half": whole[:half] + bytes(len(whole) - half),
    }[damage]
    (tmp_path / "a.jpg").write_bytes(damaged)
    assert refused(tmp_path / "a.jpg", (600, 400)).code in (ErrorCode.TRUNCATED_IMAGE, ErrorCode.CORRUPT_IMAGE)


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_that_only_lacks_its_end_marker_is_completed_with_a_notice(
    tmp_path: Path, progressive: bool
) -> None:
    whole = coffee(progressive)
    (tmp_path / "a.jpg").write_bytes(whole[:-2])
    done, result = cut(tmp_path / "a.jpg", full((600, 400)))
    assert len(done.notices) == 1
    shows(result, np.asarray(opened(whole)))


@pytest.mark.parametrize("ending", ["png", "jpg", "webp"])
def test_a_picture_without_a_resolution_gets_none(tmp_path: Path, ending: str) -> None:
    photo().save(tmp_path / "a.tif")
    settings = {"background": "#ffffff"} if ending == "jpg" else {}
    _, result = cut(tmp_path / "a.tif", full(), format=ending, **settings)
    image = opened(result)
    assert "dpi" not in image.info
    assert image.info.get("jfif_unit", 0) == 0


def test_black_art_on_transparency_stays(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (400, 200))
    logo.paste((0, 0, 0, 255), (40, 40, 360, 160))
    logo.save(tmp_path / "a.png")
    done, result = cut(tmp_path / "a.png", Image.new("L", logo.size, 8))
    assert rgba(result)[..., 3].mean() == pytest.approx(122.4, abs=1)
    assert done.notices


def test_content_decides_what_a_folder_gives_and_not_the_name(tmp_path: Path) -> None:
    names = {
        "photo.jfif": "JPEG",
        "photo.jpe": "JPEG",
        "photo.pjpeg": "JPEG",
        "photo.mpo": "JPEG",
        "photo.apng": "PNG",
        "photo.dib": "DIB",
        "PHOTO.JFIF": "JPEG",
        "photo": "PNG",
        "photo.txt": "PNG",
    }
    for number, (name, kind) in enumerate(names.items()):
        (tmp_path / str(number)).mkdir()
        photo().save(tmp_path / str(number) / name, kind)
    (tmp_path / "notes.txt").write_text("no image")
    found = find_sources([tmp_path], recursive=True)
    assert {source.path.name for source in found.sources} == set(names)
    for source in found.sources:
        result = rgba(cut(source.path, full())[1])
        assert np.abs(result[..., :3] - rgb()).mean() < 6, source.path.name
