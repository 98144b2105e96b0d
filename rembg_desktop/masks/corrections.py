"""Corrections: what a person changed of a mask. They belong to the content of the photo, not to its name."""

import contextlib
import hashlib
import logging
import os
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, overload
from uuid import uuid4

import numpy as np
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging.load import OpenedImage, Picture, open_source
from rembg_desktop.masks.adjusting import Adjustments, adjusted
from rembg_desktop.masks.journal import decode_record, encode_record, has_steps, size_of, sync_folder, write_all
from rembg_desktop.masks.tiles import Bytes, Tiles, packed, unpacked

__all__ = ["Adjustments", "Correction", "CorrectionStore"]

_log = logging.getLogger(__name__)

_MAGIC: Final = b"RDCORR\x00\n"
_VERSION: Final = 1
_SUFFIX: Final = ".correction"
_PREVIOUS: Final = ".previous"
_HINT: Final = "Open the photo in the repair window and correct it again."
_HINT_PREVIOUS: Final = "Open the photo in the repair window and save it: it starts with the correction before."


@dataclass(frozen=True)
class Correction:
    """Adjustments of the model's alpha, and what was painted over it.

    Attributes:
        size: width and height of the upright photo in pixels.
        adjustments: applied to the alpha of whatever model is used.
        tiles: painted alpha and weight; where the weight is 255 the model has no say.
    """

    size: tuple[int, int]
    adjustments: Adjustments = field(default_factory=Adjustments)
    tiles: Tiles = field(default_factory=lambda: Tiles((0, 0)))

    def __post_init__(self) -> None:
        if self.tiles.size == (0, 0):
            object.__setattr__(self, "tiles", Tiles(self.size))
        if self.tiles.size != self.size:
            raise ValueError(f"the tiles are for {self.tiles.size}, the correction for {self.size}")

    @classmethod
    def from_mask(cls, alpha: Bytes) -> "Correction":
        """A correction that replaces the whole mask by `alpha` (h, w), uint8."""
        return cls((alpha.shape[1], alpha.shape[0]), tiles=Tiles.of(alpha, np.full_like(alpha, 255)))

    @classmethod
    def from_arrays(cls, alpha: Bytes, weight: Bytes, adjustments: Adjustments | None = None) -> "Correction":
        """From the painted alpha (not premultiplied) and its weight, both (h, w), uint8."""
        painted = (alpha.astype(np.uint16) * weight + 127) // 255
        size = weight.shape[1], weight.shape[0]
        return cls(size, adjustments or Adjustments(), Tiles.of(painted.astype(np.uint8), weight))

    @property
    def weight(self) -> Bytes | None:
        """How much of each pixel was painted, (h, w), 0-255; None if nothing was."""
        return self.tiles.whole(1) if self.tiles.layers else None

    @property
    def painted(self) -> Bytes | None:
        """The painted alpha times its weight, (h, w), 0-255; None if nothing was painted."""
        return self.tiles.whole(0) if self.tiles.layers else None

    @property
    def changes_nothing(self) -> bool:
        """Whether every alpha stays as it is."""
        return self.adjustments.changes_nothing and not self.is_painted

    @property
    def is_painted(self) -> bool:
        """Whether anything was painted, and not only adjusted."""
        return any(layer[1].any() for layer in self.tiles.layers.values())

    @overload
    def apply(self, alpha: Image.Image) -> Image.Image: ...
    @overload
    def apply(self, alpha: Bytes) -> Bytes: ...
    def apply(self, alpha: Image.Image | Bytes) -> Image.Image | Bytes:
        """The corrected alpha: the adjusted one times (1 - weight), plus the painted one times the weight.

        Args:
            alpha: of the upright photo, mode L or (h, w) uint8. It is not changed.

        Raises:
            AppError: correction_unusable if the size differs.
        """
        if isinstance(alpha, Image.Image):
            if self.changes_nothing and alpha.size == self.size:
                return alpha.copy()
            return Image.fromarray(self.apply(np.asarray(alpha)))
        size = alpha.shape[1], alpha.shape[0]
        if size != self.size:
            raise AppError(
                ErrorCode.CORRECTION_UNUSABLE,
                f"The correction was made for {self.size[0]} x {self.size[1]} pixels, but the photo has "
                f"{size[0]} x {size[1]}.",
                _HINT,
            )
        result = adjusted(alpha, self.adjustments)
        if result is alpha:
            result = alpha.copy()
        self.tiles.draw_over(result, (0, 0, *size))
        return result

    def with_adjustments(self, adjustments: Adjustments) -> "Correction":
        """The same painting with other adjustments."""
        return Correction(self.size, adjustments, self.tiles)


class CorrectionStore:
    """Keeps corrections in files, by the SHA-256 of the photo's bytes (hexadecimal).

    Each file is written whole, synced and then renamed. The one before is kept beside it. A damaged file stays in
    the way until something else is saved; it is renamed then, and never deleted. Safe for several threads and
    processes: the last one to save wins.
    """

    def __init__(self, folder: Path) -> None:
        """Does not touch the folder, which is created when something is saved."""
        self.folder = folder

    def exists(self, photo_sha256: str) -> bool:
        """Whether there is a correction, readable or not."""
        return self._path(photo_sha256).is_file() or self._path(photo_sha256, _PREVIOUS).is_file()

    def load(self, photo_sha256: str) -> Correction | None:
        """The correction of a photo, or None.

        Raises:
            AppError: correction_unusable. The file is damaged, or was made by a newer version of the program. It
                stays, so every call for the same photo fails alike.
            OSError: the file cannot be read at the moment.
        """
        for suffix in ("", _PREVIOUS):
            path = self._path(photo_sha256, suffix)
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                continue
            try:
                return _decode(data)
            except ValueError as error:
                message = f"The correction of this photo is damaged: {error}. Its file is {path}."
                hint = _HINT
                if not suffix and self.previous(photo_sha256) is not None:
                    message, hint = f"{message} The correction before it is intact.", _HINT_PREVIOUS
                raise AppError(ErrorCode.CORRECTION_UNUSABLE, message, hint) from None
        return None

    def previous(self, photo_sha256: str) -> Correction | None:
        """The correction before the last one, for a person who looks at it; None if it cannot be used."""
        try:
            return _decode(self._path(photo_sha256, _PREVIOUS).read_bytes())
        except (OSError, ValueError, AppError):
            return None

    def save(self, photo_sha256: str, correction: Correction) -> None:
        """Save a correction. It is on the disk when this returns.

        Raises:
            OSError: it cannot be written; an earlier correction is unchanged.
        """
        path = self._path(photo_sha256)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        earlier = _aside(path) if _is_damaged(path) else self._path(photo_sha256, _PREVIOUS)
        temp = path.with_name(f".{path.name}.{uuid4().hex}.tmp")
        try:
            with temp.open("xb", buffering=0) as file:
                write_all(file, _encode(correction))
                os.fsync(file.fileno())
            # If the program ends between the two, load() takes the previous one, which is the current one then.
            with contextlib.suppress(FileNotFoundError):
                path.replace(earlier)
            temp.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temp.unlink(missing_ok=True)
            if not path.exists():
                with contextlib.suppress(OSError):
                    earlier.replace(path)
            raise
        sync_folder(self.folder)

    def remove(self, photo_sha256: str) -> None:
        """Delete the correction of a photo, and the one before it. What is damaged is only renamed.

        Raises:
            OSError: it cannot be deleted.
        """
        for suffix in (_PREVIOUS, ""):
            path = self._path(photo_sha256, suffix)
            if _is_damaged(path):
                path.rename(_aside(path))
            else:
                path.unlink(missing_ok=True)
        if self.folder.is_dir():
            sync_folder(self.folder)

    def draft(self, photo_sha256: str) -> Path:
        """Where the repair window keeps what is not saved yet; see EditSession."""
        return self._path(photo_sha256, ".draft")

    def drafts(self) -> Generator[str]:
        """The photos with unsaved changes."""
        for path in sorted(self.folder.glob(f"*{_SUFFIX}.draft")):
            with contextlib.suppress(OSError):  # it was saved meanwhile
                if has_steps(path):
                    yield path.name.partition(".")[0]

    def _path(self, photo_sha256: str, suffix: str = "") -> Path:
        if len(photo_sha256) != 64 or not set(photo_sha256) <= set("0123456789abcdef"):
            raise ValueError(f"not a SHA-256: {photo_sha256!r}")
        return self.folder / f"{photo_sha256}{_SUFFIX}{suffix}"


def _is_damaged(path: Path) -> bool:
    """Whether there is a file that cannot be used by any version of the program."""
    try:
        _decode(path.read_bytes())
    except (FileNotFoundError, AppError):
        return False
    except (OSError, ValueError):
        return True
    return False


def _aside(path: Path) -> Path:
    """The name under which a damaged file is kept."""
    aside = path.with_name(f"{path.name}.damaged-{uuid4().hex[:8]}")
    _log.error("The correction %s is damaged and is kept as %s.", path, aside.name)
    return aside


def _encode(correction: Correction) -> bytes:
    meta = {
        "version": _VERSION,
        "size": list(correction.size),
        "adjustments": correction.adjustments.as_dict(),
    }
    blobs = {key: packed(layer) for key, layer in correction.tiles.layers.items()}
    return _MAGIC + encode_record(meta, blobs)[0]


def _decode(data: bytes) -> Correction:
    """Read a file.

    Raises:
        ValueError: it is damaged.
        AppError: correction_unusable, if a newer version of the program wrote it.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("it does not start like a correction")
    record = decode_record(memoryview(data)[len(_MAGIC) :])
    if record is None:
        raise ValueError("it is incomplete or its checksum is wrong")
    meta, where, _ = record
    if meta.get("version", 0) > _VERSION:
        message = "The correction of this photo was made by a newer version of the program."
        raise AppError(ErrorCode.CORRECTION_UNUSABLE, message, "Update the program.")
    size = size_of(meta)
    start = len(_MAGIC)
    layers: dict[tuple[int, int], Bytes] = {}
    for key, (at, length) in where.items():
        layer = unpacked(data[start + at : start + at + length])
        if layer is not None:
            layers[key] = layer
    return Correction(size, Adjustments.from_dict(meta.get("adjustments", {})), Tiles(size, layers))


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
