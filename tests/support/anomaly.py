"""Runs small scenarios again and again, each time with another call into the system failing.

However a call fails, the program must come to rest with every image done, failed with a reason of its own, or
paused and then going on; nothing may be lost, made twice, overwritten or left behind, and nothing may hang.
"""

import contextlib
import hashlib
import json
import logging
import os
import shutil
import time
import traceback
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

import pytest
from anomaly_world import Executor, HungError, World
from faults import FAULTS, Call, Fault, Runaway
from PIL import Image

from rembg_desktop.errors import AppError
from rembg_desktop.queue.store import Store

OUTAGE: Final = 2.0
"""Seconds of the world's clock for which a lasting fault lets calls fail."""


@dataclass(frozen=True)
class Attempt:
    """Which call fails how; as text, `scenario:number:fault:once` or `..:lasting`."""

    scenario: str
    number: int
    fault: str
    is_lasting: bool

    def __str__(self) -> str:
        return f"{self.scenario}:{self.number}:{self.fault}:{'lasting' if self.is_lasting else 'once'}"

    @classmethod
    def parse(cls, text: str) -> "Attempt":
        scenario, number, fault, mode = text.rsplit(":", 3)
        return cls(scenario, int(number), fault, mode == "lasting")


@dataclass
class Outcome:
    """What came of one attempt."""

    attempt: Attempt
    problems: list[str] = field(default_factory=list)
    failed: list[Call] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter[str])


class _Bugs(logging.Handler):
    """Keeps what the program logs as a bug of its own."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            self.found.append(f"{record.getMessage()}: {_where(record.exc_info[1])}")


class Scenario(Protocol):
    """A small story, told again for every attempt in a new world.

    Attributes:
        name: how it is called.
        extra: results that there may be beside those of the run in which nothing fails, each with the name of one
            of those that it is equal to, or None.
    """

    name: str
    extra: Mapping[str, str | None]

    def prepare(self, world: World) -> None:
        """Make photos and whatever was there before; nothing fails yet."""

    def run(self, world: World) -> None:
        """Use the program while calls fail."""

    def check(self, world: World) -> None:
        """Add to the world's problems what went wrong; nothing fails any more."""


class Driver:
    """Runs a scenario for every call that can fail.

    Attributes:
        calls: of the run in which nothing failed.
        outcomes: of all attempts so far.
    """

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        self._scenario = scenario
        self._folder = folder
        self._count = 0
        self._template = folder / "template"
        self._template.mkdir(parents=True)
        Store.open(self._template / "queue.db").close()
        self._results: dict[str, str] | None = None
        self.calls: list[Call] = []
        self.outcomes: list[Outcome] = []
        first = self._play(Attempt(scenario.name, 0, "", is_lasting=False), None)
        assert not first.problems, first.problems

    def attempts(self) -> list[Attempt]:
        """Every call with every way in which it can fail, once and for a while."""
        found: list[Attempt] = []
        for number, call in enumerate(self.calls, 1):
            for fault in FAULTS.values():
                if call.kind not in fault.calls:
                    continue
                if not fault.everywhere:
                    found.append(Attempt(self._scenario.name, number, fault.name, is_lasting=False))
                found.append(Attempt(self._scenario.name, number, fault.name, is_lasting=True))
        return found

    def run(self, attempt: Attempt) -> Outcome:
        """One attempt."""
        outcome = self._play(attempt, FAULTS[attempt.fault])
        self.outcomes.append(outcome)
        return outcome

    def summary(self) -> str:
        """The counts of all attempts."""
        ends: Counter[str] = sum((outcome.ends for outcome in self.outcomes), Counter())
        failed = sum(len(outcome.failed) for outcome in self.outcomes)
        bad = sum(1 for outcome in self.outcomes if outcome.problems)
        told = ", ".join(f"{name} {count}" for name, count in sorted(ends.items()))
        return (
            f"{self._scenario.name}: {len(self.calls)} calls; {len(self.outcomes)} runs, {failed} failed calls,"
            f" {bad} with problems; {told}"
        )

    def _play(self, attempt: Attempt, fault: Fault | None) -> Outcome:
        self._count += 1
        folder = self._folder / str(self._count)
        world = World(folder)
        outcome = Outcome(attempt, world.problems, ends=world.ends)
        for part in (world.home.root, world.photos, world.out):
            part.mkdir(parents=True)
        shutil.copy(self._template / "queue.db", world.home.database)
        self._scenario.prepare(world)
        with _watching(world), world.seam.installed() as seam:
            seam.most = 40 * len(self.calls) if fault else 100_000
            seam.arm(attempt.number, fault, OUTAGE if attempt.is_lasting else 0.0)
            try:
                self._scenario.run(world)
            except HungError as error:
                world.problems.append(f"hung: {error}")
            except Runaway as error:
                world.problems.append(f"endless: {_where(error)}")
            except Exception as error:  # noqa: BLE001 - the bug that is looked for
                world.problems.append(f"raised: {_where(error)}")
            seam.disarm()
            outcome.failed = seam.failed
            if fault is None:
                self.calls = seam.calls
            try:
                self._finish(world)
            except Exception as error:  # noqa: BLE001 - likewise
                world.problems.append(f"afterwards: {_where(error)}")
        if self._results is None and not world.problems:
            self._results = {
                str(path.relative_to(folder)): _digest(path) for path in _files(world) if path not in world.kept
            }
            for name, same in self._scenario.extra.items():
                self._results[name] = self._results[same] if same else ""
        if not world.problems:
            shutil.rmtree(folder)
        return outcome

    def _finish(self, world: World) -> None:
        """Start once more with nothing failing: what is left is worked off, temporary files go."""
        world.wishes.clear()
        with contextlib.suppress(AppError):
            world.stop()
        manager = world.open()
        world.make_executor = Executor
        world.start(manager)
        world.round()
        world.release_held(manager)
        if world.left() and not world.problems:
            world.problems.append(f"left for the next start: {world.rows('SELECT id, status FROM image')}")
        world.rest()
        for job_id, error in world.rows("SELECT job_id, error FROM image WHERE status = 'failed' GROUP BY job_id"):
            code = json.loads(error)["code"] if error else None
            world.ends[f"failed: {code}"] += 1
            if code not in _FAILURES:
                world.problems.append(f"failed as {code}: {error}")
            manager.retry(job_id)
        world.rest(lambda: bool(world.rows("SELECT 1 FROM job WHERE held")))
        world.release_held(manager)
        world.rest()
        world.stop()
        check_world(world, self._results)
        if not world.problems:
            self._scenario.check(world)


_FAILURES: Final = frozenset({"source_unreadable", "source_missing", "correction_unusable"})
"""What a source that cannot be read may be called; all other trouble passes."""


def check_world(world: World, results: Mapping[str, str] | None) -> None:
    """What holds after every scenario.

    Args:
        world: after its last start, in which nothing failed.
        results: names and digests of the results that there may be.
    """
    _check_jobs(world)
    outputs = _check_images(world)
    _check_files(world, outputs, results)
    if any("damaged" in path.name for path in world.home.root.iterdir()):
        world.problems.append("a sound queue was put aside as damaged")
    if world.rows("PRAGMA quick_check") != [("ok",)]:
        world.problems.append("the queue is damaged")


def _check_images(world: World) -> list[Path]:
    images = world.rows("SELECT status, output, source FROM image WHERE output_number IS NULL")
    for status, output, source in images:
        world.ends[status] += 1
        if status not in ("completed", "cancelled", "skipped"):
            world.problems.append(f"{Path(source).name} is {status} in the end")
        elif status == "completed" and not (output and Path(output).exists()):
            world.problems.append(f"{Path(source).name} is completed without a result: {output}")
    outputs = [Path(output) for status, output, _ in images if status == "completed"] + _check_outputs(world)
    if len(set(outputs)) != len(outputs):
        world.problems.append(f"two images have the same result: {outputs}")
    return outputs


def _check_outputs(world: World) -> list[Path]:
    """The files of images with several outputs; those of a cancelled image that were finished before stay."""
    rows = world.rows(
        "SELECT image.status, image.source, output.status, output.output, output.number"
        " FROM output JOIN image ON image.id = output.image_id"
    )
    for image, source, status, output, number in rows:
        name = f"output {number} of {Path(source).name}"
        if number == 1:
            world.ends[image] += 1
        if image not in ("completed", "cancelled"):
            world.problems.append(f"{Path(source).name} is {image} in the end")
        elif status != "completed" and image != "cancelled":
            world.problems.append(f"{name} is {status} in the end")
        elif status == "completed" and not Path(output).exists():
            world.problems.append(f"{name} is completed without a result: {output}")
    return [Path(output) for _, _, status, output, _ in rows if status == "completed"]


def _check_jobs(world: World) -> None:
    counted = (
        "SELECT job.id, job.status, total, pending, processing, succeeded, failed, skipped, cancelled,"
        " (SELECT group_concat(status) FROM image WHERE job_id = job.id) FROM job"
    )
    for job_id, status, total, *numbers, statuses in world.rows(counted):
        found = Counter((statuses or "").split(","))
        names = ("pending", "processing", "completed", "failed", "skipped", "cancelled")
        if numbers != [found[name] for name in names] or total != sum(numbers):
            world.problems.append(f"job {job_id} counts {numbers} ({status}), its images are {dict(found)}")


def _check_files(world: World, outputs: list[Path], results: Mapping[str, str] | None) -> None:
    for path, content in world.kept.items():
        if not path.exists():
            world.problems.append(f"{path.relative_to(world.folder)} is gone")
        elif path.read_bytes() != content:
            world.problems.append(f"{path.relative_to(world.folder)} was overwritten")
    for path in (path for path in _files(world) if path not in world.kept):
        name = str(path.relative_to(world.folder))
        if path not in outputs:
            world.problems.append(f"left behind: {name}")
        elif results is not None and name not in results:
            world.problems.append(f"made under another name: {name}")
        elif results is not None and results[name] not in ("", _digest(path)):
            world.problems.append(f"another content: {name}")
    for path in world.home.root.iterdir():
        if path.is_file() and not path.name.startswith(("queue.db", "executor.lock")):
            world.problems.append(f"left behind: {path.relative_to(world.folder)}")


def _files(world: World) -> list[Path]:
    return [path for path in (*world.out.rglob("*"), *world.photos.rglob("*")) if path.is_file()]


def _digest(path: Path) -> str:
    """What a picture shows and says. How well its bytes were compressed may differ."""
    with Image.open(path) as picture:
        content = repr((picture.size, picture.mode, sorted(picture.info.items())))
        return hashlib.sha256(content.encode() + picture.tobytes()).hexdigest()


@contextlib.contextmanager
def _watching(world: World) -> Generator[None]:
    """Keep the world's time; a bug that is only logged is a problem, too."""
    bugs = _Bugs()
    logger = logging.getLogger("rembg_desktop")
    logger.addHandler(bugs)
    logger.propagate = False  # thousands of warnings that are meant to be
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(time, "monotonic", world.clock)
            patch.setattr(time, "sleep", world.advance)
            yield
    finally:
        logger.removeHandler(bugs)
        logger.propagate = True
        world.problems += [f"logged a bug: {bug}" for bug in bugs.found]


def _where(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "rembg_desktop" in frame.filename]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-4:]))
    return f"{type(error).__name__}: {error} [{places}]"


def drive(scenario: Scenario, folder: Path, sample: int, most: int | None = None) -> None:
    """Run a scenario with every call failing, or a sample of them; a problem names the attempt to repeat.

    Args:
        scenario: the story.
        folder: for the worlds.
        sample: about so many attempts, spread over all, unless the environment asks for all or for one.
        most: so many of all at most, also spread.
    """
    driver = Driver(scenario, folder)
    attempts = driver.attempts()
    if only := os.environ.get(ONLY):
        attempts = [Attempt.parse(only)] if only.startswith(f"{scenario.name}:") else []
    else:
        wanted = (most or len(attempts)) if os.environ.get(ALL) else sample
        step = max(1, len(attempts) // wanted)
        attempts = attempts[:: step + 1 - step % 2]  # an odd step meets both modes
    bad = [outcome for outcome in map(driver.run, attempts) if outcome.problems]
    print(f"\n{driver.summary()}")
    told = [
        f"{ONLY}={outcome.attempt} ({', '.join(f'{call.kind} {call.what}' for call in outcome.failed[:1])}):\n"
        + "\n".join(f"    {problem}" for problem in outcome.problems[:5])
        for outcome in bad[:40]
    ]
    assert not bad, f"{len(bad)} of {len(attempts)} attempts:\n" + "\n".join(told)


ALL: Final = "REMBG_DESKTOP_ANOMALIES"
"""Set this variable to let every call fail; otherwise a sample does."""
ONLY: Final = "REMBG_DESKTOP_ANOMALY"
"""Set this variable to an attempt, as a failure names it, to repeat that one."""
