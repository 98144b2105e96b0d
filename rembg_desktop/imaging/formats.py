"""Detects image formats by the first bytes of a file, and truncated files. Nothing is decoded here."""

import struct
from typing import BinaryIO, Final

HEAD_BYTES: Final = 64
"""Number of bytes that recognize() needs."""

_TAIL_BYTES: Final = 1 << 16
_BMP_HEADERS: Final = (12, 16, 40, 52, 56, 64, 108, 124)
"""Valid lengths of a BMP information header."""

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


def recognize(head: bytes) -> str | None:
    """Pillow's name for the format of a file that starts with `head`, or None if the format is not supported.

    This is an allow-list: no other decoder of Pillow is ever used.
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
    if head[4:8] == b"ftyp":
        return _recognize_heif(head)
    return None


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
        case "HEIF" | "AVIF":
            return _boxes_end(file, size) > size
        case _:
            return False


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
