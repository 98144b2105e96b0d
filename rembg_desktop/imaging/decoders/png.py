"""Decodes PNG. Damaged or huge chunks that hold no pixels are left out, and pixels are verified."""

import io
import struct
import zlib
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from PIL import PngImagePlugin

from rembg_desktop.errors import Notice
from rembg_desktop.imaging.decoded import BAD_FILE, Decoded
from rembg_desktop.imaging.decoders.pillow import PillowDecoder
from rembg_desktop.imaging.pixels import from_png

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _typeshed import WriteableBuffer

_FRAME_BYTES: Final = 12
"""Length, type and checksum of a chunk."""

_BLOCK: Final = 1 << 20
_MAX_METADATA: Final = 32 << 20
"""Decompressed bytes of metadata in one file. Text can be compressed to a thousandth of its size."""

_LEAST_METADATA: Final = 1024
"""What every chunk counts at least, so that a million empty ones are too many."""

_LENGTHS: Final = {
    b"gAMA": 4, b"cHRM": 32, b"cICP": 4, b"sRGB": 1, b"pHYs": 9, b"acTL": 8, b"fcTL": 26,
    b"iCCP": 3, b"tEXt": 1, b"zTXt": 3, b"iTXt": 5, b"eXIf": 1, b"tRNS": 1,
}  # fmt: skip
"""Chunks without pixels that are read, and their smallest valid length. Others are skipped."""

_KEY_LENGTHS: Final = {0: 2, 2: 6, 3: 1}
"""Smallest length of tRNS by color type (PNG specification, 11.3.1.1). Other types have an alpha channel."""

_FRAMES: Final = b"fdAT"
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_END: Final = b"\0\0\0\0IEND\xaeB`\x82"
_DEEP: Final = 16
_RGB: Final = 2


class PngDecoder(PillowDecoder):
    """Decodes PNG with Pillow, which gets only the chunks that are valid.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        PngImagePlugin.MAX_TEXT_CHUNK = _MAX_METADATA  # a constant of Pillow; _scan() ensures a lower total
        self._file = file
        self._name: Final = Path(file.name).name
        self._layout = _scan(file)
        try:
            super().__init__(self._layout.open(file), "PNG")
        except BAD_FILE:
            if not self._layout.drop_metadata():
                raise
            super().__init__(self._layout.open(file), "PNG")

    @property
    def is_deep(self) -> bool:
        """Whether the pixels have 16 bits per channel."""
        return self._layout.bits == _DEEP

    def decode(self) -> Decoded:
        """Decode the first frame.

        Raises:
            ValueError: a checksum of the pixels is wrong. Pillow raises others for invalid or missing data.
        """
        layout = self._layout
        if self.is_deep and layout.color_type == _RGB and any(chunk.kind == b"tRNS" for chunk in layout.chunks):
            decoded = self.decode_deep()  # Pillow would compare only half of the bits with the transparent color
            decoded.deep = None
            return decoded
        self._check_pixels()
        try:
            decoded = super().decode()
        except BAD_FILE:  # metadata after the pixels is only read now
            if not layout.drop_metadata():
                raise
            super().__init__(layout.open(self._file), "PNG")
            decoded = super().decode()
        decoded.notices += tuple(self._notices())
        return decoded

    def decode_deep(self) -> Decoded:
        """Decode the first frame also with 16 bits. Raises as decode() does."""
        if not self.is_deep:
            return self.decode()
        image, self._image = self._image, None
        assert image is not None, "the image was decoded twice"
        self._check_pixels()
        deep = from_png(self._layout.pixels_only(self._file))
        decoded = self._decoded(image, deep.image(), deep.alpha_image())
        decoded.deep = deep
        decoded.notices += tuple(self._notices())
        return decoded

    def _check_pixels(self) -> None:
        for chunk in self._layout.pixels:
            if not _has_valid_checksum(self._file, chunk):
                raise ValueError("wrong checksum of pixels")

    def _notices(self) -> "Sequence[Notice]":
        found: list[Notice] = []
        if not self._layout.has_end:
            found.append(Notice("end_missing", f"The end of {self._name} is missing. All pixels are complete."))
        if b"tRNS" in self._layout.damaged:
            sentence = f"The transparency of {self._name} is damaged and was removed. Check the result."
            found.append(Notice("damaged_data", sentence))
        if self._layout.damaged - {b"tRNS"}:
            sentence = f"Some metadata of {self._name} is damaged and was removed."
            found.append(Notice("metadata_ignored", sentence))
        if self._layout.too_large:
            sentence = f"Some metadata of {self._name} is too large and was removed."
            found.append(Notice("metadata_dropped", sentence))
        return found


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A chunk: its type, the offset of its data, and the length of its data."""

    kind: bytes
    start: int
    length: int

    @property
    def is_pixels(self) -> bool:
        return self.kind == b"IDAT"

    @property
    def is_critical(self) -> bool:
        return not self.kind[0] & 0x20


@dataclass(slots=True)
class _Layout:
    """The chunks of a file that are decoded, and why others are not.

    Attributes:
        size: length of the file.
        bits: per sample.
        color_type: see the PNG specification, 11.2.1.
        chunks: what the decoder gets.
        tail: offset from which on the decoder gets everything, because no valid chunk starts there.
        skipped: some chunks are left out.
        damaged: types of damaged chunks that are left out.
        too_large: some chunks are left out because of their size.
        has_end: the file is complete.
        metadata_bytes: decompressed size of the chunks without pixels.
    """

    size: int
    bits: int = 0
    color_type: int = 0
    chunks: list[_Chunk] = field(default_factory=list[_Chunk])
    tail: int = 0
    skipped: bool = False
    damaged: set[bytes] = field(default_factory=set[bytes])
    too_large: bool = False
    has_end: bool = False
    metadata_bytes: int = 0

    @property
    def pixels(self) -> list[_Chunk]:
        """The chunks with pixels whose checksum is in the file."""
        return [chunk for chunk in self.chunks if chunk.is_pixels and chunk.start + chunk.length + 4 <= self.size]

    def drop_metadata(self) -> bool:
        """Leave out all metadata. False if there is none."""
        kept = [chunk for chunk in self.chunks if chunk.is_critical or chunk.kind == b"tRNS"]
        dropped = len(kept) < len(self.chunks)
        if dropped:
            self.damaged.update({chunk.kind for chunk in self.chunks} - {chunk.kind for chunk in kept})
            self.chunks, self.skipped = kept, True
        return dropped

    def pixels_only(self, file: BinaryIO) -> bytearray:
        """A complete file with only the pixels and the transparent color."""
        data = bytearray(_SIGNATURE)
        for chunk in self.chunks:
            if chunk.kind in (b"IHDR", b"tRNS", b"IDAT"):
                file.seek(chunk.start)
                part = file.read(chunk.length)  # shorter if the end is missing
                data += struct.pack(">I", len(part)) + chunk.kind + part
                data += struct.pack(">I", zlib.crc32(part, zlib.crc32(chunk.kind)))
        return data + _END

    def open(self, file: BinaryIO) -> BinaryIO:
        """The file without the chunks that are left out. Nothing is copied."""
        if not self.skipped:
            return file
        spans = [(0, len(_SIGNATURE))]
        for chunk in self.chunks:
            start, end = chunk.start - 8, min(chunk.start + chunk.length + 4, self.size)
            if start == spans[-1][1]:
                start = spans.pop()[0]
            spans.append((start, end))
        if self.tail:
            spans.append((self.tail, self.size))
        return cast("BinaryIO", io.BufferedReader(_Spans(file, spans), 1 << 16))


class _Spans(io.RawIOBase):
    """Some parts of a file, as a file."""

    def __init__(self, file: BinaryIO, spans: "Sequence[tuple[int, int]]") -> None:
        self._file = file
        self._spans = spans
        self._starts = [0, *accumulate(end - start for start, end in spans)]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        index = bisect_right(self._starts, self._at) - 1
        if index >= len(self._spans):
            return 0
        start, end = self._spans[index]
        at = start + self._at - self._starts[index]
        self._file.seek(at)
        view = memoryview(buffer)[: end - at]
        count = cast("io.BufferedReader", self._file).readinto(view)
        self._at += count
        return count


def _scan(file: BinaryIO) -> _Layout:
    """Find the chunks of a file and verify those without pixels. Pixels are not read."""
    size = file.seek(0, 2)
    layout = _Layout(size)
    at = len(_SIGNATURE)
    while at + 8 <= size:
        file.seek(at)
        head = file.read(8)
        chunk = _Chunk(head[4:], at + 8, int.from_bytes(head[:4], "big"))
        if not chunk.kind.isalpha():
            break
        at = chunk.start + chunk.length + 4
        if chunk.kind == b"IHDR":
            layout.bits, layout.color_type = file.read(10)[8:]
        if chunk.is_critical or chunk.kind == _FRAMES:
            layout.chunks.append(chunk)
        else:
            _add_metadata(layout, file, chunk)
        if chunk.kind == b"IEND":
            layout.has_end = at <= size
            return layout
    if at < size:
        layout.tail = at
    return layout


def _add_metadata(layout: _Layout, file: BinaryIO, chunk: _Chunk) -> None:
    """Add a chunk without pixels if it is valid and not too large."""
    available = _MAX_METADATA - layout.metadata_bytes
    if chunk.kind in _LENGTHS and chunk.start + chunk.length + 4 <= layout.size:
        fits = chunk.length <= available
        needed = _metadata_bytes(file, chunk, layout.color_type, available) if fits else chunk.length
        if needed is not None and needed <= available:
            layout.metadata_bytes += max(needed, _LEAST_METADATA)
            layout.chunks.append(chunk)
            return
        if needed is None:
            layout.damaged.add(chunk.kind)
        else:
            layout.too_large = True
    layout.skipped = True


def _metadata_bytes(file: BinaryIO, chunk: _Chunk, color_type: int, limit: int) -> int | None:
    """How many bytes the chunk takes after decompression; None if it is damaged. Counts to just above `limit`."""
    file.seek(chunk.start)
    data = file.read(chunk.length)
    checksum = file.read(4)
    least = _KEY_LENGTHS.get(color_type, 0) if chunk.kind == b"tRNS" else _LENGTHS[chunk.kind]
    if len(data) < least or checksum != struct.pack(">I", zlib.crc32(data, zlib.crc32(chunk.kind))):
        return None
    compressed = _COMPRESSED[chunk.kind](data) if chunk.kind in _COMPRESSED else None
    if compressed is None:
        return len(data)
    try:
        return len(data) + _inflated_bytes(compressed, limit)
    except zlib.error:
        return None


def _compressed_part(data: bytes) -> bytes:
    """What follows the keyword and the compression method of iCCP and zTXt (PNG specification, 11.3.2.3)."""
    return data.partition(b"\0")[2][1:]


def _compressed_text(data: bytes) -> bytes | None:
    """The text of iTXt if it is compressed (PNG specification, 11.3.3.4)."""
    rest = data.partition(b"\0")[2]
    return rest[2:].split(b"\0", 2)[-1] if rest[:1] == b"\1" else None


_COMPRESSED: "Final[dict[bytes, Callable[[bytes], bytes | None]]]" = {
    b"iCCP": _compressed_part,
    b"zTXt": _compressed_part,
    b"iTXt": _compressed_text,
}


def _inflated_bytes(data: bytes, limit: int) -> int:
    """Size of compressed data, counted in small pieces and to just above `limit`. Raises zlib.error."""
    inflater, total = zlib.decompressobj(), 0
    for at in range(0, len(data), 1 << 14):
        piece = data[at : at + (1 << 14)]
        while piece and not inflater.eof:
            total += len(inflater.decompress(piece, 1 << 16))
            if total > limit:
                return total
            piece = inflater.unconsumed_tail
    if not inflater.eof:
        raise zlib.error("incomplete")
    return total


def _has_valid_checksum(file: BinaryIO, chunk: _Chunk) -> bool:
    file.seek(chunk.start)
    found, left = zlib.crc32(chunk.kind), chunk.length
    while left and (block := file.read(min(left, _BLOCK))):
        found = zlib.crc32(block, found)
        left -= len(block)
    return not left and file.read(4) == struct.pack(">I", found)
