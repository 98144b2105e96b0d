"""ICC color profiles: validation and conversion."""

from functools import cache
from io import BytesIO
from typing import Any, Final, Literal, cast

from PIL import Image, ImageCms

_INTENT: Final = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS: Final = ImageCms.Flags.BLACKPOINTCOMPENSATION
_SPACES: Final = {"RGB": b"RGB ", "L": b"GRAY", "CMYK": b"CMYK", "LAB": b"Lab "}
"""Pillow's mode and the color space signature at byte 16 of a matching profile (ICC.1, 7.2.6)."""


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


def from_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """Convert an sRGB image to the profile `icc`; returns the same object if that is sRGB."""
    if icc is None or is_srgb(icc):
        return image
    return convert(image, srgb(), icc) or image


def _create_profile(space: Literal["LAB", "sRGB"]) -> ImageCms.ImageCmsProfile:
    cms = cast("Any", ImageCms)  # createProfile() has no return type in Pillow
    return ImageCms.ImageCmsProfile(cms.createProfile(space))
