"""What the samples of a TIFF page are, and their conversion to 8 or 16 bits."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from rembg_desktop.imaging.decoded import UnsupportedError
from rembg_desktop.imaging.pixels import float_range

Untyped = Any
"""An object of tifffile, which has no types."""

Bands = Callable[[], Iterator[tuple[tuple[int, int], NDArray[Any]]]]

OLD_JPEG: Final = 6
"""Compression of TIFF 6.0, section 22. Its successor is 7."""

_PHOTOMETRIC: Final = {0: ("L", 1), 1: ("L", 1), 2: ("RGB", 3), 3: ("RGB", 1), 4: ("L", 1), 5: ("CMYK", 4),
                       6: ("RGB", 3), 8: ("LAB", 3), 9: ("LAB", 3)}  # fmt: skip
"""(mode of the colors, samples in the file) by PhotometricInterpretation (TIFF 6.0, section 8; 9 is ICCLab)."""

_MIN_IS_WHITE, RGB, _PALETTE, _SEPARATED, YCBCR, _CIELAB, _ICCLAB = 0, 2, 3, 5, 6, 8, 9
_UNSUPPORTED_COLORS: Final = {
    10: "ITU Lab",
    32803: "unprocessed sensor data",
    32844: "LogL",
    32845: "LogLuv",
    34892: "unprocessed sensor data",
    51177: "a depth map",
}
_MAX_SAMPLES: Final = 32


@dataclass(frozen=True, slots=True)
class Layout:
    """What the samples of a pixel are: colors first, then maybe alpha (its index in the pixel)."""

    mode: str
    colors: int
    alpha: int | None
    premultiplied: bool
    photometric: int

    @property
    def has_palette(self) -> bool:
        """Whether the samples are indices."""
        return self.photometric == _PALETTE


class Converter:
    """Converts samples of any type to 8 bits, or RGB and gray to 16 bits.

    Integers are scaled by their full range, floating point by float_range().

    Args:
        page: of tifffile.
        layout: of the samples.
        bands: all samples, which are read once or twice to find the range of floating point numbers.
        white: 255 for 8 bits, 65535 for 16 bits.
    """

    def __init__(self, page: Untyped, layout: Layout, bands: Bands, white: int = 255) -> None:
        self._layout: Final = layout
        self._white: Final = white
        self._type: Final = np.min_scalar_type(white)
        self._bits: Final[int] = 8 if isinstance(page.bitspersample, tuple) else int(page.bitspersample)
        self._kind: Final[str] = np.dtype(page.dtype).kind
        self._lab_float: Final = layout.mode == "LAB" and self._kind == "f"
        self._palette: Final = _palette(page) if layout.photometric == _PALETTE else None
        self._color_range = self._alpha_range = (0.0, 1.0)
        if self._kind == "f" and not self._lab_float:
            self._color_range = _range(band[..., : layout.colors] for _, band in bands())
        if self._kind == "f" and layout.alpha is not None:
            self._alpha_range = _range(band[..., layout.alpha] for _, band in bands())

    def __call__(self, band: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any] | None]:
        """(colors, alpha) of `band`. Lab has signed a and b, as in TIFF."""
        layout = self._layout
        values = band[..., : layout.colors]
        alpha = None if layout.alpha is None else band[..., layout.alpha]
        opacity = None if alpha is None else self._scaled(alpha, self._alpha_range)
        if self._palette is not None:
            return self._palette[values[..., 0].astype(np.uint16, copy=False)], opacity
        if layout.mode == "LAB":
            return self._lab(values), opacity
        if layout.premultiplied and alpha is not None:
            colors = self._straight(
                self._fractions(values, self._color_range), self._fractions(alpha, self._alpha_range)
            )
        else:
            colors = self._scaled(values, self._color_range)
        return self._white - colors if layout.photometric == _MIN_IS_WHITE else colors, opacity

    def _scaled(self, values: NDArray[Any], limits: tuple[float, float]) -> NDArray[Any]:
        if self._kind == "u" and self._white == 2**self._bits - 1:
            return values
        if self._kind in "bu" and self._bits <= 16:
            return _table(self._bits, self._white)[values.astype(np.uint16, copy=False)]
        return (self._fractions(values, limits) * self._white + 0.5).astype(self._type)

    def _straight(self, values: NDArray[np.float64], alpha: NDArray[np.float64]) -> NDArray[Any]:
        """Divide by alpha (0-1). Where it is 0, the color is kept."""
        opacity = np.where(alpha > 0, alpha, 1)[..., None]
        return (np.clip(values / opacity, 0, 1) * self._white + 0.5).astype(self._type)

    def _fractions(self, values: NDArray[Any], limits: tuple[float, float]) -> NDArray[np.float64]:
        """Values from 0 to 1."""
        numbers = values.astype(np.float64)
        if self._kind == "f":
            numbers = np.nan_to_num(numbers, nan=0.0, posinf=0.0, neginf=0.0)
            return np.clip((numbers - limits[0]) * limits[1], 0, 1)
        if self._kind == "i":
            numbers += 2.0 ** (self._bits - 1)
        return np.clip(numbers / (2.0**self._bits - 1), 0, 1)

    def _lab(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        """L 0-100 to 0-255, a and b to signed bytes (TIFF 6.0, section 23). ICCLab stores a and b without sign."""
        if self._lab_float:
            numbers = np.nan_to_num(values.astype(np.float64))
            lightness, others = numbers[..., :1] * 2.55, np.clip(numbers[..., 1:], -128, 127)
            return np.concatenate(
                (
                    np.clip(lightness + 0.5, 0, 255).astype(np.uint8),
                    np.rint(others).astype(np.int8).view(np.uint8),
                ),
                2,
            )
        if self._bits == 8:
            converted = values.astype(np.uint8)
        else:
            wide = values.astype(np.uint16)
            converted = (wide >> 8).astype(np.uint8)
            white = 65280 if self._layout.photometric == _ICCLAB else 65535
            converted[..., 0] = np.minimum(np.rint(wide[..., 0] * (255 / white)), 255)
        if self._layout.photometric == _ICCLAB:
            converted[..., 1:] ^= 128
        return converted


@cache
def tifffile_module() -> Untyped:
    """Importing tifffile takes long, so it is only done for TIFF files."""
    import tifffile

    logging.getLogger("tifffile").setLevel(
        logging.CRITICAL
    )  # damage is reported with the name of the file instead
    return tifffile


def layout_of(page: Untyped) -> Layout:
    """What the samples are.

    Raises:
        UnsupportedError: with the reason.
    """
    samples, photometric = int(page.samplesperpixel), int(page.photometric)
    stored = tuple(int(kind) for kind in page.extrasamples)
    if 262 not in page.tags and page.compression != OLD_JPEG:  # libtiff guesses like this
        photometric = RGB if samples - len(stored) >= 3 else 1
    if photometric in _UNSUPPORTED_COLORS or photometric not in _PHOTOMETRIC:
        what = _UNSUPPORTED_COLORS.get(photometric, f"color model {photometric}")
        raise UnsupportedError(f"the pixels are {what}, which is not supported.")
    mode, colors = _PHOTOMETRIC[photometric]
    if samples < colors or samples > _MAX_SAMPLES:
        raise UnsupportedError(f"{samples} channels with color model {mode} are not supported.")
    if photometric == _SEPARATED and page.tags.valueof(332, 1) != 1:
        raise UnsupportedError("its inks are not cyan, magenta, yellow and black.")
    if page.imagedepth != 1:
        raise UnsupportedError("it is a volume, not a picture.")
    if not stored and samples == colors + 1 and photometric != _SEPARATED:
        stored = (2,)  # many programs forget ExtraSamples for alpha
    extra = (*stored, *(0,) * samples)[: samples - colors]
    alpha = next((colors + at for at, kind in enumerate(extra) if kind in (1, 2)), None)
    _check_supported(page, mode)
    return Layout(mode, colors, alpha, alpha is not None and extra[alpha - colors] == 1, photometric)


def _check_supported(page: Untyped, mode: str) -> None:
    tiff = tifffile_module().TIFF
    if page.compression != 1:
        try:
            tiff.DECOMPRESSORS[page.compression]
        except (LookupError, ImportError, NotImplementedError) as error:
            name = getattr(page.compression, "name", page.compression)
            raise UnsupportedError(f"the compression {name} is not supported.") from error
    if page.predictor != 1 and page.compression not in tiff.IMAGE_COMPRESSIONS:
        try:
            tiff.UNPREDICTORS[page.predictor]
        except (LookupError, ImportError, NotImplementedError) as error:
            raise UnsupportedError(f"the predictor {int(page.predictor)} is not supported.") from error
    kind = "" if page.dtype is None else np.dtype(page.dtype).kind
    if kind not in set("buif") or (mode == "LAB" and kind != "f" and page.bitspersample not in (8, 16)):
        raise UnsupportedError(
            f"samples of {page.bitspersample} bits in sample format {page.sampleformat} are not supported."
        )


@cache
def _table(bits: int, white: int) -> NDArray[Any]:
    """The value, in a range up to `white`, of each unsigned integer of `bits` bits."""
    numbers: NDArray[np.float64] = np.arange(2**bits, dtype=np.float64)
    return (numbers * white / (2**bits - 1) + 0.5).astype(np.min_scalar_type(white))


def _palette(page: Untyped) -> NDArray[np.uint8]:
    """8-bit RGB by index. Some writers store 8-bit values in the 16-bit entries, as libtiff detects too."""
    entries = np.asarray(page.colormap)
    if entries.ndim != 2 or entries.shape[0] != 3 or entries.shape[1] < 2**page.bitspersample:
        raise ValueError("a palette that is too small")
    return np.ascontiguousarray((entries >> 8 if entries.max() > 255 else entries).T.astype(np.uint8))


def _range(bands: Iterator[NDArray[Any]]) -> tuple[float, float]:
    """(offset, scale to 0-1) for floating point samples, see float_range()."""
    low, high = np.inf, -np.inf
    for band in bands:
        numbers = np.nan_to_num(band.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
        low, high = min(low, float(numbers.min())), max(high, float(numbers.max()))
    return float_range(low, high)
