"""The loops that watch the hot folders, in the process that executes the queue.

Each folder has a thread of its own: a network drive that hangs must not hold up the others.
"""

import logging
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Final

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.hotfolders.events import Events
from rembg_desktop.hotfolders.folders import HotFolder, HotFolders, hanging_trouble, missing_trouble
from rembg_desktop.hotfolders.originals import Originals
from rembg_desktop.hotfolders.photos import PhotoRecords
from rembg_desktop.hotfolders.taking import Taker
from rembg_desktop.hotfolders.walking import FolderState, Signature, device_of, resolved
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
_HANG_SECONDS: Final = 60.0
"""A folder that is not heard of for so long is reported: a system call for it does not return."""
_END_SECONDS: Final = 0.8
"""How long close() waits for the threads of all folders together."""
_LONGEST_BACKOFF: Final = 30.0

_log: Final = logging.getLogger(__name__)


def _repeat(look: Callable[[], float | None], wake: Event, stopping: Event) -> None:
    """Look until `stopping` is set or there is nothing to look at; a look gives the seconds until the next one."""
    backoff = 0.0
    while not stopping.is_set():
        try:
            delay = look()
            backoff = 0.0
        except Exception as error:  # noqa: BLE001 - a full disk, a busy database, a bug: it must go on
            delay = backoff = min(max(LOOK_SECONDS, backoff * 2), _LONGEST_BACKOFF)
            _log.warning("Watching the hot folders failed; it is tried again: %s", error, exc_info=True)
        if delay is None:
            return
        wake.wait(delay)
        wake.clear()


class HotFolderWatcher:
    """Watches the hot folders of a queue."""

    def __init__(
        self,
        folders: HotFolders,
        records: PhotoRecords,
        taker: Taker,
        clock: Callable[[], float] = time.monotonic,
        *,
        events: Callable[[Callable[[], object]], Events] | None = Events,
    ) -> None:
        """Starts nothing before run() or look(). Without `events`, it only scans."""
        self._shared = _Shared(folders, records, taker, clock, events)
        self._wake = Event()
        self._stopping = Event()
        self._watched: dict[int, _Watched] = {}
        self._version = -1

    def stop(self) -> None:
        """Make run() end after the present file."""
        self._stopping.set()
        self._wake.set()

    def run(self) -> None:
        """Watch until stop() is called or there is no hot folder any more."""
        try:
            _repeat(self._supervise, self._wake, self._stopping)
        finally:
            self.close()

    def close(self) -> None:
        """End the threads, and close the database connection of this one."""
        watched, self._watched = list(self._watched.values()), {}
        for each in watched:
            each.stop()
        deadline = time.monotonic() + _END_SECONDS
        for each in watched:
            each.join(max(0.0, deadline - time.monotonic()))
        self._shared.folders.database.close_thread()

    def look(self) -> float:
        """Look at every hot folder once, in this thread; returns after how many seconds to look again."""
        self._follow()
        return min((watched.look() for watched in self._watched.values()), default=LOOK_SECONDS)

    def _supervise(self) -> float | None:
        if self._version == -1:  # before anything is taken
            self._shared.taker.clean_up()
        self._follow()
        for watched in self._watched.values():
            watched.start()
            watched.report_hanging()
        return LOOK_SECONDS if self._watched else None

    def _follow(self) -> None:
        """Follow the list of hot folders, which any process may change."""
        version = self._shared.folders.database.data_version()
        if version == self._version:
            return
        listed = {hot.id: hot for hot in self._shared.folders.watched()}
        for hot_id, watched in list(self._watched.items()):
            hot = listed.get(hot_id)
            if hot is not None and _configuration(hot) == _configuration(watched.latest):
                watched.latest = hot
            else:
                watched.stop()
                del self._watched[hot_id]
                self._shared.results.pop(hot_id, None)
        for hot in listed.values():
            # Only the thread of a folder may touch it; until that has resolved the path, it is taken as written.
            written = os.path.normcase(os.path.abspath(hot.results))  # noqa: PTH100 - resolves no links
            self._shared.results.setdefault(hot.id, written)
            if hot.id not in self._watched:
                self._watched[hot.id] = _Watched(hot, self._shared)
        self._version = version


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the watchers of all folders use; `results` are the resolved folders of the results, by id."""

    folders: HotFolders
    records: PhotoRecords
    taker: Taker
    clock: Callable[[], float]
    events: Callable[[Callable[[], object]], Events] | None
    results: dict[int, str] = field(default_factory=dict[int, str])


class _Watched:
    """Watches one folder; times are those of the clock.

    Attributes:
        latest: the hot folder as it was last read from the queue. Another thread may set it.
    """

    def __init__(self, hot: HotFolder, shared: _Shared) -> None:
        self.latest = self._hot = self._seen = hot
        self._shared = shared
        self._folders, self._records = shared.folders, shared.records
        self._originals = Originals(shared.records)
        self._clock = shared.clock
        self._wake = Event()
        self._stopping = Event()
        self._thread: Thread | None = None
        self._events = shared.events(self._wake.set) if shared.events else None
        self._state = FolderState(
            hot.folder,
            recursive=hot.recursive,
            settle_seconds=hot.settle_seconds,
            known=self._records.seen(hot.id),
            clock=self._clock,
            local_device=device_of(self._folders.database.path.parent),
        )
        self._root: str | None = None
        self._version = -1
        self._heard = self._clock()
        self._next_scan = self._retry_at = self._handle_at = self._submitted = 0.0
        self._has_ended = True
        self._trouble: Failure | None = None
        self._handling_trouble: Failure | None = None

    def start(self) -> None:
        """Look again and again in a thread of its own, if that does not run already."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name=f"hot-folder-{self._hot.id}", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Take no other file. The thread ends as soon as the folder lets it."""
        self._stopping.set()
        self._wake.set()
        if self._thread is None and self._events is not None:
            self._events.close()

    def join(self, seconds: float) -> None:
        """Wait for the end of the thread after stop()."""
        if self._thread is not None:
            self._thread.join(seconds)

    def report_hanging(self) -> None:
        """Say so if a system call for this folder does not return. The next look takes it back."""
        if self._clock() - self._heard > _HANG_SECONDS:
            hot = self.latest
            self.latest = self._folders.report(hot, hanging_trouble(hot), hot.waiting, hot.waiting_count)

    def _run(self) -> None:
        try:
            _repeat(self.look, self._wake, self._stopping)
        finally:
            if self._events is not None:
                self._events.close()
            self._folders.database.close_thread()

    def _must_stop(self) -> bool:
        self._heard = self._clock()
        return self._stopping.is_set()

    def look(self) -> float:
        """Look once; returns after how many seconds to look again."""
        self._heard = now = self._clock()
        version = self._folders.database.data_version()
        changed, self._version = version != self._version, version
        if (latest := self.latest) is not self._seen:
            if (latest.presets, latest.destination) != (self._hot.presets, self._hot.destination):
                self._retry_at, self._root = 0.0, None
            self._hot = self._seen = latest
        hot, delay = self._hot, LOOK_SECONDS
        if hot.paused:
            if self._events is not None:
                self._events.drop(hot.id)
            self._next_scan, self._trouble = 0.0, None
        else:
            delay = self._watch(now)
        self._has_ended = self._has_ended or changed
        if self._has_ended and now >= self._handle_at:
            # A file that waits may be overwritten before it is taken, so new photos come first.
            delay = min(delay, self._handle_ended(_FEW if delay < LOOK_SECONDS else _BATCH))
        refused = self._state.refused
        names = () if hot.paused else tuple(_text(name) for name in sorted(refused)[:_MOST_NAMES])
        trouble = self._trouble or self._handling_trouble
        self._hot = self._folders.report(hot, trouble, names, len(refused) if names else 0)
        return delay

    def _watch(self, now: float) -> float:
        state = self._state
        if self._events is not None:
            changes = self._events.pop(self._hot.id)
            if state.look_at(changes.names, self._left_out()) or changes.needs_scan:
                self._next_scan = 0.0
        if state.is_exchanged():  # no event tells that
            self._next_scan = 0.0
        if (now >= self._next_scan and not self._scan()) or self._is_missing or now < self._retry_at:
            return LOOK_SECONDS
        files = state.ready(_BATCH)
        gathers = len(files) < _BATCH and now < self._submitted + _GATHER_SECONDS
        if files and ((gathers and self._records.has_queued(self._hot.id)) or not self._take(files)):
            return LOOK_SECONDS
        if len(files) == _BATCH:
            return 0.0
        if not files and not state.is_waiting:
            self._trouble = None
        due = state.next_due()
        return LOOK_SECONDS if due is None else max(0.0, due - self._clock())

    @property
    def _is_missing(self) -> bool:
        """Whether the last scan could not read the folder."""
        return self._trouble is not None and self._trouble.code == ErrorCode.SOURCE_FOLDER_MISSING.value

    def _left_out(self) -> frozenset[str]:
        """The folders of all results, which are not searched. This folder itself is, though it may be one."""
        if self._root is None:
            self._root = resolved(self._hot.folder)
            if not self._must_stop():
                self._shared.results[self._hot.id] = resolved(self._hot.results)
        return frozenset(self._shared.results.values()) - {self._root}

    def _take(self, files: Sequence[tuple[str, Signature]]) -> bool:
        """False if nothing can be taken at the moment."""
        try:
            if self._shared.taker.take(self._hot, self._state, files, self._must_stop):
                self._has_ended = True  # the images of duplicates may have
                self._submitted = self._clock()
        except AppError as error:
            self._trouble = _failure(error)
            self._retry_at = self._clock() + _RETRY_SECONDS
            return False
        self._trouble = None
        return True

    def _scan(self) -> bool:
        """Whether the folder could be read."""
        hot, state = self._hot, self._state
        began = time.thread_time()
        self._root = None
        try:
            missing = state.scan(self._left_out(), self._must_stop)
        except OSError as error:
            if self._events is not None:
                self._events.drop(hot.id)
            self._next_scan = self._clock() + _SCAN_WITHOUT
            self._trouble = missing_trouble(hot, error)
            return False
        if self._is_missing:
            self._trouble = None
        self._records.forget(hot.id, missing)
        for name in missing:
            state.forget(name)
        has_events = self._events is not None and self._events.watch(
            hot.id, hot.folder, state.identity, recursive=hot.recursive
        )
        pause = _SCAN_WITH_EVENTS if has_events and state.trusts_events else _SCAN_WITHOUT
        spared = min(_LONGEST_PAUSE, (time.thread_time() - began) * _SPARING)
        self._next_scan = self._clock() + max(pause, spared)
        return True

    def _handle_ended(self, most: int) -> float:
        """Handle the sources of some photos whose images have ended; returns after how many seconds to go on."""
        hot = self._hot
        photos = self._records.ended(hot.id, most)
        self._handling_trouble = None
        self._has_ended = bool(photos)  # there may be more
        handled = 0
        for photo in photos:
            if self._must_stop():
                break
            try:
                handled += self._originals.handle(hot, self._state, photo)
            except AppError as error:
                self._handling_trouble = _failure(error)
                self._handle_at = self._clock() + _RETRY_SECONDS
                return LOOK_SECONDS
        if handled < len(photos):  # the folder may be gone
            self._handle_at = self._clock() + _SCAN_WITHOUT
        return 0.0 if handled == most else LOOK_SECONDS


def _configuration(hot: HotFolder) -> tuple[object, ...]:
    return hot.folder, hot.recursive, hot.settle_seconds


def _failure(error: AppError) -> Failure:
    return Failure(error.code.value, error.message, error.hint)


def _text(name: str) -> str:
    return name.encode(errors="replace").decode()
