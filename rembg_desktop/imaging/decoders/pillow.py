"""Decodes with Pillow. Where its decoders accept any data, zeros instead of lost pixels are searched for."""

import warnings
from collections.abc import Callable, Generator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image, ImageFile

from rembg_desktop.errors import Notice
from rembg_desktop.imaging.decoded import BAD_FILE, Decoded, UnsupportedError, read_metadata
from rembg_desktop.imaging.formats import boxes, content
from rembg_desktop.imaging.pixels import depth_of, split

# Pillow's limit is global and cannot follow the user's setting. load.py checks the size before decoding instead.
# Disabled once here, because threads cannot change it safely.
Image.MAX_IMAGE_PIXELS = None
# Damaged tags are skipped or reported with the name of the file; Pillow's warnings would only go to stderr.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

_AVIF_HEAD: Final = 1 << 16
"""Bytes that contain the properties of the pictures."""
_SINGLE: Final = frozenset({"JPEG"})
"""Formats whose further images are previews and depth maps of cameras, not frames."""

_AV1_RUN: Final = 64
"""Zero bytes in a row that AV1 does not have; even large even pictures have fewer than 8."""
_AV1_PADDING: Final = 256
_QOI_RUN: Final = 8
_QOI_END: Final = b"\0\0\0\0\0\0\0\1"
_QOI_HEADER: Final = 14
_MAX_ITEMS: Final = 4096
"""Tiles and other items of a HEIC or AVIF file, and parts of each, that are checked."""
_WEBP_RUN: Final = 32
_WEBP_TAIL: Final = 16
"""Bytes at the end of the pixels without which no valid file can be decoded."""


class PillowDecoder:
    """Decodes every format that Pillow and pillow-heif read completely and correctly.

    Args:
        file: open file.
        kind: Pillow's name of the format; no other decoder is tried.
    """

    def __init__(self, file: BinaryIO, kind: str) -> None:
        if kind == "HEIF":
            _register_heif()
        file.seek(0)
        try:
            self._image: Image.Image | None = Image.open(file, formats=[kind])
        except OSError as error:
            if str(error).startswith("Unsupported BMP"):
                raise UnsupportedError("it is a rare kind of BMP.") from error
            raise
        self._stream: Final = file
        self._kind: Final = kind
        self._size = self._image.size
        self.has_alpha: Final = self._image.has_transparency_data
        # Of HEIF and AVIF; other formats have no more, or a decoder of their own.
        self._bits: Final[int] = _avif_bits(file) if kind == "AVIF" else self._image.info.get("bit_depth", 8)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._size

    def reduce(self, size: tuple[int, int]) -> None:
        """Let the JPEG decoder halve, quarter or eighth the image, which is nearly free."""
        if self._kind == "JPEG" and self._image:
            self._image.draft(None, size)
            self._size = self._image.size

    @property
    def is_deep(self) -> bool:
        """Whether the file has more than 8 bits per channel."""
        return self._bits > 8

    def decode_deep(self) -> Decoded:
        """The same as decode(), because Pillow has no colors of 16 bits."""
        return self.decode()

    def decode(self) -> Decoded:
        """Decode the first frame."""
        image, self._image = self._image, None
        assert image is not None, "decode() was called twice"
        depth = depth_of(image)
        frame = image.tile[0].extents if self._kind == "GIF" and isinstance(image, ImageFile.ImageFile) else None
        image.load()
        colors, alpha = split(image, depth)
        if frame and frame != (0, 0, *image.size):  # nothing is stored outside the frame, and viewers show nothing
            inside = Image.new("L", image.size)
            inside.paste(alpha.crop(frame) if alpha else 255, frame)
            alpha = inside
        return self._decoded(image, colors, alpha)

    def _decoded(self, image: Image.Image, colors: Image.Image, alpha: Image.Image | None) -> Decoded:
        """The pixels with everything else that the file contains."""
        found = read_metadata(self._stream, self._kind, image.info)
        return Decoded(colors, alpha, found, self._has_more_frames(image))

    def _has_more_frames(self, image: Image.Image) -> bool:
        if self._kind in _SINGLE:
            return False
        try:
            return bool(getattr(image, "is_animated", False))
        except BAD_FILE:  # the first frame is valid, a later one is damaged
            return True


def _avif_bits(file: BinaryIO) -> int:
    """8, or more if the first configuration of a decoder says so (AV1 in ISO base media files, 2.3.3)."""
    file.seek(0)
    head = file.read(_AVIF_HEAD)
    at = head.find(b"av1C")
    return 10 if 0 <= at < len(head) - 6 and head[at + 6] & 0x40 else 8


@cache
def _register_heif() -> None:
    """Importing pillow-heif takes 30 ms, so it is only done for HEIC photos."""
    import pillow_heif

    register: Callable[..., None] = pillow_heif.register_heif_opener  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    register(thumbnails=False)


def _in_webp(file: BinaryIO) -> bool:
    """Whether pixels are lost in WebP.

    After a hole, the decoder stops at another place than the end. So zeros are damage if the pixels can be decoded
    without the last bytes. Animations are not checked.
    """
    kind, data = _webp_pixels(file)
    if bytes(_WEBP_RUN) not in data:
        return False
    rest = data.rstrip(b"\0")
    if len(data) - len(rest) >= _WEBP_RUN and _is_webp(kind, rest):  # zeros after the pixels are padding
        data = rest
    return bytes(_WEBP_RUN) in data and _is_webp(kind, data[:-_WEBP_TAIL])


def _webp_pixels(file: BinaryIO) -> tuple[bytes, bytes]:
    """(type, data) of the chunk with the pixels; empty for animations (RFC 9649, section 2.3)."""
    at = 12
    while True:
        file.seek(at)
        head = file.read(8)
        length = int.from_bytes(head[4:], "little")
        if len(head) < 8:
            return b"", b""
        if head[:4] in (b"VP8 ", b"VP8L"):
            return head[:4], file.read(length)
        at += 8 + length + length % 2


def _is_webp(kind: bytes, data: bytes) -> bool:
    """Whether a chunk with pixels can be decoded."""
    body = b"WEBP" + kind + len(data).to_bytes(4, "little") + data + bytes(len(data) % 2)
    try:
        Image.open(BytesIO(b"RIFF" + len(body).to_bytes(4, "little") + body), formats=["WEBP"]).load()
    except BAD_FILE:
        return False
    return True


def _complete_webp(file: BinaryIO) -> bytes | None:
    """A still picture without what is missing after its pixels; None if pixels are missing."""
    size = file.seek(0, 2)
    chunks: list[bytes] = []
    at, has_pixels = 12, False
    while at + 8 <= size:
        file.seek(at)
        head = file.read(8)
        length = int.from_bytes(head[4:], "little")
        if at + 8 + length > size:
            break
        has_pixels |= head[:4] in (b"VP8 ", b"VP8L")
        chunks.append(head + file.read(length) + bytes(length % 2))
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body if has_pixels else None


def _in_qoi(file: BinaryIO) -> bool:
    """A valid file has no two equal indices in a row, which zeros would be (QOI specification)."""
    file.seek(_QOI_HEADER)
    data = file.read()
    end = data.rfind(_QOI_END)
    return bytes(_QOI_RUN) in (data if end < 0 else data[:end])


def _in_avif(file: BinaryIO) -> bool:
    for data in _items(file, b"av01"):
        rest = data.rstrip(b"\0")
        if bytes(_AV1_RUN) in rest or len(data) - len(rest) >= _AV1_PADDING:
            return True
    return False


def _in_heic(file: BinaryIO) -> bool:
    """HEVC has no three zero bytes in a row inside of a unit (ITU-T H.265, 7.4.2)."""
    for data in _items(file, b"hvc1"):
        at = 0
        while at + 4 <= len(data):
            length = int.from_bytes(data[at : at + 4], "big")
            if not length or data.find(b"\0\0\0", at + 4, at + 4 + length) >= 0:
                return True
            at += 4 + length
    return False


def _items(file: BinaryIO, wanted: bytes) -> Generator[bytes]:
    """The data of the items of this type (ISO/IEC 14496-12, 8.11.3 and 8.11.6)."""
    end = file.seek(0, 2)
    meta = next((place for kind, *place in boxes(file, 0, end) if kind == b"meta"), None)
    if meta is None:
        return
    inner = {kind: (start, stop) for kind, start, stop in boxes(file, meta[0] + 4, meta[1])}
    if b"iinf" not in inner or b"iloc" not in inner:
        return
    start, stop = inner[b"iinf"]
    file.seek(start)
    items: set[int] = set()
    for kind, at, after in boxes(file, start + (8 if file.read(1)[0] else 6), stop):
        entry = content(file, at, after)
        wide = 2 if entry[0] >= 3 else 0
        if kind == b"infe" and entry[0] >= 2 and entry[8 + wide : 12 + wide] == wanted:
            items.add(int.from_bytes(entry[4 : 6 + wide], "big"))
    left = 2 * end  # items do not overlap; those that do could have any size
    for item, extents in _locations(content(file, *inner[b"iloc"])):
        if item in items:
            left -= sum(length or end for _, length in extents)
            if left < 0:
                raise ValueError("items that overlap")
            yield b"".join(_read(file, *extent) for extent in extents)


def _read(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length or -1)


def _locations(data: bytes) -> Generator[tuple[int, list[tuple[int, int]]]]:
    """(item, [(offset, length)]) of the items that are stored in the file itself."""
    stream = BytesIO(data)

    def number(size: int) -> int:
        return int.from_bytes(stream.read(size), "big")

    version = number(4) >> 24
    sizes = number(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(min(number(4 if version == 2 else 2), _MAX_ITEMS)):
        item = number(4 if version == 2 else 2)
        method = number(2) & 15 if version else 0
        number(2)  # where the data is: in this file
        base = number(base_size)
        extents: list[tuple[int, int]] = []
        for _ in range(min(number(2), _MAX_ITEMS) if stream.tell() < len(data) else 0):
            if version:
                number(index_size)
            offset = number(offset_size)
            extents.append((base + offset, number(length_size)))
        if method == 0:
            yield item, extents


class CheckedDecoder(PillowDecoder):
    """Decodes HEIC, AVIF, QOI and WebP with Pillow after a search for lost pixels.

    Args:
        file: open file.
        kind: Pillow's name of the format.
    """

    KINDS: Final[dict[str, Callable[[BinaryIO], bool]]] = {
        "WEBP": _in_webp,
        "QOI": _in_qoi,
        "AVIF": _in_avif,
        "HEIF": _in_heic,
    }
    """Whether pixels are lost, by the format."""

    def __init__(self, file: BinaryIO, kind: str) -> None:
        self._file = file
        self._lacks_end = False
        try:
            super().__init__(file, kind)
        except BAD_FILE:
            complete = _complete_webp(file) if kind == "WEBP" else None
            if complete is None:
                raise
            self._lacks_end = True
            super().__init__(BytesIO(complete), kind)

    def decode(self) -> Decoded:
        """Decode the first frame.

        Raises:
            ValueError: pixels are damaged.
        """
        try:
            has_lost = self.KINDS[self._kind](self._file)
        except LookupError:  # boxes of another structure are not checked
            has_lost = False
        if has_lost:
            raise ValueError("a part of the pixels is replaced by zeros")
        decoded = super().decode()
        if self._lacks_end:
            sentence = f"The end of {Path(self._file.name).name} is missing. All pixels are complete."
            decoded.notices += (Notice("end_missing", sentence),)
        return decoded
