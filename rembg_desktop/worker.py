"""A worker as the thread pool runs it."""

from collections.abc import Callable

from PySide6.QtCore import QRunnable

from rembg_desktop.concurrency import lower_thread_priority
from rembg_desktop.executor.processing import Worker


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
        finally:
            self._ended()
