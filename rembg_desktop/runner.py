"""The executor of a process: a pool of workers, a housekeeper, and the signals that window and commands follow."""

import logging
import os
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, QTimer, Signal, Slot

from rembg_desktop.errors import CancelToken
from rembg_desktop.executor.active import WorkerSlots
from rembg_desktop.executor.context import (
    ExecutorEngine,
    SharedEngine,
    SharedMasks,
    WorkContext,
    WorkerSignals,
)
from rembg_desktop.executor.elsewhere import SharedElsewhere
from rembg_desktop.executor.housekeeper import Housekeeper, HousekeepingRules, Listener
from rembg_desktop.executor.limits import (
    MemoryBudget,
    memory_budget,
    set_up_heap,
    worker_count,
)
from rembg_desktop.executor.processing import Worker
from rembg_desktop.hotfolders.service import HotFolderService
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.settings import Settings
from rembg_desktop.worker import JobWorker

if TYPE_CHECKING:
    from rembg_desktop.executor.elsewhere import Elsewhere
    from rembg_desktop.hotfolders.folders import HotFolders
    from rembg_desktop.masks.kept import MaskStore
    from rembg_desktop.pipeline import Remover

log = logging.getLogger(__name__)

GATHER_MS: Final = 100
"""How long changes are collected before they are reported."""
GRACE_MS: Final = 2000
"""How long a stop waits for interrupted workers before it leaves them behind."""
_THREADS: Final = 9  # eight workers and the housekeeper
_THREADS_MS: Final = 10
END_MS: Final = 2000
"""How long the housekeeper may then take to return images and give the lock back."""


class Runner(QObject):
    """Lives in the main thread. Signals carry ids; receivers read the store.

    Its parent destroys it: the workers refer to it, and a pool thread that collects garbage must not.

    Attributes:
        jobs_changed: list of job ids whose counts or status changed, at most ten times a second.
        queue_changed: jobs came, went or moved; lists should be read again.
        image_progress: job id, image id, share done from 0 to 1.
        pause_changed: the present Pause.
        recovered: a Recovery, when an earlier executor had crashed.
        executor_changed: whether this process is the executor now.
        report_changed: an ExecutorReport, about once a second while executor.
        idle: nothing is left to do.
        first_failure: job id and image id of the first failure since the queue was idle.
        stopped: everything is closed after stop(); true when a worker had to be left behind in its thread.
    """

    jobs_changed = Signal(list)
    queue_changed = Signal()
    image_progress = Signal(str, int, float)
    pause_changed = Signal(object)
    recovered = Signal(object)
    executor_changed = Signal(bool)
    report_changed = Signal(object)
    idle = Signal()
    first_failure = Signal(str, int)
    stopped = Signal(bool)

    _worker_changed = Signal(str)
    _worker_failed = Signal(str, int)
    _worker_done = Signal()
    _committed = Signal(bool)
    _nothing_left = Signal()
    _housekeeping_ended = Signal()

    def __init__(
        self,
        store: Store,
        manager: QueueManager,
        engine: Callable[[Settings], ExecutorEngine],
        settings: Settings,
        home: Home,
        parent: QObject,
        elsewhere: "Callable[[Settings], Elsewhere | None]" = lambda _: None,
    ) -> None:
        super().__init__(parent)
        set_up_heap()
        self._store = store
        self._settings = settings
        self._engine = SharedEngine(engine, settings)
        self._masks = SharedMasks(home, settings)
        self._elsewhere = SharedElsewhere(elsewhere, settings)
        self._context = WorkContext(
            store=store,
            owner=f"{os.getpid()}-{uuid.uuid4().hex[:8]}",
            engine=self._engine.get,
            budget=MemoryBudget(memory_budget(settings.performance)),
            max_pixels=settings.performance.max_megapixels * 1_000_000,
            low_disk_bytes=settings.queue.low_disk_mb * 1_000_000,
            cut_settings=self._masks.cut_settings,
            elsewhere=self._elsewhere,
        )
        self._signals = WorkerSignals(
            changed=self._worker_changed.emit,
            progress=self.image_progress.emit,
            failed=self._worker_failed.emit,
        )
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._pool.setThreadPriority(QThread.Priority.LowPriority)  # not on Linux, where give_way() does it
        self._slots = WorkerSlots(worker_count(settings.performance), self._elsewhere)
        self._housekeeper = Housekeeper(
            self._context,
            manager,
            home.lock,
            Listener(
                executor=self.executor_changed.emit,
                recovered=self.recovered.emit,
                committed=self._committed.emit,
                paused=self.pause_changed.emit,
                idle=self._nothing_left.emit,
                report=self.report_changed.emit,
                ended=self._housekeeping_ended.emit,
            ),
            self._rules,
            lambda: self._engine.report(self.active, self._slots.limit, self._elsewhere.document()),
            self._slots,
            self._start_worker,
            lambda: self.is_busy or self._engine.release_idle(),
            HotFolderService(
                store,
                manager,
                home,
                lambda: self._context.max_pixels,
                lambda: self._context.low_disk_bytes,
            ),
        )
        self._has_started = False
        self._has_stopped = False
        self._failed = False
        self._changed: set[str] = set()
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._gather.timeout.connect(self._tell)
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._end_housekeeping)
        self._threads = QTimer(self, interval=_THREADS_MS)
        self._threads.timeout.connect(self._await_threads)
        self._limit = QTimer(self, singleShot=True, interval=END_MS)
        self._limit.timeout.connect(self._finish_stop)
        queued = Qt.ConnectionType.QueuedConnection
        self.executor_changed.connect(self._elsewhere.use)
        self._worker_changed.connect(self._on_changed, queued)
        self._worker_failed.connect(self._on_failed, queued)
        self._worker_done.connect(self._on_worker_done, queued)
        self._committed.connect(self._on_committed, queued)
        self._nothing_left.connect(self._on_idle, queued)
        self._housekeeping_ended.connect(self._await_threads, queued)

    @property
    def is_executor(self) -> bool:
        """Whether this process processes the queue; otherwise another one does."""
        return self._housekeeper.is_executor

    @property
    def is_busy(self) -> bool:
        """Whether this process is processing images."""
        return len(self._context.active) > 0

    @property
    def active(self) -> int:
        """Number of images that this process is processing."""
        return len(self._context.active)

    @property
    def max_workers(self) -> int:
        """Number of images that are processed at the same time at most."""
        return self._slots.limit

    def start(self) -> None:
        """Start: wait for the lock of the home folder, recover, process the queue."""
        self._has_started = True
        self._pool.start(_Housekeeping(self._housekeeper))

    @Slot()
    def wake(self) -> None:
        """Look at the queue now, e.g. after a submission or a cancel in this process."""
        self._housekeeper.wake()

    def stop(self, *, now: bool) -> None:
        """Claim nothing more, then end: interrupt the images that are processed, or let them finish.

        `stopped` is emitted once, later. With `now`, or when nothing is processed, this takes a few seconds at
        most, whatever the database and the workers do. Called again with `now`, it interrupts what it was waiting
        for.
        """
        if self._has_stopped:
            return
        self._context.stopping.set()
        if now:
            self._context.interrupting.set()
            self._context.active.interrupt(self._context.active.attempts())
        if not self._slots.used:
            self._end_housekeeping()
        elif now and not self._grace.isActive():
            self._grace.start()
        self._housekeeper.wake()

    def wait_for_workers(self, milliseconds: int) -> bool:
        """Wait for threads that were left behind by stop(); whether they have ended."""
        return self._pool.waitForDone(milliseconds)

    def apply(self, settings: Settings) -> None:
        """Follow changed settings; the engine is made anew when the device changed."""
        self._settings = settings
        self._engine.apply(settings)
        self._masks.apply(settings)
        self._elsewhere.apply(settings)
        self._slots.here = worker_count(settings.performance)
        self._context.budget = MemoryBudget(memory_budget(settings.performance))
        self._context.max_pixels = settings.performance.max_megapixels * 1_000_000
        self._context.low_disk_bytes = settings.queue.low_disk_mb * 1_000_000
        self.wake()

    def remover(self, model: str, cancel: CancelToken | None = None) -> "Remover":
        """The remover of a model, from the engine that the workers use; any thread may call it.

        The model is loaded with the first mask.

        Raises:
            Cancelled: the token was cancelled while it waited.
            AppError: as the engine's remover().
        """
        return self._engine.get().remover(model, cancel or CancelToken(), load=False)

    def kept_masks(self) -> "MaskStore":
        """The masks of earlier runs, as the workers use them; any thread may call it."""
        return self._masks.kept

    def hot_folders(self) -> "HotFolders":
        """The hot folders of the queue; any thread may call it."""
        from rembg_desktop.hotfolders.folders import HotFolders

        return HotFolders(self._store.database)

    def _rules(self) -> HousekeepingRules:
        queue = self._settings.queue
        retention = timedelta(days=queue.retention_days) if queue.retention_days else None
        return HousekeepingRules(retention, queue.pause_on_battery)

    def _start_worker(self) -> None:
        """Called in the housekeeper's thread."""
        self._pool.setMaxThreadCount(max(_THREADS, self._slots.limit + 1))
        self._pool.start(JobWorker(Worker(self._context, self._signals), self._end_worker))

    def _end_worker(self) -> None:
        """Called in the worker's thread."""
        self._slots.give_back()
        self._housekeeper.wake()
        self._worker_done.emit()

    @Slot(str)
    def _on_changed(self, job_id: str) -> None:
        self._changed.add(job_id)
        if not self._gather.isActive():
            self._gather.start()

    @Slot(str, int)
    def _on_failed(self, job_id: str, image_id: int) -> None:
        if not self._failed:
            self._failed = True
            self.first_failure.emit(job_id, image_id)

    @Slot()
    def _on_worker_done(self) -> None:
        if self._context.stopping.is_set() and not self._slots.used:
            self._end_housekeeping()

    @Slot(bool)
    def _on_committed(self, is_arranged_anew: bool) -> None:
        if is_arranged_anew or not self.is_executor:
            self.queue_changed.emit()

    @Slot()
    def _on_idle(self) -> None:
        self._failed = False
        self._tell()
        self.idle.emit()

    @Slot()
    def _tell(self) -> None:
        if self._changed:
            changed, self._changed = sorted(self._changed), set()
            self.jobs_changed.emit(changed)

    @Slot()
    def _end_housekeeping(self) -> None:
        self._grace.stop()
        self._housekeeper.end()
        if not self._has_started:
            self._housekeeping_ended.emit()
        elif not self._limit.isActive():
            self._limit.start()

    @Slot()
    def _await_threads(self) -> None:
        # They have ended but for their last lines, unless a worker was left behind.
        if self._slots.used or self._pool.waitForDone(0):
            self._finish_stop()
        else:
            self._threads.start()

    @Slot()
    def _finish_stop(self) -> None:
        if self._has_stopped:
            return
        self._has_stopped = True
        for timer in (self._grace, self._threads, self._limit):
            timer.stop()
        left_behind = not self._pool.waitForDone(0)
        if left_behind:
            log.warning("%d workers did not stop in time", self._slots.used)
        else:
            self._engine.close()
        self._elsewhere.close()
        self._tell()
        self.stopped.emit(left_behind)


class _Housekeeping(QRunnable):
    def __init__(self, housekeeper: Housekeeper) -> None:
        super().__init__()
        self._housekeeper = housekeeper

    def run(self) -> None:
        self._housekeeper.run()
