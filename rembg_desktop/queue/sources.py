"""Which images are meant by the files and folders that somebody named."""

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
"""Endings that a walk takes for images; a file that was named itself is taken whatever it is called."""

RESULTS_FOLDER: Final = "cutouts"
"""Name of the folder for results inside the folder of their sources, when no other was named."""

_PROGRESS_EVERY: Final = 50
_LATEST_NS: Final = 2**63 - 1
"""In April 2262; damaged folders and cameras with a wild clock name later times."""


@dataclass(frozen=True, slots=True)
class SourceRoot:
    """A folder that was named, or the folder of files that were named.

    Attributes:
        label: its own folder among the results, when several folders were named; else empty.
    """

    path: Path
    label: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to work on.

    Attributes:
        path: full path, as it was named or found; symbolic links are kept.
        root: index of its root.
        bytes, mtime_ns: size and time of last change when it was found.
    """

    path: Path
    root: int
    bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        name: the first folder's name, or the first file's.
        left_out: files in walked folders that are no images or cannot be read.
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
    progress: Callable[[int], None] | None = None,
    cancel: CancelToken | None = None,
) -> Found:
    """Every image meant by `paths`, each file once, named files first, all in natural order.

    Args:
        paths: files, taken whatever they are, and folders, of which the images are taken.
        destination: folder of the results, which a walk leaves out; None stands for `cutouts` in each root.
        recursive: take the subfolders too, except hidden ones and symbolic links.
        progress: called now and then with the number of images so far.
        cancel: ends the search.

    Raises:
        AppError: source_missing, source_unreadable, nothing_to_do.
        Cancelled: the token was cancelled.
    """
    order = _natural_order()
    named = [_absolute(path) for path in paths]
    found = {path: _look_up(path) for path in named}
    files = sorted(
        (path for path in found if not stat.S_ISDIR(found[path].st_mode)), key=lambda path: order(str(path))
    )
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
    """The time of last change in nanoseconds since 1970, within the 64 bits that the queue stores."""
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
        """Take a named file; one that has disappeared meanwhile becomes an image that fails, beside the others."""
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
            hint = "Allow reading it, or leave it out."
            message = f"The folder {folder} cannot be read: {error.strerror}."
            raise AppError(ErrorCode.SOURCE_UNREADABLE, message, hint) from error
        self._walk(entries, os.path.realpath(folder), root, os.path.normcase(os.path.realpath(leave_out)))

    def _walk(self, entries: list[os.DirEntry[str]], real: str, root: int, leave_out: str) -> None:
        waiting: list[tuple[os.DirEntry[str], str]] = []  # no recursion: a tree may be deeper than Python allows
        while True:
            inside = self._look_through(entries, real, root)
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

    def _look_through(
        self, entries: list[os.DirEntry[str]], real: str, root: int
    ) -> list[tuple[os.DirEntry[str], str]]:
        """Take the images of one folder; gives its subfolders that are wanted, with their real paths."""
        folders: list[tuple[os.DirEntry[str], str]] = []
        for entry in sorted(entries, key=lambda entry: self.order(entry.name)):
            self.cancel.check()
            if _is_hidden(entry):
                continue
            if _is_subfolder(entry):
                folders.append((entry, os.path.join(real, entry.name)))  # noqa: PTH118 - as text it takes a tenth of the time
            elif not _leads_to_folder(entry):  # such a link could lead round in circles
                self._look_at(entry, real, root)
        return folders if self.recursive else []

    def _look_at(self, entry: os.DirEntry[str], real: str, root: int) -> None:
        if os.path.splitext(entry.name)[1].lower() not in IMAGE_SUFFIXES:  # noqa: PTH122 - as above
            self.left_out += 1
            return
        try:
            found = entry.stat()
        except OSError:  # a link to nothing, or gone since the folder was listed
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
    except OSError:  # some file systems do not say in the listing, and it cannot be asked any more
        return False


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself, or into a folder that may not be searched
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    if os.name != "nt":
        return False
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:  # gone since the folder was listed
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _absolute(path: Path) -> Path:
    # Only where `..` stands after a link would taking it out as text name another file.
    return Path(os.path.realpath(path.parent)) / path.name if ".." in path.parts else absolute(path)


def absolute(path: Path) -> Path:
    """The path from the root of the file system.

    Raises:
        AppError: source_missing, when it begins in a working directory that was deleted.
    """
    try:
        return path.absolute()
    except FileNotFoundError:
        hint = "Change to another folder, or give the full path."
        message = f"{path} cannot be found: the current folder was deleted."
        raise AppError(ErrorCode.SOURCE_MISSING, message, hint) from None


def _missing(path: Path) -> AppError:
    hint = "Check the name, or reconnect its drive."
    return AppError(ErrorCode.SOURCE_MISSING, f"{path} does not exist.", hint)


def _look_up(path: Path) -> os.stat_result:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(path) from None
    except (OSError, ValueError) as error:
        hint = "Check the name and the permissions of its folder."
        reason = getattr(error, "strerror", None) or error
        raise AppError(ErrorCode.SOURCE_UNREADABLE, f"{path} cannot be read: {reason}.", hint) from error
    if stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode):
        return found
    raise AppError(
        ErrorCode.SOURCE_UNREADABLE, f"{path} is neither a file nor a folder.", "Name image files or folders."
    )


def _labels(folders: Sequence[Path]) -> Iterator[str]:
    """A name for each of several folders, so that their trees do not mix among the results."""
    taken: set[str] = set()
    for folder in folders:
        # It becomes a column of text, which a name of bytes that are no text cannot be.
        name = os.fsencode(folder.name).decode(errors="replace") or "root"
        label, number = name, 2
        while label.casefold() in taken:
            label, number = f"{name}-{number}", number + 1
        taken.add(label.casefold())
        yield label


def _nothing(folders: Sequence[Path], left_out: int, *, recursive: bool) -> AppError:
    where = ", ".join(str(folder) for folder in folders[:3]) or "what was named"
    others = f" ({left_out} other files were left out)" if left_out else ""
    hint = "Name a folder with images." if recursive else "Take the subfolders along, or name another folder."
    return AppError(ErrorCode.NOTHING_TO_DO, f"No image was found in {where}{others}.", hint)
