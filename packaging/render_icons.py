"""Renders all bitmaps of the icon from its SVG: PNG for Linux, ICO for Windows, ICNS for macOS."""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS: Final = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
"""Side lengths in pixels, as in the freedesktop icon theme specification."""


def render(renderer: QSvgRenderer, side: int) -> Image.Image:
    """The drawing as an RGBA image of `side` x `side` pixels with straight alpha."""
    canvas = QImage(side, side, QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGBA")


def main() -> int:
    """Write the files next to the SVG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv)
    renderer = QSvgRenderer(str(ICONS / "rembg-desktop.svg"))
    if not renderer.isValid():
        sys.stderr.write(f"{ICONS / 'rembg-desktop.svg'} cannot be rendered: invalid SVG.\n")
        return 1
    images = {side: render(renderer, side) for side in SIZES}
    for side, image in images.items():
        image.save(ICONS / f"rembg-desktop-{side}.png", optimize=True)
    largest = images[SIZES[-1]]
    largest.save(
        ICONS / "rembg-desktop.ico",
        sizes=[(side, side) for side in SIZES if side <= 256],
        append_images=[images[side] for side in SIZES if side < 256],
    )
    largest.save(ICONS / "rembg-desktop.icns", append_images=[images[side] for side in SIZES])
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
