"""Files that are cut off or have zeros instead of pixels, and even pictures, which have zeros too."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pillow_heif
import pytest
import tifffile
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import open_source

DAMAGED = {ErrorCode.TRUNCATED_IMAGE, ErrorCode.CORRUPT_IMAGE}


def photo() -> np.ndarray:
    """160 x 120, soft shapes with grain."""
    values = np.random.default_rng(5)
    soft = Image.fromarray(values.integers(0, 256, (6, 8, 3), np.uint8)).resize((160, 120))
    grain = values.integers(-12, 13, (120, 160, 1))
    return np.clip(np.asarray(soft).astype(int) + grain, 0, 255).astype(np.uint8)


def pillow(kind: str, **options: Any) -> Callable[[np.ndarray], bytes]:
    def write(pixels: np.ndarray) -> bytes:
        image = Image.fromarray(pixels)
        if kind == "GIF":
            image = image.quantize(128)
        if options.get("compression") == "group4":
            image = image.convert("1")
        file = BytesIO()
        image.save(file, kind, **options)
        return file.getvalue()

    return write


def tiff(**options: Any) -> Callable[[np.ndarray], bytes]:
    def write(pixels: np.ndarray) -> bytes:
        file = BytesIO()
        tifffile.imwrite(file, pixels, **{"photometric": "rgb", **options})
        return file.getvalue()

    return write


def heic(pixels: np.ndarray) -> bytes:
    file = BytesIO()
    pillow_heif.from_pillow(Image.fromarray(pixels)).save(file, quality=80)
    return file.getvalue()


def jpeg2000_with_16_bits(pixels: np.ndarray) -> bytes:
    return bytes(imagecodecs.jpeg2k_encode(pixels.astype(np.uint16) * 257, codecformat="jp2"))


def gray_text(pixels: np.ndarray) -> bytes:
    rows = [b" ".join(b"%d" % value for value in row) for row in pixels[..., 0]]
    return b"P2\n%d %d\n255\n" % (pixels.shape[1], pixels.shape[0]) + b"\n".join(rows)


STORED: dict[str, Callable[[np.ndarray], bytes]] = {
    "stored.tif": tiff(),
    "strips.tif": tiff(rowsperstrip=16),
    "a.bmp": pillow("BMP"),
    "a.tga": pillow("TGA"),
    "a.ppm": pillow("PPM"),
    "packbits.tif": tiff(compression="packbits", rowsperstrip=16),
    "a.gif": pillow("GIF"),
}
"""Formats in which any bytes are pixels, or in which codes have no redundancy."""

CODED: dict[str, Callable[[np.ndarray], bytes]] = {
    "lossy.webp": pillow("WEBP", quality=85),
    "lossless.webp": pillow("WEBP", lossless=True),
    "a.png": pillow("PNG"),
    "lzw.tif": tiff(compression="lzw", rowsperstrip=16),
    "zip.tif": tiff(compression="zlib", rowsperstrip=16, predictor=True),
    "jpeg.tif": tiff(compression="jpeg", rowsperstrip=64),
    "fax.tif": pillow("TIFF", compression="group4"),
    "a.heic": heic,
    "a.avif": pillow("AVIF", quality=80),
    "a.jp2": pillow("JPEG2000"),
    "deep.jp2": jpeg2000_with_16_bits,
    "a.qoi": pillow("QOI"),
    "a.ico": pillow("ICO", sizes=[(160, 120)]),
    "text.pgm": gray_text,
}


def code(path: Path, data: bytes) -> str:
    """The code of the error, or an empty text."""
    path.write_bytes(data)
    try:
        with open_source(path, 10_000_000) as source:
            source.decode()
    except AppError as error:
        return error.code
    return ""


@pytest.mark.parametrize("name", [*STORED, *CODED])
def test_files_that_are_cut_off_are_damaged(tmp_path: Path, name: str) -> None:
    data = {**STORED, **CODED}[name](photo())
    found = {share: code(tmp_path / name, data[: int(len(data) * share)]) for share in (0.3, 0.6, 0.95, 0.999)}
    if name in ("a.tga", "a.bmp", "text.pgm", "fax.tif", "lossy.webp"):
        del found[0.999]  # it lacks a footer, padding, or nothing
    assert set(found.values()) <= DAMAGED, found


@pytest.mark.parametrize("name", CODED)
def test_zeros_instead_of_pixels_are_damage(tmp_path: Path, name: str) -> None:
    data = CODED[name](photo())
    half, hole = len(data) // 2, 600
    cases = {"second half": data[:half] + bytes(len(data) - half)}
    for share in (0.4, 0.6, 0.8):
        at = int(len(data) * share)
        if at + hole < len(data) - 20:
            cases[f"hole at {share}"] = data[:at] + bytes(hole) + data[at + hole :]
    found = {case: code(tmp_path / name, changed) for case, changed in cases.items()}
    assert set(found.values()) <= DAMAGED, found


def even_pictures() -> dict[str, np.ndarray]:
    rows, columns = np.indices((240, 320))
    white = np.full((400, 600, 3), 255, np.uint8)
    white[100:220, 200:360] = photo()
    return {
        "white": np.full((300, 400, 3), 255, np.uint8),
        "black": np.zeros((300, 400, 3), np.uint8),
        "squares": np.repeat(((rows // 8 + columns // 8) % 2 * 255).astype(np.uint8)[..., None], 3, 2),
        "gradient": np.repeat((rows % 256).astype(np.uint8)[..., None], 3, 2),
        "photo on white": white,
        "photo on black": 255 - white,
    }


@pytest.mark.parametrize("name", [*CODED, "best.webp", "best.avif"])
def test_zeros_of_even_areas_are_no_damage(tmp_path: Path, name: str) -> None:
    write = {**CODED, "best.webp": pillow("WEBP", quality=100), "best.avif": pillow("AVIF", quality=100)}[name]
    found = {case: code(tmp_path / name, write(pixels[:256, :256])) for case, pixels in even_pictures().items()}
    assert set(found.values()) == {""}, found


@pytest.mark.parametrize("lossless", [False, True])
def test_webp_that_is_cut_off_after_its_pixels_is_complete(tmp_path: Path, *, lossless: bool) -> None:
    exif = Image.Exif()
    exif[0x010E] = "a description " * 20
    data = pillow("WEBP", lossless=lossless, exif=exif, quality=90)(photo())
    path = tmp_path / "a.webp"
    path.write_bytes(data)
    with open_source(path, 10_000_000) as source:
        expected = source.decode().pixels.tobytes()
    too_long = data[:4] + (len(data) + 500).to_bytes(4, "little") + data[8:]
    for changed in (data[:-50], data[: data.index(b"EXIF") + 3], too_long):
        path.write_bytes(changed)
        with open_source(path, 10_000_000) as source:
            picture = source.decode()
        assert picture.pixels.tobytes() == expected
        assert [notice.code for notice in picture.notices] == ["end_missing"]
    check = code(path, data[: data.index(b"EXIF") - 100])
    assert check in DAMAGED


def test_outside_of_a_smaller_first_frame_of_gif_is_nothing(tmp_path: Path) -> None:
    data = bytearray(pillow("GIF")(photo()[:20, :30]))
    data[6:10] = (60).to_bytes(2, "little") + (50).to_bytes(2, "little")
    at = data.index(b",\0\0\0\0\x1e\0\x14\0")
    data[at + 1 : at + 5] = (10).to_bytes(2, "little") + (12).to_bytes(2, "little")
    path = tmp_path / "a.gif"
    path.write_bytes(data)
    with open_source(path, 10_000_000) as source:
        picture = source.decode()
    assert picture.alpha is not None
    assert picture.alpha.getbbox() == (10, 12, 40, 32)
    assert picture.alpha.crop((10, 12, 40, 32)).getextrema() == (255, 255)


@pytest.mark.parametrize(("name", "cut"), [("a.jp2", 1), ("a.jp2", 2), ("deep.jp2", 2)])
def test_jpeg_2000_that_only_lacks_its_end_marker_is_complete(tmp_path: Path, name: str, cut: int) -> None:
    data = CODED[name](photo())
    pictures: list[tuple[bytes, list[str]]] = []
    for content in (data, data[:-cut]):
        (tmp_path / name).write_bytes(content)
        with open_source(tmp_path / name, 10_000_000) as source:
            picture = source.decode()
        pictures.append((picture.pixels.tobytes(), [notice.code for notice in picture.notices]))
    assert pictures[0][0] == pictures[1][0]
    assert [codes for _, codes in pictures] == [[], ["end_missing"]]
    assert code(tmp_path / name, data[: -cut - 8]) in DAMAGED


def test_zeros_after_the_end_of_qoi_are_padding(tmp_path: Path) -> None:
    assert not code(tmp_path / "a.qoi", CODED["a.qoi"](photo()) + bytes(100))
