"""Files with metadata, with several pictures, and of unsupported kinds, for the table of input formats."""

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import imagecodecs
import jxl_files
import numpy as np
import pillow_heif
from camera import write_dng
from format_proofs import CMYK, GRAY, RGB, SIDE, jpeg2000, jxl, packed_tiff, pam, tiff
from photoshop import document
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from wide import ADOBE

from rembg_desktop.imaging.encoders import with_profile

XMP: Final = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="c"/></x:xmpmeta>'
IPTC: Final = b"\x1c\x02\x50\x00\x03Ada"
"""By-line: Ada."""
TEXT: Final = (b"tEXt", b"Comment\0by hand")
COMMENT: Final = (b"COM ", b"by hand")
DPI: Final = (300.0, 150.0)
_IPTC_RESOURCE: Final = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(IPTC)) + IPTC
"""Its length is even, so nothing follows."""


def image(shade: int = 200) -> Image.Image:
    return Image.new("RGB", (SIDE, SIDE), (shade, 60, 30))


def _exif(dpi: tuple[float, float] | None = None) -> bytes:
    block = Image.Exif()
    block[315] = "Ada"
    if dpi:
        block[282], block[283], block[296] = *dpi, 2
    return block.tobytes()


def _saved(picture: Image.Image, kind: str, **settings: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **settings)
    return file.getvalue()


def _jpeg() -> bytes:
    content = b"Photoshop 3.0\0" + _IPTC_RESOURCE
    segment = b"\xff\xed" + struct.pack(">H", 2 + len(content)) + content
    return _saved(image(), "JPEG", exif=_exif(DPI), xmp=XMP, icc_profile=ADOBE, comment=COMMENT[1], extra=segment)


def _png() -> bytes:
    texts = PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    texts.add_text("Comment", "by hand")
    digits = _IPTC_RESOURCE.hex().encode()
    raw = b"\niptc\n%8d\n%b\n" % (len(_IPTC_RESOURCE), digits)
    texts.add_text("Raw profile type iptc", raw, zip=True)
    return _saved(image(), "PNG", exif=_exif(), icc_profile=ADOBE, dpi=DPI, pnginfo=texts)


def _webp() -> bytes:
    return _saved(image(), "WEBP", lossless=True, exif=_exif(DPI), xmp=XMP, icc_profile=ADOBE)


def _tiff() -> bytes:
    tags = [(315, 2, None, "Ada", True), (700, 1, len(XMP), XMP, True), (33723, 7, len(IPTC), IPTC, True)]
    layers = np.asarray(image())
    return tiff(layers, photometric="rgb", iccprofile=ADOBE, resolution=DPI, resolutionunit=2, extratags=tags)


def _bmp() -> bytes:
    return _saved(image(), "BMP", dpi=DPI)


def _raw() -> bytes:
    file = BytesIO()
    write_dng(file, np.full((32, 32, 3), 128, np.uint8), white=(0.5, 1.0, 0.6))
    return file.getvalue()


def _avif() -> bytes:
    return _saved(image(), "AVIF", exif=_exif(DPI), xmp=XMP, icc_profile=ADOBE)


def _heif() -> bytes:
    file, opened = BytesIO(), pillow_heif.from_pillow(image())
    opened.save(file, exif=_exif(DPI), xmp=XMP, icc_profile=ADOBE)
    return file.getvalue()


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data


def _jp2(color: bytes, codestream: bytes, *more: bytes) -> bytes:
    """A JP2 file whose colr box contains `color`."""
    header = _box(b"ihdr", struct.pack(">IIHBBBB", SIDE, SIDE, 3, 7, 7, 0, 0)) + _box(b"colr", color)
    start = (_box(b"jP  ", b"\r\n\x87\n"), _box(b"ftyp", b"jp2 \0\0\0\0jp2 "), _box(b"jp2h", header))
    return b"".join((*start, *more, _box(b"jp2c", codestream)))


def _jpeg2000() -> bytes:
    exif = _box(b"uuid", b"JpgTiffExif->JP2" + _exif(DPI).removeprefix(b"Exif\0\0"))
    xmp = _box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + XMP)
    return _jp2(b"\2\0\0" + ADOBE, jpeg2000(np.asarray(image()), 8, codecformat="j2k"), exif, xmp)


def _jxl() -> bytes:
    codestream = with_profile(jxl(np.asarray(image())), ADOBE)
    exif = bytes(4) + _exif(DPI).removeprefix(b"Exif\0\0")
    return jxl_files.container(codestream, _box(b"Exif", exif), _box(b"xml ", XMP))


def _psd() -> bytes:
    resolution = struct.pack(">IHHIHH", 300 << 16, 1, 1, 150 << 16, 1, 1)
    found = {1005: resolution, 1039: ADOBE, 1058: _exif().removeprefix(b"Exif\0\0"), 1060: XMP, 1028: IPTC}
    return document(np.moveaxis(np.asarray(image()), 2, 0), 3, resources=found)


DESCRIBED: Final[dict[str, Callable[[], bytes]]] = {
    "JPEG": _jpeg, "PNG": _png, "WEBP": _webp, "TIFF": _tiff, "BMP": _bmp, "RAW": _raw, "AVIF": _avif,
    "HEIF": _heif, "JXL": _jxl, "JPEG2000": _jpeg2000, "PSD": _psd,
}  # fmt: skip
"""Files with everything that the format keeps."""


def _animated(kind: str, **settings: Any) -> Callable[[], bytes]:
    return lambda: _saved(image(), kind, save_all=True, append_images=[image(20)], **settings)


def _heif_pictures() -> bytes:
    file, opened = BytesIO(), pillow_heif.from_pillow(image())
    opened.add_from_pillow(image(20))
    opened.save(file, quality=-1, chroma=444)
    return file.getvalue()


def _pnm_pictures() -> bytes:
    return b"".join(b"P6 8 8 255\n" + each.tobytes() for each in (image(), image(20)))


def _tiff_pages() -> bytes:
    return tiff(np.stack([np.asarray(image()), np.asarray(image(20))]), photometric="rgb")


def _icons() -> bytes:
    return _saved(
        image().resize((32, 32)), "ICO", sizes=[(16, 16), (32, 32)], append_images=[image(20).resize((16, 16))]
    )


SEVERAL: Final[dict[str, Callable[[], bytes]]] = {
    "JPEG": _animated("MPO", quality=100, subsampling=0),
    "PNG": _animated("PNG"),
    "WEBP": _animated("WEBP", lossless=True),
    "TIFF": _tiff_pages,
    "GIF": _animated("GIF"),
    "AVIF": _animated("AVIF", quality=100, subsampling="4:4:4"),
    "HEIF": _heif_pictures,
    "JXL": lambda: jxl(np.stack([np.asarray(image()), np.asarray(image(20))])),
    "PNM": _pnm_pictures,
    "ICO": _icons,
}
"""Files with two pictures; image() is the one to read, or image() with 32 pixels per side."""


def _multichannel() -> bytes:
    data = bytearray(document(np.zeros((3, SIDE, SIDE), np.uint8), 3))
    data[24:26] = b"\0\7"
    return bytes(data)


UNSUPPORTED: Final[dict[tuple[str, str], Callable[[], bytes]]] = {
    ("JPEG", "more than 8 bits"): lambda: bytes(
        imagecodecs.jpeg8_encode(np.rint(GRAY[..., 0] * 4095).astype(np.uint16), bitspersample=12)
    ),
    ("TIFF", "LogL and LogLuv"): lambda: packed_tiff(np.zeros((SIDE, SIDE, 1), np.uint16), 16, photometric=32844),
    ("TIFF", "inks other than CMYK"): lambda: tiff(
        np.zeros((SIDE, SIDE, 4), np.uint8), photometric="separated", extratags=[(332, 3, 1, 2, True)]
    ),
    ("TIFF", "volumes"): lambda: packed_tiff(np.zeros((SIDE, SIDE, 1), np.uint8), 8, depth=2),
    ("TIFF", "complex numbers"): lambda: tiff(RGB[..., 0].astype(np.complex64), photometric="minisblack"),
    ("RAW", "cameras that LibRaw does not know"): lambda: b"FUJIFILMCCD-RAW 0201" + bytes(80),
    ("JXL", "CMYK"): lambda: jxl_files.rebuilt(
        jxl(np.zeros((40, 64, 4), np.uint8)), channels=jxl_files.channel(4)
    ),
    ("JPEG2000", "more than 8 bits in other color models than gray and RGB"): lambda: _jp2(
        b"\1\0\0\0\0\0\x12", jpeg2000(np.rint(RGB * 65535).astype(np.uint16), 16, codecformat="j2k")
    ),
    ("PNM", "PAM with other channels"): lambda: pam(np.rint(CMYK * 255).astype(np.uint8), "CMYK", 255),
    ("PSD", "documents without a flattened picture"): lambda: document(
        np.zeros((3, SIDE, SIDE), np.uint8), 3, resources={1057: struct.pack(">IB", 1, 0) + bytes(12)}
    ),
    ("PSD", "multichannel"): _multichannel,
}
"""Valid files that are refused, by format and reason."""
