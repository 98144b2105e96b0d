"""State that the workers of a process share: images being processed, limits, and callbacks."""

from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TYPE_CHECKING, Protocol

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.executor.backoff import Backoff
from rembg_desktop.executor.capacity import MemoryBudget
from rembg_desktop.queue.claims import Claim
from rembg_desktop.queue.store import Store

if TYPE_CHECKING:
    from rembg_desktop.pipeline import Remover


class RemoverSource(Protocol):
    """Provides the model to workers; implemented by the engine."""

    def remover(self, model: str, cancel: CancelToken) -> "Remover":
        """The shared remover of a model, loaded and verified. Canceling the token stops waiting for it."""
        ...


Attempt = tuple[int, int]
"""Image id and number of the attempt."""


class ActiveImages:
    """The attempts that workers of this process hold, and how to interrupt them.

    An image that is canceled and retried may be held twice for a moment.
    """

    def __init__(self) -> None:
        self._claiming = Lock()
        self._lock = Lock()
        self._tokens: dict[Attempt, CancelToken] = {}

    def __len__(self) -> int:
        return len(self._tokens)

    @contextmanager
    def claimed(self, claim: Callable[[], Claim | None]) -> Generator[tuple[Claim, CancelToken] | None]:
        """Claim an image and hold it while the block runs.

        Yields the claim and the token that interrupts it, or None if there is nothing to claim. Committing the
        claim and listing it here is one step for claims_held_off().
        """
        with self._claiming:
            taken = claim()
            token = CancelToken()
            if taken is not None:
                with self._lock:
                    self._tokens[taken.image_id, taken.attempt] = token
        if taken is None:
            yield None
            return
        try:
            yield taken, token
        finally:
            with self._lock:
                del self._tokens[taken.image_id, taken.attempt]

    @contextmanager
    def claims_held_off(self, seconds: float) -> Generator[bool]:
        """While the block runs, no worker is between the commit of a claim and its listing here.

        Yields False if a claim in progress does not end within `seconds`; then claims are not held off.
        """
        acquired = self._claiming.acquire(timeout=seconds)
        try:
            yield acquired
        finally:
            if acquired:
                self._claiming.release()

    def attempts(self) -> set[Attempt]:
        """Every attempt that a worker holds now."""
        with self._lock:
            return set(self._tokens)

    def interrupt(self, attempts: Collection[Attempt]) -> None:
        """Cancel the tokens of those of these attempts that are still held."""
        with self._lock:
            tokens = [token for attempt, token in self._tokens.items() if attempt in attempts]
        for token in tokens:
            token.cancel()


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
