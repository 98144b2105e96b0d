"""Automatic pauses: on battery, when a disk is full, or when a folder is missing."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol, cast

import psutil

from rembg_desktop import paths
from rembg_desktop.errors import ErrorCode
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Failure, Pause

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
            if before.trouble is not None and before.trouble.code == ON_BATTERY and pause.trouble is None:
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
        if pause.trouble is None:
            self._timetable.forget("retry")
        elif self._timetable.is_due("trouble", _TROUBLE_EVERY) and self._is_over(pause):
            self._end()

    def _look_at_battery(self, pause: Pause) -> Pause:
        if not _on_battery():
            self._resumed_on_battery = False
        elif pause.trouble is None and not self._resumed_on_battery:
            message = "The computer is running on battery."
            hint = "Connect it to power, or allow processing on battery. The queue resumes automatically."
            self._store.set_trouble(Pause(trouble=Failure(ON_BATTERY, message, hint)))
            return self.read()
        return pause

    def _end(self) -> None:
        self._store.clear_trouble()
        self._pause = self._store.pause_state()
        self._told(self._pause)

    def _is_over(self, pause: Pause) -> bool:
        assert pause.trouble is not None
        if pause.trouble.code == ON_BATTERY:
            return not (self._pause_on_battery() and _on_battery())
        if pause.job_id is not None and not self._store.is_live(pause.job_id):
            return True
        folder = pause.folder
        if folder is None:
            return True
        if not paths.is_folder(folder):
            return False
        if pause.trouble.code == ErrorCode.DISK_FULL:
            self._timetable.postpone("retry", _RETRY_ANYWAY_AFTER)
            return paths.free_bytes(folder) >= pause.needed_bytes or self._timetable.is_due(
                "retry", _RETRY_ANYWAY_AFTER
            )
        return pause.trouble.code != ErrorCode.DESTINATION_UNWRITABLE or _can_write(folder)


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
