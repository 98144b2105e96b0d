"""Connects the tools with the document: what is changed is drawn, what is saved is rendered again."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.masks.corrections import Correction, CorrectionStore
from rembg_desktop.masks.tiles import is_empty
from rembg_desktop.queue.types import ImageStatus
from rembg_desktop.ui.repair.document import adjust, store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rembg_desktop.masks.adjusting import Adjustments
    from rembg_desktop.masks.brush import Point
    from rembg_desktop.masks.brush import Tool as BrushTool
    from rembg_desktop.masks.corrections import Correction
    from rembg_desktop.masks.editing import EditSession, Matte
    from rembg_desktop.masks.parts import PartAction
    from rembg_desktop.masks.smart import Predict
    from rembg_desktop.masks.tiles import Rect
    from rembg_desktop.queue.types import JobImage
    from rembg_desktop.ui.repair.document import RepairContext
    from rembg_desktop.ui.repair.picture import Layers
    from rembg_desktop.ui.task_runner import TaskRunner


_STRIP: Final = 512
"""Rows of the alpha that are computed at once after a change of the whole picture."""


class Editor(QObject):
    """Changes the document of a repair window.

    While a slow step is computed, further steps wait for it in order.

    Attributes:
        token: cancels the step that is being computed.

    Signals:
        changed: the alpha of a part of the picture (a Rect) is another one.
        history_changed: there are other steps to undo or to redo, or other adjustments.
        busy_changed: what is being computed; empty when nothing is.
        failed: an AppError.
    """

    changed = Signal(object)
    history_changed = Signal()
    busy_changed = Signal(str)
    failed = Signal(object)

    def __init__(
        self, session: EditSession, layers: Layers, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """`runner` must have one thread, which is used for everything that is slow."""
        super().__init__(parent)
        self.session = session
        self.layers = layers
        self._runner = runner
        self._waiting: deque[tuple[Callable[[], object], bool]] = deque()
        self._is_busy = False
        self._stroking = False
        self.token = CancelToken()

    @property
    def is_busy(self) -> bool:
        """Whether a slow step is being computed."""
        return self._is_busy

    # Brush strokes

    def begin_stroke(
        self,
        tool: BrushTool,
        x: float,
        y: float,
        radius: float,
        hardness: float,
        opacity: float,
        pressure: float,
    ) -> None:
        """Begin to paint; see EditSession."""

        def begin() -> None:
            try:
                rect = self.session.begin_stroke(tool, x, y, max(0.5, radius), hardness, opacity, pressure)
            except AppError as error:
                self.failed.emit(error)
                return
            self._stroking = True
            self._refresh(rect)

        self._in_turn(begin)

    def stroke_to(self, x: float, y: float, pressure: float) -> None:
        """Paint on; nothing without a stroke."""
        self._in_turn(lambda: self._refresh(self.session.stroke_to(x, y, pressure)))

    def end_stroke(self) -> None:
        """The stroke is complete."""

        def end() -> None:
            if self._stroking:
                self._stroking = False
                self.session.end_stroke()
                self.history_changed.emit()

        self._in_turn(end)

    def cancel_stroke(self) -> None:
        """Forget the stroke."""

        def forget() -> None:
            self._stroking = False
            self._refresh(self.session.cancel_stroke())

        self._in_turn(forget)

    # Slow steps

    def run(self, text: str, step: Callable[[EditSession], Rect]) -> None:
        """Compute a step in the thread; `text` says what it is."""
        self._in_turn(lambda: self._start(text, step))

    def undo(self) -> None:
        """Take the last step back."""
        self.run("", lambda session: session.undo())

    def redo(self) -> None:
        """Do a step again that was taken back."""
        self.run("", lambda session: session.redo())

    def fill_outline(self, points: Sequence[Point], *, keep: bool) -> None:
        """Keep or remove what is inside an outline."""
        corners = list(points)
        self.run("", lambda session: session.fill_polygon(corners, subject=keep))

    def smart_stroke(self, points: Sequence[Point], radius: float, predict: Predict, *, keep: bool) -> None:
        """Find the edge around a rough stroke over the subject (`keep`) or over the background."""
        way = list(points)

        def step(session: EditSession) -> Rect:
            return session.smart_stroke(way, radius, subject=keep, predict=predict)

        self.run(self.tr("Finding the edge…"), step)

    def click_part(self, x: float, y: float, action: PartAction) -> None:
        """Keep, remove or fill the part at a point."""
        self.run("", lambda session: session.click_part(x, y, action))

    def refine(self, points: Sequence[Point], radius: float, matte: Matte) -> None:
        """Compute the transparency of fine structures where a stroke went."""
        way = list(points)
        self.run(
            self.tr("Refining fine structures… Esc stops it."),
            lambda session: session.matting_in(way, radius, matte),
        )

    def set_adjustments(self, adjustments: Adjustments) -> None:
        """Adjust the whole mask."""
        self.run(self.tr("Adjusting the mask…"), lambda session: session.set_adjustments(adjustments))

    def replace(self, correction: Correction) -> None:
        """Exchange all changes for those of a correction."""
        self.run("", lambda session: session.replace(correction))

    def when_idle(self, act: Callable[[], object]) -> None:
        """Do something that is no step, such as saving, when the steps that were given so far are done."""
        self._in_turn(act, is_step=False)

    def cancel(self, *, everything: bool = False) -> None:
        """Stop what is being computed if possible, and forget the steps that wait; `everything`: and all else."""
        self._waiting = deque(item for item in self._waiting if not (everything or item[1]))
        self.token.cancel()

    # Inside

    def _in_turn(self, act: Callable[[], object], *, is_step: bool = True) -> None:
        if self._is_busy:
            self._waiting.append((act, is_step))
        else:
            act()

    def _start(self, text: str, step: Callable[[EditSession], Rect]) -> None:
        session, layers = self.session, self.layers

        def work() -> Rect:
            rect = step(session)
            for part in _strips(rect):
                layers.put(part, session.alpha(part))
            return rect

        self._is_busy = True
        self.token = CancelToken()
        self.busy_changed.emit(text)
        self._runner.run(work, self._on_done, self._on_failed, self._on_ended)

    def _on_done(self, rect: Rect) -> None:
        if not is_empty(rect):
            self.changed.emit(rect)
        # Before what waits: it may be saving, after which nothing is unsaved.
        self.history_changed.emit()
        self._on_ended()

    def _on_failed(self, error: AppError) -> None:
        self.failed.emit(error)
        self.history_changed.emit()
        self._on_ended()

    def _on_ended(self) -> None:
        self._is_busy = False
        while self._waiting and not self._is_busy:
            act, _ = self._waiting.popleft()
            act()
        if not self._is_busy:
            self.busy_changed.emit("")

    def _refresh(self, rect: Rect) -> None:
        if not is_empty(rect):
            self.layers.put(rect, self.session.alpha(rect))
            self.changed.emit(rect)


def _strips(rect: Rect) -> list[Rect]:
    left, top, right, bottom = rect
    if is_empty(rect):
        return []
    return [(left, row, right, min(bottom, row + _STRIP)) for row in range(top, bottom, _STRIP)]


_POLL_MS: Final = 400


class SaveState(Enum):
    """How far a saved correction has come."""

    SAVING = auto()
    RENDERING = auto()
    RENDERED = auto()
    WAITING = auto()
    FAILED = auto()


class Saving(QObject):
    """Saves corrections and follows the rendering of the result.

    Signals:
        state_changed: a SaveState.
        saved: the correction is on the disk.
        failed: the AppError of saving or of rendering.
        applied: number of other images whose adjustments were changed, and of those that could not be.
    """

    state_changed = Signal(object)
    saved = Signal()
    failed = Signal(object)
    applied = Signal(int, int)

    def __init__(self, context: RepairContext, image: JobImage, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._image = image
        self._runner = runner
        self.result = image.output
        self._is_asking = False
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._ask)

    def save(self, corrections: CorrectionStore, photo_sha256: str, correction: Correction) -> None:
        """Save a correction, then render the result again."""
        context, image = self._context, self._image

        def work() -> None:
            store(corrections, photo_sha256, correction)

        def render() -> None:
            context.render_again([image.id])

        def done(_answer: object) -> None:
            self.saved.emit()
            self._runner.run(render, rendering, failed)

        def rendering(_answer: object) -> None:
            context.wake()
            self.state_changed.emit(SaveState.RENDERING)
            self._poll.start()

        def failed(error: AppError) -> None:
            self.state_changed.emit(SaveState.FAILED)
            self.failed.emit(error)

        self._poll.stop()
        self.state_changed.emit(SaveState.SAVING)
        self._runner.run(work, done, failed)

    def apply_to(self, images: Sequence[JobImage], adjustments: Adjustments) -> None:
        """Give the photos of other images these adjustments, and render their results again."""
        context, others = self._context, list(images)
        corrections = CorrectionStore(context.home.corrections)

        def work() -> tuple[int, int]:
            ready = [image.id for image in others if adjust(corrections, image, adjustments)]
            if ready:
                context.render_again(ready)
            return len(ready), len(others) - len(ready)

        def done(counts: tuple[int, int]) -> None:
            context.wake()
            self.applied.emit(*counts)

        self._runner.run(work, done, self.failed.emit)

    def stop(self) -> None:
        """Follow nothing any more."""
        self._poll.stop()

    def _ask(self) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        self._runner.run(lambda: self._context.manager.image(self._image.id), self._on_state, self._on_failed)

    def _on_state(self, image: JobImage) -> None:
        self._is_asking = False
        if not self._poll.isActive() or not image.status.is_final:
            return
        self._poll.stop()
        if image.status is ImageStatus.COMPLETED:
            self.result = image.output
            self.state_changed.emit(SaveState.RENDERED)
            return
        self.state_changed.emit(SaveState.FAILED)
        if image.error is not None:
            self.failed.emit(AppError(_code(image.error.code), image.error.message, image.error.hint))

    def _on_failed(self, _error: AppError) -> None:
        self._is_asking = False  # the database is busy: asked again


def _code(code: str) -> ErrorCode:
    return ErrorCode(code) if code in list(ErrorCode) else ErrorCode.INTERNAL
