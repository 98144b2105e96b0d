"""Compares an alpha with the true one: the metrics that the literature on saliency and matting uses.

An alpha is float32, (height, width), 0-1. Where a metric needs a true mask instead of a true alpha, it is cut at
one half. No metric stretches the contrast of an alpha first, as some published code does: a mask that never
reaches 1 is worse.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Alpha = NDArray[np.float32]
Mask = NDArray[np.bool_]

BOUNDARY_PIXELS: Final = 12
_GRADIENT_SIGMA: Final = 1.4
_STEPS: Final = 10
"""Thresholds of the connectivity error between 0 and 1."""
_THETA: Final = 0.15
"""A smaller difference to the connected part counts as connected."""
_WINDOW: Final = 7
_WINDOW_SIGMA: Final = 5.0
_EPSILON: Final = 1e-8


@dataclass(frozen=True, slots=True)
class Quality:
    """How near an alpha is to the truth.

    Attributes:
        mae: mean absolute error, 0-1.
        iou: intersection over union, both cut at one half.
        s_measure: structure measure (Fan 2017), 0-1; higher is better.
        weighted_f: weighted F-measure (Margolin 2014, beta 1), 0-1; higher is better.
        boundary: mean absolute error within 12 pixels of the true edge, 0-1; NaN if there is no edge.
        gradient: gradient error (Rhemann 2009) of the whole photo, divided by 1000.
        connectivity: connectivity error (Rhemann 2009) of the whole photo, divided by 1000.
    """

    mae: float
    iou: float
    s_measure: float
    weighted_f: float
    boundary: float
    gradient: float
    connectivity: float


def compare(alpha: Alpha, truth: Alpha) -> Quality:
    """All metrics of an alpha and the truth.

    Raises:
        ValueError: their sizes differ.
    """
    if alpha.shape != truth.shape:
        raise ValueError(f"sizes differ: {alpha.shape[::-1]} and {truth.shape[::-1]}")
    mask = truth >= 0.5
    # Where both are 0, the slow metrics have no error: they only look at the rest.
    box = _box((alpha > 0) | (truth > 0), BOUNDARY_PIXELS + 1)
    near, near_truth, near_mask = alpha[box], truth[box], mask[box]
    return Quality(
        mae=float(np.abs(alpha - truth).mean()),
        iou=iou(alpha, mask),
        s_measure=s_measure(alpha, mask),
        weighted_f=weighted_f(near, near_mask),
        boundary=boundary_error(near, near_truth),
        gradient=gradient_error(near, near_truth) / 1000,
        connectivity=connectivity_error(near, near_truth) / 1000,
    )


def iou(alpha: Alpha, mask: Mask) -> float:
    """Intersection over union of an alpha, cut at one half, and a mask; 1 if both are empty."""
    found = alpha >= 0.5
    union = np.count_nonzero(found | mask)
    return np.count_nonzero(found & mask) / union if union else 1.0


def s_measure(alpha: Alpha, mask: Mask) -> float:
    """Structure measure: the mean of likeness by object and by region (Fan et al., ICCV 2017)."""
    share = float(mask.mean())
    if share in (0, 1):
        return float(alpha.mean()) if share else 1 - float(alpha.mean())
    by_object = share * _object_likeness(alpha[mask]) + (1 - share) * _object_likeness(1 - alpha[~mask])
    return max(0.0, (by_object + _region_likeness(alpha, mask)) / 2)


def _object_likeness(values: Alpha) -> float:
    mean = float(values.mean(dtype=np.float64))
    deviation = float(values.std(ddof=1, dtype=np.float64)) if values.size > 1 else 0.0
    return 2 * mean / (mean**2 + 1 + deviation + _EPSILON)


def _region_likeness(alpha: Alpha, mask: Mask) -> float:
    """The likeness of four rectangles that meet at the centroid of the mask, weighted by their area."""
    height, width = mask.shape
    rows, columns = mask.sum(axis=1), mask.sum(axis=0)
    total = int(rows.sum())
    y = round(float(rows @ np.arange(height)) / total) + 1
    x = round(float(columns @ np.arange(width)) / total) + 1
    result = 0.0
    for vertical in (slice(0, y), slice(y, height)):
        for horizontal in (slice(0, x), slice(x, width)):
            part = mask[vertical, horizontal]
            if part.size:
                result += _likeness(alpha[vertical, horizontal], part) * part.size / mask.size
    return result


def _likeness(alpha: Alpha, mask: Mask) -> float:
    """Structural similarity of two rectangles as a whole."""
    first, second = alpha.astype(np.float64), mask.astype(np.float64)
    x, y, count = first.mean(), second.mean(), max(first.size - 1, 1)
    first -= x
    second -= y
    variances = float((first**2).sum() + (second**2).sum()) / count
    above = 4 * x * y * float((first * second).sum()) / count
    below = (x**2 + y**2) * variances
    if above:
        return float(above / (below + _EPSILON))
    return 0.0 if below else 1.0


def weighted_f(alpha: Alpha, mask: Mask) -> float:
    """Weighted F-measure (Margolin et al., CVPR 2014): errors near others and near the subject weigh less."""
    if not mask.any():
        return 0.0
    error = np.abs(alpha - mask)
    distance, nearest = ndimage.distance_transform_edt(~mask, return_indices=True)
    spread = error[nearest[0], nearest[1]]
    side = np.arange(_WINDOW) - _WINDOW // 2
    window = np.exp(-(side**2) / (2 * _WINDOW_SIGMA**2))
    window /= window.sum()
    for axis in (0, 1):
        spread = ndimage.correlate1d(spread, window, axis, mode="constant")
    within = np.minimum(error[mask], spread[mask])
    outside = error[~mask] * (2 - np.exp(math.log(0.5) / 5 * distance[~mask]))
    found = mask.sum() - within.sum(dtype=np.float64)
    recall = 1 - float(within.mean(dtype=np.float64))
    precision = float(found / (found + outside.sum(dtype=np.float64) + _EPSILON))
    return 2 * recall * precision / (recall + precision + _EPSILON)


def boundary_error(alpha: Alpha, truth: Alpha) -> float:
    """Mean absolute error within 12 pixels of the true edge; NaN if the truth has no edge.

    The edge are the soft pixels of the truth, and pixels whose neighbor is on the other side of one half.
    """
    mask = truth >= 0.5
    edge = (truth > 0) & (truth < 1)
    for first, second in ((np.s_[1:], np.s_[:-1]), (np.s_[:, 1:], np.s_[:, :-1])):
        differs = mask[first] != mask[second]
        edge[first] |= differs
        edge[second] |= differs
    if not edge.any():
        return math.nan
    band = ndimage.distance_transform_edt(~edge) <= BOUNDARY_PIXELS
    return float(np.abs(alpha[band] - truth[band]).mean(dtype=np.float64))


def gradient_error(alpha: Alpha, truth: Alpha) -> float:
    """Sum of the squared differences of the gradients' magnitudes (Rhemann et al., CVPR 2009)."""
    return float(((_gradient(alpha) - _gradient(truth)) ** 2).sum(dtype=np.float64))


def _gradient(alpha: Alpha) -> Alpha:
    sigma = _GRADIENT_SIGMA
    half = math.ceil(sigma * math.sqrt(-2 * math.log(math.sqrt(2 * math.pi) * sigma * 1e-2)))
    side = np.arange(-half, half + 1)
    smooth = np.exp(-(side**2) / (2 * sigma**2)) / (sigma * math.sqrt(2 * math.pi))
    slope = -side * smooth / sigma**2
    norm = math.sqrt(float((smooth**2).sum() * (slope**2).sum()))
    squares = np.zeros_like(alpha)
    for axis in (0, 1):
        along = ndimage.convolve1d(alpha, slope / norm, axis, mode="nearest")
        squares += ndimage.convolve1d(along, smooth, 1 - axis, mode="nearest") ** 2
    return np.sqrt(squares)


def connectivity_error(alpha: Alpha, truth: Alpha) -> float:
    """Sum of the differences in how well pixels are connected to the subject (Rhemann et al., CVPR 2009).

    The subject at a threshold is the largest connected part of what both alphas have above it.
    """
    level = np.full(alpha.shape, -1, np.float32)
    for step in range(1, _STEPS + 1):
        threshold = step / _STEPS
        labels, count = ndimage.label((alpha >= threshold) & (truth >= threshold))
        sizes = np.bincount(labels.ravel())[1:]
        subject = labels == int(sizes.argmax()) + 1 if count else np.zeros(alpha.shape, np.bool_)
        level[(level < 0) & ~subject] = (step - 1) / _STEPS
    level[level < 0] = 1
    return float(np.abs(_connectedness(alpha - level) - _connectedness(truth - level)).sum(dtype=np.float64))


def _connectedness(distance: Alpha) -> Alpha:
    return np.float32(1) - distance * (distance >= _THETA)


def _box(where: Mask, margin: int) -> tuple[slice, slice]:
    """The rectangle of the true pixels with a margin; everything if there are none."""
    rows, columns = where.any(axis=1).nonzero()[0], where.any(axis=0).nonzero()[0]
    if not rows.size:
        return slice(None), slice(None)
    return _span(rows, margin), _span(columns, margin)


def _span(found: NDArray[np.intp], margin: int) -> slice:
    return slice(max(0, int(found[0]) - margin), int(found[-1]) + margin + 1)
