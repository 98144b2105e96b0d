"""The ICC profile in a JPEG XL codestream: reads it, and replaces or removes it.

Source: ISO/IEC 18181-1, annexes C and E.4. A profile is made of entropy coded integers: commands, and data for
them, predict its content.
"""

import struct
from collections.abc import Callable
from typing import Final

from rembg_desktop.imaging.decoders.codestream.codes import PREFIX_BITS, Ans, Code, read_codes, read_integers
from rembg_desktop.imaging.decoders.codestream.header import RGB, BitReader, BitWriter, Header

_LZ77_SYMBOL: Final = ((224, 0), (512, 0), (4096, 0), (8, 15))
_LZ77_LENGTH: Final = ((3, 0), (4, 0), (5, 2), (9, 8))
_WINDOW: Final = 1 << 20
_MAX_CLUSTERS: Final = 256


class EntropyDecoder:
    """Decodes integers. Each belongs to a context, and each context to a code (C.1).

    Args:
        reader: at the start of the codes; the integers follow them.
        contexts: number of contexts.

    Raises:
        EOFError: the data ends early.
        ValueError: it is invalid.
    """

    def __init__(self, reader: BitReader, contexts: int) -> None:
        self._reader: Final = reader
        self._decoded: Final[list[int]] = []
        self._left = 0
        self._from = 0
        self._lz77 = reader.bool()
        if self._lz77:
            self._first, self._shortest = reader.u32(_LZ77_SYMBOL), reader.u32(_LZ77_LENGTH)
            self._length: Final = read_integers(reader, 8)
            contexts += 1
        self._clusters: Final = _clusters(reader, contexts) if contexts > 1 else [0]
        number = max(self._clusters) + 1
        self._ans: Final = None if reader.bool() else Ans()
        bits = PREFIX_BITS if self._ans is None else 5 + reader.bits(2)
        self._integers: Final = [read_integers(reader, bits) for _ in range(number)]
        self._codes: Final[list[Code]] = list(read_codes(reader, number, bits, self._ans))

    def read(self, context: int) -> int:
        """The next integer."""
        if not self._left:
            cluster = self._clusters[context]
            symbol = self._codes[cluster].read(self._reader)
            if not self._lz77 or symbol < self._first:
                value = self._integers[cluster].read(self._reader, symbol)
                if self._lz77:
                    self._decoded.append(value)
                return value
            self._left = self._length.read(self._reader, symbol - self._first) + self._shortest
            cluster = self._clusters[-1]
            distance = 1 + self._integers[cluster].read(self._reader, self._codes[cluster].read(self._reader))
            self._from = len(self._decoded) - min(distance, len(self._decoded), _WINDOW)
        if self._from >= len(self._decoded):
            raise ValueError("a copy of nothing")
        value = self._decoded[self._from]
        self._from, self._left = self._from + 1, self._left - 1
        self._decoded.append(value)
        return value

    def finish(self) -> None:
        """Check that everything was decoded right, which only some codes can tell."""
        if self._ans and not self._ans.is_final:
            raise ValueError("wrong checksum")


def _clusters(reader: BitReader, contexts: int) -> list[int]:
    """The number of the code of each context (C.2.2)."""
    if reader.bool():
        bits = reader.bits(2)
        return [reader.bits(bits) for _ in range(contexts)]
    to_front = reader.bool()
    decoder = EntropyDecoder(reader, 1)
    values = [decoder.read(0) for _ in range(contexts)]
    decoder.finish()
    if max(values) >= _MAX_CLUSTERS:
        raise ValueError("too many codes")
    if to_front:
        recent = list(range(_MAX_CLUSTERS))
        for at, value in enumerate(values):
            values[at] = recent.pop(value)
            recent.insert(0, values[at])
    return values


MAX_BYTES: Final = 1 << 21
"""Maximum size of a profile that is read. Files of level 5 may have twice that."""
_CONTEXTS: Final = 41
HEADER_BYTES: Final = 128
"""Length of the header of a profile. So many bytes at the start of the data all have the first context."""
_TAGS: Final = (
    *(b"cprt", b"wtpt", b"bkpt", b"rXYZ", b"gXYZ", b"bXYZ", b"kXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC"),
    *(b"chad", b"desc", b"chrm", b"dmnd", b"dmdd", b"lumi"),
)
_TYPES: Final = (b"XYZ ", b"desc", b"text", b"mluc", b"para", b"curv", b"sf32", b"gbd ")
_POINTS: Final = frozenset({b"rXYZ", b"gXYZ", b"bXYZ", b"kXYZ", b"wtpt", b"bkpt", b"lumi"})
_POINT_BYTES: Final = 20
_OFFSET, _SIZE = 64, 128
"""Flags of a command for a tag: its offset, or its size, is stored."""
INSERT, _SHUFFLE_2, _SHUFFLE_4, _PREDICT, _POINT, _FIRST_TYPE = 1, 2, 3, 4, 10, 16
_STRIDE: Final = 16
_HEADER: Final = {8: 4, **dict(enumerate(b"mntrRGB XYZ ", 12)), **dict(enumerate(b"acsp", 36)),
                  70: 0xF6, 71: 0xD6, 73: 1, 78: 0xD3, 79: 0x2D}  # fmt: skip
"""Bytes of a usual header by offset; the first four are the size."""
_PLATFORMS: Final = {b"A": b"APPL", b"M": b"MSFT"}
_LATER_PLATFORMS: Final = {b"SG": b"SGI ", b"SU": b"SUNW"}


class TooLargeError(ValueError):
    """A profile is larger than MAX_BYTES."""


class _Source:
    """Bytes that are read one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data: Final = data
        self._at = 0

    @property
    def at_end(self) -> bool:
        return self._at >= len(self._data)

    def take(self, count: int) -> bytes:
        part = self._data[self._at : self._at + count]
        if len(part) < count:
            raise ValueError("the profile ends early")
        self._at += count
        return part

    def rest(self) -> bytes:
        return self.take(len(self._data) - self._at)

    def number(self) -> int:
        """A number with 7 bits in each byte, the lowest first."""
        value = 0
        for shift in range(0, 63, 7):
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            if byte < 128:
                return value
        raise ValueError("invalid number")


def read(codestream: bytes, position: int) -> tuple[bytes, int]:
    """(profile, end in bits) of the profile that starts at bit `position` of a codestream.

    Raises:
        EOFError: the data ends early.
        TooLargeError: it is larger than MAX_BYTES.
        ValueError: it is invalid.
    """
    reader = BitReader(codestream, position)
    size = reader.u64()
    if size > MAX_BYTES:
        raise TooLargeError
    decoder = EntropyDecoder(reader, _CONTEXTS)
    encoded = bytearray()
    last = before = 0
    for at in range(size):
        value = decoder.read(0 if at <= HEADER_BYTES else 1 + _LAST[last] + 8 * _BEFORE[before])
        if value > 255:
            raise ValueError("not a byte")
        encoded.append(value)
        last, before = value, last
    decoder.finish()
    return _decode(bytes(encoded)), reader.position


def _last_kind(byte: int) -> int:
    if bytes((byte,)).isalpha():
        return 0
    if byte in b"0123456789.,":
        return 1
    if byte < 16:
        return min(byte, 2) + 2
    return 7 if byte <= 240 else 6 if byte == 255 else 5


def _before_kind(byte: int) -> int:
    kind = _last_kind(byte)
    return kind if kind < 2 else 2 if byte < 16 else 3 if byte > 240 else 4


_LAST: Final = tuple(_last_kind(byte) for byte in range(256))
_BEFORE: Final = tuple(_before_kind(byte) for byte in range(256))


def _decode(encoded: bytes) -> bytes:
    source = _Source(encoded)
    size, length = source.number(), source.number()
    if size > MAX_BYTES:
        raise ValueError("the profile is too large")
    commands = _Source(source.take(length))
    data = _Source(source.rest())
    profile = _header(size, data)
    if size > HEADER_BYTES:
        _add_tags(profile, commands, data)
        while not commands.at_end and len(profile) <= size:
            _add_content(profile, commands, data)
    if len(profile) != size or not commands.at_end or not data.at_end:
        raise ValueError("invalid profile")
    return bytes(profile)


def usual_header(size: int) -> bytearray:
    """What the header of a profile of `size` bytes is predicted to be."""
    usual = bytearray(HEADER_BYTES)
    usual[:4] = struct.pack(">I", size)
    for at, byte in _HEADER.items():
        usual[at] = byte
    return usual


def expect(usual: bytearray, known: bytes | bytearray) -> int:
    """The expected byte after those that are `known`, which change what is usual."""
    match len(known):
        case 8:
            usual[80:84] = known[4:8]
        case 41:
            usual[40:44] = _PLATFORMS.get(bytes(known[40:]), usual[40:44])
        case 42:
            usual[40:44] = _LATER_PLATFORMS.get(bytes(known[40:]), usual[40:44])
        case _:
            pass
    return usual[len(known)]


def _header(size: int, data: _Source) -> bytearray:
    usual, header = usual_header(size), bytearray()
    for difference in data.take(min(size, HEADER_BYTES)):
        header.append(expect(usual, header) + difference & 255)
    return header


def _add_tags(profile: bytearray, commands: _Source, data: _Source) -> None:
    """The list of tags. Most follow each other, so that their offsets are known."""
    if commands.at_end or not (number := commands.number()):
        return
    number -= 1
    profile += struct.pack(">I", number)
    start, size = HEADER_BYTES + 12 * number, 0
    while not commands.at_end and (command := commands.take(1)[0]) & 63:
        code = command & 63
        if code > 3 + len(_TAGS):
            raise ValueError("unknown tag")
        tag = data.take(4) if code == 1 else (b"rTRC", b"rXYZ", *_TAGS)[code - 2]
        following = start + size
        start = commands.number() if command & _OFFSET else following
        size = _POINT_BYTES if tag in _POINTS else size
        size = commands.number() if command & _SIZE else size
        if code == 2:
            entries = [(tag, start), (b"gTRC", start), (b"bTRC", start)]
        elif code == 3:
            entries = [(tag, start), (b"gXYZ", start + size), (b"bXYZ", start + 2 * size)]
        else:
            entries = [(tag, start)]
        for name, at in entries:
            profile += name + struct.pack(">II", at & 0xFFFFFFFF, size & 0xFFFFFFFF)
        if len(profile) > MAX_BYTES:
            raise ValueError("the profile is too large")


def _add_content(profile: bytearray, commands: _Source, data: _Source) -> None:
    command = commands.take(1)[0]
    if command == INSERT:
        profile += data.take(commands.number())
    elif command in (_SHUFFLE_2, _SHUFFLE_4):
        profile += _shuffled(data.take(commands.number()), 2 if command == _SHUFFLE_2 else 4)
    elif command == _PREDICT:
        _add_predicted(profile, commands, data)
    elif command == _POINT:
        profile += b"XYZ \0\0\0\0" + data.take(12)
    elif 0 <= command - _FIRST_TYPE < len(_TYPES):
        profile += _TYPES[command - _FIRST_TYPE] + bytes(4)
    else:
        raise ValueError("unknown command")


def _shuffled(data: bytes, width: int) -> bytes:
    """From all first bytes, then all second bytes of numbers of `width` bytes to the numbers."""
    height = -(-len(data) // width)
    order = sorted(range(len(data)), key=lambda at: (at % height, at // height))
    return bytes(data[at] for at in order)


def _add_predicted(profile: bytearray, commands: _Source, data: _Source) -> None:
    """Numbers of 1, 2 or 4 bytes, as differences from those that the ones before let expect."""
    flags = commands.take(1)[0]
    width, order = (flags & 3) + 1, flags >> 2 & 3
    stride = commands.number() if flags & _STRIDE else width
    if width == 3 or order == 3 or stride < width or 4 * stride >= len(profile):
        raise ValueError("invalid prediction")
    differences = data.take(commands.number())
    if width > 1:
        differences = _shuffled(differences, width)
    start = len(profile)
    for at, difference in enumerate(differences):
        first = start + at - at % width
        one, two, three = (
            int.from_bytes(profile[first - back * stride : first - back * stride + width], "big")
            for back in (1, 2, 3)
        )
        expected = (one, 2 * one - two, 3 * one - 3 * two + three)[order]
        profile.append((expected >> 8 * (width - 1 - at % width)) + difference & 255)


def without_profile(codestream: bytes, header: Header, end: int) -> bytes:
    """A codestream that lets decoders convert XYB to sRGB; without a profile, they need no color management.

    Args:
        codestream: with an ICC profile.
        header: its header.
        end: of the profile in bits.
    """
    # All default; or gray, white D65, no gamma, curve of sRGB, relative intent.
    code = (0b1, 1) if header.color.space == RGB else (0b01_1011_10_0_01_01_0_0, 15)
    return with_color(codestream, header, code, end)


def with_color(
    codestream: bytes,
    header: Header,
    code: tuple[int, int],
    end: int,
    write_profile: Callable[[BitWriter], None] | None = None,
) -> bytes:
    """Replace the color encoding by the bits of `code`, and the old profile up to `end` by another one."""
    before, after = header.color_bits
    whole = int.from_bytes(codestream[: -(-header.end // 8)], "little")
    writer = BitWriter()
    writer.bits(whole, before)
    writer.bits(*code)
    writer.bits(whole >> after, header.end - after)
    if write_profile:
        write_profile(writer)
    return writer.padded() + codestream[-(-end // 8) :]
