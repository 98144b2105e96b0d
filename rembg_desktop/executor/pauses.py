"""Automatic pauses (on battery, disk full, folder missing), and growing delays between retries after failures."""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final, Protocol, cast

import psutil

from rembg_desktop import paths
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, Pause

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


class _Battery(Protocol):
    power_plugged: bool | None


class Pauses:
    """Starts and ends automatic pauses. Only the housekeeper's thread uses it."""

    def __init__(
        self, store: Store, told: Callable[[Pause], object], pause_on_battery: Callable[[], bool]
    ) -> None:
        """`told` is called with the pause when it changes; `pause_on_battery` returns the setting."""
        self._store = store
        self._told = told
        self._pause_on_battery = pause_on_battery
        self._pause = Pause()
        self._resumed_on_battery = False
        self._timetable = Timetable()

    @property
    def is_paused(self) -> bool:
        """Whether the queue was paused at the last look."""
        return self._pause.is_paused

    def read(self) -> Pause:
        """Read the pause from the database and report a change."""
        pause = self._store.pause_state()
        before, self._pause = self._pause, pause
        if pause != before:
            if (
                before.storage_error is not None
                and before.storage_error.code == ON_BATTERY
                and pause.storage_error is None
            ):
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
        if pause.storage_error is None:
            self._timetable.forget("retry")
        elif self._timetable.is_due("trouble", _TROUBLE_EVERY) and self._is_over(pause):
            self._end()

    def _look_at_battery(self, pause: Pause) -> Pause:
        if not _on_battery():
            self._resumed_on_battery = False
        elif pause.storage_error is None and not self._resumed_on_battery:
            message = "The computer is running on battery."
            hint = "Connect it to power, or allow processing on battery. The queue resumes automatically."
            self._store.set_storage_error(Pause(storage_error=Failure(ON_BATTERY, message, hint)))
            return self.read()
        return pause

    def _end(self) -> None:
        self._store.clear_storage_error()
        self._pause = self._store.pause_state()
        self._told(self._pause)

    def _is_over(self, pause: Pause) -> bool:
        assert pause.storage_error is not None
        if pause.storage_error.code == ON_BATTERY:
            return not (self._pause_on_battery() and _on_battery())
        if pause.job_id is not None and not self._store.is_live(pause.job_id):
            return True
        folder = pause.folder
        if folder is None:
            return True
        if not paths.is_folder(folder):
            return False
        if pause.storage_error.code == ErrorCode.DISK_FULL:
            self._timetable.postpone("retry", _RETRY_ANYWAY_AFTER)
            return paths.free_bytes(folder) >= pause.needed_bytes or self._timetable.is_due(
                "retry", _RETRY_ANYWAY_AFTER
            )
        return pause.storage_error.code != ErrorCode.DESTINATION_UNWRITABLE or _can_write(folder)


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
