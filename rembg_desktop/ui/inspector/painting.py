"""Drawing for the comparison: pictures by part, pills of text, the divider."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap

_TILE: Final = 8
"""Side of a square of the checkerboard, logical pixels."""


class GroundKind(StrEnum):
    """The choices."""

    CHECKERBOARD = "checkerboard"
    LIGHT = "light"
    DARK = "dark"
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
        }.get(self.kind, QColor(self.color))


@lru_cache(maxsize=8)
def checkerboard(dark: bool, ratio: float) -> QPixmap:
    """Two by two squares."""
    side = max(1, round(_TILE * ratio))
    tile = QPixmap(2 * side, 2 * side)
    first, second = ("#4a4f57", "#3d4249") if dark else ("#ffffff", "#dfe3e8")
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
