"""A mask is repaired with a real keyboard and mouse: stroke, undo, redo, save; the result file changes."""

import sys
from pathlib import Path

import numpy as np
import pytest
from desktop import Desktop
from numpy.typing import NDArray
from PIL import Image
from program import PROGRAM, Program, copies
from waiting import until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only"),
]


def _alpha(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as result:
        return np.array(result.getchannel("A"))


def test_a_stroke_with_the_mouse_reaches_the_result_file(
    program: Program, tmp_path: Path, desktop: Desktop
) -> None:
    photos = copies(tmp_path / "photos", 1)
    process = desktop.start(PROGRAM, "gui", photos, REMBG_DESKTOP_HOME=str(program.home))
    window = desktop.window("Rembg Desktop")
    (result,) = until(lambda: list(photos.glob("cutouts/*.png")))
    until(lambda: [job for job in program.json("list")["jobs"] if job["status"] == "completed"])
    before = _alpha(result)
    desktop.hand("windowactivate", "--sync", window)
    repair = desktop.press_until(window, ("F5", "Home", "ctrl+shift+e"), lambda: desktop.find_window("Repair:"))
    desktop.hand("windowactivate", "--sync", repair)
    left, top, width, height = desktop.geometry(repair)
    middle = left + width // 2 - 140, top + height // 2
    until(lambda: list(program.home.glob("corrections/*.draft")))
    draft = next(program.home.glob("corrections/*.draft"))
    empty = draft.stat().st_size
    desktop.press(repair, "e", *(["bracketright"] * 6))
    desktop.drag(middle, (middle[0] + 120, middle[1] + 10))
    until(lambda: draft.stat().st_size > empty)
    stroke = draft.stat().st_size
    desktop.press(repair, "ctrl+z")
    until(lambda: draft.stat().st_size > stroke)
    desktop.press(repair, "ctrl+y", "ctrl+s")
    (after,) = until(lambda: [now for now in [_changed(result, before)] if now is not None])
    assert np.count_nonzero((before > 128) & (after < 128)) > 500
    assert len(list(photos.glob("cutouts/*.png"))) == 1, "the own earlier result was replaced"
    desktop.press(repair, "ctrl+w")
    desktop.close(window)
    _, error = process.communicate(timeout=120)
    assert (process.returncode, error) == (0, "")


def _changed(result: Path, before: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """The new alpha, or None while the file is the earlier one."""
    now = _alpha(result)
    return None if np.array_equal(now, before) else now
