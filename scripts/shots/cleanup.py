"""Draws docs/images/cleanup-*.webp: `.venv/bin/python scripts/shots/cleanup.py`.

Each shows the cutout before and after one option. A photo and its mask are drawn, and the rest is the program.
"""

from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFilter

from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import cut_out

IMAGES: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "images"
SIZE: Final = (360, 240)
_FINER: Final = 4
_WHOLE: Final = (0, 0, *SIZE)
_SIDE: Final = (150, 90, 225, 140)
_RIM: Final = (196, 40, 256, 80)
_SHOTS: Final[dict[str, tuple[dict[str, Any], tuple[int, int, int, int]]]] = {
    "specks": ({"specks": "10px"}, _WHOLE),
    "pinholes": ({"pinholes": "12px"}, _SIDE),
    "border": ({"ignore_border": True}, _WHOLE),
    "parts": ({"parts": "largest"}, _WHOLE),
    "holes": ({"holes": "fill"}, _WHOLE),
    "edge-shift": ({"edge_shift": -2}, _RIM),
    "feather": ({"feather": 8}, _RIM),
    "contrast": ({"contrast": 80}, _RIM),
}
_CRUMBS: Final = ((258, 30), (276, 44), (290, 150), (120, 40), (98, 72), (306, 96), (330, 60), (140, 24))
_GLARE: Final = ((176, 112), (186, 140), (204, 126))


class _DrawnMask:
    """A model that knows only one photo."""

    identity = "drawn"
    device = "CPU"
    notice = None

    def __init__(self, mask: Image.Image) -> None:
        self._mask = mask

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """Its mask."""
        del image, cancel
        return self._mask

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        """Not used."""
        raise NotImplementedError


def main() -> None:
    """Draw all pictures."""
    photo = BytesIO()
    _photo().save(photo, "PNG")
    source = IMAGES / ".cleanup-photo.png"
    source.write_bytes(photo.getvalue())
    try:
        for name, (options, box) in _SHOTS.items():
            before, after = (_cutout(source, each, box) for each in ({}, options))
            pair = Image.new("RGB", (before.width * 2 + 12, before.height), "white")
            pair.paste(before, (0, 0))
            pair.paste(after, (before.width + 12, 0))
            pair.save(IMAGES / f"cleanup-{name}.webp", quality=82, method=6)
    finally:
        source.unlink()


def _cutout(source: Path, options: dict[str, Any], box: tuple[int, int, int, int]) -> Image.Image:
    """The result on a checkerboard; the box of it, as large as the whole."""
    target = BytesIO()
    cut_out(source, target, RemovalOptions.from_dict(options), _DrawnMask(_mask()), CancelToken())
    cutout = Image.open(target).convert("RGBA").crop(box).resize(SIZE, Image.Resampling.NEAREST)
    ground = Image.new("RGBA", SIZE, "#ffffff")
    draw = ImageDraw.Draw(ground)
    for y in range(0, SIZE[1], 12):
        for x in range(y // 12 % 2 * 12, SIZE[0], 24):
            draw.rectangle((x, y, x + 11, y + 11), "#d6d9de")
    return Image.alpha_composite(ground, cutout).convert("RGB")


def _photo() -> Image.Image:
    """A blue mug on a table, a bottle beside it that the border cuts off, a lemon, and crumbs."""
    picture = Image.new("RGB", SIZE, "#d9c7ad")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 170, *SIZE), "#a97b52")
    picture = picture.filter(ImageFilter.GaussianBlur(6))
    for shape, color in (
        (_bottle(), "#2f6b46"),
        (_crumbs(), "#6b4423"),
        (_lemon(), "#e8c832"),
        (_mug(), "#2f6fb0"),
        (_dots(_GLARE, 4), "#8fc3f0"),
    ):
        picture.paste(color, (0, 0), shape)
    shine = _drawn([("rectangle", (164, 70, 172, 190), 255)]).filter(ImageFilter.GaussianBlur(3))
    picture.paste("#5a93cc", (0, 0), shine)
    return picture


def _mask() -> Image.Image:
    """As a model makes it: soft, a little too large, with everything that the cleanup is for."""
    mask = Image.new("L", SIZE, 0)
    for shape in (_bottle(), _crumbs(), _lemon(), _mug()):
        mask.paste(255, (0, 0), shape)
    mask.paste(0, (0, 0), _dots(_GLARE, 4))
    return mask.filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.GaussianBlur(1.6))


def _mug() -> Image.Image:
    return _drawn(
        [
            ("ellipse", (210, 84, 274, 164), 255),
            ("ellipse", (224, 98, 258, 150), 0),
            ("rounded_rectangle", (140, 50, 232, 206), 255),
        ]
    )


def _bottle() -> Image.Image:
    return _drawn([("rounded_rectangle", (-40, 60, 50, 220), 255), ("rectangle", (-10, 10, 22, 80), 255)])


def _lemon() -> Image.Image:
    return _drawn([("ellipse", (286, 178, 332, 212), 255)])


def _crumbs() -> Image.Image:
    return _dots(_CRUMBS, 2)


def _dots(places: tuple[tuple[int, int], ...], radius: int) -> Image.Image:
    return _drawn([("ellipse", (x - radius, y - radius, x + radius, y + radius), 255) for x, y in places])


def _drawn(shapes: list[tuple[str, tuple[int, int, int, int], int]]) -> Image.Image:
    """Shapes over each other, with smooth edges."""
    fine = Image.new("L", (SIZE[0] * _FINER, SIZE[1] * _FINER), 0)
    draw = ImageDraw.Draw(fine)
    for kind, box, value in shapes:
        scaled = tuple(side * _FINER for side in box)
        if kind == "rounded_rectangle":
            draw.rounded_rectangle(scaled, 16 * _FINER, value)
        else:
            getattr(draw, kind)(scaled, value)
    return fine.reduce(_FINER)


if __name__ == "__main__":
    main()
