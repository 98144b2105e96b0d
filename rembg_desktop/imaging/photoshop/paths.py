"""Clipping paths of Photoshop: image resources in TIFF, JPEG and PSD files.

Source: Adobe Photoshop File Formats Specification, November 2019, image resource blocks and path resource format.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from rembg_desktop.imaging.photoshop.contours import find_contours
from rembg_desktop.imaging.photoshop.curves import TOLERANCE, Curve, fit_curves

_PATH: Final = 2000
_CLIPPING_PATH: Final = 2999
_FILL_RULE, _INITIAL_FILL, _CLOSED, _SMOOTH, _CORNER = 6, 8, 0, 1, 2
"""Selectors of the records of a path."""
_RECORD: Final = np.dtype([("selector", ">i2"), ("points", ">i4", (3, 2))])
_ONE: Final = 1 << 24
"""The width and the height of the image in the numbers of a path, which have 24 bits after the binary point."""
_MAX_ANCHORS: Final = 30_000
"""Photoshop and printers take long for more; one part can have 65,535."""
_MAX_PARTS: Final = 2000


@dataclass(frozen=True, slots=True)
class ClippingPath:
    """A clipping path.

    Attributes:
        resources: the image resources: the path, and its name as that of the clipping path.
        anchors: number of its anchors.
        is_coarse: it does not follow every detail of the mask, because the mask is extremely ragged.
    """

    resources: bytes
    anchors: int
    is_coarse: bool


def clipping_path(
    alpha: Image.Image, name: str, check: Callable[[], object] = lambda: None
) -> ClippingPath | None:
    """The path around the subject and its holes where the mask is 50 %; None if it is less everywhere.

    Args:
        alpha: mask (L) of the result, in its size.
        name: of the path, see encoded_name().
        check: called now and then; it may raise.
    """
    lines, factor = find_contours(alpha)
    is_coarse = factor > 1 or len(lines) > _MAX_PARTS
    lines, tolerance = lines[:_MAX_PARTS], TOLERANCE * factor
    if not lines:
        return None
    curves = fit_curves(lines, tolerance, check)
    while (anchors := sum(len(curve.knots) for curve in curves)) > _MAX_ANCHORS:
        is_coarse, tolerance = True, tolerance * 2
        lines = lines[: max(1, len(lines) * 3 // 4)]
        curves = fit_curves(lines, tolerance, check)
    records = b"".join(
        (_record(_FILL_RULE), _record(_INITIAL_FILL), *(_part(curve, alpha.size) for curve in curves))
    )
    title = _pascal(encoded_name(name))
    # After the name stands the flatness; 0 leaves it to the printer.
    resources = resource(_PATH, records, title) + resource(_CLIPPING_PATH, title + bytes(4))
    return ClippingPath(resources, anchors, is_coarse)


def encoded_name(name: str) -> bytes:
    """The bytes of a name in image resources, which state no encoding.

    Photoshop and other programs read Mac OS Roman, which has the letters of Western Europe. Others are written as
    UTF-8, as GIMP does.
    """
    try:
        return name.encode("mac-roman")
    except UnicodeEncodeError:
        return name.encode()


def resource(number: int, data: bytes, title: bytes = b"\0\0") -> bytes:
    """An image resource. `title` is a padded Pascal string."""
    return b"8BIM" + struct.pack(">H", number) + title + struct.pack(">I", len(data)) + data + bytes(len(data) % 2)


def _pascal(text: bytes) -> bytes:
    """A string after its length, padded to an even number of bytes."""
    return bytes((len(text),)) + text + bytes((len(text) + 1) % 2)


def _record(selector: int, content: bytes = b"") -> bytes:
    return struct.pack(">h", selector) + content.ljust(_RECORD.itemsize - 2, b"\0")


def _part(curve: Curve, size: tuple[int, int]) -> bytes:
    """A closed part of a path. The other parts take away where both are, so a part inside of another is a hole."""
    knots = np.zeros(len(curve.knots), _RECORD)
    knots["selector"] = np.where(curve.smooth, _SMOOTH, _CORNER)
    knots["points"] = np.rint(curve.knots[..., ::-1] / size[::-1] * _ONE)  # vertical before horizontal
    return _record(_CLOSED, struct.pack(">H", len(knots))) + knots.tobytes()
