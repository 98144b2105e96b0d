"""The tab that checks a result: what it says, when it measures, and the report of a job."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk
from PIL import Image
from pytestqt.qtbot import QtBot

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.queue.types import Job
from rembg_desktop.ui.inspector.check_tab import CheckTab
from rembg_desktop.ui.inspector.facts import read_selection
from rembg_desktop.ui.text import notice_text


class Bench(Desk):
    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        super().__init__(folder)
        self.home = Home.choose(folder / "home")
        self.tab = CheckTab(self.manager, self.home, MemoryBudget(1_000_000_000), self.store.close_thread)
        qtbot.addWidget(self.tab)
        self._qtbot = qtbot

    def done(self, preset: str | None) -> Job:
        options = RemovalOptions(background="#ffffff")
        job = self.manager.submit(self.manager.plan([self.photo("a.png")], options), options, preset=preset)
        path = self.complete()
        picture = Image.new("RGB", (200, 160), "white")
        picture.paste("#402010", (20, 0, 180, 140))
        picture.save(path)
        return job

    def show(self, job: Job) -> str:
        self.tab.show_selection(read_selection(self.manager, job.id, None))
        return self.settled()

    def settled(self) -> str:
        self._qtbot.waitUntil(lambda: self.tab.state.text() != self.tab.tr("Checking…"), timeout=20_000)
        return self.tab.state.text()

    def lines(self) -> list[str]:
        return [
            value.text()
            for view in self.tab._views
            if not view.isHidden()
            for name, value in view._lines
            if not value.isHidden()
        ]


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(tmp_path, qtbot)
    made.tab.show()
    yield made
    made.tab.stop()
    made.close()


def test_a_result_is_checked_against_the_rules_of_its_preset(bench: Bench) -> None:
    assert bench.show(bench.done("White square")) == "Required rules are broken."
    lines = bench.lines()
    assert lines[0].startswith("Width to height 1:1: 200 x 160 pixels, 1.25:1\n")
    assert any("Cut off: top" in line for line in lines)
    assert any(line.startswith("Color space sRGB") for line in lines)


def test_another_rule_set_can_be_chosen(bench: Bench) -> None:
    job = bench.done("Mask")
    assert bench.show(job) == "The preset belongs to no marketplace. Choose a rule set."
    assert bench.lines() == []
    bench.tab.rules.setCurrentIndex(bench.tab.rules.findData("shopify"))
    bench.tab.rules.activated.emit(bench.tab.rules.currentIndex())
    assert bench.settled() == "All required rules are held."
    assert bench.lines()


def test_nothing_is_measured_while_the_tab_is_hidden(bench: Bench) -> None:
    bench.tab.hide()
    job = bench.done("White square")
    bench.tab.show_selection(read_selection(bench.manager, job.id, None))
    assert bench.tab._runner.is_idle
    bench.tab.show()
    assert bench.settled() == "Required rules are broken."


def test_without_a_result_there_is_nothing_to_check(bench: Bench) -> None:
    assert bench.show(bench.submit("a.png")) == "There is no result yet."
    assert not bench.tab.report.isEnabled()
    bench.tab.show_selection(None)
    assert bench.tab.state.text() == "There is no result yet."


def test_a_damaged_result_says_why(bench: Bench) -> None:
    job = bench.done("White square")
    output = bench.manager.images(job.id)[0].output
    assert output is not None
    output.write_bytes(output.read_bytes()[:90])
    assert bench.show(job) == "Required rules are broken."
    assert "truncated" in bench.lines()[0]


@pytest.mark.parametrize("name", ["report.html", "report.csv"])
def test_a_report_is_saved(bench: Bench, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    job = bench.done("White square")
    with qtbot.waitSignal(
        bench.tab.message, timeout=20_000, check_params_cb=lambda text: text == f"Saved: {name}"
    ):
        bench.tab.write_report(job.id, tmp_path / name)
    assert "Cut off: top" in (tmp_path / name).read_text(encoding="utf-8-sig")


def test_a_report_that_cannot_be_saved_is_told(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    job = bench.done("White square")
    with qtbot.waitSignal(bench.tab.message, timeout=20_000, check_params_cb=lambda text: "write" in text):
        bench.tab.write_report(job.id, tmp_path / "missing" / "report.csv")


def test_every_text_of_a_check_can_be_translated() -> None:
    import re

    folder = Path(__import__("rembg_desktop").__file__).parent / "rules"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    texts = set(re.findall(r'Text\(\s*"([^"]*)"', source))
    texts = {text for text in texts if re.sub(r"\{\w+\}|[ ,x]", "", text) and text != "sRGB"}
    assert len(texts) > 70
    assert texts <= {str(template) for template in notice_text.TEMPLATES}
