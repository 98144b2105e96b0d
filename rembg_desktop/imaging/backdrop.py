"""The background of the result, in the color space of the result."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import numpy as np
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.deep import SCALE
from rembg_desktop.imaging.load import open_source


def color(value: tuple[int, int, int], icc: bytes | None, *, deep: bool = False) -> tuple[int, int, int]:
    """Convert an sRGB color (0-255 each) to the color space `icc` of the result, with 16 bits if it is `deep`."""
    if deep:
        words = np.array([[value]], np.uint16) * np.uint16(SCALE)
        if icc is not None and not profile.is_srgb(icc):
            words = profile.convert_words(words, profile.srgb(), icc)
        if words is not None:
            return cast("tuple[int, int, int]", tuple(int(word) for word in words[0, 0]))
    converted = profile.from_srgb(Image.new("RGB", (1, 1), value), icc)
    found = cast("tuple[int, int, int]", converted.getpixel((0, 0)))
    return (found[0] * SCALE, found[1] * SCALE, found[2] * SCALE) if deep else found


def check(path: Path, max_pixels: int) -> None:
    """Check that an image file can be used as a background: it exists, is supported, and is not too large.

    Only the header is read.

    Raises:
        AppError: background_unreadable, with the name of the file.
    """
    with _translate_errors(), open_source(path, max_pixels):
        pass


def image(path: Path, size: tuple[int, int], icc: bytes | None, max_pixels: int) -> Image.Image:
    """Load an image file, scale it to cover `size` (width, height) and crop it to the center. RGB in `icc`.

    Raises:
        AppError: background_unreadable, with the name of the file.
    """
    with _translate_errors(), open_source(path, max_pixels) as source:
        source.reduce((max(size), max(size)))
        picture = source.decode()
    pixels = picture.pixels
    if picture.alpha is not None:
        white = Image.new("RGB", pixels.size, (255, 255, 255))
        white.paste(pixels, None, picture.alpha)
        pixels = white
    scale = min(pixels.width / size[0], pixels.height / size[1])
    left, top = (pixels.width - size[0] * scale) / 2, (pixels.height - size[1] * scale) / 2
    box = (left, top, left + size[0] * scale, top + size[1] * scale)
    covering = pixels.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    return profile.from_srgb(profile.as_srgb(covering, picture.icc), icc)


@contextmanager
def _translate_errors() -> Generator[None]:
    try:
        yield
    except AppError as error:
        raise AppError(
            ErrorCode.BACKGROUND_UNREADABLE,
            f"Can't use the background image. {error.message}",
            "Choose another background image.",
        ) from error
