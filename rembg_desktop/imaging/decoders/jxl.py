"""Decodes JPEG XL, and finds what its boxes contain.

Sources: ISO/IEC 18181-1 (codestream) and 18181-2 (file format).
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging import color
from rembg_desktop.imaging.decoded import Decoded, SourceMetadata, TruncatedError, UnsupportedError
from rembg_desktop.imaging.decoders.codestream import header, icc
from rembg_desktop.imaging.decoders.jpeg import JpegDecoder
from rembg_desktop.imaging.decoders.simple import described
from rembg_desktop.imaging.formats import boxes, content
from rembg_desktop.imaging.pixels import WHITE, Deep
from rembg_desktop.imaging.profile import srgb_curve, srgb_encoded

_CODESTREAM, _PARTS, _JPEG, _GAIN_MAP, _COMPRESSED = b"jxlc", b"jxlp", b"jbrd", b"jhgm", b"brob"
"""Types of boxes (ISO/IEC 18181-2, 9): codestream, a part of it, data to restore a JPEG file, compressed box."""
_HEAD: Final = 1 << 16
"""Bytes of the codestream that contain its header, without the profile."""
_MAX_METADATA: Final = 1 << 24
_MAX_EXTRA: Final = 4
"""Extra channels of files of level 5. The decoder needs memory for each (ISO/IEC 18181-1, annex M)."""
_HOLE, _LARGE_HOLE = 1 << 12, 1 << 16
_LEAST_DENSITY: Final = 1 / 32
"""Bytes per pixel of a photo, at least."""
_BAND: Final = 64
"""Rows that are converted at a time."""
_WHITES: Final = {1: (0.3127, 0.3290), 10: (1 / 3, 1 / 3), 11: (0.314, 0.351)}
"""Chromaticities of white by code (ISO/IEC 18181-1, E.2.2)."""
_LINEAR: Final = 8
"""Transfer function of ITU-T H.273."""
_BYTE: Final = 8
_WHITE: Final = 1.001
"""Largest value that counts as white."""
_P3: Final = 11
_CICP_P3: Final = 12
"""P3 with the white point D65 in ITU-T H.273."""


class _Restored(BytesIO):
    """A JPEG file in memory with the name of the file that contains it."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name: Final = name


class JxlDecoder:
    """Decodes JPEG XL with libjxl. A JPEG photo that was stored without loss is restored and decoded as such.

    Args:
        file: open file.

    Raises:
        UnsupportedError: with the reason.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: Final = file
        self._header: Final = header.read(_codestream(file, _HEAD))
        _check_supported(self._header)
        self.has_alpha: Final = header.ALPHA in self._header.extra

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels, upright."""
        return self._header.upright_size

    def reduce(self, size: tuple[int, int]) -> None:
        """Does nothing."""

    @property
    def is_deep(self) -> bool:
        """Whether the samples have more than 8 bits."""
        return self._header.bits > _BYTE

    def decode(self) -> Decoded:
        """Decode the first frame. Its pixels are upright.

        Raises:
            TruncatedError: the end of the file is missing.
            RuntimeError: it is damaged.
        """
        return self._decoded(255)

    def decode_deep(self) -> Decoded:
        """Decode the first frame also with 16 bits. Raises as decode() does."""
        return self._decoded(WHITE)

    def _decoded(self, white: int) -> Decoded:
        kinds = {kind for kind, _, _ in _boxes(self._file)}
        if _JPEG in kinds and (restored := self._restored()):
            return restored
        self._file.seek(0)
        data = self._file.read()
        encoding, profile = self._header.color, None
        notices: list[Notice] = []
        bare = data.startswith(header.SIGNATURE)
        codestream, end = data if bare else _codestream(self._file, len(data)), self._header.end
        if encoding.has_icc:
            try:
                profile, end = icc.read(codestream, self._header.end)
            except icc.TooLargeError as error:
                limit = f"{icc.MAX_BYTES >> 20} MB"
                raise UnsupportedError(f"its color profile is larger than {limit}.") from error
            if self._header.xyb:
                data = icc.without_profile(codestream, self._header, end)
                notices.append(Notice("converted_to_srgb", f"{self._name} was converted to sRGB."))
                profile = None
            encoding = header.ColorEncoding()
        self._check_holes(codestream, end // 8)
        del codestream
        space = color_space(encoding)
        is_linear = encoding.transfer == _LINEAR and self._header.bits > _BYTE
        if is_linear and space:  # 8 bits are too few for dark colors in linear light
            space = color.checked(replace(space, curve=srgb_curve))
        samples = _decode(data, self._header)
        del data
        pixels, clipped = _scaled(samples, self._header, white, is_linear=is_linear)
        del samples
        if clipped:
            sentence = f"Colors of {self._name} that are brighter than white were clipped."
            notices.append(Notice("highlights_clipped", sentence))
        deep = _to_deep(pixels, self.has_alpha) if white == WHITE else None
        colors, alpha = (deep.image(), deep.alpha_image()) if deep else _to_images(pixels, self.has_alpha)
        found = self._metadata(profile, notices)
        stated = color.Stated(space, gain_map=_GAIN_MAP in kinds)
        return Decoded(colors, alpha, found, self._header.is_animation, tuple(notices), deep, stated)

    def _check_holes(self, codestream: bytes, start: int) -> None:
        """Search for zeros instead of lost data, which decoders of files without checksums accept.

        Even areas can be zeros, too, but for at most 8 KB, and for less than 1 KB in lossless files.
        """
        width, height = self._header.size
        hole = max(_LARGE_HOLE, len(codestream) // 16) if self._header.xyb else _HOLE
        is_photo = len(codestream) - start >= width * height * _LEAST_DENSITY
        if is_photo and codestream.find(bytes(hole), start) >= 0:
            raise ValueError("a part of the pixels is replaced by zeros")

    def _restored(self) -> Decoded | None:
        """The JPEG file inside; None if it cannot be restored, for example because metadata was changed."""
        import imagecodecs

        self._file.seek(0)
        try:
            data = cast("Any", imagecodecs).jpegxl_decode_jpeg(self._file.read(), numthreads=1)
        except (RuntimeError, ValueError):
            return None
        file = _Restored(data, self._file.name)
        decoder = JpegDecoder(file)
        if decoder.size != self._header.size:
            return None
        decoded = decoder.decode()
        decoded.stated = color.stated_in(file, "JPEG", decoded.metadata.icc)
        return decoded

    def _metadata(self, profile: bytes | None, notices: list[Notice]) -> SourceMetadata:
        exif = xmp = None
        for box, start, end in _boxes(self._file):
            kind = box
            data = content(self._file, start, end) if kind in (b"Exif", b"xml ", _COMPRESSED) else b""
            if kind == _COMPRESSED:
                kind, data = data[:4], self._decompressed(data, notices)
            if kind == b"Exif" and exif is None:
                exif = data[4 + int.from_bytes(data[:4], "big") :] or None
            elif kind == b"xml " and xmp is None:
                xmp = data or None
        return described(exif, xmp, profile)

    def _decompressed(self, data: bytes, notices: list[Notice]) -> bytes:
        """The content of a compressed box of metadata; empty for other boxes and damaged data."""
        if data[:4] not in (b"Exif", b"xml "):
            return b""
        import imagecodecs

        try:
            return bytes(cast("Any", imagecodecs).brotli_decode(data[4:], out=_MAX_METADATA))
        except (RuntimeError, ValueError):
            sentence = f"The metadata of {self._name} is damaged and was removed."
            notices.append(Notice("metadata_ignored", sentence))
            return b""

    @property
    def _name(self) -> str:
        return Path(self._file.name).name


def _boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """The boxes of the file; a codestream without boxes counts as one."""
    file.seek(0)
    length = file.seek(0, 2)
    file.seek(0)
    if file.read(len(header.SIGNATURE)) == header.SIGNATURE:
        yield _CODESTREAM, 0, length
        return
    yield from boxes(file, 0, length, partial=True)


def _codestream(file: BinaryIO, limit: int) -> bytes:
    """The first `limit` bytes of the codestream, which can be in several boxes."""
    data = b""
    for kind, start, end in _boxes(file):
        if kind in (_CODESTREAM, _PARTS):
            begin = start + 4 if kind == _PARTS else start  # after the number of the part
            file.seek(begin)
            data += file.read(max(0, min(end - begin, limit - len(data))))
        if len(data) >= limit:
            break
    if not data:
        raise TruncatedError("no codestream")
    return data


def _check_supported(found: header.Header) -> None:
    if header.BLACK in found.extra:
        raise UnsupportedError("CMYK is not supported in JPEG XL.")
    if len(found.extra) > _MAX_EXTRA:
        raise UnsupportedError(f"more than {_MAX_EXTRA} channels besides the colors are not supported.")
    if found.color.space not in (header.RGB, header.GRAY):
        raise UnsupportedError("its color space is not supported.")
    if found.is_float and found.bits not in (16, 32):
        raise UnsupportedError(f"floating point with {found.bits} bits is not supported.")


def color_space(encoding: header.ColorEncoding) -> color.ColorSpace | None:
    """The color space of a color encoding without a profile; None for sRGB.

    Raises:
        UnsupportedError: it is unknown.
        ValueError: no color space has these values.
    """
    white = _WHITES.get(encoding.white) if isinstance(encoding.white, int) else encoding.white
    if isinstance(encoding.primaries, int):
        code = _CICP_P3 if encoding.primaries == _P3 else encoding.primaries
        known = color.from_cicp(code, 13)
    else:
        known = color.ColorSpace(color.primaries_from([*(white or (0, 1)), *sum(encoding.primaries, ())]), 1.0)
    curve = color.from_cicp(1, encoding.transfer) if encoding.transfer else color.from_cicp(1, 13)
    if white is None or known is None or curve is None:
        raise UnsupportedError("its color space is not supported.")
    points = known.primaries
    if points.white != white:
        points = color.primaries_from([*white, *points.red, *points.green, *points.blue])
    if encoding.transfer:
        space = color.ColorSpace(points, curve.curve, hdr=curve.hdr)
    elif encoding.gamma:
        space = color.ColorSpace(points, 1 / encoding.gamma)
    else:
        raise ValueError("a gamma of 0")
    return space if space.hdr else color.checked(space)


def _decode(data: bytes, found: header.Header) -> NDArray[Any]:
    """Samples of shape (height, width) or (height, width, channels), upright."""
    import imagecodecs

    try:
        samples: NDArray[Any] = cast("Any", imagecodecs).jpegxl_decode(data, index=0, numthreads=1)
    except RuntimeError as error:
        if "NEED_MORE_INPUT" in str(error):
            raise TruncatedError(str(error)) from error
        raise
    if samples.ndim == 3 and found.color.space == header.GRAY and header.ALPHA not in found.extra:
        return samples[0]  # the other channels, such as depth, are left out
    return samples


def _scaled(
    samples: NDArray[Any], found: header.Header, white: int, *, is_linear: bool
) -> tuple[NDArray[Any], bool]:
    """(samples from 0 to `white` with straight alpha, whether values above white were clipped).

    Args:
        samples: as decoded.
        found: what they are.
        white: 255 or 65535.
        is_linear: give linear colors the curve of sRGB.
    """
    straight = not (found.premultiplied and header.ALPHA in found.extra)
    whole = samples.dtype.kind == "u"
    most = 2**found.bits - 1 if whole else 1
    if samples.dtype == np.min_scalar_type(white) and most == white and straight and not is_linear:
        return samples, False
    clipped = False
    pixels = np.empty(samples.shape, np.min_scalar_type(white))
    opaque = samples.shape[2] - 1 if header.ALPHA in found.extra else None
    for top in range(0, len(samples), _BAND):
        values = samples[top : top + _BAND].astype(np.float32) / most
        if not whole:
            values = np.nan_to_num(values, nan=0.0)
            clipped |= bool(values.max() > _WHITE)
        colors = values if opaque is None else values[..., :opaque]
        if not straight:
            alpha = values[..., -1:]
            colors /= np.where(alpha > 0, alpha, 1)
        if is_linear:
            light = np.clip(colors, 0, 1)
            colors[...] = srgb_encoded(light)
        pixels[top : top + _BAND] = np.clip(values, 0, 1) * np.float32(white) + np.float32(0.5)
    return pixels, clipped


def _to_deep(pixels: NDArray[np.uint16], has_alpha: bool) -> Deep:
    pixels = pixels.reshape(*pixels.shape[:2], -1)
    return Deep(pixels[..., :-1], pixels[..., -1]) if has_alpha else Deep(pixels)


def _to_images(pixels: NDArray[np.uint8], has_alpha: bool) -> tuple[Image.Image, Image.Image | None]:
    image = Image.fromarray(pixels)
    if not has_alpha:
        return image, None
    return image.convert("L" if image.mode == "LA" else "RGB"), image.getchannel("A")
