"""Brush strokes and polygons as coverage of pixels, 0-255."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from math import ceil, floor, hypot
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.masks.tiles import (
    EMPTY,
    TILE,
    Bytes,
    Key,
    Rect,
    clipped,
    is_empty,
    keys_in,
    over,
    times,
    united,
)

Point = tuple[float, float]
"""x and y in pixels of the photo; (0, 0) is the upper left corner of the first pixel."""

_SPACING: Final = 0.12
"""Distance of two dabs in radii; the outline of a hard brush then deviates by 0.2 % of the radius."""
_FINE: Final = 16.0
"""Smaller brushes are placed to a quarter of a pixel, larger ones to a pixel."""
_LIGHTEST: Final = 0.3
"""Share of the radius at no pen pressure."""
MAX_RADIUS: Final = 2000.0

Matte = Callable[[Image.Image, Image.Image], Image.Image]
"""(photo in RGB, mask in L) -> refined alpha in L."""
_CONTEXT: Final = 64
"""Pixels around a stroke that matting sees."""


class Tool(StrEnum):
    """What a brush paints."""

    RESTORE = "restore"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Brush:
    """A round brush.

    Attributes:
        tool: restore paints the subject, erase the background.
        radius: in pixels of the photo, 0.5-2000.
        hardness: 0-1; share of the radius that is painted fully.
        opacity: 0-1; the most that one stroke paints, however often it crosses itself.
    """

    tool: Tool
    radius: float
    hardness: float = 0.8
    opacity: float = 1.0

    def __post_init__(self) -> None:
        if not 0.5 <= self.radius <= MAX_RADIUS:
            raise ValueError(f"the radius is {self.radius}")
        if not (0 <= self.hardness <= 1 and 0 <= self.opacity <= 1):
            raise ValueError(f"hardness is {self.hardness}, opacity {self.opacity}")


@lru_cache(maxsize=24)
def dab(radius: float, hardness: float, x: float = 0.0, y: float = 0.0) -> Bytes:
    """The coverage of one dab, a square array with an odd side.

    Args:
        radius: in pixels.
        hardness: 0-1.
        x: the center relative to the middle of the array, less than 1.
        y: likewise.
    """
    reach = ceil(radius + 1)
    steps = np.arange(-reach, reach + 1, dtype=np.float32)
    distance = np.sqrt((steps - np.float32(x))[None, :] ** 2 + (steps - np.float32(y))[:, None] ** 2)
    width = max(1.0, radius * (1 - hardness))
    share = np.clip((np.float32(radius + 0.5) - distance) / np.float32(width), 0, 1)
    if width > 1:
        share = share * share * (3 - 2 * share)
    result = (share * 255 + np.float32(0.5)).astype(np.uint8)
    result.flags.writeable = False
    return result


@dataclass(slots=True)
class _Touched:
    before: Bytes
    after: Bytes
    cover: Bytes
    changed: Rect = EMPTY


@dataclass
class Stroke:
    """A stroke that is being drawn: the tiles it touched, before and after.

    Attributes:
        brush: what draws it.
        size: width and height of the photo.
        tiles: those before the stroke.
        touched: the tiles that it changed so far.
    """

    brush: Brush
    size: tuple[int, int]
    tiles: dict[Key, Bytes]
    touched: dict[Key, _Touched] = field(default_factory=dict[Key, _Touched])
    _at: tuple[float, float, float] | None = None
    _rest: float = 0.0

    def move(self, x: float, y: float, pressure: float = 1.0) -> Rect:
        """Draw a straight line to a point, from wherever the stroke is.

        Args:
            x: in pixels of the photo; outside of it is fine.
            y: likewise.
            pressure: of a pen, 0-1; it scales the radius.

        Returns:
            The changed pixels.
        """
        pressure = min(1.0, max(0.0, pressure))
        if self._at is None:
            self._stamp(x, y, pressure)
        else:
            self._line(self._at, (x, y, pressure))
        self._at = x, y, pressure
        rect = EMPTY
        for key, tile in self.touched.items():
            rect = united(rect, self._paint(key, tile))
        return clipped(rect, self.size)

    def layers(self) -> dict[Key, Bytes]:
        """The changed tiles."""
        return {key: tile.after for key, tile in self.touched.items()}

    def _line(self, start: tuple[float, float, float], end: tuple[float, float, float]) -> None:
        length = hypot(end[0] - start[0], end[1] - start[1])
        at = self._rest
        while True:
            share = at / length if length else 1.0
            if share > 1 or not length:
                break
            pressure = start[2] + share * (end[2] - start[2])
            self._stamp(start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]), pressure)
            at += max(0.5, self._radius(pressure) * _SPACING)
        self._rest = at - length
        self._stamp(*end)  # a stroke reaches its end, and a straight line exactly

    def _radius(self, pressure: float) -> float:
        radius = self.brush.radius * (_LIGHTEST + (1 - _LIGHTEST) * pressure)
        step = max(0.25, self.brush.radius / 32)
        return self.brush.radius if pressure >= 1 else max(0.5, round(radius / step) * step)

    def _stamp(self, x: float, y: float, pressure: float) -> None:
        radius = self._radius(pressure)
        x, y = x - 0.5, y - 0.5  # the center of the first pixel is at (0.5, 0.5)
        step = 0.25 if radius <= _FINE else 1.0
        x, y = floor(x / step + 0.5) * step, floor(y / step + 0.5) * step
        middle = floor(x), floor(y)
        stamp = dab(radius, self.brush.hardness, x - middle[0], y - middle[1])
        reach = stamp.shape[0] // 2
        left, top = middle[0] - reach, middle[1] - reach
        rect = clipped((left, top, left + stamp.shape[1], top + stamp.shape[0]), self.size)
        for key in keys_in(rect):
            tile = self.touched.get(key)
            if tile is None:
                before = self.tiles.get(key)
                before = np.zeros((2, TILE, TILE), np.uint8) if before is None else before
                tile = self.touched[key] = _Touched(before, before.copy(), np.zeros((TILE, TILE), np.uint8))
            tile_left, tile_top = key[1] * TILE, key[0] * TILE
            x0, y0 = max(rect[0], tile_left), max(rect[1], tile_top)
            x1, y1 = min(rect[2], tile_left + TILE), min(rect[3], tile_top + TILE)
            cover = tile.cover[y0 - tile_top : y1 - tile_top, x0 - tile_left : x1 - tile_left]
            np.maximum(cover, stamp[y0 - top : y1 - top, x0 - left : x1 - left], out=cover)
            tile.changed = united(tile.changed, (x0, y0, x1, y1))

    def _paint(self, key: Key, tile: _Touched) -> Rect:
        """Apply the coverage to the pixels where it changed."""
        rect, tile.changed = tile.changed, EMPTY
        if rect == EMPTY:
            return EMPTY
        left, top = key[1] * TILE, key[0] * TILE
        rows, columns = slice(rect[1] - top, rect[3] - top), slice(rect[0] - left, rect[2] - left)
        cover = tile.cover[rows, columns]
        if self.brush.opacity < 1:
            cover = times(cover, round(self.brush.opacity * 255))
        target = 255 if self.brush.tool is Tool.RESTORE else 0
        tile.after[:, rows, columns] = over(tile.before[:, rows, columns], cover, target)
        return rect


def filled_polygon(points: Sequence[Point], size: tuple[int, int]) -> tuple[Bytes, Rect]:
    """The coverage of a polygon (even-odd rule) with smooth edges, and where in the photo it is.

    Raises:
        ValueError: there are fewer than three points.
    """
    if len(points) < 3:
        raise ValueError(f"a polygon needs three points, not {len(points)}")
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    rect = clipped((floor(min(xs)), floor(min(ys)), ceil(max(xs)) + 1, ceil(max(ys)) + 1), size)
    result = np.zeros((rect[3] - rect[1], rect[2] - rect[0]), np.uint8)
    scale = 4
    for top in range(rect[1], rect[3], TILE):  # in strips, since the enlarged copy takes 16 times the memory
        bottom = min(rect[3], top + TILE)
        large = Image.new("L", ((rect[2] - rect[0]) * scale, (bottom - top) * scale))
        # Pillow's coordinates are the centers of pixels.
        corners = [((x - rect[0]) * scale - 0.5, (y - top) * scale - 0.5) for x, y in points]
        ImageDraw.Draw(large).polygon(corners, fill=255)
        result[top - rect[1] : bottom - rect[1]] = np.asarray(large.reduce(scale))
    return result, rect


def stroke_cover(
    points: Sequence[tuple[float, float]], radius: float, size: tuple[int, int]
) -> tuple[Bytes, Rect]:
    """The coverage of a hard stroke through points, and where in the photo it is."""
    stroke = Stroke(Brush(Tool.RESTORE, radius, 1.0), size, {})
    rect = EMPTY
    for x, y in points:
        rect = united(rect, stroke.move(x, y))
    result = np.zeros((rect[3] - rect[1], rect[2] - rect[0]), np.uint8)
    for key, tile in stroke.touched.items():
        left, top = key[1] * TILE, key[0] * TILE
        x0, y0 = max(rect[0], left), max(rect[1], top)
        x1, y1 = min(rect[2], left + TILE), min(rect[3], top + TILE)
        if x0 < x1 and y0 < y1:
            result[y0 - rect[1] : y1 - rect[1], x0 - rect[0] : x1 - rect[0]] = tile.cover[
                y0 - top : y1 - top, x0 - left : x1 - left
            ]
    return result, rect


def matted(
    photo: Bytes, alpha: Callable[[Rect], Bytes], points: Sequence[Point], radius: float, matte: Matte
) -> tuple[Bytes, Bytes, Rect] | None:
    """What matting paints under a stroke: (coverage, alpha, where), or None if the stroke is outside the photo.

    Args:
        photo: (h, w, 3), RGB.
        alpha: the present one of a rectangle.
        points: of the stroke.
        radius: of its brush in pixels.
        matte: gets the surroundings of the stroke, with a mask of 50 % under it.
    """
    size = photo.shape[1], photo.shape[0]
    if not points:
        return None
    cover, rect = stroke_cover(points, radius, size)
    if is_empty(rect):
        return None
    around = clipped((rect[0] - _CONTEXT, rect[1] - _CONTEXT, rect[2] + _CONTEXT, rect[3] + _CONTEXT), size)
    mask = alpha(around)
    left, top = rect[0] - around[0], rect[1] - around[1]
    inside = slice(top, top + cover.shape[0]), slice(left, left + cover.shape[1])
    mask[inside][cover >= 128] = 128
    part = Image.fromarray(photo[around[1] : around[3], around[0] : around[2]])
    return cover, np.asarray(matte(part, Image.fromarray(mask)))[inside], rect


def busy_error() -> AppError:
    """The error of a step that begins while another one is computed."""
    message = "The last change of this photo is still being computed."
    return AppError(ErrorCode.WRONG_STATE, message, "Wait for it.")
