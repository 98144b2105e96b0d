import json
from collections.abc import Callable

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.options import Output, RemovalOptions
from rembg_desktop.queue.claims import Claim, Result
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import ImageStatus, Job, JobStatus


def code_of(error: pytest.ExceptionInfo[AppError]) -> ErrorCode:
    return error.value.code


def test_pages_give_every_job_once_the_newest_first(bench: Bench) -> None:
    ids = [bench.submit(f"{number}.jpg").id for number in range(5)]
    found: list[str] = []
    cursor = None
    sizes: list[int] = []
    while True:
        page = bench.manager.list(limit=2, cursor=cursor)
        sizes.append(len(page.jobs))
        found += [job.id for job in page.jobs]
        cursor = page.next
        if cursor is None:
            break
        bench.submit(f"new{len(found)}.jpg")  # what comes meanwhile disturbs no later page
    assert found == ids[::-1]
    assert sizes == [2, 2, 1]


def test_a_list_can_be_limited_to_a_status(bench: Bench) -> None:
    first, second = bench.submit("a.jpg"), bench.submit("b.jpg")
    bench.manager.cancel([first.id])
    assert [job.id for job in bench.manager.list(status=JobStatus.PENDING).jobs] == [second.id]
    assert [job.id for job in bench.manager.list(status=JobStatus.CANCELLED).jobs] == [first.id]
    assert bench.manager.list(status=JobStatus.FAILED).jobs == ()


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1.5", "9" * 30, "²"])
def test_a_foreign_cursor_is_refused(bench: Bench, cursor: str) -> None:
    with pytest.raises(AppError) as caught:
        bench.manager.list(cursor=cursor)
    assert code_of(caught) is ErrorCode.INVALID_OPTION


def test_a_limit_below_one_is_refused(bench: Bench) -> None:
    with pytest.raises(AppError) as caught:
        bench.manager.list(limit=0)
    assert code_of(caught) is ErrorCode.INVALID_OPTION


def test_all_jobs_come_as_they_will_run_and_then_as_they_ended(bench: Bench) -> None:
    names = ("ended.jpg", "later.jpg", "low.jpg", "high.jpg", "held.jpg")
    ended, later, low, high, held = (bench.submit(name) for name in names)
    bench.manager.set_priority([low.id], -1)
    bench.manager.set_priority([high.id], 1)
    bench.manager.hold([held.id])
    bench.manager.cancel([ended.id])
    bench.manager.cancel([later.id])
    assert [job.id for job in bench.manager.queue_order()] == [high.id, held.id, low.id]
    everything = [job.id for job in bench.manager.all_jobs()]
    assert everything[:3] == [high.id, held.id, low.id]
    assert set(everything[3:]) == {ended.id, later.id}
    assert len(bench.manager.all_jobs(limit=1)) == 4


def test_a_unique_beginning_is_enough_of_an_id(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    assert bench.manager.find(job.id) == job.id
    assert bench.manager.find(job.id[:5].upper()) == job.id
    for wrong in ("", "zzz", job.id + "0", "%"):
        with pytest.raises(AppError) as caught:
            bench.manager.find(wrong)
        assert code_of(caught) is ErrorCode.NO_SUCH_JOB


def test_a_beginning_that_fits_several_is_refused(bench: Bench) -> None:
    ids = [bench.submit(f"{number}.jpg").id for number in range(17)]  # two of 17 share their first digit
    digit = next(job_id[0] for job_id in ids if sum(other[0] == job_id[0] for other in ids) > 1)
    with pytest.raises(AppError) as caught:
        bench.manager.find(digit)
    assert code_of(caught) is ErrorCode.AMBIGUOUS_JOB


def test_images_come_in_part(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg", "c.jpg")
    bench.store.fail(bench.claim(), bench.trouble)
    assert [image.index for image in bench.manager.images(job.id, limit=1, offset=1)] == [2]
    failed = bench.manager.images(job.id, status=ImageStatus.FAILED)
    assert [image.source.name for image in failed] == ["a.jpg"]
    assert bench.manager.image(failed[0].id) == failed[0]


def test_what_is_not_there_is_told_of(bench: Bench) -> None:
    for ask in (
        bench.manager.job,
        bench.manager.status,
        bench.manager.images,
        bench.manager.retry,
        lambda job_id: bench.manager.cancel([job_id]),
        lambda job_id: bench.manager.remove([job_id]),
        lambda job_id: bench.manager.restore([job_id]),
        lambda job_id: bench.manager.hold([job_id]),
        lambda job_id: bench.manager.move([job_id], to="top"),
        lambda job_id: bench.manager.edit(job_id, bench.options),
    ):
        with pytest.raises(AppError) as caught:
            ask("0123456789ab")
        assert code_of(caught) is ErrorCode.NO_SUCH_JOB
    with pytest.raises(AppError) as caught:
        bench.manager.image(99)
    assert code_of(caught) is ErrorCode.NO_SUCH_JOB


def test_json_is_plain(bench: Bench) -> None:
    job = bench.submit("a.jpg", "b.jpg")
    bench.finish(bench.claim())
    bench.store.fail(bench.claim(), bench.trouble)
    told = json.loads(json.dumps(bench.manager.status(job.id).as_dict()))
    assert told["job_id"] == job.id
    assert told["progress"]["processed"] == told["progress"]["total"] == 2
    assert [image["status"] for image in told["images"]] == ["completed", "failed"]
    assert told["images"][1]["error"] == bench.trouble.as_dict()
    json.dumps(bench.manager.list().as_dict())
    json.dumps(bench.manager.stats().as_dict())


NOTICE = Notice("enlarged", "The subject was enlarged 2 times.")


def make(bench: Bench, claim: Claim, *notices: Notice) -> Claim | None:
    """What a worker does with an output that went well; gives the next one of the image."""
    claim.destination.parent.mkdir(parents=True, exist_ok=True)
    claim.temp.write_bytes(b"result")
    result = Result(claim.destination, 6, notices)
    assert bench.store.record_output(claim, claim.destination, "00" * 32, result, "1")
    claim.temp.rename(claim.destination)
    ended = bench.store.complete_output(claim)
    assert ended is not None
    return ended.following


def in_every_state(bench: Bench) -> Job:
    """Images with one file: failed, skipped, with a notice, without, rendered again, in progress, waiting."""
    job = bench.submit(*(f"{number}.jpg" for number in range(7)))
    assert bench.store.fail(bench.claim(), bench.trouble)
    skipped = bench.claim()
    assert bench.store.skip(skipped, skipped.destination, NOTICE)
    make(bench, bench.claim(), NOTICE)
    make(bench, bench.claim())
    again = bench.claim()
    make(bench, again, NOTICE)
    bench.claim()
    bench.manager.render_again([again.image_id])
    return job


def with_several_files(bench: Bench) -> Job:
    """Images with two files: both made, with a notice and without; the second failed; one made so far; none."""
    outputs = (Output("a", RemovalOptions()), Output("b", RemovalOptions.from_dict({"format": "webp"})))
    photos = [bench.photo(f"several/{number}.jpg") for number in range(5)]
    plan = bench.manager.plan(photos, outputs[0].options, destination=bench.out, outputs=outputs)
    job = bench.manager.submit(plan, outputs[0].options)
    first, second, third, _ = [make(bench, bench.claim()) for _ in range(4)]
    assert first
    assert second
    assert third
    make(bench, first, NOTICE)
    make(bench, second)
    assert bench.store.fail_output(third, bench.trouble)
    return job


@pytest.mark.parametrize("submit", [in_every_state, with_several_files])
def test_a_job_is_shown_with_the_images_that_are_wanted(bench: Bench, submit: Callable[[Bench], Job]) -> None:
    job = submit(bench)
    images = bench.manager.status(job.id).images
    notable = [image for image in images if image.status is ImageStatus.FAILED or image.notices]
    results = [image for image in images if any(output.output for output in image.outputs)]
    assert 0 < len(notable) < len(results) < len(images)

    for choice, wanted in ((ImageChoice.NOTABLE, notable), (ImageChoice.RESULTS, results)):
        assert list(bench.manager.status(job.id, choice=choice).images) == wanted
        first = bench.manager.status(job.id, choice=choice, limit=1).images
        rest = bench.manager.status(job.id, choice=choice, after=first[0].index).images
        assert [*first, *rest] == wanted
    assert bench.manager.status(job.id, limit=0) == (bench.manager.job(job.id), ())


def test_a_job_without_its_images_reads_none_of_them(bench: Bench) -> None:
    job = in_every_state(bench)
    bench.manager.status(job.id, limit=0)
    said: list[str] = []
    connection = bench.store.database.connections.connection()
    connection.set_trace_callback(said.append)
    bench.manager.status(job.id, limit=0)
    connection.set_trace_callback(None)
    assert [text for text in said if 'FROM "job"' in text]
    assert not [text for text in said if 'FROM "image"' in text]
