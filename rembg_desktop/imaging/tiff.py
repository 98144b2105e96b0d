"""Encodes TIFF files with 16 bits per channel, which Pillow cannot, strip by strip.

Source: TIFF 6.0, sections 8, 14 and 18, and its supplements for deflate.
"""

import struct
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

from isal import isal_zlib

from rembg_desktop.imaging import formats
from rembg_desktop.imaging.deep import Words
from rembg_desktop.imaging.directories import (
    LONG,
    SHORT,
    UNDEFINED,
    Value,
    append_directory,
    header,
)

_ASCII: Final = 2
_ROWS: Final = 64
"""Rows per strip of the file: about a megabyte, which is read at once by other programs."""
_LEVEL: Final = 1
_isal: Final[Any] = isal_zlib  # its type stubs do not type the buffers
_WIDTH, _LENGTH, _BITS, _COMPRESSION, _COLORS, _OFFSETS, _SAMPLES = 256, 257, 258, 259, 262, 273, 277
_ROWS_PER_STRIP, _COUNTS, _PLANES, _PREDICTOR, _EXTRA, _ICC = 278, 279, 284, 317, 338, 34675
_DEFLATE, _RGB, _HORIZONTAL, _STRAIGHT_ALPHA = 8, 2, 2, 2


def encode(
    size: tuple[int, int],
    channels: int,
    strips: Iterable[Words],
    order: str,
    icc: bytes | None,
) -> BytesIO:
    """A file with deflate compression. Only the compressed pixels are in memory.

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
