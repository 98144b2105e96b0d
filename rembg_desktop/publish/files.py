"""Files on the disk: temporary ones that are durable when closed, and their atomic moves to the final name."""

import contextlib
import errno
import hashlib
import io
import os
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rembg_desktop import paths
from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.publish.stores import StorePath, withdraw_object

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


_NO_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
"""Errors of link() on file systems without hard links (FAT, some network shares)."""

_GONE: Final = frozenset(
    {
        *(errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE),
        *(errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETUNREACH),
    }
)
"""What a drive or a network share answers that cannot be reached."""

_OBSTACLES: Final = frozenset(
    {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY, errno.ENAMETOOLONG, errno.ELOOP}
)
"""Errors if the path is too long, or if a file has the name of a folder or the other way round."""


def publish(temp: Path, destination: Path, *, replace: bool) -> None:
    """Rename the finished temporary file to its final name, atomically.

    Raises:
        FileExistsError: the destination exists and `replace` is false; nothing was changed.
        OSError: the folder is missing or cannot be written.
    """
    if replace:
        temp.replace(destination)
    elif sys.platform == "win32":
        temp.rename(destination)  # never replaces a file on Windows
    else:
        _link(temp, destination)
    sync_folder(destination.parent)


def withdraw(path: Path, published: str | None, sha256: str) -> bool:
    """Delete a published file that is no longer wanted, unless it was replaced or changed in the meantime.

    Args:
        path: path of the published file.
        published: file_id() of the published file. If it has none, the file stays: it may be another one.
        sha256: hash of its content, hexadecimal.

    Returns:
        Whether it was deleted.

    Raises:
        OSError: the file cannot be read or deleted.
    """
    if isinstance(path, StorePath):
        return withdraw_object(path, sha256)
    try:
        if published is None or file_id(path.lstat()) != published or hash_file(path) != sha256:
            return False
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def storage_error(error: OSError, folder: Path) -> AppError | None:
    """The storage error that corresponds to a failed write to `folder`, or None for other errors."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        hint = "Free some space. The queue resumes automatically."
        return AppError(ErrorCode.DISK_FULL, f"The disk with {folder} is full.", hint)
    if not paths.is_folder(folder) or error.errno in _GONE:
        hint = "Reconnect the drive or restore the folder. The queue resumes automatically."
        return AppError(ErrorCode.DESTINATION_MISSING, f"The destination folder {folder} is missing.", hint)
    if error.errno == errno.ENOENT:  # somebody emptied it, or it came back empty
        message = f"Something deleted files in {folder} while a result was written there."
        return AppError(ErrorCode.DESTINATION_MISSING, message, "The queue resumes automatically.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        hint = "Check its permissions. The queue resumes automatically."
        return AppError(ErrorCode.DESTINATION_UNWRITABLE, f"Can't write to the folder {folder}.", hint)
    return None


def obstacle(error: OSError, destination: Path) -> AppError | None:
    """The error if this result cannot be written for a reason that the system names, or None."""
    if error.errno is None:
        return None
    message = f"Can't write the result {destination.name} to {destination.parent}: {os.strerror(error.errno)}."
    hint = (
        "Move or rename the file or folder with that name, or choose another folder."
        if error.errno in _OBSTACLES
        else "Close other programs or check the drive, then retry the image."
    )
    return AppError(ErrorCode.CANNOT_ENCODE, message, hint)


def _link(temp: Path, destination: Path) -> None:
    try:
        os.link(temp, destination)
    except FileExistsError:
        if has_placeholder(destination):
            _move_over_empty(temp, destination)
            return
        # A network share repeats a request if the response was lost, and then finds the link that it created.
        if not _is_same_entry(temp, destination):
            raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _move_over_empty(temp, destination)
        return
    with contextlib.suppress(OSError):  # the result is complete; the temporary file is deleted later
        temp.unlink()


def _is_same_entry(temp: Path, destination: Path) -> bool:
    # Do not follow links: a dangling link occupies the name, too, and a link to the temporary file is no result.
    try:
        return os.path.samestat(temp.lstat(), destination.lstat())
    except FileNotFoundError:  # the file that had the name was removed meanwhile
        return False


def _move_over_empty(temp: Path, destination: Path) -> None:
    """Without hard links: create an empty file exclusively, then replace it."""
    empty = _kept_placeholders.pop(destination, None)
    if empty is None or not _is_placeholder(destination, empty):
        handle = os.open(destination, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            empty = os.fstat(handle)
        finally:
            os.close(handle)
    try:
        temp.replace(destination)
    except OSError:
        try:
            if _is_placeholder(destination, empty):
                destination.unlink()
        except OSError:
            _kept_placeholders[destination] = empty
        raise


def has_placeholder(destination: Path) -> bool:
    """Whether the file is empty and was left by an attempt of this process to publish a result there."""
    empty = _kept_placeholders.get(destination)
    return empty is not None and _is_placeholder(destination, empty)


_kept_placeholders: Final[dict[Path, os.stat_result]] = {}
"""Empty files that could not be deleted. The next attempt for the same name uses them."""


def _is_placeholder(path: Path, empty: os.stat_result) -> bool:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    return (found.st_ino, found.st_mtime_ns, found.st_size) == (empty.st_ino, empty.st_mtime_ns, 0)
