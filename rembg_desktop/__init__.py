"""Rembg Desktop: removes the background of many photos at once, offline, and never loses a job."""

from importlib import import_module
from threading import RLock
from typing import Any, Final

__version__ = "0.1.0"

IMPORTING: Final = RLock()
"""Held while the engine imports rembg, for which it replaces modules that are not needed by placeholders."""


def import_late(name: str) -> Any:  # noqa: ANN401 - a module
    """Import a module that takes a while when it is first used, and never a placeholder; see IMPORTING.

    Raises:
        ImportError: it is not installed or damaged.
    """
    with IMPORTING:
        return import_module(name)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562
    if name == "remove_background":  # imported when it is wanted: a command does without it
        return import_module("rembg_desktop.composition.direct").remove_background
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
