"""The page of the cluster in the settings."""

import pytest
from pytestqt.qtbot import QtBot

from rembg_desktop.executor.elsewhere import ClusterReport, ClusterWorker
from rembg_desktop.settings import Settings
from rembg_desktop.ui.settings import cluster_page
from rembg_desktop.ui.settings.cluster_page import ClusterPage

WORKERS = (
    ClusterWorker("studio", "tls://10.0.0.5:4", 4, "1", "CUDA", ("u2netp",), 92.0, "DSC_1.jpg", "", True),
    ClusterWorker("office", "tls://10.0.0.6:4", 2, "0.9", trouble="It runs version 0.9 of the program."),
)
REPORT = ClusterReport("tls://10.0.0.1:8786", "http://10.0.0.1:8787/status", True, WORKERS).as_dict()


class Bench:
    def __init__(self, qtbot: QtBot) -> None:
        self.report: object = None
        self.page = ClusterPage(lambda told: told(self.report))
        qtbot.addWidget(self.page)
        self.page.show()

    def cells(self) -> list[list[str]]:
        table = self.page.workers.table
        return [
            [table.item(row, column).text() for column in range(table.columnCount())]
            for row in range(table.rowCount())
        ]


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"address": "local:7", "fallback": "local"},
        {"address": "tls://10.0.0.1:8786", "certificates": "/srv/my-cluster"},
        {"address": "tcp://10.0.0.1:8786", "insecure": True},
    ],
)
def test_the_settings_come_back_as_they_were(bench: Bench, values: dict[str, object]) -> None:
    wanted = Settings().change("cluster", **values)
    bench.page.show_settings(wanted)
    assert Settings().change("cluster", **bench.page.values()["cluster"]) == wanted


def test_only_what_matters_is_shown(bench: Bench) -> None:
    page = bench.page
    shown = (page.processes_field, page.address_field, page.certificates_field, page.insecure, page.warning)
    for address, insecure, expected in (
        ("", False, (False, False, False, False, False)),
        ("local:2", False, (True, False, False, False, False)),
        ("tls://host:1", False, (False, True, True, False, False)),
        ("tcp://host:1", False, (False, True, False, True, False)),
        ("tcp://host:1", True, (False, True, False, True, True)),
    ):
        page.show_settings(Settings().change("cluster", address=address, insecure=insecure))
        assert tuple(widget.isVisible() for widget in shown) == expected, address


def test_a_wrong_address_and_a_missing_extra_are_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    page = bench.page
    page.show_settings(Settings().change("cluster", address="tls://host:1"))
    assert page.address_field.error == ""
    page.address.setText("host:1")
    assert "it must begin with tls://" in page.address_field.error
    page.address.setText("")
    assert page.address_field.error == "Enter the address of the scheduler."
    assert page.place_field.error == ""
    monkeypatch.setattr(cluster_page, "find_spec", lambda _name: None)
    page.show_settings(Settings().change("cluster", address="local:2"))
    assert "pip install 'rembg-desktop[cluster]'" in page.place_field.error


def test_each_worker_is_shown_with_its_last_problem(bench: Bench, qtbot: QtBot) -> None:
    workers = bench.page.workers
    bench.page.show_settings(Settings().change("cluster", address=REPORT["address"]))
    assert workers.state.text().startswith("Not in use.")
    assert not workers.table.isVisible()
    bench.report = REPORT
    qtbot.waitUntil(workers.table.isVisible, timeout=5000)
    assert workers.state.text() == "Connected to tls://10.0.0.1:8786; 1 of 2 workers can be used."
    assert bench.cells() == [["studio", "92", "DSC_1.jpg", "CUDA"], ["office", "–", "", ""]]
    assert workers.problems.text() == "office: It runs version 0.9 of the program."
    with qtbot.waitSignal(bench.page.url_wanted) as opened:
        workers.dashboard.click()
    assert opened.args[0].toString() == "http://10.0.0.1:8787/status"
    workers.show_report({**REPORT, "connected": False, "workers": []})
    assert workers.state.text() == "tls://10.0.0.1:8786 does not answer."
    assert not workers.problems.isVisible()
    workers.show_report({**REPORT, "connected": False, "workers": [], "trouble": "The name is not known."})
    assert workers.state.text() == "The name is not known."
