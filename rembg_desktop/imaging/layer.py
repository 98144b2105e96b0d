"""Where the subject lies in the result: cropped to it, with a margin, or fitted on a canvas."""

from dataclasses import dataclass
from typing import Final

from PIL import Image

from rembg_desktop.options import RemovalOptions, pixels

VISIBLE: Final = 8
"""Alpha (0-255) up to which a pixel is no part of the subject: models leave such a haze on backgrounds."""

_VISIBLE_TABLE: Final = [0] * (VISIBLE + 1) + [255] * (255 - VISIBLE)

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """A subject and its place in a result.

    Attributes:
        colors: RGB.
        alpha: L, straight, of the same size.
        left, top: where the layer's upper left corner lies in the result, pixels; may be negative.
        width, height: size of the result, pixels.
        enlarged: how many times the subject was enlarged; 1 when it was not.
    """

    colors: Image.Image
    alpha: Image.Image
    left: int
    top: int
    width: int
    height: int
    enlarged: float = 1.0

    def rows(self, upper: int, lower: int) -> tuple[Image.Image, Image.Image]:
        """(RGB, L) of the result's rows from `upper` up to `lower`; black and transparent beside the layer."""
        return self.part((0, upper, self.width, lower))

    def alpha_rows(self, upper: int, lower: int) -> Image.Image:
        """The alpha (L) alone of the result's rows from `upper` up to `lower`."""
        return self.alpha.crop(self._inside((0, upper, self.width, lower)))

    def part(self, box: Box) -> tuple[Image.Image, Image.Image]:
        """(RGB, L) of a box of the result; black and transparent beside the layer."""
        inside = self._inside(box)
        return self.colors.crop(inside), self.alpha.crop(inside)

    def _inside(self, box: Box) -> Box:
        """A box of the result as the layer's own coordinates."""
        return box[0] - self.left, box[1] - self.top, box[2] - self.left, box[3] - self.top


def subject_box(alpha: Image.Image) -> Box | None:
    """(left, upper, right, lower) of what is visible in a mask (mode L); None when nothing is."""
    return alpha.point(_VISIBLE_TABLE).getbbox()


def result_size(size: tuple[int, int], subject: Box | None, options: RemovalOptions) -> tuple[int, int]:
    """(width, height) in pixels of the result of an image of `size` with the subject in a box."""
    if canvas := options.canvas_size:
        return canvas
    left, upper, right, lower = _frame(size, subject, options)
    return right - left, lower - upper


def place(colors: Image.Image, alpha: Image.Image, subject: Box | None, options: RemovalOptions) -> Layer:
    """Crop to the subject and fit on the canvas, as the options say.

    Args:
        colors: mode RGB.
        alpha: mode L, same size.
        subject: box of the subject; None when nothing was found, and the whole image is taken.
        options: trim, margin, canvas and padding count.

    A canvas makes every subject of a job equally large, which is what shops ask for, so it enlarges small
    ones too.
    """
    frame = _frame(colors.size, subject, options)
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    canvas = options.canvas_size
    if canvas is None:
        return Layer(colors, alpha, -frame[0], -frame[1], width, height)
    padding = pixels(options.padding, min(canvas))
    room = max(1, canvas[0] - 2 * padding), max(1, canvas[1] - 2 * padding)
    scale = min(room[0] / width, room[1] / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    scaled = _scaled(colors, alpha, frame, size)
    left, top = (canvas[0] - size[0]) // 2, (canvas[1] - size[1]) // 2
    return Layer(scaled.convert("RGB"), scaled.getchannel("A"), left, top, *canvas, enlarged=max(1.0, scale))


def _frame(size: tuple[int, int], subject: Box | None, options: RemovalOptions) -> Box:
    """The part of the image that is shown; beyond its edges when the margin wants it."""
    if not options.trim or subject is None:
        return (0, 0, *size)
    left, upper, right, lower = subject
    margin = pixels(options.margin, max(right - left, lower - upper))
    return left - margin, upper - margin, right + margin, lower + margin


def _scaled(colors: Image.Image, alpha: Image.Image, frame: Box, size: tuple[int, int]) -> Image.Image:
    """The part in `frame` as RGBA of another size; premultiplied, so that no hidden colour bleeds in."""
    part = colors.crop(frame)
    part.putalpha(alpha.crop(frame))
    if part.size == size:
        return part
    return part.convert("RGBa").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).convert("RGBA")
