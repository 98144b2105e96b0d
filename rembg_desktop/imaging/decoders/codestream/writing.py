"""Writes JPEG XL files. The encoder of imagecodecs only knows sRGB, so a profile is put into its codestream.

Sources: ISO/IEC 18181-1, annexes A.2, C and E.4; ISO/IEC 18181-2.
"""

from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.imaging import formats
from rembg_desktop.imaging.decoders.codestream import icc
from rembg_desktop.imaging.decoders.codestream.header import RGB, Header, read

MAX_PROFILE: Final = icc.MAX_BYTES - 1024
"""Maximum size of a profile in bytes."""
_FILE_TYPE: Final = b"\0\0\0\x14ftypjxl \0\0\0\0jxl "
_LOSSLESS_EFFORT, _LOSSY_EFFORT = 3, 4
"""Above these, the time grows much faster than the files shrink."""


def encode(pixels: NDArray[np.uint8], quality: int | None) -> bytes:
    """A codestream in sRGB. Alpha is never lossy.

    Args:
        pixels: (height, width) or (height, width, 3 or 4).
        quality: 1-100; None for lossless.

    Raises:
        RuntimeError: it cannot be encoded.
    """
    import imagecodecs

    if quality is None:
        settings: dict[str, Any] = {"lossless": True, "effort": _LOSSLESS_EFFORT}
    else:
        settings = {"lossless": False, "distance": _distance(quality), "effort": _LOSSY_EFFORT}
    return bytes(cast("Any", imagecodecs).jpegxl_encode(pixels, numthreads=1, **settings))


def _distance(quality: int) -> float:
    """The distance that libjxl's tools use for a quality (JxlEncoderDistanceFromQuality), but never lossless."""
    if quality >= 30:
        return 0.1 + (100 - quality) * 0.09
    return 53 / 3000 * quality**2 - 23 / 20 * quality + 25


def wrapped(codestream: bytes, exif: bytes | None, xmp: bytes | None) -> tuple[bytes, ...]:
    """The parts of a file with metadata and the mark of this program."""
    parts = [formats.JXL_SIGNATURE, _FILE_TYPE, formats.MARK_BOX]
    if exif:
        parts.append(_box(b"Exif", bytes(4) + exif))  # the TIFF header follows at once
    if xmp:
        parts.append(_box(b"xml ", xmp))
    return (*parts, _box(b"jxlc", codestream))


def _box(kind: bytes, content: bytes) -> bytes:
    length = 8 + len(content)
    if length < 1 << 32:
        return length.to_bytes(4, "big") + kind + content
    return (1).to_bytes(4, "big") + kind + (length + 8).to_bytes(8, "big") + content


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


def with_profile(codestream: bytes, profile: bytes) -> bytes:
    """A codestream whose pixels are in the color space of an ICC profile of at most MAX_PROFILE bytes.

    Args:
        codestream: the same pixels with another color encoding, not stored as XYB.
        profile: for RGB or gray, as the pixels.
    """
    header = read(codestream)
    assert not header.xyb, "XYB needs a conversion"
    code = 0b0_10 if header.color.space == RGB else 0b1_10  # space, has_icc, not all default
    return _with_color(codestream, header, (code, 4), header.end, profile)


def without_profile(codestream: bytes, header: Header, end: int) -> bytes:
    """A codestream that lets decoders convert XYB to sRGB; without a profile, they need no color management.

    Args:
        codestream: with an ICC profile.
        header: its header.
        end: of the profile in bits.
    """
    # All default; or gray, white D65, no gamma, curve of sRGB, relative intent.
    code = (0b1, 1) if header.color.space == RGB else (0b01_1011_10_0_01_01_0_0, 15)
    return _with_color(codestream, header, code, end)


def _with_color(
    codestream: bytes,
    header: Header,
    code: tuple[int, int],
    end: int,
    profile: bytes = b"",
) -> bytes:
    """Replace the color encoding by the bits of `code`, and the old profile up to `end` by another one."""
    before, after = header.color_bits
    whole = int.from_bytes(codestream[: -(-header.end // 8)], "little")
    writer = BitWriter()
    writer.bits(whole, before)
    writer.bits(*code)
    writer.bits(whole >> after, header.end - after)
    if profile:
        _write_profile(writer, profile)
    return writer.padded() + codestream[-(-end // 8) :]


def _write_profile(writer: BitWriter, profile: bytes) -> None:
    """Write a profile without compressing it."""
    header, rest = profile[: icc.HEADER_BYTES], profile[icc.HEADER_BYTES :]
    commands = b"\0" + bytes((icc.INSERT,)) + _number(len(rest)) if rest else b""
    encoded = _number(len(profile)) + _number(len(commands)) + commands + _differences(header, len(profile)) + rest
    writer.u64(len(encoded))
    writer.bits(0, 1)  # no LZ77
    writer.bits(0b001, 3)  # all contexts have the same code
    writer.bits(1, 1)  # a prefix code
    for value, count in ((8, 4), (0, 4), (0, 4)):  # symbols are integers up to 8 bits
        writer.bits(value, count)
    writer.bits(1, 1)
    writer.bits(7, 4)
    writer.bits(127, 7)  # 1 + 128 + 127 symbols
    _write_lengths(writer)
    for byte in encoded:
        writer.bits(_REVERSED[byte], 8)


_REVERSED: Final = tuple(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def _write_lengths(writer: BitWriter) -> None:
    """The prefix code in which each of 256 symbols has 8 bits."""
    writer.bits(0, 2)
    for length in (1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15):
        bits, count = (0b0111, 4) if length == 8 else (0, 2)
        writer.bits(bits, count)


def _differences(header: bytes, size: int) -> bytes:
    """What the decoder turns into `header`."""
    usual = icc.usual_header(size)
    return bytes(byte - icc.expect(usual, header[:at]) & 255 for at, byte in enumerate(header))


def _number(value: int) -> bytes:
    digits = b""
    while value > 127:
        digits += bytes((value & 127 | 128,))
        value >>= 7
    return digits + bytes((value,))
