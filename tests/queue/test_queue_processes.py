"""Several processes at one queue, and processes that die at it."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from queue_bench import Bench

from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.schema.migrations import MIGRATIONS
from rembg_desktop.queue.store import Store
from rembg_desktop.queue.types import ImageStatus, JobStatus

THREADS = 8


def claim_all(database: Path) -> list[int]:
    """What one process does: threads that claim and finish until nothing is left."""
    store = Store.open(database)

    def work(number: int) -> list[int]:
        owner = f"{os.getpid()}-{number}"
        done: list[int] = []
        while claim := store.claim(owner):
            assert store.record_output(claim, claim.destination, "00")
            assert store.complete(claim)
            done.append(claim.image_id)
        store.close_thread()
        return done

    with ThreadPoolExecutor(THREADS) as pool:
        return [image_id for done in pool.map(work, range(THREADS)) for image_id in done]


def open_and_submit(home: Path) -> int:
    """What every program does at its start, in a home folder that is empty."""
    store = Store.open(home / "queue.db")
    QueueManager(store.database).pause()
    version = store.database.number("PRAGMA user_version")
    store.close()
    return version


def test_two_processes_of_eight_threads_claim_every_image_once(bench: Bench) -> None:
    job = bench.submit(*(f"{number}.jpg" for number in range(2000)))
    database = bench.store.database.path
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        claimed = Counter(image_id for part in pool.map(claim_all, [database] * 2, 1) for image_id in part)
    assert len(claimed) == 2000
    assert set(claimed.values()) == {1}
    assert bench.store.claim("late") is None
    done = bench.manager.job(job.id)
    assert (done.status, done.progress.succeeded) == (JobStatus.COMPLETED, 2000)
    bench.recount()


def test_programs_that_start_together_agree_on_one_file(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        versions = pool.map(open_and_submit, [tmp_path] * 24, 1)
    assert set(versions) == {len(MIGRATIONS)}
    assert sorted(path.name for path in tmp_path.glob("*damaged*")) == []


KILLED_WHILE_WRITING = """
import sys
from pathlib import Path
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.schema.migrations import MIGRATIONS
from rembg_desktop.queue.store import Store

folder = Path(sys.argv[1])
store = Store.open(folder / "queue.db")
manager = QueueManager(store.database)
plan = manager.plan([folder / "photos"], RemovalOptions(), destination=folder / "out")
job = manager.submit(plan, RemovalOptions())
assert store.claim("killed") is not None
print(job.id, flush=True)
with store.database.write():
    store.database.execute("UPDATE image SET status = 'failed'")
    print("writing", flush=True)
    sys.stdin.read()
"""


def test_what_was_accepted_is_there_after_a_kill(bench: Bench) -> None:
    bench.photo("a.jpg")
    bench.photo("b.jpg")
    bench.store.close()
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED_WHILE_WRITING, str(bench.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        job_id = program.stdout.readline().strip()
        assert program.stdout.readline() == "writing\n"
        program.send_signal(signal.SIGKILL)
    bench.reopen()
    assert bench.store.quarantined is None
    assert bench.store.database.rows("PRAGMA integrity_check") == [("ok",)]
    detail = bench.manager.status(job_id)
    assert [image.status for image in detail.images] == [ImageStatus.PROCESSING, ImageStatus.PENDING]
    assert bench.store.recover("new", lambda _: "").returned == 1
    assert len(bench.work_off()) == 2
