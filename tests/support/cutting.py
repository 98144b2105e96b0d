"""Cuts out files with a mask of the test's own, through the same door as the program."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.pipeline import CutOut, cut_out


class MaskRemover:
    """Gives the mask (L) that it was made with; remembers what it saw."""

    device = "CPU"
    notice = None
    identity = "the test's own"

    def __init__(self, mask: Image.Image) -> None:
        self._mask = mask
        self.saw: list[Image.Image] = []

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        self.saw.append(image)
        return self._mask.copy()

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        """Half of the mask, and a foreground that is all green."""
        return mask.point([value // 2 for value in range(256)]), Image.new("RGB", image.size, (0, 200, 0))


def soft_mask(size: tuple[int, int]) -> Image.Image:
    """Nothing on the left, opaque on the right, every alpha between them."""
    row = np.clip(np.linspace(-128, 383, size[0]), 0, 255).astype(np.uint8)
    return Image.fromarray(np.broadcast_to(row, (size[1], size[0])).copy())


def noise(size: tuple[int, int], seed: int = 1) -> Image.Image:
    """RGB noise, so that a pixel in the wrong place is seen."""
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), np.uint8))


def cut(source: Path, mask: Image.Image, **options: Any) -> tuple[CutOut, bytes]:
    """(what is known of it, the encoded result)."""
    target = BytesIO()
    done = cut_out(source, target, RemovalOptions.from_dict(options), MaskRemover(mask), CancelToken())
    return done, target.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def rgba(data: bytes) -> np.ndarray:
    return np.asarray(opened(data).convert("RGBA")).astype(int)
