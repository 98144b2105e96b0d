"""Reading an image file: the size first, the pixels when they are wanted, each failure by its own name."""

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

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import metadata, modes, profile, signature
from rembg_desktop.queue.types import Notice


@dataclass(slots=True)
class Picture:
    """One upright image as the rest of the program wants it.

    Attributes:
        pixels: RGB, in the colour space of `icc`.
        alpha: L, straight alpha of the source; None when it had none.
        icc: RGB profile of the pixels; None when the source had none.
        exif: TIFF block without orientation, thumbnail and maker note; None when there is none.
        xmp: XMP packet; None when there is none.
        dpi: (horizontal, vertical) resolution; None when unknown.
        notices: what a user should know about the reading.
    """

    pixels: Image.Image
    alpha: Image.Image | None = None
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    notices: tuple[Notice, ...] = ()


# Pillow's own limit warns or fails by a global number that does not know the user's setting. open_source()
# compares the size before anything is decoded; set once here, since threads cannot change it safely.
Image.MAX_IMAGE_PIXELS = None
# A damaged tag is passed over or the file is reported by name; Pillow's own words would only reach stderr.
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
"""What the decoders of Pillow and pillow-heif raise on bytes that are not what they say; they parse in Python,
so nearly everything. Only their calls stand inside the handlers, never code of this program."""

_OF_CONTENT: Final = (None, errno.EINVAL, errno.EOVERFLOW)
"""Numbers of an OSError that a decoder raises by itself or by seeking to a place that a damaged file names."""

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation (EXIF 2.32, 4.6.4 A) and the way to upright."""


@dataclass(frozen=True, slots=True)
class OpenedImage:
    """An opened image file whose pixels are not decoded yet; width and height in pixels as stored."""

    path: Path
    kind: str
    image: Image.Image
    file: BinaryIO

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.image.size

    def decode(self) -> Picture:
        """The upright picture.

        Raises:
            AppError: truncated_image, corrupt_image or source_unreadable.
        """
        with _naming(self.path, self.kind, self.file):
            depth = modes.depth_of(self.image)
            self.image.load()
            colors, alpha = modes.split(self.image, depth)
        notices: list[Notice] = []
        if self._has_more_frames():
            notices.append(
                Notice("first_frame", f"{self.path.name} has more than one picture; the first one was taken.")
            )
        orientation, exif, xmp, dpi = self._details(notices)
        if (transpose := _UPRIGHT.get(orientation)) is not None:
            colors = colors.transpose(transpose)
            alpha = alpha and alpha.transpose(transpose)
            if dpi and orientation >= 5:
                dpi = dpi[1], dpi[0]
        pixels, icc = self._to_rgb(colors, notices)
        if pixels is not self.image:
            self.image.close()  # gives the pixels as stored back, which nobody wants any more
        return Picture(pixels, alpha, icc, exif, xmp, dpi, tuple(notices))

    def _has_more_frames(self) -> bool:
        if self.kind == "JPEG":  # cameras add previews and depth maps, which are no frames
            return False
        try:
            return bool(getattr(self.image, "is_animated", False))
        except _BAD_FILE:  # the first frame is good, a later one is damaged
            return True

    def _details(
        self, notices: list[Notice]
    ) -> tuple[int, bytes | None, bytes | None, tuple[float, float] | None]:
        """(orientation, EXIF, XMP, resolution); good pixels are not given up for damaged metadata."""
        orientation = 1
        try:
            orientation = metadata.orientation(self.image)
            exif = metadata.exif_block(self.image)
            xmp = metadata.xmp_packet(self.image)
            return orientation, exif, xmp, metadata.resolution(self.image)
        except _BAD_FILE:
            sentence = f"The metadata of {self.path.name} is damaged and was left out."
            notices.append(Notice("metadata_ignored", sentence))
            return orientation, None, None, None

    def _to_rgb(self, colors: Image.Image, notices: list[Notice]) -> tuple[Image.Image, bytes | None]:
        """(RGB pixels, their profile): RGB stays as it is, everything else becomes sRGB."""
        icc = self.image.info.get("icc_profile") or None
        grey_with_rgb = colors.mode == "L" and icc is not None and icc[16:20] == b"RGB "
        if icc and not grey_with_rgb and not profile.fits(icc, colors.mode):
            sentence = f"The colour profile of {self.path.name} does not fit its pixels and was left out."
            notices.append(Notice("profile_ignored", sentence))
            icc = None
        if colors.mode == "RGB":
            return colors, icc
        if colors.mode == "L":
            if icc and icc[16:20] == b"GRAY" and (converted := profile.convert(colors, icc, profile.srgb())):
                return converted, profile.srgb()
            return colors.convert("RGB"), icc if icc and profile.fits(icc, "RGB") else None
        notices.append(
            Notice("converted_to_srgb", f"The {colors.mode} colours of {self.path.name} were converted to sRGB.")
        )
        if icc and (converted := profile.convert(colors, icc, profile.srgb())):
            return converted, profile.srgb()
        return profile.from_lab(colors) if colors.mode == "LAB" else colors.convert("RGB"), profile.srgb()


@contextmanager
def open_source(path: Path, max_pixels: int) -> Generator[OpenedImage]:
    """Open an image file and read its size.

    Raises:
        AppError: source_missing, source_unreadable, empty_file, unsupported_format, image_too_large,
            truncated_image or corrupt_image, with a sentence that names the file.
    """
    with _open_file(path) as file:
        head = _head(path, file)
        if not head:
            raise AppError(
                ErrorCode.EMPTY_FILE, f"{path.name} is empty.", "Copy the file again from where it came from."
            )
        kind = signature.recognise(head)
        if kind is None:
            raise AppError(
                ErrorCode.UNSUPPORTED_FORMAT,
                f"{path.name} is no image that can be read here.",
                "Use JPEG, PNG, WebP, TIFF, BMP, GIF, AVIF or HEIC.",
            )
        if kind == "WEBP" and (announced := signature.webp_size(head)):
            _check_size(path, announced, max_pixels)
        if kind == "HEIF":
            _register_heif()
        file.seek(0)
        with _naming(path, kind, file):
            image = Image.open(file, formats=[kind])
        with image:
            _check_size(path, image.size, max_pixels)
            yield OpenedImage(path, kind, image, file)


def _head(path: Path, file: BinaryIO) -> bytes:
    try:
        return file.read(signature.HEAD_BYTES)
    except OSError as error:  # a drive that fails while it is read, which must not pass for trouble of the results
        raise _unreadable(path, error) from error


def _check_size(path: Path, size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    if width * height > max_pixels:
        raise AppError(
            ErrorCode.IMAGE_TOO_LARGE,
            f"{path.name} has {width} x {height} pixels, more than the {max_pixels / 1e6:g} megapixels allowed.",
            "Make it smaller, or raise the limit in the settings if you trust the file.",
        )


@contextmanager
def _open_file(path: Path) -> Generator[BinaryIO]:
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # to open a pipe would wait for ever
            what = "a folder" if stat.S_ISDIR(mode) else "no file that holds data"
            raise AppError(ErrorCode.SOURCE_UNREADABLE, f"{path.name} is {what}.", "Name image files.")
        file = path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise AppError(
            ErrorCode.SOURCE_MISSING,
            f"{path.name} is not there any more.",
            f"Put it back into {path.parent} and retry.",
        ) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    with file:
        yield file


def _unreadable(path: Path, error: Exception) -> AppError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return AppError(
        ErrorCode.SOURCE_UNREADABLE,
        f"{path.name} cannot be read: {reason}.",
        "Look at the permissions of the file and at the drive it is on.",
    )


@contextmanager
def _naming(path: Path, kind: str, file: BinaryIO) -> Generator[None]:
    """Give what a decoder raises a name of ours; only calls of Pillow may stand in the block."""
    try:
        yield
    except _BAD_FILE as error:
        if isinstance(error, OSError) and error.errno not in _OF_CONTENT:
            raise _unreadable(path, error) from error
        raise _bad_content(path, kind, file, error) from error


def _bad_content(path: Path, kind: str, file: BinaryIO, error: Exception) -> AppError:
    told = str(error).lower()
    if "truncated" in told or "unexpected end" in told or (not file.closed and signature.is_cut_short(file, kind)):
        return AppError(
            ErrorCode.TRUNCATED_IMAGE,
            f"{path.name} is cut short: its end is missing.",
            "Copy or download it again.",
        )
    return AppError(
        ErrorCode.CORRUPT_IMAGE,
        f"{path.name} is damaged and cannot be decoded.",
        "Copy or download it again, or save it anew from the program that made it.",
    )


@cache
def _register_heif() -> None:
    """HEIC costs 30 ms at start that nobody without such photos should pay."""
    import pillow_heif

    register: Callable[..., None] = pillow_heif.register_heif_opener  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    register(thumbnails=False)
