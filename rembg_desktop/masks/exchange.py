"""Opens photos and their alpha for people who correct it, and reads and writes masks as PNG files."""

import hashlib
import io
import os
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.decoded import BAD_FILE
from rembg_desktop.imaging.load import OpenedImage, Picture, open_source
from rembg_desktop.imaging.pixels import is_cutout
from rembg_desktop.masks.corrections import Correction
from rembg_desktop.masks.cutting import CutSettings, Cutter, Remover
from rembg_desktop.options import Edges, RemovalOptions

_ANY_SIZE: Final = 1 << 62
_EXPORT: Final = "Export the mask as PNG, in the size of the photo."


_COARSE_SECONDS: Final = 2.0
"""Resolution of file times on FAT; others are finer."""


class PhotoContent:
    """The hash of an open photo file, which is valid only if the file does not change while it is decoded."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the file and compute its hash. Its position does not change."""
        self._file = file
        self._state = self._stat()
        self._sha256 = self._hash()
        self._hashed_at = time.time()

    def sha256(self) -> str:
        """The hash of the bytes that were decoded since, or empty if the file was changed meanwhile."""
        before = self._state
        if before is None or self._stat() != before:
            return ""
        # A change right after another one may leave the same time of modification.
        is_fresh = before[1] > (self._hashed_at - _COARSE_SECONDS) * 1e9
        return self._sha256 if not is_fresh or self._hash() == self._sha256 else ""

    def _stat(self) -> tuple[int, int] | None:
        try:
            found = os.fstat(self._file.fileno())
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns

    def _hash(self) -> str:
        try:
            position = self._file.tell()
            self._file.seek(0)
            try:
                return hashlib.file_digest(self._file, "sha256").hexdigest()  # pyright: ignore[reportArgumentType]
            finally:
                self._file.seek(position)
        except OSError:  # decoding reports it
            self._state = None
            return ""


@contextmanager
def opened_photo(
    source: Path, max_pixels: int, reserve: Callable[[OpenedImage], AbstractContextManager[None]]
) -> Generator[tuple[Picture, str]]:
    """(the decoded photo, SHA-256 of its file).

    Args:
        source: the photo.
        max_pixels: larger ones are refused.
        reserve: holds the memory for decoding it and for whatever the block does.

    Raises:
        AppError: the photo cannot be read, or is being changed.
    """
    with open_source(source, max_pixels) as opened:
        content = PhotoContent(opened.file)
        with reserve(opened):
            picture = opened.decode()
            photo_sha256 = content.sha256()
            if not photo_sha256:
                message = f"{source.name} is being changed by another program."
                raise AppError(ErrorCode.SOURCE_UNREADABLE, message, "Open it again when it is complete.")
            yield picture, photo_sha256


def alpha_of(
    picture: Picture,
    name: str,
    photo_sha256: str,
    options: RemovalOptions,
    remover: Remover,
    settings: CutSettings,
    cancel: CancelToken,
) -> Image.Image:
    """The alpha (L) of a photo as a result with these options gets it. The pixels of the picture may be changed.

    Raises:
        AppError: the model failed, or the correction of the photo cannot be used.
        Cancelled: the token was canceled.
    """
    # Without decontaminated colors, which do not change the alpha and take long.
    edges = options.edges if options.edges is Edges.MATTING else Edges.SOFT
    wanted = replace(options, edges=edges, mask_only=True)
    cutter = Cutter(name, wanted, remover, settings, cancel, lambda _step, _share: cancel.check())
    return cutter.cut(picture, photo_sha256).alpha


class _NotKeptError(Exception):
    pass


class _KeptOnly:
    """A model that may only be asked for what is kept."""

    device = ""
    notice = None

    def __init__(self, identity: str) -> None:
        self.identity = identity

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        del image, cancel
        raise _NotKeptError

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        del image, mask, cancel
        raise _NotKeptError


def kept_alpha(
    picture: Picture, name: str, photo_sha256: str, options: RemovalOptions, identity: str, settings: CutSettings
) -> Image.Image | None:
    """The alpha (L) of a photo by what is kept, corrected; None if that takes the model.

    The photo's own transparency is left out unless the alpha is made of it: results are multiplied with it anyway.

    Args:
        picture: the photo; it may be changed.
        name: of its file.
        photo_sha256: of its file.
        options: of the job.
        identity: of the model; see Remover.
        settings: with the kept masks and corrections.

    Raises:
        AppError: the correction of the photo cannot be used.
    """
    if not is_cutout(picture.alpha):
        picture.alpha = None
    size = picture.pixels.size
    try:
        return alpha_of(picture, name, photo_sha256, options, _KeptOnly(identity), settings, CancelToken())
    except _NotKeptError:
        correction = settings.corrections and settings.corrections.load(photo_sha256)
    if isinstance(correction, Correction) and correction.weight is not None and correction.weight.min() == 255:
        return correction.apply(Image.new("L", size))  # it replaces the whole mask, whatever the model says
    return None


def result_alpha(path: Path, size: tuple[int, int], options: RemovalOptions) -> Image.Image | None:
    """The alpha (L) of a result, from its own file; None if it has none, or not in the photo's size and place."""
    has_background = options.background != "none" and not options.mask_only
    if options.trim or options.canvas_size or has_background:
        return None
    try:
        with open_source(path, _ANY_SIZE) as opened:
            if opened.size != size:
                return None
            decoded = opened.decoder.decode()
    except (AppError, *BAD_FILE):
        return None
    if options.mask_only:
        return decoded.colors.convert("L")
    return decoded.alpha


def read_mask(path: Path, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The mask in a PNG file, (h, w): its transparency, or its gray if it has none.

    A gray picture that is opaque everywhere counts as one without transparency: programs add such a channel.

    Args:
        path: the file; 1, 2, 4, 8 or 16 bits, with or without a palette.
        size: what its size must be, width and height.

    Raises:
        AppError: mask_unusable; source_missing or source_unreadable, if the file cannot be opened.
    """
    try:
        with open_source(path, _ANY_SIZE) as opened:
            if opened.kind != "PNG":
                raise _unusable("it is not a PNG file")
            if opened.size != size:
                found = " x ".join(map(str, opened.size))
                raise _unusable(f"it has {found} pixels, but the photo has {size[0]} x {size[1]}")
            decoded = opened.decoder.decode()
    except AppError as error:
        if error.code in (ErrorCode.MASK_UNUSABLE, ErrorCode.SOURCE_MISSING, ErrorCode.SOURCE_UNREADABLE):
            raise
        if error.code in (ErrorCode.EMPTY_FILE, ErrorCode.UNSUPPORTED_FORMAT):
            raise _unusable("it is not a PNG file") from error
        raise _unusable("its file is damaged") from error
    except BAD_FILE as error:
        raise _unusable("its file is damaged") from error
    alpha, colors = decoded.alpha, np.asarray(decoded.colors)
    is_gray = colors.ndim == 2 or bool((colors[..., :1] == colors[..., 1:3]).all())
    if alpha is not None and not (is_gray and alpha.getextrema() == (255, 255)):
        return np.array(alpha)
    if not is_gray:
        raise _unusable("it has colors and no transparency")
    return np.array(colors if colors.ndim == 2 else colors[..., 0])


def write_mask(alpha: Image.Image) -> bytes:
    """A mask (L) as a PNG file."""
    target = io.BytesIO()
    alpha.save(target, "PNG", compress_level=3)
    return target.getvalue()


def _unusable(why: str) -> AppError:
    return AppError(ErrorCode.MASK_UNUSABLE, f"The mask cannot be used: {why}.", _EXPORT)
