"""The tab of the inspector that checks a result against the rules of a marketplace, and writes reports."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.options.presets import Presets
from rembg_desktop.options.rule_sets import Level, RuleSets
from rembg_desktop.paths import Home
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.records import ImageChoice
from rembg_desktop.queue.types import JobDetail
from rembg_desktop.rules.report import (
    LEVELS,
    STATES,
    Checkable,
    Checked,
    Line,
    State,
    checkables,
    csv_report,
    html_report,
)
from rembg_desktop.ui.inspector.facts import Fact, FactsView, Selection
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import error_text
from rembg_desktop.ui.text.formatting import preset_text
from rembg_desktop.ui.text.notice_text import rule_text
from rembg_desktop.ui.widgets import set_icon

if TYPE_CHECKING:
    from rembg_desktop.queue.types import JobImage

_MAX_PIXELS: Final = 400_000_000
_BYTES_PER_PIXEL: Final = 12
"""Memory for measuring a file."""
_ORDER: Final = (State.BROKEN, State.NOT_CHECKABLE, State.HELD)


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read in the background: the rule sets by id, and the results of the shown image."""

    rule_sets: tuple[tuple[str, str], ...]
    results: tuple[Checked, ...]


class CheckTab(QWidget):
    """A choice of rule sets, the lines of the check of the shown result, and a button for a report of the job.

    Files are measured in a thread of its own, and only while the tab is visible.

    Signals:
        message: a sentence for the status line.
    """

    message = Signal(str)

    def __init__(
        self, manager: QueueManager, home: Home, memory: MemoryBudget, close_thread: Callable[[], None]
    ) -> None:
        """`memory` limits what is decoded at once; `close_thread` closes the database connection of a thread."""
        super().__init__()
        self._manager = manager
        self._home = home
        self._memory = memory
        self._runner = TaskRunner("check", close_thread, self)
        self._ticket = 0
        self._selection: Selection | None = None
        self._shown: object = None
        self.rules = QComboBox()
        self.rules.setAccessibleName(self.tr("Rule set"))
        self.rules.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rules.addItem(self.tr("Rules of the preset"), "")
        self.report = QPushButton(self.tr("Report on the job…"))
        self.report.setToolTip(self.tr("Checks all results of the job, and saves a page or a table."))
        set_icon(self.report, "folder")
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setProperty("role", "muted")
        self._views: list[FactsView] = []
        self._lay_out()
        self.rules.activated.connect(self._check)
        self.report.clicked.connect(self._ask_where)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 6)
        row.setSpacing(8)
        row.addWidget(self.rules, 1)
        row.addWidget(self.report)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(14, 6, 14, 14)
        self._column.setSpacing(18)
        self._column.addWidget(self.state)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Check"))
        scroll.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(scroll, 1)

    def show_selection(self, selection: Selection | None) -> None:
        """Check the results of the selected image, at once or when the tab becomes visible."""
        self._selection = selection
        if self.isVisible():
            self._check()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: what was selected meanwhile is checked now."""
        super().showEvent(event)
        self._check()

    def stop(self) -> None:
        """End the thread."""
        self._runner.stop()

    def _check(self) -> None:
        selection = self._selection
        image = selection.image if selection else None
        self.report.setEnabled(bool(selection and selection.job.progress.succeeded))
        if selection is None or image is None or not any(output.output for output in image.outputs):
            self._forget()
            self._say(self.tr("There is no result yet."))
            return
        chosen = str(self.rules.currentData() or "")
        files = tuple((output.output, output.output_bytes, output.status) for output in image.outputs)
        state = (image.id, image.finished_at, files, chosen)
        if state == self._shown:
            return
        self._forget()
        self._shown = state
        self._say(self.tr("Checking…"))
        job_id = selection.job.id
        self._ticket = self._runner.run(
            lambda: self._found(job_id, image, chosen), self._show, self._on_failed, urgent=True
        )

    def _forget(self) -> None:
        self._runner.drop(self._ticket)
        self._shown = None

    def _found(self, job_id: str, image: "JobImage", chosen: str) -> _Found:
        rule_sets = RuleSets.of(self._home)
        known = rule_sets.all()
        asked = known.get(chosen)
        names = tuple((identity, rule_set.name) for identity, rule_set in known.items())
        try:
            detail = JobDetail(self._manager.job(job_id), (image,))
            found = checkables(detail, Presets(self._home.presets), asked)
        except AppError as error:
            if error.code is not ErrorCode.UNKNOWN_RULE_SET:
                raise
            found = []
        return _Found(names, tuple(self._measured(each) for each in found))

    def _measured(self, each: Checkable) -> Checked:
        from rembg_desktop.imaging.load import open_source
        from rembg_desktop.rules.check import check_file  # takes time to import

        try:
            with open_source(each.file, _MAX_PIXELS) as opened:
                needed = opened.size[0] * opened.size[1] * _BYTES_PER_PIXEL
        except AppError:
            needed = 0  # the check says why
        with self._memory.reserve(needed, CancelToken()):
            return check_file(each.file, each.rules, each.enlarged, _MAX_PIXELS)

    def _show(self, found: _Found) -> None:
        if [self.rules.itemData(place) for place in range(1, self.rules.count())] != [
            identity for identity, _ in found.rule_sets
        ]:
            chosen = self.rules.currentData()
            while self.rules.count() > 1:
                self.rules.removeItem(1)
            for identity, name in found.rule_sets:
                self.rules.addItem(preset_text(name), identity)
            self.rules.setCurrentIndex(max(0, self.rules.findData(chosen)))
        if not found.results:
            self._say(self.tr("The preset belongs to no marketplace. Choose a rule set."))
            return
        held = all(result.is_held for result in found.results)
        self._say(self.tr("All required rules are held.") if held else self.tr("Required rules are broken."))
        self.state.setProperty("role", "success" if held else "error")
        self._polish()
        for place, result in enumerate(found.results):
            self._view(place, result)

    def _view(self, place: int, result: Checked) -> None:
        if place == len(self._views):
            self._views.append(FactsView(""))
            self._column.insertWidget(self._column.count() - 1, self._views[-1])
        view = self._views[place]
        view.set_heading(f"{Path(result.path).name} · {self.rules.itemText(self.rules.findData(result.rules))}")
        if result.error:
            view.show_facts([Fact(rule_text(STATES[State.BROKEN]), error_text.full_text(result.error), "error")])
        else:
            lines = sorted(result.lines, key=lambda line: _ORDER.index(line.state))
            view.show_facts([_fact(line) for line in lines])
        view.show()

    def _on_failed(self, error: AppError) -> None:
        self._shown = None
        self._say(error_text.full_text(error))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        self.state.setProperty("role", "muted")
        self._polish()
        for view in self._views:
            view.hide()

    def _polish(self) -> None:
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)

    def _ask_where(self) -> None:
        selection = self._selection
        if selection is None:
            return
        job_id = selection.job.id
        chooser = QFileDialog(self.window(), self.tr("Save the report"), str(selection.job.destination))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters(
            [self.tr("Page (%1)").replace("%1", "*.html"), self.tr("Table (%1)").replace("%1", "*.csv")]
        )
        chooser.setDefaultSuffix("html")

        def on_filter(chosen: str) -> None:
            chooser.setDefaultSuffix("csv" if ".csv" in chosen else "html")

        def on_selected(name: str) -> None:
            self.write_report(job_id, Path(name))

        chooser.filterSelected.connect(on_filter)
        chooser.selectFile(f"{selection.job.name}.html")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(on_selected)
        chooser.open()

    def write_report(self, job_id: str, path: Path) -> None:
        """Check all results of a job, and write a page or a table; the chooser asked about an existing file."""
        chosen = str(self.rules.currentData() or "")
        self.message.emit(self.tr("Checking the results of the job…"))
        self._runner.run(
            lambda: self._reported(job_id, chosen, path),
            lambda _: self.message.emit(self.tr("Saved: %1").replace("%1", path.name)),
            lambda error: self.message.emit(error_text.full_text(error)),
        )

    def _reported(self, job_id: str, chosen: str, path: Path) -> None:
        asked = RuleSets.of(self._home).get(chosen) if chosen else None
        detail = self._manager.status(job_id, choice=ImageChoice.RESULTS)
        found = checkables(detail, Presets(self._home.presets), asked)
        results = [self._measured(each) for each in found]
        is_table = path.suffix.lower() == ".csv"
        text = csv_report(results, rule_text) if is_table else html_report(detail.job.name, results, rule_text)
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise AppError(
                ErrorCode.DESTINATION_UNWRITABLE, f"Can't write {path}: {error.strerror or error}."
            ) from error


def _fact(line: Line) -> Fact:
    tones = {State.BROKEN: "error", State.NOT_CHECKABLE: "muted", State.HELD: "success"}
    tone = tones[line.state]
    wanted = rule_text(line.wanted)
    if line.rule.level is Level.RECOMMENDED:
        tone = "warning" if line.state is State.BROKEN else tone
        wanted += f" ({rule_text(LEVELS[line.rule.level])})"
    sentences = [f"{wanted}: {rule_text(line.found)}"]
    if str(line.mend):
        sentences.append(rule_text(line.mend))
    return Fact(rule_text(STATES[line.state]), "\n".join(sentences), tone)
