"""Compares models and options on photos with known masks.

Usage: quality.py FOLDER... [--models u2netp,custom:mine] [--edges soft,matting] [--set NAME=A,B]
                  [--limit N] [--sheet FILE] [--json FILE]

The folders have the layouts of uncertainty.py. A mask has the size of its photo (after the rotation that the photo
asks for). It is gray, white where the subject is; of a picture with transparency, the transparency counts.

Each combination of a model and options runs in a process of its own, one photo after the other. Seconds are the
median of a photo, from opening its file to the finished mask, without loading the model and without second looks;
memory is the peak of that process, with the model.

    MAE, S, F         mean absolute error, structure measure, weighted F-measure
    edge              mean absolute error within 12 pixels of the true edge
    gradient, conn.   gradient error and connectivity error of the whole photo, divided by 1000
    AUC               how well the uncertainty score tells masks with an IoU under 0.9 from the others

Metrics are means over the photos. With several folders, each gets a table.
"""

import argparse
import io
import itertools
import json
import math
import multiprocessing
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import psutil
from contact_sheet import Result, contact_sheet
from known_masks import Pair, checked_pairs, short_name, true_alpha
from mask_metrics import Quality, compare
from measuring import high_water, machine
from PIL import Image
from uncertainty import BAD, auc

from rembg_desktop.composition import build_engine
from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.masks.cutting import CutSettings, Remover
from rembg_desktop.masks.kept import MaskStore
from rembg_desktop.masks.uncertainty import SecondLook
from rembg_desktop.options import OPTION_NAMES, RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.pipeline import cut_out
from rembg_desktop.settings import Settings

MOST_KEPT: Final = 50_000_000_000


@dataclass(frozen=True)
class Run:
    """A model with options.

    Attributes:
        model: its name.
        options: by name, as RemovalOptions takes them.
    """

    model: str
    options: dict[str, Any]

    def __str__(self) -> str:
        return " ".join([self.model, *(f"{name}={value}" for name, value in self.options.items())])


@dataclass(frozen=True)
class Made:
    """A mask that was made.

    Attributes:
        seconds: without loading the model and second looks.
        is_kept: whether the mask of the network was taken from an earlier run.
        uncertainty: score of 0-1; None if no model was needed.
    """

    seconds: float
    is_kept: bool
    uncertainty: float | None


@dataclass(frozen=True)
class Judged:
    """A mask that was compared with the truth.

    Attributes:
        photo: folder and file.
        run: the model with its options.
        made: how it was made.
        quality: the metrics.
        peak_mib: peak memory of the run, which is the same for all of its photos.
    """

    photo: str
    run: Run
    made: Made
    quality: Quality
    peak_mib: float


def make_masks(
    remover: Remover, run: Run, photos: Sequence[Path], folder: Path, kept: MaskStore | None
) -> list[Made]:
    """Write the mask of each photo to `folder`, by its number.

    Raises:
        AppError: a photo cannot be processed.
    """
    options = RemovalOptions.from_dict(
        {**run.options, "model": run.model, "mask_only": True, "format": "png", "background": "none"}
    )
    settings = CutSettings(kept=kept, second_look=SecondLook.UNCERTAIN)
    made: list[Made] = []
    for number, photo in enumerate(photos):
        target = io.BytesIO()
        found = cut_out(photo, target, options, remover, CancelToken(), cut_settings=settings)
        (folder / f"{number}.png").write_bytes(target.getvalue())
        seconds = sum(time for step, time in found.steps.items() if step != "second_look") / 1000
        score = found.assessment.score if found.assessment else None
        made.append(Made(seconds, "kept" in found.steps, score))
    return made


def make_masks_alone(
    home: Path, device: str, run: Run, photos: Sequence[Path], folder: Path, kept: Path | None
) -> tuple[list[Made], float]:
    """make_masks() with the user's settings, and the peak memory of this process in MiB."""
    settings = Settings.load(Home(home).settings)
    if device:
        settings = replace(settings, performance=replace(settings.performance, device=device))
    remover = build_engine(Home(home), settings).remover(run.model)
    if remover.notice:
        print(remover.notice, file=sys.stderr)
    made = make_masks(remover, run, photos, folder, MaskStore(kept, MOST_KEPT) if kept else None)
    process = psutil.Process()
    info = process.memory_info()
    return made, max(high_water(process.pid), getattr(info, "peak_wset", 0), info.rss) / 2**20


def judge(run: Run, photos: Sequence[Pair], folder: Path, made: Sequence[Made], peak_mib: float) -> list[Judged]:
    """Compare the masks that were written to `folder` with the truth.

    Raises:
        SystemExit: a mask has another size than the truth.
    """
    judged: list[Judged] = []
    for number, (photo, mask) in enumerate(photos):
        with Image.open(folder / f"{number}.png") as image:
            alpha = np.asarray(image.convert("L"), np.float32) / 255
        try:
            quality = compare(alpha, true_alpha(mask))
        except ValueError as error:
            raise SystemExit(f"{photo.name} with {run}: {error}.") from error
        judged.append(Judged(short_name(photo), run, made[number], quality, peak_mib))
    return judged


def table(runs: Sequence[Sequence[Judged]]) -> str:
    """The means of each run as a Markdown table."""
    lines = [
        f"| model and options | MAE | IoU | IoU < {BAD} | S | F | edge | gradient | conn. | AUC | s | MiB |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for judged in runs:
        bad = [each.quality.iou < BAD for each in judged]
        scored = [(each.made.uncertainty, wrong) for each, wrong in zip(judged, bad, strict=True)]
        known = [(score, wrong) for score, wrong in scored if score is not None]
        area = auc([score for score, _ in known], [wrong for _, wrong in known]) if known else math.nan
        fields = ("mae", "iou", "s_measure", "weighted_f", "boundary", "gradient", "connectivity")
        mae, iou, s_measure, weighted_f, edge, gradient, connectivity = (_mean(judged, field) for field in fields)
        seconds = statistics.median(each.made.seconds for each in judged)
        note = " (kept)" if any(each.made.is_kept for each in judged) else ""
        lines.append(
            f"| {judged[0].run} | {mae:.4f} | {iou:.3f} | {sum(bad)} of {len(bad)} | {s_measure:.3f}"
            f" | {weighted_f:.3f} | {edge:.4f} | {gradient:.3f} | {connectivity:.3f} | {_or_dash(area)}"
            f" | {seconds:.2f}{note} | {judged[0].peak_mib:.0f} |"
        )
    return "\n".join(lines)


def _mean(judged: Sequence[Judged], field: str) -> float:
    values = [getattr(each.quality, field) for each in judged]
    known = [value for value in values if not math.isnan(value)]
    return statistics.mean(known) if known else math.nan


def _or_dash(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"


def combinations(models: str, options: dict[str, str]) -> list[Run]:
    """Each model with each combination of values; both are lists with commas.

    Raises:
        SystemExit: this version of the program has no such option.
        AppError: invalid_option.
    """
    for name in options:
        if name not in OPTION_NAMES:
            raise SystemExit(f"There is no option {name}. The options are: {', '.join(OPTION_NAMES)}.")
    values = [[_typed(name, value) for value in text.split(",")] for name, text in options.items()]
    runs = [
        Run(model, dict(zip(options, chosen, strict=True)))
        for model in models.split(",")
        for chosen in itertools.product(*values)
    ]
    for run in runs:
        RemovalOptions.from_dict({**run.options, "model": run.model})
    return runs


def _typed(name: str, text: str) -> object:
    """A value as the type of the option's default."""
    default = getattr(RemovalOptions(), name)
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(text.lower(), text)
    if isinstance(default, int) and text.lstrip("+-").isdecimal():
        return int(text)
    return text


def report(sets: Sequence[Path], photos: Sequence[Pair], runs: Sequence[Sequence[Judged]]) -> Iterator[str]:
    """The tables: of each set, and of all photos if there are several sets."""
    for folder in sets if len(sets) > 1 else ():
        here = [index for index, (photo, _mask) in enumerate(photos) if photo.is_relative_to(folder)]
        of_set = [[judged[index] for index in here] for judged in runs]
        yield f"{folder.name}: {len(here)} photos\n\n{table(of_set)}"
    yield f"{len(photos)} photos\n\n{table(runs)}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--models", default="u2netp", help="names, separated by commas")
    parser.add_argument("--edges", help="values of the option edges, separated by commas")
    parser.add_argument("--detail", help="values of the option detail, separated by commas")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=A,B", help="values of any option")
    parser.add_argument("--limit", type=int, metavar="N", help="N photos of each folder, spread evenly")
    parser.add_argument("--home", type=Path, help="home folder of the program, with its models and settings")
    parser.add_argument("--device", default="", help="instead of the one in the settings")
    parser.add_argument(
        "--kept", type=Path, metavar="FOLDER", help="keep the masks of the network for the next run"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures of each photo")
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE", help="also write a contact sheet, worst photos first"
    )
    parser.add_argument("--rows", type=int, default=40, help="most photos on the contact sheet")
    parser.add_argument("--cell", type=int, default=320, help="size of its pictures in pixels")
    return parser.parse_args()


def main() -> int:
    """Make and compare all masks."""
    arguments = _arguments()
    given = {"edges": arguments.edges, "detail": arguments.detail}
    chosen = {name: values for name, values in given.items() if values}
    chosen.update(text.partition("=")[::2] for text in arguments.set)
    home = Home.choose(arguments.home).root
    try:
        return _compare(arguments, combinations(arguments.models, chosen), home)
    except AppError as error:
        print(f"{error.message} {error.hint}", file=sys.stderr)
        return 1


def _compare(arguments: argparse.Namespace, combined: Sequence[Run], home: Path) -> int:
    photos: list[Pair] = []
    for folder in arguments.folders:
        found = checked_pairs(folder)
        step = max(1.0, len(found) / arguments.limit) if arguments.limit else 1.0
        photos += [found[int(number * step)] for number in range(int(len(found) / step + 1e-9))]
    print(f"{machine()}\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="quality-") as temporary:
        runs: list[list[Judged]] = []
        folders: list[Path] = []
        for number, run in enumerate(combined):
            folder = Path(temporary) / str(number)
            folder.mkdir()
            made, peak = _alone(
                make_masks_alone,
                home,
                arguments.device,
                run,
                [photo for photo, _ in photos],
                folder,
                arguments.kept,
            )
            runs.append(judge(run, photos, folder, made, peak))
            folders.append(folder)
            print(f"{number + 1} of {len(combined)}: {run}", file=sys.stderr, flush=True)
        print("\n\n".join(report(arguments.folders, photos, runs)))
        if arguments.sheet:
            results = [
                [Result(str(each.run), each.quality, folder / f"{index}.png") for index, each in enumerate(judged)]
                for judged, folder in zip(runs, folders, strict=True)
            ]
            contact_sheet(photos, results, arguments.cell, arguments.rows).save(arguments.sheet)
    if arguments.json:
        documents = [asdict(each) for judged in runs for each in judged]
        arguments.json.write_text(json.dumps(documents, indent=1), encoding="utf-8")
    return 0


def _alone(work: Callable[..., tuple[list[Made], float]], *arguments: object) -> tuple[list[Made], float]:
    """Call a function in a new process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as processes:
        return processes.submit(work, *arguments).result()


if __name__ == "__main__":
    sys.exit(main())
