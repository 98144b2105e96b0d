"""What the canvas shows: the photo and its alpha at several sizes, and squares of screen pixels drawn from them.

Qt draws from the memory of the arrays: nothing is copied, and a change of the alpha costs only the changed part.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor
from time import perf_counter
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageChops
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from rembg_desktop.masks.tiles import Rect

_SMALLEST: Final = 256
"""There is no level below this longer side, pixels."""
_ALL: Final = slice(None)
_STRIP: Final = 512
"""Rows that are reduced at once, so that 50 megapixels need no second copy of their own."""


class Layers:
    """A photo with its alpha.

    Attributes:
        width, height: in pixels.
    """

    def __init__(
        self, photo: NDArray[np.uint8], alpha: NDArray[np.uint8], own: NDArray[np.uint8] | None = None
    ) -> None:
        """Make the smaller levels, which takes a second for 50 megapixels.

        Args:
            photo: RGB in sRGB, height x width x 3. It is kept, and must not change.
            alpha: height x width. It is copied.
            own: the photo's own alpha, height x width; what is shown is multiplied with it, as results are.
        """
        self._own = own
        self._photo = _levels(np.ascontiguousarray(photo))
        self._images = [_image(level, QImage.Format.Format_RGB888) for level in self._photo]
        self._take(self._shown(alpha))

    def _shown(self, alpha: NDArray[np.uint8], rows: slice = _ALL, columns: slice = _ALL) -> NDArray[np.uint8]:
        """A copy of a part of the alpha, multiplied with the photo's own."""
        if self._own is None:
            return np.array(alpha, order="C")
        own = Image.fromarray(np.ascontiguousarray(self._own[rows, columns]))
        return np.array(ImageChops.multiply(Image.fromarray(np.ascontiguousarray(alpha)), own))

    def _take(self, alpha: NDArray[np.uint8]) -> None:
        self.height, self.width = alpha.shape
        self._alpha = _levels(alpha)
        # The same memory as transparency and as gray.
        self._mattes = [_image(level, QImage.Format.Format_Alpha8) for level in self._alpha]
        self._masks = [_image(level, QImage.Format.Format_Grayscale8) for level in self._alpha]

    def with_alpha(self, alpha: NDArray[np.uint8]) -> Layers:
        """The same photo with another alpha, which is copied; the photo is shared."""
        other = Layers.__new__(Layers)
        other._photo, other._images, other._own = self._photo, self._images, self._own  # noqa: SLF001 - same class
        other._take(self._shown(alpha))  # noqa: SLF001
        return other

    def level(self, zoom: float) -> int:
        """The smallest level that is not magnified at a zoom (screen pixels by picture pixel)."""
        level = 0
        while level + 1 < len(self._images) and zoom * 2 ** (level + 1) <= 1.0:
            level += 1
        return level

    def photo_image(self, level: int) -> QImage:
        """The photo at 1/2**level of its size."""
        return self._images[level]

    def matte_image(self, level: int) -> QImage:
        """The alpha as an image that has only transparency."""
        return self._mattes[level]

    def mask_image(self, level: int) -> QImage:
        """The alpha as a gray image."""
        return self._masks[level]

    def put(self, box: Rect, alpha: NDArray[np.uint8]) -> None:
        """Replace part of the alpha; `alpha` has the size of the box."""
        left, top, right, bottom = box
        rows, columns = slice(top, bottom), slice(left, right)
        self._alpha[0][rows, columns] = self._shown(alpha, rows, columns)
        for level in range(1, len(self._alpha)):
            above, this = self._alpha[level - 1], self._alpha[level]
            left, top, right, bottom = left // 2, top // 2, (right + 1) // 2, (bottom + 1) // 2
            this[top:bottom, left:right] = _half(above[2 * top : 2 * bottom, 2 * left : 2 * right])


def _levels(pixels: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    levels = [pixels]
    while max(levels[-1].shape[:2]) > _SMALLEST:
        levels.append(_half(levels[-1]))
    return levels


def _half(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Means of two by two pixels; an odd last row or column stands alone."""
    height = pixels.shape[0]
    if height <= _STRIP:
        return np.array(Image.fromarray(pixels).reduce(2))
    made = np.empty(((height + 1) // 2, (pixels.shape[1] + 1) // 2, *pixels.shape[2:]), np.uint8)
    for top in range(0, height, _STRIP):
        strip = np.asarray(Image.fromarray(pixels[top : top + _STRIP]).reduce(2))
        made[top // 2 : top // 2 + len(strip)] = strip
    return made


def _image(pixels: NDArray[np.uint8], form: QImage.Format) -> QImage:
    """An image on the memory of an array, which has to live as long."""
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, pixels.strides[0], form)


TILE: Final = 256
"""Side of a tile, screen pixels."""
BUDGET: Final = 0.012
"""Seconds that one paint event may spend on new tiles; the others follow in the next events."""
_KEPT_BYTES: Final = 96_000_000
_POSTER: Final = 640
"""Longest side of the picture that stands in for missing tiles, pixels."""
_SQUARES_FROM: Final = 4.0
"""From this zoom on, pixels are shown as squares."""
_REMOVED: Final = QColor(226, 38, 54, 140)
"""What is laid over removed parts."""


class Content(StrEnum):
    """What a tile shows."""

    CUTOUT = "cutout"
    OVERLAY = "overlay"
    MASK = "mask"
    ORIGINAL = "original"


_OPAQUE: Final = frozenset({Content.OVERLAY, Content.MASK, Content.ORIGINAL})


@dataclass(slots=True)
class _Tile:
    image: QImage
    stale: QRect | None
    """What has to be drawn again, in pixels of the tile."""


_Key = tuple[Content, int, int]


class TileCache:
    """Draws a picture at one zoom. Lengths are in screen (physical) pixels, from the corner of the picture."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._zoom = 1.0
        self._tiles: OrderedDict[_Key, _Tile] = OrderedDict()
        self._posters: dict[Content, QImage] = {}

    def set_zoom(self, zoom: float) -> None:
        """Screen pixels by picture pixel; tiles of another zoom are dropped."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._tiles.clear()

    @property
    def size(self) -> tuple[int, int]:
        """Of the whole picture on the screen."""
        return ceil(self._layers.width * self._zoom), ceil(self._layers.height * self._zoom)

    def changed(self, box: Rect) -> None:
        """The alpha of a part of the picture is another one."""
        self._posters.clear()
        place = self.place(box)
        for (content, column, row), tile in self._tiles.items():
            if content is Content.ORIGINAL:
                continue
            part = place.translated(-column * TILE, -row * TILE).intersected(QRect(0, 0, TILE, TILE))
            if not part.isEmpty():
                tile.stale = part if tile.stale is None else tile.stale.united(part)

    def place(self, box: Rect) -> QRect:
        """Where a part of the picture is on the screen, with the pixels around that it shines on."""
        # A pixel of a reduced level stands for many, and smooth scaling looks at its neighbors.
        reach = 2 * 2 ** self._layers.level(self._zoom) + 1
        left, top = floor((box[0] - reach) * self._zoom), floor((box[1] - reach) * self._zoom)
        right, bottom = ceil((box[2] + reach) * self._zoom), ceil((box[3] + reach) * self._zoom)
        return QRect(left, top, right - left, bottom - top)

    def paint(self, painter: QPainter, origin: tuple[int, int], area: QRect, content: Content) -> bool:
        """Paint the visible part of the picture.

        Args:
            painter: its unit is a screen pixel.
            origin: of the picture's corner.
            area: that is to be painted.
            content: what to show.

        Returns:
            Whether every tile is up to date. If not, paint again soon.
        """
        begun = perf_counter()
        seen = area.translated(-origin[0], -origin[1]).intersected(QRect(0, 0, *self.size))
        if seen.isEmpty():
            return True
        complete = True
        for row in range(seen.top() // TILE, seen.bottom() // TILE + 1):
            for column in range(seen.left() // TILE, seen.right() // TILE + 1):
                key = (content, column, row)
                tile = self._tiles.get(key)
                if (tile is None or tile.stale is not None) and perf_counter() - begun < BUDGET:
                    tile = self._refresh(key, tile)
                part = QRect(column * TILE, row * TILE, TILE, TILE).intersected(seen)
                target = part.translated(origin[0], origin[1])
                if tile is None:
                    complete = False
                    self._paint_poster(painter, target, part, content)
                    continue
                complete = complete and tile.stale is None
                self._tiles.move_to_end(key)
                painter.drawImage(target, tile.image, part.translated(-column * TILE, -row * TILE))
        self._forget()
        return complete

    def _forget(self) -> None:
        most = _KEPT_BYTES // (TILE * TILE * 4)
        while len(self._tiles) > most:
            self._tiles.popitem(last=False)

    def _refresh(self, key: _Key, tile: _Tile | None) -> _Tile:
        content, column, row = key
        if tile is None:
            form = QImage.Format.Format_RGB32 if content in _OPAQUE else QImage.Format.Format_ARGB32_Premultiplied
            tile = _Tile(QImage(TILE, TILE, form), QRect(0, 0, TILE, TILE))
            self._tiles[key] = tile
        stale, tile.stale = tile.stale, None
        if stale is not None:
            self._draw(tile.image, stale, content, self._zoom, (-column * TILE, -row * TILE))
        return tile

    def _draw(self, image: QImage, part: QRect, content: Content, zoom: float, origin: tuple[int, int]) -> None:
        """Draw a part of a picture whose corner is at `origin` of the image."""
        level = self._layers.level(zoom)
        share = zoom * 2**level
        painter = QPainter(image)
        painter.setClipRect(part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(part, Qt.GlobalColor.transparent)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < _SQUARES_FROM)
        transform = QTransform(share, 0, 0, share, *origin)
        painter.setTransform(transform)
        if content is Content.MASK:
            painter.drawImage(0, 0, self._layers.mask_image(level))
            painter.end()
            return
        painter.drawImage(0, 0, self._layers.photo_image(level))
        if content is Content.CUTOUT:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            painter.drawImage(0, 0, self._layers.matte_image(level))
        elif content is Content.OVERLAY:
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.drawImage(part.topLeft(), self._removed(part, transform, level, smooth=zoom < _SQUARES_FROM))
        painter.end()

    def _removed(self, part: QRect, transform: QTransform, level: int, *, smooth: bool) -> QImage:
        """A veil over what is not in the subject."""
        veil = QImage(part.size(), QImage.Format.Format_ARGB32_Premultiplied)
        veil.fill(_REMOVED)
        painter = QPainter(veil)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.setTransform(transform * QTransform.fromTranslate(-part.x(), -part.y()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.drawImage(0, 0, self._layers.matte_image(level))
        painter.end()
        return veil

    def _paint_poster(self, painter: QPainter, target: QRect, part: QRect, content: Content) -> None:
        poster = self._posters.get(content)
        if poster is None:
            longest = max(self._layers.width, self._layers.height)
            share = min(1.0, _POSTER / longest)
            size = max(1, round(self._layers.width * share)), max(1, round(self._layers.height * share))
            poster = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
            self._draw(poster, poster.rect(), content, share, (0, 0))
            self._posters[content] = poster
        across, down = poster.width() / self.size[0], poster.height() / self.size[1]
        source = QRect(
            floor(part.x() * across),
            floor(part.y() * down),
            max(1, ceil(part.width() * across)),
            max(1, ceil(part.height() * down)),
        )
        painter.drawImage(target, poster, source)
