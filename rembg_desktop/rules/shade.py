"""Finds a shadow in a finished picture: gray that fades softly into a white or transparent background.

What is found must be neutral and smooth, reach the white around it without a jump, and be wider than a soft edge.
A subject that is gray itself has about one brightness up to its edge; a shadow is faint in much of its area. On
white, at most 1.1 % of the sample photos without a shadow are like one.
"""

from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import import_late

LEAST_SHARE: Final = 0.015
"""From this share of the picture on, what is found counts as a shadow."""
_SIDE: Final = 700
"""Longer side of the reduced picture that is searched, about."""
_NEARLY_WHITE: Final = 2
_DARKEST: Final = 200
"""How much a shadow may lack to white, 0-255."""
_SPREAD: Final = 6.0
_SPREAD_SHARE: Final = 0.03
"""Differences between the channels of a neutral pixel; the second is a share of what it lacks to white."""
_STEP: Final = 25
"""Largest difference between neighbors in a shadow. Edges are steeper."""
_WIDTH: Final = 2
"""Narrower shades are soft edges: this is half of their width in pixels of the reduced picture."""
_LEAST_PART: Final = 0.001
"""Smaller parts are left out; a share of the picture."""
_FAINT_SHARE: Final = 0.25
"""Share of a shadow that is less than half as dark as its darkest parts."""


def shade_share(colors: Image.Image, alpha: Image.Image | None) -> float:
    """The share of a picture (RGB, and L if it is transparent) that looks like a shadow, 0-1."""
    step = max(1, max(colors.size) // _SIDE)
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
    white_parts = (dark <= _NEARLY_WHITE) & (spread <= _NEARLY_WHITE + 1)
    shade = (dark > _NEARLY_WHITE) & (dark <= _DARKEST) & (spread <= _SPREAD + _SPREAD_SHARE * dark)
    shade &= _steepness(dark) <= _STEP
    ndimage = import_late("scipy.ndimage")
    numbers = cast("NDArray[np.int32]", ndimage.label(shade | white_parts)[0])
    shade &= np.isin(numbers, np.unique(numbers[white_parts]))
    wide = cast("NDArray[np.bool_]", ndimage.binary_opening(shade, iterations=_WIDTH))
    numbers, count = cast("tuple[NDArray[np.int32], int]", ndimage.label(wide))
    areas = np.bincount(numbers.ravel(), minlength=count + 1)
    found = 0
    for number in np.flatnonzero(areas >= numbers.size * _LEAST_PART)[
        1:
    ]:  # the first one is what is not in a part
        inside = dark[numbers == number]
        if np.mean(inside < np.percentile(inside, 90) / 2) >= _FAINT_SHARE:
            found += int(areas[number])
    return found / numbers.size


def _steepness(values: NDArray[Any]) -> NDArray[Any]:
    """The largest difference of each value to its neighbors."""
    around = np.pad(values, 1, mode="edge")
    sides = around[:-2, 1:-1], around[2:, 1:-1], around[1:-1, :-2], around[1:-1, 2:]
    return np.max([np.abs(side - values) for side in sides], axis=0)
