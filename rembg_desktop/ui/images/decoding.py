"""From an image file to what Qt paints: upright, in sRGB, no larger than asked for.

Pillow decodes here and not QImageReader: it lets other threads run at every step, reads HEIC, AVIF, CMYK and
16-bit as the pipeline does, and a file that is broken is named in the same words as in the queue.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtGui import QImage

from rembg_desktop.imaging import profile
from rembg_desktop.imaging.load import open_source

MOST_PIXELS: Final = 200_000_000
"""Larger files are not decoded for display."""
_TURNED: Final = (5, 6, 7, 8)
"""EXIF orientations that swap width and height."""
_ORIENTATION: Final = 0x0112


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture for the screen and the size of the file's picture, upright, in pixels."""

    image: QImage
    width: int
    height: int

    @property
    def bytes(self) -> int:
        """Memory that the picture takes."""
        return self.image.sizeInBytes()


def decode(path: Path, longest: int, max_pixels: int = MOST_PIXELS) -> Decoded:
    """Decode a file so that its longer side has at most `longest` pixels.

    Returns:
        The image is RGB32, or ARGB32_Premultiplied where the file has transparency.

    Raises:
        AppError: as imaging.load.open_source() and Source.decode().
    """
    with open_source(path, max_pixels) as source:
        width, height = source.size
        if source.image.getexif().get(_ORIENTATION, 1) in _TURNED:
            width, height = height, width
        if source.kind == "JPEG":
            # The decoder itself halves, quarters or eighths at next to no cost, never below what is asked.
            share = min(1.0, longest / max(source.size))
            draft = (max(1, round(source.size[0] * share)), max(1, round(source.size[1] * share)))
            source.image.draft(None, draft)
        picture = source.decode()
    pixels = picture.pixels
    if picture.alpha is not None:
        pixels.putalpha(picture.alpha)
    pixels = shrink(pixels, longest)
    if pixels.mode == "RGB":
        pixels = profile.as_srgb(pixels, picture.icc)
    elif picture.icc and not profile.is_srgb(picture.icc):
        colors = profile.as_srgb(pixels.convert("RGB"), picture.icc)
        colors.putalpha(pixels.getchannel("A"))
        pixels = colors
    return Decoded(to_qimage(pixels), width, height)


def shrink(pixels: Image.Image, longest: int) -> Image.Image:
    """`pixels` (RGB or RGBA) with the longer side at most `longest`; premultiplied while it is scaled."""
    share = longest / max(pixels.size)
    if share >= 1:
        return pixels
    size = (max(1, round(pixels.width * share)), max(1, round(pixels.height * share)))
    return pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def to_qimage(pixels: Image.Image) -> QImage:
    """RGB or RGBA pixels in the formats that Qt paints fastest."""
    if pixels.mode == "RGBA":
        data, form = pixels.convert("RGBa").tobytes("raw", "BGRa"), QImage.Format.Format_ARGB32_Premultiplied
    else:
        data, form = pixels.convert("RGB").tobytes("raw", "BGRX"), QImage.Format.Format_RGB32
    # The copy owns its pixels; the first one borrows those of `data`.
    return QImage(data, pixels.width, pixels.height, pixels.width * 4, form).copy()
