"""From an image file to what Qt paints: upright, in sRGB, no larger than asked for.

Pillow decodes here and not QImageReader: it lets other threads run at every step, reads HEIC, AVIF, CMYK and
16-bit as the pipeline does, and a file that is broken is named in the same words as in the queue.
It is imported with the first picture: the window shows itself sooner.
"""

from __future__ import annotations

from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtGui import QImage

from rembg_desktop.errors import AppError, CancelToken, ErrorCode
from rembg_desktop.executor.limits import MemoryBudget, memory_budget
from rembg_desktop.settings import Performance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from rembg_desktop.imaging.load import OpenedImage, Picture

MOST_PIXELS: Final = 200_000_000
"""Larger files are not decoded for display."""
_LEAST_BYTES: Final = 256_000_000
_MOST_BYTES: Final = 1_000_000_000
_BYTES: Final = 12
"""Bytes per pixel while decoding: the stored picture, an upright copy and a copy in sRGB, with 4 bytes each."""
_BYTES_WITH_ALPHA: Final = 13
"""Likewise, with the alpha."""
_SHOWN_BYTES: Final = 8
"""Bytes per pixel of what is shown: scaled, and converted for Qt."""
_STRIP: Final = 128
"""Rows that are converted at once."""
_REDUCING_GAP: Final = 2.0
"""Before it is scaled, a picture is reduced by averaging to no less than this many times the wanted size."""


_LASTING: Final = frozenset(
    {
        ErrorCode.CORRUPT_IMAGE,
        ErrorCode.EMPTY_FILE,
        ErrorCode.IMAGE_TOO_LARGE,
        ErrorCode.TRUNCATED_IMAGE,
        ErrorCode.UNSUPPORTED_FORMAT,
    }
)


def may_pass(error: AppError) -> bool:
    """Whether the file may be readable later, for example when its drive is connected again or memory is free."""
    return error.code not in _LASTING


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture for the screen, and the size of the upright image in the file in pixels."""

    image: QImage
    width: int
    height: int

    @property
    def bytes(self) -> int:
        """Memory of the picture in bytes."""
        return self.image.sizeInBytes()


def display_budget(performance: Performance | None = None) -> MemoryBudget:
    """Memory for decoding pictures for the window: a quarter of the memory limit of images, 256 MB to 1 GB.

    A larger picture is decoded while no other one is.
    """
    return MemoryBudget(min(_MOST_BYTES, max(_LEAST_BYTES, memory_budget(performance or Performance()) // 4)))


def bytes_needed(image: OpenedImage, longest: int) -> int:
    """Memory in bytes for decoding an opened image and scaling its longer side to `longest` pixels."""
    pixels = image.size[0] * image.size[1]
    share = min(1.0, longest / max(image.size))
    if not image.has_alpha:
        return max(image.decoding_bytes, pixels * _BYTES) + round(pixels * share**2) * _SHOWN_BYTES
    reduced = min(1.0, share * _REDUCING_GAP * 2)
    decoded = max(image.decoding_bytes, pixels * _BYTES_WITH_ALPHA)
    return decoded + round(pixels * (reduced**2 * 4 + share**2 * _SHOWN_BYTES))


def decode(
    path: Path,
    longest: int,
    max_pixels: int = MOST_PIXELS,
    memory: MemoryBudget | None = None,
    cancel: CancelToken | None = None,
) -> Decoded:
    """Decode a file so that its longer side has at most `longest` pixels.

    Args:
        path: the file.
        longest: pixels.
        max_pixels: larger files are refused.
        memory: limits what is decoded at the same time; without it nothing does.
        cancel: ends the wait for memory.

    Returns:
        The image is RGB32, or ARGB32_Premultiplied where the file has transparency.

    Raises:
        AppError: as imaging.load.open_source() and OpenedImage.decode().
        Cancelled: the token was cancelled while waiting for memory.
    """
    from rembg_desktop.imaging.load import open_source

    with ExitStack() as held:
        source = held.enter_context(open_source(path, max_pixels))
        width, height = source.size
        share = min(1.0, longest / max(width, height))
        source.reduce((max(1, round(width * share)), max(1, round(height * share))))
        if memory is not None:
            held.enter_context(memory.reserve(bytes_needed(source, longest), cancel or CancelToken()))
        stored = source.size
        picture = source.decode()
        if picture.pixels.size != stored:  # it was rotated by 90 degrees
            width, height = height, width
        return Decoded(displayed(picture, longest), width, height)


def displayed(picture: Picture, longest: int = MOST_PIXELS) -> QImage:
    """A decoded picture for the screen, with the longer side at most `longest`; see decode()."""
    return to_qimage(_for_screen(picture, longest))


def _for_screen(picture: Picture, longest: int) -> Image.Image:
    """The pixels in sRGB with the longer side at most `longest`: RGB or RGBa."""
    from rembg_desktop.imaging import profile

    if picture.alpha is None:
        return profile.as_srgb(shrink(picture.pixels, longest), picture.icc)
    # Scaled premultiplied, so that hidden colors under transparency do not bleed into the edge.
    factor = max(1, int(max(picture.pixels.size) / longest / _REDUCING_GAP))
    colors = _premultiplied(profile.as_srgb(picture.pixels, picture.icc), picture.alpha, factor)
    return _valid(shrink(colors, longest)) if max(colors.size) > longest else colors


def _valid(pixels: Image.Image) -> Image.Image:
    """RGBa pixels without colors above their alpha, which sharp scaling leaves and Qt shows as black dots."""
    from PIL import Image, ImageChops

    *colors, alpha = pixels.split()
    return Image.merge("RGBa", [*(ImageChops.darker(band, alpha) for band in colors), alpha])


def shrink(pixels: Image.Image, longest: int) -> Image.Image:
    """`pixels` (RGB or RGBa) with the longer side at most `longest`."""
    from PIL.Image import Resampling

    share = longest / max(pixels.size)
    if share >= 1:
        return pixels
    size = (max(1, round(pixels.width * share)), max(1, round(pixels.height * share)))
    return pixels.resize(size, Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)


def to_qimage(pixels: Image.Image) -> QImage:
    """RGB, RGBA or RGBa pixels in the formats that Qt draws fastest.

    Goes by strips: converting keeps the interpreter to itself, and the window must not wait for 12 megapixels.
    """
    has_alpha = pixels.mode in ("RGBA", "RGBa")
    form = QImage.Format.Format_ARGB32_Premultiplied if has_alpha else QImage.Format.Format_RGB32
    image = QImage(pixels.width, pixels.height, form)
    if image.isNull():
        raise MemoryError
    mode, packing = ("RGBa", "BGRa") if has_alpha else ("RGB", "BGRX")
    # PySide returns a writable view here, although its stub does not say so.
    target, line = cast("memoryview", image.bits()), image.bytesPerLine()
    for top, strip in _strips(pixels):
        data = strip.convert(mode).tobytes("raw", packing)
        target[top * line : top * line + len(data)] = data
    return image


def _premultiplied(colors: Image.Image, alpha: Image.Image, factor: int) -> Image.Image:
    """RGBa from RGB and L, reduced by a whole factor: the picture at full size is never in memory."""
    from PIL import Image

    made = Image.new("RGBa", (-(-colors.width // factor), -(-colors.height // factor)))
    for top, strip in _strips(colors, -(-_STRIP // factor) * factor):
        strip.putalpha(alpha.crop((0, top, alpha.width, top + strip.height)))
        made.paste(strip.convert("RGBa").reduce(factor), (0, top // factor))
    return made


def _strips(pixels: Image.Image, rows: int = _STRIP) -> Iterator[tuple[int, Image.Image]]:
    for top in range(0, pixels.height, rows):
        yield top, pixels.crop((0, top, pixels.width, min(top + rows, pixels.height)))


Key = tuple[Path, tuple[int, ...], int]
"""File, its state, longest side in pixels. A changed file has a new key."""


def key(path: Path, longest: int) -> Key:
    """The key of a file in its current state; without a state if it does not exist."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return path, (), longest
    # Results may have the modification time of their source, so another result may have the same one.
    return path, (found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_size), longest


class PictureMemory:
    """A thread-safe cache. A picture larger than the whole budget is not kept."""

    def __init__(self, budget: int) -> None:
        """`budget` in bytes."""
        self.budget = budget
        self._lock = Lock()
        self._pictures: OrderedDict[Key, Decoded] = OrderedDict()
        self._latest: dict[tuple[Path, int], Key] = {}
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """Memory in use."""
        return self._bytes

    def get(self, wanted: Key) -> Decoded | None:
        """The picture, which is marked as used last; None if it is not in the cache."""
        with self._lock:
            if (found := self._pictures.get(wanted)) is not None:
                self._pictures.move_to_end(wanted)
            return found

    def latest(self, path: Path, longest: int) -> Decoded | None:
        """The picture of a file that was added last, without looking whether the file has changed since."""
        with self._lock:
            made = self._latest.get((path, longest))
            return self._pictures.get(made) if made else None

    def put(self, made: Key, picture: Decoded) -> None:
        """Add a picture, and remove the least recently used ones if there is no room."""
        with self._lock:
            if (old := self._pictures.pop(made, None)) is not None:
                self._bytes -= old.bytes
            if picture.bytes > self.budget:
                return
            self._pictures[made] = picture
            self._latest[made[0], made[2]] = made
            self._bytes += picture.bytes
            while self._bytes > self.budget:
                oldest, dropped = self._pictures.popitem(last=False)
                self._bytes -= dropped.bytes
                if self._latest.get((oldest[0], oldest[2])) == oldest:
                    del self._latest[oldest[0], oldest[2]]

    def clear(self) -> None:
        """Remove everything."""
        with self._lock:
            self._pictures.clear()
            self._latest.clear()
            self._bytes = 0
