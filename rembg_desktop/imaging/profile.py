"""Colour profiles: which pixels they fit, and the way from one to another."""

from functools import cache
from io import BytesIO
from typing import Any, Final, Literal, cast

from PIL import Image, ImageCms

_INTENT: Final = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS: Final = ImageCms.Flags.BLACKPOINTCOMPENSATION
_SPACES: Final = {"RGB": b"RGB ", "L": b"GRAY", "CMYK": b"CMYK", "LAB": b"Lab "}
"""Pillow's mode and the signature at byte 16 of a profile that describes such pixels (ICC.1, 7.2.6)."""


@cache
def srgb() -> bytes:
    """An sRGB profile."""
    return _made("sRGB").tobytes()


def fits(icc: bytes, mode: str) -> bool:
    """Whether `icc` is a readable profile of pixels in `mode`."""
    if icc[16:20] != _SPACES.get(mode):
        return False
    try:
        ImageCms.ImageCmsProfile(BytesIO(icc))
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


def is_srgb(icc: bytes) -> bool:
    """Whether pixels with this RGB profile may be taken for sRGB; known by its name, as all programs do."""
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(icc)))
    except (OSError, ImageCms.PyCMSError):
        return False
    return "srgb" in name.lower().replace(" ", "")


def convert(image: Image.Image, source: bytes, target: bytes) -> Image.Image | None:
    """`image` (of the mode that `source` describes) as RGB in `target`; None when the profiles cannot do it.

    Relative colorimetric with black point compensation, as photo programs do by default.
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


def from_lab(image: Image.Image) -> Image.Image:
    """A LAB image (D50) as sRGB."""
    transform = ImageCms.buildTransform(_made("LAB"), _made("sRGB"), "LAB", "RGB", _INTENT)
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    return converted


def as_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """An RGB image with the profile `icc` as sRGB; the same object when it is that already."""
    if icc is None or is_srgb(icc):
        return image
    return convert(image, icc, srgb()) or image


def from_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """An sRGB image in the profile `icc`; the same object when that is sRGB."""
    if icc is None or is_srgb(icc):
        return image
    return convert(image, srgb(), icc) or image


def _made(space: Literal["LAB", "sRGB"]) -> ImageCms.ImageCmsProfile:
    cms = cast("Any", ImageCms)  # Pillow does not say what createProfile() gives
    return ImageCms.ImageCmsProfile(cms.createProfile(space))
