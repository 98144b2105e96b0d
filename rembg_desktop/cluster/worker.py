"""Preload of a Dask worker: `dask worker .. --preload rembg_desktop.cluster.worker`; and how it gets models.

Settings and models are those of the home folder on the computer of the worker. A model that is missing there is
sent to it once, if its license allows that, and is used only if its checksum is that of the catalog.
"""
# The stubs of distributed leave most of it without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from distributed.comm.addressing import get_address_host

from rembg_desktop import __version__
from rembg_desktop.cluster.remote import PREFIX, Station
from rembg_desktop.engine.catalog import CUSTOM_PREFIX, find
from rembg_desktop.engine.download import disk_full
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.limits import set_up_heap
from rembg_desktop.paths import HOME_VARIABLE, Home, free_bytes
from rembg_desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from distributed import LocalCluster, Worker
    from distributed.security import Security

    from rembg_desktop.cluster.links import Link
    from rembg_desktop.engine.model_files import VerifiedModel
    from rembg_desktop.engine.model_info import ModelInfo
    from rembg_desktop.executor.context import ExecutorEngine

FREE_LICENSES: Final = frozenset({"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "CC0-1.0"})
"""SPDX identifiers of licenses that let everybody pass a model on, for any use."""
PART_BYTES: Final = 1 << 22
_RESERVE_BYTES: Final = 200_000_000
"""Free space that a received model leaves."""
_SCHEDULER_GONE: Final = frozenset({"worker-handle-scheduler-connection-broken", "scheduler-close"})
"""Why Dask closes a worker that has lost its scheduler."""
_RECEIVING: Final = ".receiving-"
_INTERRUPTED_SECONDS: Final = 3600.0
_CALL_SECONDS: Final = 120.0
"""How long a worker may take for one part, or for the checksum of a whole model."""
_AGAIN_SECONDS: Final = 15.0
_REFUSED_SECONDS: Final = 300.0
"""How long a model is not sent again to a computer that could not take it."""

log = logging.getLogger(__name__)


class WorkerModels:
    """The models of the computer of a worker: what is there, verified, and what it receives."""

    def __init__(self, files: ModelFiles) -> None:
        """Does not access the disk before verify_all()."""
        self._files = files
        self._hashes: dict[str, str] = {}
        self._problems: dict[str, str] = {}
        self._receiving: dict[str, _Incoming] = {}

    @property
    def hashes(self) -> dict[str, str]:
        """SHA-256 of each model that can be used, by its name."""
        return dict(self._hashes)

    @property
    def problems(self) -> dict[str, str]:
        """Why a model that is there cannot be used, by its name."""
        return dict(self._problems)

    def verify_all(self) -> None:
        """Verify every model that is there; reads all of their files."""
        for info, state in self._files.all():
            if state != "missing":
                self.verify(info.name)

    def verify(self, name: str) -> str:
        """Verify one model; gives its SHA-256, empty if it cannot be used."""
        try:
            found = self._files.verified(name).sha256
        except AppError as error:
            self._hashes.pop(name, None)
            if error.code is not ErrorCode.MODEL_MISSING:
                self._problems[name] = error.message
            return ""
        self._problems.pop(name, None)
        self._hashes[name] = found
        return found

    def handlers(self) -> dict[str, Callable[..., Awaitable[Any]]]:
        """The calls that send_model() makes, by their names."""
        return {"model_offer": self._offer, "model_part": self._part, "model_finish": self._finish}

    async def _offer(self, model: str) -> dict[str, Any]:
        return await asyncio.to_thread(self._answer, self.verify, model)

    async def _part(self, model: str, offset: int, data: bytes) -> dict[str, Any]:
        return await asyncio.to_thread(self._answer, self._add, model, offset, data)

    async def _finish(self, model: str) -> dict[str, Any]:
        return await asyncio.to_thread(self._answer, self._end, model)

    def _answer(self, action: Callable[..., str], name: str, *values: object) -> dict[str, Any]:
        """What an action gives, or why it failed, in a form that every version can read."""
        try:
            return {"sha256": action(name, *values)}
        except AppError as error:
            self._drop(name)
            return {"error": error.as_dict()}
        except OSError as error:
            self._drop(name)
            message = f"The model {name} can't be stored: {error.strerror or error}."
            return {"error": {"code": ErrorCode.HOME_UNWRITABLE.value, "message": message, "hint": ""}}

    def _begin(self, name: str) -> None:
        info = find(name)  # its checksum decides what is accepted, so an imported model is not
        folder = self._files.folder / info.name
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_RECEIVING}*"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _INTERRUPTED_SECONDS:
                    left.unlink()
        if free_bytes(folder) < info.bytes + _RESERVE_BYTES:
            raise disk_full(folder, info.bytes)
        self._drop(name)
        self._receiving[name] = _Incoming(info, folder)

    def _add(self, name: str, offset: int, data: bytes) -> str:
        if offset == 0:
            self._begin(name)
        incoming = self._receiving.get(name)
        if incoming is None or offset != incoming.written or offset + len(data) > incoming.info.bytes:
            raise AppError(ErrorCode.WRONG_STATE, f"The model {name} was sent in parts that do not fit.")
        incoming.write(data)
        return ""

    def _end(self, name: str) -> str:
        incoming = self._receiving.pop(name, None)
        if incoming is None:
            raise AppError(ErrorCode.WRONG_STATE, f"The model {name} was not sent.")
        incoming.finish()
        return self.verify(name)

    def _drop(self, name: str) -> None:
        if incoming := self._receiving.pop(name, None):
            incoming.discard()


class _Incoming:
    """A model that is being received, in a temporary file beside its place."""

    def __init__(self, info: ModelInfo, folder: Path) -> None:
        self.info = info
        self.written = 0
        self._target = folder / info.file
        self._path = folder / f"{_RECEIVING}{os.getpid()}-{secrets.token_hex(4)}"
        self._file: BinaryIO = self._path.open("xb")
        self._sha256 = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._sha256.update(data)
        self.written += len(data)

    def finish(self) -> None:
        """Put the file in its place.

        Raises:
            AppError: model_corrupt.
        """
        try:
            found = self._sha256.hexdigest()
            if found != self.info.sha256:
                message = f"The model {self.info.name} arrived damaged: its SHA-256 checksum is {found}."
                raise AppError(ErrorCode.MODEL_CORRUPT, message, "It will be sent again.")
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._path.replace(self._target)
        finally:
            self.discard()

    def discard(self) -> None:
        """Delete what was received, unless it is in its place."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def sending_refusal(info: ModelInfo) -> str:
    """Why a model must not be sent to other computers, one sentence; empty if it may."""
    if info.is_custom:
        return f"The model {info.name} was imported and its license is not known: import it there, too."
    if info.license not in FREE_LICENSES:
        return f"The license of {info.name} ({info.license}) does not let programs pass it on: download it there."
    return ""


async def send_model(call: Callable[..., Awaitable[Any]], model: VerifiedModel) -> str:
    """Send a model to a worker that does not have it, in parts; it is never in memory as a whole.

    Args:
        call: calls a worker, by the name of the call and its arguments.
        model: verified on this computer.

    Returns:
        SHA-256 of the model that the worker has afterwards, or had before.

    Raises:
        AppError: the license does not allow it, or the worker cannot store it.
        OSError: the connection failed.
    """
    name = model.info.name
    found = _checked(await _in_time(call("model_offer", model=name)))
    if found:
        return found
    if refusal := sending_refusal(model.info):
        raise AppError(ErrorCode.MODEL_MISSING, refusal)
    log.info("Sending the model %s", name)
    offset = 0
    file = await asyncio.to_thread(model.path.open, "rb")
    try:
        while part := await asyncio.to_thread(file.read, PART_BYTES):
            _checked(await _in_time(call("model_part", model=name, offset=offset, data=part)))
            offset += len(part)
    finally:
        file.close()
    return _checked(await _in_time(call("model_finish", model=name)))


async def _in_time(call: Awaitable[Any]) -> Any:  # noqa: ANN401 - what the worker answers
    return await asyncio.wait_for(call, _CALL_SECONDS)


def _checked(answer: dict[str, Any]) -> str:
    if error := answer.get("error"):
        raise AppError(ErrorCode(error["code"]), error["message"], error["hint"])
    return str(answer["sha256"])


class ModelSupply:
    """Sends models to the computers of a cluster that lack them, to each only once. Thread-safe."""

    def __init__(self, files: ModelFiles, wake: Callable[[], object]) -> None:
        """`files` are those of the executor; `wake` is called after each attempt."""
        self._files = files
        self._wake = wake
        self._verified: dict[str, VerifiedModel] = {}
        self._sending: set[tuple[str, str]] = set()
        self._again: dict[tuple[str, str], float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._lock = Lock()

    def wanted(self, name: str) -> str:
        """SHA-256 that the file of a model must have on a worker.

        Raises:
            AppError: unknown_model; model_missing or model_corrupt for an imported model that is not here.
        """
        if not name.startswith(CUSTOM_PREFIX) and (sha256 := find(name).sha256):
            return sha256
        return self._here(name).sha256

    def is_sending(self, name: str) -> bool:
        """Whether a model is on its way to any computer."""
        return any(model == name for _host, model in list(self._sending))

    def supply(self, name: str, links: Iterable[Link], loop: asyncio.AbstractEventLoop) -> None:
        """Send a model to workers that lack it, in the background, unless that was tried a moment ago."""
        by_host: dict[str, list[Link]] = {}
        for link in links:
            by_host.setdefault(get_address_host(link.address), []).append(link)
        for host, neighbors in by_host.items():
            key = host, name
            with self._lock:
                if key in self._sending or time.monotonic() < self._again.get(key, 0.0):
                    continue
                self._sending.add(key)
            loop.call_soon_threadsafe(self._start, key, neighbors)

    def _start(self, key: tuple[str, str], links: list[Link]) -> None:
        task = asyncio.get_running_loop().create_task(self._send(key, links))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, key: tuple[str, str], links: list[Link]) -> None:
        """Send a model to one computer: to its first worker; the others find it there."""
        name = key[1]
        try:
            model = await asyncio.to_thread(self._here, name)
            for link in links:
                sha256 = await send_model(link.call, model)
                link.models = {**link.models, name: sha256}
        except AppError as error:
            self._again[key] = time.monotonic() + _REFUSED_SECONDS
            for link in links:
                link.lacks(error.message)
        except Exception as error:  # noqa: BLE001 - any failure of the connection
            self._again[key] = time.monotonic() + _AGAIN_SECONDS
            log.warning("The model %s was not sent to %s: %r", name, key[0], error)
        finally:
            self._sending.discard(key)
            self._wake()

    def _here(self, name: str) -> VerifiedModel:
        known = self._verified.get(name)
        if known is None or not self._files.is_current(known):
            known = self._verified[name] = self._files.verified(name)
        return known


def local_cluster(processes: int, home: Home | None) -> tuple[Security, LocalCluster]:
    """Workers on this computer that end with this process, however it ends; and the certificate to reach them.

    They start when the cluster is entered as an asynchronous context.

    Args:
        processes: number of workers, with one thread each.
        home: folder of their settings and models.
    """
    from distributed import LocalCluster
    from distributed.security import Security

    # Other users of this computer can reach its loopback interface, too. They lack this certificate.
    security = Security.temporary()
    cluster = LocalCluster(
        n_workers=processes,
        threads_per_worker=1,
        asynchronous=True,
        dashboard_address="127.0.0.1:0",
        host="127.0.0.1",
        silence_logs=logging.ERROR,
        security=security,
        protocol="tls://",
        memory_limit=0,
        # Dask deletes there what processes left behind that were killed.
        local_directory=str(home.cache / "cluster") if home else None,
        env={HOME_VARIABLE: str(home.root)} if home else {},
        preload=[__name__],
    )
    cluster.shutdown_on_close = False  # at the latest, its processes end with this one
    return security, cluster


async def dask_setup(worker: Worker) -> None:
    """Prepare a worker before it joins the cluster; Dask calls it."""
    _outlive_scheduler(worker)
    set_up_heap()
    trouble = ""
    try:
        home = Home.choose()
        settings = Settings.load(home.settings)
        models = WorkerModels(ModelFiles(home.models, settings.models))
        await asyncio.to_thread(models.verify_all)
    except (AppError, OSError) as error:  # the worker joins, so that the executor can say what is wrong
        trouble = str(error)
        home, settings, models = Home(Path()), Settings(), WorkerModels(ModelFiles(Path()))
    station = Station.install(
        worker, lambda worker, neighbors: _engine(home, settings, worker, neighbors), lambda: models.hashes
    )
    station.trouble = trouble
    for name, call in models.handlers().items():
        worker.handlers[PREFIX + name] = call
    shown = logging.getLogger("distributed.rembg_desktop")  # Dask shows what is logged below its own name
    shown.info("Rembg Desktop %s in %s; models: %s", __version__, home.root, ", ".join(models.hashes) or "none")
    for problem in (*models.problems.values(), *([trouble] if trouble else [])):
        shown.warning("%s", problem)


def _outlive_scheduler(worker: Worker) -> None:
    """Let the nanny start a worker again that has lost its scheduler; the new one waits for the scheduler.

    Dask ends worker and nanny then, so that nobody would be left after half a minute without network, or after a
    restart of the scheduler.
    """
    close = worker.close

    async def close_worker(*values: Any, nanny: bool = True, reason: str = "", **more: Any) -> str | None:  # noqa: ANN401
        return await close(*values, nanny=nanny and reason not in _SCHEDULER_GONE, reason=reason, **more)

    worker.close = close_worker
    worker.stream_handlers["close"] = close_worker


def _engine(home: Home, settings: Settings, worker: Worker, neighbors: int) -> ExecutorEngine:
    """The engine of a worker, by the settings of the home folder there.

    Args:
        home: where models and compiled models are.
        settings: device and GPUs.
        worker: of Dask.
        neighbors: number of threads of all workers on this computer, which share its cores.
    """
    from rembg_desktop.engine.devices import GpuOptions
    from rembg_desktop.engine.engine import Engine

    performance = settings.performance
    gpus = performance.gpus or ("0",)
    return Engine(
        ModelFiles(home.models, settings.models),
        device=performance.device,
        require_device=performance.require_device,
        parallel_runs=worker.state.nthreads,
        gpus=[GpuOptions(int(number), performance.gpu_memory_mb, home.cache) for number in gpus],
        threads=max(1, (os.cpu_count() or 1) // max(1, neighbors)),
    )
