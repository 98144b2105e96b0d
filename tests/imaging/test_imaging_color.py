"""Color spaces that files state without an ICC profile, and HDR pictures."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from icc import ADOBE_RGB, profile
from imagecodecs import avif_encode
from PIL import Image, ImageCms, TiffImagePlugin
from wide import ADOBE

from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.imaging.profile import as_srgb, convert, srgb

P3_PRIMARIES = ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06))
REC_2020 = ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))


def read(path: Path) -> Picture:
    with open_source(path, 10_000_000) as source:
        return source.decode()


def codes(picture: Picture) -> list[str]:
    return [notice.code for notice in picture.notices]


def colorful() -> Image.Image:
    """Smooth, with saturated colors."""
    ramp = np.linspace(0, 255, 96)
    red, green = np.meshgrid(ramp, ramp)
    return Image.fromarray(np.dstack([red, green, (red[::-1] + green) / 2]).round().astype(np.uint8))


def shown(picture: Picture) -> np.ndarray:
    return np.asarray(as_srgb(picture.pixels, picture.icc)).astype(int)


def expected(picture: Picture, icc: bytes) -> np.ndarray:
    """Its pixels converted with a profile that the program did not make."""
    converted = convert(picture.pixels, icc, srgb())
    assert converted is not None
    return np.asarray(converted).astype(int)


def exif(order: str, index: bytes | None, space: int) -> bytes:
    """An EXIF block as cameras write it: the color space, and the interoperability index."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    details = struct.pack(f"{order}HHIHH", 0xA001, 3, 1, space, 0)
    if index:
        details += struct.pack(f"{order}HHII", 0xA005, 4, 1, 56)
    block = mark + struct.pack(f"{order}IHHHIII", 8, 1, 0x8769, 4, 1, 26, 0)
    block += struct.pack(f"{order}H", len(details) // 12) + details + bytes(4)
    if index:
        block += struct.pack(f"{order}HHHI4sHHI4sI", 2, 1, 2, 4, index, 2, 7, 4, b"0100", 0)
    return b"Exif\0\0" + block


def with_chunks(path: Path, image: Image.Image, *chunks: tuple[bytes, bytes], icc: bytes | None = None) -> Path:
    """Save a PNG with these chunks directly after the header."""
    image.save(path, icc_profile=icc)
    content = path.read_bytes()
    added = b""
    for name, data in chunks:
        added += struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    path.write_bytes(content[:33] + added + content[33:])
    return path


def chromaticities(*primaries: tuple[float, float]) -> bytes:
    points = ((0.3127, 0.3290), *primaries)
    return struct.pack(">8I", *(round(value * 100_000) for point in points for value in point))


def curve_profile(primaries: tuple[tuple[float, float], ...], linear: np.ndarray) -> bytes:
    """A profile with sampled curves."""
    plain = profile("Reference", primaries, 1.0)
    curve = b"curv\0\0\0\0" + struct.pack(">I", linear.size) + (linear * 65535).round().astype(">u2").tobytes()
    tags = bytearray(plain)
    for number in range(struct.unpack_from(">I", plain, 128)[0]):
        at = 132 + 12 * number
        if plain[at : at + 4].endswith(b"TRC"):
            struct.pack_into(">II", tags, at + 4, len(plain), len(curve))
    tags += curve + bytes(-len(curve) % 4)
    struct.pack_into(">I", tags, 0, len(tags))
    return bytes(tags)


STEPS = np.linspace(0, 1, 1024)
SRGB_LIGHT = np.where(STEPS <= 0.04045, STEPS / 12.92, ((STEPS + 0.055) / 1.055) ** 2.4)
VIDEO_LIGHT = np.where(STEPS < 0.081, STEPS / 4.5, ((STEPS + 0.099) / 1.099) ** (1 / 0.45))
P3_ICC = curve_profile(P3_PRIMARIES, SRGB_LIGHT)
REC_2020_ICC = curve_profile(REC_2020, VIDEO_LIGHT)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_index_r03_is_adobe_rgb(tmp_path: Path, ending: str, order: str) -> None:
    path = tmp_path / f"a.{ending}"
    colorful().save(path, exif=exif(order, b"R03\0", 0xFFFF), quality=95)
    picture = read(path)
    with Image.open(path) as stored:
        assert np.abs(np.asarray(picture.pixels).astype(int) - np.asarray(stored.convert("RGB"))).max() <= 2
    assert np.abs(shown(picture) - expected(picture, ADOBE)).max() <= 2
    assert np.abs(shown(picture) - np.asarray(picture.pixels)).max() > 20
    assert codes(picture) == []


@pytest.mark.parametrize(("index", "space"), [(b"R98\0", 0xFFFF), (b"R03\0", 1), (b"R98\0", 1), (None, 0xFFFF)])
def test_other_exif_colors_are_srgb(tmp_path: Path, index: bytes | None, space: int) -> None:
    colorful().save(tmp_path / "a.jpg", exif=exif("<", index, space))
    assert read(tmp_path / "a.jpg").icc is None


def test_an_icc_profile_takes_precedence_over_exif(tmp_path: Path) -> None:
    colorful().save(tmp_path / "a.jpg", exif=exif("<", b"R03\0", 0xFFFF), icc_profile=P3_ICC)
    assert read(tmp_path / "a.jpg").icc == P3_ICC


@pytest.mark.parametrize(
    ("codes_", "icc"),
    [((12, 13), P3_ICC), ((9, 14), REC_2020_ICC), ((9, 1), REC_2020_ICC), ((9, 15), REC_2020_ICC)],
)
def test_cicp_of_png_gives_a_profile(tmp_path: Path, codes_: tuple[int, int], icc: bytes) -> None:
    picture = read(with_chunks(tmp_path / "a.png", colorful(), (b"cICP", bytes((*codes_, 0, 1)))))
    assert picture.pixels.tobytes() == colorful().tobytes()
    assert np.abs(shown(picture) - expected(picture, icc)).max() <= 2


def test_cicp_takes_precedence_over_icc_and_that_over_the_other_chunks(tmp_path: Path) -> None:
    old = ((b"gAMA", struct.pack(">I", 100_000)), (b"cHRM", chromaticities(*P3_PRIMARIES)))
    image = colorful()
    both = read(with_chunks(tmp_path / "a.png", image, (b"cICP", bytes((1, 13, 0, 1))), *old, icc=ADOBE))
    assert np.abs(shown(both) - np.asarray(image)).max() <= 1
    assert read(with_chunks(tmp_path / "b.png", image, *old, icc=ADOBE)).icc == ADOBE
    assert read(with_chunks(tmp_path / "c.png", image, (b"sRGB", b"\0"), *old)).icc is None


@pytest.mark.parametrize(
    ("name", "data"), [(b"cICP", bytes((12, 13, 0, 1))), (b"eXIf", b""), (b"gAMA", struct.pack(">I", 100_000))]
)
def test_damaged_chunks_state_no_color(tmp_path: Path, name: bytes, data: bytes) -> None:
    path = with_chunks(tmp_path / "a.png", colorful(), (name, data or exif("<", b"R03\0", 0xFFFF)[6:]))
    content = bytearray(path.read_bytes())
    content[content.index(b"IDAT") - 5] ^= 1  # last byte of the checksum
    path.write_bytes(content)
    picture = read(path)
    assert picture.icc is None
    assert codes(picture) == ["metadata_ignored"]


def test_unknown_cicp_is_ignored(tmp_path: Path) -> None:
    assert (
        read(with_chunks(tmp_path / "a.png", colorful(), (b"cICP", bytes((200, 13, 0, 1))), icc=ADOBE)).icc
        == ADOBE
    )


def test_a_narrow_range_is_expanded(tmp_path: Path) -> None:
    narrow = Image.fromarray((np.asarray(colorful()) * (219 / 255) + 16).round().astype(np.uint8))
    picture = read(with_chunks(tmp_path / "a.png", narrow, (b"cICP", bytes((1, 13, 0, 0)))))
    assert np.abs(shown(picture) - np.asarray(colorful())).max() <= 1


@pytest.mark.parametrize("gamma", [1.0, 1.8, 2.19921875])
@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
def test_gamma_and_chromaticities_of_png_give_a_profile(tmp_path: Path, gamma: float, mode: str) -> None:
    chunks = (b"gAMA", struct.pack(">I", round(100_000 / gamma))), (b"cHRM", chromaticities(*ADOBE_RGB[1]))
    picture = read(with_chunks(tmp_path / "a.png", colorful().convert(mode), *chunks))
    reference = profile("Reference", ADOBE_RGB[1], gamma)
    assert np.abs(shown(picture) - expected(picture, reference)).max() <= 2


def test_the_values_of_srgb_give_no_profile(tmp_path: Path) -> None:
    primaries = chromaticities((0.64, 0.33), (0.3, 0.6), (0.15, 0.06))
    chunks = (b"gAMA", struct.pack(">I", 45_455)), (b"cHRM", primaries)
    assert read(with_chunks(tmp_path / "a.png", colorful(), *chunks)).icc is None


@pytest.mark.parametrize(
    "chunk",
    [(b"gAMA", bytes(4)), (b"cHRM", bytes(32)), (b"cHRM", b"\1" * 32), (b"cICP", b"\x0c\x0d")],
)
def test_values_without_a_meaning_are_ignored(tmp_path: Path, chunk: tuple[bytes, bytes]) -> None:
    picture = read(with_chunks(tmp_path / "a.png", colorful(), chunk))
    assert picture.icc is None
    assert picture.pixels.tobytes() == colorful().tobytes()


def heic(path: Path, primaries: int, transfer: int) -> Path:
    image = pillow_heif.from_pillow(colorful())
    image.save(
        path,
        quality=95,
        save_nclx_profile=True,
        color_primaries=primaries,
        transfer_characteristics=transfer,
        matrix_coefficients=1,
        full_range_flag=1,
    )
    return path


def avif(path: Path, primaries: int, transfer: int) -> Path:
    path.write_bytes(avif_encode(np.asarray(colorful()), primaries=primaries, transfer=transfer, matrix=1))
    return path


@pytest.mark.parametrize("make", [heic, avif])
@pytest.mark.parametrize(("primaries", "transfer", "icc"), [(12, 13, P3_ICC), (9, 14, REC_2020_ICC)])
def test_nclx_gives_a_profile(tmp_path: Path, make, primaries: int, transfer: int, icc: bytes) -> None:
    picture = read(make(tmp_path / f"a.{make.__name__}", primaries, transfer))
    assert np.abs(shown(picture) - expected(picture, icc)).max() <= 2
    assert np.abs(shown(picture) - np.asarray(picture.pixels)).max() > 20


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("nclx", "icc"), [((2, 2), ADOBE), ((1, 13), None)])
def test_exif_of_heic_decides_if_no_box_does(
    tmp_path: Path, nclx: tuple[int, int], icc: bytes | None, order: str
) -> None:
    image = pillow_heif.from_pillow(colorful())
    image.info["exif"] = exif(order, b"R03\0", 0xFFFF)
    image.save(
        tmp_path / "a.heic", quality=95, color_primaries=nclx[0], transfer_characteristics=nclx[1],
        matrix_coefficients=6, full_range_flag=1,
    )  # fmt: skip
    picture = read(tmp_path / "a.heic")
    if icc is None:
        assert picture.icc is None
    else:
        assert np.abs(shown(picture) - expected(picture, icc)).max() <= 2


@pytest.mark.parametrize("make", [heic, avif])
def test_nclx_of_srgb_gives_none(tmp_path: Path, make) -> None:
    assert read(make(tmp_path / f"a.{make.__name__}", 1, 13)).icc is None


def test_chromaticities_of_tiff_give_a_profile(tmp_path: Path) -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[318] = (0.3127, 0.3290)
    tags[319] = tuple(value for point in ADOBE_RGB[1] for value in point)
    colorful().save(tmp_path / "a.tif", tiffinfo=tags)
    picture = read(tmp_path / "a.tif")
    assert np.abs(shown(picture) - expected(picture, ADOBE)).max() <= 2
    assert picture.icc


def pq(light: float) -> float:
    """PQ value 0-1 of a luminance in cd/m2 (SMPTE ST 2084)."""
    power = (light / 10_000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375


def test_dark_pq_keeps_its_luminance_and_bright_pq_stays_below_white(tmp_path: Path) -> None:
    lights = (0, 5, 20, 60, 203, 500, 1000)
    values = [round(pq(light) * 255) for light in lights]
    image = Image.fromarray(np.repeat(np.uint8([values]), 200, axis=0)).convert("RGB")
    picture = read(with_chunks(tmp_path / "a.png", image, (b"cICP", bytes((9, 16, 0, 1)))))
    assert codes(picture) == ["tone_mapped"]
    found = shown(picture)
    assert (found == found[0]).all()
    assert np.ptp(found[0], axis=1).max() <= 1
    gray = found[0, :, 1]
    assert gray[0] == 0
    for light, value in list(zip(lights, gray, strict=True))[1:4]:  # the steps of 8 bits are 4 % of the luminance
        linear = light / 203
        right = 255 * (1.055 * linear ** (1 / 2.4) - 0.055)
        assert abs(value - right) <= 5, light
    assert 215 <= gray[4] < gray[5] < gray[6] <= 255
    assert gray[6] >= 250


def test_pq_without_highlights_is_only_converted(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 40), (round(pq(203) * 255),) * 3)
    picture = read(with_chunks(tmp_path / "a.png", image, (b"cICP", bytes((9, 16, 0, 1)))))
    assert shown(picture).min() >= 251


def test_hlg_is_tone_mapped(tmp_path: Path) -> None:
    image = Image.fromarray(np.repeat(np.uint8([[0, 60, 128, 191, 255]]), 150, axis=0)).convert("RGB")
    picture = read(with_chunks(tmp_path / "a.png", image, (b"cICP", bytes((9, 18, 0, 1)))))
    assert codes(picture) == ["tone_mapped"]
    gray = shown(picture)[0, :, 1]
    assert gray[0] == 0
    # ITU-R BT.2408, table 1: a value of 75 % is diffuse white, and 38 % is a gray card, which reflects 18 %.
    assert 215 <= gray[3] <= 245
    assert (np.diff(gray) > 0).all()
    assert gray[4] >= 250


def test_wide_hdr_colors_become_saturated_and_not_dull(tmp_path: Path) -> None:
    image = Image.new("RGB", (20, 20), (round(pq(100) * 255), 0, 0))
    picture = read(with_chunks(tmp_path / "a.png", image, (b"cICP", bytes((9, 16, 0, 1)))))
    red, green, blue = shown(picture)[0, 0]
    assert red > 180
    assert green <= 2
    assert blue <= 2


@pytest.mark.parametrize("make", [heic, avif])
@pytest.mark.parametrize("transfer", [16, 18])
def test_hdr_phone_photos_are_tone_mapped(tmp_path: Path, make, transfer: int) -> None:
    picture = read(make(tmp_path / f"a.{make.__name__}", 9, transfer))
    assert codes(picture) == ["tone_mapped"]
    assert picture.icc == srgb()


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"/></x:xmpmeta>'
GAIN_MAPS = {
    "xmp": b"\xff\xe1" + struct.pack(">H", 31 + len(XMP)) + b"http://ns.adobe.com/xap/1.0/\0" + XMP,
    "iso": b"\xff\xe2" + struct.pack(">H", 34) + b"urn:iso:std:iso:ts:21496:-1\0" + bytes(4),
}


@pytest.mark.parametrize("segment", GAIN_MAPS.values(), ids=GAIN_MAPS)
def test_a_photo_with_a_gain_map_uses_its_sdr_picture(tmp_path: Path, segment: bytes) -> None:
    path = tmp_path / "a.jpg"
    colorful().save(path, quality=95)
    plain = read(path)
    content = path.read_bytes()
    path.write_bytes(content[:2] + segment + content[2:] + content)
    picture = read(path)
    assert codes(picture) == ["gain_map_ignored"]
    assert picture.pixels.tobytes() == plain.pixels.tobytes()


def test_the_profiles_are_valid_in_another_library(tmp_path: Path) -> None:
    picture = read(with_chunks(tmp_path / "a.png", colorful(), (b"cICP", bytes((12, 13, 0, 1)))))
    assert picture.icc
    made = ImageCms.ImageCmsProfile(BytesIO(picture.icc))
    assert ImageCms.getProfileDescription(made).strip() == "Display P3"
    white = np.array(made.profile.media_white_point[0])
    assert np.abs(white - (0.9505, 1.0, 1.089)).max() < 0.01
