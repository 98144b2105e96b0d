"""Small pictures for each entry of the table of input formats, written by other libraries or by hand."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final

import imagecodecs
import numpy as np
import pillow_heif
import tifffile
from camera import write_dng
from jxl_files import boxes_of
from photoshop import document
from PIL import Image, ImageCms

from rembg_desktop.imaging.decoders.codestream import header, icc
from rembg_desktop.imaging.input_formats import Samples

Pixels = np.ndarray[Any, Any]
SIDE: Final = 8


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and what is right to read from it: colors (sRGB) and alpha from 0 to 1."""

    data: bytes
    colors: Pixels
    alpha: Pixels | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write: `bits` per channel, as floating point numbers if `floating`."""

    color: str
    bits: int
    floating: bool
    alpha: bool


def wanted(samples: Samples) -> list[Wanted]:
    """Everything that an entry states."""
    opaque = [
        *(Wanted(samples.color, bits, floating=False, alpha=False) for bits in samples.bits),
        *(Wanted(samples.color, bits, floating=True, alpha=False) for bits in samples.floats),
    ]
    return [*opaque, *(replace(each, alpha=True) for each in opaque if samples.alpha)]


def write(kind: str, what: Wanted) -> Written:
    """Write a picture.

    Raises:
        KeyError: there is no writer for the format or the color model.
    """
    levels = 2 ** min(what.bits, 16) - 1
    if what.color == "palette":
        numbers, table, shown = _indexed(min(what.bits, 8))
        alpha = (numbers != 1).astype(float) if what.alpha else None
        return Written(_PALETTES[kind](what, numbers, table), shown, alpha)
    if what.color == "Lab":
        return _LABS[kind](what)
    if what.color == "sensor":
        seen, file = np.full((32, 32, 3), (200, 60, 60), np.uint8), BytesIO()
        write_dng(file, seen, white=(0.5, 1.0, 0.6))
        return Written(file.getvalue(), seen / 255)
    if kind == "PNG" and what.color == "gray" and what.alpha and what.bits < 8:
        return _keyed_png(what.bits)
    values = {"gray": GRAY, "RGB": RGB, "CMYK": CMYK}[what.color]
    alpha = ALPHA if what.alpha else None
    if not what.floating:
        values = np.rint(values * levels) / levels
        alpha = None if alpha is None else np.rint(alpha * levels) / levels
    colors = values
    if what.color == "gray":
        colors = np.repeat(values, 3, axis=2)
    elif what.color == "CMYK":
        colors = (1 - values[..., :3]) * (1 - values[..., 3:])
    return Written(_WRITERS[kind](what, values, alpha), colors, alpha)


_rows, _columns = np.mgrid[:SIDE, :SIDE]
RGB: Final[Pixels] = np.stack([_columns / 7, _rows / 7, (_rows + _columns) / 14], axis=2)
GRAY: Final[Pixels] = RGB[..., 2:]
CMYK: Final[Pixels] = np.dstack([RGB * 0.8, RGB[..., :1] * 0.3])
ALPHA: Final[Pixels] = np.clip((_columns + 1) / 6, 0, 1)


def _indexed(bits: int) -> tuple[Pixels, Pixels, Pixels]:
    """(indices, palette of 8-bit RGB, the colors that are shown)."""
    numbers = (_rows * SIDE + _columns) % 2**bits
    table = np.random.default_rng(bits).integers(0, 256, (2**bits, 3)).astype(np.uint8)
    return numbers.astype(np.uint8), table, table[numbers] / 255


def _integers(values: Pixels, bits: int) -> Pixels:
    """0-1 as unsigned integers."""
    if bits == 64:
        return np.rint(values * 65535).astype(np.uint64) * np.uint64(0x0001000100010001)
    return np.rint(values * (2**bits - 1)).astype(
        np.uint8 if bits <= 8 else np.uint16 if bits <= 16 else np.uint32
    )


def _layers(values: Pixels, alpha: Pixels | None, bits: int = 8) -> Pixels:
    whole = values if alpha is None else np.dstack([values, alpha])
    return _integers(whole, bits)


def _packed(rows: Pixels, bits: int) -> list[bytes]:
    """The bytes of each row, (height, samples), most significant bit first."""
    found: list[bytes] = []
    for row in rows:
        text = "".join(f"{int(value):0{bits}b}" for value in row)
        text += "0" * (-len(text) % 8)
        found.append(int(text, 2).to_bytes(len(text) // 8, "big"))
    return found


def _image(what: Wanted, values: Pixels, alpha: Pixels | None) -> Image.Image:
    layers = _layers(values, alpha)
    mode = {1: "L", 2: "LA", 3: "RGB", 4: "CMYK" if what.color == "CMYK" else "RGBA"}[layers.shape[2]]
    return Image.frombytes(mode, (SIDE, SIDE), layers.tobytes())


def _saved(image: Image.Image, kind: str, **settings: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()


def _jpeg(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    return _saved(_image(what, values, alpha), "JPEG", quality=100, subsampling=0)


def _webp(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    return _saved(_image(what, values, alpha), "WEBP", lossless=True, exact=True)


def _png_file(bits: int, color_type: int, rows: list[bytes], *chunks: tuple[bytes, bytes]) -> bytes:
    header = struct.pack(">IIBBBBB", SIDE, SIDE, bits, color_type, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    parts = ((b"IHDR", header), *chunks, (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def _png(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    color_type = (0 if what.color == "gray" else 2) + (4 if alpha is not None else 0)
    layers = _layers(values, alpha, what.bits)
    return _png_file(what.bits, color_type, _packed(layers.reshape(SIDE, -1), what.bits))


def _keyed_png(bits: int) -> Written:
    """Gray with fewer than 8 bits has a transparent value instead of a channel: here the lowest."""
    levels = _integers(GRAY, bits)
    data = _png_file(bits, 0, _packed(levels[..., 0], bits), (b"tRNS", b"\0\0"))
    return Written(data, np.repeat(levels / (2**bits - 1), 3, axis=2), (levels[..., 0] > 0).astype(float))


def _png_palette(what: Wanted, numbers: Pixels, table: Pixels) -> bytes:
    key = ((b"tRNS", b"\xff\0"),) if what.alpha else ()
    return _png_file(what.bits, 3, _packed(numbers, what.bits), (b"PLTE", table.tobytes()), *key)


def tiff(layers: Pixels, **settings: Any) -> bytes:
    """A TIFF file of tifffile."""
    file = BytesIO()
    tifffile.imwrite(file, layers, metadata=None, **settings)
    return file.getvalue()


def packed_tiff(layers: Pixels, bits: int, **changes: int) -> bytes:
    """A gray TIFF with any number of bits, maybe with alpha, in one strip."""
    channels = layers.shape[2]
    pixels = b"".join(_packed(layers.reshape(SIDE, -1), bits))
    tags = {
        256: SIDE,
        257: SIDE,
        258: bits | (bits << 16) * (channels - 1),
        259: 1,
        262: changes.get("photometric", 1),
    }
    tags |= {273: 0, 277: channels, 278: SIDE, 279: len(pixels), 32997: changes.get("depth", 1)}
    if channels == 2:
        tags[338] = 2
    tags[273] = 8 + 2 + 12 * len(tags) + 4
    entries = (
        struct.pack("<HHII", tag, 3, channels if tag == 258 else 1, value) for tag, value in sorted(tags.items())
    )
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + b"".join(entries) + bytes(4) + pixels


def _tiff(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    if what.bits < 8:
        return packed_tiff(_layers(values, alpha, what.bits), what.bits)
    whole = values if alpha is None else np.dstack([values, alpha])
    layers = whole.astype(f"f{what.bits // 8}") if what.floating else _layers(values, alpha, what.bits)
    photometric = {"gray": "minisblack", "RGB": "rgb", "CMYK": "separated"}[what.color]
    more = {} if alpha is None else {"extrasamples": ["unassalpha"]}
    if layers.shape[2] == 1:
        layers = layers[..., 0]
    else:
        more["planarconfig"] = "contig"
    return tiff(layers, photometric=photometric, **more)


def _tiff_palette(what: Wanted, numbers: Pixels, table: Pixels) -> bytes:
    entries = np.zeros((3, 2**what.bits), np.uint16)
    entries[:, : len(table)] = table.T.astype(np.uint16) * 257
    return tiff(numbers.astype(f"u{what.bits // 8}"), photometric="palette", colormap=entries)


def _lab() -> tuple[Pixels, Pixels]:
    """(L from 0 to 1, a and b as numbers; the sRGB colors)."""
    colors = np.rint(RGB * 127 + 60).astype(np.uint8)
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(Image.fromarray(colors), transform)
    assert lab is not None
    octets = np.dstack([np.asarray(band) for band in lab.split()]).astype(float)
    return np.dstack([octets[..., :1] / 255, octets[..., 1:] - 128]), colors / 255


def _tiff_lab(what: Wanted) -> Written:
    lab, colors = _lab()
    scale, white = (1, 255) if what.bits == 8 else (256, 65535)
    if what.floating:
        layers = (lab * np.array([100, 1, 1])).astype(f"f{what.bits // 8}")
    else:
        stored = np.dstack([lab[..., :1] * white, lab[..., 1:] * scale % (256 * scale)])
        layers = np.rint(stored).astype(f"u{what.bits // 8}")
    return Written(tiff(layers, photometric="cielab"), colors)


def _psd_lab(what: Wanted) -> Written:
    lab, colors = _lab()
    scale, white = (1, 255) if what.bits == 8 else (256, 65535)
    stored = np.rint(np.dstack([lab[..., :1] * white, (lab[..., 1:] + 128) * scale]))
    return Written(document(np.moveaxis(stored.astype(f"u{what.bits // 8}"), 2, 0), 9), colors)


def _bmp_file(bits: int, rows: list[bytes], table: bytes = b"") -> bytes:
    body = b"".join(row + bytes(-len(row) % 4) for row in reversed(rows))
    start = 54 + len(table)
    header = struct.pack("<IiiHHIIiiII", 40, SIDE, SIDE, 1, bits, 0, len(body), 0, 0, len(table) // 4, 0)
    return struct.pack("<2sIHHI", b"BM", start + len(body), 0, 0, start) + header + table + body


def _bmp(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    return _bmp_file(24, [row.tobytes() for row in _layers(values, alpha)[..., ::-1]])


def _bmp_palette(what: Wanted, numbers: Pixels, table: Pixels) -> bytes:
    entries = np.dstack([table[None, :, ::-1], np.zeros((1, len(table)), np.uint8)]).tobytes()
    return _bmp_file(what.bits, _packed(numbers, what.bits), entries)


def _gif_palette(what: Wanted, numbers: Pixels, table: Pixels) -> bytes:
    image = Image.frombytes("P", (SIDE, SIDE), numbers.tobytes())
    image.putpalette(table.tobytes())
    return _saved(image, "GIF", optimize=False, **({"transparency": 1} if what.alpha else {}))


def _tga_palette(what: Wanted, numbers: Pixels, table: Pixels) -> bytes:
    image = Image.frombytes("P", (SIDE, SIDE), numbers.tobytes())
    image.putpalette(table.tobytes())
    return _saved(image, "TGA")


def _avif(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    layers = _layers(values, alpha, what.bits)
    settings = {"level": 100, "bitspersample": what.bits, "pixelformat": "444", "speed": 9}
    return bytes(imagecodecs.avif_encode(layers, **settings))


def _heif(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    file = BytesIO()
    if what.bits == 8:
        opened = pillow_heif.from_pillow(_image(what, values, alpha))
    else:
        mode = "RGB;16" if alpha is None else "RGBA;16"
        opened = pillow_heif.from_bytes(mode, (SIDE, SIDE), _layers(values, alpha, 16).tobytes())
    before = pillow_heif.options.SAVE_HDR_TO_12_BIT
    pillow_heif.options.SAVE_HDR_TO_12_BIT = what.bits == 12
    try:
        opened.save(file, quality=-1, chroma=444)
    finally:
        pillow_heif.options.SAVE_HDR_TO_12_BIT = before
    return file.getvalue()


def jpeg2000(layers: Pixels, bits: int, **settings: Any) -> bytes:
    """A JP2 file without loss."""
    given: dict[str, Any] = {
        "reversible": True,
        "level": 0,
        "codecformat": "jp2",
        "bitspersample": bits,
        **settings,
    }
    return bytes(imagecodecs.jpeg2k_encode(layers[..., 0] if layers.shape[2] == 1 else layers, **given))


def _jpeg2000(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    return jpeg2000(_layers(values, alpha, what.bits), what.bits)


def jxl(layers: Pixels, **settings: Any) -> bytes:
    """A codestream without loss, in sRGB; imagecodecs states linear light for more than 8 bits."""
    data = bytes(imagecodecs.jpegxl_encode(layers, lossless=True, **settings))
    codestream = data if data.startswith(header.SIGNATURE) else boxes_of(data)[b"jxlc"]
    found = header.read(codestream)
    return icc.without_profile(codestream, found, found.end)


def _jxl(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    if what.floating:
        return jxl((values if alpha is None else np.dstack([values, alpha])).astype(f"f{what.bits // 8}"))
    return jxl(_layers(values, alpha, what.bits), bitspersample=what.bits)


def _tga(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    if what.bits == 8:
        return _saved(_image(what, values, alpha), "TGA")
    red, green, blue = np.moveaxis(_integers(values, 5).astype("<u2"), 2, 0)
    header = struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, SIDE, SIDE, 16, 0x20)
    return header + (red << 10 | green << 5 | blue).tobytes() + bytes(8) + b"TRUEVISION-XFILE.\0"


def pam(layers: Pixels, kind: str, maximum: int) -> bytes:
    """A PAM file."""
    height, width, depth = layers.shape
    lines = f"P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH {depth}\nMAXVAL {maximum}\nTUPLTYPE {kind}\nENDHDR\n"
    return lines.encode() + layers.astype(layers.dtype.newbyteorder(">")).tobytes()


def _pnm(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    layers, maximum = _layers(values, alpha, what.bits), 2**what.bits - 1
    if alpha is not None:
        kind = "RGB" if what.color == "RGB" else "BLACKANDWHITE" if what.bits == 1 else "GRAYSCALE"
        return pam(layers, f"{kind}_ALPHA", maximum)
    if what.bits == 1:
        return b"P4 8 8\n" + b"".join(_packed(1 - layers[..., 0], 1))
    number = b"P6" if what.color == "RGB" else b"P5"
    return b"%b 8 8 %d\n" % (number, maximum) + layers.astype(layers.dtype.newbyteorder(">")).tobytes()


def _qoi(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    return bytes(imagecodecs.qoi_encode(_layers(values, alpha)))


def _psd(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    if what.bits == 1:
        header = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 1, SIDE, SIDE, 1, 0)
        return header + bytes(12) + b"\0\0" + b"".join(_packed(1 - _integers(values[..., 0], 1), 1))
    mode = {"gray": 1, "RGB": 3, "CMYK": 4}[what.color]
    if what.floating:
        values = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    if mode == 4:
        values = 1 - values
    if alpha is not None:  # Photoshop blends the flattened picture with white
        values = np.dstack([values * alpha[..., None] + 1 - alpha[..., None], alpha])
    layers = values.astype("f4") if what.floating else _integers(values, what.bits)
    return document(np.moveaxis(layers, 2, 0), mode, transparent=alpha is not None)


def _psd_palette(what: Wanted, numbers: Pixels, table: Pixels) -> bytes:
    return document(numbers[None], 2, palette=np.ascontiguousarray(table.T).tobytes())


def _ico(what: Wanted, values: Pixels, alpha: Pixels | None) -> bytes:
    return _saved(_image(what, values, alpha), "ICO", sizes=[(SIDE, SIDE)])


_WRITERS: Final[dict[str, Callable[[Wanted, Pixels, Pixels | None], bytes]]] = {
    "JPEG": _jpeg, "PNG": _png, "WEBP": _webp, "TIFF": _tiff, "BMP": _bmp, "AVIF": _avif, "HEIF": _heif,
    "JXL": _jxl, "JPEG2000": _jpeg2000, "TGA": _tga, "PNM": _pnm, "QOI": _qoi, "PSD": _psd, "ICO": _ico,
}  # fmt: skip
_PALETTES: Final[dict[str, Callable[[Wanted, Pixels, Pixels], bytes]]] = {
    "PNG": _png_palette, "TIFF": _tiff_palette, "BMP": _bmp_palette, "GIF": _gif_palette, "TGA": _tga_palette,
    "PSD": _psd_palette,
}  # fmt: skip
_LABS: Final[dict[str, Callable[[Wanted], Written]]] = {"TIFF": _tiff_lab, "PSD": _psd_lab}
