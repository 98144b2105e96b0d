"""Photos for measurements: the sample photos, as large, sharp and noisy as those of a camera."""

from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

SAMPLES: Final = Path(__file__).resolve().parent.parent / "resources" / "photos"
SIZES: Final = {0.75: (1000, 750), 12.0: (4032, 3024)}
"""Megapixels to (width, height) in pixels: a picture for the web, and a photo of a phone or camera."""
QUALITY: Final = 93
GRAIN: Final = 5.0
"""Standard deviation of the noise, of 255. It makes a 12 megapixel JPEG some 4 MB long, as a camera's is."""


def make(folder: Path, count: int, size: tuple[int, int]) -> Path:
    """Fill `folder` with `count` different JPEG photos of `size` (width, height) pixels, keeping its own."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = sorted(SAMPLES.glob("*.jpg"))
    for number in range(count):
        path = folder / f"photo-{number + 1:03}.jpg"
        if not path.is_file():
            _photo(sources[number % len(sources)], number, size).save(path, quality=QUALITY, dpi=(300, 300))
    for extra in sorted(folder.glob("*.jpg"))[count:]:
        extra.unlink()
    return folder


def _photo(source: Path, number: int, size: tuple[int, int]) -> Image.Image:
    """A variation of a sample: mirrored, brighter or darker, with different noise."""
    generator = np.random.default_rng(number)
    with Image.open(source) as opened:
        image = ImageOps.fit(opened.convert("RGB"), size, Image.Resampling.BICUBIC)
    if number % 2:
        image = ImageOps.mirror(image)
    image = ImageEnhance.Brightness(image).enhance(float(generator.uniform(0.85, 1.15)))
    pixels = np.asarray(image, np.float32)
    grain = generator.normal(0, GRAIN, pixels.shape[:2]).astype(np.float32)
    return Image.fromarray(np.clip(pixels + grain[..., None], 0, 255).astype(np.uint8))
