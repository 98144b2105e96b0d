"""Metadata that is made to crash programs or to keep them busy never costs the pixels."""

import hashlib
import os
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from cutting import cut, noise, rgba
from described_files import SIZE, XMP, jpeg, png, riff_chunk, tiff_file, webp
from PIL import Image
from raw_bytes import IFD0, Value, chunk, parts_of, segment, shorts, tags_of, tiff

from rembg_desktop.errors import AppError
from rembg_desktop.imaging.load import Picture, open_source

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")
"""Of Pillow, which also reads the EXIF block of JPEG files."""

MB = 1 << 20
MAKE = (0x010F, 2, 4, 0x414141)


def directory(*entries: tuple[int, int, int, int], following: int = 0) -> bytes:
    table = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<H", len(entries)) + table + struct.pack("<I", following)


def block(*entries: tuple[int, int, int, int], following: int = 0, rest: bytes = b"") -> bytes:
    return b"II*\0" + struct.pack("<I", 8) + directory(*entries, following=following) + rest


def exif_jpeg(data: bytes) -> bytes:
    return jpeg(segment(0xE1, b"Exif\0\0" + data))


def exif_png(data: bytes) -> bytes:
    return png(chunk(b"eXIf", data))


def xmp_png(packet: bytes) -> bytes:
    return png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet))


def with_extended(packet: bytes, rest: bytes) -> bytes:
    guid = hashlib.md5(rest, usedforsecurity=False).hexdigest().upper().encode()
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid
    parts = range(0, len(rest), 60_000)
    segments = [segment(0xE1, head + struct.pack(">II", len(rest), at) + rest[at : at + 60_000]) for at in parts]
    return jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet % guid), *segments)


def many_guids() -> bytes:
    head = b"http://ns.adobe.com/xmp/extension/\0"
    segments = (
        segment(0xE1, head + b"%032d" % number + struct.pack(">II", 4, 0) + b"abcd") for number in range(20_000)
    )
    return jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP + b" " * 60_000), *segments)


def raw_profiles() -> bytes:
    content = b"\nx\n%8d\n" % (4 * MB) + b"00" * (4 * MB)
    return png(
        *(chunk(b"zTXt", b"Raw profile type x%d\0\0" % number + zlib.compress(content)) for number in range(9))
    )


ALL = range(65_535)
REMOVED, DROPPED = "metadata_ignored", "metadata_dropped"
CASES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a directory that contains itself": (
        lambda: exif_jpeg(block((0x8769, 4, 1, 8), (0x8825, 4, 1, 8))),
        {REMOVED},
    ),
    "a directory that follows itself": (lambda: exif_jpeg(block(MAKE, following=8)), set()),
    "only values beyond the end": (lambda: exif_jpeg(block((0x010E, 2, 9, 900), (0x8769, 4, 1, 999))), {REMOVED}),
    "four billion directories": (lambda: exif_jpeg(block((0x014A, 4, 4_000_000_000, 8))), {REMOVED}),
    "four billion values": (lambda: exif_jpeg(block(*((tag, 12, 2**32 - 1, 8) for tag in range(900)))), {REMOVED}),
    "no directory": (lambda: exif_jpeg(b"II*\0\xff\xff\xff\xff"), {REMOVED}),
    "an empty directory below": (lambda: exif_jpeg(block(MAKE, (0x8769, 4, 1, 38), rest=bytes(9))), {REMOVED}),
    "65,535 tags": (lambda: exif_png(block(*((tag, 3, 1, 1) for tag in ALL))), {REMOVED}),
    "values that overlap": (lambda: exif_png(block(*((tag, 7, 780_000, 8) for tag in ALL))), {REMOVED}),
    "previews that overlap": (
        lambda: exif_png(
            block(
                *((0x0111, 4, 20_000, 50), (0x0117, 4, 20_000, 80_050), MAKE),
                rest=struct.pack("<20000I", *[8] * 20_000)
                + struct.pack("<20000I", *[700_000] * 20_000)
                + bytes(MB),
            )
        ),
        {REMOVED},
    ),
    "previews in previews": (lambda: exif_png(block(MAKE, rest=b"\xff\xd8\xff\xe0" * 200_000)), {REMOVED}),
    "previews without an end": (lambda: exif_png(block(MAKE, rest=b"\xff\xd8\xff\xda\0\2" * 90_000)), {REMOVED}),
    "40 MB of image resources": (
        lambda: jpeg(*[segment(0xED, b"Photoshop 3.0\0" + bytes(64_000))] * 650),
        {DROPPED},
    ),
    "100,000 comments": (lambda: jpeg(*[segment(0xFE, b"x")] * 100_000), {DROPPED}),
    "20 MB of XMP": (lambda: xmp_png(XMP.replace(b"<rdf:RDF/>", b"<a>" + b"b" * (20 * MB) + b"</a>")), set()),
    "thumbnails without an end": (lambda: xmp_png(b"<xmp:Thumbnails " * 200_000), set()),
    "elements without an end": (
        lambda: with_extended(b'<rdf:RDF xmpNote:HasExtendedXMP="%s"/>' + b" " * 60_000, b"<rdf:RDF " * 300_000),
        set(),
    ),
    "20,000 extended packets": (many_guids, {DROPPED}),
    "1,000 texts": (lambda: png(*(chunk(b"tEXt", b"key %d\0value" % number) for number in range(1000))), set()),
    "100,000 texts": (lambda: png(*[chunk(b"tEXt", b"k\0v")] * 100_000), {DROPPED}),
    "a bomb as a text": (lambda: png(chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(80 * MB)))), {DROPPED}),
    "a bomb as a profile": (lambda: png(chunk(b"iCCP", b"k\0\0" + zlib.compress(bytes(80 * MB)))), {DROPPED}),
    "bombs as raw profiles": (raw_profiles, {DROPPED}),
    "a TIFF with 20,000 tags": (
        lambda: tiff_file("<", {(IFD0, tag): shorts("<", 7) for tag in range(0x9000, 0x9000 + 20_000)}),
        set(),
    ),
    "a WebP with 40 MB of XMP": (lambda: webp(riff_chunk(b"XMP ", bytes(40 * MB))), {DROPPED}),
}


def read(path: Path) -> Picture:
    with open_source(path, 10_000) as source:
        return source.decode()


@pytest.mark.parametrize("name", CASES)
def test_hostile_metadata_never_costs_the_pixels_and_little_time(tmp_path: Path, name: str) -> None:
    make, codes = CASES[name]
    path = tmp_path / "a"
    data = make()
    path.write_bytes(data)
    begun = time.process_time()
    done, result = cut(path, Image.new("L", SIZE, 255))
    assert time.process_time() - begun < 8
    with Image.open(BytesIO(jpeg())) if data.startswith(b"\xff\xd8") else noise(SIZE) as expected:
        assert np.array_equal(rgba(result)[..., :3], np.asarray(expected))
    assert {notice.code for notice in done.notices} == codes


@pytest.mark.parametrize("tag", [0x0112, 700, 33723, 34377, 34675, 65_000])
def test_a_huge_value_in_a_tiff_is_not_read(tmp_path: Path, tag: int) -> None:
    data = bytearray(tiff_file("<", {(IFD0, tag): Value(3, struct.pack("<6H", 6, *range(5)))}))
    entry = data.rindex(struct.pack("<HHI", tag, 3, 6))
    struct.pack_into("<II", data, entry + 4, 1 << 28, len(data))
    path = tmp_path / "a.tif"
    path.write_bytes(data)
    os.truncate(path, len(data) + (1 << 29))  # sparse, so it takes no space
    tracemalloc.start()
    try:
        picture = read(path)
        assert tracemalloc.get_traced_memory()[1] < 50 * MB
    finally:
        tracemalloc.stop()
    assert np.array_equal(np.asarray(picture.pixels), np.asarray(noise(SIZE)))
    assert [notice.code for notice in picture.notices] == [DROPPED]


@pytest.mark.parametrize("spare", [1, 3, 61])
def test_an_exif_block_that_fills_its_jpeg_segment_is_kept(tmp_path: Path, spare: int) -> None:
    length = 65_533 - len(b"Exif\0\0") - spare
    overhead = len(tiff("<", {(IFD0, 0xFDE8): Value(7, bytes(8))})) - 8
    value = Value(7, bytes(range(256)) * 300)
    value = Value(7, value.data[: length - overhead])
    data = tiff("<", {(IFD0, 0xFDE8): value})
    assert len(data) == length
    (tmp_path / "a.jpg").write_bytes(exif_jpeg(data))
    for kind in ("jpeg", "png", "tiff", "webp"):
        done, result = cut(tmp_path / "a.jpg", Image.new("L", SIZE, 255), format=kind, background="#ffffff")
        assert tags_of(parts_of(result)["exif"])[IFD0, 0xFDE8].data == value.data
        assert done.notices == ()


def test_a_directory_that_follows_another_without_a_pointer_between_keeps_its_tags(tmp_path: Path) -> None:
    def entry(tag: int, kind: int, count: int, data: bytes) -> bytes:
        return struct.pack("<HHI", tag, kind, count) + data.ljust(4, b"\0")

    details, gps = 8 + 2 + 2 * 12 + 4, 8 + 2 + 2 * 12 + 4 + 2 + 12  # the first one ends without the pointer
    block = b"II*\0" + struct.pack("<IH", 8, 2)
    block += entry(0x8769, 4, 1, struct.pack("<I", details)) + entry(0x8825, 4, 1, struct.pack("<I", gps))
    block += bytes(4) + struct.pack("<H", 1) + entry(0xA002, 4, 1, struct.pack("<I", SIZE[0]))
    block += struct.pack("<H", 2) + entry(1, 2, 2, b"N\0") + entry(3, 2, 2, b"E\0") + bytes(4)
    path = tmp_path / "a.jpg"
    Image.new("RGB", SIZE).save(path, exif=b"Exif\0\0" + block)
    _, data = cut(path, Image.new("L", SIZE, 255), metadata="keep")
    with Image.open(BytesIO(data)) as result:
        assert dict(result.getexif().get_ifd(0x8825)) == {1: "N", 3: "E"}


def boxes(data: bytes) -> list[tuple[bytes, bytes]]:
    """Types and contents of the boxes of an ISO base media file."""
    found: list[tuple[bytes, bytes]] = []
    while data:
        length, kind = struct.unpack_from(">I4s", data)
        found.append((kind, data[8:length]))
        data = data[length:]
    return found


def box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(data), kind) + data


def with_overlapping_items(avif: bytes) -> bytes:
    """A second picture is made of 2,000 times the same 4 MB."""
    top = dict(boxes(avif))
    meta, pixels, large = top[b"meta"], top[b"mdat"], 4_000_000

    def changed(kind: bytes, data: bytes, at: int) -> bytes:
        if kind == b"iloc":
            data = bytes(4) + struct.pack(">HHHHHII", 0x4400, 2, 1, 0, 1, at, len(pixels))
            return data + struct.pack(">HHH", 2, 0, 2000) + struct.pack(">II", at, large) * 2000
        if kind == b"iinf":
            info = b"\2\0\0\0" + struct.pack(">HH", 2, 0) + b"av01\0"
            return data[:4] + struct.pack(">H", 2) + data[6:] + box(b"infe", info)
        if kind == b"iprp":
            return b"".join(box(inner, changed(inner, each, at)) for inner, each in boxes(data))
        if kind == b"ipma":
            return data[:4] + struct.pack(">I", 2) + data[8:] + struct.pack(">HBB", 2, 1, 1)
        return data

    def head(at: int) -> bytes:
        inner = b"".join(box(kind, changed(kind, data, at)) for kind, data in boxes(meta[4:]))
        return box(b"ftyp", top[b"ftyp"]) + box(b"meta", meta[:4] + inner)

    return head(len(head(0)) + 8) + box(b"mdat", pixels) + box(b"free", bytes(large))


def test_overlapping_items_of_an_avif_take_no_memory(tmp_path: Path) -> None:
    file = BytesIO()
    Image.new("RGB", (64, 64), "red").save(file, "AVIF")
    path = tmp_path / "a.avif"
    path.write_bytes(with_overlapping_items(file.getvalue()))
    tracemalloc.start()
    try:
        with open_source(path, 10**6) as source, pytest.raises(AppError):
            source.decode()
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
