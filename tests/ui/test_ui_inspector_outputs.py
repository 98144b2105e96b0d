"""The outputs of an image in the inspector: shown as its parts, compared, opened and made again one by one."""

from pathlib import Path

import pytest
from desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from several import NO_BACKGROUND, make_outputs

from rembg_desktop.options import Output
from rembg_desktop.options.presets import BUILT_IN
from rembg_desktop.queue.types import Job
from rembg_desktop.ui.inspector.outputs import OutputColumn
from rembg_desktop.ui.inspector.panel import InspectorPanel
from rembg_desktop.ui.queue_table.cells import Column, image_detail, job_cell
from rembg_desktop.ui.task_runner import TaskRunner

PRESETS = ("Transparent PNG", "White shop picture", "WebP for the web")


@pytest.fixture
def desk(tmp_path: Path):
    made = Desk(tmp_path)
    yield made
    made.close()


class Bench:
    """The panel over a job of one photo with three outputs."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.opened: list[Path] = []
        self.background = TaskRunner("inspector test", desk.store.close_thread)
        self.panel = InspectorPanel(
            desk.manager, self.background, open_url=lambda url: self.opened.append(Path(url.toLocalFile()))
        )
        qtbot.addWidget(self.panel)
        self.panel.resize(420, 760)
        self.panel.show()
        self.table = self.panel.outputs.table
        self.job = self.submit()

    def submit(self) -> Job:
        outputs = [Output(name, BUILT_IN[name]) for name in PRESETS]
        plan = self.desk.manager.plan([self.desk.photo("a.png")], outputs[0].options, outputs=outputs)
        return self.desk.manager.submit(plan, outputs[0].options)

    def show(self) -> None:
        panel = self.panel
        panel.show_selection(None)
        panel.show_selection(self.job.id)
        self.qtbot.waitUntil(lambda: self.background.is_idle and panel.loader.is_idle and not panel.is_reading)

    def column(self, column: OutputColumn) -> list[str]:
        return [cells[column] for cells in self.panel.outputs.texts()]

    def has_tab(self) -> bool:
        return self.panel.tabs.isTabVisible(self.panel.tabs.indexOf(self.panel.outputs))


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk):
    made = Bench(qtbot, desk)
    yield made
    made.panel.stop()
    made.background.stop()


def test_an_image_with_one_file_has_no_list_of_them(bench: Bench, desk: Desk) -> None:
    make_outputs(desk.store)
    bench.job = desk.submit("b.png")
    desk.complete()
    bench.show()
    assert not bench.has_tab()
    assert "Outputs" not in bench.panel.summary.image.facts()


def test_every_file_is_a_row_with_its_state(bench: Bench, desk: Desk) -> None:
    bench.show()
    assert bench.has_tab()
    assert bench.column(OutputColumn.STATUS) == ["Pending"] * 3
    make_outputs(desk.store, fails=2)
    bench.show()
    assert bench.column(OutputColumn.PRESET) == list(PRESETS)
    assert bench.column(OutputColumn.STATUS) == ["Completed", "Failed", "Completed"]
    assert bench.column(OutputColumn.FILE) == ["a.png", "a.jpg", "a.webp"]
    assert "" not in (bench.column(OutputColumn.SIZE)[0], bench.column(OutputColumn.MESSAGE)[1])
    assert bench.panel.summary.image.facts()["Outputs"] == "2 of 3 files completed"
    assert NO_BACKGROUND.code in bench.panel.log.text.toPlainText()
    bench.panel.outputs.grab()


def test_the_selected_file_is_compared_and_opened_by_the_keyboard(bench: Bench, desk: Desk) -> None:
    make_outputs(desk.store)
    bench.show()
    bench.panel.tabs.setCurrentWidget(bench.panel.outputs)
    bench.table.setFocus()
    QTest.keyClick(bench.table, Qt.Key.Key_Down)
    QTest.keyClick(bench.table, Qt.Key.Key_Down)
    QTest.keyClick(bench.table, Qt.Key.Key_Return)
    assert [path.name for path in bench.opened] == ["a.webp"]
    bench.panel.outputs.folder.click()
    assert bench.panel.summary.image.facts()["To"].endswith("a.webp")
    bench.show()
    assert bench.table.currentRow() == 2, "the choice stays when the image is read again"


def test_what_is_not_made_cannot_be_opened_but_made_again(bench: Bench, desk: Desk, qtbot: QtBot) -> None:
    make_outputs(desk.store, fails=2)
    bench.show()
    assert bench.panel.outputs.open.isEnabled()
    bench.table.setCurrentCell(1, 0)
    assert not bench.panel.outputs.open.isEnabled()
    bench.panel.open_result()
    assert bench.opened == []
    with qtbot.waitSignal(bench.panel.retry_wanted) as asked:
        bench.panel.outputs.retry.click()
    assert asked.args == [bench.job.id, desk.manager.images(bench.job.id)[0].id]
    desk.manager.retry(bench.job.id, image_ids=[asked.args[1]])
    make_outputs(desk.store)
    bench.show()
    assert bench.column(OutputColumn.STATUS) == ["Completed"] * 3
    assert not bench.panel.outputs.retry.isEnabled()


def test_the_queue_tells_how_many_files_there_are(bench: Bench, desk: Desk) -> None:
    make_outputs(desk.store)
    job, (image,) = desk.manager.job(bench.job.id), desk.manager.images(bench.job.id)
    assert job_cell(job, Column.PRESET, Qt.ItemDataRole.DisplayRole).startswith("3 preset")
    assert job_cell(job, Column.PRESET, Qt.ItemDataRole.ToolTipRole) == ", ".join(PRESETS)
    assert "3 file" in image_detail(image)
