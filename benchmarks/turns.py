"""Measures how long an event loop is blocked by each action."""

import cProfile
import pstats
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, Qt, QTimer


@dataclass(frozen=True, slots=True)
class Step:
    """The longest iteration of the event loop during one step.

    Attributes:
        wall_ms: by the clock: includes waiting for the interpreter and for other programs of the machine.
        cpu_ms: processor time of the main thread alone.
    """

    name: str
    wall_ms: float
    cpu_ms: float


class Turns:
    """A timer in the event loop of the main thread that measures the time between its ticks."""

    def __init__(self, profiled: Sequence[str] = ()) -> None:
        """`profiled`: names of steps whose longest iteration is profiled and printed."""
        self.steps: list[Step] = []
        self._profiled = frozenset(profiled)
        self._profile: cProfile.Profile | None = None
        self._kept: cProfile.Profile | None = None
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._begin()

    def step(
        self,
        name: str,
        act: Callable[[], object] | None = None,
        until: Callable[[], bool] | None = None,
        *,
        settle: int = 400,
    ) -> None:
        """Do something as an event does, wait for `until`, then `settle` milliseconds for what follows; print.

        Raises:
            TimeoutError: `until` did not come true.
        """
        self._profile = cProfile.Profile() if name in self._profiled else None
        self._kept = None
        self._begin()
        self._timer.start()
        if self._profile:
            self._profile.enable()
        if act:
            QTimer.singleShot(0, act)
            spin(1)
        if until:
            wait(until)
        spin(settle)
        self._timer.stop()
        if self._profile:
            self._profile.disable()
        self.steps.append(Step(name, self._wall * 1000, self._cpu * 1000))
        print(f"{name:40} {self._wall * 1000:6.0f} ms {self._cpu * 1000:6.0f} ms of CPU", flush=True)
        if self._kept and self._kept.getstats():
            pstats.Stats(self._kept, stream=sys.stdout).sort_stats("cumulative").print_stats(40)

    @property
    def worst(self) -> Step:
        """The step with the longest turn by the clock."""
        return max(self.steps, key=lambda step: step.wall_ms)

    @property
    def busiest(self) -> Step:
        """The step with the longest turn in processor time."""
        return max(self.steps, key=lambda step: step.cpu_ms)

    def _begin(self) -> None:
        self._wall = self._cpu = 0.0
        self._last = time.perf_counter(), time.thread_time()

    def _turn(self) -> None:
        now = time.perf_counter(), time.thread_time()
        if self._profile:
            self._profile.disable()
            if now[1] - self._last[1] > self._cpu:
                self._kept = self._profile
            self._profile = cProfile.Profile()
        self._wall = max(self._wall, now[0] - self._last[0])
        self._cpu = max(self._cpu, now[1] - self._last[1])
        self._last = now
        if self._profile:
            self._profile.enable()


def spin(milliseconds: int) -> None:
    """Process events for the given time. QTest.qWait() would sleep between them, which counts as being blocked."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Process events until a condition is true.

    Raises:
        TimeoutError: the condition did not become true in time.
    """
    ending = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > ending:
            raise TimeoutError(f"Timed out after {seconds:.0f} s.")
        spin(5)
