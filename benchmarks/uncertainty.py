"""Measures how well the uncertainty score tells bad masks from good ones, on photos with known masks.

Usage: uncertainty.py FOLDER... [--model u2netp] [--json FILE]

Each folder has one of these layouts:

    FOLDER/images/NAME.jpg and FOLDER/masks/NAME.png
    FOLDER/data/imgs/NAME.jpg and FOLDER/data/seg_GT/NAME.bmp (GrabCut)
    FOLDER/DAVIS/JPEGImages/480p/SEQUENCE/00042.jpg and FOLDER/DAVIS/Annotations/480p/SEQUENCE/00042.png (DAVIS)

`data` and `DAVIS` may be missing. Photos and masks may have any format that Pillow opens. A mask is white (at
least half of its highest value) where the subject is. Of each sequence, the middle frame counts.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
from measuring import machine
from numpy.typing import NDArray
from PIL import Image, ImageOps

from rembg_desktop.engine.engine import Engine, ModelRemover
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import CancelToken
from rembg_desktop.masks.cutting import as_gray
from rembg_desktop.masks.uncertainty import (
    SecondLook,
    Sensitivity,
    assess,
    look_again,
    needs_review,
    threshold,
    wants_second_look,
)

BAD: Final = 0.9
"""A mask with a lower IoU needs a person."""
WRONG: Final = 0.7
"""A mask with a lower IoU is useless."""
LAYOUTS: Final = (
    ("images", "masks"),
    ("imgs", "seg_GT"),
    ("data/imgs", "data/seg_GT"),
    ("JPEGImages/480p", "Annotations/480p"),
    ("DAVIS/JPEGImages/480p", "DAVIS/Annotations/480p"),
)
GOALS: Final = {"never": 0.92, "always": 0.94}
SHARE_GOAL: Final = 0.9


@dataclass(frozen=True)
class Measured:
    """One photo.

    Attributes:
        name: folder and file.
        iou: of the mask and the truth, at the size of the truth.
        first: score without a second look.
        usual: score with the default setting, which looks again at uncertain masks.
        second: score with a thorough second look.
        looks_again: whether there is a second look by default.
        reasons: with a thorough second look.
        assess_ms: processor time of the first assessment, without the threads of the network.
        look_seconds: time of the thorough look, with its inferences.
        network_seconds: time of the first inference.
    """

    name: str
    iou: float
    first: float
    usual: float
    second: float
    looks_again: bool
    reasons: tuple[str, ...]
    assess_ms: float
    look_seconds: float
    network_seconds: float

    def score(self, when: SecondLook) -> float:
        """The score under a setting."""
        return {
            SecondLook.NEVER: self.first,
            SecondLook.UNCERTAIN: self.usual,
            SecondLook.ALWAYS: self.second,
        }[when]


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """(photo, mask) by name.

    Raises:
        SystemExit: the folder has none of the layouts, or no pair.
    """
    for images, masks in LAYOUTS:
        if (folder / images).is_dir() and (folder / masks).is_dir():
            found = _sequences(folder / images, folder / masks) or _by_name(folder / images, folder / masks)
            if found:
                return found
    raise SystemExit(f"{folder} has no pairs of photos and masks. --help lists the layouts.")


def _by_name(images: Path, masks: Path) -> list[tuple[Path, Path]]:
    truths = {path.stem: path for path in sorted(masks.iterdir()) if not path.name.startswith(".")}
    photos = sorted(path for path in images.iterdir() if path.is_file() and path.stem in truths)
    return [(path, truths[path.stem]) for path in photos]


def _sequences(images: Path, masks: Path) -> list[tuple[Path, Path]]:
    found = [_by_name(images / name.name, name) for name in sorted(masks.iterdir()) if name.is_dir()]
    return [frames[len(frames) // 2] for frames in found if frames]


def auc(scores: Sequence[float], bad: Sequence[bool]) -> float:
    """Probability that a bad mask has a higher score than a good one; ties count half. NaN without both kinds."""
    high = np.array([score for score, is_bad in zip(scores, bad, strict=True) if is_bad])[:, None]
    low = np.array([score for score, is_bad in zip(scores, bad, strict=True) if not is_bad])[None]
    return float(((high > low) + 0.5 * (high == low)).mean()) if high.size and low.size else float("nan")


def share_held(scores: Sequence[float], bad: Sequence[bool], part: float = 1 / 3) -> float:
    """Share of the bad masks among the most uncertain ones; NaN without bad ones."""
    order = np.argsort(-np.asarray(scores), kind="stable")[: round(len(scores) * part)]
    return float(np.asarray(bad)[order].sum() / np.sum(bad)) if any(bad) else float("nan")


def iou(mask: Image.Image, truth: NDArray[np.bool_]) -> float:
    """Intersection over union of a mask (L, any size) and the truth (height, width); 1 if both are empty."""
    alpha = mask.resize(truth.shape[::-1], Image.Resampling.LANCZOS)
    found = np.asarray(alpha) >= 128
    union = np.count_nonzero(found | truth)
    return np.count_nonzero(found & truth) / union if union else 1.0


def truth_of(path: Path) -> NDArray[np.bool_]:
    """Where the subject is: (height, width)."""
    with Image.open(path) as image:
        values = np.asarray(image if image.mode in {"P", "1"} else image.convert("L")).astype(np.int32)
    return values * 2 >= max(int(values.max()), 1)


def measure(remover: ModelRemover, photo: Path, mask: Path) -> Measured:
    """Assess the mask that a model gives for a photo, with and without a second look."""
    with Image.open(photo) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")

    def predict(look: Image.Image) -> Image.Image:
        return as_gray(remover.predict(look, cancel))

    cancel = CancelToken()
    begun = time.perf_counter()
    found = predict(image)
    network = time.perf_counter() - begun
    pixels = np.asarray(found)
    begun = time.thread_time()
    first = assess(pixels)
    assess_ms = (time.thread_time() - begun) * 1000
    begun = time.perf_counter()
    second = look_again(predict, image, found, first)
    look_seconds = time.perf_counter() - begun
    looks_again = wants_second_look(first, SecondLook.UNCERTAIN)
    usual = look_again(predict, image, found, first, thorough=False) if looks_again else first
    return Measured(
        name=f"{photo.parent.parent.name}/{photo.name}",
        iou=iou(found, truth_of(mask)),
        first=first.score,
        usual=usual.score,
        second=second.score,
        looks_again=looks_again,
        reasons=second.reasons,
        assess_ms=assess_ms,
        look_seconds=look_seconds,
        network_seconds=network,
    )


def report(found: Sequence[Measured]) -> bool:
    """Print the tables; returns whether the goals are reached."""
    bad = [each.iou < BAD for each in found]
    wrong = [each.iou < WRONG for each in found]
    print(f"{len(found)} photos: {sum(bad)} masks with an IoU under {BAD}, {sum(wrong)} under {WRONG}\n")
    print(f"| second look | AUC for IoU < {BAD} | for IoU < {WRONG} | IoU < {WRONG} in the most uncertain third |")
    print("|---|---|---|---|")
    reached = True
    for when in SecondLook:
        scores = [each.score(when) for each in found]
        area, held = auc(scores, bad), share_held(scores, wrong)
        reached &= not area < GOALS.get(when, 0) and not (when is SecondLook.ALWAYS and held < SHARE_GOAL)
        print(f"| {when} | {area:.3f} | {auc(scores, wrong):.3f} | {held:.0%} |")
    print(f"\n| sensitivity | from a score of | need review | of these bad | bad found | IoU < {WRONG} found |")
    print("|---|---|---|---|---|---|")
    for sensitivity in Sensitivity:
        flags = np.array([needs_review(each.score(SecondLook.UNCERTAIN), sensitivity) for each in found])
        print(
            f"| {sensitivity} | {threshold(sensitivity):.2f} | {flags.mean():.0%} | {_share(bad, flags)}"
            f" | {_share(flags, bad)} | {_share(flags, wrong)} |"
        )
    print("\n| score | photos | bad |\n|---|---|---|")
    for low in (0.0, 0.1, 0.2, 0.4, 0.6, 0.8):
        high = {0.0: 0.1, 0.1: 0.2}.get(low, low + 0.2)
        within = [low <= each.score(SecondLook.UNCERTAIN) < high + (high == 1) for each in found]
        print(f"| {low:.1f}-{high:.1f} | {sum(within)} | {_share(bad, within)} |")
    look = statistics.median(each.look_seconds / each.network_seconds for each in found)
    print(
        f"\nassess: {statistics.median(each.assess_ms for each in found):.2f} ms of processor time (median)."
        f" A thorough second look takes {look:.1f} times as long as the first inference;"
        f" {statistics.mean(each.looks_again for each in found):.0%} of the photos get a simple one by default."
    )
    return reached


def _share(what: Sequence[bool] | NDArray[np.bool_], among: Sequence[bool] | NDArray[np.bool_]) -> str:
    chosen = np.asarray(what)[np.asarray(among, dtype=bool)]
    return f"{chosen.mean():.0%}" if chosen.size else "-"


def main() -> int:
    """Measure all photos; returns 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--model", default="u2netp", help="a bundled or downloaded model")
    parser.add_argument("--models", type=Path, help="folder of downloaded models")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="also write IoU, scores and reasons of each photo"
    )
    arguments = parser.parse_args()
    photos = [pair for folder in arguments.folders for pair in pairs(folder)]
    with tempfile.TemporaryDirectory() as empty:
        remover = Engine(ModelFiles(arguments.models or Path(empty))).remover(arguments.model)
        found = [measure(remover, photo, mask) for photo, mask in photos]
    print(f"{machine()}; model {arguments.model}\n")
    reached = report(found)
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(each) for each in found], indent=1), encoding="utf-8")
    return int(not reached)


if __name__ == "__main__":
    sys.exit(main())
