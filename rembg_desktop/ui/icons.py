"""Icons by symbolic name, drawn in the colors of the theme and sharp at every scale."""

from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from rembg_desktop.paths import resources
from rembg_desktop.ui.theme import colors_of

_NAME: Final = "iconName"
_ROLE: Final = "iconColor"
_SIZES: Final = (16, 24)


@lru_cache(maxsize=2048)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in one color, `size` logical pixels square, for a screen of the given pixel ratio."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color).encode()))
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, palette: QPalette, color: str | None = None) -> QIcon:
    """An icon in the text color of a palette (or the given one), grayed when disabled."""
    colors = colors_of(palette)
    ratios = tuple(sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))
    return _icon(name, color or colors.text, colors.strong_border, ratios)


@lru_cache(maxsize=256)
def _icon(name: str, color: str, faded: str, ratios: tuple[float, ...]) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        for ratio in ratios:
            made.addPixmap(pixmap(name, color, size, ratio), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, faded, size, ratio), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The program's own icon."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addFile(
            str(resources() / "icons" / f"rembg-desktop-{size}.png"), QSize(size, size)
        )  # read when shown
    return made


def set_icon(target: QAction | QAbstractButton, name: str, role: str = "text") -> None:
    """Give an action or button an icon that follows the theme; `role` is one of the theme's color names."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)


def refresh_icons(root: QWidget) -> None:
    """Draw every icon below `root` that set_icon() asked for, in the present colors."""
    colors = colors_of(root.palette())
    targets: list[QObject] = [*root.findChildren(QAction), *root.findChildren(QAbstractButton)]
    for target in targets:
        name = target.property(_NAME)
        if name and isinstance(target, QAction | QAbstractButton):
            target.setIcon(icon(name, root.palette(), getattr(colors, target.property(_ROLE))))
