"""One image from file to file: load, mask, compose, encode. Pure, so that any executor can run it."""

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from PIL import Image, ImageChops

from rembg_desktop.cancel import CancelToken
from rembg_desktop.imaging import background, edges, encode, framing, profile
from rembg_desktop.imaging.load import open_source
from rembg_desktop.imaging.picture import Picture
from rembg_desktop.options import Edges, RemovalOptions
from rembg_desktop.queue.types import Notice

_BASE_BYTES = 30_000_000
"""What an image takes beside its pixels: strips, buffers of the encoder, the model's input."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused before it is decoded.

    Attributes:
        max_pixels: width times height.
    """

    max_pixels: int = 200_000_000


class Remover(Protocol):
    """Finds the subject; made by the engine, shared by all workers, safe to call from any thread.

    Attributes:
        device: the execution provider that really runs, such as `CPU`.
        notice: a sentence when another device was asked for, else None.
    """

    @property
    def device(self) -> str:
        """The execution provider that really runs."""
        ...

    @property
    def notice(self) -> str | None:
        """What a user should know about the device."""
        ...

    def mask(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """The mask (L, same size) of an RGB image in sRGB.

        Raises:
            Cancelled: the token was cancelled.
            AppError: out_of_memory or inference_failed.
        """
        ...

    def matte(
        self, image: Image.Image, mask: Image.Image, cancel: CancelToken
    ) -> tuple[Image.Image, Image.Image]:
        """(alpha L, foreground RGB), same size, by closed-form matting from image (RGB) and mask (L)."""
        ...


class MemoryGate(Protocol):
    """Lets images in as memory allows."""

    def reserve(self, amount: int, cancel: CancelToken) -> AbstractContextManager[None]:
        """Hold `amount` bytes while the block runs."""
        ...


@dataclass(frozen=True, slots=True)
class CutOut:
    """What is known of a finished cut-out.

    Attributes:
        width, height: of the result, pixels.
        notices: what a user should know.
        steps: milliseconds by step.
        device: the execution provider that ran the model.
    """

    width: int
    height: int
    notices: tuple[Notice, ...]
    steps: dict[str, float]
    device: str


def cut_out(
    source: Path,
    target: BinaryIO,
    options: RemovalOptions,
    remover: Remover,
    cancel: CancelToken,
    limits: Limits | None = None,
    gate: MemoryGate | None = None,
    progress: Callable[[float], object] | None = None,
) -> CutOut:
    """Cut out the subject of `source` and write the encoded result to `target`, which need not seek.

    Raises:
        AppError: the image or its background cannot be read, is too large or cannot be encoded.
        Cancelled: the token was cancelled; `target` then holds a part of the result or nothing.
        OSError: from `target`.
        MemoryError: the machine has too little.
    """
    steps: dict[str, float] = {}
    tell = progress or _tell_nobody
    with open_source(source, (limits or Limits()).max_pixels) as opened:
        needed = estimate_bytes(*opened.size, options)
        with gate.reserve(needed, cancel) if gate else nullcontext():
            with _timed(steps, "load"):
                picture = opened.decode()
            cancel.check()
            tell(0.15)
            with _timed(steps, "mask"):
                mask = find_mask(picture, remover, cancel)
            cancel.check()
            tell(0.65)
            return _finish(source, picture, mask, target, options, remover, cancel, steps, tell)


def find_mask(picture: Picture, remover: Remover, cancel: CancelToken) -> Image.Image:
    """The mask (L) of a picture, its own transparency multiplied in."""
    mask = remover.mask(profile.as_srgb(picture.pixels, picture.icc), cancel)
    return ImageChops.multiply(mask, picture.alpha) if picture.alpha else mask


def _finish(
    source: Path,
    picture: Picture,
    mask: Image.Image,
    target: BinaryIO,
    options: RemovalOptions,
    remover: Remover,
    cancel: CancelToken,
    steps: dict[str, float],
    tell: Callable[[float], object],
) -> CutOut:
    with _timed(steps, "edges"):
        pixels, mask = refine_edges(picture, mask, options.edges, remover, cancel)
        cancel.check()
    tell(0.7)
    with _timed(steps, "compose"):
        framed = framing.frame(pixels, mask, options)
        notices = (*picture.notices, *framed.notices)
        if options.mask_only:
            layers = encode.Layers(framed.alpha, None)
        elif options.background == "none":
            layers = encode.Layers(framed.pixels, framed.alpha)
        else:
            layers = encode.Layers(background.fill(framed.pixels, framed.alpha, picture.icc, options), None)
        cancel.check()
    tell(0.8)
    extras = encode.Extras.of(picture, options, source.name)
    with _timed(steps, "encode"):
        encode.encode(layers, target, options, extras, cancel)
    tell(1.0)
    width, height = layers.colors.size
    return CutOut(width, height, notices, steps, remover.device)


def refine_edges(
    picture: Picture, mask: Image.Image, how: Edges, remover: Remover, cancel: CancelToken
) -> tuple[Image.Image, Image.Image]:
    """(RGB pixels, L alpha) with the edge made as asked; `soft` leaves both as they are."""
    if how is Edges.DECONTAMINATE:
        return edges.decontaminate(picture.pixels, mask), mask
    if how is Edges.MATTING:
        alpha, foreground = remover.matte(picture.pixels, mask, cancel)
        if picture.alpha:
            alpha = ImageChops.multiply(alpha, picture.alpha)
        return foreground, alpha
    return picture.pixels, mask


def estimate_bytes(width: int, height: int, options: RemovalOptions) -> int:
    """Memory that an image of this size (pixels) takes at its peak, bytes; Pillow keeps RGB in four bytes."""
    per_pixel = 4 + 1 + 2
    if options.edges is not Edges.SOFT:
        per_pixel += 16
    if options.canvas or options.background != "none" or options.format != "png":
        per_pixel += 10
    return _BASE_BYTES + width * height * per_pixel


def _tell_nobody(_share: float) -> None:
    pass


@contextmanager
def _timed(steps: dict[str, float], name: str) -> Generator[None]:
    began = time.perf_counter()
    try:
        yield
    finally:
        steps[name] = round(1000 * (time.perf_counter() - began), 1)
