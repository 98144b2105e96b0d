"""Review states over HTTP, and through the client that the command line uses."""

import pytest
from api_client import Api, code_of

from rembg_desktop.queue.claims import Result
from rembg_desktop.queue.types import Review
from rembg_desktop.remote.queue import RemoteQueue
from rembg_desktop.remote.service import Address


@pytest.fixture
def done(api: Api, tmp_path) -> tuple[str, list[int]]:
    """A job of three uploads with results; the last two need review."""
    files = [("images", (f"{name}.jpg", b"\xff\xd8\xff photo")) for name in "abc"]
    job_id = api.client.post("/queue/submit", files=files).json()["job_id"]
    ids, uncertainty = [], 0.1
    while claim := api.store.claim("worker"):
        review = Review.NEEDS_REVIEW if uncertainty > 0.3 else Review.NONE
        result = Result(claim.destination, 6, uncertainty=uncertainty, reasons=("soft_mask",), review=review)
        claim.destination.parent.mkdir(parents=True, exist_ok=True)
        claim.destination.write_bytes(b"result")
        assert api.store.record_output(claim, claim.destination, "00", result)
        assert api.store.complete(claim)
        ids.append(claim.image_id)
        uncertainty += 0.3
    return job_id, ids


def test_results_are_listed_and_marked(api: Api, done: tuple[str, list[int]]) -> None:
    job_id, (sure, unsure, bad) = done
    listed = api.client.get("/queue/images", params={"review": "needs_review", "job": job_id}).json()["images"]
    assert [(image["id"], image["uncertainty"]) for image in listed] == [(bad, 0.7), (unsure, 0.4)]
    assert listed[0]["reasons"] == ["soft_mask"]
    marked = api.client.post(f"/queue/job/{job_id}/image/{bad}/review", json={"review": "rejected"})
    assert (marked.status_code, marked.json()["review"]) == (200, "rejected")
    assert marked.json()["reviewed_at"]
    several = api.client.post("/queue/images/review", json={"image_ids": [sure, bad], "review": "accepted"})
    assert several.json()["earlier"] == {str(sure): "none", str(bad): "rejected"}
    counts = {"needs_review": 1, "accepted": 2, "rejected": 0}
    assert api.client.get("/queue/stats").json()["review"] == counts
    assert api.client.get(f"/queue/job/{job_id}").json()["review"] == counts
    assert len(api.client.get("/queue/jobs", params={"review": "accepted"}).json()["jobs"]) == 1
    assert api.client.get("/queue/jobs", params={"review": "rejected"}).json()["jobs"] == []


def test_a_result_is_rendered_again(api: Api, done: tuple[str, list[int]]) -> None:
    job_id, (image_id, *_) = done
    link = f"/queue/job/{job_id}/image/{image_id}/again"
    answer = api.client.post(link)
    assert (answer.status_code, answer.json()["id"], answer.json()["job_id"]) == (202, image_id, job_id)
    claim = api.store.claim("worker")
    assert claim is not None
    assert (claim.image_id, claim.is_again) == (image_id, True)
    assert api.client.post(f"/queue/job/{'0' * 12}/image/{image_id}/again").status_code == 404
    assert api.client.post(f"/queue/job/{job_id}/image/999/again").status_code == 404
    waiting = api.client.post("/queue/submit", files=[("images", ("d.jpg", b"\xff\xd8\xff"))]).json()["job_id"]
    image = api.client.get(f"/queue/job/{waiting}").json()["images"][0]["id"]
    refused = api.client.post(f"/queue/job/{waiting}/image/{image}/again")
    assert (refused.status_code, code_of(refused)) == (409, "wrong_state")


def test_what_cannot_be_marked_is_refused(api: Api, done: tuple[str, list[int]]) -> None:
    job_id, (image_id, *_) = done
    client = api.client
    for path, body, status in (
        (f"/queue/job/{job_id}/image/999/review", {"review": "accepted"}, 404),
        (f"/queue/job/{'0' * 12}/image/{image_id}/review", {"review": "accepted"}, 404),
        (f"/queue/job/{job_id}/image/{image_id}/review", {"review": "good"}, 422),
        (f"/queue/job/{job_id}/image/{image_id}/review", {"review": "accepted", "more": 1}, 422),
        ("/queue/images/review", {"image_ids": [], "review": "accepted"}, 422),
    ):
        assert client.post(path, json=body).status_code == status
    waiting = client.post("/queue/submit", files=[("images", ("d.jpg", b"\xff\xd8\xff"))]).json()["job_id"]
    image = client.get(f"/queue/job/{waiting}").json()["images"][0]["id"]
    refused = client.post(f"/queue/job/{waiting}/image/{image}/review", json={"review": "accepted"})
    assert (refused.status_code, code_of(refused)) == (409, "wrong_state")


def test_the_command_line_reviews_the_queue_of_a_service(api: Api, done: tuple[str, list[int]]) -> None:
    job_id, (_, unsure, bad) = done
    queue = RemoteQueue(Address.parse(f"http://localhost:{api.port}"), api.token.get() if api.token else None)
    found = queue.list_images(review=Review.NEEDS_REVIEW, by_uncertainty=True)
    assert [(image.id, image.job_id, image.uncertainty) for image in found] == [
        (bad, job_id, 0.7),
        (unsure, job_id, 0.4),
    ]
    assert queue.set_review([bad], Review.ACCEPTED) == {bad: Review.NEEDS_REVIEW}
    assert [job.id for job in queue.list(review=Review.ACCEPTED).jobs] == [job_id]
    assert queue.stats().reviews.accepted == 1
    queue.close()
