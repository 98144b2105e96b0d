"""Edits EXIF blocks in place, so that everything else keeps its bytes and its offset.

Maker notes contain offsets from the start of the block, so nothing in the block may move.
Sources: TIFF 6.0, section 2; EXIF 2.32, 4.6.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import Final

from rembg_desktop.imaging.directories import (
    EXIF_IFD,
    GPS_IFD,
    INCH,
    INTEROP_IFD,
    LONG,
    MAKER_NOTE,
    ORIENTATION,
    RATIONAL,
    RESOLUTION_UNIT,
    SHORT,
    X_RESOLUTION,
    Y_RESOLUTION,
    Directory,
    TiffReader,
    Value,
    append_directory,
    header,
)

_WIDTHS: Final = (0x0100, 0xA002, 0x1001)
_HEIGHTS: Final = (0x0101, 0xA003, 0x1002)
_PREVIEW_DATA: Final = {0x0111: 0x0117, 0x0144: 0x0145, 0x0201: 0x0202}
"""Tags of the offsets of strips, tiles and JPEG previews, and those of their lengths."""
_SUB_DIRECTORIES: Final = 0x014A
_MAX_LONG: Final = 2**32 - 1
_MAKER_NOTE_LIMIT: Final = 1 << 16
_WORK, _LEAST_WORK = 16, 1 << 20
"""Bytes of values and previews that are looked at: a multiple of the size of the block, and a minimum."""
_PREVIEW_BYTES: Final = 1024
"""Shorter data that starts like a JPEG file is no preview."""
_IN_SCAN: Final = frozenset((0x00, *range(0xD0, 0xD8)))
"""What follows the byte FF in the compressed data of a JPEG file."""


@dataclass(frozen=True, slots=True)
class Upright:
    """An EXIF block for an upright result, and what was read from it on the way.

    `block` is empty if nothing of it remains.
    """

    block: bytes
    orientation: int | None
    dpi: tuple[float, float] | None
    damaged: bool


def upright(block: bytes) -> Upright:
    """Edit an EXIF block for an upright result without previews. Everything else keeps its bytes and its offset.

    Raises:
        ValueError: the header or the first directory is damaged.
    """
    return _Editor(block).edit()


def with_size(block: bytes, size: tuple[int, int]) -> bytes:
    """The block with the size of the result where it states a size."""
    tiff, data = TiffReader(BytesIO(block)), bytearray(block)
    for directory in _directories(tiff):
        for entry in directory.entries.values():
            if entry.tag in (*_WIDTHS, *_HEIGHTS) and entry.kind in (SHORT, LONG) and entry.count == 1:
                side = size[entry.tag in _HEIGHTS]
                kind = SHORT if entry.kind == SHORT and side < 1 << 16 else LONG
                packed = struct.pack(tiff.order + ("H2x" if kind == SHORT else "I"), side)
                data[entry.at + 2 : entry.at + 12] = struct.pack(tiff.order + "HI", kind, 1) + packed
    return bytes(data)


def build(
    order: str,
    root: dict[int, Value],
    details: dict[int, Value],
    gps: dict[int, Value],
    interop: dict[int, Value],
    maker_note_at: int = 0,
) -> bytes | None:
    """An EXIF block from the values of its directories; None if there are none.

    Args:
        order: byte order, `<` or `>`.
        root: values of the first directory.
        details: values of the EXIF directory.
        gps: values of the GPS directory.
        interop: values of the interoperability directory.
        maker_note_at: where the maker note was in the file, which its offsets may refer to. It gets the same
            offset if that does not make the block much larger.
    """
    if not (root or details or gps):
        return None
    data = bytearray(header(order, 0))
    root, details, pinned = dict(root), dict(details), dict[int, bytes]()
    if MAKER_NOTE in details and len(data) <= maker_note_at <= _MAKER_NOTE_LIMIT:
        kind, count, note = details.pop(MAKER_NOTE)
        data += bytes(maker_note_at - len(data)) + note
        pinned[MAKER_NOTE] = struct.pack(order + "HHII", MAKER_NOTE, kind, count, maker_note_at)
    if interop:
        details[INTEROP_IFD] = LONG, 1, struct.pack(order + "I", append_directory(data, order, interop))
    if details or pinned:
        root[EXIF_IFD] = LONG, 1, struct.pack(order + "I", append_directory(data, order, details, pinned))
    if gps:
        root[GPS_IFD] = LONG, 1, struct.pack(order + "I", append_directory(data, order, gps))
    data[4:8] = struct.pack(order + "I", append_directory(data, order, root))
    return bytes(data)


def with_resolution(block: bytes | None, dpi: tuple[float, float]) -> bytes:
    """The block with the resolution, for formats that cannot store it elsewhere."""
    tiff = TiffReader(BytesIO(block)) if block else None
    order = tiff.order if tiff else "<"
    entries: dict[int, bytes] = {}
    data = bytearray(block or header(order, 0))
    if tiff:
        root = tiff.directory(tiff.first)
        found = tiff.resolution(root.entries)
        if is_equal(found, dpi):
            return bytes(data)
        entries = raw_entries(data, root)
        data[root.at : root.end] = bytes(root.end - root.at)
    values: dict[int, Value] = {RESOLUTION_UNIT: (SHORT, 1, struct.pack(order + "H", INCH))}
    for tag, side in zip((X_RESOLUTION, Y_RESOLUTION), dpi, strict=True):
        ratio = Fraction(side).limit_denominator(max(1, min(10_000, int(_MAX_LONG / side))))
        values[tag] = RATIONAL, 1, struct.pack(order + "II", ratio.numerator, ratio.denominator)
    at = append_directory(data, order, values, entries)
    data[4:8] = struct.pack(order + "I", at)
    return bytes(data)


def is_equal(first: tuple[float, float] | None, second: tuple[float, float] | None) -> bool:
    """Whether both state the same number of dots per inch."""
    return bool(first and second) and all(
        abs(a - b) < 0.01 for a, b in zip(first or (), second or (), strict=True)
    )


def _directories(tiff: TiffReader) -> Iterator[Directory]:
    """The first directory and the valid ones for EXIF, GPS and Interop."""
    root = tiff.directory(tiff.first)
    yield root
    for tag in (EXIF_IFD, GPS_IFD):
        if (child := tiff.below(root, tag)) is None:
            continue
        yield child
        if tag == EXIF_IFD and (interop := tiff.below(child, INTEROP_IFD)) is not None:
            yield interop


def raw_entries(data: bytes | bytearray, directory: Directory) -> dict[int, bytes]:
    """The entries of a directory by tag, as stored."""
    return {entry.tag: bytes(data[entry.at : entry.at + 12]) for entry in directory.entries.values()}


class _TooMuchWorkError(Exception):
    """The values of a block overlap so often that it was made to keep programs busy."""


class _Editor:
    """Edits one block. Bytes of kept values are never overwritten, whatever a damaged preview claims."""

    def __init__(self, block: bytes) -> None:
        self._tiff: Final = TiffReader(BytesIO(block))
        if self._tiff.big:
            raise ValueError("BigTIFF")
        self._data: Final = bytearray(block)
        self._kept: Final = bytearray(len(block))
        self._end = len(block)
        self._needed = 8  # where the last kept value ends
        self._damaged = False
        self._budget = _WORK * len(block) + _LEAST_WORK

    def edit(self) -> Upright:
        tiff = self._tiff
        root = tiff.directory(tiff.first)
        turned, dpi = tiff.integer(root.entries.get(ORIENTATION)), tiff.resolution(root.entries)
        try:
            block = self._edited(root, turns=turned in range(5, 9))
        except _TooMuchWorkError:
            return Upright(b"", turned, dpi, damaged=True)
        return Upright(block, turned, dpi, self._damaged)

    def _edited(self, root: Directory, *, turns: bool) -> bytes:
        tiff = self._tiff
        self._kept[:8] = b"\1" * 8
        removed = {
            tag for tag in (*_PREVIEW_DATA, *_PREVIEW_DATA.values(), _SUB_DIRECTORIES) if tag in root.entries
        }
        directories = {root.at: (root, removed)}
        self._follow(root, (EXIF_IFD, GPS_IFD), directories)
        for directory, dropped in directories.values():
            self._keep(directory, dropped)
        self._blank_preview(root, is_root=True)
        previews = [root.following, *tiff.integers(root.entries.get(_SUB_DIRECTORIES))[:16]]
        for at in previews:
            self._blank_chain(at, directories)
        self._blank_jpegs()
        self._set_upright(root, turns=turns)
        # Some writers leave out the pointer to the next directory, so another one may begin where it would be.
        tables = [(directory.at, self._table(directory, dropped)) for directory, dropped in directories.values()]
        for directory, _ in directories.values():
            after = _table_end(directory)
            self._data[after : directory.end] = bytes(max(0, directory.end - after))
        for at, table in tables:
            self._data[at : at + len(table)] = table
        return bytes(self._data[: self._end]) if root.entries.keys() - removed else b""

    def _follow(
        self, parent: Directory, tags: tuple[int, ...], found: dict[int, tuple[Directory, set[int]]]
    ) -> None:
        for tag in tags:
            try:
                child = self._tiff.below(parent, tag)
            except ValueError:
                child = parent  # counts as invalid, like a directory that contains itself
            if child is None:
                continue
            if any(child.at < _table_end(other) and other.at < _table_end(child) for other, _ in found.values()):
                found[parent.at][1].add(tag)
                self._damaged = True
                continue
            found[child.at] = child, set()
            if tag == EXIF_IFD:
                self._follow(child, (INTEROP_IFD,), found)
            if not child.entries.keys() - found[child.at][1]:  # a directory has at least one entry
                found[parent.at][1].add(tag)

    def _keep(self, directory: Directory, dropped: set[int]) -> None:
        self._damaged |= bool(directory.broken)
        self._needed = max(self._needed, directory.end)
        self._mark(directory.at, directory.end)
        for entry in directory.entries.values():
            if entry.tag in dropped:
                continue
            self._needed = max(self._needed, entry.data_at + entry.length)
            if entry.tag != MAKER_NOTE:
                self._mark(entry.data_at, entry.data_at + entry.length)

    def _spend(self, length: int) -> None:
        self._budget -= length
        if self._budget < 0:
            raise _TooMuchWorkError

    def _mark(self, start: int, end: int) -> None:
        self._spend(end - start)
        self._kept[start:end] = b"\1" * (end - start)

    def _blank(self, start: int, end: int) -> None:
        """Overwrite with zeros what is not kept; cut it off at the end of the block."""
        end = min(end, len(self._data))
        if start >= end:
            return
        self._spend(end - start)
        for run in re.finditer(rb"\0+", self._kept[start:end]):
            self._data[start + run.start() : start + run.end()] = bytes(run.end() - run.start())
            if start + run.end() == self._end:
                self._end = max(self._needed, start + run.start())

    def _blank_chain(self, at: int, kept: dict[int, tuple[Directory, set[int]]]) -> None:
        for _ in range(8):
            if not at or at in kept:
                return
            try:
                directory = self._tiff.directory(at)
            except ValueError:
                self._damaged = True
                return
            self._blank_preview(directory, is_root=False)
            self._blank(directory.at, directory.end)
            at = directory.following

    def _blank_preview(self, directory: Directory, *, is_root: bool) -> None:
        entries = directory.entries
        for where, lengths in _PREVIEW_DATA.items():
            sizes = self._tiff.integers(entries.get(lengths))
            for start, size in zip(self._tiff.integers(entries.get(where)), sizes, strict=False):
                self._blank(start, start + size)
        for entry in () if is_root else entries.values():
            self._blank(entry.data_at, entry.data_at + entry.length)

    def _blank_jpegs(self) -> None:
        """Previews in maker notes, and those that only a maker note refers to."""
        for match in re.finditer(rb"\xff\xd8\xff", bytes(self._data)):
            start = match.start()
            end = min(_jpeg_end(self._data, start), len(self._data))
            self._spend(end - start)
            if not self._kept[start] and end - start > _PREVIEW_BYTES:
                self._blank(start, end)

    def _set_upright(self, root: Directory, *, turns: bool) -> None:
        data, order, entries = self._data, self._tiff.order, root.entries
        if (entry := entries.get(ORIENTATION)) is not None:
            packed = struct.pack(order + "HI", SHORT, 1) + struct.pack(order + "H2x", 1)
            if entry.kind in (SHORT, LONG) and entry.count == 1:
                packed = struct.pack(order + "HI", entry.kind, 1)
                packed += struct.pack(order + ("H2x" if entry.kind == SHORT else "I"), 1)
            data[entry.at + 2 : entry.at + 12] = packed
        horizontal, vertical = entries.get(X_RESOLUTION), entries.get(Y_RESOLUTION)
        if turns and horizontal and vertical:
            first, second = slice(horizontal.at + 2, horizontal.at + 12), slice(vertical.at + 2, vertical.at + 12)
            data[first], data[second] = data[second], data[first]

    def _table(self, directory: Directory, dropped: set[int]) -> bytes:
        """A directory without some entries, padded to its length. The values of the other entries do not move."""
        entries = {tag: raw for tag, raw in raw_entries(self._data, directory).items() if tag not in dropped}
        table = struct.pack(self._tiff.order + "H", len(entries)) + b"".join(entries.values())
        length = _table_end(directory) - directory.at
        return table.ljust(length, b"\0")[:length]


def _table_end(directory: Directory) -> int:
    """Where the entries of a directory end."""
    return directory.at + 2 + 12 * (len(directory.entries) + len(directory.broken))


def _jpeg_end(data: bytes | bytearray, start: int) -> int:
    """End of the JPEG data at `start`; the end of `data` if it has no end marker."""
    at = start + 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:  # compressed data contains no marker except restarts
            while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data) and data[at + 1] in _IN_SCAN:
                at += 2
            if at < 0:
                return len(data)
    return at if at > start + 2 else len(data)
