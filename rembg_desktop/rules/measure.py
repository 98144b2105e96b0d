"""Measures a finished file: format, size, colors, background and subject. Rules are not known here."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from PIL import Image

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
