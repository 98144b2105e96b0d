"""The 50 % line of a mask."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from rembg_desktop.imaging.photoshop.contours import MIN_AREA, area, find_contours


def mask(values) -> Image.Image:
    return Image.fromarray(np.array(values, np.uint8))


def disc(size: tuple[int, int], center: tuple[float, float], radius: float) -> np.ndarray:
    """A disc with a soft edge of four pixels."""
    y, x = np.mgrid[: size[1], : size[0]] + 0.5
    return np.clip((radius - np.hypot(x - center[0], y - center[1])) * 64 + 127.5, 0, 255)


def test_the_line_is_where_a_soft_edge_is_half_opaque():
    lines, factor = find_contours(mask(disc((60, 50), (31.3, 24.6), 17.4)))

    distances = np.hypot(*(lines[0] - (31.3, 24.6)).T)
    assert (len(lines), factor) == (1, 1)
    assert np.abs(distances - 17.4).max() < 0.05


def test_holes_and_several_parts_have_lines_of_their_own_with_opposite_directions():
    values = disc((120, 60), (30, 30), 25) - disc((120, 60), (30, 30), 10) + disc((120, 60), (90, 30), 20)

    areas = [area(line) for line in find_contours(mask(values))[0]]

    assert areas == pytest.approx([np.pi * 625, np.pi * 400, -np.pi * 100], rel=0.01)


def test_the_line_follows_the_border_and_the_corners_of_the_image():
    lines, _ = find_contours(mask(np.full((7, 10), 200)))

    assert area(lines[0]) == 70
    assert {(0, 0), (10, 0), (0, 7), (10, 7)} <= {tuple(point) for point in lines[0].tolist()}


@pytest.mark.parametrize("center", [(0, 20), (40, 20), (20, 0), (20, 30), (0, 0), (40, 30)])
def test_a_subject_that_touches_the_border_ends_at_it(center):
    lines, _ = find_contours(mask(disc((40, 30), center, 8)))

    assert lines[0].min() >= 0
    assert (lines[0] <= (40, 30)).all()
    share = 4 if center in ((0, 0), (40, 30)) else 2
    assert area(lines[0]) == pytest.approx(np.pi * 64 / share, rel=0.02)


def test_an_empty_mask_and_haze_have_no_line():
    assert find_contours(mask(np.zeros((5, 8))))[0] == []
    assert find_contours(mask(np.full((5, 8), 127)))[0] == []


def test_specks_are_left_out():
    image = Image.new("L", (60, 40))
    draw = ImageDraw.Draw(image)
    draw.rectangle((5, 5, 24, 24), fill=255)
    draw.rectangle((40, 10, 41, 11), fill=255)

    lines, _ = find_contours(image)

    assert [round(area(line)) for line in lines] == [400]
    assert 3 < MIN_AREA < 8


def test_diagonal_neighbors_are_joined_only_by_what_is_between_them():
    apart = np.zeros((12, 12))
    apart[1:6, 1:6] = apart[6:11, 6:11] = 255
    joined = apart.copy()
    joined[5, 6] = joined[6, 5] = 127

    assert len(find_contours(mask(apart))[0]) == 2
    assert len(find_contours(mask(joined))[0]) == 1


def test_strips_do_not_show():
    tall = disc((40, 1200), (20, 600), 17)
    tall[500:700, 15:25] = 255

    lines, _ = find_contours(mask(tall))

    assert len(lines) == 1
    steps = np.abs(np.roll(lines[0], -1, axis=0) - lines[0])
    assert steps.max() <= 1


def test_a_mask_of_noise_is_reduced_until_its_line_is_short_enough(monkeypatch):
    monkeypatch.setattr("rembg_desktop.imaging.photoshop.contours.MAX_POINTS", 3000)
    noise = np.random.default_rng(1).integers(0, 256, (120, 160))
    noise[30:90, 40:120] = 255

    lines, factor = find_contours(mask(noise))

    assert factor > 1
    assert area(lines[0]) > 60 * 80
    assert (lines[0] <= (160, 120)).all()


def test_small_parts_of_a_reduced_mask_are_kept(monkeypatch):
    monkeypatch.setattr("rembg_desktop.imaging.photoshop.contours.MAX_POINTS", 800)
    y, x = np.mgrid[:80, :100]
    lines, factor = find_contours(mask(((x % 12 < 5) & (y % 12 < 5)) * 255))

    assert factor > 1
    assert len(lines) > 30
