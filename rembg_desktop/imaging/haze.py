"""Removes the haze that models leave in backgrounds, where a solid color is laid behind the subject.

A marketplace that asks for a pure white background measures it. Haze that nobody sees is found then: an alpha of
8 makes a white background up to 8 levels darker. Two things are haze: an alpha that is hardly visible, and faint
spots that belong to nothing solid. Soft edges stay soft: they only become narrower where they are faintest.

A faint tail at a solid subject stays, too, but the subject is placed without it: its share of the frame is
measured by what is seen.

JPEG spreads a subject over the blocks of 8 x 8 pixels that it reaches. Where these reach the border of the
picture, they are changed until the border is white again.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from io import BytesIO
from math import ceil, floor
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from rembg_desktop.imaging.compose import DeepLayer, Layer
from rembg_desktop.imaging.filters import without_spots
from rembg_desktop.imaging.framing import VISIBLE, Box, subject_box
from rembg_desktop.imaging.pixels import SCALE

_FULL: Final = 24
"""From this alpha (0-255) on, nothing is thinned out."""

_DIFFERENCE: Final = 12
"""A pixel that differs more from the background (0-255) is seen; noise of JPEG differs up to this."""
_OPAQUE: Final = 128
"""From this alpha (0-255) on, a pixel is the subject, even if it has the color of the background."""
_STEP: Final = 16
"""Rows or columns that are looked at together."""

_TABLE: Final = [
    max(0, (value - VISIBLE) * _FULL // (_FULL - VISIBLE)) if value < _FULL else value for value in range(256)
]

_COVER_TABLE: Final = [255] * 256
"""By alpha as without_haze() leaves it: how much of colors that are mixed with a background is left."""
for _value, _left in enumerate(_TABLE[:_FULL]):
    _COVER_TABLE[_left] = round(255 * _left / max(1, _value))

_BLOCK: Final = 8
_WHITE_SUM: Final = 8 * (255 - 128)
"""The first coefficient of a white block (ITU T.81, A.3.3)."""
_FINER: Final = (95, 98, 100)
"""Qualities that are tried for a narrow border that cannot be white at the chosen one."""
_ROUNDS: Final = 20
_LAST_ROUNDS: Final = 200
"""With the highest quality, a block becomes white in about one of ten rounds."""
_LARGEST_CHANGE: Final = 3
"""By how many levels pixels are changed in a block at the border; nobody sees it."""


def solid_alpha(alpha: Image.Image, box: Box | None) -> tuple[Image.Image, Box | None]:
    """The alpha (L) of a photo without faint spots that belong to nothing solid, and the box of the subject.

    Args:
        alpha: L.
        box: of the subject in the alpha, see subject_box().
    """
    values = np.asarray(alpha)
    solid = without_spots(values, 1, VISIBLE)
    if solid is values:
        return alpha, box
    cleaned = Image.fromarray(solid)
    return cleaned, subject_box(cleaned)


def seen_box(
    colors: Image.Image, alpha: Image.Image, box: Box | None, grounds: Collection[tuple[int, int, int]]
) -> Box | None:
    """Box (left, upper, right, lower) of what is seen of a subject on any of these colors; None if it is empty.

    Args:
        colors: RGB.
        alpha: L, same size, see solid_alpha().
        box: of the subject in the alpha, see subject_box().
        grounds: colors of backgrounds, 0-255.
    """
    if box is None:
        return None
    left, upper, right, lower = box

    def seen(part: Box) -> NDArray[np.bool_]:
        opacity = np.asarray(alpha.crop(part).point(_TABLE))  # as without_haze() leaves it
        pixels = colors.crop(part)
        found = opacity >= _OPAQUE
        for ground in grounds:
            found |= np.multiply(opacity, _differences(pixels, ground), dtype=np.uint16) > _DIFFERENCE * 255
        return found

    rows = _ends(upper, lower, lambda start, end: seen((left, start, right, end)).any(axis=1))
    if rows is None:
        return box
    columns = _ends(left, right, lambda start, end: seen((start, rows[0], end, rows[1])).any(axis=0))
    return box if columns is None else (columns[0], rows[0], columns[1], rows[1])


def seen_in(picture: Image.Image, alpha: Image.Image, ground: tuple[int, int, int]) -> tuple[Box, ...]:
    """Boxes of what differs from the background in a finished picture (RGB), or is opaque in its alpha (L).

    There are two, since some count pixels with the difference itself, and some only larger ones.
    """
    solid = np.asarray(alpha) >= _OPAQUE
    differences = _differences(picture, ground)
    found = (Image.fromarray(solid | (differences > least)).getbbox() for least in (_DIFFERENCE - 1, _DIFFERENCE))
    return tuple(box for box in found if box is not None)


def _differences(picture: Image.Image, ground: tuple[int, int, int]) -> NDArray[np.uint8]:
    """(height, width) the largest difference of a channel from a color."""
    red, green, blue = ImageChops.difference(picture, Image.new("RGB", picture.size, ground)).split()
    return np.asarray(ImageChops.lighter(ImageChops.lighter(red, green), blue))


def _ends(first: int, last: int, seen: Callable[[int, int], Any]) -> tuple[int, int] | None:
    """(start, end) of the rows or columns that are seen, between two places; only the outer ones are looked at."""
    start = end = None
    for place in range(first, last, _STEP):
        if (found := np.flatnonzero(seen(place, min(place + _STEP, last)))).size:
            start = place + int(found[0])
            break
    for place in range(last, first, -_STEP):
        lowest = max(first, place - _STEP)
        if (found := np.flatnonzero(seen(lowest, place))).size:
            end = lowest + int(found[-1]) + 1
            break
    return None if start is None or end is None else (start, end)


def without_haze(
    placed: Layer | DeepLayer, seen: Box | None = None, *, is_trimmed: bool = True, may_have_spots: bool = True
) -> Layer | DeepLayer:
    """The layer with an alpha of 0 where it is hardly visible; scaling makes such haze, too.

    Args:
        placed: the subject in its place.
        seen: box of the subject in the photo; None for the whole photo.
        is_trimmed: the alpha is 0 outside of the box. Otherwise it fades to 0 at the edges of the photo.
        may_have_spots: the alpha is not just what solid_alpha() returned.
    """
    alpha = placed.alpha
    width, height = alpha.size if isinstance(alpha, Image.Image) else (alpha.shape[1], alpha.shape[0])
    left, upper, right, lower = _in_layer(seen, placed, (width, height)) if seen else (0, 0, width, height)
    if isinstance(alpha, Image.Image):
        image = alpha.point(_TABLE)
        sides = (
            (0, 0, width, min(1, upper)),
            (0, max(lower, height - 1), width, height),
            (0, 0, min(1, left), height),
            (max(right, width - 1), 0, width, height),
        )
        if not (may_have_spots or is_trimmed or any(image.crop(side).getbbox() for side in sides)):
            return replace(placed, alpha=image)  # nothing reaches an edge that the subject does not reach
        thinned, scale = np.array(image), 1
    else:
        thinned, scale = _thinned_words(alpha), SCALE
    if may_have_spots:
        thinned = without_spots(thinned, scale)
    for outside in (thinned[:upper], thinned[lower:][::-1], thinned.T[:left], thinned.T[right:][::-1]):
        if is_trimmed:
            outside[:] = 0
        elif outside[:1].any():
            outside[:] = outside * np.linspace(0, 1, len(outside), endpoint=False)[:, np.newaxis]
    if not isinstance(alpha, Image.Image):
        return replace(placed, alpha=thinned)
    solid = Image.fromarray(thinned)
    if isinstance(placed, DeepLayer) or placed.cover is None:
        return replace(placed, alpha=solid)
    return replace(placed, alpha=solid, cover=solid.point(_COVER_TABLE))


def _in_layer(box: Box, layer: Layer | DeepLayer, size: tuple[int, int]) -> Box:
    """A box in the photo as a box in its layer, which has this (width, height)."""
    x, y, scale = layer.placed
    left, upper = x - layer.left, y - layer.top
    return (
        min(max(0, floor(left + box[0] * scale + 0.01)), size[0]),
        min(max(0, floor(upper + box[1] * scale + 0.01)), size[1]),
        min(max(0, ceil(left + box[2] * scale - 0.01)), size[0]),
        min(max(0, ceil(upper + box[3] * scale - 0.01)), size[1]),
    )


def _thinned_words(alpha: NDArray[np.uint16]) -> NDArray[np.uint16]:
    haze = np.uint16(VISIBLE * SCALE)
    above = (np.maximum(alpha, haze) - haze).astype(np.uint32) * _FULL // (_FULL - VISIBLE)
    return np.where(alpha < _FULL * SCALE, above, alpha).astype(np.uint16)


@dataclass(frozen=True, slots=True)
class JpegCoding:
    """How a picture is written as JPEG.

    Attributes:
        image: RGB or L.
        tables: quantization tables of luminance and chroma, 64 steps each.
        is_subsampled: one chroma value for 2 x 2 pixels.
    """

    image: Image.Image
    tables: tuple[tuple[int, ...], ...]
    is_subsampled: bool


def with_white_border(image: Image.Image, quality: int, *, is_subsampled: bool, may_refine: bool) -> JpegCoding:
    """The coding of a picture, such that outermost pixels that are all white are exactly white when decoded.

    Args:
        image: RGB or L. A few pixels beside the border may be changed by up to _LARGEST_CHANGE, in place.
        quality: 1-100, as libjpeg has it.
        is_subsampled: use one chroma value for 2 x 2 pixels, unless the border is too narrow for it.
        may_refine: a higher quality may be used if the border is so narrow that the chosen one makes it gray.
    """
    plain = JpegCoding(image, _tables(quality), is_subsampled)
    if any(_minimum(image.crop(side)) < 255 for side in _sides(image.size, 1)):
        return plain
    plain = replace(plain, tables=_white_tables(plain.tables))
    if image.mode == "RGB" and is_subsampled and not _mixed_blocks(image, 2 * _BLOCK):
        return plain
    mixed = _mixed_blocks(image, _BLOCK)
    blocks = _BorderBlocks(image, mixed) if mixed else None
    for finer in (quality, *(step for step in _FINER if step > quality and may_refine)):
        tables = _white_tables(_tables(finer))
        if blocks is None or blocks.whiten(tables, _LAST_ROUNDS if finer == _FINER[-1] else _ROUNDS):
            return JpegCoding(image, tables, is_subsampled=False)
    return plain


class _BorderBlocks:
    """The blocks at the border of a picture that have parts of the subject."""

    def __init__(self, image: Image.Image, places: list[tuple[int, int]]) -> None:
        self._image = image
        self._places = places
        width, height = image.size
        rows = [np.minimum(np.arange(_BLOCK), height - 1 - upper) for _, upper in places]
        columns = [np.minimum(np.arange(_BLOCK), width - 1 - left) for left, _ in places]
        # At the right and the bottom, encoders repeat the last pixels to get whole blocks.
        self._rows, self._columns = np.array(rows)[:, :, np.newaxis], np.array(columns)[:, np.newaxis, :]
        across = self._columns + np.array([left for left, _ in places])[:, np.newaxis, np.newaxis]
        down = self._rows + np.array([upper for _, upper in places])[:, np.newaxis, np.newaxis]
        outermost = (across == 0) | (across == width - 1) | (down == 0) | (down == height - 1)
        place = np.arange(_BLOCK)
        is_real = (self._rows == place[:, np.newaxis]) & (self._columns == place)
        self._outermost = outermost & is_real
        self._pixels = np.stack(
            [np.asarray(image.crop((left, upper, left + _BLOCK, upper + _BLOCK))) for left, upper in places]
        ).reshape(len(places), _BLOCK, _BLOCK, -1)

    def whiten(self, tables: tuple[tuple[int, ...], ...], rounds: int) -> bool:
        """Change the blocks a little, until all outermost pixels are white once they are decoded.

        Returns:
            Whether that succeeded; otherwise nothing was changed.
        """
        random = np.random.default_rng(0)  # the same picture always gives the same file
        tried = self._pixels.copy()
        left = np.arange(len(self._places))  # blocks that are not white yet
        for attempt in range(rounds):
            blocks = tried[left[:, np.newaxis, np.newaxis], self._rows[left], self._columns[left]]
            is_gray = (self._decoded(blocks, tables) < 255).any(axis=3) & self._outermost[left]
            left = left[is_gray.any(axis=(1, 2))]
            if not left.size:
                self._paste(tried)
                return True
            pixels = self._pixels[left]
            reach = 1 + attempt * _LARGEST_CHANGE // rounds
            noise = random.integers(-reach, reach, pixels.shape, endpoint=True)
            noise = np.where(
                (pixels == 255).all(axis=3, keepdims=True), np.minimum(noise, 0) // _LARGEST_CHANGE, noise
            )
            noise[self._outermost[left]] = 0
            tried[left] = np.clip(pixels.astype(np.int16) + noise, 0, 255).astype(np.uint8)
        return False

    def _paste(self, blocks: NDArray[np.uint8]) -> None:
        width, height = self._image.size
        for (left, upper), block in zip(self._places, blocks, strict=True):
            self._image.paste(_image(block[: height - upper, : width - left]), (left, upper))

    @staticmethod
    def _decoded(blocks: NDArray[np.uint8], tables: tuple[tuple[int, ...], ...]) -> NDArray[np.uint8]:
        """(number, 8, 8, channels) as they are when they were written and read."""
        file = BytesIO()
        _image(blocks.reshape(-1, _BLOCK, blocks.shape[3])).save(file, "JPEG", qtables=tables, subsampling=0)
        with Image.open(file) as read:
            return np.asarray(read).reshape(blocks.shape)


def _tables(quality: int) -> tuple[tuple[int, ...], ...]:
    """The quantization tables of libjpeg for a quality."""
    file = BytesIO()
    Image.new("RGB", (1, 1)).save(file, "JPEG", quality=quality)
    with Image.open(file) as image:
        tables: dict[int, list[int]] = getattr(image, "quantization", {})
        return tuple(tuple(tables[number]) for number in sorted(tables))


def _white_tables(tables: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """The tables with a first step of the luminance that keeps white blocks white: some make them 254."""
    first = tables[0][0]
    while (_WHITE_SUM + first // 2) // first * first < _WHITE_SUM - 3:
        first -= 1
    return ((first, *tables[0][1:]), *tables[1:])


def _mixed_blocks(image: Image.Image, side: int) -> list[tuple[int, int]]:
    """(left, upper) of the blocks at the border that are not white."""
    width, height = image.size
    last = (width - 1) // side * side, (height - 1) // side * side
    places = {(left, upper) for left in range(0, width, side) for upper in (0, last[1])}
    places |= {(left, upper) for upper in range(0, height, side) for left in (0, last[0])}
    if all(_minimum(image.crop(box)) == 255 for box in _sides(image.size, side)):
        return []
    return [
        (left, upper)
        for left, upper in sorted(places)
        if _minimum(image.crop((left, upper, min(left + side, width), min(upper + side, height)))) < 255
    ]


def _sides(size: tuple[int, int], block: int) -> tuple[Box, ...]:
    """The boxes along the four sides that are as wide as the blocks there."""
    width, height = size
    last_left, last_upper = (width - 1) // block * block, (height - 1) // block * block
    return (
        (0, 0, width, min(block, height)),
        (0, last_upper, width, height),
        (0, 0, min(block, width), height),
        (last_left, 0, width, height),
    )


def _image(pixels: NDArray[np.uint8]) -> Image.Image:
    """(rows, columns, 1 or 3) as an image."""
    return Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)


def _minimum(image: Image.Image) -> int:
    return int(np.asarray(image).min())
