"""Small ONNX files, written by hand (onnx.proto, IR version 7, opset 13 unless stated)."""

import numpy as np

FLOAT, UINT8, INT64, BOOL, FLOAT16, DOUBLE = 1, 2, 7, 9, 10, 11


def network(
    nodes: list[bytes],
    inputs: dict[str, tuple[int, list[int | str]]],
    outputs: dict[str, tuple[int, list[int | str]]],
    tensors: list[bytes] | None = None,
    metadata: dict[str, str] | None = None,
) -> bytes:
    """A model of nodes made with node(), with tensors made with tensor() as weights."""
    return (
        _number(1, 7)
        + _message(7, graph(nodes, inputs, outputs, tensors))
        + _message(8, _number(2, 13))
        + b"".join(_message(14, _text(1, key) + _text(2, value)) for key, value in (metadata or {}).items())
    )


def graph(
    nodes: list[bytes],
    inputs: dict[str, tuple[int, list[int | str]]],
    outputs: dict[str, tuple[int, list[int | str]]],
    tensors: list[bytes] | None = None,
) -> bytes:
    """A graph: the main one, or a branch of If."""
    return (
        b"".join(_message(1, each) for each in nodes)
        + _text(2, "graph")
        + b"".join(_message(5, each) for each in tensors or [])
        + b"".join(_message(11, _value(name, shape, element)) for name, (element, shape) in inputs.items())
        + b"".join(_message(12, _value(name, shape, element)) for name, (element, shape) in outputs.items())
    )


def node(operator: str, inputs: list[str], outputs: list[str], **attributes: int | list[int] | bytes) -> bytes:
    """A node; an attribute is a number, a list of numbers, a tensor or a graph (whose name ends with `branch`)."""
    return (
        b"".join(_text(1, name) for name in inputs)
        + b"".join(_text(2, name) for name in outputs)
        + _text(4, operator)
        + b"".join(_message(5, _text(1, name) + _attribute(name, value)) for name, value in attributes.items())
    )


def tensor(name: str, values: np.ndarray, *, raw: bool = True) -> bytes:
    """Weights, in the field for raw data, or in the one for 32-bit numbers."""
    element = {"float32": FLOAT, "float16": FLOAT16, "int64": INT64, "bool": BOOL}[values.dtype.name]
    content = b"".join(_number(1, size) for size in values.shape) + _number(2, element) + _text(8, name)
    if raw:
        return content + _message(9, values.tobytes())
    return content + _message(5, b"".join(_varint(int(bits)) for bits in values.view(np.uint16).ravel()))


def external_tensor(name: str, file: str, size: int) -> bytes:
    """Weights of `size` float32 values that lie in another file."""
    return (
        _number(1, size)
        + _number(2, FLOAT)
        + _text(8, name)
        + _message(13, _text(1, "location") + _text(2, file))
        + _number(14, 1)
    )


def _attribute(name: str, value: int | list[int] | bytes) -> bytes:
    if isinstance(value, int):
        return _number(3, value) + _number(20, 2)
    if isinstance(value, list):
        return b"".join(_number(8, each) for each in value) + _number(20, 7)
    is_graph = name.endswith("branch")
    return _message(6, value) + _number(20, 5) if is_graph else _message(5, value) + _number(20, 4)


def mean_model(
    side: int = 320, *, channels: int = 3, inputs: int = 1, element: int = FLOAT, output_rank: int = 4
) -> bytes:
    """A network whose mask is the mean of the channels: (1, channels, side, side) to (1, 1, side, side)."""
    keep = output_rank == 4
    attributes = [
        _text(1, "axes") + _number(8, 1) + _number(20, 7),
        _text(1, "keepdims") + _number(3, int(keep)) + _number(20, 2),
    ]
    node = (
        _text(1, "input0")
        + _text(2, "mask")
        + _text(4, "ReduceMean")
        + b"".join(_message(5, attribute) for attribute in attributes)
    )
    shape = [1, channels, side, side]
    out_shape = [1, 1, side, side] if keep else [1, side, side]
    graph = (
        _message(1, node)
        + _text(2, "mean")
        + b"".join(_message(11, _value(f"input{index}", shape, element)) for index in range(inputs))
        + _message(12, _value("mask", out_shape, element))
    )
    return _number(1, 7) + _message(7, graph) + _message(8, _number(2, 11))


def classes_model(side: int) -> bytes:
    """A network of four classes, the channels and their mean: (1, 3, side, side) to (1, 4, side, side)."""
    mean = (
        _text(1, "input0")
        + _text(2, "mean")
        + _text(4, "ReduceMean")
        + _message(5, _text(1, "axes") + _number(8, 1) + _number(20, 7))
    )
    concat = (
        _text(1, "input0")
        + _text(1, "mean")
        + _text(2, "classes")
        + _text(4, "Concat")
        + _message(5, _text(1, "axis") + _number(3, 1) + _number(20, 2))
    )
    graph = (
        _message(1, mean)
        + _message(1, concat)
        + _text(2, "classes")
        + _message(11, _value("input0", [1, 3, side, side], FLOAT))
        + _message(12, _value("classes", [1, 4, side, side], FLOAT))
    )
    return _number(1, 7) + _message(7, graph) + _message(8, _number(2, 11))


def _value(name: str, shape: "list[int | str]", element: int) -> bytes:
    dimensions = b"".join(
        _message(1, _text(2, size) if isinstance(size, str) else _number(1, size)) for size in shape
    )
    return _text(1, name) + _message(2, _message(1, _number(1, element) + _message(2, dimensions)))


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _message(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _text(field: int, value: str) -> bytes:
    return _message(field, value.encode())
