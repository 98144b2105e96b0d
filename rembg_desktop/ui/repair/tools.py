"""The tools of the canvas. Each follows the hand in pixels of the photo and tells the editor what to change.

A tool that selects by clicks with a model of its own, such as SAM, is another class with the methods of Tool.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rembg_desktop.masks.brush import Tool as BrushTool
from rembg_desktop.masks.parts import PartAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from rembg_desktop.ui.inspector.painting import Viewport
    from rembg_desktop.ui.repair.editor import Editor

MIN_SIZE: Final = 1
MAX_SIZE: Final = 2000
"""Diameter of the brush, pixels of the photo."""
KEEP: Final = QColor(34, 160, 80)
REMOVE: Final = QColor(226, 38, 54)
REFINE: Final = QColor(60, 120, 230)


_OPPOSITES: Final = {PartAction.REMOVE: PartAction.KEEP, PartAction.KEEP: PartAction.REMOVE}


@dataclass(frozen=True, slots=True)
class Press:
    """Where the hand is and what it holds.

    Attributes:
        x, y: pixels of the photo; they may be outside of it.
        pressure: of a pen, 0-1; 1 for a mouse.
        opposite: the other way around: Alt, the right button or the eraser of a pen.
        straight: Shift is held.
    """

    x: float
    y: float
    pressure: float = 1.0
    opposite: bool = False
    straight: bool = False


@dataclass(slots=True)
class Pointer:
    """Where the hand is: a point of the canvas in logical pixels, and whether it came by the arrow keys."""

    at: QPointF
    by_keys: bool = False


class Surface(Protocol):
    """The canvas as a tool sees it."""

    viewport: Viewport
    pointer: Pointer | None

    def to_canvas(self, x: float, y: float) -> QPointF:
        """The point of the canvas at a point of the picture."""
        ...


class Brush(QObject):
    """What all brushes share.

    Attributes:
        size: diameter in pixels of the photo.
        hardness: 0 (soft to the middle) to 1 (a sharp edge).
        opacity: 0-1.

    Signals:
        changed: one of them is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = 60
        self.hardness = 0.8
        self.opacity = 1.0

    def change(
        self, *, size: float | None = None, hardness: float | None = None, opacity: float | None = None
    ) -> None:
        """Change some of the values; they are kept within their limits."""
        if size is not None:
            self.size = round(min(MAX_SIZE, max(MIN_SIZE, size)))
        if hardness is not None:
            self.hardness = min(1.0, max(0.0, hardness))
        if opacity is not None:
            self.opacity = min(1.0, max(0.01, opacity))
        self.changed.emit()

    def step_size(self, steps: float) -> None:
        """Larger (above 0) or smaller, by an eighth a step and at least a pixel."""
        wanted = self.size * 1.125**steps
        if round(wanted) == self.size:
            wanted = self.size + (1 if steps > 0 else -1)
        self.change(size=wanted)


class Tool(Protocol):
    """What the canvas asks of a tool.

    Attributes:
        radius: of the outline at the pointer, pixels of the photo; 0 for a cross.
        is_brush: whether the wheel changes the size.
        follows_pointer: whether what paint() draws changes with the pointer.
    """

    @property
    def radius(self) -> float:
        """See above."""
        ...

    @property
    def is_brush(self) -> bool:
        """See above."""
        ...

    @property
    def follows_pointer(self) -> bool:
        """See above."""
        ...

    def press(self, at: Press) -> None:
        """The button goes down."""
        ...

    def move(self, at: Press) -> None:
        """The hand moves with its button down."""
        ...

    def release(self, at: Press) -> None:
        """The button goes up."""
        ...

    def cancel(self) -> bool:
        """Drop what was begun; gives whether there was something."""
        ...

    def finish(self, *, opposite: bool = False) -> bool:
        """Enter: complete what was begun; gives whether there was something."""
        ...

    def step_back(self) -> bool:
        """Backspace: take the last point back; gives whether there was one."""
        ...

    def paint(self, painter: QPainter, canvas: Surface) -> None:
        """Draw over the picture, in logical pixels of the canvas."""
        ...


class PlainTool:
    """A tool without a brush that has begun nothing."""

    radius = 0.0
    is_brush = False
    follows_pointer = False

    def move(self, at: Press) -> None:
        """Nothing."""

    def release(self, at: Press) -> None:
        """Nothing."""

    def cancel(self) -> bool:
        """Nothing to drop."""
        return False

    def finish(self, *, opposite: bool = False) -> bool:  # noqa: ARG002 - as in Tool
        """Nothing to complete."""
        return False

    def step_back(self) -> bool:
        """No point to take back."""
        return False

    def paint(self, painter: QPainter, canvas: Surface) -> None:
        """Nothing."""


class StrokeTool(PlainTool):
    """Restores or erases under the brush. With Shift, a straight line from the end of the last stroke."""

    is_brush = True

    def __init__(self, editor: Editor, brush: Brush, *, keep: bool) -> None:
        self._editor = editor
        self._brush = brush
        self._keep = keep
        self._painting = False
        self._last: Press | None = None

    @property
    def radius(self) -> float:
        """Of the brush."""
        return self._brush.size / 2

    def press(self, at: Press) -> None:
        """Begin a stroke."""
        brush, start = self._brush, at
        if at.straight and self._last is not None:
            start = replace(at, x=self._last.x, y=self._last.y)
        tool = BrushTool.RESTORE if self._keep != at.opposite else BrushTool.ERASE
        self._editor.begin_stroke(tool, start.x, start.y, self.radius, brush.hardness, brush.opacity, at.pressure)
        self._painting, self._last = True, at
        if start is not at:
            self.move(at)

    def move(self, at: Press) -> None:
        """Paint on."""
        if self._painting:
            self._editor.stroke_to(at.x, at.y, at.pressure)
            self._last = at

    def release(self, at: Press) -> None:  # noqa: ARG002 - as in Tool
        """End the stroke."""
        if self._painting:
            self._painting = False
            self._editor.end_stroke()

    def cancel(self) -> bool:
        """End the stroke and take it back."""
        if not self._painting:
            return False
        self._painting = False
        self._editor.cancel_stroke()
        return True


class RoughTool(PlainTool):
    """A rough stroke, after which the edge or the transparency is computed where it went."""

    is_brush = True

    def __init__(
        self,
        editor: Editor,
        brush: Brush,
        compute: Callable[[list[tuple[float, float]], float, bool], object],
        colors: tuple[QColor, QColor],
    ) -> None:
        """Make the tool.

        Args:
            editor: while it is busy no stroke begins.
            brush: gives the size.
            compute: gets the points, the radius, and whether it is the opposite of what the tool does.
            colors: of the stroke, and of the opposite.
        """
        self._editor = editor
        self._brush = brush
        self._compute = compute
        self._colors = colors
        self._points: list[Press] = []

    @property
    def radius(self) -> float:
        """Of the brush."""
        return self._brush.size / 2

    @property
    def follows_pointer(self) -> bool:
        """While the stroke is drawn."""
        return bool(self._points)

    def press(self, at: Press) -> None:
        """Begin a stroke."""
        if not self._editor.is_busy:
            self._points = [at]

    def move(self, at: Press) -> None:
        """Draw on."""
        if self._points:
            self._points.append(at)

    def release(self, at: Press) -> None:  # noqa: ARG002 - as in Tool
        """Compute."""
        points, self._points = self._points, []
        if points:
            self._compute([(point.x, point.y) for point in points], self.radius, points[0].opposite)

    def cancel(self) -> bool:
        """Forget the stroke."""
        had, self._points = bool(self._points), []
        return had

    def paint(self, painter: QPainter, canvas: Surface) -> None:
        """The stroke so far."""
        if not self._points:
            return
        color = QColor(self._colors[self._points[0].opposite])
        color.setAlpha(130)
        path = QPainterPath(canvas.to_canvas(self._points[0].x, self._points[0].y))
        for point in self._points:
            path.lineTo(canvas.to_canvas(point.x, point.y))
        if len(self._points) == 1:
            path.lineTo(path.currentPosition() + QPointF(0.1, 0))
        width = max(2.0, 2 * self.radius * canvas.viewport.scale)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.strokePath(path, QPen(color, width, Qt.PenStyle.SolidLine, round_cap, round_join))


class PartTool(PlainTool):
    """One click keeps or removes a connected part of the mask, or fills a hole."""

    def __init__(self, editor: Editor, action: Callable[[], PartAction]) -> None:
        """`action` tells what a click does."""
        self._editor = editor
        self._action = action

    def press(self, at: Press) -> None:
        """Do it."""
        action = self._action()
        if at.opposite:
            action = _OPPOSITES.get(action, action)
        self._editor.click_part(at.x, at.y, action)
