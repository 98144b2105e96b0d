"""Measures what the executor can dispatch to a Dask cluster, and what local processes cost against threads.

    python benchmarks/cluster.py sleep            64 worker threads whose stand-in model sleeps a second
    python benchmarks/cluster.py instant          two workers whose stand-in model returns at once
    python benchmarks/cluster.py memory           the same with 20,000 photos: the memory of the executor
    python benchmarks/cluster.py local            local:2 against two threads, photos of 12 and 0.75 megapixels

The photos of the first three are tiny, so that dispatching is measured and not decoding. All parts run on this
machine and share its cores. Dask's own programs run the scheduler and the workers, with this file as preload.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil
from PIL import Image

if TYPE_CHECKING:
    from distributed import Worker

    from rembg_desktop.errors import CancelToken
    from rembg_desktop.executor.elsewhere import Elsewhere

ROOT: Final = Path(__file__).resolve().parent.parent

SLEEP: Final = "REMBG_BENCHMARK_SLEEP"
"""Seconds that the stand-in model of a worker takes."""


def _wait(cancel: "CancelToken") -> None:
    stopped = threading.Event()
    with cancel.hook(stopped.set):
        stopped.wait(float(os.environ.get(SLEEP, "0")))


async def dask_setup(worker: "Worker") -> None:
    """Called by Dask in every worker that has this file as its preload: it gets the stand-in model."""
    from fakes import EllipseRemover, FakeEngine

    from rembg_desktop.cluster.remote import Station

    Station.install(worker, lambda _worker, _neighbors: FakeEngine(EllipseRemover(_wait, identity="stand-in")))


@contextmanager
def dask_cluster(folder: Path, workers: int, threads: int, sleep: float) -> Generator[str]:
    """The address of a scheduler with workers that have the stand-in model."""
    binaries = Path(sys.executable).parent
    scheduler_file = folder / "scheduler.json"
    environment = {
        **os.environ,
        SLEEP: str(sleep),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests" / "support"))),
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment, "cwd": folder}
    common = ["--scheduler-file", str(scheduler_file), "--dashboard-address", "127.0.0.1:0"]
    started = [
        subprocess.Popen([binaries / "dask", "scheduler", *common, "--host", "127.0.0.1", "--port", "0"], **quiet)
    ]
    try:
        deadline = time.monotonic() + 60
        while not scheduler_file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        more = ["--nworkers", str(workers), "--nthreads", str(threads), "--host", "127.0.0.1"]
        more += ["--local-directory", str(folder), "--preload", str(Path(__file__).resolve())]
        started.append(subprocess.Popen([binaries / "dask", "worker", *common, *more], **quiet))
        yield json.loads(scheduler_file.read_text(encoding="utf-8"))["address"]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(30)


def tiny_photos(folder: Path, count: int) -> Path:
    """Photos of 64 x 48 pixels with different content."""
    folder.mkdir()
    for number in range(count):
        color = (number % 251, number // 251 % 251, 120)
        Image.new("RGB", (64, 48), color).save(folder / f"{number:06}.jpg", quality=70)
    return folder


def run_queue(
    home_folder: Path,
    photos: Path,
    out: Path,
    address: str = "",
    dispatcher: "Elsewhere | None" = None,
    watch: Callable[[int], object] = lambda _: None,
) -> float:
    """Process a folder with an executor of this process; gives images a second from the first to the last."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from rembg_desktop.composition import build_elsewhere, build_engine, open_queue
    from rembg_desktop.options import RemovalOptions
    from rembg_desktop.paths import Home
    from rembg_desktop.runner import Runner
    from rembg_desktop.settings import Settings

    home = Home.choose(home_folder)
    store, manager = open_queue(home)
    options = RemovalOptions()
    job = manager.submit(manager.plan([photos], options, destination=out), options)
    app = QCoreApplication.instance() or QCoreApplication([])
    settings = Settings().change("performance", workers=2).change("cluster", address=address)
    elsewhere = (lambda _: dispatcher) if dispatcher else partial(build_elsewhere, home)
    runner = Runner(store, manager, lambda current: build_engine(home, current), settings, home, app, elsewhere)

    def look() -> None:
        watch(manager.job(job.id).progress.processed)
        if manager.job(job.id).status.is_final:
            runner.stop(now=False)

    timer = QTimer(interval=100)
    timer.timeout.connect(look)
    runner.stopped.connect(lambda _: app.quit())
    runner.start()
    timer.start()
    app.exec()
    timer.stop()
    ended = manager.job(job.id)
    assert ended.progress.succeeded == ended.progress.total, ended.progress
    images = manager.status(job.id).images
    starts = sorted(image.started_at for image in images if image.started_at)
    ends = sorted(image.finished_at for image in images if image.finished_at)
    store.close()
    return len(images) / (ends[-1] - starts[0]).total_seconds()


@contextmanager
def work_folder() -> Generator[Path]:
    """A folder that is deleted at the end."""
    folder = Path(tempfile.mkdtemp(prefix="rembg-cluster-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def dispatch(count: int, workers: int, threads: int, sleep: float, *, memory: bool = False) -> None:
    """Measure a cluster whose workers have the stand-in model."""
    from rembg_desktop.cluster.dispatch import ClusterDispatcher

    with work_folder() as folder:
        photos = tiny_photos(folder / "photos", count)
        with dask_cluster(folder, workers, threads, sleep) as address:
            dispatcher = ClusterDispatcher(address)
            dispatcher.start()
            while dispatcher.slots < 2 * workers * threads:
                time.sleep(0.1)
            process, seen = psutil.Process(), dict[int, int]()

            def watch(done: int) -> None:
                seen.setdefault(done * 10 // count, process.memory_info().rss >> 20)

            begun = time.process_time()
            before = sum(sum(each.cpu_times()[:2]) for each in psutil.Process().children(recursive=True))
            rate = run_queue(folder / "home", photos, folder / "out", address, dispatcher, watch)
            used = time.process_time() - begun
            print(f"{count} images, {workers} x {threads} threads, model {sleep:g} s: {rate:.1f} images/s")
            others = sum(sum(each.cpu_times()[:2]) for each in psutil.Process().children(recursive=True)) - before
            print(f"  processor time an image: executor {used / count * 1000:.2f} ms", end="")
            print(f", scheduler and workers {others / count * 1000:.2f} ms")
            if memory:
                print("  MiB at every tenth:", " ".join(str(seen.get(part, 0)) for part in range(11)))


def local(count: int) -> None:
    """Measure local:2 against two threads, in turn."""
    import photos as benchmark_photos

    with work_folder() as folder:
        for size in ((4032, 3024), (1000, 750)):
            taken = benchmark_photos.make(folder / f"{size[0]}", count if size[0] > 2000 else count * 3, size)
            rates: dict[str, list[float]] = {"": [], "local:2": []}
            for turn in range(3):
                for address, found in rates.items():
                    name = f"{size[0]}-{address[:5]}-{turn}"
                    found.append(run_queue(folder / f"home-{name}", taken, folder / f"out-{name}", address))
                    shutil.rmtree(folder / f"out-{name}")
            best = {way: max(found) for way, found in rates.items()}
            shown = {way: [round(rate, 2) for rate in found] for way, found in rates.items()}
            print(f"{size[0] * size[1] / 1e6:.2f} MP: {shown}; ratio {best['local:2'] / best['']:.2f}")


def main() -> None:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["sleep", "instant", "memory", "local"])
    parser.add_argument("--count", type=int, default=0, help="number of photos")
    arguments = parser.parse_args()
    count = arguments.count
    if arguments.what == "sleep":
        dispatch(count or 1200, 2, 32, 1.0)
    elif arguments.what == "instant":
        dispatch(count or 2000, 2, 4, 0.0)
    elif arguments.what == "memory":
        dispatch(count or 20_000, 2, 4, 0.0, memory=True)
    else:
        local(count or 24)


if __name__ == "__main__":
    main()
