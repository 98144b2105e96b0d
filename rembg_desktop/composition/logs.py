"""The log file of a process, its standard streams, and what happens to uncaught exceptions."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import TracebackType

    from rembg_desktop.paths import Home

log = logging.getLogger(__name__)

FILE_NAME: Final = "rembg-desktop.log"
_FORMAT: Final = "%(asctime)s %(levelname)s %(process)d %(threadName)s %(name)s: %(message)s"
_MAX_BYTES: Final = 2_000_000
_BACKUPS: Final = 3


def log_file(home: Home) -> Path:
    """Path of the log file of a home folder."""
    return home.logs / FILE_NAME


def ensure_std_streams() -> None:
    """Make sure that any text can be written to stdout and stderr.

    In a program without a console both are None, but libraries write to them anyway. File names may contain
    bytes that are not valid text; characters that a stream cannot encode are written as backslash escapes.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - stays open until the process ends
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def start_log(home: Home, *, debug: bool = False) -> Path:
    """Write the log records of this process to the file. A second call for the same home folder does nothing.

    If the file cannot be written, the records are dropped, and the program continues.

    Returns:
        Path of the file.
    """
    from logging.handlers import RotatingFileHandler

    path = log_file(home)
    root = logging.getLogger()
    logging.raiseExceptions = False  # no traceback on stderr when the disk is full
    if any(getattr(handler, "baseFilename", None) == str(path) for handler in root.handlers):
        return path
    try:
        home.logs.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_MAX_BYTES, backupCount=_BACKUPS, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return path
    handler.rotator = _rotate
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(logging.DEBUG if debug else logging.INFO)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("rembg_desktop").setLevel(logging.DEBUG if debug else logging.INFO)
    return path


def install_hooks() -> None:
    """Log uncaught exceptions of the main thread and all other threads, then report them as usual."""
    usual_main, usual_thread = sys.excepthook, threading.excepthook

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("Uncaught exception", exc_info=(kind, error, trace))
        usual_main(kind, error, trace)

    def on_thread(caught: threading.ExceptHookArgs) -> None:
        error = caught.exc_value or caught.exc_type()
        name = caught.thread.name if caught.thread else "an unknown thread"
        log.critical("Uncaught exception in %s", name, exc_info=(caught.exc_type, error, caught.exc_traceback))
        usual_thread(caught)

    sys.excepthook = on_main
    threading.excepthook = on_thread


def _rotate(source: str, target: str) -> None:
    # On Windows a file that another process of this program has open cannot be renamed. Keep writing to it, and
    # try again with the next record.
    with contextlib.suppress(PermissionError):
        Path(source).replace(target)
