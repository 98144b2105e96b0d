"""Finds the blocks of metadata in TIFF files, with their bytes as stored, and adds them to TIFF files.

Sources: TIFF 6.0; TIFF tag registry of the Library of Congress; DNG 1.7.1, chapter 4.
"""

import io
import struct
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from rembg_desktop.imaging import exif
from rembg_desktop.imaging.containers import Blocks, kept_resources, with_iptc
from rembg_desktop.imaging.directories import (
    BYTE,
    EXIF_IFD,
    GPS_IFD,
    INTEROP_IFD,
    LONG,
    MAKER_NOTE,
    ORIENTATION,
    RESOLUTION_UNIT,
    SIZES,
    X_RESOLUTION,
    Y_RESOLUTION,
    Directory,
    Entry,
    TiffReader,
    Value,
    append_directory,
    header,
    swapped,
)

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

XMP_TAG: Final = 700
IPTC_TAG: Final = 33723
RESOURCES_TAG: Final = 34377
"""Photoshop's image resources."""
_ICC_TAG: Final = 34675
_IMAGE_DESCRIPTION: Final = 0x010E
_BASELINE: Final = 0x0230
"""From here on, tags describe the structure of the file only if they are listed below."""
_RESOLUTION: Final = (X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT)
_DESCRIPTIVE: Final = frozenset(
    {0x010D, _IMAGE_DESCRIPTION, 0x010F, 0x0110, ORIENTATION, *_RESOLUTION, 0x011D, 0x0131, 0x0132, 0x013B, 0x013C}
)
"""Lower tags that do not: names of document and page, description, camera, orientation, resolution, program, date,
artist and computer."""
_SEPARATE: Final = (XMP_TAG, IPTC_TAG, RESOURCES_TAG, _ICC_TAG)
_STRUCTURAL: Final = frozenset(
    {
        *_SEPARATE,  # written separately
        *range(0x5012, 0x5034),  # thumbnails of Windows
        *range(32995, 32999),  # depth and data type of SGI
        *range(33300, 33306),  # size and view of Pixar's textures
        *(33421, 33422),  # color filter array
        *range(34016, 34033),  # IT8
        37724,  # layers of Photoshop
        *range(0xC612, 0xC696),  # DNG, up to the tags of ImageJ
        *range(0xC698, 0xCD7F),  # DNG, after them
    }
)
"""Tags that describe the pixels or are previews or layers of them."""
_LARGE_VALUE: Final = 1 << 20
_MAX_TAGS: Final = 1000
"""tifffile takes 4096 tags in a directory. Those of the pixels come first."""
_MAX_PAGES, _MAX_ENTRIES = 256, 200_000
_BITS: Final = 0x0102
_STRIP_OFFSETS: Final = (0x0111, 0x0144)
_NESTED: Final = (EXIF_IFD, GPS_IFD, INTEROP_IFD)


def read_tiff(file: BinaryIO, page_at: int | None = None) -> Blocks:
    """The metadata of a page of a TIFF file. What the page does not state comes from the first page.

    Args:
        file: open TIFF file.
        page_at: offset of the directory of the page that is decoded; None for the first page.

    Raises:
        ValueError: the header or the directory is damaged.
    """
    tiff = TiffReader(file)
    root = tiff.directory(tiff.first)
    page = root if page_at in (None, root.at) else tiff.directory(page_at)
    entries = {**root.entries, **page.entries}
    found = Blocks(damaged=bool(root.broken or page.broken))
    directories: dict[int, Directory | None] = {}
    for tag in _NESTED:
        parent = directories[EXIF_IFD] if tag == INTEROP_IFD else page if tag in page.entries else root
        try:
            directories[tag] = tiff.below(parent, tag) if parent else None
        except ValueError:
            directories[tag] = None
            found.damaged = True
    # The profile first: without it, the colors would be wrong.
    found.icc, found.xmp, resources, iptc = (
        tiff.value_within_limit(entries[tag]) if tag in entries else None
        for tag in (_ICC_TAG, XMP_TAG, RESOURCES_TAG, IPTC_TAG)
    )
    found.iptc = kept_resources(resources or b"")
    if iptc:
        found.iptc = with_iptc(found.iptc, _in_stored_order(iptc, entries[IPTC_TAG]))
    details, gps, interop = (tiff.values(directory) if (directory := directories[tag]) else {} for tag in _NESTED)
    described = tiff.values(root, _is_descriptive)
    if page is not root:
        described = {tag: value for tag, value in described.items() if tag not in _RESOLUTION}
        described |= tiff.values(page, _is_descriptive)
    if described.get(_IMAGE_DESCRIPTION, (0, 0, b""))[2].startswith(b'{"shape":'):
        del described[_IMAGE_DESCRIPTION]  # written by tifffile, and wrong for the result
    directory = directories[EXIF_IFD]
    note = directory.entries.get(MAKER_NOTE) if directory else None
    found.exif = exif.build(tiff.order, described, details, gps, interop, note.data_at if note else 0)
    found.orientation = tiff.integer(entries.get(ORIENTATION))
    found.dpi = tiff.resolution(page.entries)
    found.too_large = tiff.too_large
    return found


def tiff_parts(encoded: BytesIO, block: bytes | None, further: dict[int, Value]) -> tuple[bytes, bytes]:
    """What to write before and after a complete TIFF file, so that it contains an EXIF block and further tags.

    The block comes first and keeps its offsets and its byte order. The pixels of the file follow, and then a first
    directory with the tags of both. The file needs to have one page and to be smaller than 4 GB.
    """
    tiff = TiffReader(encoded)
    page = tiff.directory(tiff.first)
    if block and TiffReader(BytesIO(block)).order != tiff.order and tiff.integer(page.entries.get(_BITS)) != 8:
        block = _in_order(block, tiff.order)  # the bytes of the pixels cannot be exchanged
    before = bytearray(block or header(tiff.order, 0))
    order = TiffReader(BytesIO(before)).order
    raw: dict[int, bytes] = {}
    if block:
        reader = TiffReader(BytesIO(block))
        root = reader.directory(reader.first)
        raw = exif.raw_entries(before, root)
        before[root.at : root.end] = bytes(root.end - root.at)
    before += bytes(-len(before) % 8)
    values = dict(further)
    for tag, entry in page.entries.items():
        if tag in _STRIP_OFFSETS:
            moved = [len(before) + at for at in tiff.integers(entry)]
            values[tag] = LONG, len(moved), struct.pack(f"{order}{len(moved)}I", *moved)
        else:
            value = entry.kind, entry.count, tiff.value(entry)
            values[tag] = value if order == tiff.order else swapped(value)
    after = bytearray()
    at = append_directory(after, order, values, raw, base=len(before) + tiff.size)
    before[4:8] = struct.pack(order + "I", at)
    return bytes(before), bytes(after)


def _in_order(block: bytes, order: str) -> bytes:
    """The block with its numbers in another byte order. Text in UTF-16 and maker notes stay as they are."""
    tiff = TiffReader(BytesIO(block))
    root = tiff.directory(tiff.first)
    details, gps = tiff.below(root, EXIF_IFD), tiff.below(root, GPS_IFD)
    interop = tiff.below(details, INTEROP_IFD) if details else None
    parts = [
        {tag: swapped(value) for tag, value in tiff.values(part).items()} if part else {}
        for part in (root, details, gps, interop)
    ]
    note = details.entries.get(MAKER_NOTE) if details else None
    return exif.build(order, *parts, maker_note_at=note.data_at if note else 0) or header(order, 0)


def _is_descriptive(tag: int) -> bool:
    return tag in _DESCRIPTIVE or (tag >= _BASELINE and tag not in _STRUCTURAL)


def _in_stored_order(iptc: bytes, entry: Entry) -> bytes:
    """IPTC-IIM data. Some programs store them as 32-bit numbers in the byte order of the file."""
    if entry.kind == LONG and iptc[:1] != b"\x1c" == iptc[3:4]:
        return b"".join(iptc[at : at + 4][::-1] for at in range(0, len(iptc), 4))
    return iptc


class _Patched(io.RawIOBase):
    """A file in which some bytes are replaced by others of the same length."""

    def __init__(self, file: BinaryIO, patches: dict[int, bytes]) -> None:
        super().__init__()
        self._file = file
        self._patches = sorted(patches.items())
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._file.seek(self._at)
        self._at = self._file.seek(offset, whence)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        self._file.seek(self._at)
        data = self._file.read(len(view))
        start, end = self._at, self._at + len(data)
        view[: len(data)] = data
        for at, patch in self._patches:
            first, last = max(at, start), min(at + len(patch), end)
            if first < last:
                view[first - start : last - start] = patch[first - at : last - at]
        self._at = end
        return len(data)


def for_decoders(file: BinaryIO) -> BinaryIO:
    """The file without metadata that is so large that decoders would refuse the file or use much memory.

    It has the same offsets. Files of usual size are returned as they are.
    """
    patches: dict[int, bytes] = {}
    try:
        tiff = TiffReader(file)
        at, seen = tiff.first, dict[int, int]()
        while at and at not in seen and len(seen) < _MAX_PAGES and sum(seen.values()) < _MAX_ENTRIES:
            directory = tiff.directory(at)
            seen[at] = len(directory.entries)
            patches |= _patches(tiff, directory)
            at = directory.following
    except ValueError:  # damage is the decoder's matter
        pass
    return io.BufferedReader(_Patched(file, patches)) if patches else file


def _patches(tiff: TiffReader, directory: Directory) -> dict[int, bytes]:
    """What to replace in a directory: large values become their first number, and too many entries end earlier."""
    found: dict[int, bytes] = {}
    count_form, entry_form, inline = ("Q", "HHQ", 8) if tiff.big else ("H", "HHI", 4)
    for tag, entry in directory.entries.items():
        if entry.length > _LARGE_VALUE and (tag in _SEPARATE or _is_descriptive(tag)):
            size = SIZES[entry.kind]
            first = tiff.value(replace(entry, count=1, length=size)) if size <= inline else b""
            kind = entry.kind if first else BYTE
            found[entry.at] = struct.pack(tiff.order + entry_form, tag, kind, 1) + first.ljust(inline, b"\0")
    start, size = directory.at + struct.calcsize("=" + count_form), struct.calcsize("=" + entry_form) + inline
    if directory.end - start > size * _MAX_TAGS:
        found = {at: patch for at, patch in found.items() if at < start + size * _MAX_TAGS}
        found[directory.at] = struct.pack(tiff.order + count_form, _MAX_TAGS)
        link = struct.pack(tiff.order + ("Q" if tiff.big else "I"), directory.following)
        found[start + size * _MAX_TAGS] = link
    return found
