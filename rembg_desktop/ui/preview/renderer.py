"""What the pipeline makes of a reduced copy of a photo; copy and mask are kept for the next options."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from PIL import Image
from PySide6.QtGui import QImage

from rembg_desktop.errors import CancelToken
from rembg_desktop.executor.limits import MemoryBudget
from rembg_desktop.imaging import profile
from rembg_desktop.imaging.load import Picture, open_source
from rembg_desktop.masks.kept import MaskStore, mask_key, photo_hash
from rembg_desktop.options import MAX_CANVAS, Depth, Metadata, OutputFormat, RemovalOptions
from rembg_desktop.pipeline import Remover, cut_out
from rembg_desktop.ui.images.decoding import MOST_PIXELS, bytes_needed, display_budget, key, to_qimage

PIXELS: Final = 1_000_000
"""Of a preview, about."""
_KEPT: Final = 6
"""Copies, masks and mattes that are kept, each: a few megabytes a photo."""

RemoverFactory = Callable[[str], Remover]
_Made = TypeVar("_Made")


class PreviewPictures:
    """Makes previews by the pipeline itself, from a reduced copy; used by one thread at a time."""

    def __init__(
        self,
        remover_factory: RemoverFactory,
        memory: MemoryBudget | None = None,
        kept_masks: MaskStore | None = None,
    ) -> None:
        """Create it.

        Args:
            remover_factory: gives the Remover of a model and may take long.
            memory: limits decoding.
            kept_masks: masks of earlier runs, of the whole photos.
        """
        self._kept = kept_masks
        self._remover = remover_factory
        self._memory = memory or display_budget()
        self._folder = TemporaryDirectory(prefix="rembg-desktop-preview-", ignore_cleanup_errors=True)
        self._numbers = count()
        self._copies = _Kept[_Copy]()
        self._masks = _Kept[Image.Image]()
        self._mattes = _Kept[tuple[Image.Image, Image.Image]]()

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
        file = key(path, 0)
        copy = self._copies.get(file, lambda: self._reduced(path, cancel))
        cancel.check()
        remover = self._remover(options.model)
        cancel.check()
        photo = _PhotoMasks(path, (file, options.model), copy.size, self._kept)
        remembering = _Remembering(remover, photo, self._masks, self._mattes, mask_cancel=mask_cancel)
        result = BytesIO()
        cut_out(
            copy.path,
            result,
            scaled_options(options, copy.share),
            remembering,
            cancel,
            scale=result_share(options, copy.share),
        )
        cancel.check()
        result.seek(0)
        with Image.open(result, formats=["PNG"]) as image:
            return to_qimage(image.convert("RGBA") if image.has_transparency_data else image.convert("RGB"))

    def close(self) -> None:
        """Remove the reduced copies."""
        self._copies.clear()
        self._folder.cleanup()

    def _reduced(self, path: Path, cancel: CancelToken) -> "_Copy":
        picture, share = reduced(path, self._memory, cancel)
        pixels = picture.pixels
        if picture.alpha is not None:
            pixels.putalpha(picture.alpha)
        folder = Path(self._folder.name)
        kept = {copy.path for copy in self._copies.values()}
        for stale in folder.iterdir():
            if stale not in kept:
                stale.unlink()
        place = folder / f"{next(self._numbers)}.png"
        pixels.save(place, compress_level=1)
        return _Copy(place, pixels.size, share)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A reduced copy in a file; `share` is its size by the size of the photo, 0-1."""

    path: Path
    size: tuple[int, int]
    share: float


class _Remembering:
    """A Remover that runs its model once for a photo, and for each part of it that it shall see from closer."""

    def __init__(
        self,
        remover: Remover,
        photo: "_PhotoMasks",
        masks: "_Kept[Image.Image]",
        mattes: "_Kept[tuple[Image.Image, Image.Image]]",
        *,
        mask_cancel: CancelToken,
    ) -> None:
        self._remover = remover
        self._photo = photo
        self._masks = masks
        self._mattes = mattes
        self._mask_cancel = mask_cancel

    @property
    def identity(self) -> str:
        """That of the remover."""
        return self._remover.identity

    @property
    def device(self) -> str:
        """That of the remover."""
        return self._remover.device

    @property
    def notice(self) -> str | None:
        """That of the remover."""
        return self._remover.notice

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:  # noqa: ARG002 - the mask serves others
        """The mask of the photo, or of a part of it; never changed by the pipeline, since it is a copy."""
        is_whole = image.size == self._photo.size
        return self._masks.get(
            (self._photo.key, _digest(image)),
            lambda: (is_whole and self._photo.kept(self._remover)) or self._predict(image),
        ).copy()

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        """Alpha and foreground of the photo."""
        alpha, colors = self._mattes.get(
            (self._photo.key, _digest(mask)), lambda: self._remover.matte(image, mask, cancel)
        )
        return alpha.copy(), colors.copy()

    def _predict(self, image: Image.Image) -> Image.Image:
        return self._remover.predict(image, self._mask_cancel)


@dataclass(frozen=True, slots=True)
class _PhotoMasks:
    """Where the masks of a photo are found; `key` is that of the photo and the model, `size` that of the copy."""

    path: Path
    key: Hashable
    size: tuple[int, int]
    store: MaskStore | None

    def kept(self, remover: Remover) -> Image.Image | None:
        """The mask of the whole photo that was kept of an earlier run."""
        if self.store is None:
            return None
        try:
            found = self.store.load_mask(mask_key(photo_hash(self.path), remover.identity))
        except OSError:  # the copy was made before: the preview can do without the photo
            return None
        return found and found.mask


def _digest(image: Image.Image) -> Hashable:
    return image.size, hash(image.tobytes())


def reduced(path: Path, memory: MemoryBudget, cancel: CancelToken) -> tuple[Picture, float]:
    """(the photo in sRGB at about PIXELS pixels, its size by the size of the file: 0-1).

    Raises:
        AppError: as imaging.load.open_source() and OpenedImage.decode().
        Cancelled: the token was cancelled while waiting for memory.
    """
    with ExitStack() as held:
        source = held.enter_context(open_source(path, MOST_PIXELS))
        width, height = source.size
        share = min(1.0, (PIXELS / (width * height)) ** 0.5)
        source.reduce((round(width * share), round(height * share)))
        longest = round(max(width, height) * share)
        held.enter_context(memory.reserve(bytes_needed(source, longest), cancel))
        return _resized(source.decode(), longest), share


def _resized(picture: Picture, longest: int) -> Picture:
    """The picture in sRGB, its longer side `longest` pixels."""
    now = max(picture.pixels.size)
    size = (
        max(1, round(picture.pixels.width * longest / now)),
        max(1, round(picture.pixels.height * longest / now)),
    )
    pixels = profile.as_srgb(picture.pixels, picture.icc)
    pixels = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    alpha = picture.alpha and picture.alpha.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return Picture(pixels, alpha)


def result_share(options: RemovalOptions, share: float) -> float:
    """The size of the preview by the size of the result, 0-1; `share` is that of the photo's copy."""
    if (canvas := options.canvas_size) is None:
        return share
    return min(1.0, (PIXELS / (canvas[0] * canvas[1])) ** 0.5)


def scaled_options(options: RemovalOptions, share: float) -> RemovalOptions:
    """Options whose lengths in pixels fit a photo of `share` times its size, and a canvas of about PIXELS."""
    canvas, canvas_share = options.canvas_size, result_share(options, share)
    if canvas is not None:
        canvas = tuple(max(1, min(MAX_CANVAS, round(side * canvas_share))) for side in canvas)
    return replace(
        options,
        format=OutputFormat.PNG,
        lossless=False,
        max_bytes=0,
        clipping_path="",
        whole_photo=False,
        metadata=Metadata.STRIP,
        depth=Depth.EIGHT,
        # Sizes in pixels are those of the whole photo. Lengths of the cleanup keep fractions: a speck of 5 pixels
        # may be 1.4 pixels here.
        specks=_scaled(options.specks, share, decimals=3),
        pinholes=_scaled(options.pinholes, share, decimals=3),
        edge_shift=options.edge_shift * share,
        feather=options.feather * share,
        shadow_distance=options.shadow_distance and _scaled(options.shadow_distance, share, decimals=3),
        shadow_softness=options.shadow_softness and _scaled(options.shadow_softness, share, decimals=3),
        background=_scaled_blur(options, share),
        margin=_scaled(options.margin, share),
        padding=_scaled(options.padding, canvas_share),
        floor=_scaled(options.floor, canvas_share if canvas else share),
        canvas=f"{canvas[0]}x{canvas[1]}" if canvas else None,
    )


def _scaled_blur(options: RemovalOptions, share: float) -> str:
    radius = options.background_blur
    if radius is None or radius.endswith("%"):
        return options.background
    return f"blur({max(1, round(int(radius[:-2]) * share))}px)"


def _scaled(length: str, share: float, decimals: int = 0) -> str:
    return f"{int(length[:-2]) * share:.{decimals}f}px" if length.endswith("px") else length


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
