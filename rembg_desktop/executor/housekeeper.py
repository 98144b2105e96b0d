"""Housekeeping of the executor: lock, recovery, cancellation, pauses and status report. Plain Python, no Qt."""

import logging
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol

from rembg_desktop.errors import AppError
from rembg_desktop.executor.active import WorkerSlots
from rembg_desktop.executor.context import WorkContext
from rembg_desktop.executor.limits import Backoff, Pauses, Timetable
from rembg_desktop.publish import hash_file
from rembg_desktop.queue.claims.claiming import transfers_folder
from rembg_desktop.queue.connections import QueueFileError
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ExecutorReport, Pause, Recovery

if TYPE_CHECKING:
    from filelock import BaseFileLock


log = logging.getLogger(__name__)

TICK: Final = 0.2
"""Seconds between two looks at the database."""
_REST: Final = 0.02
"""Minimum seconds between two looks, because some programs submit a hundred times a second."""
_FULL_LOOK_EVERY: Final = 1.0
"""Seconds between two full looks while nothing is processed; others only ask whether anyone committed."""
_REPORT_EVERY: Final = 1.0
_CLEANUP_EVERY: Final = 3600.0
_RELEASE_EVERY: Final = 1.0
_CLAIM_SECONDS: Final = 0.5
"""How long a look waits for a claim in progress; the next look tries again."""
_END_SECONDS: Final = 1.0
"""How long to keep trying to return images to the queue at the end."""
_END_PAUSE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Listener:
    """Bound signals (or any callables) that the housekeeper reports to, from its own thread.

    Attributes:
        executor: called when this process acquires or loses the lock, with whether it holds it.
        recovered: what was recovered after a crash of an earlier executor, if anything.
        committed: another connection wrote to the database; with whether jobs were added, removed or moved.
        paused: called with the pause whenever it changes.
        idle: no image is pending or processing any more; called once after the last image.
        report: called with the report of this process, about once a second.
        ended: housekeeping has ended; always the last call.
    """

    executor: Callable[[bool], object]
    recovered: Callable[[Recovery], object]
    committed: Callable[[bool], object]
    paused: Callable[[Pause], object]
    idle: Callable[[], object]
    report: Callable[[ExecutorReport], object]
    ended: Callable[[], object]


@dataclass(frozen=True, slots=True)
class HousekeepingRules:
    """Settings of the housekeeper.

    Attributes:
        retention: finished jobs older than this are removed from the list; None keeps them.
        pause_on_battery: pause while the computer runs on battery.
    """

    retention: timedelta | None = None
    pause_on_battery: bool = False


class FolderWatcher(Protocol):
    """Watches folders for new photos while this process is the executor."""

    def follow(self) -> None:
        """The queue's file was changed: start if there is something to watch."""
        ...

    def stop(self) -> None:
        """End."""
        ...


class Housekeeper:
    """Acquires the lock of the home folder when it is free, and then takes care of the queue."""

    def __init__(
        self,
        context: WorkContext,
        manager: QueueManager,
        lock: Path,
        listener: Listener,
        rules: Callable[[], HousekeepingRules],
        describe: Callable[[], ExecutorReport],
        slots: WorkerSlots,
        start_worker: Callable[[], object],
        release_idle: Callable[[], object],
        folder_watcher: FolderWatcher | None = None,
    ) -> None:
        """Store the arguments; nothing else happens before run() or tick().

        Args:
            context: state that is shared with the workers.
            manager: the queue.
            lock: the file that the executor of a home folder locks.
            listener: receives the reports.
            rules: returns the current settings.
            describe: returns the report of this process.
            slots: counts the running workers.
            start_worker: starts a worker in its own thread; the worker gives its slot back when it ends.
            release_idle: releases models that have not been used for a while; called about once a second.
            folder_watcher: watches the hot folders.
        """
        self._context = context
        self._store = context.store
        self._manager = manager
        self._lock_file = lock
        self._lock: BaseFileLock | None = None
        self._is_executor = False
        self._listener = listener
        self._rules = rules
        self._describe = describe
        self._slots = slots
        self._start_worker = start_worker
        self._release_idle = release_idle
        self._folder_watcher = folder_watcher
        self._wake = Event()
        self._ended = Event()
        self._is_woken = True
        self._backoff = Backoff("Housekeeping")
        on_battery = lambda: rules().pause_on_battery  # noqa: E731
        self._pauses = Pauses(self._store, listener.paused, on_battery, context.cluster_trouble)
        self._version = -1
        self._revision = -1
        self._busy = False
        self._follows_folders = False
        self._timetable = Timetable()
        self._reported: ExecutorReport | None = None

    @property
    def is_executor(self) -> bool:
        """Whether this process holds the lock and has recovered the images of an earlier executor."""
        return self._is_executor

    def wake(self) -> None:
        """Look at the database immediately."""
        self._wake.set()

    def end(self) -> None:
        """Make run() return soon, even if workers are still running."""
        self._ended.set()
        self._wake.set()

    def run(self) -> None:
        """Call tick() repeatedly until the process stops and its workers have ended, then release the lock."""
        try:
            while not self._may_end():
                self._look()
                self._ended.wait(max(_REST, self._backoff.remaining()))
                self._is_woken = self._wake.wait(0 if self._backoff.delay else TICK)
                self._wake.clear()
        finally:
            self._finish()

    def tick(self) -> None:
        """One look: become the executor if there is none, handle commits and cancellations, update pauses."""
        if not self._is_executor and not self._become_executor():
            self._notice_commits()
            return
        self._compare_with_workers()
        changed = self._notice_commits()
        if self._folder_watcher is not None and (changed or not self._follows_folders):
            self._folder_watcher.follow()
            self._follows_folders = True
        self._pauses.look()
        if self._timetable.is_due("report", _REPORT_EVERY):
            self._report()
        if self._timetable.is_due("cleanup", _CLEANUP_EVERY) and (retention := self._rules().retention):
            self._manager.cleanup(retention)
        self._offer_work(changed)

    def _may_end(self) -> bool:
        return self._ended.is_set() or (self._context.stopping.is_set() and not self._slots.used)

    def _look(self) -> None:
        try:
            if self._timetable.is_due("release", _RELEASE_EVERY):
                self._release_idle()
            if self._must_look():
                self.tick()
        except Exception as error:  # noqa: BLE001 - a full disk, a busy database, a bug: the queue must go on
            if self._is_executor and isinstance(error, QueueFileError):
                self._store.database.trouble = error
                with suppress(AppError):
                    self._pauses.read()
            self._backoff.failed(error)
        else:
            self._backoff.succeeded()

    def _must_look(self) -> bool:
        is_due = self._timetable.is_due("look", _FULL_LOOK_EVERY)
        is_at_rest = self._is_executor and not (self._busy or self._slots.used or self._backoff.delay)
        return is_due or self._is_woken or not is_at_rest or self._store.data_version() != self._version

    def _report(self) -> None:
        """Report about this process. While nothing waits, only a change is stored, to which all clients respond.

        Otherwise this is also how it is noticed that the queue's file cannot be written, and later that it can.
        """
        report = self._describe()
        if report != self._reported or self._busy or self._store.database.trouble:
            self._store.report_executor(report)
            self._reported = report
        self._listener.report(report)

    def _finish(self) -> None:
        try:
            if self._folder_watcher is not None:
                self._folder_watcher.stop()
            if self._is_executor:
                self._return_all()
                self._attempt("The executor's report was not deleted", lambda: self._store.report_executor(None))
            self._give_up_lock()
            self._store.close_thread()
        except Exception:
            log.exception("Housekeeping did not end cleanly")
        finally:
            self._listener.ended()

    def _return_all(self) -> None:
        # After this, a worker that did not stop in time can no longer complete its image.
        deadline = time.monotonic() + _END_SECONDS
        while not self._attempt(
            "Images were not returned to the queue; the next start will do so",
            lambda: self._store.return_abandoned(
                self._context.owner, None, hash_file, self._context.active.crashed()
            ),
        ):
            if time.monotonic() >= deadline:
                return
            time.sleep(_END_PAUSE)

    def _attempt(self, failure: str, action: Callable[[], object]) -> bool:
        try:
            action()
        except Exception as error:  # noqa: BLE001 - the end of the program must not fail
            log.warning("%s: %s", failure, error)
            return False
        return True

    def _give_up_lock(self) -> None:
        if self._lock is not None and self._lock.is_locked:
            self._lock.release()
        if self._is_executor:
            self._is_executor = False
            self._listener.executor(False)

    def _become_executor(self) -> bool:
        from filelock import FileLock, Timeout  # slow to import, and the window is shown first

        if self._context.stopping.is_set():
            return False
        if self._lock is None:
            self._lock = FileLock(self._lock_file, thread_local=False)
        if not self._lock.is_locked:
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                return False
        recovery = self._store.recover(self._context.owner, hash_file)  # if this fails, the next look repeats it
        shutil.rmtree(transfers_folder(self._store.database.path), ignore_errors=True)
        self._is_executor = True
        self._listener.executor(True)
        if recovery.found_something:
            log.info("Recovered: %s", recovery)
            self._listener.recovered(recovery)
        return True

    def _compare_with_workers(self) -> None:
        """Interrupt cancelled images. Return images that no worker holds, e.g. after a failed write.

        The order matters: an attempt is held only after its claim was committed, so one that was held before the
        database was read and is missing there was cancelled. The reverse, owned but not held, is certain only
        while no worker is between its claim and holding it.
        """
        owner, active = self._context.owner, self._context.active
        held = active.attempts()
        owned = self._store.current(owner)
        active.interrupt(held - owned)
        if not owned - active.attempts():
            return
        with active.claims_held_off(_CLAIM_SECONDS) as held_off:
            if not held_off:
                return
            held = active.attempts()  # first: an image that ends now is in neither, or only in this
            abandoned = self._store.current(owner) - held
        if abandoned:
            crashed = active.crashed() & abandoned
            recovery = self._store.return_abandoned(owner, abandoned, hash_file, crashed)
            active.forget_crashed(crashed)
            log.warning("Images that no worker held any more: %s", recovery)
            self._listener.committed(True)

    def _notice_commits(self) -> bool:
        version = self._store.data_version()
        changed = version != self._version
        if changed:
            revision = self._store.revision()
            self._pauses.read()
            self._listener.committed(revision != self._revision)
            self._revision = revision
            self._version = version
        return changed

    def _offer_work(self, changed: bool) -> None:
        if self._pauses.is_paused or self._context.stopping.is_set():
            return
        if self._store.has_work():
            self._busy = True
            self._start_workers()
        elif self._busy and not changed and not self._store.current(self._context.owner):
            self._busy = False
            self._listener.idle()

    def _start_workers(self) -> None:
        if not self._context.backoff.is_due:
            return
        for _ in range(
            self._slots.limit - self._slots.used
        ):  # a worker that ends at once is replaced at the next look
            if not self._slots.take():
                return
            try:
                self._start_worker()
            except BaseException:
                self._slots.give_back()
                raise
