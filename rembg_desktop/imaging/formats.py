"""The input formats, and how their files and the own results are detected. Nothing is decoded here."""

import re
import struct
from dataclasses import dataclass
from typing import BinaryIO, Final


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read.

    Attributes:
        kind: its name in this program, which selects the decoder; Pillow's name where Pillow knows the format.
        label: its name for users.
        suffixes: usual file name extensions in lower case, the first one preferred. Detection ignores them.
        mime: its media type.
        note: what is read of it, for the documentation.
    """

    kind: str
    label: str
    suffixes: tuple[str, ...]
    mime: str
    note: str = ""


FORMATS: Final = (
    Format(
        "JPEG",
        "JPEG",
        (".jpg", ".jpeg", ".jpe", ".jfif", ".pjpeg", ".mpo"),
        "image/jpeg",
        "including CMYK; embedded thumbnails and depth maps are ignored",
    ),
    Format("PNG", "PNG", (".png", ".apng"), "image/png", "1 to 16 bits, palette, transparent color; first frame"),
    Format("WEBP", "WebP", (".webp",), "image/webp", "still images, first frame of an animation"),
    Format("TIFF", "TIFF", (".tif", ".tiff"), "image/tiff", "gray, RGB, CMYK, Lab; one page"),
    Format("BMP", "BMP", (".bmp", ".dib"), "image/bmp"),
    Format(
        "RAW",
        "camera RAW",
        (".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".orf", ".rw2"),
        "image/x-adobe-dng",
        "developed with the white balance of the camera, in sRGB",
    ),
    Format("GIF", "GIF", (".gif",), "image/gif", "first frame"),
    Format("AVIF", "AVIF", (".avif", ".avifs"), "image/avif", "first image"),
    Format("HEIF", "HEIC", (".heic", ".heif", ".hif", ".heics", ".heifs"), "image/heic", "first image"),
    Format(
        "JPEG2000", "JPEG 2000", (".jp2", ".j2k", ".jpf", ".jpx", ".j2c", ".jpc"), "image/jp2", "8 and 16 bits"
    ),
    Format("TGA", "TGA", (".tga", ".icb", ".vda", ".vst"), "image/x-tga", "with and without a palette, RLE"),
    Format(
        "PNM",
        "PNM",
        (".pnm", ".pbm", ".pgm", ".ppm", ".pam"),
        "image/x-portable-anymap",
        "P1 to P7, 1 to 16 bits; first image",
    ),
    Format("QOI", "QOI", (".qoi",), "image/qoi"),
    Format(
        "PSD",
        "PSD",
        (".psd", ".psb"),
        "image/vnd.adobe.photoshop",
        "the flattened picture that Photoshop stores for other programs; gray, RGB, CMYK, Lab, palette",
    ),
    Format("ICO", "ICO", (".ico",), "image/vnd.microsoft.icon", "largest picture"),
)
"""Every format that can be read. This is an allow-list: no other decoder is ever used."""

SUFFIXES: Final = frozenset(suffix for each in FORMATS for suffix in each.suffixes)
"""Usual file name extensions of all formats."""

LABELS: Final = ", ".join(each.label for each in FORMATS[:-1]) + f" or {FORMATS[-1].label}"
"""The names of all formats, for a sentence."""

HEAD_BYTES: Final = 64
"""Number of bytes that recognize() and is_own_result() need."""

MARK: Final = b"Rembg Desktop"
"""The name of this program in the files that it writes."""

PNG_MARK: Final = b"Software\0" + MARK
"""Content of the first tEXt chunk of a result (PNG specification, 11.3.3.2)."""

WEBP_MARK_CHUNK: Final = b"RMBG"
"""Type of the chunk with the mark. Readers ignore unknown chunks (RFC 9649, section 2.7.1.6)."""

TIFF_MARK_TAG: Final = 11
"""ProcessingSoftware, which Exiv2 and ExifTool know. Software (305) is kept from the source."""

_TIFF_ASCII: Final = 2

_TGA: Final = frozenset(next(each for each in FORMATS if each.kind == "TGA").suffixes)
_TGA_FOOTER: Final = b"TRUEVISION-XFILE.\0"
_TGA_MAPPED, _TGA_COLOR, _TGA_GRAY = (1, 9), (2, 10), (3, 11)
"""Image types (TGA 2.0, field 3): uncompressed and RLE."""

_RAW_HEADS: Final = (b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"IIU\0")
"""First bytes of RAF, ORF and RW2 files. CR3 is an ISO base media file. Other RAW files start as TIFF files do."""

_TAIL_BYTES: Final = 1 << 16
_BMP_HEADERS: Final = (12, 16, 40, 52, 56, 64, 108, 124)
"""Valid lengths of a BMP information header."""
_DIB_SIDE: Final = 1 << 17
_DIB_BITS: Final = (1, 4, 8, 16, 24, 32)
_DIB_BITFIELDS: Final = 3

_HEIF_BRANDS: Final = {
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"hevx",
    b"hevm",
    b"hevs",
    b"mif1",
    b"msf1",
}


def recognize(head: bytes, suffix: str = "") -> str | None:
    """The kind of a file that starts with `head`, see FORMATS; None if the format is not supported.

    Args:
        head: the first HEAD_BYTES bytes.
        suffix: the file name extension. Only TGA needs it: its files start with no signature.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return "TIFF"
    if head.startswith(b"BM") and len(head) >= 18 and struct.unpack_from("<I", head, 14)[0] in _BMP_HEADERS:
        return "BMP"
    if head.startswith((b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")):
        return "JPEG2000"
    if _is_dib(head):
        return "DIB"
    if head[4:8] == b"ftyp" and (kind := _recognize_heif(head)):
        return kind
    return _recognize_short(head, suffix)


def has_tga_footer(file: BinaryIO) -> bool:
    """Whether a file ends with the signature of TGA 2.0. Older files have none."""
    end = file.seek(0, 2)
    file.seek(max(0, end - len(_TGA_FOOTER)))
    return file.read() == _TGA_FOOTER


def is_own_result(head: bytes, file: BinaryIO) -> bool:
    """Whether this program wrote a file, according to the mark near its start.

    Args:
        head: the first HEAD_BYTES bytes.
        file: the file; only read for TIFF, whose directory can be anywhere.

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
    return False


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
        case "HEIF" | "AVIF" | "JPEG2000" if head[:1] == b"\0":  # a codestream without boxes starts with FF
            return _boxes_end(file, size) > size
        case _:
            return False


def _recognize_short(head: bytes, suffix: str) -> str | None:
    """Formats with a signature of a few bytes, or none: their headers must make sense, too."""
    if re.match(rb"P[1-6]\s*(#|\s\d)|P7\n", head):
        return "PNM"
    if head.startswith(_RAW_HEADS) or head[4:12] == b"ftypcrx ":
        return "RAW"
    if head.startswith((b"8BPS\0\1", b"8BPS\0\2")):
        return "PSD"
    if head.startswith(b"qoif") and head[12:13] in (b"\3", b"\4") and head[13:14] in (b"\0", b"\1"):
        return "QOI"
    if head.startswith(b"\0\0\1\0") and int.from_bytes(head[4:6], "little") and head[9:10] == b"\0":
        return "ICO"
    return "TGA" if suffix.lower() in _TGA and is_tga_header(head) else None


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


def _recognize_heif(head: bytes) -> str | None:
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None


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
