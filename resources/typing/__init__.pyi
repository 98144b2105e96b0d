# What type checkers see of the package `rembg_desktop`, whose names are imported when they are used.

from threading import RLock
from typing import Any

from rembg_desktop.composition.direct import remove_background as remove_background

__version__: str
IMPORTING: RLock

def import_late(name: str) -> Any: ...
