"""A contact sheet: photos with the truth and the results of several models, the worst ones first."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from known_masks import Pair, short_name, true_alpha
from mask_metrics import Quality
from PIL import Image, ImageDraw, ImageOps

GROUND: Final = (214, 51, 132)
"""Color behind the cutouts: rare in photos."""
CAPTION: Final = 30
PADDING: Final = 6


@dataclass(frozen=True)
class Result:
    """One cell.

    Attributes:
        title: model and options.
        quality: of the mask.
        mask: its file.
    """

    title: str
    quality: Quality
    mask: Path


def contact_sheet(
    photos: Sequence[Pair], results: Sequence[Sequence[Result]], cell: int, rows: int
) -> Image.Image:
    """Photo, truth and each result on a ground, one photo per row: the worst mean IoU first.

    Args:
        photos: photo and mask.
        results: of each model, in the order of the photos.
        cell: longer side of each picture in pixels.
        rows: most photos that are shown.
    """
    means = [statistics.mean(each.quality.iou for each in of_photo) for of_photo in zip(*results, strict=True)]
    worst = sorted(range(len(photos)), key=means.__getitem__)[:rows]
    height = cell + CAPTION + PADDING
    width = (2 + len(results)) * (cell + PADDING) + PADDING
    canvas = Image.new("RGB", (width, len(worst) * height + PADDING), "white")
    draw = ImageDraw.Draw(canvas)

    def show(column: int, row: int, picture: Image.Image, caption: str) -> None:
        left, top = PADDING + column * (cell + PADDING), PADDING + row * height
        canvas.paste(picture, (left, top + CAPTION))
        draw.multiline_text((left, top), caption, "black", spacing=2)

    for row, index in enumerate(worst):
        photo, mask = photos[index]
        with Image.open(photo) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGB")
        image.thumbnail((cell, cell), Image.Resampling.LANCZOS, reducing_gap=3)
        show(0, row, image, short_name(photo))
        truth = Image.fromarray((true_alpha(mask) * 255).round().astype(np.uint8))
        show(1, row, on_ground(image, truth), "truth")
        for column, found in enumerate((of_model[index] for of_model in results), 2):
            caption = f"{found.title}\nIoU {found.quality.iou:.3f}, edge {found.quality.boundary:.3f}"
            with Image.open(found.mask) as opened:
                show(column, row, on_ground(image, opened.convert("L")), caption)
    return canvas


def on_ground(image: Image.Image, alpha: Image.Image) -> Image.Image:
    """A small photo (RGB) on the ground, with an alpha (L) of any size."""
    ground = Image.new("RGB", image.size, GROUND)
    return Image.composite(image, ground, alpha.resize(image.size, Image.Resampling.BOX))
