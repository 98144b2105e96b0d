"""Kept metadata has the bytes of the source. Everything is written and read here byte by byte."""

import hashlib
import struct
import zlib
from io import BytesIO
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest
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
    chunks,
    longs,
    order_of,
    parts_of,
    ratio,
    resource,
    resources,
    segment,
    shorts,
    tags_of,
    text,
    tiff,
)

SIZE = (20, 14)
NOTE_AT = 900
CHANGED = {(IFD0, 0x0100), (IFD0, 0x0101), (IFD0, 0x0112), (EXIF, 0xA002), (EXIF, 0xA003)}
"""Size and orientation."""
STRUCTURE = {(IFD0, tag) for tag in (0x0102, 0x0103, 0x0106, 0x0111, 0x0115, 0x0116, 0x0117)}
"""Tags that describe how a TIFF file stores its pixels."""
COMMENTS = (
    b"ASCII\0\0\0" + b"plain",
    b"UNICODE\0" + "Grüße, 東京".encode("utf-16-le"),
    b"JIS\0\0\0\0\0" + "東京".encode("iso2022_jp"),
    bytes(8) + "東京".encode("shift_jis"),
)
IPTC = (
    b"\x1c\x01\x5a\x00\x03\x1b%G" + b"\x1c\x02\x78\x00\x0d" + "Grüße, 東".encode() + b"\x1c\x02\x50\x00\x03M\xfcl"
)
URL, DIGEST = b"https://example.org", hashlib.md5(IPTC, usedforsecurity=False).digest()
RESOURCES = resource(0x0404, IPTC) + resource(0x040B, URL, b"link") + resource(0x0425, DIGEST)
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>'
)
XMP += b" " * 300 + b'\n<?xpacket end="w"?>'
CASES = list(
    zip(
        product(("jpeg", "tiff", "png", "webp"), ("png", "jpeg", "webp", "tiff"), "<>"),
        cycle(COMMENTS),
        strict=False,
    )
)


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


@pytest.mark.parametrize(("files", "comment"), CASES, ids=lambda value: "-".join(value) if len(value) == 3 else "")
def test_every_tag_keeps_its_bytes(tmp_path: Path, files: tuple[str, str, str], comment: bytes) -> None:
    source, kind, order = files
    tags = with_size(order, described(order, comment))
    data = file_with_everything(source, order, tags)
    given = tags_of(data) if source == "tiff" else tags_of(tiff(order, tags))
    parts = parts_of(result_of(tmp_path / f"a.{source}", data, kind))
    found = tags_of(parts["exif"])
    for tag in given.keys() - CHANGED - STRUCTURE - {(IFD0, 700), (IFD0, 33723), (IFD0, 34377)}:
        assert found[tag][:2] == given[tag][:2], tag
    assert found[EXIF, NOTE].at == NOTE_AT
    assert order_of(parts["exif"]) == order
    assert parts["xmp"] == XMP
    if kind != "webp" and source in ("jpeg", "tiff"):
        assert parts["iptc"] == IPTC
        kept = resources(parts["resources"])
        assert (kept[0x040B], kept[0x0425]) == (URL, DIGEST)


TEXTS = (
    (b"tEXt", b"Title\0" + "Grüße".encode("latin-1")),
    (b"zTXt", b"Comment\0\0" + zlib.compress("Größe".encode("latin-1") * 9, 9)),
    (b"iTXt", b"Author\0\0\0de\0Autor\0" + "東京".encode()),
    (b"iTXt", b"XML:com.adobe.xmp\0\1\0en\0XMP\0" + zlib.compress(XMP, 1)),
    (b"iTXt", b"Author\0\1\0ja\0\0" + zlib.compress("著者".encode(), 9)),
    (b"tEXt", b"Title\0the same keyword again"),
)


def test_png_texts_keep_their_bytes_and_their_order(tmp_path: Path) -> None:
    before, after = TEXTS[:4], TEXTS[4:]
    data = png(*(chunk(*item) for item in before))
    data = data[:-12] + b"".join(chunk(*item) for item in after) + data[-12:]
    result = result_of(tmp_path / "a.png", data)
    found = [
        item for item in chunks(result) if item[0][1:] in (b"EXt", b"TXt") and b"Rembg Desktop" not in item[1]
    ]
    assert found == list(TEXTS)


def test_an_upright_result_of_a_png_has_its_changed_xmp_once(tmp_path: Path) -> None:
    packet = XMP.replace(b"<rdf:RDF/>", b'<rdf:RDF><rdf:Description tiff:Orientation="6" a="b"/></rdf:RDF>')
    texts = chunk(b"tEXt", b"a\0b") + chunk(b"zTXt", b"c\0\0" + zlib.compress(b"d"))
    result = result_of(tmp_path / "a.png", png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet), texts))
    assert parts_of(result)["xmp"] == packet.replace(b'tiff:Orientation="6"', b"")
    assert [kind for kind, data in chunks(result) if b"Rembg" not in data][1:4] == [b"iTXt", b"tEXt", b"zTXt"]


def extended_segments(whole: bytes, guid: bytes, size: int = 60_000) -> list[bytes]:
    parts = range(0, len(whole), size)
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid
    return [segment(0xE1, head + struct.pack(">II", len(whole), at) + whole[at : at + size]) for at in parts]


def extended_xmp() -> tuple[bytes, bytes, bytes]:
    """(packet, extended packet, GUID), as cameras and Lightroom split 150 KB of XMP."""
    rest = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmlns:crs="urn:crs"><crs:Note>'
    rest += bytes(range(48, 58)) * 15_000 + b"</crs:Note></rdf:Description></rdf:RDF></x:xmpmeta>"
    guid = hashlib.md5(rest, usedforsecurity=False).hexdigest().upper().encode()
    note = b'<rdf:RDF><rdf:Description xmpNote:HasExtendedXMP="' + guid + b'"/></rdf:RDF>'
    return XMP.replace(b"<rdf:RDF/>", note), rest, guid


@pytest.mark.parametrize("shuffled", [False, True])
def test_extended_xmp_keeps_its_bytes(tmp_path: Path, *, shuffled: bool) -> None:
    packet, rest, guid = extended_xmp()
    segments = extended_segments(rest, guid)
    if shuffled:
        segments = [*segments[::-1], segments[0]]
    head = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    data = jpeg(head, *segments)
    parts = parts_of(result_of(tmp_path / "a.jpg", data, "jpeg"))
    assert (parts["xmp"], parts["extended"], parts["guid"]) == (packet, rest, guid)
    whole = parts_of(result_of(tmp_path / "a.jpg", data, "png"))["xmp"]
    assert b"HasExtendedXMP" not in whole
    assert rest[rest.index(b"<crs:Note>") : rest.index(b"</rdf:RDF>")] in whole


def test_xmp_that_is_too_large_for_a_jpeg_segment_is_split(tmp_path: Path) -> None:
    content = b"<rdf:Description><a>" + bytes(range(48, 58)) * 20_000 + b"</a></rdf:Description>"
    packet = XMP.replace(b"<rdf:RDF/>", b"<rdf:RDF>" + content + b"</rdf:RDF>")
    result = result_of(tmp_path / "a.png", png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)), "jpeg")
    parts = parts_of(result)
    assert content in parts["extended"]
    guid = hashlib.md5(parts["extended"], usedforsecurity=False).hexdigest().upper().encode()
    assert parts["guid"] == guid
    assert guid in parts["xmp"]


def test_comments_of_jpeg_files_keep_their_bytes(tmp_path: Path) -> None:
    comments = ("Grüße".encode("latin-1"), "東京\n".encode())
    data = jpeg(*(segment(0xFE, comment) for comment in comments))
    result = result_of(tmp_path / "a.jpg", data, "jpeg")
    assert parts_of(result)["comments"] == b"Rembg Desktop" + b"".join(comments)
    again = result_of(tmp_path / "b.jpg", result, "jpeg")
    assert parts_of(again)["comments"] == parts_of(result)["comments"]


def test_iptc_of_several_jpeg_segments_is_kept(tmp_path: Path) -> None:
    iptc = b"\x1c\x02\x78\x80\x04" + struct.pack(">I", 90_000) + bytes(range(250)) * 360
    block = resource(0x0409, b"\xff\xd8\xff" * 99) + resource(0x0404, iptc) + resource(0x07D0, b"path", b"Path 1")
    cuts = (block[:65_000], block[65_000:])
    data = jpeg(*(segment(0xED, b"Photoshop 3.0\0" + part) for part in cuts))
    for kind in ("jpeg", "tiff", "png"):
        parts = parts_of(result_of(tmp_path / "a.jpg", data, kind))
        assert resources(parts["resources"]) == {0x0404: iptc}


@pytest.mark.parametrize("order", "<>")
def test_iptc_that_was_stored_as_32_bit_numbers_is_read(tmp_path: Path, order: str) -> None:
    padded = IPTC + bytes(-len(IPTC) % 4)
    numbers = Value(4, struct.pack(f"{order}{len(padded) // 4}I", *struct.unpack(f">{len(padded) // 4}I", padded)))
    data = tiff_file(order, {(IFD0, 33723): numbers})
    assert parts_of(result_of(tmp_path / "a.tif", data, "jpeg"))["iptc"] == padded


def test_a_tiff_page_comes_with_its_own_metadata(tmp_path: Path) -> None:
    """The decoded page is the largest one, so that the description of another page would be wrong."""
    sizes, pages = ((8, 6), (20, 14), (12, 9)), []
    for number, (width, height) in enumerate(sizes):
        shape = {
            0x00FE: longs("<", 1 if number == 0 else 0),
            0x0100: shorts("<", width),
            0x0101: shorts("<", height),
            0x0102: shorts("<", 8),
            0x0106: shorts("<", 1),
            0x0115: shorts("<", 1),
            0x010E: text(b"page %d" % number),
            0x011A: ratio("<", 100 + number, 1),
            0x011B: ratio("<", 100 + number, 1),
            0x013B: text(b"artist of the file"),
        }
        if number:
            del shape[0x013B]
        pages.append(
            ({(IFD0, tag): value for tag, value in shape.items()}, bytes(range(100, 100 + width)) * height)
        )
    result = result_of(tmp_path / "a.tif", tiff_pages("<", pages), "tiff")
    found = tags_of(result)
    assert found[IFD0, 0x0100].data == struct.pack("<I", 20)[: len(found[IFD0, 0x0100].data)]
    assert found[IFD0, 0x010E][:2] == text(b"page 1")[:2]
    assert found[IFD0, 0x011A].data == struct.pack("<II", 101, 1)
    assert found[IFD0, 0x013B].data == b"artist of the file\0"


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
