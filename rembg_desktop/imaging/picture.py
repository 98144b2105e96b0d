"""A decoded image, upright, and what goes along with its pixels."""

from dataclasses import dataclass

from PIL import Image

from rembg_desktop.queue.types import Notice


@dataclass(slots=True)
class Picture:
    """One upright image as the rest of the program wants it.

    Attributes:
        pixels: RGB, in the colour space of `icc`.
        alpha: L, straight alpha of the source; None when it had none.
        icc: RGB profile of the pixels; None when the source had none.
        exif: TIFF block without orientation, thumbnail and maker note; None when there is none.
        xmp: XMP packet; None when there is none.
        dpi: (horizontal, vertical) resolution; None when unknown.
        notices: what a user should know about the reading.
    """

    pixels: Image.Image
    alpha: Image.Image | None = None
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None
    notices: tuple[Notice, ...] = ()
