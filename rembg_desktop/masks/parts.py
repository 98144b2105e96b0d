"""Connected parts of a mask, and the division of a small picture into two regions by colors and edges.

The edges of the division are those of a graph cut, solved as a continuous problem: A. Chambolle and T. Pock, "A
First-Order Primal-Dual Algorithm for Convex Problems", 2011. It runs in numpy alone, and the outline does not
follow the directions of the grid.
"""

from enum import StrEnum
from math import ceil, sqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import import_late
from rembg_desktop.masks.tiles import Bytes, Rect, clipped

SOLID: Final = 128
MAX_LABELED: Final = 16_000_000
_MARGIN: Final = 24
"""Pixels around a removed part that are removed with it: more than the edge can be shifted afterwards."""
_RIM: Final = 6
"""Pixels around a filled hole that are filled with it."""
_MAX_GROWN: Final = 2_000_000
"""Larger areas are grown on a reduced copy."""

Mask = NDArray[np.bool_]


class PartAction(StrEnum):
    """What happens to the part that was clicked."""

    KEEP = "keep"
    REMOVE = "remove"
    FILL_HOLE = "fill_hole"
    ONLY = "only"


def clicked_part(
    shown: Bytes, model: Bytes, x: float, y: float, action: PartAction
) -> tuple[Bytes, Bytes | int, Rect] | None:
    """What a click paints.

    A part is what is connected and has an alpha of at least 50 %. It ends where the soft pixels around it end, or
    are nearer to another part.

    Args:
        shown: the alpha that the person sees, (h, w).
        model: that of the model, from which `keep` brings a part back.
        x: where the click was, in pixels.
        y: likewise.
        action: `keep` fixes the part as it is, or brings back one that an adjustment or a person removed;
            `remove` clears it; `only` clears everything else; `fill_hole` makes an enclosed background solid.

    Returns:
        (coverage, alpha to paint, where), or None if there is no such part at that point.
    """
    height, width = shown.shape
    column, row = int(x), int(y)
    if not (0 <= column < width and 0 <= row < height):
        return None
    if action is PartAction.FILL_HOLE:
        return _hole(shown, column, row)
    source = shown
    if action is PartAction.KEEP and shown[row, column] < SOLID:
        source = model
    if source[row, column] < SOLID:
        return None
    solid = source >= SOLID
    part, box = connected(solid, column, row)
    if action is PartAction.ONLY:
        kept, rect = _with_margin(part, solid, box, _MARGIN)
        cover = np.full_like(shown, 255)
        cover[rect[1] : rect[3], rect[0] : rect[2]][kept] = 0
        return cover, 0, (0, 0, width, height)
    whole, rect = _with_margin(part, solid, box, _MARGIN)
    cover = whole.astype(np.uint8) * 255
    target = 0 if action is PartAction.REMOVE else source[rect[1] : rect[3], rect[0] : rect[2]].copy()
    return cover, target, rect


def connected(solid: Mask, column: int, row: int) -> tuple[Mask, Rect]:
    """The connected part at a pixel: (part within its bounding box, the box).

    Pictures over 16 megapixels are labeled at half their size; parts that are two pixels apart may count as one.
    """
    image = ndimage()
    half = solid.size > MAX_LABELED
    labels: NDArray[np.int32] = image.label(reduced_any(solid) if half else solid)[0]
    factor = 2 if half else 1
    number = int(labels[row // factor, column // factor])
    rows, columns = image.find_objects((labels == number).view(np.uint8))[0]
    box = clipped(
        (columns.start * factor, rows.start * factor, columns.stop * factor, rows.stop * factor),
        (solid.shape[1], solid.shape[0]),
    )
    part = labels[rows, columns] == number
    inside = solid[box[1] : box[3], box[0] : box[2]]
    if half:
        part = part.repeat(2, 0).repeat(2, 1)[: inside.shape[0], : inside.shape[1]]
    return part & inside, box


def _hole(shown: Bytes, column: int, row: int) -> tuple[Bytes, int, Rect] | None:
    if shown[row, column] >= SOLID:
        return None
    height, width = shown.shape
    hollow = shown < SOLID
    part, box = connected(hollow, column, row)
    if box[0] == 0 or box[1] == 0 or box[2] == width or box[3] == height:
        return None  # not enclosed
    whole, rect = _with_margin(part, hollow, box, _RIM)
    return whole.astype(np.uint8) * 255, 255, rect


def _with_margin(part: Mask, solid: Mask, box: Rect, margin: int) -> tuple[Mask, Rect]:
    """The part (in its box), grown by a margin where no other part is nearer: (grown part, its rectangle)."""
    height, width = solid.shape
    rect = clipped((box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin), (width, height))
    mine = np.zeros((rect[3] - rect[1], rect[2] - rect[0]), np.bool_)
    mine[box[1] - rect[1] : box[3] - rect[1], box[0] - rect[0] : box[2] - rect[0]] = part
    others = solid[rect[1] : rect[3], rect[0] : rect[2]] & ~mine
    factor = ceil(sqrt(mine.size / _MAX_GROWN))
    exact_mine, exact_others = mine, others
    for _ in range((factor - 1).bit_length()):
        mine, others = reduced_any(mine), reduced_any(others)
    factor = 1 << (factor - 1).bit_length()
    mine = mine & ~others
    for number in range(max(1, margin // factor)):
        is_square = number % 2 == 0
        further = grown(mine.view(np.uint8), is_square=is_square).view(np.bool_) & ~others
        others = (grown(others.view(np.uint8), is_square=is_square).view(np.bool_) & ~mine) | others
        mine = (further & ~others) | mine
    if factor > 1:
        mine = mine.repeat(factor, 0).repeat(factor, 1)[: exact_mine.shape[0], : exact_mine.shape[1]]
    return (mine & ~exact_others) | exact_mine, rect


def ndimage() -> Any:  # noqa: ANN401
    """scipy.ndimage, which takes a while to import and has incomplete types."""
    return import_late("scipy.ndimage")


def grown(part: Bytes, *, is_square: bool) -> Bytes:
    """Grow by one pixel: into four or eight directions."""
    rows = part.copy()
    np.maximum(rows[:, 1:], part[:, :-1], out=rows[:, 1:])
    np.maximum(rows[:, :-1], part[:, 1:], out=rows[:, :-1])
    other = rows if is_square else part
    result = rows.copy()
    np.maximum(result[1:], other[:-1], out=result[1:])
    np.maximum(result[:-1], other[1:], out=result[:-1])
    return result


Floats = NDArray[np.floating[Any]]
"""float32; numpy's stubs infer float64 for operations with Python numbers."""

_BINS: Final = 24
_LIMIT: Final = 3.0
"""The most that a color alone says, as the logarithm of a ratio."""
_LENGTH: Final = 3.0
"""Cost of one pixel of outline where there is no edge in the photo."""
_EDGE: Final = 0.03
"""Share of it that remains at the strongest edges."""
_RARE: Final = 1e-6


def reduced_any(solid: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Half the size; a pixel is set if any of its four was."""
    height, width = solid.shape
    padded = np.pad(solid, ((0, height % 2), (0, width % 2)))
    return padded[::2, ::2] | padded[1::2, ::2] | padded[::2, 1::2] | padded[1::2, 1::2]


class Colors:
    """The colors of a picture as bins of a three-dimensional histogram, in CIE Lab.

    Attributes:
        outline: costs of an outline between each pixel and its right and lower neighbor.
        strength: of the edge at each pixel, 0-1.
    """

    def __init__(self, picture: NDArray[np.uint8], like: "Colors | None" = None) -> None:
        """From (h, w, 3) sRGB; with the same bins as `like`."""
        lab = _lab(picture)
        if like is None:
            lab = ndimage().gaussian_filter(lab, (0.6, 0.6, 0))
            self._low: Floats = lab.reshape(-1, 3).min(0)
            self._span: Floats = np.maximum(lab.reshape(-1, 3).max(0) - self._low, 30)
        else:
            self._low, self._span = like._low, like._span  # noqa: SLF001 - of the same class
        scaled = (lab - self._low) / self._span * np.float32(_BINS - 1) + np.float32(0.5)
        bins = np.clip(scaled.astype(np.int32), 0, _BINS - 1)
        self._bins: NDArray[np.int32] = (bins[..., 0] * _BINS + bins[..., 1]) * _BINS + bins[..., 2]
        across = np.sqrt(((lab[:, 1:] - lab[:, :-1]) ** 2).sum(-1))
        down = np.sqrt(((lab[1:] - lab[:-1]) ** 2).sum(-1))
        self.outline = _outline_costs(across, down)
        self.strength: Floats = 1 - np.minimum(*self.outline) / np.float32(_LENGTH * (1 + _EDGE))

    def histogram(self, weights: NDArray[Any]) -> Floats:
        """The share of each color among the pixels, weighted with (h, w), smoothed."""
        counts = np.bincount(self._bins.ravel(), weights.ravel().astype(np.float64), _BINS**3)
        cube = counts.reshape(_BINS, _BINS, _BINS).astype(np.float32)
        smooth: Floats = ndimage().gaussian_filter(cube, 1.0)
        return (smooth / max(float(smooth.sum()), 1e-9)).ravel()

    def evidence(self, yes: Floats, no: Floats) -> Floats:
        """Cost of choosing yes for each pixel, from two histograms: negative where the color speaks for it."""
        ratio = np.log((no + np.float32(_RARE)) / (yes + np.float32(_RARE)))
        return np.clip(ratio, -_LIMIT, _LIMIT)[self._bins]


def cut(costs: Floats, outline: tuple[Floats, Floats], start: Floats, rounds: int) -> Floats:
    """The division with the least sum of costs and weighted length of the outline.

    Args:
        costs: of choosing yes for each pixel, (h, w); negative speaks for it.
        outline: costs of an outline between each pixel and its right and lower neighbor.
        start: first guess, 0-1.
        rounds: iterations; 70 are enough for a picture of 300 pixels, fewer with a good guess.

    Returns:
        0-1 for each pixel, nearly always close to either.
    """
    across, down = outline
    inside = start.copy()
    ahead = start.copy()
    flow_x, flow_y = np.zeros_like(start), np.zeros_like(start)
    step = np.float32(1 / np.sqrt(8))
    for _ in range(rounds):
        flow_x[:, :-1] += step * (ahead[:, 1:] - ahead[:, :-1])
        flow_y[:-1] += step * (ahead[1:] - ahead[:-1])
        np.clip(flow_x, -across, across, out=flow_x)
        np.clip(flow_y, -down, down, out=flow_y)
        change = flow_x + flow_y
        change[:, 1:] -= flow_x[:, :-1]
        change[1:] -= flow_y[:-1]
        change -= costs
        change *= step
        change += inside
        np.clip(change, 0, 1, out=change)
        ahead = 2 * change - inside
        inside = change
    return inside


def nearness(steps: Floats, yes: Mask, no: Mask) -> Floats:
    """Whether a pixel is nearer to no (1) or to yes (-1) along the cheapest paths; 0 without either.

    X. Bai, G. Sapiro, "A Geodesic Framework for Fast Interactive Image and Video Segmentation", 2007. Paths are
    searched in half the size.

    Args:
        steps: cost of walking over each pixel, above 0.
        yes: where paths start.
        no: where paths start too.
    """
    rows: NDArray[np.int64] = np.arange(0, steps.shape[0], 2, dtype=np.int64)
    columns: NDArray[np.int64] = np.arange(0, steps.shape[1], 2, dtype=np.int64)
    small = np.add.reduceat(np.add.reduceat(steps, rows, 0), columns, 1)
    starts = [np.logical_or.reduceat(np.logical_or.reduceat(each, rows, 0), columns, 1) for each in (yes, no)]
    if not (starts[0].any() and starts[1].any()):
        return np.zeros_like(steps)
    far_yes, far_no = (_path_costs(small, start) for start in starts)
    result: Floats = ((far_yes - far_no) / (far_yes + far_no + 1e-6)).astype(np.float32)
    image = Image.fromarray(result).resize((steps.shape[1], steps.shape[0]), Image.Resampling.BILINEAR)
    return np.asarray(image)


def _path_costs(steps: Floats, starts: Mask) -> NDArray[np.float64]:
    """The cost of the cheapest path from each pixel to the nearest start."""
    sparse, graphs = import_late("scipy.sparse"), import_late("scipy.sparse.csgraph")
    height, width = steps.shape
    numbers: NDArray[np.int64] = np.arange(height * width, dtype=np.int64).reshape(height, width)
    ends: list[tuple[NDArray[Any], NDArray[Any], Floats]] = []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = slice(0, height - down), slice(max(0, -right), width - max(0, right))
        there = slice(down, height), slice(max(0, right), width - max(0, -right))
        cost = (steps[here] + steps[there]) * np.float32(np.hypot(down, right) / 2)
        ends.append((numbers[here].ravel(), numbers[there].ravel(), cost.ravel()))
    first, second, costs = (np.concatenate([each[place] for each in ends]) for place in range(3))
    both = np.concatenate([first, second]), np.concatenate([second, first])
    graph = sparse.csr_array((np.concatenate([costs, costs]), both), (numbers.size, numbers.size))
    found = graphs.dijkstra(graph, indices=numbers[starts], min_only=True)
    return np.asarray(found).reshape(height, width)


def touching(region: Mask, seeds: Mask) -> Mask:
    """The connected parts of a region that touch the seeds."""
    labels: NDArray[np.int32] = ndimage().label(region | seeds, np.ones((3, 3)))[0]
    numbers = np.unique(labels[seeds])
    return np.isin(labels, numbers[numbers > 0]) & region


def upscaled(photo: NDArray[np.uint8], alpha: Floats) -> NDArray[np.uint8]:
    """Alpha (0-1) in the size of the photo (h, w, 3), as 0-255; its edges follow the brightness of the photo.

    A guided filter: K. He, J. Sun, "Fast Guided Filter", 2015. Rows are processed in strips.
    """
    height, width = photo.shape[:2]
    small = alpha.shape
    image = Image.fromarray(alpha)
    if small[0] * 2 > height:
        whole = np.asarray(image.resize((width, height), Image.Resampling.BICUBIC))
        return (np.clip(whole, 0, 1) * 255 + 0.5).astype(np.uint8)
    gray = Image.fromarray(photo).convert("L")
    guide = np.asarray(gray.resize(small[::-1], Image.Resampling.BOX), np.float32) / 255
    mean = ndimage().uniform_filter
    guide_mean, alpha_mean = mean(guide, 5), mean(alpha, 5)
    slope = (mean(guide * alpha, 5) - guide_mean * alpha_mean) / (mean(guide * guide, 5) - guide_mean**2 + 1e-3)
    layers = [Image.fromarray(each) for each in (mean(slope, 5), mean(alpha_mean - slope * guide_mean, 5), alpha)]
    result = np.empty((height, width), np.uint8)
    for top in range(0, height, 256):
        bottom = min(height, top + 256)
        box = (0, top * small[0] / height, small[1], bottom * small[0] / height)
        grown = [np.asarray(e.resize((width, bottom - top), Image.Resampling.BILINEAR, box=box)) for e in layers]
        bright = np.asarray(gray.crop((0, top, width, bottom)), np.float32) / 255
        fitted = (grown[0] * bright + grown[1] - 0.5) * 2 + 0.5
        sure = np.abs(grown[2] - 0.5) > 0.49
        result[top:bottom] = np.clip(np.where(sure, np.round(grown[2]), fitted), 0, 1) * 255 + 0.5
    return result


def _outline_costs(across: Floats, down: Floats) -> tuple[Floats, Floats]:
    steps = np.concatenate([across.ravel(), down.ravel(), np.zeros(1, np.float32)])
    usual = np.float32(np.sqrt(np.mean(steps**2)) + 1e-3)
    shape = across.shape[0], down.shape[1]
    right, below = np.full(shape, _EDGE, np.float32), np.full(shape, _EDGE, np.float32)
    right[:, :-1] += np.exp(-((across / usual) ** 2))
    below[:-1] += np.exp(-((down / usual) ** 2))
    return right * np.float32(_LENGTH), below * np.float32(_LENGTH)


def _lab(picture: NDArray[np.uint8]) -> Floats:
    """CIE Lab (D65) of sRGB, by IEC 61966-2-1."""
    levels = np.arange(256, dtype=np.float32) / 255
    table = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4).astype(np.float32)
    matrix = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], dtype=np.float32
    )
    white = np.array([0.9505, 1.0, 1.089], dtype=np.float32)
    x, y, z = np.moveaxis(np.cbrt(table[picture] @ (matrix.T / white)), -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1).astype(np.float32)
