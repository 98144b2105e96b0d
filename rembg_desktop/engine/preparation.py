"""Loading the matting code in a thread of its own, so that whoever waits for it can be cancelled."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Final

from rembg_desktop.cancel import CancelToken
from rembg_desktop.engine.rembg_loader import MattingFunctions, load_matting
from rembg_desktop.errors import AppError

_PATIENCE: Final = 2.0
"""Seconds of waiting after which somebody should be told; loading compiled code takes one."""
_GLANCE: Final = 0.1
"""Seconds between two looks at the token."""


class Preparation:
    """Loads once; every later call answers at once."""

    def __init__(self, compiled: Path, on_prepare: Callable[[], None] | None) -> None:
        self.on_prepare = on_prepare
        self._compiled = compiled
        self._lock = Lock()
        self._thread: Thread | None = None
        self._ended = Event()
        self._functions: MattingFunctions | None = None
        self._error: BaseException | None = None
        self._told = False

    @property
    def is_running(self) -> bool:
        """Whether the code is being loaded, or compiled, now."""
        return self._thread is not None and not self._ended.is_set()

    def wait(self, cancel: CancelToken) -> MattingFunctions:
        """The functions, as soon as they are loaded; says through on_prepare, once, when that takes long.

        Raises:
            Cancelled: the token was cancelled; loading goes on for the next time.
            AppError: engine_unavailable.
        """
        self._begin()
        began = monotonic()
        while not self._ended.wait(_GLANCE):
            cancel.check()
            if monotonic() - began > _PATIENCE:
                self._tell()
        if self._functions is None:
            raise self._error or RuntimeError("the matting code was not loaded")
        return self._functions

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._load, name="matting", daemon=True)
                self._thread.start()

    def _tell(self) -> None:
        with self._lock:
            told, self._told = self._told, True
        if self.on_prepare and not told:
            self.on_prepare()

    def _load(self) -> None:
        try:
            self._functions = load_matting(self._compiled)
        except (AppError, RuntimeError, ValueError, OSError) as error:  # raised to everyone who waits
            self._error = error
        finally:
            self._ended.set()
