from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
from cutting import cut, rgba
from PIL import Image

from rembg_desktop.imaging.scene.backdrops import reduced

SIZE = (240, 200)
BOX = (80, 50, 160, 130)
"""Of the subject: 80 pixels wide and high, in the middle of the upper half."""
KINDS = ("drop", "contact", "floating", "reflection")


def subject_mask() -> Image.Image:
    mask = Image.new("L", SIZE, 0)
    mask.paste(255, BOX)
    return mask


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A subject that is red above and blue below, on green."""
    image = Image.new("RGB", SIZE, (0, 160, 0))
    image.paste((200, 0, 0), (80, 50, 160, 90))
    image.paste((0, 0, 200), (80, 90, 160, 130))
    image.save(tmp_path / "photo.png")
    return tmp_path / "photo.png"


def made(photo: Path, **options: Any) -> np.ndarray:
    return rgba(cut(photo, subject_mask(), **options)[1])


def darkness(pixels: np.ndarray) -> np.ndarray:
    """How much of white is missing, outside the subject."""
    found = 255 - pixels[..., :3].mean(axis=2)
    found[BOX[1] : BOX[3], BOX[0] : BOX[2]] = 0
    return found


def test_without_a_shadow_nothing_changes(photo: Path) -> None:
    assert np.array_equal(made(photo), made(photo, shadow_angle=10, shadow_opacity=90, shadow_distance="9px"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_subject_itself_stays_as_it_is(photo: Path, kind: str) -> None:
    for background in ("none", "#ffffff"):
        plain, shaded = (made(photo, background=background, shadow=each) for each in ("none", kind))
        inside = np.s_[BOX[1] : BOX[3], BOX[0] : BOX[2]]
        assert np.array_equal(plain[inside], shaded[inside])
        assert not np.array_equal(plain, shaded)


def test_a_hard_drop_shadow_is_the_moved_subject(photo: Path) -> None:
    options = {"shadow_distance": "10px", "shadow_softness": "0px", "shadow_opacity": 40}
    for angle, (x, y) in {90: (10, 0), 180: (0, 10), 315: (-7, -7)}.items():
        pixels = made(photo, shadow="drop", background="#ffffff", shadow_angle=angle, **options)
        expected = np.zeros(SIZE[::-1])
        expected[BOX[1] + y : BOX[3] + y, BOX[0] + x : BOX[2] + x] = 102
        expected[BOX[1] : BOX[3], BOX[0] : BOX[2]] = 0
        assert np.abs(darkness(pixels) - expected).max() <= 1


def test_softness_spreads_a_drop_shadow_and_keeps_its_middle(photo: Path) -> None:
    options = {"shadow": "drop", "background": "#ffffff", "shadow_angle": 180, "shadow_distance": "40px"}
    hard, soft, softest = (darkness(made(photo, **options, shadow_softness=f"{width}px")) for width in (0, 8, 24))
    for pixels, width in ((hard, 0), (soft, 8), (softest, 24)):
        row = pixels[150]  # below the subject, in the middle of what is seen
        assert row[120] == pytest.approx(102, abs=2 if width < 20 else 6)
        assert row[80] == pytest.approx(51 if width else 102, abs=6)
        reach = np.flatnonzero(row > 1)
        assert abs((80 - reach[0]) - width * 1.2) <= width * 0.35 + 1


def test_opacity_is_that_of_the_darkest_place(photo: Path) -> None:
    for kind in ("drop", "contact", "floating"):
        for opacity in (20, 80):
            pixels = made(photo, shadow=kind, background="#ffffff", shadow_opacity=opacity, shadow_softness="1px")
            assert darkness(pixels).max() == pytest.approx(255 * opacity / 100, rel=0.2)


def test_a_contact_shadow_is_thin_and_only_where_the_subject_stands(tmp_path: Path) -> None:
    """A table: its legs have a shadow, the floor between them has none."""
    Image.new("RGB", SIZE, (120, 60, 0)).save(tmp_path / "photo.png")
    mask = Image.new("L", SIZE, 0)
    mask.paste(255, (40, 50, 200, 70))
    for left in (50, 170):
        mask.paste(255, (left, 70, left + 20, 150))
    pixels = rgba(
        cut(tmp_path / "photo.png", mask, shadow="contact", background="#ffffff", shadow_softness="4px")[1]
    )
    dark = 255 - pixels[..., 0].astype(float)
    dark[np.asarray(mask) > 0] = 0
    assert dark[150:152, 55:65].min() > 60
    assert dark[150:152, 175:185].min() > 60
    assert dark[:, 95:145].max() < 2
    assert dark[:140].max() < 2
    assert dark[162:].max() < 2


def test_a_floating_shadow_lies_below_a_gap_and_is_as_wide_as_the_subject(photo: Path) -> None:
    pixels = made(photo, shadow="floating", background="#ffffff", shadow_distance="20px", shadow_softness="8px")
    dark = darkness(pixels)
    assert dark[:140].max() == 0
    rows, columns = np.flatnonzero(dark[:, 120] > 20), np.flatnonzero(dark.max(axis=0) > 20)
    assert 148 <= rows[0] < rows[-1] <= 170
    assert columns[0] == pytest.approx(80, abs=8)
    assert columns[-1] == pytest.approx(160, abs=8)


def test_a_reflection_is_the_mirrored_subject_that_fades(photo: Path) -> None:
    pixels = made(photo, shadow="reflection", background="#ffffff", shadow_distance="60px", shadow_opacity=50)
    column = pixels[BOX[3] :, 120, :3].astype(float)
    assert column[0] == pytest.approx(
        (255 * 0.5, 255 * 0.5, 255 - 55 * 0.5), abs=3
    )  # blue, right below the subject
    assert column[45, 0] > column[45, 2]  # and red farther down, where it was above
    missing = 255 - column.min(axis=1)
    assert (np.diff(missing[:40]) < 0.5).all()
    assert missing[59] < 2
    assert missing[60:].max() == 0
    assert (pixels[BOX[3] :, :79, :3] == 255).all()
    soft = made(photo, shadow="reflection", background="#ffffff", shadow_distance="60px", shadow_softness="6px")
    assert (soft[BOX[3] + 5, 70:80, :3] != 255).any()


@pytest.mark.parametrize("kind", KINDS)
def test_a_transparent_result_looks_the_same_on_any_background(photo: Path, kind: str) -> None:
    clear = made(photo, shadow=kind)
    assert (clear[clear[..., 3] == 0] == 0).all()
    if kind != "reflection":
        shade = clear[BOX[3] + 1 :]
        assert (shade[..., :3] == 0).all()
        assert shade[..., 3].max() > 20
    for color in ((255, 255, 255), (90, 160, 220)):
        flat = made(photo, shadow=kind, background="#{:02x}{:02x}{:02x}".format(*color))
        share = clear[..., 3:] / 255
        laid = clear[..., :3] * share + np.array(color) * (1 - share)
        assert np.abs(laid - flat[..., :3]).max() <= 2.5


def test_soft_edges_of_the_subject_lie_on_the_shadow(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, (200, 100, 40)).save(tmp_path / "photo.png")
    mask = Image.new("L", SIZE, 128)
    options = {"shadow": "drop", "shadow_distance": "0px", "shadow_softness": "0px", "shadow_opacity": 100}
    flat = rgba(cut(tmp_path / "photo.png", mask, background="#ffffff", **options)[1])[100, 120]
    assert flat[:3] == pytest.approx(np.array((200, 100, 40)) * 0.502 + 255 * 0.498 * 0.498, abs=2)
    clear = rgba(cut(tmp_path / "photo.png", mask, **options)[1])[100, 120]
    assert clear[3] == pytest.approx(255 * (0.502 + 0.498 * 0.502), abs=1)
    assert clear[:3] == pytest.approx(np.array((200, 100, 40)) * 0.502 / (0.502 + 0.498 * 0.502), abs=2)


@pytest.mark.parametrize("kind", KINDS)
def test_16_bits_have_the_same_shadow_in_finer_steps(tmp_path: Path, kind: str) -> None:
    values = np.zeros((*SIZE[::-1], 3), np.uint16)
    values[..., 0] = np.linspace(2000, 65000, SIZE[0])
    (tmp_path / "deep.png").write_bytes(imagecodecs.png_encode(values))
    for background in ("none", "#eef0f2"):
        both = [
            imagecodecs.png_decode(
                cut(
                    tmp_path / "deep.png",
                    subject_mask(),
                    shadow=kind,
                    shadow_softness="30%",
                    background=background,
                    depth=depth,
                )[1]
            )
            for depth in ("8", "keep")
        ]
        assert both[1].dtype == np.uint16
        seen = [each / white for each, white in zip(both, (255, 65535), strict=True)]
        if background == "none":
            seen = [each[..., :3] * each[..., 3:] for each in seen]
        assert np.abs(seen[0] - seen[1]).max() <= 2.01 / 255
        assert len(np.unique(both[1][BOX[3] :])) > 3 * len(np.unique(both[0][BOX[3] :]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_trimmed_result_has_room_for_the_shadow(photo: Path, kind: str) -> None:
    whole = made(photo, shadow=kind, background="#ffffff")
    for margin in (0, 30):
        trimmed = made(photo, shadow=kind, background="#ffffff", trim=True, margin=f"{margin}px")
        edge = np.concatenate([trimmed[0], trimmed[-1], trimmed[:, 0], trimmed[:, -1]])[:, :3]
        if not (kind == "reflection" and margin == 0):  # at its sides it is as wide as the subject
            assert 255 - edge[(edge == 255).any(axis=1)].min() <= 2
        missing = [int((255 - each[..., :3].astype(int)).sum()) for each in (trimmed, whole)]
        assert missing[0] == pytest.approx(missing[1], rel=0.001)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "given", [{"padding": "6px"}, {"position": "bottom", "floor": "3px", "padding": "9px"}, {"padding": "10%"}]
)
def test_a_canvas_has_room_for_the_shadow_and_the_subject_stays_in_the_middle(
    photo: Path, kind: str, given: dict[str, str]
) -> None:
    options = {"canvas": "150x150", "trim": True, "background": "#ffffff", **given}
    pixels = made(photo, shadow=kind, shadow_distance="20%", **options)
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])[:, :3]
    assert 255 - edge.min() <= 2
    colored = np.flatnonzero(
        (pixels[..., 1] < 30).any(axis=0) & (np.abs(pixels[..., 0] - pixels[..., 2]) > 90).any(axis=0)
    )
    assert (colored[0] + colored[-1]) / 2 == pytest.approx(74.5, abs=1)


def test_a_subject_is_raised_for_its_shadow_before_it_becomes_smaller(photo: Path) -> None:
    options = {"canvas": "200x200", "trim": True, "background": "#ffffff", "padding": "30px"}
    for distance, top, height in (("1%", 30, 140), ("22%", 30, 139), ("40%", 30, 121)):
        given = {"shadow": "reflection", "shadow_distance": distance}
        pixels = made(photo, **options, **given)
        red = np.flatnonzero((pixels[:, 100, 0] > 150) & (pixels[:, 100, 2] < 60))
        blue = np.flatnonzero((pixels[:, 100, 2] > 150) & (pixels[:, 100, 0] < 60))
        assert (red[0], blue[-1] + 1 - red[0]) == pytest.approx((top, height), abs=1)


def test_a_shadow_needs_a_subject(photo: Path) -> None:
    nothing = Image.new("L", SIZE, 0)
    pixels = rgba(cut(photo, nothing, shadow="drop", background="#ffffff")[1])
    assert (pixels == 255).all()


def test_a_mask_has_no_shadow(photo: Path) -> None:
    plain, shaded = (cut(photo, subject_mask(), mask_only=True, shadow=kind)[1] for kind in ("none", "drop"))
    assert plain == shaded


@pytest.mark.parametrize("kind", KINDS)
def test_lengths_beyond_all_measure_cost_no_more_than_others(photo: Path, kind: str) -> None:
    extreme, largest = (
        made(photo, shadow=kind, background="white", shadow_distance=length, shadow_softness=length)
        for length in ("99999px", "160px")
    )
    assert np.array_equal(extreme, largest)


@pytest.mark.parametrize("step", [1, 3, 7])
@pytest.mark.parametrize(
    "box", [(0, 0, 240, 200), (-20, -9, 250, 230), (5, 7, 99, 64), (-50, 20, -10, 40), (230, 190, 900, 800)]
)
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_beyond_an_image_nothing_is_there(box: tuple[int, int, int, int], step: int, mode: str) -> None:
    shape = (SIZE[1], SIZE[0], 3) if mode == "RGB" else SIZE[::-1]
    values = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    columns, rows = (-((box[side] - box[side + 2]) // step) for side in (0, 1))
    whole = np.asarray(Image.fromarray(values).crop((*box[:2], box[0] + columns * step, box[1] + rows * step)))
    blocks = whole.reshape(rows, step, columns, step, -1).mean(axis=(1, 3)) / 255
    found = reduced(Image.fromarray(values), box, step)
    assert found.shape[:2] == (rows, columns)
    assert np.allclose(found.reshape(blocks.shape), blocks, atol=1e-5)
