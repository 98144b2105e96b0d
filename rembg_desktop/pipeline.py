"""Processes one image: load, cut, compose, encode. Has no state, so any executor can run it."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import BinaryIO, Final, Protocol

from rembg_desktop.errors import AppError, CancelToken, ErrorCode, Notice
from rembg_desktop.imaging import encode
from rembg_desktop.imaging.compose import (
    STRIP_ROWS,
    Backdrop,
    Box,
    DeepLayer,
    Layer,
    Strip,
    backdrop_color,
    backdrop_image,
    place,
    place_deep,
    result_size,
    result_strips,
    subject_box,
)
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.imaging.pixels import Deep
from rembg_desktop.masks.corrections import PhotoContent
from rembg_desktop.masks.cutting import CutSettings, Cutter, Remover
from rembg_desktop.masks.uncertainty import Assessment, needs_review
from rembg_desktop.options import Depth, Detail, Edges, Metadata, OutputFormat, RemovalOptions

_MAX_RESULT_PIXELS: Final = 400_000_000
"""Size of the largest canvas that the options allow."""

_MATTING_BYTES_PER_PIXEL: Final = 2900
_MATTING_MAX_BYTES: Final = 700_000_000
"""Additional memory of alpha matting.

Measured with masks that are soft almost everywhere: 78 MB for 200x160 pixels, 339 MB for 400x300, 669 MB for
1000x800; a portrait of 1079x900 took 385 MB. Large images are solved on a reduced copy with at most 200,000
unknown pixels, so there is a limit."""

_REFINING_BYTES_PER_PIXEL: Final = 3
_REFINING_BYTES: Final = 90_000_000
"""Additional memory of refined edges.

Measured with an edge everywhere, for masks of 320 pixels: 54 MB for 321x321 pixels, 17 MB for 720x720, 30 MB for
4032x3024, 110 MB for 9000x6000; of 1024 pixels: 101 MB for 1228x1228, 43 MB for 4032x3024."""


@dataclass(frozen=True)
class Limits:
    """Limits for source images.

    Attributes:
        max_pixels: maximum width times height; larger images are not decoded.
    """

    max_pixels: int = 200_000_000


class MemoryGate(Protocol):
    """Limits total memory."""

    def reserve(self, amount: int, cancel: CancelToken, /) -> AbstractContextManager[None]:
        """Wait for `amount` bytes and hold them while the block runs."""
        ...


@dataclass(frozen=True)
class CutOut:
    """Details of a finished image.

    Attributes:
        width, height: size of the result in pixels.
        notices: what a user should know about the result.
        steps: duration of each step in milliseconds: load, mask (or kept, if a mask of an earlier run was taken
            and the model did not run), closer_look, second_look, edges, compose, encode.
        device: execution provider that ran the model, now or when the kept mask was made.
        assessment: how certain the mask is; None if no model was used.
        photo_sha256: of the bytes of the source; empty if the file was changed while it was read.
        needs_review: whether a person should look at the result. Not if that person painted a correction before.
        is_painted: whether a correction was used that a person painted on this photo.
    """

    width: int
    height: int
    notices: tuple[Notice, ...]
    steps: dict[str, float]
    device: str
    assessment: Assessment | None = None
    photo_sha256: str = ""
    needs_review: bool = False
    is_painted: bool = False


class _Steps:
    """Measures the duration of steps. Checks for cancellation and reports progress between them."""

    def __init__(self, cancel: CancelToken, progress: Callable[[float], object] | None) -> None:
        self.milliseconds: dict[str, float] = {}
        self._cancel = cancel
        self._progress = progress
        self._begun = perf_counter()

    def end(self, name: str, share: float) -> None:
        """End the step `name`; `share` (0-1) of the image is done."""
        now = perf_counter()
        self.milliseconds[name] = round((now - self._begun) * 1000, 1)
        self._begun = now
        self.within(share)

    def within(self, share: float) -> None:
        """Report that `share` (0-1) of the image is done.

        Raises:
            Cancelled: the token was canceled.
        """
        self._cancel.check()
        if self._progress:
            self._progress(share)


def cut_out(
    source: Path,
    target: BinaryIO,
    options: RemovalOptions,
    remover: Remover,
    cancel: CancelToken,
    limits: Limits | None = None,
    gate: MemoryGate | None = None,
    progress: Callable[[float], object] | None = None,
    cut_settings: CutSettings | None = None,
) -> CutOut:
    """Remove the background of one image and write the result to `target`, which need not be seekable.

    First the photo is cut: from its pixels to its alpha. Then the output is made of photo and alpha.

    Args:
        source: image file.
        target: receives the encoded bytes.
        options: how to process the image.
        remover: the model.
        cancel: checked between steps and between strips.
        limits: limits for the source image.
        gate: reserves memory when the size is known, before anything is decoded.
        progress: called with the completed share, 0-1.
        cut_settings: kept masks, corrections and second look; by default none of them.

    Raises:
        AppError: the image, the background image or the model cannot be used.
        Cancelled: the token was canceled; the written data is incomplete.
        OSError: writing to the target failed.
    """
    limits = limits or Limits()
    steps = _Steps(cancel, progress)
    with ExitStack() as memory:
        picture, photo_sha256 = _load(source, options, cancel, limits, gate, memory)
        steps.end("load", 0.1)
        cut_settings = cut_settings or CutSettings()
        cut = Cutter(source.name, options, remover, cut_settings, cancel, steps.end).cut(picture, photo_sha256)
        colors, alpha = cut.colors, cut.alpha
        if options.edges is not Edges.SOFT or options.has_cleanup:
            steps.end("edges", 0.7)
        subject = subject_box(alpha)
        size = result_size(colors.size, subject, options)
        _check_result(source.name, size, options.format, picture.deep)
        if picture.deep is None:
            placed = place(colors, alpha, subject, options)
        else:
            placed = place_deep(picture.deep, alpha, subject, options)
        icc = picture.icc
        extras = _extras(picture, options)
        notices = [*picture.notices, *cut.notices, *_result_notices(source.name, placed, subject)]
        assessment, device, is_painted = cut.assessment, cut.device, cut.is_painted
        uncertain = assessment is not None and needs_review(assessment.score, cut_settings.sensitivity)
        del picture, colors, alpha, cut
        behind = (
            None
            if options.mask_only
            else _backdrop(options, size, icc, limits, deep=isinstance(placed, DeepLayer))
        )
        steps.end("compose", 0.75)
        channels, strips = result_strips(placed, behind, mask_only=options.mask_only)
        watched = _with_progress(strips, size[1], steps)
        depth = 16 if isinstance(placed, DeepLayer) else 8
        notices += encode.write(target, size, channels, watched, extras, options, depth)
        steps.end("encode", 1.0)
    return CutOut(
        *size,
        tuple(notices),
        steps.milliseconds,
        device,
        assessment,
        photo_sha256,
        needs_review=uncertain and not is_painted,
        is_painted=is_painted,
    )


def estimate_bytes(width: int, height: int, options: RemovalOptions, *, deep: bool = False) -> int:
    """Peak memory for processing one image, without the model, in bytes.

    Pillow stores RGB in four bytes per pixel, and for a moment a rotated, converted or refined copy exists beside
    the original. Encoders other than the PNG writer take the whole result at once and keep another copy.

    Args:
        width: of the source in pixels.
        height: of the source in pixels.
        options: of the job.
        deep: the result has 16 bits per channel, so there is a second copy of the pixels with 16 bits.
    """
    size = options.canvas_size or (width, height)
    source, result = width * height, size[0] * size[1]
    total = source * 10 + STRIP_ROWS * size[0] * 20
    if deep:
        total += source * 16
    if options.canvas_size:
        total += result * (16 if deep else 8)
    if options.format is not OutputFormat.PNG:
        total += result * 12
    if options.format is OutputFormat.WEBP:  # its encoder keeps a copy as YUV, too
        total += result * 6
    if options.format in (OutputFormat.AVIF, OutputFormat.JXL):  # these encoders work with 16 and 32 bits
        total += result * 26
    if options.background_image and not options.mask_only:
        total += result * 8
    return total + _cut_bytes(source, options)


def _cut_bytes(source: int, options: RemovalOptions) -> int:
    """Additional memory for the alpha of a photo of `source` pixels, if it takes more than the plain mask."""
    total = 0
    if options.detail is Detail.HIGH:  # a part of the photo, and masks up to 2048 pixels wide
        total += source * 4 + 30_000_000
    if options.has_cleanup:
        total += source * 8 + min(source * 8, 80_000_000)  # the latter for masks of very many pieces
    return total + _edge_bytes(source, options.edges)


def _edge_bytes(pixels: int, edges: Edges) -> int:
    """Additional memory of edges that are not those of the mask."""
    if edges is Edges.SOFT:
        return 0
    if edges is Edges.REFINED:
        return pixels * _REFINING_BYTES_PER_PIXEL + _REFINING_BYTES
    matting = min(pixels * _MATTING_BYTES_PER_PIXEL, _MATTING_MAX_BYTES) if edges is Edges.MATTING else 0
    return pixels * 8 + matting


def _load(
    source: Path,
    options: RemovalOptions,
    cancel: CancelToken,
    limits: Limits,
    gate: MemoryGate | None,
    memory: ExitStack,
) -> tuple[Picture, str]:
    """(the decoded picture, SHA-256 of the bytes it was decoded from: empty if the file changed meanwhile)."""
    with open_source(source, limits.max_pixels) as opened:
        wanted = options.depth is Depth.KEEP and not options.mask_only and opened.is_deep
        keep_depth = wanted and options.format in encode.DEEP
        if gate is not None:
            needed = max(estimate_bytes(*opened.size, options, deep=keep_depth), opened.decoding_bytes)
            memory.enter_context(gate.reserve(needed, cancel))
        cancel.check()
        content = PhotoContent(opened.file)
        picture = opened.decode(keep_depth=keep_depth)
        photo_sha256 = content.sha256()
    if wanted and picture.deep is None:
        sentence = f"{source.name} has more than 8 bits per channel. The result has 8."
        picture.notices = (*picture.notices, Notice("depth_reduced", sentence))
    return picture, photo_sha256


def _check_result(name: str, size: tuple[int, int], kind: OutputFormat, deep: Deep | None) -> None:
    if size[0] * size[1] > _MAX_RESULT_PIXELS:
        raise AppError(
            ErrorCode.CANNOT_ENCODE,
            f"Can't write the result of {name}: {size[0]} x {size[1]} pixels are too many.",
            "Choose a smaller margin or canvas.",
        )
    encode.check_size(name, size, kind, 16 if deep else 8)


def _result_notices(name: str, placed: Layer | DeepLayer, subject: Box | None) -> list[Notice]:
    if subject is None:
        return [Notice("no_subject", f"No subject was found in {name}.")]
    if placed.enlarged > 1:
        times = _times(placed.enlarged)
        return [Notice("enlarged", f"The subject of {name} was enlarged {times} times to fill the canvas.")]
    return []


def _times(factor: float) -> str:
    """A factor above 1 as people write it: `1.05`, `1.5`, `12`, `1,200`."""
    decimals = 0 if factor >= 10 else 1 if factor >= 2 else 2
    text = f"{max(1.01, factor):,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text


def _extras(picture: Picture, options: RemovalOptions) -> SourceMetadata:
    extras = SourceMetadata(icc=None if options.mask_only else picture.icc, dpi=picture.dpi)
    if options.metadata is Metadata.STRIP:
        return extras
    return replace(
        extras,
        exif=picture.exif,
        xmp=picture.xmp,
        xmp_extended=picture.xmp_extended,
        iptc=picture.iptc,
        texts=picture.texts,
    )


def _backdrop(
    options: RemovalOptions, size: tuple[int, int], icc: bytes | None, limits: Limits, *, deep: bool
) -> Backdrop | None:
    if options.background_color is not None:
        return backdrop_color(options.background_color, icc, deep=deep)
    if options.background_image is not None:
        return backdrop_image(Path(options.background_image), size, icc, limits.max_pixels)
    return None


def _with_progress(strips: Generator[Strip], height: int, steps: _Steps) -> Generator[Strip]:
    """Yield the strips. Checks for cancellation and reports progress before each one."""
    done = 0
    for strip in strips:
        steps.within(0.75 + 0.25 * done / height)
        yield strip
        done += strip.shape[0]
