"""TIFF files of tifffile, Pillow and libvips, over the product of what a TIFF can state."""

from collections.abc import Iterator
from itertools import cycle, product
from pathlib import Path
from typing import Any

import numpy as np
import pyvips
import tifffile
from differential import (
    PROFILES,
    Case,
    Pixels,
    Reading,
    alpha,
    cmyk,
    cmyk_profile,
    colors,
    depth,
    exif,
    gray,
    stored,
    typed,
    unit,
)
from PIL import Image

_COMPRESSIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "lzw": {"compression": "lzw", "predictor": True},
    "deflate": {"compression": "zlib"},
    "zstd": {"compression": "zstd"},
    "packbits": {"compression": "packbits"},
}


def tiffs() -> Iterator[Case]:
    yield from _usual()
    yield from _rarely_compressed()
    yield from _bits()
    yield from _extra_samples()
    yield from _palettes()
    yield from _reduced()
    yield from _of_pillow()
    yield from _of_libvips()


def _usual() -> Iterator[Case]:
    turn, profiles = cycle((1, 1, 6, 3, 1, 8, 5, 2, 1, 7, 4)), cycle(PROFILES)
    for kind, dtype, extra, planar, order, packing in product(
        ("gray", "white", "rgb", "cmyk"),
        ("u1", "u2", "u4", "u8", "f2", "f4", "f8"),
        ("opaque", "unassalpha", "assocalpha"),
        ("contig", "separate"),
        "<>",
        _COMPRESSIONS,
    ):
        if (kind in ("white", "cmyk") and dtype[0] == "f") or (kind == "cmyk" and dtype[1] in "48"):
            continue  # what white or full ink is, is not defined
        if (planar == "separate" and kind in ("gray", "white") and extra == "opaque") or (
            packing == "packbits" and dtype != "u1"
        ):
            continue
        if kind == "white" and extra == "assocalpha":
            continue  # the specification does not say which end is multiplied
        orientation, name = next(turn), next(profiles)
        icc = (
            PROFILES[name] if kind == "rgb" else cmyk_profile() if kind == "cmyk" and name != "untagged" else None
        )
        tiled = (orientation + len(packing)) % 2 == 0
        yield _tifffile_case(kind, dtype, extra, planar, order, packing, orientation, icc, tiled=tiled)


def _tifffile_case(
    kind: str,
    dtype: str,
    extra: str,
    planar: str,
    order: str,
    packing: str,
    orientation: int,
    icc: bytes | None,
    *,
    tiled: bool,
) -> Case:
    plain = typed({"rgb": colors, "cmyk": cmyk}.get(kind, gray)(), dtype)
    layers = np.atleast_3d(plain)
    opacity = typed(alpha(), dtype) if extra != "opaque" else None
    space = "gray" if kind == "white" else kind
    truth = Reading(unit(layers), None if opacity is None else unit(opacity), space, icc)
    layers = _as_stored(kind, layers, opacity, extra)
    layers = stored(layers, orientation)
    if planar == "separate":
        layers = np.ascontiguousarray(np.moveaxis(layers, 2, 0))
    elif layers.shape[2] == 1:
        layers = layers[..., 0]
    options: dict[str, Any] = {
        "photometric": {"gray": "minisblack", "white": "miniswhite", "cmyk": "separated"}.get(kind, kind),
        "byteorder": order,
        "iccprofile": icc,
        "extratags": [(274, "H", 1, orientation)] if orientation > 1 else [],
        "metadata": None,
        **_COMPRESSIONS[packing],
    }
    if layers.ndim == 3:
        options["planarconfig"] = planar
    if opacity is not None:
        options["extrasamples"] = [extra]
    if tiled:
        options["tile"] = (16, 32)
    if dtype == "u8":
        options.pop("predictor", None)  # tifffile has none for 64 bits
    big = packing == "zstd"
    name = "-".join(
        (
            "tifffile-tif",
            kind,
            dtype,
            extra,
            planar,
            "little" if order == "<" else "big",
            packing,
            f"turned{orientation}",
            "icc" if icc else "noicc",
            "tiles" if tiled else "strips",
            *(["bigtiff"] if big else []),
        )
    )

    def write(path: Path) -> None:
        tifffile.imwrite(path, layers, bigtiff=big, **options)

    return Case(name, ".tif", write, truth, icc, orientation, truth.space, extra == "assocalpha")


def _as_stored(kind: str, layers: Pixels, opacity: Pixels | None, extra: str) -> Pixels:
    """Inverted if white is 0, and with alpha."""
    if kind == "white":
        layers = np.iinfo(layers.dtype).max - layers
    if opacity is None:
        return layers
    if extra == "assocalpha" and layers.dtype == np.uint64:  # floating point numbers have not enough digits
        layers = (layers >> np.uint64(32)) * (opacity >> np.uint64(32))[..., None]
    elif extra == "assocalpha":
        multiplied = unit(layers) * unit(opacity)[..., None]
        most = 1 if layers.dtype.kind == "f" else np.iinfo(layers.dtype).max
        rounded = multiplied if most == 1 else np.round(multiplied * most)
        layers = rounded.astype(layers.dtype)
    return np.dstack([layers, opacity])


def _octets() -> tuple[Pixels, Reading]:
    """(RGB with 8 bits, how it is read)."""
    octets = depth(colors(), 8)
    return octets, Reading(unit(octets), None, "rgb", None)


def _rarely_compressed() -> Iterator[Case]:
    octets, rgb = _octets()
    lossless = {"webp": {"lossless": True}, "jpeg2000": {"reversible": True, "level": 0}, "lzma": {}, "lerc": {}}
    for packing, given in (*lossless.items(), ("jpeg", {"level": 90})):
        for orientation, order in product((1, 6), "<>"):
            layers = stored(octets, orientation)

            def write(
                path: Path,
                layers: Pixels = layers,
                packing: str = packing,
                given: Any = given,
                o: int = orientation,
                b: str = order,
            ) -> None:
                tags: Any = [(274, "H", 1, o)]
                tifffile.imwrite(
                    path,
                    layers,
                    photometric="rgb",
                    compression=packing,
                    compressionargs=given,
                    extratags=tags,
                    byteorder=b,
                    metadata=None,
                )

            truth = None if packing == "jpeg" else rgb
            name = f"tifffile-tif-rgb-{packing}-{'little' if order == '<' else 'big'}-turned{orientation}"
            yield Case(name, ".tif", write, truth, None, orientation)


def _bits() -> Iterator[Case]:
    bits = gray() > 32768
    for photometric, packing in product(("minisblack", "miniswhite"), (None, "packbits", "zlib")):
        layers = bits if photometric == "minisblack" else ~bits

        def write(
            path: Path, layers: Pixels = layers, photometric: str = photometric, packing: str | None = packing
        ) -> None:
            tifffile.imwrite(path, layers, photometric=photometric, compression=packing, metadata=None)

        yield Case(
            f"tifffile-tif-bits-{photometric}-{packing}",
            ".tif",
            write,
            Reading(unit(bits)[..., None], None, "gray", None),
            space="gray",
        )


def _extra_samples() -> Iterator[Case]:
    for number, planar, dtype in product((1, 2), ("contig", "separate"), ("u1", "u2")):
        layers = np.dstack([typed(colors(), dtype), *[typed(alpha(), dtype)] * number])
        layers = layers if planar == "contig" else np.ascontiguousarray(np.moveaxis(layers, 2, 0))

        def write(path: Path, layers: Pixels = layers, planar: str = planar, number: int = number) -> None:
            tifffile.imwrite(
                path,
                layers,
                photometric="rgb",
                planarconfig=planar,
                extrasamples=["unspecified"] * number,
                metadata=None,
            )

        truth = Reading(unit(typed(colors(), dtype)), None, "rgb", None)
        yield Case(f"tifffile-tif-rgb-{dtype}-unspecified{number}-{planar}", ".tif", write, truth)


def _palettes() -> Iterator[Case]:
    for dtype in ("u1", "u2"):
        indices = (np.add.outer(np.arange(32) * 5, np.arange(48)) % 256).astype(dtype)
        table = np.random.default_rng(3).integers(0, 65536, (3, 256 ** int(dtype[1]))).astype(np.uint16)
        shown = np.moveaxis(table[:, indices], 0, 2)

        def write(path: Path, indices: Pixels = indices, table: Pixels = table) -> None:
            tifffile.imwrite(path, indices, photometric="palette", colormap=table, metadata=None)

        yield Case(f"tifffile-tif-palette-{dtype}", ".tif", write, Reading(unit(shown), None, "rgb", None))


def _reduced() -> Iterator[Case]:
    octets, rgb = _octets()
    for order in "<>":

        def write(path: Path, order: str = order) -> None:
            with tifffile.TiffWriter(path, byteorder=order) as file:
                file.write(octets[::4, ::4], photometric="rgb", subfiletype=1, metadata=None)
                file.write(octets, photometric="rgb", metadata=None)

        yield Case(f"tifffile-tif-reduced_first_page-{'little' if order == '<' else 'big'}", ".tif", write, rgb)


def _of_pillow() -> Iterator[Case]:
    octets = depth(colors(), 8)
    opacity = depth(alpha(), 8)
    full = Image.fromarray(np.dstack([octets, opacity]))
    modes = {
        "1": Image.fromarray(depth(gray(), 8)).point(lambda v: 255 * (v > 127), mode="1"),
        "L": Image.fromarray(depth(gray(), 8)),
        "LA": Image.merge("LA", [Image.fromarray(depth(gray(), 8)), Image.fromarray(opacity)]),
        "P": Image.fromarray(octets).quantize(200),
        "RGB": Image.fromarray(octets),
        "RGBA": full,
        "CMYK": Image.frombytes("CMYK", (48, 32), depth(cmyk(), 8).tobytes()),
        "I;16": Image.fromarray(gray()),
    }
    packings = ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "group3", "group4", "tiff_ccitt")
    for (mode, image), packing, orientation in product(modes.items(), packings, (1, 6, 7)):
        if (packing in ("group3", "group4", "tiff_ccitt")) != (mode == "1" and packing not in ("raw", "packbits")):
            continue
        if packing == "jpeg" and mode not in ("L", "RGB", "CMYK"):
            continue
        if mode == "1" and packing in ("tiff_lzw", "tiff_adobe_deflate", "jpeg"):
            continue
        transpose = {6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE}
        turned = image.transpose(transpose[orientation]) if orientation in transpose else image
        settings: dict[str, Any] = {"exif": exif(orientation)} if orientation > 1 else {}
        if packing == "jpeg":
            settings["quality"] = 90

        def write(
            path: Path, image: Image.Image = turned, packing: str = packing, settings: Any = settings
        ) -> None:
            image.save(path, compression=packing, **settings)

        space = {"1": "gray", "L": "gray", "LA": "gray", "CMYK": "cmyk", "I;16": "gray"}.get(mode, "rgb")
        truth = None if packing == "jpeg" else pillow_reading(image)
        yield Case(
            f"pillow-tif-{mode}-{packing}-turned{orientation}", ".tif", write, truth, None, orientation, space
        )


def pillow_reading(image: Image.Image) -> Reading:
    """What an image of Pillow shows."""
    if image.mode == "P":
        image = image.convert("RGB")
    values = np.atleast_3d(unit(np.asarray(image)))
    space = {1: "gray", 2: "gray", 3: "rgb"}.get(values.shape[2], "cmyk" if image.mode == "CMYK" else "rgb")
    if image.mode in ("LA", "RGBA"):
        return Reading(values[..., :-1], values[..., -1], space, None)
    return Reading(values, None, space, None)


def _of_libvips() -> Iterator[Case]:
    for bits, opaque, packing, tiled, pyramid in product(
        (8, 16), (True, False), ("none", "lzw", "deflate", "packbits", "jpeg"), (False, True), (False, True)
    ):
        if (packing == "jpeg" and (bits == 16 or not opaque)) or (pyramid and not tiled):
            continue
        layers = colors() if opaque else np.dstack([colors(), alpha()])
        image = pyvips.Image.new_from_array(depth(layers, bits), interpretation="srgb" if bits == 8 else "rgb16")
        settings: dict[str, Any] = {
            "compression": packing,
            "tile": tiled,
            "pyramid": pyramid,
            "tile_width": 16,
            "tile_height": 16,
        }
        if packing in ("lzw", "deflate"):
            settings["predictor"] = "horizontal"

        def write(path: Path, image: Any = image, settings: Any = settings) -> None:
            image.tiffsave(str(path), **settings)

        truth = Reading(unit(depth(colors(), bits)), None if opaque else unit(depth(alpha(), bits)), "rgb", None)
        layout = "pyramid" if pyramid else "tiles" if tiled else "strips"
        yield Case(
            f"pyvips-tif-rgb-u{bits // 8}-{'opaque' if opaque else 'alpha'}-{packing}-{layout}",
            ".tif",
            write,
            None if packing == "jpeg" else truth,
        )
    for bits, white in product((1, 2, 4), (False, True)):
        levels = depth(gray(), bits)
        image = pyvips.Image.new_from_array(
            (levels.astype(int) * 255 // (2**bits - 1)).astype(np.uint8), interpretation="b-w"
        )

        def write(path: Path, image: Any = image, bits: int = bits, white: bool = white) -> None:
            image.tiffsave(str(path), bitdepth=bits, miniswhite=white)

        truth = Reading((levels / (2**bits - 1))[..., None], None, "gray", None)
        yield Case(
            f"pyvips-tif-gray-{bits}bit-{'white' if white else 'black'}", ".tif", write, truth, space="gray"
        )
    lab = pyvips.Image.new_from_array(depth(colors(), 8), interpretation="srgb").colourspace("lab")
    for name, image in (("lab8", lab), ("labfloat", lab.cast("float"))):

        def write(path: Path, image: Any = image) -> None:
            image.tiffsave(str(path))

        yield Case(f"pyvips-tif-{name}", ".tif", write, None, space="lab")
