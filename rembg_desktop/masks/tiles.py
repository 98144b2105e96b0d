"""What a person painted over a mask: alpha and weight in tiles of 256 x 256 pixels, never changed in place.

Painted alpha is stored premultiplied with its weight, as in most compositing programs: strokes then add up
without divisions, and the result is `alpha * (255 - weight) / 255 + painted`.
"""

import zlib
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

TILE: Final = 256
"""Side length of a tile in pixels."""

Bytes = NDArray[np.uint8]
Key = tuple[int, int]
"""Row and column of a tile."""
Rect = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are exclusive. Empty if right <= left."""

EMPTY: Final[Rect] = (0, 0, 0, 0)
_TILE_BYTES: Final = 2 * TILE * TILE
_LEVEL: Final = 1
_isal: Final[Any] = isal_zlib  # its type stubs do not type the buffers


def united(first: Rect, second: Rect) -> Rect:
    """The smallest rectangle that contains both."""
    if is_empty(first):
        return second
    if is_empty(second):
        return first
    return min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3])


def clipped(rect: Rect, size: tuple[int, int]) -> Rect:
    """The part of a rectangle inside a picture of `size` (width, height)."""
    left, top, right, bottom = max(0, rect[0]), max(0, rect[1]), min(size[0], rect[2]), min(size[1], rect[3])
    return (left, top, right, bottom) if left < right and top < bottom else EMPTY


def is_empty(rect: Rect) -> bool:
    """Whether it contains no pixel."""
    return rect[2] <= rect[0] or rect[3] <= rect[1]


def keys_in(rect: Rect) -> Generator[Key]:
    """The tiles that a rectangle touches, row by row."""
    if is_empty(rect):
        return
    for row in range(rect[1] // TILE, (rect[3] - 1) // TILE + 1):
        for column in range(rect[0] // TILE, (rect[2] - 1) // TILE + 1):
            yield row, column


def tile_rect(key: Key, size: tuple[int, int]) -> Rect:
    """The pixels of a tile in a picture of `size` (width, height)."""
    left, top = key[1] * TILE, key[0] * TILE
    return clipped((left, top, left + TILE, top + TILE), size)


def keys_rect(keys: Generator[Key] | Mapping[Key, object] | set[Key], size: tuple[int, int]) -> Rect:
    """The smallest rectangle that contains these tiles."""
    rect = EMPTY
    for key in keys:
        rect = united(rect, tile_rect(key, size))
    return rect


def times(values: Bytes, factors: Bytes | int) -> Bytes:
    """`values * factors / 255`, rounded to nearest, for 8-bit values."""
    product = values.astype(np.uint16)
    product *= factors
    product += 128
    product += product >> 8
    product >>= 8
    return product.astype(np.uint8)


def over(below: Bytes, cover: Bytes, target: Bytes | int) -> Bytes:
    """Paint on painted and weight, shape (2, h, w).

    Args:
        below: painted and weight before.
        cover: how much of each pixel is painted, (h, w), 0-255.
        target: the alpha to paint: 0, 255 or an array of (h, w).
    """
    result = times(below, 255 - cover)
    result[1] += cover
    if isinstance(target, int):
        if target:
            result[0] += cover if target == 255 else times(cover, target)
    else:
        result[0] += times(cover, target)
    return result


def flattened(alpha: Bytes, layer: Bytes) -> Bytes:
    """The alpha (h, w) with painted and weight (2, h, w) over it."""
    return times(alpha, 255 - layer[1]) + layer[0]


@dataclass(frozen=True)
class Tiles:
    """Painted alpha and weight of a picture. A tile without anything painted is absent.

    Attributes:
        size: width and height of the picture in pixels.
        layers: arrays of (2, 256, 256), uint8: painted (premultiplied) and weight. Outside the picture they are 0.
    """

    size: tuple[int, int]
    layers: Mapping[Key, Bytes] = field(default_factory=dict[Key, Bytes])

    @classmethod
    def of(cls, painted: Bytes, weight: Bytes) -> "Tiles":
        """From whole arrays of (h, w). Painted values above the weight are reduced to it."""
        if painted.shape != weight.shape or painted.ndim != 2:
            raise ValueError(f"painted has the shape {painted.shape}, weight {weight.shape}")
        size = weight.shape[1], weight.shape[0]
        layers: dict[Key, Bytes] = {}
        for key in keys_in((0, 0, *size)):
            left, top, right, bottom = tile_rect(key, size)
            part = weight[top:bottom, left:right]
            if part.any():
                layer = np.zeros((2, TILE, TILE), np.uint8)
                layer[1, : bottom - top, : right - left] = part
                layer[0, : bottom - top, : right - left] = np.minimum(painted[top:bottom, left:right], part)
                layers[key] = layer
        return cls(size, layers)

    def whole(self, channel: int) -> Bytes:
        """Painted (0) or weight (1) as one array of (h, w)."""
        result = np.zeros((self.size[1], self.size[0]), np.uint8)
        for key, layer in self.layers.items():
            left, top, right, bottom = tile_rect(key, self.size)
            result[top:bottom, left:right] = layer[channel, : bottom - top, : right - left]
        return result

    def draw_over(self, alpha: Bytes, rect: Rect) -> None:
        """Change `alpha`, the pixels of `rect`, to what they are with everything painted over them."""
        for key in keys_in(rect):
            layer = self.layers.get(key)
            if layer is None:
                continue
            left, top = key[1] * TILE, key[0] * TILE
            x0, y0 = max(rect[0], left), max(rect[1], top)
            x1, y1 = min(rect[2], left + TILE), min(rect[3], top + TILE)
            part = alpha[y0 - rect[1] : y1 - rect[1], x0 - rect[0] : x1 - rect[0]]
            part[...] = flattened(part, layer[:, y0 - top : y1 - top, x0 - left : x1 - left])


def painted(layers: Mapping[Key, Bytes], cover: Bytes, target: Bytes | int, rect: Rect) -> dict[Key, Bytes]:
    """The tiles that change when `target` is painted with the coverage `cover`, both for `rect`."""
    changed: dict[Key, Bytes] = {}
    for key in keys_in(rect):
        left, top = key[1] * TILE, key[0] * TILE
        x0, y0 = max(rect[0], left), max(rect[1], top)
        x1, y1 = min(rect[2], left + TILE), min(rect[3], top + TILE)
        here = slice(y0 - rect[1], y1 - rect[1]), slice(x0 - rect[0], x1 - rect[0])
        if not cover[here].any():
            continue
        before = layers.get(key)
        layer = np.zeros((2, TILE, TILE), np.uint8) if before is None else before.copy()
        part = layer[:, y0 - top : y1 - top, x0 - left : x1 - left]
        part[...] = over(part, cover[here], target if isinstance(target, int) else target[here])
        changed[key] = layer
    return changed


def packed(layer: Bytes | None) -> bytes:
    """A tile, compressed without loss; no bytes for an absent one."""
    return b"" if layer is None else _isal.compress(np.ascontiguousarray(layer).data, _LEVEL)


def unpacked(data: bytes) -> Bytes | None:
    """The tile of packed().

    Raises:
        ValueError: the data is damaged.
    """
    if not data:
        return None
    unpack = zlib.decompressobj()
    try:
        raw = unpack.decompress(data, _TILE_BYTES + 1)
    except zlib.error as error:
        raise ValueError(f"a tile is damaged: {error}") from None
    if len(raw) != _TILE_BYTES or not unpack.eof:
        raise ValueError(f"a tile has {len(raw)} bytes instead of {_TILE_BYTES}")
    layer = np.frombuffer(raw, np.uint8).reshape(2, TILE, TILE).copy()
    np.minimum(layer[0], layer[1], out=layer[0])
    return layer
