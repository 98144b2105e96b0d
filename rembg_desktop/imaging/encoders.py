"""Encoders of PNG and of TIFF with 16 bits per channel, which process the image in strips, of JPEG and of JPEG XL.

Pillow's encoder of PNG takes twenty times as long at its default level and seven times at level 1, for similar
sizes; its encoder of TIFF does not support 16 bits per channel. The encoder of JPEG XL in imagecodecs only knows
sRGB, so a profile is put into its codestream.
Sources: Portable Network Graphics (PNG) Specification, Third Edition, W3C; TIFF 6.0, sections 8, 14 and 18, and
its supplements for deflate; ISO/IEC 18181-1, annexes A.2, C and E.4, and 18181-2.
"""

import os
import struct
import zlib
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Protocol, cast

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging import formats
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.directories import (
    LONG,
    SHORT,
    UNDEFINED,
    Value,
    append_directory,
    header,
)
from rembg_desktop.imaging.formats import PNG_MARK
from rembg_desktop.imaging.pixels import Words

if TYPE_CHECKING:
    from rembg_desktop.imaging.decoders.codestream.header import BitWriter

MAX_SIDE: Final = 2**31 - 1

_isal: Final[Any] = isal_zlib  # its type stubs do not type the buffers
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_COLOR_TYPES: Final = {1: 0, 3: 2, 4: 6}
"""Color type by number of channels: gray, RGB, RGBA (11.2.1)."""
_UP: Final = 2
"""Filter type Up: the row above is subtracted from each row (9.2)."""
_LEVEL: Final = 1
_XMP_KEYWORD: Final = b"XML:com.adobe.xmp"
_IPTC_KEYWORD: Final = b"Raw profile type iptc"


class Sink(Protocol):
    """The target for encoded bytes."""

    def write(self, data: bytes, /) -> Any:  # noqa: ANN401 - int for files, int or None for raw files
        """Write all of `data`."""
        ...


def write_png(
    target: Sink,
    size: tuple[int, int],
    channels: int,
    strips: Iterable[NDArray[Any]],
    extras: SourceMetadata,
    depth: int = 8,
) -> None:
    """Write a PNG.

    Args:
        target: receives the bytes in order; need not be seekable.
        size: (width, height) in pixels.
        channels: 1 for gray, 3 for RGB, 4 for RGBA with straight alpha.
        strips: (rows, width, channels) from top to bottom.
        extras: profile, resolution and metadata.
        depth: bits per channel, 8 or 16.

    Raises:
        OSError: writing to the target failed.
    """
    target.write(_SIGNATURE)
    _chunk(target, b"IHDR", struct.pack(">IIBBBBB", *size, depth, _COLOR_TYPES[channels], 0, 0, 0))
    _chunk(target, b"tEXt", PNG_MARK)  # first, so that a folder search finds it at once
    _write_extras(target, extras)
    deflate = _isal.compressobj(level=_LEVEL)
    stride = size[0] * channels * depth // 8
    above: NDArray[np.uint8] = np.zeros(stride, np.uint8)
    for strip in strips:
        stored = np.ascontiguousarray(strip, np.uint8 if depth == 8 else ">u2")
        rows = stored.view(np.uint8).reshape(strip.shape[0], stride)
        filtered = np.empty((rows.shape[0], stride + 1), np.uint8)
        filtered[:, 0] = _UP
        np.subtract(rows[0], above, out=filtered[0, 1:])
        np.subtract(rows[1:], rows[:-1], out=filtered[1:, 1:])
        above = rows[-1].copy()
        _chunk(target, b"IDAT", deflate.compress(filtered))
    _chunk(target, b"IDAT", deflate.flush())
    target.write(struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND")))


def _write_extras(target: Sink, extras: SourceMetadata) -> None:
    if extras.icc:
        _chunk(target, b"iCCP", b"ICC Profile\0\0" + zlib.compress(extras.icc))
    if extras.dpi and all(per_meter := [min(MAX_SIDE, round(side / 0.0254)) for side in extras.dpi]):
        _chunk(target, b"pHYs", struct.pack(">IIB", *per_meter, 1))
    if extras.exif:
        _chunk(target, b"eXIf", extras.exif)
    keywords = {data.partition(b"\0")[0] for _, data in extras.texts}
    if extras.xmp and _XMP_KEYWORD not in keywords:
        _chunk(target, b"iTXt", _XMP_KEYWORD + bytes(5) + extras.xmp)
    if extras.iptc and _IPTC_KEYWORD not in keywords:
        _chunk(target, b"zTXt", _IPTC_KEYWORD + bytes(2) + zlib.compress(_raw_profile(b"iptc", extras.iptc)))
    for kind, data in extras.texts:
        if data != PNG_MARK:
            _chunk(target, kind, data)


def _raw_profile(name: bytes, data: bytes) -> bytes:
    """A profile as ImageMagick stores it in text chunks, which ExifTool and Exiv2 also read."""
    digits = data.hex().encode()
    lines = (digits[at : at + 72] for at in range(0, len(digits), 72))
    return b"\n%s\n%8d\n%s\n" % (name, len(data), b"\n".join(lines))


def _chunk(target: Sink, kind: bytes, data: bytes) -> None:
    """Write one chunk. Without data nothing is written, because empty IDAT chunks are useless."""
    if not data:
        return
    target.write(struct.pack(">I", len(data)) + kind)
    target.write(data)
    target.write(struct.pack(">I", _isal.crc32(data, zlib.crc32(kind))))


_ASCII: Final = 2
_ROWS: Final = 64
"""Rows per strip of the file: about a megabyte, which is read at once by other programs."""
_WIDTH, _LENGTH, _BITS, _COMPRESSION, _COLORS, _OFFSETS, _SAMPLES = 256, 257, 258, 259, 262, 273, 277
_ROWS_PER_STRIP, _COUNTS, _PLANES, _PREDICTOR, _EXTRA, _ICC = 278, 279, 284, 317, 338, 34675
_DEFLATE, _RGB, _HORIZONTAL, _STRAIGHT_ALPHA = 8, 2, 2, 2


def encode_tiff(
    size: tuple[int, int],
    channels: int,
    strips: Iterable[Words],
    order: str,
    icc: bytes | None,
) -> BytesIO:
    """A TIFF file with 16 bits per channel and deflate compression. Only the compressed pixels are in memory.

    Args:
        size: (width, height) in pixels.
        channels: 3 for RGB, 4 for RGBA with straight alpha.
        strips: (rows, width, channels) from top to bottom.
        order: byte order, `<` or `>`.
        icc: ICC profile.
    """
    file = BytesIO(header(order, 0))
    at = file.seek(0, 2)
    offsets: list[int] = []
    counts: list[int] = []
    for strip in _cut(strips):
        differences = strip.copy()
        differences[:, 1:] -= strip[:, :-1]
        packed: bytes = _isal.compress(differences.astype(f"{order}u2"), _LEVEL)
        packed += bytes(len(packed) % 2)  # offsets are even
        offsets.append(at)
        counts.append(len(packed))
        at += file.write(packed)
    shorts: dict[int, tuple[int, ...]] = {
        _BITS: (16,) * channels,
        _COMPRESSION: (_DEFLATE,),
        _COLORS: (_RGB,),
        _SAMPLES: (channels,),
        _PLANES: (1,),
        _PREDICTOR: (_HORIZONTAL,),
    }
    if channels == 4:
        shorts[_EXTRA] = (_STRAIGHT_ALPHA,)
    longs = {_WIDTH: size[:1], _LENGTH: size[1:], _ROWS_PER_STRIP: (_ROWS,), _OFFSETS: offsets, _COUNTS: counts}
    values: dict[int, Value] = {
        **{tag: (SHORT, len(row), struct.pack(f"{order}{len(row)}H", *row)) for tag, row in shorts.items()},
        **{tag: (LONG, len(row), struct.pack(f"{order}{len(row)}I", *row)) for tag, row in longs.items()},
        formats.TIFF_MARK_TAG: (_ASCII, len(formats.MARK) + 1, formats.MARK + b"\0"),
    }
    if icc:
        values[_ICC] = UNDEFINED, len(icc), icc
    directory = bytearray()
    first = append_directory(directory, order, values, base=at)
    file.write(directory)
    file.seek(4)
    file.write(struct.pack(order + "I", first))
    return file


def _cut(strips: Iterable[Words]) -> Iterable[Words]:
    """Strips of _ROWS rows. The given ones have a multiple of that, except for the last one."""
    for strip in strips:
        for top in range(0, strip.shape[0], _ROWS):
            yield strip[top : top + _ROWS]


_JPEG_END: Final = b"\xff\xd9"


def encode_jpeg(image: Image.Image, settings: dict[str, Any]) -> bytes:
    """Encode a JPEG file with these settings of Pillow's encoder.

    Raises:
        OSError, ValueError: it cannot be encoded.
    """
    if hasattr(os, "memfd_create"):
        # Only if the file has a descriptor does Pillow let other threads run while it encodes.
        with suppress(OSError), os.fdopen(os.memfd_create("jpeg"), "w+b") as file:
            data = _saved_jpeg(image, file, settings)
            if data.endswith(_JPEG_END):  # Pillow overlooks that only a part was written
                return data
    try:
        return _saved_jpeg(image, BytesIO(), settings)
    except OSError:
        # Optimized files are written at once, from a buffer that is too small for noise of high quality.
        return _saved_jpeg(image, BytesIO(), settings | {"optimize": False})


def _saved_jpeg(image: Image.Image, file: BinaryIO, settings: dict[str, Any]) -> bytes:
    image.save(file, "JPEG", **settings)
    file.seek(0)
    return file.read()


_JXL_FILE_TYPE: Final = b"\0\0\0\x14ftypjxl \0\0\0\0jxl "
_LOSSLESS_EFFORT, _LOSSY_EFFORT = 3, 4
"""Above these, the time grows much faster than the files shrink."""
MAX_JXL_PROFILE: Final = (1 << 21) - 1024
"""Maximum size of a profile in JPEG XL in bytes, so that this program can read it (see codestream.icc)."""


def encode_jxl(pixels: NDArray[np.uint8], quality: int | None, extras: SourceMetadata) -> tuple[bytes, ...]:
    """The parts of a JPEG XL file with metadata and the mark of this program. Alpha is never lossy.

    Args:
        pixels: (height, width) or (height, width, 3 or 4).
        quality: 1-100; None for lossless.
        extras: EXIF, XMP, and a profile of at most MAX_JXL_PROFILE bytes, which only lossless pixels can have.

    Raises:
        RuntimeError: it cannot be encoded.
    """
    import imagecodecs

    if quality is None:
        settings: dict[str, Any] = {"lossless": True, "effort": _LOSSLESS_EFFORT}
    else:
        settings = {"lossless": False, "distance": _distance(quality), "effort": _LOSSY_EFFORT}
    codestream = bytes(cast("Any", imagecodecs).jpegxl_encode(pixels, numthreads=1, **settings))
    if extras.icc:
        codestream = with_profile(codestream, extras.icc)
    parts = [formats.JXL_SIGNATURE, _JXL_FILE_TYPE, formats.MARK_BOX]
    if extras.exif:
        parts.append(_box(b"Exif", bytes(4) + extras.exif))  # the TIFF header follows at once
    if extras.xmp:
        parts.append(_box(b"xml ", extras.xmp))
    return (*parts, _box(b"jxlc", codestream))


def _distance(quality: int) -> float:
    """The distance that libjxl's tools use for a quality (JxlEncoderDistanceFromQuality), but never lossless."""
    if quality >= 30:
        return 0.1 + (100 - quality) * 0.09
    return 53 / 3000 * quality**2 - 23 / 20 * quality + 25


def _box(kind: bytes, content: bytes) -> bytes:
    length = 8 + len(content)
    if length < 1 << 32:
        return length.to_bytes(4, "big") + kind + content
    return (1).to_bytes(4, "big") + kind + (length + 8).to_bytes(8, "big") + content


def with_profile(codestream: bytes, profile: bytes) -> bytes:
    """A codestream whose pixels are in the color space of an ICC profile of at most MAX_JXL_PROFILE bytes.

    Args:
        codestream: the same pixels with another color encoding, not stored as XYB.
        profile: for RGB or gray, as the pixels.
    """
    from rembg_desktop.imaging.decoders.codestream import header, icc  # no other format needs them

    found = header.read(codestream)
    assert not found.xyb, "XYB needs a conversion"
    code = 0b0_10 if found.color.space == header.RGB else 0b1_10  # space, has_icc, not all default
    return icc.with_color(codestream, found, (code, 4), found.end, lambda writer: _write_profile(writer, profile))


def _write_profile(writer: "BitWriter", profile: bytes) -> None:
    """Write a profile without compressing it."""
    from rembg_desktop.imaging.decoders.codestream import codes, icc

    header, rest = profile[: icc.HEADER_BYTES], profile[icc.HEADER_BYTES :]
    usual = icc.usual_header(len(profile))
    differences = bytes(byte - icc.expect(usual, header[:at]) & 255 for at, byte in enumerate(header))
    commands = b"\0" + bytes((icc.INSERT,)) + _packed_number(len(rest)) if rest else b""
    encoded = _packed_number(len(profile)) + _packed_number(len(commands)) + commands + differences + rest
    writer.u64(len(encoded))
    writer.bits(0, 1)  # no LZ77
    writer.bits(0b001, 3)  # all contexts have the same code
    writer.bits(1, 1)  # a prefix code
    for value, count in ((8, 4), (0, 4), (0, 4)):  # symbols are integers up to 8 bits
        writer.bits(value, count)
    writer.bits(1, 1)
    writer.bits(7, 4)
    writer.bits(127, 7)  # 1 + 128 + 127 symbols
    writer.bits(0, 2)
    for length in codes.PREFIX_ORDER:  # each symbol has 8 bits
        writer.bits(*((0b0111, 4) if length == 8 else (0, 2)))
    reverse = [int(f"{byte:08b}"[::-1], 2) for byte in range(256)]
    for byte in encoded:
        writer.bits(reverse[byte], 8)


def _packed_number(value: int) -> bytes:
    digits = b""
    while value > 127:
        digits += bytes((value & 127 | 128,))
        value >>= 7
    return digits + bytes((value,))
