"""Small ICC profiles of version 2, written by hand: Pillow can make none but sRGB.

Source: ICC.1:2001-04, chapters 6.1 (header), 6.5 (tag types).
"""

import struct

ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
"""XYZ of red, green, blue, adapted to D50."""
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
D50 = (0.9642, 1.0, 0.8249)


def adobe_rgb() -> bytes:
    return rgb_profile("Adobe RGB (1998)", ADOBE_RGB, _gamma(2.19921875))


def display_p3() -> bytes:
    return rgb_profile("Display P3", DISPLAY_P3, _srgb_curve())


def rgb_profile(name: str, primaries: tuple[tuple[float, float, float], ...], curve: bytes) -> bytes:
    tags = {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    for tag, color in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True):
        tags[tag] = _xyz(color)
    return _profile(b"mntr", b"RGB ", b"XYZ ", name, tags)


def gray(gamma: float = 1.8) -> bytes:
    return _profile(b"mntr", b"GRAY", b"XYZ ", f"Gray gamma {gamma}", {b"kTRC": _gamma(gamma)})


def cmyk() -> bytes:
    """A press whose lightness falls evenly with each ink and to nothing with all of them."""
    corners = bytearray()
    for number in range(16):
        inks = [number >> place & 1 for place in (3, 2, 1, 0)]  # the last ink runs fastest
        cyan, magenta, yellow, black = inks
        lightness = max(0, 255 - 90 * cyan - 100 * magenta - 25 * yellow - 255 * black)
        redness = 128 - 40 * cyan + 70 * magenta
        yellowness = 128 - 50 * cyan + 90 * yellow
        corners += bytes((lightness, min(255, redness), min(255, yellowness)))
    unity = b"".join(struct.pack(">i", round(value * 65536)) for value in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + unity + bytes(range(256)) * 4
    table += bytes(corners) + bytes(range(256)) * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", "A small press", {b"A2B0": table})


def _profile(kind: bytes, space: bytes, connection: bytes, name: str, tags: dict[bytes, bytes]) -> bytes:
    text = name.encode()
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(78),
        b"cprt": b"text\0\0\0\0Public domain\0",
        b"wtpt": _xyz(D50),
        **tags,
    }
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for tag, data in tags.items():
        table += tag + struct.pack(">II", offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4sI4s4s4s12s4s", offset + len(body), b"none", 0x02400000, kind, space, connection,
                         struct.pack(">6H", 2026, 1, 1, 0, 0, 0), b"acsp")
    header += bytes(68 - len(header)) + b"".join(struct.pack(">i", round(v * 65536)) for v in D50)
    return header + bytes(128 - len(header)) + table + body


def _xyz(color: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in color)


def _gamma(value: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256))


def _srgb_curve() -> bytes:
    steps = [step / 1023 for step in range(1024)]
    values = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in steps]
    return b"curv\0\0\0\0" + struct.pack(">I", 1024) + b"".join(struct.pack(">H", round(v * 65535)) for v in values)
