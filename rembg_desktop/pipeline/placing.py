"""Prepares an output: its colors, the place of subject or whole photo, layers of a document, clipping paths.

Results for retouchers keep the whole photo: only a mask, alpha or a path hides its background.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging import encode, profile
from rembg_desktop.imaging.compose import (
    STRIP_ROWS,
    DeepLayer,
    Layer,
    Strip,
    flat_strips,
    is_scaled,
    place,
    place_deep,
    place_deep_photo,
    place_photo,
)
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.framing import Box, Placement
from rembg_desktop.imaging.haze import seen_in
from rembg_desktop.imaging.photoshop.documents import DocumentLayer, Strips
from rembg_desktop.imaging.pixels import SCALE, WHITE, Deep, Words, reduced
from rembg_desktop.imaging.scene.backdrops import Backdrop, Color, Solid
from rembg_desktop.imaging.scene.backgrounds import color_backdrop
from rembg_desktop.imaging.scene.shadows import CastShadow, PlacedShadow, rounded_rows
from rembg_desktop.options import (
    Centering,
    Framing,
    OutputFormat,
    Position,
    RemovalOptions,
    exact_pixels,
    pixels_beside,
)
from rembg_desktop.pipeline.cutting import Cut, Untouched

PHOTO, SHADOW, BACKGROUND = "Photo", "Shadow", "Background"
"""Names of the layers of a document."""

_LONGEST_TRIED: Final = 2000
"""JPEG leaves noise up to 7 pixels beside a subject, which is less than 1 % of larger results."""
_TRIALS: Final = 10
_NEAR_SHARE: Final = 0.004
"""A share of the frame that is so near to the wanted one is not improved."""


def whole_strips(layer: Layer | DeepLayer, *, has_alpha: bool) -> tuple[int, Generator[Strip]]:
    """(number of channels, strips of the result) with the whole photo: RGBA with straight alpha, or RGB.

    Beyond the edges of the photo, RGBA is transparent and RGB is white.
    """
    if isinstance(layer, DeepLayer):
        return 4, _deep_strips(layer)
    return (4, _strips(layer)) if has_alpha else (3, _flat_strips(layer))


def _strips(layer: Layer) -> Generator[Strip]:
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        colors.putalpha(alpha)
        yield colors


def _flat_strips(layer: Layer) -> Generator[Strip]:
    width, height = layer.colors.size
    left, right = max(0, layer.left), min(layer.width, layer.left + width)
    for upper, lower in _bounds(layer.height):
        strip = Image.new("RGB", (layer.width, lower - upper), (255, 255, 255))
        top, bottom = max(upper, layer.top), min(lower, layer.top + height)
        if left < right and top < bottom:
            strip.paste(layer.part((left, top, right, bottom))[0], (left, top - upper))
        yield strip


def _deep_strips(layer: DeepLayer) -> Generator[Strip]:
    for upper, lower in _bounds(layer.height):
        colors, alpha = layer.rows(upper, lower)
        strip = np.empty((lower - upper, layer.width, 4), np.uint16)
        strip[..., :3] = colors
        strip[..., 3] = alpha
        yield strip


def document_layers(
    layer: Layer | DeepLayer, backdrop: Backdrop | None, shadow: CastShadow | None, check: Callable[[], object]
) -> list[DocumentLayer]:
    """The layers of a document from bottom to top: background and shadow, if there are any, and the whole photo.

    Args:
        layer: what place_photo() or place_deep_photo() returned.
        backdrop: the background.
        shadow: of the subject.
        check: called before each strip; it may raise.
    """
    size = layer.width, layer.height
    white = WHITE if isinstance(layer, DeepLayer) else 255
    found: list[DocumentLayer] = []
    if isinstance(backdrop, Solid):
        found.append(DocumentLayer(BACKGROUND, 0, 0, *size, backdrop.color))
    elif backdrop is not None:
        behind = _each(size, lambda box: rounded_rows(backdrop.rows(box[1], box[3]), box[1], white), check)
        found.append(DocumentLayer(BACKGROUND, 0, 0, *size, behind))
    if shadow is not None:
        cast = PlacedShadow(shadow, layer, white)

        def shade(box: Box) -> NDArray[Any]:
            strip = np.zeros((box[3] - box[1], layer.width, 4), np.uint16 if white == WHITE else np.uint8)
            cast.lay_under(strip, box[1])
            return strip

        found.append(DocumentLayer(SHADOW, 0, 0, *size, _each(size, shade, check), has_alpha=True))
    own = layer.colors.size if isinstance(layer, Layer) else (layer.colors.shape[1], layer.colors.shape[0])
    colors, alpha = (
        _each(own, lambda box, pixels=pixels: _part(pixels, box, deep=white == WHITE), check)
        for pixels in (layer.colors, layer.alpha)
    )
    found.append(DocumentLayer(PHOTO, layer.left, layer.top, *own, colors, alpha))
    return found


def _each(size: tuple[int, int], part: Callable[[Box], NDArray[Any]], check: Callable[[], object]) -> Strips:
    """Gives the strips of a picture of `size`."""

    def strips() -> Iterable[NDArray[Any]]:
        for upper, lower in _bounds(size[1]):
            check()
            yield part((0, upper, size[0], lower))

    return strips


def _part(pixels: Words | Image.Image, box: Box, *, deep: bool) -> NDArray[Any]:
    if not isinstance(pixels, Image.Image):
        return pixels[box[1] : box[3]]
    part: NDArray[Any] = np.asarray(pixels.crop(box))
    return part * np.uint16(SCALE) if deep else part


def result_mask(layer: Layer | DeepLayer) -> Image.Image:
    """The alpha of the result (L)."""
    if isinstance(layer, Layer):
        return layer.alpha_rows(0, layer.height)
    mask = Image.new("L", (layer.width, layer.height))
    for upper, lower in _bounds(layer.height):
        alpha: Any = layer.rows(upper, lower)[1]
        mask.paste(Image.fromarray(reduced(alpha)), (0, upper))
    return mask


def _bounds(height: int) -> list[tuple[int, int]]:
    return [(upper, min(upper + STRIP_ROWS, height)) for upper in range(0, height, STRIP_ROWS)]


def in_srgb(photo: Cut) -> Cut:
    """The photo with its colors in sRGB. A profile that does not allow it is kept."""
    picture, icc = photo.picture, photo.picture.icc
    if icc is None or profile.is_srgb(icc):
        return photo
    colors = profile.convert(photo.pixels.colors, icc, profile.srgb())
    deep = picture.deep
    if deep is not None:
        words = np.broadcast_to(deep.colors, (*deep.colors.shape[:2], 3))
        converted = profile.convert_words(np.ascontiguousarray(words), icc, profile.srgb())
        if converted is None:
            return photo
        deep = replace(deep, colors=converted)
    if colors is None:
        return photo
    converted_picture = replace(picture, icc=profile.srgb(), deep=deep)
    own = _untouched_in_srgb(photo.untouched, icc)
    return replace(photo, picture=converted_picture, pixels=replace(photo.pixels, colors=colors), untouched=own)


def placed(
    photo: Cut,
    alpha: Image.Image,
    deep: Deep | None,
    placement: Placement,
    options: RemovalOptions,
    ground: Color | None = None,
) -> Layer | DeepLayer:
    """The subject in its place, or the whole photo with its own colors if the output keeps it.

    Args:
        photo: what was cut.
        alpha: its alpha (L).
        deep: its pixels with 16 bits if the output has 16.
        placement: what goes where.
        options: of the output.
        ground: the color behind the subject if there is nothing else, in the colors of the photo.

    Raises:
        AppError: cannot_encode, if the photo is too large for a layer.
    """
    if not options.keeps_photo or photo.untouched is None:
        colors = photo.pixels.colors
        return place(colors, alpha, placement, ground) if deep is None else place_deep(deep, alpha, placement)
    if options.format is OutputFormat.PSD:  # a layer can be larger than the document
        encode.check_size(photo.name, alpha.size, options.format)
    if deep is None or photo.untouched.deep is None:
        return place_photo(photo.untouched.pixels, alpha, placement)
    return place_deep_photo(photo.untouched.deep, alpha if deep.alpha is None else deep.alpha, placement)


def _untouched_in_srgb(colors: Untouched | None, icc: bytes) -> Untouched | None:
    """The colors of the whole photo in sRGB, if an output keeps them and wants that."""
    if colors is None:
        return None
    words = colors.deep
    if words is not None:
        wide = np.ascontiguousarray(np.broadcast_to(words, (*words.shape[:2], 3)))
        words = profile.convert_words(wide, icc, profile.srgb())
    return Untouched(profile.as_srgb(colors.pixels, icc), words)


def with_path(
    extras: SourceMetadata,
    name: str,
    layer: Layer | DeepLayer,
    options: RemovalOptions,
    check: Callable[[], object],
) -> tuple[SourceMetadata, tuple[Notice, ...]]:
    """The metadata with the clipping path of the result, if one is wanted, and notices about the path."""
    if not options.clipping_path:
        return extras, ()
    from rembg_desktop.imaging.photoshop.documents import clipping_path  # unused by most jobs

    path = clipping_path(result_mask(layer), options.clipping_path, check)
    if path is None:
        sentence = f"The result of {name} has no clipping path, because no subject was found."
        return extras, (Notice("no_clipping_path", sentence),)
    extras = replace(extras, iptc=(extras.iptc or b"") + path.resources)
    if not path.is_coarse:
        return extras, ()
    sentence = f"The clipping path of {name} is coarse, because its mask is very ragged."
    return extras, (Notice("coarse_clipping_path", sentence),)


def notices(name: str, placement: Placement, options: RemovalOptions) -> tuple[Notice, ...]:
    """A notice if the photo does not have its own size in a file that keeps it."""
    if not options.keeps_photo or not is_scaled(placement):
        return ()
    sentence = (
        f"The photo in the result of {name} was scaled to fit the canvas. Without a canvas, it keeps its size."
    )
    return (Notice("photo_scaled", sentence),)


def layers(
    layer: Layer | DeepLayer,
    backdrop: Backdrop | None,
    shadow: CastShadow | None,
    options: RemovalOptions,
    check: Callable[[], object],
) -> Sequence[DocumentLayer]:
    """The layers of a PSD file; none for other formats and for masks. `check` is called before each strip."""
    if options.format is not OutputFormat.PSD or options.mask_only:
        return ()
    return document_layers(layer, backdrop, shadow, check)


def with_exact_margins(
    layer: Layer | DeepLayer, icc: bytes | None, options: RemovalOptions, check: Callable[[], object]
) -> Layer | DeepLayer:
    """A trimmed subject with the margins with which its JPEG file has the wanted share, to about a pixel.

    What has the color of the background counts as the mask has it. Layers of other results stay as they are.

    Args:
        layer: the subject in its place, without a shadow.
        icc: color profile of the result.
        options: of the output.
        check: called before each trial; it may raise.
    """
    color = options.background_color
    if not _has_even_margins(options) or color is None or isinstance(layer, DeepLayer):
        return layer
    behind = Solid(color_backdrop(color, icc), layer.width)
    best, least = layer, 1.0
    todo, tried = [(0, 0, layer.width, layer.height)], set[Box]()
    while todo and len(tried) < _TRIALS and least > _NEAR_SHARE:
        frame = todo.pop(0)
        if frame in tried or max(frame[2:]) > _LONGEST_TRIED:
            continue
        check()
        tried.add(frame)
        moved = layer.reframed(*frame)
        boxes = _seen_of(moved, Solid(behind.color, moved.width), options)
        off = max((_off(box, moved, options.margin) for box in boxes), default=0.0)
        if off < least:
            best, least = moved, off
        todo += [
            (frame[0] + before[0] - box[0], frame[1] + before[1] - box[1], width, height)
            for box in boxes
            for before, width, height in _frames_around(box, options.margin)
        ]
    return best


def _has_even_margins(options: RemovalOptions) -> bool:
    """Whether the result is a JPEG file of a subject with the same margin on all sides."""
    place = options.framing, options.centering, options.position, options.canvas, options.keeps_photo
    is_trimmed = options.trim and place == (Framing.EACH, Centering.BOX, Position.CENTER, None, False)
    return is_trimmed and options.format is OutputFormat.JPEG and exact_pixels(options.margin, _LONGEST_TRIED) > 0


def _seen_of(layer: Layer, behind: Solid, options: RemovalOptions) -> tuple[Box, ...]:
    file, size = BytesIO(), (layer.width, layer.height)
    encode.write(file, size, 3, flat_strips(layer, behind), SourceMetadata(), options)
    with Image.open(file) as decoded:
        return seen_in(decoded, layer.alpha_rows(0, layer.height), behind.color)


def _off(box: Box, layer: Layer, margin: str) -> float:
    """By how much the share of the frame that a box fills differs from the wanted one."""
    width, height = box[2] - box[0], box[3] - box[1]
    longest = max(width, height)
    wanted = longest / (longest + 2 * exact_pixels(margin, longest))
    return abs(max(width / layer.width, height / layer.height) - wanted)


def _frames_around(box: Box, margin: str) -> Generator[tuple[tuple[int, int], int, int]]:
    """((left, upper) margin, width, height) of the frames that fit a box; the noise depends on the place."""
    width, height = box[2] - box[0], box[3] - box[1]
    before, after = pixels_beside(margin, max(width, height))
    for left, upper in ((before, before), (after, before), (before, after), (before + 1, before + 1)):
        yield (left, upper), width + before + after, height + before + after
