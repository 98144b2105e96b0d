"""The table of the input formats: how they are recognized, and what is read of them.

The documentation is generated from it, and every entry is tested (tests/test_docs_formats.py).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kept(StrEnum):
    """What a file can contain besides the pixels."""

    PROFILE = "color profile"
    EXIF = "EXIF"
    XMP = "XMP"
    IPTC = "IPTC"
    TEXT = "text"
    COMMENT = "comments"
    RESOLUTION = "resolution"


class Frames(StrEnum):
    """Which picture of a file with several is read."""

    ONLY = "only one"
    MAIN = "the main picture; previews, depth maps and gain maps are ignored"
    FIRST = "the first one, with a notice"
    LARGEST = "the largest one"


@dataclass(frozen=True, slots=True)
class Samples:
    """A color model of a format.

    Attributes:
        color: gray, palette, RGB, CMYK, Lab or sensor (the mosaic of a camera).
        bits: numbers of bits per channel, as unsigned integers.
        floats: numbers of bits per channel, as floating point numbers.
        alpha: transparency is read, too.
    """

    color: str
    bits: tuple[int, ...] = (8,)
    floats: tuple[int, ...] = ()
    alpha: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read.

    Attributes:
        kind: its name in this program, which selects the decoder; Pillow's name where Pillow knows the format.
        label: its name for users.
        suffixes: usual file name extensions in lower case, the first one preferred. Detection ignores them.
        mimes: its media types on the clipboard and in desktops, the first one preferred.
        signatures: how its files start; `?` is any byte. Some need further plausible fields, see formats.py.
        brands: brands of its files if they are ISO base media files (ISO 14496-12, 4.3).
        samples: the pixels that are read.
        keeps: what is read besides the pixels.
        frames: which picture is read.
        unsupported: valid files that are refused with `unsupported_format`.
    """

    kind: str
    label: str
    suffixes: tuple[str, ...]
    mimes: tuple[str, ...]
    signatures: tuple[bytes, ...]
    samples: tuple[Samples, ...]
    keeps: tuple[Kept, ...] = ()
    frames: Frames = Frames.ONLY
    unsupported: tuple[str, ...] = ()
    brands: tuple[bytes, ...] = ()


_DESCRIBED: Final = (Kept.PROFILE, Kept.EXIF, Kept.XMP, Kept.RESOLUTION)
_INTEGERS: Final = (1, 2, 4, 8, 16, 32, 64)
_FLOATS: Final = (16, 32, 64)

FORMATS: Final = (
    Format(
        "JPEG",
        "JPEG",
        (".jpg", ".jpeg", ".jpe", ".jfif", ".pjpeg", ".mpo"),
        ("image/jpeg",),
        (b"\xff\xd8\xff",),
        (Samples("gray"), Samples("RGB"), Samples("CMYK")),
        (*_DESCRIBED, Kept.IPTC, Kept.COMMENT),
        Frames.MAIN,
        ("more than 8 bits",),
    ),
    Format(
        "PNG",
        "PNG",
        (".png", ".apng"),
        ("image/png", "image/apng"),
        (b"\x89PNG\r\n\x1a\n",),
        (
            Samples("gray", (1, 2, 4, 8, 16), alpha=True),
            Samples("palette", (1, 2, 4, 8), alpha=True),
            Samples("RGB", (8, 16), alpha=True),
        ),
        (*_DESCRIBED, Kept.IPTC, Kept.TEXT),
        Frames.FIRST,
    ),
    Format(
        "WEBP",
        "WebP",
        (".webp",),
        ("image/webp",),
        (b"RIFF????WEBP",),
        (Samples("RGB", alpha=True),),
        _DESCRIBED,
        Frames.FIRST,
    ),
    Format(
        "TIFF",
        "TIFF",
        (".tif", ".tiff"),
        ("image/tiff",),
        (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
        (
            Samples("gray", _INTEGERS, _FLOATS, alpha=True),
            Samples("palette", (8, 16)),
            Samples("RGB", (8, 16, 32, 64), _FLOATS, alpha=True),
            Samples("CMYK", (8, 16), alpha=True),
            Samples("Lab", (8, 16), (32,)),
        ),
        (*_DESCRIBED, Kept.IPTC),
        Frames.FIRST,
        ("LogL and LogLuv", "inks other than CMYK", "volumes", "complex numbers"),
    ),
    Format(
        "BMP",
        "BMP",
        (".bmp", ".dib"),
        ("image/bmp",),
        (b"BM",),
        (Samples("palette", (1, 4, 8)), Samples("RGB")),
        (Kept.RESOLUTION,),
    ),
    Format(
        "RAW",
        "camera RAW",
        (".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".orf", ".rw2"),
        (
            "image/x-adobe-dng",
            "image/x-canon-cr2",
            "image/x-canon-cr3",
            "image/x-nikon-nef",
            "image/x-sony-arw",
            "image/x-fuji-raf",
            "image/x-olympus-orf",
            "image/x-panasonic-rw2",
        ),
        (b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"IIU\0", b"????ftypcrx "),
        (Samples("sensor", (16,)),),
        (Kept.EXIF,),
        unsupported=("cameras that LibRaw does not know",),
    ),
    Format(
        "GIF",
        "GIF",
        (".gif",),
        ("image/gif",),
        (b"GIF87a", b"GIF89a"),
        (Samples("palette", alpha=True),),
        frames=Frames.FIRST,
    ),
    Format(
        "AVIF",
        "AVIF",
        (".avif", ".avifs"),
        ("image/avif",),
        (),
        (Samples("RGB", (8, 10, 12), alpha=True),),
        _DESCRIBED,
        Frames.FIRST,
        brands=(b"avif", b"avis"),
    ),
    Format(
        "HEIF",
        "HEIC",
        (".heic", ".heif", ".hif", ".heics", ".heifs"),
        ("image/heic", "image/heif"),
        (),
        (Samples("gray"), Samples("RGB", (8, 10, 12), alpha=True)),
        _DESCRIBED,
        Frames.FIRST,
        brands=(
            b"heic",
            b"heix",
            b"heim",
            b"heis",
            b"hevc",
            b"hevx",
            b"hevm",
            b"hevs",
            b"mif1",
            b"msf1",
        ),
    ),
    Format(
        "JXL",
        "JPEG XL",
        (".jxl",),
        ("image/jxl",),
        (b"\0\0\0\x0cJXL \r\n\x87\n", b"\xff\x0a"),
        (
            Samples("gray", (1, 8, 10, 12, 16), (16, 32), alpha=True),
            Samples("RGB", (8, 10, 12, 16), (16, 32), alpha=True),
        ),
        _DESCRIBED,
        Frames.FIRST,
        ("CMYK",),
    ),
    Format(
        "JPEG2000",
        "JPEG 2000",
        (".jp2", ".j2k", ".jpf", ".jpx", ".j2c", ".jpc"),
        ("image/jp2", "image/jpx", "image/x-jp2-codestream"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
        (Samples("gray", (8, 16)), Samples("RGB", (8, 10, 12, 16), alpha=True)),
        _DESCRIBED,
        unsupported=("more than 8 bits in other color models than gray and RGB",),
    ),
    Format(
        "TGA",
        "TGA",
        (".tga", ".icb", ".vda", ".vst"),
        ("image/x-tga",),
        (),
        (Samples("gray"), Samples("palette"), Samples("RGB", (5,)), Samples("RGB", alpha=True)),
    ),
    Format(
        "PNM",
        "PNM",
        (".pnm", ".pbm", ".pgm", ".ppm", ".pam"),
        (
            "image/x-portable-anymap",
            "image/x-portable-bitmap",
            "image/x-portable-graymap",
            "image/x-portable-pixmap",
            "image/x-portable-arbitrarymap",
        ),
        (b"P1", b"P2", b"P3", b"P4", b"P5", b"P6", b"P7"),
        (Samples("gray", (1, 8, 16), alpha=True), Samples("RGB", (8, 16), alpha=True)),
        frames=Frames.FIRST,
        unsupported=("PAM with other channels",),
    ),
    Format("QOI", "QOI", (".qoi",), ("image/qoi",), (b"qoif",), (Samples("RGB", alpha=True),)),
    Format(
        "PSD",
        "PSD",
        (".psd", ".psb"),
        ("image/vnd.adobe.photoshop",),
        (b"8BPS\0\1", b"8BPS\0\2"),
        (
            Samples("gray", (1,)),
            Samples("gray", (8, 16), (32,), alpha=True),
            Samples("palette"),
            Samples("RGB", (8, 16), (32,), alpha=True),
            Samples("CMYK", (8, 16)),
            Samples("Lab", (8, 16)),
        ),
        (*_DESCRIBED, Kept.IPTC),
        unsupported=("documents without a flattened picture", "multichannel"),
    ),
    Format(
        "ICO",
        "ICO",
        (".ico",),
        ("image/vnd.microsoft.icon",),
        (b"\0\0\1\0",),
        (Samples("RGB", alpha=True),),
        frames=Frames.LARGEST,
    ),
)
"""Every format that can be read. This is an allow-list: no other decoder is ever used."""

SUFFIXES: Final = frozenset(suffix for each in FORMATS for suffix in each.suffixes)
"""Usual file name extensions of all formats."""

LABELS: Final = ", ".join(each.label for each in FORMATS[:-1]) + f" or {FORMATS[-1].label}"
"""The names of all formats, for a sentence."""
