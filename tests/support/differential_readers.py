"""Independent readers: libvips, tifffile, imagecodecs and Pillow. Each gives an upright Reading."""

from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pyvips
import tifffile
from differential import Case, Pixels, Reading, in_srgb, unit, upright
from PIL import Image

pyvips.cache_set_max(0)  # so that a new picture under an old name is read again


def readings(case: Case, path: Path) -> dict[str, Reading | str]:
    """What each independent reader sees, or why it cannot read the file."""
    found: dict[str, Reading | str] = {}
    for name, read in _readers(case).items():
        try:
            found[name] = read(case, path)
        except Exception as error:  # noqa: BLE001 - whatever a library raises, it does not read the file
            found[name] = f"{type(error).__name__}: {error}"
    return found


def _readers(case: Case) -> dict[str, Any]:
    if case.ending == ".tif":
        return {"pyvips": _vips, "tifffile": _tifffile, "Pillow": _pillow}
    if case.ending in (".gif", ".bmp", ".pnm", ".pgm", ".tga", ".ico"):
        return {"pyvips": _vips, "Pillow": _pillow}
    return {"pyvips": _vips, "imagecodecs": _imagecodecs, "Pillow": _pillow}


def _vips(case: Case, path: Path) -> Reading:
    image: Any = pyvips.Image.new_from_file(str(path), fail_on="warning").autorot()
    values = image.numpy()
    if case.space == "lab":
        return Reading(values.astype(np.float64)[..., :3], None, "lab", None)
    return _reading(case, unit(values))


def _tifffile(case: Case, path: Path) -> Reading:
    with tifffile.TiffFile(path) as file:
        page: Any = max(file.pages, key=lambda page: page.imagelength * page.imagewidth)
        values = page.asarray()
        if page.photometric == tifffile.PHOTOMETRIC.PALETTE:
            values = np.moveaxis(page.colormap[:, values], 0, 2)
        values = unit(values)
        if page.photometric == tifffile.PHOTOMETRIC.MINISWHITE:
            values = 1 - values if values.ndim == 2 else _inverted(values, page.planarconfig == 2)
        if values.ndim == 3 and page.planarconfig == 2:
            values = np.moveaxis(values, 0, 2)
    return _reading(case, upright(values, case.orientation))


def _inverted(values: Pixels, planar: bool) -> Pixels:
    values = values.copy()
    grays = values[0] if planar else values[..., 0]
    grays[:] = 1 - grays
    return values


def _imagecodecs(case: Case, path: Path) -> Reading:
    data = path.read_bytes()
    kind = case.ending[1:]
    decoders: dict[str, Any] = {
        "jpg": imagecodecs.jpeg8_decode,
        "png": imagecodecs.png_decode,
        "webp": imagecodecs.webp_decode,
        "avif": imagecodecs.avif_decode,
        "qoi": imagecodecs.qoi_decode,
        "jp2": imagecodecs.jpeg2k_decode,
        "j2k": imagecodecs.jpeg2k_decode,
        "jxl": imagecodecs.jpegxl_decode,
    }
    if "jxl-of-a-jpeg" in case.name:
        kind, data = "jpg", imagecodecs.jpegxl_decode_jpeg(data)
    values = decoders[kind](data)
    bits = next(
        (int(part[:-3]) for part in case.name.split("-") if part.endswith("bit") and part[:-3].isdigit()), 8
    )
    most = 255 if values.dtype == np.uint8 else 2**bits - 1
    values = values / most
    if kind == "jxl" and bits == 16:  # imagecodecs writes linear light, and reads it as it is
        opaque = 3 if case.space == "rgb" else 1
        values = np.atleast_3d(values)
        values = np.dstack([in_srgb(values[..., :opaque]), values[..., opaque:]])
    if case.space == "cmyk":
        values = 1 - values if kind == "jpg" else values
    return _reading(case, upright(values, case.orientation))


def _pillow(case: Case, path: Path) -> Reading:
    if case.ending == ".heic":
        import pillow_heif

        pillow_heif.register_heif_opener()
    with Image.open(path) as file:
        file.load()
        image: Image.Image = file
        if image.mode in ("P", "PA") or "transparency" in image.info:
            image = image.convert("RGBA" if "transparency" in image.info else "RGB")
        values = np.asarray(image)
        if image.mode == "RGBX":
            values = values[..., :3]
        if image.mode in ("I", "F"):
            values = values / 65535 if image.mode == "I" else values
        turned = case.orientation if case.ending not in (".tif", ".heic", ".avif") else 1
    return _reading(case, upright(unit(values), turned))


def _reading(case: Case, values: Pixels) -> Reading:
    """Tell colors and alpha apart by the number of channels."""
    values = np.atleast_3d(values)
    number = {"gray": 1, "rgb": 3, "cmyk": 4}[case.space]
    space = case.space
    if space in ("rgb", "gray") and values.shape[2] <= 2:
        number, space = 1, "gray"
    elif (space == "gray" and values.shape[2] >= 3) or (space == "cmyk" and values.shape[2] == 3):
        number, space = 3, "rgb"
    has_alpha = values.shape[2] > number and "unspecified" not in case.name
    colors, alpha = values[..., :number], values[..., number] if has_alpha else None
    if case.premultiplied and alpha is not None:
        colors = np.clip(colors / np.maximum(alpha, 1e-9)[..., None], 0, 1)
    return Reading(colors, alpha, space, case.icc)
