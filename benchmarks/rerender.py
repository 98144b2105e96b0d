"""Measures how much faster photos are rendered again from kept masks, with another background.

    python benchmarks/rerender.py [--count 1000] [--size 12] [--rounds 1]

Each round has a new home folder. First the photos are cut out; that run keeps the masks. Then the same photos get
a white background, which needs no model. Both runs are whole commands, from start to exit. The photos differ in
their bytes; every 24th has the same pixels. The exit code is 1 if a model ran in the second run, or if it was not
at least 2.5 times as fast.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import photos
import platformdirs
from measuring import PROGRAM, checked, machine, run, spread

BUDGET: Final = 2.5
"""How many times as many photos per second as in the first run."""
ORIGINALS: Final = 24
INFERENCE: Final = frozenset({"mask", "second_look"})
"""Steps that run the model."""


def sources(work: Path, cache: Path, count: int, size: float) -> Path:
    """A folder with `count` photos of `size` megapixels that differ at least in a comment."""
    originals = sorted(photos.make(cache / f"photos-{size:g}mp", ORIGINALS, photos.SIZES[size]).iterdir())
    folder = work / "photos"
    folder.mkdir()
    for number in range(count):
        content = originals[number % ORIGINALS].read_bytes()
        text = f"photo {number}".encode()
        comment = b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text
        (folder / f"{number:04}.jpg").write_bytes(content[:2] + comment + content[2:])
    return folder


def measure(home: Path, source: Path, output: Path, background: str) -> tuple[float, list[dict[str, Any]]]:
    """(seconds of the command, its images)."""
    submit = [PROGRAM, "--home", home, "submit", source, "--output", output, "--background", background]
    measured = checked(run([*submit, "--wait", "--json"], timeout=36_000))
    job = next(
        document
        for line in reversed(measured.output.splitlines())
        if line.startswith("{") and "images" in (document := json.loads(line))
    )
    if job["progress"]["succeeded"] != job["progress"]["total"]:
        raise RuntimeError(f"Not all images succeeded:\n{measured.output}")
    return measured.seconds, job["images"]


def steps(images: list[dict[str, Any]]) -> str:
    """The median of each step in milliseconds, and how many images have it."""
    times: dict[str, list[float]] = defaultdict(list)
    for image in images:
        for name, milliseconds in image["steps"].items():
            times[name].append(milliseconds)
    return ", ".join(f"{name} {statistics.median(found):.0f} ({len(found)})" for name, found in times.items())


def main() -> int:
    """Measure and print the report as markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="photos (1000)")
    parser.add_argument("--size", type=float, default=12.0, choices=list(photos.SIZES), help="their megapixels")
    parser.add_argument("--rounds", type=int, default=1, help="rounds of both runs (1)")
    parser.add_argument("--cache", type=Path, default=platformdirs.user_cache_path("rembg-desktop-benchmarks"))
    arguments = parser.parse_args()
    print(machine())
    ratios: list[float] = []
    inferences = 0
    with tempfile.TemporaryDirectory(prefix="rembg-desktop-benchmark-") as folder:
        work = Path(folder)
        source = sources(work, arguments.cache, arguments.count, arguments.size)
        print(f"\n{arguments.count} photos of {arguments.size:g} MP\n")
        print(
            "| run | seconds | photos per second | median of steps in ms (number of images) |\n|---|---|---|---|"
        )
        for number in range(arguments.rounds):
            home = work / f"home-{number}"
            seconds: list[float] = []
            for title, background in (("first", "none"), ("again", "white")):
                taken, images = measure(home, source, work / f"{title}-{number}", background)
                seconds.append(taken)
                print(f"| {title} | {taken:.1f} | {arguments.count / taken:.2f} | {steps(images)} |", flush=True)
                if title == "again":
                    inferences += sum(bool(INFERENCE & set(image["steps"])) for image in images)
            ratios.append(seconds[0] / seconds[1])
    print(f"\nRendered again {spread(ratios)} times as fast; {inferences} images needed the model again.")
    return 1 if inferences or statistics.median(ratios) < BUDGET else 0


if __name__ == "__main__":
    sys.exit(main())
