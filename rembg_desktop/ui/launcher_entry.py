"""The progress bar on the icon in docks and taskbars of Linux: Ubuntu's, Dash to Dock's, KDE's, Unity's.

They all listen to one signal on the session's bus: https://wiki.ubuntu.com/Unity/LauncherAPI#Low_level_DBus_API
"""

import os
import sys
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtDBus import QDBusMessage

_INTERFACE: Final = "com.canonical.Unity.LauncherEntry"


class LauncherEntry:
    """Tells how far the queue is; silent where nobody can hear it."""

    def __init__(self, send: "Callable[[QDBusMessage], object] | None") -> None:
        """`send` puts a message on the bus, as QDBusConnection.send does; None without a bus."""
        self._send = send
        self._said: dict[str, Any] = {}

    def show(self, done: int, total: int) -> None:
        """So many images of so many have ended; equal numbers take the bar away."""
        left = max(0, total - done)
        share = round(done / total, 3) if left else 1.0
        said = {"progress": share, "progress-visible": left > 0, "count": left, "count-visible": left > 0}
        if self._send is None or said == self._said or not (left or self._said):
            return
        self._said = said
        self._send(_message(said))


def session_bus() -> "Callable[[QDBusMessage], object] | None":
    """What sends to the session's bus; None on other systems and where there is no bus."""
    if not sys.platform.startswith("linux") or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return None  # without an address the library would start a bus of its own
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    return bus.send if bus.isConnected() else None


def _message(said: dict[str, Any]) -> "QDBusMessage":
    from PySide6.QtDBus import QDBusMessage

    entry = f"application://{QGuiApplication.desktopFileName() or 'rembg-desktop'}.desktop"
    path = f"/com/canonical/unity/launcherentry/{crc32(entry.encode())}"
    message = QDBusMessage.createSignal(path, _INTERFACE, "Update")
    message.setArguments([entry, said])
    return message
