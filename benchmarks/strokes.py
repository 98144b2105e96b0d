"""The strokes of the scripted user of repair.py: a few points through regions of a mask that are wrong.

A person who corrects a mask does not draw one short line in one region: they lead the brush through several wrong
places in one go, across what is right already, and stay inside of the thing that they mean.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from skimage.morphology import skeletonize

from rembg_desktop.masks.parts import ndimage

Mask = NDArray[np.bool_]
Places = NDArray[np.int64]

POINTS: Final = 5
REGIONS: Final = 2
SMALLEST: Final = 8
"""Wrong regions of fewer pixels are left as they are."""
THIN: Final = 0.4
"""A stroke leaves out the ends of a region where it is thinner than this share of its thickest place."""
LENGTHS: Final = (1.0, 0.8, 0.6, 0.45, 0.3, 0.2)
"""Shares of the path around its thickest place that are tried, until the stroke stays inside of the region."""
RADII: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Brushes for strokes through many regions, in pixels."""
INSIDE: Final = 0.8
"""Radius of the brush, as a share of the distance to the nearest pixel outside of the region."""
TARGETS: Final = 30
JOINTS: Final = 18
"""Places that a stroke may go through: in wrong regions, and others."""
PIXELS: Final = 500
"""Wrong pixels that are counted, evenly picked among all."""
BEAM: Final = 24
SAMPLES: Final = 24
"""Places on a straight line that have to be inside."""


@dataclass(frozen=True)
class Stroke:
    """What the scripted user draws.

    Attributes:
        points: in pixels.
        radius: of the brush.
        subject: whether it marks the subject.
        smart: whether it finds the edge.
    """

    points: list[tuple[float, float]]
    radius: float
    subject: bool
    smart: bool = True

    def __str__(self) -> str:
        tool = "smart" if self.smart else "plain"
        return f"{tool} {'+' if self.subject else '-'}{len(self.points)} r{self.radius:.0f}"


def wrong_regions(found: Mask, truth: Mask, count: int) -> list[tuple[bool, Mask]]:
    """The largest regions that are missing (True) and too much (False), `count` of each, the largest first."""
    regions: list[tuple[int, bool, Mask]] = []
    for subject, wrong in ((True, truth & ~found), (False, found & ~truth)):
        labels = ndimage().label(wrong, np.ones((3, 3)))[0]
        sizes = np.bincount(labels.ravel())
        sizes[0] = 0
        largest = [int(number) for number in np.argsort(sizes)[::-1][:count] if sizes[number] >= SMALLEST]
        regions += [(int(sizes[number]), subject, labels == number) for number in largest]
    return [(subject, region) for _, subject, region in sorted(regions, key=lambda each: -each[0])]


def stroke_through(region: Mask, *, subject: bool, widest: bool) -> Stroke:
    """A stroke along the middle of a region: the longest, or the one that covers most."""
    depth = ndimage().distance_transform_edt(np.pad(region, 1))[1:-1, 1:-1]
    path = _middle(region)
    depths = np.array([depth[y, x] for x, y in path])
    thick = np.flatnonzero(depths >= THIN * depths.max())
    path = path[thick[0] : thick[-1] + 1]
    middle = int(np.argmax(depths[thick[0] : thick[-1] + 1]))
    deepest = float(depths.max())
    strokes = [(np.pi * deepest**2 if widest else 0.0, [path[middle]], deepest)]
    for share in LENGTHS:
        first, last = round(middle * (1 - share)), round(middle + (len(path) - 1 - middle) * share)
        line = [path[place] for place in np.linspace(first, last, POINTS).round().astype(int)]
        along = _depths_along(line, depth)
        if (along >= 1).mean() > 0.97:  # it stays inside
            radius = max(float(along.min()), 0.3 * float(np.median([depth[y, x] for x, y in line])))
            length = sum(float(np.hypot(x1 - x0, y1 - y0)) for (x0, y0), (x1, y1) in pairwise(line))
            strokes.append((2 * radius * length + np.pi * radius**2, line, radius))
            if not widest:
                break
    _, points, radius = max(strokes, key=lambda each: each[0])
    return Stroke([(x + 0.5, y + 0.5) for x, y in points], max(1.0, INSIDE * radius), subject)


def possible_strokes(found: Mask, truth: Mask) -> list[Stroke]:
    """What the user tries."""
    strokes: list[Stroke] = []
    for subject, region in wrong_regions(found, truth, REGIONS):
        through = [(region, False), (region, True)]
        if subject:
            labels = ndimage().label(truth, np.ones((3, 3)))[0]
            through.append((labels == np.bincount(labels[region]).argmax(), True))
        for each, widest in through:
            stroke = stroke_through(each, subject=subject, widest=widest)
            if stroke not in strokes:
                strokes.append(stroke)
    return strokes


def long_strokes(found: Mask, truth: Mask) -> list[Stroke]:
    """Strokes through many wrong regions at once, with brushes of several sizes."""
    strokes: list[Stroke] = []
    for subject, wrong, allowed in ((True, truth & ~found, truth), (False, found & ~truth, ~truth)):
        if np.count_nonzero(wrong) < SMALLEST:
            continue
        for radius in RADII:
            for reach in (radius, 2 * radius + 4):
                path = _best_path(wrong, allowed, radius, reach)
                if path is not None:
                    stroke = Stroke([(x + 0.5, y + 0.5) for x, y in path], max(0.8, INSIDE * radius), subject)
                    if stroke not in strokes:
                        strokes.append(stroke)
    return strokes


def _middle(region: Mask) -> list[tuple[int, int]]:
    """The longest path along the middle of a region: (x, y) from end to end."""
    ys, xs = np.nonzero(skeletonize(region))
    numbers = np.full((region.shape[0] + 1, region.shape[1] + 2), -1)
    numbers[ys, xs + 1] = np.arange(len(ys))
    rows, columns, lengths = [], [], []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        others = numbers[ys + down, xs + 1 + right]
        linked = np.flatnonzero(others >= 0)
        rows.append(linked)
        columns.append(others[linked])
        lengths.append(np.full(len(linked), np.hypot(down, right)))
    size = (len(ys), len(ys))
    graph = coo_array((np.concatenate(lengths), (np.concatenate(rows), np.concatenate(columns))), size).tocsr()
    first = _farthest(dijkstra(graph, directed=False, indices=0))
    distances, before = dijkstra(graph, directed=False, indices=first, return_predecessors=True)
    path = [_farthest(distances)]
    while path[-1] != first:
        path.append(int(before[path[-1]]))
    return [(int(xs[place]), int(ys[place])) for place in path]


def _farthest(distances: NDArray[np.float64]) -> int:
    return int(np.where(np.isfinite(distances), distances, -1).argmax())


def _depths_along(points: list[tuple[int, int]], depth: NDArray[np.float64]) -> NDArray[np.float64]:
    """The distance to the outside of the region at places on the lines between points."""
    found = [np.array([depth[y, x] for x, y in points])]
    for (x0, y0), (x1, y1) in pairwise(points):
        share = np.linspace(0, 1, 60)
        found.append(
            depth[np.round(y0 + share * (y1 - y0)).astype(int), np.round(x0 + share * (x1 - x0)).astype(int)]
        )
    return np.concatenate(found)


def _best_path(wrong: Mask, allowed: Mask, radius: float, reach: float) -> list[tuple[int, int]] | None:
    """The path of at most five points (x, y) that comes near most wrong pixels; None if the brush fits nowhere.

    Args:
        wrong: the pixels to change.
        allowed: the path stays inside of it, with a brush of the radius.
        radius: in pixels.
        reach: how far from the path a wrong pixel may be.
    """
    depth = ndimage().distance_transform_edt(np.pad(allowed, 1))[1:-1, 1:-1]
    open_to = depth >= radius
    near = open_to & (ndimage().distance_transform_edt(~wrong) <= max(0.0, reach - 1))
    places = np.concatenate([_spread(near, depth, TARGETS), _spread(open_to, depth, JOINTS)])
    if not near.any():
        return None
    ys, xs = np.nonzero(wrong)
    picked = np.linspace(0, len(ys) - 1, min(PIXELS, len(ys))).round().astype(int)
    pixels = np.stack([xs[picked], ys[picked]], 1)
    covered, linked = _lines(places, pixels, depth, radius, reach)
    count = len(places)
    states = covered[np.arange(count), np.arange(count)]
    paths = np.arange(count)[:, None]
    best, path = -1.0, paths[0]
    for _ in range(POINTS):
        values = states.sum(1)
        order = np.argsort(-values)[:BEAM]
        if values[order[0]] > best:
            best, path = float(values[order[0]]), paths[order[0]]
        states, paths = states[order], paths[order]
        further = states[:, None] | covered[paths[:, -1]]
        goes = linked[paths[:, -1]]
        from_state, to = np.nonzero(goes)
        states = further[from_state, to]
        paths = np.concatenate([paths[from_state], to[:, None]], 1)
        if not len(paths):
            break
    return [(int(places[n][0]), int(places[n][1])) for n in path]


def _spread(area: Mask, depth: NDArray[np.float64], count: int) -> Places:
    """Places (x, y) in an area that are far from each other; the deepest is the first."""
    ys, xs = np.nonzero(area)
    if not len(ys):
        return np.zeros((0, 2), np.int64)
    thin = np.linspace(0, len(ys) - 1, min(3000, len(ys))).round().astype(int)
    xs, ys = xs[thin], ys[thin]
    chosen = [int(depth[ys, xs].argmax())]
    far = np.full(len(xs), np.inf)
    while len(chosen) < min(count, len(xs)):
        far = np.minimum(far, np.hypot(xs - xs[chosen[-1]], ys - ys[chosen[-1]]))
        # Deep places are better than those at the rim.
        chosen.append(int((far * np.sqrt(depth[ys, xs])).argmax()))
    return np.stack([xs[chosen], ys[chosen]], 1)


def _lines(
    places: Places, pixels: Places, depth: NDArray[np.float64], radius: float, reach: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each two places: the pixels within reach of the line between them, and whether it stays inside."""
    start, end = places[:, None].astype(np.float32), places[None].astype(np.float32)
    shares = np.linspace(0, 1, SAMPLES, dtype=np.float32)
    on = start[:, :, None] + (end - start)[:, :, None] * shares[:, None]
    on = on.round().astype(int)
    linked = (depth[on[..., 1], on[..., 0]] >= radius).all(-1)
    along = end - start
    length = np.maximum((along**2).sum(-1), 1e-6)
    offset = pixels[None].astype(np.float32) - places[:, None]  # (places, pixels, 2)
    share = np.clip(np.einsum("apk,abk->abp", offset, along) / length[..., None], 0, 1)
    x = offset[:, None, :, 0] - share * along[..., None, 0]
    y = offset[:, None, :, 1] - share * along[..., None, 1]
    return x * x + y * y <= reach * reach, linked
