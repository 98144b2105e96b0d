"""Streams of events over real connections that break: nothing is lost, and where something may be, it is said."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from api_client import Api
from rendering import render

from rembg_desktop.api.server import ApiServer
from rembg_desktop.queue.types import Review


@dataclass
class Tab:
    """A page that listens, is cut off, and comes back with the id of the last event it saw."""

    api: Api
    last: str = ""
    kinds: list[str] = field(default_factory=list)
    jobs: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def listen(self, is_enough: Callable[[], bool], **query: str) -> None:
        """Read events until it is enough; then the connection is closed."""
        found: dict[str, str] = {}
        headers = {"Last-Event-ID": self.last} if self.last else {}
        with self.api.client.stream("GET", "/queue/events", headers=headers, params=query) as answer:
            assert answer.status_code == 200
            for line in answer.iter_lines():
                if line:
                    key, _, value = line.partition(": ")
                    found[key] = value
                    continue
                if "event" in found:
                    self._take(found["id"], found["event"], json.loads(found["data"]))
                    if is_enough():
                        return
                found = {}

    def _take(self, event_id: str, kind: str, data: dict[str, Any]) -> None:
        self.last = event_id
        self.kinds.append(kind)
        if kind == "job":
            self.jobs.append((event_id, data))
        if kind == "reset":
            self.jobs = [(event_id, job) for job in data["jobs"]]

    def priorities(self) -> list[int]:
        return [job["priority"] for _, job in self.jobs]


def test_two_tabs_that_are_cut_off_again_and_again_lose_no_event(api: Api) -> None:
    steady, tabs = Tab(api), [Tab(api), Tab(api)]
    job_id = api.submit("a.jpg")["job_id"]
    for tab in (steady, *tabs):
        tab.listen(lambda tab=tab: tab.kinds[-1:] == ["ready"])

    for priority in range(1, 9):
        api.manager.set_priority([job_id], priority)  # while nobody listens
        reconnecting = steady if priority % 4 == 0 else tabs[priority % 2]
        reconnecting.listen(lambda tab=reconnecting, top=priority: bool(tab.jobs) and tab.priorities()[-1] == top)
    api.manager.cancel([job_id])
    for tab in (steady, *tabs):
        tab.listen(lambda tab=tab: bool(tab.jobs) and tab.jobs[-1][1]["status"] == "cancelled")

    for tab in (steady, *tabs):
        assert tab.priorities() == [*range(1, 9), 8]
        assert tab.jobs == steady.jobs
        assert set(tab.kinds) == {"ready", "job"}


def test_a_mark_on_a_result_of_a_finished_job_is_told(api: Api) -> None:
    job_id = api.submit("a.jpg")["job_id"]
    render(api.store, api.home, api.settings)
    tab = Tab(api)
    tab.listen(lambda: tab.kinds[-1:] == ["ready"])
    (image,) = api.manager.images(job_id)
    api.manager.set_review([image.id], Review.ACCEPTED)
    tab.listen(lambda: bool(tab.jobs))
    assert [(job["job_id"], job["review"]["accepted"]) for _, job in tab.jobs] == [(job_id, 1)]
    assert 'rembg_reviews{status="accepted"} 1.0' in api.client.get("/metrics").text


def test_after_a_restart_a_tab_is_told_how_things_stand(api: Api) -> None:
    ended, lives = (api.submit(name)["job_id"] for name in ("ended.jpg", "lives.jpg"))
    tabs = [Tab(api), Tab(api)]
    for tab in tabs:
        tab.listen(lambda tab=tab: tab.kinds == ["ready"])
    one = Tab(api)
    one.listen(lambda: one.kinds == ["ready"], job=ended)

    api.client.close()
    api.server.stop()
    api.manager.cancel([ended])  # nobody notices
    api.server = ApiServer(api.manager, api.store, api.home, api.settings, token=api.token, port=0)
    api.server.start()
    api.connect()

    for tab in tabs:
        tab.listen(lambda tab=tab: tab.kinds[-1] == "reset")
        assert [job["job_id"] for _, job in tab.jobs] == [lives]
    one.listen(lambda: one.kinds[-1] == "reset", job=ended)
    assert [(job["job_id"], job["status"]) for _, job in one.jobs] == [(ended, "cancelled")]
    api.manager.set_priority([lives], 5)
    for tab in tabs:
        tab.listen(lambda tab=tab: tab.priorities()[-1] == 5)
        assert tab.kinds == ["ready", "reset", "ready", "job"]
