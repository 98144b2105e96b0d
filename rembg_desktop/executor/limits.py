"""What the executor may do at present: number of workers and memory, automatic pauses, delays between retries."""

import ctypes
import logging
import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Condition, Lock
from typing import Final, Protocol, cast

import psutil

from rembg_desktop import paths
from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.publish.stores import FolderProbe, StorePath, is_back
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, Pause
from rembg_desktop.settings import Performance

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
_MADV_DONTNEED: Final = 4
_IMAGE_LIBRARIES: Final = ("onnxruntime", "/numpy", "/PIL/", "/pillow", "/isal/")
"""Parts of the paths of libraries whose code the idle program does not need."""
_WORKER_BYTES: Final = 1_500_000_000
"""Memory per worker that the automatic number of workers assumes."""
_GPU_WORKER_BYTES: Final = 1_000_000_000
"""The same, if the model runs on a GPU: the runs of the model need no memory beside it."""
_GPUS: Final = frozenset({"cuda", "tensorrt", "directml"})


def worker_count(performance: Performance) -> int:
    """Number of workers: as set, otherwise one per core within the limits of memory.

    At most 8 if the model runs on the CPU, which is then the slowest part. A GPU is so fast that more cores are
    needed to decode and encode the photos: up to 16.
    """
    if performance.workers:
        return performance.workers
    is_gpu = performance.device in _GPUS
    by_memory = psutil.virtual_memory().total // (_GPU_WORKER_BYTES if is_gpu else _WORKER_BYTES)
    return max(1, min(16 if is_gpu else 8, os.cpu_count() or 1, by_memory))


def memory_budget(performance: Performance) -> int:
    """Memory limit for images that are being processed, in bytes: as set, otherwise half of the memory."""
    return performance.memory_mb * 1_000_000 or psutil.virtual_memory().total // 2


class MemoryBudget:
    """Limits total memory. A single image may exceed the limit, because it could never run otherwise."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._used = 0
        self._holders = 0
        self._changed = Condition()

    @contextmanager
    def reserve(self, amount: int, cancel: CancelToken) -> Generator[None]:
        """Wait for `amount` bytes and hold them while the block runs.

        Raises:
            Cancelled: the token was cancelled while waiting.
        """
        with cancel.hook(self._wake), self._changed:
            while self._holders and self._used + amount > self.total:
                cancel.check()
                self._changed.wait()
            cancel.check()
            self._used += amount
            self._holders += 1
        try:
            yield
        finally:
            with self._changed:
                self._used -= amount
                self._holders -= 1
                self._changed.notify_all()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


def set_up_heap() -> None:
    """Let all threads share one malloc heap that keeps freed memory (glibc only); call it before threads start.

    By default glibc gives each thread a heap (arena), and malloc_trim() does not return the free end of any heap
    but the first one: 18 MB after 14 small photos. Memory that was returned and is needed for the next photo comes
    back page by page, in up to a twelfth of the time; Dask even lets its workers return all of it at once.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            library = ctypes.CDLL(None)
            library.mallopt(_M_ARENA_MAX, 1)
            library.mallopt(_M_MMAP_THRESHOLD, 1 << 25)
            library.mallopt(_M_TRIM_THRESHOLD, 1 << 28)


def trim_heap() -> None:
    """Return the freed memory of the malloc heap to the operating system (glibc only)."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def return_freed_memory() -> None:
    """Return unused memory to the operating system. Linux only; does nothing if it is not possible.

    glibc keeps freed memory for later use. The code of libraries that only process images is dropped too; it is
    read from its file again when it runs.
    """
    trim_heap()
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError, ValueError):  # not glibc, or no /proc
        library = ctypes.CDLL(None)
        for line in Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines():
            span, permissions, *_, file = line.split(maxsplit=5)
            if permissions == "r-xp" and any(name in file for name in _IMAGE_LIBRARIES):
                begin, end = (int(address, 16) for address in span.split("-"))
                library.madvise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), _MADV_DONTNEED)


log = logging.getLogger(__name__)

FIRST_SECONDS: Final = 0.2
LONGEST_SECONDS: Final = 3.0
_SAME_AGAIN_SECONDS: Final = 60.0
"""Minimum time between two log records of the same failure."""


class Backoff:
    """Doubles the delay before the next attempt after each failure. Thread-safe.

    A new failure is logged immediately, and then once a minute while it continues.
    """

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        """`name` is the start of log messages; `clock` returns monotonic seconds."""
        self._name = name
        self._clock = clock
        self._lock = Lock()
        self._delay = 0.0
        self._next_try = 0.0
        self._logged: dict[str, float] = {}
        self._unlogged = 0

    @property
    def delay(self) -> float:
        """Seconds between the last failure and the next attempt; 0 after a success."""
        return self._delay

    @property
    def is_due(self) -> bool:
        """Whether the next attempt is due."""
        return self._clock() >= self._next_try

    def remaining(self) -> float:
        """Seconds until the next attempt."""
        return max(0.0, self._next_try - self._clock())

    def failed(self, error: Exception) -> None:
        """Delay the next attempt. Failures of several threads at the same time count once."""
        now = self._clock()
        with self._lock:
            if now >= self._next_try:
                self._delay = min(max(FIRST_SECONDS, self._delay * 2), LONGEST_SECONDS)
                self._next_try = now + self._delay
            text = str(error)
            is_new = now - self._logged.get(text, -_SAME_AGAIN_SECONDS) >= _SAME_AGAIN_SECONDS
            if is_new:
                self._logged = {known: at for known, at in self._logged.items() if now - at < _SAME_AGAIN_SECONDS}
                self._logged[text] = now
                repeated, self._unlogged = self._unlogged, 0
            else:
                self._unlogged += 1
                return
        known_cause = isinstance(error, AppError | OSError)
        log.log(
            logging.WARNING if known_cause else logging.ERROR,
            "%s failed and will retry: %s%s",
            self._name,
            text or type(error).__name__,
            f" ({repeated} similar failures were not logged)" if repeated else "",
            exc_info=None if known_cause else error,
        )

    def succeeded(self) -> None:
        """Reset the delay."""
        if self._delay:
            with self._lock:
                self._delay = self._next_try = 0.0


ON_BATTERY: Final = "on_battery"
_BATTERY_EVERY: Final = 10.0
_TROUBLE_EVERY: Final = 1.0
_STORE_SECONDS: Final = 30.0
_RETRY_ANYWAY_AFTER: Final = 60.0
"""Seconds until a retry even if the disk looks as full as before; free space does not show quotas."""


class Timetable:
    """Tells whether a periodic action is due."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}

    def is_due(self, what: str, every: float) -> bool:
        """Whether `every` seconds have passed since the action was last due; True the first time."""
        now = time.monotonic()
        if now < self._due.get(what, 0.0):
            return False
        self._due[what] = now + every
        return True

    def postpone(self, what: str, seconds: float) -> None:
        """Make the action due after that time, unless it is already scheduled."""
        self._due.setdefault(what, time.monotonic() + seconds)

    def forget(self, what: str) -> None:
        """Remove the schedule: the action is due at the next call."""
        self._due.pop(what, None)


class FolderError(AppError):
    """A storage error of a folder."""

    def __init__(self, code: ErrorCode, message: str, hint: str, folder: Path) -> None:
        super().__init__(code, message, hint)
        self.folder = folder


class _Battery(Protocol):
    power_plugged: bool | None


class Pauses:
    """Starts and ends automatic pauses. Only the housekeeper's thread uses it."""

    def __init__(
        self,
        store: Store,
        told: Callable[[Pause], object],
        pause_on_battery: Callable[[], bool],
        trouble: Callable[[], AppError | None] = lambda: None,
    ) -> None:
        """`told` is called with the pause when it changes; `trouble` tells what else stops all work."""
        self._store = store
        self._told = told
        self._pause_on_battery = pause_on_battery
        self._find_trouble = trouble
        self._pause = Pause()
        self._resumed_on_battery = False
        self._timetable = Timetable()
        self._probe = FolderProbe()

    @property
    def is_paused(self) -> bool:
        """Whether the queue was paused at the last look."""
        return self._pause.is_paused

    def read(self) -> Pause:
        """Read the pause from the database and report a change."""
        pause = self._store.pause_state()
        before, self._pause = self._pause, pause
        if pause != before:
            if before.reason is not None and before.reason.code == ON_BATTERY and pause.reason is None:
                self._resumed_on_battery = True  # by the user: _end() is not noticed here
            self._told(pause)
        return pause

    def look(self) -> None:
        """Pause on battery; end a pause whose cause is gone."""
        pause = self.read()
        if not self._pause_on_battery():
            self._resumed_on_battery = False
        elif self._timetable.is_due("battery", _BATTERY_EVERY):
            pause = self._look_at_battery(pause)
        if pause.reason is None and (trouble := self._find_trouble()):
            pause = self._start(Failure(trouble.code.value, trouble.message, trouble.hint))
        if pause.reason is None:
            self._timetable.forget("retry")
        elif self._timetable.is_due("trouble", _TROUBLE_EVERY) and self._is_over(pause):
            self._end()

    def _look_at_battery(self, pause: Pause) -> Pause:
        if not _on_battery():
            self._resumed_on_battery = False
        elif pause.reason is None and not self._resumed_on_battery:
            message = "The computer is running on battery."
            hint = "Connect it to power, or allow processing on battery. The queue resumes automatically."
            return self._start(Failure(ON_BATTERY, message, hint))
        return pause

    def _start(self, reason: Failure) -> Pause:
        self._store.set_automatic_pause(Pause(reason=reason))
        return self.read()

    def _end(self) -> None:
        self._store.clear_automatic_pause()
        self._pause = self._store.pause_state()
        self._told(self._pause)

    def _is_over(self, pause: Pause) -> bool:
        assert pause.reason is not None
        if pause.reason.code == ON_BATTERY:
            return not (self._pause_on_battery() and _on_battery())
        if pause.reason.code == ErrorCode.CLUSTER_UNREACHABLE:
            return self._find_trouble() is None
        if pause.job_id is not None and not self._store.is_live(pause.job_id):
            return True
        folder = pause.folder
        if folder is None:
            return True
        if isinstance(folder, StorePath):
            # Where access is refused, only another attempt can tell whether it still is.
            is_refused = pause.reason.code == ErrorCode.DESTINATION_UNWRITABLE
            return self._probe.is_back(folder, partial(is_back, folder), _STORE_SECONDS if is_refused else 0.0)
        if pause.reason.code == ErrorCode.DISK_FULL:
            self._timetable.postpone("retry", _RETRY_ANYWAY_AFTER)
            if self._timetable.is_due("retry", _RETRY_ANYWAY_AFTER):
                return True
        return self._probe.is_back(folder, partial(_is_usable, folder, pause.reason.code, pause.needed_bytes))


def _is_usable(folder: Path, code: str, needed_bytes: int) -> bool:
    if not paths.is_folder(folder):
        return False
    if code == ErrorCode.DISK_FULL:
        return paths.free_bytes(folder) >= needed_bytes
    return code != ErrorCode.DESTINATION_UNWRITABLE or paths.can_write(folder)


def _on_battery() -> bool:
    battery = cast(_Battery | None, psutil.sensors_battery())  # pyright: ignore[reportUnknownMemberType] - has no stub
    return battery is not None and battery.power_plugged is False
