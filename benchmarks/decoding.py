"""Compares how long two checkouts need to decode photos, and how much memory that takes.

Usage: decoding.py OLD_PYTHON NEW_PYTHON, the Python of the virtual environments of two checkouts.
"""

import io
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import numpy as np
import photos
import tifffile
from PIL import Image

ROUNDS: Final = 5
LARGE: Final = (6000, 4000)
LIMIT: Final = 1.1

_CHILD: Final = """
import sys, time
from pathlib import Path
from rembg_desktop.imaging.load import open_source

def decode(name):
    with open_source(Path(name), 10**9) as source:
        return source.decode()

def memory(field):
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(field))

decode(sys.argv[1])  # imports
before, times = memory("VmRSS:"), []
Path("/proc/self/clear_refs").write_text("5")  # resets the highest value
for _ in range(3):
    begun = time.process_time()
    decode(sys.argv[2])
    times.append(time.process_time() - begun)
print(min(times), (memory("VmHWM:") - before) / 1024)
"""


def build(folder: Path) -> list[Path]:
    """Write photos of 12 and 24 megapixels as JPEG and TIFF, and small ones of the same kinds."""
    photo = Image.open(photos.make(folder / "photos", 1, photos.SIZES[12.0]) / "photo-001.jpg").convert("RGB")
    large = photo.resize(LARGE, Image.Resampling.BICUBIC)
    for name, image in (("12", photo), ("24", large)):
        image.save(folder / f"baseline-{name}.jpg", quality=photos.QUALITY)
        image.save(folder / f"progressive-{name}.jpg", quality=photos.QUALITY, progressive=True)
    alpha = Image.new("L", LARGE, 255)
    alpha.paste(90, (0, 0, 6000, 500))
    for name, image in (("rgb", large), ("rgba", Image.merge("RGBA", (*large.split(), alpha)))):
        for compression in (None, "lzw", "zlib"):
            tifffile.imwrite(
                folder / f"{name}-{compression or 'none'}-24.tif",
                np.asarray(image),
                photometric="rgb",
                extrasamples=["unassalpha"] if name == "rgba" else None,
                compression=compression,
                rowsperstrip=64,
            )
    for suffix in ("jpg", "tif"):
        Image.new("RGB", (64, 64), "red").save(folder / f"small.{suffix}")
    return sorted(path for path in folder.iterdir() if path.is_file() and path.stem != "small")


def measure(python: str, path: Path) -> tuple[float, float]:
    """(CPU seconds, MiB above the memory before) of one decoding."""
    command = [python, "-c", _CHILD, path.with_name(f"small{path.suffix}"), path]
    folder = Path(python).absolute().parents[2]  # the checkout
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    seconds, mebibytes = io.StringIO(done.stdout).read().split()
    return float(seconds), float(mebibytes)


def main() -> int:
    """Measure both checkouts in turns; returns 1 if the second one is slower."""
    worst = 0.0
    with tempfile.TemporaryDirectory() as name:
        print("| file | CPU before | now | ratio | memory before | now |\n|---|---|---|---|---|---|")
        for path in build(Path(name)):
            found: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
            for _ in range(ROUNDS):
                for which, python in enumerate(sys.argv[1:3]):
                    found[which].append(measure(python, path))
            (old, old_memory), (new, new_memory) = (
                [statistics.median(values) for values in zip(*each, strict=True)] for each in found
            )
            worst = max(worst, new / old)
            print(
                f"| {path.name} | {old:.3f} s | {new:.3f} s | {new / old:.2f}"
                f" | {old_memory:.0f} MiB | {new_memory:.0f} MiB |"
            )
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
