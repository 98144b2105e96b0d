"""Cuts out the same folder with rembg's own command and with this program, alternately, and prints the ratios.

Both use the model u2netp, or with --model the same file of IS-Net. rembg is installed with its command line into
an environment of its own, kept in a cache folder. Cold means: nothing compiled yet, as on the first day; warm: as
on every other day.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Final

import photos
import platformdirs
from measuring import PROGRAM, Measured, checked, machine, run, spread

MODEL: Final = Path(__file__).resolve().parent.parent / "resources" / "models" / "u2netp.onnx"
OURS: Final = "rembg-desktop"
THEIRS: Final = "rembg p"


@dataclass
class Case:
    """One row of the report: a folder of photos in one state of the caches, and what was measured."""

    title: str
    source: Path
    count: int
    cold: bool
    runs: dict[str, list[Measured]] = field(default_factory=lambda: {THEIRS: [], OURS: []})

    def rows(self) -> list[str]:
        """Lines of a markdown table."""
        lines: list[str] = []
        for name, runs in self.runs.items():
            seconds = [each.seconds for each in runs]
            rate = self.count / statistics.median(seconds)
            memory = max(each.peak_mib for each in runs)
            start = f"| {self.title} | {'cold' if self.cold else 'warm'} | {name}"
            lines.append(f"{start} | {spread(seconds)} | {rate:.2f} | {memory:.0f} |")
        return lines

    def ratio(self) -> str:
        """Ratios of speed and memory, as a line of a Markdown table."""
        theirs, ours = (self.runs[name] for name in (THEIRS, OURS))
        pairs = [a.seconds / b.seconds for a, b in zip(theirs, ours, strict=True)]
        memory = max(each.peak_mib for each in ours) / max(each.peak_mib for each in theirs)
        return f"| {self.title} | {'cold' if self.cold else 'warm'} | {spread(pairs)} | {memory:.2f} |"


class Contest:
    """The two programs, each with its own home below `cache`."""

    def __init__(self, cache: Path, work: Path, model: Path) -> None:
        self._cache = cache
        self._model = model
        self._work = work
        self._rembg = _install_rembg(cache / "rembg-env")
        self._number = 0

    def measure(self, case: Case, runs: int) -> None:
        """Run both alternately, `runs` times each."""
        for _ in range(runs):
            for name, program in ((THEIRS, self._run_theirs), (OURS, self._run_ours)):
                self._number += 1
                output = self._work / f"out-{self._number}"
                output.mkdir()
                home = self._work / f"home-{self._number}" if case.cold else self._cache / f"home of {name}"
                home.mkdir(parents=True, exist_ok=True)
                # Each run finds the subject of each photo, although it is the same photo as in the run before.
                (home / "settings.toml").write_text("[masks]\nkept_masks_mb = 0\n", encoding="utf-8")
                measured = checked(program(case.source, output, home))
                results = len(list(output.glob("*.png")))
                if results != case.count:
                    raise RuntimeError(f"{name} made {results} of {case.count} results:\n{measured.output}")
                case.runs[name].append(measured)
                print(f"{case.title}, {name}: {measured.seconds:.2f} s", file=sys.stderr)
                shutil.rmtree(output)

    def _run_theirs(self, source: Path, output: Path, home: Path) -> Measured:
        name = "u2netp" if self._model == MODEL else "dis_custom"
        model = home / "models" / name / self._model.name
        model.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._model, model)
        environment = {"REMBG_HOME": str(home), "NUMBA_CACHE_DIR": str(home / "numba")}
        extra = [] if self._model == MODEL else ["-x", json.dumps({"model_path": str(model)})]
        return run([self._rembg, "p", "-m", name, *extra, source, output], environment)

    def _run_ours(self, source: Path, output: Path, home: Path) -> Measured:
        start = [PROGRAM, "--home", home]
        chosen = []
        if self._model != MODEL:
            name = f"{self._model.stem}-{self._model.stat().st_size}"
            if not (home / "models" / "custom" / name).exists():
                checked(run([*start, "models", "import", self._model, "--name", name]))
            chosen = ["--model", f"custom:{name}"]
        return run([*start, "submit", source, "--output", output, *chosen, "--wait"])


def _install_rembg(folder: Path) -> Path:
    """The command of rembg in the version that this program uses; installed if it is missing."""
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    wanted = f"rembg[cpu,cli]=={version('rembg')}"
    done = folder / "installed"
    if not done.is_file() or done.read_text(encoding="utf-8") != wanted:
        print(f"Installing {wanted} into {folder} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        # Both use the same inference and pixels: only the rest of the programs is compared.
        same = [f"{name}=={version(name)}" for name in ("onnxruntime", "numpy")]
        pip = [binaries / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, wanted, *same], check=True)
        done.write_text(wanted, encoding="utf-8")
    return binaries / "rembg"


def _cases(arguments: argparse.Namespace, folder: Callable[[float], Path]) -> list[Case]:
    if arguments.folder:
        count = len([path for path in arguments.folder.iterdir() if path.is_file()])
        sources = [(f"{count} photos of {arguments.folder.name}", arguments.folder, count)]
    else:
        count = arguments.count
        sources = [(f"{count} x {size:g} MP", folder(size), count) for size in arguments.sizes]
    states = [False] if arguments.warm_only else [True, False]
    return [Case(title, source, number, cold) for title, source, number in sources for cold in states]


def main() -> int:
    """Measure and print the report as markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="warm runs of each program (3)")
    parser.add_argument("--cold-runs", type=int, default=1, help="cold runs of each program (1)")
    parser.add_argument("--count", type=int, default=24, help="photos in a folder (24)")
    parser.add_argument("--sizes", type=float, nargs="+", default=[0.75, 12.0], choices=list(photos.SIZES))
    parser.add_argument("--folder", type=Path, help="a folder of your own photos instead of generated ones")
    parser.add_argument(
        "--model", type=Path, default=MODEL, help="an ONNX file of IS-Net (1024 pixels) instead of u2netp"
    )
    parser.add_argument("--warm-only", action="store_true", help="leave out the cold runs")
    parser.add_argument("--cache", type=Path, default=platformdirs.user_cache_path("rembg-desktop-benchmarks"))
    arguments = parser.parse_args()
    print(f"{machine()}\n")

    def folder(size: float) -> Path:
        return photos.make(arguments.cache / f"photos-{size:g}mp", arguments.count, photos.SIZES[size])

    with tempfile.TemporaryDirectory(prefix="against-rembg-") as work:
        cases = _cases(arguments, folder)
        contest = Contest(arguments.cache, Path(work), arguments.model.resolve())
        one = Case("", photos.make(Path(work) / "one", 1, photos.SIZES[0.75]), 1, cold=False)
        contest.measure(one, 1)  # fills the caches of both programs
        for case in cases:
            contest.measure(case, arguments.cold_runs if case.cold else arguments.runs)
    print("| photos | caches | program | seconds | images/s | peak MiB |\n|---|---|---|---|---|---|")
    print("\n".join(line for case in cases for line in case.rows()))
    print(f"\n| photos | caches | times as fast as {THEIRS} | memory, of its |\n|---|---|---|---|")
    print("\n".join(case.ratio() for case in cases))
    print("\nSeconds and ratios: median (least-greatest) over the runs; each ratio is of two runs side by side.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
