"""Networks with convolutions that are written in another way, run by onnxruntime before and after."""

from contextlib import suppress

import numpy as np
import onnxruntime
import pytest
from tiny_onnx import FLOAT, graph, network, node, tensor

from rembg_desktop.engine.onnx_convolutions import faster_on_cpu
from rembg_desktop.engine.onnx_graph import OnnxFormatError, reduced

SHAPE = [1, 16, 12, 12]
RANDOM = np.random.default_rng(4)


def run(model: bytes) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    photo = np.sin(1.7 * np.arange(np.prod(SHAPE))).astype(np.float32).reshape(SHAPE)
    return session.run(None, {"photo": photo})


def weights(name: str, *shape: int) -> bytes:
    return tensor(name, RANDOM.normal(size=shape).astype(np.float32))


def joined(*more: bytes, group: int = 1, outputs: tuple[str, ...] = ("mask",), biased: bool = True) -> bytes:
    """Two convolutions whose results are joined for a third one, and `more` nodes."""
    bias = ["bias"] if biased else []
    nodes = [
        node("Conv", ["photo", "first"], ["one"], pads=[1, 1, 1, 1]),
        node("Conv", ["photo", "second"], ["linear"]),
        node("Relu", ["linear"], ["other"]),
        node("Concat", ["one", "other"], ["both"], axis=1),
        node("Conv", ["both", "third", *bias], ["sum"], pads=[2, 2, 2, 2], dilations=[2, 2], group=group),
        node("Relu", ["sum"], ["mask"]),
        *more,
    ]
    tensors = [
        weights("first", 16, 16, 3, 3),
        weights("second", 32, 16, 1, 1),
        weights("third", 16, 48 // group, 3, 3),
        weights("bias", 16),
    ]
    return network(
        nodes, {"photo": (FLOAT, SHAPE)}, {name: (FLOAT, ["n", "c", "h", "w"]) for name in outputs}, tensors
    )


@pytest.mark.parametrize("biased", [True, False])
def test_a_convolution_of_joined_inputs_becomes_a_sum(biased: bool) -> None:
    model = joined(biased=biased)
    changed = faster_on_cpu(model)
    assert b"Concat" in model
    assert b"Concat" not in changed
    [expected], [found] = run(model), run(changed)
    assert np.abs(found - expected).max() < 1e-4 * np.abs(expected).max()


@pytest.mark.parametrize(
    "model",
    [
        joined(group=2),
        joined(node("Neg", ["both"], ["side"]), outputs=("mask", "side")),
        joined(outputs=("mask", "both")),
        joined(node("Neg", ["third"], ["side"]), outputs=("mask", "side")),
        joined(
            node("Greater", ["bias", "bias"], ["yes"]),
            node(
                "If",
                ["yes"],
                ["side"],
                then_branch=graph([node("Abs", ["both"], ["out"])], {}, {"out": (FLOAT, ["n", "c", "h", "w"])}),
                else_branch=graph([node("Neg", ["both"], ["out"])], {}, {"out": (FLOAT, ["n", "c", "h", "w"])}),
            ),
            outputs=("mask", "side"),
        ),
    ],
    ids=["groups", "used-twice", "output", "weights-used-twice", "used-in-a-branch"],
)
def test_what_others_need_stays(model: bytes) -> None:
    assert faster_on_cpu(model) is model


@pytest.mark.parametrize("settings", [{"pads": [1, 1, 1, 1]}, {"strides": [2, 2]}, {"dilations": [2, 2]}])
def test_a_convolution_with_one_output_becomes_two(settings: dict[str, list[int]]) -> None:
    model = network(
        [node("Conv", ["photo", "weights", "bias"], ["mask"], **settings)],
        {"photo": (FLOAT, SHAPE)},
        {"mask": (FLOAT, ["n", "c", "h", "w"])},
        [weights("weights", 1, 16, 3, 3), weights("bias", 1)],
    )
    changed = faster_on_cpu(model)
    assert changed.count(b"Conv") == 2
    [expected], [found] = run(model), run(changed)
    assert found.shape == expected.shape
    assert np.abs(found - expected).max() < 1e-4 * np.abs(expected).max()


def test_the_included_model_gives_the_same_mask(model_bytes: bytes) -> None:
    before = reduced(model_bytes)
    after = faster_on_cpu(before)
    assert b"(part" not in before
    assert b"(part" in after
    pixels = np.random.default_rng(1).random((1, 3, 320, 320), np.float32)
    masks = [
        onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"]).run(None, {"input.1": pixels})[0]
        for model in (before, after)
    ]
    assert np.abs(masks[0] - masks[1]).max() < 1e-4


def test_no_damaged_file_does_anything_but_be_refused_or_changed() -> None:
    model = joined()
    for number in range(400):
        damaged = bytearray(model)
        for at in RANDOM.integers(0, 300, 1 + number % 3):
            damaged[at] = RANDOM.integers(0, 256)
        with suppress(OnnxFormatError):
            faster_on_cpu(bytes(damaged[: len(model) - number % 7 * 50]))
