"""Measures how far three strokes of the smart brush correct bad masks, on photos with known masks.

Usage: repair.py FOLDER... [--model u2netp] [--below 0.8] [--no-tries] [--no-network] [--pictures DIR]

The folders have the layouts of uncertainty.py. Photos count whose mask has an IoU under 0.8 with the truth. A
scripted user, who knows the truth, draws at most three strokes of at most five points, until the IoU is 0.95:

- It looks at the two largest regions that are missing and the two that are too much, connected wrong pixels.
  Through the middle of each it draws a stroke with a brush that fits inside: a long one, and one that covers most.
  If a region is missing, it also draws through the middle of the whole part of the subject.
- It tries each with the smart brush and with the plain brush (restore, erase), looks at the result and undoes it.
  The best one is kept. This is a person who tries until it fits: an upper bound of what three strokes can do.
- Then it clicks on holes and parts that are wrong for the most part, at most three times for each photo.

With --no-tries it only draws the long stroke of the smart brush through the largest wrong region, and clicks
nowhere: a lower bound. Exits with code 1 if fewer than eight of ten photos reach an IoU of 0.95.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass, replace
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
from rembg_desktop.masks.brush import Tool
from rembg_desktop.masks.cutting import enlarge
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.parts import PartAction, ndimage
from rembg_desktop.masks.smart import Predict

GOOD: Final = 0.95
SHARE: Final = 0.8
STROKES: Final = 3
POINTS: Final = 5
CLICKS: Final = 3
REGIONS: Final = 2
SMALLEST: Final = 8
"""Wrong regions of fewer pixels are left as they are."""
WORTH: Final = 0.001
"""A click is undone if it improves the IoU by less."""
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
        smart: whether it finds the edge.
    """

    points: list[tuple[float, float]]
    radius: float
    subject: bool
    smart: bool = True

    def __str__(self) -> str:
        tool = "smart" if self.smart else "plain"
        return f"{tool} {'+' if self.subject else '-'}{len(self.points)} r{self.radius:.0f}"


def wrong_regions(found: Mask, truth: Mask, count: int) -> list[tuple[bool, Mask]]:
    """The largest regions that are missing (True) and too much (False), `count` of each, the largest first."""
    regions: list[tuple[int, bool, Mask]] = []
    for subject, wrong in ((True, truth & ~found), (False, found & ~truth)):
        labels = ndimage().label(wrong, np.ones((3, 3)))[0]
        sizes = np.bincount(labels.ravel())
        sizes[0] = 0
        largest = [int(number) for number in np.argsort(sizes)[::-1][:count] if sizes[number] >= SMALLEST]
        regions += [(int(sizes[number]), subject, labels == number) for number in largest]
    return [(subject, region) for _, subject, region in sorted(regions, key=lambda each: -each[0])]


def stroke_through(region: Mask, *, subject: bool, widest: bool) -> Stroke:
    """A stroke along the middle of a region: the longest, or the one that covers most."""
    depth = ndimage().distance_transform_edt(np.pad(region, 1))[1:-1, 1:-1]
    path = _middle(region)
    depths = np.array([depth[y, x] for x, y in path])
    thick = np.flatnonzero(depths >= THIN * depths.max())
    path = path[thick[0] : thick[-1] + 1]
    middle = int(np.argmax(depths[thick[0] : thick[-1] + 1]))
    deepest = float(depths.max())
    strokes = [(np.pi * deepest**2 if widest else 0.0, [path[middle]], deepest)]
    for share in LENGTHS:
        first, last = round(middle * (1 - share)), round(middle + (len(path) - 1 - middle) * share)
        line = [path[place] for place in np.linspace(first, last, POINTS).round().astype(int)]
        along = _depths_along(line, depth)
        if (along >= 1).mean() > 0.97:  # it stays inside
            radius = max(float(along.min()), 0.3 * float(np.median([depth[y, x] for x, y in line])))
            length = sum(float(np.hypot(x1 - x0, y1 - y0)) for (x0, y0), (x1, y1) in pairwise(line))
            strokes.append((2 * radius * length + np.pi * radius**2, line, radius))
            if not widest:
                break
    _, points, radius = max(strokes, key=lambda each: each[0])
    return Stroke([(x + 0.5, y + 0.5) for x, y in points], max(1.0, INSIDE * radius), subject)


def possible_strokes(found: Mask, truth: Mask) -> list[Stroke]:
    """What the user tries."""
    strokes: list[Stroke] = []
    for subject, region in wrong_regions(found, truth, REGIONS):
        through = [(region, False), (region, True)]
        if subject:
            labels = ndimage().label(truth, np.ones((3, 3)))[0]
            through.append((labels == np.bincount(labels[region]).argmax(), True))
        for each, widest in through:
            stroke = stroke_through(each, subject=subject, widest=widest)
            if stroke not in strokes:
                strokes.append(stroke)
    return strokes


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


class User:
    """Repairs one photo."""

    def __init__(self, session: EditSession, truth: Mask, predict: Predict | None, *, tries: bool) -> None:
        """`predict` is the network for the smart brush."""
        self.session, self.truth, self.predict, self.tries = session, truth, predict, tries
        self.clicks = 0
        self.slowest = 0.0

    def iou(self) -> float:
        """Of what is shown."""
        return iou(self.session.alpha() >= 128, self.truth)

    def step(self) -> str:
        """Draw one stroke, and click. Returns what was done; nothing if nothing helps."""
        found, before = self.session.alpha() >= 128, self.iou()
        if not self.tries:
            regions = wrong_regions(found, self.truth, 1)
            if not regions:
                return ""
            stroke = stroke_through(regions[0][1], subject=regions[0][0], widest=False)
            self.draw(stroke)
            return str(stroke)
        best, best_iou = None, before
        for stroke in possible_strokes(found, self.truth):
            for tried in (stroke, replace(stroke, smart=False)):
                self.draw(tried)
                after = self.iou()
                self.session.undo()
                if after > best_iou + WORTH:
                    best, best_iou = tried, after
        if best is None:
            return ""
        self.draw(best)
        return str(best) + "".join(f", {action}" for action in self.click())

    def draw(self, stroke: Stroke) -> None:
        """One step for undo."""
        begun = time.process_time()
        if stroke.smart:
            self.session.smart_stroke(stroke.points, stroke.radius, subject=stroke.subject, predict=self.predict)
            self.slowest = max(self.slowest, time.process_time() - begun)
            return
        tool = Tool.RESTORE if stroke.subject else Tool.ERASE
        self.session.begin_stroke(tool, *stroke.points[0], stroke.radius / INSIDE, hardness=0.9)
        for x, y in stroke.points[1:]:
            self.session.stroke_to(x, y)
        self.session.end_stroke()

    def click(self) -> list[PartAction]:
        """Remove parts and fill holes that are wrong for the most part."""
        done: list[PartAction] = []
        while self.clicks < CLICKS:
            before, found = self.iou(), self.session.alpha() >= 128
            best: tuple[float, PartAction, int, int] | None = None
            for action, area in ((PartAction.REMOVE, found), (PartAction.FILL_HOLE, ~found)):
                labels, count = ndimage().label(area)
                sizes = np.bincount(labels.ravel(), minlength=count + 1)
                true = np.bincount(labels.ravel(), self.truth.ravel(), minlength=count + 1)
                gains = 2 * true - sizes if action is PartAction.FILL_HOLE else sizes - 2 * true
                gains[0] = 0
                if action is PartAction.FILL_HOLE:
                    for border in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
                        gains[border] = 0
                number = int(gains.argmax())
                if gains[number] > 0 and (best is None or gains[number] > best[0]):
                    rows, columns = np.nonzero(labels == number)
                    best = float(gains[number]), action, int(columns[0]), int(rows[0])
            if best is None:
                break
            self.session.click_part(best[2], best[3], best[1])
            if self.iou() < before + WORTH:
                self.session.undo()
                break
            self.clicks += 1
            done.append(best[1])
        return done


def repair(
    name: str,
    photo: Image.Image,
    truth: Mask,
    remover: ModelRemover,
    options: argparse.Namespace,
) -> list[float] | None:
    """The IoU before and after each stroke; None if the mask is good enough without. Prints a row."""

    def predict(part: Image.Image) -> Image.Image:
        return enlarge(remover.predict(part, CancelToken()), part.size)

    alpha = np.asarray(predict(photo))
    found = [iou(alpha >= 128, truth)]
    if found[0] >= options.below or not truth.any():
        return None
    session = EditSession(np.asarray(photo), alpha)
    user = User(session, truth, None if options.no_network else predict, tries=not options.no_tries)
    steps: list[str] = []
    while len(steps) < STROKES and found[-1] < GOOD and (step := user.step()):
        steps.append(step)
        found.append(user.iou())
    if options.pictures is not None:
        Image.fromarray(session.alpha()).save(options.pictures / f"{name.replace('/', '-')}.png")
    session.close(keep_draft=False)
    row = " | ".join([f"{value:.3f}" for value in found] + [""] * (STROKES + 1 - len(found)))
    print(f"| {name} | {row} | {'; '.join(steps)} | {user.slowest:.1f} |", flush=True)
    return found


def main() -> int:
    """Run the benchmark. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--model", default="u2netp", help="a bundled or downloaded model (default: %(default)s)")
    parser.add_argument(
        "--below", type=float, default=0.8, help="IoU of the masks to correct (default: %(default)s)"
    )
    parser.add_argument("--no-tries", action="store_true", help="draw each stroke once, without looking")
    parser.add_argument("--no-network", action="store_true", help="let the brush decide by colors alone")
    parser.add_argument("--pictures", type=Path, help="save the corrected masks in this folder")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    print(f"{machine()}\n\n| photo | IoU | 1 stroke | 2 strokes | 3 strokes | strokes | CPU seconds |")
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
                options,
            )
            if result is not None:
                results.append(result[-1])
    good = sum(result >= GOOD for result in results)
    print(f"\n{good} of {len(results)} photos reach an IoU of {GOOD}; the mean is {np.mean(results or [1]):.3f}.")
    return int(good < SHARE * len(results))


if __name__ == "__main__":
    sys.exit(main())
