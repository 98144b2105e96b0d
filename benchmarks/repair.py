"""Measures how far three strokes of the smart brush correct bad masks, on photos with known masks.

Usage: repair.py FOLDER... [--model u2netp] [--below 0.8] [--no-tries] [--no-plain] [--no-network] [--pictures DIR]

The folders have the layouts of uncertainty.py. Photos count whose mask has an IoU under 0.8 with the truth. A
scripted user, who knows the truth, draws at most three strokes of at most five points, until the IoU is 0.95:

- It looks at the two largest regions that are missing and the two that are too much, connected wrong pixels.
  Through the middle of each it draws a stroke with a brush that fits inside: a long one, and one that covers most.
  If a region is missing, it also draws through the middle of the whole part of the subject.
- With brushes of several sizes it also leads one stroke through as many wrong regions as it can, across what is
  right already. A stroke for the subject stays inside of the subject, one for the background outside of it.
- It tries these with the plain brush (restore, erase), the best of them with the smart brush, looks at the result
  and undoes it. The best one is kept. This is a person who tries until it fits: an upper bound of what three
  strokes can do. With --no-plain, only strokes of the smart brush are kept.
- Then it clicks on holes and parts that are wrong for the most part, at most three times for each photo.
- At last it moves the whole outline by half a pixel, outward or inward, at most four times while that helps.

With --no-tries it only draws the long stroke of the smart brush through the largest wrong region, clicks nowhere
and moves nothing: a lower bound. Exits with code 1 if fewer than eight of ten photos reach an IoU of 0.95.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from measuring import machine
from numpy.typing import NDArray
from PIL import Image, ImageOps
from strokes import INSIDE, Stroke, long_strokes, possible_strokes, stroke_through, wrong_regions
from uncertainty import pairs, truth_of

from rembg_desktop.engine.engine import Engine, ModelRemover
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import CancelToken
from rembg_desktop.masks.brush import Tool
from rembg_desktop.masks.cutting import enlarge
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.parts import PartAction, ndimage
from rembg_desktop.masks.smart import Predict

GOOD: Final = 0.95
SHARE: Final = 0.8
STROKES: Final = 3
CLICKS: Final = 3
MOVES: Final = 4
WORTH: Final = 0.001
"""A click, or a move of the outline, is undone if it improves the IoU by less."""
LIKELY: Final = 8
FINALISTS: Final = 5
"""So many strokes through many regions are tried with the smart brush, and so many of all with the network."""

Mask = NDArray[np.bool_]


def iou(found: Mask, truth: Mask) -> float:
    """Intersection over union; 1 if both are empty."""
    union = np.count_nonzero(found | truth)
    return np.count_nonzero(found & truth) / union if union else 1.0


class User:
    """Repairs one photo."""

    def __init__(
        self,
        session: EditSession,
        truth: Mask,
        predict: Predict | None,
        *,
        tries: bool = True,
        plain: bool = True,
    ) -> None:
        """`predict` is the network for the smart brush; `plain`, whether the plain one is tried, too."""
        self.session, self.truth, self.predict = session, truth, predict
        self.tries, self.plain = tries, plain
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
            self.draw(stroke, self.predict)
            return str(stroke)
        best, best_iou = None, before
        short, long = possible_strokes(found, self.truth), long_strokes(found, self.truth)
        plain = [(self.after(replace(each, smart=False), None), each) for each in [*short, *long]]
        plain.sort(key=lambda each: -each[0])
        likely = [*short, *[each for _, each in plain if each not in short][:LIKELY]]
        smart = sorted(likely, key=lambda each: -self.after(each, None))[:FINALISTS]
        tries = [(self.after(each, self.predict), each) for each in smart]
        if self.plain and plain:
            tries.append((plain[0][0], replace(plain[0][1], smart=False)))
        for after, tried in tries:
            if after > best_iou + WORTH:
                best, best_iou = tried, after
        if best is None:
            return ""
        self.draw(best, self.predict)
        return str(best) + "".join(f", {action}" for action in self.click())

    def after(self, stroke: Stroke, predict: Predict | None) -> float:
        """The IoU if a stroke were drawn."""
        self.draw(stroke, predict)
        result = self.iou()
        self.session.undo()
        return result

    def draw(self, stroke: Stroke, predict: Predict | None) -> None:
        """One step for undo."""
        begun = time.process_time()
        if stroke.smart:
            self.session.smart_stroke(stroke.points, stroke.radius, subject=stroke.subject, predict=predict)
            self.slowest = max(self.slowest, time.process_time() - begun)
            return
        tool = Tool.RESTORE if stroke.subject else Tool.ERASE
        self.session.begin_stroke(tool, *stroke.points[0], stroke.radius / INSIDE, hardness=0.9)
        for x, y in stroke.points[1:]:
            self.session.stroke_to(x, y)
        self.session.end_stroke()

    def move(self) -> str:
        """Move the whole outline while that helps. Returns how far; nothing if nowhere."""
        best_moves = 0
        for way in (0.5, -0.5):
            for moves in range(1, MOVES + 1):
                before = self.iou()
                self.session.move_outline(way)
                if self.iou() < before + WORTH:
                    self.session.undo()
                    break
                best_moves = moves
            if best_moves:
                return f"{way * best_moves:+.1f} px"
        return ""

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
    user = User(
        session,
        truth,
        None if options.no_network else predict,
        tries=not options.no_tries,
        plain=not options.no_plain,
    )
    steps: list[str] = []
    while len(steps) < STROKES and found[-1] < GOOD and (step := user.step()):
        steps.append(step)
        found.append(user.iou())
    if not options.no_tries and found[-1] < GOOD and (moved := user.move()):
        steps.append(moved)
        found[-1] = user.iou()
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
    parser.add_argument("--no-plain", action="store_true", help="draw with the smart brush only")
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
