"""Lets work in the background give way to what somebody waits for: the window, and answers to programs."""

import os
import sys
from contextlib import suppress
from threading import get_native_id
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


def give_way() -> None:
    """Lower the priority of the calling thread for good; threads that it starts, as onnxruntime's, inherit it.

    Only Linux gives each thread a priority of its own in this way; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        thread = get_native_id()
        with suppress(OSError):  # what the system does not allow is no reason not to work
            os.setpriority(os.PRIO_PROCESS, thread, max(_NICE, os.getpriority(os.PRIO_PROCESS, thread)))
