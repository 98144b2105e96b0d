"""Connects the tools with the document: quick steps at once, slow ones in a thread, and what changes is drawn."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from rembg_desktop.concurrency import CancelToken
from rembg_desktop.errors import AppError
from rembg_desktop.masks.tiles import is_empty

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
        self._waiting: deque[Callable[[], object]] = deque()
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
                self._on_step()

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
        self.run(self.tr("Refining fine structures…"), lambda session: session.matting_in(way, radius, matte))

    def set_adjustments(self, adjustments: Adjustments) -> None:
        """Adjust the whole mask."""
        self.run(self.tr("Adjusting the mask…"), lambda session: session.set_adjustments(adjustments))

    def replace(self, correction: Correction) -> None:
        """Exchange all changes for those of a correction."""
        self.run("", lambda session: session.replace(correction))

    def when_idle(self, act: Callable[[], object]) -> None:
        """Do something when the steps that were given so far are done."""
        self._in_turn(act)

    def cancel(self) -> None:
        """Stop the step that is being computed if it can be stopped, and forget those that wait."""
        self._waiting.clear()
        self.token.cancel()

    # Inside

    def _in_turn(self, act: Callable[[], object]) -> None:
        if self._is_busy:
            self._waiting.append(act)
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
        self._on_ended()
        self._on_step()

    def _on_failed(self, error: AppError) -> None:
        self._on_ended()
        self.failed.emit(error)
        self.history_changed.emit()

    def _on_ended(self) -> None:
        self._is_busy = False
        while self._waiting and not self._is_busy:
            self._waiting.popleft()()
        if not self._is_busy:
            self.busy_changed.emit("")

    def _on_step(self) -> None:
        self.history_changed.emit()

    def _refresh(self, rect: Rect) -> None:
        if not is_empty(rect):
            self.layers.put(rect, self.session.alpha(rect))
            self.changed.emit(rect)


def _strips(rect: Rect) -> list[Rect]:
    left, top, right, bottom = rect
    if is_empty(rect):
        return []
    return [(left, row, right, min(bottom, row + _STRIP)) for row in range(top, bottom, _STRIP)]
