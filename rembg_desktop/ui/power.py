"""Letting the machine sleep, or shutting it down, in the way of each system."""

import logging
import shutil
import sys
from typing import Protocol

from PySide6.QtCore import QProcess

_log = logging.getLogger(__name__)


class Power(Protocol):
    """What can be done with the machine."""

    def sleep(self) -> bool:
        """Suspend; whether the system took the wish."""
        ...

    def shut_down(self) -> bool:
        """Shut down; whether the system took the wish."""
        ...


class SystemPower:
    """The real machine."""

    def sleep(self) -> bool:
        """Suspend; whether the system took the wish."""
        if sys.platform == "darwin":
            return _start("pmset", "sleepnow")
        if sys.platform == "win32":
            return _start("rundll32.exe", "powrprof.dll,SetSuspendState", "0,1,0")
        return _start("systemctl", "suspend")

    def shut_down(self) -> bool:
        """Shut down; whether the system took the wish."""
        if sys.platform == "darwin":
            return _start("osascript", "-e", 'tell application "System Events" to shut down')
        if sys.platform == "win32":
            return _start("shutdown", "/s", "/t", "0")
        return _start("systemctl", "poweroff")


def _start(program: str, *arguments: str) -> bool:
    found = shutil.which(program)
    if found is None:
        _log.warning("%s was not found", program)
        return False
    return bool(QProcess.startDetached(found, list(arguments))[0])
