import importlib
import math
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks"), *sys.path])
    return importlib.import_module("uncertainty")


def write(path: Path, image: Image.Image) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    return path


@pytest.mark.parametrize(
    ("photos", "masks", "expected"),
    [
        (["images/a.jpg", "images/b.png"], ["masks/b.png", "masks/a.png", "masks/c.png"], ["masks/a", "masks/b"]),
        (["data/imgs/book.jpg", "data/imgs/extra.jpg"], ["data/seg_GT/book.bmp"], ["data/seg_GT/book"]),
        (
            [f"JPEGImages/480p/{scene}/0000{n}.jpg" for scene in ("dog", "cat") for n in range(3)],
            [f"Annotations/480p/{scene}/0000{n}.png" for scene in ("dog", "cat") for n in range(3)],
            ["Annotations/480p/cat/00001", "Annotations/480p/dog/00001"],
        ),
    ],
)
def test_photos_and_masks_are_paired_in_each_layout(
    benchmark: ModuleType, tmp_path: Path, photos: list[str], masks: list[str], expected: list[str]
) -> None:
    for name in (*photos, *masks):
        write(tmp_path / name, Image.new("L", (2, 2)))
    found = benchmark.pairs(tmp_path)
    assert [mask.relative_to(tmp_path).with_suffix("").as_posix() for _, mask in found] == expected
    assert all(photo.stem == mask.stem for photo, mask in found)


def test_a_folder_without_pairs_is_refused(benchmark: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="layouts"):
        benchmark.pairs(tmp_path)


def test_auc_counts_pairs_in_the_right_order(benchmark: ModuleType) -> None:
    assert benchmark.auc([0.9, 0.8, 0.1], [True, False, False]) == 1
    assert benchmark.auc([0.1, 0.8, 0.9], [True, False, False]) == 0
    assert benchmark.auc([0.5, 0.5, 0.1], [True, False, False]) == 0.75
    assert math.isnan(benchmark.auc([0.5], [True]))


def test_the_most_uncertain_third_holds_a_share_of_the_bad(benchmark: ModuleType) -> None:
    assert benchmark.share_held([0.9, 0.8, 0.3, 0.2, 0.1, 0.0], [True, False, True, False, False, False]) == 0.5


@pytest.mark.parametrize("mode", ["1", "P", "L"])
def test_the_truth_is_where_a_mask_is_white_or_labeled(benchmark: ModuleType, tmp_path: Path, mode: str) -> None:
    mask = Image.new(mode, (4, 2))
    mask.paste(1 if mode == "P" else 255, (0, 0, 2, 2))
    truth = benchmark.truth_of(write(tmp_path / "mask.png", mask))
    assert truth.tolist() == [[True, True, False, False]] * 2


def test_a_photo_is_measured_at_the_size_of_its_truth(benchmark: ModuleType, tmp_path: Path) -> None:
    class Network:
        def predict(self, image: Image.Image, _cancel: object) -> Image.Image:
            return image.convert("L").resize((32, 32))

    pixels = np.zeros((60, 80), np.uint8)
    pixels[15:45, 20:60] = 255
    photo = write(tmp_path / "images" / "a.png", Image.fromarray(pixels))
    truth = pixels.copy()
    truth[15:30] = 0
    mask = write(tmp_path / "masks" / "a.png", Image.fromarray(truth))
    found = benchmark.measure(Network(), photo, mask)
    assert found.iou == pytest.approx(0.5, abs=0.05)
    assert found.first < 0.5
    assert found.score(benchmark.SecondLook.ALWAYS) == found.second
    assert found.score(benchmark.SecondLook.NEVER) == found.first
    assert found.score(benchmark.SecondLook.UNCERTAIN) == found.usual
    assert not found.looks_again
    assert found.usual == found.first
