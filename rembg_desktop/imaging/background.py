"""What is put behind the subject: a colour or another image."""

from pathlib import Path

from PIL import Image, ImageOps

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.load import open_source
from rembg_desktop.options import RemovalOptions

_MAX_PIXELS = 200_000_000


def fill(colors: Image.Image, alpha: Image.Image, icc: bytes | None, options: RemovalOptions) -> Image.Image:
    """The subject on the background of the options, RGB in the profile `icc`.

    Raises:
        AppError: background_unreadable.
    """
    if (color := options.background_color) is not None:
        behind = Image.new("RGB", (1, 1), color)
        behind = Image.new("RGB", colors.size, profile.from_srgb(behind, icc).getpixel((0, 0)))
    else:
        behind = _image(Path(options.background), colors.size, icc)
    behind.paste(colors, mask=alpha)
    return behind


def _image(path: Path, size: tuple[int, int], icc: bytes | None) -> Image.Image:
    try:
        with open_source(path, _MAX_PIXELS) as source:
            picture = source.decode()
    except AppError as error:
        hint = "Choose another image as the background."
        raise AppError(ErrorCode.BACKGROUND_UNREADABLE, f"The background: {error.message}", hint) from error
    cover = profile.as_srgb(ImageOps.fit(picture.pixels, size, Image.Resampling.LANCZOS), picture.icc)
    if picture.alpha:
        whole = Image.new("RGB", size, "white")  # as viewers show what lets light through
        whole.paste(cover, mask=ImageOps.fit(picture.alpha, size, Image.Resampling.LANCZOS))
        cover = whole
    return profile.from_srgb(cover, icc)
