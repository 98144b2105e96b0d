"""Prepares an output: its colors, the place of subject or whole photo, layers of a document, clipping paths."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from rembg_desktop.errors import Notice
from rembg_desktop.imaging import encode, profile
from rembg_desktop.imaging.compose import DeepLayer, Layer, place, place_deep
from rembg_desktop.imaging.decoded import SourceMetadata
from rembg_desktop.imaging.framing import Placement
from rembg_desktop.imaging.photoshop.documents import DocumentLayer
from rembg_desktop.imaging.photoshop.handover import (
    document_layers,
    is_scaled,
    place_deep_photo,
    place_photo,
    result_mask,
)
from rembg_desktop.imaging.pixels import Deep
from rembg_desktop.imaging.scene.backdrops import Backdrop
from rembg_desktop.imaging.scene.shadows import CastShadow
from rembg_desktop.options import OutputFormat, RemovalOptions
from rembg_desktop.pipeline.cutting import Cut, Untouched


def in_srgb(photo: Cut) -> Cut:
    """The photo with its colors in sRGB. A profile that does not allow it is kept."""
    picture, icc = photo.picture, photo.picture.icc
    if icc is None or profile.is_srgb(icc):
        return photo
    colors = profile.convert(photo.pixels.colors, icc, profile.srgb())
    deep = picture.deep
    if deep is not None:
        words = np.broadcast_to(deep.colors, (*deep.colors.shape[:2], 3))
        converted = profile.convert_words(np.ascontiguousarray(words), icc, profile.srgb())
        if converted is None:
            return photo
        deep = replace(deep, colors=converted)
    if colors is None:
        return photo
    converted_picture = replace(picture, icc=profile.srgb(), deep=deep)
    own = _untouched_in_srgb(photo.untouched, icc)
    return replace(photo, picture=converted_picture, pixels=replace(photo.pixels, colors=colors), untouched=own)


def placed(
    photo: Cut, alpha: Image.Image, deep: Deep | None, placement: Placement, options: RemovalOptions
) -> Layer | DeepLayer:
    """The subject in its place, or the whole photo with its own colors if the output keeps it.

    Args:
        photo: what was cut.
        alpha: its alpha (L).
        deep: its pixels with 16 bits if the output has 16.
        placement: what goes where.
        options: of the output.

    Raises:
        AppError: cannot_encode, if the photo is too large for a layer.
    """
    if not options.keeps_photo or photo.untouched is None:
        colors = photo.pixels.colors
        return place(colors, alpha, placement) if deep is None else place_deep(deep, alpha, placement)
    if options.format is OutputFormat.PSD:  # a layer can be larger than the document
        encode.check_size(photo.name, alpha.size, options.format)
    if deep is None or photo.untouched.deep is None:
        return place_photo(photo.untouched.pixels, alpha, placement)
    return place_deep_photo(photo.untouched.deep, alpha if deep.alpha is None else deep.alpha, placement)


def _untouched_in_srgb(colors: Untouched | None, icc: bytes) -> Untouched | None:
    """The colors of the whole photo in sRGB, if an output keeps them and wants that."""
    if colors is None:
        return None
    words = colors.deep
    if words is not None:
        wide = np.ascontiguousarray(np.broadcast_to(words, (*words.shape[:2], 3)))
        words = profile.convert_words(wide, icc, profile.srgb())
    return Untouched(profile.as_srgb(colors.pixels, icc), words)


def with_path(
    extras: SourceMetadata,
    name: str,
    layer: Layer | DeepLayer,
    options: RemovalOptions,
    check: Callable[[], object],
) -> tuple[SourceMetadata, tuple[Notice, ...]]:
    """The metadata with the clipping path of the result, if one is wanted, and notices about the path."""
    if not options.clipping_path:
        return extras, ()
    from rembg_desktop.imaging.photoshop.paths import clipping_path  # unused by most jobs

    path = clipping_path(result_mask(layer), options.clipping_path, check)
    if path is None:
        sentence = f"The result of {name} has no clipping path, because no subject was found."
        return extras, (Notice("no_clipping_path", sentence),)
    extras = replace(extras, iptc=(extras.iptc or b"") + path.resources)
    if not path.is_coarse:
        return extras, ()
    sentence = f"The clipping path of {name} is coarse, because its mask is very ragged."
    return extras, (Notice("coarse_clipping_path", sentence),)


def notices(name: str, placement: Placement, options: RemovalOptions) -> tuple[Notice, ...]:
    """A notice if the photo does not have its own size in a file that keeps it."""
    if not options.keeps_photo or not is_scaled(placement):
        return ()
    sentence = (
        f"The photo in the result of {name} was scaled to fit the canvas. Without a canvas, it keeps its size."
    )
    return (Notice("photo_scaled", sentence),)


def layers(
    layer: Layer | DeepLayer,
    backdrop: Backdrop | None,
    shadow: CastShadow | None,
    options: RemovalOptions,
    check: Callable[[], object],
) -> Sequence[DocumentLayer]:
    """The layers of a PSD file; none for other formats and for masks. `check` is called before each strip."""
    if options.format is not OutputFormat.PSD or options.mask_only:
        return ()
    return document_layers(layer, backdrop, shadow, check)
