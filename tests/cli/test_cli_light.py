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


LIMIT = 160
"""Modules that a short command may load beyond those of Python itself."""


@pytest.mark.parametrize("words", [["list"], ["stats"], ["status", "JOB"]], ids=" ".join)
def test_a_short_command_loads_few_modules_and_collects_no_garbage(
    command: Command, photos: Path, home: Path, tmp_path: Path, words: list[str]
) -> None:
    job = command("submit", photos, "--json").json["job_id"]
    report = tmp_path / "report"
    code = f"""
import atexit, gc, sys
known = set(sys.modules)
atexit.register(lambda: print(len(sys.modules.keys() - known), gc.isenabled(), file=open({str(report)!r}, "w")))
from rembg_desktop.__main__ import main
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, *(job if word == "JOB" else word for word in words)],
        env=_environment(home),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded, collects = report.read_text().split()
    assert int(loaded) < LIMIT
    assert collects == "False"


def test_a_command_that_may_run_for_long_collects_garbage(home: Path) -> None:
    code = (
        "import atexit, gc; atexit.register(lambda: print(gc.isenabled()));"
        "from rembg_desktop.__main__ import main; main()"
    )
    words = ["run", "--until-idle"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=_environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "True", done.stderr
