"""Another program's window: a label whose files can be dragged away. python drag_source.py FILE..."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Files(QLabel):
    """Starts a drag of its files as soon as the mouse moves with a pressed button."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__("drag me")
        self._paths = paths
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path.absolute())) for path in self._paths])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> None:
    app = QApplication([])
    label = Files([Path(word) for word in sys.argv[1:]])
    label.setWindowTitle("drag source")
    label.setGeometry(20, 700, 200, 100)
    label.show()
    app.exec()


if __name__ == "__main__":
    main()
