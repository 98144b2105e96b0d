"""Draws docs/images/shadows.webp and docs/images/backgrounds.webp: `.venv/bin/python scripts/shots/looks.py`.

The sample photos are cut out by the program with the included model. For the shadow that a photo has itself, the
cup is put on light paper first.
"""

import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image, ImageFilter

from rembg_desktop.composition import build_engine
from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home, resources
from rembg_desktop.pipeline import Remover, cut_out
from rembg_desktop.settings import Settings

IMAGES: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "images"
PHOTOS: Final = resources() / "photos"
_TILE: Final = (260, 240)
_GAP: Final = 8
_SHADOWS: Final = ("none", "drop", "contact", "floating", "reflection")
_BACKGROUNDS: Final = (
    ("coffee.jpg", {"background": "linear(white, #cfd6dd, 180)", "shadow": "contact"}),
    ("coffee.jpg", {"background": "radial(#ffe9c9, #c98d4f)", "shadow": "drop"}),
    ("coffee.jpg", {"background": "blur(6%)"}),
    ("astronaut.jpg", {"background": str(PHOTOS / "rocket.jpg"), "background_position": "right"}),
    ("astronaut.jpg", {"background": str(PHOTOS / "rocket.jpg"), "background_fit": "fit"}),
    ("astronaut.jpg", {"background": "linear(#16324f, #d46a43, #ffd9a0, 200)"}),
)


def main() -> None:
    """Draw the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        remover = build_engine(Home(Path(folder)), Settings()).remover("u2netp")
        tiles = [
            _made(PHOTOS / "coffee.jpg", {"shadow": kind, "background": "#ffffff"}, remover) for kind in _SHADOWS
        ]
        paper = Path(folder) / "paper.png"
        _on_paper(_made(PHOTOS / "coffee.jpg", {"canvas": "780x720"}, remover)).save(paper)
        tiles.append(_made(paper, {"shadow": "own", "background": "#ffffff"}, remover))
        _sheet(tiles, IMAGES / "shadows.webp")
        _sheet([_made(PHOTOS / name, given, remover) for name, given in _BACKGROUNDS], IMAGES / "backgrounds.webp")


def _made(source: Path, given: Mapping[str, Any], remover: Remover) -> Image.Image:
    options = {
        "trim": True,
        "canvas": f"{_TILE[0]}x{_TILE[1]}",
        "padding": "9%",
        "edges": "refined",
        **given,
    }
    target = BytesIO()
    cut_out(source, target, RemovalOptions.from_dict(options), remover, CancelToken())
    return Image.open(target)


def _on_paper(subject: Image.Image) -> Image.Image:
    """The subject on light paper, with the shadow of a lamp."""
    size = subject.width * 2, subject.height * 2
    place = subject.width // 2, subject.height // 2
    y, x = np.mgrid[0 : 1 : size[1] * 1j, 0 : 1 : size[0] * 1j]
    paper = np.array((238, 234, 228)) * (1 - 0.06 * (x * x + y * y))[..., None]
    alpha = Image.new("L", size)
    alpha.paste(subject.getchannel("A"), place)
    dark = Image.new("L", size)
    dark.paste(alpha.point([value // 2 for value in range(256)]), (60, 34))
    dark = dark.filter(ImageFilter.GaussianBlur(22))
    photo = Image.fromarray((paper * (1 - np.asarray(dark) / 255)[..., None]).astype(np.uint8))
    photo.paste(subject.convert("RGB"), place, subject.getchannel("A"))
    return photo


def _sheet(tiles: Sequence[Image.Image], target: Path) -> None:
    columns = 3
    rows = -(-len(tiles) // columns)
    sheet = Image.new("RGB", (columns * (_TILE[0] + _GAP) - _GAP, rows * (_TILE[1] + _GAP) - _GAP), "#d6d9de")
    for index, tile in enumerate(tiles):
        place = index % columns * (_TILE[0] + _GAP), index // columns * (_TILE[1] + _GAP)
        sheet.paste(tile.convert("RGB"), place)
    sheet.save(target, quality=82, method=6)


if __name__ == "__main__":
    main()
