"""What is seen through a cut-out."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

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
    """A ground; `color` counts only for a chosen colour."""

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
        """The plain colour of all kinds but the checkerboard."""
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
