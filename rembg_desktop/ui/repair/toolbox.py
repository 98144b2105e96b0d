"""The tools by name: makes them for a document, remembers the chosen one and the brush."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rembg_desktop.ui.repair.actions import RepairActions, ToolKind
from rembg_desktop.ui.repair.tools import (
    KEEP,
    REFINE,
    REMOVE,
    PartTool,
    PlainTool,
    Press,
    RoughTool,
    StrokeTool,
    Surface,
    Tool,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from rembg_desktop.masks.brush import Point
    from rembg_desktop.masks.editing import Matte
    from rembg_desktop.masks.smart import Predict
    from rembg_desktop.ui.repair.editor import Editor
    from rembg_desktop.ui.repair.tool_bar import ToolOptions

_BRUSH_SHARE = 30
"""The first brush has this part of the photo's longer side."""
_HARDNESS_STEP = 0.1
_CLOSE_ENOUGH: Final = 10.0
"""A click so near to the first point of a polygon closes it, logical pixels."""
_STEP: Final = 1.5
"""A lasso takes a new point after this way, logical pixels."""
_OPPOSITES = {
    ToolKind.RESTORE: ToolKind.ERASE,
    ToolKind.ERASE: ToolKind.RESTORE,
    ToolKind.SMART_KEEP: ToolKind.SMART_REMOVE,
    ToolKind.SMART_REMOVE: ToolKind.SMART_KEEP,
}


class Toolbox(QObject):
    """Which tool is used.

    Signals:
        chosen: the Tool.
    """

    chosen = Signal(object)

    def __init__(self, actions: RepairActions, options: ToolOptions, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = ToolKind.RESTORE
        self._actions = actions
        self._options = options
        self._brush = options.brush
        self._tools: dict[ToolKind, Tool] = {}
        for kind in ToolKind:
            actions.on(kind, lambda kind=kind: self.choose(kind))
        actions.on("swap", self._swap)
        actions.on("smaller", lambda: self._brush.step_size(-1))
        actions.on("larger", lambda: self._brush.step_size(1))
        actions.on("softer", lambda: self._brush.change(hardness=self._brush.hardness - _HARDNESS_STEP))
        actions.on("harder", lambda: self._brush.change(hardness=self._brush.hardness + _HARDNESS_STEP))
        actions[ToolKind.RESTORE].setChecked(True)
        options.show_tool(self.kind, actions[self.kind].text())

    def show_document(self, editor: Editor, predict: Predict, matte: Matte) -> None:
        """Make the tools for a document; the model helps with `predict` and `matte`, see EditSession."""
        self._brush.change(size=max(editor.layers.width, editor.layers.height) / _BRUSH_SHARE)
        brush, inside, part = self._brush, self._options.inside, self._options.part

        def smart(*, keep: bool) -> RoughTool:
            def compute(points: list[Point], radius: float, opposite: bool) -> None:
                editor.smart_stroke(points, radius, predict, keep=keep != opposite)

            return RoughTool(editor, brush, compute, colors=(KEEP, REMOVE) if keep else (REMOVE, KEEP))

        def refine(points: list[Point], radius: float, _opposite: bool) -> None:
            editor.refine(points, radius, matte)

        self._tools = {
            ToolKind.RESTORE: StrokeTool(editor, brush, keep=True),
            ToolKind.ERASE: StrokeTool(editor, brush, keep=False),
            ToolKind.SMART_KEEP: smart(keep=True),
            ToolKind.SMART_REMOVE: smart(keep=False),
            ToolKind.PART: PartTool(editor, lambda: part.value),
            ToolKind.LASSO: OutlineTool(editor, free=True, keep=lambda: inside.value),
            ToolKind.POLYGON: OutlineTool(editor, free=False, keep=lambda: inside.value),
            ToolKind.HAIR: RoughTool(editor, brush, refine, colors=(REFINE, REFINE)),
        }
        self.choose(self.kind)

    def choose(self, kind: ToolKind) -> None:
        """Take a tool."""
        self.kind = kind
        self._actions[kind].setChecked(True)
        self._options.show_tool(kind, self._actions[kind].text())
        if kind in self._tools:
            self.chosen.emit(self._tools[kind])

    def _swap(self) -> None:
        if self.kind in _OPPOSITES:
            self.choose(_OPPOSITES[self.kind])
        elif self.kind in (ToolKind.LASSO, ToolKind.POLYGON):
            inside = self._options.inside
            inside.choose(not inside.value)


class OutlineTool(PlainTool):
    """Keeps or removes what is inside an outline: drawn freely (a lasso), or from corner to corner (a polygon)."""

    follows_pointer = True

    def __init__(self, editor: Editor, *, free: bool, keep: Callable[[], bool]) -> None:
        """`free` for a lasso; `keep` tells whether the inside is kept."""
        self._editor = editor
        self._free = free
        self._keep = keep
        self._points: list[Press] = []
        self._scale = 1.0

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
