"""Runs a command, measures its time and memory, and describes the machine."""

import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final

import psutil

SAMPLE_SECONDS: Final = 0.02
TITLE: Final = "Rembg Desktop"
"""Start of the title of the main window."""
PROGRAM: Final = Path(sys.executable).parent / ("rembg-desktop.exe" if os.name == "nt" else "rembg-desktop")


@dataclass(frozen=True)
class Measured:
    """One run of a command.

    Attributes:
        seconds: from its start to its end.
        peak_mib: most memory (resident) at one time, of it and its children together, MiB.
        rss_mib: (seconds since the start, MiB resident) by time.
        code: exit code.
        output: what it printed, both streams.
    """

    seconds: float
    peak_mib: float
    code: int
    output: str
    rss_mib: tuple[tuple[float, float], ...] = field(default=(), repr=False)


def run(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None, timeout: float = 1800
) -> Measured:
    """Run a command until it ends; `environment` is merged into the current one."""
    # Not set in a shell of a user: with it, Python would compile every module at every start.
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command],
        env={**inherited, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watch = _MemoryWatch(process.pid, begun)
    try:
        output, _ = process.communicate(timeout=timeout)
        seconds = time.perf_counter() - begun
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    finally:
        watch.end()
    return Measured(seconds, watch.peak / 2**20, process.returncode, output, tuple(watch.samples))


def checked(measured: Measured) -> Measured:
    """The same, unless the command failed.

    Raises:
        RuntimeError: with what the command printed.
    """
    if measured.code != 0:
        raise RuntimeError(f"The command ended with exit code {measured.code}:\n{measured.output}")
    return measured


class _MemoryWatch(threading.Thread):
    """Watches the memory of a process and its children until they have ended.

    Between two looks a peak could be missed, so on Linux the kernel's own high-water mark is read too. The
    resource module's figure for children is of no use: it begins with the memory of the process that forked.
    """

    def __init__(self, pid: int, begun: float) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.samples: list[tuple[float, float]] = []
        self._begun = begun
        self._process = psutil.Process(pid)
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(SAMPLE_SECONDS):
            try:
                family = [self._process, *self._process.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            total = sum(_rss(process) for process in family)
            self.peak = max(self.peak, total, *(high_water(process.pid) for process in family))
            if total:
                self.samples.append((time.perf_counter() - self._begun, total / 2**20))

    def end(self) -> None:
        self._ended.set()
        self.join()


def _rss(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):  # it has just ended
        return 0


def high_water(pid: int) -> int:
    """Peak resident memory of a process in bytes; 0 if unknown."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:  # it has just ended, or the system has no /proc
        return 0
    return 0


def window_is_shown(environment: Mapping[str, str]) -> Callable[[], bool]:
    """A condition: the main window of the program is on the virtual screen. Needs xdotool."""
    search = ["xdotool", "search", "--onlyvisible", "--name", f"^{TITLE}"]
    return lambda: (
        subprocess.run(search, env=environment, capture_output=True, check=False, timeout=20).returncode == 0
    )


@contextmanager
def virtual_screen() -> Generator[dict[str, str]]:
    """Run Xvfb under a free display number; yields the environment for a program that uses it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    unwanted = ("WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE")
    environment = {key: value for key, value in os.environ.items() if key not in unwanted}
    try:
        with os.fdopen(read) as number:
            yield {**environment, "DISPLAY": f":{number.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(20)


def until(condition: Callable[[], bool], seconds: float, pause: float = 0.005) -> float:
    """Wait for a condition. Returns the seconds it took.

    Raises:
        TimeoutError: the condition did not become true in time.
    """
    begun = time.perf_counter()
    while not condition():
        if time.perf_counter() - begun > seconds:
            raise TimeoutError(f"Timed out after {seconds:.0f} s.")
        time.sleep(pause)
    return time.perf_counter() - begun


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Median, with minimum and maximum if there is more than one value."""
    median = f"{statistics.median(values):.{digits}f}"
    if len(values) == 1:
        return median
    return f"{median} ({min(values):.{digits}f}-{max(values):.{digits}f})"


def machine() -> str:
    """One line for the head of a report."""
    name = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        names = [line for line in cpuinfo.read_text(encoding="utf-8").splitlines() if "model name" in line]
        name = names[0].partition(":")[2].strip() if names else name
    packages = ", ".join(f"{package} {version(package)}" for package in ("rembg", "onnxruntime", "pillow"))
    load = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    python = platform.python_version()
    return f"{name}, {len(_cores())} cores{load}; {platform.system()}, Python {python}, {packages}"


def _cores() -> Sequence[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)
