"""Import of networks of many kinds: what is found out, and that the mask is right."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_onnx import DOUBLE, FLOAT, FLOAT16, INT64, UINT8, external_tensor, mean_model, network, node, tensor

from rembg_desktop.engine.engine import Engine
from rembg_desktop.engine.model_files import ModelFiles
from rembg_desktop.engine.model_info import Hints, Parameters
from rembg_desktop.errors import AppError, CancelToken, ErrorCode

PHOTO = Image.merge("RGB", [Image.linear_gradient("L").rotate(angle) for angle in (0, 90, 180)]).resize((64, 64))


def mean_of(
    element: int = FLOAT,
    shape: list[int | str] | None = None,
    *,
    axis: int = 1,
    steps: list[bytes] | None = None,
    metadata: dict[str, str] | None = None,
    more: dict[str, Any] | None = None,
) -> bytes:
    """A network whose `mask` is the sigmoid of the mean of the colors, or what `steps` make of `mean`."""
    shape = shape or [1, 3, 64, 64]
    kept = [size if place != axis else 1 for place, size in enumerate(shape)]
    source = "photo"
    nodes = []
    if element == UINT8:
        nodes += [node("Cast", ["photo"], ["raw"], to=FLOAT), node("Mul", ["raw", "small"], ["numbers"])]
        source = "numbers"
    nodes.append(node("ReduceMean", [source], ["mean"], axes=[axis], keepdims=1))
    nodes += steps or [node("Sigmoid", ["mean"], ["mask"])]
    given = element if element != UINT8 else FLOAT
    return network(
        nodes,
        {"photo": (element, shape)},
        {**(more or {}), "mask": (given, kept)},
        [
            tensor(name, np.array([value], np.float32))
            for name, value in (("middle", 0.5), ("one", 1), ("small", 1 / 255))
        ],
        metadata,
    )


LOGITS = [node("Sub", ["mean", "middle"], ["mask"])]
TWO_PROBABILITIES = [
    node("Sub", ["one", "mean"], ["ground"]),
    node("Concat", ["ground", "mean"], ["mask"], axis=1),
]
TWO_LOGITS = [node("Neg", ["mean"], ["ground"]), node("Concat", ["ground", "mean"], ["mask"], axis=1)]
ANY = [1, 3, "height", "width"]
UNIT = {"mean": "0", "std": "1"}

CASES: dict[str, tuple[bytes, Hints, dict[str, Any]]] = {
    "plain": (mean_of(), Hints(), {"size": (64, 64), "mean": (0.5, 0.5, 0.5), "range": "maximum"}),
    "u2net": (mean_of(shape=[1, 3, 320, 320]), Hints(), {"mean": (0.485, 0.456, 0.406)}),
    "half": (mean_of(FLOAT16), Hints(), {"activation": "none"}),
    "double": (mean_of(DOUBLE), Hints(), {"activation": "none"}),
    "bytes": (mean_of(UINT8), Hints(), {"range": "0-255", "mean": (0, 0, 0), "std": (1, 1, 1)}),
    "nhwc": (mean_of(shape=[1, 64, 64, 3], axis=3), Hints(), {"layout": "nhwc", "size": (64, 64)}),
    "wide": (mean_of(shape=[1, 3, 64, 96]), Hints(), {"size": (96, 64)}),
    "any size": (mean_of(shape=ANY), Hints(), {"size": (1024, 1024)}),
    "size by hand": (mean_of(shape=ANY), Hints(size=(128, 96)), {"size": (128, 96)}),
    "size in the file": (mean_of(shape=ANY, metadata={"imgsz": "[96, 96]"}), Hints(), {"size": (96, 96)}),
    "numbers in the file": (
        mean_of(metadata={"Mean": "[123.7, 116.3, 103.5]", "std": "58.4,57.1,57.4"}),
        Hints(),
        {"mean": (123.7, 116.3, 103.5), "std": (58.4, 57.1, 57.4), "range": "0-255"},
    ),
    "by hand before the file": (
        mean_of(metadata={"mean": "0.1", "std": "0.5"}),
        Hints(mean=(0.3, 0.3, 0.3)),
        {"mean": (0.3, 0.3, 0.3), "std": (0.5, 0.5, 0.5)},
    ),
    "logits": (
        mean_of(steps=LOGITS, metadata=UNIT),
        Hints(),
        {"activation": "sigmoid", "mean": (0, 0, 0), "range": "0-1"},
    ),
    "logits of birefnet": (
        mean_of(steps=LOGITS),
        Hints(),
        {"activation": "sigmoid", "mean": (0.485, 0.456, 0.406)},
    ),
    "none by hand": (mean_of(steps=LOGITS), Hints(activation="none"), {"activation": "none"}),
    "two probabilities": (
        mean_of(steps=TWO_PROBABILITIES, metadata=UNIT),
        Hints(),
        {"activation": "none", "channel": 1},
    ),
    "two logits": (mean_of(steps=TWO_LOGITS, metadata=UNIT), Hints(), {"activation": "softmax", "channel": 1}),
    "second output": (
        mean_of(
            steps=[node("Flatten", ["photo"], ["flat"]), node("Sigmoid", ["mean"], ["mask"])],
            more={"flat": (FLOAT, [1, 12288])},
        ),
        Hints(),
        {"output": "mask"},
    ),
    "output by hand": (
        mean_of(
            steps=[node("Neg", ["mean"], ["other"]), node("Sigmoid", ["mean"], ["mask"])],
            more={"other": (FLOAT, [1, 1, 64, 64])},
        ),
        Hints(output="mask"),
        {"output": "mask"},
    ),
    "rank three": (mean_model(64, output_rank=3), Hints(), {"size": (64, 64)}),
}


def sigmoid(values: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-values))


@pytest.mark.parametrize("case", CASES)
def test_a_network_is_understood_and_its_mask_is_right(case: str, files: ModelFiles, tmp_path: Path) -> None:
    content, hints, expected = CASES[case]
    (tmp_path / "m.onnx").write_bytes(content)
    name = files.import_file(tmp_path / "m.onnx", "mine", hints)
    parameters = files.info(name).parameters
    assert parameters is not None
    assert {key: getattr(parameters, key) for key in expected} == expected
    mask = Engine(files, threads=1).remover(name).predict(PHOTO, CancelToken())
    assert mask.size == parameters.size
    small = np.asarray(PHOTO.resize(parameters.size, Image.Resampling.LANCZOS), float)
    top = {"maximum": small.max(), "0-1": 255, "0-255": 1}[parameters.range]
    mean = ((small / top - np.array(parameters.mean)) / np.array(parameters.std)).mean(axis=2)
    of_mean = {
        "logits": lambda: sigmoid(mean - 0.5),
        "logits of birefnet": lambda: sigmoid(mean - 0.5),
        "none by hand": lambda: mean,
        "bytes": lambda: sigmoid(mean / 255),
        "two probabilities": lambda: mean,
        "two logits": lambda: sigmoid(2 * mean),
    }
    brightness = of_mean.get(case, lambda: sigmoid(mean))()
    least, greatest = brightness.min(), brightness.max()
    wanted = (brightness - least) / (greatest - least) * 255
    assert np.abs(np.asarray(mask, float) - wanted).max() < 2


@pytest.mark.parametrize(
    ("content", "hints", "why"),
    [
        (
            network(
                [node("Identity", ["photo"], ["y"])],
                {"photo": (INT64, [1, 3, 64, 64])},
                {"y": (INT64, [1, 3, 64, 64])},
            ),
            Hints(),
            "tensor(int64)",
        ),
        (mean_of(shape=[4, 3, 64, 64]), Hints(), "one photo"),
        (mean_of(shape=[1, 4, 64, 64]), Hints(), "three colors"),
        (mean_of(), Hints(size=(96, 96)), "cannot be changed"),
        (mean_of(), Hints(output="depth"), "no output depth, only mask"),
        (
            mean_of(more={"words": (8, [1, 1, 64, 64])}, steps=[*LOGITS, node("Cast", ["mean"], ["words"], to=8)]),
            Hints(output="words"),
            "tensor(string) instead of numbers",
        ),
        (mean_of(), Hints(std=(1, 0, 1)), "greater than 0"),
        (mean_of(), Hints(layout="nhwc"), "three colors"),
        (mean_of(shape=ANY), Hints(size=(100, 100)), "multiple of 32"),
        (mean_of(metadata={"mean": "grey"}), Hints(), "grey"),
        (mean_of(metadata={"range": "percent"}), Hints(), "range"),
        (
            network([node("Flatten", ["photo"], ["y"])], {"photo": (FLOAT, ANY)}, {"y": (FLOAT, [1, 5])}),
            Hints(),
            "none of its outputs is a mask",
        ),
        (
            network([node("Identity", ["photo"], ["y"])], {"photo": (FLOAT, ANY)}, {"y": (FLOAT, ANY)}),
            Hints(size=(64, 64)),
            "one or two channels",
        ),
        *(
            (
                network(
                    [node("Mul", ["photo", "heavy"], ["y"])],
                    {"photo": (FLOAT, [1, 3, 64, 64])},
                    {"y": (FLOAT, [1, 3, 64, 64])},
                    [external_tensor("heavy", file, 64)],
                ),
                Hints(),
                "other files",
            )
            for file in ("missing.bin", "present.bin")
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(
    content: bytes, hints: Hints, why: str, files: ModelFiles, tmp_path: Path
) -> None:
    (tmp_path / "thing.onnx").write_bytes(content)
    (tmp_path / "present.bin").write_bytes(bytes(256))
    with pytest.raises(AppError) as caught:
        files.import_file(tmp_path / "thing.onnx", "thing", hints)
    assert caught.value.code is ErrorCode.MODEL_INVALID
    assert why in caught.value.message
    assert "thing.onnx" in caught.value.message
    assert not (files.folder / "custom" / "thing").exists()


def test_what_a_killed_import_left_behind_is_deleted_by_a_later_one(files: ModelFiles, tmp_path: Path) -> None:
    left, running = (files.folder / "custom" / name for name in (".import-left", ".import-running"))
    for folder in (left, running):
        (folder / "model").mkdir(parents=True)
        (folder / "model" / "half.onnx").write_bytes(b"half")
    os.utime(left, (0, 0))
    (tmp_path / "m.onnx").write_bytes(mean_of())
    files.import_file(tmp_path / "m.onnx", "m")
    assert sorted(each.name for each in left.parent.iterdir()) == [".import-running", "m"]


def test_the_trial_shows_the_sample_photo_and_what_it_took(files: ModelFiles, tmp_path: Path) -> None:
    (tmp_path / "m.onnx").write_bytes(mean_of())
    trial = files.examine(tmp_path / "m.onnx")
    assert trial.picture.mode == "RGBA"
    assert np.asarray(trial.picture.getchannel("A")).std() > 10
    assert trial.seconds > 0
    assert trial.inputs == ("photo: float, 1 x 3 x 64 x 64",)
    assert trial.as_dict()["parameters"]["width"] == 64


def test_parameters_are_the_same_after_they_were_stored() -> None:
    parameters = Parameters(64, 96, (1, 2, 3), (4, 5, 6), "0-255", "nhwc", "mask", 1, "softmax")
    assert Parameters.from_dict(parameters.as_dict()) == parameters


@pytest.mark.parametrize(
    "change",
    [
        {"width": 64.5},
        {"height": 5000},
        {"mean": [1, 2]},
        {"std": [1, 1, 0]},
        {"channel": 2},
        {"layout": "hwc"},
        {"x": 1},
    ],
)
def test_stored_parameters_that_are_not_valid_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError)):
        Parameters.from_dict({**Parameters(64, 64).as_dict(), **change})


def test_every_parameter_changes_the_identity() -> None:
    plain = Parameters(64, 64)
    changed = [(96, 64), (64, 96), (64, 64, (0, 0, 0)), (64, 64, plain.mean, (1, 1, 1))]
    identities = {Parameters(*values).identity for values in changed}
    identities |= {
        Parameters(64, 64, **change).identity
        for change in (
            {"range": "0-1"},
            {"layout": "nhwc"},
            {"output": "a"},
            {"channel": 1},
            {"activation": "sigmoid"},
        )
    }
    assert len(identities | {plain.identity}) == 10
