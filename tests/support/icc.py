"""RGB profiles made from primaries, white D65 and a gamma (ICC.1:2010, version 2 matrix profiles)."""

import struct
from collections.abc import Sequence

import numpy as np

_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])

ADOBE_RGB = ("Adobe RGB (1998)", ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), 2.19921875)
DISPLAY_P3 = ("Display P3", ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06)), 2.2)


def profile(name: str, primaries: Sequence[tuple[float, float]], gamma: float) -> bytes:
    """A matrix profile for the given primaries (xy chromaticities of red, green, blue)."""

    def xyz(x: float, y: float) -> list[float]:
        return [x / y, 1.0, (1 - x - y) / y]

    white = np.array(xyz(0.3127, 0.3290))
    columns = np.array([xyz(*primary) for primary in primaries]).T
    matrix = columns * np.linalg.solve(columns, white)
    cone = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white))
    matrix = np.linalg.inv(_BRADFORD) @ cone @ _BRADFORD @ matrix

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def point(values: Sequence[float]) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(fixed, values))

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
    text = name.encode() + b"\0"
    description = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)
    tags = {
        b"desc": description,
        b"cprt": b"text\0\0\0\0Public domain\0",
        b"wtpt": point(_D50),
        **{key: point(matrix[:, number].tolist()) for number, key in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for key, data in tags.items():
        table += key + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = start + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    header += (
        struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + b"".join(map(fixed, _D50)) + bytes(48)
    )
    return header + struct.pack(">I", len(tags)) + table + body
