"""Finds out how much a result was enlarged, by looking for its subject in the photo that it was made of.

The subject is laid on the photo in many sizes and at all places. Where the squared differences of the colors are
smallest, it was cut out. All places of one size are computed at once: a sum of products over all offsets is a
product of Fourier transforms. Of sizes that fit equally well, the largest is right: a plain subject also fits into
itself.
"""

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from rembg_desktop.errors import AppError
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.rules.ground import Ground
from rembg_desktop.rules.measure import measure

_SEARCHED: Final = 160
"""Longer side of the reduced photo in which every size is tried, in pixels."""
_REFINED: Final = 400
_STEP: Final = 1.03
_SMALLEST: Final = 12
"""Times that the photo can be larger than the subject in it."""
_LEAST_PIXELS: Final = 40
_SAME: Final = 26.0
"""Largest root of the mean squared difference (0-255) of the same subject."""
_OPAQUE: Final = 200
_INNER: Final = 200
_EDGE: Final = 13
"""Width of the edge that is ignored, doubled, in a mask with _INNER pixels per side."""

_Floats = NDArray[np.float64]


def enlargement_from(file: Path, source: Path, max_pixels: int) -> float | None:
    """How many times the subject of a finished file is larger than in its photo, to about 5 %.

    Returns:
        The factor, below 1 if it was reduced; None if the subject is not found in the photo.

    Raises:
        AppError: the photo cannot be read. A file that cannot be read gives None.
    """
    photo = _srgb(_decoded(source, max_pixels))
    try:
        measured = measure(file, max_pixels)
        result = _decoded(file, max_pixels)
    except AppError:
        return None
    if measured.subject is None or measured.ground is Ground.MIXED:
        return None
    colors = _srgb(result).crop(measured.subject)
    if result.alpha is not None:
        mask = result.alpha.crop(measured.subject).point([255 * (value > _OPAQUE) for value in range(256)])
    else:
        pixels = np.asarray(colors).astype(np.int16)
        differs = np.abs(pixels - np.array(measured.ground_color)).max(axis=2) > 32
        mask = _inner(Image.fromarray(differs.astype(np.uint8) * 255))
    smallest = max(colors.width / photo.width, colors.height / photo.height) / 1.01
    count = int(np.log(_SMALLEST) / np.log(_STEP))
    found = _best(photo, colors, mask, [smallest * _STEP**number for number in range(count)], _SEARCHED)
    if found is None:
        return None
    near = [found * 1.005**number for number in range(-12, 13)]
    return _best(photo, colors, mask, [each for each in near if each >= smallest], _REFINED)


def _inner(mask: Image.Image) -> Image.Image:
    """The mask without its edge, where the colors are mixed with the background."""
    small = mask.copy()
    small.thumbnail((_INNER, _INNER), Image.Resampling.BOX)
    return small.filter(ImageFilter.MinFilter(_EDGE)).resize(mask.size, Image.Resampling.NEAREST)


def _decoded(path: Path, max_pixels: int) -> Picture:
    with open_source(path, max_pixels) as opened:
        return opened.decode()


def _srgb(picture: Picture) -> Image.Image:
    return profile.as_srgb(picture.pixels, picture.icc)


def _best(
    photo: Image.Image, subject: Image.Image, mask: Image.Image, factors: list[float], side: int
) -> float | None:
    """The smallest of the factors (size in the result over size in the photo) that fit best."""
    shrunk = min(1.0, side / max(photo.size))
    size = max(1, round(photo.width * shrunk)), max(1, round(photo.height * shrunk))
    small: _Floats = np.asarray(photo.resize(size, Image.Resampling.BOX)).astype(np.float64)
    shape = size[1] * 2, size[0] * 2
    spectra = [np.fft.rfft2(small[..., channel], shape) for channel in range(3)]
    energy = np.fft.rfft2((small**2).sum(axis=2), shape)
    scores: list[tuple[float, float]] = []
    for factor in factors:
        width = min(size[0], max(1, round(subject.width / factor * shrunk)))
        height = min(size[1], max(1, round(subject.height / factor * shrunk)))
        weight: _Floats = np.asarray(mask.resize((width, height), Image.Resampling.BOX)).astype(np.float64) / 255
        weight[weight < 0.9] = 0  # pixels at the edge have the colors of two backgrounds
        total = float(weight.sum())
        if total < _LEAST_PIXELS:
            continue
        colors: _Floats = np.asarray(subject.resize((width, height), Image.Resampling.BOX)).astype(np.float64)
        scores.append((factor, _difference(spectra, energy, colors, weight, shape, (size[1], size[0]))))
    least = min((score for _, score in scores), default=_SAME + 1)
    if least > _SAME:
        return None
    return next(factor for factor, score in scores if score <= least * 1.1 + 0.5)


def _difference(
    spectra: list[NDArray[Any]],
    energy: NDArray[Any],
    colors: _Floats,
    weight: _Floats,
    shape: tuple[int, int],
    size: tuple[int, int],
) -> float:
    """Root of the mean squared difference at the place where it is least."""
    total = energy * np.conj(np.fft.rfft2(weight, shape))
    for channel in range(3):
        total = total - 2 * spectra[channel] * np.conj(np.fft.rfft2(colors[..., channel] * weight, shape))
    rows, columns = size[0] - weight.shape[0] + 1, size[1] - weight.shape[1] + 1
    sums = np.fft.irfft2(total, shape)[:rows, :columns] + (colors**2 * weight[..., None]).sum()
    return float(np.sqrt(max(0.0, sums.min()) / (3 * weight.sum())))
