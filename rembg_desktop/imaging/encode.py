"""Encodes the result in the chosen format."""

import struct
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import numpy as np
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.imaging import containers, encoders, exif, formats, profile, tiff_metadata
from rembg_desktop.imaging.compose import Strip, assemble
from rembg_desktop.imaging.decoded import SourceMetadata, split_xmp, whole_xmp
from rembg_desktop.imaging.directories import BYTE, UNDEFINED, TiffReader, Value
from rembg_desktop.imaging.encoders import MAX_JXL_PROFILE, MAX_SIDE, Sink, encode_jxl, encode_tiff, write_png
from rembg_desktop.imaging.haze import with_white_border
from rembg_desktop.imaging.input_formats import Kept
from rembg_desktop.imaging.photoshop import documents
from rembg_desktop.imaging.pixels import Words
from rembg_desktop.options import OutputFormat, RemovalOptions

MAX_SIDES: Final = {
    OutputFormat.PNG: MAX_SIDE,
    OutputFormat.WEBP: 16_383,
    OutputFormat.JPEG: 65_500,
    OutputFormat.TIFF: 2**31 - 1,
    OutputFormat.AVIF: 32_768,
    OutputFormat.JXL: 2**18,
    OutputFormat.PSD: documents.MAX_SIDE,
}
"""Maximum side length of each format in pixels. Most readers refuse larger AVIF, and JPEG XL above level 5."""

_DESCRIBED: Final = frozenset({Kept.PROFILE, Kept.EXIF, Kept.XMP, Kept.RESOLUTION})
KEPT: Final = {
    OutputFormat.PNG: _DESCRIBED | {Kept.IPTC, Kept.TEXT},
    OutputFormat.WEBP: _DESCRIBED,
    OutputFormat.JPEG: _DESCRIBED | {Kept.IPTC, Kept.COMMENT},
    OutputFormat.TIFF: _DESCRIBED | {Kept.IPTC},
    OutputFormat.AVIF: _DESCRIBED,
    OutputFormat.JXL: _DESCRIBED,
    OutputFormat.PSD: _DESCRIBED | {Kept.IPTC},
}
"""What the files of each format contain besides the pixels."""
DEEP: Final = (OutputFormat.PNG, OutputFormat.TIFF, OutputFormat.PSD)
"""Formats that are written with 16 bits per channel."""
_JPEG_SEGMENT: Final = 65_533
"""Maximum size of the data of a JPEG segment in bytes."""
_JPEG_PART: Final = 65_000
"""Size of the parts of extended XMP and IPTC data, which take several segments."""
_MAX_DENSITY: Final = 65_535
_PER_INCH, _PER_CENTIMETER = 1, 2
"""Units of the density (JFIF 1.02, page 5)."""
_FULL_COLOR_QUALITY: Final = 90
"""From this quality of JPEG and AVIF, chroma is not subsampled."""
_MAX_PIXELS: Final = 2**28
"""Maximum pixels of AVIF for its readers (libavif), and of JPEG XL at level 5."""
_TIFF_BYTES: Final = 2**32 - 2**20
_PREDICTOR_TAG: Final = 317
_WEBP_ALPHA: Final = [value + value % 2 if 64 < value < 192 else value for value in range(256)]
"""The 192 levels of alpha in lossy files: with more, libwebp compresses the alpha twice to compare filters."""
_AVIF_SPEED: Final = 8
"""A third of the time of Pillow's default of 6, for files that are 15 % larger."""


class _Pipe:
    """A write-only file for Pillow that marks the result. With a file descriptor, Pillow would bypass it."""

    def __init__(self, target: Sink, density: tuple[int, int, int] | None = None) -> None:
        self._target = target
        self._density = density
        self._is_marked = False

    def write(self, data: bytes) -> int:
        if self._is_marked:
            self._target.write(data)
        else:  # the first write contains all headers
            self._is_marked = True
            for part in formats.marked(data, self._density):
                self._target.write(part)
        return len(data)

    def flush(self) -> None:
        """Does nothing: the owner of the target flushes it."""


def check_size(name: str, size: tuple[int, int], kind: OutputFormat, depth: int = 8) -> None:
    """Check that a format supports the size of a result with `depth` bits per channel.

    Raises:
        AppError: cannot_encode, with the name of the file.
    """
    longest = MAX_SIDES[kind]
    if max(size) > longest:
        reason = f"{kind.label} supports at most {longest} pixels per side"
    elif kind is OutputFormat.TIFF and size[0] * size[1] * depth // 2 > _TIFF_BYTES:
        reason = "TIFF supports at most 4 GB"
    elif kind in (OutputFormat.AVIF, OutputFormat.JXL) and size[0] * size[1] > _MAX_PIXELS:
        reason = f"{kind.label} supports at most {_MAX_PIXELS / 1e6:.0f} megapixels"
    else:
        return
    raise AppError(
        ErrorCode.CANNOT_ENCODE,
        f"Can't save the result of {name}: it has {size[0]} x {size[1]} pixels, but {reason}.",
        "Choose PNG, or a smaller canvas.",
    )


def write(
    target: Sink,
    size: tuple[int, int],
    channels: int,
    strips: Generator[Strip],
    extras: SourceMetadata,
    options: RemovalOptions,
    depth: int = 8,
    layers: Sequence[documents.DocumentLayer] = (),
) -> tuple[Notice, ...]:
    """Encode `strips` of (rows, width, channels) and write them to `target`, which need not be seekable.

    Args:
        target: receives the bytes.
        size: (width, height) in pixels.
        channels: 1 for gray, 3 for RGB, 4 for RGBA.
        strips: from top to bottom.
        extras: profile, resolution and metadata.
        options: format, quality and lossless are used.
        depth: bits per channel; 16 needs one of the formats in DEEP.
        layers: of a PSD file, whose flattened picture the strips are.

    Returns:
        Notices about the result for the user.

    Raises:
        AppError: cannot_encode.
        OSError: writing to the target failed.
    """
    extras = _kept(extras, KEPT[options.format])
    if extras.exif:
        extras = replace(extras, exif=exif.with_size(extras.exif, size))
    if options.format is not OutputFormat.JPEG:
        extras = replace(extras, xmp=whole_xmp(extras.xmp, extras.xmp_extended), xmp_extended=None)
    if extras.dpi and not _is_exact(extras.dpi, options.format):
        extras = replace(extras, exif=exif.with_resolution(extras.exif, extras.dpi))
    if options.format is OutputFormat.PNG:
        write_png(target, size, channels, map(np.asarray, strips), extras, depth)
        return ()
    if options.format is OutputFormat.PSD:
        documents.write_psd(target, size, channels, map(np.asarray, strips), layers, extras, depth)
        return ()
    if depth > 8:
        _write_deep_tiff(target, size, channels, map(np.asarray, strips), extras)
        return ()
    image = assemble(strips, size, channels)
    if options.format is OutputFormat.JXL:
        return _write_jxl(target, image, extras, options)
    extras, notices = _fitting(extras, options.format)
    arguments = _settings(image.mode, extras, options)
    if options.format is OutputFormat.WEBP and image.mode == "RGBA" and not options.lossless:
        image.putalpha(image.getchannel("A").point(_WEBP_ALPHA))
    if options.format is OutputFormat.JPEG:
        # The share of the frame was chosen with a canvas or by trimming; a limit of the size chooses the quality.
        may_refine = (options.trim or options.canvas is not None) and not options.max_bytes
        is_subsampled = options.quality < _FULL_COLOR_QUALITY
        coding = with_white_border(image, options.quality, is_subsampled=is_subsampled, may_refine=may_refine)
        arguments |= {"qtables": coding.tables, "subsampling": 2 if coding.is_subsampled else 0}
    _save(target, image, options.format, arguments, extras)
    return notices


def _settings(mode: str, extras: SourceMetadata, options: RemovalOptions) -> dict[str, Any]:
    """The settings of Pillow's encoder."""
    arguments: dict[str, Any] = {"icc_profile": extras.icc}
    if extras.exif and options.format is not OutputFormat.TIFF:
        arguments["exif"] = containers.EXIF_HEADER + extras.exif
    match options.format:
        case OutputFormat.WEBP:
            arguments |= {"quality": options.quality, "lossless": options.lossless, "exact": True, "method": 2}
            arguments["xmp"] = extras.xmp
        case OutputFormat.JPEG:
            arguments |= {"optimize": True, "xmp": extras.xmp, "extra": _segments(extras)}
        case OutputFormat.AVIF:
            arguments |= {"quality": options.quality, "speed": _AVIF_SPEED, "max_threads": 1, "xmp": extras.xmp}
            arguments["advanced"] = {"alpha:lossless": "1"} if mode == "RGBA" else None
            if mode != "L":
                arguments["subsampling"] = "4:4:4" if options.quality >= _FULL_COLOR_QUALITY else "4:2:0"
        case _:
            arguments["compression"] = "tiff_adobe_deflate"
            arguments["tiffinfo"] = {_PREDICTOR_TAG: 2, formats.TIFF_MARK_TAG: formats.MARK.decode()}
    return {key: value for key, value in arguments.items() if value is not None}


def _write_jxl(
    target: Sink, image: Image.Image, extras: SourceMetadata, options: RemovalOptions
) -> tuple[Notice, ...]:
    """Lossless pixels keep their profile. Lossy ones are in sRGB, the only color space that the encoder knows."""
    notices: tuple[Notice, ...] = ()
    if extras.icc and not (options.lossless and len(extras.icc) <= MAX_JXL_PROFILE):
        if not profile.is_srgb(extras.icc):
            image = profile.result_as_srgb(image, extras.icc)
            notices = (
                Notice("converted_to_srgb", "Lossy JPEG XL is written in sRGB. The colors were converted."),
            )
        extras = replace(extras, icc=None)
    with _encoder_errors(options.format):
        parts = encode_jxl(np.asarray(image), None if options.lossless else options.quality, extras)
    for part in parts:
        target.write(part)
    return notices


def _write_deep_tiff(
    target: Sink, size: tuple[int, int], channels: int, strips: Iterable[Words], extras: SourceMetadata
) -> None:
    order = TiffReader(BytesIO(extras.exif)).order if extras.exif else "<"  # so the metadata keeps its bytes
    with _encoder_errors(OutputFormat.TIFF):
        encoded = encode_tiff(size, channels, strips, order, extras.icc)
        around = _around_tiff(encoded, extras)
    _write_tiff(target, encoded, around)


def _save(
    target: Sink, image: Image.Image, kind: OutputFormat, arguments: dict[str, Any], extras: SourceMetadata
) -> None:
    pipe: Any = _Pipe(target, extras.dpi and _density(extras.dpi))
    if kind is OutputFormat.JPEG:
        with _encoder_errors(kind):
            encoded = encoders.encode_jpeg(image, arguments)
        pipe.write(encoded)
    elif kind is OutputFormat.TIFF:
        file = BytesIO()  # its encoder needs to seek
        with _encoder_errors(kind):
            image.save(file, kind.value, **arguments)
            around = _around_tiff(file, extras)
        _write_tiff(target, file, around)
    else:
        with _encoder_errors(kind):
            image.save(pipe, kind.value, **arguments)


@contextmanager
def _encoder_errors(kind: OutputFormat) -> Generator[None]:
    try:
        yield
    except (OSError, ValueError, RuntimeError, struct.error) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # from the target, such as a full disk
        sentence = f"Can't save the result as {kind.label}: {error}."
        raise AppError(ErrorCode.CANNOT_ENCODE, sentence, "Choose another format.") from error


def _write_tiff(target: Sink, file: BytesIO, around: tuple[bytes, bytes]) -> None:
    encoded = file.getbuffer()
    target.write(around[0])
    for start in range(0, len(encoded), 1 << 20):
        target.write(bytes(encoded[start : start + (1 << 20)]))
    target.write(around[1])


def _kept(extras: SourceMetadata, kinds: frozenset[Kept]) -> SourceMetadata:
    """The extras that the format can contain."""
    return SourceMetadata(
        icc=extras.icc if Kept.PROFILE in kinds else None,
        dpi=extras.dpi if Kept.RESOLUTION in kinds else None,
        exif=extras.exif if Kept.EXIF in kinds else None,
        xmp=extras.xmp if Kept.XMP in kinds else None,
        xmp_extended=extras.xmp_extended if Kept.XMP in kinds else None,
        iptc=extras.iptc if Kept.IPTC in kinds else None,
        texts=tuple(
            text
            for text in extras.texts
            if (Kept.COMMENT if text[0] == containers.JPEG_COMMENT else Kept.TEXT) in kinds
        ),
    )


def _fitting(extras: SourceMetadata, kind: OutputFormat) -> tuple[SourceMetadata, tuple[Notice, ...]]:
    """The extras in the form that the format supports, and notices about the others."""
    if kind is not OutputFormat.JPEG:
        return extras, ()
    if extras.xmp and len(extras.xmp) > _JPEG_SEGMENT - len(containers.XMP_HEADER):
        packet, extended = split_xmp(whole_xmp(extras.xmp, extras.xmp_extended) or b"")
        extras = replace(extras, xmp=packet, xmp_extended=extended)
    if not extras.exif or len(extras.exif) <= _JPEG_SEGMENT - len(containers.EXIF_HEADER):
        return extras, ()
    sentence = "The EXIF metadata is too large for JPEG and was removed."
    return replace(extras, exif=None), (Notice("metadata_dropped", sentence),)


def _segments(extras: SourceMetadata) -> bytes | None:
    """JPEG segments with extended XMP and IPTC data."""
    segments: list[bytes] = []
    if extras.xmp and extras.xmp_extended:
        guid, whole = containers.extension_guid(extras.xmp), extras.xmp_extended
        for at in range(0, len(whole), _JPEG_PART):
            place = struct.pack(">32sII", guid, len(whole), at)
            segments.append(_segment(0xE1, containers.EXTENSION_HEADER + place + whole[at : at + _JPEG_PART]))
    resources = extras.iptc or b""
    segments += [
        _segment(0xED, containers.PHOTOSHOP_HEADER + resources[at : at + _JPEG_PART])
        for at in range(0, len(resources), _JPEG_PART)
    ]
    return (
        b"".join([*segments, *(_segment(formats.JPEG_COMMENT & 0xFF, comment) for _, comment in extras.texts)])
        or None
    )


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _around_tiff(encoded: BytesIO, extras: SourceMetadata) -> tuple[bytes, bytes]:
    """What to write before and after a TIFF file, so that it contains the metadata."""
    further: dict[int, Value] = {}
    if extras.xmp:
        further[tiff_metadata.XMP_TAG] = BYTE, len(extras.xmp), extras.xmp
    if extras.iptc:
        further[tiff_metadata.RESOURCES_TAG] = BYTE, len(extras.iptc), extras.iptc
        if iptc := containers.iptc_of(extras.iptc):
            further[tiff_metadata.IPTC_TAG] = UNDEFINED, len(iptc), iptc
    if not extras.exif and not further:
        return b"", b""
    return tiff_metadata.tiff_parts(encoded, extras.exif, further)


def _is_exact(dpi: tuple[float, float], kind: OutputFormat) -> bool:
    """Whether the file format has fields of its own for this resolution, so that EXIF need not state it.

    PNG has whole pixels per meter, which is exact to 0.0127 dpi.
    """
    if kind is OutputFormat.PSD:
        return max(dpi) < documents.MAX_DPI
    return kind is OutputFormat.PNG or (kind is OutputFormat.JPEG and _density(dpi)[0] != 0)


def _density(dpi: tuple[float, float]) -> tuple[int, int, int]:
    """(unit, horizontal, vertical) for the JFIF segment. Without a unit, the two numbers only state a ratio."""
    for unit, scale in ((_PER_INCH, 1.0), (_PER_CENTIMETER, 2.54)):
        horizontal, vertical = (round(side / scale) for side in dpi)
        stated = horizontal * scale, vertical * scale
        if max(horizontal, vertical) <= _MAX_DENSITY and exif.is_equal(dpi, stated):
            return unit, horizontal, vertical
    horizontal, vertical = (min(_MAX_DENSITY, max(1, round(side))) for side in dpi)
    return 0, horizontal, vertical
