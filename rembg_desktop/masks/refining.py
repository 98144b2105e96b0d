"""Finds the edge of the subject in the full-size photo, beside which the enlarged mask of a network is blurred.

Color guided filter (K. He, J. Sun, X. Tang, "Guided Image Filtering", TPAMI 2013, equations 14 to 19), fitted on a
reduced copy and applied to the pixels of the photo (K. He, J. Sun, "Fast Guided Filter", arXiv 1505.00996): near
the edge, alpha is a linear function of the color. It runs twice, first on a very small copy, whose windows bridge
the error of the network, then on a larger one, whose windows follow details. Only tiles with an edge are computed.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import CancelToken
from rembg_desktop.masks.adjusting import ndimage

Floats = NDArray[np.floating[Any]]
"""float32; numpy's stubs infer float64 for some operations."""

_RADIUS: Final = 2
"""Of the windows, in pixels of the reduced copy."""
_EPSILON: Final = 1e-4
"""Regularization: colors that differ by less than its root, 2.5 of 255, do not tell the subject from the rest."""
_FLAT: Final = 1e-3
"""Variance of a steepened mask below which a window has no edge: it is all subject or all background."""
_NEAR_EDGE: Final = (5e-4, 2e-3)
"""Variance of the mask itself in such a window: far from an edge, where the mask stays as it is, to beside one."""
_EDGE: Final = 0.06
"""Difference of the mask in a neighborhood without which it stays as it is."""
_REACH: Final = 3
"""Size of the neighborhood: how far it reaches, in pixels of the reduced copy."""
_SURE: Final = (0.03, 0.12)
"""How far the mask may be from 0 or 1, from sure to unsure."""
_TILE: Final = 64
"""Approximate side length of a tile in pixels of the photo."""
_BATCH: Final = 24
"""Tiles that are computed together, with up to 60 MB of memory."""


@dataclass(frozen=True, slots=True)
class _Settings:
    """What fits a network.

    Attributes:
        coarse: pixels of the first copy per pixel of the network's mask, along the longer side.
        steps: reduction from the second copy to the first one.
        contrasts: how much the mask is steepened before each of the two passes.
        trust: share of the mask's variance that the colors must explain, from not at all trusted to fully.
    """

    coarse: float
    steps: int
    contrasts: tuple[float, float]
    trust: tuple[float, float]


_SMALL_NETWORK: Final = _Settings(0.75, 2, (3.0, 1.5), (0.4, 0.6))
_LARGE_NETWORK: Final = _Settings(0.4, 2, (1.5, 1.25), (0.55, 0.8))
_LARGE: Final = 640
"""Side of the mask from which a network counts as large. Networks have 320, 512 or from 1024 pixels."""


def refine(photo: Image.Image, mask: Image.Image, alpha: Image.Image, cancel: CancelToken) -> Image.Image:
    """The alpha of a photo with its edges where the colors change.

    Args:
        photo: RGB.
        mask: what the network gave, in its own size (L, or P for labels).
        alpha: the mask enlarged to the size of the photo (L).
        cancel: checked between groups of tiles.

    Returns:
        L. It is `alpha` itself if the mask has labels, whose gray tells categories instead of edges, or as many
        pixels as the photo.

    Raises:
        Cancelled: the token was canceled.
    """
    longer = max(photo.size)
    if mask.mode == "P" or longer <= max(mask.size):
        return alpha
    settings = _LARGE_NETWORK if max(mask.size) >= _LARGE else _SMALL_NETWORK
    factor = max(1, round(longer / (max(mask.size) * settings.coarse * settings.steps)))
    copy, hint = _reduced(photo, factor), np.array(_reduced(alpha, factor))
    before = hint.astype(np.float32)
    small = _as_floats(_reduced(Image.fromarray(hint), settings.steps))
    _Pass(copy, small, settings.steps, settings).apply(hint, cancel)
    change = hint - before
    values = np.array(alpha)
    _Pass(photo, _as_floats(hint), factor, settings, change).apply(values, cancel)
    return Image.fromarray(values)


class _Pass:
    """One fit of the mask to the colors of a copy of the photo, and its application to the photo."""

    def __init__(
        self, photo: Image.Image, hint: Floats, factor: int, settings: _Settings, change: Floats | None = None
    ) -> None:
        """Prepare.

        Args:
            photo: RGB; reduced by `factor` it is what the mask is fitted to.
            hint: the mask in the size of the reduced photo, 0-1.
            factor: by which the photo is reduced.
            settings: of the network.
            change: what the first pass added to the mask, -255 to 255, in the size of the reduced photo. Without
                it, this is the first pass.
        """
        is_second = change is not None
        self._photo = photo
        self._trust = settings.trust
        self._side = max(4, _TILE // factor)
        self._tile = self._side * factor
        self._halo = 1 + 2 * _RADIUS
        rows, columns = (-(-length // self._side) for length in hint.shape)
        around = (
            (self._halo, rows * self._side - hint.shape[0] + self._halo),
            (self._halo, columns * self._side - hint.shape[1] + self._halo),
        )
        self._hint = np.pad(hint, around, mode="edge")
        self._colors = np.pad(np.asarray(_reduced(photo, factor)), (*around, (0, 0)), mode="edge")
        self._change = np.pad(np.zeros_like(hint) if change is None else change, around, mode="edge")
        size = 2 * _REACH + 1
        lowest = ndimage().minimum_filter(self._hint, size)
        highest = ndimage().maximum_filter(self._hint, size)
        self._steep = _steepened(self._hint, lowest, highest, settings.contrasts[is_second])
        self._near = _near_edges(self._hint, 2 if is_second else 1)
        self._tiles = self._with_edges(lowest, highest, rows, columns)
        self._sum = _box(self._side + 2 * self._halo), _box(self._side + 2 + 2 * _RADIUS)
        self._enlarge = _linear(self._side, factor)

    def apply(self, alpha: NDArray[np.uint8], cancel: CancelToken) -> None:
        """Change the alpha of the photo, (rows, columns), in place.

        Raises:
            Cancelled: the token was canceled; the alpha is useless then.
        """
        for first in range(0, len(self._tiles), _BATCH):
            cancel.check()
            self._apply(alpha, self._tiles[first : first + _BATCH])

    def _with_edges(self, lowest: Floats, highest: Floats, rows: int, columns: int) -> list[tuple[int, int]]:
        """Row and column of the tiles with an edge in or beside them, by the extremes around each pixel."""
        inner = slice(self._halo, -self._halo)
        found = (highest - lowest)[inner, inner] > _EDGE
        tiles = found.reshape(rows, self._side, columns, self._side).any(axis=(1, 3))
        return [(int(row), int(column)) for row, column in zip(*np.nonzero(tiles), strict=True)]

    def _apply(self, alpha: NDArray[np.uint8], tiles: list[tuple[int, int]]) -> None:
        reach, tile = self._side + 2 * self._halo, self._tile
        fitted = np.empty((len(tiles), 5, reach, reach), np.float32)
        full = np.zeros((len(tiles), 4, tile, tile), np.uint8)
        known = np.empty((len(tiles), 2, self._side + 2, self._side + 2), np.float32)
        for index, (row, column) in enumerate(tiles):
            upper, left = row * self._side, column * self._side
            fitted[index, 0] = self._hint[upper : upper + reach, left : left + reach]
            fitted[index, 1] = self._steep[upper : upper + reach, left : left + reach]
            fitted[index, 2:] = self._colors[upper : upper + reach, left : left + reach].transpose(2, 0, 1)
            part = alpha[row * tile : (row + 1) * tile, column * tile : (column + 1) * tile]
            height, width = part.shape
            box = (column * tile, row * tile, column * tile + width, row * tile + height)
            full[index, 0, :height, :width] = part
            full[index, 1:, :height, :width] = np.asarray(self._photo.crop(box)).transpose(2, 0, 1)
            inner = (
                slice(upper + 2 * _RADIUS, upper + reach - 2 * _RADIUS),
                slice(left + 2 * _RADIUS, left + reach - 2 * _RADIUS),
            )
            known[index] = self._change[inner], self._near[inner]
        fitted[:, 2:] *= np.float32(1 / 255)
        refined = self._refined(fitted, full.astype(np.float32), known)
        for index, (row, column) in enumerate(tiles):
            part = alpha[row * tile : (row + 1) * tile, column * tile : (column + 1) * tile]
            part[...] = refined[index, : part.shape[0], : part.shape[1]]

    def _refined(self, fitted: Floats, full: Floats, known: Floats) -> NDArray[np.uint8]:
        """The alpha of tiles, (tiles, rows, columns).

        Args:
            fitted: see _fit().
            full: alpha and colors of the photo, 0-255: (tiles, 4, rows, columns).
            known: what to add to the alpha, -255 to 255, and how near the edge of the mask is, 0-1, of the reduced
                copy with a margin of one pixel: (tiles, 2, rows, columns).
        """
        model = np.concatenate((_fit(fitted, *self._sum, self._trust), known[:, :1]), axis=1)
        model[:, 4] *= known[:, 1]
        model = self._enlarge @ model @ self._enlarge.T
        wanted = model[:, 3] * np.float32(255)
        for channel in range(3):
            wanted += model[:, channel] * full[:, channel + 1]
        np.clip(wanted, 0, 255, out=wanted)
        alpha = np.clip(full[:, 0] + model[:, 5], 0, 255)
        alpha += model[:, 4] * (wanted - alpha)
        return (np.clip(alpha, 0, 255) + np.float32(0.5)).astype(np.uint8)


def _fit(tiles: Floats, first: Floats, second: Floats, trusted: tuple[float, float]) -> Floats:
    """Fit the mask to the colors in the window around each pixel, and average the windows that contain a pixel.

    Args:
        tiles: mask, steepened mask and colors of the reduced copy, 0-1, with a margin: (tiles, 5, rows, columns).
        first: matrix that averages windows, see _box().
        second: the same, for the size that remains.
        trusted: see _Settings.trust.

    Returns:
        (tiles, 5, rows, columns): the three slopes and the constant of alpha over the colors, 0-1, and how much to
        trust them, 0-1.
    """
    mask, steep, colors = tiles[:, 0], tiles[:, 1], tiles[:, 2:]
    pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)]
    products = [colors[:, one] * colors[:, other] for one, other in pairs]
    planes = [steep, *(colors[:, i] for i in range(3)), *(colors[:, i] * steep for i in range(3)), *products]
    means = first @ np.stack([*planes, steep * steep, mask, mask * mask], axis=1) @ first.T
    mean, red, green, blue = (means[:, i] for i in range(4))
    # Covariances of the colors with the mask, and among each other.
    with_mask = [means[:, 4 + i] - means[:, 1 + i] * mean for i in range(3)]
    epsilon = np.float32(_EPSILON)
    red_red, red_green, red_blue = (
        means[:, 7] - red * red + epsilon,
        means[:, 8] - red * green,
        means[:, 9] - red * blue,
    )
    green_green, green_blue = means[:, 10] - green * green + epsilon, means[:, 11] - green * blue
    blue_blue = means[:, 12] - blue * blue + epsilon
    # LDL decomposition, which stays accurate in float32 where all colors lie on a line.
    l_green, l_blue = red_green / red_red, red_blue / red_red
    d_green = np.maximum(green_green - l_green * red_green, epsilon)
    rest = green_blue - l_green * red_blue
    l_rest = rest / d_green
    d_blue = np.maximum(blue_blue - l_blue * red_blue - l_rest * rest, epsilon)
    y_green = with_mask[1] - l_green * with_mask[0]
    slope_blue = (with_mask[2] - l_blue * with_mask[0] - l_rest * y_green) / d_blue
    slope_green = y_green / d_green - l_rest * slope_blue
    slope_red = with_mask[0] / red_red - l_green * slope_green - l_blue * slope_blue
    constant = mean - slope_red * red - slope_green * green - slope_blue * blue
    variance = means[:, 13] - mean * mean
    explained = slope_red * with_mask[0] + slope_green * with_mask[1] + slope_blue * with_mask[2]
    trust = _ramp(explained / (variance + np.float32(1e-4)), *trusted)
    beside = _ramp(means[:, 15] - means[:, 14] * means[:, 14], *_NEAR_EDGE)
    trust = np.where(variance < _FLAT, beside, trust)
    model = np.stack([slope_red * trust, slope_green * trust, slope_blue * trust, constant * trust, trust], axis=1)
    model = second @ model @ second.T
    model[:, :4] /= model[:, 4:] + np.float32(1e-3)
    return model


def _steepened(mask: Floats, lowest: Floats, highest: Floats, contrast: float) -> Floats:
    """The mask with steeper edges between its extremes in the neighborhood: what is half transparent stays so."""
    low, high = (ndimage().uniform_filter(values, 2 * _REACH - 1) for values in (lowest, highest))
    span = np.maximum(high - low, np.float32(1e-3))
    share = (mask - (low + high) * np.float32(0.5)) / span * np.float32(contrast) + np.float32(0.5)
    return np.clip(share, 0, 1) * span + low


def _near_edges(mask: Floats, reach: int) -> Floats:
    """1 near an edge of the mask; 0 where it is sure, and like colors would give specks."""
    size = 2 * reach + 1
    some = _ramp(ndimage().maximum_filter(mask, size), *_SURE)
    return some * _ramp(1 - ndimage().minimum_filter(mask, size), *_SURE)


def _ramp(values: Floats, low: float, high: float) -> Floats:
    """0 up to `low`, 1 from `high` on, smooth between them."""
    share = np.clip((values - np.float32(low)) * np.float32(1 / (high - low)), 0, 1)
    return share * share * (3 - 2 * share)


def _box(length: int) -> Floats:
    """Matrix that averages the windows in a line of `length` pixels: (length - 2 * _RADIUS, length)."""
    offsets = np.arange(length) - np.arange(length - 2 * _RADIUS)[:, np.newaxis]
    return ((offsets >= 0) & (offsets <= 2 * _RADIUS)).astype(np.float32) / np.float32(2 * _RADIUS + 1)


def _linear(side: int, factor: int) -> Floats:
    """Matrix that enlarges a line of `side` pixels, with one more at each end: (side * factor, side + 2)."""
    position = (np.arange(side * factor) + 0.5) / factor + 0.5
    distance = np.abs(position[:, np.newaxis] - np.arange(side + 2))
    return np.maximum(1 - distance, 0).astype(np.float32)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    return image.reduce(factor) if factor > 1 else image


def _as_floats(image: Image.Image | NDArray[np.uint8]) -> Floats:
    """0-1, of (rows, columns)."""
    return np.asarray(image, np.float32) * np.float32(1 / 255)
