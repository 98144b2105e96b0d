"""What all decoders have in common."""

import struct
import zlib
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging.color import Stated
from rembg_desktop.imaging.metadata import SourceMetadata
from rembg_desktop.imaging.pixels import Deep

BAD_FILE: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""Exceptions that decoders raise for invalid data. Many are written in Python, so that is nearly everything.
Only calls of decoders are inside the handlers."""


class TruncatedError(ValueError):
    """The end of the file is missing."""


class UnsupportedError(ValueError):
    """The file is valid, but uses a feature that is not supported. The text completes `Can't open a.tif: ...`."""


@dataclass(slots=True)
class Decoded:
    """Pixels as stored, before orientation and color conversion.

    Attributes:
        colors: RGB, L, CMYK or LAB.
        alpha: L, straight; None if the file has none.
        metadata: what else the file contains.
        more_frames: the file has further frames or pages that a user would miss.
        notices: messages for the user about the decoding.
        deep: the same pixels with 16 bits; only made by decode_deep(), for RGB and L.
        stated: what the decoder found about the colors; None if `stated_in()` shall search the file.
    """

    colors: Image.Image
    alpha: Image.Image | None
    metadata: SourceMetadata
    more_frames: bool = False
    notices: tuple[Notice, ...] = ()
    deep: Deep | None = None
    stated: Stated | None = None


class Decoder(Protocol):
    """An open image file whose pixels are not decoded yet.

    Every method can raise one of BAD_FILE, TruncatedError or UnsupportedError.
    """

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels as stored, before orientation."""
        ...

    @property
    def has_alpha(self) -> bool:
        """Whether the file has, or could have, transparency."""
        ...

    def reduce(self, size: tuple[int, int]) -> None:
        """Decode at a lower resolution of at least `size`, if the format can do that quickly."""
        ...

    def decode(self) -> Decoded:
        """Decode the first frame. Can be called once: the decoder does not keep the pixels."""
        ...


@runtime_checkable
class DeepDecoder(Decoder, Protocol):
    """A decoder that can keep more than 8 bits per channel."""

    @property
    def is_deep(self) -> bool:
        """Whether the file has more than 8 bits per channel."""
        ...

    def decode_deep(self) -> Decoded:
        """Like decode(), and also with 16 bits if the color model allows it."""
        ...
