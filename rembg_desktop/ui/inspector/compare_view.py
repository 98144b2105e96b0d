"""The hand on the comparison: mouse, wheel, pinch and keys."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from rembg_desktop.ui.images.loader import ImageLoader
from rembg_desktop.ui.inspector.compare_canvas import CompareCanvas, CompareMode
from rembg_desktop.ui.inspector.painting import STEP

_REACH: Final = 16.0
"""How near to the divider the mouse takes it, logical pixels."""
_DIVIDER_STEP: Final = 0.02
_PAN_STEP: Final = 48.0
_NOTCH: Final = 120
"""Eighths of a degree of one notch of a wheel (Qt's unit)."""


class CompareView(CompareCanvas):
    """The comparison, operated.

    Drag the divider; drag elsewhere to move a magnified picture, or to take the cut-out to another program;
    wheel, pinch, + and - zoom, 0 fits, 1 is 100 %; arrows move; Space holds the original.

    Signals:
        drag_out_wanted: the user drags the cut-out away.
        copy_wanted, open_wanted: keys for copying and opening.
        step_wanted: -1 for the previous image, 1 for the next one.
    """

    drag_out_wanted = Signal()
    copy_wanted = Signal()
    open_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(self, loader: ImageLoader, parent: QWidget | None = None) -> None:
        super().__init__(loader, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Comparison of original and cutout"))
        self.setWhatsThis(
            self.tr(
                "Drag the divider or press the arrow keys. Zoom with the mouse wheel, + or −. Press 0 to "
                "fit the image, or 1 for 100%. Hold the space bar to see the original."
            )
        )
        self._pressed: QPointF | None = None
        self._panning = False

    def zoom_in(self) -> None:
        """One step closer."""
        self._zoom(STEP)

    def zoom_out(self) -> None:
        """One step away."""
        self._zoom(1 / STEP)

    def zoom_fit(self) -> None:
        """Show the whole picture."""
        self._fit_panes()
        self.viewport.fit()
        self._on_view()

    def zoom_full(self) -> None:
        """One pixel of the picture is one of the screen."""
        self.viewport.zoom_to(1.0)
        self._on_view()

    def _zoom(self, factor: float, at: QPointF | None = None) -> None:
        if at is None:
            self.viewport.zoom_by(factor)
        else:
            before, after = self.panes()
            pane = after if after.contains(at) else before
            self.viewport.zoom_by(factor, at.x() - pane.x(), at.y() - pane.y())
        self._on_view()

    def _pan(self, by_x: float, by_y: float) -> None:
        self.viewport.pan(by_x, by_y)
        self._on_view()

    def _is_at_divider(self, at: QPointF) -> bool:
        return self.mode is CompareMode.DIVIDER and self.has_both and abs(at.x() - self.divider_x()) <= _REACH

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        at = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self._is_at_divider(at):
            self._dragging_divider = True
            self.update()
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = at
            self._panning = self.viewport.is_movable
            self._show_cursor(at)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        at = event.position()
        if self._dragging_divider:
            pane = self.panes()[0]
            self.set_divider((at.x() - pane.left()) / pane.width())
        elif self._pressed is not None and self._panning:
            self._pan(at.x() - self._pressed.x(), at.y() - self._pressed.y())
            self._pressed = at
        elif self._pressed is not None:
            if (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                if self.after.path is not None and not self.after.image.isNull():
                    self.drag_out_wanted.emit()
        else:
            self._show_cursor(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        self._dragging_divider = False
        self._pressed = None
        self._panning = False
        self._show_cursor(event.position())
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: between the whole picture and 100 % at the mouse."""
        if self._is_at_divider(event.position()):
            self.set_divider(0.5)
        elif self.viewport.fitted:
            self._zoom(1 / self.viewport.zoom, event.position())
        else:
            self.zoom_fit()

    def _show_cursor(self, at: QPointF) -> None:
        if self._dragging_divider or (self._pressed is None and self._is_at_divider(at)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._panning:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.viewport.is_movable:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: a wheel zooms; two fingers move a magnified picture, and zoom with Ctrl."""
        pixels = event.pixelDelta()
        fingers = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        if fingers and self.viewport.is_movable and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pan(pixels.x(), pixels.y())
        elif notches := event.angleDelta().y() / _NOTCH:
            self._zoom(STEP**notches, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Qt's: pinching on touch screens and touch pads."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pressed = None
                self._zoom(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                moved = pinch.centerPoint() - pinch.lastCenterPoint()
                self._pan(moved.x(), moved.y())
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.hold_original(True)
        elif (action := self._keys().get(Qt.Key(key))) is not None:
            action()
        elif not self._arrow(Qt.Key(key), shifted=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.hold_original(False)
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's: a key that is held elsewhere is not held here."""
        super().focusOutEvent(event)
        self.hold_original(False)

    def _keys(self):  # noqa: ANN202 - a table of bound methods
        return {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.zoom_fit,
            Qt.Key.Key_1: self.zoom_full,
            Qt.Key.Key_Home: lambda: self.set_divider(0.0),
            Qt.Key.Key_End: lambda: self.set_divider(1.0),
            Qt.Key.Key_PageUp: lambda: self.step_wanted.emit(-1),
            Qt.Key.Key_PageDown: lambda: self.step_wanted.emit(1),
            Qt.Key.Key_Return: self.open_wanted.emit,
            Qt.Key.Key_Enter: self.open_wanted.emit,
        }

    def _arrow(self, key: Qt.Key, *, shifted: bool) -> bool:
        """Left and right move the divider where there is one; with Shift, and up and down, the picture."""
        way = {
            Qt.Key.Key_Left: (1, 0),
            Qt.Key.Key_Right: (-1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }.get(key)
        if way is None:
            return False
        if way[0] and not shifted and self.mode is CompareMode.DIVIDER and self.has_both:
            self.set_divider(self.divider - way[0] * _DIVIDER_STEP)
        else:
            self._pan(way[0] * _PAN_STEP, way[1] * _PAN_STEP)
        return True
