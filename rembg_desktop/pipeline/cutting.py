"""The first part of processing: reads a photo and cuts it. It stays in memory for any number of outputs."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Final, Protocol

from PIL import Image

from rembg_desktop.errors import CancelToken, Notice
from rembg_desktop.imaging import encode
from rembg_desktop.imaging.compose import STRIP_ROWS, WHOLE_PIXELS
from rembg_desktop.imaging.framing import Box, Extent, extent_of, subject_box
from rembg_desktop.imaging.haze import seen_box, solid_alpha
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.imaging.pixels import Words
from rembg_desktop.imaging.scene.own_shadow import shadow_of
from rembg_desktop.masks.corrections import PhotoContent
from rembg_desktop.masks.cutting import CutPixels, CutSettings, Cutter, Remover
from rembg_desktop.masks.uncertainty import Assessment, needs_review
from rembg_desktop.options import Depth, Detail, Edges, Framing, OutputFormat, RemovalOptions, Shadow

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

_SCENE_BYTES: Final = 100_000_000
"""Additional memory of a shadow or a blurred background, which are computed on reduced copies of limited size."""


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


class Steps:
    """Measures the duration of steps. Checks for cancellation and reports progress between them.

    Attributes:
        milliseconds: duration of each step; those with the same name are added up.
    """

    def __init__(self, cancel: CancelToken, progress: Callable[[float], object] | None = None) -> None:
        """Start to measure. `progress` is called with the completed share of the image, 0-1."""
        self.milliseconds: dict[str, float] = {}
        self._cancel = cancel
        self._progress = progress
        self._begun = perf_counter()
        self._first, self._share = 0.0, 1.0

    def restrict(self, first: float, last: float) -> None:
        """From now on the steps are only this part (0-1) of the image, e.g. one of several outputs."""
        self._first, self._share = first, last - first
        self._begun = perf_counter()

    def end(self, name: str, share: float) -> None:
        """End the step `name`; `share` (0-1) is done."""
        now = perf_counter()
        taken = (now - self._begun) * 1000
        self.milliseconds[name] = round(self.milliseconds.get(name, 0.0) + taken, 1)
        self._begun = now
        self.within(share)

    def check(self) -> None:
        """Check for cancellation.

        Raises:
            Cancelled: the token was canceled.
        """
        self._cancel.check()

    def within(self, share: float) -> None:
        """Report that `share` (0-1) is done.

        Raises:
            Cancelled: the token was canceled.
        """
        self._cancel.check()
        if self._progress:
            self._progress(self._first + self._share * share)


@dataclass(frozen=True, slots=True)
class CutFacts:
    """What is known about a photo that was cut, besides its pixels.

    Attributes:
        device: execution provider that ran the model, now or when the kept mask was made.
        assessment: how certain the mask is; None if no model was used.
        photo_sha256: of the bytes of the source; empty if the file was changed while it was read.
        needs_review: whether a person should look at the results. Not if that person painted a correction before.
        is_painted: whether a correction was used that a person painted on this photo.
    """

    device: str
    assessment: Assessment | None
    photo_sha256: str
    needs_review: bool
    is_painted: bool


@dataclass(frozen=True, slots=True)
class Untouched:
    """The colors of a photo before its edges were changed: RGB, and those with 16 bits if there are any."""

    pixels: Image.Image
    deep: Words | None


@dataclass(frozen=True, slots=True)
class Cut:
    """A photo that was cut. Any number of outputs can be made of it, and none changes it.

    Attributes:
        name: of the file, for messages.
        picture: the decoded photo with its metadata. Its pixels may be those of `pixels`, changed in place.
        pixels: colors and alpha, and the notices of the cut.
        subject: box of the subject; None if none was found.
        is_deep: whether the file has more than 8 bits per channel.
        facts: what is known about it.
        untouched: the colors of the photo as they were, if an output keeps them.
    """

    name: str
    picture: Picture
    pixels: CutPixels
    subject: Box | None
    is_deep: bool
    facts: CutFacts
    untouched: Untouched | None = None


def cut(
    source: Path,
    outputs: Sequence[RemovalOptions],
    remover: Remover,
    cancel: CancelToken,
    steps: Steps,
    memory: ExitStack,
    limits: Limits | None = None,
    gate: MemoryGate | None = None,
    settings: CutSettings | None = None,
) -> Cut:
    """Read a photo and cut it: from its pixels to its alpha.

    Args:
        source: image file.
        outputs: the options of everything that will be made of it; the first ones decide how it is cut.
        remover: the model.
        cancel: checked between the steps.
        steps: measures them; they are the first 0.7 of the image.
        memory: holds the memory that `gate` reserves, also for making the outputs one after another.
        limits: limits for the source image.
        gate: reserves memory when the size is known, before anything is decoded.
        settings: kept masks, corrections and second look; by default none of them.

    Raises:
        AppError: the image or the model cannot be used.
        Cancelled: the token was canceled.
    """
    with open_source(source, (limits or Limits()).max_pixels) as opened:
        keep_depth = opened.is_deep and any(map(_wants_depth, outputs))
        if gate is not None:
            needed = max(estimate_bytes(*opened.size, options, deep=keep_depth) for options in outputs)
            memory.enter_context(gate.reserve(max(needed, opened.decoding_bytes), cancel))
        cancel.check()
        content = PhotoContent(opened.file)
        picture = opened.decode(keep_depth=keep_depth)
        photo_sha256 = content.sha256()
        is_deep = opened.is_deep
    steps.end("load", 0.1)
    settings = settings or CutSettings()
    options = replace(outputs[0], mask_only=all(options.mask_only for options in outputs))
    cutter = Cutter(source.name, options, remover, settings, cancel, steps.end)
    cutter.both_depths = not all(map(_wants_depth, outputs))
    untouched = _untouched(picture, options.edges) if any(each.keeps_photo for each in outputs) else None
    pixels = cutter.cut(picture, photo_sha256)
    if options.edges is not Edges.SOFT or options.has_cleanup:
        steps.end("edges", 0.7)
    assessment, is_painted = pixels.assessment, pixels.is_painted
    uncertain = assessment is not None and needs_review(assessment.score, settings.sensitivity)
    facts = CutFacts(
        pixels.device, assessment, photo_sha256, needs_review=uncertain and not is_painted, is_painted=is_painted
    )
    return Cut(source.name, picture, pixels, subject_box(pixels.alpha), is_deep, facts, untouched)


def _untouched(picture: Picture, edges: Edges) -> Untouched:
    """The colors of a photo that is to be cut; copies of those that will be changed."""
    pixels, deep = picture.pixels, picture.deep and picture.deep.colors
    if edges is Edges.DECONTAMINATE:
        pixels = pixels.copy()
    if edges in (Edges.DECONTAMINATE, Edges.MATTING) and deep is not None:
        deep = deep.copy()
    return Untouched(pixels, deep)


def depth_notice(cut: Cut, options: RemovalOptions) -> tuple[Notice, ...]:
    """A notice if an output should have more than 8 bits per channel and does not get them."""
    if options.depth is not Depth.KEEP or options.mask_only or not cut.is_deep or is_deep_output(cut, options):
        return ()
    sentence = f"{cut.name} has more than 8 bits per channel. The result has 8."
    return (Notice("depth_reduced", sentence),)


def is_deep_output(cut: Cut, options: RemovalOptions) -> bool:
    """Whether an output with these options gets 16 bits per channel."""
    return _wants_depth(options) and cut.picture.deep is not None


def _wants_depth(options: RemovalOptions) -> bool:
    return options.depth is Depth.KEEP and not options.mask_only and options.format in encode.DEEP


def measured(
    source: Path,
    outputs: Sequence[RemovalOptions],
    remover: Remover,
    cancel: CancelToken,
    limits: Limits | None = None,
    gate: MemoryGate | None = None,
    progress: Callable[[float], object] | None = None,
    cut_settings: CutSettings | None = None,
) -> Extent | None:
    """The space that the subject of a photo needs in outputs with the same framing; None if there is no subject.

    The arguments are those of cut_out(), except for the options of all outputs. So are the errors.
    """
    with ExitStack() as memory:
        photo = cut(source, outputs, remover, cancel, Steps(cancel, progress), memory, limits, gate, cut_settings)
        colors, alpha, own = photo.pixels.colors, photo.pixels.alpha, photo.picture.alpha
        box = photo.subject
        grounds = [ground for options in outputs if (ground := ground_of(options)) is not None]
        if len(grounds) == len(outputs):
            alpha, box = solid_alpha(alpha, box)
            box = seen_box(colors, alpha, box, set(grounds))
        if box is None:
            return None
        alike = [options for options in outputs if options.framing is Framing.SAME]
        shadows = (shadow_of(colors, alpha, own, box, options) for options in alike)
        return extent_of(alpha, box, [shadow.box for shadow in shadows if shadow is not None])


def ground_of(options: RemovalOptions) -> tuple[int, int, int] | None:
    """The color behind the subject in an output, if it is only one."""
    return None if options.mask_only else options.background_color


def estimate_bytes(width: int, height: int, options: RemovalOptions, *, deep: bool = False) -> int:
    """Peak memory for processing one image, without the model, in bytes.

    Pillow stores RGB in four bytes per pixel, and for a moment a rotated, converted or refined copy exists beside
    the original. Encoders other than those of PNG and PSD take the whole result at once and keep another copy.

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
        total += result * (16 if deep else 8) + min(result, WHOLE_PIXELS) * 8
    if options.format not in (OutputFormat.PNG, OutputFormat.PSD):
        total += result * 12
    if options.format is OutputFormat.WEBP:  # its encoder keeps a copy as YUV, too
        total += result * 6
    if options.format in (OutputFormat.AVIF, OutputFormat.JXL):  # these encoders work with 16 and 32 bits
        total += result * 26
    if options.max_bytes:  # the whole result is kept, and the smaller one beside it
        total += result * ((24 if deep else 12) + 4)
    if options.background_image and not options.mask_only:
        total += result * 8
    if not options.mask_only:
        total += _scene_bytes(source, size[0], options)
    return total + _cut_bytes(source, options) + _handover_bytes(source, result, options, deep=deep)


def _handover_bytes(source: int, result: int, options: RemovalOptions, *, deep: bool) -> int:
    """Additional memory for the layers of a document, colors that stay as they were, and a clipping path."""
    total = 0
    if options.keeps_photo and options.edges in (Edges.DECONTAMINATE, Edges.MATTING):
        total += source * (10 if deep else 4)
    if options.format is OutputFormat.PSD:
        total += (source + result) * (8 if deep else 4)
    if options.clipping_path:  # the mask, and lines of many thousand points
        total += result * 2 + 60_000_000
    return total


def _scene_bytes(source: int, width: int, options: RemovalOptions) -> int:
    """Additional memory for what is behind the subject. Strips `width` pixels wide are in floating point."""
    has_shadow = options.shadow is not Shadow.NONE
    total = source * 2 + _SCENE_BYTES if has_shadow else 0
    if options.background_blur:
        total += _SCENE_BYTES
    is_smooth = has_shadow or options.background_blur or options.background_gradient
    return total + (STRIP_ROWS * width * 48 if is_smooth else 0)


def _cut_bytes(source: int, options: RemovalOptions) -> int:
    """Additional memory for colors and alpha of a photo of `source` pixels, if they take more than usual."""
    total = source * 10 if options.srgb else 0
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
