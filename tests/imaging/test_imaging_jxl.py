"""JPEG XL as input: pixels, colors, metadata, and files that are damaged or not supported."""

import random
from io import BytesIO
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
from icc import ADOBE_RGB
from jxl_files import (
    ALPHA,
    P3_POINTS,
    REC_2100,
    SRGB_POINTS,
    Bits,
    bits_of_profile,
    box,
    boxes_of,
    channel,
    container,
    custom,
    enumerated,
    rebuilt,
    rgb_space,
)
from PIL import Image, ImageCms
from wide import ADOBE, P3

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import color
from rembg_desktop.imaging.decoders.codestream import header, icc
from rembg_desktop.imaging.encoders import with_profile
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.imaging.profile import convert, srgb

encode: Any = imagecodecs.jpegxl_encode
SRGB_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def read(path: Path, data: bytes) -> Picture:
    path.write_bytes(data)
    with open_source(path, 1_000_000) as source:
        return source.decode()


def codes(picture: Picture) -> list[str]:
    return [notice.code for notice in picture.notices]


def gradient(channels: int = 3) -> np.ndarray:
    """40 rows of 64 pixels; every channel differs in both directions."""
    y, x = np.mgrid[:40, :64]
    planes = (x * 4, y * 6, (x * 3 + y * 2) % 256, 255 - x * 3)
    found = np.dstack(planes[:channels]).astype(np.uint8)
    return found[..., 0] if channels == 1 else found


def curve_of_srgb(light: np.ndarray) -> np.ndarray:
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("boxed", [False, True])
@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_lossless_pixels_are_read_exactly(tmp_path: Path, channels: int, boxed: bool) -> None:
    pixels = gradient(channels)
    picture = read(tmp_path / "a.jxl", encode(pixels, lossless=True, usecontainer=boxed))
    colors = np.dstack([pixels[..., 0] if channels == 2 else pixels] * 3) if channels < 3 else pixels[..., :3]
    assert np.array_equal(np.asarray(picture.pixels), colors)
    if channels in (2, 4):
        assert np.array_equal(np.asarray(picture.alpha), pixels[..., -1])
    else:
        assert picture.alpha is None
    assert picture.icc is None
    assert not picture.notices


@pytest.mark.parametrize("kind", [np.uint16, np.float16, np.float32])
@pytest.mark.parametrize("channels", [1, 4])
def test_deep_pixels_in_linear_light_get_the_curve_of_srgb(tmp_path: Path, channels: int, kind: Any) -> None:
    light = gradient(channels).astype(np.float64) / 255
    stored = light * 65535 if kind is np.uint16 else light
    picture = read(tmp_path / "a.jxl", encode(stored.astype(kind), lossless=True))
    colors = light if channels == 1 else light[..., :3]
    expected = curve_of_srgb(colors) * 255
    found = np.asarray(picture.pixels)[..., 0 if channels == 1 else slice(3)]
    assert np.abs(found - expected).max() < 0.6
    if channels == 4:
        assert np.array_equal(np.asarray(picture.alpha), gradient(4)[..., 3])
    assert picture.icc is None


def test_colors_brighter_than_white_are_clipped_with_a_notice(tmp_path: Path) -> None:
    bright = np.full((40, 64, 3), 0.5, np.float32)
    bright[10] = 4.0
    picture = read(tmp_path / "a.jxl", encode(bright, lossless=True))
    assert codes(picture) == ["highlights_clipped"]
    assert np.asarray(picture.pixels)[10].min() == 255
    assert np.asarray(picture.pixels)[0].max() == 188


def test_few_bits_are_scaled(tmp_path: Path) -> None:
    picture = read(tmp_path / "a.jxl", encode(gradient(1) >> 4, lossless=True, bitspersample=4))
    assert np.array_equal(np.asarray(picture.pixels)[..., 0], (gradient(1) >> 4) * 17)


def test_lossy_pixels_are_close(tmp_path: Path) -> None:
    picture = read(tmp_path / "a.jxl", encode(gradient(4), level=95))
    assert np.abs(np.asarray(picture.pixels).astype(int) - gradient()).mean() < 1.5
    assert np.array_equal(np.asarray(picture.alpha), gradient(4)[..., 3])


def jpeg(icc_profile: bytes | None, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[274] = orientation
    exif[315] = "A. Photographer"
    target = BytesIO()
    image = Image.fromarray(gradient())
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a/></x:xmpmeta>'
    image.save(target, "JPEG", quality=90, exif=exif, icc_profile=icc_profile, dpi=(300, 300), xmp=xmp)
    return target.getvalue()


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_jpeg_photo_inside_is_read_like_the_photo_itself(tmp_path: Path, orientation: int) -> None:
    original = jpeg(ADOBE, orientation)
    inside = read(tmp_path / "a.jxl", imagecodecs.jpegxl_encode_jpeg(original))
    outside = read(tmp_path / "a.jpg", original)
    assert np.array_equal(np.asarray(inside.pixels), np.asarray(outside.pixels))
    for what in ("icc", "exif", "xmp", "dpi", "notices"):
        assert getattr(inside, what) == getattr(outside, what), what
    assert inside.icc == ADOBE


def test_a_jpeg_inside_tells_its_color_space_by_exif(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA001] = 2  # Adobe RGB, as some cameras write it
    target = BytesIO()
    Image.fromarray(gradient()).save(target, "JPEG", exif=exif)
    inside = read(tmp_path / "a.jxl", imagecodecs.jpegxl_encode_jpeg(target.getvalue()))
    outside = read(tmp_path / "a.jpg", target.getvalue())
    assert inside.icc == outside.icc is not None


@pytest.mark.parametrize("orientation", range(2, 9))
def test_the_orientation_of_the_codestream_is_applied_once(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[274] = orientation  # repeats that of the codestream, and must be ignored
    turned = rebuilt(encode(gradient(), lossless=True), orientation=orientation)
    picture = read(tmp_path / "a.jxl", container(turned, box(b"Exif", bytes(4) + exif.tobytes()[6:])))
    upright = Image.fromarray(gradient())
    target = BytesIO()
    upright.save(target, "PNG", exif=exif)
    expected = read(tmp_path / "a.png", target.getvalue())
    assert np.array_equal(np.asarray(picture.pixels), np.asarray(expected.pixels))
    assert picture.exif == expected.exif


def test_exif_and_xmp_boxes_are_read(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[315] = "A. Photographer"
    block, xmp = exif.tobytes()[6:], b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>\xc3\xa9</x:xmpmeta>"
    codestream = encode(gradient(), lossless=True)
    plain = container(codestream, box(b"Exif", bytes(4) + block), box(b"xml ", xmp))
    packed = container(
        codestream,
        box(b"brob", b"Exif" + imagecodecs.brotli_encode(bytes(4) + block)),
        box(b"brob", b"xml " + imagecodecs.brotli_encode(xmp)),
        box(b"brob", b"jumb" + b"not Brotli, and not needed"),
    )
    for data in (plain, packed):
        picture = read(tmp_path / "a.jxl", data)
        assert (picture.exif, picture.xmp) == (block, xmp)
        assert not picture.notices


@pytest.mark.parametrize("packed", [b"Exif\x93\x12 not Brotli", b"xml "])
def test_damaged_metadata_is_removed_with_a_notice(tmp_path: Path, packed: bytes) -> None:
    data = container(encode(gradient(), lossless=True), box(b"brob", packed))
    picture = read(tmp_path / "a.jxl", data)
    assert codes(picture) == ["metadata_ignored"]
    assert np.array_equal(np.asarray(picture.pixels), gradient())


@pytest.mark.parametrize(
    ("encoding", "space"),
    [
        (rgb_space(P3_POINTS, enumerated(13)), color.from_cicp(12, 13)),
        (rgb_space(REC_2100, enumerated(13)), color.from_cicp(9, 13)),
        (rgb_space(SRGB_POINTS, enumerated(8)), color.from_cicp(1, 8)),
        (
            rgb_space(custom(*ADOBE_RGB[1]), ((1, 1), (4_547_069, 24))),
            color.ColorSpace(color.ADOBE_RGB, 1 / 0.4547069),
        ),
        (rgb_space(SRGB_POINTS, enumerated(13)), None),
        (rgb_space(SRGB_POINTS, enumerated(13), custom((0.3127, 0.329))), None),
    ],
    ids=["P3", "Rec. 2100", "linear", "Adobe RGB", "sRGB", "custom white"],
)
def test_a_stated_color_space_becomes_the_profile(
    tmp_path: Path, encoding: Bits, space: color.ColorSpace | None
) -> None:
    picture = read(tmp_path / "a.jxl", rebuilt(encode(gradient(), lossless=True), color=encoding))
    assert np.array_equal(np.asarray(picture.pixels), gradient())
    assert picture.icc == (space and space.icc)


def test_lossy_colors_are_converted_to_the_stated_color_space(tmp_path: Path) -> None:
    picture = read(
        tmp_path / "a.jxl", rebuilt(encode(gradient(), level=95), color=rgb_space(P3_POINTS, enumerated(13)))
    )
    assert picture.icc is not None
    shown = convert(picture.pixels, picture.icc, srgb())
    assert np.abs(np.asarray(shown).astype(int) - gradient()).mean() < 2


@pytest.mark.parametrize("transfer", [16, 18])
def test_hdr_is_tone_mapped_with_a_notice(tmp_path: Path, transfer: int) -> None:
    encoding = rgb_space(REC_2100, enumerated(transfer))
    picture = read(tmp_path / "a.jxl", rebuilt(encode(gradient(), lossless=True), color=encoding))
    assert codes(picture) == ["tone_mapped"]
    assert not np.array_equal(np.asarray(picture.pixels), gradient())


@pytest.mark.parametrize("icc_profile", [ADOBE, P3, SRGB_PROFILE, color.ColorSpace(color.ADOBE_RGB, 1.8).icc])
def test_a_profile_of_libjxl_is_read_byte_for_byte(icc_profile: bytes) -> None:
    data = imagecodecs.jpegxl_encode_jpeg(jpeg(icc_profile, 1))
    codestream = boxes_of(data)[b"jxlc"]
    assert icc.read(codestream, header.read(codestream).end)[0] == icc_profile


@pytest.mark.parametrize("icc_profile", [ADOBE, SRGB_PROFILE, ADOBE + bytes(random.Random(1).randbytes(3_000))])
def test_a_profile_that_is_written_is_read_by_libjxl(icc_profile: bytes) -> None:
    icc_profile = len(icc_profile).to_bytes(4, "big") + icc_profile[4:]
    target = BytesIO()
    Image.fromarray(gradient()).save(target, "JPEG", icc_profile=icc_profile)
    found = boxes_of(imagecodecs.jpegxl_encode_jpeg(target.getvalue()))
    codestream = found[b"jxlc"]
    old = header.read(codestream)
    _, end = icc.read(codestream, old.end)
    without = icc.without_profile(codestream, old, end)
    again = with_profile(without, icc_profile)
    assert again != codestream
    restored = imagecodecs.jpegxl_decode_jpeg(container(again, box(b"jbrd", found[b"jbrd"])))
    assert restored == target.getvalue()  # libjxl puts the profile there


def test_the_profile_of_lossless_pixels_is_kept(tmp_path: Path) -> None:
    codestream = with_profile(encode(gradient(4), lossless=True), P3)
    picture = read(tmp_path / "a.jxl", codestream)
    assert np.array_equal(np.asarray(picture.pixels), gradient())
    assert picture.icc == P3


@pytest.mark.parametrize("channels", [1, 3])
def test_lossy_colors_with_a_profile_become_srgb_with_a_notice(tmp_path: Path, channels: int) -> None:
    has_icc: Bits = ((0, 1), (1, 1), (int(channels == 1), 2))
    codestream = rebuilt(encode(gradient(channels), level=95), color=has_icc, profile=bits_of_profile(P3))
    picture = read(tmp_path / "a.jxl", codestream)
    assert codes(picture) == ["converted_to_srgb"]
    found = np.asarray(picture.pixels).astype(int)
    expected = gradient() if channels == 3 else np.dstack([gradient(1)] * 3)
    assert np.abs(found - expected).mean() < 1.5


def test_premultiplied_colors_are_divided_by_alpha(tmp_path: Path) -> None:
    stored = np.zeros((40, 64, 4), np.uint8)
    stored[...] = (100, 50, 25, 128)
    codestream = rebuilt(encode(stored, lossless=True), channels=channel(0, premultiplied=True))
    picture = read(tmp_path / "a.jxl", codestream)
    assert picture.pixels.getpixel((5, 5)) == (199, 100, 50)
    assert picture.alpha is not None
    assert picture.alpha.getextrema() == (128, 128)


def test_other_channels_are_left_out(tmp_path: Path) -> None:
    planes = np.stack([gradient(1), gradient(1)[::-1]])
    picture = read(tmp_path / "a.jxl", encode(planes, lossless=True, planar=True))
    assert np.array_equal(np.asarray(picture.pixels)[..., 0], gradient(1))
    assert picture.alpha is None


def test_the_first_frame_of_an_animation_is_read_with_a_notice(tmp_path: Path) -> None:
    frames = np.stack([gradient(), gradient()[::-1]])
    picture = read(tmp_path / "a.jxl", encode(frames, lossless=True))
    assert codes(picture) == ["first_frame"]
    assert np.array_equal(np.asarray(picture.pixels), gradient())


def test_a_gain_map_is_ignored_with_a_notice(tmp_path: Path) -> None:
    data = container(encode(gradient(), lossless=True), box(b"jhgm", b"\0"))
    assert codes(read(tmp_path / "a.jxl", data)) == ["gain_map_ignored"]


@pytest.mark.parametrize(
    ("codestream", "why"),
    [
        (rebuilt(encode(gradient(4), lossless=True), channels=channel(4)), "CMYK"),
        (encode(np.stack([gradient(1)] * 6), lossless=True, planar=True), "more than 4 channels"),
        (
            rebuilt(encode(gradient(), lossless=True), color=((0, 1), (0, 1), (2, 2), (0, 4), (1, 2))),
            "color space",
        ),
        (rebuilt(encode(gradient(), lossless=True), color=rgb_space(SRGB_POINTS, enumerated(40))), "color space"),
    ],
    ids=["CMYK", "many channels", "XYB", "unknown curve"],
)
def test_what_is_not_supported_is_refused_with_the_reason(tmp_path: Path, codestream: bytes, why: str) -> None:
    with pytest.raises(AppError) as caught:
        read(tmp_path / "a.jxl", codestream)
    assert caught.value.code is ErrorCode.UNSUPPORTED_FORMAT
    assert why in caught.value.message


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("boxed", [False, True])
def test_a_file_without_its_end_is_truncated(tmp_path: Path, lossless: bool, boxed: bool) -> None:
    noise = np.asarray(Image.effect_noise((64, 40), 80).convert("RGB"))
    data = encode(noise, lossless=lossless, level=None if lossless else 90, usecontainer=boxed)
    for length in range(50 if boxed else 3, len(data), len(data) // 20):
        with pytest.raises(AppError) as caught:
            read(tmp_path / "a.jxl", data[:length])
        assert caught.value.code is ErrorCode.TRUNCATED_IMAGE, length


def test_damaged_files_are_reported_or_read(tmp_path: Path) -> None:
    rng = random.Random(4)
    found: set[ErrorCode] = set()
    for data in (encode(gradient(4), lossless=True), imagecodecs.jpegxl_encode_jpeg(jpeg(ADOBE, 6))):
        for _ in range(40):
            changed = bytearray(data)
            changed[rng.randrange(12, len(data))] ^= 1 << rng.randrange(8)
            try:
                read(tmp_path / "a.jxl", bytes(changed))
            except AppError as error:
                found.add(error.code)
    assert {ErrorCode.CORRUPT_IMAGE} < found
    assert found <= {
        ErrorCode.CORRUPT_IMAGE,
        ErrorCode.TRUNCATED_IMAGE,
        ErrorCode.UNSUPPORTED_FORMAT,
        ErrorCode.IMAGE_TOO_LARGE,
    }


def test_zeros_instead_of_lossless_pixels_are_damage(tmp_path: Path) -> None:
    noise = np.asarray(Image.effect_noise((200, 200), 80).convert("RGB"))
    data = encode(noise, lossless=True, effort=1)  # without a checksum
    with pytest.raises(AppError) as caught:
        read(tmp_path / "a.jxl", data[:9000] + bytes(5000) + data[14000:])
    assert caught.value.code is ErrorCode.CORRUPT_IMAGE


@pytest.mark.parametrize("effort", [1, 2])
@pytest.mark.parametrize("lossless", [True, False])
def test_even_areas_are_no_damage(tmp_path: Path, effort: int, lossless: bool) -> None:
    pixels = np.zeros((700, 900, 3), np.uint8)
    pixels[:60] = np.asarray(Image.effect_noise((900, 60), 80).convert("RGB"))
    data = encode(pixels, lossless=lossless, level=None if lossless else 90, effort=effort)
    assert not read(tmp_path / "a.jxl", data).notices


def test_a_huge_size_is_refused_before_anything_is_decoded(tmp_path: Path) -> None:
    side = 1 << 29
    size = b"\xff\x0a" + (3 << 1 | (side - 1) << 3 | 1 << 33 | 0b111 << 36).to_bytes(6, "little")
    path = tmp_path / "a.jxl"
    path.write_bytes(container(size))
    with pytest.raises(AppError) as caught, open_source(path, 200_000_000):
        pass
    assert caught.value.code is ErrorCode.IMAGE_TOO_LARGE
    assert f"{side} x {side}" in caught.value.message


def test_alpha_in_the_header_is_known_before_decoding(tmp_path: Path) -> None:
    path = tmp_path / "a.jxl"
    for data, expected in (
        (encode(gradient(4), lossless=True), True),
        (encode(gradient(3), lossless=True), False),
        (rebuilt(encode(gradient(4), lossless=True), channels=ALPHA), True),
    ):
        path.write_bytes(data)
        with open_source(path, 1_000_000) as source:
            assert source.has_alpha is expected
            assert source.size == (64, 40)
