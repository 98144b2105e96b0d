"""How much this machine may do at once: workers and memory for images, as set or by what it has."""

import os
from typing import Final

import psutil

from rembg_desktop.settings import Performance

_WORKER_BYTES: Final = 1_500_000_000
"""Memory per worker that the automatic number of workers counts with."""


def worker_count(performance: Performance) -> int:
    """Images at once: as set, else one a core as far as memory goes, between 1 and 8."""
    if performance.workers:
        return performance.workers
    by_memory = psutil.virtual_memory().total // _WORKER_BYTES
    return max(1, min(8, os.cpu_count() or 1, by_memory))


def memory_budget(performance: Performance) -> int:
    """Bytes for images in work: as set, else half of the machine's memory."""
    return performance.memory_mb * 1_000_000 or psutil.virtual_memory().total // 2
