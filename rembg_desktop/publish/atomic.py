"""Gives finished temporary files their final names, atomically, and names the errors of the file system."""

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import Final

from rembg_desktop import paths
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.publish.files import file_id, hash_file, sync_folder

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


def withdraw(path: Path, published: str, sha256: str) -> bool:
    """Delete a published file that is no longer wanted, unless it was replaced or changed in the meantime.

    Args:
        path: path of the published file.
        published: file_id() of the published file.
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
