"""PNG, JPEG and WebP files of foreign writers."""

from collections.abc import Callable, Iterator
from itertools import cycle, product
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pyvips
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
    unit,
)
from differential_tiff import pillow_reading
from PIL import Image

TURNS = (1, 6, 3, 8, 5, 2, 7, 4)


def common_files() -> Iterator[Case]:
    yield from _pngs()
    yield from _jpegs()
    yield from _webps()


def layers_of(mode: str, bits: int) -> Pixels:
    parts = {
        "L": [gray()],
        "LA": [gray(), alpha()],
        "RGB": [colors()],
        "RGBA": [colors(), alpha()],
        "CMYK": [cmyk()],
    }
    return depth(np.dstack(parts[mode]), bits)


def reading_of(mode: str, bits: int, icc: bytes | None = None) -> Reading:
    layers = unit(layers_of(mode, bits)) if bits in (8, 16) else layers_of(mode, bits) / (2**bits - 1)
    space = {"L": "gray", "LA": "gray", "CMYK": "cmyk"}.get(mode, "rgb")
    if mode in ("LA", "RGBA"):
        return Reading(layers[..., :-1], layers[..., -1], space, icc)
    return Reading(layers, None, space, icc)


def image_of(mode: str, orientation: int = 1) -> Image.Image:
    layers = stored(layers_of(mode, 8), orientation)
    height, width = layers.shape[:2]
    return Image.frombytes(mode, (width, height), layers.tobytes())


def vips_of(mode: str, bits: int, orientation: int = 1, icc: bytes | None = None) -> Any:
    names = {"L": "b-w", "LA": "b-w", "RGB": "srgb", "RGBA": "srgb", "CMYK": "cmyk"}
    deep = {"b-w": "grey16", "srgb": "rgb16"}
    name = names[mode] if bits == 8 else deep[names[mode]]
    image = pyvips.Image.new_from_array(stored(layers_of(mode, bits), orientation), interpretation=name).copy()
    if icc:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", icc)
    if orientation > 1:
        image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    return image


def saved(image: Image.Image, kind: str, **settings: Any) -> Callable[[Path], None]:
    given = {key: value for key, value in settings.items() if value is not None}
    return lambda path: image.save(path, kind, **given)


def vips_saved(image: Any, **settings: Any) -> Callable[[Path], None]:
    return lambda path: image.write_to_file(str(path), **settings)


def written(encode: Callable[..., bytes], *values: Any, **settings: Any) -> Callable[[Path], None]:
    return lambda path: _ignore(path.write_bytes(encode(*values, **settings)))


def _ignore(_: object) -> None:
    return


def _pngs() -> Iterator[Case]:
    turn = cycle(TURNS)
    for mode, level, (name, profile) in product(("L", "LA", "RGB", "RGBA"), (0, 1, 6, 9), PROFILES.items()):
        icc, orientation = profile if mode.startswith("RGB") else None, next(turn)
        write = saved(
            image_of(mode, orientation), "PNG", compress_level=level, icc_profile=icc, exif=exif(orientation)
        )
        yield Case(
            f"pillow-png-{mode}-level{level}-{name}-turned{orientation}",
            ".png",
            write,
            reading_of(mode, 8, icc),
            icc,
            orientation,
        )
    for mode, bits, interlaced, strategy in product(
        ("L", "LA", "RGB", "RGBA"), (8, 16), (False, True), ("none", "sub", "up", "avg", "paeth", "all")
    ):
        icc = PROFILES["p3"] if strategy == "up" and mode.startswith("RGB") else None
        write = vips_saved(vips_of(mode, bits, 1, icc), interlace=interlaced, filter=strategy)
        scan, truth = "interlaced" if interlaced else "plain", reading_of(mode, bits, icc)
        yield Case(
            f"pyvips-png-{mode}-{bits}bit-{scan}-{strategy}", ".png", write, reading_of(mode, bits, icc), icc
        )
    for mode, bits in product(("L", "LA", "RGB", "RGBA"), (8, 16)):
        layers = layers_of(mode, bits)
        layers = layers[..., 0] if mode == "L" else layers
        for level, encode in product(
            (1, 9), (imagecodecs.png_encode, imagecodecs.spng_encode, imagecodecs.apng_encode)
        ):
            name = encode.__name__.removesuffix("_encode")
            yield Case(
                f"imagecodecs-png-{name}-{mode}-{bits}bit-level{level}",
                ".png",
                written(encode, layers, level=level),
                reading_of(mode, bits),
            )
    for bits, palette in product((1, 2, 4), (False, True)):
        few = Image.fromarray(depth(colors(), 8)).quantize(2**bits)
        if palette:
            yield Case(f"pillow-png-P-{bits}bit", ".png", saved(few, "PNG", bits=bits), pillow_reading(few))
            for key in (0, bytes(range(0, 256, 64))[: 2**bits]):
                shown = few.copy()
                shown.info["transparency"] = key
                kind = "key" if key == 0 else "alpha"
                write = saved(few, "PNG", bits=bits, transparency=key)
                yield Case(f"pillow-png-P-{bits}bit-{kind}", ".png", write, pillow_reading(shown.convert("RGBA")))
        else:
            levels = depth(gray(), bits)
            image = pyvips.Image.new_from_array(
                (levels.astype(int) * 255 // (2**bits - 1)).astype(np.uint8), interpretation="b-w"
            )
            truth = Reading((levels / (2**bits - 1))[..., None], None, "gray", None)
            yield Case(f"pyvips-png-gray-{bits}bit", ".png", vips_saved(image, bitdepth=bits), truth)
    for mode in ("1", "L", "RGB"):
        image = image_of(mode) if mode != "1" else image_of("L").point(lambda v: 255 * (v > 127), mode="1")
        key = image.getpixel((40, 12))
        shown = image.convert("RGBA") if mode != "1" else image.convert("L").convert("RGBA")
        same = np.all(np.asarray(shown)[..., :3] == np.asarray(shown)[12, 40, :3], axis=2)
        truth = Reading(unit(np.asarray(shown)[..., :3]), np.where(same, 0.0, 1.0), "rgb", None)
        yield Case(f"pillow-png-{mode}-key", ".png", saved(image, "PNG", transparency=key), truth)


def _jpegs() -> Iterator[Case]:
    turn = cycle(TURNS)
    for mode, quality, sampling, progressive, (name, profile) in product(
        ("L", "RGB", "CMYK"), (50, 75, 95), ("4:4:4", "4:2:2", "4:2:0", "4:1:1"), (False, True), PROFILES.items()
    ):
        if mode != "RGB" and sampling != "4:4:4":
            continue
        orientation = next(turn)
        icc = profile if mode == "RGB" else cmyk_profile() if mode == "CMYK" and profile else None
        write = saved(
            image_of(mode, orientation),
            "JPEG",
            quality=quality,
            subsampling=sampling,
            progressive=progressive,
            icc_profile=icc,
            exif=exif(orientation),
        )
        scan = "progressive" if progressive else "baseline"
        label = f"pillow-jpg-{mode}-q{quality}-{sampling.replace(':', '')}-{scan}-{name}-turned{orientation}"
        yield Case(label, ".jpg", write, None, icc, orientation, {"L": "gray", "CMYK": "cmyk"}.get(mode, "rgb"))
    for mode, quality, sampling, progressive, restart in product(
        ("L", "RGB", "CMYK"), (60, 92), ("off", "on"), (False, True), (0, 2)
    ):
        orientation = next(turn)
        write = vips_saved(
            vips_of(mode, 8, orientation),
            Q=quality,
            subsample_mode=sampling,
            interlace=progressive,
            restart_interval=restart,
        )
        scan = "progressive" if progressive else "baseline"
        label = f"pyvips-jpg-{mode}-q{quality}-subsample_{sampling}-{scan}-restart{restart}-turned{orientation}"
        yield Case(label, ".jpg", write, None, None, orientation, {"L": "gray", "CMYK": "cmyk"}.get(mode, "rgb"))
    rgb, light = layers_of("RGB", 8), layers_of("L", 8)[..., 0]
    for space, sampling, optimized in product(("ycbcr", "rgb"), ("444", "422", "420", "440"), (False, True)):
        if space == "rgb" and sampling != "444":
            continue
        write = written(
            imagecodecs.jpeg8_encode,
            rgb,
            level=90,
            colorspace="rgb",
            outcolorspace=space,
            subsampling=sampling,
            optimize=optimized,
        )
        yield Case(f"imagecodecs-jpg-{space}-{sampling}{'-optimized' if optimized else ''}", ".jpg", write, None)
    yield Case(
        "imagecodecs-jpg-gray", ".jpg", written(imagecodecs.jpeg8_encode, light, level=90), None, space="gray"
    )
    twelve = depth(gray(), 12)
    yield Case(
        "imagecodecs-jpg-gray-12bit",
        ".jpg",
        written(imagecodecs.jpeg8_encode, twelve, level=90, bitspersample=12),
        None,
        space="gray",
    )
    yield Case(
        "imagecodecs-jpg-gray-lossless",
        ".jpg",
        written(imagecodecs.jpeg8_encode, light, lossless=True),
        reading_of("L", 8),
        space="gray",
    )
    yield Case(
        "imagecodecs-jpg-rgb-lossless",
        ".jpg",
        written(imagecodecs.jpeg8_encode, rgb, lossless=True),
        reading_of("RGB", 8),
    )


def _webps() -> Iterator[Case]:
    turn = cycle(TURNS)
    for mode, lossless, method, (name, icc) in product(
        ("RGB", "RGBA"), (False, True), (0, 4, 6), PROFILES.items()
    ):
        orientation = next(turn)
        write = saved(
            image_of(mode, orientation),
            "WEBP",
            lossless=lossless,
            exact=True,
            method=method,
            quality=90,
            icc_profile=icc,
            exif=exif(orientation),
        )
        label = (
            f"pillow-webp-{mode}-{'lossless' if lossless else 'lossy'}-method{method}-{name}-turned{orientation}"
        )
        yield Case(label, ".webp", write, reading_of(mode, 8, icc) if lossless else None, icc, orientation)
    for mode, lossless, quality in product(("RGB", "RGBA", "L"), (False, True), (30, 90)):
        orientation = next(turn)
        write = vips_saved(vips_of(mode, 8, orientation), lossless=lossless, exact=True, Q=quality)
        label = f"pyvips-webp-{mode}-{'lossless' if lossless else 'lossy'}-q{quality}-turned{orientation}"
        yield Case(label, ".webp", write, reading_of(mode, 8) if lossless else None, None, orientation)
    for mode, lossless, level in product(("RGB", "RGBA"), (False, True), (20, 80)):
        write = written(imagecodecs.webp_encode, layers_of(mode, 8), level=level, lossless=lossless)
        yield Case(
            f"imagecodecs-webp-{mode}-{'lossless' if lossless else 'lossy'}-{level}",
            ".webp",
            write,
            reading_of(mode, 8) if lossless else None,
        )
