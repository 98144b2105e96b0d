"""Loads image files. The size is read first; pixels are decoded on request. Each error has its own code."""

import errno
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TypeGuard

from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.imaging import color, formats, input_formats, profile
from rembg_desktop.imaging.decoded import (
    BAD_FILE,
    Decoder,
    DeepDecoder,
    SourceMetadata,
    TruncatedError,
    UnsupportedError,
)
from rembg_desktop.imaging.decoders.jpeg import JpegDecoder
from rembg_desktop.imaging.decoders.pillow import CheckedDecoder, PillowDecoder
from rembg_desktop.imaging.decoders.png import PngDecoder
from rembg_desktop.imaging.decoders.psd import PsdDecoder
from rembg_desktop.imaging.decoders.raw import RawDecoder, is_raw
from rembg_desktop.imaging.decoders.simple import Jpeg2000Decoder, PnmDecoder, open_icon
from rembg_desktop.imaging.pixels import Deep, upright


@dataclass(slots=True)
class Picture:
    """A decoded, upright image.

    Attributes:
        pixels: RGB, in the color space of `icc`.
        alpha: L, straight alpha of the source; None if it has none.
        icc: RGB profile of the pixels; None if the source has none.
        exif: TIFF block for an upright result, without previews; None if there is none.
        xmp: XMP packet; None if there is none.
        xmp_extended: the rest of the XMP that did not fit in one JPEG segment.
        iptc: image resources of Photoshop: IPTC-IIM data and what belongs to it; None if there are none.
        texts: (type, data) of text chunks of a PNG file, XMP among them, or of comments of a JPEG file.
        dpi: (horizontal, vertical) dots per inch; None if unknown.
        notices: messages for the user about the loading.
        deep: the pixels and the alpha with 16 bits; None if they have 8, or if only 8 were asked for.
    """

    pixels: Image.Image
    alpha: Image.Image | None = None
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    notices: tuple[Notice, ...] = ()
    xmp_extended: bytes | None = None
    iptc: bytes | None = None
    texts: tuple[tuple[bytes, bytes], ...] = ()
    deep: Deep | None = None


_CONTENT_ERRNOS: Final = (None, errno.EINVAL, errno.EOVERFLOW)
"""errno of an OSError that a decoder raises itself, or by seeking to an invalid offset from a damaged file."""


_DECODING_BYTES: Final = {"JXL": 28, "PSD": 38}
"""Bytes a pixel while a file with 32 bits per channel and transparency is decoded (measured)."""


@dataclass(frozen=True, slots=True)
class OpenedImage:
    """An open image file whose pixels are not decoded yet. Its size is as stored, before orientation."""

    path: Path
    kind: str
    file: BinaryIO
    decoder: Decoder

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.decoder.size

    @property
    def has_alpha(self) -> bool:
        """Whether the file has, or could have, transparency."""
        return self.decoder.has_alpha

    @property
    def is_deep(self) -> bool:
        """Whether the file has more than 8 bits per channel that can be kept."""
        return _is_deep(self.decoder)

    @property
    def decoding_bytes(self) -> int:
        """Memory that decoding needs for a moment if it is much more than its result; otherwise 0."""
        return self.size[0] * self.size[1] * _DECODING_BYTES.get(self.kind, 0) if self.is_deep else 0

    def reduce(self, size: tuple[int, int]) -> None:
        """Decode at a lower resolution of at least `size` if the format can do that quickly."""
        with _decoder_errors(self.path, self.kind, self.file):
            self.decoder.reduce(size)

    def decode(self, *, keep_depth: bool = False) -> Picture:
        """Decode the image and make it upright.

        Args:
            keep_depth: also give the pixels with 16 bits if the file is_deep and its colors allow it.

        Raises:
            AppError: truncated_image, corrupt_image, unsupported_format or source_unreadable.
        """
        with _decoder_errors(self.path, self.kind, self.file):
            decoder = self.decoder
            decoded = decoder.decode_deep() if keep_depth and _is_deep(decoder) else decoder.decode()
            found = decoded.metadata
            stated = decoded.stated or color.stated_in(self.file, self.kind, found.icc, found.exif)
        colors, alpha, found, deep = decoded.colors, decoded.alpha, decoded.metadata, decoded.deep
        dpi = found.dpi
        notices = list(decoded.notices)
        if decoded.more_frames:
            notices.append(
                Notice("first_frame", f"{self.path.name} has several frames. Only the first one was processed.")
            )
        if found.damaged:
            sentence = f"The metadata of {self.path.name} is damaged and was removed."
            notices.append(Notice("metadata_ignored", sentence))
        if found.too_large:
            sentence = f"Some metadata of {self.path.name} is too large and was removed."
            notices.append(Notice("metadata_dropped", sentence))
        colors, alpha = upright(colors, found.orientation), alpha and upright(alpha, found.orientation)
        if deep:
            deep.make_upright(found.orientation)
        if dpi and found.orientation >= 5:
            dpi = dpi[1], dpi[0]
        del decoded
        if stated.gain_map:
            sentence = f"{self.path.name} contains a gain map for HDR displays. Its SDR picture was processed."
            notices.append(Notice("gain_map_ignored", sentence))
        if stated.space is not None and colors.mode in ("RGB", "L"):
            pixels, icc = self._in_stated_space(colors, stated.space, notices, deep)
        else:
            pixels, icc = self._to_rgb(colors, found, notices)
            deep = deep and deep.converted_gray(found.icc, icc)
        if alpha is not None and alpha.getextrema()[1] == 0:
            sentence = f"{self.path.name} is transparent everywhere. Its transparency was ignored."
            notices.append(Notice("alpha_ignored", sentence))
            alpha, deep = None, deep and Deep(deep.colors)
        return Picture(
            pixels,
            alpha,
            icc,
            found.exif,
            found.xmp,
            dpi,
            tuple(notices),
            found.xmp_extended,
            found.iptc,
            found.texts,
            deep,
        )

    def _in_stated_space(
        self, colors: Image.Image, space: color.ColorSpace, notices: list[Notice], deep: Deep | None
    ) -> tuple[Image.Image, bytes]:
        """(RGB pixels, their profile). Pixels are kept; only HDR is converted to sRGB, also in `deep`."""
        colors = space.full_range(colors).convert("RGB")
        if deep and space.narrow:
            deep.widen_range()
        if not space.hdr:
            return colors, space.icc
        space.tone_map(colors, deep)
        sentence = f"The HDR colors of {self.path.name} were tone-mapped to sRGB."
        notices.append(Notice("tone_mapped", sentence))
        return colors, profile.srgb()

    def _to_rgb(
        self, colors: Image.Image, found: SourceMetadata, notices: list[Notice]
    ) -> tuple[Image.Image, bytes | None]:
        """(RGB pixels, their profile). RGB is kept, everything else is converted to sRGB."""
        icc = found.icc
        gray_with_rgb = colors.mode == "L" and icc is not None and icc[16:20] == b"RGB "
        if icc and not gray_with_rgb and not profile.fits(icc, colors.mode):
            sentence = f"The color profile of {self.path.name} does not match its pixels and was removed."
            notices.append(Notice("profile_ignored", sentence))
            icc = None
        if colors.mode == "RGB":
            return colors, icc
        if colors.mode == "L":
            if icc and icc[16:20] == b"GRAY" and (converted := profile.convert(colors, icc, profile.srgb())):
                return converted, profile.srgb()
            return colors.convert("RGB"), icc if icc and profile.fits(icc, "RGB") else None
        notices.append(Notice("converted_to_srgb", f"{self.path.name} was converted from {colors.mode} to sRGB."))
        if icc and (converted := profile.convert(colors, icc, profile.srgb())):
            return converted, profile.srgb()
        return profile.from_lab(colors) if colors.mode == "LAB" else colors.convert("RGB"), profile.srgb()


def _is_deep(decoder: Decoder) -> TypeGuard[DeepDecoder]:
    return isinstance(decoder, DeepDecoder) and decoder.is_deep


@contextmanager
def open_source(path: Path, max_pixels: int) -> Generator[OpenedImage]:
    """Open an image file and check its size.

    Raises:
        AppError: source_missing, source_unreadable, empty_file, unsupported_format, image_too_large,
            truncated_image or corrupt_image. The message contains the name of the file.
    """
    with _open_file(path) as file:
        head = _head(path, file)
        if not head:
            raise AppError(
                ErrorCode.EMPTY_FILE,
                f"Can't open {path.name}: the file is empty.",
                "Copy it again from the original.",
            )
        kind = formats.recognize(head, path.suffix)
        if kind is None and formats.is_tga_header(head) and formats.has_tga_footer(file):
            kind = "TGA"
        if kind is None:
            raise AppError(
                ErrorCode.UNSUPPORTED_FORMAT,
                f"Can't open {path.name}: unsupported image format.",
                f"Convert it to {input_formats.LABELS}.",
            )
        if kind == "WEBP" and (announced := formats.webp_size(head)):
            _check_size(path, announced, max_pixels)
        with _decoder_errors(path, kind, file):
            if kind == "TIFF" and is_raw(file):
                kind = "RAW"
            decoder = _choose_decoder(kind, file)
            size = decoder.size
        _check_size(path, size, max_pixels)
        yield OpenedImage(path, kind, file, decoder)


_DECODERS: Final[dict[str, Callable[[BinaryIO], Decoder]]] = {
    "JPEG": JpegDecoder,
    "PNG": PngDecoder,
    "PNM": PnmDecoder,
    "JPEG2000": Jpeg2000Decoder,
    "RAW": RawDecoder,
    "PSD": PsdDecoder,
    "ICO": open_icon,
}
"""Decoders by the kind of the format. Pillow decodes the others."""


def _choose_decoder(kind: str, file: BinaryIO) -> Decoder:
    """Open the file with the decoder for its format. Nothing large is read or allocated yet."""
    if kind == "TIFF":
        from rembg_desktop.imaging.decoders.tiff import TiffDecoder

        return TiffDecoder(file)
    if kind == "JXL":
        from rembg_desktop.imaging.decoders.jxl import JxlDecoder

        return JxlDecoder(file)
    if kind in _DECODERS:
        return _DECODERS[kind](file)
    return CheckedDecoder(file, kind) if kind in CheckedDecoder.KINDS else PillowDecoder(file, kind)


def _head(path: Path, file: BinaryIO) -> bytes:
    try:
        return file.read(formats.HEAD_BYTES)
    except OSError as error:  # an error of the source drive must not count as a storage error of the results
        raise _unreadable(path, error) from error


def _check_size(path: Path, size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    if width * height > max_pixels:
        raise AppError(
            ErrorCode.IMAGE_TOO_LARGE,
            f"{path.name} is too large: {width} x {height} pixels. The limit is {max_pixels / 1e6:g} megapixels.",
            "Reduce its size. If you trust the file, raise the limit in the settings instead.",
        )


@contextmanager
def _open_file(path: Path) -> Generator[BinaryIO]:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # opening a pipe would block forever
            reason = "it is a folder" if stat.S_ISDIR(mode) else "not a regular file"
            raise AppError(
                ErrorCode.SOURCE_UNREADABLE, f"Can't open {path.name}: {reason}.", "Choose image files."
            )
        file = path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise AppError(
            ErrorCode.SOURCE_MISSING,
            f"Can't open {path.name}: file not found.",
            f"Restore it in {path.parent} and retry.",
        ) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    with file:
        yield file


def _unreadable(path: Path, error: Exception) -> AppError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return AppError(
        ErrorCode.SOURCE_UNREADABLE,
        f"Can't read {path.name}: {reason}.",
        "Check the file permissions and the drive.",
    )


@contextmanager
def _decoder_errors(path: Path, kind: str, file: BinaryIO) -> Generator[None]:
    """Convert the exceptions of decoders to AppError. Only calls of decoders may be in the block."""
    try:
        yield
    except UnsupportedError as error:
        raise AppError(
            ErrorCode.UNSUPPORTED_FORMAT,
            f"Can't open {path.name}: {error}",
            "Save it as PNG, TIFF or JPEG in the program that created it.",
        ) from error
    except BAD_FILE as error:
        if isinstance(error, OSError) and error.errno not in _CONTENT_ERRNOS:
            raise _unreadable(path, error) from error
        raise _bad_content(path, kind, file, error) from error


def _bad_content(path: Path, kind: str, file: BinaryIO, error: Exception) -> AppError:
    text = str(error).lower()
    truncated = isinstance(error, TruncatedError) or "truncated" in text or "unexpected end" in text
    if truncated or (not file.closed and formats.is_truncated(file, kind)):
        return AppError(
            ErrorCode.TRUNCATED_IMAGE,
            f"{path.name} is truncated: the end of the file is missing.",
            "Copy or download it again.",
        )
    return AppError(
        ErrorCode.CORRUPT_IMAGE,
        f"Can't open {path.name}: the file is damaged.",
        "Copy or download it again, or save it again in the program that created it.",
    )
