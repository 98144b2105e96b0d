"""Temporary files of results: written, hashed and synced to disk, with the times that were asked for."""

import contextlib
import hashlib
import io
import os
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rembg_desktop.errors import Notice

_CHUNK: Final = 1 << 20
_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""Flags for opening the temporary file; they prevent following a symbolic link that somebody else created."""

_COARSEST_NS: Final = 2_000_000_000
"""Steps of the modification time on FAT, the coarsest file system in use."""
_FILETIME_OF_1970: Final = 116_444_736_000_000_000
"""The start of the Unix epoch as a FILETIME of Windows, which counts steps of 100 ns since 1601."""
_CREATION_TIME: Final = struct.pack("=HHIIIII", 5, 0, 0x200, 0, 0, 0, 0)
"""The `attrlist` of macOS with ATTR_CMN_CRTIME alone (sys/attr.h)."""


@dataclass(frozen=True, slots=True)
class FileTimes:
    """The times of a file in nanoseconds since 1970; `created` is None if the system does not state it."""

    accessed: int
    modified: int
    created: int | None = None

    @classmethod
    def of(cls, found: os.stat_result) -> Self:
        """The times in a result of stat()."""
        created: int | None = None
        if sys.platform == "win32":
            created = getattr(found, "st_birthtime_ns", found.st_ctime_ns)
        elif sys.platform == "darwin":
            created = round(found.st_birthtime * 1e9)
        return cls(found.st_atime_ns, found.st_mtime_ns, created)


class TempFile(io.RawIOBase):
    """A write-only file that counts and hashes its content. It is synced to disk at the end of the `with` block.

    Attributes:
        written: number of bytes written so far.
        file_id: result of file_id(), set at the end of the block.
        has_times: whether the file has the times that were given, set at the end of the block.
    """

    def __init__(self, path: Path, times: FileTimes | None = None) -> None:
        super().__init__()
        self.path = path
        self.written = 0
        self.file_id: str | None = None
        self.has_times = True
        self._times = times
        self._hash = hashlib.sha256()
        self._handle = _create(path)

    @property
    def sha256(self) -> str:
        """SHA-256 of everything that was written, hexadecimal."""
        return self._hash.hexdigest()

    def writable(self) -> bool:
        """Always true."""
        return True

    def write(self, data: object, /) -> int:
        """Write all of `data`, an object that supports the buffer protocol.

        Raises:
            OSError: the disk is full or was removed.
        """
        view = memoryview(data).cast("B")  # pyright: ignore[reportArgumentType] - the buffer protocol has no type yet
        done = 0
        while done < len(view):
            done += os.write(self._handle, view[done : done + _CHUNK])
        self._hash.update(view)
        self.written += done
        return done

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                if self._times is not None:  # before the sync, so that a crash cannot lose them
                    self.has_times = set_times(self._handle, self._times)
                os.fsync(self._handle)
                self.file_id = file_id(os.fstat(self._handle))
        finally:
            self.close()

    def close(self) -> None:
        """Close the file; further calls do nothing."""
        if not self.closed:
            os.close(self._handle)
        super().close()


def set_times(handle: int, times: FileTimes) -> bool:
    """Set the times of an open file, with its creation time on Windows and macOS.

    Returns:
        Whether the file system took the modification time, rounded to its own steps.
    """
    try:
        _set_times(handle, times)
        return abs(os.fstat(handle).st_mtime_ns - times.modified) <= _COARSEST_NS
    except (OSError, OverflowError, ValueError):
        return False


def times_notice(name: str, folder: Path) -> Notice:
    """The notice for a result in `folder` that lacks the file times of its source."""
    sentence = f"The file times of {name} were not kept: the drive with {folder} does not allow it."
    return Notice("times_not_kept", sentence)


def file_id(found: os.stat_result) -> str | None:
    """Identifies a file in its file system independently of its name (inode); None if not supported."""
    return str(found.st_ino) if found.st_ino else None


def hash_file(path: Path) -> str:
    """SHA-256 of a file's content, hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _create(path: Path) -> int:
    """Open a new file for writing. An existing file is a leftover of the same attempt and is deleted."""
    try:
        return os.open(path, _NEW_FILE, 0o666)
    except FileExistsError:
        path.unlink()  # deletes a symbolic link itself, not its target
        return os.open(path, _NEW_FILE, 0o666)


def _set_times(handle: int, times: FileTimes) -> None:
    if sys.platform == "win32":
        import ctypes
        import msvcrt
        from ctypes import wintypes

        def stamp(moment: int | None) -> object:
            if moment is None:
                return None
            steps = max(1, moment // 100 + _FILETIME_OF_1970)
            return ctypes.byref(wintypes.FILETIME(steps & 0xFFFFFFFF, steps >> 32))

        system = ctypes.WinDLL("kernel32", use_last_error=True)
        opened = wintypes.HANDLE(msvcrt.get_osfhandle(handle))
        if not system.SetFileTime(opened, stamp(times.created), stamp(times.accessed), stamp(times.modified)):
            raise ctypes.WinError(ctypes.get_last_error())
        return
    os.utime(handle, ns=(times.accessed, times.modified))
    if sys.platform == "darwin" and times.created is not None:
        import ctypes

        # After utime(), which moves a later creation time. A volume without creation times is no failure.
        moment = struct.pack("=qq", *divmod(times.created, 1_000_000_000))
        ctypes.CDLL(None).fsetattrlist(handle, _CREATION_TIME, moment, ctypes.c_size_t(len(moment)), 0)


def sync_folder(folder: Path) -> None:
    """Make a renamed entry of a folder durable."""
    # Windows and some network shares cannot sync a folder. The file itself has already been synced.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
