"""TIFF directories at byte level, in TIFF files and EXIF blocks.

Sources: TIFF 6.0, section 2; BigTIFF; EXIF 2.32, 4.6.2, and 3.0 for type 129.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

EXIF_IFD: Final = 0x8769
GPS_IFD: Final = 0x8825
INTEROP_IFD: Final = 0xA005
MAKER_NOTE: Final = 0x927C
ORIENTATION: Final = 0x0112
X_RESOLUTION: Final = 0x011A
Y_RESOLUTION: Final = 0x011B
RESOLUTION_UNIT: Final = 0x0128
INCH: Final = 2
CENTIMETER: Final = 3

MAX_METADATA: Final = 32 << 20
"""Bytes of metadata that are read of one file."""

BYTE: Final = 1
SHORT: Final = 3
LONG: Final = 4
RATIONAL: Final = 5
UNDEFINED: Final = 7
SIZES: Final = dict(
    zip((*range(1, 14), 16, 17, 18, 129), (1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 8, 8, 8, 1), strict=True)
)
"""Bytes of a value by type."""
_INTEGERS: Final = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}

Value = tuple[int, int, bytes]
"""Type, count and bytes of a value."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a directory. `data_at` is where the value starts and `length` its size in bytes."""

    tag: int
    kind: int
    count: int
    at: int
    data_at: int
    length: int


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory at `at` that ends at `end`; `broken` are entries whose values are not in the file."""

    at: int
    end: int
    entries: dict[int, Entry]
    broken: tuple[int, ...]
    following: int


class TiffReader:
    """Reads the directories of a TIFF file or EXIF block.

    Attributes:
        order: byte order, `<` or `>`.
        big: the file is a BigTIFF.
        too_large: some values were left out because of their size.

    Raises:
        ValueError: the header is invalid.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: Final = file
        self._available = MAX_METADATA
        self.too_large = False
        self.size: Final = file.seek(0, 2)
        file.seek(0)
        head = file.read(16)
        orders = {b"II*\0": ("<", False), b"MM\0*": (">", False), b"II+\0": ("<", True), b"MM\0+": (">", True)}
        if head[:4] not in orders or len(head) < 8:
            raise ValueError("no TIFF header")
        self.order, self.big = orders[head[:4]]
        self.first: Final[int] = struct.unpack_from(
            self.order + ("Q" if self.big else "I"), head, 8 if self.big else 4
        )[0]

    def directory(self, at: int) -> Directory:
        """The directory at an offset.

        Raises:
            ValueError: it is not completely in the file.
        """
        counter, form, inline = ("Q", "HHQ", 8) if self.big else ("H", "HHI", 4)
        entry_bytes = struct.calcsize("=" + form) + inline
        start = at + struct.calcsize("=" + counter)
        if not 8 <= at <= self.size - 2:
            raise ValueError("directory outside of the file")
        (count,) = struct.unpack(self.order + counter, self._read(at, start - at))
        if count > 0xFFFF or not count:
            raise ValueError("invalid directory")
        table = self._read(start, count * entry_bytes)
        entries: dict[int, Entry] = {}
        broken: list[int] = []
        for number in range(count):
            tag, kind, amount = struct.unpack_from(self.order + form, table, number * entry_bytes)
            place = start + number * entry_bytes
            data_at = place + entry_bytes - inline
            length = SIZES.get(kind, 0) * amount
            valid = kind in SIZES and tag not in entries
            if length > inline:
                (data_at,) = struct.unpack_from(self.order + ("Q" if self.big else "I"), table, data_at - start)
            if not valid or data_at + length > self.size:
                broken.append(place)
            else:
                entries[tag] = Entry(tag, kind, amount, place, data_at, length)
        end = start + len(table)
        following = self._read(end, inline) if end + inline <= self.size else bytes(inline)
        (then,) = struct.unpack(self.order + ("Q" if self.big else "I"), following)
        return Directory(at, min(end + inline, self.size), entries, tuple(broken), then)

    def value(self, entry: Entry) -> bytes:
        """The bytes of a value as stored."""
        return self._read(entry.data_at, entry.length)

    def values(self, directory: Directory, tags: Callable[[int], bool] = lambda _: True) -> dict[int, Value]:
        """The values in a directory, without pointers to directories and types of BigTIFF alone.

        Args:
            directory: of this file.
            tags: whether a tag is wanted.
        """
        found: dict[int, Value] = {}
        for tag, entry in directory.entries.items():
            if (
                tag in (EXIF_IFD, GPS_IFD, INTEROP_IFD)
                or not (entry.kind < 13 or entry.kind == 129)
                or not tags(tag)
            ):
                continue
            if (value := self.value_within_limit(entry)) is not None:
                found[tag] = entry.kind, entry.count, value
        return found

    def value_within_limit(self, entry: Entry) -> bytes | None:
        """The bytes of a value; None, and `too_large` is set, if all values together become too large.

        Values may overlap, so a small file can state any amount of them.
        """
        if entry.length > self._available:
            self.too_large = True
            return None
        self._available -= entry.length
        return self.value(entry)

    def integers(self, entry: Entry | None) -> tuple[int, ...]:
        """The values of an entry of integers; empty for other types."""
        if entry is None or entry.kind not in _INTEGERS:
            return ()
        return struct.unpack(f"{self.order}{entry.count}{_INTEGERS[entry.kind]}", self.value(entry))

    def integer(self, entry: Entry | None) -> int | None:
        """The first value of an entry of integers."""
        if entry is None or entry.kind not in _INTEGERS or not entry.count:
            return None
        data = self._read(entry.data_at, SIZES[entry.kind])
        return int(struct.unpack(self.order + _INTEGERS[entry.kind], data)[0])

    def below(self, parent: Directory, tag: int) -> Directory | None:
        """The directory to which an entry of `parent` points; None if there is none.

        Raises:
            ValueError: it is invalid.
        """
        entry = parent.entries.get(tag)
        return None if entry is None else self.directory(self.integer(entry) or 0)

    def resolution(self, entries: dict[int, Entry]) -> tuple[float, float] | None:
        """(horizontal, vertical) dots per inch; None if missing or invalid."""
        unit = self.integer(entries.get(RESOLUTION_UNIT)) or INCH
        sides = [self._rational(entries.get(tag)) for tag in (X_RESOLUTION, Y_RESOLUTION)]
        if unit not in (INCH, CENTIMETER) or sides[0] is None or sides[1] is None:
            return None
        scale = 2.54 if unit == CENTIMETER else 1.0
        return sides[0] * scale, sides[1] * scale

    def _rational(self, entry: Entry | None) -> float | None:
        if entry is None or entry.kind != RATIONAL:
            whole = self.integer(entry)
            return None if whole is None else float(whole)
        data = self._read(entry.data_at, SIZES[RATIONAL]) if entry.count else bytes(8)
        numerator, denominator = struct.unpack(self.order + "II", data)
        return numerator / denominator if denominator else None

    def _read(self, at: int, length: int) -> bytes:
        self._file.seek(at)
        data = self._file.read(length) if at + length <= self.size else b""
        if len(data) < length:
            raise ValueError("value outside of the file")
        return data


def header(order: str, first: int) -> bytes:
    """The header of a TIFF file whose first directory is at `first`."""
    return (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", first)


def append_directory(
    data: bytearray, order: str, values: dict[int, Value], raw: dict[int, bytes] | None = None, base: int = 0
) -> int:
    """Append a directory with its values to `data`, which starts at the offset `base` of the file.

    Args:
        data: is extended.
        order: byte order, `<` or `>`.
        values: by tag.
        raw: further entries of 12 bytes whose values are in the file already.
        base: offset of `data` in the file.

    Returns:
        The offset of the directory in the file.
    """
    entries = dict(raw or {})
    for tag, (kind, count, value) in values.items():
        place = value.ljust(4, b"\0")
        if len(value) > 4:
            data += bytes((base + len(data)) % 2)
            place = struct.pack(order + "I", base + len(data))
            data += value
        entries[tag] = struct.pack(order + "HHI", tag, kind, count) + place
    data += bytes((base + len(data)) % 2)
    at = base + len(data)
    data += struct.pack(order + "H", len(entries)) + b"".join(entries[tag] for tag in sorted(entries)) + bytes(4)
    return at


def swapped(value: Value) -> Value:
    """A value in the other byte order."""
    kind, count, data = value
    width = 4 if kind in (RATIONAL, 10) else SIZES[kind]
    return kind, count, b"".join(data[at : at + width][::-1] for at in range(0, len(data), width))
