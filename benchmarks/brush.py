"""Measures strokes on photos of 12 and 50 megapixels, their undo, and saving.

Exits with code 1 if a dab takes over 8 ms (95th percentile) at 12 megapixels with a radius of up to 150 pixels, or
if anything that runs in the thread of the window takes over 50 ms of processor time.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import psutil
from measuring import machine

from rembg_desktop.masks.brush import Tool
from rembg_desktop.masks.corrections import CorrectionStore
from rembg_desktop.masks.editing import EditSession

BUDGET_MS: Final = 8.0
STALL_MS: Final = 50.0
SIZES: Final = {"12 MP": (4000, 3000), "50 MP": (8200, 6100)}


def main() -> int:
    """Run the benchmark. Returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--strokes", type=int, default=200, help="strokes to undo (default: %(default)s)")
    strokes = parser.parse_args().strokes
    print(machine())
    print("\n| photo | radius | hardness | dab p50, ms | p95 | longest | end of the stroke |")
    print("|---|---|---|---|---|---|---|")
    failed = False
    for name, size in SIZES.items():
        for radius, hardness in ((10, 0.8), (50, 0.8), (150, 0.8), (150, 0.0), (500, 0.8)):
            with tempfile.TemporaryDirectory() as folder:
                dabs, end = draw(size, radius, hardness, Path(folder))
            p50, p95, longest = (float(np.percentile(dabs, share)) for share in (50, 95, 100))
            print(f"| {name} | {radius} | {hardness} | {p50:.2f} | {p95:.2f} | {longest:.2f} | {end:.2f} |")
            failed |= max(longest, end) > STALL_MS or (name == "12 MP" and radius <= 150 and p95 > BUDGET_MS)
    for name, size in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            failed |= not undo(name, size, strokes, Path(folder))
    return int(failed)


def start(size: tuple[int, int], folder: Path) -> EditSession:
    """A session on a photo with a large round subject."""
    y, x = np.ogrid[: size[1], : size[0]]
    alpha = (((x - size[0] / 2) ** 2 + (y - size[1] / 2) ** 2) < (size[1] / 3) ** 2).astype(np.uint8) * 255
    return EditSession(np.zeros((*alpha.shape, 3), np.uint8), alpha, folder / "draft")


def draw(size: tuple[int, int], radius: float, hardness: float, folder: Path) -> tuple[list[float], float]:
    """A stroke across the photo: (milliseconds of each movement with what is shown of it, of its end)."""
    session = start(size, folder)
    dabs: list[float] = []
    x, y = size[0] * 0.05, size[1] * 0.1
    session.begin_stroke(Tool.RESTORE, x, y, radius, hardness, 0.9)
    for _ in range(150):
        x, y = x + size[0] * 0.006, y + size[1] * 0.005
        dabs.append(milliseconds(lambda: session.alpha(session.stroke_to(x, y))))  # noqa: B023 - called at once
    end = milliseconds(session.end_stroke)
    session.close(keep_draft=False)
    return dabs, end


def milliseconds(action: Callable[[], object]) -> float:
    """Processor time of this thread."""
    begun = time.thread_time()
    action()
    return (time.thread_time() - begun) * 1000


def undo(name: str, size: tuple[int, int], strokes: int, folder: Path) -> bool:
    """Undo and redo strokes; whether everything is as it was, to the byte."""
    session = start(size, folder)
    first = session.alpha()
    session.flush()
    process = psutil.Process()
    before = process.memory_info().rss
    rng = np.random.default_rng(1)
    for number in range(strokes):
        x, y = rng.uniform(0, size[0]), rng.uniform(0, size[1])
        session.begin_stroke((Tool.RESTORE, Tool.ERASE)[number % 2], x, y, rng.uniform(5, 200), rng.uniform())
        session.stroke_to(rng.uniform(0, size[0]), rng.uniform(0, size[1]))
        session.end_stroke()
    session.flush()
    added, disk = process.memory_info().rss - before, (folder / "draft").stat().st_size
    last = session.alpha()
    back = [milliseconds(session.undo) for _ in range(strokes)]
    exact = np.array_equal(session.alpha(), first)
    forth = [milliseconds(session.redo) for _ in range(strokes)]
    exact &= np.array_equal(session.alpha(), last)
    store = CorrectionStore(folder)
    begun = time.process_time()
    store.save("0" * 64, session.correction())
    saved = (time.process_time() - begun) * 1000
    painted = len(session.correction().tiles.layers) * 131_072
    session.close(keep_draft=False)
    print(
        f"\n{name}: {strokes} strokes are {'exact' if exact else 'NOT EXACT'} after undo and redo. Undo takes "
        f"{np.median(back):.1f} ms (at most {max(back):.1f}), redo {np.median(forth):.1f} ms (at most "
        f"{max(forth):.1f}).\nThey take {added / 1e6:.0f} MB of memory, {painted / 1e6:.0f} MB of it the painted "
        f"tiles, and {disk / 1e6:.1f} MB on the disk. Saving takes {saved:.0f} ms of processor time."
    )
    return bool(exact)


if __name__ == "__main__":
    sys.exit(main())
