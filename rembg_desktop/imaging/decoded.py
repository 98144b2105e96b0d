"""What decoders return: pixels as stored, and the metadata that is copied to the result, cleaned on the way."""

import hashlib
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final, Protocol, runtime_checkable

from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging import containers, exif, tiff_metadata
from rembg_desktop.imaging.color import Stated
from rembg_desktop.imaging.containers import Blocks
from rembg_desktop.imaging.pixels import Deep

BAD_FILE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""Exceptions that decoders raise for invalid data. Many are written in Python, so that is nearly everything.
Only calls of decoders are inside the handlers."""


class TruncatedError(ValueError):
    """The end of the file is missing."""


class UnsupportedError(ValueError):
    """The file is valid, but uses a feature that is not supported. The text completes `Can't open a.tif: ...`."""


@dataclass(frozen=True, slots=True)
class SourceMetadata:
    """What an image file contains besides the pixels.

    Attributes:
        orientation: EXIF orientation, 1-8.
        icc: ICC profile as found; it might not match the pixels.
        exif: TIFF block for an upright result, without previews; None if there is none.
        xmp: XMP packet; None if there is none.
        dpi: (horizontal, vertical) dots per inch as stored, before orientation; None if unknown.
        damaged: some of it could not be read and was left out.
        too_large: some of it was left out because of its size.
        xmp_extended: the rest of the XMP that did not fit in one JPEG segment; `xmp` contains its GUID.
        iptc: image resources of Photoshop: IPTC-IIM data and what belongs to it; None if there are none.
        texts: (type, data) of text chunks of a PNG file, XMP among them, or of comments of a JPEG file.
    """

    orientation: int = 1
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    damaged: bool = False
    xmp_extended: bytes | None = None
    iptc: bytes | None = None
    texts: tuple[tuple[bytes, bytes], ...] = ()
    too_large: bool = False

    def as_upright(self) -> "SourceMetadata":
        """The metadata for pixels that the decoder made upright already."""
        dpi = self.dpi[::-1] if self.dpi and self.orientation >= 5 else self.dpi
        return replace(self, orientation=1, dpi=dpi)


@dataclass(slots=True)
class Decoded:
    """Pixels as stored, before orientation and color conversion.

    Attributes:
        colors: RGB, L, CMYK or LAB.
        alpha: L, straight; None if the file has none.
        metadata: what else the file contains.
        more_frames: the file has further frames or pages that a user would miss.
        notices: messages for the user about the decoding.
        deep: the same pixels with 16 bits; only made by decode_deep(), for RGB and L.
        stated: what the decoder found about the colors; None if `stated_in()` shall search the file.
    """

    colors: Image.Image
    alpha: Image.Image | None
    metadata: SourceMetadata
    more_frames: bool = False
    notices: tuple[Notice, ...] = ()
    deep: Deep | None = None
    stated: Stated | None = None


class Decoder(Protocol):
    """An open image file whose pixels are not decoded yet.

    Every method can raise one of BAD_FILE, TruncatedError or UnsupportedError.
    """

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels as stored, before orientation."""
        ...

    @property
    def has_alpha(self) -> bool:
        """Whether the file has, or could have, transparency."""
        ...

    def reduce(self, size: tuple[int, int]) -> None:
        """Decode at a lower resolution of at least `size`, if the format can do that quickly."""
        ...

    def decode(self) -> Decoded:
        """Decode the first frame. Can be called once: the decoder does not keep the pixels."""
        ...


@runtime_checkable
class DeepDecoder(Decoder, Protocol):
    """A decoder that can keep more than 8 bits per channel."""

    @property
    def is_deep(self) -> bool:
        """Whether the file has more than 8 bits per channel."""
        ...

    def decode_deep(self) -> Decoded:
        """Like decode(), and also with 16 bits if the color model allows it."""
        ...


_READERS: Final[dict[str, Callable[[BinaryIO], Blocks]]] = {
    "JPEG": containers.read_jpeg,
    "PNG": containers.read_png,
    "WEBP": containers.read_webp,
}
_DAMAGED: Final = (OSError, ValueError, LookupError, ArithmeticError, MemoryError, struct.error, zlib.error)
"""What is raised for invalid metadata."""

_LOWEST_DPI, _HIGHEST_DPI = 0.01, 5e7
"""From a map of a country to an electron microscope. Writers that know no resolution state others."""
_XMP_ORIENTATION: Final = (rb'tiff:Orientation="([0-9])"', rb"<tiff:Orientation>([0-9])</tiff:Orientation>")
_XMP_PREVIEWS: Final = (
    *(
        pattern
        for name in (rb"xmpGImg:image", rb"GImage:Data", rb"GDepth:Data")
        for pattern in (rb"<" + name + rb">[^<]*</" + name + rb">", name + rb'="[^"]*"')
    ),
)
_THUMBNAILS: Final = (b"<xmp:Thumbnails", b"</xmp:Thumbnails>")
_NAMESPACE: Final = rb'xmlns:[\w.-]+="[^"]*"'
_XMP_STUB: Final = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    b' xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="%s"/></rdf:RDF></x:xmpmeta>'
    b'<?xpacket end="w"?>'
)


def read_metadata(
    file: BinaryIO, kind: str, info: Mapping[Any, Any] | None = None, page_at: int | None = None
) -> SourceMetadata:
    """The metadata of a file. Damaged parts are left out; each costs only itself.

    Args:
        file: open image file; its position is kept.
        kind: Pillow's name of the format.
        info: what the decoder found (`exif`, `xmp`, `dpi`, `icc_profile`), for formats other than JPEG, PNG, WebP
            and TIFF, whose containers are read here.
        page_at: offset of the directory of the decoded page of a TIFF file; None for the first page.
    """
    position = file.tell()
    reader = _READERS.get(kind)
    try:
        if kind == "TIFF":
            blocks = tiff_metadata.read_tiff(file, page_at)
        else:
            blocks = reader(file) if reader else _from_decoder(info or {})
    except _DAMAGED:
        blocks = Blocks(damaged=True)
    finally:
        file.seek(position)
    return _for_result(blocks)


def _from_decoder(info: Mapping[Any, Any]) -> Blocks:
    block, packet, dpi = info.get("exif"), info.get("xmp"), info.get("dpi")
    if isinstance(packet, str):
        packet = packet.encode()
    return Blocks(
        exif=block.removeprefix(containers.EXIF_HEADER) or None if isinstance(block, bytes) else None,
        xmp=packet if isinstance(packet, bytes) else None,
        icc=info.get("icc_profile") or None,
        dpi=(float(dpi[0]), float(dpi[1])) if dpi else None,
    )


def _for_result(blocks: Blocks) -> SourceMetadata:
    orientation, dpi, damaged = blocks.orientation, _valid(blocks.dpi), blocks.damaged
    block = None
    if blocks.exif:
        try:
            upright = exif.upright(blocks.exif)
        except _DAMAGED:
            damaged = True
        else:
            block, damaged = upright.block or None, damaged or upright.damaged
            orientation, dpi = orientation or upright.orientation, _more_exact(_valid(upright.dpi), dpi)
    packet, extended = blocks.xmp, blocks.xmp_extended
    if packet and not orientation and (match := re.search(b"|".join(_XMP_ORIENTATION), packet)):
        orientation = int(match[1] or match[2])
    packet = packet and _without_previews(_without_orientation(packet)).rstrip(b"\0")
    if packet and extended and (cleaned := _without_previews(extended)) != extended:
        packet, extended = _renamed(packet, cleaned), cleaned
    return SourceMetadata(
        orientation=orientation if orientation and 2 <= orientation <= 8 else 1,
        icc=blocks.icc,
        exif=block,
        xmp=packet or None,
        dpi=dpi,
        damaged=damaged,
        xmp_extended=extended if packet else None,
        too_large=blocks.too_large,
        iptc=blocks.iptc,
        texts=tuple(_with_packet(text, blocks.xmp, packet or None) for text in blocks.texts),
    )


def _with_packet(text: tuple[bytes, bytes], before: bytes | None, packet: bytes | None) -> tuple[bytes, bytes]:
    """A text chunk of a PNG file; the one with the XMP packet gets the new packet."""
    kind, data = text
    if packet == before or kind == containers.JPEG_COMMENT or not data.startswith(containers.XMP_KEYWORD + b"\0"):
        return text
    return b"iTXt", containers.XMP_KEYWORD + bytes(5) + (packet or b"")


def _valid(dpi: tuple[float, float] | None) -> tuple[float, float] | None:
    return dpi if dpi and all(_LOWEST_DPI <= side <= _HIGHEST_DPI for side in dpi) else None


def _more_exact(
    exact: tuple[float, float] | None, rounded: tuple[float, float] | None
) -> tuple[float, float] | None:
    """The resolution in EXIF if the one of the file may be a rounded form of it, else the one of the file."""
    if exact and rounded and any(abs(ours - theirs) > 0.5 for ours, theirs in zip(exact, rounded, strict=True)):
        return rounded
    return exact or rounded


def _without_orientation(packet: bytes) -> bytes:
    for pattern in _XMP_ORIENTATION:
        packet = re.sub(pattern, b"", packet)
    return packet


def _without_previews(packet: bytes) -> bytes:
    for pattern in _XMP_PREVIEWS:
        packet = re.sub(pattern, b"", packet)
    opening, closing = _THUMBNAILS
    kept: list[bytes] = []
    at = 0
    # Not with a pattern, which would search for the end again and again if there is none.
    while (start := packet.find(opening, at)) >= 0 and (end := packet.find(closing, start)) >= 0:
        kept.append(packet[at:start])
        at = end + len(closing)
    return b"".join([*kept, packet[at:]])


def whole_xmp(packet: bytes | None, extended: bytes | None) -> bytes | None:
    """One packet with the extended XMP in it, for formats without a limit of its size."""
    if not packet or not extended:
        return packet
    opening, rest = _rdf_of(packet), _rdf_of(extended)
    if opening is None or rest is None:
        return packet
    known = set(re.findall(_NAMESPACE, packet[: opening[0]]))
    names = [name for name in dict.fromkeys(re.findall(_NAMESPACE, extended[: rest[0]])) if name not in known]
    start = b"".join([packet[: opening[0]], *(b" " + name for name in names), packet[opening[0] : opening[1]]])
    for pattern in (
        rb"\s?xmpNote:HasExtendedXMP\s*=\s*[\"'][^\"']*[\"']",
        rb"<xmpNote:HasExtendedXMP>[^<]*</[^>]*>",
    ):
        start = re.sub(pattern, b"", start)
    return start + extended[rest[0] + 1 : rest[1]] + packet[opening[1] :]


def _rdf_of(packet: bytes) -> tuple[int, int] | None:
    """Where the opening tag of the RDF element ends, and where its closing tag starts."""
    start = packet.find(b"<rdf:RDF")
    opened, closing = packet.find(b">", max(0, start)), packet.rfind(b"</rdf:RDF>")
    return (opened, closing) if 0 <= start < opened < closing else None


def split_xmp(packet: bytes) -> tuple[bytes, bytes]:
    """(packet, extended XMP) for a packet that is too large for a JPEG segment."""
    extended = re.sub(rb"<\?xpacket\b[^?]*\?>", b"", packet).strip()
    return _XMP_STUB % _guid(extended), extended


def _renamed(packet: bytes, extended: bytes) -> bytes:
    """The packet with the GUID of changed extended XMP."""
    guid = containers.extension_guid(packet)
    return packet.replace(guid, _guid(extended)) if guid else packet


def _guid(extended: bytes) -> bytes:
    return hashlib.md5(extended, usedforsecurity=False).hexdigest().upper().encode()
