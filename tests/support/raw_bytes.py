"""Writes and reads the blocks of metadata of image files byte by byte, without the program's code.

Sources: TIFF 6.0, EXIF 2.32, ITU T.81, PNG Third Edition, RFC 9649, Photoshop file formats.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

IFD0, EXIF, GPS, INTEROP = "IFD0", "EXIF", "GPS", "INTEROP"
POINTERS: Final = {(IFD0, 0x8769): EXIF, (IFD0, 0x8825): GPS, (EXIF, 0xA005): INTEROP}
SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}
NOTE: Final = 0x927C

Tag = tuple[str, int]


class Value(NamedTuple):
    """Type and bytes of a value; `at` is its offset, where it matters."""

    kind: int
    data: bytes
    at: int = 0

    @property
    def count(self) -> int:
        return len(self.data) // SIZES[self.kind]


def text(value: bytes) -> Value:
    return Value(2, value + b"\0")


def shorts(order: str, *values: int) -> Value:
    return Value(3, struct.pack(f"{order}{len(values)}H", *values))


def longs(order: str, *values: int) -> Value:
    return Value(4, struct.pack(f"{order}{len(values)}I", *values))


def ratio(order: str, *values: int) -> Value:
    return Value(5, struct.pack(f"{order}{len(values)}I", *values))


def tiff(order: str, tags: Mapping[Tag, Value], strip: bytes = b"", base: int = 0) -> bytes:
    """A TIFF block with directories, for the offset `base` of a file.

    `strip` becomes the only strip of pixels. Values with `at` are put there.
    """
    data = bytearray((b"II*\0" if order == "<" else b"MM\0*") + bytes(4))
    pinned = [value for value in tags.values() if value.at]
    for value in pinned:
        data += bytes(value.at + len(value.data) - len(data))
        data[value.at : value.at + len(value.data)] = value.data
    wanted = dict(tags)
    if strip:
        wanted[IFD0, 0x0111] = longs(order, base + len(data))
        wanted[IFD0, 0x0117] = longs(order, len(strip))
        data += strip
    for name in (INTEROP, GPS, EXIF, IFD0):
        values = {tag: value for (directory, tag), value in wanted.items() if directory == name}
        if not values:
            continue
        here = _add_directory(data, order, values, base)
        for pointer, below in POINTERS.items():
            if below == name:
                wanted[pointer] = longs(order, here)
        if name == IFD0:
            data[4:8] = struct.pack(order + "I", here)
    return bytes(data)


def _add_directory(data: bytearray, order: str, values: Mapping[int, Value], base: int) -> int:
    entries = b""
    for tag, value in sorted(values.items()):
        place = value.data.ljust(4, b"\0")
        if value.at or len(value.data) > 4:
            data += bytes(len(data) % 2)
            place = struct.pack(order + "I", value.at or base + len(data))
            data += b"" if value.at else value.data
        entries += struct.pack(order + "HHI", tag, value.kind, value.count) + place
    data += bytes(len(data) % 2)
    here = base + len(data)
    data += struct.pack(order + "H", len(values)) + entries + bytes(4)
    return here


def tags_of(block: bytes) -> dict[Tag, Value]:
    """All values of the directories of a TIFF block, with their offsets."""
    order = {b"II*\0": "<", b"MM\0*": ">"}[block[:4]]
    (first,) = struct.unpack_from(order + "I", block, 4)
    found: dict[Tag, Value] = {}
    waiting = [(IFD0, first)]
    while waiting:
        name, at = waiting.pop()
        (count,) = struct.unpack_from(order + "H", block, at)
        for number in range(count):
            tag, kind, amount = struct.unpack_from(order + "HHI", block, at + 2 + 12 * number)
            length, place = amount * SIZES[kind], at + 10 + 12 * number
            if length > 4:
                (place,) = struct.unpack_from(order + "I", block, place)
            assert (name, tag) not in found
            assert place + length <= len(block)
            found[name, tag] = Value(kind, block[place : place + length], place)
            if below := POINTERS.get((name, tag)):
                waiting.append((below, struct.unpack(order + "I", found.pop((name, tag)).data)[0]))
    return found


def order_of(block: bytes) -> str:
    return {b"II": "<", b"MM": ">"}[block[:2]]


def segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def segments(jpeg: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, data) of the segments before the scan."""
    assert jpeg[:2] == b"\xff\xd8"
    at = 2
    while jpeg[at + 1] != 0xDA:
        assert jpeg[at] == 0xFF
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        yield jpeg[at + 1], jpeg[at + 4 : at + 2 + length]
        at += 2 + length


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(type, data) of the chunks of a PNG file."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert int.from_bytes(png[at + 8 + length : at + 12 + length], "big") == zlib.crc32(kind + data)
        yield kind, data
        at += 12 + length


def riff(webp: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(type, data) of the chunks of a WebP file."""
    assert (webp[:4], webp[8:12]) == (b"RIFF", b"WEBP")
    at = 12
    while at < len(webp):
        length = int.from_bytes(webp[at + 4 : at + 8], "little")
        yield webp[at : at + 4], webp[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def resource(number: int, data: bytes, name: bytes = b"") -> bytes:
    """An image resource of Photoshop."""
    pascal = bytes([len(name)]) + name
    padded = pascal + bytes(len(pascal) % 2)
    return (
        b"8BIM" + struct.pack(">H", number) + padded + struct.pack(">I", len(data)) + data + bytes(len(data) % 2)
    )


def resources(block: bytes) -> dict[int, bytes]:
    """The image resources of Photoshop by number."""
    at, found = 0, dict[int, bytes]()
    while at < len(block):
        assert block[at : at + 4] == b"8BIM"
        (number,) = struct.unpack_from(">H", block, at + 4)
        at += 6 + (block[at + 6] + 2) // 2 * 2
        length = int.from_bytes(block[at : at + 4], "big")
        found[number] = block[at + 4 : at + 4 + length]
        at += 4 + length + length % 2
    return found


def parts_of(data: bytes) -> dict[str, bytes]:
    """The blocks of an image file by name: exif, xmp, extended, iptc, resources, comments, icc, other."""
    found: dict[str, bytes] = {}
    if data[:2] == b"\xff\xd8":
        _add_segments(found, data)
    elif data[:4] == b"\x89PNG":
        for kind, content in chunks(data):
            if kind == b"eXIf":
                found["exif"] = content
            elif content.startswith(b"XML:com.adobe.xmp\0"):
                flags, rest = content[18:20], content[20:].split(b"\0", 2)[2]
                found["xmp"] = zlib.decompress(rest) if flags[:1] == b"\1" else rest
            elif kind == b"zTXt" and content.startswith(b"Raw profile type iptc\0"):
                lines = zlib.decompress(content.split(b"\0", 1)[1][1:]).split()
                found["resources"] = bytes.fromhex(b"".join(lines[2:]).decode())
            elif kind == b"iCCP":
                found["icc"] = zlib.decompress(content.split(b"\0", 1)[1][1:])
    elif data[:4] == b"RIFF":
        names = {b"EXIF": "exif", b"XMP ": "xmp", b"ICCP": "icc"}
        found = {names[kind]: content for kind, content in riff(data) if kind in names}
        found = {name: content.removeprefix(b"Exif\0\0") for name, content in found.items()}
    else:
        tags = tags_of(data)
        found["exif"] = data
        numbers = {700: "xmp", 34377: "resources", 34675: "icc", 33723: "iptc"}
        found |= {name: tags[IFD0, number].data for number, name in numbers.items() if (IFD0, number) in tags}
    if "resources" in found:
        found.setdefault("iptc", resources(found["resources"]).get(0x0404, b""))
    return found


def _add_segments(found: dict[str, bytes], data: bytes) -> None:
    extended: dict[int, bytes] = {}
    for marker, content in segments(data):
        if marker == 0xE1 and content.startswith(b"Exif\0\0"):
            found["exif"] = content[6:]
        elif marker == 0xE1 and content.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            found["xmp"] = content[29:]
        elif marker == 0xE1 and content.startswith(b"http://ns.adobe.com/xmp/extension/\0"):
            found["guid"] = content[35:67]
            extended[int.from_bytes(content[71:75], "big")] = content[75:]
        elif marker == 0xED and content.startswith(b"Photoshop 3.0\0"):
            found["resources"] = found.get("resources", b"") + content[14:]
        elif marker == 0xE2 and content.startswith(b"ICC_PROFILE\0"):
            found["icc"] = found.get("icc", b"") + content[14:]
        elif marker == 0xFE:
            found["comments"] = found.get("comments", b"") + content
    if extended:
        found["extended"] = b"".join(extended[at] for at in sorted(extended))


def dpi_of(data: bytes) -> tuple[float, float] | None:
    """The most exact resolution that a file states."""
    found: tuple[float, float] | None = None
    if data[:2] == b"\xff\xd8":
        unit, *density = struct.unpack_from(">BHH", next(segments(data))[1], 7)
        found = tuple(side * (1, 2.54)[unit - 1] for side in density) if unit else None
    elif data[:4] == b"\x89PNG":
        sides = [struct.unpack(">IIB", content)[:2] for kind, content in chunks(data) if kind == b"pHYs"]
        found = tuple(side * 0.0254 for side in sides[0]) if sides else None
    block = parts_of(data).get("exif")
    tags = tags_of(block) if block else {}
    if (IFD0, 0x011A) not in tags:
        return found
    order = order_of(block or b"")
    (unit,) = struct.unpack(order + "H", tags[IFD0, 0x0128].data[:2])
    pairs = [struct.unpack(order + "II", tags[IFD0, tag].data) for tag in (0x011A, 0x011B)]
    if unit == 1 or not all(below and above for above, below in pairs):
        return found
    exact = tuple(above / below * (2.54 if unit == 3 else 1) for above, below in pairs)
    assert found is None or max(abs(a - b) for a, b in zip(exact, found, strict=True)) <= 0.51
    return exact
