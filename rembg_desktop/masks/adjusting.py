"""Adjustments of a model's alpha: parts and holes, smoothing, a shift of the edge, feather, contrast.

Everything but parts and holes depends on nearby pixels only and is computed in tiles, so that a canvas can show
the visible part of a large photo at once. The tiles are the same everywhere: what is shown is what is saved.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from math import ceil
from threading import Lock
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.masks.parts import MAX_LABELED, SOLID, grown, ndimage, reduced_any
from rembg_desktop.masks.tiles import TILE, Bytes, Key, Rect, keys_in, tile_rect


@dataclass(frozen=True, slots=True)
class Adjustments:
    """What changes the whole alpha of a model. The default changes nothing.

    Attributes:
        edge_shift: pixels by which the edge moves, -20 to 20; positive makes the subject larger.
        feather: width of the soft edge that is added, 0-50 pixels.
        smooth: radius in which the outline is smoothed, 0-20 pixels.
        contrast: 0-100 %; soft edges become narrower, at 100 % hard.
        fill_holes: holes are filled if they are smaller than so many percent of the subject's area, 0-100.
        drop_parts: parts are removed if they are smaller than so many percent of the largest, 0-100; 100 keeps
            only the largest.
    """

    edge_shift: float = 0.0
    feather: float = 0.0
    smooth: float = 0.0
    contrast: float = 0.0
    fill_holes: float = 0.0
    drop_parts: float = 0.0

    def __post_init__(self) -> None:
        for name, (low, high) in LIMITS.items():
            value = getattr(self, name)
            if not low <= value <= high:  # also false for NaN
                raise ValueError(f"{name} is {value} but must be from {low} to {high}")

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Adjustments":
        """From as_dict(). Unknown names are ignored.

        Raises:
            ValueError: a value is not a number within its limits.
        """
        known = {field.name for field in fields(cls)}
        try:
            return cls(**{name: float(value) for name, value in values.items() if name in known})
        except TypeError as error:
            raise ValueError(str(error)) from None

    def as_dict(self) -> dict[str, float]:
        """The values by their names."""
        return asdict(self)

    @property
    def changes_nothing(self) -> bool:
        """Whether the alpha stays as it is."""
        return self == Adjustments()


LIMITS: Final[dict[str, tuple[float, float]]] = {
    "edge_shift": (-20.0, 20.0),
    "feather": (0.0, 50.0),
    "smooth": (0.0, 20.0),
    "contrast": (0.0, 100.0),
    "fill_holes": (0.0, 100.0),
    "drop_parts": (0.0, 100.0),
}
"""Lowest and highest value of each adjustment."""


class Adjusted:
    """The alpha of a model with adjustments. Tiles are computed when they are first asked for. Thread-safe.

    The first access takes about 20 ns a pixel of the whole picture if there are rules for holes or parts.
    """

    def __init__(self, alpha: Bytes, adjustments: Adjustments) -> None:
        self.adjustments = adjustments
        self._alpha = alpha
        self._size = alpha.shape[1], alpha.shape[0]
        self._tiles: dict[Key, Bytes] = {}
        self._ruled: Bytes | None = None
        self._lock = Lock()
        changed = adjustments
        self._is_local = bool(changed.edge_shift or changed.feather or changed.smooth or changed.contrast)

    def prepare(self) -> None:
        """Do what depends on the whole picture."""
        self._source()

    def part(self, rect: Rect) -> Bytes:
        """A copy of the pixels of a rectangle inside the picture."""
        if not self._is_local:
            return self._source()[rect[1] : rect[3], rect[0] : rect[2]].copy()
        result = np.empty((rect[3] - rect[1], rect[2] - rect[0]), np.uint8)
        for key in keys_in(rect):
            left, top = key[1] * TILE, key[0] * TILE
            x0, y0 = max(rect[0], left), max(rect[1], top)
            x1, y1 = min(rect[2], left + TILE), min(rect[3], top + TILE)
            tile = self._tile(key)
            result[y0 - rect[1] : y1 - rect[1], x0 - rect[0] : x1 - rect[0]] = tile[
                y0 - top : y1 - top, x0 - left : x1 - left
            ]
        return result

    def _source(self) -> Bytes:
        """The alpha with the rules for parts and holes."""
        with self._lock:
            if self._ruled is None:
                self._ruled = ruled(self._alpha, self.adjustments.drop_parts, self.adjustments.fill_holes)
            return self._ruled

    def _tile(self, key: Key) -> Bytes:
        found = self._tiles.get(key)
        if found is None:
            found = self._tiles[key] = _adjusted_tile(self._source(), tile_rect(key, self._size), self.adjustments)
        return found


def adjusted(alpha: Bytes, adjustments: Adjustments) -> Bytes:
    """The whole alpha (h, w) with adjustments; the same array if they change nothing."""
    if adjustments.changes_nothing:
        return alpha
    return Adjusted(alpha, adjustments).part((0, 0, alpha.shape[1], alpha.shape[0]))


def moved_outline(shown: Bytes, pixels: float) -> tuple[Bytes, Bytes, Rect] | None:
    """What a shift of the whole outline paints.

    Args:
        shown: the alpha, (h, w).
        pixels: -20 to 20; positive makes the subject larger.

    Returns:
        (coverage, alpha to paint, where): only pixels that change; None if there are none.
    """
    moved = adjusted(shown, Adjustments(edge_shift=pixels))
    changes = moved != shown
    rows, columns = np.flatnonzero(changes.any(1)), np.flatnonzero(changes.any(0))
    if not rows.size:
        return None
    rect = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    area = slice(rect[1], rect[3]), slice(rect[0], rect[2])
    return changes[area].view(np.uint8) * 255, moved[area], rect


def _adjusted_tile(source: Bytes, rect: Rect, wanted: Adjustments) -> Bytes:
    """One tile. Pixels outside the picture are like those at its border."""
    reach = (
        ceil(abs(wanted.edge_shift)) + ceil(_box_radius(wanted.feather) * 3) + ceil(_box_radius(wanted.smooth) * 3)
    )
    reach += 2
    height, width = source.shape
    x0, y0 = max(0, rect[0] - reach), max(0, rect[1] - reach)
    x1, y1 = min(width, rect[2] + reach), min(height, rect[3] + reach)
    part = source[y0:y1, x0:x1]
    first = int(part[0, 0])
    if (part == first).all():
        return np.full((rect[3] - rect[1], rect[2] - rect[0]), _contrast_table(wanted.contrast)[first], np.uint8)
    before = reach - (rect[1] - y0), reach - (rect[0] - x0)
    after = reach - (y1 - rect[3]), reach - (x1 - rect[2])
    part = np.pad(part, ((before[0], after[0]), (before[1], after[1])), "edge")
    if wanted.smooth:
        part = _smoothed(part, wanted.smooth)
    if wanted.edge_shift:
        part = _shifted(part, wanted.edge_shift)
    if wanted.feather:
        part = _rounded(_blurred(part.astype(np.float32), wanted.feather))
    if wanted.contrast:
        part = _contrast_table(wanted.contrast)[part]
    return np.ascontiguousarray(part[reach:-reach, reach:-reach])


def _rounded(values: NDArray[np.float32]) -> Bytes:
    return np.clip(values + 0.5, 0, 255).astype(np.uint8)


def _box_radius(width: float) -> float:
    """Radius of the box of which three passes blur an edge to about `width` pixels from 5 to 95 %."""
    return width / 3.3


def _blurred(values: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    """Three passes of a box filter, nearly a Gaussian; the box may have a fractional size."""
    smooth = ndimage().uniform_filter1d
    radius = _box_radius(width)
    whole = int(radius)
    rest = radius - whole
    for axis in (0, 1):
        for _ in range(3):
            near: NDArray[np.float32] = smooth(values, 2 * whole + 1, axis=axis, mode="nearest")
            if rest > 0:
                far = smooth(values, 2 * whole + 3, axis=axis, mode="nearest")
                near += np.float32(rest) * (far - near)
            values = near
    return values


def _smoothed(part: Bytes, radius: float) -> Bytes:
    """Blur, then restore the steepness of the edge: corners and spikes smaller than the radius disappear."""
    blurred = _blurred(part.astype(np.float32), 2 * radius)
    return _rounded((blurred - 127.5) * np.float32(1 + radius) + 127.5)


def _shifted(part: Bytes, shift: float) -> Bytes:
    """Grow (or shrink) by a disk, approximated by a regular octagon of steps of one pixel."""
    if shift < 0:
        return 255 - _shifted(255 - part, -shift)
    whole = int(shift)
    squares = 0
    for step in range(whole):
        is_square = round((step + 1) * 0.414) > squares  # the share of squares that makes the octagon regular
        squares += is_square
        part = grown(part, is_square=is_square)
    rest = shift - whole
    if rest > 0:
        further = grown(part, is_square=round((whole + 1) * 0.414) > squares)
        part = part + _rounded((further - part).astype(np.float32) * np.float32(rest))
    return part


def _contrast_table(percent: float) -> Bytes:
    """What becomes of each alpha; 127.5 stays."""
    levels = np.arange(256, dtype=np.float32) - 127.5
    share = max(0.004, 1 - percent / 100)  # 1/255: a hard edge
    return _rounded(levels / np.float32(share) + 127.5)


_SOFT_RIM: Final = 12
"""Widest soft rim of a part that goes with it by a rule, in pixels."""


def ruled(alpha: Bytes, drop_parts: float, fill_holes: float) -> Bytes:
    """The alpha without small parts and small holes; the same array if there is no rule."""
    if not (drop_parts or fill_holes):
        return alpha
    result = alpha.copy()
    solid = alpha >= SOLID
    area = int(np.count_nonzero(solid))
    if drop_parts and area:
        labels, sizes, factor = _labeled(solid)
        largest = sizes[1:].max()
        drop = sizes < largest * drop_parts / 100
        drop[0] = False
        drop[int(np.argmax(sizes[1:])) + 1] = False
        if drop_parts >= 100:
            drop[1:] = True
            drop[int(np.argmax(sizes[1:])) + 1] = False
        _clear(result, solid, drop[labels], ~drop[labels] & (labels > 0), factor)
        solid = result >= SOLID
        area = int(np.count_nonzero(solid))
    if fill_holes and area:
        labels, sizes, factor = _labeled(~solid)
        fill = sizes < area / factor**2 * fill_holes / 100
        if fill_holes >= 100:
            fill[:] = True
        fill[0] = False
        for border in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
            fill[border] = False  # not enclosed
        inverse = 255 - result
        _clear(inverse, ~solid, fill[labels], ~fill[labels] & (labels > 0), factor)
        result = 255 - inverse
    return result


def _labeled(solid: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int64], int]:
    """Connected parts: (labels, pixels of each label, by how much the picture was reduced for it)."""
    factor = 1 if solid.size <= MAX_LABELED else 2
    if factor == 2:
        solid = reduced_any(solid)
    labels: NDArray[np.int32] = ndimage().label(solid)[0]
    return labels, np.bincount(labels.ravel()), factor


def _clear(
    alpha: Bytes, solid: NDArray[np.bool_], drop: NDArray[np.bool_], keep: NDArray[np.bool_], factor: int
) -> None:
    """Set dropped parts and the soft pixels around them to 0, unless these are nearer to a part that is kept."""
    if factor == 2:
        shape = alpha.shape
        drop, keep = (each.repeat(2, 0).repeat(2, 1)[: shape[0], : shape[1]] for each in (drop, keep))
    if not drop.any():
        return
    rows, columns = np.flatnonzero(drop.any(1)), np.flatnonzero(drop.any(0))
    around = (
        slice(max(0, int(rows[0]) - _SOFT_RIM), int(rows[-1]) + 1 + _SOFT_RIM),
        slice(max(0, int(columns[0]) - _SOFT_RIM), int(columns[-1]) + 1 + _SOFT_RIM),
    )
    alpha, solid, drop, keep = alpha[around], solid[around], drop[around], keep[around]
    alpha[drop & solid] = 0
    # The soft rim: reached from the dropped part through soft pixels, and not touching a kept part.
    soft = (alpha > 0) & ~solid
    near_kept = keep & solid
    reached = drop
    for _ in range(_SOFT_RIM):
        near_kept = (grown(near_kept.view(np.uint8), is_square=True).view(np.bool_) & soft) | near_kept
        reached = (grown(reached.view(np.uint8), is_square=True).view(np.bool_) & soft & ~near_kept) | reached
    alpha[reached & soft] = 0
