import os
import shutil
from datetime import UTC, datetime, timedelta

import psutil
import pytest
from queue_bench import Bench

from rembg_desktop.queue.types import ExecutorReport

HOUR = 3_600_000


def report(pid: int, started_at: datetime, workers_max: int = 2) -> ExecutorReport:
    return ExecutorReport(
        pid, started_at, 1, workers_max, "u2netp", "auto", ("CPUExecutionProvider",), memory_bytes=123
    )


def ours(workers_max: int = 2) -> ExecutorReport:
    started_at = datetime.fromtimestamp(psutil.Process().create_time(), UTC)
    return report(os.getpid(), started_at, workers_max)


def finish_taking(bench: Bench, seconds: float) -> None:
    """Finish one image as if it had been claimed so long ago."""
    claim = bench.claim()
    bench.store.database.execute(
        "UPDATE image SET started_at = started_at - ? WHERE id = ?", round(seconds * 1000), claim.image_id
    )
    assert bench.finish(claim)


def test_an_empty_queue(bench: Bench) -> None:
    stats = bench.manager.stats()
    assert set(stats.jobs.values()) == set(stats.images.values()) == {0}
    assert set(stats.jobs) == {"pending", "processing", "completed", "failed", "cancelled"}
    assert set(stats.images) == {*stats.jobs, "skipped"}
    assert (stats.per_minute_now, stats.per_minute_average, stats.eta_seconds) == (0.0, 0.0, 0.0)
    assert stats.executor is None
    assert not stats.pause.is_paused
    assert stats.free_bytes == {}
    assert stats.database_bytes >= bench.store.database.path.stat().st_size


def test_counts_by_status(bench: Bench) -> None:
    bench.submit("a.jpg", "b.jpg", "c.jpg")
    cancelled = bench.submit("d.jpg")
    bench.manager.cancel([cancelled.id])
    bench.finish(bench.claim())
    bench.store.fail(bench.claim(), bench.trouble)
    stats = bench.manager.stats()
    assert stats.jobs == {"pending": 0, "processing": 1, "completed": 0, "failed": 0, "cancelled": 1}
    assert stats.images == {
        "pending": 1,
        "processing": 0,
        "completed": 1,
        "skipped": 0,
        "failed": 1,
        "cancelled": 1,
    }


def test_free_space_is_told_once_for_every_disk_in_use(bench: Bench) -> None:
    first = bench.submit("a.jpg")
    elsewhere = bench.folder / "elsewhere"
    plan = bench.manager.plan([bench.photo("b.jpg")], bench.options, destination=elsewhere)
    bench.manager.submit(plan, bench.options)
    free = bench.manager.stats().free_bytes
    assert len(free) == 1  # both lie on the disk of the tests
    assert next(iter(free.values())) == pytest.approx(shutil.disk_usage(bench.folder).free, rel=0.05)
    bench.manager.cancel([first.id])
    elsewhere.rmdir()
    assert bench.manager.stats().free_bytes == {}


def test_the_rate_of_now_is_over_the_time_worked(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg")
    claims = [bench.claim(), bench.claim()]
    bench.store.database.execute("UPDATE image SET started_at = started_at - 12000")
    bench.finish(claims[0])
    bench.store.fail(claims[1], bench.trouble)
    assert bench.manager.stats().per_minute_now == pytest.approx(10.0, rel=0.05)
    bench.manager.cancel([job.id])  # what is cancelled was not worked on
    assert bench.manager.stats().per_minute_now == pytest.approx(10.0, rel=0.05)
    bench.store.database.execute(
        "UPDATE image SET finished_at = finished_at - 61000, started_at = started_at - 61000"
    )
    assert bench.manager.stats().per_minute_now == 0.0


def test_an_image_that_took_longer_than_a_minute_counts_by_its_share(bench: Bench) -> None:
    bench.submit("a.jpg")
    finish_taking(bench, 90)
    assert bench.manager.stats().per_minute_now == pytest.approx(60 / 90, abs=0.05)


def test_the_rate_of_now_and_the_time_left_agree(bench: Bench) -> None:
    bench.submit(*(f"{number}.jpg" for number in range(21)))
    bench.store.report_executor(ours(workers_max=2))
    for began in (12, 9, 6, 3):  # two at a time, three seconds each, and one alone at the end
        claims = [bench.claim()] if began == 3 else [bench.claim(), bench.claim()]
        for claim in claims:
            assert bench.finish(claim)
            bench.store.database.execute(
                "UPDATE image SET finished_at = finished_at - ?, started_at = finished_at - ? WHERE id = ?",
                (began - 3) * 1000,
                began * 1000,
                claim.image_id,
            )
    stats = bench.manager.stats()
    assert stats.per_minute_now == pytest.approx(7 * 60 / 12, rel=0.05)
    assert stats.eta_seconds is not None
    assert stats.eta_seconds * stats.per_minute_now / 60 == pytest.approx(14, rel=0.01)


def test_the_average_leaves_out_the_time_in_which_nothing_was_in_work(bench: Bench) -> None:
    bench.submit("a.jpg", "b.jpg")
    finish_taking(bench, 30)
    # As if that had been some hours ago.
    bench.store.database.execute("UPDATE activity SET hour = hour - 5, until_ms = until_ms - ?", 5 * HOUR)
    finish_taking(bench, 30)
    assert bench.manager.stats().per_minute_average == pytest.approx(2.0, rel=0.05)


def test_time_in_which_several_were_in_work_counts_once(bench: Bench) -> None:
    bench.submit("a.jpg", "b.jpg")
    claims = [bench.claim(), bench.claim()]
    bench.store.database.execute("UPDATE image SET started_at = started_at - 30000")
    for claim in claims:
        bench.finish(claim)
    assert bench.manager.stats().per_minute_average == pytest.approx(4.0, rel=0.05)


def test_the_average_is_of_the_last_day(bench: Bench) -> None:
    bench.submit("a.jpg", "b.jpg")
    finish_taking(bench, 600)
    bench.store.database.execute("UPDATE activity SET hour = hour - 26, until_ms = until_ms - ?", 26 * HOUR)
    finish_taking(bench, 30)
    assert bench.manager.stats().per_minute_average == pytest.approx(2.0, rel=0.05)


def test_the_time_left_follows_from_recent_images_and_workers(bench: Bench) -> None:
    first = bench.submit("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg")
    second = bench.submit("f.jpg", "g.jpg")
    assert bench.manager.stats().eta_seconds is None
    assert bench.manager.job(first.id).eta_seconds is None
    finish_taking(bench, 10)
    assert bench.manager.stats().eta_seconds == pytest.approx(60, rel=0.05)
    assert bench.manager.job(first.id).eta_seconds == pytest.approx(40, rel=0.05)
    assert bench.manager.job(second.id).eta_seconds == pytest.approx(20, rel=0.05)
    bench.store.report_executor(ours(workers_max=4))
    assert bench.manager.stats().eta_seconds == pytest.approx(15, rel=0.05)
    assert bench.manager.job(first.id).eta_seconds == pytest.approx(10, rel=0.05)
    bench.manager.cancel([first.id])
    assert bench.manager.job(first.id).eta_seconds is None


def test_a_job_that_is_well_under_way_is_measured_by_itself(bench: Bench) -> None:
    small = bench.submit("a.jpg")
    finish_taking(bench, 1)
    large = bench.submit("b.jpg", "c.jpg", "d.jpg", "e.jpg")
    for _ in range(3):
        finish_taking(bench, 20)
    assert bench.manager.job(large.id).eta_seconds == pytest.approx(20, rel=0.05)
    assert bench.manager.job(small.id).eta_seconds is None


def test_an_executor_that_lives_is_told_of(bench: Bench) -> None:
    bench.store.report_executor(ours())
    assert bench.manager.stats().executor == ours()
    bench.store.report_executor(None)
    assert bench.manager.stats().executor is None


def test_an_executor_that_died_is_not(bench: Bench) -> None:
    process = psutil.Popen(["sleep", "60"])
    started_at = datetime.fromtimestamp(process.create_time(), UTC)
    bench.store.report_executor(report(process.pid, started_at))
    assert bench.manager.stats().executor is not None
    process.kill()
    process.wait()
    assert bench.manager.stats().executor is None


def test_another_process_with_the_same_number_is_not_the_executor(bench: Bench) -> None:
    bench.store.report_executor(report(os.getpid(), ours().started_at - timedelta(minutes=5)))
    assert bench.manager.stats().executor is None
