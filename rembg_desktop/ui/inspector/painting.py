"""Drawing for the comparison: the visible part of an image, labels, the divider."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap

CLOSEST: Final = 16.0
"""Largest magnification, screen pixels by picture pixel."""
STEP: Final = 1.25
"""Factor of one step of zoom: three steps double."""


@dataclass(slots=True)
class Viewport:
    """A pane on a picture. Lengths of the pane in logical pixels, of the picture in its own pixels.

    Attributes:
        width, height: of the picture.
        pane_width, pane_height: of the pane.
        ratio: physical pixels by logical pixel.
        scale: logical pixels by picture pixel.
        x, y: point of the picture in the middle of the pane.
        fitted: the whole picture is shown, and stays so when the pane changes.
    """

    width: float = 0.0
    height: float = 0.0
    pane_width: float = 1.0
    pane_height: float = 1.0
    ratio: float = 1.0
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    fitted: bool = True

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture is seen; never magnified."""
        if self.width <= 0 or self.height <= 0:
            return 1.0
        exact = min(self.pane_width / self.width, self.pane_height / self.height)
        return max(1e-6, min(exact, 1 / self.ratio))

    @property
    def zoom(self) -> float:
        """Screen pixels by picture pixel: 1.0 is 100 %."""
        return self.scale * self.ratio

    @property
    def is_movable(self) -> bool:
        """Whether part of the picture is outside the pane."""
        wide = self.width * self.scale > self.pane_width + 0.5
        return wide or self.height * self.scale > self.pane_height + 0.5

    def set_picture(self, width: float, height: float) -> None:
        """Another picture; one of the same size keeps the place that is looked at."""
        if (width, height) != (self.width, self.height):
            self.width, self.height = width, height
            self.fit()

    def set_pane(self, width: float, height: float, ratio: float) -> None:
        """The pane has another size."""
        self.pane_width, self.pane_height = max(1.0, width), max(1.0, height)
        if ratio != self.ratio:
            self.scale, self.ratio = self.scale * self.ratio / ratio, ratio
        if self.fitted:
            self.fit()
        else:
            self._settle()

    def fit(self) -> None:
        """Show the whole picture."""
        self.fitted = True
        self.scale = self.fit_scale
        self.x, self.y = self.width / 2, self.height / 2

    def zoom_to(self, zoom: float, at_x: float | None = None, at_y: float | None = None) -> None:
        """Set the zoom (1.0 is 100 %); the point of the pane that is given keeps its place in the picture."""
        at_x = self.pane_width / 2 if at_x is None else at_x
        at_y = self.pane_height / 2 if at_y is None else at_y
        fixed_x, fixed_y = self.to_picture(at_x, at_y)
        scale = max(self.fit_scale, min(zoom, CLOSEST) / self.ratio)
        self.fitted = scale <= self.fit_scale * 1.0001
        self.scale = scale
        self.x = fixed_x - (at_x - self.pane_width / 2) / scale
        self.y = fixed_y - (at_y - self.pane_height / 2) / scale
        if self.fitted:
            self.fit()
        else:
            self._settle()

    def zoom_by(self, factor: float, at_x: float | None = None, at_y: float | None = None) -> None:
        """Zoom relative to now; passing 100 % stops there, where pixels are sharp."""
        wanted = self.zoom * factor
        if (self.zoom < 0.999 and wanted > 1) or (self.zoom > 1.001 and wanted < 1):
            wanted = 1.0
        self.zoom_to(wanted, at_x, at_y)

    def pan(self, by_x: float, by_y: float) -> None:
        """Move the picture by logical pixels."""
        self.x -= by_x / self.scale
        self.y -= by_y / self.scale
        self._settle()

    def to_picture(self, at_x: float, at_y: float) -> tuple[float, float]:
        """The point of the picture at a point of the pane."""
        return (
            self.x + (at_x - self.pane_width / 2) / self.scale,
            self.y + (at_y - self.pane_height / 2) / self.scale,
        )

    def to_pane(self, x: float, y: float) -> tuple[float, float]:
        """The point of the pane at a point of the picture."""
        return (
            self.pane_width / 2 + (x - self.x) * self.scale,
            self.pane_height / 2 + (y - self.y) * self.scale,
        )

    def _settle(self) -> None:
        """Leave no empty room on a side while the picture continues on the other."""
        self.x = _held(self.x, self.width, self.pane_width / self.scale)
        self.y = _held(self.y, self.height, self.pane_height / self.scale)


def _held(middle: float, length: float, seen: float) -> float:
    if seen >= length:
        return length / 2
    return min(max(middle, seen / 2), length - seen / 2)


_TILE: Final = 8
"""Side of a square of the checkerboard, logical pixels."""


class GroundKind(StrEnum):
    """The choices."""

    CHECKERBOARD = "checkerboard"
    LIGHT = "light"
    DARK = "dark"
    GRAY = "gray"
    COLOR = "color"


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground; `color` counts only for a chosen color."""

    kind: GroundKind = GroundKind.CHECKERBOARD
    color: str = "#2e9e5b"

    def paint(self, painter: QPainter, area: QRectF, *, dark: bool) -> None:
        """Fill an area; the checkerboard is calmer in the dark theme."""
        if self.kind is GroundKind.CHECKERBOARD:
            device = painter.device()
            tile = checkerboard(dark, device.devicePixelRatioF() if device else 1.0)
            painter.drawTiledPixmap(area, tile, area.topLeft())
        else:
            painter.fillRect(area, self.solid())

    def solid(self) -> QColor:
        """The plain color of all kinds but the checkerboard."""
        return {
            GroundKind.LIGHT: QColor("#ffffff"),
            GroundKind.DARK: QColor("#15171a"),
            GroundKind.GRAY: QColor("#808080"),
        }.get(self.kind, QColor(self.color))


@lru_cache(maxsize=8)
def checkerboard(dark: bool, ratio: float) -> QPixmap:
    """Two by two squares."""
    side = max(1, round(_TILE * ratio))
    tile = QPixmap(2 * side, 2 * side)
    first, second = ("#7d838c", "#6b7179") if dark else ("#ffffff", "#dfe3e8")
    tile.fill(QColor(first))
    painter = QPainter(tile)
    painter.fillRect(side, 0, side, side, QColor(second))
    painter.fillRect(0, side, side, side, QColor(second))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile


def swatch(ground: Ground, side: int, ratio: float, rim: QColor) -> QPixmap:
    """A round sample of a ground for a button, `side` logical pixels."""
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QRectF(1, 1, side - 2, side - 2)
    if ground.kind is GroundKind.CHECKERBOARD:
        painter.setBrush(QColor("#ffffff"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(circle)
        painter.setBrush(QColor("#9aa3ad"))
        painter.drawPie(circle, 0, 90 * 16)
        painter.drawPie(circle, 180 * 16, 90 * 16)
    else:
        painter.setBrush(ground.solid())
    if ground.kind is GroundKind.CHECKERBOARD:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(rim)
    painter.drawEllipse(circle)
    painter.end()
    return made


_SHARP_FROM: Final = 4.0
"""From this magnification on, pixels are shown as squares."""
PILL_ROOM: Final = 10.0
"""Between a pill and the edge of its pane, logical pixels."""
HANDLE: Final = 34.0
"""Diameter of the divider's handle, logical pixels."""


def draw_picture(painter: QPainter, image: QImage, target: QRectF, visible: QRectF, ratio: float) -> None:
    """Draw an image into `target` (logical pixels), of which only `visible` is touched."""
    part = target.intersected(visible)
    if part.isEmpty() or image.isNull():
        return
    across, down = image.width() / target.width(), image.height() / target.height()
    source = QRectF(
        (part.x() - target.x()) * across,
        (part.y() - target.y()) * down,
        part.width() * across,
        part.height() * down,
    )
    smooth = ratio / across < _SHARP_FROM
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(part, image, source)


def draw_pill(
    painter: QPainter, text: str, pane: QRectF, corner: Qt.AlignmentFlag, color: QColor | None = None
) -> QRectF:
    """A dark rounded label in a corner of a pane (or at its middle); not drawn where it has no room."""
    metrics = QFontMetricsF(painter.font())
    room = pane.adjusted(PILL_ROOM, PILL_ROOM, -PILL_ROOM, -PILL_ROOM)
    padding = metrics.height() * 0.55
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 2 * padding)
    width, height = metrics.horizontalAdvance(shown) + 2 * padding, metrics.height() * 1.55
    natural = metrics.horizontalAdvance(text) + 2 * padding
    if not text or room.width() < min(natural, metrics.height() * 4) or room.height() < height:
        return QRectF()
    pill = QRectF(room.x(), room.y(), width, height)
    if corner & Qt.AlignmentFlag.AlignRight:
        pill.moveRight(room.right())
    elif corner & Qt.AlignmentFlag.AlignHCenter:
        pill.moveLeft(room.center().x() - width / 2)
    if corner & Qt.AlignmentFlag.AlignBottom:
        pill.moveBottom(room.bottom())
    elif corner & Qt.AlignmentFlag.AlignVCenter:
        pill.moveTop(room.center().y() - height / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color or QColor(44, 49, 56, 225))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
    return pill


def draw_divider(painter: QPainter, x: float, pane: QRectF, *, active: bool) -> None:
    """The line between before and after with its round handle; `active` while it is held."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 90), 4))
    painter.drawLine(QPointF(x, pane.top()), QPointF(x, pane.bottom()))
    painter.setPen(QPen(QColor("#ffffff"), 2))
    painter.drawLine(QPointF(x, pane.top()), QPointF(x, pane.bottom()))
    middle = QPointF(x, pane.center().y())
    radius = min(HANDLE, pane.height() * 0.6) / 2
    painter.setPen(QPen(QColor(0, 0, 0, 70), 1.5))
    painter.setBrush(QColor("#dce8ff" if active else "#ffffff"))
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(
        QPen(QColor("#2a3038"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    near, far, rise = radius * 0.25, radius * 0.56, radius * 0.3
    for way in (-1, 1):
        arrow = QPainterPath(middle + QPointF(way * near, -rise))
        arrow.lineTo(middle + QPointF(way * far, 0))
        arrow.lineTo(middle + QPointF(way * near, rise))
        painter.drawPath(arrow)
