"""Replaces earlier results of this program by new ones, or moves them away, and only if nobody has changed them.

The check and the replacement must be one step, because a user may save the file in an editor at any moment. Linux
and macOS can exchange two names atomically: the new file gets the name, the old one is set aside and examined
there, where nobody can replace it any more. If it is not what this program wrote, the names are exchanged back.
Elsewhere the old file gets a second name before it is replaced; the moment in between is not covered.

The earlier file stays set aside until the queue has recorded the new one, so that the replacement can be undone.
"""

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from rembg_desktop.errors import CancelToken
from rembg_desktop.publish.files import FileTimes, TempFile, hash_file, publish, sync_folder

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
"""Flag of renameat2() on Linux (linux/fs.h), and of renamex_np() on macOS, there called RENAME_SWAP (stdio.h)."""
_CHUNK: Final = 1 << 20
_MOST_NAMES: Final = 10_000
_NOT_SUPPORTED: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})


class Replacement:
    """One replacement of the file at `destination` by a finished temporary file.

    Attributes:
        aside: path of the earlier file between replace() and commit() or undo().
    """

    def __init__(self, temp: Path, destination: Path, aside: Path, *, earlier: str, new: str) -> None:
        """Store the arguments; nothing is done yet.

        Args:
            temp: the finished temporary file.
            destination: path of the earlier file.
            aside: an unused path in the same folder.
            earlier: SHA-256 that the earlier file must have, hexadecimal.
            new: SHA-256 of the temporary file.
        """
        self.aside = aside
        self._temp = temp
        self._destination = destination
        self._earlier = earlier
        self._new = new

    def replace(self) -> bool:
        """Put the temporary file in the place of the earlier one, which is set aside.

        Returns:
            False if there is no file, or another one than this program wrote, or if the system does not allow to
            read or replace it, e.g. because another program has locked it; then nothing has changed.

        Raises:
            OSError: the disk is full or was removed; then nothing has changed.
        """
        try:
            if not has_content(self._destination, self._earlier):
                return False
        except PermissionError:
            return False
        # A name of its own, because recovery deletes temporary files without looking into them.
        self._temp.rename(self.aside)
        try:
            _exchange(self.aside, self._destination)
        except OSError as error:
            self.aside.rename(self._temp)
            if error.errno in _NOT_SUPPORTED:
                return self._replace_linked()
            if isinstance(error, FileNotFoundError | PermissionError):  # deleted or locked since the check
                return False
            raise
        if not self._is_ours():
            _exchange(self.aside, self._destination)
            self.aside.rename(self._temp)
            return False
        sync_folder(self._destination.parent)
        return True

    def commit(self) -> None:
        """Delete the earlier file.

        Raises:
            OSError: it cannot be deleted now.
        """
        self.aside.unlink(missing_ok=True)

    def undo(self) -> None:
        """Put the earlier file back; see put_back().

        Raises:
            OSError: a file cannot be read or renamed.
        """
        put_back(self.aside, self._destination, earlier=self._earlier, new=self._new)

    def _is_ours(self) -> bool:
        try:
            return has_content(self.aside, self._earlier)
        except OSError:
            return False

    def _replace_linked(self) -> bool:
        try:
            os.link(self._destination, self.aside, follow_symlinks=False)
        except FileNotFoundError:
            return False
        except OSError:  # a file system without hard links
            try:
                self._copy_aside()
            except (FileNotFoundError, PermissionError):
                return False
        if not self._is_ours():
            self.aside.unlink(missing_ok=True)
            return False
        try:
            self._temp.replace(self._destination)
        except OSError as error:
            self.aside.unlink(missing_ok=True)
            if isinstance(error, PermissionError):
                return False
            raise
        sync_folder(self._destination.parent)
        return True

    def _copy_aside(self) -> None:
        # Under another name until it is complete: recovery keeps a file of unknown content that was set aside.
        copy = partial_copy(self.aside)
        try:
            with TempFile(copy) as target, self._destination.open("rb") as source:
                shutil.copyfileobj(source, target, _CHUNK)
            with contextlib.suppress(OSError):  # modes and times that this file system does not have
                shutil.copystat(self._destination, copy)
            copy.rename(self.aside)
        except OSError:
            with contextlib.suppress(OSError):
                copy.unlink(missing_ok=True)
            raise


def partial_copy(aside: Path) -> Path:
    """Path of the copy that becomes `aside` once it is complete. Recovery deletes it."""
    return aside.with_name(f"{aside.name}.part")


def put_back(aside: Path, destination: Path, *, earlier: str, new: str) -> bool:
    """Undo a replacement that is not wanted any more, unless somebody has changed the new file since.

    Args:
        aside: where the earlier file was set aside.
        destination: where it belongs.
        earlier: SHA-256 of the earlier file, hexadecimal.
        new: SHA-256 of the file that replaced it.

    Returns:
        Whether the earlier file is at its destination again.

    Raises:
        OSError: a file cannot be read or renamed.
    """
    if not has_content(aside, earlier):
        return False
    if has_content(destination, new):
        aside.replace(destination)
        sync_folder(destination.parent)
        return True
    if not os.path.lexists(destination):
        with contextlib.suppress(FileExistsError):
            publish(aside, destination, replace=False)
            return True
    aside.unlink()
    return False


def has_content(path: Path, sha256: str | Collection[str]) -> bool:
    """Whether there is a regular file, no link, with this hash, or one of these, hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return False
        found = hash_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return found == sha256 if isinstance(sha256, str) else found in sha256


def _exchange(one: Path, other: Path) -> None:
    """Exchange the names of two files atomically.

    Raises:
        OSError: with an error in _NOT_SUPPORTED if the system or the file system cannot do so.
    """
    call = _exchange_call()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if call(os.fsencode(one), os.fsencode(other)) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))


@cache
def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    if sys.platform not in ("linux", "darwin"):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            swap = library.renamex_np
            return lambda one, other: swap(one, other, ctypes.c_uint(_RENAME_EXCHANGE))
        rename = library.renameat2
    except AttributeError:  # musl, or glibc before 2.28
        return None
    folder = ctypes.c_int(_AT_FDCWD)
    return lambda one, other: rename(folder, one, folder, other, ctypes.c_uint(_RENAME_EXCHANGE))


@dataclass(slots=True)
class Outcome:
    """What became of the files; `kept` tells why each other one stayed: `missing`, `changed`, or an error."""

    moved: int = 0
    kept: list[tuple[Path, str]] = field(default_factory=list[tuple[Path, str]])
    stopped: bool = False


def set_aside(
    files: list[tuple[Path, str]],
    take: Callable[[Path], object],
    cancel: CancelToken,
    progress: Callable[[int, int], object],
) -> Outcome:
    """Hand each file that still has its SHA-256 to `take`; no file stops the others.

    Args:
        files: path and SHA-256 of what was written.
        take: moves one file away, or raises OSError.
        cancel: ends after the current file.
        progress: called with the number of files that were looked at, and of all.
    """
    outcome = Outcome()
    for number, (path, sha256) in enumerate(files):
        if cancel.is_cancelled:
            outcome.stopped = True
            break
        progress(number, len(files))
        try:
            if path.is_symlink() or hash_file(path) != sha256:
                outcome.kept.append((path, "changed"))
                continue
            take(path)
            outcome.moved += 1
        except (FileNotFoundError, NotADirectoryError):
            outcome.kept.append((path, "missing"))
        except OSError as error:
            outcome.kept.append((path, error.strerror or str(error)))
    return outcome


def move_into(path: Path, folder: Path) -> Path:
    """Move a file into a folder under its name, or one with a number; nothing is replaced.

    Raises:
        OSError: the folder cannot be written, or the file cannot be moved.
    """
    for target in _names(path, folder):
        try:
            publish(path, target, replace=False)
        except FileExistsError:
            continue
        except OSError:
            if path.stat().st_dev == folder.stat().st_dev:
                raise
            return _copy_over(path, folder)
        # On file systems where the name was linked, publish() may have left the old one.
        return target
    raise FileExistsError(path)


def _copy_over(path: Path, folder: Path) -> Path:
    """Move to another drive: the copy is whole and synced before the file is deleted."""
    before = path.stat()
    temp = folder / f".{uuid4().hex}.tmp"
    try:
        with TempFile(temp, FileTimes.of(before)) as copy, path.open("rb") as file:
            read = hashlib.sha256()
            while data := file.read(_CHUNK):
                read.update(data)
                copy.write(data)
        for target in _names(path, folder):
            with contextlib.suppress(FileExistsError):
                publish(temp, target, replace=False)
                now = path.lstat()
                same = (now.st_ino, now.st_size, now.st_mtime_ns) == (
                    before.st_ino,
                    before.st_size,
                    before.st_mtime_ns,
                )
                if same:
                    path.unlink()
                return target
        raise FileExistsError(path)
    finally:
        with contextlib.suppress(OSError):
            temp.unlink()


def _names(path: Path, folder: Path) -> Iterator[Path]:
    yield folder / path.name
    for number in range(2, _MOST_NAMES):
        yield folder / f"{path.stem} ({number}){path.suffix}"
