import os
from pathlib import Path
from threading import Thread

import pytest
from queue_bench import TROUBLE, Bench

from rembg_desktop.errors import Notice
from rembg_desktop.options import RemovalOptions
from rembg_desktop.queue.claims import RecordedOutput, Result
from rembg_desktop.queue.types import ImageStatus, JobStatus, Pause


def test_images_come_in_the_order_of_their_job(bench: Bench) -> None:
    bench.submit("img10.jpg", "img2.jpg", "img1.jpg")
    assert [claim.source.name for claim in bench.work_off()] == ["img1.jpg", "img2.jpg", "img10.jpg"]


def test_jobs_come_by_priority_and_then_as_they_were_submitted(bench: Bench) -> None:
    bench.submit("first.jpg")
    bench.submit("second.jpg")
    bench.submit("urgent.jpg", priority=5)
    assert [claim.source.stem for claim in bench.work_off()] == ["urgent", "first", "second"]


def test_a_held_job_waits(bench: Bench) -> None:
    job = bench.submit("a.jpg", hold=True)
    assert bench.store.claim("worker") is None
    assert not bench.store.has_work()
    bench.manager.release([job.id])
    assert bench.claim().job_id == job.id


@pytest.mark.parametrize("by_user", [True, False])
def test_nothing_is_claimed_while_paused(bench: Bench, by_user: bool) -> None:
    bench.submit("a.jpg")
    if by_user:
        bench.manager.pause()
    else:
        bench.store.set_automatic_pause(Pause(reason=TROUBLE))
    assert bench.store.claim("worker") is None
    bench.manager.resume()
    assert bench.store.claim("worker") is not None


def test_a_claim_tells_all_that_a_worker_needs(bench: Bench) -> None:
    bench.photo("sub/a.jpg")
    plan = bench.manager.plan([bench.photos], bench.options, destination=bench.out, recursive=True)
    job = bench.manager.submit(plan, bench.options)
    claim = bench.claim()
    assert claim.job_id == job.id
    assert claim.source == bench.photos / "sub" / "a.jpg"
    assert claim.source_root == bench.photos
    assert claim.destination == bench.out / "sub" / "a.png"
    assert claim.destination_root == bench.out
    assert claim.temp.parent == claim.destination.parent
    assert claim.source_bytes == claim.source.stat().st_size
    assert claim.source_mtime_ns == claim.source.stat().st_mtime_ns
    assert claim.options == bench.options


def test_a_finished_image_is_recorded_whole(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    notice = Notice("first_frame", "Only the first frame was taken.")
    result = Result(claim.destination, 42, (notice,), {"load": 1.5, "mask": 20.0}, "CPU")
    assert bench.store.record_output(claim, claim.destination, "ab", result)
    assert bench.store.complete(claim)
    (image,) = bench.manager.status(job.id).images
    assert (image.status, image.output, image.output_bytes) == (ImageStatus.COMPLETED, claim.destination, 42)
    assert (image.notices, image.steps, image.device) == ((notice,), {"load": 1.5, "mask": 20.0}, "CPU")
    assert image.started_at is not None
    assert image.finished_at is not None
    assert image.seconds == pytest.approx((image.finished_at - image.started_at).total_seconds())
    done = bench.manager.job(job.id)
    assert (done.status, done.progress.percent) == (JobStatus.COMPLETED, 100.0)
    assert done.started_at == image.started_at
    assert done.finished_at == image.finished_at


def test_only_a_recorded_output_completes_an_image(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    assert not bench.store.complete(claim)
    assert bench.statuses(job) == [ImageStatus.PROCESSING]
    assert bench.finish(claim)


def test_an_image_that_is_released_keeps_the_record_of_its_output(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    assert claim.recorded is None
    result = Result(claim.destination, 6, (Notice("first_frame", "Only the first frame."),), {"load": 1.0}, "CPU")
    assert bench.store.record_output(claim, claim.destination, "ab", result)
    assert bench.store.release(claim)
    (image,) = bench.manager.status(job.id).images
    assert (image.output, image.output_bytes, image.notices, image.steps, image.device) == (
        None,
        None,
        (),
        {},
        None,
    )
    again = bench.claim()
    assert again.recorded == RecordedOutput(claim.destination, "ab")
    assert bench.store.complete(again, is_earlier=True)
    (image,) = bench.manager.status(job.id).images
    assert (image.status, image.output, image.output_bytes) == (ImageStatus.COMPLETED, claim.destination, 6)
    assert (image.notices, image.steps, image.device) == (result.notices, {"load": 1.0}, "CPU")


def test_other_options_forget_the_recorded_output(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    assert bench.store.record_output(claim, claim.destination, "ab")
    assert bench.store.release(claim)
    bench.manager.edit(job.id, RemovalOptions(mask_only=True))
    assert bench.claim().recorded is None


def test_an_output_is_wanted_until_its_image_is_cancelled(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg")
    done, cancelled = bench.claim(), bench.claim()
    for claim in (done, cancelled):
        assert bench.store.record_output(claim, claim.destination, "ab", file_id="7")
        assert bench.store.is_output_wanted(claim, claim.destination, "7")
    assert not bench.store.is_output_wanted(done, done.destination, "8")
    assert bench.store.complete(done)
    bench.manager.cancel([job.id])
    assert bench.store.is_output_wanted(done, done.destination, "7")
    assert not bench.store.is_output_wanted(cancelled, cancelled.destination, "7")
    bench.manager.retry(job.id)
    assert not bench.store.is_output_wanted(cancelled, cancelled.destination, "7")


def test_an_image_that_was_cancelled_is_not_published(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    assert bench.store.current("worker") == {(claim.image_id, claim.attempt)}
    bench.manager.cancel([job.id])
    assert not bench.store.complete(claim)
    assert not bench.store.record_output(claim, claim.destination, "ab")
    assert not bench.store.fail(claim, TROUBLE)
    assert not bench.store.skip(claim, claim.destination, Notice("exists", "It exists."))
    assert not bench.store.release(claim)
    assert not bench.store.is_current(claim)
    assert bench.store.current("worker") == set()
    assert bench.statuses(job) == [ImageStatus.CANCELLED]


def test_a_claim_of_an_earlier_attempt_counts_no_more(bench: Bench) -> None:
    bench.submit("a.jpg")
    old = bench.claim()
    bench.store.release(old)
    new = bench.claim()
    assert new.image_id == old.image_id
    assert new.temp != old.temp
    assert not bench.finish(old)
    assert bench.finish(new)


def test_another_images_destination_cannot_be_recorded(bench: Bench) -> None:
    bench.submit("a.jpg", "b.jpg")
    claim = bench.claim()
    assert not bench.store.record_output(claim, bench.out / "B.png", "ab")
    assert bench.store.is_current(claim)
    assert bench.store.record_output(claim, bench.out / "a-2.png", "ab")


def test_a_live_source_cannot_be_recorded_as_output(bench: Bench) -> None:
    bench.submit("a.jpg")
    other = bench.submit("b.png")
    claim = bench.claim()
    (image,) = bench.manager.status(other.id).images
    assert not bench.store.record_output(claim, image.source, "ab")


def test_overwriting_keeps_off_a_file_that_became_a_source(bench: Bench) -> None:
    bench.out.mkdir()
    (bench.out / "a.png").write_bytes(b"precious")
    bench.submit("a.jpg", on_conflict="overwrite")
    later = bench.manager.plan([bench.out / "a.png"], bench.options, destination=bench.folder / "later")
    bench.manager.submit(later, bench.options)
    assert bench.claim().destination == bench.out / "a-2.png"


def test_failures_and_skips_are_recorded(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg")
    assert bench.store.fail(bench.claim(), TROUBLE, {"load": 2.0}, "CPU")
    existing = bench.out / "b.png"
    assert bench.store.skip(bench.claim(), existing, Notice("exists", "It exists."))
    failed, skipped = bench.manager.status(job.id).images
    assert (failed.status, failed.error, failed.steps) == (ImageStatus.FAILED, TROUBLE, {"load": 2.0})
    assert (skipped.status, skipped.output) == (ImageStatus.SKIPPED, existing)
    assert [notice.code for notice in skipped.notices] == ["exists"]
    assert bench.manager.job(job.id).status is JobStatus.COMPLETED


def test_a_job_of_which_nothing_succeeded_has_failed(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg")
    bench.store.fail(bench.claim(), TROUBLE)
    assert bench.store.fail_job(job.id, TROUBLE) == 1
    done = bench.manager.job(job.id)
    assert (done.status, done.progress.failed) == (JobStatus.FAILED, 2)
    assert not bench.store.is_live(job.id)


def test_a_released_image_is_as_it_was(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    assert bench.manager.job(job.id).status is JobStatus.PENDING
    claim = bench.claim()
    assert bench.manager.job(job.id).status is JobStatus.PROCESSING
    assert bench.store.release(claim)
    back = bench.manager.job(job.id)
    assert (back.status, back.started_at) == (JobStatus.PENDING, None)
    assert bench.statuses(job) == [ImageStatus.PENDING]


def test_a_thread_closes_its_own_connection(bench: Bench) -> None:
    bench.submit("a.jpg")
    bench.store.close()
    log = bench.folder / "queue.db-wal"
    there: list[bool] = []

    def work() -> None:
        bench.work_off()
        there.append(log.exists())
        bench.store.close_thread()
        there.append(log.exists())  # SQLite deletes it with the last connection

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert there == [True, False]


def test_each_thread_sees_the_commits_of_the_others(bench: Bench) -> None:
    bench.submit("a.jpg")
    before = bench.store.data_version()
    assert bench.store.data_version() == before

    def commit() -> None:
        bench.manager.pause()
        bench.store.close_thread()

    thread = Thread(target=commit)
    thread.start()
    thread.join()
    assert bench.store.data_version() != before


def test_a_name_that_is_no_text_goes_through_unharmed(bench: Bench, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.jpg")
    try:
        odd.write_bytes(b"x")
    except (OSError, UnicodeError):
        odd = tmp_path / "café.jpg"  # this system knows no such names
        odd.write_bytes(b"x")
    plan = bench.manager.plan([odd], bench.options, destination=bench.out)
    job = bench.manager.submit(plan, bench.options)
    claim = bench.claim()
    assert claim.source == odd
    assert bench.finish(claim)
    (image,) = bench.manager.status(job.id).images
    assert image.output is not None
    assert image.output.exists()
    assert image.source == odd
