import importlib
import json
import math
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from rembg_desktop.errors import AppError, CancelToken

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> list[ModuleType]:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    return [importlib.import_module(name) for name in ("mask_metrics", "known_masks", "quality", "contact_sheet")]


@pytest.fixture
def metrics(modules: list[ModuleType]) -> ModuleType:
    return modules[0]


@pytest.fixture
def known(modules: list[ModuleType]) -> ModuleType:
    return modules[1]


@pytest.fixture
def quality(modules: list[ModuleType]) -> ModuleType:
    return modules[2]


def array(*rows: list[float]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_a_perfect_alpha_has_no_error(metrics: ModuleType) -> None:
    truth = np.zeros((40, 50), np.float32)
    truth[10:30, 12:37] = 1
    found = metrics.compare(truth, truth)
    assert (found.mae, found.iou, found.boundary, found.gradient, found.connectivity) == (0, 1, 0, 0, 0)
    assert found.s_measure == pytest.approx(1)
    assert found.weighted_f == pytest.approx(1)


def test_every_metric_looks_at_the_whole_photo(metrics: ModuleType) -> None:
    truth = np.zeros((90, 110), np.float32)
    truth[30:50, 40:60] = 1
    alpha = np.random.default_rng(1).random((90, 110), np.float32) * (truth + np.roll(truth, 5, 1)) / 2
    found, mask = metrics.compare(alpha, truth), truth >= 0.5
    assert found.weighted_f == pytest.approx(metrics.weighted_f(alpha, mask))
    assert found.boundary == pytest.approx(metrics.boundary_error(alpha, truth))
    assert found.gradient == pytest.approx(metrics.gradient_error(alpha, truth) / 1000)
    assert found.connectivity == pytest.approx(metrics.connectivity_error(alpha, truth) / 1000)


def test_an_alpha_of_another_size_is_refused(metrics: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"\(3, 2\) and \(2, 2\)"):
        metrics.compare(np.zeros((2, 3), np.float32), np.zeros((2, 2), np.float32))


def test_mean_error_and_overlap(metrics: ModuleType) -> None:
    found = metrics.compare(array([0.5, 0.5], [0.25, 0]), array([1, 0], [0, 0]))
    assert found.mae == pytest.approx(1.25 / 4)
    assert found.iou == 0.5
    assert metrics.iou(array([0.0]), array([0]) >= 0.5) == 1


def test_s_measure(metrics: ModuleType) -> None:
    truth = np.zeros((4, 4), np.bool_)
    truth[:, :2] = True
    # By object: 2 * 0.5 / (0.25 + 1) for both sides. By region: only the first column, a quarter, is uniform.
    assert metrics.s_measure(np.full((4, 4), 0.5, np.float32), truth) == pytest.approx((0.8 + 0.25) / 2)
    assert metrics.s_measure(array([0.25, 0.25]), np.zeros((1, 2), np.bool_)) == 0.75
    assert metrics.s_measure(array([0.25, 0.25]), np.ones((1, 2), np.bool_)) == 0.25


def test_weighted_f(metrics: ModuleType) -> None:
    truth = np.zeros((15, 15), np.float32)
    truth[7, 7] = 1
    alpha = truth.copy()
    alpha[7, 12] = 1  # at a distance of 5, an error counts 2 - 1/2 times: the precision is 1 / 2.5
    assert metrics.weighted_f(alpha, truth >= 0.5) == pytest.approx(2 * 0.4 / 1.4)
    assert metrics.weighted_f(np.zeros_like(truth), truth >= 0.5) == pytest.approx(0)
    assert metrics.weighted_f(truth, np.zeros_like(truth, np.bool_)) == 0


def test_boundary_error(metrics: ModuleType) -> None:
    truth = np.zeros((1, 40), np.float32)
    truth[0, :20] = 1
    alpha = truth.copy()
    alpha[0, [10, 0, 39]] = 0.5  # the band has 12 + 1 pixels on both sides of the edge; two of these are outside
    assert metrics.boundary_error(alpha, truth) == pytest.approx(0.5 / 26)
    assert math.isnan(metrics.boundary_error(truth, np.zeros_like(truth)))


def test_soft_pixels_of_the_truth_are_its_edge(metrics: ModuleType) -> None:
    truth = np.zeros((1, 60), np.float32)
    truth[0, 30] = 0.25
    assert metrics.boundary_error(np.zeros_like(truth), truth) == pytest.approx(0.25 / 25)


def test_gradient_error(metrics: ModuleType) -> None:
    pixel = np.zeros((19, 19), np.float32)
    pixel[9, 9] = 1
    # Both filters have unit energy, so the squared gradients of one pixel sum up to 2.
    assert metrics.gradient_error(pixel, np.zeros_like(pixel)) == pytest.approx(2)
    assert metrics.gradient_error(np.ones_like(pixel), np.zeros_like(pixel)) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("alpha", "truth", "expected"),
    [
        ([1, 1, 0, 1], [1, 1, 1, 1], 1),  # the last pixel is as disconnected in the truth
        (
            [1, 0.55],
            [1, 1],
            0.5,
        ),  # connected up to 0.5; the truth exceeds that by 0.5, the alpha by less than 0.15
        ([1, 1, 0.12], [1, 1, 0], 0),
        ([1, 1, 0.2], [1, 1, 0], 0.2),  # connected at no threshold, as the truth is 0
        ([0, 0], [0, 0], 0),
    ],
)
def test_connectivity_error(metrics: ModuleType, alpha: list[float], truth: list[float], expected: float) -> None:
    assert metrics.connectivity_error(array(alpha), array(truth)) == pytest.approx(expected, abs=1e-6)


def pair(folder: Path, photo: Image.Image, mask: Image.Image | None, name: str = "a") -> None:
    for kind in ("images", "masks"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    photo.save(folder / "images" / f"{name}.png", exif=photo.getexif())
    if mask:
        mask.save(folder / "masks" / f"{name}.png")


def test_photos_without_masks_are_named(known: ModuleType, tmp_path: Path) -> None:
    pair(tmp_path, Image.new("RGB", (4, 3)), Image.new("L", (4, 3)))
    for number in range(7):
        pair(tmp_path, Image.new("RGB", (4, 3)), None, f"b{number}")
    (tmp_path / "images" / "notes.txt").touch()
    with pytest.raises(SystemExit, match=r"7 photos .*: b0.png, b1.png, b2.png, b3.png, b4.png and 2 more\."):
        known.checked_pairs(tmp_path)


def test_masks_of_another_size_are_named(known: ModuleType, tmp_path: Path) -> None:
    pair(tmp_path, Image.new("RGB", (4, 3)), Image.new("L", (3, 4)))
    with pytest.raises(SystemExit, match=r"differ in size: a.png \(4x3, mask 3x4\)\."):
        known.checked_pairs(tmp_path)


def test_a_folder_that_is_missing_or_has_no_pairs_is_refused(known: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="is not a folder"):
        known.checked_pairs(tmp_path / "missing")
    with pytest.raises(SystemExit, match="no pairs"):
        known.checked_pairs(tmp_path)


def test_a_file_that_is_no_picture_is_named(known: ModuleType, tmp_path: Path) -> None:
    pair(tmp_path, Image.new("RGB", (4, 3)), Image.new("L", (4, 3)))
    (tmp_path / "masks" / "a.png").write_text("no picture")
    with pytest.raises(SystemExit, match=r"a\.png cannot be opened"):
        known.checked_pairs(tmp_path)


def test_the_size_of_a_turned_photo_is_that_of_its_upright_mask(known: ModuleType, tmp_path: Path) -> None:
    photo = Image.new("RGB", (4, 3))
    photo.getexif()[274] = 6
    pair(tmp_path, photo, Image.new("L", (3, 4)))
    assert len(known.checked_pairs(tmp_path)) == 1


@pytest.mark.parametrize(
    ("mask", "expected"),
    [
        (Image.new("L", (1, 1), 255), 1),
        (Image.new("1", (1, 1), 1), 1),
        (Image.new("P", (1, 1), 3), 1),
        (Image.new("RGBA", (1, 1), (255, 255, 255, 51)), 0.2),
        (Image.new("RGBA", (1, 1), (0, 0, 0, 255)), 0),
        (Image.new("L", (1, 1), 0), 0),
    ],
)
def test_the_truth_is_gray_or_transparency(
    known: ModuleType, tmp_path: Path, mask: Image.Image, expected: float
) -> None:
    mask.save(tmp_path / "mask.png")
    assert known.true_alpha(tmp_path / "mask.png").tolist() == [[pytest.approx(expected)]]


def test_each_model_runs_with_each_combination_of_options(quality: ModuleType) -> None:
    runs = quality.combinations("u2netp,custom:mine", {"edges": "soft,matting", "quality": "90"})
    assert [str(run) for run in runs] == [
        "u2netp edges=soft quality=90",
        "u2netp edges=matting quality=90",
        "custom:mine edges=soft quality=90",
        "custom:mine edges=matting quality=90",
    ]


def test_unknown_options_and_values_are_refused(quality: ModuleType) -> None:
    with pytest.raises(SystemExit, match="no option magic"):
        quality.combinations("u2netp", {"magic": "yes"})
    with pytest.raises(AppError, match="edges: 'torn'"):
        quality.combinations("u2netp", {"edges": "torn"})


class Bright:
    """A model that finds what is bright."""

    identity, device, notice = "bright", "CPU", None

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        return image.convert("L").point(lambda value: 255 * (value > 127))


def test_masks_are_made_judged_and_shown(
    modules: list[ModuleType], quality: ModuleType, known: ModuleType, tmp_path: Path
) -> None:
    shapes = {"good": (10, 10, 30, 30), "bad": (10, 10, 30, 20)}
    for name, box in shapes.items():
        photo, mask = Image.new("RGB", (60, 40)), Image.new("L", (60, 40))
        photo.paste("white", box)
        mask.paste(255, shapes["good"])
        pair(tmp_path / "set", photo, mask, name)
    photos = known.checked_pairs(tmp_path / "set")
    run = quality.Run("u2netp", {"edges": "soft"})
    made = quality.make_masks(Bright(), run, [photo for photo, _ in photos], tmp_path, None)
    judged = quality.judge(run, photos, tmp_path, made, 256.0)
    assert [each.photo for each in judged] == ["set/bad.png", "set/good.png"]
    assert [round(each.quality.iou, 3) for each in judged] == [0.5, 1]
    row = quality.table([judged]).splitlines()[-1].split(" | ")
    assert row[:4] == ["| u2netp edges=soft", f"{200 / 2400 / 2:.4f}", "0.750", "1 of 2"]
    assert row[-1] == "256 |"
    results = [[modules[3].Result("bright", each.quality, tmp_path / f"{n}.png") for n, each in enumerate(judged)]]
    sheet = modules[3].contact_sheet(photos, results, 60, 1)
    truth, found = (6 + 66 + 20, 36 + 25), (6 + 2 * 66 + 20, 36 + 25)
    assert sheet.size == (3 * 66 + 6, 96 + 6)
    assert sheet.getpixel(truth) == (0, 0, 0)  # the bad one comes first: the photo where the truth is white
    assert sheet.getpixel(found) == modules[3].GROUND
    json.dumps([quality.asdict(each) for each in judged])
