"""Formats that are not photos of phones: PNM, QOI, JPEG 2000, TGA, ICO."""

import struct
from io import BytesIO
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from PIL import Image
from wide import ADOBE

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source


def read(path: Path) -> Picture:
    with open_source(path, 1_000_000) as source:
        assert source.size[0] * source.size[1] <= 1_000_000
        return source.decode()


def colors(path: Path) -> np.ndarray:
    return np.asarray(read(path).pixels)


def gradient(channels: int = 3) -> np.ndarray:
    """24 rows of 40 pixels; every channel differs in both directions."""
    y, x = np.mgrid[:24, :40]
    planes = (x * 6, y * 10, (x * 3 + y * 5) % 256, 255 - x * 4)
    return np.dstack(planes[:channels]).astype(np.uint8)


def saved(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def pam(array: np.ndarray, kind: str, maximum: int) -> bytes:
    height, width, depth = array.shape
    lines = f"P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH {depth}\nMAXVAL {maximum}\nTUPLTYPE {kind}\nENDHDR\n"
    return lines.encode() + array.tobytes()


def test_ppm_and_pgm_are_read_exactly(tmp_path: Path) -> None:
    rgb = gradient()
    assert np.array_equal(colors(saved(tmp_path / "a.ppm", b"P6\n# made here\n40 24\n255\n" + rgb.tobytes())), rgb)
    gray = rgb[..., 0]
    found = colors(saved(tmp_path / "a.pgm", b"P5 40 24 255\n" + gray.tobytes()))
    assert np.array_equal(found, np.dstack([gray] * 3))


def test_dark_16_bit_pgm_stays_dark(tmp_path: Path) -> None:
    dark = np.full((24, 40), 200, ">u2")
    assert colors(saved(tmp_path / "a.pgm", b"P5 40 24 65535\n" + dark.tobytes())).max() == 1


def test_10_bit_ppm_is_scaled_by_its_maximum(tmp_path: Path) -> None:
    deep = (gradient().astype(">u2") * 4).astype(">u2")
    found = colors(saved(tmp_path / "a.ppm", b"P6 40 24 1023\n" + deep.tobytes()))
    assert np.abs(found.astype(int) - gradient()).max() <= 1


def test_text_and_bit_kinds_are_read(tmp_path: Path) -> None:
    text = b"P3\n2 1\n# two pixels\n15\n15 0 0  0 15 0\n"
    assert colors(saved(tmp_path / "a.ppm", text)).tolist() == [[[255, 0, 0], [0, 255, 0]]]
    assert colors(saved(tmp_path / "b.pgm", b"P2 2 1 4 0 2"))[0, :, 0].tolist() == [0, 128]
    assert colors(saved(tmp_path / "c.pbm", b"P1\n3 1\n101"))[0, :, 0].tolist() == [0, 255, 0]
    assert colors(saved(tmp_path / "d.pbm", b"P4\n3 1\n\xa0"))[0, :, 0].tolist() == [0, 255, 0]


@pytest.mark.parametrize(("maximum", "dtype"), [(255, "u1"), (65535, ">u2")])
def test_pam_with_alpha_is_read(tmp_path: Path, maximum: int, dtype: str) -> None:
    rgba = gradient(4)
    deep = (rgba.astype(np.uint32) * (maximum // 255)).astype(dtype)
    picture = read(saved(tmp_path / "a.pam", pam(deep, "RGB_ALPHA", maximum)))
    assert np.array_equal(np.asarray(picture.pixels), rgba[..., :3])
    assert np.array_equal(np.asarray(picture.alpha), rgba[..., 3])


def test_truncated_pnm_says_so(tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        read(saved(tmp_path / "a.ppm", b"P6 40 24 255\n" + gradient().tobytes()[:-1]))
    assert error.value.code is ErrorCode.TRUNCATED_IMAGE


def test_pam_of_another_kind_says_why(tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        read(saved(tmp_path / "a.pam", pam(gradient(4), "CMYK", 255)))
    assert error.value.code is ErrorCode.UNSUPPORTED_FORMAT
    assert "CMYK" in error.value.message


@pytest.mark.parametrize("channels", [3, 4])
def test_qoi_is_read_exactly(tmp_path: Path, channels: int) -> None:
    pixels = gradient(channels)
    picture = read(saved(tmp_path / "a.qoi", imagecodecs.qoi_encode(pixels)))
    assert np.array_equal(np.asarray(picture.pixels), pixels[..., :3])
    assert (picture.alpha is not None) is (channels == 4)


def box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data


def jp2(codestream: bytes, icc: bytes, *more: bytes) -> bytes:
    header = struct.pack(">IIHBBBB", 24, 40, 3, 7, 7, 0, 0)
    inner = box(b"ihdr", header) + box(b"colr", b"\2\0\0" + icc)
    parts = [
        box(b"jP  ", b"\r\n\x87\n"),
        box(b"ftyp", b"jp2 \0\0\0\0jp2 "),
        box(b"jp2h", inner),
        *more,
        box(b"jp2c", codestream),
    ]
    return b"".join(parts)


def test_jpeg_2000_keeps_profile_exif_and_xmp(tmp_path: Path) -> None:
    codestream = BytesIO()
    Image.fromarray(gradient()).save(codestream, "JPEG2000", no_jp2=True)
    exif = Image.Exif()
    exif[0x13B] = "Ada"
    xmp = b"<x:xmpmeta>here</x:xmpmeta>"
    boxes = (
        box(b"uuid", b"JpgTiffExif->JP2" + exif.tobytes().removeprefix(b"Exif\0\0")),
        box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + xmp),
    )
    picture = read(saved(tmp_path / "a.jp2", jp2(codestream.getvalue(), ADOBE, *boxes)))
    assert np.array_equal(np.asarray(picture.pixels), gradient())
    assert picture.icc == ADOBE
    assert picture.xmp == xmp
    assert picture.exif
    kept = Image.Exif()
    kept.load(picture.exif)
    assert kept[0x13B] == "Ada"


@pytest.mark.parametrize("name", ["a.jp2", "a.j2k"])
def test_jpeg_2000_with_alpha_is_read(tmp_path: Path, name: str) -> None:
    Image.fromarray(gradient(4)).save(tmp_path / name, irreversible=False)
    picture = read(tmp_path / name)
    assert np.array_equal(np.asarray(picture.pixels), gradient()[..., :3])
    assert np.array_equal(np.asarray(picture.alpha), gradient(4)[..., 3])


@pytest.mark.parametrize("rle", [False, True])
@pytest.mark.parametrize("channels", [1, 3, 4])
def test_tga_is_read_exactly(tmp_path: Path, channels: int, *, rle: bool) -> None:
    pixels = gradient(channels)
    image = Image.fromarray(pixels[..., 0] if channels == 1 else pixels)
    image.save(tmp_path / "a.tga", compression="tga_rle" if rle else None)
    picture = read(tmp_path / "a.tga")
    expected = np.dstack([pixels[..., 0]] * 3) if channels == 1 else pixels[..., :3]
    assert np.array_equal(np.asarray(picture.pixels), expected)
    if channels == 4:
        assert np.array_equal(np.asarray(picture.alpha), pixels[..., 3])


def test_tga_needs_its_name_or_its_footer(tmp_path: Path) -> None:
    data = struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, 40, 24, 24, 0x20) + gradient()[..., ::-1].tobytes()
    assert np.array_equal(colors(saved(tmp_path / "old.TGA", data)), gradient())
    with pytest.raises(AppError) as error:
        read(saved(tmp_path / "old.bin", data))
    assert error.value.code is ErrorCode.UNSUPPORTED_FORMAT
    signed = data + bytes(8) + b"TRUEVISION-XFILE.\0"
    assert np.array_equal(colors(saved(tmp_path / "new.bin", signed)), gradient())
    with pytest.raises(AppError) as error:
        read(saved(tmp_path / "text.tga", b"This is no picture, but a text about Truevision."))
    assert error.value.code is ErrorCode.UNSUPPORTED_FORMAT


@pytest.mark.parametrize("inner", ["png", "bmp"])
def test_the_largest_picture_of_an_icon_is_read(tmp_path: Path, inner: str) -> None:
    large = Image.new("RGBA", (64, 64), (200, 30, 30, 255))
    large.paste((0, 0, 0, 0), (0, 0, 10, 10))
    small = Image.new("RGBA", (16, 16), (30, 200, 30, 255))
    large.save(tmp_path / "a.ico", sizes=[(16, 16), (64, 64)], append_images=[small], bitmap_format=inner)
    picture = read(tmp_path / "a.ico")
    assert picture.pixels.size == (64, 64)
    assert picture.pixels.getpixel((40, 40)) == (200, 30, 30)
    assert picture.alpha
    assert picture.alpha.getpixel((5, 5)) == 0


def test_an_icon_states_its_size_in_its_png(tmp_path: Path) -> None:
    data = BytesIO()
    Image.new("RGB", (2000, 1000)).save(data, "PNG")
    png = data.getvalue()
    icon = struct.pack("<HHHBBBBHHII", 0, 1, 1, 16, 16, 0, 0, 1, 32, len(png), 22) + png
    with pytest.raises(AppError) as error:
        read(saved(tmp_path / "a.ico", icon))
    assert error.value.code is ErrorCode.IMAGE_TOO_LARGE


def test_a_bmp_with_unusual_masks_says_why(tmp_path: Path) -> None:
    pixels = bytes(4 * 8 * 8)
    header = struct.pack("<IiiHHIIiiII", 40, 8, 8, 1, 32, 3, len(pixels), 0, 0, 0, 0)
    masks = struct.pack("<III", 0x3FF, 0xFFC00, 0x3FF00000)
    size = 14 + len(header) + len(masks)
    file = struct.pack("<IHHI", size + len(pixels), 0, 0, size) + header + masks + pixels
    (tmp_path / "a.bmp").write_bytes(b"BM" + file)
    with pytest.raises(AppError) as caught:
        read(tmp_path / "a.bmp")
    assert caught.value.code is ErrorCode.UNSUPPORTED_FORMAT
    assert "rare kind of BMP" in caught.value.message
