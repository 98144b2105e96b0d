"""Image files with metadata of every kind, written byte by byte, and their results."""

import hashlib
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

from cutting import cut, noise
from PIL import Image
from raw_bytes import (
    EXIF,
    GPS,
    IFD0,
    INTEROP,
    NOTE,
    Tag,
    Value,
    chunk,
    longs,
    ratio,
    resource,
    segment,
    shorts,
    text,
    tiff,
)

SIZE = (20, 14)
NOTE_AT = 900
IPTC = (
    b"\x1c\x01\x5a\x00\x03\x1b%G" + b"\x1c\x02\x78\x00\x0d" + "Grüße, 東".encode() + b"\x1c\x02\x50\x00\x03M\xfcl"
)
URL, DIGEST = b"https://example.org", hashlib.md5(IPTC, usedforsecurity=False).digest()
RESOURCES = resource(0x0404, IPTC) + resource(0x040B, URL, b"link") + resource(0x0425, DIGEST)
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>'
)
XMP += b" " * 300 + b'\n<?xpacket end="w"?>'


def described(order: str, comment: bytes) -> dict[Tag, Value]:
    """Tags of every kind, whose values have every encoding that writers use."""
    note = (
        b"MakerX\0\0"
        + struct.pack(order + "II", NOTE_AT + 16, 7)
        + b"at 16 of the note, from the header"
        + b"\0\1"
    )
    return {
        (IFD0, 0x010E): text("説明文".encode("shift_jis")),
        (IFD0, 0x010F): text(b"Maker"),
        (IFD0, 0x011A): ratio(order, 3_000_000, 10_000),
        (IFD0, 0x011B): ratio(order, 299_9999, 10_000),
        (IFD0, 0x0128): shorts(order, 2),
        (IFD0, 0x0131): text(b"ASCII, and 2 ends\0"),
        (IFD0, 0x013B): text("Jörg Müller".encode("latin-1")),
        (IFD0, 0x8298): text("© 2024 東京".encode()),
        (IFD0, 0x4746): shorts(order, 4),
        (IFD0, 0x9C9B): Value(1, "Titel ü".encode("utf-16-le") + b"\0\0"),
        (IFD0, 0xC4A5): Value(7, b"PrintIM\0" + bytes(9)),
        (IFD0, 0xFDE8): text(b"private"),
        (IFD0, 0xFDE9): longs(order, 1, 2, 3_000_000_000),
        (EXIF, 0x829A): ratio(order, 10, 2500),
        (EXIF, 0x9000): Value(7, b"0232"),
        (EXIF, 0x9204): Value(10, struct.pack(order + "ii", -2, 6)),
        (EXIF, 0x9286): Value(7, comment),
        (EXIF, NOTE): Value(7, note, NOTE_AT),
        (EXIF, 0xA001): shorts(order, 0xFFFF),
        (EXIF, 0xA434): Value(129, "Objektiv ü".encode() + b"\0"),
        (EXIF, 0xEA1C): Value(7, bytes(37)),
        (EXIF, 0xFE00): Value(12, struct.pack(order + "d", 1.25)),
        (GPS, 0): Value(1, b"\2\3\0\0"),
        (GPS, 1): text(b"N"),
        (GPS, 2): ratio(order, 47, 1, 30, 1, 1234, 100),
        (GPS, 0x1B): Value(7, b"ASCII\0\0\0GPS"),
        (INTEROP, 1): text(b"R03"),
        (INTEROP, 2): Value(7, b"0100"),
    }


def with_size(order: str, tags: dict[Tag, Value]) -> dict[Tag, Value]:
    return {
        **tags,
        (IFD0, 0x0112): shorts(order, 1),
        (EXIF, 0xA002): shorts(order, SIZE[0]),
        (EXIF, 0xA003): longs(order, SIZE[1]),
    }


def jpeg(*extra: bytes) -> bytes:
    file = BytesIO()
    noise(SIZE).save(file, "JPEG")
    return b"\xff\xd8" + b"".join(extra) + file.getvalue()[20:]


def png(*extra: bytes) -> bytes:
    file = BytesIO()
    noise(SIZE).save(file, "PNG")
    return file.getvalue()[:33] + b"".join(extra) + file.getvalue()[33:]


def webp(*extra: bytes) -> bytes:
    file = BytesIO()
    noise(SIZE).save(file, "WEBP", lossless=True)
    flags = b"\x0c\0\0\0" + bytes([SIZE[0] - 1, 0, 0, SIZE[1] - 1, 0, 0])
    body = b"WEBPVP8X" + struct.pack("<I", 10) + flags + file.getvalue()[12:] + b"".join(extra)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def riff_chunk(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def tiff_file(order: str, tags: dict[Tag, Value], *, plain: bool = True) -> bytes:
    shape = {
        (IFD0, 0x0100): shorts(order, SIZE[0]),
        (IFD0, 0x0101): shorts(order, SIZE[1]),
        (IFD0, 0x0102): shorts(order, 8, 8, 8),
        (IFD0, 0x0103): shorts(order, 1),
        (IFD0, 0x0106): shorts(order, 2),
        (IFD0, 0x0115): shorts(order, 3),
        (IFD0, 0x0116): shorts(order, SIZE[1]),
    }
    extra = {(IFD0, 700): Value(1, XMP), (IFD0, 33723): Value(7, IPTC), (IFD0, 34377): Value(1, RESOURCES)}
    return tiff(order, {**tags, **shape, **({} if plain else extra)}, noise(SIZE).tobytes())


def file_with_everything(kind: str, order: str, tags: dict[Tag, Value]) -> bytes:
    block = tiff(order, tags)
    if kind == "jpeg":
        return jpeg(
            segment(0xE1, b"Exif\0\0" + block),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
            segment(0xED, b"Photoshop 3.0\0" + RESOURCES),
        )
    if kind == "png":
        return png(chunk(b"eXIf", block), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP))
    if kind == "webp":
        return webp(riff_chunk(b"EXIF", block), riff_chunk(b"XMP ", XMP))
    return tiff_file(order, tags, plain=False)


def result_of(path: Path, data: bytes, kind: str = "png", **options: Any) -> bytes:
    path.write_bytes(data)
    options.setdefault("background", "#ffffff" if kind == "jpeg" else "none")
    with Image.open(path) as image:
        size = image.size
    return cut(path, Image.new("L", size, 255), format=kind, **options)[1]


def tiff_pages(order: str, pages: list[tuple[dict[Tag, Value], bytes]]) -> bytes:
    """A TIFF file with several pages."""
    data, link = bytearray(tiff(order, *pages[0])), 4
    for page, strip in pages[1:]:
        (at,) = struct.unpack_from(order + "I", data, link)
        link = at + 2 + 12 * struct.unpack_from(order + "H", data, at)[0]
        base = len(data) + len(data) % 2
        data += bytes(base - len(data)) + tiff(order, page, strip, base)
        data[link : link + 4] = data[base + 4 : base + 8]
    return bytes(data)
