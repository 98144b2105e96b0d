"""What a command loads: the less, the sooner it says something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_command import Command

HEAVY = {
    "PySide6",
    "rembg",
    "onnxruntime",
    "numpy",
    "PIL",
    "rich",
    "requests",
    "pymatting",
    "numba",
    "http",
    "ssl",
}
REPORT = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=open({path!r}, "w")))
from rembg_desktop.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["stats"],
        ["status", "JOB"],
        ["cancel", "JOB"],
        ["cancel", "--pending"],
        ["pause"],
        ["submit", "PHOTOS"],
        ["submit", "PHOTOS", "--json", "--preset", "Mask"],
        ["submit", "PHOTOS", "--dry-run"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_asking_the_queue_loads_nothing_heavy(
    command: Command, photos: Path, home: Path, tmp_path: Path, words: list[str]
) -> None:
    job = command("submit", photos, "--json").json["job_id"]
    stands_for = {"JOB": job, "PHOTOS": str(photos)}
    modules = tmp_path / "modules"
    done = subprocess.run(
        [sys.executable, "-c", REPORT.format(path=str(modules)), *(stands_for.get(word, word) for word in words)],
        env=_environment(home),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in modules.read_text().split()}
    assert "rembg_desktop" in loaded
    assert loaded & HEAVY == set()


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "REMBG_DESKTOP_HOME": str(home)}
