"""The structure of a JPEG file: segments, scans, and long runs of zeros in a scan, which replace lost data.

A decoder accepts zeros as codes, and often continues after them without a warning. Source: ITU T.81.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
_DHT, _DQT, _DRI = 0xC4, 0xDB, 0xDD
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {_DHT, 0xC8, 0xCC}
PROGRESSIVE: Final = (0xC2, 0xC6, 0xCA, 0xCE)
_ARITHMETIC: Final = frozenset(range(0xC9, 0xD0))

_MARKER: Final = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
"""A marker other than a restart marker, with fill bytes (B.1.1.2). `FF 00` is a stuffed data byte."""
_RESTART: Final = re.compile(rb"\xff[\xd0-\xd7]")

_SHORTEST_RUN: Final = 24
"""Zero bytes that are searched for. Shorter runs are never judged."""
_NOT_ZERO: Final = re.compile(rb"[^\0]")
_LONG_RUN: Final = 64
_CORRECTIONS: Final = 160
"""Zero bytes that refinement of even rows does not have: libjpeg writes at most 1000 correction bits in a row."""
_ZERO_RUN_LENGTH: Final = 0xF0
"""Symbol for 16 coefficients that are zero (F.1.2.2.1)."""
_BRIGHTNESS_RANGE: Final = 2048
_CODE_BITS: Final = 32
"""More bits than a code with its value has; a run of zeros can start inside one."""
_STEP: Final = 2.0
"""Difference of two neighboring blocks in brightness (0-255) that an even area does not have."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A marker segment: its marker, the offset of its parameters, and the end of the parameters."""

    marker: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Zeros:
    """What a decoder makes of zero bits: the bits of the first code, its symbol, and whether EOBn are in use."""

    bits: int
    symbol: int
    has_end_runs: bool


@dataclass(slots=True)
class _State:
    """What the segments before a scan state.

    Attributes:
        marker: that of the frame.
        size: (width, height) of the frame in pixels.
        components: number to (horizontal sampling, vertical sampling, number of the quantization table).
        tables: (class, number) of a Huffman table to what zeros are in it.
        steps: first element of each quantization table.
        interval: blocks or groups of blocks between two restart markers; 0 for none.
    """

    marker: int = 0
    size: tuple[int, int] = (0, 0)
    components: dict[int, tuple[int, int, int]] = field(default_factory=dict[int, tuple[int, int, int]])
    tables: dict[tuple[int, int], _Zeros] = field(default_factory=dict[tuple[int, int], _Zeros])
    steps: dict[int, int] = field(default_factory=dict[int, int])
    interval: int = 0

    def add(self, marker: int, values: bytes) -> None:
        """Read a segment."""
        if marker in FRAMES:
            self.marker = marker
            self.size = int.from_bytes(values[3:5], "big"), int.from_bytes(values[1:3], "big")
            found = (values[at : at + 3] for at in range(6, len(values) - 2, 3))
            self.components = {each[0]: (each[1] >> 4, each[1] & 15, each[2]) for each in found}
        elif marker == _DHT:
            self._add_tables(values)
        elif marker == _DQT:
            at = 0
            while at < len(values):
                wide = values[at] >> 4
                self.steps[values[at] & 15] = int.from_bytes(values[at + 1 : at + 2 + wide], "big")
                at += 65 + 64 * wide
        elif marker == _DRI:
            self.interval = int.from_bytes(values[:2], "big")

    def _add_tables(self, values: bytes) -> None:
        at = 0
        while at + 17 < len(values):
            counts = values[at + 1 : at + 17]
            end = at + 17 + sum(counts)
            symbols = values[at + 17 : end]
            bits = next((length for length, count in enumerate(counts, 1) if count), 16)
            end_runs = any(0 < symbol < _ZERO_RUN_LENGTH and not symbol & 15 for symbol in symbols)
            self.tables[values[at] >> 4, values[at] & 15] = _Zeros(bits, symbols[0], end_runs)
            at = end


@dataclass(frozen=True, slots=True)
class _Scan:
    """A scan: its parameters, and the place of its data.

    Attributes:
        parts: (horizontal sampling, vertical sampling, quantization step, zeros of the DC table, zeros of the AC
            table) by component.
        first, last: the coefficients.
        high, low: their bits: the scan adds bit `low` to those from `high` on, or is the first one if that is 0.
    """

    state: _State
    parts: list[tuple[int, int, int, _Zeros, _Zeros]]
    first: int
    last: int
    high: int
    low: int
    start: int
    end: int


def segments(data: bytes) -> Iterator[Segment]:
    """The segments of the first image, with the end marker if there is one. Stops at data without structure."""
    at = 2
    while found := _MARKER.search(data, at):
        marker, at = found[1][0], found.end()
        if marker in (EOI, SOI):
            if marker == EOI:
                yield Segment(marker, at, at)
            return
        if marker == 0x01:  # TEM has no parameters
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            return
        yield Segment(marker, at + 2, at + length)
        at += length


def has_all_scans(data: bytes) -> bool:
    """Whether the scans contain every bit of every coefficient (G.1.1.1).

    A file that ends between two scans can be decoded without a warning, but it lacks colors or details.
    """
    missing: dict[int, set[int]] = {}
    progressive = False
    for segment in segments(data):
        values = data[segment.start : segment.end]
        if segment.marker in FRAMES:
            progressive = segment.marker in PROGRESSIVE
            missing = {component: set(range(64)) for component in values[6::3]}
        elif segment.marker == SOS:
            first, last, approximation = values[-3:] if progressive else (0, 63, 0)
            for component in values[1 : 1 + 2 * values[0] : 2]:
                if approximation & 15 == 0:
                    missing.get(component, set()).difference_update(range(first, last + 1))
            if not any(missing.values()):
                return True
    return False


def has_hole(data: bytes, pixels: NDArray[np.uint8]) -> bool:
    """Whether a part of a scan is replaced by zeros.

    Zeros can be even areas, too. They are not where they stand for impossible or most improbable blocks.

    Args:
        data: a file that was decoded without a warning.
        pixels: of shape (height, width, channels), maybe reduced.
    """
    if data.find(bytes(_SHORTEST_RUN)) < 0:
        return False
    return any(_is_damaged(scan, data, pixels) for scan in _scans(data))


def _scans(data: bytes) -> Iterator[_Scan]:
    state, found = _State(), list(segments(data))
    for segment, following in zip(found, [*found[1:], None], strict=True):
        values = data[segment.start : segment.end]
        if segment.marker != SOS:
            state.add(segment.marker, values)
            continue
        parts: list[tuple[int, int, int, _Zeros, _Zeros]] = []
        for at in range(1, 1 + 2 * values[0], 2):
            across, down, table = state.components.get(values[at], (1, 1, 0))
            usual = _Zeros(16, 0, has_end_runs=False)
            dc = state.tables.get((0, values[at + 1] >> 4), usual)
            ac = state.tables.get((1, values[at + 1] & 15), usual)
            parts.append((across, down, max(1, state.steps.get(table, 1)), dc, ac))
        first, last, bits = values[-3:] if state.marker in PROGRESSIVE else (0, 63, 0)
        end = following.start - (2 if following.marker == EOI else 4) if following else len(data)
        yield _Scan(state, parts, first, last, bits >> 4, bits & 15, segment.end, end)


def _is_damaged(scan: _Scan, data: bytes, pixels: NDArray[np.uint8]) -> bool:
    longest = max((stop - start for start, stop in _zero_runs(data, scan.start, scan.end)), default=0)
    if not longest:
        return False
    if scan.state.marker in _ARITHMETIC:
        return longest >= _LONG_RUN
    if scan.state.marker not in PROGRESSIVE:
        return _is_impossible(scan, longest * 8)
    if scan.first:
        return _are_improbable(scan, longest)
    if not scan.high:
        return _is_steep(scan, longest * 8, sum(part[3].bits + part[3].symbol for part in scan.parts))
    return longest >= _LONG_RUN and _contradict_pixels(scan, data, pixels)


def _zero_runs(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the runs of zero bytes; the one after a byte FF is stuffed and belongs to it."""
    least = bytes(_SHORTEST_RUN)
    while (at := data.find(least, start, end)) >= 0:
        found = _NOT_ZERO.search(data, at, end)
        start = found.start() if found else end
        yield at + (data[at - 1] == 0xFF), start


def _is_impossible(scan: _Scan, bits: int) -> bool:
    """Whether so many zero bits cannot be even blocks of a sequential scan."""
    whole, filled, even = 0, 0, 0
    for across, down, _, dc, ac in scan.parts:
        count = across * down if len(scan.parts) > 1 else 1
        length, symbols = _zero_block(ac, 63)
        block = dc.bits + dc.symbol + length
        whole += count * block
        if symbols >= 4:
            filled = max(filled, block)
        else:
            even += count * block
    if filled:  # all coefficients of a block have the same value
        return bits >= 2 * filled + even + _CODE_BITS
    return _is_steep(scan, bits, whole)


def _zero_block(ac: _Zeros, length: int) -> tuple[int, int]:
    """(bits, codes with a value) of zeros as the AC coefficients of a block."""
    run, value = divmod(ac.symbol, 16)
    if not value and ac.symbol != _ZERO_RUN_LENGTH:
        return ac.bits, 0
    count = -(-length // (run + 1))
    return count * (ac.bits + value), count


def _is_steep(scan: _Scan, bits: int, whole: int) -> bool:
    """Whether so many zero bits change the brightness too much. `whole`: bits of a group of blocks."""
    groups = bits // max(1, whole) - 1
    for across, down, step, dc, _ in scan.parts:
        count = across * down if len(scan.parts) > 1 else 1
        if groups * count * ((1 << dc.symbol) - 1 << scan.low) * step > _BRIGHTNESS_RANGE:
            return True
    return False


def _are_improbable(scan: _Scan, length: int) -> bool:
    """Whether so many zero bytes are improbable in a progressive scan of AC coefficients.

    They are many equal coefficients, or ends of consecutive blocks, which writers join to one code.
    """
    ac = scan.parts[0][4]
    run, value = divmod(ac.symbol, 16)
    if length < (_CORRECTIONS if scan.high else _LONG_RUN):
        return False
    if not value and run != 15:
        return run > 0 or ac.has_end_runs
    band = scan.last - scan.first + 1
    bits = -(-band // (run + 1)) * (ac.bits + value)
    return 8 * length >= 2 * (bits + (band if scan.high else 0)) + _CODE_BITS


def _contradict_pixels(scan: _Scan, data: bytes, pixels: NDArray[np.uint8]) -> bool:
    """Whether zeros in a scan that refines the brightness, with one bit for each block, are in an uneven area."""
    is_joint = len(scan.parts) > 1
    across, down = scan.parts[0][:2]
    group = sum(part[0] * part[1] for part in scan.parts) if is_joint else 1
    bits = _refining_bits(scan, data, group)
    first = np.arange(bits.size) % group < (across * down if is_joint else 1)
    ones = np.concatenate(([-1], np.flatnonzero(bits), [bits.size]))
    long = np.flatnonzero(np.diff(ones) >= 8 * _LONG_RUN)
    outside = bits.size - int(np.diff(ones)[long].sum())
    # In photos, half of the bits are ones, unless they were compressed before with larger steps.
    if outside < 8 * _LONG_RUN or int(bits[first].sum()) < 0.4 * outside * float(first.mean()):
        return False
    widest, tallest = (max(each[at] for each in scan.state.components.values()) for at in (0, 1))
    cell = np.array((8 * tallest, 8 * widest)) / ((1, 1) if is_joint else (down, across))
    columns = -(-scan.state.size[0] // int(cell[1]))
    cell = cell * pixels.shape[:2] / scan.state.size[::-1]
    uneven = [
        _unevenness(pixels, cell, columns, range(int(ones[at]) // group + 2, int(ones[at + 1]) // group - 1))
        for at in long
    ]
    return 0 < sum(share > 0.25 for share in uneven) <= 2


def _refining_bits(scan: _Scan, data: bytes, group: int) -> NDArray[np.uint8]:
    """The bits of a scan that refines DC coefficients, one for each block."""
    parts = [part.replace(b"\xff\0", b"\xff") for part in _RESTART.split(data[scan.start : scan.end])]
    bits = [np.unpackbits(np.frombuffer(part, np.uint8)) for part in parts]
    length = scan.state.interval * group
    return np.concatenate([each[:length] if length else each for each in bits])


def _unevenness(pixels: NDArray[np.uint8], cell: NDArray[Any], columns: int, blocks: range) -> float:
    """Share of neighbors that differ in brightness, among blocks of `cell` (height, width) pixels."""
    means: list[float] = []
    for block in blocks:
        top, left = (np.array(divmod(block, columns)) * cell).astype(int)
        bottom, right = np.array((top, left)) + np.maximum(cell, 1).astype(int)
        part = pixels[top:bottom, left:right, :3]
        if part.size:
            means.append(float(part.mean()))
    steps = np.abs(np.diff(np.array(means)))
    return float((steps > _STEP).mean()) if steps.size else 0.0
