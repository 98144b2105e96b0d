"""Makes backgrounds: converts colors to the color space of the result, loads images, blurs the photo."""

import math
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.input_formats import SUFFIXES
from rembg_desktop.imaging.load import open_source
from rembg_desktop.imaging.pixels import SCALE
from rembg_desktop.imaging.scene.backdrops import (
    Backdrop,
    Blurred,
    Color,
    Picture,
    Ramp,
    Solid,
    blurred,
    filled,
    reduced,
    step_for,
    white_of,
)
from rembg_desktop.options import BackgroundFit, Gradient, RemovalOptions, exact_pixels

_STEPS: Final = 4096
"""Colors of a gradient that are converted to the color space of the result."""
_BLUR_PIXELS: Final = 1_500_000
"""Size of the reduced copy of a photo that is blurred."""
_CHECKED_IMAGES: Final = 200
"""Images of a folder that are checked before a job starts."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a background is made for.

    Attributes:
        size: (width, height) of the result in pixels.
        icc: color space of the result; None is sRGB.
        deep: the result has 16 bits.
        photo, alpha: the cut photo (RGB in `icc`, and L).
        visible: L, the transparency that the photo itself has; None if it is opaque.
        placed: (x, y, scale): where the upper left corner of the photo is in the result, and its scale.
        number: of the image in its job, from 1 on.
        scale: below 1 if the result is a reduced preview.
        max_pixels: larger background images are refused.
    """

    size: tuple[int, int]
    icc: bytes | None
    deep: bool
    photo: Image.Image
    alpha: Image.Image
    visible: Image.Image | None
    placed: tuple[float, float, float]
    number: int
    scale: float
    max_pixels: int


def backdrop(options: RemovalOptions, scene: Scene) -> Backdrop | None:
    """The background of a result; None if it is transparent.

    Raises:
        AppError: background_unreadable.
    """
    if options.mask_only:
        return None
    if options.background_color is not None:
        color = color_backdrop(options.background_color, scene.icc, deep=scene.deep)
        return Solid(color, scene.size[0], scene.deep)
    if (gradient := options.background_gradient) is not None:
        return gradient_backdrop(
            gradient, scene.size, scene.icc, deep=scene.deep, center=options.background_position.shares
        )
    if (radius := options.background_blur) is not None:
        return _blurred_backdrop(radius, options, scene)
    if options.background_image is not None:
        path = image_for(Path(options.background_image), scene.number)
        return _image_backdrop(path, options, scene)
    return None


def color_backdrop(value: Color, icc: bytes | None, *, deep: bool = False) -> Color:
    """Convert an sRGB color (0-255 each) to the color space `icc` of the result, with 16 bits if it is `deep`."""
    if deep:
        words = _converted(np.array([[value]], np.uint16) * np.uint16(SCALE), icc)
        if words is not None:
            return cast("Color", tuple(int(word) for word in words[0, 0]))
    converted = profile.from_srgb(Image.new("RGB", (1, 1), value), icc)
    found = cast("Color", converted.getpixel((0, 0)))
    return (found[0] * SCALE, found[1] * SCALE, found[2] * SCALE) if deep else found


def gradient_backdrop(
    gradient: Gradient,
    size: tuple[int, int],
    icc: bytes | None,
    *,
    deep: bool = False,
    center: tuple[float, float] = (0.5, 0.5),
) -> Ramp:
    """A gradient of sRGB colors in the size of the result. It is interpolated in sRGB, as in CSS."""
    stops = np.array(gradient.colors, np.float64)
    places = np.linspace(0, len(stops) - 1, _STEPS)
    table = np.stack([np.interp(places, np.arange(len(stops)), stops[:, band]) for band in range(3)], axis=1)
    words = np.rint(table * SCALE).astype(np.uint16)
    converted = _converted(words[None], icc)
    white = np.float32(1 if deep else 1 / SCALE)
    colors = words if converted is None else converted[0]
    return Ramp(colors.astype(np.float32) * white, size, gradient.angle, center)


def _converted(words: NDArray[np.uint16], icc: bytes | None) -> NDArray[np.uint16] | None:
    """Colors in sRGB with 16 bits, converted to `icc`; None if that is not possible."""
    if icc is None or profile.is_srgb(icc):
        return words
    return profile.convert_words(words, profile.srgb(), icc)


def _blurred_backdrop(radius: str, options: RemovalOptions, scene: Scene) -> Blurred:
    """The photo without its subject, blurred. The colors of the subject do not bleed into what is around it.

    On a canvas it covers the result. Otherwise it stays where it is, and is mirrored beyond its edges.
    """
    photo, size, whole = scene.photo, scene.size, (0, 0, *scene.photo.size)
    sigma = exact_pixels(radius, max(photo.size)) / 2
    placed = scene.placed
    if options.canvas_size:
        placed = covering(photo.size, size, options.background_position.shares)
    most = max(photo.width * photo.height, size[0] * size[1] / placed[2] ** 2)
    step = step_for(sigma, most, _BLUR_PIXELS)
    colors, known = reduced(photo, whole, step), 1 - reduced(scene.alpha, whole, step)
    if scene.visible is not None:
        known *= reduced(scene.visible, whole, step)
    full = reduced(Image.new("L", photo.size, 255), whole, step)  # less than 1 beyond the right and lower edge
    colors /= np.maximum(full, np.float32(1e-6))[..., None]
    # Around the subject, its mask may be too narrow: those colors are not taken either.
    margin = max(1.0, max(known.shape) * 0.004)
    known = np.clip(1 - blurred(1 - known, margin, edge=True) * 4, 0, 1) * known
    if float(known.max()) < 0.5:
        known = np.ones_like(known)  # nothing is left: then the subject is better than nothing
    plain = filled(colors, known)
    before = [max(0, math.ceil(placed[side] / placed[2] / step)) for side in (0, 1)]
    after = [
        max(0, math.ceil((size[side] - placed[side]) / placed[2] / step) - plain.shape[1 - side])
        for side in (0, 1)
    ]
    plain = np.pad(plain, ((before[1], after[1]), (before[0], after[0]), (0, 0)), mode="symmetric")
    plain = blurred(plain, sigma / step, edge=True) * np.float32(white_of(deep=scene.deep))
    bands = tuple(Image.fromarray(np.ascontiguousarray(plain[..., band])) for band in range(3))
    times = step * placed[2]
    return Blurred(bands, size[0], times, (placed[0] - before[0] * times, placed[1] - before[1] * times))


def covering(
    photo: tuple[int, int], size: tuple[int, int], shares: tuple[float, float]
) -> tuple[float, float, float]:
    """(x, y, scale) of a picture of size `photo` that covers `size`; `shares` tell which part is seen."""
    scale = max(size[0] / photo[0], size[1] / photo[1])
    return (size[0] - photo[0] * scale) * shares[0], (size[1] - photo[1] * scale) * shares[1], scale


def images_in(folder: Path) -> list[Path]:
    """The images of a folder of backgrounds in natural order.

    Raises:
        AppError: background_unreadable, if it cannot be read or has no images.
    """
    from natsort import natsorted, ns

    try:
        found = [
            each for each in folder.iterdir() if each.suffix.lower() in SUFFIXES and not each.name.startswith(".")
        ]
        images = [each for each in found if each.is_file()]
    except OSError as error:
        raise _unusable(f"Can't read the folder {folder}: {error.strerror}.") from error
    if not images:
        raise _unusable(f"There are no images in the folder {folder}.")
    return natsorted(images, key=lambda each: each.name, alg=ns.IGNORECASE)


def image_for(path: Path, number: int) -> Path:
    """The background image for the image with this number (from 1 on) of a job. In a folder, they take turns.

    Raises:
        AppError: background_unreadable.
    """
    if not path.is_dir():
        return path
    images = images_in(path)
    return images[(number - 1) % len(images)]


def check_backdrop(path: Path, max_pixels: int) -> None:
    """Check that an image file, or each in a folder, can be a background: it is supported and not too large.

    Only headers are read.

    Raises:
        AppError: background_unreadable, with the name of the file.
    """
    for image in images_in(path)[:_CHECKED_IMAGES] if path.is_dir() else [path]:
        with _translate_errors(), open_source(image, max_pixels):
            pass


def _image_backdrop(path: Path, options: RemovalOptions, scene: Scene) -> Picture:
    """Load an image file and place it in the result. It is white where it is transparent."""
    fit, shares, size = options.background_fit, options.background_position.shares, scene.size
    is_tile = fit is BackgroundFit.TILE
    with _translate_errors(), open_source(path, scene.max_pixels) as source:
        longest = max(1, round(max(source.size) * scene.scale)) if is_tile else max(size)
        source.reduce((longest, longest))
        whole = source.size
        picture = source.decode()
    pixels = picture.pixels
    if picture.alpha is not None:
        white = Image.new("RGB", pixels.size, (255, 255, 255))
        white.paste(pixels, None, picture.alpha)
        pixels = white
    pixels = profile.as_srgb(pixels, picture.icc)
    if is_tile:
        tile = max(1, round(whole[0] * scene.scale)), max(1, round(whole[1] * scene.scale))
        pixels = profile.from_srgb(_resized(pixels, tile, (0, 0, *pixels.size)), scene.icc)
        shift = round((size[0] - tile[0]) * shares[0]), round((size[1] - tile[1]) * shares[1])
        return Picture(pixels, size[0], scene.deep, shift)
    if fit is BackgroundFit.COVER:
        left, top, times = covering(pixels.size, size, shares)
        box = -left / times, -top / times, (size[0] - left) / times, (size[1] - top) / times
        return Picture(profile.from_srgb(_resized(pixels, size, box), scene.icc), size[0], scene.deep)
    times = min(size[0] / pixels.width, size[1] / pixels.height)
    inner = max(1, round(pixels.width * times)), max(1, round(pixels.height * times))
    around = Image.new("RGB", size, (255, 255, 255))
    place = round((size[0] - inner[0]) * shares[0]), round((size[1] - inner[1]) * shares[1])
    around.paste(_resized(pixels, inner, (0, 0, *pixels.size)), place)
    return Picture(profile.from_srgb(around, scene.icc), size[0], scene.deep)


def _resized(pixels: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    if pixels.size == size and box == (0, 0, *size):
        return pixels
    inside = max(box[0], 0.0), max(box[1], 0.0), min(box[2], pixels.width), min(box[3], pixels.height)
    return pixels.resize(size, Image.Resampling.LANCZOS, box=inside, reducing_gap=3.0)


@contextmanager
def _translate_errors() -> Generator[None]:
    try:
        yield
    except AppError as error:
        raise _unusable(error.message) from error


def _unusable(reason: str) -> AppError:
    message = f"Can't use the background image. {reason}"
    return AppError(ErrorCode.BACKGROUND_UNREADABLE, message, "Choose another background image.")
