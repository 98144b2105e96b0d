"""Lets work in the background give way to what somebody waits for: the window, and answers to programs."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from threading import Event, get_ident, get_native_id, main_thread
from time import monotonic
from typing import Final

_NICE: Final = 5
"""While others want the processor, a thread gets about a third of what they get; otherwise all of it.

With less, a program that asks for the status without a break would keep the images from getting done.
"""

_TURN_SECONDS: Final = 0.0005
"""How long a thread may keep the interpreter while another waits for it; Python's own 5 ms add up."""


def take_short_turns() -> None:
    """Let no thread of this process wait long for the interpreter: the window and answers need it often."""
    sys.setswitchinterval(_TURN_SECONDS)


_PRECEDENCE_SECONDS: Final = 0.05
"""For so long others wait at most for the main thread."""


class _Precedence:
    """Who goes first, and until when."""

    def __init__(self) -> None:
        self.is_over = Event()
        self.is_over.set()
        self.until = 0.0


_precedence: Final = _Precedence()


@contextmanager
def take_precedence() -> Generator[None]:
    """While the block runs, in the main thread, work in other threads waits where it calls let_pass().

    They would not hinder it if they could run beside it; but only one thread at a time can run Python, and of
    several that want to each gets its share: what takes the window 20 ms would take it 100.
    """
    _precedence.until = monotonic() + _PRECEDENCE_SECONDS
    _precedence.is_over.clear()
    try:
        yield
    finally:
        _precedence.is_over.set()


def let_pass() -> None:
    """Between two steps of work: let the main thread finish first what somebody sees, for a moment."""
    if not _precedence.is_over.is_set() and get_ident() != main_thread().ident:
        _precedence.is_over.wait(max(0.0, _precedence.until - monotonic()))


def give_way() -> None:
    """Lower the priority of the calling thread for good; threads that it starts, as onnxruntime's, inherit it.

    Only Linux gives each thread a priority of its own in this way; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        thread = get_native_id()
        with suppress(OSError):  # what the system does not allow is no reason not to work
            os.setpriority(os.PRIO_PROCESS, thread, max(_NICE, os.getpriority(os.PRIO_PROCESS, thread)))
