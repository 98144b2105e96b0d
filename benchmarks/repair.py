"""Measures how far three strokes of the smart brush correct bad masks, on photos with known masks.

Usage: repair.py FOLDER... [--model u2netp] [--below 0.8] [--no-network] [--pictures DIR]

The folders have the layouts of uncertainty.py. Photos count whose mask has an IoU under 0.8 with the truth. A
scripted user looks for the largest wrong region, connected pixels that are missing or too much, and draws a stroke
of at most five points along its middle, with a brush that fits inside. It does so three times, or until the IoU is
0.95. Exits with code 1 if fewer than eight of ten photos reach that.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from measuring import machine
from numpy.typing import NDArray
from PIL import Image, ImageOps
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from skimage.morphology import skeletonize
from uncertainty import pairs, truth_of

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.engine.engine import Engine, ModelRemover
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.masks.cutting import enlarge
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.parts import ndimage

GOOD: Final = 0.95
SHARE: Final = 0.8
STROKES: Final = 3
POINTS: Final = 5
THIN: Final = 0.4
"""A stroke leaves out the ends of a region where it is thinner than this share of its thickest place."""
LENGTHS: Final = (1.0, 0.8, 0.6, 0.45, 0.3, 0.2)
"""Shares of the path around its thickest place that are tried, until the stroke stays inside of the region."""
INSIDE: Final = 0.8
"""Radius of the brush, as a share of the distance to the nearest pixel outside of the region."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Stroke:
    """What the scripted user draws.

    Attributes:
        points: in pixels.
        radius: of the brush.
        subject: whether it marks the subject.
    """

    points: list[tuple[float, float]]
    radius: float
    subject: bool

    def __str__(self) -> str:
        return f"{'+' if self.subject else '-'}{len(self.points)} r{self.radius:.0f}"


def next_stroke(found: Mask, truth: Mask) -> Stroke | None:
    """A stroke through the largest wrong region; None if there is no wrong pixel."""
    largest: tuple[int, bool, Mask] | None = None
    for subject, wrong in ((True, truth & ~found), (False, found & ~truth)):
        labels, count = ndimage().label(wrong, np.ones((3, 3)))
        if count:
            sizes = np.bincount(labels.ravel())
            sizes[0] = 0
            number = int(sizes.argmax())
            if largest is None or sizes[number] > largest[0]:
                largest = int(sizes[number]), subject, labels == number
    if largest is None:
        return None
    _, subject, region = largest
    depth = ndimage().distance_transform_edt(np.pad(region, 1))[1:-1, 1:-1]
    path = _middle(region)
    depths = np.array([depth[y, x] for x, y in path])
    thick = np.flatnonzero(depths >= THIN * depths.max())
    path = path[thick[0] : thick[-1] + 1]
    middle = int(np.argmax(depths[thick[0] : thick[-1] + 1]))
    points = [path[middle]]
    low = float(depths.max())
    for share in LENGTHS:
        first, last = round(middle * (1 - share)), round(middle + (len(path) - 1 - middle) * share)
        line = [path[place] for place in np.linspace(first, last, POINTS).round().astype(int)]
        along = _depths_along(line, depth)
        if (along >= 1).mean() > 0.97:  # it stays inside
            points, low = line, float(along.min())
            break
    low = max(low, 0.3 * float(np.median([depth[y, x] for x, y in points])))
    return Stroke([(x + 0.5, y + 0.5) for x, y in points], max(1.0, INSIDE * low), subject)


def _middle(region: Mask) -> list[tuple[int, int]]:
    """The longest path along the middle of a region: (x, y) from end to end."""
    ys, xs = np.nonzero(skeletonize(region))
    numbers = np.full((region.shape[0] + 1, region.shape[1] + 2), -1)
    numbers[ys, xs + 1] = np.arange(len(ys))
    rows, columns, lengths = [], [], []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        others = numbers[ys + down, xs + 1 + right]
        linked = np.flatnonzero(others >= 0)
        rows.append(linked)
        columns.append(others[linked])
        lengths.append(np.full(len(linked), np.hypot(down, right)))
    size = (len(ys), len(ys))
    graph = coo_array((np.concatenate(lengths), (np.concatenate(rows), np.concatenate(columns))), size).tocsr()
    first = _farthest(dijkstra(graph, directed=False, indices=0))
    distances, before = dijkstra(graph, directed=False, indices=first, return_predecessors=True)
    path = [_farthest(distances)]
    while path[-1] != first:
        path.append(int(before[path[-1]]))
    return [(int(xs[place]), int(ys[place])) for place in path]


def _farthest(distances: NDArray[np.float64]) -> int:
    return int(np.where(np.isfinite(distances), distances, -1).argmax())


def _depths_along(points: list[tuple[int, int]], depth: NDArray[np.float64]) -> NDArray[np.float64]:
    """The distance to the outside of the region at places on the lines between points."""
    found = [np.array([depth[y, x] for x, y in points])]
    for (x0, y0), (x1, y1) in pairwise(points):
        share = np.linspace(0, 1, 60)
        found.append(
            depth[np.round(y0 + share * (y1 - y0)).astype(int), np.round(x0 + share * (x1 - x0)).astype(int)]
        )
    return np.concatenate(found)


def iou(found: Mask, truth: Mask) -> float:
    """Intersection over union; 1 if both are empty."""
    union = np.count_nonzero(found | truth)
    return np.count_nonzero(found & truth) / union if union else 1.0


def repair(
    name: str,
    photo: Image.Image,
    truth: Mask,
    remover: ModelRemover,
    *,
    below: float,
    network: bool,
    folder: Path | None,
) -> float | None:
    """The IoU after three strokes; None if the mask is good enough without. Prints a row."""

    def predict(part: Image.Image) -> Image.Image:
        return enlarge(remover.predict(part, CancelToken()), part.size)

    alpha = np.asarray(predict(photo))
    found = [iou(alpha >= 128, truth)]
    if found[0] >= below or not truth.any():
        return None
    session = EditSession(np.asarray(photo), alpha)
    strokes: list[str] = []
    slowest = 0.0
    while len(strokes) < STROKES and found[-1] < GOOD:
        stroke = next_stroke(session.alpha() >= 128, truth)
        if stroke is None:
            break
        begun = time.process_time()
        session.smart_stroke(
            stroke.points, stroke.radius, subject=stroke.subject, predict=predict if network else None
        )
        slowest = max(slowest, time.process_time() - begun)
        strokes.append(str(stroke))
        found.append(iou(session.alpha() >= 128, truth))
    if folder is not None:
        Image.fromarray(session.alpha()).save(folder / f"{name.replace('/', '-')}.png")
    session.close(keep_draft=False)
    steps = " | ".join([f"{value:.3f}" for value in found] + [""] * (STROKES + 1 - len(found)))
    print(f"| {name} | {steps} | {', '.join(strokes)} | {slowest:.1f} |", flush=True)
    return found[-1]


def main() -> int:
    """Run the benchmark. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--model", default="u2netp", help="a bundled or downloaded model (default: %(default)s)")
    parser.add_argument(
        "--below", type=float, default=0.8, help="IoU of the masks to correct (default: %(default)s)"
    )
    parser.add_argument("--no-network", action="store_true", help="let the brush decide by colors alone")
    parser.add_argument("--pictures", type=Path, help="save the corrected masks in this folder")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    print(f"{machine()}\n\n| photo | IoU | 1 stroke | 2 strokes | 3 strokes | points and radius | CPU seconds |")
    print("|---|---|---|---|---|---|---|")
    results: list[float] = []
    with tempfile.TemporaryDirectory() as models:
        remover = Engine(ModelFiles(Path(models))).remover(options.model)
        for photo, mask in [pair for folder in options.folders for pair in pairs(folder)]:
            with Image.open(photo) as opened:
                image = ImageOps.exif_transpose(opened).convert("RGB")
            truth = truth_of(mask)
            if truth.shape != image.size[::-1]:
                truth = np.asarray(Image.fromarray(truth).resize(image.size, Image.Resampling.NEAREST))
            result = repair(
                f"{photo.parent.parent.name}/{photo.parent.name}/{photo.stem}",
                image,
                truth,
                remover,
                below=options.below,
                network=not options.no_network,
                folder=options.pictures,
            )
            if result is not None:
                results.append(result)
    good = sum(result >= GOOD for result in results)
    print(f"\n{good} of {len(results)} photos reach an IoU of {GOOD}; the mean is {np.mean(results or [1]):.3f}.")
    return int(good < SHARE * len(results))


if __name__ == "__main__":
    sys.exit(main())
