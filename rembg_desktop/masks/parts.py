"""Connected parts of a mask: what a click on one keeps, removes or fills."""

from enum import StrEnum
from math import ceil, sqrt
from typing import Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.masks.tiles import Bytes, Rect, clipped

_SOLID: Final = 128
_MARGIN: Final = 24
"""Pixels around a removed part that are removed with it: more than the edge can be shifted afterwards."""
_RIM: Final = 6
"""Pixels around a filled hole that are filled with it."""
_SOFT_RIM: Final = 12
"""Widest soft rim of a part that goes with it by a rule, in pixels."""
_MAX_LABELED: Final = 16_000_000
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
    if action is PartAction.KEEP and shown[row, column] < _SOLID:
        source = model
    if source[row, column] < _SOLID:
        return None
    solid = source >= _SOLID
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
    half = solid.size > _MAX_LABELED
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
    if shown[row, column] >= _SOLID:
        return None
    height, width = shown.shape
    hollow = shown < _SOLID
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
    import scipy.ndimage

    return cast(Any, scipy.ndimage)


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


def ruled(alpha: Bytes, drop_parts: float, fill_holes: float) -> Bytes:
    """The alpha without small parts and small holes; the same array if there is no rule."""
    if not (drop_parts or fill_holes):
        return alpha
    result = alpha.copy()
    solid = alpha >= _SOLID
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
        solid = result >= _SOLID
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
    factor = 1 if solid.size <= _MAX_LABELED else 2
    if factor == 2:
        solid = reduced_any(solid)
    labels: NDArray[np.int32] = ndimage().label(solid)[0]
    return labels, np.bincount(labels.ravel()), factor


def reduced_any(solid: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Half the size; a pixel is set if any of its four was."""
    height, width = solid.shape
    padded = np.pad(solid, ((0, height % 2), (0, width % 2)))
    return padded[::2, ::2] | padded[1::2, ::2] | padded[::2, 1::2] | padded[1::2, 1::2]


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
