"""Review states of results: who sets them, what keeps them, and lists of them."""

import sqlite3
from typing import Any

import pytest
from queue_bench import Bench

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, Review, ReviewCounts

UNSURE = {
    "uncertainty": 0.8,
    "reasons": ("soft_mask", "holes"),
    "review": Review.NEEDS_REVIEW,
    "photo_sha256": "ab",
}


def finish(bench: Bench, **details: object) -> int:
    """Complete the next image with these details of its result."""
    claim = bench.claim()
    claim.destination.parent.mkdir(parents=True, exist_ok=True)
    claim.temp.write_bytes(b"result")
    assert bench.store.record_output(claim, claim.destination, "00" * 32, Result(claim.destination, 6, **details))
    claim.temp.rename(claim.destination)
    assert bench.store.complete(claim)
    return claim.image_id


def completed(bench: Bench, *uncertainties: float) -> tuple[Job, list[int]]:
    job = bench.submit(*(f"{number}.jpg" for number in range(len(uncertainties))))
    ids = [
        finish(bench, uncertainty=value, review=Review.NEEDS_REVIEW if value >= 0.5 else Review.NONE)
        for value in uncertainties
    ]
    return job, ids


def image_of(bench: Bench, image_id: int) -> JobImage:
    return bench.manager.image(image_id)


def test_a_result_carries_its_uncertainty(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    image = image_of(bench, finish(bench, **UNSURE))
    assert (image.uncertainty, image.reasons, image.review) == (0.8, ("soft_mask", "holes"), Review.NEEDS_REVIEW)
    assert (image.photo_sha256, image.reviewed_at) == ("ab", None)
    shown = image.as_dict()
    assert {key: shown[key] for key in ("uncertainty", "reasons", "review", "reviewed_at")} == {
        "uncertainty": 0.8,
        "reasons": ["soft_mask", "holes"],
        "review": "needs_review",
        "reviewed_at": None,
    }
    assert bench.manager.job(job.id).reviews == bench.manager.stats().reviews == ReviewCounts(needs_review=1)


def test_a_result_without_a_model_has_none(bench: Bench) -> None:
    bench.submit("a.jpg")
    image = image_of(bench, finish(bench))
    assert (image.uncertainty, image.reasons, image.review) == (None, (), Review.NONE)


def test_nothing_shows_before_the_result_is_published(bench: Bench) -> None:
    job = bench.submit("a.jpg")
    claim = bench.claim()
    bench.store.record_output(claim, claim.destination, "00" * 32, Result(claim.destination, 6, **UNSURE))
    image = image_of(bench, claim.image_id)
    assert (image.uncertainty, image.reasons, image.review) == (None, (), Review.NONE)
    assert bench.manager.job(job.id).reviews == ReviewCounts()


def test_recovery_keeps_what_was_recorded(bench: Bench) -> None:
    bench.submit("a.jpg")
    claim = bench.claim("dead")
    bench.store.record_output(claim, claim.destination, "hash", Result(claim.destination, 6, **UNSURE))
    claim.destination.write_bytes(b"result")
    assert bench.store.recover("new", lambda _: "hash").completed == 1
    image = image_of(bench, claim.image_id)
    assert (image.uncertainty, image.review) == (0.8, Review.NEEDS_REVIEW)


@pytest.mark.parametrize("end", ["fail", "skip"])
def test_an_image_without_a_result_has_none(bench: Bench, end: str) -> None:
    bench.submit("a.jpg")
    claim = bench.claim()
    bench.store.record_output(claim, claim.destination, "00" * 32, Result(claim.destination, 6, **UNSURE))
    if end == "fail":
        bench.store.fail(claim, bench.trouble)
    else:
        bench.store.skip(claim, claim.destination, Notice("exists", "It exists."))
    image = image_of(bench, claim.image_id)
    assert (image.uncertainty, image.review, image.photo_sha256) == (None, Review.NONE, None)


@pytest.mark.parametrize("verdict", [Review.ACCEPTED, Review.REJECTED])
def test_a_verdict_is_stored_at_once_and_can_be_undone(bench: Bench, verdict: Review) -> None:
    job, ids = completed(bench, 0.9, 0.1)
    earlier = bench.manager.set_review(ids, verdict)
    assert earlier == {ids[0]: Review.NEEDS_REVIEW, ids[1]: Review.NONE}
    bench.reopen()
    images = bench.manager.status(job.id).images
    assert [image.review for image in images] == [verdict, verdict]
    assert all(image.reviewed_at is not None for image in images)
    assert getattr(bench.manager.job(job.id).reviews, verdict.value) == 2
    assert bench.manager.restore_reviews(earlier) == dict.fromkeys(ids, verdict)
    images = bench.manager.status(job.id).images
    assert [image.review for image in images] == [Review.NEEDS_REVIEW, Review.NONE]
    assert all(image.reviewed_at is None for image in images)
    assert bench.manager.job(job.id).reviews == ReviewCounts(needs_review=1)


def test_only_results_can_be_reviewed(bench: Bench) -> None:
    _, (done, *_) = completed(bench, 0.9)
    waiting = bench.manager.status(bench.submit("b.jpg").id).images[0].id
    for image_id, code in ((waiting, ErrorCode.WRONG_STATE), (12345, ErrorCode.NO_SUCH_JOB)):
        with pytest.raises(AppError) as caught:
            bench.manager.set_review([done, image_id], Review.ACCEPTED)
        assert caught.value.code is code
    assert image_of(bench, done).review is Review.NEEDS_REVIEW  # all or nothing


def test_a_retry_makes_a_new_result_without_a_verdict(bench: Bench) -> None:
    job, ids = completed(bench, 0.9)
    bench.manager.set_review(ids, Review.REJECTED)
    bench.manager.retry(job.id, everything=True)
    image = image_of(bench, ids[0])
    assert (image.uncertainty, image.review, image.reviewed_at) == (None, Review.NONE, None)
    assert bench.manager.job(job.id).reviews == ReviewCounts()


def test_lists_by_state_and_uncertainty(bench: Bench) -> None:
    first, (low, high) = completed(bench, 0.2, 0.9)
    second, (middle, none) = completed(bench, 0.6, 0.1)
    bench.submit("failing.jpg")
    failed = bench.claim()
    bench.store.fail(failed, bench.trouble)
    manager = bench.manager
    manager.set_review([none], Review.ACCEPTED)
    assert manager.image_ids() == [low, high, middle, none]
    assert manager.image_ids(by_uncertainty=True) == [high, middle, low, none]
    assert manager.image_ids(review=Review.NEEDS_REVIEW, by_uncertainty=True) == [high, middle]
    assert manager.image_ids(review=Review.NEEDS_REVIEW, job_id=second.id) == [middle]
    assert manager.image_ids(review=Review.NONE) == [low]
    assert manager.image_ids(review=Review.ACCEPTED) == [none]
    assert manager.image_ids(status=ImageStatus.FAILED) == [failed.image_id]
    assert manager.image_ids(by_uncertainty=True, limit=2, offset=1) == [middle, low]
    assert [image.id for image in manager.list_images(by_uncertainty=True, limit=2)] == [high, middle]
    assert [image.id for image in manager.images_of([middle, 12345, low])] == [middle, low]
    manager.remove([first.id])
    assert manager.image_ids() == [middle, none]
    assert manager.stats().reviews == ReviewCounts(needs_review=1, accepted=1)


def test_results_are_found_by_the_names_of_their_files(bench: Bench) -> None:
    names = ("Cat_1.png", "caT-2.png", "A\u0308RGER%.png", "dog.png")
    bench.submit(*names)
    for _ in names:
        finish(bench)

    def found(name: str, **more: object) -> list[str]:
        return [image.name for image in bench.manager.images_of(bench.manager.image_ids(name=name, **more))]

    assert set(found("CAT")) == set(names[:2])
    assert found("cat", limit=1, offset=1) == found("cat")[1:]
    assert found("t_") == ["Cat_1.png"]
    assert found("%") == [names[2]]
    assert found("\u00e4rger") == [names[2]]
    assert found("found_by") == found("!") == []  # the names of folders do not count


@pytest.mark.parametrize("by_uncertainty", [False, True])
@pytest.mark.parametrize(
    ("wanted", "limit"),
    [
        ({}, -1),
        ({"review": Review.NONE}, -1),
        ({"review": Review.NEEDS_REVIEW}, 100),
        ({"status": ImageStatus.FAILED}, 100),
    ],
)
def test_lists_of_results_read_an_index_only(
    bench: Bench, wanted: dict[str, Any], limit: int, by_uncertainty: bool
) -> None:
    statements: list[str] = []
    bench.manager.image_ids()
    connection = bench.store.database.connections.connection()
    connection.set_trace_callback(statements.append)
    bench.manager.image_ids(**wanted, by_uncertainty=by_uncertainty, limit=limit)
    bench.manager.image_ids(limit=100)  # the first ones need no sorting
    connection.set_trace_callback(None)
    plan, first = [
        "; ".join(row[3] for row in sqlite3.Connection.execute(connection, f"EXPLAIN QUERY PLAN {text}"))
        for text in statements
        if text.startswith("SELECT id")
    ]
    assert "USING COVERING INDEX image_" in plan
    assert "TEMP B-TREE" not in first
