"""Decodes PSD and PSB: the flattened picture that Photoshop stores at the end of the file for other programs.

Source: Adobe Photoshop File Formats Specification, November 2019.
"""

import struct
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging.containers import kept_resources
from rembg_desktop.imaging.decoded import Decoded, SourceMetadata, TruncatedError, UnsupportedError
from rembg_desktop.imaging.decoders.simple import described
from rembg_desktop.imaging.pixels import WHITE, Deep
from rembg_desktop.imaging.profile import srgb_encoded

_BITMAP, _GRAY, _INDEXED, _RGB, _CMYK, _DUOTONE, _LAB = 0, 1, 2, 3, 4, 8, 9
_ROWS: Final = 256
_CHUNK: Final = 1 << 20
"""Rows, and samples, that are computed at once: in float32 or uint32 they take several times the memory."""

_MODES: Final = {
    _BITMAP: ("L", 1),
    _GRAY: ("L", 1),
    _INDEXED: ("RGB", 1),
    _RGB: ("RGB", 3),
    _CMYK: ("CMYK", 4),
    _DUOTONE: ("L", 1),
    _LAB: ("LAB", 3),
}
"""Pillow's mode and the number of color channels, by color mode. A duotone is read as gray."""
_RAW, _RLE = 0, 1
_RESOLUTION, _ICC, _EXIF, _XMP = 1005, 1039, 1058, 1060
_VERSION_INFO: Final = 1057
_MAX_PART: Final = 1 << 28
"""Palettes and resources larger than this are refused."""


@dataclass(frozen=True, slots=True)
class _Header:
    """The header of the file.

    Attributes:
        large: PSB, whose lengths have 64 bits.
        depth: bits per sample: 1, 8, 16 or 32 (floating point).
    """

    large: bool
    channels: int
    height: int
    width: int
    depth: int
    mode: int


class PsdDecoder:
    """Decodes the flattened picture of a Photoshop document.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: Final = file
        file.seek(0)
        signature, version, channels, height, width, depth, mode = struct.unpack(">4sH6xHIIHH", _read(file, 26))
        if signature != b"8BPS" or version not in (1, 2) or not height or not width:
            raise ValueError("invalid PSD header")
        if mode not in _MODES or depth not in (1, 8, 16, 32):
            raise UnsupportedError(f"color mode {mode} with {depth} bits is not supported.")
        if channels < _MODES[mode][1]:
            raise ValueError("too few channels")
        self._header: Final = _Header(version == 2, channels, height, width, depth, mode)
        self._palette: Final = _part(file)
        resources = _part(file)
        has_alpha, is_flattened = self._layers()
        self.has_alpha: Final = has_alpha and channels > _MODES[mode][1]
        self._resources: Final = _resources(resources)
        self._described: Final = kept_resources(resources)
        version_info = self._resources.get(_VERSION_INFO, b"")
        if not is_flattened or version_info[4:5] == b"\0":
            raise UnsupportedError("it was saved without a flattened picture.")

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._header.width, self._header.height

    def reduce(self, size: tuple[int, int]) -> None:
        """Does nothing: the format has no smaller versions but thumbnails."""

    @property
    def is_deep(self) -> bool:
        """Whether the samples have more than 8 bits."""
        return self._header.depth > 8

    def decode(self) -> Decoded:
        """Decode the flattened picture."""
        mode, count = _MODES[self._header.mode]
        planes = self._planes(count + self.has_alpha, 255)
        if self._header.depth == 32:
            planes = _from_light(planes, planes[-1] if self.has_alpha else None, 255)
        alpha = Image.fromarray(planes[-1]) if self.has_alpha else None
        colors = self._colors(mode, planes[:count])
        if alpha and mode in ("RGB", "L") and self._header.depth < 32:
            for top in range(0, colors.height, _ROWS):
                box = 0, top, colors.width, min(top + _ROWS, colors.height)
                colors.paste(_without_white(colors.crop(box), alpha.crop(box)), box)
        return Decoded(colors, alpha, self._metadata(), notices=self._notices())

    def decode_deep(self) -> Decoded:
        """Decode the flattened picture, RGB and gray also with 16 bits."""
        mode, count = _MODES[self._header.mode]
        if not self.is_deep or mode not in ("RGB", "L"):
            return self.decode()
        planes = self._planes(count + self.has_alpha, WHITE)
        if self._header.depth == 32:
            planes = _from_light(planes, planes[-1] if self.has_alpha else None, WHITE)
        deep = Deep(np.stack(planes[:count], axis=2), planes[-1] if self.has_alpha else None)
        if self._header.depth < 32:
            deep.remove_white()
        found = self._metadata()
        return Decoded(deep.image(), deep.alpha_image(), found, notices=self._notices(), deep=deep)

    def _notices(self) -> tuple[Notice, ...]:
        sentence = "Its linear colors of 32 bits were converted to sRGB."
        return (Notice("converted_to_srgb", sentence),) if self._header.depth == 32 else ()

    def _layers(self) -> tuple[bool, bool]:
        """(the first extra channel is the transparency of the flattened picture, there is such a picture)."""
        length = _length(self._file, large=self._header.large)
        start = self._file.tell()
        has_alpha = False
        if length:
            inner = _length(self._file, large=self._header.large)
            if inner:
                has_alpha = struct.unpack(">h", _read(self._file, 2))[0] < 0
            elif self._header.depth > 8 and length > 12:  # the layers of 16 and 32 bits are in a tagged block
                has_alpha = self._has_alpha_in_block(start + length)
        end = self._file.seek(0, 2)
        if start + length > end:
            raise TruncatedError("the picture is missing")
        self._file.seek(start + length)
        self._start = start + length
        return has_alpha, self._start + 2 < end

    def _has_alpha_in_block(self, end: int) -> bool:
        """Read the count of layers in the block Lr16 or Lr32, which is negative as in the ordinary place."""
        self._file.seek(_length(self._file), 1)  # global mask
        while self._file.tell() + 12 <= end:
            signature, key = struct.unpack(">4s4s", _read(self._file, 8))
            if signature not in (b"8BIM", b"8B64"):
                return False
            wide = self._header.large and key in (b"Lr16", b"Lr32", b"Layr", b"Mt16", b"Mt32", b"Mtrn", b"Alph")
            length = _length(self._file, large=wide)
            if key in (b"Lr16", b"Lr32") and length >= 2:
                return struct.unpack(">h", _read(self._file, 2))[0] < 0
            if key in (b"Mt16", b"Mt32", b"Mtrn"):
                return True
            self._file.seek(-(-length // 4) * 4, 1)
        return False

    def _planes(self, count: int, white: int) -> list[NDArray[Any]]:
        """The first channels, scaled to 0 to `white`; linear light and alpha from 0 to 1 if the depth is 32."""
        header = self._header
        self._file.seek(self._start)
        (compression,) = struct.unpack(">H", _read(self._file, 2))
        row_bytes = -(-header.width * header.depth // 8)
        if compression == _RAW:
            return [self._plane(_read(self._file, row_bytes * header.height), white) for _ in range(count)]
        if compression != _RLE:
            raise UnsupportedError(f"compression {compression} of the flattened picture is not supported.")
        kind = ">u4" if header.large else ">u2"
        rows = header.channels * header.height
        lengths = np.frombuffer(_read(self._file, rows * int(kind[-1])), kind).astype(int)
        packed = lengths.reshape(header.channels, header.height).sum(axis=1).tolist()
        size = row_bytes * header.height
        return [self._plane(_unpacked(_read(self._file, length), size), white) for length in packed[:count]]

    def _plane(self, data: bytes, white: int) -> NDArray[Any]:
        """One channel of (height, width), see _planes()."""
        header = self._header
        if header.depth == 1:
            bits = np.unpackbits(np.frombuffer(data, np.uint8).reshape(header.height, -1), axis=1)
            return np.where(bits[:, : header.width], 0, 255).astype(np.uint8)
        if header.depth == 8:
            values = np.frombuffer(data, np.uint8)
        elif header.depth == 16 and white == WHITE:
            values = np.frombuffer(data, ">u2").astype(np.uint16)
        elif header.depth == 16:
            words, values = np.frombuffer(data, ">u2"), np.empty(header.width * header.height, np.uint8)
            for start in range(0, words.size, _CHUNK):
                wide = words[start : start + _CHUNK].astype(np.uint32)
                values[start : start + _CHUNK] = (wide * 255 + 32767) // 65535
        else:
            values = np.clip(np.nan_to_num(np.frombuffer(data, ">f4").astype(np.float32)), 0, 1)
        return values.reshape(header.height, header.width)

    def _colors(self, mode: str, planes: list[NDArray[np.uint8]]) -> Image.Image:
        if self._header.mode == _INDEXED:
            if len(self._palette) < 768:
                raise ValueError("invalid palette")
            table = np.frombuffer(self._palette[:768], np.uint8).reshape(3, 256).T
            return Image.fromarray(np.ascontiguousarray(table[planes[0]]))
        if self._header.mode == _CMYK:  # stored inverted: 0 is full ink
            planes = [~plane for plane in planes]
        if self._header.mode == _LAB:  # Pillow stores a and b as signed bytes
            planes = [planes[0], planes[1] ^ np.uint8(0x80), planes[2] ^ np.uint8(0x80)]
        if len(planes) == 1:
            return Image.fromarray(planes[0])
        return _merged(mode, planes)

    def _metadata(self) -> SourceMetadata:
        found = self._resources
        icc = None if self._header.depth == 32 else found.get(_ICC)
        dpi = None
        resolution = found.get(_RESOLUTION, b"")
        if len(resolution) >= 16:
            horizontal, vertical = struct.unpack_from(">I4xI", resolution)
            dpi = horizontal / 65536, vertical / 65536
        return replace(described(found.get(_EXIF), found.get(_XMP), icc, dpi), iptc=self._described)


def _merged(mode: str, planes: list[NDArray[np.uint8]]) -> Image.Image:
    size = planes[0].shape[1], planes[0].shape[0]
    return Image.frombuffer(mode, size, np.ascontiguousarray(np.dstack(planes)).tobytes(), "raw", mode, 0, 1)


def _from_light(planes: list[NDArray[Any]], alpha: NDArray[Any] | None, white: int) -> list[NDArray[Any]]:
    """Linear light as sRGB (IEC 61966-2-1), 0 to `white`, without the white that Photoshop blends into it."""
    found: list[NDArray[Any]] = []
    for plane in planes:
        light = plane
        if plane is not alpha:
            if alpha is not None:
                light = np.clip((light - (1 - alpha)) / np.where(alpha > 0, alpha, 1), 0, 1)
            light = srgb_encoded(light)
        found.append((light * white + 0.5).astype(np.min_scalar_type(white)))
    return found


def _without_white(colors: Image.Image, alpha: Image.Image) -> Image.Image:
    """Undo the white that Photoshop blends into transparent pixels of the flattened picture."""
    values = np.asarray(colors).astype(np.float32)
    cover = np.asarray(alpha).astype(np.float32) / 255
    if values.ndim == 3:
        cover = cover[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.where(cover > 0, (values - 255 * (1 - cover)) / cover, values)
    return Image.fromarray(np.clip(own + 0.5, 0, 255).astype(np.uint8))


def _read(file: BinaryIO, length: int) -> bytes:
    data = file.read(length)
    if len(data) < length:
        raise TruncatedError("the file ends early")
    return data


def _length(file: BinaryIO, *, large: bool = False) -> int:
    return int.from_bytes(_read(file, 8 if large else 4), "big")


def _part(file: BinaryIO) -> bytes:
    """A part that starts with its length."""
    length = _length(file)
    if length > _MAX_PART:
        raise ValueError("invalid length")
    return _read(file, length)


def _resources(data: bytes) -> dict[int, bytes]:
    """The image resources by their number. Reading ends at the first damaged one."""
    found: dict[int, bytes] = {}
    at = 0
    while data[at : at + 4] in (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR") and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        at += 6
        at += (data[at] + 2) & ~1  # a name with its length, padded to an even number of bytes
        length = int.from_bytes(data[at : at + 4], "big")
        at += 4
        if at + length > len(data):
            break
        found.setdefault(number, data[at : at + length])
        at += length + length % 2
    return found


def _unpacked(packed: bytes, size: int) -> bytes:
    """Decode PackBits of a whole channel (TIFF 6.0, section 9)."""
    from imagecodecs import packbits_decode

    data = bytes(packbits_decode(packed))
    if len(data) != size:
        raise ValueError("invalid length of a channel")
    return data
