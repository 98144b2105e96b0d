"""Measures what one large job costs: `python benchmarks/scale.py 100000 1000000`.

For each number of images, in a process and a queue of its own: processor time and peak memory of the submission,
size of the queue's file and of its log after it, and the rate at which images are claimed, recorded and completed.
It also prints what follows for 10 million images, if the cost of an image stays the same.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measuring import high_water, machine
from queue_ops import OPTIONS, made_up, work_off

from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.store import Store

FAR = 10_000_000
MIB = 2**20


def measure(images: int, rounds: int, folder: Path) -> dict[str, float]:
    """Submit one job and process some of its images without a model; gives the figures."""
    store = Store.open(folder / "queue.db")
    manager = QueueManager(store)
    figures: dict[str, float] = {"images": images, "before": high_water(os.getpid()) / MIB}
    wall, cpu = time.perf_counter(), time.process_time()
    plan = made_up(folder / "photos of a large shop", folder / "results of a large shop", images)
    figures["planned"] = high_water(os.getpid()) / MIB
    planned = time.process_time()
    job = manager.submit(plan, OPTIONS)
    figures["submit_seconds"] = time.perf_counter() - wall
    figures["submit_cpu"] = time.process_time() - planned
    figures["plan_cpu"] = planned - cpu
    figures["peak"] = high_water(os.getpid()) / MIB
    del plan
    for name, ending in (("log", "-wal"), ("submitted", "")):
        path = store.database.path.with_name(store.database.path.name + ending)
        figures[f"{name}_bytes"] = path.stat().st_size
    for name, action in (
        ("status", lambda: manager.status(job.id)),
        ("stats", manager.stats),
        ("list", manager.list),
    ):
        wall = time.perf_counter()
        action()
        figures[f"{name}_ms"] = (time.perf_counter() - wall) * 1000
    work_off(store, 50)
    wall, cpu = time.perf_counter(), time.process_time()
    work_off(store, rounds)
    figures["rate"] = rounds / (time.perf_counter() - wall)
    figures["cpu_ms"] = (time.process_time() - cpu) * 1000 / rounds
    store.close()
    figures["final_bytes"] = (folder / "queue.db").stat().st_size
    return figures


def report(all_figures: Sequence[dict[str, float]]) -> None:
    """Print a table, with a row for 10 million."""
    print(f"{machine()}\n")
    print(
        "| images | submission | memory of the submission | file of the queue | an image | claimed to completed |"
    )
    print("|---|---|---|---|---|---|")
    for each in all_figures:
        count = each["images"]
        size = max(each["final_bytes"], each["submitted_bytes"])
        print(
            f"| {count:,.0f} | {each['submit_seconds']:.1f} s (CPU {each['plan_cpu'] + each['submit_cpu']:.1f} s) "
            f"| {each['peak']:,.0f} MiB (+{each['peak'] - each['before']:,.0f}) | {size / 1e6:,.0f} MB "
            f"| {size / count:,.0f} bytes | {each['rate']:.0f}/s (CPU {each['cpu_ms']:.2f} ms) |"
        )
        print(
            f"  status {each['status_ms']:.1f} ms, stats {each['stats_ms']:.1f} ms, list {each['list_ms']:.1f} ms"
        )
    if len(all_figures) > 1:
        first, last = all_figures[0], all_figures[-1]

        def law(name: str) -> float:
            """The value at FAR, on the straight line through the first and the last count."""
            slope = (last[name] - first[name]) / (last["images"] - first["images"])
            return last[name] + slope * (FAR - last["images"])

        print(
            f"\n{FAR:,} images, on the line through the first and last row: {law('submit_seconds') / 60:.1f} min, "
            f"{law('peak') / 1024:.1f} GiB of memory, {law('final_bytes') / 1e9:.1f} GB"
        )


def main() -> int:
    """Measure each number of images."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("images", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=1000, help="images that are claimed and completed")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        with tempfile.TemporaryDirectory() as name:
            print(json.dumps(measure(asked.one, asked.rounds, Path(name))))
        return 0
    found: list[dict[str, Any]] = []
    for images in asked.images:
        words = [sys.executable, __file__, "--one", str(images), "--rounds", str(asked.rounds)]
        done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
        found.append(json.loads(done.stdout))
    report(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
