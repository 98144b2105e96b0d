"""remove_background(): one photo at once, for other programs in Python. No queue, no Qt."""

import contextlib
import errno
import io
import os
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, Final, cast, overload
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.composition import build_engine
from rembg_desktop.engine.engine import Engine
from rembg_desktop.errors import CancelToken
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import Home
from rembg_desktop.pipeline import Limits, cut_out
from rembg_desktop.publish import TempFile, publish
from rembg_desktop.queue.naming import alternatives
from rembg_desktop.settings import Settings

_ENGINE: Final = Lock()
"""Held while the engine of remove_background() is made."""


@overload
def remove_background(
    photo: str | os.PathLike[str], *, output: str | os.PathLike[str] | None = None, **options: object
) -> Path: ...
@overload
def remove_background(photo: bytes, *, output: None = None, **options: object) -> bytes: ...
@overload
def remove_background(photo: Image.Image, *, output: None = None, **options: object) -> Image.Image: ...
@overload
def remove_background(
    photo: NDArray[np.uint8], *, output: None = None, **options: object
) -> NDArray[np.uint8]: ...
def remove_background(photo: Any, *, output: str | os.PathLike[str] | None = None, **options: object) -> Any:
    """Remove the background of one photo at once, without queue and window. Thread-safe.

    The model is loaded with the first photo and stays in memory. Device, limits and models are those of the home
    folder of the program.

    Args:
        photo: path of an image file, its content as bytes, Pillow image, or array of (height, width, 3 or 4) 8-bit
            RGB or RGBA.
        output: with a path: file for the result. By default, a new file `NAME-cutout` beside the photo. No file is
            ever replaced.
        **options: as in RemovalOptions, such as `model="isnet-general-use"`, `background="white"`, `trim=True` or
            `mask_only=True`. The file format follows the ending of `output` unless it is given.

    Returns:
        What was given: the path of the result, its content (PNG, or the format of the options), an image, or an
        array. Images and arrays are RGBA, RGB with a background, or gray with `mask_only`.

    Raises:
        AppError: the photo, an option or the model cannot be used; `code` says why.
        FileExistsError: `output` exists.
        TypeError: `photo` is nothing of the above.
        OSError: the result cannot be written.

    Example:
        >>> from PIL import Image
        >>> from rembg_desktop import remove_background
        >>> cutout = remove_background(Image.new("RGB", (64, 48), "teal"), background="#ffffff", trim=False)
        >>> cutout.mode, cutout.size
        ('RGB', (64, 48))
    """
    if isinstance(photo, str | os.PathLike):
        source = Path(photo)  # pyright: ignore[reportUnknownArgumentType]
        wanted_file = None if output is None else Path(output)
        if wanted_file is not None and "format" not in options:
            options["format"] = wanted_file.suffix.lstrip(".").lower()
        return _cut_file(source, wanted_file, RemovalOptions.from_dict(options))
    if isinstance(photo, bytes):
        return _cut_bytes(photo, RemovalOptions.from_dict(options))
    wanted = RemovalOptions.from_dict({**options, "format": "png", "metadata": "strip"})
    if isinstance(photo, Image.Image):
        return _cut_pixels(photo, wanted)
    array = cast("NDArray[np.uint8]", photo) if isinstance(photo, np.ndarray) else None
    if (
        array is None
        or array.dtype != np.uint8
        or array.ndim != 3
        or not array.size
        or array.shape[2] not in (3, 4)
    ):
        raise TypeError("photo must be a path, bytes, a Pillow image, or an array of 8-bit RGB or RGBA")
    return np.asarray(_cut_pixels(Image.fromarray(array), wanted))


@cache
def _own_engine() -> tuple[Engine, Settings]:
    home = Home.choose()
    settings = Settings.load(home.settings)
    return build_engine(home, settings), settings


def _cut(source: Path, target: BinaryIO, options: RemovalOptions) -> None:
    with _ENGINE:
        engine, settings = _own_engine()
    cancel = CancelToken()
    limits = Limits(settings.performance.max_megapixels * 1_000_000)
    cut_out(source, target, options, engine.remover(options.model, cancel), cancel, limits)


def _cut_file(source: Path, output: Path | None, options: RemovalOptions) -> Path:
    planned = output or source.with_name(f"{source.stem}-cutout{options.format.suffix}")
    if output is not None and output.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(output))
    temp = planned.with_name(f".{planned.name}.{uuid4().hex}.part")
    try:
        with TempFile(temp) as file:
            _cut(source, cast("BinaryIO", file), options)
        for destination in [planned] if output else alternatives(planned):
            try:
                publish(temp, destination, replace=False)
            except FileExistsError:
                if output:
                    raise
            else:
                return destination
        raise AssertionError  # there is always another name
    finally:
        with contextlib.suppress(OSError):
            temp.unlink(missing_ok=True)


def _cut_bytes(photo: bytes, options: RemovalOptions) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "photo", io.BytesIO()
        source.write_bytes(photo)
        _cut(source, made, options)
    return made.getvalue()


def _cut_pixels(photo: Image.Image, options: RemovalOptions) -> Image.Image:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "photo.png"
        kept = photo if photo.mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16") else photo.convert("RGB")
        kept.save(source, compress_level=1, icc_profile=photo.info.get("icc_profile"))
        made = io.BytesIO()
        _cut(source, made, options)
    result = Image.open(made)
    result.load()
    return result
