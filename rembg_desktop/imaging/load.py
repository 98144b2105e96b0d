"""Loads image files. The size is read first; pixels are decoded on request. Each error has its own code."""

import errno
import stat
import struct
import warnings
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.imaging import metadata, modes, profile, signature


@dataclass(slots=True)
class Picture:
    """A decoded, upright image.

    Attributes:
        pixels: RGB, in the color space of `icc`.
        alpha: L, straight alpha of the source; None if it has none.
        icc: RGB profile of the pixels; None if the source has none.
        exif: TIFF block without orientation, thumbnail and maker note; None if there is none.
        xmp: XMP packet; None if there is none.
        dpi: (horizontal, vertical) dots per inch; None if unknown.
        notices: messages for the user about the loading.
    """

    pixels: Image.Image
    alpha: Image.Image | None = None
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    notices: tuple[Notice, ...] = ()


# Pillow's limit is global and cannot follow the user's setting. open_source() checks the size before decoding
# instead. Disabled once here, because threads cannot change it safely.
Image.MAX_IMAGE_PIXELS = None
# Damaged tags are skipped or reported with the name of the file; Pillow's warnings would only go to stderr.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

_BAD_FILE: Final = (
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
"""Exceptions that the decoders of Pillow and pillow-heif raise for invalid data. They are parsers written in
Python, so that is nearly everything. Only their calls are inside the handlers, never code of this program."""

_CONTENT_ERRNOS: Final = (None, errno.EINVAL, errno.EOVERFLOW)
"""errno of an OSError that a decoder raises itself, or by seeking to an invalid offset from a damaged file."""

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""The operation that makes an image upright, by EXIF orientation (EXIF 2.32, 4.6.4 A)."""


@dataclass(frozen=True, slots=True)
class OpenedImage:
    """An open image file whose pixels are not decoded yet. Its size is as stored, before orientation."""

    path: Path
    kind: str
    image: Image.Image
    file: BinaryIO

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.image.size

    def decode(self) -> Picture:
        """Decode the image and make it upright.

        Raises:
            AppError: truncated_image, corrupt_image or source_unreadable.
        """
        with _decoder_errors(self.path, self.kind, self.file):
            depth = modes.depth_of(self.image)
            self.image.load()
            colors, alpha = modes.split(self.image, depth)
        notices: list[Notice] = []
        if self._has_more_frames():
            notices.append(
                Notice("first_frame", f"{self.path.name} has several frames. Only the first one was processed.")
            )
        orientation, exif, xmp, dpi = self._details(notices)
        if (transpose := _UPRIGHT.get(orientation)) is not None:
            colors = colors.transpose(transpose)
            alpha = alpha and alpha.transpose(transpose)
            if dpi and orientation >= 5:
                dpi = dpi[1], dpi[0]
        pixels, icc = self._to_rgb(colors, notices)
        if pixels is not self.image:
            self.image.close()  # frees the original pixels
        return Picture(pixels, alpha, icc, exif, xmp, dpi, tuple(notices))

    def _has_more_frames(self) -> bool:
        if self.kind == "JPEG":  # previews and depth maps of cameras are not frames
            return False
        try:
            return bool(getattr(self.image, "is_animated", False))
        except _BAD_FILE:  # the first frame is valid, a later one is damaged
            return True

    def _details(
        self, notices: list[Notice]
    ) -> tuple[int, bytes | None, bytes | None, tuple[float, float] | None]:
        """(orientation, EXIF, XMP, resolution). Damaged metadata does not make the image fail."""
        orientation = 1
        try:
            orientation = metadata.orientation(self.image)
            exif = metadata.exif_block(self.image)
            xmp = metadata.xmp_packet(self.image)
            return orientation, exif, xmp, metadata.resolution(self.image)
        except _BAD_FILE:
            sentence = f"The metadata of {self.path.name} is damaged and was removed."
            notices.append(Notice("metadata_ignored", sentence))
            return orientation, None, None, None

    def _to_rgb(self, colors: Image.Image, notices: list[Notice]) -> tuple[Image.Image, bytes | None]:
        """(RGB pixels, their profile). RGB is kept, everything else is converted to sRGB."""
        icc = self.image.info.get("icc_profile") or None
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
        kind = signature.recognize(head)
        if kind is None:
            raise AppError(
                ErrorCode.UNSUPPORTED_FORMAT,
                f"Can't open {path.name}: unsupported image format.",
                "Convert it to JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.",
            )
        if kind == "WEBP" and (announced := signature.webp_size(head)):
            _check_size(path, announced, max_pixels)
        if kind == "HEIF":
            _register_heif()
        file.seek(0)
        with _decoder_errors(path, kind, file):
            image = Image.open(file, formats=[kind])
        with image:
            _check_size(path, image.size, max_pixels)
            yield OpenedImage(path, kind, image, file)


def _head(path: Path, file: BinaryIO) -> bytes:
    try:
        return file.read(signature.HEAD_BYTES)
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
    """Convert the exceptions of decoders to AppError. Only calls of Pillow may be in the block."""
    try:
        yield
    except _BAD_FILE as error:
        if isinstance(error, OSError) and error.errno not in _CONTENT_ERRNOS:
            raise _unreadable(path, error) from error
        raise _bad_content(path, kind, file, error) from error


def _bad_content(path: Path, kind: str, file: BinaryIO, error: Exception) -> AppError:
    text = str(error).lower()
    if "truncated" in text or "unexpected end" in text or (not file.closed and signature.is_truncated(file, kind)):
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


@cache
def _register_heif() -> None:
    """Importing pillow-heif takes 30 ms, so it is only done for HEIC photos."""
    import pillow_heif

    register: Callable[..., None] = pillow_heif.register_heif_opener  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    register(thumbnails=False)
