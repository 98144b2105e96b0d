"""The log: a rotating file in the home folder that every unforeseen error of every thread reaches."""

import contextlib
import logging
import os
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final

from rembg_desktop.paths import Home

log = logging.getLogger(__name__)

FILE_NAME: Final = "rembg-desktop.log"
_FORMAT: Final = "%(asctime)s %(levelname)s %(process)d %(threadName)s %(name)s: %(message)s"
_MAX_BYTES: Final = 2_000_000
_BACKUPS: Final = 3


def log_file(home: Home) -> Path:
    """Where the log of a home folder lies."""
    return home.logs / FILE_NAME


def ensure_std_streams() -> None:
    """Make sure that text can be written to stdout and stderr, whatever it holds.

    A windowed program has neither (both are None), and libraries write to them all the same. File names
    need not be valid text; what a stream cannot show is written with backslashes.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - lives as long as we
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def start(home: Home, *, debug: bool = False) -> Path:
    """Write this process's log records to the file; a second call for the same home does nothing.

    Returns the file. A log that cannot be written is no reason to stop: the records are dropped then.
    """
    from logging.handlers import RotatingFileHandler

    path = log_file(home)
    root = logging.getLogger()
    logging.raiseExceptions = False  # a record that a full disk does not take is no reason for a traceback
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
    """Log what nobody caught, in the main thread and in all others, before the usual report of it."""
    usual_main, usual_thread = sys.excepthook, threading.excepthook

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log.critical("Nobody caught this", exc_info=(kind, error, trace))
        usual_main(kind, error, trace)

    def on_thread(caught: threading.ExceptHookArgs) -> None:
        error = caught.exc_value or caught.exc_type()
        name = caught.thread.name if caught.thread else "a thread"
        log.critical("Nobody caught this in %s", name, exc_info=(caught.exc_type, error, caught.exc_traceback))
        usual_thread(caught)

    sys.excepthook = on_main
    threading.excepthook = on_thread


def _rotate(source: str, target: str) -> None:
    # On Windows a file that another of our processes holds open cannot be renamed: go on writing to it, and
    # try again at the next record.
    with contextlib.suppress(PermissionError):
        Path(source).replace(target)
