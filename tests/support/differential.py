"""Pictures with known pixels, written by foreign libraries, and how far another reading of them is apart."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyvips
from PIL import Image, ImageCms
from skimage import data
from wide import ADOBE, P3

WIDTH, HEIGHT = 48, 32
TOLERANCE: Final = 2.0
"""Largest difference, of 255, between two correct readings."""

Pixels = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """An upright picture as a reader sees it.

    Attributes:
        colors: 0-1, (height, width, channels); what the channels mean is in `space`.
        alpha: 0-1, straight, (height, width); None if the picture is opaque.
        space: gray, rgb, cmyk (1 is full ink) or lab (L 0-100, a and b -128 to 127).
        icc: profile of the colors.
    """

    colors: Pixels
    alpha: Pixels | None
    space: str
    icc: bytes | None


@dataclass(frozen=True, slots=True)
class Case:
    """A picture to write.

    Attributes:
        name: its properties, joined with `-`; the first part is the writer, the second one the format.
        ending: file name extension with a dot.
        write: writes the file.
        truth: the pixels that were given to the writer; None if the format is lossy.
        icc: profile that the file contains.
        orientation: EXIF orientation of the file.
        space: see Reading.
        premultiplied: the file stores premultiplied colors.
    """

    name: str
    ending: str
    write: Callable[[Path], object]
    truth: Reading | None
    icc: bytes | None = None
    orientation: int = 1
    space: str = "rgb"
    premultiplied: bool = False


@cache
def colors() -> Pixels:
    """RGB, 16 bits: a part of a photo beside gradients, hard edges and noise."""
    photo = data.astronaut()[60:92, 210:234].astype(np.uint16) * 257
    rows, columns = np.mgrid[:HEIGHT, : WIDTH // 2]
    pattern = np.stack([columns * 2849, rows * 2114, 65535 - columns * 2849], axis=2).astype(np.uint16)
    pattern[8:16, 4:12] = 0, 65535, 0
    pattern[10:14, 6:10] = 65535
    pattern[24:] = np.random.default_rng(7).integers(0, 65536, pattern[24:].shape)
    return np.concatenate([photo, pattern], axis=1)


@cache
def gray() -> Pixels:
    """Gray, 16 bits."""
    return np.round(colors() @ np.array([0.299, 0.587, 0.114])).astype(np.uint16)


@cache
def alpha() -> Pixels:
    """Alpha, 16 bits: transparent, opaque and everything between."""
    values = np.clip(np.mgrid[:HEIGHT, :WIDTH][1] * 2200 - 9000, 0, 65535)
    values[20:24] = 65535 - values[20:24]
    return values.astype(np.uint16)


def depth(values: Pixels, bits: int) -> Pixels:
    """16-bit values with another number of bits."""
    most = 2**bits - 1
    kind = np.uint8 if bits <= 8 else np.uint16 if bits <= 16 else np.uint32 if bits <= 32 else np.uint64
    if bits == 64:
        return values.astype(np.uint64) * np.uint64(0x0001000100010001)
    return np.round(values / 65535 * most).astype(kind)


def typed(values: Pixels, dtype: str) -> Pixels:
    """16-bit values as another number type; floating point numbers are 0-1."""
    if dtype[0] == "f":
        return (values / 65535).astype(dtype)
    return depth(values, 8 * int(dtype[1:]))


def unit(values: Pixels) -> Pixels:
    """Values of any number type as 0-1."""
    if values.dtype.kind in "bf":
        return values.astype(np.float64)
    return values.astype(np.float64) / np.iinfo(values.dtype).max


def in_srgb(light: Pixels) -> Pixels:
    """The sRGB values of linear light, both 0-1."""
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


def cmyk() -> Pixels:
    """CMYK, 16 bits, 65535 is full ink."""
    ink = 65535 - colors().astype(np.int64)
    black = ink.min(axis=2) // 2
    rest = (ink - black[..., None]) * 65535 // np.maximum(65535 - black[..., None], 1)
    return np.dstack([rest, black]).astype(np.uint16)


_STORED: Final[dict[int, Callable[[Pixels], Pixels]]] = {
    1: lambda a: a,
    2: np.fliplr,
    3: lambda a: np.rot90(a, 2),
    4: np.flipud,
    5: lambda a: np.swapaxes(a, 0, 1),
    6: lambda a: np.rot90(a, 1),
    7: lambda a: np.swapaxes(np.rot90(a, 2), 0, 1),
    8: lambda a: np.rot90(a, -1),
}


def stored(values: Pixels, orientation: int) -> Pixels:
    """How an upright picture is stored with an EXIF orientation."""
    return np.ascontiguousarray(_STORED[orientation](values))


def upright(values: Pixels, orientation: int) -> Pixels:
    """The opposite of stored()."""
    return stored(values, {6: 8, 8: 6}.get(orientation, orientation))


def exif(orientation: int) -> bytes | None:
    """An EXIF block with the orientation; None if it is the usual one."""
    if orientation == 1:
        return None
    block = Image.Exif()
    block[0x0112] = orientation
    return block.tobytes()


@cache
def cmyk_profile() -> bytes:
    """The CMYK profile of libvips."""
    return bytes(pyvips.Operation.call("profile_load", "cmyk"))


PROFILES: Final = {"untagged": None, "adobe": ADOBE, "p3": P3}
"""RGB profiles by the name in the name of a case."""


def apart(one: Reading, other: Reading) -> float:
    """Largest difference of two readings, of 255. Colors count as much as they are visible."""
    if one.colors.shape[:2] != other.colors.shape[:2]:
        return 255.0
    first, second = (np.ones(one.colors.shape[:2]) if r.alpha is None else r.alpha for r in (one, other))
    alike = one.space == other.space and one.icc == other.icc
    a, b = (one.colors, other.colors) if alike and one.space == "rgb" else (_srgb(one), _srgb(other))
    visible = np.minimum(first, second)[..., None]
    return 255 * float(max(np.abs(first - second).max(), (np.abs(a - b) * visible).max()))


def _srgb(reading: Reading) -> Pixels:
    """Colors in sRGB, 0-1."""
    values = reading.colors
    if reading.icc is None and reading.space == "cmyk":
        return (1 - values[..., :3]) * (1 - values[..., 3:])
    if reading.icc is None and reading.space == "gray":
        return np.repeat(values, 3, axis=2)
    if reading.icc is None and reading.space == "rgb":
        return values
    if reading.space == "lab":
        shares = values / np.array([100, 1, 1]) * np.array([255, 1, 1])
        octets = np.round(shares).astype(np.int16).astype(np.uint8)
    else:
        octets = np.round(values * 255).astype(np.uint8)
    mode = {"lab": "LAB", "gray": "L", "rgb": "RGB", "cmyk": "CMYK"}[reading.space]
    image = (
        Image.fromarray(octets[..., 0])
        if mode == "L"
        else Image.frombytes(mode, octets.shape[1::-1], octets.tobytes())
    )
    target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    source = ImageCms.ImageCmsProfile(io.BytesIO(reading.icc) if reading.icc else ImageCms.createProfile("LAB"))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION if reading.icc else ImageCms.Flags.NONE
    transform = ImageCms.buildTransform(source, target, mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return np.asarray(converted) / 255
