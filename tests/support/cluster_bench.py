"""A small cluster in this process: real scheduler, workers and connections, but a remover without a model."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from distributed import LocalCluster
from fakes import EllipseRemover, FakeEngine
from PIL import Image
from waiting import until

from rembg_desktop.cluster.dispatch import ClusterDispatcher
from rembg_desktop.cluster.remote import Station
from rembg_desktop.errors import CancelToken
from rembg_desktop.executor.active import ActiveImages
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.masks.cutting import CutSettings
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import Job


def small_cluster() -> LocalCluster:
    """Two workers of one thread each; enter it to start it."""
    return LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        protocol="tcp",
        worker_dashboard_address="127.0.0.1:0",
        dashboard_address="127.0.0.1:0",
        host="127.0.0.1",
        memory_limit=0,
    )


class ClusterBench:
    """A queue, a cluster, and the executor's workers, whose loop the test calls itself."""

    def __init__(self, folder: Path, cluster: LocalCluster) -> None:
        self.folder, self.cluster = folder, cluster
        self.store = Store.open(folder / "queue.db")
        self.manager = QueueManager(self.store.database)
        self.out = folder / "out"
        self.photos = folder / "photos"
        self.photos.mkdir()
        self.failures: list[int] = []
        self.progress: list[float] = []
        self.before: Callable[[CancelToken], None] | None = None
        self.active = ActiveImages()
        self.engine = FakeEngine(error=AssertionError("nothing is cut out here"))
        self.removers: list[EllipseRemover] = []
        for worker in cluster.workers.values():
            self.equip(worker)
        self.dispatcher = ClusterDispatcher(cluster.scheduler_address)
        self.dispatcher.start()
        until(lambda: self.dispatcher.slots == 2 * len(cluster.workers))

    def equip(self, worker: object) -> Station:
        remover = EllipseRemover(self._before, identity="ellipse")
        self.removers.append(remover)
        return Station.install(worker, lambda _worker, _neighbors: FakeEngine(remover))

    def part(self) -> None:
        """No worker sees the folders of this computer any more."""

        async def look(path: str) -> None:
            return None

        for worker in self.cluster.workers.values():
            worker.handlers["rembg_desktop_look"] = look

    @property
    def runs(self) -> int:
        """How often a model was run."""
        return sum(remover.runs for remover in self.removers)

    def _before(self, cancel: CancelToken) -> None:
        if self.before is not None:
            self.before(cancel)

    def submit(self, count: int = 3, outputs: list[Output] | None = None, **options: object) -> Job:
        for number in range(count):
            Image.new("RGB", (40, 30), (number, 90, 160)).save(self.photos / f"{number}.jpg")
        wanted = RemovalOptions.from_dict(options)
        plan = self.manager.plan([self.photos], wanted, destination=self.out, outputs=outputs)
        return self.manager.submit(plan, wanted)

    def context(self, settings: CutSettings | None = None) -> WorkContext:
        return WorkContext(
            self.store,
            "test",
            lambda: self.engine,
            MemoryBudget(10**9),
            10**8,
            active=self.active,
            cut_settings=lambda: settings,
            elsewhere=self.dispatcher,
        )

    def work(self, settings: CutSettings | None = None, threads: int = 1) -> None:
        signals = WorkerSignals(
            changed=lambda _: None,
            progress=lambda _, __, share: self.progress.append(share),
            failed=lambda _, image: self.failures.append(image),
        )
        workers = [Thread(target=Worker(self.context(settings), signals).run) for _ in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def files(self) -> list[str]:
        return sorted(str(path.relative_to(self.out)) for path in self.out.rglob("*") if path.is_file())

    def close(self) -> None:
        self.dispatcher.close()
        self.store.close()
