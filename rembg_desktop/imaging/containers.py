"""Finds the blocks of metadata in JPEG, PNG and WebP files, with their bytes as stored. No pixels are read.

Sources: JPEG File Interchange Format 1.02; EXIF 2.32, 4.7; XMP specification part 3, 1.1.3; Photoshop file
formats, image resource blocks; Portable Network Graphics, Third Edition; WebP container specification (RFC 9649).
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from rembg_desktop.imaging.directories import MAX_METADATA
from rembg_desktop.imaging.formats import MARK

EXIF_HEADER: Final = b"Exif\0\0"
XMP_HEADER: Final = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION_HEADER: Final = b"http://ns.adobe.com/xmp/extension/\0"
"""Followed by the GUID (32 bytes), the whole length and the offset of this part (4 bytes each)."""
PHOTOSHOP_HEADER: Final = b"Photoshop 3.0\0"
XMP_KEYWORD: Final = b"XML:com.adobe.xmp"

JPEG_COMMENT: Final = b"COM "
"""Type of the comments of a JPEG file among the texts."""
RAW_PROFILE: Final = b"Raw profile type "
"""Keyword of the profiles that ImageMagick, Exiv2 and ExifTool store in text chunks; the type follows."""

_IPTC: Final = 0x0404
_RESOURCES: Final = frozenset({_IPTC, 0x040A, 0x040B, 0x0425})
"""Numbers of the image resources that are kept: IPTC-IIM data, copyright flag, URL, and MD5 of the IPTC-IIM data.
The others are previews or describe layers, paths and printing, or exist elsewhere in the file."""
_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_WANTED: Final = (*_TEXTS, b"iCCP", b"pHYs", b"eXIf")
_EXTENSION: Final = rb"""HasExtendedXMP(?:\s*=\s*["']|>)([0-9A-Fa-f]{32})"""
_MAX_SEGMENTS: Final = 10_000
_METER: Final = 0.0254


@dataclass(slots=True)
class Blocks:
    """The metadata of a file as stored.

    Attributes:
        exif: TIFF block.
        xmp: XMP packet.
        xmp_extended: the rest of the XMP that did not fit in one JPEG segment.
        iptc: image resources of Photoshop: IPTC-IIM data and what belongs to it.
        icc: ICC profile.
        texts: (type, data) of the text chunks of a PNG file, XMP among them, or of the comments of a JPEG file.
        dpi: (horizontal, vertical) dots per inch, if the container stores it.
        orientation: 1-8, if the container stores it.
        damaged: some blocks were left out because they are damaged.
        too_large: some blocks were left out because of their size.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    xmp_extended: bytes | None = None
    iptc: bytes | None = None
    icc: bytes | None = None
    texts: list[tuple[bytes, bytes]] = field(default_factory=list[tuple[bytes, bytes]])
    dpi: tuple[float, float] | None = None
    orientation: int | None = None
    damaged: bool = False
    too_large: bool = False


class _JpegBlocks:
    """Collects the blocks of a JPEG file from its segments."""

    def __init__(self) -> None:
        self.found: Final = Blocks()
        self._profile: Final[dict[int, bytes]] = {}
        self._extensions: Final[dict[bytes, list[tuple[int, int, bytes]]]] = {}
        self._exif: Final = bytearray()
        self._resources: Final = bytearray()

    def add(self, marker: int, data: bytes) -> None:
        if marker == 0xE0 and data.startswith(b"JFIF\0") and len(data) >= 12:
            unit, horizontal, vertical = struct.unpack_from(">BHH", data, 7)
            scale = {1: 1.0, 2: 2.54}.get(unit)
            self.found.dpi = (horizontal * scale, vertical * scale) if scale else None
        elif marker == 0xE1:
            self._add_app1(data)
        elif marker == 0xE2 and data.startswith(b"ICC_PROFILE\0") and len(data) > 14:
            self._profile.setdefault(data[12], data[14:])
        elif marker == 0xED and data.startswith(PHOTOSHOP_HEADER):
            self._resources.extend(data[len(PHOTOSHOP_HEADER) :])
        elif marker == 0xFE and data != MARK:
            self.found.texts.append((JPEG_COMMENT, data))

    def _add_app1(self, data: bytes) -> None:
        found = self.found
        if data.startswith(EXIF_HEADER[:5]):
            block = data[6:]
            if not self._exif or not block.startswith((b"II*\0", b"MM\0*")):  # of more than 64 KB goes on here
                self._exif.extend(block)
        elif data.startswith(XMP_HEADER):
            found.xmp = found.xmp or data[len(XMP_HEADER) :]
        elif data.startswith(EXTENSION_HEADER) and len(data) >= len(EXTENSION_HEADER) + 40:
            guid, length, at = struct.unpack_from(">32sII", data, len(EXTENSION_HEADER))
            self._extensions.setdefault(guid, []).append((at, length, data[len(EXTENSION_HEADER) + 40 :]))

    def finish(self) -> Blocks:
        found = self.found
        found.icc = b"".join(self._profile[number] for number in sorted(self._profile)) or None
        found.exif = bytes(self._exif) or None
        found.iptc = kept_resources(bytes(self._resources))
        if found.xmp and (parts := self._extensions.get(extension_guid(found.xmp))):
            found.xmp_extended = _joined(parts)
            found.damaged |= found.xmp_extended is None
        return found


def read_jpeg(file: BinaryIO) -> Blocks:
    """The metadata of a JPEG file."""
    blocks = _JpegBlocks()
    total = 0
    for number, (marker, data) in enumerate(_segments(file)):
        total += len(data)
        if total > MAX_METADATA or number == _MAX_SEGMENTS:
            blocks.found.too_large = True
            break
        blocks.add(marker, data)
    return blocks.finish()


def read_png(file: BinaryIO) -> Blocks:
    """The metadata of a PNG file. Chunks with a wrong checksum are left out."""
    found = Blocks()
    profiles: dict[bytes, bytes] = {}
    for kind, data, valid in _chunks(file):
        try:
            if not valid:
                found.damaged = True
            elif kind == b"pHYs":
                horizontal, vertical, unit = struct.unpack(">IIB", data)
                found.dpi = (horizontal * _METER, vertical * _METER) if unit == 1 else None
            elif kind == b"eXIf":
                found.exif = data.removeprefix(EXIF_HEADER)
            elif kind == b"iCCP":
                found.icc = _inflate(data[data.index(b"\0") + 2 :])
            else:
                _add_text(found, profiles, kind, data)
        except (ValueError, IndexError, struct.error, zlib.error):
            found.damaged = True
    _add_raw_profiles(found, profiles)
    return found


def read_webp(file: BinaryIO) -> Blocks:
    """The metadata of a WebP file."""
    found = Blocks()
    file.seek(12)
    while len(header := file.read(8)) == 8:
        kind, length = struct.unpack("<4sI", header)
        if kind in (b"EXIF", b"XMP ", b"ICCP") and length <= MAX_METADATA:
            data = file.read(length)
            found.damaged |= len(data) < length
            if kind == b"EXIF":
                found.exif = found.exif or data.removeprefix(EXIF_HEADER)
            elif kind == b"XMP ":
                found.xmp = found.xmp or data
            else:
                found.icc = found.icc or data
            file.seek(length % 2, 1)
        else:
            found.too_large |= kind in (b"EXIF", b"XMP ", b"ICCP")
            file.seek(length + length % 2, 1)
    return found


def kept_resources(resources: bytes) -> bytes | None:
    """Those of Photoshop's image resources that describe the image; None if there are none."""
    kept = b"".join(
        resources[start:end] for number, _, start, end in _resources(resources) if number in _RESOURCES
    )
    return kept or None


def iptc_of(resources: bytes) -> bytes | None:
    """The IPTC-IIM data among Photoshop's image resources; None if there is none."""
    return next((data for number, data, _, _ in _resources(resources) if number == _IPTC and data), None)


def with_iptc(resources: bytes | None, iptc: bytes) -> bytes:
    """Image resources with these IPTC-IIM data. Zeros at the end are no difference: TIFF tags are padded."""
    found = iptc_of(resources or b"")
    if resources and found is not None and found.rstrip(b"\0") == iptc.rstrip(b"\0"):
        return resources
    others = resources or b""
    parts = (others[start:end] for number, _, start, end in _resources(others) if number != _IPTC)
    return iptc_resource(iptc) + b"".join(parts)


def _resources(resources: bytes) -> Iterator[tuple[int, bytes, int, int]]:
    """(number, data, start, end) of Photoshop's image resources. A damaged one ends the list."""
    at = 0
    while resources[at : at + 4] == b"8BIM" and at + 12 <= len(resources):
        start = at
        number, name = struct.unpack_from(">HB", resources, at + 4)
        at += 7 + name + (name + 1) % 2  # the name with its length is padded to an even number of bytes
        if at + 4 > len(resources):
            return
        (length,) = struct.unpack_from(">I", resources, at)
        at += 4
        if at + length > len(resources):
            return
        data = resources[at : at + length]
        at += length + length % 2
        yield number, data, start, at


def extension_guid(packet: bytes) -> bytes:
    """The GUID of the extended XMP that belongs to a packet; empty if there is none."""
    match = re.search(_EXTENSION, packet)
    return match[1] if match else b""


def iptc_resource(iptc: bytes) -> bytes:
    """IPTC-IIM data as an image resource of Photoshop."""
    return b"8BIM" + struct.pack(">HHI", _IPTC, 0, len(iptc)) + iptc + bytes(len(iptc) % 2)


def _segments(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """(marker, data) of the segments before the pixels of a JPEG file."""
    file.seek(2)
    while byte := file.read(1):
        if byte != b"\xff":
            continue  # decoders skip to the next marker, too
        while byte == b"\xff":
            byte = file.read(1)
        marker = byte[0] if byte else 0xD9
        if marker in (0xDA, 0xD9):
            return
        if marker in (0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            continue
        length = int.from_bytes(file.read(2), "big") - 2
        data = file.read(max(0, length))
        if len(data) < length:
            return
        yield marker, data


def _joined(parts: list[tuple[int, int, bytes]]) -> bytes | None:
    """The extended XMP of (offset, whole length, data); None if a part is missing."""
    whole = bytearray()
    for at, _, data in sorted(parts):
        if at > len(whole) or not data.startswith(bytes(whole[at : at + len(data)])):
            return None
        whole += data[len(whole) - at :]  # parts that are stored twice are no damage
    return bytes(whole) if whole and len(whole) == parts[0][1] else None


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes, bool]]:
    """(type, data, whether the checksum is right) of the chunks of a PNG file that contain metadata."""
    file.seek(8)
    while len(header := file.read(8)) == 8:
        length, kind = struct.unpack(">I4s", header)
        if kind in _WANTED:
            data, checksum = file.read(length), file.read(4)
            yield kind, data, checksum == struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
        else:
            file.seek(length + 4, 1)


def _inflate(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    whole = inflater.decompress(data, MAX_METADATA)
    if not inflater.eof:
        raise ValueError("incomplete or too large")
    return whole


def _text(kind: bytes, data: bytes) -> bytes:
    """The text of a text chunk."""
    _, rest = data.split(b"\0", 1)
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return _inflate(rest[1:])
    compressed = rest[0] == 1
    _, _, text = rest[2:].split(b"\0", 2)
    return _inflate(text) if compressed else text


def _add_text(found: Blocks, profiles: dict[bytes, bytes], kind: bytes, data: bytes) -> None:
    keyword = data.partition(b"\0")[0]
    if keyword == XMP_KEYWORD:
        if found.xmp is not None:  # only the first one counts
            return
        found.xmp = _text(kind, data)
    elif keyword.startswith(RAW_PROFILE):
        name, profile = keyword.removeprefix(RAW_PROFILE).lower(), _raw_profile(_text(kind, data))
        profiles[name] = profile
        if name != b"iptc" or b"\xff\xd8\xff" in profile:  # a preview among the resources
            return
    found.texts.append((kind, data))


def _raw_profile(text: bytes) -> bytes:
    """The data of a profile that ImageMagick stored in a text chunk: name, length and hexadecimal digits."""
    _, length, digits = text.strip().split(maxsplit=2)
    profile = bytes.fromhex(digits.decode("ascii"))
    if len(profile) != int(length):
        raise ValueError("wrong length")
    return profile


def _add_raw_profiles(found: Blocks, profiles: dict[bytes, bytes]) -> None:
    block = profiles.get(b"exif") or profiles.get(b"app1") or b""
    if block.startswith(XMP_HEADER):
        found.xmp = found.xmp or block[len(XMP_HEADER) :]
    elif block:
        found.exif = found.exif or block.removeprefix(EXIF_HEADER)
    found.xmp = found.xmp or profiles.get(b"xmp")
    if iptc := profiles.get(b"iptc"):
        found.iptc = kept_resources(iptc) if iptc.startswith(b"8BIM") else iptc_resource(iptc)
