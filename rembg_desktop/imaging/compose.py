"""Composes the result in strips: places the subject and lays the background. The image is never copied whole."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.framing import Box, Placement
from rembg_desktop.imaging.load import open_source
from rembg_desktop.imaging.pixels import SCALE, WHITE, Deep, Words, framed, resized


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


def place(colors: Image.Image, alpha: Image.Image, placement: Placement) -> Layer:
    """Trim to the subject and fit it on the canvas.

    Args:
        colors: mode RGB.
        alpha: mode L, same size.
        placement: what goes where.

    With a canvas, all subjects of a job have the same size, as online shops require. Small subjects are enlarged.
    """
    frame = placement.frame
    if placement.is_cropped:
        return Layer(colors, alpha, -frame[0], -frame[1], *placement.result)
    scaled = _scaled(colors, alpha, frame, placement.size)
    pixels = scaled.convert("RGB")
    enlarged = max(1.0, placement.scale)
    return Layer(pixels, scaled.getchannel("A"), *placement.at, *placement.result, enlarged=enlarged)


def place_deep(deep: Deep, alpha: Image.Image, placement: Placement) -> DeepLayer:
    """Like place(), for 16 bits. `alpha` (L) is used if `deep` has none."""
    frame = placement.frame
    own = alpha if deep.alpha is None else deep.alpha
    if placement.is_cropped:
        return DeepLayer(deep.colors, own, -frame[0], -frame[1], *placement.result)
    colors, opacity = framed(deep.colors, frame), _deep_alpha(own, frame)
    is_same = placement.size == placement.frame_size
    scaled = Deep(colors, opacity) if is_same else resized(colors, opacity, placement.size)
    assert scaled.alpha is not None
    enlarged = max(1.0, placement.scale)
    return DeepLayer(scaled.colors, scaled.alpha, *placement.at, *placement.result, enlarged=enlarged)


def _deep_alpha(alpha: Words | Image.Image, box: Box) -> Words:
    if isinstance(alpha, Image.Image):
        return np.asarray(alpha.crop(box)) * np.uint16(SCALE)
    return framed(alpha, box)


def _scaled(colors: Image.Image, alpha: Image.Image, frame: Box, size: tuple[int, int]) -> Image.Image:
    """The part in `frame` as RGBA, resized with premultiplied alpha so that hidden colors do not bleed in."""
    part = colors.crop(frame)
    part.putalpha(alpha.crop(frame))
    if part.size == size:
        return part
    return part.convert("RGBa").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).convert("RGBA")


def backdrop_color(value: tuple[int, int, int], icc: bytes | None, *, deep: bool = False) -> tuple[int, int, int]:
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


def check_backdrop(path: Path, max_pixels: int) -> None:
    """Check that an image file can be used as a background: it exists, is supported, and is not too large.

    Only the header is read.

    Raises:
        AppError: background_unreadable, with the name of the file.
    """
    with _translate_errors(), open_source(path, max_pixels):
        pass


def backdrop_image(path: Path, size: tuple[int, int], icc: bytes | None, max_pixels: int) -> Image.Image:
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


Bytes = NDArray[np.uint8]
Strip = NDArray[Any]
"""(rows, width, channels) of uint8 or uint16."""

STRIP_ROWS: Final = 256
"""Rows per strip: 4 MB at 4000 columns, which roughly fits in the L2 cache."""

Backdrop = tuple[int, int, int] | Image.Image
"""A solid color with the depth of the result or an RGB image with its size, in the color space of the result."""


def result_strips(
    layer: Layer | DeepLayer, backdrop: Backdrop | None, *, mask_only: bool
) -> tuple[int, Generator[Strip]]:
    """(number of channels, strips of the result). A mask always has 8 bits."""
    if isinstance(layer, DeepLayer):
        return (4, deep_cutout_strips(layer)) if backdrop is None else (3, deep_flat_strips(layer, backdrop))
    if mask_only:
        return 1, mask_strips(layer)
    return (4, cutout_strips(layer)) if backdrop is None else (3, flat_strips(layer, backdrop))


def cutout_strips(layer: Layer) -> Generator[Bytes]:
    """Strips of (rows, width, 4) RGBA: straight alpha, color zero where alpha is zero."""
    for upper, lower in _bounds(layer.height):
        strip = np.zeros((lower - upper, layer.width, 4), np.uint8)
        if (seen := layer.alpha_rows(upper, lower).getbbox()) is not None:
            _fill(strip, layer, upper, seen)
        yield strip


def _fill(strip: Bytes, layer: Layer, upper: int, seen: Box) -> None:
    """Copy the box `seen` into a strip of zeros that starts at row `upper`.

    Most of a photo is outside the subject, so only the inside is processed.
    """
    left, first, right, last = seen
    colors, alpha = layer.part((left, upper + first, right, upper + last))
    colors.putalpha(alpha)
    pixels: NDArray[Any] = np.asarray(colors).view(np.uint32)[:, :, 0]
    target: NDArray[Any] = strip.view(np.uint32)[first:last, left:right, 0]
    np.multiply(pixels, np.asarray(alpha) != 0, out=target)


def flat_strips(layer: Layer, backdrop: Backdrop) -> Generator[Bytes]:
    """Strips of (rows, width, 3) RGB: the subject over the background."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        if isinstance(backdrop, tuple):
            strip = Image.new("RGB", colors.size, backdrop)
        else:
            strip = backdrop.crop((0, upper, layer.width, lower))
        strip.paste(colors, None, alpha)
        yield np.asarray(strip)


def mask_strips(layer: Layer) -> Generator[Bytes]:
    """Strips of (rows, width, 1): only the mask."""
    for upper, lower in _bounds(layer.height):
        yield np.asarray(layer.rows(upper, lower)[1])[:, :, np.newaxis]


def deep_cutout_strips(layer: DeepLayer) -> Generator[Words]:
    """Like cutout_strips(), with 16 bits."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        strip = np.empty((lower - upper, layer.width, 4), np.uint16)
        np.multiply(colors, (alpha != 0)[..., np.newaxis], out=strip[..., :3])
        strip[..., 3] = alpha
        yield strip


def deep_flat_strips(layer: DeepLayer, backdrop: Backdrop) -> Generator[Words]:
    """Like flat_strips(), with 16 bits. An image as background has 8."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        if isinstance(backdrop, tuple):
            behind = np.array(backdrop, np.uint32)
        else:
            behind = np.asarray(backdrop.crop((0, upper, layer.width, lower)), np.uint32) * SCALE
        share = alpha.astype(np.uint32)[..., np.newaxis]
        mixed = colors * share + behind * (WHITE - share) + np.uint32(WHITE // 2)  # below 2**32
        yield (mixed // np.uint32(WHITE)).astype(np.uint16)


def assemble(strips: Generator[Bytes], size: tuple[int, int], channels: int) -> Image.Image:
    """Join `strips` to an image, for encoders that need the complete image."""
    image = Image.new({1: "L", 3: "RGB", 4: "RGBA"}[channels], size)
    upper = 0
    for strip in strips:
        image.paste(Image.fromarray(strip[:, :, 0] if channels == 1 else strip), (0, upper))
        upper += strip.shape[0]
    return image


def _bounds(height: int) -> list[tuple[int, int]]:
    return [(upper, min(upper + STRIP_ROWS, height)) for upper in range(0, height, STRIP_ROWS)]
