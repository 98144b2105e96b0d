"""The workers of a cluster as the executor sees them: a link to each, with the photos that are under way there."""
# The stubs of distributed leave most of it without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Final, cast

import numpy as np
from distributed.core import ConnectionPool
from distributed.protocol.pickle import dumps
from distributed.protocol.serialize import to_serialize

from rembg_desktop import __version__
from rembg_desktop.cluster.remote import PREFIX, greet
from rembg_desktop.cluster.stored import WorkerStores
from rembg_desktop.cluster.transport import (
    Greeting,
    Task,
    TaskResult,
    UnexpectedError,
    WorkerTroubleError,
    content_hash,
    deadline,
)
from rembg_desktop.errors import Cancelled, CancelToken
from rembg_desktop.executor.elsewhere import ClusterWorker, Order, WorkerLostError
from rembg_desktop.publish import hash_file

IMAGES_PER_THREAD: Final = 2
"""One is processed while the next one is on its way."""
_CALL_SECONDS: Final = 10.0
"""How long a worker may take for an answer that needs no work."""
_SILENT_SECONDS: Final = 20.0
"""After so long without any answer a worker hangs, or is cut off."""
_SUDDEN_SECONDS: Final = 5.0
"""A worker that answered so recently and then closed its connection has ended."""
_REST_SECONDS: Final = 60.0
"""How long a worker with trouble of its own, such as a full disk, gets no photos."""
_GIVEN_UP_SECONDS: Final = 15.0
"""How long a worker may take to notice that a photo was given up."""
_GREET_AGAIN_SECONDS: Final = 30.0

log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Errand:
    """A photo that is under way at a worker.

    Attributes:
        key: unique to this attempt and what is asked for.
        order_key: unique to this attempt.
        target: temporary file that the worker writes, if it sees its folder.
        seconds: how long it may take once it was begun.
        outcome: what the caller waits for: the result of a task and contents, or an answer about stores.
        sent: monotonic time.
        running: for how many seconds it has been processed, as far as is known; None before.
    """

    key: str
    order_key: str
    name: str
    target: Path | None
    seconds: float
    progress: Callable[[float], object]
    outcome: "Future[Any]"
    sent: float = field(default_factory=time.monotonic)
    running: float | None = None

    def end(self, error: BaseException) -> None:
        """End it with an error, unless it has ended."""
        with suppress(InvalidStateError):
            self.outcome.set_exception(error)


class Link:
    """One worker. All calls are coroutines of the dispatcher's event loop; what is said otherwise is thread-safe.

    Attributes:
        address: of the worker.
        threads: number of photos that it processes at the same time.
        errands: what is under way there.
        models: SHA-256 of each model that it has, by its name; empty before its greeting.
        stores: its access to stores.
    """

    def __init__(
        self, pool: ConnectionPool, address: str, name: str, threads: int, freed: Callable[[], object]
    ) -> None:
        """Calls nobody yet. `freed` is called whenever a photo has ended or the state has changed."""
        self.address = address
        self.name = name
        self.threads = threads
        self.errands: dict[str, Errand] = {}
        self.models: Mapping[str, str] = {}
        self._pool = pool
        self._freed = freed
        self._version = ""
        self._device = ""
        self._trouble = ""
        self._is_ready = False
        self._is_refused = False
        self._rests_until = 0.0
        self._greeted = 0.0
        self._answered = time.monotonic()
        self._ended: deque[float] = deque(maxlen=10_000)
        self._seen: dict[Path, bool] = {}
        self._looking = Lock()
        self._look: asyncio.Task[None] | None = None
        self._calls: set[asyncio.Task[None]] = set()
        self._loop = asyncio.get_running_loop()
        self.stores = WorkerStores(name, self._ask)

    @property
    def is_usable(self) -> bool:
        """Whether it gets photos. Thread-safe."""
        return self._is_ready and time.monotonic() >= self._rests_until

    @property
    def slots(self) -> int:
        """Maximum number of photos under way. Thread-safe."""
        return self.threads * IMAGES_PER_THREAD

    def report(self) -> ClusterWorker:
        """Its present state. Thread-safe."""
        minute_ago = time.monotonic() - 60
        oldest = min(list(self.errands.values()), key=lambda errand: errand.sent, default=None)
        return ClusterWorker(
            self.name,
            self.address,
            self.threads,
            self._version,
            self._device,
            tuple(self.models),
            float(sum(moment > minute_ago for moment in list(self._ended))),
            oldest.name if oldest is not None else "",
            self._trouble,
            self.is_usable,
        )

    def look_after(self, neighbors: int) -> None:
        """Ask how the worker is, unless it still owes the last answer: about once a second, in the event loop.

        Photos of a worker that does not answer are given up.

        Args:
            neighbors: number of threads of all workers on its computer.
        """
        if self._look is None or self._look.done():
            self._look = asyncio.get_running_loop().create_task(self._look_after(neighbors))

    async def _look_after(self, neighbors: int) -> None:
        if not self._version:
            if not self._is_refused:
                await self._greet(neighbors)
            return
        try:
            found: dict[str, Any] | None = await asyncio.wait_for(
                self.call("poll", kept=self.stores.kept), _CALL_SECONDS
            )
        except Exception as error:  # noqa: BLE001 - whatever it is, the worker did not answer
            self._has_not_answered(error)
            return
        if not found:  # it has no station: perhaps it was restarted
            self._version = ""
            return
        self._answered = time.monotonic()
        self._device = ", ".join(dict.fromkeys(found["devices"]))
        if found["trouble"]:
            self.refuse(found["trouble"])
        running: dict[str, tuple[float, float]] = found["running"]
        self._follow(running)
        if any(running[key][1] > _GIVEN_UP_SECONDS for key in found["given_up"] if key in running):
            self._trouble, self._is_ready = "It still processes a photo that was given up.", False
        elif not self._is_refused:
            self._is_ready = True
        self._freed()

    def _follow(self, running: dict[str, tuple[float, float]]) -> None:
        """Tell the progress of the photos there, and give up those that take too long."""
        now = time.monotonic()
        for errand in list(self.errands.values()):
            if errand.key in running:
                share, errand.running = running[errand.key]
                errand.progress(share)
            # One that was not begun waits behind others, each of which has its own deadline.
            took = errand.running if errand.running is not None else (now - errand.sent) / IMAGES_PER_THREAD
            if took > errand.seconds:
                self._hangs(errand)

    async def _greet(self, neighbors: int) -> None:
        now = time.monotonic()
        if self._greeted and now < self._greeted + _GREET_AGAIN_SECONDS:
            return
        self._greeted = now
        call = self._pool(self.address).run(function=dumps(greet), kwargs=dumps({"neighbors": neighbors}))
        try:
            # It may have to import the program first.
            answer: Any = await asyncio.wait_for(call, 3 * _CALL_SECONDS)
            if answer["status"] != "OK":
                self._trouble = f"It cannot be used: {answer.get('text') or answer.get('exception')}"
                return
        except ImportError as error:
            self._trouble = f"Rembg Desktop with the extra `cluster` is not installed there: {error}."
            return
        except Exception as error:  # noqa: BLE001 - whatever it is, the worker cannot be used
            self._trouble = f"It did not answer: {error!r}."
            return
        greeting: Greeting = answer["result"]
        self._answered = time.monotonic()
        self._version, self.models = greeting.version, greeting.models
        if greeting.trouble:
            self.refuse(greeting.trouble)
        elif greeting.version != __version__:
            self.refuse(f"It runs version {greeting.version} of the program; this is {__version__}.")
        else:
            self._is_ready = True
        self._freed()

    def refuse(self, why: str) -> None:
        """Never give it photos."""
        self._trouble, self._is_refused, self._is_ready = why, True, False

    def rest(self, why: str) -> None:
        """Give it no photos for a while. Thread-safe."""
        log.warning("The worker %s gets no photos for a while: %s", self.name, why)
        self._trouble = why
        self._rests_until = time.monotonic() + _REST_SECONDS

    def lacks(self, why: str) -> None:
        """It cannot process some photos, for this reason. Thread-safe."""
        log.warning("The worker %s: %s", self.name, why)
        self._trouble = why

    def start(self, errand: Errand, task: Task, photo: memoryview | None) -> None:
        """Send a photo; must be called in the event loop."""
        call = asyncio.get_running_loop().create_task(self._process(errand, task, photo))
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def cancel(self, key: str) -> None:
        """Cancel a photo, whether or not the worker still has it."""
        with suppress(Exception):  # a worker that is gone has cancelled everything
            await asyncio.wait_for(self.call("cancel", key=key), _CALL_SECONDS)

    async def look(self, path: Path) -> str | None:
        """SHA-256 of a file as the worker sees it; None if it sees none."""
        found: str | None = await asyncio.wait_for(self.call("look", path=str(path)), _CALL_SECONDS)
        return found

    def sees(self, folder: Path, look: Callable[[Path], str | None], photo: Path | None = None) -> bool:
        """Whether the worker sees a folder as this process does. Thread-safe; tried once for each folder.

        Args:
            folder: to be tried.
            look: runs look() in the event loop and waits for it.
            photo: a file in it to be compared; None: a small one is written.

        Raises:
            OSError: the photo cannot be read.
        """
        with self._looking:
            if folder in self._seen:
                return self._seen[folder]
            if photo is not None:
                wanted = hash_file(photo)
                found = look(photo) == wanted
            else:
                probe = folder / f".rembg-desktop-{secrets.token_hex(8)}.probe"
                content = secrets.token_bytes(32)
                try:
                    probe.write_bytes(content)
                    found = look(probe) == content_hash(content)
                except OSError:  # the result itself will tell why
                    found = False
                finally:
                    with suppress(OSError):
                        probe.unlink(missing_ok=True)
            self._seen[folder] = found
            return found

    def does_not_see(self, *folders: Path) -> None:
        """These folders are different there after all. Thread-safe."""
        with self._looking:
            self._seen.update(dict.fromkeys(folders, False))

    def leave(self, why: str, *, with_scheduler: bool = False) -> None:
        """The worker has left the cluster, perhaps with its scheduler: give up what it has."""
        self._trouble, self._is_ready = why, False
        is_crash = not with_scheduler and time.monotonic() - self._answered < _SUDDEN_SECONDS
        for errand in list(self.errands.values()):
            self._lose(errand, is_crash=is_crash and errand.running is not None)
        for call in list(self._calls):
            call.cancel()

    async def _process(self, errand: Errand, task: Task, photo: memoryview | None) -> None:
        sent = None if photo is None else to_serialize(np.frombuffer(photo, np.uint8))
        try:
            answer: dict[str, Any] = await self.call("cut", task=to_serialize(task), photo=sent)
        except asyncio.CancelledError:
            self._lose(errand, is_crash=False)
            raise
        except Exception as error:  # noqa: BLE001 - any failure of the connection
            is_sudden = time.monotonic() - self._answered < _SUDDEN_SECONDS
            log.warning("The worker %s was lost while it had %s: %r", self.name, errand.name, error)
            self._is_ready, self._trouble = False, f"The connection was lost: {error}."
            self._lose(errand, is_crash=is_sudden and errand.running is not None)
            return
        finally:
            self._drop(errand)
        failure: BaseException | None = answer.get("failure")
        if failure is None:
            contents = {
                number: memoryview(content)
                for number, content in zip(answer["numbers"], answer["contents"], strict=True)
            }
            self._ended.append(time.monotonic())
            with suppress(InvalidStateError):
                errand.outcome.set_result((cast("TaskResult", answer["result"]), contents))
            return
        if isinstance(failure, WorkerTroubleError | MemoryError):
            self.rest(str(failure) or "It has too little memory.")
        elif isinstance(failure, Cancelled):
            # Nobody here canceled it, or nobody would wait: the worker is closing.
            failure = WorkerLostError(self.name)
        elif isinstance(failure, UnexpectedError):
            log.error("Unexpected error on the worker %s with %s:\n%s", self.name, errand.name, failure)
        errand.end(failure)

    def release(self, key: str) -> None:
        """The worker may delete what it keeps of an order. Thread-safe."""
        self.stores.forget(key)
        with suppress(RuntimeError):  # the loop has ended, and the worker will notice that
            self._loop.call_soon_threadsafe(lambda: self._background(self._release(key)))

    async def _release(self, key: str) -> None:
        with suppress(Exception):  # it deletes everything when it has heard nothing for a while
            await asyncio.wait_for(self.call("drop", key=key), _CALL_SECONDS)

    def _ask(self, name: str, order: Order, asked: object, cancel: CancelToken) -> dict[str, Any]:
        """See cluster.stored.Ask. Thread-safe, but not for the event loop itself."""
        seconds = deadline(order, order.stored.bytes if order.stored else 0)
        errand = Errand(
            f"{name} {order.key}", order.key, order.photo.name, None, seconds, lambda _: None, Future()
        )

        def interrupt() -> None:
            errand.end(Cancelled())
            with suppress(RuntimeError):  # the loop has ended
                asyncio.run_coroutine_threadsafe(self.cancel(order.key), self._loop)

        self.errands[errand.key] = errand
        with cancel.hook(interrupt):
            try:
                self._loop.call_soon_threadsafe(
                    lambda: self._background(self._call_for(errand, name, order.key, asked))
                )
            except RuntimeError:
                self.errands.pop(errand.key, None)
                raise WorkerLostError(self.name) from None
            answer: dict[str, Any] = errand.outcome.result()
        if "gone" in answer:
            raise WorkerLostError(self.name)
        return answer

    async def _call_for(self, errand: Errand, name: str, key: str, asked: object) -> None:
        try:
            answer = await self.call(name, key=key, asked=to_serialize(asked))
        except Exception as error:  # noqa: BLE001 - any failure of the connection
            log.warning("The worker %s was lost while it had %s: %r", self.name, errand.name, error)
            self._is_ready, self._trouble = False, f"The connection was lost: {error}."
        else:
            with suppress(InvalidStateError):
                errand.outcome.set_result(answer)
        finally:
            self._lose(errand, is_crash=False)  # unless it has ended

    def _drop(self, errand: Errand) -> None:
        self.errands.pop(errand.key, None)
        self._freed()

    def _lose(self, errand: Errand, *, is_crash: bool) -> None:
        error = WorkerLostError(self.name)
        error.is_crash = is_crash
        errand.end(error)
        self._drop(errand)

    def _give_up(self, errand: Errand, *, is_crash: bool) -> None:
        self._lose(errand, is_crash=is_crash)
        self._background(self.cancel(errand.order_key))

    def _hangs(self, errand: Errand) -> None:
        self.rest(f"It took more than {errand.seconds:.0f} s for {errand.name}.")
        self._give_up(errand, is_crash=errand.running is not None)

    def _has_not_answered(self, error: Exception) -> None:
        if time.monotonic() - self._answered < _SILENT_SECONDS:
            return
        if self._is_ready:
            log.warning("The worker %s does not answer: %r", self.name, error)
        self._trouble, self._is_ready = "It does not answer.", False
        for errand in list(self.errands.values()):
            self._give_up(errand, is_crash=False)
        self._freed()

    def _background(self, work: Any) -> None:  # noqa: ANN401 - a coroutine
        call: asyncio.Task[None] = asyncio.get_running_loop().create_task(work)
        self._calls.add(call)
        call.add_done_callback(self._calls.discard)

    async def call(self, name: str, **values: object) -> Any:  # noqa: ANN401 - what the worker answers
        """Call its station.

        Raises:
            OSError: the connection failed.
        """
        return await getattr(self._pool(self.address), PREFIX + name)(**values)
