"""How a worker reads photos in stores and puts results there, so that their bytes do not pass the executor.

A result waits on the worker until the executor has recorded it and says under which name it is to be put.
"""

import asyncio
import logging
import os
import shutil
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final, Literal, Protocol

from rembg_desktop.cluster.transport import Fetched, Made, Task, TaskResult, content_hash
from rembg_desktop.errors import AppError, Cancelled, CancelToken
from rembg_desktop.executor.elsewhere import Delivered, Order, WorkerLostError
from rembg_desktop.executor.transfers import KeptFile, PhotoState
from rembg_desktop.publish import FileTimes, hash_file
from rembg_desktop.publish.stores import StorePath, stores
from rembg_desktop.queue.naming import safe_name

_FORGOTTEN_SECONDS: Final = 60.0
"""How long a worker keeps files for an executor that does not ask for them."""
_SWEEP_SECONDS: Final = 5.0
_AGAIN_SECONDS: Final = 300.0
"""How long a store is not tried again with a worker that could not use it."""

Contents = dict[int, memoryview]

log = logging.getLogger(__name__)


class _NoAccessError(Exception):
    """This worker must not, or cannot, do what it was asked with a store."""


@dataclass(slots=True)
class _Held:
    """A folder with files that wait for the executor.

    Attributes:
        root: folder of a store for which they are; None for a photo.
        cancel: gives up fetching.
        seen: monotonic time when the executor named them last.
    """

    folder: Path
    root: StorePath | None = None
    cancel: CancelToken = field(default_factory=CancelToken)
    seen: float = field(default_factory=time.monotonic)

    def delete(self) -> None:
        """Delete the files."""
        self.cancel.cancel()
        shutil.rmtree(self.folder, ignore_errors=True)


class WorkerFiles:
    """Files of one worker that wait for the executor: photos from stores, and results for them. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        """The files will be in folders inside `folder`."""
        self._folder = folder
        self._held: dict[str, _Held] = {}
        self._lock = Lock()
        self._sweeper: Thread | None = None

    def handlers(self) -> dict[str, Callable[..., Awaitable[Any]]]:
        """The calls that WorkerStores makes, by their names."""
        return {"fetch": self._fetch, "put": self._put, "give": self._give, "drop": self._drop}

    def hold(self, keys: Iterable[str]) -> None:
        """The executor still wants these; see WorkerStores.kept."""
        now = time.monotonic()
        with self._lock:
            for key in keys:
                if (held := self._held.get(key)) is not None:
                    held.seen = now

    def drop(self, key: str) -> None:
        """Delete what is kept of a task, and give up what is being fetched for it."""
        for name in (_photo_key(key), key):
            with self._lock:
                held = self._held.pop(name, None)
            if held is not None:
                held.delete()

    def photo(self, task: Task) -> Path:
        """The photo that was fetched for a task, in a folder that the caller deletes.

        Raises:
            Cancelled: the executor did not ask for it in time.
        """
        with self._lock:
            held = self._held.pop(_photo_key(task.key), None)
        if held is None:
            raise Cancelled
        return held.folder / task.name

    def keep(self, task: Task, result: TaskResult, contents: Contents) -> tuple[TaskResult, Contents]:
        """Keep the results of a task if they are for a store; gives what is sent to the executor.

        Raises:
            OSError: they cannot be written.
        """
        if task.kept_for is None:
            return result, contents
        held = _Held(self._folder / f"rembg-{task.key}-results", task.kept_for)
        shutil.rmtree(held.folder, ignore_errors=True)
        outputs: dict[int, Made | AppError] = dict(result.outputs)
        self._hold(task.key, held)
        for number, content in contents.items():
            made = outputs[number]
            assert isinstance(made, Made)
            place = held.folder / str(number) / task.part
            place.parent.mkdir(parents=True)
            place.write_bytes(content)
            outputs[number] = replace(made, sha256=content_hash(content), written=len(content))
        return replace(result, outputs=outputs), {}

    async def _fetch(self, key: str, asked: tuple[str, StorePath]) -> dict[str, Any]:
        return await asyncio.to_thread(_answer, self._fetch_photo, key, *asked)

    async def _put(self, key: str, asked: tuple[int, StorePath, bool]) -> dict[str, Any]:
        return await asyncio.to_thread(_answer, self._put_result, key, *asked)

    async def _give(self, key: str, asked: int) -> dict[str, Any]:
        return await asyncio.to_thread(_answer, self._give_result, key, asked)

    async def _drop(self, key: str) -> None:
        await asyncio.to_thread(self.drop, key)

    def _fetch_photo(self, key: str, name: str, address: StorePath) -> dict[str, Any]:
        held = _Held(self._folder / f"rembg-{key}-photo")
        shutil.rmtree(held.folder, ignore_errors=True)
        held.folder.mkdir(parents=True)
        self._hold(_photo_key(key), held)
        target = held.folder / name
        found = stores().fetch(address, target, held.cancel)
        if found is None:
            raise _NoAccessError(f"{address} does not exist")
        os.utime(target, (0, 0))  # an old file needs no second look for changes
        return {"bytes": target.stat().st_size, "changed_ns": found.mtime_ns, "sha256": hash_file(target)}

    def _put_result(self, key: str, number: int, address: StorePath, may_replace: bool) -> dict[str, Any]:
        held, file = self._result(key, number)
        if held.root is None or not address.is_relative_to(held.root):
            raise _NoAccessError(f"{address} is not in the folder of the job")
        stores().put(file, address, replace=may_replace)
        return {}

    def _give_result(self, key: str, number: int) -> dict[str, Any]:
        return {"content": self._result(key, number)[1].read_bytes()}

    def _result(self, key: str, number: int) -> tuple[_Held, Path]:
        with self._lock:
            held = self._held.get(key)
        found = next((held.folder / str(number)).glob("*"), None) if held is not None else None
        if held is None or found is None:
            raise Cancelled
        return held, found

    def _hold(self, key: str, held: _Held) -> None:
        with self._lock:
            self._held[key] = held
            if self._sweeper is None:
                self._sweeper = Thread(target=self._sweep, name="kept files", daemon=True)
                self._sweeper.start()

    def _sweep(self) -> None:
        """Delete what no executor has named for a while; ends when nothing is left."""
        while self._sweeper is not None:
            time.sleep(_SWEEP_SECONDS)
            until = time.monotonic() - _FORGOTTEN_SECONDS
            with self._lock:
                forgotten = [self._held.pop(key) for key, held in list(self._held.items()) if held.seen < until]
                if not self._held:
                    self._sweeper = None
            for held in forgotten:
                held.delete()


def _photo_key(key: str) -> str:
    return f"photo {key}"


def _answer(action: Callable[..., dict[str, Any]], *values: object) -> dict[str, Any]:
    try:
        return action(*values)
    except FileExistsError:
        return {"exists": True}
    except Cancelled:
        return {"gone": True}
    except Exception as error:  # noqa: BLE001 - whatever it is, the executor may be able to do it
        return {"refusal": error.message if isinstance(error, AppError) else f"{error}"}


class Ask(Protocol):
    """Calls a worker and waits for the answer.

    Raises:
        WorkerLostError: it has ended, or does not have what it is asked for.
        Cancelled: the token was cancelled.
    """

    def __call__(self, name: str, order: Order, asked: object, cancel: CancelToken) -> dict[str, Any]:
        """`name` of the call, and what belongs to it."""
        ...


class WorkerStores:
    """What the executor knows of the access of one worker to stores, and what the worker keeps. Thread-safe."""

    def __init__(self, worker: str, ask: Ask) -> None:
        """`worker` is its name."""
        self._worker = worker
        self._ask = ask
        self._refused: dict[tuple[str, StorePath], float] = {}
        self._same: set[StorePath] = set()
        self._kept: set[str] = set()

    @property
    def kept(self) -> list[str]:
        """The keys of what the worker must keep."""
        return list(self._kept)

    def forget(self, key: str) -> None:
        """The worker need not keep anything of an order any more."""
        self._kept -= {key, _photo_key(key)}

    def fetch(self, order: Order, cancel: CancelToken) -> tuple[Order, Fetched | None]:
        """Let the worker fetch the photo of an order, if it is in a store.

        Returns:
            The order, and the photo. Without it, the order has the file of the photo on this computer.

        Raises:
            WorkerLostError: the worker has ended.
            AppError: the photo cannot be read here either; see transfers.photo_of().
            Cancelled: the token was cancelled.
        """
        photo = order.stored
        if photo is None:
            return order, None
        why = ""
        if self._may("read", photo.path):
            name = safe_name(photo.path.name)
            self._kept.add(_photo_key(order.key))
            found = self._ask("fetch", order, (name, photo.path), cancel)
            if "refusal" not in found:
                state = PhotoState.of_object(found["bytes"], found["changed_ns"])
                if photo.is_same(state.bytes, state.changed_ns):
                    self._same.add(_store(photo.path))
                    times = state.times if photo.keeps_times else None
                    return replace(order, times=times), Fetched(name, state, found["sha256"])
            why = found.get("refusal", "it sees another object there")
            self.forget(order.key)
        file = photo.bring()  # or what is wrong with the photo or the store, which is not the fault of the worker
        if why:
            self._refuse("read", photo.path, why)
        return replace(
            order, photo=file, stored=None, times=FileTimes.of(file.stat()) if photo.keeps_times else None
        ), None

    def keeps(self, order: Order) -> bool:
        """Whether the worker is to keep the results of an order until they are put, which it does from now on."""
        if order.kept_for is None or not self._may("write", order.kept_for):
            return False
        self._kept.add(order.key)
        return True

    def result(self, order: Order, number: int, made: Made) -> Delivered:
        """An output that the worker keeps."""
        return Delivered(made.cut, file=_KeptResult(self, order, number, made))

    def put(
        self,
        order: Order,
        number: int,
        path: StorePath,
        *,
        replace: bool,
        is_there: Callable[[], bool],
        put_here: Callable[[memoryview], object],
    ) -> None:
        """Let the worker put a result; see KeptFile.put()."""
        why = ""
        if self._may("write", path):
            answer = self._ask("put", order, (number, path, replace), CancelToken())
            is_same = _store(path) in self._same
            if is_same and "exists" in answer:
                raise FileExistsError(str(path))
            if not answer and (is_same or is_there()):
                self._same.add(_store(path))
                return
            why = answer.get("refusal", "it sees another store" if not answer else "")
        exists: FileExistsError | None = None
        try:
            put_here(self.content(order, number))  # or what is wrong with the store
        except FileExistsError as error:
            exists = error
        if why:
            self._refuse("write", path, why)
        if exists is not None:
            raise exists

    def content(self, order: Order, number: int) -> memoryview:
        """A result that the worker keeps; see KeptFile.content()."""
        content = self._ask("give", order, number, CancelToken()).get("content")
        if content is None:
            raise WorkerLostError(self._worker)
        return memoryview(content)

    def _may(self, action: Literal["read", "write"], path: StorePath) -> bool:
        return time.monotonic() >= self._refused.get((action, _store(path)), 0.0)

    def _refuse(self, action: Literal["read", "write"], path: StorePath, why: str) -> None:
        self._refused[action, _store(path)] = time.monotonic() + _AGAIN_SECONDS
        log.warning(
            "The worker %s cannot %s %s, so this computer does: %s", self._worker, action, _store(path), why
        )


class _KeptResult(KeptFile):
    def __init__(self, stores: WorkerStores, order: Order, number: int, made: Made) -> None:
        super().__init__(made.sha256, made.written, order.key)
        self._stores = stores
        self._order = order
        self._number = number

    def put(
        self,
        path: StorePath,
        *,
        replace: bool,
        is_there: Callable[[], bool],
        put_here: Callable[[memoryview], object],
    ) -> None:
        self._stores.put(self._order, self._number, path, replace=replace, is_there=is_there, put_here=put_here)

    def content(self) -> memoryview:
        return self._stores.content(self._order, self._number)


def _store(path: StorePath) -> StorePath:
    """The bucket or the server of an address."""
    return StorePath(*path.parts[:2])
