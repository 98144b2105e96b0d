"""The program is killed while it works: the window says at the next start what it found, and goes on."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from desktop import Desktop
from program import PROGRAM, Program, copies, temp_files
from waiting import until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only"),
]
SCREEN = Path(__file__).parents[1] / "support" / "screen.py"
INFO_GROUND = "#e8effd"
"""What stands under a banner that tells something, in the light theme."""


def _look(desktop: Desktop, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, SCREEN, *words],
        env=desktop.environment,
        text=True,
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.strip()


def _banner_text(desktop: Desktop, window: str) -> str:
    """Select a banner's sentence with the mouse and copy it, as a user would who wants to send it to somebody."""
    left, top, width, height = map(int, until(lambda: _look(desktop, "box", INFO_GROUND), 20).split())
    assert width > 300
    assert 20 < height < 120
    desktop.hand("windowactivate", "--sync", window)
    desktop.hand("mousemove", left + 90, top + height // 2, "click", "--repeat", 3, "--delay", 40, 1)
    desktop.hand("key", "ctrl+c")
    return until(lambda: _look(desktop, "clipboard"), 20)


def test_a_window_killed_while_busy_says_so_at_the_next_start_and_goes_on(
    program: Program, tmp_path: Path, desktop: Desktop
) -> None:
    program.settings('[general]\ntheme = "light"\nlanguage = "en"\ntips = false\n')
    photos = copies(tmp_path / "photos", 12)
    job = program.json("submit", photos, "--output", tmp_path / "out")["job_id"]
    process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
    until(lambda: program.json("status", job)["progress"]["succeeded"])
    process.kill()
    process.communicate()
    left = program.json("status", job)
    assert left["status"] == "processing"
    assert left["progress"]["processed"] < 12
    process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
    window = desktop.window("Rembg Desktop")
    said = _banner_text(desktop, window)
    assert said.startswith("Rembg Desktop quit unexpectedly last time. Nothing was lost: ")
    assert re.search(r"\d interrupted images? will be processed again|\d finished images? (was|were) kept", said)
    done = until(lambda: (found := program.json("status", job))["status"] == "completed" and found, 240)
    assert done["progress"]["succeeded"] == 12
    assert len(list((tmp_path / "out").iterdir())) == 12
    assert temp_files(tmp_path / "out") == []
    desktop.close(window)
    _, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, "")
