"""Zeros in the pixels of JPEG files: in place of lost data, and as the code of even areas."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source

KINDS: dict[str, dict[str, object]] = {
    "baseline": {},
    "optimized": {"optimize": True},
    "progressive": {"progressive": True},
    "progressive, full colors": {"progressive": True, "subsampling": 0},
    "restart markers": {"restart_marker_rows": 1},
}
MODES = ("RGB", "L")


def photo(side: int = 240) -> Image.Image:
    """Soft shapes with grain, so that the file has about as many bytes as that of a photo."""
    values = np.random.default_rng(5)
    soft = Image.fromarray(values.integers(0, 256, (9, 9, 3), np.uint8)).resize(
        (side, side), Image.Resampling.BICUBIC
    )
    grain = values.integers(-12, 13, (side, side, 1))
    return Image.fromarray(np.clip(np.asarray(soft).astype(int) + grain, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image, options: dict[str, object]) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", **{"quality": 92, **options})
    return file.getvalue()


def read(path: Path, data: bytes) -> Picture:
    path.write_bytes(data)
    with open_source(path, 100_000_000) as source:
        return source.decode()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", KINDS)
def test_zeros_instead_of_pixels_are_found_everywhere(tmp_path: Path, kind: str, mode: str) -> None:
    data = jpeg(photo().convert(mode), KINDS[kind])
    start = data.index(b"\xff\xda") + 14
    accepted: list[tuple[float, int]] = []
    codes: set[str] = set()
    for share in (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97):
        at = start + int((len(data) - start) * share)
        for length in (192, 600):
            if at + length > len(data) - 2:
                continue
            try:
                read(tmp_path / "a.jpg", data[:at] + bytes(length) + data[at + length :])
            except AppError as error:
                codes.add(error.code)
            else:
                accepted.append((share, length))
    assert accepted == []
    assert codes <= {ErrorCode.CORRUPT_IMAGE, ErrorCode.TRUNCATED_IMAGE}


@pytest.mark.parametrize("mode", MODES)
def test_zeros_instead_of_the_last_bits_of_the_brightness_are_found(tmp_path: Path, mode: str) -> None:
    """This scan of a progressive file has one bit for each block, so any data in it can be decoded."""
    data = jpeg(photo(960).convert(mode), {"progressive": True})
    header = data.index(
        b"\xff\xda\0\x0c\3\1\0\2\0\3\0\0\0\x10" if mode == "RGB" else b"\xff\xda\0\x08\1\1\0\0\0\x10"
    )
    at = header + 100
    with pytest.raises(AppError) as caught:
        read(tmp_path / "a.jpg", data[:at] + bytes(400) + data[at + 400 :])
    assert caught.value.code is ErrorCode.CORRUPT_IMAGE


def even_pictures() -> dict[str, Image.Image]:
    rows, columns = np.indices((320, 480))
    gradient = Image.fromarray((rows * 255 // 319).astype(np.uint8))
    on_white = Image.new("RGB", (700, 500), "white")
    on_white.paste(photo(), (200, 150))
    on_black = Image.new("RGB", (700, 500), "black")
    on_black.paste(photo(), (200, 150))
    return {
        "white": Image.new("RGB", (600, 600), "white"),
        "black": Image.new("RGB", (600, 600), "black"),
        "one color": Image.new("RGB", (600, 600), "#7f8031"),
        "gradient down": gradient,
        "gradient right": gradient.transpose(Image.Transpose.ROTATE_90),
        "squares": Image.fromarray(((rows // 8 + columns // 8) % 2 * 255).astype(np.uint8)),
        "lines": Image.fromarray(((rows + columns) // 3 % 2 * 255).astype(np.uint8)),
        "mosaic": Image.fromarray(
            np.random.default_rng(1).integers(0, 256, (40, 60), np.uint8).repeat(8, 0).repeat(8, 1)
        ),
        "photo on white": on_white,
        "photo on black": on_black,
    }


@pytest.mark.parametrize("quality", [50, 100])
@pytest.mark.parametrize("kind", KINDS)
def test_zeros_of_even_areas_are_no_damage(tmp_path: Path, kind: str, quality: int) -> None:
    rejected: list[str] = []
    for name, image in even_pictures().items():
        for mode in MODES:
            data = jpeg(image.convert(mode), {**KINDS[kind], "quality": quality})
            cases = [data]
            if quality == 50:
                with Image.open(BytesIO(data)) as decoded:  # compressed again with steps of half the size
                    cases.append(jpeg(decoded, {**KINDS[kind], "quality": 75}))
            for each in cases:
                try:
                    assert read(tmp_path / "a.jpg", each).notices == ()
                except AppError as error:
                    rejected.append(f"{name}, {mode}: {error}")
    assert rejected == []


@pytest.mark.parametrize("size", [(1, 1), (17, 3), (3, 17), (16, 16), (40, 30)])
def test_small_files_without_an_end_marker_are_complete(tmp_path: Path, size: tuple[int, int]) -> None:
    """The data of even blocks can end with a zero, which is no padding then."""
    for color in ("red", "black", "white"):
        for options in KINDS.values():
            for subsampling in (0, 2):
                data = jpeg(Image.new("RGB", size, color), {"subsampling": subsampling, **options})
                picture = read(tmp_path / "a.jpg", data[:-2])
                assert [notice.code for notice in picture.notices] == ["end_missing"]
                with Image.open(BytesIO(data)) as expected:
                    assert np.array_equal(np.asarray(picture.pixels), np.asarray(expected))
