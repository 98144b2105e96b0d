"""A hot folder whose watcher and worker the test calls itself, with a clock that it moves by hand."""

import io
from collections.abc import Callable
from pathlib import Path

from fakes import EllipseRemover, FakeEngine
from PIL import Image

from rembg_desktop.errors import CancelToken
from rembg_desktop.executor.context import WorkContext, WorkerSignals
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.executor.processing import Worker
from rembg_desktop.hotfolders.events import Events
from rembg_desktop.hotfolders.folders import HotFolder, HotFolders
from rembg_desktop.hotfolders.photos import PhotoRecords
from rembg_desktop.hotfolders.taking import Taker
from rembg_desktop.hotfolders.watcher import HotFolderWatcher
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import JobImage


def photo_bytes(color: str = "#336699", size: tuple[int, int] = (40, 30), kind: str = "JPEG") -> bytes:
    """The content of a photo; other colors give other content."""
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, kind)
    return file.getvalue()


class HotBench:
    """A home folder, a watched folder `in`, and the parts of the executor."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "home")
        self.home.root.mkdir()
        self.inside = folder / "in"
        self.inside.mkdir()
        self.now = 1000.0
        self.engine = FakeEngine()
        self.open()

    def open(self) -> None:
        """What the next start of the program does."""
        self.store = Store.open(self.home.database)
        self.manager = QueueManager(self.store.database)
        self.hot = HotFolders(self.store.database)
        # A connection of its own, as its thread has: commits of the others are noticed by it.
        self.watching = Store.open(self.home.database)
        self.watcher = self.new_watcher()

    def new_watcher(self, events: Callable[[Callable[[], object]], Events] | None = None) -> HotFolderWatcher:
        database = self.watching.database
        records = PhotoRecords(database)
        taker = Taker(QueueManager(self.watching.database), records, self.home, lambda: 200_000_000, lambda: 0)
        taker.clean_up()
        return HotFolderWatcher(HotFolders(database), records, taker, lambda: self.now, events=events)

    def restart(self) -> None:
        self.close()
        self.open()

    def close(self) -> None:
        self.watching.close()
        self.store.close()

    def add(self, **values: object) -> HotFolder:
        return self.hot.add(HotFolder(self.inside, **values))

    def drop(self, name: str, content: bytes | None = None) -> Path:
        path = self.inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(photo_bytes() if content is None else content)
        return path

    def look(self, seconds: float = 0) -> None:
        """One look, after so many seconds."""
        self.now += seconds
        self.watcher.look()

    def settle(self) -> None:
        """Enough looks for everything that is complete to be taken."""
        for _ in range(4):
            self.look(3.1)

    def work(self, fail: Exception | None = None) -> None:
        """Process the queue, then let the watcher handle the sources."""

        def stop(_: CancelToken) -> None:
            if fail is not None:
                raise fail

        context = WorkContext(
            self.store,
            "test",
            lambda: FakeEngine(EllipseRemover(stop)),
            MemoryBudget(10**9),
            200_000_000,
            low_disk_bytes=0,
        )
        Worker(context, WorkerSignals(lambda _: None, lambda *_: None, lambda *_: None)).run()
        self.look(1)
        self.look(1)

    def images(self) -> list[JobImage]:
        """All images of all jobs, oldest first."""
        jobs = sorted(self.manager.all_jobs(), key=lambda job: job.created_at)
        return [image for job in jobs for image in self.manager.images(job.id)]

    def taken(self) -> list[str]:
        return sorted(image.source.name for image in self.images())

    def files(self) -> list[str]:
        """What lies in the watched folder."""
        return sorted(
            path.relative_to(self.inside).as_posix() for path in self.inside.rglob("*") if path.is_file()
        )

    def copies(self) -> list[Path]:
        return list(self.home.incoming.rglob("*")) if self.home.incoming.exists() else []
