"""Finds the images in the files and folders that a user gives."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.queue.sources.left_out import (
    LeftOut,
    LeftOutFiles,
    LeftOutReason,
    file_count,
    nothing_found,
    reason_against,
)

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
        ignored: the files that were left out, by reason.
    """

    name: str
    roots: tuple[SourceRoot, ...]
    sources: tuple[SourceFile, ...]
    ignored: tuple[LeftOut, ...] = ()

    @property
    def left_out(self) -> int:
        """Number of files that were left out."""
        return file_count(self.ignored)


def _no_results(_folder: str, _real: str) -> AbstractSet[str]:
    return frozenset()


def find_sources(
    paths: Sequence[Path],
    *,
    destination: Path | None = None,
    recursive: bool = False,
    keep_order: bool = False,
    include_results: bool = False,
    recorded: Callable[[str, str], AbstractSet[str]] = _no_results,
    progress: Callable[[int], None] | None = None,
    cancel: CancelToken | None = None,
) -> Found:
    """Find all images in `paths`: each file once, given files before folders, both in natural order.

    In folders, the content decides what is an image. A file with the extension of an image is taken even if its
    content is damaged or unreadable: its image will fail with the reason.

    Args:
        paths: files, which are taken whatever they contain, and folders, which are searched for images.
        destination: folder of the results, which is not searched; None means `cutouts` in each folder.
        recursive: include subfolders, except hidden ones and symbolic links.
        keep_order: take the given files in the given order.
        include_results: take the results of this program in folders, too, and search `destination`.
        recorded: gives the names of the results of earlier jobs in a folder, from its path and its real path.
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
    search = _Search(
        order, recursive, include_results, recorded, progress or (lambda _: None), cancel or CancelToken()
    )
    for path in files:
        search.cancel.check()
        search.take_file(path, found[path])
    own = labels(folders) if len(folders) > 1 else [""]
    for path, label in zip(folders, own, strict=False):
        search.walk(path, label, destination or path / RESULTS_FOLDER)
    search.progress(len(search.sources))
    if not search.sources:
        raise nothing_found(folders, search.left_out.entries(), recursive=recursive)
    first = (
        folders[0] if folders and (not named or stat.S_ISDIR(found[named[0]].st_mode)) else search.sources[0].path
    )
    return Found(first.name or str(first), tuple(search.roots), tuple(search.sources), search.left_out.entries())


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
    include_results: bool
    recorded: Callable[[str, str], AbstractSet[str]]
    progress: Callable[[int], None]
    cancel: CancelToken
    roots: list[SourceRoot] = field(default_factory=list[SourceRoot])
    sources: list[SourceFile] = field(default_factory=list[SourceFile])
    left_out: LeftOutFiles = field(default_factory=LeftOutFiles)
    _seen: dict[str, tuple[Path, bool]] = field(default_factory=dict[str, tuple[Path, bool]])
    _file_roots: dict[Path, int] = field(default_factory=dict[Path, int])

    def take_file(self, path: Path, found: os.stat_result) -> None:
        """Add a given file; if it has disappeared since, its image will fail and the others are processed."""
        folder = path.parent
        if folder not in self._file_roots:
            self._file_roots[folder] = len(self.roots)
            self.roots.append(SourceRoot(folder))
        is_link = os.path.islink(path)  # noqa: PTH114 - Path.is_symlink() fails in a folder that is locked
        self._take(path, os.path.realpath(path), found, self._file_roots[folder], is_link=is_link)

    def walk(self, folder: Path, label: str, leave_out: Path) -> None:
        self.roots.append(SourceRoot(folder, label))
        try:
            entries = _entries(folder)
        except (FileNotFoundError, NotADirectoryError):
            raise _missing(folder) from None
        except OSError as error:
            hint = "Change its permissions, or omit it."
            message = f"The folder {folder} cannot be read: {error.strerror}."
            raise AppError(ErrorCode.SOURCE_UNREADABLE, message, hint) from error
        self._walk(entries, os.path.realpath(folder), os.path.normcase(os.path.realpath(leave_out)))

    def _walk(self, entries: list[os.DirEntry[str]], real: str, leave_out: str) -> None:
        waiting: list[tuple[os.DirEntry[str], str]] = []  # no recursion: a tree may be deeper than Python allows
        path = str(self.roots[-1].path)
        while True:
            for inside in reversed(self._scan(entries, path, real)):
                if self.include_results or os.path.normcase(inside[1]) != leave_out:
                    waiting.append(inside)
                else:
                    self._leave_out(LeftOutReason.RESULTS_FOLDER, inside[0].path)
            while True:
                if not waiting:
                    return
                folder, real = waiting.pop()
                path = folder.path
                try:
                    entries = _entries(folder)
                    break
                except OSError:
                    self._leave_out(LeftOutReason.UNREADABLE, path)

    def _scan(self, entries: list[os.DirEntry[str]], path: str, real: str) -> list[tuple[os.DirEntry[str], str]]:
        """Add the images of one folder; returns the subfolders to search, with their real paths."""
        folders: list[tuple[os.DirEntry[str], str]] = []
        results = frozenset[str]() if self.include_results else self.recorded(path, real)
        for entry in sorted(entries, key=lambda entry: self.order(entry.name)):
            self.cancel.check()
            if _is_hidden(entry):
                continue
            if _is_subfolder(entry):
                folders.append((entry, os.path.join(real, entry.name)))  # noqa: PTH118 - as text it takes a tenth of the time
            elif not _is_link_to_folder(entry):  # a link to a folder could form a loop
                self._consider(entry, real, results)
        return folders if self.recursive else []

    def _consider(self, entry: os.DirEntry[str], real: str, results: AbstractSet[str]) -> None:
        try:
            found = entry.stat()
        except OSError:  # a broken link, or deleted since the folder was listed
            self._leave_out(LeftOutReason.UNREADABLE, entry.path)
            return
        if not stat.S_ISREG(found.st_mode):
            self._leave_out(LeftOutReason.NOT_AN_IMAGE, entry.path)
        elif results and os.path.normcase(entry.name) in results:
            self._leave_out(LeftOutReason.OWN_RESULT, entry.path)
        elif reason := reason_against(entry, found, include_results=self.include_results):
            self._leave_out(reason, entry.path)
        else:
            is_link = entry.is_symlink()
            path = os.path.join(real, entry.name)  # noqa: PTH118 - as above
            real_path = os.path.realpath(path) if is_link else path
            self._take(Path(entry.path), real_path, found, len(self.roots) - 1, is_link=is_link)

    def _take(self, path: Path, real: str, found: os.stat_result, root: int, *, is_link: bool) -> None:
        identity = os.path.normcase(real)
        if (first := self._seen.get(identity)) is not None:
            # A file that is given itself and lies in a given folder is no surprise, but links are.
            if first[0] != path and (is_link or first[1]):
                self._leave_out(
                    LeftOutReason.DUPLICATE, str(path), f" (same file as {self._short(str(first[0]))})"
                )
            return
        self._seen[identity] = path, is_link
        self.sources.append(SourceFile(path, root, found.st_size, last_change(found)))
        if len(self.sources) % _PROGRESS_EVERY == 0:
            self.progress(len(self.sources))

    def _leave_out(self, reason: LeftOutReason, path: str, more: str = "") -> None:
        self.left_out.add(reason, f"{self._short(path)}{more}")

    def _short(self, path: str) -> str:
        """The path relative to the folder that is searched."""
        root = str(self.roots[-1].path)
        return path[len(root) :].lstrip(os.sep) if path.startswith(root + os.sep) else path


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


def labels(folders: Sequence[Path]) -> Iterator[str]:
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
