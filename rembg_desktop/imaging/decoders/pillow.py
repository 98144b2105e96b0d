"""Decodes with Pillow."""

import warnings
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Final

from PIL import Image

from rembg_desktop.imaging import metadata, modes
from rembg_desktop.imaging.decoders.base import BAD_FILE, Decoded

if TYPE_CHECKING:
    from collections.abc import Callable

# Pillow's limit is global and cannot follow the user's setting. load.py checks the size before decoding instead.
# Disabled once here, because threads cannot change it safely.
Image.MAX_IMAGE_PIXELS = None
# Damaged tags are skipped or reported with the name of the file; Pillow's warnings would only go to stderr.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

_AVIF_HEAD: Final = 1 << 16
"""Bytes that contain the properties of the pictures."""
_SINGLE: Final = frozenset({"JPEG"})
"""Formats whose further images are previews and depth maps of cameras, not frames."""


class PillowDecoder:
    """Decodes every format that Pillow and pillow-heif read completely and correctly.

    Args:
        file: open file.
        kind: Pillow's name of the format; no other decoder is tried.
    """

    def __init__(self, file: BinaryIO, kind: str) -> None:
        if kind == "HEIF":
            _register_heif()
        file.seek(0)
        self._image: Image.Image | None = Image.open(file, formats=[kind])
        self._stream: Final = file
        self._kind: Final = kind
        self._size = self._image.size
        self.has_alpha: Final = self._image.has_transparency_data
        # Of HEIF and AVIF; other formats have no more, or a decoder of their own.
        self._bits: Final[int] = _avif_bits(file) if kind == "AVIF" else self._image.info.get("bit_depth", 8)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._size

    def reduce(self, size: tuple[int, int]) -> None:
        """Let the JPEG decoder halve, quarter or eighth the image, which is nearly free."""
        if self._kind == "JPEG" and self._image:
            self._image.draft(None, size)
            self._size = self._image.size

    @property
    def is_deep(self) -> bool:
        """Whether the file has more than 8 bits per channel."""
        return self._bits > 8

    def decode_deep(self) -> Decoded:
        """The same as decode(), because Pillow has no colors of 16 bits."""
        return self.decode()

    def decode(self) -> Decoded:
        """Decode the first frame."""
        image, self._image = self._image, None
        assert image is not None, "decode() was called twice"
        depth = modes.depth_of(image)
        image.load()
        colors, alpha = modes.split(image, depth)
        return self._decoded(image, colors, alpha)

    def _decoded(self, image: Image.Image, colors: Image.Image, alpha: Image.Image | None) -> Decoded:
        """The pixels with everything else that the file contains."""
        found = metadata.read(self._stream, self._kind, image.info)
        return Decoded(colors, alpha, found, self._has_more_frames(image))

    def _has_more_frames(self, image: Image.Image) -> bool:
        if self._kind in _SINGLE:
            return False
        try:
            return bool(getattr(image, "is_animated", False))
        except BAD_FILE:  # the first frame is valid, a later one is damaged
            return True


def _avif_bits(file: BinaryIO) -> int:
    """8, or more if the first configuration of a decoder says so (AV1 in ISO base media files, 2.3.3)."""
    file.seek(0)
    head = file.read(_AVIF_HEAD)
    at = head.find(b"av1C")
    return 10 if 0 <= at < len(head) - 6 and head[at + 6] & 0x40 else 8


@cache
def _register_heif() -> None:
    """Importing pillow-heif takes 30 ms, so it is only done for HEIC photos."""
    import pillow_heif

    register: Callable[..., None] = pillow_heif.register_heif_opener  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    register(thumbnails=False)
