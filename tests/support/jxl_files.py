"""JPEG XL files whose headers and boxes no encoder here writes."""

import imagecodecs
import numpy as np

from rembg_desktop.imaging.decoders.codestream import header, icc
from rembg_desktop.imaging.decoders.codestream.header import BitWriter
from rembg_desktop.imaging.encoders import with_profile

SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"
FTYP = b"\0\0\0\x14ftypjxl \0\0\0\0jxl "
SIZE_BITS = 16 + 14
"""End of the size of pictures of 64 x 40 pixels, which are a multiple of 8."""

Bits = tuple[tuple[int, int], ...]
"""(value, number of bits)."""

SRGB: Bits = ((1, 1),)
D65: Bits = ((1, 2),)
SRGB_POINTS: Bits = ((1, 2),)
P3_POINTS: Bits = ((2, 2), (9, 4))
REC_2100: Bits = ((2, 2), (7, 4))
OPAQUE: Bits = ((0, 2),)
ALPHA: Bits = ((1, 2), (1, 1))


def rgb_space(primaries: Bits, transfer: Bits, white: Bits = D65) -> Bits:
    """An RGB color encoding; enumerations are selectors of 2 bits, with 4 more for values from 2 on."""
    return ((0, 1), (0, 1), (0, 2), *white, *primaries, *transfer, (1, 2))


def enumerated(code: int) -> Bits:
    """No gamma, but a transfer function by its code."""
    return ((0, 1), (2, 2), (code - 2, 4)) if code < 18 else ((0, 1), (3, 2), (code - 18, 6))


def custom(*points: tuple[float, float]) -> Bits:
    """A custom white point, or custom primaries, by chromaticities."""
    values = [round(value * 2_000_000) for point in points for value in point]
    steps = ((0, 0, 19), (1, 524_288, 19), (2, 1_048_576, 20))
    found: list[tuple[int, int]] = [(2, 2), (0, 4)]
    for value in values:
        selector, offset, bits = max(step for step in steps if step[1] <= value)
        found += [(selector, 2), (value - offset, bits)]
    return tuple(found)


def channel(kind: int, *, premultiplied: bool = False) -> Bits:
    """An extra channel of 8 bits: 0 is alpha, 1 depth, 4 black."""
    kind_bits = ((kind, 2),) if kind < 2 else ((2, 2), (kind - 2, 4))
    after = ((int(premultiplied), 1),) if kind == 0 else ()
    return ((1, 2), (0, 1), *kind_bits, (0, 3), (0, 2), (0, 2), *after)


def bits_of_profile(profile: bytes) -> Bits:
    """An ICC profile as it follows the header."""
    pixels = np.zeros((40, 64, 3), np.uint8)
    codestream = with_profile(imagecodecs.jpegxl_encode(pixels, lossless=True), profile)
    found = header.read(codestream)
    _, end = icc.read(codestream, found.end)
    whole = int.from_bytes(codestream[: -(-end // 8)], "little")
    return ((whole >> found.end, end - found.end),)


def rebuilt(
    codestream: bytes,
    channels: Bits = OPAQUE,
    color: Bits = SRGB,
    orientation: int = 1,
    profile: Bits = (),
) -> bytes:
    """A codestream of 64 x 40 pixels with another header. The stored pixels stay as they are."""
    found = header.read(codestream)
    assert found.size == (64, 40)
    whole = int.from_bytes(codestream[:64], "little")
    writer = BitWriter()
    writer.bits(whole, SIZE_BITS)
    writer.bits(0b10, 2)  # extra fields
    writer.bits(orientation - 1, 3)
    writer.bits(0, 3)  # no other size, preview or animation
    writer.bits(0b1000, 4)  # 8 bits; 16-bit buffers suffice
    for value, count in (*channels, (int(found.xyb), 1), *color, (1, 1), (0, 2), (1, 1)):
        writer.bits(value, count)
    for value, count in profile:
        writer.bits(value, count)
    return writer.padded() + codestream[-(-found.end // 8) :]


def box(kind: bytes, data: bytes) -> bytes:
    return (8 + len(data)).to_bytes(4, "big") + kind + data


def container(codestream: bytes, *others: bytes) -> bytes:
    """A file with boxes; `others` come before the codestream."""
    return b"".join((SIGNATURE, FTYP, *others, box(b"jxlc", codestream)))


def boxes_of(data: bytes) -> dict[bytes, bytes]:
    """The content of each box by type; parts of the codestream are joined as `jxlc`."""
    found: dict[bytes, bytes] = {}
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big") or len(data) - at
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + length]
        if kind == b"jxlp":
            kind, content = b"jxlc", found.get(b"jxlc", b"") + content[4:]
        found[kind] = content
        at += length
    return found
