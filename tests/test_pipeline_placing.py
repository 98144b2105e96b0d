"""Outputs for retouchers: documents with layers, the whole photo, and clipping paths."""

from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import imagecodecs
import imagemagick
import numpy as np
import pytest
import tifffile
from cutting import MaskRemover, cut, noise, soft_mask
from PIL import Image, ImageDraw
from psd_tools import PSDImage
from psd_tools.psd.image_resources import ImageResources
from wide import ADOBE

from rembg_desktop import pipeline
from rembg_desktop.errors import AppError, Cancelled, CancelToken, ErrorCode
from rembg_desktop.imaging.formats import HEAD_BYTES, is_own_result
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import Steps, cut_out

SIZE = (60, 40)


def mask(size: tuple[int, int] = SIZE) -> Image.Image:
    """A soft ellipse off the center."""
    large = Image.new("L", (size[0] * 4, size[1] * 4))
    ImageDraw.Draw(large).ellipse((40, 20, size[0] * 3, size[1] * 3), fill=255)
    return large.resize(size)


def photo(folder: Path, *, deep: bool = False, size: tuple[int, int] = SIZE, **settings) -> Path:
    if deep:
        values = np.random.default_rng(5).integers(0, 65536, (size[1], size[0], 3)).astype(np.uint16)
        tifffile.imwrite(folder / "a.tif", values, photometric="rgb", iccprofile=ADOBE)
        return folder / "a.tif"
    noise(size).save(folder / "a.png", icc_profile=ADOBE, dpi=(300, 300), **settings)
    return folder / "a.png"


def document(data: bytes) -> PSDImage:
    return PSDImage.open(BytesIO(data))


def values(layer, channel: str, depth: int) -> np.ndarray:
    found = layer.numpy(channel)
    return np.rint(found * ((1 << depth) - 1)).astype(np.uint16 if depth == 16 else np.uint8)


def on_white(image: Image.Image) -> np.ndarray:
    white = Image.new("RGB", image.size, "white")
    white.paste(image.convert("RGB"), None, image.convert("RGBA").getchannel("A"))
    return np.asarray(white).astype(int)


@pytest.mark.parametrize("deep", [False, True])
def test_a_document_has_the_photo_as_it_is_and_the_mask_as_its_layer_mask(tmp_path: Path, deep: bool) -> None:
    source = photo(tmp_path, deep=deep)

    _, data = cut(source, mask(), format="psd", depth="keep")

    psd = document(data)
    depth = 16 if deep else 8
    (layer,) = psd
    original = tifffile.imread(source) if deep else np.asarray(Image.open(source))
    assert (psd.depth, psd.size, layer.name, layer.bbox) == (depth, SIZE, "Photo", (0, 0, *SIZE))
    assert np.array_equal(values(layer, "color", depth), original)
    assert np.array_equal(
        values(layer, "mask", depth)[..., 0], np.asarray(mask(), np.uint16) * (257 if deep else 1)
    )
    assert psd.image_resources.get_data(1039) == ADOBE


OPTIONS = [
    {},
    {"background": "#30c060"},
    {"background": "linear(white, black, 90)"},
    {"shadow": "drop"},
    {"shadow": "drop", "background": "#fff"},
    {"trim": True, "margin": "3px"},
    {"trim": True, "margin": "20px", "background": "#888"},
    {"canvas": "50x70", "background": "#fff"},
    {"canvas": "90x90", "trim": True},
    {"edges": "decontaminate"},
    {"edges": "matting", "background": "#112233"},
]


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_flattened_picture_is_what_the_layers_make(tmp_path: Path, options: dict, depth: int) -> None:
    source = photo(tmp_path, deep=depth == 16)

    _, data = cut(source, mask(), format="psd", depth="keep", **options)

    psd = document(data)
    names = [layer.name for layer in psd]
    wanted = ["Background"] * ("background" in options) + ["Shadow"] * ("shadow" in options) + ["Photo"]
    assert names == wanted
    composed, flat = psd.composite(force=True, apply_icc=False), psd.topil(apply_icc=False)
    assert np.abs(on_white(composed) - on_white(flat)).max() <= 2


@pytest.mark.parametrize("edges", ["decontaminate", "matting"])
@pytest.mark.parametrize("deep", [False, True])
def test_the_colors_of_the_photo_stay_although_edges_change_them(tmp_path: Path, edges: str, deep: bool) -> None:
    source = photo(tmp_path, deep=deep)
    original = tifffile.imread(source) if deep else np.asarray(Image.open(source))

    psd = document(cut(source, soft_mask(SIZE), format="psd", depth="keep", edges=edges)[1])
    tiff = cut(source, soft_mask(SIZE), format="tiff", depth="keep", edges=edges, whole_photo=True)[1]

    assert np.array_equal(values(psd[-1], "color", 16 if deep else 8), original)
    assert np.array_equal(imagecodecs.tiff_decode(tiff)[..., :3], original)


def test_other_outputs_of_the_same_cut_get_the_changed_colors(tmp_path: Path) -> None:
    outputs = [RemovalOptions.from_dict({"format": kind, "edges": "decontaminate"}) for kind in ("psd", "png")]
    steps, token = Steps(CancelToken()), CancelToken()
    made = []
    with ExitStack() as memory:
        photo_cut = pipeline.cut(photo(tmp_path), outputs, MaskRemover(soft_mask(SIZE)), token, steps, memory)
        for options in outputs:
            target = BytesIO()
            pipeline.write_output(photo_cut, target, options, steps)
            made.append(target.getvalue())
    alone = cut(photo(tmp_path), soft_mask(SIZE), format="png", edges="decontaminate")[1]
    assert np.array_equal(values(document(made[0])[-1], "color", 8), np.asarray(noise(SIZE)))
    assert made[1] == alone


def test_a_trimmed_document_keeps_what_is_outside_of_it(tmp_path: Path) -> None:
    done, data = cut(photo(tmp_path), mask(), format="psd", trim=True)

    psd = document(data)
    left, top, right, bottom = psd[-1].bbox
    assert (done.width, done.height) == psd.size
    assert (right - left, bottom - top) == SIZE
    assert left < 0
    assert top < 0
    assert np.array_equal(values(psd[-1], "color", 8), np.asarray(noise(SIZE)))


@pytest.mark.parametrize("deep", [False, True])
def test_on_a_canvas_the_photo_is_scaled_with_a_notice_and_stays_in_place(tmp_path: Path, deep: bool) -> None:
    source = tmp_path / "a.png"
    Image.new("RGB", SIZE, (200, 100, 0)).save(source)
    if deep:
        tifffile.imwrite(tmp_path / "a.tif", np.full((40, 60, 3), (51400, 25700, 0), np.uint16), photometric="rgb")
        source = tmp_path / "a.tif"
    settings = {"format": "psd", "canvas": "90x90", "trim": True, "depth": "keep"}

    done, data = cut(source, mask(), **settings)

    _, ordinary = cut(source, mask(), **{**settings, "format": "png"})
    alpha = np.asarray(Image.open(BytesIO(ordinary)).convert("RGBA")).astype(int)[..., 3]
    flat = np.asarray(document(data).topil().convert("RGBA")).astype(int)[..., 3]
    assert "photo_scaled" in [notice.code for notice in done.notices]
    assert np.abs(flat - alpha).max() <= 40  # the edges of the trimmed part are not scaled in the same way
    assert np.abs(flat - alpha).mean() < 1


def test_an_upright_photo_and_its_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "Ada"
    source = photo(tmp_path, exif=exif)

    _, data = cut(source, mask(SIZE[::-1]), format="psd")

    psd = document(data)
    upright = np.asarray(noise(SIZE).transpose(Image.Transpose.ROTATE_270))
    assert psd.size == SIZE[::-1]
    assert np.array_equal(values(psd[-1], "color", 8), upright)
    assert b"Ada" in psd.image_resources.get_data(1058)
    resolution = psd.image_resources.get_data(1005)
    assert resolution.horizontal == pytest.approx(300 * 65536, abs=0.02 * 65536)


def test_a_mask_becomes_a_gray_document(tmp_path: Path) -> None:
    psd = document(cut(photo(tmp_path), mask(), format="psd", mask_only=True)[1])

    assert (psd.channels, list(psd)) == (1, [])
    assert np.array_equal(np.asarray(psd.topil()), np.asarray(mask()))


@pytest.mark.parametrize("depth", ["8", "keep"])
@pytest.mark.parametrize("options", [{}, {"background": "#30c060"}], ids=str)
def test_imagemagick_reads_the_layers(tmp_path: Path, depth: str, options: dict) -> None:
    source = photo(tmp_path, deep=depth == "keep")
    (tmp_path / "b.psd").write_bytes(cut(source, mask(), format="psd", depth=depth, **options)[1])

    flat, *layers = imagemagick.layers(tmp_path / "b.psd")

    original = tifffile.imread(source) if depth == "keep" else np.asarray(noise(SIZE)).astype(np.uint16) * 257
    inside = np.asarray(mask()) == 255
    assert [geometry for geometry, _ in layers] == ["60x40+0+0"] * (1 + len(options))
    assert np.array_equal(layers[-1][1][..., :3][inside], original[inside])
    assert np.array_equal(flat[1][..., :3][inside], original[inside])


def test_a_document_is_recognized_as_a_result(tmp_path: Path) -> None:
    data = cut(photo(tmp_path), mask(), format="psd")[1]

    assert is_own_result(data[:HEAD_BYTES], BytesIO(data))
    assert not is_own_result(data[:HEAD_BYTES], BytesIO(data.replace(b"\0R\0e\0m", b"\0X\0e\0m")))


@pytest.mark.parametrize("deep", [False, True])
def test_tiff_keeps_the_whole_photo_under_straight_alpha_only_if_asked(tmp_path: Path, deep: bool) -> None:
    source = photo(tmp_path, deep=deep)
    original = tifffile.imread(source) if deep else np.asarray(Image.open(source))

    ordinary, whole = (
        cut(source, mask(), format="tiff", depth="keep", whole_photo=wanted)[1] for wanted in (False, True)
    )

    for data in (ordinary, whole):
        with tifffile.TiffFile(BytesIO(data)) as file:
            assert [int(extra) for extra in file.pages[0].extrasamples] == [2]  # unassociated alpha (TIFF 6.0)
            assert np.array_equal(file.asarray()[..., 3], np.asarray(mask(), np.uint16) * (257 if deep else 1))
    hidden = np.asarray(mask()) == 0
    assert not imagecodecs.tiff_decode(ordinary)[hidden].any()
    assert np.array_equal(imagecodecs.tiff_decode(whole)[..., :3], original)


def test_a_jpeg_keeps_the_whole_photo_with_a_path_around_the_subject(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    Image.new("RGB", SIZE, (40, 90, 160)).save(source)
    wanted = {"format": "jpeg", "whole_photo": True, "clipping_path": "Path 1"}

    done, data = cut(source, mask(), **wanted)
    _, trimmed = cut(source, mask(), **wanted, trim=True, margin="30px")

    (tmp_path / "b.jpg").write_bytes(data)
    assert np.abs(np.asarray(Image.open(BytesIO(data))).astype(int) - (40, 90, 160)).max() < 4
    assert imagemagick.path_data(tmp_path / "b.jpg", "Path 1")
    corner = np.asarray(Image.open(BytesIO(trimmed)))[0, 0]
    assert (corner > 250).all()  # beyond the photo
    assert done.notices == ()


@pytest.mark.parametrize("kind", ["psd", "tiff", "jpeg"])
@pytest.mark.parametrize("options", [{}, {"trim": True, "margin": "7px"}, {"canvas": "100x80"}], ids=str)
def test_the_path_follows_the_mask_of_the_result(tmp_path: Path, kind: str, options: dict) -> None:
    settings = {"background": "linear(#fff, #eee, 180)", **options}
    _, data = cut(photo(tmp_path), mask(), format=kind, clipping_path="Path 1", metadata="strip", **settings)
    _, plain = cut(photo(tmp_path), mask(), mask_only=True, **options)
    (tmp_path / f"b.{kind}").write_bytes(data)
    wanted = Image.open(BytesIO(plain))

    inside = imagemagick.drawn_path(tmp_path / f"b.{kind}", wanted.size, 4) > 127

    large = np.asarray(wanted.resize((wanted.width * 4, wanted.height * 4), Image.Resampling.BILINEAR)) > 127
    assert (inside != large).mean() < 0.015


def test_a_path_stands_beside_the_iptc_data_of_the_photo(tmp_path: Path) -> None:
    iptc = b"8BIM\x04\x04\0\0\0\0\0\x08\x1c\x02\x50\x00\x03Ada"
    noise(SIZE).save(tmp_path / "a.jpg", extra=b"\xff\xed\x00\x24Photoshop 3.0\0" + iptc)

    _, data = cut(tmp_path / "a.jpg", mask(), format="tiff", clipping_path="Pfad 1")

    with tifffile.TiffFile(BytesIO(data)) as file:
        resources = file.pages[0].tags[34377].value
    found = ImageResources.read(BytesIO(len(resources).to_bytes(4, "big") + bytes(resources)))
    assert [(int(key), item.name) for key, item in found.items()] == [(1028, ""), (2000, "Pfad 1"), (2999, "")]


def test_without_a_subject_there_is_no_path_and_a_notice(tmp_path: Path) -> None:
    for value in (0, 100):
        done, data = cut(photo(tmp_path), Image.new("L", SIZE, value), format="tiff", clipping_path="Path 1")
        assert "no_clipping_path" in [notice.code for notice in done.notices]
        assert b"Path 1" not in data


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"format": "png", "clipping_path": "Path 1"}, "clipping_path"),
        ({"format": "tiff", "clipping_path": "x" * 256}, "clipping_path"),
        ({"format": "tiff", "clipping_path": "a\nb"}, "clipping_path"),
        ({"format": "png", "whole_photo": True}, "whole_photo"),
        ({"format": "jpeg", "whole_photo": True}, "whole_photo"),
        ({"format": "tiff", "whole_photo": True, "background": "#fff"}, "whole_photo"),
        ({"format": "tiff", "whole_photo": True, "shadow": "drop"}, "whole_photo"),
        ({"format": "tiff", "whole_photo": True, "max_bytes": 1000, "may_shrink": True}, "whole_photo"),
        ({"format": "psd", "max_bytes": 1000}, "max_bytes"),
        ({"format": "psd", "lossless": True}, "lossless"),
    ],
    ids=str,
)
def test_combinations_without_a_meaning_are_refused(options: dict, field: str) -> None:
    with pytest.raises(AppError) as error:
        RemovalOptions.from_dict(options)
    assert error.value.code is ErrorCode.INVALID_OPTION
    assert error.value.message.startswith(f"{field}:")


def test_a_photo_that_is_too_large_for_a_layer_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (30_001, 2)).save(tmp_path / "a.png")
    subject = Image.new("L", (30_001, 2))
    subject.paste(255, (5, 0, 15, 2))

    with pytest.raises(AppError) as error:
        cut(tmp_path / "a.png", subject, format="psd", trim=True)

    assert error.value.code is ErrorCode.CANNOT_ENCODE
    assert "30000" in error.value.message


def test_writing_layers_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()

    def progress(share: float) -> None:
        if share >= 0.7:
            token.cancel()

    options = RemovalOptions.from_dict({"format": "psd"})
    with pytest.raises(Cancelled):
        cut_out(photo(tmp_path), BytesIO(), options, MaskRemover(mask()), token, progress=progress)


def test_fitting_a_path_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()
    steps = Steps(token)
    options = RemovalOptions.from_dict({"format": "tiff", "clipping_path": "Path 1"})
    with ExitStack() as memory:
        cut_photo = pipeline.cut(photo(tmp_path), [options], MaskRemover(mask()), CancelToken(), steps, memory)
        token.cancel()
        with pytest.raises(Cancelled):
            pipeline.place_output(cut_photo, options, steps)
