"""A reduced copy of a photo, taken through the steps of the pipeline; each step is kept while it stays true."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from PIL import Image
from PySide6.QtGui import QImage

from rembg_desktop.cancel import CancelToken
from rembg_desktop.imaging import background, framing, profile
from rembg_desktop.imaging.load import open_source
from rembg_desktop.imaging.picture import Picture
from rembg_desktop.options import MAX_CANVAS, RemovalOptions
from rembg_desktop.pipeline import Remover, find_mask, refine_edges
from rembg_desktop.ui.images.decoding import MOST_PIXELS, to_qimage

PIXELS: Final = 1_000_000
"""Of a preview, about."""
_KEPT: Final = 6
"""Photos, masks and edges that are kept, each: a few megabytes a photo."""

RemoverFactory = Callable[[str], Remover]
_Made = TypeVar("_Made")


class PreviewPictures:
    """Makes previews; used by one thread at a time."""

    def __init__(self, remover_factory: RemoverFactory) -> None:
        """`remover_factory` gives the Remover of a model and may take long."""
        self._remover = remover_factory
        self._photos = _Kept[tuple[Picture, float]]()
        self._masks = _Kept[Image.Image]()
        self._edges = _Kept[tuple[Image.Image, Image.Image]]()

    def render(self, path: Path, options: RemovalOptions, cancel: CancelToken, mask_cancel: CancelToken) -> QImage:
        """What the options make of a photo, at about PIXELS pixels.

        Args:
            path: the photo.
            options: file format, names and metadata do not matter.
            cancel: asked between the steps.
            mask_cancel: ends the run of the model, whose mask other options can use.

        Raises:
            AppError: the photo or its background cannot be read, or the model cannot be used.
            Cancelled: a token was cancelled.
        """
        found = path.stat() if path.exists() else None
        file = (path, found.st_mtime_ns, found.st_size) if found else (path, 0, 0)
        picture, share = self._photos.get(file, lambda: reduced(path))
        cancel.check()
        remover = self._remover(options.model)
        cancel.check()
        mask = self._masks.get((file, options.model), lambda: find_mask(picture, remover, mask_cancel))
        cancel.check()
        pixels, alpha = self._edges.get(
            (file, options.model, options.edges),
            lambda: refine_edges(picture, mask, options.edges, remover, cancel),
        )
        cancel.check()
        scaled = scaled_options(options, share)
        framed = framing.frame(pixels, alpha, scaled)
        if options.mask_only:
            return to_qimage(framed.alpha)
        if options.background != "none":
            return to_qimage(background.fill(framed.pixels, framed.alpha, None, scaled))
        result = framed.pixels.copy()
        result.putalpha(framed.alpha)
        return to_qimage(result)


def reduced(path: Path) -> tuple[Picture, float]:
    """(the photo in sRGB at about PIXELS pixels, its size by the size of the file: 0-1).

    Raises:
        AppError: as imaging.load.open_source() and Source.decode().
    """
    with open_source(path, MOST_PIXELS) as source:
        width, height = source.size
        share = min(1.0, (PIXELS / (width * height)) ** 0.5)
        if source.kind == "JPEG":
            source.image.draft(None, (round(width * share), round(height * share)))
        picture = source.decode()
    longest = round(max(width, height) * share)
    now = max(picture.pixels.size)
    size = (
        max(1, round(picture.pixels.width * longest / now)),
        max(1, round(picture.pixels.height * longest / now)),
    )
    pixels = profile.as_srgb(picture.pixels, picture.icc)
    pixels = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    alpha = picture.alpha and picture.alpha.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return Picture(pixels, alpha), share


def scaled_options(options: RemovalOptions, share: float) -> RemovalOptions:
    """Options whose lengths in pixels fit a photo of `share` times its size, and a canvas of about PIXELS."""
    canvas, canvas_share = options.canvas_size, 1.0
    if canvas is not None:
        canvas_share = min(1.0, (PIXELS / (canvas[0] * canvas[1])) ** 0.5)
        canvas = tuple(max(1, min(MAX_CANVAS, round(side * canvas_share))) for side in canvas)
    return replace(
        options,
        margin=_scaled(options.margin, share),
        padding=_scaled(options.padding, canvas_share),
        canvas=f"{canvas[0]}x{canvas[1]}" if canvas else None,
    )


def _scaled(length: str, share: float) -> str:
    return f"{round(int(length[:-2]) * share)}px" if length.endswith("px") else length


class _Kept(OrderedDict[Hashable, _Made]):
    """The latest things made."""

    def get(self, key: Hashable, make: Callable[[], _Made]) -> _Made:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The thing with this key, made if it is not there."""
        if key not in self:
            made = make()
            self[key] = made
            while len(self) > _KEPT:
                self.popitem(last=False)
        self.move_to_end(key)
        return self[key]
