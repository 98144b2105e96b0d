"""Events of the operating system about files in hot folders. They only make the watcher faster than its scans.

watchdog is imported when the first folder is watched: it takes 60 ms.
"""

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

_MOST_NAMES: Final = 5000
"""More changed files than this at once are left to a scan."""

_log: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class Changes:
    """What events told of a folder.

    Attributes:
        names: files, relative to the folder.
        needs_scan: a subfolder came or went, or there were too many events.
    """

    names: set[str] = field(default_factory=set[str])
    needs_scan: bool = False


@dataclass(slots=True)
class _Watched:
    root: str
    identity: tuple[int, int] | None
    recursive: bool
    watch: "ObservedWatch | None"
    changes: Changes = field(default_factory=Changes)


class Events:
    """Watches folders and collects what changed in them. `wake` is called in a thread of watchdog."""

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake
        self._lock = Lock()
        self._observer: BaseObserver | None = None
        self._watched: dict[int, _Watched] = {}

    def watch(self, key: int, root: Path, identity: tuple[int, int] | None, *, recursive: bool) -> bool:
        """Watch a folder; returns whether the system tells events about it.

        Args:
            key: the folder's id.
            root: its path.
            identity: device and inode: another folder with the same path must be watched anew.
            recursive: whether to watch its subfolders, too.
        """
        known = self._watched.get(key)
        if known is not None and (known.root, known.identity, known.recursive) == (str(root), identity, recursive):
            return known.watch is not None
        self.drop(key)
        watched = self._watched[key] = _Watched(str(root), identity, recursive, None)
        try:
            watched.watch = self._schedule(watched)
        except (OSError, RuntimeError) as error:  # e.g. the system's limit of watches is reached
            _log.warning("No events for the folder %s, so it is scanned more often: %s", root, error)
        return watched.watch is not None

    def drop(self, key: int) -> None:
        """Watch a folder no longer."""
        watched = self._watched.pop(key, None)
        if watched is not None and watched.watch is not None and self._observer is not None:
            try:
                self._observer.unschedule(watched.watch)
            except (OSError, RuntimeError, KeyError) as error:  # its emitter has ended with the folder
                _log.debug("Watching %s had ended: %s", watched.root, error)

    def pop(self, key: int) -> Changes:
        """What changed in a folder since the last call."""
        watched = self._watched.get(key)
        if watched is None:
            return Changes()
        with self._lock:
            changes, watched.changes = watched.changes, Changes()
        return changes

    def close(self) -> None:
        """Stop all threads of watchdog."""
        self._watched.clear()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(1)
            self._observer = None

    def _schedule(self, watched: _Watched) -> "ObservedWatch":
        from watchdog import events
        from watchdog.observers import Observer

        if self._observer is None:
            self._observer = Observer()
            self._observer.daemon = True
            self._observer.start()
        kinds: list[type[FileSystemEvent]] = [
            events.FileCreatedEvent,
            events.FileMovedEvent,
            events.FileDeletedEvent,
            events.DirCreatedEvent,
            events.DirMovedEvent,
            events.DirDeletedEvent,
            # Elsewhere there is no event for the end of writing; on Linux, one for every write would be too many.
            events.FileClosedEvent if sys.platform == "linux" else events.FileModifiedEvent,
        ]

        handler = events.FileSystemEventHandler()
        handler.on_any_event = lambda event: self._note(watched, event)
        return self._observer.schedule(handler, watched.root, recursive=watched.recursive, event_filter=kinds)

    def _note(self, watched: _Watched, event: "FileSystemEvent") -> None:
        prefix = watched.root.rstrip(os.sep) + os.sep
        with self._lock:
            changes = watched.changes
            if event.is_directory or len(changes.names) >= _MOST_NAMES:
                changes.needs_scan = True
            else:
                for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
                    if path.startswith(prefix):
                        changes.names.add(path[len(prefix) :])
        self._wake()
