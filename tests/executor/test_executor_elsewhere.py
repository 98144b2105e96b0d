"""The cluster of the settings comes and goes with them, in the background."""

from threading import Event

import pytest
from waiting import until

from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.executor import elsewhere
from rembg_desktop.executor.elsewhere import ClusterReport, ClusterWorker, Elsewhere, SharedElsewhere
from rembg_desktop.settings import Settings

CLUSTER = Settings().change("cluster", address="tls://host:1")


class Somewhere:
    """A cluster that does nothing."""

    works_here = False
    slots = 4

    def __init__(self, address: str) -> None:
        self.address = address
        self.is_closed = False

    def trouble(self) -> AppError | None:
        return AppError(ErrorCode.CLUSTER_UNREACHABLE, "It is gone.")

    def process(self, *_order: object) -> None:
        raise AssertionError

    def report(self) -> ClusterReport:
        return ClusterReport(self.address, "", True, (ClusterWorker("w", "tls://w:1", 2, is_usable=True),))

    def close(self) -> None:
        self.is_closed = True


class Maker:
    """Makes clusters, or fails as it is told to."""

    def __init__(self) -> None:
        self.made: list[Somewhere] = []
        self.errors: list[Exception] = []
        self.may_go_on = Event()
        self.may_go_on.set()

    def __call__(self, settings: Settings) -> Elsewhere | None:
        self.may_go_on.wait(10)
        if self.errors:
            raise self.errors.pop()
        self.made.append(Somewhere(settings.cluster.address))
        return self.made[-1]


@pytest.fixture
def maker() -> Maker:
    return Maker()


def test_without_a_cluster_nothing_is_made_and_work_stays_here(maker: Maker) -> None:
    shared = SharedElsewhere(maker, Settings())
    shared.use(True)
    assert (shared.works_here, shared.slots, shared.trouble(), shared.document()) == (True, 0, None, None)
    shared.use(False)
    shared.close()
    assert maker.made == []


def test_only_the_executor_connects(maker: Maker) -> None:
    shared = SharedElsewhere(maker, CLUSTER)
    assert (shared.works_here, shared.slots, shared.trouble()) == (False, 0, None)
    assert shared.document() == ClusterReport("tls://host:1").as_dict()
    shared.use(True)
    until(lambda: shared.slots == 4)
    assert shared.trouble().message == "It is gone."
    assert [worker["name"] for worker in shared.document()["workers"]] == ["w"]
    shared.use(False)
    until(lambda: maker.made[0].is_closed)
    assert shared.slots == 0


def test_it_follows_the_settings(maker: Maker) -> None:
    shared = SharedElsewhere(maker, CLUSTER)
    shared.use(True)
    until(lambda: shared.slots)
    shared.apply(CLUSTER.change("queue", low_disk_mb=7))
    shared.apply(CLUSTER.change("cluster", address="local:2"))
    until(lambda: len(maker.made) == 2)
    assert maker.made[0].is_closed
    shared.apply(Settings())
    until(lambda: maker.made[1].is_closed)
    until(lambda: shared.works_here)
    with pytest.raises(Cancelled):
        shared.process(None, None, CancelToken(), print)


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (AppError(ErrorCode.CERTIFICATE_UNUSABLE, "It has expired.", "Renew it."), "It has expired."),
        (ImportError("no module"), "The cluster tls://host:1 cannot be used: no module."),
    ],
)
def test_what_keeps_it_from_connecting_pauses_the_queue_until_it_is_gone(
    maker: Maker, error: Exception, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "_AGAIN_SECONDS", 0.05)
    maker.errors = [error] * 3
    shared = SharedElsewhere(maker, CLUSTER)
    seen: list[AppError] = []

    def look() -> bool:
        if (trouble := shared.trouble()) is not None:
            seen.append(trouble)
        return bool(shared.slots)

    shared.use(True)
    until(look)
    assert {(trouble.code, trouble.message) for trouble in seen[:1]} == {(ErrorCode.CLUSTER_UNREACHABLE, text)}


def test_or_the_work_goes_on_here(maker: Maker) -> None:
    maker.errors = [AppError(ErrorCode.CERTIFICATE_UNUSABLE, "It has expired.")]
    shared = SharedElsewhere(maker, CLUSTER.change("cluster", fallback="local"))
    shared.use(True)
    until(lambda: shared.works_here)
    assert shared.trouble() is None
    assert shared.document()["trouble"] == "It has expired."
    shared.close()


def test_a_cluster_that_is_made_too_late_is_closed(maker: Maker) -> None:
    maker.may_go_on.clear()
    shared = SharedElsewhere(maker, CLUSTER)
    shared.use(True)
    shared.close()
    maker.may_go_on.set()
    until(lambda: maker.made and maker.made[0].is_closed)
