"""What the window needs from the system around it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from rembg_desktop.settings import Settings
from rembg_desktop.ui.desktop import COUNTDOWN, Power, SystemPower
from rembg_desktop.ui.local_api import Build as BuildApi


def _nothing(_settings: Settings) -> None:
    """For windows whose changed settings concern nobody else."""


@dataclass(frozen=True, slots=True)
class WindowContext:
    """What the window needs from the system; tests give their own.

    Attributes:
        open_url: opens a file or folder with the system's program.
        power: lets the machine sleep or shuts it down.
        countdown: seconds in which that can be called off.
        on_settings: told of changed settings.
        api: makes the HTTP API when the settings switch it on; None for a window without one.
    """

    open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
    power: Power = field(default_factory=SystemPower)
    countdown: int = COUNTDOWN
    on_settings: Callable[[Settings], object] = _nothing
    api: BuildApi | None = None
