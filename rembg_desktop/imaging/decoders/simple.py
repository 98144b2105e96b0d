"""Formats that need little work: PNM and PAM (Netpbm), JPEG 2000 in boxes, and ICO, which wraps BMP or PNG."""

import re
import struct
from collections.abc import Generator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging.decoded import Decoded, SourceMetadata, TruncatedError, UnsupportedError, read_metadata
from rembg_desktop.imaging.decoders.pillow import PillowDecoder
from rembg_desktop.imaging.decoders.png import PngDecoder
from rembg_desktop.imaging.formats import boxes, content
from rembg_desktop.imaging.pixels import WHITE, Deep

_MAX_HEADER: Final = 1 << 16
_BLANK: Final = rb"(?:\s|#[^\n\r]*[\n\r])+"
_CHANNELS: Final = {b"1": 1, b"2": 1, b"3": 3, b"4": 1, b"5": 1, b"6": 3}


class PnmDecoder:
    """Decodes P1 to P7 with any maximum value. Samples are scaled to 8 or 16 bits.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        head = file.read(_MAX_HEADER)
        self._file: Final = file
        self._number: Final = head[1:2]
        width, height, self._channels, self._maximum, self._start = (
            _pam_header(head) if self._number == b"7" else _pnm_header(head)
        )
        if not width or not height or not 1 <= self._maximum <= 65535:
            raise ValueError("invalid PNM header")
        self._size: Final = (width, height)
        self.has_alpha: Final = self._channels in (2, 4)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._size

    def reduce(self, size: tuple[int, int]) -> None:
        """Does nothing: reading all samples is quick."""

    @property
    def is_deep(self) -> bool:
        """Whether the samples have more than 8 bits."""
        return self._maximum > 255

    def decode(self) -> Decoded:
        """Decode the first image."""
        pixels, more = self._pixels(255)
        opaque = pixels.shape[2] - self.has_alpha
        colors = Image.fromarray(np.ascontiguousarray(pixels[..., 0] if opaque == 1 else pixels[..., :3]))
        alpha = Image.fromarray(np.ascontiguousarray(pixels[..., -1])) if self.has_alpha else None
        return Decoded(colors, alpha, SourceMetadata(), more)

    def decode_deep(self) -> Decoded:
        """Decode the first image also with 16 bits."""
        pixels, more = self._pixels(WHITE)
        deep = Deep(pixels[..., :-1], pixels[..., -1]) if self.has_alpha else Deep(pixels)
        return Decoded(deep.image(), deep.alpha_image(), SourceMetadata(), more, deep=deep)

    def _pixels(self, white: int) -> tuple[NDArray[Any], bool]:
        """((height, width, channels) from 0 to `white`, whether another image follows)."""
        width, height = self._size
        count = width * height * self._channels
        self._file.seek(self._start)
        if self._number in b"123":
            samples = self._text_samples(count)
            more = False
        else:
            bits_of_row = -(-width // 8)
            length = height * bits_of_row if self._number == b"4" else count * (2 if self._maximum > 255 else 1)
            data = self._file.read(length)
            if len(data) < length:
                raise TruncatedError("the samples end early")
            more = re.match(rb"\s*P[1-7]\s", self._file.read(16)) is not None
            if self._number == b"4":
                rows = np.frombuffer(data, np.uint8).reshape(height, bits_of_row)
                samples = 1 - np.unpackbits(rows, axis=1)[:, :width]
            else:
                samples = np.frombuffer(data, ">u2" if self._maximum > 255 else np.uint8)
        return self._scaled(samples, white).reshape(height, width, self._channels), more

    def _text_samples(self, count: int) -> NDArray[Any]:
        text = re.sub(rb"#[^\n\r]*", b"", self._file.read())
        if self._number == b"1":  # the digits need no space between them
            digits = np.frombuffer(re.sub(rb"\s", b"", text), np.uint8)[:count]
            if digits.size and (digits.min() < ord("0") or digits.max() > ord("1")):
                raise ValueError("invalid sample")
            samples = 1 - (digits - ord("0"))
        else:
            samples = np.array([int(word) for word in text.split(None, count)[:count]], np.int64)
        if len(samples) < count:
            raise TruncatedError("the samples end early")
        return samples

    def _scaled(self, samples: NDArray[Any], white: int) -> NDArray[Any]:
        """Scale 0 to the maximum value to 0 to `white`."""
        if self._maximum == white:
            return np.clip(samples, 0, white).astype(np.min_scalar_type(white))
        scale = (np.arange(65536, dtype=np.int64) * white + self._maximum // 2) // self._maximum
        table = np.minimum(scale, white).astype(np.min_scalar_type(white))
        return table[np.clip(samples, 0, 65535)]


def _pnm_header(head: bytes) -> tuple[int, int, int, int, int]:
    """(width, height, channels, maximum, offset of the samples)."""
    number = head[1:2]
    fields = 2 if number in b"14" else 3
    found = re.match(rb"P\d" + (_BLANK + rb"(\d+)") * fields + rb"(?:#[^\n\r]*[\n\r]|\s)", head)
    if found is None:
        raise ValueError("invalid PNM header")
    width, height, *maximum = (int(value) for value in found.groups())
    return width, height, _CHANNELS[number], maximum[0] if maximum else 1, found.end()


def _pam_header(head: bytes) -> tuple[int, int, int, int, int]:
    """(width, height, channels, maximum, offset of the samples)."""
    text, end, _ = head.partition(b"\nENDHDR\n")
    if not end:
        raise ValueError("invalid PAM header")
    fields: dict[bytes, bytes] = {}
    for line in text.split(b"\n")[1:]:
        name, _, value = line.partition(b" ")
        fields[name] = value.strip()
    channels = int(fields[b"DEPTH"])
    kind = fields.get(b"TUPLTYPE", b"").decode("ascii", "replace")
    usual = {1: "GRAYSCALE", 2: "GRAYSCALE_ALPHA", 3: "RGB", 4: "RGB_ALPHA"}.get(channels)
    if usual is None or kind.replace("BLACKANDWHITE", "GRAYSCALE") not in (usual, ""):
        raise UnsupportedError(f"{channels} channels of type {kind or 'unknown'} are not supported.")
    return int(fields[b"WIDTH"]), int(fields[b"HEIGHT"]), channels, int(fields[b"MAXVAL"]), len(text) + len(end)


_XMP_UUID: Final = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF_UUID: Final = b"JpgTiffExif->JP2"
"""UUID boxes of XMP (XMP specification, part 3, 1.1.4) and EXIF (as ExifTool and ImageMagick use it)."""
_BYTE: Final = 8
_CODESTREAM: Final = b"\xff\x4f\xff\x51"
"""Markers SOC and SIZ, which begin every codestream."""
_END_OF_CODESTREAM: Final = b"\xff\xd9"
_LOST_RUN: Final = 512
"""Zero bytes in a row that pixels do not have: at most 251 were found in pictures of even squares."""
_LEAST_DENSITY: Final = 1 / 32
"""Bytes per pixel. Pictures of even areas have less."""
_SIZ_COMPONENTS: Final = 40
"""Offset of the number of components; the bits of the first one, less one, follow."""
_ENUMERATED: Final = tuple(code.to_bytes(4, "big") for code in (16, 17))
"""EnumCS of sRGB and of gray with its curve (ISO 15444-1, I.5.3.3)."""
_GRAY_CHANNELS: Final = 2
"""With alpha. Pillow decodes them right."""
_RESTRICTED_ICC, _ANY_ICC = 2, 3
"""METH of a color specification box that holds an ICC profile (ISO 15444-1, I.5.3.3, and 15444-2)."""


def described(
    exif: bytes | None, xmp: bytes | None, icc: bytes | None, dpi: tuple[float, float] | None = None
) -> SourceMetadata:
    """The metadata of a file that holds its parts separately. The pixels are upright already."""
    info = {"exif": exif, "xmp": xmp, "icc_profile": icc, "dpi": dpi}
    return replace(read_metadata(BytesIO(), "", info), orientation=1)


class Jpeg2000Decoder:
    """Decodes JPEG 2000, and reads the profile and the metadata of its boxes, which Pillow ignores.

    Pillow decodes colors with more than 8 bits wrongly, so imagecodecs decodes them.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        name = Path(file.name).name
        file, lacks_end = _with_end_marker(file)
        sentence = f"The end marker of {name} is missing. All pixels are complete."
        self._notices: Final = (Notice("end_missing", sentence),) if lacks_end else ()
        self._file: Final = file
        self._found: Final = _jpeg2000_metadata(file)
        self._pillow: Final = PillowDecoder(file, "JPEG2000")
        self.has_alpha: Final = self._pillow.has_alpha

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._pillow.size

    def reduce(self, size: tuple[int, int]) -> None:
        """Does nothing."""

    @property
    def is_deep(self) -> bool:
        """Whether the file has more than 8 bits per channel."""
        return _components(self._file)[1] > _BYTE

    def decode(self) -> Decoded:
        """Decode the image."""
        channels, bits = _components(self._file)
        if bits > _BYTE and channels > _GRAY_CHANNELS:
            decoded = self.decode_deep()
            decoded.deep = None
            return decoded
        self._check_pixels()
        decoded = self._pillow.decode()
        decoded.metadata = replace(self._found, dpi=decoded.metadata.dpi or self._found.dpi)
        decoded.notices = self._notices
        return decoded

    def decode_deep(self) -> Decoded:
        """Decode the image also with 16 bits."""
        self._check_pixels()
        deep = _deep(self._file, _components(self._file)[1])
        return Decoded(deep.image(), deep.alpha_image(), self._found, deep=deep, notices=self._notices)

    def _check_pixels(self) -> None:
        """Raise ValueError if a part of the pixels is replaced by zeros, which the decoders accept."""
        width, height = self.size
        self._file.seek(_codestream_start(self._file))
        data = self._file.read()
        end = data.find(_END_OF_CODESTREAM) % (len(data) + 1)  # those bytes are never in pixels
        if end >= width * height * _LEAST_DENSITY and data.find(bytes(_LOST_RUN), 0, end) >= 0:
            raise ValueError("a part of the pixels is replaced by zeros")


def _deep(file: BinaryIO, bits: int) -> Deep:
    """Decode RGB or gray with more than 8 bits per channel."""
    import imagecodecs
    import numpy as np

    inner = {kind: content(file, start, end) for kind, start, end in _header(file)}
    if b"pclr" in inner or (inner.get(b"colr", b"")[:1] == b"\1" and inner[b"colr"][3:7] not in _ENUMERATED):
        raise UnsupportedError("JPEG 2000 with more than 8 bits is only supported with RGB colors.")
    file.seek(0)
    samples = cast("Any", imagecodecs).jpeg2k_decode(file.read())
    samples = samples.reshape(*samples.shape[:2], -1)
    if samples.dtype.kind != "u" or samples.shape[2] > 4:
        raise UnsupportedError("JPEG 2000 with more than 8 bits is only supported with RGB colors.")
    most = 2**bits - 1
    pixels: Any = samples if samples.dtype == np.uint16 else np.empty(samples.shape, np.uint16)
    for row in range(samples.shape[0]):  # no copy of the whole picture with more bits
        pixels[row] = (samples[row].astype(np.uint64) * WHITE + most // 2) // most
    return Deep(pixels) if pixels.shape[2] % 2 else Deep(pixels[..., :-1], pixels[..., -1])


def _header(file: BinaryIO) -> Generator[tuple[bytes, int, int]]:
    """The boxes inside the header box of a JP2 file; none for a bare codestream."""
    for kind, start, end in boxes(file, 0, file.seek(0, 2)):
        if kind == b"jp2h":
            yield from boxes(file, start, end)


def _with_end_marker(file: BinaryIO) -> tuple[BinaryIO, bool]:
    """(the file, False), or (a copy with an end marker, True) if only that is missing, according to its box."""
    size = file.seek(0, 2)
    at = max((stop for _, _, stop in boxes(file, 0, size)), default=0)
    file.seek(at)
    header = file.read(8)
    missing = at + int.from_bytes(header[:4], "big") - size
    if header[4:] != b"jp2c" or not 1 <= missing <= len(_END_OF_CODESTREAM):
        return file, False
    file.seek(0)
    return BytesIO(file.read() + _END_OF_CODESTREAM[-missing:]), True


def _codestream_start(file: BinaryIO) -> int:
    """The offset of the codestream; 0 without boxes."""
    return next((start for kind, start, _ in boxes(file, 0, file.seek(0, 2)) if kind == b"jp2c"), 0)


def _components(file: BinaryIO) -> tuple[int, int]:
    """(number of channels, bits of the first one); 8 bits if that is not stated (ISO 15444-1, A.5.1)."""
    file.seek(_codestream_start(file))
    head = file.read(_SIZ_COMPONENTS + 3)
    if len(head) < _SIZ_COMPONENTS + 3 or not head.startswith(_CODESTREAM):
        return 0, _BYTE
    (channels,) = struct.unpack_from(">H", head, _SIZ_COMPONENTS)
    return channels, (head[_SIZ_COMPONENTS + 2] & 0x7F) + 1


def open_icon(file: BinaryIO) -> PillowDecoder:
    """Open the largest picture of an ICO file; among equals, the one with the most colors.

    A picture in PNG is opened as such: its own header states its size, which can differ from the directory's.
    """
    file.seek(4)
    (count,) = struct.unpack("<H", file.read(2))
    entries = [struct.unpack("<BBBBHHII", file.read(16)) for _ in range(count)]
    best = max(entries, key=lambda entry: ((entry[0] or 256) * (entry[1] or 256), entry[5]))
    length, at = best[6:]
    file.seek(at)
    if file.read(8) == b"\x89PNG\r\n\x1a\n":
        file.seek(at)
        picture = BytesIO(file.read(length))
        picture.name = file.name  # pyright: ignore[reportAttributeAccessIssue] - for messages
        return PngDecoder(picture)
    return PillowDecoder(file, "ICO")


def _jpeg2000_metadata(file: BinaryIO) -> SourceMetadata:
    exif = xmp = icc = None
    for kind, start, end in boxes(file, 0, file.seek(0, 2)):
        if kind == b"jp2h":
            icc = icc or _jp2_profile(file, start, end)
        elif kind == b"uuid":
            data = content(file, start, end)
            if data[:16] == _XMP_UUID:
                xmp = data[16:]
            elif data[:16] == _EXIF_UUID:
                exif = data[16:].removeprefix(b"Exif\0\0")
    return described(exif, xmp, icc)


def _jp2_profile(file: BinaryIO, start: int, end: int) -> bytes | None:
    for kind, inner, stop in boxes(file, start, end):
        data = content(file, inner, stop) if kind == b"colr" else b""
        if data and data[0] in (_RESTRICTED_ICC, _ANY_ICC):
            return data[3:]
    return None
