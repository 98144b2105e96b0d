"""How the input formats and the own results are detected, and boxes found in files. Nothing is decoded here."""

import re
import struct
from collections.abc import Callable, Generator
from typing import BinaryIO, Final

from rembg_desktop.imaging.input_formats import FORMATS

HEAD_BYTES: Final = 64
"""Number of bytes that recognize() and is_own_result() need."""

MARK: Final = b"Rembg Desktop"
"""The name of this program in the files that it writes."""

PNG_MARK: Final = b"Software\0" + MARK
"""Content of the first tEXt chunk of a result (PNG specification, 11.3.3.2)."""

WEBP_MARK_CHUNK: Final = b"RMBG"
"""Type of the chunk with the mark. Readers ignore unknown chunks (RFC 9649, section 2.7.1.6)."""

JXL_SIGNATURE: Final = b"\0\0\0\x0cJXL \r\n\x87\n"
"""The first box of a JPEG XL file; a box of 20 bytes follows."""

MARK_BOX: Final = (8 + len(MARK)).to_bytes(4, "big") + b"free" + MARK
"""Box with the mark: the third one of JPEG XL, the last one of AVIF. Readers skip it (ISO 14496-12, 8.1.2)."""

TIFF_MARK_TAG: Final = 11
"""ProcessingSoftware, which Exiv2 and ExifTool know. Software (305) is kept from the source."""

JPEG_COMMENT: Final = 0xFFFE
_JFIF: Final = 0xE0
"""JPEG markers: COM, and the second byte of APP0 (ITU T.81, table B.1)."""

_DENSITY_AT: Final = 13
"""Offset of the density in a JPEG file that starts with a JFIF segment."""

_WEBP_ALPHA: Final = 0x10
"""Flag of VP8X, and of the fifth byte of VP8L (RFC 9649, sections 2.7.1 and 3.4)."""

_PSD_MARK: Final = MARK.decode().encode("utf-16-be")
_PSD_MARK_AT: Final = 55
"""Where the first resource of a document states the program that wrote it."""

_TIFF_ASCII: Final = 2

_TGA: Final = frozenset(next(each for each in FORMATS if each.kind == "TGA").suffixes)
_TGA_FOOTER: Final = b"TRUEVISION-XFILE.\0"
_TGA_MAPPED, _TGA_COLOR, _TGA_GRAY = (1, 9), (2, 10), (3, 11)
"""Image types (TGA 2.0, field 3): uncompressed and RLE."""

_TAIL_BYTES: Final = 1 << 16
_MAX_BOX: Final = 1 << 25
"""Boxes of metadata larger than this are not read."""
_BMP_HEADERS: Final = (12, 16, 40, 52, 56, 64, 108, 124)
"""Valid lengths of a BMP information header."""
_DIB_SIDE: Final = 1 << 17
_DIB_BITS: Final = (1, 4, 8, 16, 24, 32)
_DIB_BITFIELDS: Final = 3

_SIGNATURE: Final = re.compile(
    b"|".join(
        b"(?P<%b>%b)" % (each.kind.encode(), b"|".join(re.escape(start) for start in each.signatures))
        for each in FORMATS
        if each.signatures
    ).replace(rb"\?", b"."),
    re.DOTALL,
)
_BRANDS: Final = {brand: each.kind for each in FORMATS for brand in each.brands}
_BRAND_ORDER: Final = tuple(each.kind for each in FORMATS if each.brands)

_PLAUSIBLE: Final[dict[str, Callable[[bytes], bool]]] = {
    "BMP": lambda head: len(head) >= 18 and struct.unpack_from("<I", head, 14)[0] in _BMP_HEADERS,
    "PNM": lambda head: re.match(rb"P[1-6]\s*(#|\s\d)|P7\n", head) is not None,
    "QOI": lambda head: head[12:13] in (b"\3", b"\4") and head[13:14] in (b"\0", b"\1"),
    "ICO": lambda head: int.from_bytes(head[4:6], "little") > 0 and head[9:10] == b"\0",
}
"""Whether the rest of the header makes sense, for formats with short signatures."""


def recognize(head: bytes, suffix: str = "") -> str | None:
    """The kind of a file that starts with `head`, see FORMATS; None if the format is not supported.

    Args:
        head: the first HEAD_BYTES bytes.
        suffix: the file name extension. Only TGA needs it: its files start with no signature.
    """
    if found := _SIGNATURE.match(head):
        kind = found.lastgroup
        if kind and (kind not in _PLAUSIBLE or _PLAUSIBLE[kind](head)):
            return kind
    if _is_dib(head):
        return "DIB"
    if head[4:8] == b"ftyp" and (kind := _recognize_brand(head)):
        return kind
    return "TGA" if suffix.lower() in _TGA and is_tga_header(head) else None


def has_tga_footer(file: BinaryIO) -> bool:
    """Whether a file ends with the signature of TGA 2.0. Older files have none."""
    end = file.seek(0, 2)
    file.seek(max(0, end - len(_TGA_FOOTER)))
    return file.read() == _TGA_FOOTER


def is_own_result(head: bytes, file: BinaryIO) -> bool:
    """Whether this program wrote a file, according to the mark near its start; at its end for AVIF.

    Args:
        head: the first HEAD_BYTES bytes.
        file: the file; only read for AVIF, PSD, and for TIFF, whose directory can be anywhere.

    Raises:
        OSError: the file cannot be read.
    """
    if head.startswith(b"\x89PNG"):
        return head[37:41] == b"tEXt" and head[41:].startswith(PNG_MARK)
    if head.startswith(b"\xff\xd8\xff"):
        at = 4 + int.from_bytes(head[4:6], "big") if head[3:4] == b"\xe0" else 2
        return head[at : at + 2] == b"\xff\xfe" and head[at + 4 :].startswith(MARK)
    if head[8:12] == b"WEBP":
        return head[30:34] == WEBP_MARK_CHUNK
    if head.startswith((b"II*\0", b"MM\0*")) and len(head) >= 8:
        return _is_marked_tiff(head, file)
    if head.startswith(b"8BPS"):
        file.seek(_PSD_MARK_AT)
        return file.read(len(_PSD_MARK)) == _PSD_MARK
    if head[4:12] == b"ftypavif":
        file.seek(max(0, file.seek(0, 2) - len(MARK_BOX)))
        return file.read() == MARK_BOX
    return head.startswith(JXL_SIGNATURE) and head[32:].startswith(MARK_BOX)


def marked(data: bytes, density: tuple[int, int, int] | None) -> tuple[bytes, ...]:
    """The start of a JPEG file, or a whole WebP or AVIF file, in parts with the mark of this program."""
    if data[4:8] == b"ftyp":
        return data, MARK_BOX
    if data.startswith(b"\xff\xd8"):
        at = 4 + int.from_bytes(data[4:6], "big") if data[3] == _JFIF else 2
        if density and data[3] == _JFIF:  # Pillow only writes whole dots per inch
            data = data[:_DENSITY_AT] + struct.pack(">BHH", *density) + data[_DENSITY_AT + 5 :]
        return data[:at], struct.pack(">HH", JPEG_COMMENT, 2 + len(MARK)), MARK, data[at:]
    header, rest = b"", data[30:]
    if data[12:16] == b"VP8X":
        header = data[12:30]
    elif size := webp_size(data):
        # Only files with this header may have further chunks (RFC 9649, section 2.7).
        alpha = _WEBP_ALPHA if data[12:16] == b"VP8L" and data[24] & 0x10 else 0
        sides = b"".join((side - 1).to_bytes(3, "little") for side in size)
        header, rest = b"VP8X" + struct.pack("<II", 10, alpha) + sides, data[12:]
    mark = WEBP_MARK_CHUNK + struct.pack("<I", len(MARK)) + MARK
    mark += bytes(len(mark) % 2)
    return data[:4], struct.pack("<I", 4 + len(header) + len(mark) + len(rest)), data[8:12], header, mark, rest


def webp_size(head: bytes) -> tuple[int, int] | None:
    """(width, height) in the header of a WebP file. The decoder allocates memory for it when it opens the file.

    Source: the WebP container specification (RFC 9649), sections 2.5 to 2.7.
    """
    chunk = head[12:16]
    if len(head) < 30:
        return None
    if chunk == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def is_truncated(file: BinaryIO, kind: str) -> bool:
    """Whether a file of the format `kind` is truncated, according to its own structure.

    Only used to choose an error message. It can miss truncated files, for example TIFF, which stores no length.
    """
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read()
    match kind:
        case "JPEG":
            return b"\xff\xd9" not in tail
        case "PNG":
            return b"IEND" not in tail
        case "GIF":
            return b";" not in tail[-64:]
        case "WEBP":
            return int.from_bytes(head[4:8], "little") + 8 > size
        case "BMP":
            return int.from_bytes(head[2:6], "little") > size
        case "HEIF" | "AVIF" | "JPEG2000" | "JXL" if (
            head[:1] == b"\0"
        ):  # a codestream without boxes starts with FF
            return _boxes_end(file, size) > size
        case _:
            return False


def is_tga_header(head: bytes) -> bool:
    """Whether `head` can be the header of a TGA file (TGA 2.0, fields 1 to 5.6)."""
    if len(head) < 18:
        return False
    has_map, kind, map_bits, bits, descriptor = head[1], head[2], head[7], head[16], head[17]
    width, height = struct.unpack_from("<HH", head, 12)
    if not width or not height or descriptor & 0xC0 or descriptor & 15 > 8:
        return False
    if kind in _TGA_MAPPED:
        return has_map == 1 and bits in (8, 16) and map_bits in (15, 16, 24, 32)
    allowed = (15, 16, 24, 32) if kind in _TGA_COLOR else (8, 16) if kind in _TGA_GRAY else ()
    return has_map <= 1 and bits in allowed


def _is_dib(head: bytes) -> bool:
    """Whether it is a BMP without its file header. It has no signature, so its fields must be plausible."""
    if len(head) < 40 or head[1:4] != b"\0\0\0" or head[0] not in _BMP_HEADERS[2:]:
        return False
    width, height, planes, bits, compression = struct.unpack_from("<iiHHI", head, 4)
    is_plausible = 0 < width < _DIB_SIDE and 0 < abs(height) < _DIB_SIDE and planes == 1
    return is_plausible and bits in _DIB_BITS and compression <= _DIB_BITFIELDS


def _is_marked_tiff(head: bytes, file: BinaryIO) -> bool:
    """Whether the first entry of the first directory is the mark. Entries are sorted (TIFF 6.0, section 2)."""
    order = "<" if head.startswith(b"II") else ">"
    file.seek(struct.unpack_from(f"{order}I", head, 4)[0])
    entry = file.read(14)
    if len(entry) < 14:
        return False
    _, tag, kind, count, at = struct.unpack(f"{order}HHHII", entry)
    if (tag, kind) != (TIFF_MARK_TAG, _TIFF_ASCII) or count < len(MARK):
        return False
    file.seek(at)
    return file.read(len(MARK)) == MARK


def _recognize_brand(head: bytes) -> str | None:
    """The kind of an ISO base media file, according to its brand and the compatible ones."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = (head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4)))
    kinds = {_BRANDS[brand] for brand in brands if brand in _BRANDS}
    return next((kind for kind in _BRAND_ORDER if kind in kinds), None)


def _boxes_end(file: BinaryIO, size: int) -> int:
    """End offset of the last box of an ISO base media file, according to the box headers."""
    at = 0
    while at + 8 <= size:
        file.seek(at)
        header = file.read(16)
        length = int.from_bytes(header[:4], "big")
        if length == 1:
            length = int.from_bytes(header[8:16], "big")
        elif length == 0:
            return size
        if length < 8:
            return size
        at += length
    return at if at >= size else size + 1


def boxes(file: BinaryIO, start: int, end: int, *, partial: bool = False) -> Generator[tuple[bytes, int, int]]:
    """(type, start, end of the content) of each box of an ISO base media file, such as JP2 and JPEG XL.

    Args:
        file: open file.
        start: offset of the first box.
        end: end offset of the last box.
        partial: also give the beginning of a box whose end is missing.
    """
    at = start
    while at + 8 <= end:
        file.seek(at)
        header = file.read(16)
        length, skip = int.from_bytes(header[:4], "big"), 8
        if length == 1:
            length, skip = int.from_bytes(header[8:16], "big"), 16
        stop = end if length == 0 else at + length
        if stop > end and partial:
            stop = end
        if stop > end or stop < at + skip:
            return
        yield header[4:8], at + skip, stop
        at = stop


def content(file: BinaryIO, start: int, end: int) -> bytes:
    """The content of a box; empty if it is larger than metadata should be."""
    if end - start > _MAX_BOX:
        return b""
    file.seek(start)
    return file.read(end - start)
