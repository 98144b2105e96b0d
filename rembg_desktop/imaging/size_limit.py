"""Writes a result of at most a number of bytes: searches the quality, and the number of pixels if allowed."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from math import log, sqrt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import AppError, ErrorCode, Notice
from rembg_desktop.imaging import encode
from rembg_desktop.imaging.compose import STRIP_ROWS, DeepLayer, Layer, Strip, cutout_strips, deep_cutout_strips
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.encoders import Sink
from rembg_desktop.imaging.pixels import WHITE, resized
from rembg_desktop.options import OutputFormat, RemovalOptions, size_text

MAX_ENCODINGS: Final = 6
"""A result is encoded at most this often, unless it is small."""

_SMALL_BYTES: Final = 16_384
"""Up to this limit, a file can be smaller with a higher quality, so that every quality has to be tried."""
_SMALL_PIXELS: Final = 16_000_000
"""Pixels that are encoded for that at most, in all encodings of a result."""
_FAR_STEPS: Final = ((4, 8), (2, 4))
"""If a file is so many times larger than the limit, it is (steps of the quality) to the next that may fit."""

SHRINK_QUALITY: Final = 60
"""If fewer pixels are allowed, they are reduced before the quality falls below this."""

_NEARLY: Final = 0.95
"""A reduced picture is good enough if its file fills this share of the limit."""

_TILES: Final = 4
_MAX_TILE: Final = 64
"""The sample consists of 4 x 4 tiles of at most 64 x 64 pixels, spread over the picture."""

_RESAMPLED: Final = 5
"""Below this quality, JPEG XL stores half the pixels, and its files can be larger or smaller for that."""
_FINER: Final = (20, 40)
"""From these qualities on, JPEG XL filters less, and files can be smaller than up to 8 steps below."""


def write(
    target: Sink,
    size: tuple[int, int],
    channels: int,
    strips: Generator[Strip],
    extras: SourceMetadata,
    options: RemovalOptions,
    depth: int,
    progress: Callable[[float], object],
) -> tuple[tuple[int, int], tuple[Notice, ...]]:
    """Like encode.write(), but at most `options.max_bytes` are written.

    The highest quality is used that fits, up to that of the options. With `may_shrink`, the result gets fewer
    pixels instead of a quality below SHRINK_QUALITY. A lossless result only fits or gets fewer pixels.

    Args:
        target: receives the bytes.
        size: (width, height) in pixels.
        channels: 1 for gray, 3 for RGB, 4 for RGBA.
        strips: from top to bottom; they are kept in memory.
        extras: profile, resolution and metadata.
        options: format, quality, lossless, max_bytes and may_shrink are used.
        depth: bits per channel, 8 or 16.
        progress: called before each encoding with the completed share of the image, 0.8-1; may raise.

    Returns:
        (width, height) of what was written, and notices that say what was chosen.

    Raises:
        AppError: file_too_large, cannot_encode.
        OSError: writing to the target failed.
    """
    pixels = np.empty((size[1], size[0], channels), np.uint16 if depth > 8 else np.uint8)
    row = 0
    for rows in map(np.asarray, strips):
        pixels[row : row + len(rows)] = rows
        row += len(rows)
    search = _Search(pixels, extras, options, progress)
    search.run()
    found = search.best
    if found is None:
        raise search.too_large()
    for part in found.parts:
        target.write(part)
    return found.size, (*found.notices, *search.choice(found))


class _Counted:
    """Keeps what is written until it is more than `limit` bytes. After that, it only counts."""

    def __init__(self, limit: int) -> None:
        self.count = 0
        self.parts: list[bytes] = []
        self._limit = limit

    def write(self, data: bytes, /) -> int:
        data = bytes(data)
        self.count += len(data)
        if self.count <= self._limit:
            self.parts.append(data)
        else:
            self.parts.clear()
        return len(data)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A file that fits."""

    parts: list[bytes]
    count: int
    quality: int
    size: tuple[int, int]
    notices: tuple[Notice, ...]


@dataclass
class _Search:
    pixels: NDArray[Any]
    extras: SourceMetadata
    options: RemovalOptions
    progress: Callable[[float], object]
    best: _Encoded | None = None
    encodings: int = 0
    sizes: dict[int, int] = field(default_factory=dict[int, int])
    """Bytes by quality, with all pixels."""
    samples: dict[int, int] = field(default_factory=dict[int, int])
    """Bytes of the sample by quality."""
    part: NDArray[Any] | None = None
    """The sample."""
    smallest: tuple[int, int] = (0, 0)
    """(bytes, quality) of the smallest file so far."""

    def run(self) -> None:
        """Find the best file that fits, if any does."""
        options = self.options
        is_lossy = options.format.has_quality and not options.lossless
        lowest = options.quality
        if is_lossy:
            lowest = min(options.quality, SHRINK_QUALITY) if options.may_shrink else 1
        self._search_quality(lowest)
        if is_lossy and (self.best or not options.may_shrink):
            self._search_above(lowest)
        if self.best is None and options.may_shrink:
            self._search_pixels(lowest, self.sizes[min(self.sizes)])

    def too_large(self) -> AppError:
        """The error for a result of which no file fits."""
        count, quality = self.smallest
        options = self.options
        how = f" with quality {quality}" if options.format.has_quality and not options.lossless else ""
        size = f"{self.pixels.shape[1]} x {self.pixels.shape[0]} pixels"
        hint = "Raise the limit, use a smaller canvas, allow fewer pixels, or strip the metadata."
        if not how and not options.may_shrink:
            hint = "Choose JPEG, WebP or AVIF, allow fewer pixels, or raise the limit."
        message = f"The result of {size} does not fit in {size_text(options.max_bytes)}: "
        message += f"as {options.format.label}{how}, it has at least {size_text(count)}."
        return AppError(ErrorCode.FILE_TOO_LARGE, message, hint)

    def choice(self, found: _Encoded) -> tuple[Notice, ...]:
        """What was chosen, for the user."""
        limit, chosen = size_text(self.options.max_bytes), self.options.quality
        height, width = self.pixels.shape[:2]
        lowered = f" and the quality from {chosen} to {found.quality}" if found.quality < chosen else ""
        if found.size != (width, height):
            sides = f"from {width} x {height} to {found.size[0]} x {found.size[1]} pixels"
            return (Notice("pixels_reduced", f"The result was reduced {sides}{lowered} to fit in {limit}."),)
        if not lowered:
            return ()
        sentence = f"The quality was lowered from {chosen} to {found.quality} to fit in {limit}."
        return (Notice("quality_lowered", sentence),)

    def _search_quality(self, lowest: int) -> None:
        """Encode until the best quality is found to one step, or none from `lowest` up fits."""
        first = max(lowest, _RESAMPLED) if self.options.format is OutputFormat.JXL else lowest
        fits, over = first - 1, self.options.quality + 1
        quality = self.options.quality
        while self.encodings < MAX_ENCODINGS:
            self.sizes[quality] = self._encode(quality)
            if self.sizes[quality] <= self.options.max_bytes:
                fits = quality
            else:
                over = quality
            if over - fits <= 1:
                break
            # Of those left, the lowest must be tried, since only then it is certain that none fits.
            is_urgent = self.encodings >= (2 if self.options.may_shrink else MAX_ENCODINGS - 1)
            quality = first if self.best is None and is_urgent else self._next_quality(fits, over)
        for quality in (3, 1) if first > lowest else ():
            if self.best is None and self.encodings < MAX_ENCODINGS:
                self.sizes[quality] = self._encode(quality)

    def _search_above(self, lowest: int) -> None:
        """Try qualities above the best one, ever closer together: the sizes of small files go up and down."""
        options, best = self.options, self.best.quality if self.best else 0
        height, width, _ = self.pixels.shape
        if options.max_bytes <= _SMALL_BYTES:
            left = _SMALL_PIXELS // (width * height)
            places = [place for step in (8, 4, 2, 1) for place in range(options.quality - step, lowest - 1, -step)]
        else:
            left = MAX_ENCODINGS - self.encodings
            is_jxl = options.format is OutputFormat.JXL
            places = [place for place in _FINER if is_jxl and best < place <= min(best + 8, options.quality - 1)]
        for place in places:
            quality = place
            while self._may_be_better(quality):
                if not left:
                    return
                left -= 1
                self.sizes[quality] = self._encode(quality)
                quality += self.sizes[quality] <= options.max_bytes  # then the next may fit, too

    def _may_be_better(self, quality: int) -> bool:
        """Whether to try a quality: it is not known, above the best one, and not beside one that is far off."""
        if quality in self.sizes or (self.best is not None and quality <= self.best.quality):
            return False
        limit = self.options.max_bytes
        return not any(
            abs(quality - other) < step and (quality < _RESAMPLED) == (other < _RESAMPLED)
            for other, count in self.sizes.items()
            for factor, step in _FAR_STEPS
            if count > factor * limit
        )

    def _next_quality(self, fits: int, over: int) -> int:
        """The quality to try between one that fits and one that does not."""
        wanted = self._guess(fits, over)
        if self.encodings > 2:
            # Whatever comes of it, halving shall get to one step with the encodings that are left. If the range is
            # too wide for that, the guess stays near its middle.
            reach = 1 << (MAX_ENCODINGS - self.encodings)
            wanted = sorted((over - reach, wanted, fits + reach))[1]
        return min(max(wanted, fits + 1), over - 1)

    def _guess(self, fits: int, over: int) -> int:
        """The highest quality that probably fits. The size is taken as a linear function of that of the sample."""
        limit, known = self.options.max_bytes, self.sizes[over]
        others = [quality for quality in self.sizes if quality != over]
        slope = known / self._sample(over)
        if others:
            other = fits if fits in self.sizes else min(others)
            if difference := self._sample(over) - self._sample(other):
                slope = max(0.0, (known - self.sizes[other]) / difference)
        wanted = self._sample(over) - (known - limit) / slope if slope else 0.0
        low, high = fits, over
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._sample(middle) <= wanted else (low, middle)
        return low

    def _sample(self, quality: int) -> int:
        """Bytes of a small part of the picture with this quality, without metadata."""
        if quality not in self.samples:
            if self.part is None:
                self.part = _mosaic(self.pixels)
            height, width, channels = self.part.shape
            target = _Counted(0)
            options = replace(self.options, quality=quality)
            encode.write(target, (width, height), channels, _strips(self.part), SourceMetadata(), options)
            self.samples[quality] = target.count
        return self.samples[quality]

    def _search_pixels(self, quality: int, count: int) -> None:
        """Encode with fewer pixels until the file is nearly as large as it may be."""
        scale, fits, over = 1.0, 0.0, 1.0
        power = 2.0
        overhead = self._overhead(quality)
        limit = self.options.max_bytes
        while self.encodings < MAX_ENCODINGS and limit > overhead:
            factor = ((limit - overhead) / max(1, count - overhead)) ** (1 / power)
            is_last = self.encodings == MAX_ENCODINGS - 1
            wanted = scale * factor * (0.6 if is_last and self.best is None else 0.985)
            if not fits < wanted < over:
                wanted = sqrt(fits * over) if fits else over / 2
            before, scale = (scale, count), wanted
            count = self._encode(quality, scale)
            if count <= limit:
                fits = scale
                if count >= _NEARLY * limit:
                    return
            else:
                over = scale
            power = _power(before, (scale, count), overhead)

    def _overhead(self, quality: int) -> int:
        """Bytes of the file that are not pixels."""
        target = _Counted(0)
        options = replace(self.options, quality=quality)
        pixel, depth = self.pixels[:1, :1], self.pixels.itemsize * 8
        encode.write(target, (1, 1), self.pixels.shape[2], _strips(pixel), self.extras, options, depth)
        return target.count

    def _encode(self, quality: int, scale: float = 1.0) -> int:
        """Bytes of the file with this quality and share of the sides. It is kept if it is the best that fits."""
        self.progress(0.8 + 0.2 * min(1.0, self.encodings / MAX_ENCODINGS))
        self.encodings += 1
        height, width, channels = self.pixels.shape
        size = max(1, round(width * scale)), max(1, round(height * scale))
        strips = _strips(self.pixels) if size == (width, height) else _reduced(self.pixels, size)
        target = _Counted(self.options.max_bytes)
        options = replace(self.options, quality=quality)
        depth = self.pixels.itemsize * 8
        notices = encode.write(target, size, channels, strips, self.extras, options, depth)
        is_better = self.best is None or (size, quality) > (self.best.size, self.best.quality)
        if target.count <= self.options.max_bytes and is_better:
            self.best = _Encoded(target.parts, target.count, quality, size, notices)
        if not self.smallest[0] or target.count < self.smallest[0]:
            self.smallest = target.count, quality
        return target.count


def _power(one: tuple[float, int], other: tuple[float, int], overhead: int) -> float:
    """The power of the scale with which the bytes grow."""
    if one[0] == other[0]:
        return 2.0
    counts = [max(1, count - overhead) for _, count in (one, other)]
    return min(2.5, max(1.0, log(counts[0] / counts[1]) / log(one[0] / other[0])))


def _mosaic(pixels: NDArray[Any]) -> NDArray[Any]:
    """Tiles from all over a picture, side by side."""
    rows, columns = _tiled(pixels.shape[0]), _tiled(pixels.shape[1])
    return np.ascontiguousarray(pixels[rows[:, np.newaxis], columns])


def _tiled(length: int) -> NDArray[np.intp]:
    """Which rows or columns belong to tiles."""
    side = min(_MAX_TILE, max(1, length // (2 * _TILES)))
    starts = [(length - side) * tile // (_TILES - 1) for tile in range(_TILES)]
    return np.concatenate([np.arange(start, start + side) for start in starts])


def _strips(pixels: NDArray[Any]) -> Generator[Strip]:
    for upper in range(0, pixels.shape[0], STRIP_ROWS):
        yield pixels[upper : upper + STRIP_ROWS]


def _reduced(pixels: NDArray[Any], size: tuple[int, int]) -> Generator[Strip]:
    """Strips of the pixels at a smaller size. Colors where alpha is zero do not bleed in."""
    channels = pixels.shape[2]
    if pixels.itemsize == 2:
        opaque = np.full(pixels.shape[:2], WHITE, np.uint16)
        small = resized(pixels[..., :3], pixels[..., 3] if channels == 4 else opaque, size)
        assert small.alpha is not None
        if channels == 4:
            return deep_cutout_strips(DeepLayer(small.colors, small.alpha, 0, 0, *size))
        return _strips(small.colors)
    image = Image.fromarray(pixels[:, :, 0] if channels == 1 else pixels)
    if channels < 4:
        small = np.asarray(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0))
        return _strips(small[:, :, np.newaxis] if channels == 1 else small)
    image = image.convert("RGBa").resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0).convert("RGBA")
    return cutout_strips(Layer(image.convert("RGB"), image.getchannel("A"), 0, 0, *size))
