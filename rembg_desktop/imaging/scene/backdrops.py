"""What a background is: strips of a color, a gradient, an image or the blurred photo, in the result's colors.

Also what smooth backgrounds and shadows are computed with: blurring in floating point, filling of gaps, and
rounding to 8 bits without visible steps.
"""

import math
from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging.pixels import SCALE, WHITE

Floats = NDArray[Any]
"""Of float32."""

_REACH: Final = 3.0
"""Standard deviations at which the filter ends."""
_FINEST: Final = 2.5
"""A blur with this standard deviation in pixels, or a larger one, is computed on a reduced copy."""
_SMALLEST: Final = 4
"""Longer side at which filling stops to reduce."""


def _bayer(order: int) -> NDArray[np.int64]:
    """The ordered dither matrix of 2**order rows (B. E. Bayer, 1973)."""
    matrix = np.zeros((1, 1), np.int64)
    for _ in range(order):
        matrix = np.block([[4 * matrix, 4 * matrix + 2], [4 * matrix + 3, 4 * matrix + 1]])
    return matrix


_THRESHOLDS: Final[Floats] = ((_bayer(3) + 0.5) / 64).astype(np.float32)


def rounded(values: Floats, upper: int, left: int = 0, white: int = 255) -> NDArray[Any]:
    """Round values of 0 to `white` to integers. With 8 bits, neighbors are rounded so that their mean is right.

    So no bands are seen where values change slowly. Integers stay as they are, in every place.

    Args:
        values: (rows, columns) or (rows, columns, channels).
        upper: where the first row is in the result, because the pattern depends on it.
        left: where the first column is.
        white: 255 for 8 bits, 65535 for 16.
    """
    if white > 255:
        return np.clip(np.rint(values), 0, white).astype(np.uint16)
    rows, columns = values.shape[:2]
    turned = np.roll(_THRESHOLDS, (-(upper % 8), -(left % 8)), axis=(0, 1))
    above = np.tile(turned, (-(-rows // 8), -(-columns // 8)))[:rows, :columns]
    # A value that is an integer but for the error of its computation is not rounded away from it.
    above = above * np.float32(0.992) + np.float32(0.004)
    return np.clip(np.floor(values + above.reshape(above.shape + (1,) * (values.ndim - 2))), 0, white).astype(
        np.uint8
    )


def step_for(sigma: float, pixels: float, most: int) -> int:
    """How many pixels become one in each direction before a blur.

    Args:
        sigma: standard deviation of the blur in pixels.
        pixels: of the picture.
        most: pixels of the reduced picture.
    """
    return max(1, int(sigma / _FINEST), math.ceil((pixels / most) ** 0.5))


def reduced(image: Image.Image, box: tuple[int, int, int, int], step: int) -> Floats:
    """A box of an image (L or RGB) with 0-1, `step` x `step` pixels as one: (rows, columns) or (.., 3).

    Zero beyond the edges of the image. Sides that are no multiple of `step` are rounded up.
    """
    columns, rows = (math.ceil((box[side + 2] - box[side]) / step) for side in (0, 1))
    # Only what is inside of the image is copied: a wide blur reaches far beyond it.
    first = [min(max(0, -box[side] // step), count) for side, count in ((0, columns), (1, rows))]
    last = [
        max(first[side], min(count, math.ceil((image.size[side] - box[side]) / step)))
        for side, count in ((0, columns), (1, rows))
    ]
    left, upper, right, lower = (box[side % 2] + count * step for side, count in enumerate((*first, *last)))
    bands = image.getbands()
    result = np.zeros((rows, columns, len(bands)), np.float32)
    if left < right and upper < lower:
        part = image.crop((left, upper, right, lower))
        for number, band in enumerate(bands):
            values = part.getchannel(band).convert("F")
            values = values.reduce(step) if step > 1 else values
            result[first[1] : last[1], first[0] : last[0], number] = np.asarray(values) / np.float32(255)
    return result[..., 0] if len(bands) == 1 else result


def blurred(values: Floats, across: float, down: float | None = None, *, edge: bool = False) -> Floats:
    """Blur rows and columns, (rows, columns) or (rows, columns, channels), with a Gaussian.

    Args:
        values: what is blurred.
        across: standard deviation in pixels, in rows.
        down: in columns; by default the same.
        edge: repeat the values of the edge beyond it; otherwise they are zero.
    """
    for axis, sigma in ((1, across), (0, across if down is None else down)):
        if sigma < 0.1:
            continue
        radius = max(1, round(_REACH * sigma))
        weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
        weights = (weights / weights.sum()).astype(np.float32)
        widths = [(radius, radius) if each == axis else (0, 0) for each in range(values.ndim)]
        padded = np.pad(values, widths, mode="edge") if edge else np.pad(values, widths)
        length, total = values.shape[axis], np.zeros_like(values)
        for at, weight in enumerate(weights):
            total += weight * (padded[at : at + length] if axis == 0 else padded[:, at : at + length])
        values = total
    return values


def filled(values: Floats, known: Floats) -> Floats:
    """Fill gaps smoothly from what is around them, from coarse to fine.

    Args:
        values: (rows, columns) or (rows, columns, channels).
        known: (rows, columns), 0-1: how much each value counts. Where it is 0 there is a gap.
    """
    rows, columns = known.shape
    flat = values if values.ndim == 3 else values[..., None]
    weighted = np.concatenate([flat * known[..., None], known[..., None]], axis=2)
    result = _filled(weighted)
    return result if values.ndim == 3 else result[..., 0].reshape(rows, columns)


def _filled(weighted: Floats) -> Floats:
    """The values of (rows, columns, channels + 1), premultiplied with their weight in the last channel."""
    rows, columns = weighted.shape[:2]
    weight = weighted[..., -1:]
    straight = weighted[..., :-1] / np.maximum(weight, np.float32(1e-6))
    if max(rows, columns) <= _SMALLEST or float(weight.min()) >= 1:
        total = np.maximum(weighted.sum(axis=(0, 1)), np.float32(1e-6))
        mean = weighted.sum(axis=(0, 1))[:-1] / total[-1]
        return straight * weight + mean * (1 - weight)
    padded = np.pad(weighted, ((0, rows % 2), (0, columns % 2), (0, 0)), mode="edge")
    half = padded.reshape(padded.shape[0] // 2, 2, padded.shape[1] // 2, 2, -1).sum(axis=(1, 3)) / 4
    # A gap next to known values is known as soon as any of the four is.
    half *= np.minimum(half[..., -1:] * 4, np.float32(1)) / np.maximum(half[..., -1:], np.float32(1e-6))
    coarse = _filled(half)
    size = padded.shape[1], padded.shape[0]
    bands = [Image.fromarray(np.ascontiguousarray(coarse[..., band])) for band in range(coarse.shape[2])]
    fine = np.stack([np.asarray(band.resize(size, Image.Resampling.BILINEAR)) for band in bands], axis=2)
    return straight * weight + fine[:rows, :columns] * (1 - weight)


def enlarged_part(
    image: Image.Image, step: float, origin: tuple[float, float], box: tuple[int, int, int, int]
) -> Floats:
    """A box (left, upper, right, lower) of an image of values that is enlarged or reduced.

    Args:
        image: mode F, or L for a scale of 0-255.
        step: pixels of the result for each pixel of the image.
        origin: where the upper left corner of the image is in the result, in pixels.
        box: in the result, inside the image.
    """
    inside = [
        min(max((side - origin[index % 2]) / step, 0.0), float(image.size[index % 2]))
        for index, side in enumerate(box)
    ]
    size = box[2] - box[0], box[3] - box[1]
    if all(abs(side - round(side)) < 1e-6 for side in inside) and step == 1:
        found = image.crop(tuple(round(side) for side in inside))  # pyright: ignore[reportArgumentType] - four
    else:
        found = image.resize(size, Image.Resampling.BICUBIC, box=tuple(inside))  # pyright: ignore[reportArgumentType]
    return np.asarray(found, np.float32)


Color = tuple[int, int, int]


def white_of(*, deep: bool) -> int:
    """The largest value of a channel."""
    return WHITE if deep else 255


class Backdrop(Protocol):
    """A background in the size of the result."""

    @abstractmethod
    def rows(self, upper: int, lower: int) -> NDArray[Any]:
        """(rows, width, 3) of the rows `upper` to `lower` (exclusive) of the result.

        Integers with the depth of the result, or floating point with the same white, which is still to be rounded.
        """


@dataclass(frozen=True, slots=True)
class Solid(Backdrop):
    """One color with the depth of the result."""

    color: Color
    width: int
    deep: bool = False

    def rows(self, upper: int, lower: int) -> NDArray[Any]:
        """See Backdrop."""
        shape = lower - upper, self.width, 3
        return np.broadcast_to(np.array(self.color, np.uint16 if self.deep else np.uint8), shape)


@dataclass(frozen=True, slots=True)
class Picture(Backdrop):
    """An RGB image with the size of the result, or tiles of it; with 8 bits."""

    image: Image.Image
    width: int
    deep: bool = False
    shift: tuple[int, int] | None = None
    """Where the upper left corner of a tile is; None if the image is no tile."""

    def rows(self, upper: int, lower: int) -> NDArray[Any]:
        """See Backdrop."""
        if self.shift is None:
            found = np.asarray(self.image.crop((0, upper, self.width, lower)))
        else:
            lines = (np.arange(upper, lower) - self.shift[1]) % self.image.height
            columns = (np.arange(self.width) - self.shift[0]) % self.image.width
            found = np.take(np.take(np.asarray(self.image), lines, axis=0), columns, axis=1)
        return found * np.uint16(SCALE) if self.deep else found


@dataclass(frozen=True, slots=True)
class Ramp(Backdrop):
    """A gradient.

    Attributes:
        table: (n, 3), the colors from its start to its end.
        size: of the result.
        angle: see Gradient.
        center: of a radial one, as shares of width and height.
    """

    table: Floats
    size: tuple[int, int]
    angle: float | None
    center: tuple[float, float] = (0.5, 0.5)

    def rows(self, upper: int, lower: int) -> NDArray[Any]:
        """See Backdrop."""
        x = (np.arange(self.size[0], dtype=np.float32) + np.float32(0.5))[None, :]
        y = (np.arange(upper, lower, dtype=np.float32) + np.float32(0.5))[:, None]
        at = np.clip(self._share(x, y), 0, 1) * np.float32(len(self.table) - 1)
        low = np.minimum(at.astype(np.int32), len(self.table) - 2)
        rest = (at - low.astype(np.float32))[..., None]
        colors = self.table[low] * (1 - rest) + self.table[low + 1] * rest
        return np.broadcast_to(colors, (lower - upper, self.size[0], 3))

    def _share(self, x: Floats, y: Floats) -> Floats:
        """0 at the start of the gradient, 1 at its end, as in CSS Images Module Level 3, sections 3.1 and 3.2."""
        width, height = self.size
        if self.angle is None:
            from_x, from_y = self.center[0] * width, self.center[1] * height
            # An ellipse through the farthest corner, with the ratio of the farthest sides.
            radii = [max(at, side - at) * math.sqrt(2) for at, side in ((from_x, width), (from_y, height))]
            return np.hypot(
                (x - np.float32(from_x)) / np.float32(radii[0]), (y - np.float32(from_y)) / np.float32(radii[1])
            )
        turn = math.radians(self.angle)
        right, down = round(math.sin(turn), 12), round(-math.cos(turn), 12)
        length = abs(width * right) + abs(height * down)
        across = (
            (x - np.float32(width / 2)) * np.float32(right / length) if right else np.zeros((1, 1), np.float32)
        )
        along = (y - np.float32(height / 2)) * np.float32(down / length) if down else np.zeros((1, 1), np.float32)
        return across + along + np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Blurred(Backdrop):
    """The blurred photo.

    Attributes:
        bands: red, green and blue (mode F) of a reduced copy that covers the result, with the white of the result.
        width: of the result.
        step: pixels of the result for each pixel of the copy.
        origin: where the upper left corner of the copy is in the result.
    """

    bands: tuple[Image.Image, ...]
    width: int
    step: float
    origin: tuple[float, float]

    def rows(self, upper: int, lower: int) -> NDArray[Any]:
        """See Backdrop."""
        box = 0, upper, self.width, lower
        return np.stack([enlarged_part(band, self.step, self.origin, box) for band in self.bands], axis=2)
