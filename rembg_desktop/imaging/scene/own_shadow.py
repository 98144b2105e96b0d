"""The shadow that the subject has in the photo itself, if the background there is light and even.

It is the ratio of the photo to its background without a shadow, so a new background is multiplied with it. The
background without a shadow is estimated: a smooth surface through what is lit.
"""

import math
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import import_late
from rembg_desktop.imaging.scene.backdrops import Floats, blurred, filled, reduced, step_for
from rembg_desktop.imaging.scene.shadows import CastShadow, cast_shadow
from rembg_desktop.options import Edges, RemovalOptions, Shadow, ShadowStyle
from rembg_desktop.options.choices import Box

_PIXELS: Final = 700_000
"""Size of the reduced copy in which the shadow is found."""
_SAMPLES: Final = 20_000
_LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""Rec. 709."""
_LIT: Final = 0.035
"""How far brightness (0-1) may differ from the surface for a pixel to count as lit."""
_LIGHT: Final = 0.62
"""Least median brightness of the surface."""
_DARKEST: Final = 0.45
"""Least brightness of the surface anywhere."""
_MOST_RANGE: Final = 0.3
"""Largest difference of brightness on the surface."""
_LEAST_LIT: Final = 0.5
"""Share of the background that must be lit."""
_LEAST_LIT_BORDER: Final = 0.55
"""The same for the background at the border of the photo."""
_MOST_OTHER: Final = 0.03
"""Share of the background that may be brighter than the surface, or darker in another color."""
_FAINT: Final = 0.015, 0.05
"""A shadow that darkens less than the first is noise; one that darkens more than the second is kept as it is."""
_COLORED: Final = 0.1, 0.22
"""Differences between the channels: up to the first it is a shadow, from the second on a colored object."""
_BORDER: Final = 0.02
"""The shadow fades towards the border of the photo within this share of its longer side."""


def shadow_of(
    photo: Image.Image, alpha: Image.Image, visible: Image.Image | None, subject: Box, options: RemovalOptions
) -> CastShadow | None:
    """The shadow that a subject gets with these options; None if it gets none.

    Args:
        photo: RGB, the colors of the subject and of what is around it.
        alpha: L, that of the subject.
        visible: L, the transparency that the photo itself has.
        subject: its box.
        options: the shadow, and how the edge was made.
    """
    style = options.shadow_style(subject)
    if style is None:
        return None
    if style.kind is not Shadow.OWN:
        return cast_shadow(alpha, subject, style)
    # The other kinds of edges change the colors of the photo there.
    true_edges = options.edges in (Edges.SOFT, Edges.REFINED)
    return _own_shadow(photo, alpha, visible, subject, style, has_true_edges=true_edges)


def _own_shadow(
    photo: Image.Image,
    alpha: Image.Image,
    visible: Image.Image | None,
    subject: Box,
    style: ShadowStyle,
    *,
    has_true_edges: bool,
) -> CastShadow | None:
    """Find the shadow of the subject in a photo; None if its background is not light and even.

    Args:
        photo: RGB.
        alpha: L, that of the subject.
        visible: L, the transparency that the photo itself has.
        subject: box of the subject.
        style: the shadow's; only the opacity matters.
        has_true_edges: whether the soft edge of the subject has the colors of the photo.
    """
    step = step_for(0, photo.width * photo.height, _PIXELS)
    whole = 0, 0, *photo.size
    colors, mask = reduced(photo, whole, step), reduced(alpha, whole, step)
    rows, columns = photo.height // step, photo.width // step  # only whole pixels of the copy
    if min(rows, columns) < 8:
        return None
    colors, mask = colors[:rows, :columns], mask[:rows, :columns]
    # Right at its edge, the colors of the subject are mixed with those of the background.
    near = blurred((mask > 0.03).astype(np.float32), max(0.8, max(rows, columns) * 0.0015)) > 0.03
    outside = ~near
    if visible is not None:
        outside &= reduced(visible, whole, step)[:rows, :columns] > 0.99
    if outside.mean() < 0.05:
        return None
    surface = _surface(colors, outside)
    if surface is None or not _is_light_and_even(colors, surface, outside):
        return None
    known = outside.astype(np.float32)
    if has_true_edges:  # a mask is often softer than the edge: what is gray there is shadow, too
        known = np.where(near, (1 - mask) * (1 - _ramp(_spread(colors, surface), *_COLORED)), known)
    density = _density(colors, surface, known)
    density *= _connected(density, near)
    density *= _inside(rows, columns)
    box = _box(density, step, subject)
    return CastShadow(style, box, subject[3], Image.fromarray(density.astype(np.float32)), step, (0, 0))


def _surface(colors: Floats, outside: NDArray[np.bool_]) -> Floats | None:
    """The background without a shadow: for each channel a quadratic function of the place."""
    rows, columns = outside.shape
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j].astype(np.float32)
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=2)
    places = np.flatnonzero(outside)
    places = places[:: max(1, len(places) // _SAMPLES)]
    samples, matrix = colors.reshape(-1, 3)[places], terms.reshape(-1, 6)[places].astype(np.float64)
    bright = samples @ _LUMINANCE
    weight, rest = np.ones(len(places)), bright
    for _ in range(12):  # asymmetric least squares: what is darker hardly counts
        fit = _solve(matrix, bright[:, None], weight)
        if fit is None:
            return None
        rest = (bright - (matrix @ fit)[:, 0]).astype(np.float64)
        weight = np.where(rest < 0, 0.03, np.where(rest > 2 * _LIT, 0.1, 1.0))
    middle = float(np.median(rest[np.abs(rest) < _LIT])) if (np.abs(rest) < _LIT).any() else 0.0
    lit = np.abs(rest - middle) < _LIT
    fit = _solve(matrix[lit], samples[lit], np.ones(int(lit.sum())))
    return None if fit is None else (terms @ fit.astype(np.float32)).astype(np.float32)


def _solve(matrix: NDArray[np.float64], values: NDArray[Any], weight: NDArray[np.float64]) -> NDArray[Any] | None:
    if len(weight) < 100:
        return None
    normal = matrix.T @ (matrix * weight[:, None]) + np.eye(matrix.shape[1]) * 1e-6
    return np.linalg.solve(normal, matrix.T @ (values * weight[:, None]))


def _is_light_and_even(colors: Floats, surface: Floats, outside: NDArray[np.bool_]) -> bool:
    ground = (surface @ _LUMINANCE)[outside]
    rest = (colors @ _LUMINANCE)[outside] - ground
    lit = np.abs(rest) < _LIT
    border = np.zeros(outside.shape, np.bool_)
    width = max(1, round(max(outside.shape) * _BORDER))
    border[:width], border[-width:], border[:, :width], border[:, -width:] = True, True, True, True
    at_border = border[outside]
    spread = _spread(colors, surface)[outside]
    return bool(
        np.median(ground) >= _LIGHT
        and ground.min() >= _DARKEST
        and ground.max() - ground.min() <= _MOST_RANGE
        and lit.mean() >= _LEAST_LIT
        and (not at_border.any() or lit[at_border].mean() >= _LEAST_LIT_BORDER)
        and (rest > 2 * _LIT).mean() <= _MOST_OTHER
        and ((rest < -_LIT) & (spread > _COLORED[1])).mean() <= _MOST_OTHER
    )


def _spread(colors: Floats, surface: Floats) -> Floats:
    """How much the channels differ in what is left of the light; a gray shadow has about 0."""
    ratios = colors / np.maximum(surface, np.float32(0.05))
    return ratios.max(axis=2) - ratios.min(axis=2)


def _density(colors: Floats, surface: Floats, known: Floats) -> Floats:
    """How much light the shadow takes away, 0-1; continued below the subject, where little is `known` (0-1)."""
    light = (colors @ _LUMINANCE) / np.maximum(surface @ _LUMINANCE, np.float32(0.05))
    dark = np.clip(1 - light, 0, 1) * (1 - _ramp(_spread(colors, surface), *_COLORED))
    seen = blurred(known, 0.8)
    dark = blurred(dark * known, 0.8) / np.maximum(seen, np.float32(1e-3))
    dark = dark * _ramp(dark, *_FAINT)
    return np.clip(filled(dark, known), 0, 1)


def _connected(density: Floats, near: NDArray[np.bool_]) -> Floats:
    """1 where the shadow is connected to the subject, softly 0 elsewhere: other objects are no shadow."""
    ndimage = import_late("scipy.ndimage")
    numbers, _ = cast("tuple[NDArray[np.int32], int]", ndimage.label((density > _FAINT[1]) | near))
    kept = np.isin(numbers, np.unique(numbers[near])) & (numbers > 0)
    size = max(1.5, max(near.shape) * 0.008)
    return np.clip(blurred(kept.astype(np.float32), size, edge=True) * 4, 0, 1)


def _inside(rows: int, columns: int) -> Floats:
    """1 inside the photo, 0 at its border, so that the shadow does not end there with an edge."""
    width = max(1.0, max(rows, columns) * _BORDER)
    down, across = (
        np.clip((np.minimum(np.arange(count), np.arange(count)[::-1])) / width, 0, 1) for count in (rows, columns)
    )
    return (down[:, None] * across[None, :]).astype(np.float32)


def _box(density: Floats, step: int, subject: Box) -> Box:
    seen = density > _FAINT[0]
    if not seen.any():
        return subject
    lines, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    return (
        min(subject[0], int(columns[0]) * step),
        min(subject[1], int(lines[0]) * step),
        max(subject[2], math.ceil((columns[-1] + 1) * step)),
        max(subject[3], math.ceil((lines[-1] + 1) * step)),
    )


def _ramp(values: Floats, low: float, high: float) -> Floats:
    """0 up to `low`, 1 from `high` on, smooth between them."""
    at = np.clip((values - np.float32(low)) / np.float32(high - low), 0, 1)
    return at * at * (3 - 2 * at)
