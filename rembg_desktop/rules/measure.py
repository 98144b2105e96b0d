"""Measures a finished file: format, size, colors, background, subject, and how much it was enlarged.

Rules are not known here. To find the enlargement, the subject is laid on the photo that the file was made of, in
many sizes and at all places at once: a sum of products over all offsets is a product of Fourier transforms. It was
cut out where the colors differ least; of equally good sizes, the largest is right.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from rembg_desktop.errors import AppError
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.framing import VISIBLE, Box
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.rules.ground import (
    WHITE,
    Color,
    Distances,
    Ground,
    border_faults,
    find_ground,
    has_frame,
    inner_faults,
    main_parts,
    outermost,
    shade_share,
)

_EXACT_TOLERANCE: Final = 3
_LOSSY_TOLERANCE: Final = 12
"""Largest difference (0-255) to the background that does not count as the subject."""
_LOSSY: Final = frozenset({"JPEG", "WEBP", "AVIF", "HEIF", "JXL", "JPEG2000"})


class ColorModel(StrEnum):
    """How the colors of a file are stored."""

    RGB = "RGB"
    GRAY = "gray"
    CMYK = "CMYK"
    LAB = "Lab"
    HDR = "HDR"


@dataclass(frozen=True, slots=True)
class Measured:
    """A finished file in figures.

    Attributes:
        path: the file.
        size_bytes: size of the file in bytes.
        kind: its format by its content, see imaging.input_formats.
        width, height: in pixels, upright.
        depth: bits per channel, 8 or 16; 16 stands for anything above 8.
        model: how the colors are stored.
        profile: name of the color profile; empty if there is none.
        is_srgb: the colors are sRGB; files without profile count as sRGB.
        quality: of a JPEG file, 1-100, estimated from its quantization tables; None for other formats.
        ground: what is behind the subject.
        ground_color: its color; white if it is transparent.
        opaque_border: outermost pixels that are not transparent, 0-1.
        border_faults: outermost pixels of the background that are not exactly white, 0-1.
        inner_faults: blocks of the background away from the subject that are not exactly white, 0-1.
        worst: the background's pixel that differs most from white.
        subject: box (left, upper, right, lower) of the subject; None if nothing differs from the background.
        has_frame: a line of one color runs around the picture.
        shade: share of the picture that looks like a shadow on a white or transparent background, 0-1.
    """

    path: Path
    size_bytes: int
    kind: str
    width: int
    height: int
    depth: int
    model: ColorModel
    profile: str
    is_srgb: bool
    quality: int | None
    ground: Ground
    ground_color: Color
    opaque_border: float
    border_faults: float
    inner_faults: float
    worst: Color
    subject: Box | None
    has_frame: bool
    shade: float = 0.0

    @property
    def fill(self) -> float | None:
        """Share of the frame that the subject fills where it fills more, 0-1; None if unknown."""
        if self.ground is Ground.MIXED:
            return None
        if self.subject is None:
            return 0.0
        left, upper, right, lower = self.subject
        return max((right - left) / self.width, (lower - upper) / self.height)

    @property
    def cut_sides(self) -> tuple[str, ...]:
        """Sides of the frame that the subject touches: left, top, right, bottom."""
        if self.subject is None:
            return ()
        left, upper, right, lower = self.subject
        touched = (left == 0, upper == 0, right == self.width, lower == self.height)
        return tuple(
            side for side, is_cut in zip(("left", "top", "right", "bottom"), touched, strict=True) if is_cut
        )


def measure(path: Path, max_pixels: int) -> Measured:
    """Measure a finished file.

    Raises:
        AppError: as of open_source() and decoding: the file is missing, damaged, not an image, or too large.
    """
    with open_source(path, max_pixels) as opened:
        size_bytes = opened.file.seek(0, 2)
        header = _header(opened.file)
        depth = 16 if opened.is_deep else 8
        picture = opened.decode()
        kind = opened.kind
    model = _model(header, picture)
    tolerance = _EXACT_TOLERANCE
    quality = _jpeg_quality(header)
    noise = tolerance
    if kind in _LOSSY:
        tolerance = _LOSSY_TOLERANCE
        noise = tolerance + max(0, 90 - (quality or 90))
    colors, alpha = picture.pixels, picture.alpha
    if alpha is not None and alpha.getextrema() == (255, 255):
        alpha = None
    if alpha is not None:
        ground, color, tolerance, noise = Ground.TRANSPARENT, WHITE, VISIBLE, VISIBLE
        opaque = float(np.mean(outermost(alpha) > VISIBLE))
    else:
        ground, color = find_ground(outermost(colors), tolerance)
        opaque = 1.0
    distances = Distances(colors, alpha, color)
    blocks = distances.blocks()
    parts = main_parts(blocks > tolerance)
    border, inner, worst = 0.0, 0.0, color
    if ground is Ground.WHITE:
        inner = inner_faults(blocks, parts)
        border, darkest = border_faults(outermost(colors))
        worst = min(distances.worst(blocks, parts), darkest, key=min)
    width, height = colors.size
    return Measured(
        path=path,
        size_bytes=size_bytes,
        kind=kind,
        width=width,
        height=height,
        depth=depth,
        model=model,
        profile=_profile_name(picture.icc),
        is_srgb=model is ColorModel.RGB and (picture.icc is None or profile.is_srgb(picture.icc)),
        quality=quality,
        ground=ground,
        ground_color=color,
        opaque_border=opaque,
        border_faults=border,
        inner_faults=inner,
        worst=worst,
        subject=distances.box(parts, tolerance, noise),
        has_frame=alpha is None and ground is Ground.PLAIN and has_frame(colors, color),
        shade=shade_share(colors, alpha) if ground in (Ground.WHITE, Ground.TRANSPARENT) else 0.0,
    )


_STANDARD_LUMINANCE_SUM: Final = 3688
"""Sum of the luminance table of ITU T.81, annex K.1."""


def _jpeg_quality(header: Image.Image | None) -> int | None:
    """The quality whose luminance table in libjpeg has about the same sum as that of the file."""
    tables: dict[int, list[int]] = getattr(header, "quantization", {}) or {}
    if 0 not in tables:
        return None
    share = sum(tables[0]) / _STANDARD_LUMINANCE_SUM * 100
    return max(1, min(100, round((200 - share) / 2 if share <= 100 else 5000 / share)))


@contextmanager
def _quietly() -> Generator[None]:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _header(file: BinaryIO) -> Image.Image | None:
    """What Pillow reads of a file before its pixels; None if it does not know the format."""
    file.seek(0)
    try:
        with _quietly():
            return Image.open(file)
    except Exception:  # noqa: BLE001 - the file was opened already by the decoder that counts
        return None
    finally:
        file.seek(0)


def _model(header: Image.Image | None, picture: Picture) -> ColorModel:
    codes = {notice.code: notice.message for notice in picture.notices}
    mode = header.mode if header else ""
    if "tone_mapped" in codes:
        return ColorModel.HDR
    converted = codes.get("converted_to_srgb", "")
    if mode == "CMYK" or "CMYK" in converted:
        return ColorModel.CMYK
    if mode == "LAB" or "LAB" in converted:
        return ColorModel.LAB
    return ColorModel.GRAY if mode in ("1", "L", "LA", "I", "F") or mode.startswith("I;") else ColorModel.RGB


def _profile_name(icc: bytes | None) -> str:
    from io import BytesIO

    from PIL import ImageCms

    if icc is None:
        return ""
    try:
        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(icc))).strip()
    except (OSError, ImageCms.PyCMSError):
        return "unknown"


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
