"""Draws docs/images/edges.webp: `.venv/bin/python scripts/shots/edges.py`.

A plant in a pot is drawn at the size of a camera's photo and cut out by the program with the included model. The
picture shows two places of it at full size: the photo, soft edges and refined edges.
"""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from rembg_desktop.composition import build_engine
from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.pipeline import cut_out
from rembg_desktop.settings import Settings

IMAGES: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "images"
SIZE: Final = (3000, 3600)
_CROP: Final = (300, 240)
_PLACES: Final = ((1180, 1050), (950, 2330))
_LEAVES: Final = 26


def main() -> None:
    """Draw the picture."""
    photo = _photo()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plant.png"
        photo.save(source, compress_level=1)
        remover = build_engine(Home(Path(folder)), Settings()).remover("u2netp")
        columns = [photo]
        for edges in ("soft", "refined"):
            target = BytesIO()
            options = RemovalOptions.from_dict({"edges": edges, "background": "#ffffff"})
            cut_out(source, target, options, remover, CancelToken())
            columns.append(Image.open(target).convert("RGB"))
    sheet = Image.new("RGB", (3 * _CROP[0] + 24, 2 * _CROP[1] + 12), "#d6d9de")
    for row, (left, upper) in enumerate(_PLACES):
        for column, picture in enumerate(columns):
            part = picture.crop((left, upper, left + _CROP[0], upper + _CROP[1]))
            sheet.paste(part, (column * (_CROP[0] + 12), row * (_CROP[1] + 12)))
    sheet.save(IMAGES / "edges.webp", quality=82, method=6)


def _photo() -> Image.Image:
    """A plant in a pot before a wall, with the noise of a camera."""
    chance = np.random.default_rng(5)
    picture = Image.new("RGB", SIZE, "#c9c3b8")
    ImageDraw.Draw(picture).rectangle((0, 3000, *SIZE), "#8d7a66")
    picture = picture.filter(ImageFilter.GaussianBlur(40))
    for index in range(_LEAVES):
        angle = np.pi * (0.04 + 0.92 * index / (_LEAVES - 1))
        length = chance.uniform(900, 1500)
        green = f"#{40 + int(chance.integers(40)):02x}{95 + int(chance.integers(60)):02x}38"
        picture.paste(green, (0, 0), _leaf(float(angle), float(length)))
    pot = Image.new("L", SIZE)
    draw = ImageDraw.Draw(pot)
    draw.polygon([(980, 2250), (2020, 2250), (1860, 3260), (1140, 3260)], 255)
    draw.rectangle((930, 2150, 2070, 2330), 255)
    picture.paste("#a6532f", (0, 0), pot.filter(ImageFilter.GaussianBlur(0.8)))
    pixels = np.asarray(picture, np.float32)
    pixels = pixels * np.linspace(1.1, 0.8, SIZE[0], dtype=np.float32)[:, np.newaxis]
    pixels += chance.normal(0, 3, (SIZE[1], SIZE[0], 1)).astype(np.float32)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _leaf(angle: float, length: float) -> Image.Image:
    """A long leaf from the pot upwards, with a jagged rim."""
    along = np.linspace(0, 1, 90)
    bend = angle + 0.35 * along * np.cos(angle)
    width = 46 * np.sin(np.pi * along) ** 0.7 * (1 + 0.12 * np.sin(90 * along))
    x, y = 1500 + length * along * np.cos(bend), 2200 - length * along * np.sin(bend)
    across, down = width * np.sin(bend), width * np.cos(bend)
    one = list(zip(x + across, y + down, strict=True))
    other = list(zip(x - across, y - down, strict=True))
    mask = Image.new("L", SIZE)
    ImageDraw.Draw(mask).polygon([*one, *other[::-1]], 255)
    return mask.filter(ImageFilter.GaussianBlur(0.8))


if __name__ == "__main__":
    main()
