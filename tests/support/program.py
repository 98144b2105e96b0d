"""Drives the installed program as a user's shell does."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(os.environ.get("REMBG_DESKTOP_PROGRAM") or Path(sys.executable).with_name("rembg-desktop"))
"""The program in this environment, or another build of it, such as the one to download."""
PHOTOS = Path(__file__).parents[2] / "resources" / "photos"
SKIMAGE_PHOTOS = (
    "astronaut.png",
    "camera.png",
    "chelsea.png",
    "clock_motion.png",
    "coffee.png",
    "coins.png",
    "motorcycle_left.png",
    "motorcycle_right.png",
    "retina.jpg",
    "rocket.jpg",
)
"""Ten real photos that come with scikit-image, which rembg requires."""


def copies(folder: Path, count: int) -> Path:
    """A new folder with so many copies of a real photo."""
    folder.mkdir()
    for number in range(count):
        shutil.copy(PHOTOS / "cat.jpg", folder / f"{number:02}.jpg")
    return folder


class Program:
    """The command with a home folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(exist_ok=True)
        self.settings("")
        self.environment = {**os.environ, "REMBG_DESKTOP_HOME": str(home)}
        self.command: list[str | Path] = [PROGRAM]
        self._started: list[subprocess.Popen[str]] = []

    def settings(self, more: str) -> None:
        """Write the settings: `more`, that a disk that is nearly full does not matter, and that no mask is kept.

        Copies of one photo stand for different ones, so each of them needs the model.
        """
        always = "[queue]\nlow_disk_mb = 0\n\n[masks]\nkept_masks_mb = 0\n\n"
        (self.home / "settings.toml").write_text(always + more, encoding="utf-8")

    def run(
        self, *words: object, timeout: float = 600, check: int | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*self.command, *map(str, words)],
            env=self.environment,
            text=True,
            capture_output=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if check is not None:
            assert done.returncode == check, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def start(self, *words: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [*self.command, *map(str, words)],
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        self._started.append(process)
        return process

    def kill_started(self) -> None:
        """Kill what start() began and a test that failed has left running."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
                process.communicate()

    def json(self, *words: object, check: int | None = 0) -> Any:
        """The last JSON document that a command prints."""
        return json.loads(self.run(*words, "--json", check=check).stdout.splitlines()[-1])


def temp_files(folder: Path) -> list[Path]:
    """Temporary files that were left behind."""
    return [path for path in folder.rglob("*") if ".part" in path.name or path.name.startswith(".")]
