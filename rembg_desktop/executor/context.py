"""State that the workers of a process share: images being processed, the engine, limits, and callbacks."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

import psutil

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.executor.active import ActiveImages
from rembg_desktop.executor.limits import Backoff, MemoryBudget, return_freed_memory
from rembg_desktop.paths import Home
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ExecutorReport
from rembg_desktop.settings import Settings

if TYPE_CHECKING:
    from rembg_desktop.executor.elsewhere import Elsewhere
    from rembg_desktop.masks.cutting import CutSettings
    from rembg_desktop.masks.kept import MaskStore
    from rembg_desktop.pipeline import Remover

_RESERVE_MB: Final = 200
_TRIMS: Final = 3
"""Other threads free what they kept of the last images a moment later, so memory is returned more than once."""


_TURN_SECONDS: Final = 0.0005
"""How long a thread may keep the interpreter lock while another waits; Python's default of 5 ms adds up."""


def shorten_switch_interval() -> None:
    """Shorten the waits for the interpreter lock: the window and the API need it often."""
    sys.setswitchinterval(_TURN_SECONDS)


T = TypeVar("T")


class Lazy(Generic[T]):
    """Makes its value once; a failure to make it is tried again at the next use."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._value: T | None = None

    def get(self) -> T:
        """The value, made now if it is the first time."""
        with self._lock:
            if self._value is None:
                self._value = self._make()
            return self._value

    def peek(self) -> T | None:
        """The value if it was made already."""
        return self._value


class RemoverSource(Protocol):
    """Provides the model to workers; implemented by the engine."""

    def remover(self, model: str, cancel: CancelToken, *, load: bool = True) -> "Remover":
        """The shared remover of a verified model. Canceling the token stops waiting for it.

        `load`: load the model now if it is not in memory, and not with the first mask.
        """
        ...


@dataclass(slots=True)
class WorkContext:
    """State that all workers of a process share. The runner updates the limits when the settings change.

    Attributes:
        owner: identifies this process in claims.
        engine: returns the engine, which is created at the first call; called from worker threads.
        max_pixels: larger images are refused.
        stopping: set when no more images may be claimed.
        interrupting: set when images that are being processed must be interrupted.
        low_disk_bytes: the queue pauses if a destination has less free space than this.
        backoff: delays the start of workers after an error.
        cut_settings: returns what images are cut with besides the model; called from worker threads.
        elsewhere: other processes that cut out the images.
    """

    store: Store
    owner: str
    engine: Callable[[], RemoverSource]
    budget: MemoryBudget
    max_pixels: int
    low_disk_bytes: int = 0
    active: ActiveImages = field(default_factory=ActiveImages)
    stopping: Event = field(default_factory=Event)
    interrupting: Event = field(default_factory=Event)
    backoff: Backoff = field(default_factory=lambda: Backoff("Workers"))
    cut_settings: Callable[[], "CutSettings | None"] = lambda: None
    elsewhere: "Elsewhere | None" = None

    def cluster_trouble(self) -> AppError | None:
        """Why no images can be processed elsewhere, and so the queue must pause."""
        return self.elsewhere.trouble() if self.elsewhere is not None else None


@dataclass(frozen=True, slots=True)
class WorkerSignals:
    """Bound signals or other callables that a worker calls from its own thread.

    Attributes:
        changed: job id, after every commit.
        progress: job id, image id, completed share from 0 to 1.
        failed: job id, image id.
    """

    changed: Callable[[str], object]
    progress: Callable[[str, int, float], object]
    failed: Callable[[str, int], object]


class ExecutorEngine(RemoverSource, Protocol):
    """What the executor needs of the engine."""

    @property
    def devices(self) -> tuple[str, ...]:
        """The execution providers in use, one for each open model."""
        ...

    @property
    def device_problem(self) -> str:
        """Why an open model does not run on the device that was asked for; empty if all do."""
        ...

    @property
    def models(self) -> tuple[str, ...]:
        """The open models, most recently used first."""
        ...

    def release_idle(self, seconds: float) -> bool:
        """Release all models if none was used for so many seconds; whether there were any."""
        ...

    def close(self) -> None:
        """Release all models."""
        ...


class SharedEngine:
    """The engine that workers and previews of a process share: made at its first use, remade for new settings."""

    def __init__(self, make: Callable[[Settings], ExecutorEngine], settings: Settings) -> None:
        """Makes no engine yet; `make` may take seconds and is called in the thread that needs the engine first."""
        self._make = make
        self._settings = settings
        self._engine = Lazy(lambda: make(settings))
        self._trims = 0
        self._started_at = process_start()

    def get(self) -> ExecutorEngine:
        """The engine."""
        return self._engine.get()

    def apply(self, settings: Settings) -> None:
        """Use a new engine from now on if these settings require it."""
        before, self._settings = self._settings, settings
        if _engine_settings(before) != _engine_settings(settings):
            self._engine = Lazy(lambda: self._make(settings))

    def release_idle(self) -> None:
        """Release models and memory when no model was used for as long as the settings say."""
        seconds = self._settings.performance.release_after_seconds
        engine = self._engine.peek()
        if seconds and engine and engine.release_idle(seconds):
            self._trims = _TRIMS
        if self._trims:
            self._trims -= 1
            return_freed_memory()

    def report(
        self, workers_active: int, workers_max: int, cluster: dict[str, Any] | None = None
    ) -> ExecutorReport:
        """This process's report about itself."""
        engine = self._engine.peek()
        models = engine.models if engine else ()
        return ExecutorReport(
            pid=os.getpid(),
            started_at=self._started_at,
            workers_active=workers_active,
            workers_max=workers_max,
            model=models[0] if models else None,
            device_asked=self._settings.performance.device,
            devices=engine.devices if engine else (),
            memory_bytes=round(psutil.Process().memory_info().rss, -6),  # or no two reports were the same
            device_problem=engine.device_problem if engine else "",
            cluster=cluster,
        )

    def close(self) -> None:
        """Release all models."""
        if engine := self._engine.peek():
            engine.close()


class SharedMasks:
    """Kept masks and corrections that workers and previews of a process share."""

    def __init__(self, home: Home, settings: Settings) -> None:
        """Imports nothing yet: the window is shown first."""
        self._home = home
        self._settings = settings
        self._kept = Lazy(self._open)

    @property
    def kept(self) -> "MaskStore":
        """The masks of earlier runs."""
        return self._kept.get()

    def apply(self, settings: Settings) -> None:
        """Follow changed settings."""
        self._settings = settings
        if kept := self._kept.peek():
            kept.limit_bytes, kept.reserve_bytes = _kept_bytes(settings), _reserve_bytes(settings)

    def cut_settings(self) -> "CutSettings":
        """What images are cut with besides the model."""
        from rembg_desktop.masks.corrections import CorrectionStore
        from rembg_desktop.masks.cutting import CutSettings
        from rembg_desktop.masks.uncertainty import SecondLook, Sensitivity

        review = self._settings.review
        return CutSettings(
            self.kept,
            CorrectionStore(self._home.corrections),
            SecondLook(review.second_look),
            Sensitivity(review.sensitivity),
        )

    def _open(self) -> "MaskStore":
        from rembg_desktop.masks.kept import MaskStore

        return MaskStore(self._home.masks, _kept_bytes(self._settings), _reserve_bytes(self._settings))


def _kept_bytes(settings: Settings) -> int:
    return settings.masks.kept_masks_mb * 1_000_000


def _reserve_bytes(settings: Settings) -> int:
    """Free space that kept masks leave, also where the queue never pauses for want of space."""
    return (settings.queue.low_disk_mb or _RESERVE_MB) * 1_000_000


def process_start(pid: int | None = None) -> datetime:
    """Start time of a process, in UTC; together with its id it identifies the process."""
    return datetime.fromtimestamp(psutil.Process(pid or os.getpid()).create_time(), UTC)


def _engine_settings(settings: Settings) -> tuple[object, ...]:
    """The settings that an engine depends on."""
    performance = settings.performance
    gpu = performance.gpus, performance.gpu_memory_mb
    return performance.workers, performance.device, performance.require_device, gpu, settings.models
