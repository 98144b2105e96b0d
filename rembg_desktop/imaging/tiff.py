"""Adds EXIF and GPS to TIFF files, which Pillow cannot write together with compressed pixels."""

import struct
from io import BytesIO
from typing import Final

from PIL import ExifTags, Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

_NESTED: Final = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
_LONG: Final = 4
"""Type LONG, used for entries that contain an offset (TIFF 6.0, section 2)."""


def flat_tags(exif: bytes | None) -> Image.Exif:
    """The tags in the first directory of a TIFF block, without nested directories."""
    tags = Image.Exif()
    if exif:
        tags.load(exif)
    for tag in _NESTED:
        if tag in tags:
            del tags[tag]
    return tags


def add_directories(file: BytesIO, exif: bytes) -> None:
    """Append the EXIF and GPS directories of a TIFF block to a complete TIFF file of at most 4 GB.

    The first directory is rewritten at the end of the file, with entries that point to them (TIFF 6.0, section 2).
    """
    source = Image.Exif()
    source.load(exif)
    head = bytes(file.getbuffer()[:8])
    order = "<" if head.startswith(b"II") else ">"
    entries = _entries(file, order)
    for tag in _NESTED:
        if values := source.get_ifd(tag):
            directory = ImageFileDirectory_v2(ifh=head, group=tag)
            for key, value in values.items():
                directory[key] = value
            at = _end(file)
            file.write(directory.tobytes(at))
            entries.append(struct.pack(f"{order}HHII", tag, _LONG, 1, at))
    entries.sort(key=lambda entry: struct.unpack(f"{order}H", entry[:2]))
    at = _end(file)
    file.write(struct.pack(f"{order}H", len(entries)) + b"".join(entries) + bytes(4))
    file.seek(4)
    file.write(struct.pack(f"{order}I", at))


def _entries(file: BytesIO, order: str) -> list[bytes]:
    """The 12-byte entries of the first directory."""
    file.seek(4)
    file.seek(struct.unpack(f"{order}I", file.read(4))[0])
    (count,) = struct.unpack(f"{order}H", file.read(2))
    return [file.read(12) for _ in range(count)]


def _end(file: BytesIO) -> int:
    """Seek to the end, padded to a word boundary, where directories must start."""
    file.seek(0, 2)
    file.write(bytes(file.tell() % 2))
    return file.tell()
