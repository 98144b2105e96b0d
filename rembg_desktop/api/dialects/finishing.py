"""Makes the file that a dialect asks for out of a transparent cutout, in 8-bit sRGB."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from rembg_desktop.imaging import profile
from rembg_desktop.imaging.load import open_source

Color = tuple[int, int, int, int]
"""(red, green, blue, alpha), 0-255."""

Side = tuple[float, bool]
"""A distance, and whether it is a percentage (0-100) instead of pixels."""

MEDIA: Final = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "zip": "application/zip"}
_QUALITY: Final = 90
_MOST_MARGIN: Final = 500
"""Largest margin at each side of a cropped subject in pixels; it may not exceed half of the subject either."""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle in a photo: left, top, right and bottom."""

    left: Side
    top: Side
    right: Side
    bottom: Side

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """The rectangle in pixels, in a photo of `size` (width, height)."""
        width, height = size
        ends = ((self.left, width), (self.top, height), (self.right, width), (self.bottom, height))
        left, top, right, bottom = (pixels(side, whole) for side, whole in ends)
        return left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Finish:
    """What is made of a cutout.

    Attributes:
        format: `png`, `jpg`, `webp`, `zip` (color.jpg, alpha.png and perhaps background.jpg), or `auto`: PNG if
            anything is transparent, else JPEG.
        max_pixels: the result is reduced to this width times height; None keeps its size.
        alpha_only: the alpha as a gray picture instead of the colors.
        color: background.
        image: file of a background that covers the result.
        region: what is outside of it is removed.
        crop: only the subject, with margins (top, right, bottom, left).
        scale: percent of the picture that the subject fills, 10-100; None keeps it.
        position: percent of the free space left of and above the subject; None keeps its place.
        needs_subject: whether it is an error that everything was removed.
    """

    format: str = "png"
    max_pixels: int | None = None
    alpha_only: bool = False
    color: Color | None = None
    image: Path | None = None
    region: Region | None = None
    crop: tuple[Side, Side, Side, Side] | None = None
    scale: float | None = None
    position: tuple[float, float] | None = None
    needs_subject: bool = True


@dataclass(frozen=True, slots=True)
class Finished:
    """A file: its bytes, format, size in pixels, and the box of the subject (left, top, right, bottom)."""

    data: bytes
    format: str
    size: tuple[int, int]
    subject: tuple[int, int, int, int]


class NoSubjectError(ValueError):
    """Everything was removed."""


def pixels(side: Side, whole: int) -> int:
    """A distance in pixels; percentages are of `whole`."""
    value, is_percent = side
    return round(value * whole / 100 if is_percent else value)


def finish(cutout: Path, wanted: Finish, max_source_pixels: int) -> Finished:
    """Make the file.

    Args:
        cutout: a PNG file with the cutout in the size of the photo.
        wanted: what to make.
        max_source_pixels: background images with more pixels are refused.

    Raises:
        NoSubjectError: everything is transparent, and `needs_subject` is set.
        AppError: the background image cannot be read.
        OSError: the cutout cannot be read.
    """
    picture = _reduced(_opened(cutout, wanted.region), wanted)
    subject = picture.getchannel("A").getbbox()
    if subject is None:
        if wanted.needs_subject:
            raise NoSubjectError
        subject = (0, 0, *picture.size)
    picture, subject = _placed(picture, subject, wanted)
    if wanted.crop is not None:
        picture, subject = _cropped(picture, subject, wanted.crop)
    if wanted.alpha_only:
        return Finished(_encoded(picture.getchannel("A"), "png"), "png", picture.size, subject)
    backdrop = _backdrop(picture.size, wanted, max_source_pixels)
    if wanted.format == "zip":
        return Finished(_archive(picture, backdrop), "zip", picture.size, subject)
    if backdrop is not None:
        picture = Image.alpha_composite(backdrop, picture)
    is_opaque = picture.getchannel("A").getextrema()[0] == 255
    chosen = ("jpg" if is_opaque else "png") if wanted.format == "auto" else wanted.format
    if chosen == "jpg":
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, (255, 255, 255, 255)), picture).convert(
            "RGB"
        )
    return Finished(_encoded(picture, chosen), chosen, picture.size, subject)


def _opened(cutout: Path, region: Region | None) -> Image.Image:
    with Image.open(cutout) as file:
        icc = file.info.get("icc_profile")
        picture = file.convert("RGBA")
    if icc:
        picture = profile.result_as_srgb(picture, icc)
    if region is not None:
        inside = Image.new("L", picture.size, 0)
        box = region.box(picture.size)
        inside.paste(picture.getchannel("A").crop(box), box)
        picture.putalpha(inside)
    return picture


def _reduced(picture: Image.Image, wanted: Finish) -> Image.Image:
    if wanted.max_pixels is None or picture.width * picture.height <= wanted.max_pixels:
        return picture
    factor = (wanted.max_pixels / (picture.width * picture.height)) ** 0.5
    return _resized(picture, (max(1, int(picture.width * factor)), max(1, int(picture.height * factor))))


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    # With premultiplied alpha, so that the black of transparent pixels does not darken the edges.
    # LANCZOS would leave a faint second outline around the subject.
    way = Image.Resampling.HAMMING if size[0] < picture.width else Image.Resampling.BICUBIC
    return picture.convert("RGBa").resize(size, way, reducing_gap=3.0).convert("RGBA")


def _placed(
    picture: Image.Image, subject: tuple[int, int, int, int], wanted: Finish
) -> tuple[Image.Image, tuple[int, int, int, int]]:
    if wanted.scale is None and wanted.position is None:
        return picture, subject
    part = picture.crop(subject)
    if wanted.scale is not None:
        factor = wanted.scale / 100 * min(picture.width / part.width, picture.height / part.height)
        size = (max(1, round(part.width * factor)), max(1, round(part.height * factor)))
        part = _resized(part, (min(size[0], picture.width), min(size[1], picture.height)))
    across, down = wanted.position or (50.0, 50.0)
    left = round((picture.width - part.width) * across / 100)
    top = round((picture.height - part.height) * down / 100)
    placed = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    placed.paste(part, (left, top))
    return placed, (left, top, left + part.width, top + part.height)


def _cropped(
    picture: Image.Image, subject: tuple[int, int, int, int], margins: tuple[Side, Side, Side, Side]
) -> tuple[Image.Image, tuple[int, int, int, int]]:
    left, top, right, bottom = subject
    width, height = right - left, bottom - top
    above, beside_right, below, beside_left = (
        min(pixels(margin, whole), whole // 2, _MOST_MARGIN)
        for margin, whole in zip(margins, (height, width, height, width), strict=True)
    )
    made = Image.new("RGBA", (width + beside_left + beside_right, height + above + below), (0, 0, 0, 0))
    made.paste(picture.crop(subject), (beside_left, above))
    return made, (beside_left, above, beside_left + width, above + height)


def _backdrop(size: tuple[int, int], wanted: Finish, max_source_pixels: int) -> Image.Image | None:
    if wanted.color is not None:
        return Image.new("RGBA", size, wanted.color)
    if wanted.image is not None:
        with open_source(wanted.image, max_source_pixels) as source:
            source.reduce((max(size), max(size)))
            behind = source.decode()
        return ImageOps.fit(profile.as_srgb(behind.pixels, behind.icc), size).convert("RGBA")
    return None


def _archive(picture: Image.Image, backdrop: Image.Image | None) -> bytes:
    made = io.BytesIO()
    parts = {"color.jpg": picture.convert("RGB"), "alpha.png": picture.getchannel("A")}
    if backdrop is not None:
        parts["background.jpg"] = backdrop.convert("RGB")
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, _encoded(part, name.partition(".")[2]))
    return made.getvalue()


def _encoded(picture: Image.Image, kind: str) -> bytes:
    made = io.BytesIO()
    if kind == "png":
        picture.save(made, "PNG", compress_level=3)
    else:
        picture.save(made, {"jpg": "JPEG", "webp": "WEBP"}[kind], quality=_QUALITY)
    return made.getvalue()
