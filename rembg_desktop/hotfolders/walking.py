"""Which files of a hot folder are candidates, and when they have been unchanged for long enough.

Events of the system only make this faster: a scan finds everything, too, because network drives send no events.
"""

import os
import stat
import sys
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rembg_desktop.queue.sources import last_change
from rembg_desktop.queue.types import Failure

DONE: Final = "Done"
FAILED: Final = "Failed"
TO_CHECK: Final = "To check"
_OWN_FOLDERS: Final = frozenset({DONE, FAILED, TO_CHECK})

_TEMPORARY: Final = (
    *(".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".unconfirmed", ".aria2"),
    *(".tmp", ".temp", ".!ut", ".!qb", ".bc!", ".swp", ".lock", ".upload", ".uploading", ".incomplete", "~"),
)
"""Endings of names that programs give to files while they write them, in lower case."""

_FIRST_RETRY: Final = 30.0
_LAST_RETRY: Final = 3600.0

Signature = tuple[int, int]
"""Size and modification time in nanoseconds: a file with the same values is taken to be unchanged."""


def is_temporary(name: str) -> bool:
    """Whether a file waits for its final name, or is hidden."""
    return name.startswith((".", "~$")) or name.lower().endswith(_TEMPORARY)


def resolved(path: Path) -> str:
    """The real path of a folder as a text that can be compared."""
    return os.path.normcase(os.path.realpath(path))


def device_of(folder: Path) -> int | None:
    """The disk of a folder; None on Windows, where the time of the last change of a file's status is not known."""
    return None if sys.platform == "win32" else os.stat(folder).st_dev  # noqa: PTH116 - as in walk()


@dataclass(slots=True)
class Walk:
    """What a scan found.

    Attributes:
        files: signatures by path relative to the folder.
        unreadable: subfolders that could not be read, relative to the folder.
    """

    files: dict[str, Signature] = field(default_factory=dict[str, Signature])
    unreadable: list[str] = field(default_factory=list[str])


def walk(root: Path, *, recursive: bool, leave_out: Collection[str], stop: Callable[[], bool] = bool) -> Walk:
    """Find all candidates of a folder.

    Args:
        root: the folder.
        recursive: include subfolders, except hidden ones and symbolic links.
        leave_out: folders that are not searched, as resolved() gives them.
        stop: whether to end early.

    Raises:
        OSError: the folder itself cannot be read.
    """
    found = Walk()
    folders = [("", str(root))]
    while folders and not stop():
        prefix, path = folders.pop()
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    _consider(entry, prefix, found, folders if recursive else None, leave_out)
        except OSError:
            if not prefix:
                raise
            found.unreadable.append(prefix)
    return found


def _consider(
    entry: os.DirEntry[str],
    prefix: str,
    found: Walk,
    folders: list[tuple[str, str]] | None,
    leave_out: Collection[str],
) -> None:
    name = entry.name
    try:
        if entry.is_dir(follow_symlinks=False):
            is_own = not prefix and name in _OWN_FOLDERS
            if folders is None or name.startswith(".") or is_own:
                return
            if not leave_out or resolved(Path(entry.path)) not in leave_out:
                folders.append((os.path.join(prefix, name), entry.path))  # noqa: PTH118 - a text
            return
        if is_temporary(name):
            return
        state = entry.stat()
    except OSError:  # deleted since the folder was listed, or a broken link
        return
    if stat.S_ISREG(state.st_mode):
        found.files[prefix + os.sep + name if prefix else name] = (state.st_size, last_change(state))


@dataclass(slots=True)
class _Settling:
    signature: Signature
    since: float
    by_scan: bool


@dataclass(frozen=True, slots=True)
class _Refused:
    signature: Signature
    reason: Failure
    retry_at: float
    pause: float


class FolderState:
    """What is known of the files of one hot folder while the program runs.

    Attributes:
        known: files that need not be looked at again, by path relative to the folder.
        identity: device and inode of the folder, once it was scanned.
        trusts_events: false once a scan found a file that no event had told.
    """

    def __init__(
        self,
        root: Path,
        *,
        recursive: bool,
        settle_seconds: float,
        known: dict[str, Signature],
        clock: Callable[[], float] = time.monotonic,
        local_device: int | None = None,
    ) -> None:
        """Nothing is read before scan().

        Args:
            root: the folder.
            recursive: whether its subfolders are watched, too.
            settle_seconds: how long a file must be unchanged.
            known: files that need not be looked at again.
            clock: gives the time in seconds.
            local_device: id of a disk whose times are those of this computer's clock; None if unknown.
        """
        self.root = root
        self.known = known
        self.trusts_events = True
        self._recursive = recursive
        self._settle = settle_seconds
        self._clock = clock
        self._local_device = local_device
        self._settling: dict[str, _Settling] = {}
        self._refused: dict[str, _Refused] = {}
        self.identity: tuple[int, int] | None = None
        self._has_scanned = False

    @property
    def refused(self) -> dict[str, Failure]:
        """The files that cannot be opened yet, and why."""
        return {name: entry.reason for name, entry in self._refused.items()}

    @property
    def is_waiting(self) -> bool:
        """Whether a file may become complete soon."""
        return bool(self._settling)

    def next_due(self) -> float | None:
        """When the next file may be complete, in the time of the clock; None if there is none."""
        settled = (entry.since + self._settle for entry in self._settling.values())
        retries = (entry.retry_at for entry in self._refused.values())
        return min((*settled, *retries), default=None)

    def scan(self, leave_out: Collection[str], stop: Callable[[], bool] = bool) -> list[str]:
        """Compare the folder with what is known.

        Returns:
            Known files that are gone. After the folder itself was exchanged none are reported: an empty mount
            point does not mean that all photos were deleted.

        Raises:
            OSError: the folder cannot be read.
        """
        state = os.stat(self.root)  # noqa: PTH116 - as in walk()
        found = walk(self.root, recursive=self._recursive, leave_out=leave_out, stop=stop)
        if stop():
            return []
        for name, signature in found.files.items():
            self._note(name, signature, by_scan=self._has_scanned)
        identity = state.st_dev, state.st_ino
        is_same, self.identity = self.identity in (None, identity), identity
        self._has_scanned = True
        for names in (self._settling, self._refused):
            for name in [name for name in names if name not in found.files]:
                del names[name]
        if not is_same or (not found.files and len(self.known) > 1):
            return []
        missing = [name for name in self.known if name not in found.files]
        lost = tuple(folder + os.sep for folder in found.unreadable)
        return [name for name in missing if not (lost and name.startswith(lost))]

    def is_exchanged(self) -> bool:
        """Whether the path is another folder than at the last scan, e.g. since a drive was mounted there."""
        try:
            state = os.stat(self.root)  # noqa: PTH116 - as in walk()
        except OSError:
            return False
        return self.identity not in (None, (state.st_dev, state.st_ino))

    def look_at(self, names: Iterable[str], leave_out: Collection[str] = ()) -> bool:
        """Look at single files that an event named: their content counts, even if size and time are the same.

        Args:
            names: paths relative to the folder.
            leave_out: as in walk().

        Returns:
            Whether the folder must be scanned, because a subfolder came or went.
        """
        for name in names:
            path = self.root / name
            if is_temporary(path.name) or self._is_left_out(Path(name).parts[:-1], leave_out):
                continue
            try:
                state = os.stat(path)  # noqa: PTH116
            except OSError:
                self.forget(name)
                continue
            if stat.S_ISDIR(state.st_mode):
                return self._recursive
            signature = state.st_size, last_change(state)
            if stat.S_ISREG(state.st_mode) and (self._recursive or os.sep not in name):
                refused = self._refused.get(name)
                if refused is not None and refused.signature == signature:
                    del self._refused[name]
                self.known.pop(name, None)
                self._note(name, signature, by_scan=False)
        return False

    def ready(self, most: int) -> list[tuple[str, Signature]]:
        """At most so many files that have been unchanged for the settle time; they stay candidates until told."""
        now = self._clock()
        for name, entry in list(self._refused.items()):
            if entry.retry_at <= now and name not in self._settling:
                self._settling[name] = _Settling(entry.signature, now - self._settle, by_scan=False)
        ready: list[tuple[str, Signature]] = []
        for name, entry in list(self._settling.items()):
            if now - entry.since < self._settle:
                continue
            try:
                state = os.stat(self.root / name)  # noqa: PTH116
            except OSError:
                del self._settling[name]
                continue
            signature = state.st_size, last_change(state)
            if signature != entry.signature or not signature[0]:
                self._settling[name] = _Settling(signature, now, entry.by_scan)
                continue
            if entry.by_scan:
                self.trusts_events = False
            ready.append((name, signature))
            if len(ready) == most:
                break
        return ready

    def settle_again(self, name: str) -> None:
        """A file changed while it was read."""
        if (entry := self._settling.get(name)) is not None:
            self._settling[name] = _Settling((-1, -1), self._clock(), entry.by_scan)

    def forget(self, name: str) -> None:
        """A file is gone: a new one with this name is looked at, whatever its size and time."""
        for names in (self._settling, self._refused, self.known):
            names.pop(name, None)

    def take(self, name: str, signature: Signature) -> None:
        """A file needs no further look."""
        self._settling.pop(name, None)
        self._refused.pop(name, None)
        self.known[name] = signature

    def refuse(self, name: str, signature: Signature, reason: Failure) -> None:
        """A file cannot be opened: look again when it changes, and from time to time."""
        self._settling.pop(name, None)
        earlier = self._refused.get(name)
        pause = min(earlier.pause * 2, _LAST_RETRY) if earlier else _FIRST_RETRY
        self._refused[name] = _Refused(signature, reason, self._clock() + pause, pause)

    def _is_left_out(self, folders: tuple[str, ...], leave_out: Collection[str]) -> bool:
        """Whether walk() would not enter these folders, one in the other."""
        if not folders:
            return False
        if folders[0] in _OWN_FOLDERS or any(part.startswith(".") for part in folders):
            return True
        path = self.root
        for part in folders:
            path /= part
            if leave_out and resolved(path) in leave_out:
                return True
        return False

    def _unchanged_since(self, name: str) -> float:
        """When a file was last changed, as far as is known: at the start of the program it may be long ago.

        No program can set the time of the last change of a file's status, and every change of its content sets it.
        """
        now = self._clock()
        if self._has_scanned or self._local_device is None:
            return now
        try:
            state = os.stat(self.root / name)  # noqa: PTH116 - as in walk()
        except OSError:
            return now
        age = time.time() - state.st_ctime if state.st_dev == self._local_device else 0.0
        return now - max(0.0, min(age, self._settle))

    def _note(self, name: str, signature: Signature, *, by_scan: bool) -> None:
        if self.known.get(name) == signature:
            return
        refused = self._refused.get(name)
        if refused is not None and refused.signature == signature:
            return
        entry = self._settling.get(name)
        if entry is None or entry.signature != signature:
            self._settling[name] = _Settling(signature, self._unchanged_since(name), by_scan and entry is None)
        elif not by_scan:
            entry.by_scan = False
