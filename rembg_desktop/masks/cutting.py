"""Cuts a photo: from its pixels to its alpha, by the model or by what was kept of an earlier run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from PIL import Image, ImageChops

from rembg_desktop.errors import AppError, CancelToken, ErrorCode, Notice
from rembg_desktop.imaging import filters, profile
from rembg_desktop.imaging.load import Picture
from rembg_desktop.imaging.pixels import is_cutout, on_contrasting_ground
from rembg_desktop.masks.closer import Network, PhotoMasks, as_gray
from rembg_desktop.masks.kept import KeptMatte, MaskStore, mask_key
from rembg_desktop.masks.uncertainty import Assessment, SecondLook, Sensitivity
from rembg_desktop.options import Edges, RemovalOptions

_OPAQUE: Final = [0] * 255 + [255]


class Remover(Network, Protocol):
    """A model that also computes mattes. Thread-safe."""

    @property
    def notice(self) -> str | None:
        """A sentence for the user if the device in use is not the requested one."""
        ...

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        """(alpha as L, foreground as RGB) from an image (RGB) and its mask (L), all of the same size.

        The foreground only matters where alpha is neither 0 nor 255.
        """
        ...


class Correction(Protocol):
    """What the user corrected on one photo."""

    @property
    def changes_nothing(self) -> bool:
        """Whether every alpha stays as it is."""
        ...

    @property
    def is_painted(self) -> bool:
        """Whether a person worked on this photo: adjustments alone are given to many photos unseen."""
        ...

    def apply(self, alpha: Image.Image, /) -> Image.Image:
        """The corrected alpha (L) of the same size.

        Raises:
            AppError: correction_unusable, if the size is not that of the corrected photo.
        """
        ...


class Corrections(Protocol):
    """Provides corrections by the content of the photo."""

    def load(self, photo_sha256: str, /) -> Correction | None:
        """The correction of a photo, or None.

        Raises:
            AppError: correction_unusable.
            OSError: it cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class CutSettings:
    """What is used besides the model.

    Attributes:
        kept: masks and mattes of earlier runs.
        corrections: what the user corrected by hand.
        second_look: when to run the model again to see how certain a mask is.
        sensitivity: how uncertain a mask is that needs review.
    """

    kept: MaskStore | None = None
    corrections: Corrections | None = None
    second_look: SecondLook = SecondLook.NEVER
    sensitivity: Sensitivity = Sensitivity.USUAL


@dataclass(frozen=True, slots=True)
class CutPixels:
    """A photo that was cut.

    Attributes:
        colors: RGB, in the color profile of the photo. Its pixels may be those of the photo, changed in place.
        alpha: L, of the same size.
        notices: messages for the user.
        assessment: how certain the mask is; None if no model was used.
        device: execution provider that computed the mask, now or in an earlier run.
        is_painted: whether a correction was used that a person painted on this photo.
    """

    colors: Image.Image
    alpha: Image.Image
    notices: tuple[Notice, ...]
    assessment: Assessment | None
    device: str
    is_painted: bool


class Cutter:
    """Cuts one photo.

    Attributes:
        own_alpha: the photo's own transparency is part of the alpha.
        both_depths: colors with 8 bits are needed, too, if the photo has colors with 16.
    """

    own_alpha = True
    both_depths = False

    def __init__(
        self,
        name: str,
        options: RemovalOptions,
        remover: Remover,
        settings: CutSettings,
        cancel: CancelToken,
        ended: Callable[[str, float], object],
    ) -> None:
        """Does nothing yet.

        Args:
            name: of the photo, for notices.
            options: those of the cut matter, and whether only the mask is wanted.
            remover: the model.
            settings: kept masks, corrections, second look.
            cancel: checked between the steps.
            ended: called with the name of each step that ended and the completed share of the image, 0-1.
        """
        self._name = name
        self._options = options
        self._remover = remover
        self._settings = settings
        self._cancel = cancel
        self._ended = ended

    def cut(self, picture: Picture, photo_sha256: str) -> CutPixels:
        """Cut a photo. `picture.deep` is changed as the colors are.

        Args:
            picture: the decoded photo; its pixels may be changed.
            photo_sha256: of the bytes it was decoded from; empty if unknown, then nothing is taken or kept.

        Raises:
            AppError: the model failed, or the correction of the photo cannot be used.
            Cancelled: the token was canceled.
        """
        correction = self._correction(photo_sha256)
        is_painted = correction is not None and correction.is_painted
        notices: list[Notice] = []
        if correction is not None:
            notices.append(Notice("correction_used", f"Your correction of {self._name} was used."))
        if is_cutout(picture.alpha):
            sentence = f"{self._name} was cut out already. Its transparency was kept and no model was used."
            notices.insert(0, Notice("alpha_kept", sentence))
            alpha = self._cleaned(picture.alpha)
            if alpha is not picture.alpha:  # nothing shows through: transparent pixels have no colors of their own
                alpha = ImageChops.darker(alpha, picture.alpha)
            if correction is not None:
                alpha = correction.apply(alpha)
            if picture.deep and alpha is not picture.alpha:
                picture.deep.replace_alpha(picture.alpha, alpha)
            self._ended("mask", 0.6)
            return CutPixels(picture.pixels, alpha, tuple(notices), None, self._remover.device, is_painted)
        store = self._settings.kept if photo_sha256 else None
        detail, second_look = self._options.detail, self._settings.second_look
        masks = PhotoMasks(self._remover, detail, second_look, self._cancel, self._ended)
        kept = masks.get(lambda: for_model(picture), photo_sha256, store)
        key = mask_key(photo_sha256, self._remover.identity, detail) if store else ""
        alpha = enlarge(kept.mask, picture.pixels.size)
        if self._options.edges is Edges.REFINED:
            from rembg_desktop.masks.refining import refine  # unused by most jobs

            alpha = refine(picture.pixels, kept.mask, alpha, self._cancel)
        colors, alpha = self._edges(picture, alpha, key, correction)
        return CutPixels(colors, alpha, tuple(notices), kept.assessment, kept.device, is_painted)

    def _correction(self, photo_sha256: str) -> Correction | None:
        corrections = self._settings.corrections if photo_sha256 else None
        try:
            found = corrections.load(photo_sha256) if corrections else None
        except OSError as error:  # a result without it would look finished
            raise AppError(
                ErrorCode.CORRECTION_UNUSABLE,
                f"Your correction of {self._name} cannot be read: {error.strerror or error}.",
                "Check the permissions of the program's folder and retry.",
            ) from error
        return None if found is None or found.changes_nothing else found

    def _edges(
        self, picture: Picture, mask: Image.Image, key: str, correction: Correction | None
    ) -> tuple[Image.Image, Image.Image]:
        """(colors, alpha) with the requested edges. Alpha is multiplied with that of the source.

        The colors stay in the color profile of the source, because the result keeps the profile.
        """
        colors, deep = picture.pixels, picture.deep
        if self._options.edges is Edges.MATTING:
            matte = self._matte(colors, mask, key)
            cleaned = self._cleaned(matte.alpha)
            mask = cleaned if correction is None else correction.apply(cleaned)
            colors = _with_foreground(colors, matte)
            if mask is not matte.alpha:  # where it was made opaque, the photo shows as it is
                colors.paste(picture.pixels, None, mask.point(_OPAQUE))
            if deep:
                deep.refine(picture.pixels, colors, mask)
        else:
            mask = self._cleaned(mask)
            mask = mask if correction is None else correction.apply(mask)
            if self._options.edges is Edges.DECONTAMINATE and not self._options.mask_only:
                if deep:
                    filters.decontaminate(colors, mask, self._cancel, deep.colors)
                if deep is None or self.both_depths:
                    filters.decontaminate(colors, mask, self._cancel)
        if picture.alpha is not None and self.own_alpha:
            if deep:
                deep.multiply_alpha(mask)
            mask = ImageChops.multiply(mask, picture.alpha)
        return colors, mask

    def _cleaned(self, alpha: Image.Image) -> Image.Image:
        """The alpha with the cleanup of the job, before the correction: a person has the last word."""
        if not self._options.has_cleanup:
            return alpha
        from rembg_desktop.masks.cleanup import Cleanup  # unused by most jobs

        return Cleanup.of(self._options, alpha.size).apply(alpha, self._cancel)

    def _matte(self, photo: Image.Image, mask: Image.Image, key: str) -> KeptMatte:
        store = self._settings.kept if key else None
        if store and (found := store.load_matte(key)) and found.alpha.size == photo.size:
            return found
        alpha, foreground = self._remover.matte(photo, mask, self._cancel)
        made = KeptMatte(alpha, np.asarray(foreground)[_soft(alpha)])
        if store:
            store.save_matte(key, made)
        return made


def for_model(picture: Picture) -> Image.Image:
    """The image in sRGB, which the models were trained on, without transparency."""
    image = profile.as_srgb(picture.pixels, picture.icc)
    if picture.alpha is None:
        return image
    return on_contrasting_ground(image, picture.alpha)


def enlarge(mask: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The mask (L) of a photo of `size`, from one in the network's size, as rembg makes it.

    Labels (mode P) are enlarged as numbers, and then get their gray from the palette.
    """
    if mask.mode != "P":
        return filters.enlarged(mask, size)
    labels = filters.enlarged(Image.frombytes("L", mask.size, mask.tobytes()), size)
    labels.putpalette(mask.getpalette() or ())
    return as_gray(labels)


def _soft(alpha: Image.Image) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    values = np.asarray(alpha)
    return (values > 0) & (values < 255)


def _with_foreground(photo: Image.Image, matte: KeptMatte) -> Image.Image:
    """A copy of the photo with the colors of a matte at its soft pixels."""
    if not matte.colors.size:
        return photo.copy()
    pixels = np.array(photo)
    pixels[_soft(matte.alpha)] = matte.colors
    return Image.fromarray(pixels)
