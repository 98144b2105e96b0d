"""Reduces the network in an ONNX file to one output, and to float32, without the onnx package.

The package needs 17 MB and protobuf; only the wire format of a few messages is needed here (onnx.proto of the ONNX
project; protobuf.dev, "Encoding"). What is not changed is copied byte for byte. A file that does not follow the
format is refused, never guessed at.
"""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final, NamedTuple

FLOAT: Final = 1
FLOAT16: Final = 10
_EXTERNAL: Final = 1
VARINT, _FIXED64, BYTES, _FIXED32 = 0, 1, 2, 5


class OnnxFormatError(ValueError):
    """The bytes are not an ONNX model, or one with a part that is not supported here."""


class _Kind(Enum):
    """The messages of onnx.proto that are looked into."""

    MODEL = auto()
    GRAPH = auto()
    NODE = auto()
    ATTRIBUTE = auto()
    TENSOR = auto()
    SPARSE = auto()
    VALUE = auto()
    TYPE = auto()
    TENSOR_TYPE = auto()
    INNER_TYPE = auto()
    FUNCTION = auto()


_CHILDREN: Final[dict[_Kind, dict[int, _Kind]]] = {
    _Kind.MODEL: {7: _Kind.GRAPH, 25: _Kind.FUNCTION},
    _Kind.GRAPH: {1: _Kind.NODE, 5: _Kind.TENSOR, 15: _Kind.SPARSE} | dict.fromkeys((11, 12, 13), _Kind.VALUE),
    _Kind.FUNCTION: {7: _Kind.NODE, 11: _Kind.ATTRIBUTE, 12: _Kind.VALUE},
    _Kind.NODE: {5: _Kind.ATTRIBUTE},
    _Kind.ATTRIBUTE: {5: _Kind.TENSOR, 10: _Kind.TENSOR, 6: _Kind.GRAPH, 11: _Kind.GRAPH}
    | {14: _Kind.TYPE, 15: _Kind.TYPE, 22: _Kind.SPARSE, 23: _Kind.SPARSE},
    _Kind.SPARSE: {1: _Kind.TENSOR},
    _Kind.VALUE: {2: _Kind.TYPE},
    _Kind.TYPE: {1: _Kind.TENSOR_TYPE, 8: _Kind.TENSOR_TYPE, 4: _Kind.INNER_TYPE, 9: _Kind.INNER_TYPE},
    _Kind.INNER_TYPE: {1: _Kind.TYPE},
    _Kind.TENSOR: {},
    _Kind.TENSOR_TYPE: {},
}
GRAPH, OUTPUT, INITIALIZER, _SPARSE = 7, 12, 5, 15
_TYPE_ATTRIBUTES: Final = frozenset({b"to", b"dtype", b"output_dtype", b"output_datatype", b"stash_type"})
"""Attributes of operators that name an element type, such as that of Cast."""


class Field(NamedTuple):
    """One field of a message.

    Attributes:
        number: its number in onnx.proto.
        wire: its wire type.
        number_value: its value if it is a varint; otherwise 0.
        content: its bytes if it has a length; otherwise empty.
        whole: the field with its tag.
    """

    number: int
    wire: int
    number_value: int
    content: memoryview
    whole: memoryview


@dataclass(slots=True)
class _Chunks:
    """Parts of the output, which are joined once, since tensors may have hundreds of megabytes."""

    parts: "list[bytes | memoryview]" = field(default_factory=list["bytes | memoryview"])
    size: int = 0

    def add(self, part: bytes | memoryview) -> None:
        self.parts.append(part)
        self.size += len(part)

    def add_message(self, number: int, message: "_Chunks") -> None:
        self.add(varint(number << 3 | BYTES) + varint(message.size))
        self.parts += message.parts
        self.size += message.size


def reduced(model: bytes, output: str | None = None, *, full_precision: bool = False) -> bytes:
    """The model with one output and without the nodes and weights that do not contribute to it.

    Args:
        model: an ONNX file.
        output: name of the output to keep; None keeps the first.
        full_precision: change float16 to float32 everywhere; a CPU would convert each result twice otherwise.

    Returns:
        The same object if there is nothing to change.

    Raises:
        OnnxFormatError: it is not an ONNX model, has no such output, or keeps weights in other files.
    """
    view = memoryview(model)
    try:
        check_is_complete(view)
        graph = graph_of(view)
        names = _output_names(graph)
        wanted = names[0] if output is None and names else output or ""
        if wanted not in names:
            raise OnnxFormatError(f"no output is named {wanted!r}")
        drop = _unused(graph, wanted)
        is_half = full_precision and _has(_HALF, _Kind.MODEL, view)
        if not drop and not is_half:
            return model
        return b"".join(_copied(_Kind.MODEL, view, _as_float32 if is_half else _unchanged, drop).parts)
    except (RecursionError, OverflowError) as error:
        raise OnnxFormatError("its graphs are nested too deeply, or a number is too large") from error


def _output_names(graph: memoryview) -> list[str]:
    outputs = (each.content for each in fields(graph) if each.number == OUTPUT)
    return [bytes(first(output, 1)).decode("utf-8", "replace") for output in outputs]


def graph_of(model: memoryview) -> memoryview:
    """The only graph of a model."""
    graphs = [each.content for each in fields(model) if (each.number, each.wire) == (GRAPH, BYTES)]
    if len(graphs) != 1:
        raise OnnxFormatError(f"it has {len(graphs)} graphs instead of one")
    return graphs[0]


@dataclass(slots=True)
class _Node:
    start: int
    inputs: set[bytes]
    outputs: set[bytes]


def _unused(graph: memoryview, output: str) -> frozenset[int]:
    """Positions in the graph's content of the fields that do not contribute to an output."""
    nodes: list[_Node] = []
    named: list[tuple[int, int, bytes]] = []
    position = 0
    for each in fields(graph):
        if each.number == 1:
            nodes.append(_Node(position, *names_of(each.content)))
        elif each.number in (OUTPUT, 13, 14):
            named.append((position, each.number, bytes(first(each.content, 1))))
        elif each.number == INITIALIZER:
            named.append((position, each.number, bytes(first(each.content, 8))))
        elif each.number == _SPARSE:
            named.append((position, each.number, bytes(first(first(each.content, 1), 8))))
        position += len(each.whole)
    makers = {name: node for node in nodes for name in node.outputs}
    kept: set[int] = set()
    used = {output.encode()}
    waiting = list(used)
    while waiting:
        node = makers.get(waiting.pop())
        if node is not None and node.start not in kept:
            kept.add(node.start)
            waiting += node.inputs - used
            used |= node.inputs | node.outputs
    dead = {node.start for node in nodes} - kept
    dead |= {start for start, number, name in named if number != OUTPUT and name not in used}
    return frozenset(
        dead | {start for start, number, name in named if number == OUTPUT and name != output.encode()}
    )


def names_of(node: memoryview) -> tuple[set[bytes], set[bytes]]:
    """(names that a node uses, also inside of its subgraphs; names that it makes)."""
    used: set[bytes] = set()
    made: set[bytes] = set()
    for each in fields(node):
        if each.number == 1:
            used.add(bytes(each.content))
        elif each.number == 2:
            made.add(bytes(each.content))
        elif each.number == 5:
            for part in fields(each.content):
                if part.number in (6, 11):  # a body of If, Loop or Scan sees the names outside of it
                    for inner in fields(part.content):
                        if inner.number == 1:
                            used |= names_of(inner.content)[0]
                        elif inner.number == OUTPUT:
                            used.add(bytes(first(inner.content, 1)))
    return used - {b""}, made - {b""}


_HALF: Final = {_Kind.TENSOR: (2, FLOAT16), _Kind.TENSOR_TYPE: (1, FLOAT16)}
"""Number and value of the field that makes a message one of float16."""
_ELSEWHERE: Final = {_Kind.TENSOR: (14, _EXTERNAL)}


def check_is_complete(model: bytes | memoryview) -> None:
    """Refuse a model with weights in other files.

    Raises:
        OnnxFormatError: it has, or it is not an ONNX model.
    """
    if _has(_ELSEWHERE, _Kind.MODEL, memoryview(model)):
        raise OnnxFormatError("its weights are in other files; save it as a single file first")


def _has(wanted: dict[_Kind, tuple[int, int]], kind: _Kind, content: memoryview) -> bool:
    """Whether a message, or one inside of it, has a field with a certain value."""
    number, value = wanted.get(kind, (0, 0))
    children = _CHILDREN[kind]
    return any(
        each.number_value == value
        if each.number == number
        else each.number in children and _has(wanted, children[each.number], each.content)
        for each in fields(content)
    )


_Change = Callable[[_Kind, memoryview], "_Chunks | None"]
"""Writes a message in another way; None leaves it to _copied()."""


def _copied(kind: _Kind, content: memoryview, change: _Change, drop: frozenset[int] = frozenset()) -> _Chunks:
    """A message as it is, except for what `change` changes and, of the model's graph, the fields in `drop`."""
    changed = change(kind, content)
    if changed is not None:
        return changed
    children = _CHILDREN[kind]
    result = _Chunks()
    position = 0
    for each in fields(content):
        if kind is _Kind.GRAPH and position in drop:
            position += len(each.whole)
            continue
        position += len(each.whole)
        child = children.get(each.number)
        if child is None or (change is _unchanged and kind is not _Kind.MODEL):
            result.add(each.whole)
        else:
            inner = drop if kind is _Kind.MODEL else frozenset[int]()
            result.add_message(each.number, _copied(child, each.content, change, inner))
    return result


def _unchanged(_kind: _Kind, _content: memoryview) -> None:
    return None


def _as_float32(kind: _Kind, content: memoryview) -> _Chunks | None:
    if kind is _Kind.TENSOR:
        return _float32_tensor(content)
    if kind is _Kind.TENSOR_TYPE:
        return _with_float32(content, 1)
    if kind is _Kind.ATTRIBUTE and bytes(first(content, 1)) in _TYPE_ATTRIBUTES:
        return _with_float32(content, 3)
    return None


def _with_float32(content: memoryview, number: int) -> _Chunks:
    """A message whose field `number` is FLOAT where it was FLOAT16."""
    result = _Chunks()
    for each in fields(content):
        is_half = each.number == number and each.wire == VARINT and each.number_value == FLOAT16
        result.add(varint(number << 3) + varint(FLOAT) if is_half else each.whole)
    return result


def _float32_tensor(content: memoryview) -> _Chunks | None:
    """A tensor of float16 as one of float32; None for others."""
    parts = list(fields(content))
    if not any(each.number == 2 and each.number_value == FLOAT16 for each in parts):
        return None
    import numpy as np  # the catalog is read without it

    result = _Chunks()
    bits: list[int] = []
    raw: bytes | None = None
    for each in parts:
        if each.number == 9:
            raw = np.frombuffer(each.content, "<f2").astype("<f4").tobytes()
        elif each.number == 5:  # each value in the lower half of an int32, packed or not
            bits += varints(each.content) if each.wire == BYTES else [each.number_value]
        elif each.number != 2:
            result.add(each.whole)
    if raw is None:
        raw = np.array(bits, np.uint16).view(np.float16).astype("<f4").tobytes()
    result.add(varint(2 << 3) + varint(FLOAT) + varint(9 << 3 | BYTES) + varint(len(raw)))
    result.add(raw)
    return result


def fields(data: memoryview) -> Generator[Field]:
    """The fields of a message, in their order."""
    position, end, empty = 0, len(data), data[:0]
    while position < end:
        start = position
        tag, position = _read_varint(data, position)
        number, wire = tag >> 3, tag & 7
        value, content = 0, empty
        if wire == VARINT:
            value, position = _read_varint(data, position)
        elif wire == BYTES:
            length, position = _read_varint(data, position)
            content = data[position : position + length]
            position += length
        elif wire in (_FIXED64, _FIXED32):
            position += 8 if wire == _FIXED64 else 4
        else:
            raise OnnxFormatError(f"wire type {wire} is unknown")
        if position > end or not number:
            raise OnnxFormatError("it ends in the middle of a field")
        yield Field(number, wire, value, content, data[start:position])


def _read_varint(data: memoryview, position: int) -> tuple[int, int]:
    if position < len(data) and (value := data[position]) < 128:  # nearly all numbers
        return value, position + 1
    value = shift = 0
    for byte in data[position : position + 10]:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, position + shift // 7
    raise OnnxFormatError("it ends in the middle of a number")


def varints(data: memoryview) -> Iterable[int]:
    """The numbers of a packed field."""
    position = 0
    while position < len(data):
        value, position = _read_varint(data, position)
        yield value


def varint(value: int) -> bytes:
    """A number that is not negative, as it is stored."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def first(data: memoryview, number: int) -> memoryview:
    """The content of the first field with a number; empty if there is none."""
    return next((each.content for each in fields(data) if each.number == number), data[:0])
