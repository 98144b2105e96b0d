"""Reads the header of a JPEG XL codestream, and the bits of the rest; writes bits.

Source: ISO/IEC 18181-1, annexes A.2, D and E; the names are those of the standard.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

SIGNATURE: Final = b"\xff\x0a"

Distribution = tuple[tuple[int, int], ...]
"""(offset, bits) of each selector of u32() (A.2.2)."""
_ENUM: Final = ((0, 0), (1, 0), (2, 4), (18, 6))
_SIDE: Final = ((1, 9), (1, 13), (1, 18), (1, 30))
_RATIOS: Final = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}
_PREVIEW_BLOCKS: Final = ((16, 0), (32, 0), (1, 5), (33, 9))
_PREVIEW_SIDE: Final = ((1, 6), (65, 8), (321, 10), (1345, 12))
_TICKS: Final = ((100, 0), (1000, 0), (1, 10), (1, 30)), ((1, 0), (1001, 0), (1, 8), (1, 10))
_LOOPS: Final = ((0, 0), (0, 3), (0, 16), (0, 32))
_BITS: Final = ((8, 0), (10, 0), (12, 0), (1, 6)), ((32, 0), (16, 0), (24, 0), (1, 6))
_CHANNELS: Final = ((0, 0), (1, 0), (2, 4), (1, 12))
_NAME: Final = ((0, 0), (0, 4), (16, 5), (48, 10))
_SHIFT: Final = ((0, 0), (3, 0), (4, 0), (1, 3))
_CFA: Final = ((1, 0), (0, 2), (3, 4), (19, 8))
_COORDINATE: Final = ((0, 19), (524_288, 19), (1_048_576, 20), (2_097_152, 21))
_UPSAMPLING: Final = 15, 55, 210
"""Weights for upsampling by 2, 4 and 8."""

ALPHA, SPOT, BLACK, CFA = 0, 2, 4, 5
"""Types of extra channels (D.3.6)."""
RGB, GRAY, XYB = 0, 1, 2
"""Color spaces (E.2)."""
_CUSTOM: Final = 2
"""Custom white point or primaries: their coordinates follow."""


class BitReader:
    """Reads bits from the least significant one of each byte on (A.2.1).

    Args:
        data: the bytes.
        position: of the first bit.
    """

    def __init__(self, data: bytes, position: int = 0) -> None:
        self._data: Final = data
        self.position = position

    def bits(self, count: int) -> int:
        """The next `count` bits as an integer, at most 56.

        Raises:
            EOFError: the data ends before.
        """
        at = self.position
        self.position = at + count
        if self.position > 8 * len(self._data):
            raise EOFError("truncated")
        whole = int.from_bytes(self._data[at >> 3 : (at >> 3) + 8], "little")
        return whole >> (at & 7) & ((1 << count) - 1)

    def skip(self, count: int) -> None:
        """Leave out the next `count` bits."""
        self.position += count

    def bool(self) -> bool:
        """The next bit."""
        return self.bits(1) == 1

    def u32(self, distribution: Distribution) -> int:
        """An integer of 32 bits with a selector of 2 bits."""
        offset, count = distribution[self.bits(2)]
        return offset + self.bits(count)

    def u64(self) -> int:
        """An integer of up to 64 bits."""
        selector = self.bits(2)
        if selector < 3:
            return (0, 1, 17)[selector] + self.bits((0, 4, 8)[selector])
        value, shift = self.bits(12), 12
        while self.bool():
            if shift == 60:
                return value | self.bits(4) << 60
            value |= self.bits(8) << shift
            shift += 8
        return value

    def half(self) -> float:
        """A number of 16 bits in floating point."""
        return float(struct.unpack("<e", self.bits(16).to_bytes(2, "little"))[0])

    def enum(self) -> int:
        """The value of an enumeration."""
        return self.u32(_ENUM)


class BitWriter:
    """Writes bits, the counterpart of BitReader."""

    def __init__(self) -> None:
        self._done: Final = bytearray()
        self._rest = 0
        self._count = 0

    def bits(self, value: int, count: int) -> None:
        """Write the lowest `count` bits of `value`."""
        self._rest |= (value & ((1 << count) - 1)) << self._count
        self._count += count
        whole = self._count // 8
        self._done.extend((self._rest & ((1 << 8 * whole) - 1)).to_bytes(whole, "little"))
        self._rest >>= 8 * whole
        self._count -= 8 * whole

    def u64(self, value: int) -> None:
        """Write an integer of 12 bits or more, see BitReader.u64()."""
        self.bits(3, 2)
        self.bits(value, 12)
        value >>= 12
        while value:
            self.bits(1, 1)
            self.bits(value, 8)
            value >>= 8
        self.bits(0, 1)

    def padded(self) -> bytes:
        """All that was written, filled to a whole byte with zeros."""
        self.bits(0, -self._count % 8)
        return bytes(self._done)


@dataclass(slots=True)
class ColorEncoding:
    """The color space of the picture (E.2). The codes are those of ITU-T H.273, besides 11 for the primaries P3.

    Attributes:
        has_icc: an ICC profile follows the header; the other values are unknown.
        space: RGB, GRAY or XYB; others are unknown.
        white: 1 for D65, 10 for E, 11 for DCI, or chromaticity (x, y).
        primaries: 1 for sRGB, 9 for Rec. 2100, 11 for P3, or the chromaticities of red, green and blue.
        transfer: code of the transfer function; 0 if there is a gamma.
        gamma: exponent from linear light to the values.
    """

    has_icc: bool = False
    space: int = RGB
    white: int | tuple[float, float] = 1
    primaries: int | tuple[tuple[float, float], ...] = 1
    transfer: int = 13
    gamma: float = 0.0


@dataclass(slots=True)
class Header:
    """The header of a codestream.

    Attributes:
        size: (width, height) in pixels as stored, before orientation.
        orientation: 1-8, as in EXIF.
        bits: of each sample.
        is_float: samples are floating point.
        is_animation: it has several frames.
        extra: types of the extra channels.
        premultiplied: colors are multiplied by the alpha channel.
        xyb: colors are stored as XYB, so that a decoder converts them.
        color: color space of the decoded pixels.
        color_bits: (start, end) of the color encoding in bits; both 0 if the header contains only defaults.
        end: of the header in bits; an ICC profile or the frames follow.
    """

    size: tuple[int, int] = (0, 0)
    orientation: int = 1
    bits: int = 8
    is_float: bool = False
    is_animation: bool = False
    extra: list[int] = field(default_factory=list[int])
    premultiplied: bool = False
    xyb: bool = True
    color: ColorEncoding = field(default_factory=ColorEncoding)
    color_bits: tuple[int, int] = (0, 0)
    end: int = 0

    @property
    def upright_size(self) -> tuple[int, int]:
        """(width, height) in pixels, with the orientation applied."""
        width, height = self.size
        return (height, width) if self.orientation >= 5 else (width, height)


def read(codestream: bytes) -> Header:
    """Read the header at the start of a codestream.

    Raises:
        EOFError: the data ends within the header.
        ValueError: it is no codestream.
    """
    if not codestream.startswith(SIGNATURE):
        raise ValueError("not a JPEG XL codestream")
    reader = BitReader(codestream, 8 * len(SIGNATURE))
    header = Header(size=_size(reader))
    if not reader.bool():  # otherwise everything has the defaults of Header
        _metadata(reader, header)
    if not reader.bool():
        _transform(reader, header)
    header.end = reader.position
    return header


def _size(reader: BitReader) -> tuple[int, int]:
    in_blocks = reader.bool()

    def side() -> int:
        return 8 * (1 + reader.bits(5)) if in_blocks else reader.u32(_SIDE)

    return _with_ratio(reader, side)


def _preview_size(reader: BitReader) -> tuple[int, int]:
    in_blocks = reader.bool()

    def side() -> int:
        return 8 * reader.u32(_PREVIEW_BLOCKS) if in_blocks else reader.u32(_PREVIEW_SIDE)

    return _with_ratio(reader, side)


def _with_ratio(reader: BitReader, side: Callable[[], int]) -> tuple[int, int]:
    height = side()
    ratio = reader.bits(3)
    if not ratio:
        return side(), height
    across, down = _RATIOS[ratio]
    return height * across // down, height


def _metadata(reader: BitReader, header: Header) -> None:
    extra_fields = reader.bool()
    if extra_fields:
        header.orientation = 1 + reader.bits(3)
        if reader.bool():  # the size at which it should be shown
            _size(reader)
        if reader.bool():
            _preview_size(reader)
        header.is_animation = reader.bool()
        if header.is_animation:
            reader.u32(_TICKS[0])
            reader.u32(_TICKS[1])
            reader.u32(_LOOPS)
            reader.bool()
    header.is_float, header.bits = _depth(reader)
    reader.bool()  # whether buffers of 16 bits suffice
    for _ in range(reader.u32(_CHANNELS)):
        _extra_channel(reader, header)
    header.xyb = reader.bool()
    start = reader.position
    header.color = _color(reader)
    header.color_bits = start, reader.position
    if extra_fields and not reader.bool():
        reader.half()  # luminance of white and of black
        reader.half()
        reader.bool()
        reader.half()
    if extensions := reader.u64():
        for length in [reader.u64() for _ in range(extensions.bit_count())]:
            reader.skip(length)


def _depth(reader: BitReader) -> tuple[bool, int]:
    is_float = reader.bool()
    bits = reader.u32(_BITS[is_float])
    if is_float:
        reader.bits(4)  # bits of the exponent
    return is_float, bits


def _extra_channel(reader: BitReader, header: Header) -> None:
    if reader.bool():
        header.extra.append(ALPHA)
        return
    kind = reader.enum()
    header.extra.append(kind)
    _depth(reader)
    reader.u32(_SHIFT)
    reader.skip(8 * reader.u32(_NAME))
    if kind == ALPHA:
        header.premultiplied |= reader.bool()
    elif kind == SPOT:
        for _ in range(4):
            reader.half()
    elif kind == CFA:
        reader.u32(_CFA)


def _color(reader: BitReader) -> ColorEncoding:
    color = ColorEncoding()
    if reader.bool():
        return color
    color.has_icc = reader.bool()
    color.space = reader.enum()
    if color.has_icc:
        return color
    if color.space != XYB:
        color.white = reader.enum()
        if color.white == _CUSTOM:
            color.white = _point(reader)
        if color.space != GRAY:
            color.primaries = reader.enum()
            if color.primaries == _CUSTOM:
                color.primaries = _point(reader), _point(reader), _point(reader)
        if reader.bool():
            color.transfer, color.gamma = 0, reader.bits(24) / 10_000_000
        else:
            color.transfer = reader.enum()
    reader.enum()  # rendering intent
    return color


def _point(reader: BitReader) -> tuple[float, float]:
    return _coordinate(reader), _coordinate(reader)


def _coordinate(reader: BitReader) -> float:
    value = reader.u32(_COORDINATE)
    return (-(value + 1) // 2 if value & 1 else value // 2) / 1_000_000


def _transform(reader: BitReader, header: Header) -> None:
    if header.xyb and not reader.bool():
        for _ in range(16):  # matrix, biases
            reader.half()
    weights = reader.bits(3)
    for number, count in enumerate(_UPSAMPLING):
        if weights >> number & 1:
            reader.skip(16 * count)
