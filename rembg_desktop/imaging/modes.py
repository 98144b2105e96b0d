"""Converts any pixel mode of Pillow to 8-bit colors and alpha. Higher bit depths are scaled, never clipped."""

from typing import Any, Final, TypeGuard, cast

import numpy as np
from PIL import Image

_VISIBLE: Final = 16
"""Alpha from which a pixel counts as visible."""

_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""The operation that makes an image upright, by EXIF orientation (EXIF 2.32, 4.6.4 A)."""

_DEEP: Final = ("I", "F", "I;16", "I;16L", "I;16B", "I;16N")


def split(image: Image.Image, depth: int = 8) -> tuple[Image.Image, Image.Image | None]:
    """Split a decoded image into (colors, alpha).

    Args:
        image: the decoded image.
        depth: bits per gray pixel in the file, from `depth_of()` before decoding.

    Returns:
        Colors in RGB, L, CMYK or LAB (the modes that a profile can describe), and straight alpha in L or
        None. The colors can be `image` itself.
    """
    transparency = _key(image, depth)
    if image.mode in _DEEP:
        return _split_deep(image, transparency)
    if image.mode in ("RGB", "L", "CMYK", "LAB") and transparency is None:
        return image, None
    if image.mode == "La":
        image = image.convert("LA")
    elif image.mode in ("RGBa", "PA"):
        image = image.convert("RGBA")
    elif image.mode == "P":
        image = image.convert("RGBA" if transparency is not None or _palette_has_alpha(image) else "RGB")
    elif transparency is not None and image.mode in ("1", "L", "RGB"):
        image = _keyed(image, transparency)
    if image.mode == "LA":
        return image.getchannel("L"), image.getchannel("A")
    if image.mode == "RGBA":
        return image.convert("RGB"), image.getchannel("A")
    if image.mode == "1":
        return image.convert("L"), None
    return image if image.mode == "RGB" else image.convert("RGB"), None


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Apply an EXIF orientation."""
    transpose = _UPRIGHT.get(orientation)
    return image if transpose is None else image.transpose(transpose)


def is_cutout(alpha: Image.Image | None) -> TypeGuard[Image.Image]:
    """Whether this alpha is that of a subject without its background: a quarter of the image is transparent.

    Rounded corners and round frames of photos, which leave up to 21 % transparent, are not.
    """
    if alpha is None:
        return False
    counts: list[int] = alpha.histogram()
    return sum(counts[:_VISIBLE]) * 4 >= sum(counts)


def on_contrasting_ground(image: Image.Image, alpha: Image.Image) -> Image.Image:
    """A copy of an sRGB image on black, gray or white instead of the hidden colors under its transparency.

    The ground differs most in brightness from the visible pixels, except the nearest tenth of them.
    """
    visible = alpha.point([255 * (value >= _VISIBLE) for value in range(256)])
    counts: list[int] = image.convert("L").histogram(visible)

    def contrast(ground: int) -> int:
        left = sum(counts) * 0.1
        for distance in range(256):
            left -= sum(counts[value] for value in {ground - distance, ground + distance} if 0 <= value < 256)
            if left < 0:
                return distance
        return 0

    ground = Image.new("RGB", image.size, (max((255, 0, 128), key=contrast),) * 3)
    ground.paste(image, mask=alpha)
    return ground


def depth_of(image: Image.Image) -> int:
    """Bits per gray pixel as stored if fewer than 8, otherwise 8. Only known before decoding."""
    raw_modes = (tile.args for tile in getattr(image, "tile", ()) if isinstance(tile.args, str))
    return {"L;2": 2, "L;4": 4}.get(next(raw_modes, ""), 8)


def _key(image: Image.Image, depth: int) -> Any:  # noqa: ANN401 - Pillow gives an int, a tuple or bytes
    """The transparent color of the file. Pillow scales gray with fewer bits to 0-255, but not this value."""
    key = image.info.get("transparency")
    if image.mode == "L" and isinstance(key, int) and depth < 8:
        key = key * 255 // (2**depth - 1)
    return key


def _keyed(image: Image.Image, key: Any) -> Image.Image:  # noqa: ANN401 - Pillow gives an int, a tuple or bytes
    """Convert the transparent color of the file to alpha. A 16-bit key is scaled like the pixels."""
    if isinstance(key, tuple):
        parts = cast("tuple[int, ...]", key)
        key = tuple(part >> 8 for part in parts) if max(parts) > 255 else parts
    image.info["transparency"] = key
    return image.convert("LA" if image.mode in ("1", "L") else "RGBA")


def _palette_has_alpha(image: Image.Image) -> bool:
    return image.palette is not None and image.palette.mode == "RGBA"


def _split_deep(image: Image.Image, key: object) -> tuple[Image.Image, Image.Image | None]:
    values = np.asarray(image)
    alpha = Image.fromarray(np.where(values == key, 0, 255).astype(np.uint8)) if isinstance(key, int) else None
    if image.mode.startswith("I;16"):
        return Image.fromarray((values >> 8).astype(np.uint8)), alpha
    return Image.fromarray(_to_bytes(values.astype(np.float32))), alpha


def _to_bytes(values: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Scale numbers without a fixed range to 0-255.

    Files with 32-bit or floating point pixels do not define the value of white. The range is derived from the
    values: 0-1, 0-255, 0-65535, or else from the lowest to the highest value.
    """
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    offset, scale = float_range(float(values.min()), float(values.max()))
    return np.clip((values - offset) * (scale * 255) + 0.5, 0, 255).astype(np.uint8)


def float_range(low: float, high: float) -> tuple[float, float]:
    """(offset, scale) that map numbers from `low` to `high` to 0-1, see _to_bytes()."""
    if low < 0 or high > 65535:
        return low, 1 / (high - low) if high > low else 0.0
    return 0.0, 1.0 if high <= 1 else 1 / 255 if high <= 255 else 1 / 65535
