"""Measures what a user waits for: commands, the first result, the window; and the memory over a long job.

- Commands: `status`, `list` and `stats` with many jobs queued, less what `python -c pass` takes.
- First result: one small photo in a new home folder, so that nothing is compiled or cached yet.
- Window: from the start of the program to its window on the screen, on an Xvfb screen of its own.
- Memory: resident memory over one long job, early and late.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import photos
import platformdirs
from measuring import PROGRAM, checked, machine, run, spread, until, virtual_screen, window_is_shown

from rembg_desktop.composition import open_queue
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home

if TYPE_CHECKING:
    from collections.abc import Callable


def commands(program: Path, work: Path, jobs: int, runs: int) -> list[str]:
    """Rows for the commands that only query the queue."""
    source = photos.make(work / "small", 1, photos.SIZES[0.75]) / "photo-001.jpg"
    home = work / "home of many jobs"
    store, queue = open_queue(Home.choose(home))
    options = RemovalOptions.from_dict({})
    job_id = ""
    for _ in range(jobs):
        job_id = queue.submit(queue.plan([source], options), options).id
    store.close()
    plain = [run([sys.executable, "-c", "pass"]).seconds for _ in range(runs)]
    rows = [f"| `python -c pass` | {spread(plain, 3)} s | |"]
    for words in (("status", job_id), ("list",), ("stats",)):
        asked = [checked(run([program, "--home", home, *words])).seconds for _ in range(runs)]
        above = statistics.median(asked) - statistics.median(plain)
        rows.append(f"| `{words[0]}`, {jobs} jobs queued | {spread(asked, 3)} s | {above:.3f} s above that |")
    return rows


def first_result(program: Path, work: Path, runs: int) -> list[str]:
    """A row for the first photo after installation."""
    source = photos.make(work / "small", 1, photos.SIZES[0.75])
    seconds: list[float] = []
    memory: list[float] = []
    for number in range(runs):
        home, output = work / f"new home {number}", work / f"first {number}"
        environment = {"NUMBA_CACHE_DIR": str(home / "empty")}
        submit = [program, "--home", home, "submit", source, "--output", output, "--wait"]
        measured = checked(run(submit, environment))
        seconds.append(measured.seconds)
        memory.append(measured.peak_mib)
    return [f"| first photo in a new home folder | {spread(seconds)} s | peak {max(memory):.0f} MiB |"]


def window(program: Path, work: Path, runs: int) -> list[str]:
    """A row for the window; says so when this machine has no Xvfb and xdotool."""
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        return ["| window | not measured | Xvfb and xdotool are needed |"]
    seconds: list[float] = []
    with virtual_screen() as environment:
        for number in range(runs):
            home = work / f"window home {min(number, 1)}"
            begun = time.perf_counter()
            process = subprocess.Popen([program, "--home", home, "gui"], env=environment)
            try:
                until(window_is_shown(environment), 30, pause=0.03)  # polling slows down what is measured
                seconds.append(time.perf_counter() - begun)
            finally:
                process.terminate()
                process.wait(20)
    first, later = seconds[0], seconds[1:] or seconds
    return [f"| window on the screen | {spread(later)} s | {first:.2f} s the first time |"]


def memory(program: Path, work: Path, cache: Path, count: int, size: float) -> list[str]:
    """A row for a long job: memory after a fifth of it, and at its end."""
    originals = sorted(photos.make(cache / f"photos-{size:g}mp", 24, photos.SIZES[size]).iterdir())
    source = work / "long"
    source.mkdir()
    for number in range(count):
        original = originals[number % len(originals)]
        (os.link if _same_disk(original, source) else shutil.copyfile)(original, source / f"{number:04}.jpg")
    output = work / "long results"
    home = work / "long home"
    home.mkdir()
    # The same photo under several names stands for different photos.
    (home / "settings.toml").write_text("[masks]\nkept_masks_mb = 0\n", encoding="utf-8")
    measured = checked(run([program, "--home", home, "submit", source, "--output", output, "--wait"]))
    results = len(list(output.iterdir()))
    if results != count:
        raise RuntimeError(f"{results} of {count} results:\n{measured.output}")
    early = _median_between(measured.rss_mib, measured.seconds, 0.15, 0.3)
    late = _median_between(measured.rss_mib, measured.seconds, 0.8, 0.95)
    title = f"{count} photos of {size:g} MP"
    rate = count / measured.seconds
    return [
        f"| {title}: memory | {early:.0f} MiB early, {late:.0f} late | peak {measured.peak_mib:.0f} MiB |",
        f"| {title}: speed | {measured.seconds:.1f} s | {rate:.2f} images/s |",
    ]


def _median_between(samples: tuple[tuple[float, float], ...], seconds: float, start: float, end: float) -> float:
    return statistics.median([mib for moment, mib in samples if start <= moment / seconds <= end])


def _same_disk(file: Path, folder: Path) -> bool:
    return file.stat().st_dev == folder.stat().st_dev


def main() -> int:
    """Measure and print the report as markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", help="commands, first, window, memory; all when none is named")
    parser.add_argument("--runs", type=int, default=10, help="runs of each command and of the window (10)")
    parser.add_argument("--jobs", type=int, default=1000, help="jobs in the queue for the commands (1000)")
    parser.add_argument("--images", type=int, default=300, help="images of the long job (300)")
    parser.add_argument("--size", type=float, default=12.0, choices=list(photos.SIZES), help="its megapixels")
    parser.add_argument("--cache", type=Path, default=platformdirs.user_cache_path("rembg-desktop-benchmarks"))
    parser.add_argument(
        "--program", type=Path, default=PROGRAM, help="another build, as dist/rembg-desktop/rembg-desktop"
    )
    arguments = parser.parse_args()
    program = arguments.program.absolute()
    known: dict[str, Callable[[Path], list[str]]] = {
        "commands": lambda work: commands(program, work, arguments.jobs, arguments.runs),
        "first": lambda work: first_result(program, work, min(arguments.runs, 5)),
        "window": lambda work: window(program, work, arguments.runs + 1),
        "memory": lambda work: memory(program, work, arguments.cache, arguments.images, arguments.size),
    }
    if unknown := [part for part in arguments.parts if part not in known]:
        parser.error(f"there is no part {unknown[0]}; there are {', '.join(known)}")
    print(f"{machine()}\n\n| what | median (least-greatest) | |\n|---|---|---|", flush=True)
    for part, measure in known.items():
        if not arguments.parts or part in arguments.parts:
            with tempfile.TemporaryDirectory(prefix="rembg-desktop-start-") as work:
                print("\n".join(measure(Path(work))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
