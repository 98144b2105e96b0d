import signal
import sys
from pathlib import Path

import pytest
from desktop import Desktop
from program import PROGRAM, Program, copies
from waiting import until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb exists on Linux only"),
]
DRAG_SOURCE = Path(__file__).parents[1] / "support" / "drag_source.py"


def _drop(program: Program, desktop: Desktop, window: str, *paths: Path) -> None:
    """Drag files out of another program's window and drop them on ours."""
    source = desktop.start(sys.executable, DRAG_SOURCE, *paths)
    label = desktop.window("drag source")
    left, top, width, height = desktop.geometry(window)
    x, y, w, h = desktop.geometry(label)
    desktop.hand("windowactivate", "--sync", label, "sleep", 1)
    desktop.drag((x + w // 2, y + h // 2), (left + width // 3, top + height // 3))
    until(lambda: program.json("list")["jobs"])  # the other program hands the files over until then
    source.terminate()
    source.communicate()


def test_a_dropped_folder_is_cut_out(program: Program, tmp_path: Path, desktop: Desktop) -> None:
    photos = copies(tmp_path / "photos", 5)
    process = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
    window = desktop.window("Rembg Desktop")
    _drop(program, desktop, window, photos)
    until(lambda: len(list(photos.glob("cutouts/*.png"))) == 5)
    (job,) = until(lambda: [job for job in program.json("list")["jobs"] if job["status"] == "completed"])
    assert job["progress"]["succeeded"] == 5
    desktop.close(window)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    assert error == ""


def test_a_second_start_hands_its_files_to_the_first_window(
    program: Program, tmp_path: Path, desktop: Desktop
) -> None:
    photos = copies(tmp_path / "photos", 2)
    first = desktop.start(PROGRAM, REMBG_DESKTOP_HOME=str(program.home))
    desktop.window("Rembg Desktop")
    second = desktop.start(PROGRAM, "gui", photos, REMBG_DESKTOP_HOME=str(program.home))
    _, error = second.communicate(timeout=120)
    assert second.returncode == 0, error
    until(lambda: len(list(photos.glob("cutouts/*.png"))) == 2)
    assert first.poll() is None
    first.send_signal(signal.SIGTERM)
    first.communicate(timeout=120)
    assert first.returncode == 0
