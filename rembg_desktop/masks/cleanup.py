"""Cleanup of an alpha by rules: specks, pinholes, neighbors at the border, parts and holes, and then the edge.

Parts are found as runs, which are pixels side by side in one row. Runs that touch in the next row belong together.
A mask has a few runs a row, so this is exact at full size and takes a fraction of the time of labeling pixels.

A part is what is connected and has an alpha of at least 50 %. Specks and pinholes are judged by all that is
visible: what faint hair connects with the subject is no speck. Holes are parts of the inverted alpha. Parts are
connected in eight directions and holes in four: then a line one pixel wide is connected, and encloses, in every
direction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop import import_late
from rembg_desktop.masks.adjusting import Adjusted, Adjustments
from rembg_desktop.masks.parts import SOLID, Mask, grown
from rembg_desktop.masks.tiles import TILE, Bytes, Rect, clipped, times
from rembg_desktop.options import Holes, RemovalOptions, exact_pixels

if TYPE_CHECKING:
    from rembg_desktop.errors import CancelToken

_VISIBLE: Final = 32
"""Alpha of which a spot consists at least. Weaker traces are no specks, and connect nothing."""

_OWN_BORDER: Final = 3
"""What touches the border stays if everything else together is so many times smaller: it is the subject itself.
Of 88 photos, 5 took the head of a portrait away, and 3 did not."""

_MAX_RUNS: Final = 1_000_000
"""A mask with more of them is noise. It is judged by every second pixel, or fewer, which limits the memory."""

_REACH: Final = 12
_REACH_SHARE: Final = 1 / 80
"""Traces around a removed part go with it: at least so many pixels, and a share of the photo's longer side, which
is about the width of soft edges in a mask that was enlarged."""

_GRID: Final = 800
"""Longer side, in pixels, of the copy in which traces are divided between parts that go and parts that stay."""

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cleanup:
    """Rules for the alpha of one photo. The default changes nothing.

    Attributes:
        specks: isolated spots are removed if their area is smaller, in pixels. The largest part always stays.
        pinholes: enclosed spots that are not opaque are filled if their area is smaller, in pixels.
        ignore_border: parts that touch the border of the photo are removed, unless they are the subject.
        smallest: parts are removed if they are smaller than this share of the largest, 0-1; 1 keeps
            only the largest.
        fill_holes: every enclosed hole is filled.
        edge: what changes the edge afterwards.
    """

    specks: float = 0.0
    pinholes: float = 0.0
    ignore_border: bool = False
    smallest: float = 0.0
    fill_holes: bool = False
    edge: Adjustments = field(default_factory=Adjustments)

    @classmethod
    def of(cls, options: RemovalOptions, size: tuple[int, int]) -> "Cleanup":
        """The rules of a job for a photo of `size`."""
        longer, parts = max(size), options.parts
        return cls(
            exact_pixels(options.specks, longer) ** 2,
            exact_pixels(options.pinholes, longer) ** 2,
            options.ignore_border,
            1.0 if parts == "largest" else 0.0 if parts == "all" else float(parts.removesuffix("%")) / 100,
            options.holes is Holes.FILL,
            Adjustments(options.edge_shift, options.feather, contrast=options.contrast),
        )

    def apply(self, alpha: Image.Image, cancel: "CancelToken") -> Image.Image:
        """The cleaned alpha (L); the same image if there is nothing to change.

        Raises:
            Cancelled: the token was canceled.
        """
        before = after = np.asarray(alpha)
        if self.specks or self.smallest or self.ignore_border:
            after = _without(after, self._unwanted, cancel, eight=True)
        if self.pinholes or self.fill_holes:
            inverse = 255 - after
            filled = _without(inverse, self._holes, cancel, eight=False)
            after = after if filled is inverse else 255 - filled
        if not self.edge.changes_nothing:
            after = _with_edge(after, self.edge, cancel)
        return alpha if after is before else Image.fromarray(after)

    def _unwanted(self, found: "_Parts") -> Mask:
        """Which parts go."""
        # What is solid nowhere only counts if there is nothing else: a shadow is no subject.
        weights = np.where(found.are_solid, found.areas, 0) if found.are_solid.any() else found.areas
        drop = found.are_in(found.spot_areas < self.specks)
        drop[found.owners == found.owners[np.argmax(weights)]] = False
        if self.ignore_border:
            touching = weights[found.touching & ~drop].sum()
            others = weights[~found.touching & ~drop].sum()
            if others * _OWN_BORDER >= touching and others:
                drop |= found.touching
        weights = np.where(drop, 0, weights)
        largest = int(np.argmax(weights))
        drop |= found.areas < weights[largest] * self.smallest
        if self.smallest >= 1:  # of several equal ones, the first
            drop[:] = True
            drop[largest] = False
        return drop

    def _holes(self, found: "_Parts") -> Mask:
        """Which holes go."""
        drop = found.are_in((found.spot_areas < self.pinholes) & ~found.spot_touching)
        if self.fill_holes:
            drop |= found.are_solid & ~found.touching
        return drop


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of pixels, row by row, and the connected groups that they form.

    Attributes:
        starts, ends: first pixel and pixel after the last, in a picture with one more column.
        groups: number of the group of each run.
        areas: pixels of each group.
        touching: whether each group touches the border.
    """

    starts: _Ints
    ends: _Ints
    groups: _Ints
    areas: _Ints
    touching: Mask


@dataclass(frozen=True, slots=True)
class _Parts:
    """What rules judge.

    A part is a group of solid pixels, or a spot without any. A spot is a group of visible pixels.

    Attributes:
        areas, touching, are_solid, owners: of each part; its spot, and whether it has solid pixels.
        spot_areas, spot_touching: of each spot.
    """

    areas: _Ints
    touching: Mask
    are_solid: Mask
    owners: _Ints
    spot_areas: _Ints
    spot_touching: Mask

    def are_in(self, spots: Mask) -> Mask:
        """Which parts lie in one of these spots."""
        return spots[self.owners]


def _without(alpha: Bytes, rule: Callable[[_Parts], Mask], cancel: "CancelToken", *, eight: bool) -> Bytes:
    """The alpha without the parts that a rule names; the same array if it names none.

    Args:
        alpha: (h, w).
        rule: which parts go.
        cancel: checked between the steps.
        eight: in how many directions parts are connected; otherwise four, and the alpha is inverted.
    """
    cancel.check()
    height, width = alpha.shape
    reach = max(_REACH, round(max(height, width) * _REACH_SHARE))
    box = _box(alpha, reach, is_inverted=not eight)
    if box is None:
        return alpha
    crop = alpha[box[1] : box[3], box[0] : box[2]]
    step = 1
    while True:
        sampled = crop[::step, ::step]
        changes = [_changes(sampled >= threshold) for threshold in (_VISIBLE, SOLID)]
        if max(each.size for each in changes) <= 2 * _MAX_RUNS:
            break
        step *= 2
    cancel.check()
    spots, solid = (_connected(each, sampled.shape, eight=eight) for each in changes)
    first = np.zeros(solid.areas.size, np.int64)
    first[solid.groups[::-1]] = solid.starts[::-1]
    owners = spots.groups[np.searchsorted(spots.starts, first, "right") - 1]
    faint = np.flatnonzero(np.bincount(owners, minlength=spots.areas.size) == 0)
    owners = np.concatenate([owners, faint])
    parts = _Parts(
        np.concatenate([solid.areas, spots.areas[faint]]) * step**2,
        np.concatenate([solid.touching, spots.touching[faint]]),
        np.arange(owners.size) < solid.areas.size,
        owners,
        spots.areas * step**2,
        spots.touching,
    )
    if not (owners.size and (drop := rule(parts)).any()):
        return alpha
    # A spot goes or stays as a whole where all its parts do. Otherwise its solid parts do, each for itself.
    goes = np.bincount(owners[drop], minlength=spots.areas.size) > 0
    stays = np.bincount(owners[~drop], minlength=spots.areas.size) > 0
    is_split = (goes & stays)[owners[: solid.areas.size]][solid.groups]
    is_dropped = drop[solid.groups]
    gone = _painted(sampled.shape, (spots, (goes & ~stays)[spots.groups]), (solid, is_split & is_dropped))
    kept = _painted(sampled.shape, (spots, (stays & ~goes)[spots.groups]), (solid, is_split & ~is_dropped))
    if step > 1:
        gone, kept = (
            each.repeat(step, 0).repeat(step, 1)[: crop.shape[0], : crop.shape[1]] for each in (gone, kept)
        )
    cancel.check()
    result = alpha.copy()
    _clear(result[box[1] : box[3], box[0] : box[2]], gone, kept, reach, max(1, round(max(height, width) / _GRID)))
    return result


def _box(alpha: Bytes, margin: int, *, is_inverted: bool) -> Rect | None:
    """Where all parts, or everything that encloses holes, and their traces are."""
    rows, columns = (
        np.flatnonzero(alpha.min(axis) < SOLID if is_inverted else alpha.max(axis) >= _VISIBLE) for axis in (1, 0)
    )
    if not rows.size:
        return None
    found = columns[0] - margin, rows[0] - margin, columns[-1] + 1 + margin, rows[-1] + 1 + margin
    return clipped(found, (alpha.shape[1], alpha.shape[0]))


def _changes(solid: Mask) -> _Ints:
    """Where runs start and end, in turn; as if there were one more column, so that runs end with their row."""
    height, width = solid.shape
    pixels = np.zeros(height * (width + 1) + 1, np.bool_)
    pixels[1:].reshape(height, width + 1)[:, :width] = solid
    return np.flatnonzero(pixels[1:] != pixels[:-1])


def _connected(changes: _Ints, shape: tuple[int, int], *, eight: bool) -> _Runs:
    sparse, graphs = import_late("scipy.sparse"), import_late("scipy.sparse.csgraph")
    height, width = shape
    stride = width + 1
    starts, ends = changes[::2], changes[1::2]
    # Runs of the next row touch this one if they end after its start and start before its end.
    low = np.searchsorted(ends, starts + stride - eight, "right")
    high = np.searchsorted(starts, ends + stride + eight, "left")
    counts = np.maximum(high - low, 0)
    upper = np.repeat(np.arange(starts.size), counts)
    lower = np.arange(upper.size) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)
    links = sparse.coo_array((np.ones(upper.size, np.bool_), (upper, lower)), shape=(starts.size, starts.size))
    count, groups = graphs.connected_components(links, directed=False)
    areas = np.bincount(groups, ends - starts, count).astype(np.int64)
    at_border = (
        (starts < stride) | (starts >= (height - 1) * stride) | (starts % stride == 0) | (ends % stride == width)
    )
    return _Runs(starts, ends, groups, areas, np.bincount(groups[at_border], minlength=count) > 0)


def _painted(shape: tuple[int, int], *chosen: tuple[_Runs, Mask]) -> Mask:
    """The pixels of some runs, none of which overlap."""
    height, width = shape
    bounds = np.concatenate([each for runs, wanted in chosen for each in (runs.starts[wanted], runs.ends[wanted])])
    bounds.sort()
    lengths = np.diff(bounds, prepend=0, append=height * (width + 1))
    pixels = np.repeat(np.arange(lengths.size) % 2 == 1, lengths)
    return pixels.reshape(height, width + 1)[:, :width]


def _clear(alpha: Bytes, gone: Mask, kept: Mask, reach: int, factor: int) -> None:
    """Set what goes to 0, and the traces around it unless they are nearer to what is kept."""
    mine, others = (np.asarray(_reduced(each, factor)) > 0 for each in (gone, kept))
    mine &= ~others
    for number in range(ceil(reach / factor)):  # in turn to four and eight neighbors: nearly round
        further = grown(mine.view(np.uint8), is_square=number % 2 == 1).view(np.bool_)
        others |= grown(others.view(np.uint8), is_square=number % 2 == 1).view(np.bool_) & ~mine
        mine |= further & ~others
    traces = Image.fromarray(mine.view(np.uint8) * np.uint8(255))
    height, width = alpha.shape
    for top in range(0, height, TILE):
        rows = slice(top, min(height, top + TILE))
        edges = (0, top / factor, width / factor, rows.stop / factor)
        near = np.asarray(traces.resize((width, rows.stop - top), Image.Resampling.BILINEAR, box=edges))
        cleared = times(alpha[rows], 255 - near)
        np.copyto(cleared, alpha[rows], where=kept[rows])
        cleared[gone[rows]] = 0
        alpha[rows] = cleared


def _reduced(mask: Mask, factor: int) -> Image.Image:
    """A pixel is above 0 if any of the block was set. The mean of a block of 15 x 15 is at least 1."""
    return Image.fromarray(mask.view(np.uint8) * np.uint8(255)).reduce(min(15, factor))


def _with_edge(alpha: Bytes, edge: Adjustments, cancel: "CancelToken") -> Bytes:
    height, width = alpha.shape
    made, result = Adjusted(alpha, edge), np.empty_like(alpha)
    for top in range(0, height, TILE):
        cancel.check()
        bottom = min(height, top + TILE)
        result[top:bottom] = made.part((0, top, width, bottom))
    return result
