"""The codes of JPEG XL, which give one symbol after the other: prefix codes and distributions.

A symbol and the bits that follow it make an integer.

Source: ISO/IEC 18181-1, annex C; prefix codes are those of RFC 7932, section 3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from rembg_desktop.imaging.decoders.codestream.header import BitReader

PREFIX_BITS: Final = 15
"""Maximum length of a prefix code."""
_TOTAL_BITS: Final = 12
_TOTAL: Final = 1 << _TOTAL_BITS
"""Sum of the weights of a distribution."""
_FINAL_STATE: Final = 0x130000
_REPEATED: Final = 13
"""Symbol in the list of logarithms: repeat the previous weight."""
PREFIX_ORDER: Final = (1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15)
_PREFIX_LENGTHS: Final = (2, 2, 2, 3, 2, 2, 2, 4, 2, 2, 2, 3, 2, 2, 2, 4)
_PREFIX_VALUES: Final = (0, 4, 3, 2, 0, 4, 3, 1, 0, 4, 3, 2, 0, 4, 3, 5)
"""The lengths of the codes of lengths are stored in 2 to 4 bits, in this order."""


class Code(Protocol):
    """Gives symbols."""

    def read(self, reader: BitReader) -> int:
        """The next symbol."""
        ...


class _PrefixCode:
    """A prefix code, stored as in Brotli."""

    def __init__(self, reader: BitReader, alphabet: int) -> None:
        lengths = _prefix_lengths(reader, alphabet) if alphabet > 1 else {0: 0}
        self._codes: Final = _canonical(lengths)
        self._single: Final = next(iter(lengths)) if len(lengths) == 1 else None

    def read(self, reader: BitReader) -> int:
        """The next symbol."""
        return _symbol(reader, self._codes) if self._single is None else self._single


def _canonical(lengths: dict[int, int]) -> dict[int, int]:
    """Symbol by code; a 1 is put before each code, so that its length matters."""
    codes: dict[int, int] = {}
    code, before = 0, 0
    for length, symbol in sorted((length, symbol) for symbol, length in lengths.items()):
        code <<= length - before
        codes[1 << length | code] = symbol
        code, before = code + 1, length
    return codes


def _prefix_lengths(reader: BitReader, alphabet: int) -> dict[int, int]:
    skipped = reader.bits(2)
    if skipped == 1:
        number = reader.bits(2) + 1
        symbols = [reader.bits((alphabet - 1).bit_length()) for _ in range(number)]
        deep = number == 4 and reader.bool()
        lengths = {1: [0], 2: [1, 1], 3: [1, 2, 2], 4: [1, 2, 3, 3] if deep else [2, 2, 2, 2]}[number]
        if len(set(symbols)) < number or max(symbols) >= alphabet:
            raise ValueError("invalid prefix code")
        return dict(zip(symbols, lengths, strict=True))
    inner: dict[int, int] = {}
    space = 32
    for symbol in PREFIX_ORDER[skipped:]:
        if space <= 0:
            break
        position = reader.position
        four = reader.bits(4)
        reader.position = position + _PREFIX_LENGTHS[four]
        if length := _PREFIX_VALUES[four]:
            inner[symbol] = length
            space -= 32 >> length
    if len(inner) != 1 and space != 0:
        raise ValueError("invalid prefix code")
    return _run_lengths(reader, alphabet, inner)


def _run_lengths(reader: BitReader, alphabet: int, inner: dict[int, int]) -> dict[int, int]:
    """Lengths by symbol; 16 repeats the last one that is not 0, and 17 repeats 0 (RFC 7932, 3.5)."""
    codes = _canonical(inner)
    single = next(iter(inner)) if len(inner) == 1 else None
    lengths: dict[int, int] = {}
    symbol, space, last, count, repeated = 0, 1 << PREFIX_BITS, 8, 0, 0
    while symbol < alphabet and space > 0:
        value = _symbol(reader, codes) if single is None else single
        added = 1
        if value < 16:
            length, count = value, 0
            last = value or last
        else:
            length, extra = (last, 2) if value == 16 else (0, 3)
            if length != repeated:
                count, repeated = 0, length
            before = count
            count = (count - 2 << extra if count else 0) + reader.bits(extra) + 3
            added = count - before
        if symbol + added > alphabet:
            raise ValueError("invalid prefix code")
        if length:
            lengths |= dict.fromkeys(range(symbol, symbol + added), length)
            space -= added << PREFIX_BITS >> length
        symbol += added
    if space != 0:
        raise ValueError("invalid prefix code")
    return lengths


def _symbol(reader: BitReader, codes: dict[int, int]) -> int:
    """The symbol of the next code."""
    code = 1
    for _ in range(PREFIX_BITS):
        code = code << 1 | reader.bits(1)
        if code in codes:
            return codes[code]
    raise ValueError("invalid prefix code")


class Ans:
    """The state of asymmetric numeral systems, which all distributions share (C.2.5)."""

    def __init__(self) -> None:
        self.state: int | None = None

    @property
    def is_final(self) -> bool:
        """Whether all symbols were decoded right; the encoder starts with this state."""
        return self.state in (None, _FINAL_STATE)


class _AnsCode:
    """A distribution with its alias table (C.2.6)."""

    def __init__(self, reader: BitReader, alphabet_bits: int, ans: Ans) -> None:
        self._ans: Final = ans
        self._weights: Final = _distribution(reader, 1 << alphabet_bits)
        self._bucket_bits: Final = _TOTAL_BITS - alphabet_bits
        self._table: Final = _alias_table(self._weights, 1 << self._bucket_bits)

    def read(self, reader: BitReader) -> int:
        """The next symbol."""
        state = self._ans.state
        if state is None:
            state = reader.bits(32)
        index = state & (_TOTAL - 1)
        bucket, offset = index >> self._bucket_bits, index & ((1 << self._bucket_bits) - 1)
        cutoff, other, start = self._table[bucket]
        symbol = bucket
        if offset >= cutoff:
            symbol, offset = other, start + offset
        state = self._weights[symbol] * (state >> _TOTAL_BITS) + offset
        if state < 1 << 16:
            state = state << 16 | reader.bits(16)
        self._ans.state = state
        return symbol


def _short_number(reader: BitReader) -> int:
    """A number from 0 to 255 in 1 to 11 bits."""
    if not reader.bool():
        return 0
    count = reader.bits(3)
    return (1 << count) + reader.bits(count)


def _distribution(reader: BitReader, alphabet: int) -> list[int]:
    """The weight of each symbol; all together are _TOTAL."""
    weights = [0] * 256
    if reader.bool():
        both = reader.bool()
        first = _short_number(reader)
        second = _short_number(reader) if both else first
        weight = reader.bits(_TOTAL_BITS) if both else _TOTAL
        weights[first] = weight
        if both:
            weights[second] = _TOTAL - weight
        if both and first == second:
            raise ValueError("invalid distribution")
    elif reader.bool():
        number = 1 + _short_number(reader)
        for symbol in range(min(number, 256)):
            weights[symbol] = _TOTAL // number + (symbol < _TOTAL % number)
    else:
        weights = _listed(reader)
    if any(weights[alphabet:]) or sum(weights) != _TOTAL:
        raise ValueError("invalid distribution")
    return (weights + [0] * alphabet)[:alphabet]


def _listed(reader: BitReader) -> list[int]:
    """Weights as logarithms with some more bits; the most likely symbol gets the rest."""
    length = 0
    while length < 3 and reader.bool():
        length += 1
    shift = reader.bits(length) + (1 << length) - 1
    if shift > _TOTAL_BITS + 1:
        raise ValueError("invalid distribution")
    alphabet = 3 + _short_number(reader)
    logs: list[int] = []
    runs: dict[int, int] = {}
    while len(logs) < alphabet:
        log = _logarithm(reader)
        if log == _REPEATED:
            runs[len(logs)] = count = _short_number(reader) + 4
            logs += [-1] * count
        else:
            logs.append(log)
    if len(logs) > alphabet or max(logs) < 0:
        raise ValueError("invalid distribution")
    rest = logs.index(max(logs))
    weights: list[int] = []
    for symbol, log in enumerate(logs):
        if symbol in runs:
            weights += [weights[-1] if weights else 0] * runs[symbol]
        if log < 0:
            continue
        count = max(0, min(log - 1, shift - ((_TOTAL_BITS - log + 1) >> 1))) if log > 1 else 0
        more = reader.bits(count) << max(0, log - 1 - count) if symbol != rest else 0
        weights.append((1 << (log - 1)) + more if log and symbol != rest else 0)
    weights[rest] = _TOTAL - sum(weights)
    if weights[rest] <= 0 or rest + 1 in runs:
        raise ValueError("invalid distribution")
    return weights


def _logarithm(reader: BitReader) -> int:
    """A logarithm, 0-12, or _REPEATED; by a prefix code of 3 to 7 bits."""
    three = reader.bits(3)
    if three in (0, 2, 4, 5, 6):
        return {0: 10, 2: 7, 4: 6, 5: 8, 6: 9}[three]
    fourth = reader.bits(1)
    if three == 3:
        return 1 if fourth else 3
    if three == 7:
        return 2 if fourth else 5
    if fourth:
        return 4
    if reader.bits(1):
        return 0
    if reader.bits(1):
        return 11
    return _REPEATED if reader.bits(1) else 12


def _alias_table(weights: list[int], bucket: int) -> list[tuple[int, int, int]]:
    """(offset from which on another symbol begins, that symbol, what to add to the offset) of each bucket."""
    if _TOTAL in weights:
        only = weights.index(_TOTAL)
        return [(0, only, bucket * number) for number in range(len(weights))]
    cutoffs, others, starts = list(weights), [0] * len(weights), [0] * len(weights)
    over = [number for number, cutoff in enumerate(cutoffs) if cutoff > bucket]
    under = [number for number, cutoff in enumerate(cutoffs) if cutoff < bucket]
    while over:
        large, small = over.pop(), under.pop()
        cutoffs[large] -= bucket - cutoffs[small]
        others[small], starts[small] = large, cutoffs[large]
        if cutoffs[large] < bucket:
            under.append(large)
        elif cutoffs[large] > bucket:
            over.append(large)
    return [
        (bucket, number, 0) if cutoff == bucket else (cutoff, others[number], starts[number] - cutoff)
        for number, cutoff in enumerate(cutoffs)
    ]


def read_codes(reader: BitReader, number: int, bits: int, ans: Ans | None) -> Iterator[Code]:
    """Read `number` codes: prefix codes, or distributions of 1 << `bits` symbols that share the state `ans`."""
    if ans is not None:
        for _ in range(number):
            yield _AnsCode(reader, bits, ans)
        return
    alphabets: list[int] = []
    for _ in range(number):
        count = reader.bits(4) if reader.bool() else -1
        alphabets.append(1 if count < 0 else 1 + (1 << count) + reader.bits(count))
    for alphabet in alphabets:
        if alphabet > 1 << PREFIX_BITS:
            raise ValueError("invalid prefix code")
        yield _PrefixCode(reader, alphabet)


@dataclass(frozen=True, slots=True)
class Integers:
    """How a symbol and the bits that follow it make an integer (C.2.3)."""

    split: int
    most: int
    least: int

    def read(self, reader: BitReader, symbol: int) -> int:
        """The integer that begins with a symbol."""
        if symbol < 1 << self.split:
            return symbol
        inner = self.most + self.least
        count = self.split - inner + ((symbol - (1 << self.split)) >> inner)
        if count > 32:
            raise ValueError("invalid integer")
        low = symbol & ((1 << self.least) - 1)
        high = symbol >> self.least & ((1 << self.most) - 1) | 1 << self.most
        return (high << count | reader.bits(count)) << self.least | low


def read_integers(reader: BitReader, alphabet_bits: int) -> Integers:
    """Read how integers are made of symbols below 1 << `alphabet_bits`."""
    split = reader.bits(alphabet_bits.bit_length())
    if split > alphabet_bits:
        raise ValueError("invalid integers")
    if split == alphabet_bits:
        return Integers(split, 0, 0)
    most = reader.bits(split.bit_length())
    if most > split:
        raise ValueError("invalid integers")
    least = reader.bits((split - most).bit_length())
    if most + least > split:
        raise ValueError("invalid integers")
    return Integers(split, most, least)
