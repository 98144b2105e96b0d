"""The images that are being processed: which ones, and how many there may be."""

from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from threading import Condition, Lock
from typing import TYPE_CHECKING, Final

from rembg_desktop.errors import AppError, CancelToken
from rembg_desktop.queue.claims import Claim

if TYPE_CHECKING:
    from rembg_desktop.executor.elsewhere import Elsewhere

_PUBLISHERS: Final = 16
"""Workers beyond those whose images are elsewhere: they publish results meanwhile."""

Attempt = tuple[int, int]
"""Image id and number of the attempt."""


class ActiveImages:
    """The attempts that workers of this process hold, and how to interrupt them.

    An image that is canceled and retried may be held twice for a moment.
    """

    def __init__(self) -> None:
        self._claims = Condition()
        self._claims_begun = 0
        self._are_held_off = False
        self._lock = Lock()
        self._tokens: dict[Attempt, CancelToken] = {}
        self._crashed: set[Attempt] = set()

    def __len__(self) -> int:
        return len(self._tokens)

    @contextmanager
    def claimed(self, claim: Callable[[], Claim | None]) -> Generator[tuple[Claim, CancelToken] | None]:
        """Claim an image and hold it while the block runs.

        Yields the claim and the token that interrupts it, or None if there is nothing to claim. Committing the
        claim and listing it here is one step for claims_held_off().
        """
        token = CancelToken()
        with self._claim_begun():
            taken = claim()
            if taken is not None:
                with self._lock:
                    self._tokens[taken.image_id, taken.attempt] = token
        if taken is None:
            yield None
            return
        try:
            yield taken, token
        except (AppError, OSError):  # a full disk or a busy database, which is not the image's fault
            raise
        except BaseException:
            with self._lock:
                self._crashed.add((taken.image_id, taken.attempt))
            raise
        finally:
            with self._lock:
                del self._tokens[taken.image_id, taken.attempt]

    @contextmanager
    def claims_held_off(self, seconds: float) -> Generator[bool]:
        """While the block runs, no worker is between the commit of a claim and its listing here.

        Yields False if a claim in progress does not end within `seconds`; then claims are not held off.
        """
        with self._claims:
            self._are_held_off = True
            none_begun = self._claims.wait_for(lambda: not self._claims_begun, seconds)
        try:
            yield none_begun
        finally:
            with self._claims:
                self._are_held_off = False
                self._claims.notify_all()

    @contextmanager
    def _claim_begun(self) -> Generator[None]:
        """Several claims may be made at the same time, as one commit, but not while they are held off."""
        with self._claims:
            self._claims.wait_for(lambda: not self._are_held_off)
            self._claims_begun += 1
        try:
            yield
        finally:
            with self._claims:
                self._claims_begun -= 1
                self._claims.notify_all()

    def crashed(self) -> set[Attempt]:
        """Every attempt whose block ended with an unexpected error, until it is forgotten."""
        with self._lock:
            return set(self._crashed)

    def forget_crashed(self, attempts: Collection[Attempt]) -> None:
        """Forget attempts that are counted as crashes in the queue now."""
        with self._lock:
            self._crashed.difference_update(attempts)

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


class WorkerSlots:
    """Limits the number of running workers; `here` is the limit for this process alone. Thread-safe."""

    def __init__(self, here: int, elsewhere: "Elsewhere | None" = None) -> None:
        self.here = here
        self._elsewhere = elsewhere
        self._lock = Lock()
        self._used = 0

    @property
    def limit(self) -> int:
        """Maximum number of running workers at present."""
        elsewhere = self._elsewhere
        if elsewhere is None or elsewhere.works_here:
            return self.here
        # Those beyond publish results while every worker elsewhere has its images.
        return elsewhere.slots + min(elsewhere.slots, _PUBLISHERS)

    @property
    def used(self) -> int:
        """Number of running workers."""
        return self._used

    def take(self) -> bool:
        """Take a slot for a new worker; False if all are taken."""
        with self._lock:
            if self._used >= self.limit:
                return False
            self._used += 1
            return True

    def give_back(self) -> None:
        """Give back the slot of a worker that has ended."""
        with self._lock:
            self._used -= 1
