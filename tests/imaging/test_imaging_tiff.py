"""TIFF files written by tifffile and Pillow, compared with the numbers that were written."""

import itertools
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import Picture, open_source

RAMP = np.add.outer(np.arange(48) * 2, np.arange(64) * 2).astype(np.uint8)
"""48 rows of 64 columns, from 0 to 220."""
RGB = np.dstack([RAMP, RAMP[::-1], RAMP[:, ::-1]])
ALPHA = np.broadcast_to(np.linspace(40, 255, 64).astype(np.uint8), RAMP.shape)

TYPES = ["u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8"]


def read(path: Path, max_pixels: int = 10_000_000) -> Picture:
    with open_source(path, max_pixels) as source:
        return source.decode()


def stored(values: np.ndarray, dtype: str) -> np.ndarray:
    """8-bit values as numbers of `dtype` that mean the same brightness."""
    kind = np.dtype(dtype)
    if kind.kind == "f":
        return (values / 255).astype(kind)
    unsigned = values.astype(f"u{kind.itemsize}") * np.array((256**kind.itemsize - 1) // 255, f"u{kind.itemsize}")
    if kind.kind == "i":
        unsigned = unsigned ^ np.array(1 << (8 * kind.itemsize - 1), unsigned.dtype)
    return unsigned.view(kind)


def difference(image: Image.Image | None, values: np.ndarray) -> int:
    assert image is not None
    return int(np.abs(np.asarray(image).astype(int) - values.astype(int)).max())


def write(path: Path, values: np.ndarray, **options: Any) -> None:
    options.setdefault("metadata", None)
    tifffile.imwrite(path, values, **options)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("dtype", TYPES)
def test_every_number_type_is_read_in_every_layout(tmp_path: Path, dtype: str, order: str) -> None:
    path = tmp_path / "a.tif"
    layouts = itertools.product(("contig", "separate"), (None, (16, 32)), (None, "zlib"), (False, True))
    for planar, tile, compression, big in layouts:
        values = stored(RGB, dtype)
        if planar == "separate":
            values = np.moveaxis(values, 2, 0)
        write(
            path, values, photometric="rgb", planarconfig=planar, tile=tile, compression=compression, bigtiff=big,
            byteorder=order, rowsperstrip=None if tile else 10,
        )  # fmt: skip
        picture = read(path)
        assert difference(picture.pixels, RGB) <= 1, (planar, tile, compression, big)
        assert picture.alpha is None
        assert picture.notices == ()


@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("white", ["minisblack", "miniswhite"])
def test_gray_is_read_whichever_end_is_white(tmp_path: Path, white: str, dtype: str) -> None:
    values = 255 - RAMP if white == "miniswhite" else RAMP
    if white == "miniswhite" and np.dtype(dtype).kind == "f":
        values = 255 - (RAMP.astype(float) * 255 / 220)
    write(tmp_path / "a.tif", stored(values, dtype), photometric=white)
    expected = np.rint(RAMP * (255 / 220)) if values.dtype == float else RAMP
    assert difference(read(tmp_path / "a.tif").pixels.getchannel(0), expected) <= 1


@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("dtype", TYPES)
@pytest.mark.parametrize("kind", ["assocalpha", "unassalpha", "unspecified"])
@pytest.mark.parametrize("photometric", ["rgb", "minisblack", "separated"])
def test_extra_samples_are_alpha_only_if_the_file_says_so(
    tmp_path: Path, photometric: str, kind: str, dtype: str, planar: str
) -> None:
    base = {"rgb": RGB, "minisblack": RAMP[..., None], "separated": np.dstack([RGB, np.zeros_like(RAMP)])}[
        photometric
    ]
    values = stored(base, dtype)
    opacity = stored(ALPHA, dtype)
    if kind == "assocalpha":
        low = np.iinfo(dtype).min if np.dtype(dtype).kind == "i" else 0
        scaled = (values.astype(float) - low) * (ALPHA[..., None] / 255.0) + low
        if np.dtype(dtype).itemsize == 8 and np.dtype(dtype).kind != "f":
            scaled = np.clip(scaled, np.iinfo(dtype).min, np.nextafter(float(np.iinfo(dtype).max), 0))
        values = scaled.astype(dtype) if np.dtype(dtype).kind == "f" else np.rint(scaled).astype(dtype)
    pixel = np.dstack([values, opacity])
    if planar == "separate":
        pixel = np.moveaxis(pixel, 2, 0)
    write(tmp_path / "a.tif", pixel, photometric=photometric, extrasamples=[kind], planarconfig=planar)
    picture = read(tmp_path / "a.tif")
    if kind == "unspecified":
        assert picture.alpha is None
    else:
        assert difference(picture.alpha, ALPHA) <= 1
    tolerance = 4 if kind == "assocalpha" and dtype in ("u1", "i1") else 1  # 8 bits of a product with alpha
    if photometric == "rgb":
        assert difference(picture.pixels, RGB) <= tolerance
    elif photometric == "minisblack":
        assert difference(picture.pixels.getchannel(0), RAMP) <= tolerance
    else:
        inks = Image.frombytes("CMYK", (64, 48), base.tobytes()).convert("RGB")
        assert difference(picture.pixels, np.asarray(inks)) <= tolerance


@pytest.mark.parametrize(
    ("compression", "dtype", "predictor"),
    [
        *itertools.product(("lzw", "zlib", "zstd", "lzma"), ("u1", "u2", "u4", "f2", "f4", "f8"), (False, True)),
        *itertools.product(("packbits",), ("u1", "u2", "u4", "f4"), (False,)),
        *itertools.product(("lerc",), ("u1", "u2", "f4", "f8"), (False,)),
    ],
)
def test_lossless_compression_is_read(tmp_path: Path, compression: str, dtype: str, predictor: bool) -> None:
    values = stored(RGB, dtype)
    write(
        tmp_path / "a.tif", values, photometric="rgb", compression=compression, rowsperstrip=7,
        predictor=predictor,
    )  # fmt: skip
    assert difference(read(tmp_path / "a.tif").pixels, RGB) <= 1


@pytest.mark.parametrize("compression", ["jpeg", "jpeg2000", "webp", "png", "jpegxl"])
def test_image_compression_is_read(tmp_path: Path, compression: str) -> None:
    level = {"jpeg": 98, "webp": 100}.get(compression)
    args = None if level is None else {"level": level}
    gray = np.dstack([RAMP] * 3)
    write(
        tmp_path / "a.tif", gray, photometric="rgb", compression=compression, compressionargs=args, tile=(16, 16)
    )
    assert difference(read(tmp_path / "a.tif").pixels, gray) <= 6


@pytest.mark.parametrize("subsampling", [(1, 1), (2, 2)])
def test_ycbcr_in_jpeg_is_read(tmp_path: Path, subsampling: tuple[int, int]) -> None:
    gray = np.dstack([RAMP] * 3)
    write(
        tmp_path / "a.tif", gray, photometric="rgb", compression="jpeg", subsampling=subsampling, rowsperstrip=16,
        compressionargs={"level": 98},
    )  # fmt: skip
    with tifffile.TiffFile(tmp_path / "a.tif") as file:
        assert file.pages[0].photometric == tifffile.PHOTOMETRIC.YCBCR
    assert difference(read(tmp_path / "a.tif").pixels, gray) <= 4


def test_stored_ycbcr_is_converted(tmp_path: Path) -> None:
    inks = np.asarray(Image.fromarray(RGB).convert("YCbCr"))
    write(tmp_path / "a.tif", inks, photometric="ycbcr", subsampling=(1, 1))
    assert difference(read(tmp_path / "a.tif").pixels, RGB) <= 3


@pytest.mark.parametrize("compression", [None, "lzw", "zlib"])
@pytest.mark.parametrize("model", ["rgb", "ycbcr"])
def test_every_kind_of_pixels_is_made_upright_once(tmp_path: Path, model: str, compression: str | None) -> None:
    """Some kinds are decoded by Pillow, which makes them upright itself."""
    values = np.asarray(Image.fromarray(RGB).convert("YCbCr")) if model == "ycbcr" else RGB
    subsampling = (1, 1) if model == "ycbcr" else None
    for orientation, upright in ((3, RGB[::-1, ::-1]), (6, np.rot90(RGB, -1)), (8, np.rot90(RGB))):
        write(
            tmp_path / "a.tif", values, photometric=model, subsampling=subsampling, compression=compression,
            extratags=[(274, 3, 1, orientation, True)], resolution=(300, 200), resolutionunit=2,
        )  # fmt: skip
        picture = read(tmp_path / "a.tif")
        assert difference(picture.pixels, upright) <= 3
        assert picture.dpi == ((300, 200) if orientation == 3 else (200, 300))


@pytest.mark.parametrize("bits", [2, 3, 4, 6, 10, 12, 14, 20, 24])
def test_packed_integers_are_scaled_by_their_bits(tmp_path: Path, bits: int) -> None:
    values = np.rint(RAMP / 255 * (2**bits - 1)).astype(
        np.uint8 if bits <= 8 else np.uint16 if bits <= 16 else np.uint32
    )
    packed = b"".join(pack(row, bits) for row in values)
    path = tmp_path / "a.tif"
    path.write_bytes(one_strip((64, 48), bits, packed))
    expected = np.rint(values * (255 / (2**bits - 1)))
    assert difference(read(path).pixels.getchannel(0), expected) <= 1


def pack(row: np.ndarray, bits: int) -> bytes:
    number = "".join(f"{value:0{bits}b}" for value in row)
    number += "0" * (-len(number) % 8)
    return int(number, 2).to_bytes(len(number) // 8, "big")


def one_strip(size: tuple[int, int], bits: int, pixels: bytes, **changes: int) -> bytes:
    """A little-endian gray TIFF with one strip after the directory."""
    more = {"compression": 1, "photometric": 1, "sample_format": 1, "depth": 1} | changes
    tags = [
        (256, 4, 1, size[0]), (257, 4, 1, size[1]), (258, 3, 1, bits), (259, 3, 1, more["compression"]),
        (262, 3, 1, more["photometric"]), (273, 4, 1, 8 + 2 + 12 * 11 + 4), (277, 3, 1, 1), (278, 4, 1, size[1]),
        (279, 4, 1, len(pixels)), (339, 3, 1, more["sample_format"]), (32997, 4, 1, more["depth"]),
    ]  # fmt: skip
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + bytes(4)
    return b"II*\0" + struct.pack("<I", 8) + directory + pixels


@pytest.mark.parametrize("compression", ["raw", "group3", "group4", "tiff_ccitt", "packbits", "tiff_lzw"])
def test_bilevel_is_read(tmp_path: Path, compression: str) -> None:
    image = Image.fromarray(RAMP > 110)
    image.save(tmp_path / "a.tif", compression=compression)
    assert difference(read(tmp_path / "a.tif").pixels.getchannel(0), np.where(RAMP > 110, 255, 0)) == 0


@pytest.mark.parametrize("dtype", ["u1", "u2"])
def test_a_palette_is_applied(tmp_path: Path, dtype: str) -> None:
    count = 256 ** np.dtype(dtype).itemsize
    colors = np.zeros((3, count), np.uint16)
    colors[0, :256], colors[1, :256], colors[2, :256] = (np.arange(256) * 257, 65535 - np.arange(256) * 257, 4369)
    write(tmp_path / "a.tif", RAMP.astype(dtype), photometric="palette", colormap=colors)
    expected = np.dstack([RAMP, 255 - RAMP, np.full_like(RAMP, 17)])
    assert difference(read(tmp_path / "a.tif").pixels, expected) <= 1


@pytest.mark.parametrize(
    ("dtype", "photometric"), [("u1", "cielab"), ("u2", "cielab"), ("u1", "icclab"), ("u2", "icclab")]
)
def test_lab_of_each_encoding_gives_the_same_colors(tmp_path: Path, dtype: str, photometric: str) -> None:
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    lab = ImageCms.applyTransform(Image.fromarray(RGB // 2 + 60), to_lab)
    assert lab is not None
    values = np.dstack([np.asarray(band) for band in lab.split()]).astype(int)  # a and b plus 128
    scale = 1
    if dtype == "u2":
        scale = 256
        values = values.astype(float)
        values[..., 0] *= 65535 / 255 if photometric == "cielab" else 65280 / 255
        values[..., 1:] *= 256
    if photometric == "cielab":
        values[..., 1:] = (values[..., 1:] - 128 * scale) % (256 * scale)
    write(tmp_path / "a.tif", np.rint(values).astype(dtype), photometric=photometric)
    picture = read(tmp_path / "a.tif")
    assert difference(picture.pixels, RGB // 2 + 60) <= 6
    assert [notice.code for notice in picture.notices] == ["converted_to_srgb"]


def test_of_a_preview_and_photos_the_largest_full_page_is_taken(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(RGB[::4, ::4], photometric="rgb", subfiletype=1, metadata=None)
        file.write(RGB[::2, ::2], photometric="rgb", metadata=None)
        file.write(RGB, photometric="rgb", metadata=None)
        file.write(255 - RGB, photometric="rgb", metadata=None)
    picture = read(tmp_path / "a.tif")
    assert difference(picture.pixels, RGB) == 0
    assert [notice.code for notice in picture.notices] == ["first_frame"]


def test_a_photo_with_a_preview_after_it_is_one_photo(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(RGB, photometric="rgb", metadata=None)
        file.write(RGB[::4, ::4], photometric="rgb", subfiletype=1, metadata=None)
    picture = read(tmp_path / "a.tif")
    assert difference(picture.pixels, RGB) == 0
    assert picture.notices == ()


def test_a_full_picture_below_a_preview_is_found(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as file:
        file.write(RGB[::4, ::4], photometric="rgb", subfiletype=1, subifds=1, metadata=None)
        file.write(RGB, photometric="rgb", metadata=None)
    assert difference(read(tmp_path / "a.tif").pixels, RGB) == 0


def test_metadata_comes_with_pixels_that_pillow_cannot_open(tmp_path: Path) -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    write(
        tmp_path / "a.tif", stored(RGB, "f4"), photometric="rgb", iccprofile=icc, resolution=(120, 60),
        resolutionunit="centimeter", extratags=[(315, 2, 0, "A. Artist", True), (274, 3, 1, 6, True)],
    )  # fmt: skip
    picture = read(tmp_path / "a.tif")
    assert picture.pixels.size == (48, 64)
    assert picture.dpi == pytest.approx((152.4, 304.8))
    assert picture.icc == icc
    assert picture.exif is not None
    assert b"A. Artist" in picture.exif


def test_no_resolution_stays_none(tmp_path: Path) -> None:
    Image.fromarray(RGB).save(tmp_path / "a.tif")
    assert read(tmp_path / "a.tif").dpi is None


def check_error(path: Path, code: ErrorCode, text: str = "", max_pixels: int = 10_000_000) -> None:
    with pytest.raises(AppError) as caught:
        read(path, max_pixels)
    assert caught.value.code is code
    assert text in caught.value.message


@pytest.mark.parametrize(
    ("compression", "damage"),
    [*itertools.product(("lzw", "zlib", "jpeg"), ("zeros", "hole")), ("zstd", "zeros")],
)
def test_damaged_strips_never_pass_as_good(tmp_path: Path, compression: str, damage: str) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (128, 128, 3), np.uint8)
    path = tmp_path / "a.tif"
    write(path, noise, photometric="rgb", compression=compression, rowsperstrip=64)
    with tifffile.TiffFile(path) as file:
        start, length = file.pages[0].dataoffsets[1], file.pages[0].databytecounts[1]
    data = bytearray(path.read_bytes())
    if damage == "zeros":
        data[start : start + length] = bytes(length)
    else:
        data[start + length // 2 : start + length] = bytes(length - length // 2)
    path.write_bytes(data)
    check_error(path, ErrorCode.CORRUPT_IMAGE)


@pytest.mark.parametrize("compression", [None, "lzw", "jpeg"])
def test_half_a_file_is_truncated(tmp_path: Path, compression: str | None) -> None:
    path = tmp_path / "a.tif"
    noise = np.random.default_rng(3).integers(0, 256, (128, 128, 3), np.uint8)
    write(path, noise, photometric="rgb", compression=compression, rowsperstrip=32)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    check_error(path, ErrorCode.TRUNCATED_IMAGE)


def test_missing_strips_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    write(path, RGB, photometric="rgb", compression="zlib", rowsperstrip=16)
    with tifffile.TiffFile(path, mode="r+") as file:
        tags = file.pages[0].tags
        tags[273].overwrite((tags[273].value[0], 0, 0))
        tags[279].overwrite((tags[279].value[0], 0, 0))
    check_error(path, ErrorCode.CORRUPT_IMAGE)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"compression": 34676}, "SGILOG"),
        ({"compression": 32809}, "THUNDERSCAN"),
        ({"photometric": 32845}, "LogLuv"),
        ({"photometric": 32803}, "sensor data"),
        ({"photometric": 1000}, "color model 1000"),
        ({"photometric": 2}, "1 channels"),
        ({"depth": 3}, "volume"),
        ({"sample_format": 6}, "sample format"),
    ],
)
def test_what_is_not_supported_says_why(tmp_path: Path, change: dict[str, int], reason: str) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(one_strip((64, 48), 8, RAMP.tobytes(), **change))
    check_error(path, ErrorCode.UNSUPPORTED_FORMAT, reason)


def test_the_size_is_checked_before_pixels_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(one_strip((60_000, 60_000), 8, b"x"))
    check_error(path, ErrorCode.IMAGE_TOO_LARGE)
    check_error(path, ErrorCode.TRUNCATED_IMAGE, max_pixels=10**10)


def test_a_directory_that_points_to_itself_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    data = bytearray(one_strip((64, 48), 8, RAMP.tobytes()))
    (count,) = struct.unpack_from("<H", data, 8)
    struct.pack_into("<I", data, 10 + 12 * count, 8)
    path.write_bytes(data)
    picture = read(path)
    assert difference(picture.pixels.getchannel(0), RAMP) == 0
    assert picture.notices == ()


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_every_damaged_byte_of_a_directory_is_an_error_or_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    write(path, RGB, photometric="rgb", compression="zlib", tile=(16, 16))
    good = path.read_bytes()
    with tifffile.TiffFile(path) as file:
        start = file.pages[0].offset
        end = file.pages[0].dataoffsets[0]
    outcomes: set[str] = set()
    for at in range(start, end):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
        try:
            outcomes.add(read(path).pixels.mode)
        except AppError as error:
            outcomes.add(error.code)
    assert "RGB" in outcomes
    assert outcomes <= {
        "RGB",
        ErrorCode.CORRUPT_IMAGE,
        ErrorCode.TRUNCATED_IMAGE,
        ErrorCode.IMAGE_TOO_LARGE,
        ErrorCode.UNSUPPORTED_FORMAT,
    }
