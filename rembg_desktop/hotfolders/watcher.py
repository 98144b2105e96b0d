"""The loop that watches the hot folders; it runs in one thread of the process that executes the queue."""

import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders.events import Events
from rembg_desktop.hotfolders.folders import HotFolder, HotFolders
from rembg_desktop.hotfolders.originals import Originals
from rembg_desktop.hotfolders.photos import PhotoRecords
from rembg_desktop.hotfolders.taking import Taker
from rembg_desktop.hotfolders.walking import FolderState, Signature, resolved
from rembg_desktop.queue.types import Failure

LOOK_SECONDS: Final = 1.0
"""Time between two looks at the queue."""
_SCAN_WITH_EVENTS: Final = 30.0
_SCAN_WITHOUT: Final = 2.0
_LONGEST_PAUSE: Final = 600.0
_SPARING: Final = 250
"""A scan is repeated only after this multiple of the CPU time that it took: 0.4 % of one core."""
_RETRY_SECONDS: Final = 10.0
_BATCH: Final = 40
"""Most photos that become one job. The more there are, the later the first one starts."""
_FEW: Final = 5
_GATHER_SECONDS: Final = 3.0
"""While photos of a folder are waiting in the queue, more of them become one job."""
_MOST_NAMES: Final = 5
_LONGEST_BACKOFF: Final = 30.0

_log: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class _Watched:
    """One folder while it is watched; times are those of the clock."""

    hot: HotFolder
    state: FolderState
    leave_out: frozenset[str]
    next_scan: float = 0.0
    retry_at: float = 0.0
    handle_at: float = 0.0
    has_ended: bool = True
    submitted: float = 0.0
    trouble: Failure | None = None
    handling_trouble: Failure | None = None


class HotFolderWatcher:
    """Watches the hot folders of a queue."""

    def __init__(
        self,
        folders: HotFolders,
        records: PhotoRecords,
        taker: Taker,
        clock: Callable[[], float] = time.monotonic,
        *,
        events: bool = True,
    ) -> None:
        """Starts nothing before run() or look(). Without `events`, it only scans."""
        self._folders = folders
        self._records = records
        self._taker = taker
        self._originals = Originals(records)
        self._clock = clock
        self._wake = Event()
        self._stopping = Event()
        self._events = Events(self._wake.set) if events else None
        self._watched: dict[int, _Watched] = {}
        self._all: list[HotFolder] = []
        self._version = -1

    def stop(self) -> None:
        """Make run() end after the present file."""
        self._stopping.set()
        self._wake.set()

    def run(self) -> None:
        """Watch until stop() is called or there is no hot folder any more."""
        backoff = 0.0
        try:
            self._taker.clean_up()
            while not self._stopping.is_set():
                try:
                    delay = self.look()
                    backoff = 0.0
                except Exception as error:  # noqa: BLE001 - a full disk, a busy database, a bug: it must go on
                    backoff = min(max(LOOK_SECONDS, backoff * 2), _LONGEST_BACKOFF)
                    _log.warning("Watching the hot folders failed; it is tried again: %s", error, exc_info=True)
                    delay = backoff
                if not self._all and not backoff:
                    return
                self._wake.wait(delay)
                self._wake.clear()
        finally:
            self.close()

    def close(self) -> None:
        """End the threads of the events, and close the database connection of this thread."""
        if self._events is not None:
            self._events.close()
        self._folders.database.close_thread()

    def look(self) -> float:
        """Look at every hot folder once; returns after how many seconds to look again."""
        version = self._folders.database.data_version()
        changed = version != self._version
        if changed:
            self._read()
            self._version = version
        delay = LOOK_SECONDS
        for watched in list(self._watched.values()):
            if self._stopping.is_set():
                break
            delay = min(delay, self._look_at(watched, changed=changed))
        return max(0.0, delay)

    def _read(self) -> None:
        """Follow the list of hot folders, which any process may change."""
        self._all = self._folders.watched()
        results = {resolved(hot.results) for hot in self._all}
        for hot in self._all:
            known = self._watched.get(hot.id)
            leave_out = frozenset(results - {resolved(hot.folder)})
            if known is not None and _configuration(known.hot) == _configuration(hot):
                if (known.hot.presets, known.hot.destination) != (hot.presets, hot.destination):
                    known.retry_at = 0.0
                known.hot, known.leave_out = hot, leave_out
                continue
            state = FolderState(
                hot.folder,
                recursive=hot.recursive,
                settle_seconds=hot.settle_seconds,
                known=self._records.seen(hot.id),
                clock=self._clock,
                local_device=_device(self._folders.database.path.parent),
            )
            self._watched[hot.id] = _Watched(hot, state, leave_out)
        present = {hot.id for hot in self._all}
        for hot_id in [hot_id for hot_id in self._watched if hot_id not in present]:
            del self._watched[hot_id]
            if self._events is not None:
                self._events.drop(hot_id)

    def _look_at(self, watched: _Watched, *, changed: bool) -> float:
        now = self._clock()
        hot, delay = watched.hot, LOOK_SECONDS
        if hot.paused:
            if self._events is not None:
                self._events.drop(hot.id)
            watched.next_scan, watched.trouble = 0.0, None
        else:
            delay = self._watch(watched, now)
        watched.has_ended = watched.has_ended or changed
        if watched.has_ended and now >= watched.handle_at:
            # A file that waits may be overwritten before it is taken, so new photos come first.
            delay = min(delay, self._handle_ended(watched, _FEW if delay < LOOK_SECONDS else _BATCH))
        refused = watched.state.refused
        names = () if hot.paused else tuple(_text(name) for name in sorted(refused)[:_MOST_NAMES])
        trouble = watched.trouble or watched.handling_trouble
        watched.hot = self._folders.report(hot, trouble, names, len(refused) if names else 0)
        return delay

    def _watch(self, watched: _Watched, now: float) -> float:
        state = watched.state
        if self._events is not None:
            changes = self._events.pop(watched.hot.id)
            if state.look_at(changes.names, watched.leave_out) or changes.needs_scan:
                watched.next_scan = 0.0
        if state.is_exchanged():  # no event tells that
            watched.next_scan = 0.0
        if now >= watched.next_scan and not self._scan(watched):
            return LOOK_SECONDS
        if now < watched.retry_at:
            return LOOK_SECONDS
        files = state.ready(_BATCH)
        gathers = len(files) < _BATCH and now < watched.submitted + _GATHER_SECONDS
        if files and gathers and self._records.has_queued(watched.hot.id):
            return LOOK_SECONDS
        if files and not self._take(watched, files):
            return LOOK_SECONDS
        if len(files) == _BATCH:
            return 0.0
        if not files and not state.is_waiting:
            watched.trouble = None
        due = state.next_due()
        return LOOK_SECONDS if due is None else max(0.0, due - self._clock())

    def _take(self, watched: _Watched, files: Sequence[tuple[str, Signature]]) -> bool:
        """False if nothing can be taken at the moment."""
        try:
            if self._taker.take(watched.hot, watched.state, files, self._stopping.is_set):
                watched.has_ended = True  # the images of duplicates may have
                watched.submitted = self._clock()
        except AppError as error:
            watched.trouble = _failure(error)
            watched.retry_at = self._clock() + _RETRY_SECONDS
            return False
        watched.trouble = None
        return True

    def _scan(self, watched: _Watched) -> bool:
        """Whether the folder could be read."""
        hot, state = watched.hot, watched.state
        began = time.thread_time()
        try:
            missing = state.scan(watched.leave_out, self._stopping.is_set)
        except OSError as error:
            if self._events is not None:
                self._events.drop(hot.id)
            watched.next_scan = self._clock() + _SCAN_WITHOUT
            watched.trouble = _missing(hot, error)
            return False
        if watched.trouble is not None and watched.trouble.code == ErrorCode.SOURCE_FOLDER_MISSING.value:
            watched.trouble = None
        self._records.forget(hot.id, missing)
        for name in missing:
            state.forget(name)
        has_events = self._events is not None and self._events.watch(
            hot.id, hot.folder, state.identity, recursive=hot.recursive
        )
        pause = _SCAN_WITH_EVENTS if has_events and state.trusts_events else _SCAN_WITHOUT
        spared = min(_LONGEST_PAUSE, (time.thread_time() - began) * _SPARING)
        watched.next_scan = self._clock() + max(pause, spared)
        return True

    def _handle_ended(self, watched: _Watched, most: int) -> float:
        """Handle the sources of some photos whose images have ended; returns after how many seconds to go on."""
        hot = watched.hot
        photos = self._records.ended(hot.id, most)
        watched.handling_trouble = None
        watched.has_ended = bool(photos)  # there may be more
        handled = 0
        for photo in photos:
            if self._stopping.is_set():
                break
            try:
                handled += self._originals.handle(hot, watched.state, photo)
            except AppError as error:
                watched.handling_trouble = _failure(error)
                watched.handle_at = self._clock() + _RETRY_SECONDS
                return LOOK_SECONDS
        if handled < len(photos):  # the folder may be gone
            watched.handle_at = self._clock() + _SCAN_WITHOUT
        return 0.0 if handled == most else LOOK_SECONDS


def _device(folder: Path) -> int | None:
    """The disk of a folder; None on Windows, where the time of the last change of a file's status is not known."""
    return None if sys.platform == "win32" else os.stat(folder).st_dev  # noqa: PTH116 - as in walk()


def _configuration(hot: HotFolder) -> tuple[object, ...]:
    return hot.folder, hot.recursive, hot.settle_seconds


def _failure(error: AppError) -> Failure:
    return Failure(error.code.value, error.message, error.hint)


def _missing(hot: HotFolder, error: OSError) -> Failure:
    if isinstance(error, PermissionError):
        message = f"The folder {hot.folder} cannot be read: {error.strerror}."
        return Failure(ErrorCode.SOURCE_UNREADABLE.value, message, "Change its permissions.")
    message = f"The folder {hot.folder} is missing."
    hint = "Reconnect the drive or restore the folder. It is watched again automatically."
    return Failure(ErrorCode.SOURCE_FOLDER_MISSING.value, message, hint)


def _text(name: str) -> str:
    return name.encode(errors="replace").decode()
