"""Finds the images in the files and folders that a user gives."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.errors import AppError, ErrorCode

IMAGE_SUFFIXES: Final = frozenset(
    ".jpg .jpeg .jpe .png .webp .tif .tiff .bmp .gif .avif .heic .heif".split()  # noqa: SIM905
)
"""File name extensions of images in a folder; a file that is given itself may have any name."""

RESULTS_FOLDER: Final = "cutouts"
"""Default destination: a folder of this name in the folder of the sources."""

_PROGRESS_EVERY: Final = 50
_LATEST_NS: Final = 2**63 - 1
"""April 2262; damaged file systems and cameras with a wrong clock give later times."""


@dataclass(frozen=True, slots=True)
class SourceRoot:
    """A given folder, or the folder of given files.

    Attributes:
        label: subfolder of the destination for this root when several folders were given, otherwise empty.
    """

    path: Path
    label: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to process.

    Attributes:
        path: absolute path; symbolic links are not resolved.
        root: index of its root.
        bytes, mtime_ns: size, and modification time in nanoseconds, when it was found.
    """

    path: Path
    root: int
    bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a search.

    Attributes:
        name: name of the first folder or file.
        left_out: number of files in folders that are not images or cannot be read.
    """

    name: str
    roots: tuple[SourceRoot, ...]
    sources: tuple[SourceFile, ...]
    left_out: int


def find_sources(
    paths: Sequence[Path],
    *,
    destination: Path | None = None,
    recursive: bool = False,
    keep_order: bool = False,
    progress: Callable[[int], None] | None = None,
    cancel: CancelToken | None = None,
) -> Found:
    """Find all images in `paths`: each file once, given files before folders, both in natural order.

    Args:
        paths: files, which are taken whatever they contain, and folders, which are searched for images.
        destination: folder of the results, which is not searched; None means `cutouts` in each folder.
        recursive: include subfolders, except hidden ones and symbolic links.
        keep_order: take the given files in the given order.
        progress: called from time to time with the number of images found so far.
        cancel: stops the search.

    Raises:
        AppError: source_missing, source_unreadable, nothing_to_do.
        Cancelled: the token was cancelled.
    """
    order = _natural_order()
    named = [_absolute(path) for path in paths]
    found = {path: _look_up(path) for path in named}
    files = [path for path in found if not stat.S_ISDIR(found[path].st_mode)]
    if not keep_order:
        files.sort(key=lambda path: order(str(path)))
    folders = sorted(
        (path for path in found if stat.S_ISDIR(found[path].st_mode)), key=lambda path: order(str(path))
    )
    search = _Search(order, recursive, progress or (lambda _: None), cancel or CancelToken())
    for path in files:
        search.cancel.check()
        search.take_file(path, found[path])
    labels = _labels(folders) if len(folders) > 1 else [""]
    for path, label in zip(folders, labels, strict=False):
        search.walk(path, label, destination or path / RESULTS_FOLDER)
    search.progress(len(search.sources))
    if not search.sources:
        raise _nothing(folders, search.left_out, recursive=recursive)
    first = (
        folders[0] if folders and (not named or stat.S_ISDIR(found[named[0]].st_mode)) else search.sources[0].path
    )
    return Found(first.name or str(first), tuple(search.roots), tuple(search.sources), search.left_out)


def last_change(found: os.stat_result) -> int:
    """The modification time in nanoseconds since 1970, limited to the 64 bits that the queue stores."""
    return max(-_LATEST_NS, min(found.st_mtime_ns, _LATEST_NS))


@cache
def _natural_order() -> Callable[[str], Any]:
    from natsort import natsort_keygen, ns

    return natsort_keygen(alg=ns.IGNORECASE)


@dataclass(slots=True)
class _Search:
    order: Callable[[str], Any]
    recursive: bool
    progress: Callable[[int], None]
    cancel: CancelToken
    roots: list[SourceRoot] = field(default_factory=list[SourceRoot])
    sources: list[SourceFile] = field(default_factory=list[SourceFile])
    left_out: int = 0
    _seen: set[str] = field(default_factory=set[str])
    _file_roots: dict[Path, int] = field(default_factory=dict[Path, int])

    def take_file(self, path: Path, found: os.stat_result) -> None:
        """Add a given file; if it has disappeared since, its image will fail and the others are processed."""
        folder = path.parent
        if folder not in self._file_roots:
            self._file_roots[folder] = len(self.roots)
            self.roots.append(SourceRoot(folder))
        self._take(path, os.path.realpath(path), found, self._file_roots[folder])

    def walk(self, folder: Path, label: str, leave_out: Path) -> None:
        self.roots.append(SourceRoot(folder, label))
        root = len(self.roots) - 1
        try:
            entries = _entries(folder)
        except (FileNotFoundError, NotADirectoryError):
            raise _missing(folder) from None
        except OSError as error:
            hint = "Change its permissions, or omit it."
            message = f"The folder {folder} cannot be read: {error.strerror}."
            raise AppError(ErrorCode.SOURCE_UNREADABLE, message, hint) from error
        self._walk(entries, os.path.realpath(folder), root, os.path.normcase(os.path.realpath(leave_out)))

    def _walk(self, entries: list[os.DirEntry[str]], real: str, root: int, leave_out: str) -> None:
        waiting: list[tuple[os.DirEntry[str], str]] = []  # no recursion: a tree may be deeper than Python allows
        while True:
            inside = self._scan(entries, real, root)
            waiting += [pair for pair in reversed(inside) if os.path.normcase(pair[1]) != leave_out]
            while True:
                if not waiting:
                    return
                folder, real = waiting.pop()
                try:
                    entries = _entries(folder)
                    break
                except OSError:
                    self.left_out += 1

    def _scan(self, entries: list[os.DirEntry[str]], real: str, root: int) -> list[tuple[os.DirEntry[str], str]]:
        """Add the images of one folder; returns the subfolders to search, with their real paths."""
        folders: list[tuple[os.DirEntry[str], str]] = []
        for entry in sorted(entries, key=lambda entry: self.order(entry.name)):
            self.cancel.check()
            if _is_hidden(entry):
                continue
            if _is_subfolder(entry):
                folders.append((entry, os.path.join(real, entry.name)))  # noqa: PTH118 - as text it takes a tenth of the time
            elif not _is_link_to_folder(entry):  # a link to a folder could form a loop
                self._consider(entry, real, root)
        return folders if self.recursive else []

    def _consider(self, entry: os.DirEntry[str], real: str, root: int) -> None:
        if os.path.splitext(entry.name)[1].lower() not in IMAGE_SUFFIXES:  # noqa: PTH122 - as above
            self.left_out += 1
            return
        try:
            found = entry.stat()
        except OSError:  # a broken link, or deleted since the folder was listed
            self.left_out += 1
            return
        if not stat.S_ISREG(found.st_mode):
            self.left_out += 1
            return
        path = os.path.join(real, entry.name)  # noqa: PTH118 - as above
        self._take(Path(entry.path), os.path.realpath(path) if entry.is_symlink() else path, found, root)

    def _take(self, path: Path, real: str, found: os.stat_result, root: int) -> None:
        identity = os.path.normcase(real)
        if identity in self._seen:
            return
        self._seen.add(identity)
        self.sources.append(SourceFile(path, root, found.st_size, last_change(found)))
        if len(self.sources) % _PROGRESS_EVERY == 0:
            self.progress(len(self.sources))


def _entries(folder: str | Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _is_subfolder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # some file systems do not give the type in the listing, and stat() failed
        return False


def _is_link_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself, or into a folder without permission
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    if os.name != "nt":
        return False
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:  # deleted since the folder was listed
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _absolute(path: Path) -> Path:
    # `..` after a symbolic link must be resolved by the file system; removing it as text could give another file.
    return Path(os.path.realpath(path.parent)) / path.name if ".." in path.parts else absolute(path)


def absolute(path: Path) -> Path:
    """The absolute path.

    Raises:
        AppError: source_missing when it is relative and the current folder was deleted.
    """
    try:
        return path.absolute()
    except FileNotFoundError:
        hint = "Change to another folder, or use an absolute path."
        message = f"{path} cannot be found: the current folder was deleted."
        raise AppError(ErrorCode.SOURCE_MISSING, message, hint) from None


def _missing(path: Path) -> AppError:
    hint = "Check the path, or reconnect the drive."
    return AppError(ErrorCode.SOURCE_MISSING, f"{path} does not exist.", hint)


def _look_up(path: Path) -> os.stat_result:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(path) from None
    except (OSError, ValueError) as error:
        hint = "Check the path and the permissions of its folder."
        reason = getattr(error, "strerror", None) or error
        raise AppError(ErrorCode.SOURCE_UNREADABLE, f"{path} cannot be read: {reason}.", hint) from error
    if stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode):
        return found
    raise AppError(
        ErrorCode.SOURCE_UNREADABLE, f"{path} is neither a file nor a folder.", "Select image files or folders."
    )


def _labels(folders: Sequence[Path]) -> Iterator[str]:
    """A distinct name for each folder, so that their results do not mix."""
    taken: set[str] = set()
    for folder in folders:
        # The label is stored as text, so bytes that are not valid text are replaced.
        name = os.fsencode(folder.name).decode(errors="replace") or "root"
        label, number = name, 2
        while label.casefold() in taken:
            label, number = f"{name}-{number}", number + 1
        taken.add(label.casefold())
        yield label


def _nothing(folders: Sequence[Path], left_out: int, *, recursive: bool) -> AppError:
    where = ", ".join(str(folder) for folder in folders[:3]) or "the given files"
    others = f" ({left_out} other files were ignored)" if left_out else ""
    hint = "Select a folder with images." if recursive else "Include subfolders, or select another folder."
    return AppError(ErrorCode.NOTHING_TO_DO, f"No images were found in {where}{others}.", hint)
