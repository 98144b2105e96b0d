"""A worker as the thread pool runs it."""

import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import get_native_id
from typing import Final

from PySide6.QtCore import QRunnable

from rembg_desktop.executor.processing import Worker

log = logging.getLogger(__name__)

_NICE: Final = 5
"""Nice value of worker threads: under load they get about a third of the processor time of other threads.

With less, a program that polls the status without a pause would starve the images.
"""


def lower_thread_priority() -> None:
    """Lower the priority of the calling thread for good; threads that it starts, as onnxruntime's, inherit it.

    Only Linux gives each thread a priority of its own in this way; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        thread = get_native_id()
        with suppress(OSError):  # not allowed here: it works at normal priority
            os.setpriority(os.PRIO_PROCESS, thread, max(_NICE, os.getpriority(os.PRIO_PROCESS, thread)))


class JobWorker(QRunnable):
    """Runs a worker at low priority and then tells that it has ended, from the pool's thread."""

    def __init__(self, worker: Worker, ended: Callable[[], object]) -> None:
        super().__init__()
        self._worker = worker
        self._ended = ended

    def run(self) -> None:
        """Called by the pool."""
        lower_thread_priority()
        try:
            self._worker.run()
        except BaseException:  # with SystemExit, Qt would end the whole program
            log.exception("A worker has ended unexpectedly")
        finally:
            self._ended()
