"""Places the subject in the result: trimmed with a margin, or fitted on a canvas."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from rembg_desktop.imaging.deep import SCALE, Deep, Words, framed, resized
from rembg_desktop.options import RemovalOptions, pixels

VISIBLE: Final = 8
"""Pixels with an alpha (0-255) up to this value are not part of the subject: models leave haze in backgrounds."""

_VISIBLE_TABLE: Final = [0] * (VISIBLE + 1) + [255] * (255 - VISIBLE)

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """A subject and its position in the result.

    Attributes:
        colors: RGB.
        alpha: L, straight, of the same size.
        left, top: position of the layer's upper left corner in the result in pixels; can be negative.
        width, height: size of the result in pixels.
        enlarged: factor by which the subject was enlarged; 1 if it was not.
    """

    colors: Image.Image
    alpha: Image.Image
    left: int
    top: int
    width: int
    height: int
    enlarged: float = 1.0

    def rows(self, upper: int, lower: int) -> tuple[Image.Image, Image.Image]:
        """(RGB, L) of the rows `upper` to `lower` (exclusive) of the result; transparent outside the layer."""
        return self.part((0, upper, self.width, lower))

    def alpha_rows(self, upper: int, lower: int) -> Image.Image:
        """Only the alpha (L) of the rows `upper` to `lower` (exclusive) of the result."""
        return self.alpha.crop(self._inside((0, upper, self.width, lower)))

    def part(self, box: Box) -> tuple[Image.Image, Image.Image]:
        """(RGB, L) of a box of the result; transparent black outside the layer."""
        inside = self._inside(box)
        return self.colors.crop(inside), self.alpha.crop(inside)

    def _inside(self, box: Box) -> Box:
        """Convert a box of the result to coordinates of the layer."""
        return box[0] - self.left, box[1] - self.top, box[2] - self.left, box[3] - self.top


@dataclass(frozen=True, slots=True)
class DeepLayer:
    """A subject with 16 bits per channel and its position in the result; see Layer.

    Attributes:
        colors: (height, width, 3) RGB or (height, width, 1) gray.
        alpha: (height, width), straight; or L with 8 bits, which is scaled.
    """

    colors: Words
    alpha: Words | Image.Image
    left: int
    top: int
    width: int
    height: int
    enlarged: float = 1.0

    def rows(self, upper: int, lower: int) -> tuple[Words, Words]:
        """(colors, alpha) of the rows `upper` to `lower` (exclusive) of the result; zero outside the layer."""
        box = -self.left, upper - self.top, self.width - self.left, lower - self.top
        return framed(self.colors, box), _deep_alpha(self.alpha, box)


def subject_box(alpha: Image.Image) -> Box | None:
    """Bounding box (left, upper, right, lower) of the subject in a mask (mode L); None if the mask is empty."""
    return alpha.point(_VISIBLE_TABLE).getbbox()


def result_size(size: tuple[int, int], subject: Box | None, options: RemovalOptions) -> tuple[int, int]:
    """(width, height) in pixels of the result for an image of `size` with the given subject box."""
    if canvas := options.canvas_size:
        return canvas
    left, upper, right, lower = _frame(size, subject, options)
    return right - left, lower - upper


def place(colors: Image.Image, alpha: Image.Image, subject: Box | None, options: RemovalOptions) -> Layer:
    """Trim to the subject and fit it on the canvas, according to the options.

    Args:
        colors: mode RGB.
        alpha: mode L, same size.
        subject: box of the subject; None if no subject was found, then the whole image is used.
        options: trim, margin, canvas and padding are used.

    With a canvas, all subjects of a job have the same size, as online shops require. Small subjects are enlarged.
    """
    frame = _frame(colors.size, subject, options)
    if (canvas := options.canvas_size) is None:
        return Layer(colors, alpha, -frame[0], -frame[1], *_size(frame))
    size, at, scale = _fitted(frame, canvas, options)
    scaled = _scaled(colors, alpha, frame, size)
    return Layer(scaled.convert("RGB"), scaled.getchannel("A"), *at, *canvas, enlarged=max(1.0, scale))


def place_deep(deep: Deep, alpha: Image.Image, subject: Box | None, options: RemovalOptions) -> DeepLayer:
    """Like place(), for 16 bits. `alpha` (L) is used if `deep` has none."""
    frame = _frame(alpha.size, subject, options)
    own = alpha if deep.alpha is None else deep.alpha
    if (canvas := options.canvas_size) is None:
        return DeepLayer(deep.colors, own, -frame[0], -frame[1], *_size(frame))
    size, at, scale = _fitted(frame, canvas, options)
    colors, opacity = framed(deep.colors, frame), _deep_alpha(own, frame)
    scaled = Deep(colors, opacity) if size == _size(frame) else resized(colors, opacity, size)
    assert scaled.alpha is not None
    return DeepLayer(scaled.colors, scaled.alpha, *at, *canvas, enlarged=max(1.0, scale))


def _deep_alpha(alpha: Words | Image.Image, box: Box) -> Words:
    if isinstance(alpha, Image.Image):
        return np.asarray(alpha.crop(box)) * np.uint16(SCALE)
    return framed(alpha, box)


def _size(frame: Box) -> tuple[int, int]:
    return frame[2] - frame[0], frame[3] - frame[1]


def _fitted(
    frame: Box, canvas: tuple[int, int], options: RemovalOptions
) -> tuple[tuple[int, int], tuple[int, int], float]:
    """(size, upper left corner, scale) of what is in `frame` on the canvas."""
    width, height = _size(frame)
    padding = pixels(options.padding, min(canvas))
    room = max(1, canvas[0] - 2 * padding), max(1, canvas[1] - 2 * padding)
    scale = min(room[0] / width, room[1] / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return size, ((canvas[0] - size[0]) // 2, (canvas[1] - size[1]) // 2), scale


def _frame(size: tuple[int, int], subject: Box | None, options: RemovalOptions) -> Box:
    """The visible part of the image. A margin can extend it beyond the edges of the image."""
    if not options.trim or subject is None:
        return (0, 0, *size)
    left, upper, right, lower = subject
    margin = pixels(options.margin, max(right - left, lower - upper))
    return left - margin, upper - margin, right + margin, lower + margin


def _scaled(colors: Image.Image, alpha: Image.Image, frame: Box, size: tuple[int, int]) -> Image.Image:
    """The part in `frame` as RGBA, resized with premultiplied alpha so that hidden colors do not bleed in."""
    part = colors.crop(frame)
    part.putalpha(alpha.crop(frame))
    if part.size == size:
        return part
    return part.convert("RGBa").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).convert("RGBA")
