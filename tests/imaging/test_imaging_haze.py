"""On a background of one color there is nothing but the subject: marketplaces measure it."""

from pathlib import Path

import numpy as np
import pytest
from cutting import cut, opened, rgba
from PIL import Image, ImageDraw, ImageFilter

from rembg_desktop.imaging.compose import DeepLayer, Layer, flat_strips, place
from rembg_desktop.imaging.framing import find_subject, place_subject, subject_box
from rembg_desktop.imaging.haze import seen_box, solid_alpha, without_haze
from rembg_desktop.imaging.scene.backdrops import Solid
from rembg_desktop.options import RemovalOptions

SIZE = (160, 120)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", SIZE, "#203040").save(tmp_path / "a.png")
    return tmp_path / "a.png"


def mask(haze: int = 8, spot: int = 60) -> Image.Image:
    """A solid subject in the middle, haze everywhere, and a spot at the upper left."""
    image = Image.new("L", SIZE, haze)
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 40, 99, 79), 255)
    draw.rectangle((8, 8, 15, 15), spot)
    return image


@pytest.mark.parametrize("options", [{}, {"depth": "keep"}, {"trim": True, "canvas": "200x200", "padding": "10%"}])
def test_haze_and_faint_spots_are_left_out(photo: Path, options: dict[str, object]) -> None:
    _, data = cut(photo, mask(), background="white", **options)
    found = np.asarray(opened(data).convert("RGB"))
    assert (found[0] == 255).all()
    assert (found[:, 0] == 255).all()
    assert (found[:18] == 255).all()
    assert (found[60, 80] == (0x20, 0x30, 0x40)).all()


def test_a_transparent_result_keeps_the_whole_alpha(photo: Path) -> None:
    assert np.array_equal(rgba(cut(photo, mask())[1])[..., 3], np.asarray(mask()))


@pytest.mark.parametrize(
    "shape", [mask(0, spot=70), Image.new("L", SIZE, 40), Image.linear_gradient("L").resize(SIZE)]
)
def test_what_is_seen_stays(photo: Path, shape: Image.Image) -> None:
    found = rgba(cut(photo, shape, background="white")[1])[..., 0]
    alpha = np.asarray(shape).astype(float)
    seen = alpha >= 24
    assert np.abs(found - (255 - alpha / 255 * (255 - 0x20)))[seen].max() <= 1


def test_a_soft_edge_has_no_steps(photo: Path) -> None:
    found = rgba(cut(photo, Image.linear_gradient("L").resize(SIZE), background="white")[1])[:, 80, 0]
    assert np.abs(np.diff(found)).max() <= 4


@pytest.mark.parametrize("ground", [(255, 255, 255), (0, 0, 0), (32, 192, 64)])
@pytest.mark.parametrize("canvas", ["400x400", "90x90"])
def test_a_subject_that_is_mixed_before_it_is_scaled_looks_like_one_that_is_laid_on_its_background(
    ground: tuple[int, int, int], canvas: str
) -> None:
    colors = Image.radial_gradient("L").resize(SIZE).convert("RGB")
    colors.paste("#ff0000", (0, 0, 40, 120))  # hidden, and bleeds into nothing
    alpha = mask(0, spot=12).filter(ImageFilter.GaussianBlur(3))
    options = RemovalOptions.from_dict({"trim": True, "canvas": canvas, "padding": "10%"})
    placement = place_subject(SIZE, find_subject(alpha, subject_box(alpha), options.centering), options)
    layers = (without_haze(place(colors, alpha, placement, color)) for color in (ground, None))
    mixed, laid = (
        np.vstack([np.asarray(strip) for strip in flat_strips(layer, Solid(ground, layer.width))]).astype(int)
        for layer in layers
        if isinstance(layer, Layer)
    )
    assert np.abs(mixed - laid).max() <= 3
    assert (mixed[0] == ground).all()


def test_a_16_bit_result_has_no_haze(tmp_path: Path) -> None:
    import tifffile

    tifffile.imwrite(tmp_path / "a.tif", np.full((*SIZE[::-1], 3), 9000, np.uint16), photometric="rgb")
    _, data = cut(tmp_path / "a.tif", mask(), background="white", depth="keep", format="tiff")
    (tmp_path / "b.tif").write_bytes(data)
    found = tifffile.imread(tmp_path / "b.tif")
    assert found.dtype == np.uint16
    assert (found[:30] == 65535).all()
    assert (found[60, 80] == 9000).all()


@pytest.mark.parametrize("quality", [75, 90, 100])
def test_the_border_of_a_jpeg_on_white_is_exactly_white(photo: Path, quality: int) -> None:
    options = {"trim": True, "canvas": "333x333", "padding": "5%", "format": "jpeg", "quality": quality}
    found = np.asarray(opened(cut(photo, mask(), background="white", **options)[1]))
    assert all((side == 255).all() for side in (found[0], found[-1], found[:, 0], found[:, -1]))
    dark = np.nonzero((found < 128).any(axis=2))
    widest = max(np.ptp(dark[0]), np.ptp(dark[1])) + 1
    assert abs(widest / 333 - 0.9) < 0.01


def ring(data: bytes) -> np.ndarray:
    """The outermost pixels of a result."""
    found = np.asarray(opened(data).convert("RGB"))
    return np.concatenate([found[0], found[-1], found[:, 0], found[:, -1]])


@pytest.mark.parametrize("quality", [5, 20, 38, 44, 60, 75, 90, 97])
@pytest.mark.parametrize("margin", ["1px", "3px", "5%", "7px"])
def test_a_narrow_border_of_a_jpeg_is_exactly_white(tmp_path: Path, margin: str, quality: int) -> None:
    size = 71, 58
    noise = np.random.default_rng(quality).integers(0, 256, (size[1] // 4, size[0] // 4, 3), np.uint8)
    Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC).save(tmp_path / "a.png")
    shape = Image.new("L", size)
    ImageDraw.Draw(shape).ellipse((4, 4, 66, 53), 255)
    options = {"trim": True, "margin": margin, "format": "jpeg", "quality": quality, "background": "white"}
    data = cut(tmp_path / "a.png", shape, **options)[1]
    assert (ring(data) == 255).all()
    plain = np.asarray(opened(cut(tmp_path / "a.png", shape, **{**options, "format": "png"})[1])).astype(int)
    assert np.abs(np.asarray(opened(data)) - plain).mean() < (40 if quality < 30 else 12)


def test_a_border_that_the_subject_touches_does_not_raise_the_quality(photo: Path) -> None:
    shape = Image.new("L", SIZE, 255)
    options = {"trim": True, "margin": "0px", "format": "jpeg", "background": "white", "quality": 70}
    touching = opened(cut(photo, shape, **options)[1])
    narrow = opened(cut(photo, shape, **{**options, "margin": "2px"})[1])
    assert sum(touching.quantization[0]) > sum(narrow.quantization[0])


def test_a_tail_that_is_not_seen_ends_before_the_border_of_an_untrimmed_result(photo: Path) -> None:
    shape = Image.linear_gradient("L").rotate(90).resize((80, 120)).point(lambda value: value // 15)
    tail = Image.new("L", SIZE)
    tail.paste(shape, (80, 0))
    tail.paste(255, (60, 40, 100, 80))
    options = {"canvas": "500x500", "background": "white", "format": "png"}
    assert (ring(cut(photo, tail, **options)[1]) == 255).all()


@pytest.mark.parametrize("blur", [0, 2, 5])
def test_what_is_seen_of_a_soft_subject_fills_the_wanted_share(photo: Path, blur: int) -> None:
    shape = mask(0, 0).filter(ImageFilter.GaussianBlur(blur))
    _, data = cut(photo, shape, background="white", trim=True, canvas="1000x1000", padding="5%", format="jpeg")
    rows, columns = np.nonzero((np.asarray(opened(data)) < 250).any(axis=2))
    assert abs((max(np.ptp(rows), np.ptp(columns)) + 1) / 1000 - 0.9) < 0.01


TAIL_OPTIONS = [
    {"canvas": "300x300", "padding": "5%"},
    {"canvas": "300x300", "padding": "5%", "depth": "keep", "format": "png"},
    {"margin": "10%", "format": "png"},
    {"margin": "10%", "depth": "keep", "format": "png"},
]


@pytest.mark.parametrize("is_deep", [False, True])
@pytest.mark.parametrize("options", TAIL_OPTIONS, ids=str)
def test_a_faint_tail_that_is_not_seen_takes_no_room(
    tmp_path: Path, options: dict[str, object], is_deep: bool
) -> None:
    import tifffile

    values = np.full((*SIZE[::-1], 3), 200, np.uint8)  # at an alpha of 40, it is 9 levels darker than white
    tifffile.imwrite(tmp_path / "a.tif", values.astype(np.uint16) * 257 if is_deep else values, photometric="rgb")
    shape = Image.new("L", SIZE)
    draw = ImageDraw.Draw(shape)
    draw.rectangle((60, 40, 99, 79), 255)
    draw.rectangle((100, 50, 159, 69), 40)
    options = {"trim": True, "background": "white", "format": "jpeg", **options}
    found = rgba(cut(tmp_path / "a.tif", shape, **options)[1])[..., :3]
    assert all((side == 255).all() for side in (found[0], found[-1], found[:, 0], found[:, -1]))
    rows, columns = np.nonzero((found < 240).any(axis=2))
    wanted = found.shape[0] * (0.9 if "canvas" in options else 1 / 1.2)
    assert np.ptp(rows) + 1 == pytest.approx(wanted, abs=max(1, wanted * 0.01))
    assert np.ptp(columns) + 1 == pytest.approx(wanted, abs=max(1, wanted * 0.01))


def test_a_subject_in_the_color_of_the_background_is_placed_whole(tmp_path: Path) -> None:
    image = Image.new("RGB", SIZE, "white")
    image.paste("#203040", (60, 40, 80, 80))  # the right half of the subject is white
    image.save(tmp_path / "a.png")
    shape = Image.new("L", SIZE)
    shape.paste(255, (60, 40, 100, 80))
    done, _ = cut(tmp_path / "a.png", shape, background="white", trim=True)
    assert (done.width, done.height) == (40, 40)
    done, _ = cut(
        tmp_path / "a.png", shape.point([value // 4 for value in range(256)]), background="white", trim=True
    )
    assert (done.width, done.height) == (20, 40)


def test_a_subject_that_is_not_seen_at_all_is_placed_by_its_mask(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, "white").save(tmp_path / "a.png")
    shape = Image.new("L", SIZE)
    shape.paste(100, (60, 40, 100, 70))
    done, _ = cut(tmp_path / "a.png", shape, background="white", trim=True)
    assert (done.width, done.height, done.notices) == (40, 30, ())


def test_the_ends_of_a_large_subject_are_found() -> None:
    alpha = Image.new("L", (700, 500))
    alpha.paste(20, (10, 10, 690, 490))
    alpha.paste(255, (201, 133, 522, 444))
    colors = Image.new("RGB", alpha.size, (200, 200, 200))
    box = subject_box(alpha)
    assert seen_box(colors, alpha, box, [(255, 255, 255)]) == (201, 133, 522, 444)
    assert seen_box(colors, alpha, box, [(255, 255, 255), (0, 0, 0)]) == (10, 10, 690, 490)
    assert seen_box(colors, Image.new("L", alpha.size), None, [(0, 0, 0)]) is None


@pytest.mark.parametrize("is_deep", [False, True])
def test_spots_that_scaling_separates_from_the_subject_are_left_out(is_deep: bool) -> None:
    shape = Image.new("L", SIZE)
    draw = ImageDraw.Draw(shape)
    draw.rectangle((60, 40, 99, 79), 255)
    draw.rectangle((20, 58, 59, 61), 8)  # hardly visible
    draw.rectangle((20, 56, 27, 63), 12)  # its end is darker
    values = np.asarray(shape)
    layer = (
        DeepLayer(np.zeros((*values.shape, 3), np.uint16), values.astype(np.uint16) * 257, 0, 0, *SIZE)
        if is_deep
        else Layer(Image.new("RGB", SIZE), shape, 0, 0, *SIZE)
    )
    found = np.asarray(without_haze(layer).alpha)
    assert not found[:, :60].any()
    assert found[:, 60:].max() == (65535 if is_deep else 255)


@pytest.mark.parametrize("seed", range(20))
def test_an_alpha_whose_spots_are_gone_has_none_that_thinning_makes(seed: int) -> None:
    """So they need not be searched again in a result that is not scaled."""
    noise = np.random.default_rng(seed).integers(0, 256, (30, 40)).astype(np.uint8)
    spread = Image.fromarray(noise).resize((650, 530), Image.Resampling.BICUBIC)
    alpha = spread.point([max(0, value - 60 - 8 * seed) for value in range(256)])
    solid, box = solid_alpha(alpha, subject_box(alpha))
    assert box == subject_box(solid)
    layer = Layer(Image.new("RGB", solid.size), solid, 0, 0, *solid.size)
    assert without_haze(layer, may_have_spots=False).alpha == without_haze(layer).alpha


def counted(data: bytes, least: int) -> tuple[float, int]:
    """(share of the frame that pixels up to this value fill where they fill more, the longer side in pixels)."""
    rows, columns = np.nonzero((np.asarray(opened(data)) <= least).any(axis=2))
    size = np.asarray(opened(data)).shape
    sides = np.ptp(columns) + 1, np.ptp(rows) + 1
    return max(sides[0] / size[1], sides[1] / size[0]), int(max(sides))


@pytest.mark.parametrize("longest", [46, 53, 65, 75, 84, 95, 117, 237])
@pytest.mark.parametrize("kind", ["hard", "soft", "tip"])
def test_a_margin_leaves_a_small_subject_the_wanted_share(tmp_path: Path, longest: int, kind: str) -> None:
    """Within 1 %, counted in the decoded file: rounding and the noise of JPEG move a few pixels only."""
    size = longest * 2, longest * 2
    noise = np.random.default_rng(longest).integers(0, 200, (9, 9, 3), np.uint8)
    Image.fromarray(noise).resize(size, Image.Resampling.BICUBIC).save(tmp_path / "a.png")
    shape = Image.new("L", size)
    draw = ImageDraw.Draw(shape)
    left, upper = longest // 2, longest * 3 // 4
    right, lower = left + longest - 1, upper + longest // 2
    if kind == "tip":
        middle = (upper + lower) // 2
        draw.polygon([(left, middle), (longest, upper), (right, middle), (longest, lower)], 255)
    else:
        draw.ellipse((left, upper, right, lower), 255)
    if kind == "soft":
        shape = shape.filter(ImageFilter.GaussianBlur(longest / 40))
    options = {"trim": True, "margin": "5%", "format": "jpeg", "background": "white"}
    data = cut(tmp_path / "a.png", shape, **options)[1]
    assert (ring(data) == 255).all()
    for least in (242, 243):
        fill, found = counted(data, least)
        assert abs(fill - 1 / 1.1) <= 0.01, (fill, found)


@pytest.mark.parametrize("longest", range(8, 46))
def test_a_very_small_subject_has_the_nearest_share_that_is_possible(tmp_path: Path, longest: int) -> None:
    """A frame has whole pixels. One pixel of n is 1/n of it, so 1 % cannot always be kept below 46 pixels."""
    Image.new("RGB", (100, 80), "#203040").save(tmp_path / "a.png")
    shape = Image.new("L", (100, 80))
    shape.paste(255, (20, 30, 20 + longest, 36))
    options = {"trim": True, "margin": "5%", "background": "white"}
    fill, found = counted(cut(tmp_path / "a.png", shape, **options)[1], 243)
    assert found == longest
    best = min(abs(longest / (longest + free) - 1 / 1.1) for free in range(longest))
    assert abs(fill - 1 / 1.1) == pytest.approx(best)
    assert best <= 0.5 / (1.1 * longest)


@pytest.mark.parametrize("canvas", [90, 93, 110])
def test_a_small_canvas_has_the_nearest_share_that_whole_pixels_allow(photo: Path, canvas: int) -> None:
    options = {"trim": True, "canvas": f"{canvas}x{canvas}", "padding": "5%", "background": "white"}
    fill, _ = counted(cut(photo, mask(0, 0), **options)[1], 243)
    assert abs(fill - 0.9) <= 0.5 / canvas


def test_a_part_in_the_color_of_the_background_is_not_trimmed_away_from_a_jpeg(tmp_path: Path) -> None:
    image = Image.new("RGB", SIZE, "white")
    image.paste("#203040", (60, 40, 80, 80))  # the right half of the subject is white
    image.save(tmp_path / "a.png")
    shape = Image.new("L", SIZE)
    shape.paste(255, (60, 40, 120, 80))
    options = {"trim": True, "margin": "10%", "format": "jpeg", "background": "white"}
    done, _ = cut(tmp_path / "a.png", shape, **options)
    assert (done.width, done.height) == (72, 52)
