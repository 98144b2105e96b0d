"""Again with another model: a new job for the chosen photos, and a dialog to pick the better result of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.options import OnConflict, Output
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.types import ImageStatus, Job, JobImage, Review
from rembg_desktop.ui.banners import Banners
from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.inspector.compare_canvas import CompareMode
from rembg_desktop.ui.inspector.compare_view import CompareView
from rembg_desktop.ui.task_runner import TaskRunner
from rembg_desktop.ui.text import formatting

if TYPE_CHECKING:
    from rembg_desktop.queue.planning import Plan

_PRIORITY: Final = 100
"""Of the new jobs: a person waits for them."""
_READY: Final = ("bundled", "ready")


@dataclass(frozen=True, slots=True)
class Pair:
    """The earlier and the new result of one photo, and the names of their models."""

    earlier: JobImage
    new: JobImage
    models: tuple[str, str]


@dataclass(slots=True)
class _Run:
    """Jobs that were made together."""

    jobs: set[str]
    earlier: dict[tuple[str, Path], tuple[JobImage, str]]
    """By new job and photo: the earlier result and its model."""
    model: str
    order: dict[int, int]
    """Place of each earlier result in the selection, by image id."""
    pairs: list[Pair] = field(default_factory=list[Pair])


def submit_again(manager: QueueManager, images: Sequence[JobImage], model: str) -> _Run:
    """Queue the photos of these images with another model; all other options stay.

    The new results lie beside the earlier ones, under other names: nothing is replaced.

    Raises:
        AppError: as QueueManager.plan() and submit(); then nothing is queued.
    """
    groups: dict[tuple[str, Path], list[JobImage]] = {}
    for image in images:
        groups.setdefault((image.job_id, (image.output or image.destination).parent), []).append(image)
    jobs = {job_id: manager.job(job_id) for job_id, _ in groups}
    plans: list[tuple[Job, list[JobImage], Plan, list[Output]]] = []
    for (job_id, folder), group in groups.items():
        outputs = [each.with_options(model=model, on_conflict=OnConflict.UNIQUE) for each in jobs[job_id].outputs]
        sources = [image.source for image in group]
        plan = manager.plan(sources, outputs[0].options, outputs=outputs, destination=folder)
        plans.append((jobs[job_id], group, plan, outputs))
    run = _Run(set(), {}, model, {image.id: place for place, image in enumerate(images)})
    with manager.together():
        for job, group, plan, outputs in plans:
            made = manager.submit(plan, outputs[0].options, preset=job.preset, priority=_PRIORITY)
            run.jobs.add(made.id)
            run.earlier |= {(made.id, image.source): (image, job.options.model) for image in group}
    return run


class AnotherModel(QObject):
    """Asks for the model, follows the jobs, and offers to compare when they have ended.

    Signals:
        submitted: new jobs wait.
        picked: marks by image id.
        models_wanted: the user wants to download a model.
        failed: an AppError.
    """

    submitted = Signal()
    models_wanted = Signal()
    picked = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        manager: QueueManager,
        files: Callable[[], ModelFiles],
        tasks: TaskRunner,
        banners: Banners,
        window: QWidget,
        memory: MemoryBudget,
    ) -> None:
        """`tasks` runs what uses the queue; `memory` limits what is decoded at once."""
        super().__init__(window)
        self._manager = manager
        self._files = files
        self._tasks = tasks
        self._banner = banners.get("again")
        self._window = window
        self._memory = memory
        self._runs: list[_Run] = []
        self._asked: set[str] = set()
        self._pairs: list[Pair] = []
        """Of runs that have ended: nothing was picked yet."""

    def choose(self, images: Sequence[JobImage], used: str) -> None:
        """Ask for a model other than `used`, and run these images with it."""
        models = [info.name for info, state in self._files().all() if state in _READY and info.name != used]
        dialog = ModelDialog(models, len(images), self._window)
        dialog.accepted.connect(lambda: self.run(images, dialog.model) if models else self.models_wanted.emit())
        dialog.open()

    def run(self, images: Sequence[JobImage], model: str) -> None:
        """Run images with a model."""
        chosen = list(images)
        self._tasks.run(lambda: submit_again(self._manager, chosen, model), self._on_submitted, self.failed.emit)

    def follow(self, job_ids: Sequence[str]) -> None:
        """Jobs have changed: read those that are followed."""
        for job_id in job_ids:
            if job_id not in self._asked and any(job_id in run.jobs for run in self._runs):
                self._asked.add(job_id)
                self._tasks.run(lambda job_id=job_id: self._ended(job_id), self._on_read, self._on_unread)

    def _on_submitted(self, run: _Run) -> None:
        self._runs.append(run)
        count = len(run.earlier)
        text = self.tr("%Ln image(s) added with the model %1.", None, count).replace("%1", run.model)
        self._banner.say("info", text, seconds=8)
        self.submitted.emit()
        self.follow(list(run.jobs))

    def _ended(self, job_id: str) -> tuple[str, list[JobImage] | None]:
        try:
            if not self._manager.job(job_id).status.is_final:
                return job_id, None
            return job_id, list(self._manager.status(job_id).images)
        except AppError as error:
            if error.code is not ErrorCode.NO_SUCH_JOB:
                raise
            return job_id, []

    def _on_unread(self, error: AppError) -> None:
        self._asked.clear()
        self.failed.emit(error)

    def _on_read(self, read: tuple[str, list[JobImage] | None]) -> None:
        job_id, images = read
        self._asked.discard(job_id)
        run = next((run for run in self._runs if job_id in run.jobs), None)
        if images is None or run is None:
            return
        run.jobs.discard(job_id)
        for image in images:
            found = run.earlier.get((job_id, image.source))
            if found and image.status is ImageStatus.COMPLETED and found[0].output is not None:
                run.pairs.append(Pair(found[0], image, (found[1], run.model)))
        if run.jobs:
            return
        self._runs.remove(run)
        if run.pairs:
            self._pairs += sorted(run.pairs, key=lambda pair: run.order[pair.earlier.id])
            self._offer()
        else:
            text = self.tr("The model %1 gave no results.").replace("%1", run.model)
            self._banner.say("warning", text)

    def _offer(self) -> None:
        text = self.tr("%Ln result(s) of the model %1 can be compared.", None, len(self._pairs))
        models = ", ".join(dict.fromkeys(pair.models[1] for pair in self._pairs))
        self._banner.say("success", text.replace("%1", models), {self.tr("Compare"): self.compare})

    def compare(self) -> None:
        """Show earlier and new results side by side; those that are not picked can be compared later."""
        self._banner.hide()
        dialog = PickDialog(self._pairs, self._window, self._memory)
        self._pairs = []

        def closed(_code: int) -> None:
            self._pairs[:0] = dialog.left
            if self._pairs:
                self._offer()

        dialog.picked.connect(self.picked)
        dialog.finished.connect(closed)
        dialog.open()


class ModelDialog(QDialog):
    """Asks which model the chosen results are made with."""

    def __init__(self, models: Sequence[str], count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("againDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Again with another model"))
        text = QLabel(self.tr("Run %Ln selected image(s) again with:", None, count), self)
        self.box = QComboBox(self)
        self.box.addItems(list(models))
        self.box.setEnabled(bool(models))
        self.box.setAccessibleName(self.tr("Model"))
        hint = QLabel(
            self.tr("The earlier results stay. You compare both and pick one; no file is replaced.")
            if models
            else self.tr("No other model is installed. Download one first."),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        start = self.tr("Run") if models else self.tr("Models…")
        self.start = buttons.addButton(start, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (text, self.box, hint, buttons):
            column.addWidget(widget)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("m") * 30)

    @property
    def model(self) -> str:
        """The chosen model."""
        return self.box.currentText()


class PickDialog(QDialog):
    """One pair at a time; the result that is not picked is marked as rejected, and both files stay.

    Signals:
        picked: marks by image id.
    """

    picked = Signal(object)

    def __init__(self, pairs: Sequence[Pair], parent: QWidget, memory: MemoryBudget) -> None:
        super().__init__(parent)
        self.setObjectName("pickDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pick the better result"))
        self._pairs = list(pairs)
        self._place = 0
        self._loader = ImageLoader(self, memory=memory)
        self.view = CompareView(self._loader, self)
        self.view.set_mode(CompareMode.SIDE_BY_SIDE)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        hint = QLabel(self.tr("The other one is marked as rejected. Both files stay where they are."), self)
        hint.setProperty("role", "muted")
        self.earlier = QPushButton(self.tr("Earlier result (←)"), self)
        self.both = QPushButton(self.tr("Accept both (B)"), self)
        self.new = QPushButton(self.tr("New result (→)"), self)
        for button, reviews in (
            (self.earlier, (Review.ACCEPTED, Review.REJECTED)),
            (self.both, (Review.ACCEPTED, Review.ACCEPTED)),
            (self.new, (Review.REJECTED, Review.ACCEPTED)),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._pick, *reviews))
            button.installEventFilter(self)
        self.view.installEventFilter(self)
        self.new.setDefault(True)
        self.new.setFocus()
        row = QHBoxLayout()
        row.addWidget(self.earlier)
        row.addStretch(1)
        row.addWidget(self.both)
        row.addStretch(1)
        row.addWidget(self.new)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.view, 1)
        column.addWidget(hint)
        column.addLayout(row)
        self.resize(920, 620)
        self.finished.connect(self._loader.stop)
        self._show()

    @property
    def left(self) -> list[Pair]:
        """Of which nothing was picked yet."""
        return self._pairs[self._place :]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: arrows pick the side they point to."""
        if not self._take(event, None):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the keys pick wherever the focus is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event, watched)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent, focused: QObject | None) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.reject()
            return True
        button = {Qt.Key.Key_Left: self.earlier, Qt.Key.Key_Right: self.new, Qt.Key.Key_B: self.both}.get(key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button = focused if isinstance(focused, QPushButton) else self.new
        if button is not None and not event.isAutoRepeat():
            button.click()
        return button is not None

    def _pick(self, earlier: Review, new: Review, _checked: bool = False) -> None:
        pair = self._pairs[self._place]
        marks: Mapping[int, Review] = {pair.earlier.id: earlier, pair.new.id: new}
        self.picked.emit(marks)
        self._place += 1
        if self._place == len(self._pairs):
            self.accept()
        else:
            self._show()

    def _show(self) -> None:
        pair = self._pairs[self._place]
        place = self.tr("%1 of %2").replace("%1", formatting.number(self._place + 1))
        self.title.setText(f"{pair.new.name}   {place.replace('%2', formatting.number(len(self._pairs)))}")
        self.view.set_before_label(pair.models[0])
        self.view.set_after_label(pair.models[1])
        self.view.before.show_file(pair.earlier.output)
        self.view.after.show_file(pair.new.output)
