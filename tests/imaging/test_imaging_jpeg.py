"""JPEG and WebP files with damage, and files that only look damaged."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source

END = b"\xff\xd9"
DAMAGED = (ErrorCode.TRUNCATED_IMAGE, ErrorCode.CORRUPT_IMAGE)
KINDS = pytest.mark.parametrize("progressive", [False, True], ids=["baseline", "progressive"])


def photo(size: tuple[int, int] = (400, 300)) -> Image.Image:
    """Soft shapes with grain, so that the file has about as many bytes as that of a photo."""
    values = np.random.default_rng(5)
    soft = Image.fromarray(values.integers(0, 256, (9, 12, 3), np.uint8)).resize(size, Image.Resampling.BICUBIC)
    grain = values.integers(-12, 13, (size[1], size[0], 1))
    return Image.fromarray(np.clip(np.asarray(soft).astype(int) + grain, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image | None = None, **options: object) -> bytes:
    file = BytesIO()
    (image or photo()).save(file, "JPEG", **{"quality": 92, **options})
    return file.getvalue()


def read(path: Path, data: bytes) -> Picture:
    path.write_bytes(data)
    with open_source(path, 10_000_000) as source:
        return source.decode()


def check_damaged(path: Path, data: bytes, *codes: ErrorCode) -> None:
    with pytest.raises(AppError) as caught:
        read(path, data)
    assert caught.value.code in (codes or DAMAGED)
    assert path.name in caught.value.message


def check_equal(picture: Picture, data: bytes, *codes: str) -> None:
    """The pixels are those of the undamaged file, as Pillow reads them."""
    with Image.open(BytesIO(data)) as expected:
        assert np.array_equal(np.asarray(picture.pixels), np.asarray(expected.convert("RGB")))
    assert [notice.code for notice in picture.notices] == list(codes)


def scan_starts(data: bytes) -> list[int]:
    return [at for at in range(len(data) - 1) if data[at : at + 2] == b"\xff\xda"]


@KINDS
@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_pixels_equal_pillows(tmp_path: Path, *, progressive: bool, subsampling: int) -> None:
    data = jpeg(progressive=progressive, subsampling=subsampling)
    check_equal(read(tmp_path / "a.jpg", data), data)


@pytest.mark.parametrize("options", [{"keep_rgb": True}, {"restart_marker_rows": 2}, {"optimize": True}])
def test_other_kinds_equal_pillows(tmp_path: Path, options: dict[str, object]) -> None:
    data = jpeg(**options)
    check_equal(read(tmp_path / "a.jpg", data), data)


@KINDS
def test_gray_equals_pillows(tmp_path: Path, *, progressive: bool) -> None:
    data = jpeg(photo().convert("L"), progressive=progressive)
    check_equal(read(tmp_path / "a.jpg", data), data)


@pytest.mark.parametrize("transform", [0, 2], ids=["CMYK", "YCCK"])
def test_inks_equal_pillows(tmp_path: Path, transform: int) -> None:
    data = bytearray(jpeg(photo().convert("CMYK")))
    data[data.index(b"Adobe") + 11] = transform
    (tmp_path / "a.jpg").write_bytes(data)
    with open_source(tmp_path / "a.jpg", 10_000_000) as source:
        decoded = source.decoder.decode()
    with Image.open(BytesIO(data)) as expected:
        assert decoded.colors.mode == "CMYK"
        assert np.array_equal(np.asarray(decoded.colors), np.asarray(expected))


@KINDS
@pytest.mark.parametrize("size", [(200, 150), (130, 90), (50, 38), (1, 1)])
def test_reduced_sizes_equal_pillows(tmp_path: Path, *, progressive: bool, size: tuple[int, int]) -> None:
    data = jpeg(photo((403, 299)), progressive=progressive)
    (tmp_path / "a.jpg").write_bytes(data)
    with open_source(tmp_path / "a.jpg", 10_000_000) as source, Image.open(BytesIO(data)) as expected:
        source.reduce(size)
        expected.draft(None, size)
        assert source.size == expected.size
        assert np.array_equal(np.asarray(source.decode().pixels), np.asarray(expected))


@KINDS
def test_pixels_can_be_changed_like_those_of_other_formats(tmp_path: Path, *, progressive: bool) -> None:
    picture = read(tmp_path / "a.jpg", jpeg(Image.new("RGB", (64, 48), "red"), progressive=progressive))
    picture.pixels.paste((0, 0, 255), (0, 0, 8, 8))
    picture.pixels.putalpha(7)
    assert picture.pixels.getpixel((1, 1)) == (0, 0, 255, 7)
    assert picture.pixels.getpixel((20, 20)) == (254, 0, 0, 7)


@KINDS
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.99])
def test_an_early_end_marker_is_damage(tmp_path: Path, *, progressive: bool, share: float) -> None:
    data = jpeg(progressive=progressive)
    check_damaged(tmp_path / "a.jpg", data[: int(len(data) * share)] + END)


@KINDS
@pytest.mark.parametrize("length", [512, 2048, 8192])
def test_a_hole_is_damage(tmp_path: Path, *, progressive: bool, length: int) -> None:
    data = jpeg(progressive=progressive)
    half = len(data) // 2
    check_damaged(tmp_path / "a.jpg", data[:half] + bytes(length) + data[half + length :], ErrorCode.CORRUPT_IMAGE)


@KINDS
@pytest.mark.parametrize("end", [b"", END], ids=["without end marker", "with end marker"])
def test_a_zeroed_second_half_is_damage(tmp_path: Path, *, progressive: bool, end: bytes) -> None:
    data = jpeg(progressive=progressive)
    half = len(data) // 2
    check_damaged(tmp_path / "a.jpg", data[:half] + bytes(len(data) - half - len(end)) + end)


@KINDS
@pytest.mark.parametrize("quality", [60, 100])
def test_a_zeroed_second_half_is_damage_at_every_quality(
    tmp_path: Path, *, progressive: bool, quality: int
) -> None:
    data = jpeg(progressive=progressive, quality=quality, subsampling=0)
    half = len(data) // 2
    check_damaged(tmp_path / "a.jpg", data[:half] + bytes(len(data) - half))


@KINDS
@pytest.mark.parametrize("missing", [3, 50, 500])
def test_missing_pixels_are_a_truncated_image(tmp_path: Path, *, progressive: bool, missing: int) -> None:
    data = jpeg(progressive=progressive)
    check_damaged(tmp_path / "a.jpg", data[: -len(END) - missing], ErrorCode.TRUNCATED_IMAGE)


@pytest.mark.parametrize("end", [b"", END], ids=["without end marker", "with end marker"])
def test_a_progressive_file_that_ends_between_two_scans_is_truncated(tmp_path: Path, end: bytes) -> None:
    data = jpeg(progressive=True)
    starts = scan_starts(data)
    assert len(starts) > 3
    for start in starts[1:]:
        tables = data.rfind(b"\xff\xc4", 0, start)  # the scan is preceded by its Huffman table
        check_damaged(tmp_path / "a.jpg", data[:tables] + end, ErrorCode.TRUNCATED_IMAGE)


@KINDS
@pytest.mark.parametrize("missing", [1, 2])
def test_only_the_end_marker_is_missing(tmp_path: Path, *, progressive: bool, missing: int) -> None:
    data = jpeg(progressive=progressive)
    check_equal(read(tmp_path / "a.jpg", data[:-missing]), data, "end_missing")


@KINDS
@pytest.mark.parametrize("end", [b"", END], ids=["without end marker", "with end marker"])
def test_zeros_after_the_pixels_are_padding(tmp_path: Path, *, progressive: bool, end: bytes) -> None:
    data = jpeg(progressive=progressive)
    codes = () if end else ("end_missing",)
    for length in (1, 40, 5000):
        check_equal(read(tmp_path / "a.jpg", data[:-2] + bytes(length) + end), data, *codes)


def test_a_few_bytes_before_the_end_marker_are_told_of(tmp_path: Path) -> None:
    data = jpeg()
    check_equal(read(tmp_path / "a.jpg", data[:-2] + b"abcdefgh" + END), data, "damaged_data")
    check_damaged(tmp_path / "a.jpg", data[:-2] + b"abcdefgh" * 80 + END)


@KINDS
def test_what_follows_the_end_marker_does_not_matter(tmp_path: Path, *, progressive: bool) -> None:
    data = jpeg(progressive=progressive)
    check_equal(read(tmp_path / "a.jpg", data + b"video" * 2000), data)


@KINDS
def test_headers_that_hold_no_pixels_can_be_invalid(tmp_path: Path, *, progressive: bool) -> None:
    data = jpeg(progressive=progressive)
    revision = data.replace(b"JFIF\0\1", b"JFIF\0\7")
    adobe = data[:2] + b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\7" + data[2:]
    garbage = data[:20] + b"garbage" + data[20:]  # between two segments
    for changed in (revision, adobe, garbage):
        check_equal(read(tmp_path / "a.jpg", changed), data)


def test_zeros_in_a_scan_header_of_a_baseline_file_do_not_matter(tmp_path: Path) -> None:
    data = jpeg()
    at = data.index(b"\xff\xda")
    assert data[at + 11 : at + 14] == b"\0\x3f\0"
    check_equal(read(tmp_path / "a.jpg", data[: at + 11] + b"\0\0\0" + data[at + 14 :]), data)


def test_a_preview_in_the_metadata_has_its_own_end_marker(tmp_path: Path) -> None:
    small = jpeg(photo((160, 120)))
    data = jpeg()
    data = data[:2] + b"\xff\xe7" + (len(small) + 2).to_bytes(2, "big") + small + data[2:]
    check_equal(read(tmp_path / "a.jpg", data[:-2]), data, "end_missing")
    check_damaged(tmp_path / "a.jpg", data[:-500], ErrorCode.TRUNCATED_IMAGE)


def webp(image: Image.Image, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", **options)
    return file.getvalue()


LOSSLESS = pytest.mark.parametrize("lossless", [False, True], ids=["lossy", "lossless"])


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_zeros_in_the_lossy_pixels_of_webp_are_damage(tmp_path: Path, share: float) -> None:
    data = webp(photo((800, 600)), quality=90)
    at = int(len(data) * share)
    check_damaged(tmp_path / "a.webp", data[:at] + bytes(len(data) - at))
    hole = len(data) // 10
    check_damaged(tmp_path / "a.webp", data[:at] + bytes(hole) + data[at + hole :], ErrorCode.CORRUPT_IMAGE)


@LOSSLESS
@pytest.mark.parametrize("quality", [0, 90])
def test_even_areas_of_webp_are_no_damage(tmp_path: Path, *, lossless: bool, quality: int) -> None:
    """Even areas are stored as zeros, too."""
    image = Image.new("RGB", (3000, 3000), "white")
    image.paste(photo((200, 150)), (1400, 1400))
    picture = read(tmp_path / "a.webp", webp(image, lossless=lossless, quality=quality, method=0))
    assert picture.pixels.size == image.size
    assert picture.notices == ()


@LOSSLESS
def test_zeros_in_the_metadata_of_webp_do_not_matter(tmp_path: Path, *, lossless: bool) -> None:
    exif = Image.Exif()
    exif[0x927C] = bytes(60_000)
    data = webp(photo((200, 150)), lossless=lossless, exif=exif)
    assert read(tmp_path / "a.webp", data).pixels.size == (200, 150)
