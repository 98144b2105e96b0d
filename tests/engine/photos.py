"""Real photos that may be used freely."""

from pathlib import Path

import skimage
from PIL import Image

PHOTOS = ("astronaut", "chelsea", "coffee")


def read_photo(name: str) -> Image.Image:
    with Image.open(Path(skimage.__file__).parent / "data" / f"{name}.png") as image:
        return image.convert("RGB")
