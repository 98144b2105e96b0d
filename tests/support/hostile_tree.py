"""A folder with every kind of photo that people have, and every kind of bad file among them."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pillow_heif
from icc import ADOBE_RGB, DISPLAY_P3, profile
from PIL import Image, ImageCms
from program import PHOTOS

SIZE = (240, 160)


@dataclass(frozen=True)
class Case:
    """What a file must become: upright `size` and profile, or an error code; `left_out` is not taken at all."""

    name: str
    size: tuple[int, int] = SIZE
    icc: bytes | None = None
    error: str | None = None
    left_out: bool = False


def build(folder: Path) -> list[Case]:
    """Write the tree; gives what to expect of each file."""
    with Image.open(PHOTOS / "cat.jpg") as photo:
        cat = photo.convert("RGB").resize(SIZE)
    (folder / "deep" / "er").mkdir(parents=True)
    return [
        *_formats(folder, cat),
        *_modes(folder, cat),
        *_orientations(folder / "deep", cat),
        *_profiles(folder / "deep" / "er", cat),
        *_bad(folder, cat),
    ]


def _formats(folder: Path, cat: Image.Image) -> list[Case]:
    for name in ("a.jpg", "a.png", "a.webp", "a.tif", "a.bmp", "a.gif", "a.avif", "UPPER.JPEG"):
        cat.save(folder / name)
    heif = pillow_heif.from_pillow(cat)
    heif.save(folder / "a.heic", quality=90)
    cat.save(folder / "animated.gif", save_all=True, append_images=[cat.rotate(90), cat.rotate(180)])
    names = [
        "a.jpg",
        "a.png",
        "a.webp",
        "a.tif",
        "a.bmp",
        "a.gif",
        "a.avif",
        "UPPER.JPEG",
        "a.heic",
        "animated.gif",
    ]
    return [Case(name) for name in names]


def _modes(folder: Path, cat: Image.Image) -> list[Case]:
    grey = np.asarray(cat.convert("L")).astype(np.uint16) * 257
    Image.fromarray(grey).save(folder / "grey16.png")
    Image.fromarray(grey).save(folder / "grey16.tif")
    (folder / "rgb16.png").write_bytes(_png16(np.asarray(cat).astype(np.uint16) * 257))
    cat.convert("CMYK").save(folder / "cmyk.jpg")
    cat.convert("CMYK").save(folder / "cmyk.tif")
    cat.convert("P").save(folder / "palette.png")
    cat.convert("L").save(folder / "grey.jpg")
    cat.convert("1").save(folder / "bilevel.png")
    alpha = cat.copy()
    alpha.putalpha(Image.linear_gradient("L").resize(SIZE))
    alpha.save(folder / "alpha.png")
    alpha.convert("LA").save(folder / "grey-alpha.png")
    names = ["grey16.png", "grey16.tif", "rgb16.png", "cmyk.jpg", "cmyk.tif", "palette.png", "grey.jpg"]
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return [
        Case(name, icc=srgb if name.startswith("cmyk") else None)
        for name in [*names, "bilevel.png", "alpha.png", "grey-alpha.png"]
    ]


def _orientations(folder: Path, cat: Image.Image) -> list[Case]:
    cases = []
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        stored = cat.transpose(_STORED[orientation]) if orientation in _STORED else cat
        stored.save(folder / f"turned{orientation}.jpg", exif=exif, quality=95)
        cases.append(Case(f"deep/turned{orientation}.jpg"))
    return cases


_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How an upright picture is stored for each orientation."""


def _profiles(folder: Path, cat: Image.Image) -> list[Case]:
    cases = []
    for name, made in (("adobe.jpg", ADOBE_RGB), ("p3.png", DISPLAY_P3), ("p3.webp", DISPLAY_P3)):
        icc = profile(*made)
        cat.save(folder / name, icc_profile=icc)
        cases.append(Case(f"deep/er/{name}", icc=icc))
    return cases


def _bad(folder: Path, cat: Image.Image) -> list[Case]:
    (folder / "notes.txt").write_text("no picture")
    (folder / "empty.jpg").write_bytes(b"")
    buffer = BytesIO()
    cat.save(buffer, "JPEG")
    (folder / "cut.jpg").write_bytes(buffer.getvalue()[: len(buffer.getvalue()) // 2])
    (folder / "bomb.png").write_bytes(_bomb(30_000, 30_000))
    (folder / "text.png").write_text("no picture either")
    return [
        Case("notes.txt", left_out=True),
        Case("empty.jpg", error="empty_file"),
        Case("cut.jpg", error="truncated_image"),
        Case("bomb.png", error="image_too_large"),
        Case("text.png", error="unsupported_format"),
    ]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _bomb(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(10_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _png16(pixels: np.ndarray) -> bytes:
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )
