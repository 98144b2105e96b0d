"""Curves along the 50 % line of a mask."""

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter
from scipy.spatial import cKDTree

from rembg_desktop.imaging.photoshop.contours import find_contours
from rembg_desktop.imaging.photoshop.curves import Curve, fit_curves


def drawn(curve: Curve) -> np.ndarray:
    """Points on a curve, a fifth of a pixel apart, computed by de Casteljau's algorithm."""
    found = []
    for (_, start, out), (into, end, _) in zip(curve.knots, np.roll(curve.knots, -1, axis=0), strict=True):
        shares = np.linspace(0, 1, 4 + int(5 * np.hypot(*(end - start))))[:, None]
        row = [start, out, into, end]
        while len(row) > 1:
            row = [a * (1 - shares) + b * shares for a, b in pairwise(row)]
        found.append(row[0])
    return np.concatenate(found)


def distances(mask: Image.Image) -> tuple[list[Curve], float, float]:
    """(the curves, largest distance from curve to line, and from line to curve)."""
    lines, _ = find_contours(mask)
    curves = fit_curves(lines)
    there, back = [], []
    for line, curve in zip(lines, curves, strict=True):
        dense = np.concatenate(
            [line + (np.roll(line, -1, axis=0) - line) * share for share in np.arange(0, 1, 0.1)]
        )
        points = drawn(curve)
        there.append(cKDTree(dense).query(points)[0].max())
        back.append(cKDTree(points).query(line)[0].max())
    return curves, max(there), max(back)


def shape(draw, scale: int = 4, size: tuple[int, int] = (150, 120), blur: float = 0) -> Image.Image:
    image = Image.new("L", (size[0] * scale, size[1] * scale))
    draw(ImageDraw.Draw(image), scale)
    image = image.resize(size, Image.Resampling.LANCZOS)
    return image.filter(ImageFilter.GaussianBlur(blur)) if blur else image


def ellipse(draw, scale):
    draw.ellipse((20 * scale, 15 * scale, 130 * scale, 100 * scale), fill=255)


def ring(draw, scale):
    ellipse(draw, scale)
    draw.ellipse((50 * scale, 40 * scale, 100 * scale, 80 * scale), fill=0)


def star(draw, scale):
    turns = np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2, 22, 55) * scale
    corners = np.stack((75 * scale + reach * np.sin(turns), 60 * scale - reach * np.cos(turns)), axis=1)
    draw.polygon([tuple(corner) for corner in corners], fill=255)


def comb(draw, scale):
    for left in range(10, 140, 8):
        draw.rectangle((left * scale, 5 * scale, (left + 3) * scale, 90 * scale), fill=255)
    draw.rectangle((10 * scale, 88 * scale, 140 * scale, 110 * scale), fill=255)


def at_the_border(draw, scale):
    draw.ellipse((-40 * scale, 30 * scale, 90 * scale, 160 * scale), fill=255)
    draw.rectangle((120 * scale, 0, 150 * scale, 50 * scale), fill=255)


SHAPES = [ellipse, ring, star, comb, at_the_border]


@pytest.mark.parametrize("blur", [0, 2])
@pytest.mark.parametrize("draw", SHAPES)
def test_curves_are_at_most_half_a_pixel_away_everywhere(draw, blur):
    _, there, back = distances(shape(draw, blur=blur))

    assert there <= 0.5
    assert back <= 0.55  # with what the sampling of the curve adds


@pytest.mark.parametrize("draw", SHAPES)
def test_masks_without_soft_edges_are_followed_as_well(draw):
    _, there, back = distances(shape(draw, scale=1))

    assert there <= 0.5
    assert back <= 0.55


@pytest.mark.parametrize(("draw", "most"), [(ellipse, 8), (ring, 14), (star, 24)])
def test_few_anchors_suffice(draw, most):
    curves = distances(shape(draw))[0]

    assert 2 <= sum(len(curve.knots) for curve in curves) <= most


def test_a_large_circle_without_soft_edges_takes_far_fewer_anchors_than_steps():
    image = Image.new("L", (900, 900))
    ImageDraw.Draw(image).ellipse((50, 50, 850, 850), fill=255)

    assert len(distances(image)[0][0].knots) < 120


def test_corners_are_kept_and_the_rest_is_smooth():
    (curve,) = fit_curves(find_contours(shape(star))[0])
    turns = np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2, 22, 55)
    corners = np.stack((75 + reach * np.sin(turns), 60 - reach * np.cos(turns)), axis=1)

    away = cKDTree(curve.knots[~curve.smooth, 1]).query(corners)[0]

    assert away[1::2].max() < 1  # those between the points
    assert away[::2].max() < 2.5  # the tips of 36 degrees, which the mask itself rounds
    (round_curve,) = fit_curves(find_contours(shape(ellipse))[0])
    assert round_curve.smooth.all()


def test_curves_keep_the_direction_of_their_lines_and_nothing_is_fitted_to_nothing():
    curves = fit_curves(find_contours(shape(ring))[0])

    outer, hole = (drawn(curve) for curve in curves)
    turning = [
        np.dot(p[:, 0], np.roll(p[:, 1], -1)) - np.dot(np.roll(p[:, 0], -1), p[:, 1]) for p in (outer, hole)
    ]
    assert turning[0] > 0 > turning[1]
    assert fit_curves([]) == []


@pytest.mark.parametrize("size", [(3, 3), (4, 3), (3, 9), (1, 20)])
def test_tiny_parts_are_followed(size):
    image = Image.new("L", (24, 24))
    image.paste(255, (2, 2, 2 + size[0], 2 + size[1]))

    _, there, back = distances(image)

    assert max(there, back) <= 0.55
