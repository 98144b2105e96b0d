"""What is written for Photoshop: documents (PSD) with layers, and clipping paths in TIFF, JPEG and PSD files.

The channels of layers are compressed as Photoshop does it: PackBits for 8 bits, deflate with prediction for 16.
psd-tools also writes documents, but with 8 bits only, of Pillow images that are all in memory.
Source: Adobe Photoshop File Formats Specification, November 2019, also its image resource blocks and path resource
format.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.encoders import Sink
from rembg_desktop.imaging.formats import MARK
from rembg_desktop.imaging.photoshop.contours import find_contours
from rembg_desktop.imaging.photoshop.curves import TOLERANCE, Curve, fit_curves

MAX_SIDE: Final = 30_000
MAX_DPI: Final = 65_535

Strips = Callable[[], Iterable[NDArray[Any]]]
"""Gives strips of (rows, width, channels) from top to bottom, uint8 or uint16."""

_MAX_BYTES: Final = 2**31 - 1
_RAW_MODES: Final = {1: 1, 3: 3, 4: 3}
"""Color mode by number of channels: gray, RGB, RGB with transparency."""
_RLE, _PREDICTED = 1, 3
_ALPHA, _MASK = -1, -2
"""Numbers of channels that are no colors."""
_VISIBLE: Final = 8
_VERSION_INFO, _RESOLUTION, _ICC, _EXIF, _XMP = 1057, 1005, 1039, 1058, 1060


@dataclass(frozen=True, slots=True)
class DocumentLayer:
    """A layer of a document.

    Attributes:
        name: any text.
        left, top: where its upper left corner is in the document, in pixels; can be negative.
        width, height: its size in pixels. The layer can be larger than the document.
        colors: its RGB or gray pixels, or the one color of all of them.
        mask: its layer mask, one channel of the same size; None for no mask.
        has_alpha: `colors` are RGBA with straight alpha.
    """

    name: str
    left: int
    top: int
    width: int
    height: int
    colors: Strips | tuple[int, int, int]
    mask: Strips | None = None
    has_alpha: bool = False


@dataclass(frozen=True, slots=True)
class _Channel:
    """A compressed channel: the compression, the number of bytes of each row (PackBits), and the data."""

    compression: int
    counts: bytes
    parts: list[bytes]

    @property
    def size(self) -> int:
        return 2 + len(self.counts) + sum(map(len, self.parts))

    def write(self, target: Sink) -> None:
        target.write(struct.pack(">H", self.compression) + self.counts)
        for part in self.parts:
            target.write(part)


def write_psd(
    target: Sink,
    size: tuple[int, int],
    channels: int,
    strips: Iterable[NDArray[Any]],
    layers: Sequence[DocumentLayer],
    extras: SourceMetadata,
    depth: int = 8,
) -> None:
    """Write a document.

    Args:
        target: receives the bytes in order; need not be seekable.
        size: (width, height) in pixels, at most MAX_SIDE each.
        channels: of the flattened picture: 1 for gray, 3 for RGB, 4 for RGBA with straight alpha.
        strips: the flattened picture, (rows, width, channels) from top to bottom.
        layers: from bottom to top.
        extras: profile, resolution and metadata.
        depth: bits per channel of the picture and all layers, 8 or 16.

    Raises:
        AppError: cannot_encode, if the file would be larger than readers accept.
        OSError: writing to the target failed.
    """
    white = 255 if depth == 8 else 65_535
    flat = _packed((_on_white(strip, white) for strip in strips) if channels == 4 else strips, channels, depth)
    encoded = [(layer, _layer_channels(layer, depth)) for layer in layers]
    head = struct.pack(">4sH6xHIIHHI", b"8BPS", 1, channels, size[1], size[0], depth, _RAW_MODES[channels], 0)
    resources = _resources(extras)
    head += struct.pack(">I", len(resources)) + resources
    total = len(head) + sum(channel.size for channel in flat)
    total += sum(channel.size for _, planes in encoded for _, channel in planes)
    if total > _MAX_BYTES - (1 << 20):
        raise AppError(
            ErrorCode.CANNOT_ENCODE,
            "Can't save the result as PSD: it would be larger than 2 GB.",
            "Choose TIFF, or 8 bits per channel.",
        )
    target.write(head)
    _write_layers(target, encoded, has_alpha=channels == 4, depth=depth)
    target.write(struct.pack(">H", _RLE))
    for channel in flat:
        target.write(channel.counts)
    for channel in flat:
        for part in channel.parts:
            target.write(part)


def _resources(extras: SourceMetadata) -> bytes:
    name = MARK.decode()
    text = struct.pack(">I", len(name)) + name.encode("utf-16-be")
    # The first one, so that a folder search finds it at once; it states that there is a flattened picture.
    parts = [resource(_VERSION_INFO, struct.pack(">IB", 1, 1) + text + text + struct.pack(">I", 1))]
    if extras.dpi and max(extras.dpi) < MAX_DPI:
        horizontal, vertical = (round(side * 65_536) for side in extras.dpi)
        parts.append(resource(_RESOLUTION, struct.pack(">IHHIHH", horizontal, 1, 1, vertical, 1, 1)))
    parts.append(extras.iptc or b"")
    for number, data in ((_ICC, extras.icc), (_EXIF, extras.exif), (_XMP, extras.xmp)):
        if data:
            parts.append(resource(number, data))
    return b"".join(parts)


def _write_layers(
    target: Sink, encoded: list[tuple[DocumentLayer, list[tuple[int, _Channel]]]], *, has_alpha: bool, depth: int
) -> None:
    """Layers with 16 bits stand in a block at the end of their section."""
    if not encoded:
        target.write(bytes(4))
        return
    count = -len(encoded) if has_alpha else len(encoded)
    records = struct.pack(">h", count) + b"".join(_layer_record(layer, planes) for layer, planes in encoded)
    length = len(records) + sum(channel.size for _, planes in encoded for _, channel in planes)
    padding = -length % 4
    if depth == 8:
        target.write(struct.pack(">II", 4 + length + padding + 4, length + padding))
    else:
        target.write(struct.pack(">III", 8 + 12 + length + padding, 0, 0))
        target.write(b"8BIMLr16" + struct.pack(">I", length + padding))
    target.write(records)
    for _, planes in encoded:
        for _, channel in planes:
            channel.write(target)
    target.write(bytes(padding))
    if depth == 8:
        target.write(bytes(4))  # no global mask


def _layer_record(layer: DocumentLayer, planes: list[tuple[int, _Channel]]) -> bytes:
    box = struct.pack(">4i", layer.top, layer.left, layer.top + layer.height, layer.left + layer.width)
    ids = b"".join(struct.pack(">hI", number, channel.size) for number, channel in planes)
    mask = b"" if layer.mask is None else box + bytes(4)  # outside of its box, it hides the layer
    short = layer.name.encode("mac-roman", "replace")[:255]
    name = bytes((len(short),)) + short
    text = struct.pack(">I", len(layer.name.encode("utf-16-be")) // 2) + layer.name.encode("utf-16-be")
    text += bytes(-len(text) % 4)
    extra = struct.pack(">I", len(mask)) + mask + bytes(4) + name + bytes(-len(name) % 4)
    extra += b"8BIMluni" + struct.pack(">I", len(text)) + text
    mode = b"8BIMnorm" + bytes((255, 0, _VISIBLE, 0))
    return box + struct.pack(">H", len(planes)) + ids + mode + struct.pack(">I", len(extra)) + extra


def _layer_channels(layer: DocumentLayer, depth: int) -> list[tuple[int, _Channel]]:
    size = layer.width, layer.height
    pack = _packed if depth == 8 else _deflated
    opaque = _solid((1 << depth) - 1, size, depth)
    if callable(layer.colors):
        colors = pack(layer.colors(), 4 if layer.has_alpha else 3, depth)
    else:
        colors = [_solid(value, size, depth) for value in layer.colors]
    planes = [(_ALPHA, colors[3] if layer.has_alpha else opaque), *enumerate(colors[:3])]
    if layer.mask is not None:
        planes.append((_MASK, pack(layer.mask(), 1, depth)[0]))
    return planes


def _planes(strips: Iterable[NDArray[Any]], channels: int, depth: int) -> Iterable[list[NDArray[Any]]]:
    """The channels of each strip, (rows, width) in the byte order of the file; gray can stand for all colors."""
    for strip in strips:
        rows = strip.astype(">u2") if depth == 16 else strip
        if rows.ndim == 2:
            rows = rows[..., None]
        yield [np.ascontiguousarray(rows[..., number % rows.shape[2]]) for number in range(channels)]


def _packed(strips: Iterable[NDArray[Any]], channels: int, depth: int) -> list[_Channel]:
    """The channels with PackBits, row by row."""
    from imagecodecs import packbits_encode

    encode = cast("Callable[[Any], bytes]", packbits_encode)
    counts = [bytearray() for _ in range(channels)]
    parts: list[list[bytes]] = [[] for _ in counts]
    for planes in _planes(strips, channels, depth):
        for number, plane in enumerate(planes):
            # Bytes, since the encoder refuses the odd strides that NumPy gives to rows of one pixel.
            rows = [bytes(encode(row.tobytes())) for row in plane]
            counts[number] += struct.pack(f">{len(rows)}H", *map(len, rows))
            parts[number].append(b"".join(rows))
    return [_Channel(_RLE, bytes(count), part) for count, part in zip(counts, parts, strict=True)]


def _deflated(strips: Iterable[NDArray[Any]], channels: int, depth: int) -> list[_Channel]:
    """The channels with deflate, each row as differences of neighbors."""
    from isal import isal_zlib

    packers = [cast("Any", isal_zlib).compressobj(level=1) for _ in range(channels)]
    parts: list[list[bytes]] = [[] for _ in packers]
    for planes in _planes(strips, channels, depth):
        for packer, part, plane in zip(packers, parts, planes, strict=True):
            differences = plane.astype(np.uint16)
            differences[:, 1:] -= plane[:, :-1].astype(np.uint16)
            part.append(packer.compress(differences.astype(">u2")))
    return [
        _Channel(_PREDICTED, b"", [*part, packer.flush()]) for packer, part in zip(packers, parts, strict=True)
    ]


def _solid(value: int, size: tuple[int, int], depth: int) -> _Channel:
    """A channel with one value."""
    row = np.full((1, size[0], 1), value, np.uint8 if depth == 8 else np.uint16)
    (one,) = _packed([row], 1, depth)
    return _Channel(_RLE, one.counts * size[1], [one.parts[0] * size[1]])


def _on_white(strip: NDArray[Any], white: int) -> NDArray[Any]:
    """RGBA with white blended into the colors, as Photoshop stores a flattened picture with transparency."""
    wide = strip.astype(np.uint32 if white == 255 else np.uint64)
    alpha = wide[..., 3:]
    mixed = wide.copy()
    mixed[..., :3] = (wide[..., :3] * alpha + white * (white - alpha) + white // 2) // white
    return mixed.astype(strip.dtype)


_PATH: Final = 2000
_CLIPPING_PATH: Final = 2999
_FILL_RULE, _INITIAL_FILL, _CLOSED, _SMOOTH, _CORNER = 6, 8, 0, 1, 2
"""Selectors of the records of a path."""
_RECORD: Final = np.dtype([("selector", ">i2"), ("points", ">i4", (3, 2))])
_ONE: Final = 1 << 24
"""The width and the height of the image in the numbers of a path, which have 24 bits after the binary point."""
_MAX_ANCHORS: Final = 30_000
"""Photoshop and printers take long for more; one part can have 65,535."""
_MAX_PARTS: Final = 2000


@dataclass(frozen=True, slots=True)
class ClippingPath:
    """A clipping path.

    Attributes:
        resources: the image resources: the path, and its name as that of the clipping path.
        anchors: number of its anchors.
        is_coarse: it does not follow every detail of the mask, because the mask is extremely ragged.
    """

    resources: bytes
    anchors: int
    is_coarse: bool


def clipping_path(
    alpha: Image.Image, name: str, check: Callable[[], object] = lambda: None
) -> ClippingPath | None:
    """The path around the subject and its holes where the mask is 50 %; None if it is less everywhere.

    Args:
        alpha: mask (L) of the result, in its size.
        name: of the path, see encoded_name().
        check: called now and then; it may raise.
    """
    lines, factor = find_contours(alpha)
    is_coarse = factor > 1 or len(lines) > _MAX_PARTS
    lines, tolerance = lines[:_MAX_PARTS], TOLERANCE * factor
    if not lines:
        return None
    curves = fit_curves(lines, tolerance, check)
    while (anchors := sum(len(curve.knots) for curve in curves)) > _MAX_ANCHORS:
        is_coarse, tolerance = True, tolerance * 2
        lines = lines[: max(1, len(lines) * 3 // 4)]
        curves = fit_curves(lines, tolerance, check)
    records = b"".join(
        (_record(_FILL_RULE), _record(_INITIAL_FILL), *(_part(curve, alpha.size) for curve in curves))
    )
    title = _pascal(encoded_name(name))
    # After the name stands the flatness; 0 leaves it to the printer.
    resources = resource(_PATH, records, title) + resource(_CLIPPING_PATH, title + bytes(4))
    return ClippingPath(resources, anchors, is_coarse)


def encoded_name(name: str) -> bytes:
    """The bytes of a name in image resources, which state no encoding.

    Photoshop and other programs read Mac OS Roman, which has the letters of Western Europe. Others are written as
    UTF-8, as GIMP does.
    """
    try:
        return name.encode("mac-roman")
    except UnicodeEncodeError:
        return name.encode()


def resource(number: int, data: bytes, title: bytes = b"\0\0") -> bytes:
    """An image resource. `title` is a padded Pascal string."""
    return b"8BIM" + struct.pack(">H", number) + title + struct.pack(">I", len(data)) + data + bytes(len(data) % 2)


def _pascal(text: bytes) -> bytes:
    """A string after its length, padded to an even number of bytes."""
    return bytes((len(text),)) + text + bytes((len(text) + 1) % 2)


def _record(selector: int, content: bytes = b"") -> bytes:
    return struct.pack(">h", selector) + content.ljust(_RECORD.itemsize - 2, b"\0")


def _part(curve: Curve, size: tuple[int, int]) -> bytes:
    """A closed part of a path. The other parts take away where both are, so a part inside of another is a hole."""
    knots = np.zeros(len(curve.knots), _RECORD)
    knots["selector"] = np.where(curve.smooth, _SMOOTH, _CORNER)
    knots["points"] = np.rint(curve.knots[..., ::-1] / size[::-1] * _ONE)  # vertical before horizontal
    return _record(_CLOSED, struct.pack(">H", len(knots))) + knots.tobytes()
