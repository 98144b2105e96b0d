"""Retries after failures with growing delays, without filling the log."""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from rembg_desktop.errors import AppError

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
