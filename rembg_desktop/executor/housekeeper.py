"""What the executor does beside the images: lock, recovery, cancels, troubles, its report. Knows no Qt."""

import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol, cast

import psutil

from rembg_desktop import paths
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.processing import WorkContext
from rembg_desktop.publish import hash_file
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.reports import ExecutorReport, Pause, Recovery
from rembg_desktop.queue.types import Failure

if TYPE_CHECKING:
    from filelock import BaseFileLock

log = logging.getLogger(__name__)

TICK: Final = 0.2
"""Seconds between two looks at the database."""
_REST: Final = 0.02
"""Seconds that it rests at least: some programs submit a hundred times a second."""
_REPORT_EVERY: Final = 1.0
_TROUBLE_EVERY: Final = 1.0
_RETRY_ANYWAY_AFTER: Final = 60.0
"""Seconds after which a full disk is tried again though it looks as full as before (quotas do not show)."""
_CLEANUP_EVERY: Final = 3600.0
_NO_BATTERY: Final = "on_battery"


class _Battery(Protocol):
    power_plugged: bool | None


@dataclass(frozen=True, slots=True)
class Listener:
    """Bound signals (or any callables) that the housekeeper reports to, from its own thread.

    Attributes:
        executor: whether this process holds the lock, at each change.
        recovered: what an earlier executor had left behind, when there was something.
        committed: another connection wrote to the database; whether jobs came, went or moved.
        paused: the pause, at each change.
        work: images can be claimed.
        idle: nothing is pending or in work any more; once after work.
        report: this process's own report, about once a second.
    """

    executor: Callable[[bool], object]
    recovered: Callable[[Recovery], object]
    committed: Callable[[bool], object]
    paused: Callable[[Pause], object]
    work: Callable[[], object]
    idle: Callable[[], object]
    report: Callable[[ExecutorReport], object]


@dataclass(frozen=True, slots=True)
class HousekeepingRules:
    """The settings that the housekeeper follows.

    Attributes:
        retention: finished jobs older than that leave the list; None keeps them.
        pause_on_battery: claim nothing while the machine runs on battery.
    """

    retention: timedelta | None = None
    pause_on_battery: bool = False


class Housekeeper:
    """Holds the lock of the home folder when it is free, and then looks after the queue."""

    def __init__(
        self,
        context: WorkContext,
        manager: QueueManager,
        lock: Path,
        listener: Listener,
        rules: Callable[[], HousekeepingRules],
        describe: Callable[[], ExecutorReport],
    ) -> None:
        self._context = context
        self._store = context.store
        self._manager = manager
        self._lock_file = lock
        self._lock: BaseFileLock | None = None
        self._listener = listener
        self._rules = rules
        self._describe = describe
        self._wake = Event()
        self._ended = Event()
        self._version = -1
        self._revision = self._store.revision()
        self._pause = Pause()
        self._busy = False
        self._due: dict[str, float] = {}

    @property
    def is_executor(self) -> bool:
        """Whether this process holds the lock."""
        return self._lock is not None and self._lock.is_locked

    def wake(self) -> None:
        """Look at the database now."""
        self._wake.set()

    def end(self) -> None:
        """Make run() return soon."""
        self._ended.set()
        self._wake.set()

    def run(self) -> None:
        """Look again and again until end() is called; gives the lock back."""
        try:
            while not self._ended.is_set():
                try:
                    self.tick()
                except (AppError, OSError) as error:  # a full disk, a busy database, a drive that went
                    log.warning("Housekeeping was put off: %s", error)
                self._ended.wait(_REST)
                self._wake.wait(TICK)
                self._wake.clear()
        except Exception:
            log.exception("Housekeeping ended by a bug")
        finally:
            self.give_up()
            self._store.close_thread()

    def tick(self) -> None:
        """One look: become the executor if nobody is, notice commits and cancels, see to troubles, report."""
        if not self.is_executor and not self._become_executor():
            self._notice_commits()
            return
        attempts = (
            self._context.active.attempts()
        )  # before the database: what is claimed meanwhile is not among them
        self._context.active.interrupt(attempts - self._store.current(self._context.owner))
        changed = self._notice_commits()
        self._see_to_pause()
        if self._is_due("report", _REPORT_EVERY):
            report = self._describe()
            self._store.report_executor(report)
            self._listener.report(report)
        if self._is_due("cleanup", _CLEANUP_EVERY) and (retention := self._rules().retention):
            self._manager.cleanup(retention)
        self._offer_work(changed)

    def give_up(self) -> None:
        """Give the lock back, so that another process may execute."""
        if self._lock is not None and self._lock.is_locked:
            with suppress(AppError):  # the report goes stale by itself: its process will be gone
                self._store.report_executor(None)
            self._lock.release()
            self._listener.executor(False)

    def _become_executor(self) -> bool:
        from filelock import FileLock, Timeout  # takes as long as a tenth of showing the window, which comes first

        if self._context.stopping.is_set():
            return False
        if self._lock is None:
            self._lock = FileLock(self._lock_file, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        recovery = self._store.recover(self._context.owner, hash_file)
        self._store.report_executor(self._describe())
        self._listener.executor(True)
        if recovery.found_something:
            log.info("Recovered: %s", recovery)
            self._listener.recovered(recovery)
        return True

    def _notice_commits(self) -> bool:
        version = self._store.data_version()
        changed = version != self._version
        self._version = version
        if changed:
            revision = self._store.revision()
            self._listener.committed(revision != self._revision)
            self._revision = revision
            pause = self._store.pause_state()
            if pause != self._pause:
                self._pause = pause
                self._listener.paused(pause)
        return changed

    def _see_to_pause(self) -> None:
        if self._rules().pause_on_battery and self._is_due("battery", 10.0):
            self._see_to_battery()
        pause = self._store.pause_state()
        if pause != self._pause:
            self._pause = pause
            self._listener.paused(pause)
        if pause.trouble is None:
            self._due.pop("retry", None)
        elif self._is_due("trouble", _TROUBLE_EVERY) and self._is_over(pause):
            self._store.clear_trouble()
            self._pause = self._store.pause_state()
            self._listener.paused(self._pause)

    def _see_to_battery(self) -> None:
        pause = self._store.pause_state()
        if _on_battery() and pause.trouble is None:
            message = "The machine runs on battery."
            hint = "Connect it to power, or allow work on battery in the settings."
            self._store.set_trouble(Pause(trouble=Failure(_NO_BATTERY, message, hint)))

    def _is_over(self, pause: Pause) -> bool:
        assert pause.trouble is not None
        if pause.trouble.code == _NO_BATTERY:
            return not (self._rules().pause_on_battery and _on_battery())
        if pause.job_id is not None and not self._store.is_live(pause.job_id):
            return True
        folder = pause.folder
        if folder is None:
            return True
        if not paths.is_folder(folder):
            return False
        if pause.trouble.code == ErrorCode.DISK_FULL:
            self._due.setdefault("retry", time.monotonic() + _RETRY_ANYWAY_AFTER)
            return paths.free_bytes(folder) >= pause.needed_bytes or self._is_due("retry", _RETRY_ANYWAY_AFTER)
        return pause.trouble.code != ErrorCode.DESTINATION_UNWRITABLE or _can_write(folder)

    def _offer_work(self, changed: bool) -> None:
        if self._pause.is_paused or self._context.stopping.is_set():
            return
        if self._store.has_work():
            self._busy = True
            self._listener.work()
        elif self._busy and not changed and not self._store.current(self._context.owner):
            self._busy = False
            self._listener.idle()

    def _is_due(self, what: str, every: float) -> bool:
        now = time.monotonic()
        if now < self._due.get(what, 0.0):
            return False
        self._due[what] = now + every
        return True


def process_start(pid: int | None = None) -> datetime:
    """When a process was started, in UTC; together with its id this names it for good."""
    return datetime.fromtimestamp(psutil.Process(pid or os.getpid()).create_time(), UTC)


def _on_battery() -> bool:
    battery = cast(_Battery | None, psutil.sensors_battery())  # pyright: ignore[reportUnknownMemberType] - has no stub
    return battery is not None and battery.power_plugged is False


def _can_write(folder: Path) -> bool:
    probe = folder / f".rembg-desktop-{os.getpid()}.probe"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
