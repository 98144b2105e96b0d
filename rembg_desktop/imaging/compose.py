"""Composes the result in strips: places the subject on its background. The image is never copied whole."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging.framing import Box, Placement
from rembg_desktop.imaging.pixels import SCALE, WHITE, Deep, Words, framed, resized
from rembg_desktop.imaging.scene.backdrops import Backdrop, Color, Solid
from rembg_desktop.imaging.scene.shadows import CastShadow, PlacedShadow, rounded_rows

Bytes = NDArray[np.uint8]
_LANCZOS: Final = Image.Resampling.LANCZOS

Strip = NDArray[Any] | Image.Image
"""(rows, width, channels) of uint8 or uint16, or an image."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A subject and its position in the result.

    Attributes:
        colors: RGB.
        alpha: L, straight, of the same size.
        left, top: position of the layer's upper left corner in the result in pixels; can be negative.
        width, height: size of the result in pixels.
        enlarged: factor by which the subject was enlarged; 1 if it was not.
        placed: (x, y, scale): where the upper left corner of the photo is in the result, and its scale.
        cover: L, the share of the colors on the background, if they are already mixed with it.
    """

    colors: Image.Image
    alpha: Image.Image
    left: int
    top: int
    width: int
    height: int
    enlarged: float = 1.0
    placed: tuple[float, float, float] = (0.0, 0.0, 1.0)
    cover: Image.Image | None = None

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

    def values(self, box: Box) -> tuple[Bytes, Bytes]:
        """Like part(), as arrays."""
        colors, alpha = self.part(box)
        return np.asarray(colors), np.asarray(alpha)

    def reframed(self, right: int, down: int, width: int, height: int) -> "Layer":
        """The subject moved so many pixels in a result of another size."""
        x, y, scale = self.placed
        left, top = self.left + right, self.top + down
        return replace(self, left=left, top=top, width=width, height=height, placed=(x + right, y + down, scale))

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
    placed: tuple[float, float, float] = (0.0, 0.0, 1.0)

    def rows(self, upper: int, lower: int) -> tuple[Words, Words]:
        """(colors, alpha) of the rows `upper` to `lower` (exclusive) of the result; zero outside the layer."""
        return self.values((0, upper, self.width, lower))

    def values(self, box: Box) -> tuple[Words, Words]:
        """(colors, alpha) of a box of the result; zero outside the layer."""
        inside = box[0] - self.left, box[1] - self.top, box[2] - self.left, box[3] - self.top
        return framed(self.colors, inside), _deep_alpha(self.alpha, inside)


def place(colors: Image.Image, alpha: Image.Image, placement: Placement, ground: Color | None = None) -> Layer:
    """Trim to the subject and fit it on the canvas.

    Args:
        colors: mode RGB.
        alpha: mode L, same size.
        placement: what goes where.
        ground: the color that will be behind the subject, if it may be mixed with it before it is scaled.

    With a canvas, all subjects of a job have the same size, as online shops require. Small subjects are enlarged.
    """
    frame = placement.frame
    if placement.is_cropped:
        return Layer(colors, alpha, -frame[0], -frame[1], *placement.result, placed=placement.photo_at)
    if ground is None:
        scaled = _scaled(colors, alpha, frame, placement.size)
        pixels, opacity = scaled.convert("RGB"), scaled.getchannel("A")
    else:  # in two thirds of the time
        pixels, opacity = _mixed(colors, alpha, frame, placement.size, ground)
    cover = None if ground is None else opacity
    at, enlarged = (*placement.at, *placement.result), max(1.0, placement.scale)
    return Layer(pixels, opacity, *at, enlarged=enlarged, placed=placement.photo_at, cover=cover)


def place_deep(deep: Deep, alpha: Image.Image, placement: Placement) -> DeepLayer:
    """Like place(), for 16 bits. `alpha` (L) is used if `deep` has none."""
    frame = placement.frame
    own = alpha if deep.alpha is None else deep.alpha
    if placement.is_cropped:
        return DeepLayer(deep.colors, own, -frame[0], -frame[1], *placement.result, placed=placement.photo_at)
    colors, opacity = framed(deep.colors, frame), _deep_alpha(own, frame)
    is_same = placement.size == placement.frame_size
    scaled = Deep(colors, opacity) if is_same else resized(colors, opacity, placement.size)
    assert scaled.alpha is not None
    at, enlarged = (*placement.at, *placement.result), max(1.0, placement.scale)
    return DeepLayer(scaled.colors, scaled.alpha, *at, enlarged=enlarged, placed=placement.photo_at)


def place_photo(colors: Image.Image, alpha: Image.Image, placement: Placement) -> Layer:
    """Place the whole photo. Its pixels stay as they are, unless it is scaled to fit on a canvas.

    Args:
        colors: RGB.
        alpha: L, same size.
        placement: what goes where.
    """
    if not is_scaled(placement):
        left, top = _corner(placement)
        return Layer(colors, alpha, left, top, *placement.result, placed=placement.photo_at)
    box, at, size = _on_canvas(colors.size, placement)
    scaled, mask = (each.resize(size, _LANCZOS, box=box, reducing_gap=3.0) for each in (colors, alpha))
    enlarged = max(1.0, placement.scale)
    return Layer(scaled, mask, *at, *placement.result, enlarged=enlarged, placed=placement.photo_at)


def place_deep_photo(colors: Words, alpha: Words | Image.Image, placement: Placement) -> DeepLayer:
    """Like place_photo(), for 16 bits.

    Args:
        colors: (height, width, 3) RGB or (height, width, 1) gray.
        alpha: (height, width), or L with 8 bits.
        placement: what goes where.
    """
    if not is_scaled(placement):
        left, top = _corner(placement)
        return DeepLayer(colors, alpha, left, top, *placement.result, placed=placement.photo_at)
    box, at, size = _on_canvas((colors.shape[1], colors.shape[0]), placement)

    def scaled(values: Words) -> Words:
        return np.asarray(Image.fromarray(np.ascontiguousarray(values)).resize(size, _LANCZOS, box=box))

    channels = [scaled(colors[..., number]) for number in range(colors.shape[2])]
    mask = alpha.resize(size, _LANCZOS, box=box) if isinstance(alpha, Image.Image) else scaled(alpha)
    enlarged = max(1.0, placement.scale)
    return DeepLayer(
        np.stack(channels, axis=2), mask, *at, *placement.result, enlarged=enlarged, placed=placement.photo_at
    )


def is_scaled(placement: Placement) -> bool:
    """Whether the photo has another size in the result."""
    return placement.size != placement.frame_size


def _corner(placement: Placement) -> tuple[int, int]:
    return placement.at[0] - placement.frame[0], placement.at[1] - placement.frame[1]


def _on_canvas(
    photo: tuple[int, int], placement: Placement
) -> tuple[tuple[float, float, float, float], tuple[int, int], tuple[int, int]]:
    """(box of the part of the photo that is on the canvas, its upper left corner there, its size there)."""
    starts: list[int] = []
    ends: list[int] = []
    box = [0.0, 0.0, 0.0, 0.0]
    for axis in (0, 1):
        scale = placement.size[axis] / placement.frame_size[axis]
        first = placement.at[axis] - placement.frame[axis] * scale
        start = min(max(0, round(first)), placement.result[axis] - 1)
        end = max(start + 1, min(placement.result[axis], round(first + photo[axis] * scale)))
        box[axis] = min(max(0.0, (start - first) / scale), photo[axis] - 1e-3)
        box[axis + 2] = min(max(box[axis] + 1e-3, (end - first) / scale), photo[axis])
        starts.append(start)
        ends.append(end)
    return (box[0], box[1], box[2], box[3]), (starts[0], starts[1]), (ends[0] - starts[0], ends[1] - starts[1])


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


def _mixed(
    colors: Image.Image, alpha: Image.Image, frame: Box, size: tuple[int, int], ground: Color
) -> list[Image.Image]:
    """The part in `frame` on a background (RGB), and its alpha (L), both resized."""
    opacity = alpha.crop(frame)
    mixed = Image.new("RGB", opacity.size, ground)
    mixed.paste(colors.crop(frame), (0, 0), opacity)
    return [each.resize(size, _LANCZOS, reducing_gap=3.0) for each in (mixed, opacity)]


STRIP_ROWS: Final = 256
"""Rows per strip: 4 MB at 4000 columns, which roughly fits in the L2 cache."""
WHOLE_PIXELS: Final = 4_500_000
"""Up to this size, a mixed subject and its background are one strip, which most encoders take as it is."""


def result_strips(
    layer: Layer | DeepLayer, backdrop: Backdrop | None, shadow: CastShadow | None = None, *, mask_only: bool
) -> tuple[int, Generator[Strip]]:
    """(number of channels, strips of the result). A mask always has 8 bits."""
    if isinstance(layer, DeepLayer):
        cast = shadow and PlacedShadow(shadow, layer, WHITE)
        return (4, deep_cutout_strips(layer, cast)) if backdrop is None else (3, _deep_flat(layer, backdrop, cast))
    if mask_only:
        return 1, mask_strips(layer)
    cast = shadow and PlacedShadow(shadow, layer, 255)
    return (4, cutout_strips(layer, cast)) if backdrop is None else (3, flat_strips(layer, backdrop, cast))


def cutout_strips(layer: Layer, shadow: PlacedShadow | None = None) -> Generator[Bytes]:
    """Strips of (rows, width, 4) RGBA: straight alpha, color zero where alpha is zero."""
    for upper, lower in _bounds(layer.height):
        strip = np.zeros((lower - upper, layer.width, 4), np.uint8)
        if (seen := layer.alpha_rows(upper, lower).getbbox()) is not None:
            _fill(strip, layer, upper, seen)
        if shadow:
            shadow.lay_under(strip, upper)
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


def flat_strips(layer: Layer, backdrop: Backdrop, shadow: PlacedShadow | None = None) -> Generator[Image.Image]:
    """Strips (RGB) of the subject over the background."""
    is_whole = layer.cover is not None and layer.width * layer.height <= WHOLE_PIXELS
    for upper, lower in [(0, layer.height)] if is_whole else _bounds(layer.height):
        if isinstance(backdrop, Solid) and shadow is None:
            strip = Image.new("RGB", (layer.width, lower - upper), backdrop.color)
        else:
            strip = Image.fromarray(np.ascontiguousarray(_behind(backdrop, shadow, upper, lower)))
        if layer.cover is not None:
            strip.paste(layer.colors, (layer.left, layer.top - upper), layer.cover)
        elif (seen := layer.alpha_rows(upper, lower).getbbox()) is not None:
            left, first, right, last = seen
            colors, alpha = layer.part((left, upper + first, right, upper + last))
            strip.paste(colors, (left, first), alpha)
        yield strip


def _behind(
    backdrop: Backdrop, shadow: PlacedShadow | None, upper: int, lower: int, white: int = 255
) -> NDArray[Any]:
    """Rows of the background, with the shadow."""
    if shadow:
        return shadow.lay_on(backdrop, upper, lower)
    return rounded_rows(backdrop.rows(upper, lower), upper, white)


def mask_strips(layer: Layer) -> Generator[Bytes]:
    """Strips of (rows, width, 1): only the mask."""
    for upper, lower in _bounds(layer.height):
        yield np.asarray(layer.rows(upper, lower)[1])[:, :, np.newaxis]


def deep_cutout_strips(layer: DeepLayer, shadow: PlacedShadow | None = None) -> Generator[Words]:
    """Like cutout_strips(), with 16 bits."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        strip = np.empty((lower - upper, layer.width, 4), np.uint16)
        np.multiply(colors, (alpha != 0)[..., np.newaxis], out=strip[..., :3])
        strip[..., 3] = alpha
        if shadow:
            shadow.lay_under(strip, upper)
        yield strip


def _deep_flat(layer: DeepLayer, backdrop: Backdrop, shadow: PlacedShadow | None) -> Generator[Words]:
    """Like flat_strips(), with 16 bits."""
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        behind = _behind(backdrop, shadow, upper, lower, WHITE).astype(np.uint32)
        share = alpha.astype(np.uint32)[..., np.newaxis]
        mixed = colors * share + behind * (WHITE - share) + np.uint32(WHITE // 2)  # below 2**32
        yield (mixed // np.uint32(WHITE)).astype(np.uint16)


def assemble(strips: Generator[Strip], size: tuple[int, int], channels: int) -> Image.Image:
    """Join `strips` to an image, for encoders that need the complete image."""
    image = Image.new({1: "L", 3: "RGB", 4: "RGBA"}[channels], size, None)
    upper = 0
    for strip in strips:
        if not isinstance(strip, Image.Image):
            strip = Image.fromarray(strip[:, :, 0] if channels == 1 else strip)  # noqa: PLW2901
        elif strip.size == size:
            return strip
        image.paste(strip, (0, upper))
        upper += strip.height
    return image


def _bounds(height: int) -> list[tuple[int, int]]:
    return [(upper, min(upper + STRIP_ROWS, height)) for upper in range(0, height, STRIP_ROWS)]
