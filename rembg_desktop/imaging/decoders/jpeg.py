"""Decodes JPEG and reports damage that Pillow ignores: warnings of libjpeg, and lost pixels."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging.decoded import Decoded, TruncatedError, UnsupportedError, read_metadata
from rembg_desktop.imaging.decoders.jpeg_stream import (
    EOI,
    FRAMES,
    PROGRESSIVE,
    SOS,
    Segment,
    has_all_scans,
    has_hole,
    segments,
)
from rembg_desktop.imaging.decoders.pillow import PillowDecoder

if TYPE_CHECKING:
    import numpy as np

_JFIF, _ADOBE = 0xE0, 0xEE
_APPLICATION: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
"""APP0 to APP15 and comments."""

_BYTE: Final = 8

_PLAIN_JFIF: Final = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
_END: Final = b"\xff\xd9"

_WARNING: Final = re.compile(
    "premature end|extraneous bytes|bad Huffman|bad arithmetic|found marker|Inconsistent progression"
    "|Invalid SOS parameters|unknown JFIF|Unknown Adobe",
    re.IGNORECASE,
)
"""libjpeg's warnings about the content (jerror.h). It goes on after them, so Pillow gives pixels."""

_EXTRANEOUS: Final = re.compile("Corrupt JPEG data: ([0-9]+) extraneous bytes before marker 0xd9")
_FEW: Final = 4
"""Bytes that some cameras write after the pixels. After damage, far more or none are left over."""

_PREFETCHED: Final = 8
"""Bytes that libjpeg has in a register. It does not count them when they are left over."""

_COLORSPACES: Final = {"RGB": "RGBX", "L": "GRAY", "CMYK": "CMYK"}


class JpegDecoder(PillowDecoder):
    """Decodes JPEG with libjpeg-turbo in strict mode. Pillow reads the header and the metadata.

    Harmless faults are repaired in memory: a missing end marker, padding, unusual headers.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        try:
            super().__init__(file, "JPEG")
        except (OSError, SyntaxError) as error:
            if _bits(file) > _BYTE:  # valid: extended JPEG has 12 bits, lossless JPEG up to 16
                raise UnsupportedError("JPEG with more than 8 bits per channel is not supported.") from error
            raise
        self._file = file

    def decode(self) -> Decoded:
        """Decode the image.

        Raises:
            TruncatedError: pixels at the end are missing.
            ValueError: pixels are damaged.
        """
        image, self._image = self._image, None
        assert image is not None, "decode() was called twice"
        self._file.seek(0)
        data = self._file.read()
        notices: tuple[Notice, ...] = ()
        try:
            pixels = _decode(data, image)
        except ValueError as error:
            if not _WARNING.search(str(error)):  # a kind of JPEG that only Pillow decodes, or neither
                image.load()
                return Decoded(image, None, read_metadata(self._file, "JPEG"))
            pixels, notices, data = _repair(data, image, Path(self._file.name).name)
        _check(data, pixels)
        del data
        return Decoded(_to_image(pixels, image.mode), None, read_metadata(self._file, "JPEG"), notices=notices)


def _decode(data: bytes, image: Image.Image) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    """Decode to the size and mode of `image`. Raises ValueError with the last warning of libjpeg."""
    import simplejpeg

    width, height = image.size
    decode = cast("Any", simplejpeg).decode_jpeg
    return decode(data, _COLORSPACES[image.mode], min_width=width, min_height=height, min_factor=1)


def _to_image(pixels: "np.ndarray[Any, np.dtype[np.uint8]]", mode: str) -> Image.Image:
    """An image that shares the memory of `pixels`, of shape (height, width, bytes per pixel)."""
    size = pixels.shape[1], pixels.shape[0]
    if mode != "RGB":
        if mode == "CMYK":  # Adobe programs, and nearly all others, store inverted inks
            pixels ^= 0xFF
        return Image.frombuffer(mode, size, pixels, "raw", mode, 0, 1)
    # Pillow stores RGB in 4 bytes, but frombuffer() only shares memory for RGBX, and converting copies.
    shared = Image.frombuffer("RGBX", size, pixels, "raw", "RGBX", 0, 1)
    core = cast("Any", Image.core).map_buffer(pixels, size, "raw", 0, ("RGB", 0, 1))
    result = cast("Any", shared)._new(core)  # noqa: SLF001 - Pillow has no public way to share memory as RGB
    result.readonly = 1
    return result


def _bits(file: BinaryIO) -> int:
    """Bits per channel of a JPEG file that Pillow cannot open; 0 if unknown (ITU T.81, B.2.2)."""
    file.seek(0)
    data = file.read()
    return next((data[segment.start] for segment in segments(data) if segment.marker in FRAMES), 0)


def _check(data: bytes, pixels: "np.ndarray[Any, np.dtype[np.uint8]]") -> None:
    """Raise an error if a file was decoded without a warning, but lacks pixels."""
    if not has_all_scans(data):
        raise TruncatedError("scans are missing")
    if has_hole(data, pixels):
        raise ValueError("a part of the pixels is replaced by zeros")


def _repair(
    data: bytes, image: Image.Image, name: str
) -> tuple["np.ndarray[Any, np.dtype[np.uint8]]", tuple[Notice, ...], bytes]:
    """Decode without what does not belong to the pixels, and with an end marker: (pixels, notices, that file)."""
    clean, has_end = _clean(data)
    notices: list[Notice] = []
    try:
        try:
            pixels = _decode(clean, image)
        except ValueError as error:
            surplus = _EXTRANEOUS.search(str(error))
            if surplus is None:
                raise
            clean, is_padding = _without_surplus(clean, int(surplus[1]))
            if not is_padding:
                notices.append(Notice("damaged_data", f"{name} contains invalid data. Check the result."))
            pixels = _decode(clean, image)
    except ValueError as error:
        if not has_end and _WARNING.search(str(error)):
            raise TruncatedError(str(error)) from error
        raise
    if not has_end:
        notices.append(Notice("end_missing", f"The end marker of {name} is missing. All pixels are complete."))
    return pixels, tuple(notices), clean


def _without_surplus(data: bytes, length: int) -> tuple[bytes, bool]:
    """(the file without `length` bytes after its pixels, whether they are zeros).

    Raises:
        ValueError: they are no padding. After zeros that replaced pixels, more zeros are left over.
    """
    at = len(data) - len(_END) - length
    rest, surplus = data[:at], data[at : -len(_END)]
    is_padding = not surplus.strip(b"\0")
    if len(rest) - len(rest.rstrip(b"\0")) > _PREFETCHED or not (is_padding or length <= _FEW):
        raise ValueError("premature end of the pixels")
    return rest + _END, is_padding


def _clean(data: bytes) -> tuple[bytes, bool]:
    """(the file with only what decoding needs and with an end marker, whether the source has one)."""
    parts = [data[:2]]
    components, progressive, has_end = 0, False, False
    found = list(segments(data))
    for segment, following in zip(found, [*found[1:], None], strict=True):
        values = data[segment.start : segment.end]
        if segment.marker == EOI:
            has_end = True
        elif segment.marker in _APPLICATION:
            parts.append(_color_header(segment.marker, values, components))
        else:
            if segment.marker in FRAMES:
                components, progressive = values[5], segment.marker in PROGRESSIVE
            if segment.marker == SOS and not progressive:  # some programs write zeros here
                values = values[:-3] + b"\0\x3f\0"
            parts.append(bytes((0xFF, segment.marker)) + (len(values) + 2).to_bytes(2, "big") + values)
        if segment.marker == SOS:
            end = _marker_before(data, following) if following else len(data)
            parts.append(data[segment.end : end])
    return b"".join([*parts, _END]), has_end


def _marker_before(data: bytes, segment: Segment) -> int:
    """The offset of the marker that introduces `segment`."""
    at = segment.start if segment.marker == EOI else segment.start - 2
    at -= 2
    while data[at - 1] == 0xFF:  # fill bytes
        at -= 1
    return at


def _color_header(marker: int, values: bytes, components: int) -> bytes:
    """The APP segment if it says how colors are stored, with valid content; otherwise nothing."""
    if marker == _JFIF and values.startswith(b"JFIF\0"):
        return _PLAIN_JFIF
    if marker == _ADOBE and values.startswith(b"Adobe") and len(values) >= 12:
        transform = values[11] if values[11] <= 2 else 2 if components == 4 else 1
        return b"\xff\xee\0\x0e" + values[:11] + bytes((transform,))
    return b""
