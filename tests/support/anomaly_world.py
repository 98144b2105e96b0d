"""One small world of the anomaly tests: a queue, photos, a clock, and the program in it, all in one thread."""

import contextlib
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from fakes import EllipseRemover, FakeEngine
from faults import Seam
from PIL import Image

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.executor.active import WorkerSlots
from rembg_desktop.executor.context import WorkContext, WorkerSignals, process_start
from rembg_desktop.executor.housekeeper import Housekeeper, HousekeepingRules, Listener
from rembg_desktop.executor.limits import Backoff, MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ExecutorReport, Job, Pause

_ROUND: Final = 0.25
"""Seconds of the world's clock between two looks of the housekeeper."""
_SHADE: Final = 20
"""Between the colors of two photos, more than JPEG changes them."""
_MOST_ROUNDS: Final = 400
"""100 seconds: a disk that looks full is tried again after one minute in any case."""
_T = TypeVar("_T")


class HungError(Exception):
    """It did not come to rest in time."""


class World:
    """A home folder with a queue, photos, a folder for results, and a clock; all of one attempt.

    Attributes:
        folder: holds all of it.
        home, photos, out: see above.
        make_executor: makes what start() starts.
        has_threads: what is started has threads of its own.
        hooks: called once, while the model runs on the photo of that name.
        seam: lets calls fail.
        problems: what went wrong so far.
        ends: how images and calls ended, counted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = Home(folder / "home")
        self.photos = folder / "photos"
        self.out = folder / "out"
        self._offset = 0.0
        self._real_monotonic = time.monotonic
        self.seam = Seam({"home": self.home.root, "photos": self.photos, "out": self.out}, self.clock)
        self.problems: list[str] = []
        self.ends: Counter[str] = Counter()
        self.remover = _Remover(self._before)
        self.hooks: dict[str, Callable[[CancelToken], None]] = {}
        self._shades: dict[int, str] = {}
        self.wishes: list[Callable[[], object]] = []
        self.make_executor: Callable[[World, Store, QueueManager], Executing] = Executor
        self.has_threads = False
        self.executor: Executing | None = None
        self.store: Store | None = None
        self.kept: dict[Path, bytes] = {}

    def clock(self) -> float:
        """The scenario's time in seconds; passes by advance(), so that an outage takes no time."""
        return self._real_monotonic() + self._offset

    def advance(self, seconds: float = _ROUND) -> None:
        """Let time pass."""
        self._offset += seconds

    def photo(self, name: str, *, folder: Path | None = None, like: str | None = None) -> Path:
        """A tiny source in a color of its own, or in that of another."""
        path = (folder or self.photos) / name
        shades = {known: shade for shade, known in self._shades.items()}
        shade = shades.get(like or name, len(self._shades))
        self._shades.setdefault(shade, name)
        with self.seam.suspended():
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (16, 12), (shade * _SHADE, 90, 160)).save(path)
            return self.keep(path)

    def foreign(self, path: Path, content: bytes = b"somebody else's") -> Path:
        """A file that is not the program's and must stay what it is."""
        with self.seam.suspended():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            return self.keep(path)

    def keep(self, path: Path) -> Path:
        """See in the end that a file is what it is now."""
        self.kept[path] = path.read_bytes()
        return path

    def open(self) -> QueueManager:
        """Start the program's process: open the queue."""
        self.store = self.insist(lambda: Store.open(self.home.database, verify=True))
        return QueueManager(self.store.database)

    def submit(
        self,
        manager: QueueManager,
        *sources: Path,
        to: Path | None = None,
        hold: bool = False,
        outputs: Sequence[Output] | None = None,
        **options: object,
    ) -> Job:
        """Plan and submit until it succeeds; an error must have left nothing in the queue."""
        chosen = RemovalOptions.from_dict(options)

        def submit() -> Job:
            plan = manager.plan(sources, chosen, destination=to or self.out, outputs=outputs)
            return manager.submit(plan, chosen, hold=hold)

        return self.insist(lambda: self.whole(submit))

    def whole(self, change: Callable[[], _T]) -> _T:
        """A change of the queue: all of it is made, or it is refused and nothing has changed."""
        if self.has_threads:  # they change the queue as well
            return change()
        before = self._jobs_and_images()
        try:
            return change()
        except AppError as error:
            if (after := self._jobs_and_images()) != before:
                self.problems.append(f"refused ({error.code}), and yet made in part: {before} -> {after}")
            raise

    def insist(self, action: Callable[[], _T]) -> _T:
        """Do what a user does: try again while it is refused with a reason."""
        for _ in range(_MOST_ROUNDS):
            try:
                return action()
            except AppError as error:
                self._count_refusal(error)
                refused = error
            self.round()
        raise HungError(f"refused again and again: {refused.code}: {refused.message}")

    def wish(self, action: Callable[[], object]) -> None:
        """Do it now, or at the next rounds until it succeeds."""
        try:
            action()
        except AppError as error:
            self._count_refusal(error)
            if error.code != "wrong_state":  # what should be cancelled has ended meanwhile
                self.wishes.append(action)

    def _jobs_and_images(self) -> list[Any]:
        return self.rows(
            "SELECT id, held, options, destination, priority, removed_at, (SELECT group_concat(status) FROM image"
            " WHERE job_id = job.id) FROM job ORDER BY seq"
        )

    def _count_refusal(self, error: AppError) -> None:
        self.ends[f"refused: {error.code}"] += 1
        if error.code == "internal":
            self.problems.append(f"refused as internal: {error.message}")

    def release_held(self, manager: QueueManager) -> None:
        """Let the jobs go that are held."""
        for (job_id,) in self.rows("SELECT id FROM job WHERE held"):
            self.insist(partial(manager.release, [job_id]))

    def start(self, manager: QueueManager) -> "Executing":
        """Begin to execute in this process."""
        store = self.store
        assert store is not None
        self.executor = self.insist(lambda: self.make_executor(self, store, manager))
        return self.executor

    def stop(self) -> None:
        """End the process in good order."""
        executor, self.executor = self.executor, None
        if executor is not None:
            executor.stop()
        if self.store is not None:
            self.store.close()

    def round(self) -> None:
        """One look of the housekeeper, if there is one, and what follows from it."""
        wishes, self.wishes = self.wishes, []
        for wish in wishes:
            self.wish(wish)
        if self.executor is not None:
            self.executor.round()
        self.advance()

    def rest(self, is_enough: Callable[[], bool] | None = None) -> None:
        """Let it work until nothing is pending or processing any more, or until it is enough."""
        for _ in range(_MOST_ROUNDS):
            if self.left() == 0 and not self.wishes:
                return
            if is_enough is not None and is_enough():
                return
            self.round()
        raise HungError(f"it did not come to rest: {self.rows('SELECT id, status, attempt, error FROM image')}")

    def left(self) -> int:
        """Images that have not ended."""
        return self.rows("SELECT count(*) FROM image WHERE status IN ('pending', 'processing')")[0][0]

    def rows(self, sql: str) -> list[Any]:
        """Look into the queue past the seam."""
        uri = f"{self.home.database.as_uri()}?mode=ro"
        with contextlib.closing(self.real_connect(uri, uri=True)) as connection:
            return connection.execute(sql).fetchall()

    real_connect = staticmethod(sqlite3.connect)

    def _before(self, shade: int, cancel: CancelToken) -> None:
        if hook := self.hooks.pop(self._shades.get(shade, ""), None):
            hook(cancel)


class _Remover(EllipseRemover):
    def __init__(self, before: Callable[[int, CancelToken], None]) -> None:
        super().__init__()
        self._tell = before

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        red = image.getpixel((0, 0))
        assert isinstance(red, tuple)
        self._tell(round(red[0] / _SHADE), cancel)
        return super().predict(image, cancel)


class Executing(Protocol):
    """What executes the queue in a world."""

    def round(self) -> None:
        """Go on for a moment."""

    def interrupt(self) -> None:
        """Begin to stop; called while an image is processed."""

    def stop(self) -> None:
        """Stop at once; at the end nothing executes any more."""


class Executor:
    """What the runner's threads do, one after the other in the thread of the test."""

    def __init__(self, world: World, store: Store, manager: QueueManager) -> None:
        self._world = world
        engine = FakeEngine(world.remover)
        self.context = WorkContext(
            store,
            f"test-{id(self)}",
            lambda: engine,
            MemoryBudget(10**9),
            10**8,
            backoff=Backoff("Workers", world.clock),
        )
        self._slots = WorkerSlots(1)
        self._signals = WorkerSignals(changed=_ignore, progress=_ignore, failed=_ignore)
        listener = Listener(
            executor=_ignore,
            recovered=_ignore,
            committed=_ignore,
            paused=self._paused,
            idle=_ignore,
            report=_ignore,
            ended=_ignore,
        )
        self._housekeeper = Housekeeper(
            self.context,
            manager,
            world.home.lock,
            listener,
            HousekeepingRules,
            _describe,
            self._slots,
            _ignore,  # the worker runs after the look that has taken a slot for it
            _ignore,
        )

    def round(self) -> None:
        """One look, then the worker that it asks for."""
        try:
            self._housekeeper.tick()
        except (AppError, OSError):
            self._world.ends["housekeeping put off"] += 1
        if self._slots.used:
            try:
                Worker(self.context, self._signals).run()
            finally:
                self._slots.give_back()

    def interrupt(self) -> None:
        """What the runner does first of all."""
        self.context.stopping.set()
        self.context.interrupting.set()
        self.context.active.interrupt(self.context.active.attempts())

    def stop(self) -> None:
        """What the runner does then."""
        self.interrupt()
        self._housekeeper.end()
        self._housekeeper.run()

    def die(self) -> None:
        """What the system does for a process that is killed."""
        if self._housekeeper._lock is not None:
            self._housekeeper._lock.release(force=True)
        self.context.store.close_thread()

    def _paused(self, pause: Pause) -> None:
        if pause.reason is not None:
            self._world.ends[f"paused: {pause.reason.code}"] += 1


def _ignore(*_: object) -> None:
    pass


def _describe() -> ExecutorReport:
    return ExecutorReport(os.getpid(), process_start(), 0, 1, None, "cpu", (), 0, False)
