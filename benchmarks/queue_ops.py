"""Measures the queue with 1,000 jobs and 100,000 images: `python benchmarks/queue_ops.py`.

Prints median and 95th percentile in milliseconds beside the budget, and fails when a budget is broken.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.planning import Plan, PlannedImage, PlannedRoot
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import JobStatus

OPTIONS = RemovalOptions()
BUDGETS = {"submit": 20.0, "status": 5.0, "list": 20.0, "stats": 20.0}
"""95th percentiles, milliseconds."""


def fill(manager: QueueManager, folder: Path, jobs: int, images: int) -> list[str]:
    """Queue jobs of files that need not exist."""
    return [
        manager.submit(made_up(folder / f"shoot {number}", folder / "out" / str(number), images), OPTIONS).id
        for number in range(jobs)
    ]


def made_up(source: Path, destination: Path, images: int) -> Plan:
    """A plan, as made by searching a folder."""
    planned = tuple(
        PlannedImage(source / f"IMG_{number:05}.jpg", destination / f"IMG_{number:05}.png", 3_000_000, 1)
        for number in range(images)
    )
    return Plan(source.name, source, destination, planned, roots=(PlannedRoot(source, destination),))


def work_off(store: Store, images: int) -> None:
    """Finish some images, so that there are results to show and rates to tell."""
    for _ in range(images):
        claim = store.claim("benchmark")
        assert claim is not None
        result = Result(claim.destination, 1_000_000, steps={"load": 40.0, "mask": 200.0}, device="CPU")
        store.record_output(claim, claim.destination, "0" * 64, result)
        store.complete(claim)


def measure(name: str, action: Callable[[int], object], rounds: int) -> bool:
    """Time an action and print its line; returns whether it is within its budget."""
    times: list[float] = []
    for number in range(rounds):
        start = perf_counter()
        action(number)
        times.append((perf_counter() - start) * 1000)
    slow = quantiles(times, n=20)[-1]
    budget = BUDGETS.get(name)
    verdict = "" if budget is None else f"  budget {budget:5.1f}  {'ok' if slow <= budget else 'TOO SLOW'}"
    print(f"{name:<22} p50 {median(times):8.2f} ms  p95 {slow:8.2f} ms{verdict}", flush=True)
    return budget is None or slow <= budget


def main() -> int:
    """Measure everything.

    Returns:
        1 when a budget is broken.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=1000)
    parser.add_argument("--images", type=int, default=100, help="a job")
    parser.add_argument("--rounds", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store.open(folder / "queue.db")
        manager = QueueManager(store.database)
        start = perf_counter()
        ids = fill(manager, folder, asked.jobs, asked.images)
        print(f"{asked.jobs} jobs of {asked.images} images queued in {perf_counter() - start:.1f} s")
        work_off(store, 500)
        photos = folder / "photos"
        photos.mkdir()
        for number in range(asked.rounds):
            (photos / f"{number}.jpg").touch()

        def submit(number: int) -> None:
            plan = manager.plan([photos / f"{number}.jpg"], OPTIONS, destination=folder / "results")
            manager.submit(plan, OPTIONS)

        def claim(_: int) -> None:
            claimed = store.claim("benchmark")
            assert claimed is not None
            store.release(claimed)

        kept = [
            measure("submit", submit, asked.rounds),
            measure("status", lambda number: manager.status(ids[number * 7 % len(ids)]), asked.rounds),
            measure("list", lambda _: manager.list(), asked.rounds),
            measure("list by status", lambda _: manager.list(status=JobStatus.PENDING), asked.rounds),
            measure("stats", lambda _: manager.stats(), asked.rounds),
            measure("all jobs", lambda _: manager.all_jobs(), asked.rounds // 10),
            measure("claim and release", claim, asked.rounds),
            measure("finish", lambda _: work_off(store, 1), asked.rounds),
            measure("move to top", lambda n: manager.move([ids[-1 - n]], to="top"), asked.rounds // 10),
            measure("cancel", lambda n: manager.cancel([ids[-1 - n]]), asked.rounds // 10),
            measure("retry", lambda n: manager.retry(ids[-1 - n]), asked.rounds // 10),
            measure(
                "submit 10,000 images",
                lambda n: manager.submit(made_up(folder / f"big{n}", folder / f"bigout{n}", 10_000), OPTIONS),
                3,
            ),
        ]
        print(f"file {store.database.path.stat().st_size / 1e6:.0f} MB")
        store.close()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
