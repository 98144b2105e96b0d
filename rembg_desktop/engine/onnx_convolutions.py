"""Writes the convolutions of a network so that a CPU needs less time for them; only the order of sums changes.

onnxruntime computes convolutions on CPUs in blocks of 8 or 16 channels (Georganas et al., "Anatomy of
High-Performance Deep Learning Convolutions on SIMD Architectures", 2018). Two kinds are slower than they need be:

- A convolution of joined inputs waits until they are copied side by side. Instead, each input gets a convolution
  of its own, and each but the first one adds its result to that of the one before.
- A convolution with one output channel computes a whole block. Instead, a convolution of single pixels multiplies
  each pixel with all weights, into one channel for each place in the window. A second one sums them up.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import prod
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.engine.onnx_graph import (
    BYTES,
    FLOAT,
    GRAPH,
    INITIALIZER,
    OUTPUT,
    VARINT,
    Field,
    fields,
    first,
    graph_of,
    names_of,
    varint,
    varints,
)

_NODE, _INPUT = 1, 11
"""Fields of the graph (onnx.proto)."""
_BLOCK: Final = 16
"""Channels of the widest blocks."""
_SAME_CHANNELS: Final = frozenset(
    (b"Add", b"Relu", b"Sigmoid", b"BatchNormalization", b"MaxPool", b"AveragePool", b"Resize", b"Upsample")
)
"""Operators whose output has as many channels as their input. The sum with other inputs is checked."""
_BRANCHES: Final = frozenset((b"If", b"Loop", b"Scan", b""))
"""Operators with nodes inside that use values of the graph; among them those of other domains."""

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Node:
    inputs: tuple[bytes, ...]
    outputs: tuple[bytes, ...]
    kind: bytes
    attributes: tuple[Field, ...]

    @classmethod
    def of(cls, content: memoryview) -> "_Node":
        names: dict[int, list[bytes]] = {1: [], 2: [], 4: [], 7: []}
        attributes: list[Field] = []
        for part in fields(content):
            if part.number in names:
                names[part.number].append(bytes(part.content))
            elif part.number == 5:
                attributes.append(part)
        is_standard = not any(names[7])  # another domain has other operators with the same names
        return cls(tuple(names[1]), tuple(names[2]), b"".join(names[4]) if is_standard else b"", tuple(attributes))

    @property
    def weights(self) -> bytes:
        """Name of the second input; empty if there is none."""
        return self.inputs[1] if len(self.inputs) > 1 else b""

    def number(self, name: bytes, default: int) -> int:
        """The value of an attribute that is an integer."""
        for each in self.attributes:
            if bytes(first(each.content, 1)) == name:
                return next((part.number_value for part in fields(each.content) if part.number == 3), 0)
        return default


@dataclass(slots=True)
class _Network:
    """What has to be known of a graph.

    Attributes:
        makers: the node that makes each value.
        tensors: weights by name.
        uses: how many nodes use a value; inputs and outputs of the graph count, too.
        channels: of values where they are known.
        dropped: names of values and weights that nothing uses any more.
    """

    makers: dict[bytes, _Node] = field(default_factory=dict[bytes, _Node])
    tensors: dict[bytes, memoryview] = field(default_factory=dict[bytes, memoryview])
    uses: Counter[bytes] = field(default_factory=Counter[bytes])
    channels: dict[bytes, int] = field(default_factory=dict[bytes, int])
    dropped: set[bytes] = field(default_factory=set[bytes])

    @classmethod
    def of(cls, graph: "list[tuple[Field, _Node | None]]") -> "_Network":
        result = cls()
        for each, node in graph:
            if node is not None:
                result.makers.update(dict.fromkeys(node.outputs, node))
                result.uses.update(names_of(each.content)[0] if node.kind in _BRANCHES else node.inputs)
            elif each.number in (_INPUT, OUTPUT):
                result.uses[bytes(first(each.content, 1))] += 1
            elif each.number == INITIALIZER:
                result.tensors[bytes(first(each.content, 8))] = each.content
        for name, node in result.makers.items():  # each comes after those that it depends on
            result.channels[name] = result._channels(node)
        return result

    def _channels(self, node: _Node) -> int:
        """Channels of what a node makes; 0 if unknown."""
        if node.kind == b"Conv" and (tensor := self.tensors.get(node.weights)) is not None:
            return _shape(tensor)[0]
        counts = {self.channels.get(name, 0) for name in node.inputs[: 2 if node.kind == b"Add" else 1]}
        return counts.pop() if node.kind in _SAME_CHANNELS and len(counts) == 1 else 0

    def _weights(self, node: _Node) -> Weights | None:
        """The weights of a convolution, (outputs, inputs, height, width), if only this node uses them."""
        tensor = self.tensors.get(node.weights)
        if tensor is None or self.uses[node.weights] > 1 or node.number(b"group", 1) != 1:
            return None
        weights = _read(tensor)
        return weights if weights is not None and weights.ndim == 4 else None

    def replacement(self, node: _Node) -> "_Written | None":
        """What is written instead of a node; None if it stays."""
        if node.kind != b"Conv" or (weights := self._weights(node)) is None:
            return None
        outputs, inputs, height, width = weights.shape
        if outputs == 1 and 1 < height * width <= _BLOCK <= inputs:
            self.dropped.add(node.weights)
            return _spread(node, weights)
        joined = self.makers.get(node.inputs[0])
        if outputs % _BLOCK or joined is None or joined.kind != b"Concat" or joined.number(b"axis", 0) != 1:
            return None
        counts = [self.channels.get(each, 0) for each in joined.inputs]
        if self.uses[node.inputs[0]] > 1 or sum(counts) != inputs or any(not n or n % _BLOCK for n in counts):
            return None
        self.dropped |= {node.inputs[0], node.weights}
        return _separated(node, weights, joined.inputs, counts)


@dataclass(slots=True)
class _Written:
    """Nodes and tensors, as fields of the graph."""

    nodes: list[bytes] = field(default_factory=list[bytes])
    tensors: list[bytes] = field(default_factory=list[bytes])

    def node(self, kind: bytes, inputs: Iterable[bytes], output: bytes, attributes: Iterable[Field] = ()) -> None:
        parts = [*(_bytes(1, each) for each in inputs), _bytes(2, output), _bytes(4, kind)]
        self.nodes.append(_bytes(_NODE, b"".join((*parts, *(each.whole for each in attributes)))))

    def tensor(self, name: bytes, values: Weights) -> bytes:
        """Add a tensor; returns its name."""
        shape = b"".join(varint(1 << 3 | VARINT) + varint(side) for side in values.shape)
        element = varint(2 << 3 | VARINT) + varint(FLOAT)
        content = np.asarray(values, "<f4").tobytes()
        self.tensors.append(_bytes(INITIALIZER, shape + element + _bytes(8, name) + _bytes(9, content)))
        return name


def faster_on_cpu(model: bytes) -> bytes:
    """The model with the same result from convolutions that take less time.

    Args:
        model: a complete ONNX file.

    Returns:
        The same object if there is nothing to change.

    Raises:
        OnnxFormatError: it is not an ONNX model.
    """
    content = fields(graph_of(memoryview(model)))
    graph = [(each, _Node.of(each.content) if each.number == _NODE else None) for each in content]
    network = _Network.of(graph)
    parts: list[tuple[bytes, bytes | memoryview]] = []
    tensors: list[bytes] = []
    for each, node in graph:
        name, whole = b"", each.whole
        if node is not None:
            name = node.outputs[0] if node.kind == b"Concat" else b""
            if (written := network.replacement(node)) is not None:
                whole = b"".join(written.nodes)
                tensors += written.tensors
        elif each.number == INITIALIZER:
            name = bytes(first(each.content, 8))
        parts.append((name, whole))
    if not network.dropped:
        return model
    kept = [*(whole for name, whole in parts if name not in network.dropped), *tensors]
    result: list[bytes | memoryview] = []
    for each in fields(memoryview(model)):
        if each.number == GRAPH:
            result += (varint(GRAPH << 3 | BYTES), varint(sum(map(len, kept))), *kept)
        else:
            result.append(each.whole)
    return b"".join(result)  # once, since weights may have hundreds of megabytes


def _separated(node: _Node, weights: Weights, inputs: tuple[bytes, ...], counts: list[int]) -> _Written:
    """One convolution for each input, and their sum."""
    result = _Written()
    [output] = node.outputs
    total, start = b"", 0
    for number, (name, count) in enumerate(zip(inputs, counts, strict=True)):
        part = result.tensor(_part(node.weights, number), weights[:, start : start + count])
        start += count
        is_last = number == len(inputs) - 1
        made = _part(output, number)
        result.node(b"Conv", (name, part, *(node.inputs[2:] if is_last else ())), made, node.attributes)
        if total:
            both = output if is_last else made + b" sum"
            result.node(b"Add", (total, made), both)
            made = both
        total = made
    return result


def _spread(node: _Node, weights: Weights) -> _Written:
    """A convolution of single pixels, and one that sums up the window."""
    result = _Written()
    [output] = node.outputs
    _, inputs, height, width = weights.shape
    count = height * width
    products = weights[0].reshape(inputs, count).T[:, :, None, None]
    places = np.eye(count, dtype=np.float32).reshape(1, count, height, width)
    names = [result.tensor(_part(node.weights, k), each) for k, each in enumerate((products, places))]
    result.node(b"Conv", (node.inputs[0], names[0]), _part(output, 0))
    result.node(b"Conv", (_part(output, 0), names[1], *node.inputs[2:]), output, node.attributes)
    return result


def _part(name: bytes, number: int) -> bytes:
    return b"%s (part %d)" % (name, number)


def _shape(tensor: memoryview) -> list[int]:
    shape: list[int] = []
    for each in fields(tensor):
        if each.number == 1:
            shape += varints(each.content) if each.wire == BYTES else [each.number_value]
    return shape or [0]


def _read(tensor: memoryview) -> Weights | None:
    """The values of a tensor of float32 that are stored as bytes; None for others."""
    is_float = any(each.number == 2 and each.number_value == FLOAT for each in fields(tensor))
    stored, shape = first(tensor, 9), _shape(tensor)
    if not is_float or len(stored) != 4 * prod(shape):
        return None
    return np.frombuffer(stored, "<f4").reshape(shape)


def _bytes(number: int, content: bytes) -> bytes:
    return varint(number << 3 | BYTES) + varint(len(content)) + content
