"""The hand on the canvas: mouse, wheel, pen, fingers and keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from rembg_desktop.ui.inspector.painting import STEP
from rembg_desktop.ui.repair.canvas import Canvas, View
from rembg_desktop.ui.repair.tools import Pointer, Press, Tool

_NOTCH: Final = 120
"""Eighths of a degree of one notch of a wheel (Qt's unit)."""
_REACH: Final = 12.0
"""How near to the divider the mouse takes it, logical pixels."""
_KEY_STEP: Final = 16.0
"""The arrow keys move the pointer so far, logical pixels; with Ctrl by one."""
_ARROWS: Final = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class CanvasInput(Canvas):
    """The canvas, operated.

    The left button uses the tool, the right one or Alt its opposite. Space or the middle button moves the
    picture. The wheel changes the size of a brush, and zooms with Ctrl. The arrow keys move the pointer, and
    Enter presses and releases the tool there.

    Signals:
        size_wanted: steps by which the brush shall become larger.
        escape_pressed: there was nothing to drop in the tool.
    """

    size_wanted = Signal(float)
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Canvas"))
        self.setAccessibleDescription(
            self.tr("Move the pointer with the arrow keys, and press and release the tool with Enter.")
        )
        self._space = False
        self._panning: QPointF | None = None
        self._dividing = False
        self._pressed = False
        self._opposite = False

    def set_tool(self, tool: Tool) -> None:
        """Take another tool; what the one before had begun is dropped."""
        self._drop()
        self.tool = tool
        self._show_cursor()
        self.update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        at, button = event.position(), event.button()
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and self._space):
            self._panning = at
        elif button == Qt.MouseButton.LeftButton and self._is_at_divider(at):
            self._dividing = True
        elif button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) and not self._pressed:
            self.move_pointer(Pointer(at))
            self._press(at, event.modifiers(), opposite=button == Qt.MouseButton.RightButton)
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        at = event.position()
        if self._panning is not None:
            self.pan(at.x() - self._panning.x(), at.y() - self._panning.y())
            self._panning = at
        elif self._dividing:
            self.set_divider(at.x())
        elif self._pressed:
            self._move(at, event.modifiers())
        self.move_pointer(Pointer(at))
        self._show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        if event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton):
            return
        self._panning, self._dividing = None, False
        if self._pressed:
            self._release(event.position(), event.modifiers())
        self._show_cursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: with Ctrl it zooms; else a wheel changes the brush, and two fingers move the picture."""
        pixels, notches = event.pixelDelta(), (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
        fingers = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        is_brush = self.tool is not None and self.tool.is_brush
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not (fingers or is_brush):
            if notches:
                self.zoom_by(STEP**notches, event.position())
        elif fingers:
            self.pan(pixels.x(), pixels.y())
        elif notches and not self._pressed:
            self.size_wanted.emit(notches)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's."""
        super().leaveEvent(event)
        if not self._pressed:
            self.move_pointer(None)

    # Pen and fingers

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Qt's: pressure, and the eraser at the other end."""
        at, kind = event.position(), event.type()
        eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
        if (kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.MiddleButton) or (
            kind == QEvent.Type.TabletPress and self._space
        ):
            self._panning = at
        elif kind == QEvent.Type.TabletPress and not self._pressed:
            opposite = eraser or event.button() == Qt.MouseButton.RightButton
            self._press(at, event.modifiers(), opposite=opposite, pressure=event.pressure())
        elif kind == QEvent.Type.TabletMove and self._panning is not None:
            self.pan(at.x() - self._panning.x(), at.y() - self._panning.y())
            self._panning = at
        elif kind == QEvent.Type.TabletMove and self._pressed:
            self._move(at, event.modifiers(), pressure=event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._panning = None
            if self._pressed:
                self._release(at, event.modifiers())
        self.move_pointer(Pointer(at))
        self._show_cursor()
        # Accepted: Qt would send mouse events for the same pen otherwise.
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Qt's: pinching on touch screens and touch pads."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._drop()
                self.zoom_by(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                moved = pinch.centerPoint() - pinch.lastCenterPoint()
                self.pan(moved.x(), moved.y())
                return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space = True
                self._show_cursor()
        elif key in _ARROWS:
            self._move_by_key(_ARROWS[key], event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            if not self._drop():
                self.escape_pressed.emit()
        elif key == Qt.Key.Key_Backspace and self.tool is not None and self.tool.step_back():
            self.update()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space = False
                self._show_cursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's: keys that are held elsewhere are not held here."""
        super().focusOutEvent(event)
        self._space = False
        self.hold(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's."""
        super().focusInEvent(event)
        self.update()

    def _move_by_key(self, way: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        start = self.pointer.at if self.pointer is not None else QPointF(self.rect().center())
        step = 1.0 if modifiers & Qt.KeyboardModifier.ControlModifier else _KEY_STEP
        at = start + way * step
        inside = QPointF(min(max(at.x(), 0), self.width() - 1), min(max(at.y(), 0), self.height() - 1))
        if inside != at:  # at the border the picture moves on
            self.pan(inside.x() - at.x(), inside.y() - at.y())
        if self._pressed:
            self._move(inside, modifiers)
        self.move_pointer(Pointer(inside, by_keys=True))

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if self.tool is None:
            return
        if self.pointer is None or not self.pointer.by_keys:
            self.tool.finish(opposite=bool(modifiers & Qt.KeyboardModifier.AltModifier))
            self.update()
        elif self._pressed:
            self._release(self.pointer.at, modifiers)
        else:
            self._press(self.pointer.at, modifiers)
            if not self.tool.is_brush and not self.tool.follows_pointer:
                self._release(self.pointer.at, modifiers)

    # The tool

    def _press(
        self, at: QPointF, modifiers: Qt.KeyboardModifier, *, opposite: bool = False, pressure: float = 1.0
    ) -> None:
        if self.tool is None or not self.has_picture:
            return
        self._pressed, self._opposite = True, opposite
        self.tool.press(self._at(at, modifiers, pressure))
        self._show_tool()

    def _move(self, at: QPointF, modifiers: Qt.KeyboardModifier, *, pressure: float = 1.0) -> None:
        if self.tool is not None:
            self.tool.move(self._at(at, modifiers, pressure))
            self._show_tool()

    def _release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._pressed = False
        if self.tool is not None:
            self.tool.release(self._at(at, modifiers, 1.0))
            self._show_tool()

    def _drop(self) -> bool:
        """Drop what the tool has begun; gives whether there was something."""
        self._pressed = False
        dropped = self.tool is not None and self.tool.cancel()
        self.update()
        return dropped

    def _at(self, at: QPointF, modifiers: Qt.KeyboardModifier, pressure: float) -> Press:
        x, y = self.to_picture(at)
        opposite = self._opposite != bool(modifiers & Qt.KeyboardModifier.AltModifier)
        straight = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return Press(x, y, pressure, opposite=opposite, straight=straight)

    def _show_tool(self) -> None:
        if self.tool is not None and self.tool.follows_pointer:
            self.update()

    def _is_at_divider(self, at: QPointF) -> bool:
        return self.has_divider and abs(at.x() - self.divider_x) <= _REACH and not self._pressed

    def _show_cursor(self) -> None:
        if self._panning is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._dividing or (self.pointer is not None and self._is_at_divider(self.pointer.at)):
            shape = Qt.CursorShape.SplitHCursor
        elif self.tool is not None and self.has_picture:
            shape = Qt.CursorShape.CrossCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def show_original(self, *, held: bool) -> None:
        """Show the photo for as long as a key is held."""
        self.hold(View.ORIGINAL if held else None)
