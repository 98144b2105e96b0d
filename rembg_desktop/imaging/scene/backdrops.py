"""What a background is: strips of a color, a gradient, an image or the blurred photo, in the result's colors."""

import math
from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging.pixels import SCALE, WHITE
from rembg_desktop.imaging.scene import smooth
from rembg_desktop.imaging.scene.smooth import Floats

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
        return np.stack([smooth.part(band, self.step, self.origin, box) for band in self.bands], axis=2)
