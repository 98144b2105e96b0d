"""What a command loads, and how long it takes to say something."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_command import Command

from rembg_desktop.composition import open_queue
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home

PROGRAM = Path(sys.executable).with_name("rembg-desktop")
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
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in modules.read_text().split()}
    assert "rembg_desktop" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.timing
def test_with_1000_jobs_an_answer_takes_at_most_150_ms_more_than_python(
    photos: Path, home: Path, tmp_path: Path
) -> None:
    store, manager = open_queue(Home.choose(home))
    for number in range(1000):
        plan = manager.plan([photos / "a.jpg"], RemovalOptions(), destination=tmp_path / str(number))
        job = manager.submit(plan, RemovalOptions())
    store.close()

    def run(*words: str) -> None:
        subprocess.run(
            words,
            env=_environment(home),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=30,
            check=True,
        )

    python = _fastest(lambda: run(sys.executable, "-c", "pass"))
    for words in (["list"], ["stats"], ["status", job.id]):
        took = _fastest(lambda words=words: run(str(PROGRAM), *words)) - python
        assert took <= 0.15, f"{words[0]} took {took:.3f} s longer"


def _fastest(run: Callable[[], None], times: int = 10) -> float:
    """Seconds of the fastest of some runs: the others were held up by something else on the machine."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - began)
    return best


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "REMBG_DESKTOP_HOME": str(home)}
