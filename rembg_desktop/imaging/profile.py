"""ICC color profiles: validation, creation and conversion; primaries and curves; tone mapping of HDR pixels."""

import struct
from bisect import bisect_left
from dataclasses import astuple, dataclass
from functools import cache
from io import BytesIO
from itertools import accumulate
from typing import Any, Final, Literal, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

_INTENT: Final = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS: Final = ImageCms.Flags.BLACKPOINTCOMPENSATION
_SPACES: Final = {"RGB": b"RGB ", "L": b"GRAY", "CMYK": b"CMYK", "LAB": b"Lab "}
"""Pillow's mode and the color space signature at byte 16 of a matching profile (ICC.1, 7.2.6)."""

_BRADFORD: Final = np.array(((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296)))
_D50: Final = (0.9642, 1.0, 0.8249)
"""Matrix of the chromatic adaptation and illuminant of the connection space (ICC.1:2022, annex E and 7.2.16)."""

_SDR_WHITE: Final = 203.0
"""Luminance of diffuse white in HDR pictures, in cd/m2 (ITU-R BT.2408)."""

_HLG_PEAK: Final = 1000.0
"""Peak of the reference display for HLG in cd/m2; its system gamma is 1.2 (ITU-R BT.2100, table 5)."""

_STRIP_ROWS: Final = 128


@cache
def srgb() -> bytes:
    """An sRGB profile."""
    return _create_profile("sRGB").tobytes()


def fits(icc: bytes, mode: str) -> bool:
    """Whether `icc` is a valid profile for pixels in `mode`."""
    if icc[16:20] != _SPACES.get(mode):
        return False
    try:
        ImageCms.ImageCmsProfile(BytesIO(icc))
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


def is_srgb(icc: bytes) -> bool:
    """Whether this RGB profile is sRGB. It is identified by its name, as other programs do."""
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(icc)))
    except (OSError, ImageCms.PyCMSError):
        return False
    return "srgb" in name.lower().replace(" ", "")


def convert(image: Image.Image, source: bytes, target: bytes) -> Image.Image | None:
    """Convert `image` from the profile `source` to RGB in `target`; None if the profiles do not support it.

    Uses relative colorimetric intent with black point compensation, the default of photo editors.
    """
    try:
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(source)),
            ImageCms.ImageCmsProfile(BytesIO(target)),
            image.mode,
            "RGB",
            _INTENT,
            _FLAGS,
        )
        return ImageCms.applyTransform(image, transform)
    except (OSError, ValueError, ImageCms.PyCMSError):
        return None


def convert_words(values: NDArray[np.uint16], source: bytes, target: bytes) -> NDArray[np.uint16] | None:
    """Like convert(), for 16-bit RGB or gray pixels of (height, width, 3 or 1)."""
    import imagecodecs

    cms = cast("Any", imagecodecs)
    try:
        return cms.cms_transform(
            values if values.shape[2] > 1 else values[..., 0],
            source,
            target,
            colorspace="rgb" if values.shape[2] > 1 else "gray",
            outcolorspace="rgb",
            outdtype=np.uint16,
            intent=int(_INTENT),
            flags=int(_FLAGS),
        )
    except (ValueError, RuntimeError):
        return None


def from_lab(image: Image.Image) -> Image.Image:
    """Convert a LAB image (D50) to sRGB."""
    transform = ImageCms.buildTransform(_create_profile("LAB"), _create_profile("sRGB"), "LAB", "RGB", _INTENT)
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return converted


def as_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Convert an RGB image from the profile `icc` to sRGB; returns the same object if it is already sRGB."""
    if icc is None or is_srgb(icc):
        return image
    return convert(image, icc, srgb()) or image


def result_as_srgb(image: Image.Image, icc: bytes) -> Image.Image:
    """An RGB or RGBA result in sRGB. Colors stay zero where alpha is zero."""
    converted = as_srgb(image.convert("RGB"), icc)
    if image.mode != "RGBA":
        return converted
    alpha = image.getchannel("A")
    result = Image.new("RGB", image.size)
    result.paste(converted, None, alpha.point([0, *[255] * 255]))
    result.putalpha(alpha)
    return result


def from_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Convert an sRGB image to the profile `icc`; returns the same object if that is sRGB."""
    if icc is None or is_srgb(icc):
        return image
    return convert(image, srgb(), icc) or image


def _create_profile(space: Literal["LAB", "sRGB"]) -> ImageCms.ImageCmsProfile:
    cms = cast("Any", ImageCms)  # createProfile() has no return type in Pillow
    return ImageCms.ImageCmsProfile(cms.createProfile(space))


def adaptation(white: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """3x3 Bradford matrix from XYZ under the illuminant `white` to XYZ under `target`."""
    ratio = (_BRADFORD @ target) / (_BRADFORD @ white)
    return np.linalg.inv(_BRADFORD) @ (ratio[:, None] * _BRADFORD)


def from_matrix(
    name: str, matrix: NDArray[np.float64], white: NDArray[np.float64], response: float | NDArray[np.float64]
) -> bytes:
    """An RGB display profile, version 2.4 (ICC.1:2001-04). Equal arguments give equal bytes.

    Args:
        name: description, ASCII.
        matrix: 3x3, from linear RGB to XYZ under `white`.
        white: XYZ of white with a luminance of 1.
        response: gamma of all channels, or samples of linear light 0-1 at evenly spaced values.
    """
    if isinstance(response, float):
        table = struct.pack(">IH", 1, round(response * 256))
    else:
        samples = np.clip(response * 65535 + 0.5, 0, 65535).astype(">u2")
        table = struct.pack(">I", samples.size) + samples.tobytes()
    curve = b"curv\0\0\0\0" + table
    text = name.encode("ascii") + b"\0"
    red, green, blue = (adaptation(white, np.array(_D50)) @ matrix).T
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz_number(white),
        b"rXYZ": _xyz_number(red),
        b"gXYZ": _xyz_number(green),
        b"bXYZ": _xyz_number(blue),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    entries, body = b"", b""
    offsets: dict[bytes, int] = {}
    for tag, data in tags.items():
        if data not in offsets:
            offsets[data] = 132 + 12 * len(tags) + len(body)
            body += data + bytes(-len(data) % 4)
        entries += tag + struct.pack(">2I", offsets[data], len(data))
    size = 132 + len(entries) + len(body)
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    header = struct.pack(">I4xI12s12s4s", size, 0x0240_0000, b"mntrRGB XYZ ", date, b"acsp").ljust(68, b"\0")
    header += _xyz_number(np.array(_D50))[8:]
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + entries + body


def _xyz_number(values: NDArray[np.float64]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(float(value) * 65536) for value in values))


_Point = tuple[float, float]
UNSPECIFIED: Final = 2
"""Code of ITU-T H.273, tables 2 and 3."""


@dataclass(frozen=True, slots=True)
class Primaries:
    """Chromaticities (x, y) of white, red, green and blue."""

    white: _Point
    red: _Point
    green: _Point
    blue: _Point

    def to_xyz(self) -> NDArray[np.float64]:
        """3x3 matrix from linear RGB to XYZ with the luminance of white 1 (SMPTE RP 177)."""
        columns = np.array([to_xyz(point) for point in (self.red, self.green, self.blue)]).T
        return columns * np.linalg.solve(columns, to_xyz(self.white))

    def is_close(self, other: "Primaries") -> bool:
        """Whether no coordinate differs by more than writers round them."""
        return bool(np.abs(np.array(astuple(self)) - np.array(astuple(other))).max() < 0.0025)


def to_xyz(point: _Point) -> NDArray[np.float64]:
    """XYZ with luminance 1 of a chromaticity (x, y)."""
    x, y = point
    return np.array((x / y, 1.0, (1 - x - y) / y))


D65: Final = (0.3127, 0.3290)
_C: Final = (0.310, 0.316)
SRGB: Final = Primaries(D65, (0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
ADOBE_RGB: Final = Primaries(D65, (0.640, 0.330), (0.210, 0.710), (0.150, 0.060))
REC_2020: Final = Primaries(D65, (0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
_SMPTE_C: Final = Primaries(D65, (0.630, 0.340), (0.310, 0.595), (0.155, 0.070))
_P3: Final = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))

PRIMARIES: Final = {
    1: SRGB,
    UNSPECIFIED: SRGB,
    4: Primaries(_C, (0.670, 0.330), (0.210, 0.710), (0.140, 0.080)),
    5: Primaries(D65, (0.640, 0.330), (0.290, 0.600), (0.150, 0.060)),
    6: _SMPTE_C,
    7: _SMPTE_C,
    8: Primaries(_C, (0.681, 0.319), (0.243, 0.692), (0.145, 0.049)),
    9: REC_2020,
    11: Primaries((0.314, 0.351), *_P3),
    12: Primaries(D65, *_P3),
    22: Primaries(D65, (0.630, 0.340), (0.295, 0.605), (0.155, 0.077)),
}
"""ColourPrimaries by code (ITU-T H.273, table 2)."""


def srgb_curve(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear light of sRGB values, both 0-1 (IEC 61966-2-1)."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def video_curve(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear light of values of video, both 0-1 (ITU-R BT.709 and BT.2020)."""
    alpha, beta = 1.09929682680944, 0.018053968510807
    return np.where(values < 4.5 * beta, values / 4.5, ((values + alpha - 1) / alpha) ** (1 / 0.45))


def smpte_240_curve(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear light of values of analog HDTV, both 0-1 (SMPTE 240M)."""
    return np.where(values < 0.0913, values / 4, ((values + 0.1115) / 1.1115) ** (1 / 0.45))


def srgb_encoded(light: NDArray[Any]) -> NDArray[Any]:
    """SRGB values of linear light, both 0-1 (IEC 61966-2-1)."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


class ToneMap:
    """Converts the RGB pixels of an HDR image to sRGB, strip by strip. The brightest 0.1 % can be clipped.

    Args:
        image: PQ or HLG values, 0-255, from which the peak is found.
        matrix: 3x3, from its linear RGB to that of sRGB.
        luminance: share of each channel in the luminance.
        hlg: the values are HLG instead of PQ.
    """

    def __init__(
        self, image: Image.Image, matrix: NDArray[np.float64], luminance: NDArray[np.float64], *, hlg: bool
    ) -> None:
        counts: list[int] = image.histogram()
        sums = list(accumulate(max(counts[value::256]) for value in range(256)))
        bright = bisect_left(sums, 0.999 * sums[-1])
        self._light = _hlg_light if hlg else _pq_light
        light = float(self._light(np.array([bright / 255]))[0])
        peak = _HLG_PEAK * light**1.2 if hlg else light
        self._roots = np.linspace(0.01, 100, 2000, dtype=np.float64)
        self._gain = _rolled_off(self._roots**2, max(peak, _SDR_WHITE)) / self._roots**2
        self._matrix, self._luminance, self._hlg = matrix, luminance, hlg

    def apply(self, image: Image.Image) -> None:
        """Convert the image in place."""
        table = self._light(np.linspace(0, 1, 256, dtype=np.float64))
        for top in range(0, image.height, _STRIP_ROWS):
            box = (0, top, image.width, min(top + _STRIP_ROWS, image.height))
            encoded = self._encoded(table[np.asarray(image.crop(box))])
            image.paste(Image.fromarray((encoded * 255 + 0.5).astype(np.uint8)), box)

    def apply_to_words(self, pixels: NDArray[np.uint16]) -> None:
        """Convert the same pixels with 16 bits, (height, width, 3), in place."""
        table = self._light(np.linspace(0, 1, 65536, dtype=np.float64))
        for top in range(0, pixels.shape[0], _STRIP_ROWS):
            rows = slice(top, top + _STRIP_ROWS)
            pixels[rows] = self._encoded(table[pixels[rows]]) * 65535 + 0.5

    def _encoded(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Convert light to sRGB values of 0-1. Changes its argument."""
        if self._hlg:
            system_gain: NDArray[np.float64] = _HLG_PEAK * (values @ self._luminance) ** 0.2
            values *= system_gain[..., None]
        brightest = np.sqrt(values.max(axis=2))
        gain = np.asarray(np.interp(brightest, self._roots, self._gain) / _SDR_WHITE, dtype=np.float64)
        values *= gain[..., None]
        linear: NDArray[np.float64] = np.clip(values @ self._matrix.T, 0, 1)
        return srgb_encoded(linear)


def _pq_light(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Luminance in cd/m2 of PQ values 0-1 (SMPTE ST 2084)."""
    powered = values ** (32 / 2523)
    return 10_000 * (np.maximum(powered - 107 / 128, 0) / (2413 / 128 - 2392 / 128 * powered)) ** (16384 / 2610)


def _pq_values(light: NDArray[np.float64]) -> NDArray[np.float64]:
    powered = (light / 10_000) ** (2610 / 16384)
    return ((107 / 128 + 2413 / 128 * powered) / (1 + 2392 / 128 * powered)) ** (2523 / 32)


def _hlg_light(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scene light 0-1 of HLG values 0-1 (ITU-R BT.2100, table 5)."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(values <= 0.5, values**2 / 3, (np.exp((values - c) / a) + b) / 12)


def _rolled_off(light: NDArray[np.float64], peak: float) -> NDArray[np.float64]:
    """The luminance on a display whose white is _SDR_WHITE: dark values stay, bright ones bend below white.

    Source: the EETF of ITU-R BT.2390, 5.4.1, with black at 0.
    """
    whole, white = (float(_pq_values(np.array([level]))[0]) for level in (peak, _SDR_WHITE))
    value = np.minimum(_pq_values(light) / whole, 1)
    highest = white / whole
    knee = 1.5 * highest - 0.5
    if knee >= 1:
        return np.minimum(light, _SDR_WHITE)
    t = np.maximum(value - knee, 0) / (1 - knee)
    spline = (
        (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * highest
    )
    return _pq_light(np.where(value < knee, value, spline) * whole)
