"""Answers are kept between commits, and never a moment longer."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from api_client import Api

from rembg_desktop.api.service import detail_document, page_document
from rembg_desktop.executor.context import process_start
from rembg_desktop.executor.elsewhere import ClusterReport, ClusterWorker
from rembg_desktop.queue.types import ExecutorReport


def test_an_answer_holds_what_was_committed_before_its_question(api: Api) -> None:
    job = api.submit("a.jpg")["job_id"]
    changes: list[Callable[[], object]] = [
        lambda: None,
        lambda: api.manager.set_priority([job], 7),
        lambda: api.submit("b.jpg"),
        lambda: api.manager.cancel([job]),
    ]

    for change in changes:
        for path in (f"/queue/job/{job}", "/queue/jobs", "/queue/jobs?limit=5", "/queue/stats"):
            api.client.get(path)  # so that there is something to keep
        change()
        assert api.client.get(f"/queue/job/{job}").json() == detail_document(api.manager.status(job))
        for path in ("/queue/jobs", "/queue/jobs?limit=5"):
            assert api.client.get(path).json() == page_document(api.manager.list())
        stats = api.client.get("/queue/stats").json()
        assert (stats["jobs"], stats["images"]) == (api.manager.stats().jobs, api.manager.stats().images)


def test_a_change_is_seen_by_many_who_ask_at_once(api: Api) -> None:
    job = api.submit("a.jpg")["job_id"]

    def priority(_: int) -> int:
        return api.client.get(f"/queue/job/{job}").json()["priority"]

    with ThreadPoolExecutor(8) as threads:
        for wanted in range(1, 20):
            api.manager.set_priority([job], wanted)
            assert set(threads.map(priority, range(16))) == {wanted}


def test_a_missing_job_is_no_answer_that_is_kept(api: Api) -> None:
    job = api.submit("a.jpg")["job_id"]
    api.manager.cancel([job])
    api.manager.remove([job])

    gone = api.client.get(f"/queue/job/{job}")
    api.manager.restore([job])

    assert (gone.status_code, gone.json()["code"]) == (404, "no_such_job")
    assert api.client.get(f"/queue/job/{job}").status_code == 200


@pytest.mark.parametrize("path", ["/queue/job/{job}", "/queue/jobs", "/queue/stats", "/health"])
def test_the_plain_form_of_a_question_has_the_same_answer_as_any_other(api: Api, path: str) -> None:
    path = path.format(job=api.submit("a.jpg")["job_id"])

    plain, other = api.client.get(path), api.client.get(path, params={"limit": 50} if "jobs" in path else {"x": 1})

    assert (plain.status_code, other.status_code) == (200, 200)
    assert plain.text == other.text or path in ("/queue/stats", "/health")
    assert {name: value for name, value in plain.headers.items() if name not in ("date", "content-length")} == {
        name: value for name, value in other.headers.items() if name not in ("date", "content-length")
    }


def test_requests_of_the_short_way_are_counted_by_their_route(api: Api) -> None:
    job = api.submit("a.jpg")["job_id"]
    for path in (f"/queue/job/{job}", "/queue/jobs", "/queue/stats", "/health"):
        api.client.get(path)

    metrics = api.client.get("/metrics").text

    for route in ("/queue/job/{job_id}", "/queue/jobs", "/queue/stats", "/health"):
        assert f'rembg_http_requests_total{{method="GET",route="{route}",status="200"}} 1.0' in metrics


def test_the_workers_of_a_cluster_are_reported(api: Api) -> None:
    studio = ClusterWorker("studio", "tls://10.0.0.5:4", 4, images_per_minute=92.0, is_usable=True)
    office = ClusterWorker("office", "tls://10.0.0.6:4", 2, trouble="It does not answer.")
    cluster = ClusterReport("tls://10.0.0.1:8786", "", True, (studio, office)).as_dict()
    api.store.report_executor(ExecutorReport(os.getpid(), process_start(), cluster=cluster))

    assert api.client.get("/queue/stats").json()["executor"]["cluster"] == cluster
    assert api.client.get("/queue/stats?x=1").json()["executor"]["cluster"] == cluster
    lines = api.client.get("/metrics").text.splitlines()
    for line in (
        "rembg_cluster_up 1.0",
        'rembg_cluster_worker_usable{worker="tls://10.0.0.6:4"} 0.0',
        'rembg_cluster_worker_images_per_minute{worker="tls://10.0.0.5:4"} 92.0',
        'rembg_cluster_worker_threads{worker="tls://10.0.0.5:4"} 4.0',
    ):
        assert line in lines
    api.store.report_executor(ExecutorReport(os.getpid(), process_start()))
    assert "rembg_cluster" not in api.client.get("/metrics").text
