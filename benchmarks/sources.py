"""Compares the time that two checkouts need to submit a folder of files with unusual names.

Usage: sources.py OLD_PROGRAM NEW_PROGRAM, for example the `rembg-desktop` of two virtual environments.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

FILES: Final = 2_000
ROUNDS: Final = 7
LIMIT: Final = 1.3
_SUFFIXES: Final = (".dat", ".xyz", ".jpg_original", ".bak", ".log", ".nfo", ".001", "")


def build(folder: Path) -> None:
    """Write a tree of files that are not images, and one that is."""
    photo = Path(__file__).parents[1] / "resources" / "photos"
    first = min(photo.glob("*.jpg"))
    (folder / "photo.jpg").write_bytes(first.read_bytes())
    for number in range(FILES):
        path = folder / f"{number % 20}" / f"{number}{_SUFFIXES[number % len(_SUFFIXES)]}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"text of a file that is not an image\n" * 40)


def seconds(program: str, tree: Path, home: Path) -> float:
    """The time of one command from start to exit."""
    begun = time.perf_counter()
    command = [program, "submit", tree, "--recursive", "--hold", "--output", home / "out", "--home", home]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> int:
    """Measure both programs in turns; returns 1 if the second one is too slow."""
    times: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        tree.mkdir()
        build(tree)
        for _ in range(ROUNDS):
            for which, program in enumerate(sys.argv[1:3]):
                times[which].append(seconds(program, tree, Path(name) / f"home{which}"))
    old, new = (statistics.median(found[1:]) for found in times)
    print(f"{FILES} files: {old:.3f} s before, {new:.3f} s now, ratio {new / old:.2f} (limit {LIMIT})")
    return int(new / old > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
