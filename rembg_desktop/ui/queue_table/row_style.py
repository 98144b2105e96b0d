"""What the rows of the queue are painted with: fonts, colors, and small pictures of their photos."""

from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPalette, QPixmap

from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.queue.types import Job, JobImage
from rembg_desktop.ui.icons import pixmap
from rembg_desktop.ui.images.loader import ThumbnailCache
from rembg_desktop.ui.theme import colors_of

_SMALL: Final = 0.88
"""Size of the second line, in sizes of the first."""
_RADIUS: Final = 6
_MOST_TEXTS: Final = 4000
_MOST_PICTURES: Final = 200


class Face:
    """A font with its measures, and texts cut to the width of their cells."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self.height = self._metrics.height()
        self.ascent = self._metrics.ascent()
        self._cut: dict[tuple[str, int, Qt.TextElideMode], tuple[str, int]] = {}

    def cut(self, text: str, width: int, mode: Qt.TextElideMode) -> tuple[str, int]:
        """The text as it fits into `width` pixels, and how wide it is then."""
        key = (text, width, mode)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) >= _MOST_TEXTS:
                self._cut.clear()
            shown = self._metrics.elidedText(text, mode, width)
            found = self._cut[key] = (shown, self._metrics.horizontalAdvance(shown))
        return found

    def width(self, text: str) -> int:
        """How wide a text is."""
        return self.cut(text, 1 << 20, Qt.TextElideMode.ElideNone)[1]


class RowLook:
    """Belongs to a font, a palette, a direction and a screen."""

    def __init__(self, font: QFont, palette: QPalette, *, rtl: bool, ratio: float) -> None:
        self.colors = colors_of(palette)
        self.rtl = rtl
        self.ratio = ratio
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(font)
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        self.plain, self.bold, self.small = Face(font), Face(bold), Face(small)
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()

    def text(
        self,
        painter: QPainter,
        face: Face,
        area: QRect,
        text: str,
        ink: str,
        *,
        trailing: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        """One line of text, in the middle of the height of `area`."""
        if not text:
            return
        shown, width = face.cut(text, area.width(), mode)
        left = area.left() if trailing == self.rtl else area.left() + area.width() - width
        baseline = area.top() + (area.height() - face.height) / 2 + face.ascent
        painter.setFont(face.font)
        painter.setPen(color(ink))
        painter.drawText(QPointF(left, baseline), shown)

    def leading(self, area: QRect, side: int) -> QRect:
        """A square at the beginning of a cell."""
        left = area.right() - side + 1 if self.rtl else area.left()
        return QRect(left, area.center().y() - side // 2 + 1, side, side)

    def behind(self, area: QRect, box: QRect, gap: int) -> QRect:
        """What is left of a cell behind something at its beginning."""
        room = QRect(area)
        if self.rtl:
            room.setRight(box.left() - gap)
        else:
            room.setLeft(box.right() + 1 + gap)
        return room

    def icon(self, name: str, ink: str, size: int) -> QPixmap:
        """An icon in a color."""
        return pixmap(name, ink, size, self.ratio)

    def picture(self, picture: QPixmap | None, side: int) -> QPixmap:
        """The middle of a picture with round corners, or a sign that there is none."""
        key = (picture.cacheKey() if picture else 0, side)
        made = self._pictures.get(key)
        if made is None:
            made = self._pictures[key] = self._rounded(picture, side)
            if len(self._pictures) > _MOST_PICTURES:
                self._pictures.popitem(last=False)
        return made

    def _rounded(self, picture: QPixmap | None, side: int) -> QPixmap:
        physical = round(side * self.ratio)
        made = QPixmap(QSize(physical, physical))
        made.setDevicePixelRatio(self.ratio)
        made.fill(Qt.GlobalColor.transparent)
        area = QRect(0, 0, side, side)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(area), _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        painter.fillPath(shape, color(self.colors.track))
        if picture is None:
            half = side // 2
            painter.drawPixmap((side - half) // 2, (side - half) // 2, self.icon("image", self.colors.muted, half))
        else:
            least = min(picture.width(), picture.height())
            middle = QRect((picture.width() - least) // 2, (picture.height() - least) // 2, least, least)
            image = picture.toImage()
            if not picture.hasAlphaChannel():
                # The unused fourth byte of its pixels would become the alpha of ours.
                image = image.convertToFormat(QImage.Format.Format_RGB888)
            painter.drawImage(area, image, middle)
        painter.end()
        return made


@lru_cache(maxsize=256)
def color(name: str) -> QColor:
    """A color by its name; nobody changes it."""
    return QColor(name)


LONGEST: Final = 144
"""Longer side of a decoded picture, physical pixels: its middle stays sharp at 200 % scale."""
_GATHER_MS: Final = 100
_ASK_MS: Final = 60
_MOST_WANTED: Final = 60
_AT_ONCE: Final = 4
"""Pictures that are asked for in one turn: each wakes a thread, which then has the interpreter for a moment."""


class Thumbnails(QObject):
    """Asked while painting; answers from memory or not yet.

    Signals:
        loaded: pictures have come; repaint.
        first_images_wanted: ids of jobs whose first source is not known yet.
    """

    loaded = Signal()
    first_images_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None, *, memory: MemoryBudget | None = None) -> None:
        """`memory` limits what is decoded at the same time."""
        super().__init__(parent)
        self._cache = ThumbnailCache(self, memory=memory)
        self._sources: dict[str, Path | None] = {}
        self._wanted: dict[str, None] = {}
        self._missing: dict[Path, None] = {}
        self._request = QTimer(self, singleShot=True, interval=0)
        self._request.timeout.connect(self._on_request)
        self._ask = QTimer(self, singleShot=True, interval=_ASK_MS)
        self._ask.timeout.connect(self._on_ask)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self.loaded)
        self._cache.ready.connect(self._on_ready)

    def get(self, row: Job | JobImage) -> QPixmap | None:
        """The picture of a row when it is there; otherwise it is fetched and `loaded` follows."""
        source = row.source if isinstance(row, JobImage) else self._first(row.id)
        if source is None:
            return None
        if self._cache.knows(source, LONGEST):
            return self._cache.thumbnail(source, LONGEST)
        self._missing[source] = None
        if len(self._missing) > _MOST_WANTED:
            self._missing.pop(next(iter(self._missing)))
        if not self._request.isActive():
            self._request.start()
        return None

    def set_first_image(self, job_id: str, source: Path | None) -> None:
        """The source that stands for a job."""
        self._sources[job_id] = source
        self._on_ready()

    def source_of(self, job_id: str) -> Path | None:
        """The source that stands for a job, as far as it is known."""
        return self._sources.get(job_id)

    def stop(self) -> None:
        """Drop what waits and end the thread."""
        self._request.stop()
        self._missing.clear()
        self._cache.stop()

    def _first(self, job_id: str) -> Path | None:
        if job_id not in self._sources:
            # While somebody scrolls past, only the rows that were painted last are worth asking for.
            self._wanted[job_id] = None
            while len(self._wanted) > _MOST_WANTED:
                self._wanted.pop(next(iter(self._wanted)))
            if not self._ask.isActive():
                self._ask.start()
        return self._sources.get(job_id)

    def _on_ask(self) -> None:
        wanted = list(self._wanted)
        self._wanted.clear()
        self._sources.update(dict.fromkeys(wanted))
        self.first_images_wanted.emit(wanted)

    def _on_request(self) -> None:
        for source in list(self._missing)[:_AT_ONCE]:
            del self._missing[source]
            self._cache.thumbnail(source, LONGEST)
        if self._missing:
            self._request.start()

    def _on_ready(self) -> None:
        if not self._gather.isActive():
            self._gather.start()
