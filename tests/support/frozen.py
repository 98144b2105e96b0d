"""The program to download, as somebody starts it who has no Python, no settings and no network."""

import os
import subprocess
import sys
from pathlib import Path

from desktop import Desktop
from program import Program

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("REMBG_DESKTOP_APP") or ROOT / "dist" / "rembg-desktop")
OFFLINE = Path(__file__).with_name("offline.py")


def network_can_be_taken() -> bool:
    """Whether this system lets us start a program without a network."""
    if sys.platform != "linux":
        return False
    return subprocess.run([sys.executable, OFFLINE, "/bin/true"], check=False).returncode == 0


class Frozen(Program):
    """The program in an empty home folder, with an environment that holds nothing but what a login gives."""

    def __init__(self, login: Path, *, offline: bool, folder: Path = FOLDER) -> None:
        login.mkdir()
        self.login = login
        self.folder = folder
        self.home = login / ".local" / "share" / "rembg-desktop"
        self.environment = {"HOME": str(login), "PATH": "/nonexistent", "LANG": "C.UTF-8"}
        if sys.platform != "linux":  # its home folder does not follow HOME everywhere
            self.environment |= {
                "REMBG_DESKTOP_HOME": str(self.home),
                "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
            }
        self.offline = [sys.executable, OFFLINE] if offline else []
        self.command = [*self.offline, folder / "rembg-desktop"]
        self._started = []

    def show(self, desktop: Desktop, *words: object) -> "subprocess.Popen[str]":
        """Start the program without a console on a screen."""
        display = f"DISPLAY={desktop.environment['DISPLAY']}"
        login = [f"{name}={value}" for name, value in self.environment.items()]
        return desktop.start(
            *self.offline, "/usr/bin/env", "-i", display, *login, self.folder / "rembg-desktop-gui", *words
        )

    def beside(self, process: "subprocess.Popen[str]", *words: object) -> subprocess.CompletedProcess[bytes]:
        """Run another command where it reaches the loopback of a process of this program."""
        join = [*self.offline, "--beside", process.pid] if self.offline else []
        return subprocess.run(list(map(str, [*join, *words])), capture_output=True, timeout=240, check=False)
