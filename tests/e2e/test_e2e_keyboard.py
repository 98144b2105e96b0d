"""From the photo to its result with nothing but a keyboard, on a real screen."""

import shutil
import stat
import sys
from pathlib import Path

import pytest
from desktop import Desktop
from program import PHOTOS, PROGRAM, Program
from waiting import until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only"),
]


@pytest.fixture
def opener(tmp_path: Path) -> Path:
    """A program in the place of the one that opens files with others; it only notes what it was asked to open."""
    notes = tmp_path / "opened"
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("xdg-open", "gio"):
        program = folder / name
        program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>{notes}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    notes.touch()
    return notes


def test_a_keyboard_alone_adds_starts_retries_and_opens(
    program: Program, tmp_path: Path, desktop: Desktop, opener: Path
) -> None:
    program.settings('[general]\nlanguage = "en"\ntips = false\n')
    photos = tmp_path / "photos"
    photos.mkdir()
    shutil.copy(PHOTOS / "cat.jpg", photos / "cat.jpg")
    (photos / "dog.jpg").write_bytes(b"no picture yet")
    path = f"{opener.parent / 'bin'}:{desktop.environment['PATH']}"
    process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home), PATH=path)
    window = desktop.window("Rembg Desktop")

    def jobs():
        return program.json("list")["jobs"]

    desktop.press(window, "ctrl+p")  # pause: nothing begins before it is told to
    until(lambda: program.json("stats")["pause"]["by_user"])
    desktop.press(window, "F6", "Home", "Down", "Down", "Down")  # the fourth preset; typed letters must come fast
    desktop.press(window, "ctrl+o")
    dialog = desktop.window("Add images")
    desktop.hand(
        "windowactivate", "--sync", dialog, "type", "--delay", 5, f'"{photos}/cat.jpg" "{photos}/dog.jpg"'
    )
    desktop.press(dialog, "Return")
    (job,) = until(jobs)
    assert (job["preset"], job["status"]) == ("WebP for the web", "pending")
    desktop.press(window, "ctrl+p")  # go on
    until(lambda: jobs()[0]["status"] == "completed")
    assert jobs()[0]["progress"]["failed"] == 1
    shutil.copy(PHOTOS / "cat.jpg", photos / "dog.jpg")
    retry = ("F5", "ctrl+shift+r")  # the queue; retry what failed
    desktop.press_until(window, retry, lambda: jobs()[0]["progress"]["failed"] == 0)
    until(lambda: jobs()[0]["progress"]["succeeded"] == 2)
    desktop.press_until(window, ("F5", "Home", "Return"), lambda: str(photos / "cutouts") in opener.read_text())
    assert sorted(result.name for result in (photos / "cutouts").iterdir()) == ["cat.webp", "dog.webp"]
    desktop.press(window, "ctrl+q")
    _, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, "")
