import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile
from camera import write_dng
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source

WHITE = (0.5, 1.0, 0.6)
"""What the filters of the sensor let pass of white light."""


def read(path: Path, reduced: tuple[int, int] | None = None) -> Picture:
    with open_source(path, 1_000_000) as source:
        assert source.kind == "RAW"
        if reduced:
            source.reduce(reduced)
        return source.decode()


def areas() -> np.ndarray:
    """64 rows of 96 pixels: green at the top left, red at the top right, gray below."""
    pixels = np.full((64, 96, 3), 128, np.uint8)
    pixels[:32, :48] = (60, 200, 60)
    pixels[:32, 48:] = (200, 60, 60)
    return pixels


def is_near(picture: Picture, at: tuple[int, int], color: tuple[int, int, int]) -> bool:
    found = picture.pixels.getpixel(at)
    assert isinstance(found, tuple)
    return max(abs(a - b) for a, b in zip(found, color, strict=True)) <= 3


def test_raw_is_developed_with_the_white_balance_of_the_camera(tmp_path: Path) -> None:
    write_dng(tmp_path / "a.dng", areas(), white=WHITE)
    picture = read(tmp_path / "a.dng")
    assert picture.pixels.size == (96, 64)
    assert is_near(picture, (20, 15), (60, 200, 60))
    assert is_near(picture, (75, 15), (200, 60, 60))
    assert is_near(picture, (50, 50), (128, 128, 128))


def test_raw_is_upright_once(tmp_path: Path) -> None:
    write_dng(tmp_path / "a.dng", areas(), white=WHITE, orientation=6)
    picture = read(tmp_path / "a.dng")
    assert picture.pixels.size == (64, 96)
    assert is_near(picture, (50, 20), (60, 200, 60))
    assert is_near(picture, (50, 75), (200, 60, 60))


def test_raw_keeps_its_descriptive_exif(tmp_path: Path) -> None:
    write_dng(tmp_path / "a.dng", areas(), white=WHITE)
    picture = read(tmp_path / "a.dng")
    assert picture.exif
    kept = Image.Exif()
    kept.load(picture.exif)
    assert (kept[271], kept[272], kept[315]) == ("Maker", "Model", "Ada")
    assert not {33421, 50706, 50721} & set(kept)


def test_raw_is_developed_at_half_size_for_a_preview(tmp_path: Path) -> None:
    write_dng(tmp_path / "a.dng", areas(), white=WHITE)
    picture = read(tmp_path / "a.dng", reduced=(48, 32))
    assert picture.pixels.size == (48, 32)
    assert is_near(picture, (37, 8), (200, 60, 60))


def test_the_name_of_a_raw_file_does_not_matter(tmp_path: Path) -> None:
    write_dng(tmp_path / "a.tif", areas(), white=WHITE)
    assert read(tmp_path / "a.tif").pixels.size == (96, 64)


def test_a_tiff_of_a_camera_is_no_raw_file(tmp_path: Path) -> None:
    tifffile.imwrite(
        tmp_path / "a.tif", areas(), photometric="rgb", metadata=None, extratags=[(271, 2, None, "Maker", True)]
    )
    with open_source(tmp_path / "a.tif", 1_000_000) as source:
        assert source.kind == "TIFF"
        assert np.array_equal(np.asarray(source.decode().pixels), areas())


@pytest.mark.parametrize(
    "head",
    [
        b"FUJIFILMCCD-RAW 0201" + bytes(80),
        b"IIRO" + struct.pack("<I", 8) + bytes(80),
        b"IIU\0" + struct.pack("<I", 8) + bytes(80),
        b"II*\0\x10\0\0\0CR\2\0" + bytes(80),
        struct.pack(">I", 24) + b"ftypcrx \0\0\0\1crx isom" + bytes(80),
    ],
    ids=["raf", "orf", "rw2", "cr2", "cr3"],
)
def test_damaged_raw_files_of_all_makers_are_known_as_raw(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(head)
    with pytest.raises(AppError) as error:
        read(tmp_path / "a.bin")
    assert error.value.code in (ErrorCode.UNSUPPORTED_FORMAT, ErrorCode.CORRUPT_IMAGE, ErrorCode.TRUNCATED_IMAGE)
    assert "unsupported image format" not in error.value.message


def test_a_raw_file_without_its_end_fails(tmp_path: Path) -> None:
    write_dng(tmp_path / "a.dng", areas(), white=WHITE)
    data = (tmp_path / "a.dng").read_bytes()
    (tmp_path / "a.dng").write_bytes(data[: len(data) - 4000])
    with pytest.raises(AppError) as error:
        read(tmp_path / "a.dng")
    assert error.value.code in (ErrorCode.CORRUPT_IMAGE, ErrorCode.TRUNCATED_IMAGE)
