"""What runs on a worker of the cluster: a station that cuts out photos in the worker's own threads.

Photos and results travel directly between the executor and the station, by calls that the worker answers beside
Dask's own. The scheduler only says which workers there are.
"""
# The stubs of distributed leave most of it without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import asyncio
import contextlib
import errno
import io
import logging
import os
import time
import traceback
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import numpy as np
from distributed.protocol.serialize import to_serialize

from rembg_desktop import __version__
from rembg_desktop.cluster.stored import WorkerFiles
from rembg_desktop.cluster.transport import (
    Greeting,
    Made,
    NotSeenError,
    SentCorrection,
    SentMasks,
    SentSettings,
    Task,
    TaskResult,
    UnexpectedError,
    WorkerTroubleError,
)
from rembg_desktop.engine.catalog import find
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.masks.kept import MaskStore
from rembg_desktop.options import DEFAULT_MODEL
from rembg_desktop.pipeline import Cut, CutOut, Limits, Steps, cut, cut_out, measured, write_output
from rembg_desktop.publish import FileTimes, TempFile, hash_file, storage_error

if TYPE_CHECKING:
    from distributed import Worker

    from rembg_desktop.executor.context import ExecutorEngine

PREFIX: Final = "rembg_desktop_"
"""Of the names of the calls that a station answers."""
_STATION: Final = "rembg_desktop_station"
_DESERTED_SECONDS: Final = 60.0
"""An executor that has not asked for so long is gone, or cut off, and has given its photos to others."""
_MEMORY_SHARE: Final = 0.6
"""Of the memory limit of a worker, which photos may use. Dask pauses a worker at 0.8 and ends it at 0.95."""
_COARSEST_NS: Final = 2_000_000_000
_NOT_HERE: Final = frozenset({errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS})
"""Errors of a folder for results that is another one on this computer, or that only the executor may write."""
_CUT_SHARE: Final = 0.7
"""The part of a photo with several outputs that is done when it is cut."""

log = logging.getLogger(__name__)


class _Running:
    """A task that is under way."""

    def __init__(self) -> None:
        self.token = CancelToken()
        self.share = 0.0
        self.started: float | None = None

    def progress(self, share: float) -> None:
        self.share = share


class Station:
    """Cuts out photos in one worker.

    Attributes:
        trouble: why this worker must not be used; empty if it may.
    """

    def __init__(
        self,
        worker: "Worker",
        engine: "Callable[[Worker, int], ExecutorEngine]",
        models: "Callable[[], Mapping[str, str]]",
    ) -> None:
        """Answer calls from now on.

        Args:
            worker: of Dask.
            engine: makes the engine when the first photo needs it. Gets the worker, and the number of threads of
                all workers on this computer.
            models: gives the SHA-256 of each model that can be used, by its name.
        """
        from rembg_desktop.executor.context import Lazy
        from rembg_desktop.executor.limits import MemoryBudget

        self.trouble = ""
        self.neighbors = worker.state.nthreads
        self._worker = worker
        self._engine = Lazy(lambda: engine(worker, self.neighbors))
        self._models = models
        self._opening: Thread | None = None
        self._running: dict[str, _Running] = {}
        self._stores: dict[Path, MaskStore] = {}
        self._files = WorkerFiles(Path(worker.local_directory))
        self._lock = Lock()
        self._asked = time.monotonic()
        limit = worker.memory_manager.memory_limit
        self._budget = MemoryBudget(int((limit or 1 << 40) * _MEMORY_SHARE))
        for name, call in (
            ("cut", self._cut),
            ("cancel", self._cancel),
            ("poll", self._poll),
            ("look", self._look),
            *self._files.handlers().items(),
        ):
            worker.handlers[PREFIX + name] = call

    @classmethod
    def of(cls, worker: "Worker") -> "Station | None":
        """The station of a worker, if its preload has made one."""
        return getattr(worker, _STATION, None)

    @classmethod
    def install(
        cls,
        worker: "Worker",
        engine: "Callable[[Worker, int], ExecutorEngine]",
        models: "Callable[[], Mapping[str, str]]" = lambda: {DEFAULT_MODEL: find(DEFAULT_MODEL).sha256 or ""},
    ) -> "Station":
        """Make the station of a worker, with an engine of its own; see __init__()."""
        station = cls(worker, engine, models)
        setattr(worker, _STATION, station)
        return station

    def greeting(self) -> Greeting:
        """What this worker is."""
        return Greeting(__version__, self._models(), self.trouble)

    def open_engine(self) -> None:
        """Load the model that comes with the program in the background, so that the first photo waits less."""
        if self._opening is None:
            self._opening = Thread(target=self._open, name="engine", daemon=True)
            self._opening.start()

    def _open(self) -> None:
        try:
            self._engine.get().remover(DEFAULT_MODEL, CancelToken())
        except AppError as error:
            log.warning("The engine cannot be used: %s", error.message)
            self.trouble = error.message

    async def _cut(self, comm: Any, task: Any, photo: Any = None) -> dict[str, Any]:  # noqa: ANN401 - Dask's
        task = cast("Task", task)
        running = self._running.setdefault(task.key, _Running())
        pool = self._worker.executors["default"]
        work = asyncio.get_running_loop().run_in_executor(pool, self._work, task, photo, running)
        self._asked = time.monotonic()
        try:
            while not work.done():
                await asyncio.wait([work], timeout=1)
                is_deserted = time.monotonic() - self._asked > _DESERTED_SECONDS
                if comm.closed() or is_deserted:
                    running.token.cancel()
            result, contents = work.result()
            if comm.closed() or running.token.is_cancelled:
                _discard(task)
            numbers = list(contents)
            return {
                "result": to_serialize(result),
                "numbers": numbers,
                "contents": [to_serialize(np.frombuffer(contents[number], np.uint8)) for number in numbers],
            }
        except Exception as error:  # noqa: BLE001 - the executor decides what it means
            return {"failure": to_serialize(error)}
        finally:
            self._running.pop(task.key, None)

    async def _cancel(self, key: str) -> bool:
        running = self._running.get(key)
        if running is not None:
            running.token.cancel()
        self._files.drop(key)
        return running is not None

    async def _poll(self, kept: tuple[str, ...] = ()) -> dict[str, Any]:
        """How the worker is; `kept` are the keys of what it must keep."""
        self._asked = time.monotonic()
        self._files.hold(kept)
        engine = self._engine.peek()
        return {
            "running": {
                key: [running.share, time.monotonic() - running.started]
                for key, running in self._running.items()
                if running.started is not None
            },
            "given_up": [key for key, running in self._running.items() if running.token.is_cancelled],
            "devices": list(engine.devices) if engine else [],
            "problem": engine.device_problem if engine else "",
            "trouble": self.trouble,
        }

    async def _look(self, path: str) -> str | None:
        """SHA-256 of a file as this computer sees it, hexadecimal; None if it sees none."""
        try:
            return await asyncio.to_thread(hash_file, Path(path))
        except (OSError, ValueError):
            return None

    def _work(self, task: Task, photo: Any, running: _Running) -> tuple[TaskResult, dict[int, memoryview]]:  # noqa: ANN401 - bytes-like
        running.started = time.monotonic()
        try:
            running.token.check()
            with contextlib.ExitStack() as stack:
                folder = self._folder(task, stack) if task.photo is None or task.backgrounds else Path()
                source = self._fetched(task, stack) if task.is_fetched else self._source(task, photo, folder)
                made = self._process(self._with_backgrounds(task, folder), source, running)
                with _own_trouble(Path(self._worker.local_directory)):
                    return self._files.keep(task, *made)
        except (AppError, Cancelled, NotSeenError, WorkerTroubleError, MemoryError):
            raise
        except BaseException as error:  # also a panic of a library in Rust
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise UnexpectedError(traceback.format_exc()) from None

    def _folder(self, task: Task, stack: contextlib.ExitStack) -> Path:
        """A folder of this worker for what was sent with a task; deleted with the stack."""
        folder = Path(self._worker.local_directory) / f"rembg-{task.key}"
        with _own_trouble(folder):
            folder.mkdir(parents=True, exist_ok=True)
            stack.callback(_remove, folder)
        return folder

    def _fetched(self, task: Task, stack: contextlib.ExitStack) -> Path:
        """The file of a photo that was fetched from a store; deleted with the stack."""
        source = self._files.photo(task)
        stack.callback(_remove, source.parent)
        return source

    def _source(self, task: Task, photo: Any, folder: Path) -> Path:  # noqa: ANN401 - bytes-like
        """The file of the photo."""
        if task.photo is None:
            source = folder / task.name
            with _own_trouble(folder):
                source.write_bytes(photo)
                os.utime(source, (0, 0))  # an old file needs no second look for changes
            return source
        try:
            with task.photo.open("rb") as file:  # it may be readable for the user of the executor only
                found = os.fstat(file.fileno())
        except OSError as error:
            raise NotSeenError(task.photo) from error
        size, modified = task.state
        # File systems round the time of modification differently.
        if found.st_size != size or abs(found.st_mtime_ns - modified) > _COARSEST_NS:
            raise NotSeenError(task.photo)
        return task.photo

    def _with_backgrounds(self, task: Task, folder: Path) -> Task:
        """The task with the background images that were sent with it."""
        outputs = dict(task.outputs)
        for number, (name, content) in task.backgrounds.items():
            place = folder / str(number) / name
            with _own_trouble(folder):
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(content)
            outputs[number] = replace(outputs[number], background=str(place))
        return replace(task, outputs=outputs)

    def _process(self, task: Task, source: Path, running: _Running) -> tuple[TaskResult, dict[int, memoryview]]:
        token, limits = running.token, Limits(task.max_pixels)
        remover = self._remover(task.model, token)
        sent = task.settings
        masks = SentMasks(sent.kept) if sent.keeps or sent.kept else None
        store = masks if sent.masks is None else self._masks_in(sent.masks, sent)
        settings = CutSettings(store, SentCorrection(sent), sent.second_look, sent.sensitivity)
        made: dict[int, Made | AppError] = {}
        contents: dict[int, memoryview] = {}
        extent = None
        if task.only_measure:
            options = list(task.outputs.values())
            extent = measured(source, options, remover, token, limits, self._budget, running.progress, settings)
        elif len(task.outputs) == 1:
            ((number, only),) = task.outputs.items()

            def write(target: BinaryIO) -> CutOut:
                return cut_out(
                    source,
                    target,
                    only,
                    remover,
                    token,
                    limits,
                    self._budget,
                    running.progress,
                    settings,
                    number=task.number,
                    group=task.group,
                )

            if task.target is None:
                buffer = io.BytesIO()
                made[number] = Made(write(buffer))
                contents[number] = buffer.getbuffer()
            else:
                made[number] = _write_target(task.target, task.times, token, write)
        else:
            self._make_several(task, source, remover, running, settings, made, contents)
        kept = masks.added if masks is not None else {}
        return TaskResult(made, remover.notice, remover.identity, kept, extent), contents

    def _masks_in(self, folder: Path, sent: SentSettings) -> MaskStore:
        """The kept masks of the executor; one store for all photos, because it counts the size of its folder."""
        with self._lock:
            store = self._stores.setdefault(folder, MaskStore(folder, sent.limit_bytes))
        store.limit_bytes, store.reserve_bytes = sent.limit_bytes, sent.reserve_bytes
        return store

    def _make_several(
        self,
        task: Task,
        source: Path,
        remover: Any,  # noqa: ANN401 - a Remover
        running: _Running,
        settings: CutSettings,
        made: dict[int, Made | AppError],
        contents: dict[int, memoryview],
    ) -> None:
        """Cut a photo once, and make all of its outputs."""
        token, limits = running.token, Limits(task.max_pixels)
        steps = Steps(token, running.progress)
        with contextlib.ExitStack() as memory:
            options = list(task.outputs.values())
            photo: Cut = cut(source, options, remover, token, steps, memory, limits, self._budget, settings)
            share = (1 - _CUT_SHARE) / len(options)
            for index, (number, each) in enumerate(task.outputs.items()):
                steps.restrict(_CUT_SHARE + share * index, min(1.0, _CUT_SHARE + share * (index + 1)))
                buffer = io.BytesIO()
                try:
                    written = write_output(
                        photo, buffer, each, steps, limits, number=task.number, group=task.group
                    )
                except AppError as error:
                    made[number] = error
                else:
                    made[number] = Made(written.cut_out(photo.facts, steps))
                    contents[number] = buffer.getbuffer()

    def _remover(self, model: str, token: CancelToken) -> Any:  # noqa: ANN401 - a Remover
        try:
            return self._engine.get().remover(model, token)
        except AppError as error:
            if error.code in (ErrorCode.MODEL_MISSING, ErrorCode.MODEL_CORRUPT, ErrorCode.ENGINE_UNAVAILABLE):
                raise WorkerTroubleError(error.message) from None
            raise


def greet(neighbors: int, dask_worker: "Worker") -> Greeting:
    """Run on a worker: prepare it for photos.

    Args:
        neighbors: number of threads of all workers on this computer.
        dask_worker: Dask gives it.
    """
    station = Station.of(dask_worker)
    if station is None:
        return Greeting(__version__, {}, "It was started without --preload rembg_desktop.cluster.worker.")
    station.neighbors = neighbors
    station.open_engine()
    return station.greeting()


def _write_target(
    target: Path, times: FileTimes | None, token: CancelToken, write: Callable[[BinaryIO], CutOut]
) -> Made:
    try:
        with TempFile(target, times) as temp:
            details = write(cast("BinaryIO", temp))
            token.check()
    except BaseException as error:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in _NOT_HERE:
            raise NotSeenError(target) from error
        raise
    return Made(details, temp.sha256, temp.written, temp.has_times)


@contextlib.contextmanager
def _own_trouble(folder: Path) -> Generator[None]:
    """Errors of the block are trouble of this worker, e.g. that its disk is full."""
    try:
        yield
    except OSError as error:
        place = storage_error(error, folder)
        reason = place.message if place else f"{folder} cannot be written: {error.strerror}."
        raise WorkerTroubleError(reason) from None


def _discard(task: Task) -> None:
    """Delete a result that nobody waits for any more."""
    if task.target is not None:
        with contextlib.suppress(OSError):
            task.target.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
