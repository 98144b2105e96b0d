"""Photos and their true masks, checked and read."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from mask_metrics import Alpha
from PIL import ExifTags, Image, ImageOps
from uncertainty import LAYOUTS, pairs

Pair = tuple[Path, Path]
"""A photo and its mask."""


def checked_pairs(folder: Path) -> list[Pair]:
    """(photo, mask) of a folder.

    Raises:
        SystemExit: there is none, a photo has no mask, or the sizes of a photo and its mask differ.
    """
    if not folder.is_dir():
        raise SystemExit(f"{folder} is not a folder.")
    found = pairs(folder)
    images = next(folder / images for images, masks in LAYOUTS if found[0][0].is_relative_to(folder / images))
    known, suffixes = {photo for photo, _mask in found}, Image.registered_extensions()
    alone = [
        path.name for path in sorted(images.iterdir()) if path.suffix.lower() in suffixes and path not in known
    ]
    if alone:
        raise SystemExit(f"{len(alone)} photos of {folder} have no mask with their name: {_some(alone)}.")
    differing = [
        f"{photo.name} ({first[0]}x{first[1]}, mask {second[0]}x{second[1]})"
        for photo, mask in found
        if (first := upright_size(photo)) != (second := upright_size(mask))
    ]
    if differing:
        raise SystemExit(f"Photos and masks of {folder} differ in size: {_some(differing)}.")
    return found


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def upright_size(path: Path) -> tuple[int, int]:
    """(width, height) of a picture after its rotation.

    Raises:
        SystemExit: it cannot be opened.
    """
    try:
        with Image.open(path) as image:
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) in range(5, 9)
            return (image.height, image.width) if turned else image.size
    except OSError as error:
        raise SystemExit(f"{path} cannot be opened: {error}.") from error


def true_alpha(path: Path) -> Alpha:
    """The true alpha: the transparency of a picture, or else its gray, where its highest value means 1."""
    with Image.open(path) as opened:
        image = ImageOps.exif_transpose(opened)
        if image.mode in {"RGBA", "LA"} and image.getextrema()[-1][0] < 255:
            return np.asarray(image.getchannel("A"), np.float32) / 255
        values = np.asarray(image if image.mode in {"P", "1"} or image.mode[0] in "IF" else image.convert("L"))
    if opened.mode in {"P", "1"}:  # labels, of which truth_of() takes the upper half
        return (values.astype(np.float32) * 2 >= max(int(values.max()), 1)).astype(np.float32)
    return values.astype(np.float32) / max(float(values.max()), 1)


def short_name(photo: Path) -> str:
    """Name of the set and of the file."""
    return f"{photo.parent.parent.name}/{photo.name}"
