"""Limits of this machine: number of workers and memory for images, from the settings or the hardware."""

import ctypes
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition, Lock
from typing import Final

import psutil

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.settings import Performance

_M_ARENA_MAX: Final = -8
_MADV_DONTNEED: Final = 4
_IMAGE_LIBRARIES: Final = ("onnxruntime", "/numpy", "/PIL/", "/pillow", "/isal/")
"""Parts of the paths of libraries whose code the idle program does not need."""
_WORKER_BYTES: Final = 1_500_000_000
"""Memory per worker that the automatic number of workers assumes."""


def worker_count(performance: Performance) -> int:
    """Number of workers: as set, otherwise one per core within the limits of memory, from 1 to 8."""
    if performance.workers:
        return performance.workers
    by_memory = psutil.virtual_memory().total // _WORKER_BYTES
    return max(1, min(8, os.cpu_count() or 1, by_memory))


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


class WorkerSlots:
    """Limits the number of running workers. Thread-safe."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._lock = Lock()
        self._used = 0

    @property
    def used(self) -> int:
        """Number of running workers."""
        return self._used

    def take(self) -> bool:
        """Take a slot for a new worker; False if all are taken."""
        with self._lock:
            if self._used >= self.limit:
                return False
            self._used += 1
            return True

    def give_back(self) -> None:
        """Give back the slot of a worker that has ended."""
        with self._lock:
            self._used -= 1


def use_one_heap() -> None:
    """Let all threads share one malloc heap (glibc only); call it before threads are started.

    By default glibc gives each thread a heap (arena), and malloc_trim() does not return the free end of any heap
    but the first one: 18 MB after 14 small photos.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def return_freed_memory() -> None:
    """Return unused memory to the operating system. Linux only; does nothing if it is not possible.

    glibc keeps freed memory for later use. The code of libraries that only process images is dropped too; it is
    read from its file again when it runs.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError, ValueError):  # not glibc, or no /proc
        library = ctypes.CDLL(None)
        library.malloc_trim(0)
        for line in Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines():
            span, permissions, *_, file = line.split(maxsplit=5)
            if permissions == "r-xp" and any(name in file for name in _IMAGE_LIBRARIES):
                begin, end = (int(address, 16) for address in span.split("-"))
                library.madvise(ctypes.c_void_p(begin), ctypes.c_size_t(end - begin), _MADV_DONTNEED)
