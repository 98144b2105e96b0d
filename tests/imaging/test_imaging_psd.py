import struct
from pathlib import Path

import numpy as np
import pytest
from photoshop import document
from PIL import Image
from wide import ADOBE

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source

GRAY, INDEXED, RGB, CMYK, LAB = 1, 2, 3, 4, 9


def read(path: Path, data: bytes) -> Picture:
    path.write_bytes(data)
    with open_source(path, 1_000_000) as source:
        assert source.size == (40, 24)
        return source.decode()


def planes(channels: int) -> np.ndarray:
    """(channels, 24, 40), with repeated values in each row for RLE."""
    y, x = np.mgrid[:24, :40]
    found = (x // 5 * 30, y * 10, (x + y) * 4, 255 - x * 4, y * 3)
    return np.stack(found[:channels]).astype(np.uint8)


def colors(picture: Picture) -> np.ndarray:
    return np.asarray(picture.pixels).astype(int)


@pytest.mark.parametrize("rle", [False, True])
@pytest.mark.parametrize("large", [False, True])
def test_rgb_is_read_exactly(tmp_path: Path, *, large: bool, rle: bool) -> None:
    picture = read(tmp_path / "a.psd", document(planes(3), RGB, large=large, rle=rle))
    assert np.array_equal(colors(picture), np.moveaxis(planes(3), 0, 2))
    assert picture.alpha is None


def test_16_bit_gray_is_scaled(tmp_path: Path) -> None:
    picture = read(tmp_path / "a.psd", document(planes(1).astype(np.uint16) * 257, GRAY, rle=True))
    assert np.array_equal(colors(picture)[..., 0], planes(1)[0])


def test_32_bit_is_linear_light(tmp_path: Path) -> None:
    value = planes(3) / 255
    light = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)
    picture = read(tmp_path / "a.psd", document(light, RGB))
    assert np.abs(colors(picture) - np.moveaxis(planes(3), 0, 2)).max() <= 1
    assert "converted_to_srgb" in [notice.code for notice in picture.notices]


def test_transparency_has_no_white_fringe(tmp_path: Path) -> None:
    alpha = np.full((24, 40), 128, np.uint8)
    blended = np.round(planes(3) * (128 / 255) + 255 * (127 / 255)).astype(np.uint8)
    data = document(np.concatenate([blended, alpha[None]]), RGB, transparent=True)
    picture = read(tmp_path / "a.psd", data)
    assert np.abs(colors(picture) - np.moveaxis(planes(3), 0, 2)).max() <= 2
    assert np.array_equal(np.asarray(picture.alpha), alpha)


def test_a_saved_selection_is_no_transparency(tmp_path: Path) -> None:
    picture = read(tmp_path / "a.psd", document(planes(4), RGB))
    assert np.array_equal(colors(picture), np.moveaxis(planes(3), 0, 2))
    assert picture.alpha is None


def test_cmyk_is_stored_inverted(tmp_path: Path) -> None:
    picture = read(tmp_path / "a.psd", document(255 - planes(4), CMYK))
    expected = Image.fromarray(np.moveaxis(planes(4), 0, 2).copy(), "CMYK").convert("RGB")
    assert np.array_equal(colors(picture), np.asarray(expected))


def test_lab_has_its_neutral_axis_at_128(tmp_path: Path) -> None:
    lab = np.stack([np.full((24, 40), 255, np.uint8), *[np.full((24, 40), 128, np.uint8)] * 2])
    assert colors(read(tmp_path / "a.psd", document(lab, LAB))).min() >= 254
    lab[0] = 136
    lab[1] = 208
    red, green, _ = colors(read(tmp_path / "a.psd", document(lab, LAB)))[0, 0]
    assert red > green + 100


def test_palette_is_applied(tmp_path: Path) -> None:
    table = np.stack([np.arange(256), 255 - np.arange(256), np.arange(256) // 2]).astype(np.uint8)
    picture = read(tmp_path / "a.psd", document(planes(1), INDEXED, palette=table.tobytes()))
    assert np.array_equal(colors(picture), table.T[planes(1)[0]])


def test_profile_resolution_exif_and_xmp_are_read(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x13B] = "Ada"
    exif[0x112] = 6
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    resolution = struct.pack(">IHHIHH", 300 << 16, 1, 1, 150 << 16, 1, 1)
    xmp = b"<x:xmpmeta>here</x:xmpmeta>"
    found = {1005: resolution, 1039: ADOBE, 1058: block, 1060: xmp}
    picture = read(tmp_path / "a.psd", document(planes(3), RGB, resources=found))
    assert (picture.icc, picture.xmp, picture.dpi) == (ADOBE, xmp, (300.0, 150.0))
    assert picture.exif
    assert picture.pixels.size == (40, 24)


def test_a_document_without_flattened_picture_says_why(tmp_path: Path) -> None:
    version = struct.pack(">IB", 1, 0) + bytes(12)
    with pytest.raises(AppError) as error:
        read(tmp_path / "a.psd", document(planes(3), RGB, resources={1057: version}))
    assert error.value.code is ErrorCode.UNSUPPORTED_FORMAT
    assert "flattened" in error.value.message


def test_a_truncated_document_says_so(tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        read(tmp_path / "a.psd", document(planes(3), RGB)[:-100])
    assert error.value.code is ErrorCode.TRUNCATED_IMAGE
