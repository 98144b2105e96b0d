"""The tools of the canvas. Each follows the hand in pixels of the photo and tells the editor what to change.

A tool that selects by clicks with a model of its own, such as SAM, is another subclass of Tool.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

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
_CLOSE_ENOUGH: Final = 10.0
"""A click so near to the first point of a polygon closes it, logical pixels."""
_STEP: Final = 1.5
"""A lasso takes a new point after this way, logical pixels."""
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
        self._share = 1 / 30
        self._longest = 0

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

    def fit(self, longest: int) -> None:
        """Take the first size for a photo; `longest` is its longer side in pixels."""
        self._longest = longest
        self.change(size=longest * self._share)

    def take_over(self, other: Brush) -> None:
        """Be like the brush of another photo; the size is the same share of the photo."""
        if other._longest:
            self._share = other.size / other._longest
        self.change(hardness=other.hardness, opacity=other.opacity)

    def step_size(self, steps: float) -> None:
        """Larger (above 0) or smaller, by an eighth a step and at least a pixel."""
        wanted = self.size * 1.125**steps
        if round(wanted) == self.size:
            wanted = self.size + (1 if steps > 0 else -1)
        self.change(size=wanted)


class Tool(ABC):
    """What the canvas asks of a tool. What a tool does not override does nothing.

    Attributes:
        radius: of the outline at the pointer, pixels of the photo; 0 for a cross.
        is_brush: whether the wheel changes the size.
        follows_pointer: whether what paint() draws changes with the pointer.
    """

    is_brush = False

    @property
    def radius(self) -> float:
        """See above."""
        return 0.0

    @property
    def follows_pointer(self) -> bool:
        """See above."""
        return False

    @abstractmethod
    def press(self, at: Press) -> None:
        """The button goes down."""

    def move(self, at: Press) -> None:  # noqa: B027 - most clicks need no more
        """The hand moves with its button down."""

    def release(self, at: Press) -> None:  # noqa: B027 - as above
        """The button goes up."""

    def cancel(self) -> bool:
        """Drop what was begun; gives whether there was something."""
        return False

    def finish(self, *, opposite: bool = False) -> bool:  # noqa: ARG002 - for tools that override it
        """Enter: complete what was begun; gives whether there was something."""
        return False

    def step_back(self) -> bool:
        """Backspace: take the last point back; gives whether there was one."""
        return False

    def paint(self, painter: QPainter, canvas: Surface) -> None:  # noqa: B027 - as above
        """Draw over the picture, in logical pixels of the canvas."""


class StrokeTool(Tool):
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


class RoughTool(Tool):
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


class PartTool(Tool):
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


class OutlineTool(Tool):
    """Keeps or removes what is inside an outline: drawn freely (a lasso), or from corner to corner (a polygon)."""

    def __init__(self, editor: Editor, *, free: bool, keep: Callable[[], bool]) -> None:
        """`free` for a lasso; `keep` tells whether the inside is kept."""
        self._editor = editor
        self._free = free
        self._keep = keep
        self._points: list[Press] = []
        self._scale = 1.0

    @property
    def follows_pointer(self) -> bool:
        """A line leads to it."""
        return True

    def press(self, at: Press) -> None:
        """Begin a lasso, or set a corner."""
        if self._editor.is_busy:
            return
        if self._free:
            self._points = [at]
            return
        first, last = (self._points[0], self._points[-1]) if self._points else (None, None)
        if first is not None and last is not None and len(self._points) > 2:
            near = _CLOSE_ENOUGH / self._scale
            if min(_distance(first, at), _distance(last, at)) < near:
                self.finish(opposite=at.opposite)
                return
        self._points.append(at)

    def move(self, at: Press) -> None:
        """Draw on."""
        if self._free and self._points and _distance(self._points[-1], at) * self._scale >= _STEP:
            self._points.append(at)

    def release(self, at: Press) -> None:
        """A lasso closes itself."""
        if self._free and self._points:
            self.finish(opposite=at.opposite or self._points[0].opposite)

    def finish(self, *, opposite: bool = False) -> bool:
        """Close the outline."""
        points, self._points = self._points, []
        if len(points) > 2:
            keep = self._keep() != opposite
            self._editor.fill_outline([(point.x, point.y) for point in points], keep=keep)
        return bool(points)

    def step_back(self) -> bool:
        """Take the last corner back."""
        if not self._points or self._free:
            return False
        self._points.pop()
        return True

    def cancel(self) -> bool:
        """Forget the outline."""
        had, self._points = bool(self._points), []
        return had

    def paint(self, painter: QPainter, canvas: Surface) -> None:
        """The outline so far, and the line to the pointer."""
        self._scale = canvas.viewport.scale
        if not self._points:
            return
        corners = [canvas.to_canvas(point.x, point.y) for point in self._points]
        line = QPolygonF(corners + ([canvas.pointer.at] if canvas.pointer and not self._free else []))
        color = QColor(KEEP if self._keep() != self._points[0].opposite else REMOVE)
        veil = QColor(color)
        veil.setAlpha(50)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawPolygon(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (
            QPen(QColor(0, 0, 0, 140), 3.2),
            QPen(QColor("#ffffff"), 2),
            QPen(color, 2, Qt.PenStyle.DashLine),
        ):
            painter.setPen(pen)
            painter.drawPolyline(line)
        if not self._free:
            painter.setPen(QPen(color, 2))
            painter.setBrush(QColor("#ffffff"))
            for number, corner in enumerate(corners):
                radius = 5.0 if number == 0 else 3.5
                painter.drawEllipse(corner, radius, radius)


def _distance(one: Press, other: Press) -> float:
    return hypot(one.x - other.x, one.y - other.y)
