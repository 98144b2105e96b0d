"""Another program, which looks at the screen or at the clipboard.

python screen.py box COLOR    prints where a color is, as four numbers
python screen.py clipboard    prints the text on the clipboard
"""

import sys

from PySide6.QtGui import QColor, QGuiApplication, QImage


def box(wanted: str) -> str:
    """Left, top, width and height of the area in which a color is found; nothing when it is not there."""
    screen = QGuiApplication.primaryScreen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)
    color = QColor(wanted).rgb()
    found = [
        (x, y)
        for y in range(0, screen.height(), 2)
        for x in range(0, screen.width(), 4)
        if screen.pixel(x, y) == color
    ]
    if not found:
        return ""
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    top, bottom = min(y for _, y in found), max(y for _, y in found)
    return f"{left} {top} {right - left} {bottom - top}"


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


if __name__ == "__main__":
    app = QGuiApplication([])
    print(box(sys.argv[2]) if sys.argv[1] == "box" else clipboard())
