"""Decodes PNM and PAM: a short text header, then uncompressed samples (Netpbm: pbm, pgm, ppm and pam formats)."""

import re
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.imaging.decoders.base import Decoded, TruncatedError, UnsupportedError
from rembg_desktop.imaging.deep import WHITE, Deep
from rembg_desktop.imaging.metadata import SourceMetadata

_MAX_HEADER: Final = 1 << 16
_BLANK: Final = rb"(?:\s|#[^\n\r]*[\n\r])+"
_CHANNELS: Final = {b"1": 1, b"2": 1, b"3": 3, b"4": 1, b"5": 1, b"6": 3}


class PnmDecoder:
    """Decodes P1 to P7 with any maximum value. Samples are scaled to 8 or 16 bits.

    Args:
        file: open file.
    """

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        head = file.read(_MAX_HEADER)
        self._file: Final = file
        self._number: Final = head[1:2]
        width, height, self._channels, self._maximum, self._start = (
            _pam_header(head) if self._number == b"7" else _pnm_header(head)
        )
        if not width or not height or not 1 <= self._maximum <= 65535:
            raise ValueError("invalid PNM header")
        self._size: Final = (width, height)
        self.has_alpha: Final = self._channels in (2, 4)

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._size

    def reduce(self, size: tuple[int, int]) -> None:
        """Does nothing: reading all samples is quick."""

    @property
    def is_deep(self) -> bool:
        """Whether the samples have more than 8 bits."""
        return self._maximum > 255

    def decode(self) -> Decoded:
        """Decode the first image."""
        pixels, more = self._pixels(255)
        opaque = pixels.shape[2] - self.has_alpha
        colors = Image.fromarray(np.ascontiguousarray(pixels[..., 0] if opaque == 1 else pixels[..., :3]))
        alpha = Image.fromarray(np.ascontiguousarray(pixels[..., -1])) if self.has_alpha else None
        return Decoded(colors, alpha, SourceMetadata(), more)

    def decode_deep(self) -> Decoded:
        """Decode the first image also with 16 bits."""
        pixels, more = self._pixels(WHITE)
        deep = Deep(pixels[..., :-1], pixels[..., -1]) if self.has_alpha else Deep(pixels)
        return Decoded(deep.image(), deep.alpha_image(), SourceMetadata(), more, deep=deep)

    def _pixels(self, white: int) -> tuple[NDArray[Any], bool]:
        """((height, width, channels) from 0 to `white`, whether another image follows)."""
        width, height = self._size
        count = width * height * self._channels
        self._file.seek(self._start)
        if self._number in b"123":
            samples = self._text_samples(count)
            more = False
        else:
            bits_of_row = -(-width // 8)
            length = height * bits_of_row if self._number == b"4" else count * (2 if self._maximum > 255 else 1)
            data = self._file.read(length)
            if len(data) < length:
                raise TruncatedError("the samples end early")
            more = re.match(rb"\s*P[1-7]\s", self._file.read(16)) is not None
            if self._number == b"4":
                rows = np.frombuffer(data, np.uint8).reshape(height, bits_of_row)
                samples = 1 - np.unpackbits(rows, axis=1)[:, :width]
            else:
                samples = np.frombuffer(data, ">u2" if self._maximum > 255 else np.uint8)
        return self._scaled(samples, white).reshape(height, width, self._channels), more

    def _text_samples(self, count: int) -> NDArray[Any]:
        text = re.sub(rb"#[^\n\r]*", b"", self._file.read())
        if self._number == b"1":  # the digits need no space between them
            digits = np.frombuffer(re.sub(rb"\s", b"", text), np.uint8)[:count]
            if digits.size and (digits.min() < ord("0") or digits.max() > ord("1")):
                raise ValueError("invalid sample")
            samples = 1 - (digits - ord("0"))
        else:
            samples = np.array([int(word) for word in text.split(None, count)[:count]], np.int64)
        if len(samples) < count:
            raise TruncatedError("the samples end early")
        return samples

    def _scaled(self, samples: NDArray[Any], white: int) -> NDArray[Any]:
        """Scale 0 to the maximum value to 0 to `white`."""
        if self._maximum == white:
            return np.clip(samples, 0, white).astype(np.min_scalar_type(white))
        scale = (np.arange(65536, dtype=np.int64) * white + self._maximum // 2) // self._maximum
        table = np.minimum(scale, white).astype(np.min_scalar_type(white))
        return table[np.clip(samples, 0, 65535)]


def _pnm_header(head: bytes) -> tuple[int, int, int, int, int]:
    """(width, height, channels, maximum, offset of the samples)."""
    number = head[1:2]
    fields = 2 if number in b"14" else 3
    found = re.match(rb"P\d" + (_BLANK + rb"(\d+)") * fields + rb"(?:#[^\n\r]*[\n\r]|\s)", head)
    if found is None:
        raise ValueError("invalid PNM header")
    width, height, *maximum = (int(value) for value in found.groups())
    return width, height, _CHANNELS[number], maximum[0] if maximum else 1, found.end()


def _pam_header(head: bytes) -> tuple[int, int, int, int, int]:
    """(width, height, channels, maximum, offset of the samples)."""
    text, end, _ = head.partition(b"\nENDHDR\n")
    if not end:
        raise ValueError("invalid PAM header")
    fields: dict[bytes, bytes] = {}
    for line in text.split(b"\n")[1:]:
        name, _, value = line.partition(b" ")
        fields[name] = value.strip()
    channels = int(fields[b"DEPTH"])
    kind = fields.get(b"TUPLTYPE", b"").decode("ascii", "replace")
    usual = {1: "GRAYSCALE", 2: "GRAYSCALE_ALPHA", 3: "RGB", 4: "RGB_ALPHA"}.get(channels)
    if usual is None or kind.replace("BLACKANDWHITE", "GRAYSCALE") not in (usual, ""):
        raise UnsupportedError(f"{channels} channels of type {kind or 'unknown'} are not supported.")
    return int(fields[b"WIDTH"]), int(fields[b"HEIGHT"]), channels, int(fields[b"MAXVAL"]), len(text) + len(end)
