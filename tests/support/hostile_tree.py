"""A folder of photos such as a user might have: every format, mode and orientation, and some broken files."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import icc
import numpy as np
import pillow_heif
import skimage
import tifffile
from PIL import ExifTags, Image, ImageCms

SIZE = (240, 160)
"""(width, height) of every upright picture."""

TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""What a camera does to an upright picture that it stores with an EXIF orientation."""


@dataclass(frozen=True)
class HostileFile:
    """One file of the tree.

    Attributes:
        path: where it is.
        size: (width, height) of the upright result; None when there is none.
        has_icc: whether the result must carry a colour profile.
        error: code of the failure; None for a good file.
        left_out: whether a walk leaves it out, so that it only fails when it is named itself.
    """

    path: Path
    size: tuple[int, int] | None = SIZE
    has_icc: bool = False
    error: str | None = None
    left_out: bool = False

    @property
    def is_good(self) -> bool:
        return self.error is None


def build(root: Path) -> list[HostileFile]:
    """Write the tree below `root` and say what is in it."""
    files: list[HostileFile] = []
    for name, write in {**_GOOD, **_orientations()}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path)
        files.append(HostileFile(path, has_icc=name in _WITH_ICC))
    for name, (content, error) in _bad().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        files.append(HostileFile(path, None, error=error, left_out=path.suffix == ".txt"))
    return files


@cache
def photo() -> Image.Image:
    """A person, upright, RGB. Do not change it: everybody gets the same."""
    path = Path(skimage.__file__).parent / "data" / "astronaut.png"
    with Image.open(path) as image:
        return image.convert("RGB").crop((60, 0, 435, 250)).resize(SIZE, Image.Resampling.LANCZOS)


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_alpha() -> Image.Image:
    """The photo with its left quarter transparent and its right quarter half so."""
    alpha = np.full(SIZE[::-1], 255, np.uint8)
    alpha[:, : SIZE[0] // 4] = 0
    alpha[:, -SIZE[0] // 4 :] = 128
    image = photo().convert("RGBA")
    image.putalpha(Image.fromarray(alpha))
    return image


def oriented(orientation: int) -> tuple[Image.Image, Image.Exif]:
    """The photo as a camera held in that way stores it, and its EXIF."""
    turn = TURNED[orientation]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Maker"
    return photo().transpose(turn) if turn is not None else photo().copy(), exif


def png_of(width: int, height: int, depth: int, color_type: int, raw: bytes, extra: bytes = b"") -> bytes:
    """A PNG of rows that begin with their filter byte already, for what Pillow cannot write."""
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, 0)
    data = chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def deep_png(values: np.ndarray, extra: bytes = b"") -> bytes:
    """A 16-bit PNG of (rows, columns, channels) of uint16, 1 to 4 channels."""
    rows, columns, channels = values.shape
    lines = values.astype(">u2").tobytes()
    stride = columns * channels * 2
    raw = b"".join(b"\0" + lines[row * stride : (row + 1) * stride] for row in range(rows))
    return png_of(columns, rows, 16, {1: 0, 2: 4, 3: 2, 4: 6}[channels], raw, extra)


def png_bomb(side: int = 20_000) -> bytes:
    """A sound PNG of 0.05 MB with 400 million pixels of one bit."""
    return png_of(side, side, 1, 0, bytes((side // 8 + 1) * side))


def deep_photo() -> np.ndarray:
    """The photo in 16 bits: (rows, columns, 3) of uint16."""
    return np.asarray(photo()).astype(np.uint16) * 257


def _animation(path: Path) -> None:
    frames = [photo().quantize(64), photo().transpose(Image.Transpose.FLIP_LEFT_RIGHT).quantize(64)]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=100)


def _palette(path: Path) -> None:
    image = photo().quantize(32)
    image.save(path, transparency=0)


def _heic(path: Path) -> None:
    pillow_heif.from_pillow(photo()).save(path, quality=90)


def _deep_tiff(path: Path) -> None:
    tifffile.imwrite(path, deep_photo(), photometric="rgb")


def _save(make: Callable[[], Image.Image], **arguments: object) -> Callable[[Path], None]:
    return lambda path: make().save(path, **arguments)


def _gray() -> Image.Image:
    return photo().convert("L")


def _cmyk() -> Image.Image:
    return photo().convert("CMYK")


def _pages(path: Path) -> None:
    photo().save(path, save_all=True, append_images=[photo(), photo()])


_GOOD: dict[str, Callable[[Path], None]] = {
    "formats/photo.jpg": _save(photo, quality=92),
    "formats/photo.png": _save(photo),
    "formats/photo.webp": _save(photo, quality=90),
    "formats/photo.tif": _save(photo),
    "formats/photo.bmp": _save(photo),
    "formats/photo.gif": _save(lambda: photo().quantize(128)),
    "formats/photo.avif": _save(photo, quality=80),
    "formats/photo.heic": _heic,
    "formats/animated.gif": _animation,
    "formats/pages.tiff": _pages,
    "modes/progressive.jpg": _save(photo, progressive=True),
    "modes/gray.jpg": _save(_gray),
    "modes/gray.png": _save(_gray),
    "modes/gray profile.png": lambda path: _gray().save(path, icc_profile=icc.gray()),
    "modes/gray alpha.png": _save(lambda: with_alpha().convert("LA")),
    "modes/alpha.png": _save(with_alpha),
    "modes/alpha.webp": _save(with_alpha, lossless=True),
    "modes/palette.png": _palette,
    "modes/one bit.png": _save(lambda: photo().convert("1")),
    "modes/cmyk.jpg": _save(_cmyk),
    "modes/cmyk.tif": _save(_cmyk, compression="tiff_lzw"),
    "modes/cmyk profile.jpg": lambda path: _cmyk().save(path, icc_profile=icc.cmyk()),
    "modes/lab.tif": _save(lambda: photo().convert("RGB").convert("LAB")),
    "modes/16 bit gray.png": lambda path: path.write_bytes(deep_png(deep_photo()[:, :, 1:2])) and None,
    "modes/16 bit.png": lambda path: path.write_bytes(deep_png(deep_photo())) and None,
    "modes/16 bit.tif": _deep_tiff,
    "profiles/adobe rgb.jpg": lambda path: photo().save(path, quality=92, icc_profile=icc.adobe_rgb()),
    "profiles/display p3.jpg": lambda path: photo().save(path, quality=92, icc_profile=icc.display_p3()),
    "profiles/display p3.png": lambda path: photo().save(path, icc_profile=icc.display_p3()),
    "profiles/srgb.jpg": lambda path: photo().save(path, quality=92, icc_profile=srgb()),
    "names/Ünïcödé ★ 写真.jpg": _save(photo),
    "names/UPPER.JPG": lambda path: photo().save(path, "JPEG"),
    "names/a png in truth.jpg": lambda path: photo().save(path, "PNG"),
}

_WITH_ICC = {
    "modes/gray profile.png",
    "modes/cmyk.jpg",
    "modes/cmyk.tif",
    "modes/cmyk profile.jpg",
    "modes/lab.tif",
    "profiles/adobe rgb.jpg",
    "profiles/display p3.jpg",
    "profiles/display p3.png",
    "profiles/srgb.jpg",
}


def _orientations() -> dict[str, Callable[[Path], None]]:
    def writer(orientation: int) -> Callable[[Path], None]:
        def write(path: Path) -> None:
            image, exif = oriented(orientation)
            image.save(path, quality=92, exif=exif)

        return write

    return {f"orientations/{number}.jpg": writer(number) for number in TURNED}


def _bad() -> dict[str, tuple[bytes, str]]:
    from io import BytesIO

    buffer = BytesIO()
    photo().save(buffer, "JPEG", quality=92)
    whole = buffer.getvalue()
    broken = bytearray(png_of(*SIZE, 8, 2, bytes(SIZE[1] * (SIZE[0] * 3 + 1))))
    broken[60:90] = bytes(30)
    return {
        "broken/notes.txt": (b"no picture\n", "unsupported_format"),
        "broken/words.jpg": (b"no picture either\n", "unsupported_format"),
        "broken/empty.jpg": (b"", "empty_file"),
        "broken/truncated.jpg": (whole[: len(whole) // 2], "truncated_image"),
        "broken/damaged.png": (bytes(broken), "corrupt_image"),
        "broken/bomb.png": (png_bomb(), "image_too_large"),
    }
