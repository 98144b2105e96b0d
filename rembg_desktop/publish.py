"""Publishes results atomically: a temporary file in the destination folder gets its name in one step."""

import contextlib
import errno
import hashlib
import io
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rembg_desktop import paths
from rembg_desktop.errors import AppError, ErrorCode

_CHUNK: Final = 1 << 20
_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""A symbolic link that somebody else puts into the folder cannot redirect what is written."""

_NO_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
"""What file systems without hard links (FAT, some network shares) answer to link()."""

_OBSTACLES: Final = frozenset(
    {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY, errno.ENAMETOOLONG, errno.ELOOP}
)
"""What the file system answers when a file has the name of a folder, or when a path is too long."""


class TempFile(io.RawIOBase):
    """A write-only file that counts and hashes what is written, and is synced to disk when the block ends.

    Attributes:
        written: bytes so far.
        file_id: identity of the file once the block has ended, see file_id().
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.written = 0
        self.file_id: str | None = None
        self._hash = hashlib.sha256()
        self._handle = _create(path)

    @property
    def sha256(self) -> str:
        """Hash of everything written, hexadecimal."""
        return self._hash.hexdigest()

    def writable(self) -> bool:
        """Always true."""
        return True

    def write(self, data: object, /) -> int:
        """Write all of `data`, any object with the buffer protocol.

        Raises:
            OSError: the disk is full, or gone.
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
                os.fsync(self._handle)
                self.file_id = file_id(os.fstat(self._handle))
        finally:
            self.close()

    def close(self) -> None:
        """Close the file; further calls do nothing."""
        if not self.closed:
            os.close(self._handle)
        super().close()


def publish(temp: Path, destination: Path, *, replace: bool) -> None:
    """Give the finished temporary file its name, in one step that a crash cannot split.

    Raises:
        FileExistsError: the destination exists and `replace` is false; nothing has changed.
        OSError: the folder is gone or cannot be written.
    """
    if replace:
        temp.replace(destination)
    elif sys.platform == "win32":
        temp.rename(destination)  # does not replace there
    else:
        _link(temp, destination)
    _sync_folder(destination.parent)


def file_id(found: os.stat_result) -> str | None:
    """What identifies a file in its file system, whatever its name; None where nothing does."""
    return str(found.st_ino) if found.st_ino else None


def withdraw(path: Path, published: str, sha256: str) -> bool:
    """Delete a file that was published and is no longer wanted, unless it was replaced or changed meanwhile.

    Args:
        path: where it was published.
        published: its file_id().
        sha256: hash of its content, hexadecimal.

    Returns:
        Whether it was deleted.

    Raises:
        OSError: the file cannot be read or deleted.
    """
    try:
        if file_id(path.lstat()) != published or hash_file(path) != sha256:
            return False
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def hash_file(path: Path) -> str:
    """SHA-256 of a file's content, hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def storage_error(error: OSError, folder: Path) -> AppError | None:
    """The storage error behind a failed write into `folder`, or None when it is something else."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        hint = "Free some space. The queue continues by itself."
        return AppError(ErrorCode.DISK_FULL, f"The disk with {folder} is full.", hint)
    if not paths.is_folder(folder) or error.errno in (errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE):
        hint = "Reconnect the drive or restore the folder. The queue continues by itself."
        return AppError(ErrorCode.DESTINATION_MISSING, f"The destination folder {folder} is missing.", hint)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        hint = "Check its permissions. The queue continues by itself."
        return AppError(ErrorCode.DESTINATION_UNWRITABLE, f"Can't write to the folder {folder}.", hint)
    return None


def obstacle(error: OSError, destination: Path) -> AppError | None:
    """Why this one result cannot be written though others can, or None when it is something else."""
    if error.errno not in _OBSTACLES:
        return None
    message = f"Can't write the result {destination.name} to {destination.parent}: {os.strerror(error.errno)}."
    return AppError(
        ErrorCode.CANNOT_ENCODE, message, "Move or rename what has that name, or choose another folder."
    )


def _link(temp: Path, destination: Path) -> None:
    try:
        os.link(temp, destination)
    except FileExistsError:
        # A network share repeats a request whose answer was lost, and then finds what it has done itself.
        if not _is_same_entry(temp, destination):
            raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _move_over_empty(temp, destination)
        return
    with contextlib.suppress(OSError):  # it has its name; who deletes temporary files deletes this one later
        temp.unlink()


def _is_same_entry(temp: Path, destination: Path) -> bool:
    # Follow no links: one that leads nowhere takes the name too, and one to the temporary file is no result.
    try:
        return os.path.samestat(temp.lstat(), destination.lstat())
    except FileNotFoundError:  # whoever had the name gave it up since
        return False


def _move_over_empty(temp: Path, destination: Path) -> None:
    """Without hard links: take the name exclusively with an empty file, then replace that."""
    handle = os.open(destination, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        empty = os.fstat(handle)
    finally:
        os.close(handle)
    try:
        temp.replace(destination)
    except OSError:
        with contextlib.suppress(OSError):
            found = destination.lstat()
            if (found.st_ino, found.st_size) == (empty.st_ino, 0):
                destination.unlink()
        raise


def _create(path: Path) -> int:
    """Open a new file for writing; what has exactly this name is left from the same attempt and is deleted."""
    try:
        return os.open(path, _NEW_FILE, 0o666)
    except FileExistsError:
        path.unlink()  # of a symbolic link, the link
        return os.open(path, _NEW_FILE, 0o666)


def _sync_folder(folder: Path) -> None:
    # Some systems (Windows, some network shares) cannot sync a folder; the file itself is safe by then.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
