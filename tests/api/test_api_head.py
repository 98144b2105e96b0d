"""HEAD gives the status and the headers of GET, ends at once, and is in the description."""

import os
import threading
from email.utils import parsedate_to_datetime

import pytest
from api_client import Api, photo

from rembg_desktop.queue.claims import Result

PLAIN = ["/health", "/version", "/queue/jobs", "/queue/jobs?limit=1", "/queue/stats", "/presets", "/models"]
PAGES = ["/docs", "/docs/start.js", "/docs/swagger-ui.css", "/openapi.json", "/metrics"]


@pytest.mark.parametrize("path", [*PLAIN, *PAGES])
def test_head_has_the_headers_of_get_without_the_body(api: Api, path: str) -> None:
    get, head = api.client.get(path), api.client.head(path)

    assert (head.status_code, head.content) == (get.status_code, b"") == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    if path not in ("/metrics", "/queue/stats", "/health"):  # these change from one request to the next
        assert head.headers["content-length"] == get.headers["content-length"]


def test_head_works_for_every_path_that_the_description_gives_for_get(api: Api) -> None:
    paths = api.client.get("/openapi.json").json()["paths"]

    for path, operations in paths.items():
        assert ("head" in operations) == ("get" in operations), path
        for answer in operations.get("head", {}).get("responses", {}).values():
            assert "content" not in answer
    ids = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert len(ids) == len(set(ids))


def test_head_of_a_job_and_of_an_unknown_one(api: Api) -> None:
    link = api.submit("a.jpg")["links"]["self"]

    assert api.client.head(link).headers["content-length"] == str(len(api.client.get(link).content))
    unknown = api.client.head("/queue/job/0123456789ab")
    assert (unknown.status_code, unknown.content) == (404, b"")
    assert unknown.headers["content-type"] == "application/problem+json"
    assert api.client.head("/queue/job/0123456789ab/cancel").status_code == 405


def test_head_of_results_tells_their_size_and_ignores_ranges(api: Api) -> None:
    job = api.submit("a.jpg")
    claim = api.store.claim("tester")
    assert claim is not None
    assert api.store.record_output(claim, claim.destination, "00" * 32, Result(claim.destination, len(photo())))
    claim.destination.write_bytes(photo())
    assert api.store.complete(claim)
    link = api.client.get(job["links"]["self"]).json()["images"][0]["links"]["result"]

    os.utime(claim.destination, (10**9, 10**9))  # as with `times: keep`: another result may have the same time

    head = api.client.head(link, headers={"Range": "bytes=0-1"})
    archive = api.client.head(job["links"]["results"])

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(photo()))
    assert parsedate_to_datetime(head.headers["last-modified"]).timestamp() > 10**9
    assert head.headers["etag"] == api.client.get(link).headers["etag"]
    assert (archive.status_code, archive.headers["content-type"]) == (200, "application/zip")


def test_head_of_the_event_stream_ends_and_leaves_no_listener(api: Api) -> None:
    head = api.client.head("/queue/events")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"].startswith("text/event-stream")
    assert "api-feed" not in [thread.name for thread in threading.enumerate()]


def test_head_needs_the_token_and_is_counted_as_head(api: Api) -> None:
    assert api.client.head("/queue/jobs", headers={"Authorization": ""}).status_code == 401

    api.client.head("/queue/jobs")

    counted = api.client.get("/metrics").text
    assert 'rembg_http_requests_total{method="HEAD",route="/queue/jobs",status="200"} 1.0' in counted


def test_a_path_for_get_names_both_methods(api: Api) -> None:
    answer = api.client.post("/version", json={})

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
