"""RGB color spaces by primaries and transfer function, and by the codes of ITU-T H.273 (CICP)."""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging import profile
from rembg_desktop.imaging.pixels import Deep

_Values = NDArray[np.float64]
Curve = Callable[[_Values], _Values]
_Point = tuple[float, float]

_PQ: Final = 16
_HLG: Final = 18
_UNSPECIFIED: Final = 2
"""Codes of ITU-T H.273, tables 2 and 3."""


@dataclass(frozen=True, slots=True)
class Primaries:
    """Chromaticities (x, y) of white, red, green and blue."""

    white: _Point
    red: _Point
    green: _Point
    blue: _Point

    def to_xyz(self) -> NDArray[np.float64]:
        """3x3 matrix from linear RGB to XYZ with the luminance of white 1 (SMPTE RP 177)."""
        columns = np.array([_xyz(point) for point in (self.red, self.green, self.blue)]).T
        return columns * np.linalg.solve(columns, _xyz(self.white))

    def is_close(self, other: "Primaries") -> bool:
        """Whether no coordinate differs by more than writers round them."""
        return bool(np.abs(np.array(astuple(self)) - np.array(astuple(other))).max() < 0.0025)


def _xyz(point: _Point) -> NDArray[np.float64]:
    x, y = point
    return np.array((x / y, 1.0, (1 - x - y) / y))


_D65: Final = (0.3127, 0.3290)
_C: Final = (0.310, 0.316)
SRGB: Final = Primaries(_D65, (0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
ADOBE_RGB: Final = Primaries(_D65, (0.640, 0.330), (0.210, 0.710), (0.150, 0.060))
_REC_2020: Final = Primaries(_D65, (0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
_SMPTE_C: Final = Primaries(_D65, (0.630, 0.340), (0.310, 0.595), (0.155, 0.070))
_P3: Final = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))

_PRIMARIES: Final = {
    1: SRGB,
    _UNSPECIFIED: SRGB,
    4: Primaries(_C, (0.670, 0.330), (0.210, 0.710), (0.140, 0.080)),
    5: Primaries(_D65, (0.640, 0.330), (0.290, 0.600), (0.150, 0.060)),
    6: _SMPTE_C,
    7: _SMPTE_C,
    8: Primaries(_C, (0.681, 0.319), (0.243, 0.692), (0.145, 0.049)),
    9: _REC_2020,
    11: Primaries((0.314, 0.351), *_P3),
    12: Primaries(_D65, *_P3),
    22: Primaries(_D65, (0.630, 0.340), (0.295, 0.605), (0.155, 0.077)),
}
"""ColourPrimaries by code (ITU-T H.273, table 2)."""

_NAMES: Final = {
    ADOBE_RGB: "Compatible with Adobe RGB (1998)",
    _REC_2020: "Rec. 2020",
    _PRIMARIES[12]: "Display P3",
}


def srgb_curve(values: _Values) -> _Values:
    """Linear light of sRGB values, both 0-1 (IEC 61966-2-1)."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _video_curve(values: _Values) -> _Values:
    alpha, beta = 1.09929682680944, 0.018053968510807
    return np.where(values < 4.5 * beta, values / 4.5, ((values + alpha - 1) / alpha) ** (1 / 0.45))


def _smpte_240(values: _Values) -> _Values:
    return np.where(values < 0.0913, values / 4, ((values + 0.1115) / 1.1115) ** (1 / 0.45))


_CURVES: Final[dict[int, float | Curve]] = {
    1: _video_curve,
    _UNSPECIFIED: srgb_curve,
    4: 2.2,
    5: 2.8,
    6: _video_curve,
    7: _smpte_240,
    8: 1.0,
    9: lambda values: 10 ** (2 * (values - 1)),
    10: lambda values: 10 ** (2.5 * (values - 1)),
    11: _video_curve,
    12: _video_curve,
    13: srgb_curve,
    14: _video_curve,
    15: _video_curve,
    17: 2.6,
}
"""TransferCharacteristics by code (ITU-T H.273, table 3): gamma, or function from value to linear light."""


@dataclass(frozen=True, slots=True)
class ColorSpace:
    """An RGB color space.

    Attributes:
        primaries: chromaticities of white and of the three colors.
        curve: gamma, or function from a value to linear light; both 0-1. Not used for HDR.
        hdr: 16 for PQ, 18 for HLG, 0 for SDR.
        narrow: black is 16 and white is 235 of 255.
    """

    primaries: Primaries
    curve: float | Curve
    hdr: int = 0
    narrow: bool = False

    @property
    def is_srgb(self) -> bool:
        """Whether it is sRGB. Gamma 2.2 and the curve of video with the same primaries are shown as sRGB too.

        PNG and video files with these values contain sRGB pictures; web browsers and image libraries agree.
        """
        curve = self.curve
        alike = curve in (srgb_curve, _video_curve) if callable(curve) else abs(curve - 2.2) < 0.03
        return not self.hdr and alike and self.primaries.is_close(SRGB)

    @property
    def icc(self) -> bytes:
        """An ICC profile of it. Only for SDR."""
        return profile.srgb() if self.is_srgb else _profile(self.primaries, self.curve)

    def full_range(self, image: Image.Image) -> Image.Image:
        """Scale RGB or L pixels to 0-255."""
        if not self.narrow:
            return image
        table = [min(255, max(0, round((value - 16) * 255 / 219))) for value in range(256)]
        return image.point(table * len(image.getbands()))

    def tone_map(self, image: Image.Image, deep: Deep | None = None) -> None:
        """Convert the RGB pixels of an HDR image to sRGB in place; also the same pixels with 16 bits."""
        white = profile.adaptation(_xyz(self.primaries.white), _xyz(_D65))
        matrix: NDArray[np.float64] = np.linalg.inv(SRGB.to_xyz()) @ white @ self.primaries.to_xyz()
        tone = profile.ToneMap(image, matrix, self.primaries.to_xyz()[1], hlg=self.hdr == _HLG)
        tone.apply(image)
        if deep:
            deep.expand()
            tone.apply_to_words(deep.colors)


@cache
def _profile(primaries: Primaries, curve: float | Curve) -> bytes:
    name = _NAMES.get(primaries, "RGB of the source file")
    response = curve(np.linspace(0, 1, 4096, dtype=np.float64)) if callable(curve) else curve
    return profile.from_matrix(name, primaries.to_xyz(), _xyz(primaries.white), response)


def checked(space: ColorSpace) -> ColorSpace | None:
    """The color space; None if it is sRGB, which results are without a profile.

    Raises:
        ValueError: no color space has these values.
    """
    if not callable(space.curve) and not 0.1 <= space.curve <= 10:
        raise ValueError(space.curve)
    if abs(np.linalg.det(space.primaries.to_xyz())) < 0.001:
        raise ValueError(space.primaries)
    return None if space.is_srgb else space


def primaries_from(values: list[float]) -> Primaries:
    """From x and y of white, red, green and blue. Rounded values of known color spaces become exact."""
    points = [(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
    found = Primaries(*points)
    return next((known for known in (*_PRIMARIES.values(), ADOBE_RGB) if found.is_close(known)), found)


def from_cicp(primaries: int, transfer: int) -> ColorSpace | None:
    """The color space with these codes of ITU-T H.273; None if they are unspecified or unknown."""
    if primaries not in _PRIMARIES or (primaries, transfer) == (_UNSPECIFIED, _UNSPECIFIED):
        return None
    if transfer in (_PQ, _HLG):
        return ColorSpace(_PRIMARIES[primaries], srgb_curve, hdr=transfer)
    return ColorSpace(_PRIMARIES[primaries], _CURVES[transfer]) if transfer in _CURVES else None
