"""Decodes the entropy coded integers of JPEG XL codestreams, of which ICC profiles are made.

Source: ISO/IEC 18181-1, annex C.
"""

from dataclasses import dataclass
from typing import Final

from rembg_desktop.imaging.decoders.codestream.codes import PREFIX_BITS, Ans, Code, read_codes
from rembg_desktop.imaging.decoders.codestream.header import BitReader

_LZ77_SYMBOL: Final = ((224, 0), (512, 0), (4096, 0), (8, 15))
_LZ77_LENGTH: Final = ((3, 0), (4, 0), (5, 2), (9, 8))
_WINDOW: Final = 1 << 20
_MAX_CLUSTERS: Final = 256


@dataclass(frozen=True, slots=True)
class _Integers:
    """How a symbol and the bits that follow it make an integer (C.2.3)."""

    split: int
    most: int
    least: int

    def read(self, reader: BitReader, symbol: int) -> int:
        if symbol < 1 << self.split:
            return symbol
        inner = self.most + self.least
        count = self.split - inner + ((symbol - (1 << self.split)) >> inner)
        if count > 32:
            raise ValueError("invalid integer")
        low = symbol & ((1 << self.least) - 1)
        high = symbol >> self.least & ((1 << self.most) - 1) | 1 << self.most
        return (high << count | reader.bits(count)) << self.least | low


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
            self._length: Final = _integers(reader, 8)
            contexts += 1
        self._clusters: Final = _clusters(reader, contexts) if contexts > 1 else [0]
        number = max(self._clusters) + 1
        self._ans: Final = None if reader.bool() else Ans()
        bits = PREFIX_BITS if self._ans is None else 5 + reader.bits(2)
        self._integers: Final = [_integers(reader, bits) for _ in range(number)]
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


def _integers(reader: BitReader, alphabet_bits: int) -> _Integers:
    split = reader.bits(alphabet_bits.bit_length())
    if split > alphabet_bits:
        raise ValueError("invalid integers")
    if split == alphabet_bits:
        return _Integers(split, 0, 0)
    most = reader.bits(split.bit_length())
    if most > split:
        raise ValueError("invalid integers")
    least = reader.bits((split - most).bit_length())
    if most + least > split:
        raise ValueError("invalid integers")
    return _Integers(split, most, least)


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
