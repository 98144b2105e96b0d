"""Networks reduced to one output and to float32, run by onnxruntime before and after."""

import numpy as np
import onnxruntime
import pytest
from tiny_onnx import FLOAT, FLOAT16, external_tensor, graph, mean_model, network, node, tensor

from rembg_desktop.engine.onnx_graph import OnnxFormatError, reduced

SHAPE = [1, 3, 8, 8]


def session(model: bytes) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])


def run(model: bytes, element: type = np.float32) -> dict[str, np.ndarray]:
    loaded = session(model)
    photo = np.sin(1.7 * np.arange(192)).astype(element).reshape(SHAPE)
    names = [output.name for output in loaded.get_outputs()]
    return dict(zip(names, loaded.run(None, {"photo": photo}), strict=True))


def two_outputs() -> bytes:
    """`mask` and `side`, which share `sum`; the weights of `side` are large."""
    return network(
        [
            node("Add", ["photo", "one"], ["sum"]),
            node("Mul", ["sum", "heavy"], ["scaled"]),
            node("Relu", ["scaled"], ["side"]),
            node("Sigmoid", ["sum"], ["mask"]),
        ],
        {"photo": (FLOAT, SHAPE)},
        {"mask": (FLOAT, SHAPE), "side": (FLOAT, SHAPE)},
        [tensor("one", np.ones(1, np.float32)), tensor("heavy", np.full(SHAPE, 3, np.float32))],
    )


def test_other_outputs_their_nodes_and_their_weights_are_left_out() -> None:
    model = two_outputs()
    small = reduced(model)
    assert b"heavy" not in small
    assert b"Relu" not in small
    assert len(model) - len(small) > 700
    made = run(small)
    assert list(made) == ["mask"]
    assert np.array_equal(made["mask"], run(model)["mask"])


def test_the_output_can_be_named() -> None:
    model = two_outputs()
    made = run(reduced(model, "side"))
    assert list(made) == ["side"]
    assert np.array_equal(made["side"], run(model)["side"])
    with pytest.raises(OnnxFormatError, match="depth"):
        reduced(model, "depth")


def test_a_model_without_anything_to_leave_out_is_the_same_object() -> None:
    model = mean_model(16)
    assert reduced(model) is model
    assert reduced(model, full_precision=True) is model


def test_what_only_a_branch_uses_is_kept() -> None:
    result = {"out": (FLOAT, SHAPE)}
    model = network(
        [
            node("Add", ["photo", "one"], ["sum"]),
            node(
                "If",
                ["yes"],
                ["mask"],
                then_branch=graph([node("Relu", ["sum"], ["out"])], {}, result),
                else_branch=graph([node("Neg", ["photo"], ["out"])], {}, result),
            ),
            node("Exp", ["photo"], ["side"]),
        ],
        {"photo": (FLOAT, SHAPE)},
        {"mask": (FLOAT, SHAPE), "side": (FLOAT, SHAPE)},
        [tensor("one", np.ones(1, np.float32)), tensor("yes", np.array(True))],
    )
    small = reduced(model)
    assert b"Exp" not in small
    assert np.array_equal(run(small)["mask"], run(model)["mask"])


@pytest.mark.parametrize("raw", [True, False], ids=["raw", "packed"])
@pytest.mark.parametrize("element", [FLOAT, FLOAT16], ids=["float-input", "half-input"])
def test_float16_becomes_float32_everywhere(element: int, raw: bool) -> None:
    nodes = [
        node("Cast", ["photo"], ["half"], to=FLOAT16),
        node("Conv", ["half", "weights"], ["sum"]),
        node("Add", ["sum", "bias"], ["moved"]),
        node("ConstantOfShape", ["size"], ["ones"], value=tensor("", np.ones(1, np.float16), raw=raw)),
        node("Mul", ["moved", "ones"], ["result"]),
        node("Cast", ["result"], ["mask"], to=element),
    ]
    weights = np.linspace(-1, 1, 27, dtype=np.float16).reshape(1, 3, 3, 3)
    model = network(
        nodes,
        {"photo": (element, SHAPE)},
        {"mask": (element, [1, 1, 6, 6])},
        [
            tensor("weights", weights, raw=raw),
            tensor("bias", np.array([0.25], np.float16), raw=raw),
            tensor("size", np.array([1, 1, 6, 6], np.int64)),
        ],
    )
    full = reduced(model, full_precision=True)
    loaded = session(full)
    assert {value.type for value in [*loaded.get_inputs(), *loaded.get_outputs()]} == {"tensor(float)"}
    theirs = run(model, np.float32 if element == FLOAT else np.float16)["mask"].astype(float)
    assert np.abs(run(full)["mask"] - theirs).max() < 0.02
    assert theirs.std() > 0.5
    assert b"Float16" not in full
    assert reduced(full, full_precision=True) is full


def test_weights_in_other_files_are_refused() -> None:
    model = network(
        [node("Mul", ["photo", "heavy"], ["mask"])],
        {"photo": (FLOAT, SHAPE)},
        {"mask": (FLOAT, SHAPE)},
        [external_tensor("heavy", "weights.bin", 192)],
    )
    with pytest.raises(OnnxFormatError, match="other files"):
        reduced(model)


def test_no_damaged_file_does_anything_but_be_refused_or_read() -> None:
    model = two_outputs()
    refused = 0
    for position in range(len(model)):
        for damaged in (
            model[:position],
            model[:position] + bytes([model[position] ^ 0x55]) + model[position + 1 :],
        ):
            try:
                reduced(damaged, full_precision=True)
            except ValueError:
                refused += 1
    assert refused > len(model)


def test_graphs_inside_graphs_without_end_are_refused() -> None:
    inner = graph([], {}, {})
    for _ in range(400):
        inner = graph([node("If", ["yes"], ["out"], then_branch=inner)], {}, {})
    model = network([node("If", ["yes"], ["mask"], then_branch=inner)], {}, {"mask": (FLOAT, [1])})
    with pytest.raises(OnnxFormatError, match="deep"):
        reduced(model, full_precision=True)
