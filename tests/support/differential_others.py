"""HEIC, AVIF, GIF, BMP and files of less common formats of foreign writers."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import cycle, product
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pillow_heif
from differential import PROFILES, Case, alpha, colors, depth, exif, gray, in_srgb
from differential_files import TURNS, image_of, layers_of, reading_of, saved, vips_of, vips_saved, written
from differential_tiff import pillow_reading
from PIL import Image


def other_files() -> Iterator[Case]:
    yield from _heifs_and_avifs()
    yield from _others()


def _heifs_and_avifs() -> Iterator[Case]:
    turn = cycle(TURNS)
    for mode, quality, chroma, (name, profile) in product(
        ("L", "RGB", "RGBA"), (60, 95), (444, 420), PROFILES.items()
    ):
        orientation = next(turn)
        icc = profile if mode != "L" else None
        settings = {"quality": quality, "chroma": chroma, "icc_profile": icc, "exif": exif(orientation)}

        def write(path: Path, mode: str = mode, orientation: int = orientation, settings: Any = settings) -> None:
            file = pillow_heif.from_pillow(image_of(mode, orientation))
            file.info["icc_profile"] = settings["icc_profile"]
            file.info["exif"] = settings["exif"]
            if not settings["icc_profile"]:
                del file.info["icc_profile"]
            file.save(path, quality=settings["quality"], chroma=settings["chroma"])

        label = f"pillow_heif-heic-{mode}-q{quality}-{chroma}-{name}-turned{orientation}"
        yield Case(label, ".heic", write, None, icc, orientation)
    for mode, quality in product(("RGB", "RGBA"), (80, 95)):

        def write(path: Path, mode: str = mode, quality: int = quality) -> None:
            pillow_heif.from_bytes(f"{mode};16", (48, 32), layers_of(mode, 16).tobytes()).save(
                path, quality=quality, chroma=444
            )

        yield Case(f"pillow_heif-heic-{mode}-10or12bit-q{quality}", ".heic", write, None)
    for mode, quality, sampling, (name, icc) in product(
        ("RGB", "RGBA"), (60, 95), ("4:4:4", "4:2:0", "4:2:2"), PROFILES.items()
    ):
        orientation = next(turn)
        write = saved(
            image_of(mode, orientation),
            "AVIF",
            quality=quality,
            subsampling=sampling,
            icc_profile=icc,
            exif=exif(orientation),
        )
        label = f"pillow-avif-{mode}-q{quality}-{sampling.replace(':', '')}-{name}-turned{orientation}"
        yield Case(label, ".avif", write, None, icc, orientation)
    for mode, level, bits in product(("RGB", "RGBA"), (70, 100), (8, 10, 12)):
        layers = depth(np.dstack([colors(), alpha()]) if mode == "RGBA" else colors(), bits)
        write = written(
            imagecodecs.avif_encode, layers, level=level, bitspersample=bits, pixelformat="444", speed=9
        )
        truth = reading_of(mode, bits) if level == 100 else None
        yield Case(f"imagecodecs-avif-{mode}-{bits}bit-level{level}", ".avif", write, truth)


def _jpeg_xls() -> Iterator[Case]:
    for mode, bits, lossless in product(("L", "LA", "RGB", "RGBA"), (8, 16), (True, False)):
        layers = layers_of(mode, bits)
        layers = layers[..., 0] if mode == "L" else layers
        truth = reading_of(mode, bits) if lossless else None
        if truth and bits == 16:
            truth = replace(truth, colors=in_srgb(truth.colors))
        write = written(imagecodecs.jpegxl_encode, layers, lossless=lossless, level=None if lossless else 90)
        kind = "lossless" if lossless else "lossy"
        space = "rgb" if mode.startswith("RGB") else "gray"
        yield Case(f"imagecodecs-jxl-{mode}-{bits}bit-{kind}", ".jxl", write, truth, space=space)
    for orientation, (name, icc) in product(TURNS, PROFILES.items()):
        source = BytesIO()
        image_of("RGB", orientation).save(
            source, "JPEG", quality=95, subsampling=0, exif=exif(orientation) or b"", icc_profile=icc
        )
        write = written(imagecodecs.jpegxl_encode_jpeg, source.getvalue())
        yield Case(f"imagecodecs-jxl-of-a-jpeg-{name}-turned{orientation}", ".jxl", write, None, icc, orientation)


def _others() -> Iterator[Case]:
    octets = layers_of("RGB", 8)
    full = image_of("RGBA")
    bits = image_of("L").point(lambda v: 255 * (v > 127), mode="1")
    for number in (2, 16, 100, 256):
        few = Image.fromarray(octets).quantize(number)
        yield Case(f"pillow-gif-P-{number}", ".gif", saved(few, "GIF"), pillow_reading(few))
        yield Case(f"pillow-bmp-P-{number}", ".bmp", saved(few, "BMP"), pillow_reading(few))
        yield Case(
            f"pyvips-gif-{number}",
            ".gif",
            vips_saved(vips_of("RGB", 8), bitdepth=max(1, number.bit_length() - 1)),
            None,
        )
    shown = Image.fromarray(octets).quantize(100)
    keyed = shown.copy()
    keyed.info["transparency"] = 3
    yield Case(
        "pillow-gif-P-key", ".gif", saved(shown, "GIF", transparency=3), pillow_reading(keyed.convert("RGBA"))
    )
    for mode, image in (("1", bits), ("L", image_of("L")), ("RGB", image_of("RGB"))):
        yield Case(f"pillow-bmp-{mode}", ".bmp", saved(image, "BMP"), pillow_reading(image))
    yield Case("imagecodecs-bmp-RGB", ".bmp", written(imagecodecs.bmp_encode, octets), reading_of("RGB", 8))
    for mode, image in (("1", bits), ("L", image_of("L")), ("RGB", image_of("RGB"))):
        yield Case(f"pillow-pnm-{mode}", ".pnm", saved(image, "PPM"), pillow_reading(image))
    deep = Image.fromarray(gray())
    yield Case("pillow-pnm-L-16bit", ".pgm", saved(deep, "PPM"), pillow_reading(deep))
    for mode, packing in product(("L", "LA", "RGB", "RGBA"), (None, "tga_rle")):
        yield Case(
            f"pillow-tga-{mode}-{packing}",
            ".tga",
            saved(image_of(mode), "TGA", compression=packing),
            reading_of(mode, 8),
        )
    for mode in ("RGB", "RGBA"):
        yield Case(
            f"imagecodecs-qoi-{mode}",
            ".qoi",
            written(imagecodecs.qoi_encode, layers_of(mode, 8)),
            reading_of(mode, 8),
        )
    for mode, bits_, lossless in product(("L", "RGB", "RGBA"), (8, 16), (True, False)):
        layers = layers_of(mode, bits_)
        layers = layers[..., 0] if mode == "L" else layers
        settings = {"reversible": True, "level": 0} if lossless else {"level": 40}
        truth = reading_of(mode, bits_) if lossless else None
        for kind, codec in (("jp2", "jp2"), ("j2k", "j2k")):
            write = written(imagecodecs.jpeg2k_encode, layers, codecformat=codec, **settings)
            yield Case(
                f"imagecodecs-{kind}-{mode}-{bits_}bit-{'lossless' if lossless else 'lossy'}",
                f".{kind}",
                write,
                truth,
                space="gray" if mode == "L" else "rgb",
            )
    yield from _jpeg_xls()
    large = full.resize((64, 64))
    yield Case(
        "pillow-ico-RGBA",
        ".ico",
        saved(large, "ICO", sizes=[(16, 16), (32, 32), (64, 64)]),
        pillow_reading(large),
    )
    yield Case(
        "pillow-ico-RGBA-bmp",
        ".ico",
        saved(large, "ICO", sizes=[(16, 16), (64, 64)], bitmap_format="bmp"),
        pillow_reading(large),
    )
