"""Writes Photoshop documents with only a flattened picture."""

import struct

import imagecodecs
import numpy as np


def document(
    planes: np.ndarray,
    mode: int,
    *,
    large: bool = False,
    rle: bool = False,
    transparent: bool = False,
    palette: bytes = b"",
    resources: dict[int, bytes] | None = None,
) -> bytes:
    """A PSD or PSB file of `planes`: (channels, height, width), with the values that the format stores."""
    channels, height, width = planes.shape
    depth = planes.dtype.itemsize * 8
    planes = planes.astype(planes.dtype.newbyteorder(">"))
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 2 if large else 1, channels, height, width, depth, mode)
    parts = b"".join(
        b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + bytes(len(data) % 2)
        for number, data in (resources or {}).items()
    )
    number = ">Q" if large else ">I"
    layer = struct.pack(">h", -1) if transparent else b""
    layers = struct.pack(number, len(layer)) + layer + bytes(4) if layer else b""
    body = b"\0\0" + planes.tobytes()
    if rle:
        rows = [imagecodecs.packbits_encode(row.tobytes()) for plane in planes for row in plane]
        lengths = struct.pack(f">{len(rows)}{'I' if large else 'H'}", *map(len, rows))
        body = b"\0\1" + lengths + b"".join(rows)
    return b"".join(
        (
            head,
            struct.pack(">I", len(palette)) + palette,
            struct.pack(">I", len(parts)) + parts,
            struct.pack(number, len(layers)) + layers,
            body,
        )
    )
