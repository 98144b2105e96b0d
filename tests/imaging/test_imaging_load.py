import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms
from wide import ADOBE, P3

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source

STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How an upright picture is stored for each orientation."""


def read(path: Path, max_pixels: int = 10_000_000) -> Picture:
    with open_source(path, max_pixels) as source:
        return source.decode()


def pixels(path: Path) -> np.ndarray:
    return np.asarray(read(path).pixels).astype(int)


def codes(picture: Picture) -> list[str]:
    return [notice.code for notice in picture.notices]


def corners() -> Image.Image:
    """64 x 48, each quarter of its own color."""
    image = Image.new("RGB", (64, 48), (220, 30, 30))
    image.paste((30, 220, 30), (32, 0, 64, 24))
    image.paste((30, 30, 220), (0, 24, 32, 48))
    image.paste((220, 220, 30), (32, 24, 64, 48))
    return image


def png(size: tuple[int, int], depth: int, color: int, rows: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", *size, depth, color, 0, 0, 0)
    body = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in body)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "heic", "avif"])
def test_every_orientation_is_made_upright_once(tmp_path: Path, ending: str, orientation: int) -> None:
    way = STORED[orientation]
    stored = corners() if way is None else corners().transpose(way)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"a.{ending}"
    if ending == "heic":
        heif = pillow_heif.from_pillow(stored)
        heif.info["exif"] = exif.tobytes()
        heif.save(path, quality=95)
    else:
        stored.save(path, exif=exif, quality=95)
    picture = read(path)
    assert picture.pixels.size == (64, 48)
    found = np.asarray(picture.pixels).astype(int)
    for x, y in ((10, 10), (54, 10), (10, 38), (54, 38)):
        assert np.abs(found[y, x] - corners().getpixel((x, y))).max() < 40, (x, y)
    if picture.exif:
        kept = Image.Exif()
        kept.load(picture.exif)
        assert kept.get(0x0112, 1) == 1


def test_transparency_is_turned_along(tmp_path: Path) -> None:
    image = corners()
    alpha = Image.new("L", image.size)
    alpha.paste(255, (0, 0, 32, 24))
    image.putalpha(alpha)
    exif = Image.Exif()
    exif[0x0112] = 6
    image.transpose(STORED[6]).save(tmp_path / "a.png", exif=exif)
    picture = read(tmp_path / "a.png")
    assert picture.alpha is not None
    assert picture.alpha.getbbox() == (0, 0, 32, 24)


def test_16_bits_of_grey_are_scaled(tmp_path: Path) -> None:
    ramp = np.broadcast_to(np.arange(256, dtype=np.uint16) * 257, (20, 256))
    for name in ("a.png", "a.tif"):
        Image.fromarray(ramp.copy()).save(tmp_path / name)
        found = pixels(tmp_path / name)
        assert np.abs(found[0, :, 0] - np.arange(256)).max() <= 1, name


def test_16_bits_of_color_are_scaled(tmp_path: Path) -> None:
    values = np.arange(256, dtype=">u2") * 257
    row = b"\0" + np.repeat(values, 3).tobytes()
    (tmp_path / "a.png").write_bytes(png((256, 2), 16, 2, row * 2))
    assert np.abs(pixels(tmp_path / "a.png")[1, :, 1] - np.arange(256)).max() <= 1


def test_floating_point_is_scaled(tmp_path: Path) -> None:
    ramp = np.broadcast_to(np.linspace(0, 1, 256, dtype=np.float32), (8, 256)).copy()
    Image.fromarray(ramp).save(tmp_path / "a.tif")
    assert np.abs(pixels(tmp_path / "a.tif")[0, :, 2] - np.arange(256)).max() <= 1


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
def test_cmyk_is_converted_and_not_inverted(tmp_path: Path, name: str) -> None:
    corners().convert("CMYK").save(tmp_path / name, quality=95)
    if name.endswith("jpg"):  # what Adobe programs write: the marker and inverted inks
        assert b"Adobe" in (tmp_path / name).read_bytes()
    picture = read(tmp_path / name)
    assert np.abs(np.array(picture.pixels.getpixel((10, 10))) - (220, 30, 30)).max() < 30
    assert picture.icc is not None
    assert codes(picture) == ["converted_to_srgb"]


def test_lab_is_converted(tmp_path: Path) -> None:
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    ImageCms.applyTransform(corners(), to_lab).save(tmp_path / "a.tif")
    picture = read(tmp_path / "a.tif")
    assert np.abs(np.asarray(picture.pixels).astype(int) - np.asarray(corners())).max() <= 8
    assert codes(picture) == ["converted_to_srgb"]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_modes_with_alpha_keep_it_straight(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (40, 10), (90, 90, 90, 0))
    image.paste((90, 90, 90, 100), (0, 0, 20, 10))
    name = "a.tif" if mode == "PA" else "a.png"
    image.convert("P" if mode == "PA" else mode).save(tmp_path / name) if mode != "PA" else image.convert(
        "PA"
    ).save(tmp_path / name)
    picture = read(tmp_path / name)
    assert picture.alpha is not None
    assert (picture.alpha.getpixel((5, 5)), picture.alpha.getpixel((30, 5))) == (100, 0)
    assert picture.pixels.getpixel((5, 5)) == (90, 90, 90)


def test_premultiplied_alpha_becomes_straight(tmp_path: Path) -> None:
    """TIFF, extra sample of type 1: associated alpha, 100 of 200 is full."""
    pixel = bytes((50, 25, 100, 100))
    tags = [
        (256, 4, 1, 2), (257, 4, 1, 1), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 2), (273, 4, 1, 8),
        (277, 3, 1, 4), (278, 4, 1, 1), (279, 4, 1, 8), (284, 3, 1, 1), (338, 3, 1, 1),
    ]  # fmt: skip
    bits = 16 + 2 + 12 * len(tags) + 4
    tags[2] = (258, 3, 4, bits)
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + bytes(4)
    data = b"II*\0" + struct.pack("<I", 16) + pixel * 2 + directory + struct.pack("<4H", 8, 8, 8, 8)
    (tmp_path / "a.tif").write_bytes(data)
    picture = read(tmp_path / "a.tif")
    assert picture.alpha is not None
    assert picture.alpha.getpixel((1, 0)) == 100
    assert np.abs(np.array(picture.pixels.getpixel((1, 0))) - (127, 63, 255)).max() <= 1


@pytest.mark.parametrize("name", ["a.png", "a.gif"])
def test_a_transparent_color_of_a_palette_is_alpha(tmp_path: Path, name: str) -> None:
    image = corners().quantize(8)
    image.save(tmp_path / name, transparency=image.getpixel((10, 10)))
    picture = read(tmp_path / name)
    assert picture.alpha is not None
    assert (picture.alpha.getpixel((10, 10)), picture.alpha.getpixel((54, 10))) == (0, 255)


@pytest.mark.parametrize(
    ("depth", "color", "key", "row"),
    [
        (1, 0, b"\0\1", b"\x0f"),
        (2, 0, b"\0\2", b"\x00\xaa"),
        (4, 0, b"\0\5", b"\x00\x00\x55\x55"),
        (8, 0, b"\0\x80", b"\0\0\0\0\x80\x80\x80\x80"),
        (16, 0, b"\x12\x34", b"\0\0" * 4 + b"\x12\x34" * 4),
        (8, 2, b"\0\1\0\2\0\3", b"\0\0\0" * 4 + b"\1\2\3" * 4),
        (16, 2, b"\x10\x11\x20\x22\x30\x33", b"\0\0" * 12 + b"\x10\x11\x20\x22\x30\x33" * 4),
    ],
)
def test_the_transparent_color_of_a_png_is_alpha(
    tmp_path: Path, depth: int, color: int, key: bytes, row: bytes
) -> None:
    (tmp_path / "a.png").write_bytes(png((8, 1), depth, color, b"\0" + row, (b"tRNS", key)))
    picture = read(tmp_path / "a.png")
    assert picture.alpha is not None
    assert list(np.asarray(picture.alpha)[0]) == [255] * 4 + [0] * 4


@pytest.mark.parametrize("icc", [ADOBE, P3], ids=["adobe", "p3"])
@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif", "heic", "avif"])
def test_the_profile_is_kept_and_the_pixels_with_it(tmp_path: Path, ending: str, icc: bytes) -> None:
    path = tmp_path / f"a.{ending}"
    if ending == "heic":
        heif = pillow_heif.from_pillow(corners())
        heif.info["icc_profile"] = icc
        heif.save(path, quality=95)
    else:
        corners().save(path, icc_profile=icc, quality=95)
    picture = read(path)
    assert picture.icc == icc
    assert np.abs(np.array(picture.pixels.getpixel((10, 10))) - (220, 30, 30)).max() < 25
    assert picture.notices == ()


@pytest.mark.parametrize("icc", [b"no profile at all", ADOBE[:200]])
def test_a_broken_profile_is_left_out_and_said(tmp_path: Path, icc: bytes) -> None:
    corners().save(tmp_path / "a.png", icc_profile=icc)
    picture = read(tmp_path / "a.png")
    assert picture.icc is None
    assert codes(picture) == ["profile_ignored"]
    assert "a.png" in picture.notices[0].message


@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "webp"])
def test_the_resolution_is_read(tmp_path: Path, ending: str) -> None:
    exif = Image.Exif()
    exif[282], exif[283], exif[296] = 300.0, 300.0, 2
    corners().save(tmp_path / f"a.{ending}", dpi=(300, 300), exif=exif)
    assert read(tmp_path / f"a.{ending}").dpi == pytest.approx((300, 300), abs=0.1)


@pytest.mark.parametrize("ending", ["gif", "webp", "tif", "png"])
def test_of_more_pictures_the_first_is_taken_and_said(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"moving.{ending}"
    corners().save(path, save_all=True, append_images=[corners().rotate(180)], lossless=True)
    picture = read(path)
    assert codes(picture) == ["first_frame"]
    assert "moving" in picture.notices[0].message
    assert np.abs(np.array(picture.pixels.getpixel((10, 10))) - (220, 30, 30)).max() < 10


def test_one_picture_needs_no_notice(tmp_path: Path) -> None:
    for ending in ("gif", "webp", "tif", "png", "jpg", "bmp", "avif"):
        corners().save(tmp_path / f"a.{ending}")
        assert read(tmp_path / f"a.{ending}").notices == (), ending


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_damaged_exif_costs_the_metadata_and_not_the_photo(tmp_path: Path) -> None:
    good = Image.Exif()
    good[0x010E] = "what it shows"
    good[0x0112] = 3
    good[0x8825] = {2: (47.0, 30.0, 0.0)}
    block = good.tobytes()
    for at in range(8, len(block)):
        damaged = block[:at] + bytes(byte ^ 0xFF for byte in block[at : at + 3]) + block[at + 3 :]
        corners().save(tmp_path / "a.jpg", exif=damaged, quality=95)
        assert read(tmp_path / "a.jpg").pixels.size in ((64, 48), (48, 64)), at


def check_error(path: Path, code: ErrorCode, max_pixels: int = 10_000_000) -> None:
    with pytest.raises(AppError) as caught:
        read(path, max_pixels)
    assert caught.value.code is code
    assert path.name in caught.value.message
    assert caught.value.hint


def test_what_cannot_be_read_is_said_by_its_own_name(tmp_path: Path) -> None:
    check_error(tmp_path / "gone.jpg", ErrorCode.SOURCE_MISSING)
    (tmp_path / "folder.jpg").mkdir()
    check_error(tmp_path / "folder.jpg", ErrorCode.SOURCE_UNREADABLE)
    os.mkfifo(tmp_path / "pipe.jpg")
    check_error(tmp_path / "pipe.jpg", ErrorCode.SOURCE_UNREADABLE)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_drive_that_fails_while_it_is_read_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").symlink_to("/proc/self/mem")
    check_error(tmp_path / "photo.jpg", ErrorCode.SOURCE_UNREADABLE)
    (tmp_path / "empty.jpg").touch()
    check_error(tmp_path / "empty.jpg", ErrorCode.EMPTY_FILE)
    (tmp_path / "text.jpg").write_text("not a picture, however long this sentence may become in the end")
    check_error(tmp_path / "text.jpg", ErrorCode.UNSUPPORTED_FORMAT)
    (tmp_path / "script.jpg").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    check_error(tmp_path / "script.jpg", ErrorCode.UNSUPPORTED_FORMAT)


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "gif", "bmp", "avif", "heic"])
def test_half_a_file_is_cut_short(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"half.{ending}"
    image = Image.fromarray(np.random.default_rng(3).integers(0, 256, (90, 120, 3), np.uint8))
    pillow_heif.from_pillow(image).save(path) if ending == "heic" else image.save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    check_error(path, ErrorCode.TRUNCATED_IMAGE)


def test_damaged_pixels_are_corrupt(tmp_path: Path) -> None:
    data = png((8, 1), 8, 0, b"\0" + bytes(8)).replace(zlib.compress(b"\0" + bytes(8)), b"x" * 11)
    (tmp_path / "bad.png").write_bytes(data)
    check_error(tmp_path / "bad.png", ErrorCode.CORRUPT_IMAGE)


def test_too_many_pixels_are_refused_before_anything_is_decoded(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png((60_000, 60_000), 8, 2, b""))
    check_error(tmp_path / "bomb.png", ErrorCode.IMAGE_TOO_LARGE)
    corners().save(tmp_path / "a.jpg")
    check_error(tmp_path / "a.jpg", ErrorCode.IMAGE_TOO_LARGE, max_pixels=64 * 48 - 1)
    assert read(tmp_path / "a.jpg", max_pixels=64 * 48).pixels.size == (64, 48)
