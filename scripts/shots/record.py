"""Makes the short recording: photos are dropped and processed, and one result is compared.

python record.py SCENE FILE.webp
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF
from scene import Scene
from stage import Stage

_SIZE: Final = (1080, 680)
_STEP_MS: Final = 80
_ARROW: Final = ((0, 0), (0, 17), (4, 13.5), (7, 20), (9.5, 19), (6.6, 12.6), (11.5, 12.2))
_FOLDER: Final = "Summer collection"


class Recording:
    """Frames of the window with a drawn pointer. Equal frames become one that is shown longer."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._frames: list[Image.Image] = []
        self._lasts: list[int] = []
        self._carried: list[QPixmap] = []
        self.pointer = QPointF(_SIZE[0] + 40, 420)

    def carry(self, photos: list[Path]) -> None:
        """Draw small pictures beside the pointer."""
        side = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        smooth = Qt.TransformationMode.SmoothTransformation
        self._carried = [QPixmap(str(path)).scaled(64, 64, side, smooth).copy(0, 0, 64, 64) for path in photos]

    def frame(self, lasts: int = _STEP_MS) -> None:
        """Add a frame of the window that is shown for this number of milliseconds."""
        self._stage.app.processEvents()
        picture = self._stage.window.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, photo in enumerate(self._carried):
            painter.save()
            painter.translate(self.pointer + QPointF(24 + 7 * number, 26 + 5 * number))
            painter.rotate(4 * number - 6)
            painter.setOpacity(0.92)
            painter.drawPixmap(0, 0, photo)
            painter.setPen(QPen(QColor("white"), 2))
            painter.drawRect(QRectF(0, 0, 64, 64))
            painter.restore()
        painter.setPen(QPen(QColor("white"), 1.2))
        painter.setBrush(QColor("black"))
        painter.drawPolygon(QPolygonF([self.pointer + QPointF(x, y) * 1.15 for x, y in _ARROW]))
        painter.end()
        data = bytes(picture.constBits())
        image = Image.frombytes("RGBA", (picture.width(), picture.height()), data).convert("RGB")
        if self._frames and self._frames[-1].tobytes() == image.tobytes():
            self._lasts[-1] += lasts
            return
        self._frames.append(image)
        self._lasts.append(lasts)

    def move(self, to: QPointF, steps: int, then: Callable[[float], object] | None = None) -> None:
        """Move the pointer, slower at both ends; `then` is called at each step with the completed fraction."""
        start = self.pointer
        for step in range(1, steps + 1):
            share = step / steps
            eased = share * share * (3 - 2 * share)
            self.pointer = start + (to - start) * eased
            if then:
                then(eased)
            self.frame()

    def save(self, path: Path) -> None:
        """Write the file."""
        self._frames[0].save(
            path,
            save_all=True,
            append_images=self._frames[1:],
            duration=self._lasts,
            loop=0,
            quality=80,
            method=4,
            kmin=30,
            kmax=60,
        )
        seconds = sum(self._lasts) / 1000
        print(f"{path}: {seconds:.1f} s, {len(self._frames)} frames, {path.stat().st_size // 1024} KB")


def record(stage: Stage, photos: list[Path], target: Path) -> None:
    """Perform the recorded steps."""
    window = stage.window
    film = Recording(stage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photos[0].parent))])
    stage.settle()
    film.frame(700)
    film.carry(photos[:3])
    film.move(QPointF(930, 400), 3)
    window.adding.drag_enters(data)
    stage.rest(0.4)
    film.move(QPointF(420, 330), 12)
    film.frame(700)
    film.carry([])
    window.adding.drop(data)
    stage.until(lambda: window.model.rowCount() == 1)
    stage.until(lambda: stage.brake.standing >= 1)
    job = window.model.jobs()[0]
    window.view.expand(window.model.index_of(job.id))
    stage.settle()
    film.frame(300)
    for number in range(len(photos)):
        stage.brake.let(1)
        stage.until(lambda done=number + 1: window.model.jobs()[0].progress.processed >= done)
        stage.rest(0.15)
        film.frame(260)
    stage.settle()
    film.frame(500)
    image = stage.manager.images(job.id, limit=20, offset=0)[3]
    place = window.view.visualRect(window.model.index(3, 0, window.model.index_of(job.id)))
    film.move(QPointF(window.view.viewport().mapTo(window, place.center())), 8)
    window.workspace.reveal(job.id, image.id)
    window.workspace.show_inspector()
    window.workspace.show_queue()
    stage.settle()
    film.frame(500)
    view = window.workspace.side.inspector.view
    corner = view.mapTo(window, view.rect().topLeft())

    def at(share: float) -> QPointF:
        return QPointF(corner.x() + view.width() * share, corner.y() + view.height() * 0.5)

    film.move(at(0.5), 9)
    film.frame(200)
    here = 0.5
    for there, steps in ((0.12, 10), (0.9, 16), (0.45, 10)):
        film.move(at(there), steps, lambda share, a=here, b=there: view.set_divider(a + (b - a) * share))
        film.frame(250)
        here = there
    film.frame(1500)
    film.save(target)


def main() -> int:
    """Record to the file that the arguments name."""
    scene, target = Scene(Path(sys.argv[1])), Path(sys.argv[2])
    home = scene.root / ".local" / "rembg-desktop"
    shutil.copytree(scene.fresh, home)
    shutil.rmtree(scene.photos / _FOLDER / "cutouts", ignore_errors=True)
    stage = Stage(home, language="en", theme="light", size=_SIZE)
    stage.runner.start()
    record(stage, sorted((scene.photos / _FOLDER).glob("*.jpg")), target)
    stage.end()
    shutil.rmtree(home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
