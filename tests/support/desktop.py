"""A screen of its own with a window manager, and a hand that moves the mouse and presses keys."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TypeVar

from PIL import Image, ImageGrab
from waiting import Deadline, until

T = TypeVar("T")


class Desktop:
    """An Xvfb screen on which programs are started and driven with xdotool."""

    def __init__(self, display: str) -> None:
        self.environment = {
            key: value for key, value in os.environ.items() if key not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        }
        self._started: list[subprocess.Popen[str]] = []
        self.environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def start(self, *words: object, **environment: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            list(map(str, words)),
            env={**self.environment, **environment},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._started.append(process)
        return process

    def kill_all(self) -> None:
        """End what a failed test has left running."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
                process.communicate()

    def hand(self, *words: object) -> str:
        """Run xdotool; gives what it prints."""
        return subprocess.run(
            ["xdotool", *map(str, words)],
            env=self.environment,
            text=True,
            capture_output=True,
            timeout=120,
            check=True,
        ).stdout.strip()

    def window(self, title: str, seconds: float = 90) -> str:
        """The id of the visible window whose title starts so."""
        try:
            return until(lambda: self.find_window(title), seconds)
        except AssertionError as error:
            error.add_note("\n".join(self._report(process) for process in self._started))
            raise

    def has_manager(self) -> bool:
        """Whether a window manager looks after this screen."""
        asked = subprocess.run(
            ["wmctrl", "-m"], env=self.environment, capture_output=True, timeout=120, check=False
        )
        return asked.returncode == 0

    def has_window(self, title: str) -> bool:
        return bool(self.find_window(title))

    def geometry(self, window: str) -> tuple[int, int, int, int]:
        """x, y, width and height of a window, pixels."""
        values = dict(
            line.split("=")
            for line in self.hand("getwindowgeometry", "--shell", window).splitlines()
            if "=" in line
        )
        return int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"])

    def picture(self) -> Image.Image:
        """What is on the screen."""
        return ImageGrab.grab(xdisplay=self.environment["DISPLAY"])

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in steps as a hand does, let go."""
        self.hand("mousemove", *start, "sleep", 0.3, "mousedown", 1, "sleep", 0.1)
        for step in range(1, 21):
            x = start[0] + (end[0] - start[0]) * step // 20
            y = start[1] + (end[1] - start[1]) * step // 20
            self.hand("mousemove", x, y, "sleep", 0.02)
        self.hand("mousemove_relative", "1", "1", "sleep", 0.8, "mouseup", 1)

    def press(self, window: str, *keys: str) -> None:
        """Bring a window to the front and press keys, one after the other."""
        self.hand("windowactivate", "--sync", window)
        self.hand("key", "--clearmodifiers", "--delay", 60, *keys)

    def press_until(self, window: str, keys: tuple[str, ...], condition: Callable[[], T]) -> T:
        """Press keys again and again until they have had their effect; gives the condition's value.

        Keys for an image do nothing before the window shows what the queue has long known.
        """

        def worked() -> T | None:
            self.press(window, *keys)
            deadline = Deadline(10)
            while not (value := condition()) and not deadline.has_passed():
                time.sleep(0.1)
            return value or None

        return until(worked)

    def close(self, window: str) -> None:
        """Ask the window manager to close a window, as its button does."""
        subprocess.run(["wmctrl", "-i", "-c", hex(int(window))], env=self.environment, timeout=120, check=True)

    @staticmethod
    def _report(process: "subprocess.Popen[str]") -> str:
        """What became of a started program."""
        if process.poll() is None:
            return f"still running: {process.args}"
        return f"ended with {process.returncode}: {process.args}\n{process.communicate()[1]}"

    def find_window(self, title: str) -> str:
        """The id of the visible window whose title starts so; empty without one."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", f"^{title}"],
            env=self.environment,
            text=True,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return done.stdout.split("\n", 1)[0].strip()


def missing_programs() -> list[str]:
    return [name for name in ("Xvfb", "openbox", "xdotool", "wmctrl") if shutil.which(name) is None]


@contextmanager
def running_desktop(width: int = 1280, height: int = 900) -> Generator[Desktop]:
    """Start a screen and a window manager; ends both with the block."""
    reader, writer = os.pipe()
    # Without -noreset the screen begins anew when its last program leaves it, such as an xdotool that was quicker
    # than the window manager, whose connection is then cut.
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writer),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-noreset",
            "-nolisten",
            "tcp",
        ],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        display = f":{answer.readline().strip()}"
    desktop = Desktop(display)
    manager = subprocess.Popen(
        ["openbox"], env=desktop.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until(desktop.has_manager, 30)
        yield desktop
    finally:
        desktop.kill_all()
        manager.terminate()
        manager.wait()
        server.terminate()
        server.wait()
