"""Reads and writes the bits of JPEG XL codestreams. Source: ISO/IEC 18181-1, annex A.2."""

import struct
from typing import Final

Distribution = tuple[tuple[int, int], ...]
"""(offset, bits) of each selector of u32() (A.2.2)."""
_ENUM: Final = ((0, 0), (1, 0), (2, 4), (18, 6))


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
