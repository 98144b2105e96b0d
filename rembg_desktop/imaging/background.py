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
        behind = profile.from_srgb(behind, icc).resize(colors.size, Image.Resampling.NEAREST)
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
    cover = ImageOps.fit(picture.pixels, size, Image.Resampling.LANCZOS)
    return profile.from_srgb(profile.as_srgb(cover, picture.icc), icc)
