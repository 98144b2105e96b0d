"""Tells the subject of a finished picture from its background.

A picture is divided into blocks of 8 x 8 pixels, as JPEG is. A block belongs to the subject if one of its pixels
differs clearly from the background. JPEG leaves noise beside an edge, so blocks next to the subject may differ a
little from a white background; all others must be exactly white. Shadows are found on a reduced picture.
"""

from enum import StrEnum
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import import_late
from rembg_desktop.imaging.compose import STRIP_ROWS
from rembg_desktop.imaging.filters import block_maxima
from rembg_desktop.imaging.framing import Box

Color = tuple[int, int, int]
_Bytes = NDArray[np.uint8]
_Flags = NDArray[np.bool_]

WHITE: Final[Color] = (255, 255, 255)
BLOCK: Final = 8
_NOISE_BLOCKS: Final = 2
"""Blocks beside the subject that JPEG can change: with subsampled chroma, its blocks are 16 pixels wide."""
_SOFT_SHARE: Final = 0.05
"""Largest width of the soft edge of an enlarged subject, as a share of the longer side."""
_PLAIN_SHARE: Final = 0.2
"""Share of the outermost pixels that must be white so that white is the background."""
_PLAIN_DIFFERENCE: Final = 12
_NEARLY_WHITE: Final = 230
"""Darker outermost pixels belong to a subject that touches the border."""
_SPECK_SHARE: Final = 0.01
"""Parts with fewer blocks than this share of the largest part's, and of the frame's, are not the subject."""
_SPECK_OF_FRAME: Final = 0.0002
_SPECK_BLOCKS: Final = 4
_FRAME_DEPTH: Final = 0.1
_FRAME_SAMPLES: Final = 64
_FRAME_CONTRAST: Final = 24
LEAST_SHADE: Final = 0.015
"""From this share of the picture on, what is found counts as a shadow."""
_SHADE_SIDE: Final = 700
"""Longer side of the reduced picture that is searched, about."""
_WHITE_DIFFERENCE: Final = 2
_DARKEST_SHADE: Final = 200
"""How much a shadow may lack to white, 0-255."""
_SHADE_SPREAD: Final = 6.0
_SHADE_SPREAD_SHARE: Final = 0.03
"""Differences between the channels of a neutral pixel; the second is a share of what it lacks to white."""
_SHADE_STEP: Final = 25
"""Largest difference between neighbors in a shadow. Edges are steeper."""
_SHADE_WIDTH: Final = 2
"""Narrower shades are soft edges: this is half of their width in pixels of the reduced picture."""
_LEAST_SHADE_PART: Final = 0.001
"""Smaller parts are left out; a share of the picture."""
_FAINT_SHARE: Final = 0.25
"""Share of a shadow that is less than half as dark as its darkest parts."""


class Ground(StrEnum):
    """What is behind the subject."""

    WHITE = "white"
    PLAIN = "plain"
    MIXED = "mixed"
    TRANSPARENT = "transparent"


class Distances:
    """How much the pixels of a picture differ from its background, 0-255."""

    def __init__(self, colors: Image.Image, alpha: Image.Image | None, ground: Color) -> None:
        self._colors = colors
        self._alpha = alpha
        self._ground = np.array(ground, np.int16)

    def part(self, box: Box) -> _Bytes:
        """(rows, columns) of a box."""
        if self._alpha is not None:
            return np.asarray(self._alpha.crop(box))
        pixels = np.asarray(self._colors.crop(box))
        if (self._ground == 255).all():
            darkest = np.minimum(np.minimum(pixels[..., 0], pixels[..., 1]), pixels[..., 2])
            return np.subtract(np.uint8(255), darkest)
        return np.abs(pixels.astype(np.int16) - self._ground).max(axis=2).astype(np.uint8)

    def blocks(self) -> _Bytes:
        """The largest difference in each block of 8 x 8 pixels; those at the right and bottom can be smaller."""
        width, height = self._colors.size
        rows: list[_Bytes] = []
        for upper in range(0, height, STRIP_ROWS):
            lower = min(upper + STRIP_ROWS, height)
            rows.append(block_maxima(self.part((0, upper, width, lower)), BLOCK))
        return np.concatenate(rows)

    def worst(self, blocks: _Bytes, parts: _Flags) -> Color:
        """The color of the pixel outside the subject that differs most."""
        outside = np.where(_grown(blocks, parts), np.uint8(0), blocks)
        row, column = divmod(int(outside.argmax()), outside.shape[1])
        if not outside[row, column]:
            return WHITE
        left, upper = column * BLOCK, row * BLOCK
        box = left, upper, min(left + BLOCK, self._colors.width), min(upper + BLOCK, self._colors.height)
        y, x = divmod(int(self.part(box).argmax()), box[2] - left)
        red, green, blue = np.asarray(self._colors.crop(box))[y, x]
        return int(red), int(green), int(blue)

    def box(self, parts: _Flags, tolerance: int, noise: int) -> Box | None:
        """The box of the pixels in `parts`, which are blocks, that belong to the subject.

        Args:
            parts: the blocks of the subject.
            tolerance: largest difference to the background of what is not the subject.
            noise: the same for pixels beside an edge, which JPEG changes more.
        """
        rows, columns = np.flatnonzero(parts.any(axis=1)), np.flatnonzero(parts.any(axis=0))
        if not rows.size:
            return None
        width, height = self._colors.size
        left, right = int(columns[0]) * BLOCK, min(int(columns[-1] + 1) * BLOCK, width)
        upper, lower = int(rows[0]) * BLOCK, min(int(rows[-1] + 1) * BLOCK, height)
        last_left, last_upper = int(columns[-1]) * BLOCK, int(rows[-1]) * BLOCK

        def extent(box: Box, axis: int) -> tuple[int, int]:
            differences = self._within(box, parts)
            seen = differences > noise
            if not seen.any():
                seen = differences > tolerance
            found = np.flatnonzero(seen.any(axis=axis))
            return int(found[0]), int(found[-1]) + 1

        # Only the outermost blocks have pixels that decide.
        return (
            left + extent((left, upper, min(left + BLOCK, width), lower), 0)[0],
            upper + extent((left, upper, right, min(upper + BLOCK, height)), 1)[0],
            last_left + extent((last_left, upper, right, lower), 0)[1],
            last_upper + extent((left, last_upper, right, lower), 1)[1],
        )

    def _within(self, box: Box, parts: _Flags) -> _Bytes:
        """The differences in a box; 0 in blocks that do not belong to `parts`."""
        left, upper, right, lower = box
        inside = parts[upper // BLOCK : -(-lower // BLOCK), left // BLOCK : -(-right // BLOCK)]
        inside = inside.repeat(BLOCK, axis=0).repeat(BLOCK, axis=1)[: lower - upper, : right - left]
        return self.part(box) * inside


def main_parts(blocks: _Flags) -> _Flags:
    """The blocks of the subject without specks."""
    ndimage = import_late("scipy.ndimage")

    found: Any = ndimage.label(blocks, np.ones((3, 3)))
    labels, count = cast("tuple[NDArray[np.int32], int]", found)
    if count < 2:
        return blocks
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    large = sizes >= max(1, min(sizes.max() * _SPECK_SHARE, max(_SPECK_BLOCKS, blocks.size * _SPECK_OF_FRAME)))
    return large[labels]


def _share(flags: Any) -> float:  # noqa: ANN401 - numpy's stubs do not know what comparisons give
    return float(np.count_nonzero(flags)) / max(1, flags.size)


def _grown(blocks: _Bytes, parts: _Flags) -> _Flags:
    """The blocks of the subject, its soft edge, and the noise beside it."""
    ndimage = import_late("scipy.ndimage")

    grow: Any = ndimage.binary_dilation
    around = np.ones((3, 3))
    soft = grow(parts, around, round(max(parts.shape) * _SOFT_SHARE) + 1, mask=parts | (blocks > 0))
    return grow(soft, around, _NOISE_BLOCKS)


def inner_faults(blocks: _Bytes, parts: _Flags) -> float:
    """The share of the background's blocks away from the subject that are not exactly white."""
    outside = ~_grown(blocks, parts)
    return _share(blocks[outside] > 0) if outside.any() else 0.0


def outermost(image: Image.Image) -> _Bytes:
    """The outermost pixels, (number, channels) or (number,)."""
    width, height = image.size
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    channels = () if image.mode == "L" else (3,)
    return np.concatenate([np.asarray(image.crop(box)).reshape(-1, *channels) for box in sides])


def find_ground(ring: _Bytes, tolerance: int) -> tuple[Ground, Color]:
    """What the background is: white, if enough of the outermost pixels are nearly so, or another plain color."""
    white = _share(ring.min(axis=1) >= 255 - tolerance)
    if white >= _PLAIN_SHARE:
        return Ground.WHITE, WHITE
    color = np.median(ring, axis=0)
    near = np.abs(ring - color).max(axis=1) <= max(tolerance, _PLAIN_DIFFERENCE)
    found = (int(color[0]), int(color[1]), int(color[2]))
    return (Ground.PLAIN if _share(near) >= 0.5 else Ground.MIXED), found


def border_faults(ring: _Bytes) -> tuple[float, Color]:
    """(share of the outermost pixels that are nearly white, but not exactly; the darkest of them)."""
    darkest = ring.min(axis=1)
    faults = (darkest < 255) & (darkest >= _NEARLY_WHITE)
    if not faults.any():
        return 0.0, WHITE
    red, green, blue = ring[faults][darkest[faults].argmin()]
    return _share(faults), (int(red), int(green), int(blue))


def has_frame(colors: Image.Image, color: Color) -> bool:
    """Whether a line of one color, with straight inner edges, runs along all four sides."""
    deepest = int(min(colors.size) * _FRAME_DEPTH)
    ring = outermost(colors).astype(np.int16)
    is_even = _share(np.abs(ring - np.array(color)).max(axis=1) <= _FRAME_CONTRAST) > 0.95
    return is_even and all(
        _is_line(colors.rotate(angle, expand=True), color, deepest) for angle in (0, 90, 180, 270)
    )


def _is_line(colors: Image.Image, color: Color, deepest: int) -> bool:
    band: NDArray[Any] = np.asarray(colors.crop((0, 0, colors.width, deepest + 1))).astype(np.int16)
    spaced = np.linspace(deepest, colors.width - 1 - deepest, _FRAME_SAMPLES).astype(int)
    differs = np.abs(band[:, spaced] - np.array(color)).max(axis=2) > _FRAME_CONTRAST
    depths = np.where(differs.any(axis=0), differs.argmax(axis=0), -100)
    usual = np.median(depths)
    return bool(usual > 0) and _share(np.abs(depths - usual) <= 2) >= 0.8


def shade_share(colors: Image.Image, alpha: Image.Image | None) -> float:
    """The share of a picture (RGB, and L if it is transparent) that looks like a shadow, 0-1.

    It is gray that fades softly into a white or transparent background: neutral, smooth, wider than a soft edge,
    and it reaches the white around it without a jump. A subject that is gray itself has about one brightness up to
    its edge; a shadow is faint in much of its area. On white, at most 1.1 % of the sample photos are like one.
    """
    step = max(1, max(colors.size) // _SHADE_SIDE)
    if min(colors.size) < 8 * step:
        return 0.0
    small = colors.reduce(step)
    if alpha is not None:
        white = Image.new("RGB", small.size, (255, 255, 255))
        white.paste(small, None, alpha.reduce(step))
        small = white
    pixels = np.asarray(small).astype(np.int16)
    dark = 255 - pixels.mean(axis=2)
    spread = pixels.max(axis=2) - pixels.min(axis=2)
    white_parts = (dark <= _WHITE_DIFFERENCE) & (spread <= _WHITE_DIFFERENCE + 1)
    shade = (
        (dark > _WHITE_DIFFERENCE)
        & (dark <= _DARKEST_SHADE)
        & (spread <= _SHADE_SPREAD + _SHADE_SPREAD_SHARE * dark)
    )
    shade &= _steepness(dark) <= _SHADE_STEP
    ndimage = import_late("scipy.ndimage")
    numbers = cast("NDArray[np.int32]", ndimage.label(shade | white_parts)[0])
    shade &= np.isin(numbers, np.unique(numbers[white_parts]))
    wide = cast("NDArray[np.bool_]", ndimage.binary_opening(shade, iterations=_SHADE_WIDTH))
    numbers, count = cast("tuple[NDArray[np.int32], int]", ndimage.label(wide))
    areas = np.bincount(numbers.ravel(), minlength=count + 1)
    areas[0] = 0  # what is in no part
    found = 0
    for number in np.flatnonzero(areas >= numbers.size * _LEAST_SHADE_PART):
        inside = dark[numbers == number]
        if np.mean(inside < np.percentile(inside, 90) / 2) >= _FAINT_SHARE:
            found += int(areas[number])
    return found / numbers.size


def _steepness(values: NDArray[Any]) -> NDArray[Any]:
    """The largest difference of each value to its neighbors."""
    around = np.pad(values, 1, mode="edge")
    sides = around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]
    return np.max([np.abs(side - values) for side in sides], axis=0)
