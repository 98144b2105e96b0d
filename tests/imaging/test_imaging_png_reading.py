"""PNG files with damaged or large chunks."""

import struct
import tracemalloc
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ALL_METADATA = (b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def photo(mode: str = "RGB") -> Image.Image:
    values = np.random.default_rng(3).integers(0, 256, (90, 120, 4), np.uint8)
    return Image.fromarray(values).convert(mode)


def png(*chunks: bytes, after: bytes = b"", image: Image.Image | None = None, **options: object) -> bytes:
    """A PNG with further chunks before and after the pixels."""
    file = BytesIO()
    (image or photo()).save(file, "PNG", **options)
    data = file.getvalue()
    return data[:33] + b"".join(chunks) + data[33:-12] + after + data[-12:]


def with_metadata(*, after: bool = False) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "a lake"
    chunks = (
        chunk(b"gAMA", struct.pack(">I", 45455)),
        chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)),
        chunk(b"sRGB", b"\0"),
        chunk(b"iCCP", b"profile\0\0" + zlib.compress(PROFILE)),
        chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)),
        chunk(b"tEXt", b"Title\0a lake"),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"quiet")),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"),
        chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0")),
        chunk(b"tIME", struct.pack(">HBBBBB", 2024, 5, 1, 12, 0, 0)),
        chunk(b"prVt", b"private"),
    )
    return png(after=b"".join(chunks)) if after else png(*chunks)


def break_checksum(data: bytes, kind: bytes, occurrence: int = 0) -> bytes:
    at = -1
    for _ in range(occurrence + 1):
        at = data.index(kind, at + 1)
    end = at + 4 + int.from_bytes(data[at - 4 : at], "big")
    return data[:end] + bytes((data[end] ^ 0x10,)) + data[end + 1 :]


def read(path: Path, data: bytes) -> Picture:
    path.write_bytes(data)
    with open_source(path, 10_000_000) as source:
        return source.decode()


def check_pixels(picture: Picture, *codes: str) -> None:
    assert np.array_equal(np.asarray(picture.pixels), np.asarray(photo()))
    assert [notice.code for notice in picture.notices] == list(codes)


def check_error(path: Path, data: bytes, code: ErrorCode) -> None:
    with pytest.raises(AppError) as caught:
        read(path, data)
    assert caught.value.code is code


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("kind", ALL_METADATA, ids=bytes.decode)
def test_a_wrong_checksum_costs_only_its_own_chunk(tmp_path: Path, kind: bytes, *, after: bool) -> None:
    whole = read(tmp_path / "a.png", with_metadata(after=after))
    check_pixels(whole)
    assert whole.dpi
    assert whole.xmp
    assert whole.exif
    picture = read(tmp_path / "a.png", break_checksum(with_metadata(after=after), kind))
    check_pixels(picture, *() if kind in (b"tIME", b"prVt") else ("metadata_ignored",))
    assert picture.dpi == (None if kind == b"pHYs" else whole.dpi)
    assert picture.xmp == (None if kind == b"iTXt" else whole.xmp)
    assert picture.exif == (None if kind == b"eXIf" else whole.exif)
    assert picture.icc == (None if kind == b"iCCP" else whole.icc)


@pytest.mark.parametrize(
    "damaged",
    [
        chunk(b"gAMA", b"\0"),
        chunk(b"cHRM", bytes(31)),
        chunk(b"sRGB", b""),
        chunk(b"pHYs", bytes(8)),
        chunk(b"iCCP", b"profile\0\0" + b"not deflate"),
        chunk(b"iCCP", b"profile\0\5" + zlib.compress(PROFILE)),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"quiet" * 99)[:-20]),
        chunk(b"zTXt", b"Comment\0\7" + zlib.compress(b"quiet")),
        chunk(b"iTXt", b"Comment\0\1\0\0\0" + b"not deflate"),
        chunk(b"acTL", b"\0"),
        chunk(b"fcTL", bytes(26)),
        chunk(b"fcTL", struct.pack(">IIIIIHHBB", 7, 9999, 9999, 9, 9, 1, 1, 0, 0)),
    ],
    ids=lambda damaged: damaged[4:8].decode(),
)
def test_invalid_metadata_never_costs_the_pixels(tmp_path: Path, damaged: bytes) -> None:
    check_pixels(read(tmp_path / "a.png", png(damaged)), "metadata_ignored")
    picture = read(tmp_path / "a.png", png(after=damaged))
    assert np.array_equal(np.asarray(picture.pixels), np.asarray(photo()))


def test_a_damaged_transparency_is_removed_and_told_of(tmp_path: Path) -> None:
    image = photo("RGB").quantize(16)
    whole = png(image=image, transparency=3)
    assert read(tmp_path / "a.png", whole).alpha is not None
    picture = read(tmp_path / "a.png", break_checksum(whole, b"tRNS"))
    assert picture.alpha is None
    assert np.array_equal(np.asarray(picture.pixels), np.asarray(image.convert("RGB")))
    assert [notice.code for notice in picture.notices] == ["damaged_data"]


def test_large_profiles_and_texts_are_read(tmp_path: Path) -> None:
    profile = PROFILE + np.random.default_rng(1).integers(0, 256, 1_500_000, np.uint8).tobytes()
    profile = struct.pack(">I", len(profile)) + profile[4:]
    texts = PngImagePlugin.PngInfo()
    texts.add_text("workflow", "x" * 2_000_000, zip=True)
    texts.add_itxt("prompt", "ü" * 2_000_000, zip=True)
    picture = read(tmp_path / "a.png", png(icc_profile=profile, pnginfo=texts))
    check_pixels(picture)
    assert picture.icc == profile


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"iCCP"], ids=bytes.decode)
@pytest.mark.parametrize("count", [1, 5])
def test_metadata_that_grows_hugely_is_left_out(tmp_path: Path, kind: bytes, count: int) -> None:
    packed = zlib.compress(bytes(40_000_000 if count == 1 else 20_000_000), 9)
    head = {b"zTXt": b"Comment\0\0", b"iTXt": b"Comment\0\1\0\0\0", b"iCCP": b"profile\0\0"}[kind]
    data = png(*[chunk(kind, head + packed)] * count, chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)))
    tracemalloc.start()
    try:
        picture = read(tmp_path / "a.png", data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert np.array_equal(np.asarray(picture.pixels), np.asarray(photo()))
    assert "metadata_dropped" in [notice.code for notice in picture.notices]
    assert picture.dpi == pytest.approx((300, 300), abs=0.1)
    assert peak < 100_000_000


@pytest.mark.parametrize("kind", [b"IHDR", b"PLTE", b"IDAT"], ids=bytes.decode)
def test_a_wrong_checksum_of_pixels_is_damage(tmp_path: Path, kind: bytes) -> None:
    data = break_checksum(png(image=photo().quantize(16)), kind)
    check_error(tmp_path / "a.png", data, ErrorCode.CORRUPT_IMAGE)


def test_pixels_that_do_not_match_their_checksum_are_damage(tmp_path: Path) -> None:
    """Without compression, nothing but the checksum tells that pixels were changed."""
    data = bytearray(png(compress_level=0))
    at = data.index(b"IDAT") + 2000
    data[at : at + 500] = bytes(500)
    check_error(tmp_path / "a.png", bytes(data), ErrorCode.CORRUPT_IMAGE)


def test_every_piece_of_the_pixels_is_verified(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (400, 600, 3), np.uint8)
    data = png(image=Image.fromarray(noise))
    assert data.count(b"IDAT") > 3
    check_error(tmp_path / "a.png", break_checksum(data, b"IDAT", 2), ErrorCode.CORRUPT_IMAGE)


@pytest.mark.parametrize("missing", [4, 12, 14])
def test_only_the_end_is_missing(tmp_path: Path, missing: int) -> None:
    check_pixels(read(tmp_path / "a.png", png()[:-missing]), "end_missing")


@pytest.mark.parametrize("missing", [60, 1000, 20_000])
def test_missing_pixels_are_a_truncated_image(tmp_path: Path, missing: int) -> None:
    check_error(tmp_path / "a.png", png()[:-missing], ErrorCode.TRUNCATED_IMAGE)


def test_what_follows_the_end_does_not_matter(tmp_path: Path) -> None:
    check_pixels(read(tmp_path / "a.png", png() + b"more data" * 100))


def test_an_animation_with_damaged_frames_gives_its_first_frame(tmp_path: Path) -> None:
    file = BytesIO()
    photo().save(file, "PNG", save_all=True, append_images=[photo().rotate(180)])
    for kind in (b"fdAT", b"acTL"):
        picture = read(tmp_path / "a.png", break_checksum(file.getvalue(), kind))
        assert np.array_equal(np.asarray(picture.pixels), np.asarray(photo()))
