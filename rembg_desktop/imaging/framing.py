"""Where the subject stands in the result: cropped to it, fitted on a canvas, or left as it was."""

from dataclasses import dataclass
from typing import Final

from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions, pixels
from rembg_desktop.queue.types import Notice

_SUBJECT_FROM: Final = 8
"""Alpha (0-255) from which a pixel belongs to the subject that is trimmed to."""
_SUBJECT: Final = [0] * _SUBJECT_FROM + [255] * (256 - _SUBJECT_FROM)


@dataclass(frozen=True, slots=True)
class Framed:
    """Pixels (RGB) and alpha (L) of one size."""

    pixels: Image.Image
    alpha: Image.Image
    notices: tuple[Notice, ...] = ()


def frame(
    colors: Image.Image,
    alpha: Image.Image,
    options: RemovalOptions,
    *,
    name: str = "The image",
    max_pixels: int | None = None,
) -> Framed:
    """Trim to the subject and fit it on the canvas, as the options say.

    Args:
        colors: RGB, straight.
        alpha: L, same size.
        options: trim, margin, canvas and padding are looked at.
        name: of the source, for messages.
        max_pixels: what trimming with a margin may come to.

    Raises:
        AppError: image_too_large, by the margin.
    """
    notices: tuple[Notice, ...] = ()
    if options.trim:
        subject = alpha.point(_SUBJECT).getbbox()
        if subject is None:
            notices = (Notice("no_subject", f"No subject was found in {name}, so the whole image was kept."),)
        else:
            box = _with_margin(subject, options.margin)
            _check_size(box, options.margin, name, max_pixels)
            colors, alpha = colors.crop(box), alpha.crop(box)  # beyond the edge: black and transparent
    if (canvas := options.canvas_size) is not None:
        colors, alpha = _fit(colors, alpha, canvas, options.padding)
    return Framed(colors, alpha, notices)


def _with_margin(box: tuple[int, int, int, int], margin: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    room = pixels(margin, max(right - left, bottom - top))
    return left - room, top - room, right + room, bottom + room


def _check_size(box: tuple[int, int, int, int], margin: str, name: str, max_pixels: int | None) -> None:
    width, height = box[2] - box[0], box[3] - box[1]
    if max_pixels is not None and width * height > max_pixels:
        raise AppError(
            ErrorCode.IMAGE_TOO_LARGE,
            f"{name} with a margin of {margin} would have {width} x {height} pixels, "
            f"more than the {max_pixels / 1e6:g} megapixels allowed.",
            "Choose a smaller margin.",
        )


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
