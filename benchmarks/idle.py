"""Measures the memory of the window: before the first image, at work, and when it has been idle for a while.

    python benchmarks/idle.py [--size 12] [--count 4] [--wait 95] [--mappings]

The window runs on an Xvfb screen of its own with a new home folder. When its only job has ended, the job is
expanded and its first image selected, so that thumbnails and a result are on screen. The exit code is 1 if more
than 60 MB remain. Needs Linux, Xvfb and xdotool.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

import photos
import platformdirs
import psutil
from measuring import (
    PROGRAM,
    SAMPLE_SECONDS,
    TITLE,
    checked,
    high_water,
    machine,
    run,
    until,
    virtual_screen,
    window_is_shown,
)

BUDGET_MB: Final = 60.0
"""How much more memory than before the first image the idle window may use."""
SETTLE_SECONDS: Final = 5.0
"""Time from the window being visible to the first measurement; the window loads some parts when it is idle."""
COUNTS: Final = {0.0: 14, 0.75: 14, 12.0: 4}
"""Default number of photos for each size."""
ROW: Final = (300, 190)
"""A point in the first row of the table of jobs, in pixels from the top left of the window."""


def sources(work: Path, cache: Path, count: int, size: float) -> Path:
    """A folder with `count` photos: copies of the sample photos, or made as large as `size` megapixels."""
    if size:
        return photos.make(cache / f"idle-{count}-photos-{size:g}mp", count, photos.SIZES[size])
    folder = work / "photos"
    folder.mkdir()
    samples = sorted(photos.SAMPLES.glob("*.jpg"))
    for number in range(count):
        shutil.copyfile(samples[number % len(samples)], folder / f"photo-{number + 1:03}.jpg")
    return folder


def measure(work: Path, folder: Path, wait: float, *, mappings: bool) -> float:
    """Print memory before, at work and after; returns how many MB (10^6 bytes) remain."""
    home = work / "home"
    with virtual_screen() as environment:
        process = subprocess.Popen([PROGRAM, "--home", home, "gui"], env=environment)
        try:
            until(window_is_shown(environment), 30, pause=0.1)
            time.sleep(SETTLE_SECONDS)
            watched = psutil.Process(process.pid)
            before, mapped_before = _resident(watched), _mappings(watched)
            print(f"| before the first image | {before:.1f} MB |", flush=True)
            submit = [PROGRAM, "--home", home, "submit", folder, "--output", work / "results"]
            job_id = checked(run(submit)).output.split()[0]
            peak = _peak_until_done(watched, home, job_id)
            _show_first_result(environment)
            print(f"| at work (peak) | {peak:.1f} MB |", flush=True)
            time.sleep(wait)
            after = _resident(watched)
            print(f"| {wait:g} s after the last image | {after:.1f} MB |")
            print(f"| difference | {after - before:+.1f} MB |")
            if mappings:
                _print_growth(mapped_before, _mappings(watched))
        finally:
            process.terminate()
            process.wait(20)
    return after - before


def _show_first_result(environment: dict[str, str]) -> None:
    """Select the job, expand it, and go to its first image."""
    search = ["search", "--onlyvisible", "--name", f"^{TITLE}"]
    click = ["mousemove", "--window", "%1", *map(str, ROW), "click", "1", "sleep", "1"]
    keys = ["key", "Right", "sleep", "1", "key", "Down"]
    subprocess.run(["xdotool", *search, *click, *keys], env=environment, check=True, timeout=20)


def _peak_until_done(watched: psutil.Process, home: Path, job_id: str) -> float:
    peak, next_question = 0.0, 0.0
    while True:
        peak = max(peak, _resident(watched), high_water(watched.pid) / 1e6)
        if time.monotonic() >= next_question:
            status = checked(run([PROGRAM, "--home", home, "status", job_id, "--json"]))
            job = json.loads(status.output)
            if job["status"] not in {"pending", "processing"}:
                break
            next_question = time.monotonic() + 1
        time.sleep(SAMPLE_SECONDS)
    if job["status"] != "completed" or job["progress"]["succeeded"] != job["progress"]["total"]:
        raise RuntimeError(f"Not all images succeeded:\n{status.output}")
    return peak


def _resident(watched: psutil.Process) -> float:
    return float(watched.memory_info().rss) / 1e6


def _mappings(watched: psutil.Process) -> Counter[str]:
    """Resident bytes of each mapped file; anonymous mappings are named [anon]."""
    return Counter({row.path: row.rss for row in watched.memory_maps(grouped=True)})


def _print_growth(before: Counter[str], after: Counter[str]) -> None:
    growth = Counter({path: rss - before[path] for path, rss in after.items()})
    print("\n| mapping | growth |\n|---|---|")
    for path, grown in growth.most_common(15):
        print(f"| {path} | {grown / 1e6:+.1f} MB |")


def main() -> int:
    """Measure and print the report as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--size", type=float, default=0.0, choices=list(COUNTS), help="megapixels; 0 takes the sample photos (0)"
    )
    parser.add_argument("--count", type=int, default=0, help="number of photos (14, or 4 with 12 megapixels)")
    parser.add_argument("--wait", type=float, default=95.0, help="seconds after the last image (95)")
    parser.add_argument("--mappings", action="store_true", help="print the mappings that grew most")
    parser.add_argument("--cache", type=Path, default=platformdirs.user_cache_path("rembg-desktop-benchmarks"))
    arguments = parser.parse_args()
    count = arguments.count or COUNTS[arguments.size]
    title = f"{count} photos of {arguments.size:g} MP" if arguments.size else f"{count} sample photos"
    print(f"{machine()}\n\n| {title} | resident memory |\n|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="rembg-desktop-idle-") as name:
        work = Path(name)
        folder = sources(work, arguments.cache, count, arguments.size)
        left = measure(work, folder, arguments.wait, mappings=arguments.mappings)
    return int(left > BUDGET_MB)


if __name__ == "__main__":
    sys.exit(main())
