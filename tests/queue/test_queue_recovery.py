import hashlib
from pathlib import Path

import pytest
from faults import FAULTS, Seam
from file_version import file_version
from queue_bench import Bench

from rembg_desktop.errors import Notice
from rembg_desktop.queue.claims import Claim, Result
from rembg_desktop.queue.types import ImageStatus, JobStatus, Recovery


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def written(claim: Claim, content: bytes = b"result") -> str:
    """A worker has written its temporary file; the hash of it."""
    claim.temp.parent.mkdir(parents=True, exist_ok=True)
    claim.temp.write_bytes(content)
    return hash_file(claim.temp)


def test_nothing_is_found_after_a_proper_end(bench: Bench) -> None:
    bench.submit("a.jpg")
    bench.work_off()
    recovery = bench.store.recover("new", hash_file)
    assert recovery == Recovery()
    assert not recovery.found_something


def test_an_image_in_work_is_returned_and_its_temporary_file_deleted(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg")
    claim = bench.claim()
    written(claim)
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery(returned=1, temp_files=1)
    assert not claim.temp.exists()
    assert bench.statuses(job) == [ImageStatus.PENDING] * 2
    assert bench.manager.job(job.id).status is JobStatus.PENDING


def test_a_published_image_is_completed_with_all_that_was_recorded(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    notice = Notice("first_frame", "Only the first frame was taken.")
    result = Result(claim.destination, 6, (notice,), {"load": 1.0}, "CPU")
    assert bench.store.record_output(claim, claim.destination, written(claim), result)
    claim.temp.rename(claim.destination)
    before = file_version(claim.destination)
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery(completed=1)
    (image,) = bench.manager.status(job.id).images
    assert (image.status, image.output, image.output_bytes) == (ImageStatus.COMPLETED, claim.destination, 6)
    assert (image.notices, image.steps, image.device) == ((notice,), {"load": 1.0}, "CPU")
    assert bench.manager.job(job.id).status is JobStatus.COMPLETED
    assert file_version(claim.destination) == before


def test_a_recorded_image_that_was_not_published_is_returned(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    bench.store.record_output(claim, claim.destination, written(claim))
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery(returned=1, temp_files=1)
    assert bench.statuses(job) == [ImageStatus.PENDING]


def test_another_file_at_the_destination_is_no_result(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    bench.store.record_output(claim, claim.destination, written(claim))
    claim.destination.write_bytes(b"somebody else's")
    bench.reopen()
    assert bench.store.recover("new", hash_file).returned == 1
    assert bench.statuses(job) == [ImageStatus.PENDING]
    assert claim.destination.read_bytes() == b"somebody else's"


def test_after_three_crashes_an_image_fails_and_the_rest_goes_on(bench: Bench) -> None:
    job = bench.submit("deadly.jpg", "fine.jpg")
    bench.claim()
    assert bench.store.recover("new", hash_file) == Recovery(returned=1)
    fine = bench.claim()
    assert fine.source.name == "fine.jpg"  # what crashed waits until the rest is done
    assert bench.finish(fine)
    for expected in (Recovery(returned=1), Recovery(failed=1)):
        assert bench.claim().source.name == "deadly.jpg"
        bench.reopen()
        assert bench.store.recover("new", hash_file) == expected
    deadly = bench.manager.status(job.id).images[0]
    assert deadly.status is ImageStatus.FAILED
    assert deadly.error is not None
    assert deadly.error.code == "crashed"
    assert "deadly.jpg" in deadly.error.message
    assert deadly.attempts == 3
    done = bench.manager.job(job.id)
    assert (done.status, done.progress.succeeded, done.progress.failed) == (JobStatus.COMPLETED, 1, 1)


def test_what_crashed_runs_alone_and_so_takes_no_other_image_along(bench: Bench) -> None:
    bench.submit("deadly.jpg", "fine.jpg")
    bench.claim()
    bench.store.recover("new", hash_file)
    fine = bench.claim("one")
    assert bench.store.claim("two") is None  # it would not be alone
    assert bench.finish(fine)
    deadly = bench.claim("two")
    assert deadly.source.name == "deadly.jpg"
    bench.submit("other.jpg")
    assert bench.store.claim("one") is None
    assert bench.finish(deadly)
    assert bench.claim("one").source.name == "other.jpg"


def test_an_image_that_was_given_back_counts_no_crash(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    for _ in range(5):
        bench.store.release(bench.claim())
    bench.claim()
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery(returned=1)
    assert bench.statuses(job) == [ImageStatus.PENDING]


def test_a_retry_forgets_the_crashes(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    for _ in range(3):
        bench.claim()
        bench.store.recover("new", hash_file)
    bench.manager.retry(job.id)
    bench.claim()
    assert bench.store.recover("new", hash_file) == Recovery(returned=1)


@pytest.mark.parametrize("end", ["cancel", "fail", "release"])
def test_no_temporary_file_outlives_a_restart(bench: Bench, end: str) -> None:
    """The worker had not come to delete its file when the program ended."""
    job = bench.submit("a.jpg")
    claim = bench.claim()
    written(claim)
    if end == "cancel":
        bench.manager.cancel([job.id])
    elif end == "fail":
        bench.store.fail(claim, bench.trouble)
    else:
        bench.store.release(claim)
    before = bench.statuses(job)
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery(temp_files=1)
    assert not claim.temp.exists()
    assert bench.statuses(job) == before


def test_temporary_files_of_all_attempts_are_deleted(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    first = bench.claim()
    written(first)
    bench.manager.cancel([job.id])
    bench.manager.retry(job.id)
    second = bench.claim()
    written(second)
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery(returned=1, temp_files=2)
    assert not first.temp.exists()
    assert not second.temp.exists()


def test_a_destination_that_is_gone_hinders_nothing(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    bench.store.record_output(claim, claim.destination, "00")
    bench.out.rmdir()
    bench.out.write_bytes(b"a file now")
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery(returned=1)
    assert bench.statuses(job) == [ImageStatus.PENDING]


def test_a_cancelled_job_stays_cancelled(bench: Bench) -> None:
    running = bench.submit("a.jpg")
    pending = bench.submit("b.jpg")
    bench.claim()
    bench.manager.cancel([running.id, pending.id])
    bench.reopen()
    assert bench.store.recover("new", hash_file) == Recovery()
    assert bench.store.claim("new") is None
    for job in (running, pending):
        assert bench.manager.job(job.id).status is JobStatus.CANCELLED


def test_only_a_new_owner_recovers(bench: Bench) -> None:
    bench.submit("a.jpg")
    bench.claim("worker")
    with pytest.raises(ValueError, match="worker"):
        bench.store.recover("worker", hash_file)


def test_what_no_worker_holds_is_returned_without_counting_a_crash(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg", "c.jpg")
    abandoned, held, other = bench.claim("one"), bench.claim("one"), bench.claim("two")
    written(abandoned)
    for _ in range(4):
        recovery = bench.store.return_abandoned("one", {(abandoned.image_id, abandoned.attempt)}, hash_file)
        assert recovery == Recovery(returned=1, temp_files=recovery.temp_files)
        assert not abandoned.temp.exists()
        abandoned = bench.claim("one")
    assert bench.store.is_current(held)
    assert bench.store.is_current(other)
    assert bench.store.return_abandoned("one", None, hash_file) == Recovery(returned=2)
    assert bench.statuses(job).count(ImageStatus.PENDING) == 2
    assert bench.store.is_current(other)


def test_an_abandoned_image_that_was_published_is_completed(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim("one")
    assert bench.store.record_output(claim, claim.destination, written(claim))
    claim.temp.rename(claim.destination)
    assert bench.store.return_abandoned("one", None, hash_file) == Recovery(completed=1)
    assert bench.statuses(job) == [ImageStatus.COMPLETED]


def test_a_file_that_could_not_be_deleted_is_deleted_at_the_next_start(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    written(claim)
    bench.manager.cancel([job.id])
    bench.reopen()
    seam = Seam({"out": claim.temp.parent}, lambda: 0.0)
    with seam.installed():
        seam.arm(1, FAULTS["EIO"], lasting=1)
        assert bench.store.recover("new", hash_file) == Recovery()
    assert seam.failed
    assert claim.temp.exists()
    assert bench.store.recover("newer", hash_file) == Recovery(temp_files=1)
    assert not claim.temp.exists()
    assert bench.statuses(job) == [ImageStatus.CANCELLED]
    assert bench.store.recover("newest", hash_file) == Recovery()
