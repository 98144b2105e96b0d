"""Masks and mattes that are kept on disk, so that the same photo needs the network only once.

A file holds one mask or matte. Its name is a hash, so it tells nothing about the photo. It ends with a checksum: a
file that is damaged, or that a crash left incomplete, counts as missing. Nothing here fails an image: what cannot
be read or written only costs another run of the network.
"""

import errno
import hashlib
import json
import logging
import os
import struct
import tempfile
import time
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Final

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import paths
from rembg_desktop.masks.uncertainty import Assessment, SecondLook
from rembg_desktop.options import Detail

log = logging.getLogger(__name__)

VERSION: Final = 2
"""Of the way from the photo's bytes to its mask and matte. Another version never takes what this one kept."""

CLOSER_VERSION: Final = 1
"""Of the rule that decides what a closer look changes; see masks.closer."""

_MAGIC: Final = b"RDMASK1\n"
_HASH_BYTES: Final = 32
_TEMP_PREFIX: Final = ".writing-"
_STALE_SECONDS: Final = 3600.0
"""A temporary file this old was left behind by a crash."""
_TRIM_TO: Final = 0.9
"""Share of the limit that remains after the least recently used files were deleted."""
_RESERVE_SHARE: Final = 1.5
"""Masks make room for results before the disk has so little left that the queue pauses."""
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})

_isal: Final[Any] = isal_zlib  # its type stubs do not type the buffers


@dataclass(frozen=True, slots=True)
class KeptMask:
    """What the network gave for a photo.

    Attributes:
        mask: in the network's own size, or larger after a closer look: L, or P where it consists of labels (see
            masks.cutting.enlarge).
        assessment: how certain it is.
        device: display name of the device that computed it.
        looked: by which setting the assessment contains a second look; never if it contains none.
    """

    mask: Image.Image
    assessment: Assessment
    device: str
    looked: SecondLook = SecondLook.NEVER


@dataclass(frozen=True, slots=True)
class KeptMatte:
    """What alpha matting gave for a photo.

    Attributes:
        alpha: L, in the size of the photo.
        colors: (n, 3) RGB of the pixels whose alpha is neither 0 nor 255, row by row.
    """

    alpha: Image.Image
    colors: NDArray[np.uint8]


def photo_hash(path: Path) -> str:
    """SHA-256 of the bytes of a photo file, in hexadecimal digits.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def mask_key(photo_sha256: str, model: str, detail: Detail = Detail.NORMAL) -> str:
    """The key of a mask.

    Args:
        photo_sha256: of the bytes of the photo file.
        model: identity of the model; see masks.cutting.Remover.
        detail: how closely the model looked.
    """
    way = "" if detail is Detail.NORMAL else f"\ndetail {detail.value} {CLOSER_VERSION}"
    return hashlib.sha256(f"{VERSION}\n{photo_sha256}\n{model}{way}".encode()).hexdigest()


class MaskStore:
    """A folder of kept masks and mattes with a limited size. Thread-safe; several processes may use one folder."""

    def __init__(self, folder: Path, limit_bytes: int, reserve_bytes: int = 0) -> None:
        """Does not access the disk.

        Args:
            folder: created with the first mask.
            limit_bytes: maximum size of all files; what was not used for the longest time is deleted. 0 keeps
                nothing, and takes nothing.
            reserve_bytes: free space with which the queue still runs, less on small disks; see
                paths.wanted_bytes(). Nothing is kept that leaves less than one and a half of it.
        """
        self.folder = folder
        self.limit_bytes = limit_bytes
        self.reserve_bytes = reserve_bytes
        self._lock = Lock()
        self._known_bytes: int | None = None
        self._added = 0
        self._has_failed = False

    def load_mask(self, key: str) -> KeptMask | None:
        """The mask with this key, or None."""
        found = self._read(key, "mask")
        if found is None:
            return None
        head, data = found
        try:
            mask = Image.frombytes(head["mode"], tuple(head["size"]), data)
            if palette := head.get("palette"):
                mask.putpalette(bytes.fromhex(palette))
            assessment = Assessment(head["score"], tuple(head["reasons"]))
            return KeptMask(mask, assessment, head["device"], SecondLook(head.get("looked", "never")))
        except (KeyError, TypeError, ValueError):
            return None

    def save_mask(self, key: str, kept: KeptMask) -> None:
        """Keep a mask."""
        mask = kept.mask
        head = {
            "mode": mask.mode,
            "size": mask.size,
            "score": kept.assessment.score,
            "reasons": kept.assessment.reasons,
            "device": kept.device,
            "looked": kept.looked.value,
            "palette": bytes(mask.getpalette() or ()).hex() if mask.mode == "P" else "",
        }
        self._write(key, "mask", head, mask.tobytes())

    def load_matte(self, key: str) -> KeptMatte | None:
        """The matte with this key, or None."""
        found = self._read(key, "matte")
        if found is None:
            return None
        head, data = found
        try:
            size: tuple[int, int] = tuple(head["size"])
            count = size[0] * size[1]
            alpha = Image.frombytes("L", size, data[:count])
            return KeptMatte(alpha, np.frombuffer(data, np.uint8, offset=count).reshape(-1, 3))
        except (KeyError, TypeError, ValueError):
            return None

    def save_matte(self, key: str, kept: KeptMatte) -> None:
        """Keep a matte."""
        data = kept.alpha.tobytes() + np.ascontiguousarray(kept.colors).tobytes()
        self._write(key, "matte", {"size": kept.alpha.size}, data)

    def size_bytes(self) -> int:
        """Size of all files. Reads the folder, so do not call it for every image."""
        return sum(entry.size for entry in self._files())

    def clear(self) -> None:
        """Delete everything that is kept."""
        for entry in list(self._files()):
            with suppress(OSError):  # in use on Windows, or deleted by another process
                entry.path.unlink()
        with self._lock:
            self._known_bytes, self._added = None, 0

    def _path(self, key: str, kind: str) -> Path:
        return self.folder / key[:2] / f"{key}.{kind}"

    def content(self, key: str, kind: str) -> bytes | None:
        """The content of the file of a `mask` or `matte`, to be sent elsewhere; None if there is none."""
        if not self.limit_bytes:
            return None
        path = self._path(key, kind)
        with suppress(OSError):
            content = path.read_bytes()
            os.utime(path)  # its last use, for deleting the least recently used ones
            return content
        return None

    def _read(self, key: str, kind: str) -> tuple[dict[str, Any], bytes] | None:
        if (content := self.content(key, kind)) is None:
            return None
        if (found := _unpack(content, key, kind)) is None:
            path = self._path(key, kind)
            log.warning("A kept %s is damaged and is computed again: %s", kind, path.name)
            with suppress(OSError):
                path.unlink()
        return found

    def _write(self, key: str, kind: str, head: dict[str, Any], data: bytes) -> None:
        if self.limit_bytes:
            self.put(key, kind, _pack(key, kind, head, data))

    def put(self, key: str, kind: str, content: bytes) -> None:
        """Keep the content of a file; see content()."""
        if len(content) > self.limit_bytes:
            return
        path = self._path(key, kind)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not self._make_room(len(content)):
                return
            handle, name = tempfile.mkstemp(prefix=_TEMP_PREFIX, dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(name).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as error:
            self._note_failure(error)
            if error.errno in _FULL:
                self._give_up(len(content))
            return
        self._count(len(content))

    def _make_room(self, size: int) -> bool:
        """Whether the disk has room for `size` bytes; what was not used for the longest time is deleted for it.

        Raises:
            OSError: the disk cannot be reached.
        """
        wanted = paths.wanted_bytes(self.folder, self.reserve_bytes) * _RESERVE_SHARE + size
        missing = wanted - paths.free_bytes(self.folder)
        if self.reserve_bytes == 0 or missing <= 0:
            return True
        self._give_up(int(missing))
        return paths.free_bytes(self.folder) >= wanted

    def _give_up(self, size: int) -> None:
        """Delete at least `size` bytes and a tenth of all, least recently used first; nothing if there is less."""
        with self._lock:
            total = self.size_bytes()
            if size <= total:
                self._known_bytes, self._added = self._trim(int(min(total - size, total * _TRIM_TO))), 0

    def _note_failure(self, error: OSError) -> None:
        if not self._has_failed:
            self._has_failed = True
            log.warning("Masks cannot be kept in %s: %s", self.folder, error.strerror or error)

    def _count(self, added: int) -> None:
        """Add to the known size. Read the folder only at first and after every tenth of the limit was added."""
        with self._lock:
            self._added += added
            known = self._known_bytes
            if (
                known is not None
                and known + self._added <= self.limit_bytes
                and self._added < self.limit_bytes / 10
            ):
                return
            try:
                self._known_bytes = self._trim(self.limit_bytes * _TRIM_TO, self.limit_bytes)
            except OSError as error:
                self._note_failure(error)
            self._added = 0

    def _trim(self, target: float, limit: float = 0) -> int:
        """Delete the least recently used files down to `target` bytes if there are more than `limit`.

        Returns the size of the rest.
        """
        entries = list(self._files())
        total = sum(entry.size for entry in entries)
        if total <= limit:
            return total
        for entry in sorted(entries, key=lambda entry: entry.used_at):
            if total <= target:
                break
            with suppress(OSError):
                entry.path.unlink()
                total -= entry.size
        return total

    def _files(self) -> Generator["_Entry"]:
        """All files; what a crash left behind is deleted."""
        for folder in _scan(self.folder):
            if not folder.is_dir(follow_symlinks=False) or len(folder.name) != 2:
                continue
            for file in _scan(Path(folder.path)):
                try:
                    state = file.stat(follow_symlinks=False)
                except OSError:
                    continue
                path = Path(file.path)
                if file.name.startswith(_TEMP_PREFIX) and time.time() - state.st_mtime > _STALE_SECONDS:
                    with suppress(OSError):
                        path.unlink()
                elif path.suffix in (".mask", ".matte") or file.name.startswith(_TEMP_PREFIX):
                    yield _Entry(path, state.st_size, state.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class _Entry:
    path: Path
    size: int
    used_at: int


def _scan(folder: Path) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # not there yet, or deleted by the user
        return []


def _pack(key: str, kind: str, head: dict[str, Any], data: bytes) -> bytes:
    """The content of a file: mark, length of the head, head as JSON, compressed data, SHA-256 of all before."""
    packed_head = json.dumps({**head, "key": key, "kind": kind, "bytes": len(data)}).encode()
    content = b"".join((_MAGIC, struct.pack("<I", len(packed_head)), packed_head, _isal.compress(data, 1)))
    return content + hashlib.sha256(content).digest()


def _unpack(content: bytes, key: str, kind: str) -> tuple[dict[str, Any], bytes] | None:
    body, checksum = content[:-_HASH_BYTES], content[-_HASH_BYTES:]
    if not body.startswith(_MAGIC) or hashlib.sha256(body).digest() != checksum:
        return None
    begin = len(_MAGIC) + 4
    (length,) = struct.unpack("<I", body[begin - 4 : begin])
    head: dict[str, Any] = json.loads(body[begin : begin + length])
    if (head["key"], head["kind"]) != (key, kind):
        return None
    data: bytes = _isal.decompress(body[begin + length :])
    return (head, data) if len(data) == head["bytes"] else None
