"""Kept metadata has the bytes of the source. Everything is written and read here byte by byte."""

import hashlib
import struct
import zlib
from itertools import cycle, product
from pathlib import Path

import pytest
from described_files import (
    DIGEST,
    IPTC,
    NOTE_AT,
    URL,
    XMP,
    described,
    file_with_everything,
    jpeg,
    png,
    result_of,
    riff_chunk,
    tiff_file,
    tiff_pages,
    webp,
    with_size,
)
from raw_bytes import (
    EXIF,
    IFD0,
    NOTE,
    Value,
    chunk,
    chunks,
    dpi_of,
    longs,
    order_of,
    parts_of,
    ratio,
    resource,
    resources,
    riff,
    segment,
    segments,
    shorts,
    tags_of,
    text,
    tiff,
)
from wide import ADOBE

from rembg_desktop.options import OutputFormat

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
CASES = list(
    zip(
        product(("jpeg", "tiff", "png", "webp"), ("png", "jpeg", "webp", "tiff"), "<>"),
        cycle(COMMENTS),
        strict=False,
    )
)


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


MARK = b"Rembg Desktop"
THUMBNAIL = b"\xff\xd8\xff\xe0" + b"a small copy of the photo" * 60 + b"\xff\xd9"
ALLOWED = {
    "png": {"IHDR", "tEXt", "iCCP", "pHYs", "IDAT", "IEND"},
    "jpeg": {"E0", "FE", "E2", "DB", "C0", "C4"},
    "webp": {"VP8X", "ICCP", "ALPH", "VP8 ", "VP8L", "RMBG", "EXIF"},
    "tiff": {f"{tag}" for tag in (11, *range(256, 260), 262, 273, *range(277, 280), *range(282, 285))}
    | {"296", "317", "338", "34675"},
}
"""Names of the blocks in a stripped result."""


def private_files(order: str) -> dict[str, bytes]:
    """Files with a profile, a resolution and everything that tells of a person or a place."""
    tags = {
        **described(order, COMMENTS[0]),
        (IFD0, 0x011A): ratio(order, 300, 1),
        (IFD0, 0x011B): ratio(order, 150, 1),
    }
    block = tiff(order, tags) + THUMBNAIL
    app = segment(0xE2, b"ICC_PROFILE\0\1\1" + ADOBE)
    others = (segment(0xFE, b"a comment"), segment(0xEC, b"Ducky"), segment(0xE3, b"Meta\0\0" + block))
    whole = file_with_everything("jpeg", order, tags)
    texts = [chunk(kind, data) for kind, data in TEXTS]
    raw = b"\nexif\n%8d\n%s\n" % (len(block), block.hex().encode())
    texts += [chunk(b"tEXt", b"Raw profile type exif\0" + raw), chunk(b"tIME", b"\x07\xd4\1\2\3\4\5")]
    profile = chunk(b"iCCP", b"a\0\0" + zlib.compress(ADOBE)) + chunk(b"pHYs", struct.pack(">IIB", 11811, 5906, 1))
    return {
        "jpeg": whole[:2] + app + b"".join(others) + whole[2:],
        "png": png(profile, *texts, chunk(b"eXIf", block)),
        "webp": webp(riff_chunk(b"ICCP", ADOBE), riff_chunk(b"EXIF", block), riff_chunk(b"XMP ", XMP)),
        "tiff": tiff_file(order, {**tags, (IFD0, 34675): Value(7, ADOBE)}, plain=False),
    }


def names_of(data: bytes) -> set[str]:
    """The names of the blocks of a file; empty for other formats."""
    if data[:2] == b"\xff\xd8":
        return {f"{marker:02X}" for marker, _ in segments(data)}
    if data[:4] == b"\x89PNG":
        return {kind.decode() for kind, _ in chunks(data)}
    if data[:4] == b"RIFF":
        return {kind.decode() for kind, _ in riff(data)}
    return {str(tag) for _, tag in tags_of(data)} if data[:4] in (b"II*\0", b"MM\0*") else set()


@pytest.mark.parametrize("kind", OutputFormat)
@pytest.mark.parametrize("source", ["jpeg", "png", "webp", "tiff"])
def test_stripped_results_contain_only_profile_and_resolution(tmp_path: Path, source: str, kind: str) -> None:
    for order in "<>":
        data = private_files(order)[source]
        result = result_of(tmp_path / "a", data, kind, metadata="strip")
        secrets = [
            value.data for value in described(order, COMMENTS[0]).values() if len(value.data.strip(b"\0")) > 8
        ]
        secrets += [XMP[:60], IPTC, URL, DIGEST, THUMBNAIL[:30], b"a comment", b"Ducky"]
        secrets += [content for _, content in TEXTS]
        assert [secret for secret in secrets if secret in result] == []
        if kind not in ALLOWED:
            continue
        assert names_of(result) <= ALLOWED[kind]
        parts = parts_of(result)
        assert parts["icc"] == ADOBE
        assert parts.get("comments", MARK) == MARK
        assert dpi_of(result) == pytest.approx((300, 150), abs=0.0128)
        if kind == "webp":
            assert set(tags_of(parts["exif"])) == {(IFD0, tag) for tag in (0x011A, 0x011B, 0x0128)}
        if kind == "png":
            assert [content for name, content in chunks(result) if name == b"tEXt"] == [b"Software\0" + MARK]
