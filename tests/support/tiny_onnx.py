"""ONNX files of one node, written by hand (onnx.proto, IR version 7, opset 11)."""

FLOAT, DOUBLE = 1, 11


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


def _value(name: str, shape: list[int], element: int) -> bytes:
    dimensions = b"".join(_message(1, _number(1, size)) for size in shape)
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
