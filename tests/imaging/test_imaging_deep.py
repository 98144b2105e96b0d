"""`depth: keep`: results with 16 bits per channel, read back with other libraries."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pillow_heif
import pytest
import pyvips
import tifffile
from camera import write_dng
from cutting import cut, soft_mask
from differential import HEIGHT, WIDTH, alpha, colors, exif, gray, stored, typed
from jxl_files import boxes_of
from photoshop import document
from PIL import Image
from wide import ADOBE

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import formats, profile
from rembg_desktop.imaging.encoders import with_profile
from rembg_desktop.imaging.load import open_source
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import estimate_bytes

Pixels = np.ndarray[Any, Any]

MODES = {
    "gray": lambda: gray()[..., None],
    "gray-alpha": lambda: np.dstack([gray(), alpha()]),
    "rgb": colors,
    "rgb-alpha": lambda: np.dstack([colors(), alpha()]),
}
MASK = soft_mask((WIDTH, HEIGHT))
SHOWN = np.asarray(MASK) > 0
GRAY_PROFILE = imagecodecs.cms_profile("gray", gamma=1.8)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(path: Path, pixels: Pixels, *chunks: bytes) -> Path:
    """A PNG of 16-bit pixels with further chunks before the pixels."""
    plain = imagecodecs.png_encode(np.ascontiguousarray(pixels.squeeze()))
    path.write_bytes(plain[:33] + b"".join(chunks) + plain[33:])
    return path


def tiff(path: Path, pixels: Pixels, **options: Any) -> Path:
    channels = pixels.shape[2]
    options.setdefault("photometric", "rgb" if channels > 2 else "minisblack")
    if channels in (2, 4):
        options.setdefault("extrasamples", ["unassalpha"])
    tifffile.imwrite(path, pixels.squeeze(), metadata=None, **options)
    return path


def deep(source: Path, **options: Any) -> Pixels:
    """The pixels of the result, which two libraries read in the same way; it must have 16 bits and no notice."""
    done, data = cut(source, MASK, depth="keep", **options)
    assert not done.notices
    return read(data)


def read(data: bytes) -> Pixels:
    """16-bit pixels as two libraries read them."""
    ours = tifffile.imread(BytesIO(data)) if data[:2] in (b"II", b"MM") else imagecodecs.png_decode(data)
    theirs = pyvips.Image.new_from_buffer(data, "")
    assert ours.dtype == np.uint16
    assert np.array_equal(ours, theirs.numpy())
    return ours


def wanted(pixels: Pixels) -> tuple[Pixels, Pixels]:
    """(RGB, alpha multiplied with the mask) of a source."""
    own = pixels[..., -1] if pixels.shape[2] in (2, 4) else np.full(pixels.shape[:2], 65535)
    rgb = pixels[..., : pixels.shape[2] - (pixels.shape[2] in (2, 4))]
    return np.broadcast_to(rgb, (HEIGHT, WIDTH, 3)), np.round(own * (np.asarray(MASK) / 255)).astype(np.uint16)


def is_like(result: Pixels, pixels: Pixels) -> bool:
    """Whether colors and alpha of a result are those of the source, with zeros where nothing is left."""
    rgb, opacity = wanted(pixels)
    return np.array_equal(result[..., 3], opacity) and np.array_equal(
        result[..., :3], rgb * (opacity > 0)[..., None]
    )


@pytest.mark.parametrize("kind", ["png", "tiff"])
@pytest.mark.parametrize("mode", MODES)
def test_all_bits_of_every_mode_are_kept(tmp_path: Path, mode: str, kind: str) -> None:
    pixels = MODES[mode]()
    assert is_like(deep(png(tmp_path / "a.png", pixels), format=kind), pixels)
    for order, planar, packing in (("<", "contig", None), (">", "separate", "zlib"), (">", "contig", "lzw")):
        options = {"byteorder": order, "compression": packing, "predictor": packing is not None}
        if planar == "separate" and mode == "rgb":
            layers = np.moveaxis(pixels, 2, 0)
            tifffile.imwrite(
                tmp_path / "a.tif", layers, photometric="rgb", planarconfig=planar, metadata=None, **options
            )
        else:
            tiff(tmp_path / "a.tif", pixels, **options)
        assert is_like(deep(tmp_path / "a.tif", format=kind), pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_applied(tmp_path: Path, orientation: int) -> None:
    pixels = MODES["rgb-alpha"]()
    turned = stored(pixels, orientation)
    source = tiff(tmp_path / "a.tif", turned, extratags=[(274, "H", 1, orientation)])
    assert is_like(deep(source, format="png"), pixels)
    block = exif(orientation)
    source = png(tmp_path / "a.png", turned, *([chunk(b"eXIf", block)] if block else []))
    assert is_like(deep(source, format="tiff"), pixels)


@pytest.mark.parametrize("dtype", ["u4", "u8", "i2", "f2", "f4", "f8"])
def test_other_deep_samples_become_16_bits(tmp_path: Path, dtype: str) -> None:
    values = typed(colors(), dtype) if dtype != "i2" else (colors().astype(int) - 32768).astype(np.int16)
    result = deep(tiff(tmp_path / "a.tif", values), format="tiff")
    apart = np.abs(result[..., :3].astype(int) - colors())[SHOWN]
    assert apart.max() <= (32 if dtype == "f2" else 1)  # half precision has 11 bits


def test_12_bits_and_white_at_zero_and_premultiplied(tmp_path: Path) -> None:
    twelve = colors() >> 4
    source = tiff(tmp_path / "a.tif", twelve, bitspersample=12)
    assert np.array_equal(deep(source)[..., :3][SHOWN], np.round(twelve * (65535 / 4095))[SHOWN])
    source = tiff(tmp_path / "b.tif", 65535 - gray()[..., None], photometric="miniswhite")
    assert is_like(deep(source), MODES["gray"]())
    multiplied = np.round(colors() * (alpha() / 65535)[..., None]).astype(np.uint16)
    source = tiff(tmp_path / "c.tif", np.dstack([multiplied, alpha()]), extrasamples=["assocalpha"])
    result = deep(source)
    full = (alpha() == 65535) & SHOWN
    assert np.array_equal(result[..., :3][full], colors()[full])


@pytest.mark.parametrize("kind", ["png", "tiff"])
def test_a_wide_profile_and_the_metadata_are_kept(tmp_path: Path, kind: str) -> None:
    tags = [(315, "s", 0, "Ansel"), (270, "s", 0, "lake")]
    source = tiff(
        tmp_path / "a.tif", colors(), byteorder=">", iccprofile=ADOBE, resolution=(300, 200), extratags=tags
    )
    done, data = cut(source, MASK, depth="keep", format=kind)
    image = Image.open(BytesIO(data))
    assert (done.notices, image.info["icc_profile"]) == ((), ADOBE)
    assert image.info["dpi"] == pytest.approx((300, 200), abs=0.02)
    assert image.getexif()[315] == "Ansel"
    assert is_like(read(data), colors())
    assert formats.is_own_result(data[: formats.HEAD_BYTES], BytesIO(data))


def test_gray_with_a_profile_becomes_srgb_as_with_8_bits(tmp_path: Path) -> None:
    source = tiff(tmp_path / "a.tif", gray()[..., None], iccprofile=GRAY_PROFILE)
    done, data = cut(source, MASK, depth="keep", format="tiff")
    shallow = tifffile.imread(BytesIO(cut(source, MASK, format="tiff")[1]))
    assert not done.notices
    assert Image.open(BytesIO(data)).info["icc_profile"] == profile.srgb()
    assert np.abs(read(data) / 257 - shallow).max() <= 1
    assert len(np.unique(read(data)[..., 0])) > 300


@pytest.mark.parametrize(
    ("codes", "most"), [((12, 13, 0, 1), 0.5), ((12, 13, 0, 0), 2), ((9, 16, 0, 1), 12), ((9, 18, 0, 1), 8)]
)
def test_stated_colors_are_handled_as_with_8_bits(tmp_path: Path, codes: tuple[int, ...], most: float) -> None:
    pixels = np.clip(colors(), 12000, 50000)  # the steep curves of HDR make steps of 8 bits visible near black
    source = png(tmp_path / "a.png", pixels, chunk(b"cICP", bytes(codes)))
    with open_source(source, 10_000_000) as opened:
        picture = opened.decode(keep_depth=True)
    with open_source(source, 10_000_000) as opened:
        shallow = opened.decode()
    assert picture.deep is not None
    assert picture.icc == shallow.icc
    assert [notice.code for notice in picture.notices] == [notice.code for notice in shallow.notices]
    apart = np.abs(picture.deep.colors / 257 - np.asarray(shallow.pixels))
    assert apart.max() <= most + 0.5
    assert apart.mean() < 0.7
    if codes == (12, 13, 0, 1):
        assert np.array_equal(picture.deep.colors, pixels)
    assert len(np.unique(picture.deep.colors)) > 300


@pytest.mark.parametrize("options", [{"edges": "decontaminate"}, {"background": "#ff8000"}])
@pytest.mark.parametrize("mode", ["gray", "rgb"])
def test_edges_and_background_have_16_bits(tmp_path: Path, options: dict[str, Any], mode: str) -> None:
    pixels = MODES[mode]()
    source = tiff(tmp_path / "a.tif", pixels)
    result = deep(source, format="tiff", **options)
    shallow = tifffile.imread(BytesIO(cut(source, MASK, format="tiff", **options)[1]))
    rgb, opacity = wanted(pixels)
    full = opacity == 65535
    assert np.array_equal(result[..., :3][full], rgb[full])
    assert np.abs(result[..., :3] / 257 - shallow[..., :3])[SHOWN].max() < 2
    soft = SHOWN & ~full
    assert not np.array_equal(result[..., :3][soft], rgb[soft])
    seen = soft & (np.asarray(MASK) > 24)  # below, there is only the background in a solid color
    assert (result[..., :3][seen] % 257 != 0).mean() > 0.9  # 8 bits would be multiples of 257


def test_a_background_color_is_converted_to_a_wide_profile_with_16_bits(tmp_path: Path) -> None:
    source = tiff(tmp_path / "a.tif", colors(), iccprofile=ADOBE)
    corner = deep(source, format="tiff", background="#ff8000")[0, 0].reshape(1, 1, 3)
    back = imagecodecs.cms_transform(corner, ADOBE, profile.srgb(), outdtype="float64", colorspace="rgb")
    assert np.abs(back.astype(float) * 255 - (255, 128, 0)).max() < 0.1


def test_refined_colors_keep_the_bits_of_opaque_pixels(tmp_path: Path) -> None:
    result = deep(tiff(tmp_path / "a.tif", colors()), format="tiff", edges="matting")
    # The remover of these tests halves the mask and paints everything green.
    assert np.array_equal(result[..., 3], np.asarray(MASK) // 2 * np.uint16(257))
    lacking = colors() - np.round(colors() / 257) * 257
    expected = np.array([0, 200, 0]) * 257 + lacking * (result[..., 3:] / 65535)
    assert np.abs(result[..., :3] - np.clip(expected, 0, 65535))[result[..., 3] > 0].max() <= 1


@pytest.mark.parametrize(
    "options",
    [
        {"trim": True, "margin": "10px"},
        {"canvas": "100x80"},
        {"canvas": "20x20", "trim": True, "padding": "2px"},
        {"canvas": "96x64", "background": "#336699"},
    ],
)
def test_placing_is_that_of_8_bits(tmp_path: Path, options: dict[str, Any]) -> None:
    smooth = np.linspace(2000, 60000, HEIGHT * WIDTH * 3).reshape(HEIGHT, WIDTH, 3).astype(np.uint16)
    source = tiff(tmp_path / "a.tif", np.dstack([smooth, np.maximum(alpha(), 30000)]))
    _, data = cut(source, MASK, depth="keep", format="tiff", **options)
    result, shallow = read(data), tifffile.imread(BytesIO(cut(source, MASK, format="tiff", **options)[1]))
    assert result.shape == shallow.shape
    share = shallow[..., 3:] / 255 if result.shape[2] == 4 else 1
    assert (np.abs(result / 257 - shallow) * share).max() < 3  # alpha and colors are rounded twice with 8 bits
    assert (result % 257 != 0).mean() > 0.1


def test_a_source_that_is_cut_out_keeps_its_alpha(tmp_path: Path) -> None:
    pixels = np.dstack([colors(), np.where(np.mgrid[:HEIGHT, :WIDTH][1] < 20, 0, alpha() | 0x101)]).astype(
        np.uint16
    )
    done, data = cut(png(tmp_path / "a.png", pixels), MASK, depth="keep")
    assert [notice.code for notice in done.notices] == ["alpha_kept"]
    assert np.array_equal(read(data)[..., 3], pixels[..., 3])


@pytest.mark.parametrize("depth", ["8", "keep"])
def test_a_transparent_color_is_compared_with_16_bits(tmp_path: Path, depth: str) -> None:
    pixels = colors().copy()
    pixels[4:8, 40:] = 0x1234, 0x5678, 0x9ABC
    pixels[8:12, 40:] = 0x12FF, 0x56FF, 0x9AFF  # equal only in the upper 8 bits
    source = png(tmp_path / "a.png", pixels, chunk(b"tRNS", struct.pack(">3H", 0x1234, 0x5678, 0x9ABC)))
    with open_source(source, 10_000_000) as opened:
        assert opened.has_alpha
        picture = opened.decode(keep_depth=depth == "keep")
    assert picture.alpha is not None
    found = np.asarray(picture.alpha)
    assert not found[4:8, 40:].any()
    assert (np.delete(found, np.s_[4:8], axis=0) == 255).all()
    assert (found[4:8, :40] == 255).all()
    assert (picture.deep is not None) == (depth == "keep")
    assert np.abs(np.asarray(picture.pixels) - pixels / 257).max() <= 0.5


def psd(pixels: Pixels, mode: int, **options: Any) -> bytes:
    return document(np.moveaxis(pixels, 2, 0).astype(np.uint16), mode, **options)


def pnm(pixels: Pixels, most: int) -> bytes:
    number = 6 if pixels.shape[2] == 3 else 5
    return b"P%d\n%d %d\n%d\n" % (number, WIDTH, HEIGHT, most) + pixels.astype(">u2").tobytes()


def jpeg_2000(pixels: Pixels, bits: int = 16) -> bytes:
    return imagecodecs.jpeg2k_encode(pixels.squeeze(), level=0, reversible=True, bitspersample=bits)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.psd", lambda: psd(colors(), 3)),
        ("gray.psb", lambda: psd(gray()[..., None], 1, large=True, rle=True)),
        ("a.ppm", lambda: pnm(colors(), 65535)),
        ("gray.pgm", lambda: pnm(gray()[..., None], 65535)),
        ("a.jp2", lambda: jpeg_2000(colors())),
        ("gray.jp2", lambda: jpeg_2000(gray()[..., None])),
        ("a.jxl", lambda: jpeg_xl(colors())),
        ("rgb-alpha.jxl", lambda: jpeg_xl(MODES["rgb-alpha"]())),
        ("rgb-alpha.pam", lambda: pam(MODES["rgb-alpha"]())),
    ],
)
def test_other_formats_keep_16_bits_too(tmp_path: Path, name: str, write: Callable[[], bytes]) -> None:
    (tmp_path / name).write_bytes(write())
    mode = next((mode for mode in ("gray", "rgb-alpha") if mode in name), "rgb")
    assert is_like(deep(tmp_path / name, format="tiff"), MODES[mode]())


def pam(pixels: Pixels) -> bytes:
    head = b"P7\nWIDTH %d\nHEIGHT %d\nDEPTH 4\nMAXVAL 65535\nTUPLTYPE RGB_ALPHA\nENDHDR\n" % (WIDTH, HEIGHT)
    return head + pixels.astype(">u2").tobytes()


def jpeg_xl(pixels: Pixels, bits: int = 16, icc: bytes | None = ADOBE) -> bytes:
    plain = imagecodecs.jpegxl_encode(np.ascontiguousarray(pixels), lossless=True, bitspersample=bits)
    return with_profile(boxes_of(plain).get(b"jxlc", plain), icc) if icc else plain  # without, it is linear light


def test_linear_light_gets_the_curve_of_srgb_with_16_bits(tmp_path: Path) -> None:
    (tmp_path / "a.jxl").write_bytes(jpeg_xl(gray(), icc=None))
    light = gray()[..., None] / 65535
    expected = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055) * 65535
    assert np.abs(deep(tmp_path / "a.jxl")[..., :3] - expected)[SHOWN].max() < 1


def test_fewer_bits_of_other_formats_are_scaled(tmp_path: Path) -> None:
    (tmp_path / "a.ppm").write_bytes(pnm(colors() >> 6, 1023))
    (tmp_path / "a.jp2").write_bytes(jpeg_2000(colors() >> 6, 10))
    (tmp_path / "a.jxl").write_bytes(jpeg_xl(colors() >> 6, 10))
    for name in ("a.ppm", "a.jp2", "a.jxl"):
        result = deep(tmp_path / name)[..., :3]
        assert np.abs(result - (colors() >> 6) * (65535 / 1023))[SHOWN].max() < 0.51


def test_the_white_that_photoshop_adds_is_removed_with_16_bits(tmp_path: Path) -> None:
    opacity = np.maximum(alpha(), 20000)
    blended = np.round(colors() * (opacity / 65535)[..., None] + 65535 - opacity[..., None])
    (tmp_path / "a.psd").write_bytes(psd(np.dstack([blended, opacity]), 3, transparent=True))
    result = deep(tmp_path / "a.psd")
    assert np.array_equal(result[..., 3], wanted(np.dstack([colors(), opacity]))[1])
    assert np.abs(result[..., :3].astype(int) - colors())[SHOWN].max() <= 2


def test_raw_photos_are_developed_with_16_bits(tmp_path: Path) -> None:
    smooth = np.broadcast_to(np.linspace(20, 230, WIDTH)[None, :, None], (HEIGHT, WIDTH, 3))
    write_dng(tmp_path / "a.dng", smooth, white=(0.5, 1.0, 0.7))
    result = deep(tmp_path / "a.dng")
    shallow = imagecodecs.png_decode(cut(tmp_path / "a.dng", MASK)[1])
    assert np.abs(result / 257 - shallow).max() <= 1
    assert (result[..., :3][SHOWN] % 257 != 0).mean() > 0.9


def test_heif_and_avif_with_10_bits_say_that_the_result_has_8(tmp_path: Path) -> None:
    pillow_heif.encode("RGB;16", (WIDTH, HEIGHT), colors().tobytes(), tmp_path / "a.heic", quality=-1)
    (tmp_path / "a.avif").write_bytes(imagecodecs.avif_encode(colors() >> 6, bitspersample=10, level=90))
    for name in ("a.heic", "a.avif"):
        done, data = cut(tmp_path / name, MASK, depth="keep")
        assert [notice.code for notice in done.notices] == ["depth_reduced"]
        assert imagecodecs.png_decode(data).dtype == np.uint8
    (tmp_path / "b.avif").write_bytes(imagecodecs.avif_encode((colors() >> 8).astype(np.uint8), level=90))
    assert cut(tmp_path / "b.avif", MASK, depth="keep")[0].notices == ()


def test_a_format_with_8_bits_is_said_only_for_a_deep_photo(tmp_path: Path) -> None:
    source = tiff(tmp_path / "a.tif", colors())
    Image.fromarray((colors() >> 8).astype(np.uint8)).save(tmp_path / "b.png")
    lab = np.dstack([gray(), gray() // 2, gray() // 2])
    tifffile.imwrite(tmp_path / "c.tif", lab, photometric="cielab", metadata=None)

    def codes(path: Path, **options: Any) -> list[str]:
        return [notice.code for notice in cut(path, MASK, **options)[0].notices]

    assert codes(source, depth="keep", format="webp") == ["depth_reduced"]
    assert codes(source, depth="keep", format="jpeg", background="#ffffff") == ["depth_reduced"]
    assert codes(source, format="webp") == []
    assert codes(source, depth="keep", mask_only=True) == []
    assert codes(tmp_path / "b.png", depth="keep") == []
    assert "depth_reduced" in codes(tmp_path / "c.tif", depth="keep")


@pytest.mark.parametrize("kind", ["png", "tiff"])
def test_without_the_option_and_for_masks_results_have_8_bits(tmp_path: Path, kind: str) -> None:
    source = tiff(tmp_path / "a.tif", colors())
    for options in ({}, {"depth": "keep", "mask_only": True}):
        data = cut(source, MASK, format=kind, **options)[1]
        pixels = tifffile.imread(BytesIO(data)) if kind == "tiff" else imagecodecs.png_decode(data)
        assert pixels.dtype == np.uint8


def test_damage_is_found_with_16_bits(tmp_path: Path) -> None:
    good = png(tmp_path / "a.png", colors()).read_bytes()
    for name, data, code in (
        ("cut.png", good[: len(good) // 2], ErrorCode.TRUNCATED_IMAGE),
        ("wrong.png", good[:900] + b"\0\1\2\3" + good[904:], ErrorCode.CORRUPT_IMAGE),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(AppError) as caught:
            cut(tmp_path / name, MASK, depth="keep")
        assert caught.value.code is code
    for missing in (12, 14):  # the end chunk, and the checksum of the pixels
        (tmp_path / "end.png").write_bytes(good[:-missing])
        done, data = cut(tmp_path / "end.png", MASK, depth="keep")
        assert [notice.code for notice in done.notices] == ["end_missing"]
        assert is_like(read(data), colors())


def test_memory_for_the_second_copy_is_reserved() -> None:
    keep = RemovalOptions.from_dict({"depth": "keep"})
    plain = estimate_bytes(6000, 4000, keep)
    assert plain == estimate_bytes(6000, 4000, RemovalOptions())
    assert estimate_bytes(6000, 4000, keep, deep=True) >= plain + 6000 * 4000 * 8


def test_a_canvas_much_smaller_than_the_subject_is_filled(tmp_path: Path) -> None:
    source = tiff(tmp_path / "a.tif", np.full((400, 600, 3), 40_000, np.uint16))
    done, data = cut(
        source, Image.new("L", (600, 400), 255), depth="keep", trim=True, canvas="40x40", format="tiff"
    )
    assert not done.notices
    result = read(data)
    assert result.shape == (40, 40, 4)
    assert (result[20, 20] == [40_000, 40_000, 40_000, 65535]).all()
