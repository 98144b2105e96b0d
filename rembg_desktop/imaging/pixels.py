"""Pixels of any mode: their conversion to 8 bits, and 16 bits per channel, which Pillow does not support."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeGuard, cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging import profile

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
        has_alpha = transparency is not None or (image.palette and image.palette.mode == "RGBA")
        image = image.convert("RGBA" if has_alpha else "RGB")
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


Words = NDArray[np.uint16]

WHITE: Final = 65535
SCALE: Final = 257
"""Factor from 8 to 16 bits."""
_ROWS: Final = 256
_HALF_CODE: Final = 32767
_NARROW: Final = (16 << 8, 219 << 8)
"""Black, and the distance to white, of 16-bit values with a narrow range (ITU-T H.273, 8.3)."""


@dataclass(slots=True)
class Deep:
    """The pixels of a picture with 16 bits per channel. The arrays can be views and are changed in place.

    Attributes:
        colors: (height, width, 3) RGB or (height, width, 1) gray.
        alpha: (height, width), straight; None if it has none.
    """

    colors: Words
    alpha: Words | None = None

    def image(self) -> Image.Image:
        """The colors as RGB or L with 8 bits."""
        height, width, channels = self.colors.shape
        image = Image.new("RGB" if channels == 3 else "L", (width, height))
        for rows in _strips(height):
            pixels = reduced(self.colors[rows])
            image.paste(Image.fromarray(pixels if channels == 3 else pixels[..., 0]), (0, rows.start))
        return image

    def alpha_image(self) -> Image.Image | None:
        """The alpha as L with 8 bits."""
        return None if self.alpha is None else Deep(self.alpha[..., None]).image()

    def make_upright(self, orientation: int) -> None:
        """Apply an EXIF orientation, 1-8. Nothing is copied."""
        self.colors = _upright(self.colors, orientation)
        if self.alpha is not None:
            self.alpha = _upright(self.alpha, orientation)

    def widen_range(self) -> None:
        """Scale values with a narrow range, as in video, to 0-65535."""
        black, distance = _NARROW
        for rows in _strips(self.colors.shape[0]):
            values = np.clip(self.colors[rows].astype(np.int64) - black, 0, distance)
            self.colors[rows] = (values * WHITE + distance // 2) // distance

    def converted_gray(self, source: bytes | None, target: bytes | None) -> "Deep | None":
        """Convert gray in a gray profile to RGB in `target`, in place. None if the profiles do not support it."""
        if source is None or target is None or source[16:20] != b"GRAY":
            return self
        table = profile.convert_words(np.arange(WHITE + 1, dtype=np.uint16)[None, :, None], source, target)
        if table is None:
            return None
        self.expand(table[0])
        return self

    def expand(self, table: Words | None = None) -> None:
        """Make gray RGB, by default with three equal channels, or with a (65536, 3) table."""
        if self.colors.shape[2] == 1:
            gray = self.colors[..., 0]
            self.colors = np.empty((*gray.shape, 3), np.uint16)
            for rows in _strips(gray.shape[0]):
                self.colors[rows] = gray[rows, :, None] if table is None else table[gray[rows]]

    def multiply_alpha(self, mask: Image.Image) -> None:
        """Multiply the alpha, if there is one, with a mask (L)."""
        if (alpha := self.alpha) is None:
            return
        for rows in _strips(alpha.shape[0]):
            factor = np.asarray(mask.crop((0, rows.start, mask.width, rows.stop)), np.uint32) * SCALE
            alpha[rows] = scaled_product(alpha[rows], factor)

    def replace_alpha(self, before: Image.Image, after: Image.Image) -> None:
        """Take over a change of the alpha that was made with 8 bits. What did not change keeps all its bits.

        Args:
            before: this alpha (L) with 8 bits.
            after: the changed one (L), of the same size.
        """
        if (alpha := self.alpha) is None:
            return
        for rows in _strips(alpha.shape[0]):
            box = (0, rows.start, before.width, rows.stop)
            old, new = (np.asarray(each.crop(box)) for each in (before, after))
            alpha[rows] = np.where(old == new, alpha[rows], new * np.uint16(SCALE))

    def remove_white(self) -> None:
        """Undo the white that was blended into transparent pixels. Colors where alpha is 0 are kept."""
        if (alpha := self.alpha) is None:
            return
        for rows in _strips(alpha.shape[0]):
            opacity = alpha[rows].astype(np.int64)[..., None]
            values = self.colors[rows].astype(np.int64)
            own = ((values + opacity - WHITE) * WHITE + opacity // 2) // np.maximum(opacity, 1)
            self.colors[rows] = np.where(opacity > 0, np.clip(own, 0, WHITE), values)

    def refine(self, before: Image.Image, after: Image.Image, alpha: Image.Image) -> None:
        """Apply a change of the colors that was computed with 8 bits.

        Where `alpha` is full, the colors keep all their bits. Elsewhere, what `before` lacks counts as much as it
        is visible.

        Args:
            before: these colors with 8 bits, RGB.
            after: the changed colors, RGB.
            alpha: alpha (L) of the changed colors.
        """
        channels = self.colors.shape[2]
        for rows in _strips(self.colors.shape[0]):
            box = (0, rows.start, before.width, rows.stop)
            old, new = (np.asarray(each.crop(box))[..., :channels].astype(np.int32) for each in (before, after))
            share = np.asarray(alpha.crop(box), np.float32)[..., None] / np.float32(255)
            lacking = (self.colors[rows] - old * SCALE) * share
            self.colors[rows] = np.clip(np.rint(new * SCALE + lacking), 0, WHITE)


def from_png(data: bytes | bytearray) -> Deep:
    """Decode a PNG file with 16 bits per sample. A transparent color becomes alpha; metadata is ignored.

    Raises:
        RuntimeError: the file is damaged.
    """
    from imagecodecs import png_decode

    samples: Words = cast("Any", png_decode)(data)
    samples = samples.reshape(*samples.shape[:2], -1)
    if samples.shape[2] % 2:
        return Deep(samples)
    return Deep(samples[..., :-1], samples[..., -1])


def reduced(values: Words) -> NDArray[np.uint8]:
    """16-bit values with 8 bits, rounded."""
    capped = np.minimum(values, np.uint16(WHITE - SCALE // 2))
    return ((capped + np.uint16(SCALE // 2)) // np.uint16(SCALE)).astype(np.uint8)


def scaled_product(values: NDArray[Any], factors: NDArray[Any]) -> NDArray[np.uint32]:
    """Product of two values of 0-65535, in the same range, rounded."""
    product = values.astype(np.uint32) * factors.astype(np.uint32, copy=False)
    return (product + np.uint32(_HALF_CODE)) // np.uint32(WHITE)


def resized(colors: Words, alpha: Words, size: tuple[int, int]) -> Deep:
    """Resize with premultiplied alpha, channel by channel, so that hidden colors do not bleed in.

    Args:
        colors: (height, width, channels).
        alpha: (height, width).
        size: (width, height) of the result.
    """
    small = _resized(alpha, size)
    result = np.empty((*small.shape, colors.shape[2]), np.uint16)
    premultiplied = np.empty(alpha.shape, np.uint16)
    for channel in range(colors.shape[2]):
        for rows in _strips(alpha.shape[0]):
            premultiplied[rows] = scaled_product(colors[rows, :, channel], alpha[rows])
        result[..., channel] = _resized(premultiplied, size)
    for rows in _strips(small.shape[0]):
        opacity = np.maximum(small[rows], 1).astype(np.uint32)[..., None]
        straight = (result[rows] * np.uint32(WHITE) + opacity // 2) // opacity
        result[rows] = np.minimum(straight, WHITE)
    return Deep(result, small)


def framed(values: NDArray[Any], box: tuple[int, int, int, int]) -> NDArray[Any]:
    """A box (left, upper, right, lower) of an array; zeros beyond its edges. A view if it is inside."""
    left, upper, right, lower = box
    inside = values[max(upper, 0) : max(lower, 0), max(left, 0) : max(right, 0)]
    if inside.shape[:2] == (lower - upper, right - left):
        return inside
    padded = np.zeros((lower - upper, right - left, *values.shape[2:]), values.dtype)
    if inside.size:
        top, start = max(upper, 0) - upper, max(left, 0) - left
        padded[top : top + inside.shape[0], start : start + inside.shape[1]] = inside
    return padded


def _resized(values: Words, size: tuple[int, int]) -> Words:
    image = Image.fromarray(np.ascontiguousarray(values))
    # Without reducing_gap: Pillow cannot reduce images with 16 bits.
    return np.asarray(image.resize(size, Image.Resampling.LANCZOS))


def _strips(height: int) -> Iterator[slice]:
    for upper in range(0, height, _ROWS):
        yield slice(upper, min(upper + _ROWS, height))


def _upright(values: Words, orientation: int) -> Words:
    """EXIF 2.32, 4.6.4 A."""
    if orientation >= 5:
        values = values.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        values = values[::-1]
    if orientation in (2, 3, 6, 7):
        values = values[:, ::-1]
    return values
