"""The picture under the tools: what is shown and how it is painted. The hand on it is in canvas_input."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from rembg_desktop.ui.inspector import painting
from rembg_desktop.ui.inspector.painting import STEP, Ground, GroundKind, Viewport
from rembg_desktop.ui.repair.picture import Content, TileCache
from rembg_desktop.ui.theme import colors_of

if TYPE_CHECKING:
    from rembg_desktop.masks.tiles import Rect
    from rembg_desktop.ui.repair.picture import Layers
    from rembg_desktop.ui.repair.tools import Pointer, Tool

_NEXT_TILES_MS: Final = 1
_SMALL: Final = 2.5
"""A brush that is smaller on the screen (radius, logical pixels) is shown as a cross."""
_CROSS: Final = 6.0
_LARGEST_FIT: Final = 6.0
_SAME: Final = 0.001


class View(StrEnum):
    """What is shown."""

    CHECKERBOARD = "checkerboard"
    COLOR = "color"
    OVERLAY = "overlay"
    MASK = "mask"
    ORIGINAL = "original"
    SPLIT = "split"


_CONTENTS: Final = {
    View.CHECKERBOARD: Content.CUTOUT,
    View.COLOR: Content.CUTOUT,
    View.OVERLAY: Content.OVERLAY,
    View.MASK: Content.MASK,
    View.ORIGINAL: Content.ORIGINAL,
    View.SPLIT: Content.CUTOUT,
}


class Canvas(QWidget):
    """Shows the photo with its alpha at any zoom, and what the tool draws over it.

    Signals:
        view_changed: the zoom, the visible part or the view is another one.
    """

    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("repairCanvas")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 160)
        self.viewport = Viewport()
        self.tool: Tool | None = None
        self.pointer: Pointer | None = None
        self._layers: Layers | None = None
        self._tiles: TileCache | None = None
        self._other: TileCache | None = None
        self._view = View.CHECKERBOARD
        self._held: View | None = None
        self._color = "#2e9e5b"
        self._divider = 0.5
        self._message = ""
        self._more = QTimer(self, singleShot=True, interval=_NEXT_TILES_MS)
        self._more.timeout.connect(self.update)

    def sizeHint(self) -> QSize:
        """Qt's."""
        return QSize(900, 640)

    def show_layers(self, layers: Layers) -> None:
        """Show a picture."""
        self._layers, self._tiles = layers, TileCache(layers)
        self.viewport.set_picture(layers.width, layers.height)
        self.zoom_fit()

    def show_other_alpha(self, layers: Layers | None) -> None:
        """Show the picture with another alpha, such as that before all changes; None ends it."""
        self._other = TileCache(layers) if layers is not None else None
        self.update()

    def show_change(self, box: Rect) -> None:
        """The alpha of a part of the picture was changed."""
        if self._tiles is not None:
            # The zoom may have changed since the last painting.
            self._tiles.set_zoom(self.viewport.zoom)
            self._tiles.changed(box)
            ratio = self.devicePixelRatioF()
            place = self._tiles.place(box).translated(*self._origin())
            corner = QPointF(place.x() / ratio, place.y() / ratio)
            self.update(QRectF(corner, place.size().toSizeF() / ratio).toAlignedRect())

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture."""
        return self._layers is not None

    @property
    def view(self) -> View:
        """What is shown when nothing is held."""
        return self._view

    def set_view(self, view: View) -> None:
        """Show something else."""
        self._view = view
        self._on_view()

    def hold(self, view: View | None) -> None:
        """Show another view for as long as a key or a button is held; None ends it."""
        self._held = view
        self.update()

    @property
    def color(self) -> str:
        """The color behind the cutout in the view COLOR, as `#rrggbb`."""
        return self._color

    def set_color(self, color: str) -> None:
        """Put another color behind the cutout."""
        self._color = color
        self.update()

    def set_message(self, text: str) -> None:
        """A line at the bottom of the canvas, or in its middle while there is no picture."""
        self._message = text
        self.update()

    # Zoom

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom_by(STEP)

    def zoom_out(self) -> None:
        """One step away."""
        self.zoom_by(1 / STEP)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom relative to now; the point under `at` (else the pointer, else the middle) stays where it is."""
        if at is None and self.pointer is not None and self.underMouse():
            at = self.pointer.at
        self.viewport.zoom_by(factor, *((at.x(), at.y()) if at is not None else (None, None)))
        self._on_view()

    def zoom_fit(self) -> None:
        """Show the whole picture, a small one magnified."""
        self._fit_pane()
        port = self.viewport
        port.fit()
        if port.width and port.fit_scale == 1 / port.ratio:
            whole = min(port.pane_width / port.width, port.pane_height / port.height) * port.ratio
            port.zoom_to(max(1.0, min(_LARGEST_FIT, whole)))
        self._on_view()

    def zoom_full(self) -> None:
        """One pixel of the picture is one of the screen."""
        at = self.pointer.at if self.pointer is not None else QPointF(self.rect().center())
        self.viewport.zoom_to(1.0, at.x(), at.y())
        self._on_view()

    def toggle_full(self) -> None:
        """Change between the whole picture and 100 %."""
        if abs(self.viewport.zoom - 1) < _SAME:
            self.zoom_fit()
        else:
            self.zoom_full()

    def pan(self, by_x: float, by_y: float) -> None:
        """Move the picture by logical pixels."""
        self.viewport.pan(by_x, by_y)
        self._on_view()

    def to_picture(self, at: QPointF) -> tuple[float, float]:
        """The point of the picture, in its pixels, at a point of the canvas."""
        return self.viewport.to_picture(at.x(), at.y())

    def to_canvas(self, x: float, y: float) -> QPointF:
        """The point of the canvas at a point of the picture."""
        return QPointF(*self.viewport.to_pane(x, y))

    # The divider of the split view

    @property
    def divider_x(self) -> float:
        """Where the divider is, logical pixels."""
        return self._divider * self.width()

    def set_divider(self, x: float) -> None:
        """Move the divider to `x` logical pixels from the left."""
        self._divider = min(1.0, max(0.0, x / max(1, self.width())))
        self.update()

    @property
    def has_divider(self) -> bool:
        """Whether the split view is shown."""
        return self.has_picture and self._shown is View.SPLIT

    @property
    def _shown(self) -> View:
        return self._held or self._view

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: a fitted picture stays fitted."""
        super().resizeEvent(event)
        self._fit_pane()
        self._on_view()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: only what has changed."""
        painter = QPainter(self)
        colors = colors_of(self.palette())
        painter.fillRect(event.rect(), QColor(colors.window))
        if self._tiles is None:
            painter.setPen(QColor(colors.muted))
            room = self.rect().adjusted(24, 16, -24, -16)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        self._fit_pane()
        tiles = self._other or self._tiles
        tiles.set_zoom(self.viewport.zoom)
        if not self._paint_picture(painter, tiles, event.rect()):
            self._more.start()
        self._paint_labels(painter)
        if self.tool is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.tool.paint(painter, self)
            self._paint_outline(painter)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter, tiles: TileCache, area: QRect) -> bool:
        if not self.has_divider:
            return self._paint_content(painter, tiles, area, self._shown)
        split = round(self.divider_x)
        left, right = QRect(area), QRect(area)
        left.setRight(min(area.right(), split - 1))
        right.setLeft(max(area.left(), split))
        complete = self._paint_content(painter, tiles, left, View.ORIGINAL)
        complete = self._paint_content(painter, tiles, right, View.CHECKERBOARD) and complete
        painting.draw_divider(painter, split, QRectF(self.rect()), active=False)
        return complete

    def _paint_content(self, painter: QPainter, tiles: TileCache, area: QRect, view: View) -> bool:
        content, ratio, origin = _CONTENTS[view], self.devicePixelRatioF(), self._origin()
        painter.save()
        painter.setClipRect(area)
        if content is Content.CUTOUT:
            corner = QPointF(origin[0] / ratio, origin[1] / ratio)
            picture = QRectF(corner, QSize(*tiles.size).toSizeF() / ratio)
            kind = GroundKind.COLOR if view is View.COLOR else GroundKind.CHECKERBOARD
            dark = colors_of(self.palette()).dark
            Ground(kind, self._color).paint(painter, picture.intersected(QRectF(area)), dark=dark)
        painter.scale(1 / ratio, 1 / ratio)
        seen = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        complete = tiles.paint(painter, origin, seen.toAlignedRect(), content)
        painter.restore()
        return complete

    def _paint_labels(self, painter: QPainter) -> None:
        pane = QRectF(self.rect())
        if self.has_divider:
            split = self.divider_x
            left = QRectF(0, 0, split, self.height())
            right = QRectF(split, 0, self.width() - split, self.height())
            painting.draw_pill(painter, self.tr("Original"), left, Qt.AlignmentFlag.AlignLeft)
            painting.draw_pill(painter, self.tr("Cutout"), right, Qt.AlignmentFlag.AlignRight)
        elif self._shown is View.ORIGINAL:
            painting.draw_pill(painter, self.tr("Original"), pane, Qt.AlignmentFlag.AlignHCenter)
        if self._other is not None:
            painting.draw_pill(painter, self.tr("Before"), pane, Qt.AlignmentFlag.AlignHCenter)
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
        painting.draw_pill(painter, self._message, pane, bottom)

    def _paint_outline(self, painter: QPainter) -> None:
        if self.tool is None or self.pointer is None:
            return
        at, radius = self.pointer.at, self.tool.radius * self.viewport.scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(0, 0, 0, 150), 2.6), (QColor("#ffffff"), 1.2)):
            painter.setPen(QPen(color, width))
            if radius >= _SMALL:
                painter.drawEllipse(at, radius, radius)
            if radius < _SMALL or self.pointer.by_keys:
                painter.drawLine(at - QPointF(_CROSS, 0), at + QPointF(_CROSS, 0))
                painter.drawLine(at - QPointF(0, _CROSS), at + QPointF(0, _CROSS))

    def move_pointer(self, pointer: Pointer | None) -> None:
        """The hand is elsewhere: paint what changes by that."""
        before, self.pointer = self.pointer, pointer
        if self.tool is not None and self.tool.follows_pointer:
            self.update()
            return
        reach = max(_CROSS, (self.tool.radius if self.tool is not None else 0.0) * self.viewport.scale) + 3
        for place in (before, pointer):
            if place is not None:
                corner = place.at - QPointF(reach, reach)
                self.update(QRectF(corner.x(), corner.y(), 2 * reach, 2 * reach).toAlignedRect())

    def _origin(self) -> tuple[int, int]:
        """The picture's corner in screen pixels of the canvas: whole ones, so that tiles fit."""
        ratio = self.devicePixelRatioF()
        x, y = self.viewport.to_pane(0, 0)
        return round(x * ratio), round(y * ratio)

    def _fit_pane(self) -> None:
        self.viewport.set_pane(self.width(), self.height(), self.devicePixelRatioF())

    def _on_view(self) -> None:
        self.view_changed.emit()
        self.update()
