"""The second part of processing: makes outputs of a photo that was cut. Any executor can run it."""

from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from rembg_desktop.errors import AppError, CancelToken, ErrorCode, Notice
from rembg_desktop.imaging import encode
from rembg_desktop.imaging.compose import STRIP_ROWS, DeepLayer, Layer, Strip, result_strips
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.framing import Box, Extent, find_subject, place_in_group, place_subject
from rembg_desktop.imaging.haze import seen_box, solid_alpha, without_haze
from rembg_desktop.imaging.load import Picture
from rembg_desktop.imaging.pixels import Deep
from rembg_desktop.imaging.scene.backdrops import Backdrop
from rembg_desktop.imaging.scene.backgrounds import Scene, backdrop, color_backdrop
from rembg_desktop.imaging.scene.own_shadow import shadow_of
from rembg_desktop.imaging.scene.shadows import CastShadow
from rembg_desktop.masks.cutting import CutSettings, Remover
from rembg_desktop.masks.uncertainty import Assessment
from rembg_desktop.options import Framing, Metadata, OutputFormat, RemovalOptions, Shadow
from rembg_desktop.pipeline import placing
from rembg_desktop.pipeline.cutting import (
    Cut,
    CutFacts,
    Limits,
    MemoryGate,
    Steps,
    cut,
    depth_notice,
    ground_of,
    is_deep_output,
)
from rembg_desktop.pipeline.placing import whole_strips

_MAX_RESULT_PIXELS: Final = 400_000_000
"""Size of the largest canvas that the options allow."""


@dataclass(frozen=True, slots=True)
class Written:
    """Details of one finished output.

    Attributes:
        width, height: its size in pixels.
        notices: what a user should know about it, also about the photo and the cut.
    """

    width: int
    height: int
    notices: tuple[Notice, ...]

    def cut_out(self, facts: CutFacts, steps: Steps) -> "CutOut":
        """The details of the output together with those of the cut; `steps` measured both."""
        return CutOut(
            self.width,
            self.height,
            self.notices,
            dict(steps.milliseconds),
            facts.device,
            facts.assessment,
            facts.photo_sha256,
            needs_review=facts.needs_review,
            is_painted=facts.is_painted,
        )


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


@dataclass(frozen=True, slots=True)
class PlacedOutput:
    """An output that is placed and has its background; write it while the pixels of the cut are in memory."""

    layer: Layer | DeepLayer
    backdrop: Backdrop | None
    shadow: CastShadow | None
    extras: SourceMetadata
    options: RemovalOptions
    notices: tuple[Notice, ...]

    def write(self, target: BinaryIO, steps: Steps) -> Written:
        """Encode it into `target`, which need not be seekable, in strips.

        Raises:
            AppError: the result cannot be encoded.
            Cancelled: the token of `steps` was canceled; the written data is incomplete.
            OSError: writing to the target failed.
        """
        size = self.layer.width, self.layer.height
        options = self.options
        layers = placing.layers(self.layer, self.backdrop, self.shadow, options, steps.check)
        if options.keeps_photo and not layers:
            channels, strips = whole_strips(self.layer, has_alpha=options.format.has_alpha)
        else:
            channels, strips = result_strips(self.layer, self.backdrop, self.shadow, mask_only=options.mask_only)
        depth = 16 if isinstance(self.layer, DeepLayer) else 8
        if options.max_bytes:
            from rembg_desktop.imaging import size_limit  # unused by most jobs

            watched = _with_progress(strips, size[1], steps, 0.8)
            size, notices = size_limit.write(
                target, size, channels, watched, self.extras, options, depth, steps.within
            )
        else:
            watched = _with_progress(strips, size[1], steps)
            notices = encode.write(target, size, channels, watched, self.extras, options, depth, layers)
        steps.end("encode", 1.0)
        return Written(*size, (*self.notices, *notices))


def place_output(
    photo: Cut,
    options: RemovalOptions,
    steps: Steps,
    limits: Limits | None = None,
    *,
    number: int = 1,
    scale: float = 1.0,
    group: Extent | None = None,
) -> PlacedOutput:
    """Make the output with these options of a photo that was cut, up to its encoding.

    Args:
        photo: what cut() returned.
        options: the output options matter.
        steps: measures the step compose.
        limits: limits for the background image.
        number: of the image in its job, from 1 on; it decides which background of a folder is used.
        scale: below 1 if the result is a reduced preview.
        group: the largest extents in the folder of the photo, for results with the same framing; see measured().

    Raises:
        AppError: the result would be too large, or the background image cannot be used.
        Cancelled: the token of `steps` was canceled.
    """
    alpha, subject = photo.pixels.alpha, photo.subject
    ground = ground_of(options)
    if ground is not None:
        alpha, subject = solid_alpha(alpha, subject)
        subject = seen_box(photo.pixels.colors, alpha, subject, [ground])
    if options.srgb and not options.mask_only:
        photo = placing.in_srgb(photo)
    colors = photo.pixels.colors
    deep = photo.picture.deep if is_deep_output(photo, options) else None
    shadow = subject and shadow_of(colors, alpha, photo.picture.alpha, subject, options)
    room = shadow and shadow.box
    found = find_subject(alpha, subject, options.centering)
    if found is not None and group is not None and options.framing is Framing.SAME:
        placement = place_in_group(found, options, group)
    else:
        placement = place_subject(colors.size, found, options, room)
    _check_result(photo.name, placement.result, options.format, deep)
    color = color_backdrop(ground, photo.picture.icc) if ground and options.trim and not shadow else None
    placed = placing.placed(photo, alpha, deep, placement, options, color)
    if ground is not None:
        was_scaled = placed.alpha is not alpha
        placed = without_haze(placed, subject, is_trimmed=options.trim, may_have_spots=was_scaled)
        if shadow is None:
            placed = placing.with_exact_margins(placed, photo.picture.icc, options, steps.check)
    extras, path_notices = placing.with_path(
        _extras(photo.picture, options), photo.name, placed, options, steps.check
    )
    notices = (
        *photo.picture.notices,
        *depth_notice(photo, options),
        *photo.pixels.notices,
        *_result_notices(photo.name, placed, subject),
        *_shadow_notices(photo.name, options, is_missing=subject is not None and shadow is None),
        *placing.notices(photo.name, placement, options),
        *path_notices,
    )
    scene = Scene(
        (placed.width, placed.height),
        photo.picture.icc,
        deep is not None,
        colors,
        alpha,
        photo.picture.alpha,
        placed.placed,
        number,
        scale,
        (limits or Limits()).max_pixels,
    )
    behind = backdrop(options, scene)
    steps.end("compose", 0.75)
    return PlacedOutput(placed, behind, shadow, extras, options, notices)


def write_output(
    photo: Cut,
    target: BinaryIO,
    options: RemovalOptions,
    steps: Steps,
    limits: Limits | None = None,
    *,
    number: int = 1,
    group: Extent | None = None,
) -> Written:
    """Write the output with these options of a photo that was cut. The cut is not changed.

    Args:
        photo: what cut() returned.
        target: receives the encoded bytes; it need not be seekable.
        options: the output options matter.
        steps: measures the steps compose and encode; they are the last 0.3 of the image.
        limits: limits for the background image.
        number: of the image in its job; see place_output().
        group: see place_output().

    Raises:
        AppError: the background image cannot be used, or the result cannot be encoded.
        Cancelled: the token of `steps` was canceled; the written data is incomplete.
        OSError: writing to the target failed.
    """
    return place_output(photo, options, steps, limits, number=number, group=group).write(target, steps)


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
    *,
    number: int = 1,
    scale: float = 1.0,
    group: Extent | None = None,
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
        number: of the image in its job, from 1 on; it decides which background of a folder is used.
        scale: below 1 if the source is a reduced copy of a photo, for a preview.
        group: see place_output().

    Raises:
        AppError: the image, the background image or the model cannot be used.
        Cancelled: the token was canceled; the written data is incomplete.
        OSError: writing to the target failed.
    """
    steps = Steps(cancel, progress)
    with ExitStack() as memory:
        photo = cut(source, (options,), remover, cancel, steps, memory, limits, gate, cut_settings)
        facts = photo.facts
        placed = place_output(photo, options, steps, limits, number=number, scale=scale, group=group)
        del photo  # on a canvas, the full-size pixels are not needed while the result is encoded
        written = placed.write(target, steps)
    return written.cut_out(facts, steps)


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


def _shadow_notices(name: str, options: RemovalOptions, *, is_missing: bool) -> list[Notice]:
    if not is_missing or options.mask_only or options.shadow is not Shadow.OWN:
        return []
    sentence = f"The shadow of {name} was not kept, because its background is not light and even."
    return [Notice("shadow_not_kept", sentence)]


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


def _with_progress(strips: Generator[Strip], height: int, steps: Steps, last: float = 1.0) -> Generator[Strip]:
    """Yield the strips. Checks for cancellation and reports progress, 0.75 to `last`, before each one."""
    done = 0
    for strip in strips:
        steps.within(0.75 + (last - 0.75) * done / height)
        yield strip
        done += STRIP_ROWS
