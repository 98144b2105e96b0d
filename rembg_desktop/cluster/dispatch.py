"""Gives photos to the workers of a Dask cluster and waits for the results."""
# The stubs of distributed leave most of it without types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import AsyncExitStack, ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Condition, Event, Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar

from distributed.comm.addressing import get_address_host
from distributed.core import ConnectionPool
from distributed.utils import format_dashboard_link

from rembg_desktop.cluster.address import worker_refusal
from rembg_desktop.cluster.links import Errand, Link
from rembg_desktop.cluster.transport import Made, NotSeenError, Packer, WorkerTroubleError, deadline, delivered
from rembg_desktop.cluster.worker import ModelSupply, local_cluster
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.executor.elsewhere import ClusterReport, Delivery, Order, WorkerLostError
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.paths import Home

if TYPE_CHECKING:
    from distributed.security import Security

_LOOK_SECONDS: Final = 1.0
_ANSWER_SECONDS: Final = 5.0
"""How long the scheduler may take to answer."""
_GRACE_SECONDS: Final = 10.0
"""How long to wait for a worker before the queue pauses, or the work goes on here."""
_START_SECONDS: Final = 120.0
"""How long processes on this computer may take to start."""
_DIAGNOSE_SECONDS: Final = 10.0
_MOST_SLOTS: Final = 512
_CONNECTIONS: Final = 2048
_MOST_LOSSES: Final = 5
"""An image that lost so many workers counts as one that ends them, however it looked each time."""
_STRAY_SECONDS: Final = 600.0
"""How long a worker that was given up may still write the temporary file of its result."""
_CLOSE_SECONDS: Final = 2.0
_AGAIN_SECONDS: Final = 10.0
"""Time before a cluster on this computer that could not be started is started again."""

log = logging.getLogger(__name__)

T = TypeVar("T")


class ClusterDispatcher:
    """Lets a Dask cluster cut out photos; see executor.elsewhere.Elsewhere. Thread-safe.

    An event loop in a thread of its own holds the connections. It asks the scheduler which workers there are, and
    each worker how it is. Photos and results travel directly between this process and the worker, by calls and not
    as tasks of Dask, which would take twice the processor time for each photo (see docs/cluster.md).
    """

    def __init__(
        self,
        address: str,
        *,
        security: "Security | None" = None,
        processes: int = 0,
        fallback_local: bool = False,
        home: Home | None = None,
        insecure: bool = False,
        diagnose: Callable[[], AppError | None] = lambda: None,
    ) -> None:
        """Connects to nobody before start().

        Args:
            address: of the scheduler, such as `tls://host:8786`; of any form if `processes` is given.
            security: certificates for TLS.
            processes: start a cluster of so many processes on this computer.
            fallback_local: cut out photos in this process while there is no worker.
            home: has the models, which are sent to workers that lack them; also for those processes.
            insecure: connect to workers on other computers without TLS, too.
            diagnose: finds out why the scheduler does not answer; may take some seconds.
        """
        self._address = address
        self._security = security
        self._processes = processes
        self._fallback_local = fallback_local
        self._home = home
        self._insecure = insecure
        self._diagnose = diagnose
        self._supply = ModelSupply(ModelFiles(home.models if home else Path()), self._wake)
        self._thread = Thread(target=self._run, name="cluster", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closing: asyncio.Event | None = None
        self._is_closed = Event()
        self._changed = Condition()
        self._links: dict[str, Link] = {}
        self._reserved: Counter[str] = Counter()
        self._losses: Counter[int] = Counter()
        self._avoided: dict[int, str] = {}
        self._packer = Packer()
        self._strays: dict[Path, float] = {}
        self._is_connected = False
        self._scheduler = ""
        self._ask_scheduler: Callable[[], Coroutine[Any, Any, dict[str, Any]]] | None = None
        self._problem: AppError | None = None
        self._diagnosed = 0.0
        self._dashboard = ""
        self._usable_at = time.monotonic()

    def start(self) -> None:
        """Connect, and stay connected, in a thread of its own."""
        self._usable_at = time.monotonic()
        self._thread.start()

    @property
    def slots(self) -> int:
        """See Elsewhere."""
        return min(_MOST_SLOTS, sum(link.slots for link in self._usable()))

    @property
    def works_here(self) -> bool:
        """See Elsewhere."""
        return self._fallback_local and self._is_unreachable()

    def trouble(self) -> AppError | None:
        """See Elsewhere."""
        return self._unreachable() if not self._fallback_local and self._is_unreachable() else None

    def report(self) -> ClusterReport:
        """See Elsewhere."""
        workers = sorted((link.report() for link in list(self._links.values())), key=lambda worker: worker.name)
        problem = None if self._is_connected else self._problem
        why = f"{problem.message} {problem.hint}" if problem is not None else ""
        return ClusterReport(self._address, self._dashboard, self._is_connected, tuple(workers), why)

    def close(self) -> None:
        """See Elsewhere."""
        self._is_closed.set()
        if self._loop is not None and self._closing is not None:
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._closing.set)
            self._thread.join(_CLOSE_SECONDS)
        with self._changed:
            self._changed.notify_all()
        self._delete_strays()

    def process(
        self,
        order: Order,
        settings: CutSettings | None,
        cancel: CancelToken,
        progress: Callable[[float], object],
    ) -> Delivery:
        """See Elsewhere."""
        link = self._take(order, cancel)
        with ExitStack() as stack:
            stack.callback(self._give_back, link)
            stack.callback(link.stores.forget, order.key)
            try:
                try:
                    delivery = self._process(link, order, settings, cancel, progress)
                except NotSeenError:
                    link.does_not_see(order.photo_root, order.target_root)  # and so gets and sends the bytes
                    delivery = self._process(link, order, settings, cancel, progress)
            except MemoryError as error:
                if self._lost(order, link):  # no worker has enough for it
                    raise
                raise WorkerLostError(str(error)) from None
            except WorkerTroubleError as error:
                self._avoided[order.image_id] = link.address
                raise WorkerLostError(str(error)) from None
            except WorkerLostError as error:
                # All workers end with their scheduler.
                error.is_crash = (error.is_crash and self._has_same_scheduler()) or self._lost(order, link)
                raise
            if order.key not in link.stores.kept:
                return delivery
            stack.callback(link.release, order.key)
            return replace(delivery, release=stack.pop_all().close)  # it still counts as under way

    def _process(
        self,
        link: Link,
        order: Order,
        settings: CutSettings | None,
        cancel: CancelToken,
        progress: Callable[[float], object],
    ) -> Delivery:
        order, fetched = link.stores.fetch(order, cancel)
        is_kept = link.stores.keeps(order)
        sees = partial(self._sees, link)
        task, photo = self._packer.pack(order, settings or CutSettings(), sees, fetched, is_kept=is_kept)
        seconds = deadline(order, task.state[0])
        errand = Errand(order.key, order.key, order.photo.name, task.target, seconds, progress, Future())
        loop = self._loop
        assert loop is not None

        def interrupt() -> None:
            errand.end(Cancelled())
            with suppress(RuntimeError):  # the loop has ended
                asyncio.run_coroutine_threadsafe(link.cancel(errand.key), loop)

        link.errands[errand.key] = errand
        with cancel.hook(interrupt):
            try:
                loop.call_soon_threadsafe(link.start, errand, task, photo)
            except RuntimeError:
                link.errands.pop(errand.key, None)
                raise Cancelled from None
            try:
                result, contents = errand.outcome.result()
            except (Cancelled, WorkerLostError):
                if task.target is not None:
                    self._strays[task.target] = time.monotonic() + _STRAY_SECONDS
                raise
        self._losses.pop(order.image_id, None)
        self._avoided.pop(order.image_id, None)
        self._packer.keep(order, settings, result)
        outputs = {
            number: link.stores.result(order, number, made)
            if is_kept and isinstance(made, Made)
            else delivered(made, task, contents.get(number))
            for number, made in result.outputs.items()
        }
        return Delivery(outputs, result.notice, result.extent, fetched.state if fetched else None)

    def _sees(self, link: Link, folder: Path, photo: Path | None) -> bool:
        def look(path: Path) -> str | None:
            return self._ask(link.look(path))

        try:
            return link.sees(folder, look, photo)
        except Exception as error:  # noqa: BLE001 - then it is not used; what is wrong will show
            log.debug("%s could not be tried with the worker %s: %r", folder, link.name, error)
            return False

    def _take(self, order: Order, cancel: CancelToken) -> Link:
        """Wait for a worker with a free slot.

        Raises:
            Cancelled: the token was canceled.
            AppError: cluster_unreachable; model_missing if no worker has the model.
        """
        wanted = self._supply.wanted(order.model)
        until = time.monotonic() + _GRACE_SECONDS
        with cancel.hook(self._wake), self._changed:
            while True:
                cancel.check()
                if self._is_closed.is_set():
                    raise Cancelled
                usable = self._usable()
                lacking = [link for link in usable if link.models.get(order.model) != wanted]
                if lacking and self._loop is not None:
                    self._supply.supply(order.model, lacking, self._loop)
                if len(lacking) < max(1, len(usable)) or self._supply.is_sending(order.model):
                    until = time.monotonic() + _GRACE_SECONDS
                elif time.monotonic() > until:
                    raise self._model_missing(order.model, lacking)
                if (link := self._free(order, wanted)) is not None:
                    self._reserved[link.address] += 1
                    return link
                if self._is_unreachable():
                    raise self._unreachable()
                self._changed.wait(_LOOK_SECONDS)

    def _model_missing(self, name: str, links: list[Link]) -> AppError:
        reasons = " ".join(dict.fromkeys(trouble for link in links if (trouble := link.report().trouble)))
        message = f"No worker of the cluster {self._address} has the model {name}. {reasons}".rstrip()
        return AppError(ErrorCode.MODEL_MISSING, message, "Install the model on its computers.")

    def _free(self, order: Order, wanted: str) -> Link | None:
        """The worker with the most free slots; not the one that this image has just lost, if there is another."""
        usable = [link for link in self._usable() if link.models.get(order.model) == wanted]
        others = [link for link in usable if link.address != self._avoided.get(order.image_id)]
        free = [link for link in others or usable if self._reserved[link.address] < link.slots]
        return min(free, key=lambda link: self._reserved[link.address] / link.threads, default=None)

    def _give_back(self, link: Link) -> None:
        with self._changed:
            self._reserved[link.address] -= 1
            self._changed.notify()

    def _lost(self, order: Order, link: Link) -> bool:
        """Note that an image has lost its worker; whether that happened too often."""
        self._avoided[order.image_id] = link.address
        self._losses[order.image_id] += 1
        return self._losses[order.image_id] >= _MOST_LOSSES

    def _usable(self) -> list[Link]:
        usable = [link for link in list(self._links.values()) if link.is_usable] if self._is_connected else []
        if usable:
            self._usable_at = time.monotonic()
        return usable

    def _is_unreachable(self) -> bool:
        return not self._usable() and time.monotonic() > self._usable_at + _GRACE_SECONDS

    def _unreachable(self) -> AppError:
        links = list(self._links.values())
        if not self._is_connected:
            message = f"The cluster {self._address} cannot be reached."
            hint = "Start its scheduler, or check the network."
            if self._problem is not None:
                message, hint = self._problem.message, self._problem.hint
            hint = f"{hint} The queue resumes automatically."
        elif not links:
            message = f"The cluster {self._address} has no workers."
            hint = "Start a worker. The queue resumes automatically."
        else:
            reasons = "; ".join(dict.fromkeys(link.report().trouble for link in links if link.report().trouble))
            message = f"No worker of the cluster {self._address} can be used: {reasons or 'they do not answer'}"
            hint = "Correct the cause, or start another worker. The queue resumes automatically."
        return AppError(ErrorCode.CLUSTER_UNREACHABLE, message, hint)

    def _ask(self, question: "Coroutine[Any, Any, T]") -> T:
        """Run a coroutine in the event loop and wait for it."""
        assert self._loop is not None
        try:
            return asyncio.run_coroutine_threadsafe(question, self._loop).result(_ANSWER_SECONDS * 3)
        except FutureTimeoutError:
            raise TimeoutError from None

    def _run(self) -> None:
        while not self._is_closed.is_set():
            try:
                asyncio.run(self._main())
            except Exception as error:
                log.exception("The connection to the cluster has ended")
                message = f"The cluster {self._address} cannot be used: {error}."
                self._problem = AppError(ErrorCode.CLUSTER_UNREACHABLE, message, "See the log file.")
                self._usable_at = time.monotonic()
            self._is_connected = False
            links, self._links = self._links, {}
            for link in links.values():
                for errand in list(link.errands.values()):
                    errand.end(WorkerLostError(link.name))
            self._is_closed.wait(_AGAIN_SECONDS)

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._closing = asyncio.Event()
        async with AsyncExitStack() as stack:
            address = self._address
            if self._processes:
                self._usable_at = time.monotonic() + _START_SECONDS
                self._security, local = local_cluster(self._processes, self._home)
                await stack.enter_async_context(local)
                address = str(local.scheduler_address)
                self._usable_at = time.monotonic()
            arguments: dict[str, Any] = self._security.get_connection_args("client") if self._security else {}
            pool = ConnectionPool(limit=_CONNECTIONS, connection_args=arguments, timeout=_ANSWER_SECONDS)
            stack.push_async_callback(pool.close)
            await pool.start()
            while not (self._closing.is_set() or self._is_closed.is_set()):
                await self._look(pool, address)
                self._delete_strays()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closing.wait(), _LOOK_SECONDS)
            for link in self._links.values():
                link.leave("The program ends.")

    def _has_same_scheduler(self) -> bool:
        """Whether the scheduler answers and has not been restarted."""
        if self._ask_scheduler is None:
            return False
        known = self._scheduler
        try:
            return self._ask(self._ask_scheduler())["id"] == known
        except Exception:  # noqa: BLE001 - whatever it is, the scheduler does not answer
            return False

    async def _look(self, pool: ConnectionPool, address: str) -> None:
        """Ask the scheduler which workers there are, and then each of them how it is."""

        async def ask() -> dict[str, Any]:
            call: Any = pool(address).identity()
            return await asyncio.wait_for(call, _ANSWER_SECONDS)

        self._ask_scheduler = ask
        is_same = False
        try:
            found = await ask()
        except Exception as error:  # noqa: BLE001 - whatever it is, the scheduler does not answer
            await self._does_not_answer(address, error)
            members: dict[str, Any] = {}
        else:
            is_same = found["id"] == self._scheduler
            self._is_connected, self._scheduler, self._diagnosed = True, found["id"], 0.0
            host, port = get_address_host(address), found["services"].get("dashboard")
            self._dashboard = format_dashboard_link(host, port) if port else ""
            members = found["workers"]
        for gone in set(self._links) - set(members) if self._is_connected else ():
            self._links.pop(gone).leave("It has left the cluster.", with_scheduler=not is_same)
        neighbors: Counter[str] = Counter()
        for member in members.values():
            neighbors[member["host"]] += member["nthreads"]
        for where, member in members.items():
            if where not in self._links:
                self._links[where] = self._link(pool, where, str(member["name"]), member["nthreads"])
        for link in self._links.values():
            member = members.get(link.address)
            link.look_after(neighbors[member["host"]] if member else link.threads)
        self._usable()

    async def _does_not_answer(self, address: str, error: Exception) -> None:
        """Find out why, from time to time."""
        if self._is_connected:
            log.warning("The scheduler %s does not answer: %r", address, error)
        self._is_connected = False
        if time.monotonic() > self._diagnosed + _DIAGNOSE_SECONDS:
            self._problem = await asyncio.to_thread(self._diagnose)
            self._diagnosed = time.monotonic()

    def _link(self, pool: ConnectionPool, where: str, name: str, threads: int) -> Link:
        link = Link(pool, where, name, threads, self._wake)
        if refusal := worker_refusal(where, insecure=self._insecure):
            link.refuse(refusal)
        return link

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _delete_strays(self) -> None:
        """Delete temporary files that workers wrote after they had been given up."""
        now = time.monotonic()
        for path, until in list(self._strays.items()):
            with suppress(OSError):
                path.unlink(missing_ok=True)
            if now > until:
                self._strays.pop(path, None)
