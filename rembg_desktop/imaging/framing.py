"""Where the subject stands in the result: cropped to it, fitted on a canvas, or left as it was."""

from dataclasses import dataclass
from typing import Final

from PIL import Image

from rembg_desktop.options import RemovalOptions, pixels
from rembg_desktop.queue.types import Notice

_SUBJECT_FROM: Final = 8
"""Alpha (0-255) from which a pixel belongs to the subject that is trimmed to."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Pixels (RGB) and alpha (L) of one size."""

    pixels: Image.Image
    alpha: Image.Image
    notices: tuple[Notice, ...] = ()


def frame(colors: Image.Image, alpha: Image.Image, options: RemovalOptions) -> Framed:
    """Trim to the subject and fit it on the canvas, as the options say.

    Args:
        colors: RGB, straight.
        alpha: L, same size.
        options: trim, margin, canvas and padding are looked at.
    """
    notices: tuple[Notice, ...] = ()
    if options.trim:
        subject = alpha.point(lambda value: 255 if value >= _SUBJECT_FROM else 0).getbbox()
        if subject is None:
            notices = (Notice("no_subject", "No subject was found, so the whole image was kept."),)
        else:
            box = _with_margin(subject, options.margin)
            colors, alpha = colors.crop(box), alpha.crop(box)  # beyond the edge: black and transparent
    if (canvas := options.canvas_size) is not None:
        colors, alpha = _fit(colors, alpha, canvas, options.padding)
    return Framed(colors, alpha, notices)


def _with_margin(box: tuple[int, int, int, int], margin: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    room = pixels(margin, max(right - left, bottom - top))
    return left - room, top - room, right + room, bottom + room


def _fit(
    colors: Image.Image, alpha: Image.Image, canvas: tuple[int, int], padding: str
) -> tuple[Image.Image, Image.Image]:
    """Scale to fit inside the canvas less its padding, centred; small subjects are enlarged likewise."""
    room = min(pixels(padding, min(canvas)), (min(canvas) - 1) // 2)
    inner = canvas[0] - 2 * room, canvas[1] - 2 * room
    scale = min(inner[0] / colors.width, inner[1] / colors.height)
    size = max(1, round(colors.width * scale)), max(1, round(colors.height * scale))
    layer = colors.copy()
    layer.putalpha(alpha)
    if size != layer.size:
        # Pillow premultiplies RGBA for this, so hidden colours do not bleed into the edge.
        layer = layer.resize(size, Image.Resampling.LANCZOS)
    whole = Image.new("RGBA", canvas, (0, 0, 0, 0))
    whole.paste(layer, ((canvas[0] - size[0]) // 2, (canvas[1] - size[1]) // 2))
    return whole.convert("RGB"), whole.getchannel("A")
