"""From any of Pillow's pixel modes to 8-bit RGB and alpha: scaled where there are more bits, never clipped."""

from typing import Any, Final, cast

import numpy as np
from PIL import Image

_DEEP: Final = ("I", "F", "I;16", "I;16L", "I;16B", "I;16N")


def split(image: Image.Image, depth: int = 8) -> tuple[Image.Image, Image.Image | None]:
    """(colours, alpha) of a decoded image.

    Args:
        image: decoded.
        depth: bits of a grey pixel in the file, as `depth_of()` tells before decoding.

    Returns:
        Colours in RGB, L, CMYK or LAB (the modes that a profile can describe), and straight alpha in L or
        None. The colours may be `image` itself.
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


def depth_of(image: Image.Image) -> int:
    """Bits of a grey pixel as stored, when there are fewer than 8; known only before decoding."""
    raw_modes = (tile.args for tile in getattr(image, "tile", ()) if isinstance(tile.args, str))
    return {"L;2": 2, "L;4": 4}.get(next(raw_modes, ""), 8)


def _key(image: Image.Image, depth: int) -> Any:  # noqa: ANN401 - Pillow gives an int, a tuple or bytes
    """The transparent colour of the file; Pillow stretches grey of fewer bits to 0-255, but not this value."""
    key = image.info.get("transparency")
    if image.mode == "L" and isinstance(key, int) and depth < 8:
        key = key * 255 // (2**depth - 1)
    return key


def _keyed(image: Image.Image, key: Any) -> Image.Image:  # noqa: ANN401 - Pillow gives an int, a tuple or bytes
    """The image with the transparent colour of its file as alpha; a 16-bit key is scaled as the pixels were."""
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
    """Numbers without a fixed range as 0-255.

    Files do not say what is white in 32-bit and floating point pixels. The range is taken from the values:
    up to 1 (floating point in use), up to 255, up to 65535, and from the lowest to the highest beyond that.
    """
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    if low < 0 or high > 65535:
        values, high = values - low, high - low
        scale = 255 / high if high else 0.0
    else:
        scale = 255.0 if high <= 1 else 1.0 if high <= 255 else 255 / 65535
    return np.clip(values * scale + 0.5, 0, 255).astype(np.uint8)
