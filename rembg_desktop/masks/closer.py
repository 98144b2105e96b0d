"""The mask that the network gives for a photo, kept or computed, and a closer look at small subjects.

A small subject covers few of the network's pixels. With detail high, the network also sees the subject enlarged:
once closely, and once with more around it. docs/detail.md says how the rule for believing it was found, and how
much it helps on other photos.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from rembg_desktop.errors import CancelToken
from rembg_desktop.masks import uncertainty
from rembg_desktop.masks.kept import KeptMask, MaskStore, mask_key
from rembg_desktop.masks.uncertainty import BOX_FROM, BOX_MARGIN, Assessment, SecondLook
from rembg_desktop.options import Detail

_LOOK_PIXELS: Final = 1600
"""Approximate longer side of the copy for the second look; resizing the whole photo again takes long."""

_SMALL: Final = 0.3
"""Share of the frame that the box of a small subject covers at most."""
_MARGINS: Final = (BOX_MARGIN, 0.3)
"""Around the box, of its sides."""
_LEAST_SIDE: Final = 16
"""Pixels of the photo; less shows nothing."""
_INSIDE: Final = 128

_SAME: Final = 0.96
"""IoU of the first mask and the first closer one from which a second closer one would change nothing ..."""
_UNSURE: Final = 0.3
"""... unless the first mask has at least this doubt; see uncertainty.doubt_of()."""

_WORTH: Final = 0.02
"""Gain that must be expected of the closer masks to use them."""
_CONSTANT: Final = -0.016
_LINEAR: Final = (0.023, -0.005, 0.0, 0.125, 0.008, -0.093, -0.007, 0.056)
_SQUARE: Final = (-0.004, 0.002, 0.003, 0.121, -0.024, -0.046, -0.036, -0.010)
_PRODUCTS: Final = ((0, 1, -0.002), (0, 6, 0.111), (0, 7, -0.009), (3, 6, -0.088), (3, 7, 0.088))
"""Ridge regression of the gain in IoU, over the figures of _expected_gain(), their squares and some products."""
_MOST: Final = 3.0
"""Larger figures say no more."""

_MEASURED: Final = (160, 160)
"""Size at which masks are compared."""
_LARGEST: Final = 2048
"""Longer side of a mask after a closer look, unless that of the network is longer."""

_Box = tuple[int, int, int, int]


class Network(Protocol):
    """A model that gives masks. Thread-safe."""

    @property
    def identity(self) -> str:
        """What decides the masks besides the photo: the file of the model, its preprocessing and precision."""
        ...

    @property
    def device(self) -> str:
        """The execution provider in use, such as `CPU`; empty if the model is not loaded."""
        ...

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        """The mask of the subject, in the network's own size.

        Args:
            image: RGB, any size.
            cancel: stops the run.

        Returns:
            L; or P, if the mask consists of labels and its palette says which gray each one has.

        Raises:
            Cancelled: the token was canceled.
            AppError: the model cannot be loaded, or failed.
        """
        ...


class PhotoMasks:
    """Gives the mask of one photo: the one that was kept, or a new one."""

    def __init__(
        self,
        network: Network,
        detail: Detail,
        second_look: SecondLook,
        cancel: CancelToken,
        ended: Callable[[str, float], object],
    ) -> None:
        """Does nothing yet.

        Args:
            network: the model.
            detail: whether to look closer at small subjects.
            second_look: when to run the model again to see how certain a mask is.
            cancel: checked by the model.
            ended: called with the name of each step that ended and the completed share of the image, 0-1.
        """
        self._network = network
        self._detail = detail
        self._second_look = second_look
        self._cancel = cancel
        self._ended = ended

    def get(self, photo: Callable[[], Image.Image], photo_sha256: str, store: MaskStore | None) -> KeptMask:
        """The mask of a photo. It is kept, and so is the one before a closer look.

        Args:
            photo: gives the photo as the network sees it (RGB); called if the network runs.
            photo_sha256: of its file.
            store: of kept masks; None to neither take nor keep any.

        Raises:
            Cancelled: the token was canceled.
            AppError: the model cannot be loaded, or failed.
        """
        key = mask_key(photo_sha256, self._network.identity, self._detail)
        found, image = store.load_mask(key) if store else None, None
        if found is not None:
            self._ended("kept", 0.55)
            if not self._wants_look(found):
                return found
        else:
            image = photo()
            found = self._looked_closer(image, photo_sha256, store)
        if self._wants_look(found):
            found = self._looked_again(image or photo(), found)
        if store:  # the identity may have changed with the device
            store.save_mask(mask_key(photo_sha256, self._network.identity, self._detail), found)
        return found

    def _first(self, image: Image.Image) -> KeptMask:
        mask = self._network.predict(image, self._cancel)
        self._ended("mask", 0.55)
        return KeptMask(mask, uncertainty.assess(np.asarray(as_gray(mask))), self._network.device)

    def _looked_closer(self, image: Image.Image, photo_sha256: str, store: MaskStore | None) -> KeptMask:
        """A new mask without a second look."""
        if self._detail is Detail.NORMAL:
            return self._first(image)
        key = mask_key(photo_sha256, self._network.identity)
        first = store.load_mask(key) if store else None
        if first is not None:
            self._ended("kept", 0.5)
        else:
            first = self._first(image)
            if store:
                store.save_mask(mask_key(photo_sha256, self._network.identity), first)
        mask = look_closer(self._predict, image, first.mask)
        if mask is None:
            return first
        self._ended("closer_look", 0.58)
        return KeptMask(mask, uncertainty.assess(np.asarray(mask)), first.device)

    def _predict(self, image: Image.Image) -> Image.Image:
        return as_gray(self._network.predict(image, self._cancel))

    def _wants_look(self, found: KeptMask) -> bool:
        """Whether a second look is wanted that the mask did not get."""
        wanted = self._second_look
        if wanted is SecondLook.NEVER or found.looked in (wanted, SecondLook.ALWAYS):
            return False
        return uncertainty.wants_second_look(_before_look(found), wanted)

    def _looked_again(self, image: Image.Image, found: KeptMask) -> KeptMask:
        """A mask with the assessment of a second look."""
        factor = max(image.size) // _LOOK_PIXELS
        small = image.reduce(factor) if factor > 1 else image
        mask, thorough = as_gray(found.mask), self._second_look is SecondLook.ALWAYS
        assessment = uncertainty.look_again(self._predict, small, mask, _before_look(found), thorough=thorough)
        self._ended("second_look", 0.6)
        return replace(found, assessment=assessment, looked=self._second_look)


def look_closer(
    predict: Callable[[Image.Image], Image.Image], image: Image.Image, mask: Image.Image
) -> Image.Image | None:
    """The mask of a small subject after the network saw it enlarged; None if that changes nothing.

    Args:
        predict: the network that gave the mask: image (RGB) -> mask (L), both of any size.
        image: the photo as the network saw it (RGB).
        mask: what the network gave for the whole photo.

    Returns:
        L; larger than `mask`, so that it has every pixel of the closer look.

    Raises:
        Exception: what `predict` raises, such as Cancelled.
    """
    box = mask.point([0] * BOX_FROM + [255] * (256 - BOX_FROM)).getbbox() if mask.mode == "L" else None
    if box is None or (box[2] - box[0]) * (box[3] - box[1]) > _SMALL * mask.width * mask.height:
        return None
    size = _merged_size(mask.size, box, image.size)
    near, far = (_with_margin(_scaled(box, mask.size, size), margin, size) for margin in _MARGINS)
    shown = [_scaled(area, size, image.size) for area in (near, far)]
    if min(shown[0][2] - shown[0][0], shown[0][3] - shown[0][1]) < _LEAST_SIDE:
        return None
    first = mask.resize(size, Image.Resampling.LANCZOS)
    close = _in_frame(predict(image.crop(shown[0])), near, size)
    if _doubt(first, near) < _UNSURE and _iou(_subject(first, far), _subject(close, far)) >= _SAME:
        return None
    wide = _in_frame(predict(image.crop(shown[1])), far, size)
    return Image.blend(close, wide, 0.5) if _expected_gain(first, close, wide, near, far) > _WORTH else None


def _expected_gain(first: Image.Image, close: Image.Image, wide: Image.Image, near: _Box, far: _Box) -> float:
    """By how much the IoU with the true mask rises if the mean of the closer masks replaces the first one."""
    doubts = _doubt(first, near), _doubt(close, near), _doubt(wide, far)
    before, one, other = (_subject(mask, far) for mask in (first, close, wide))
    area = max(np.count_nonzero(before), 1)
    lost = np.count_nonzero(before & ~one & ~other) / area
    added = np.count_nonzero(_subject(Image.blend(close, wide, 0.5), far) & ~before) / area
    figures = [math.log(min(doubt, _MOST) + 0.01) for doubt in doubts]
    figures += [_iou(one, other), _iou(before, one), _iou(before, other), lost, min(added, _MOST)]
    gain = _CONSTANT + sum(factor * figure for factor, figure in zip(_LINEAR, figures, strict=True))
    gain += sum(factor * figure**2 for factor, figure in zip(_SQUARE, figures, strict=True))
    return gain + sum(factor * figures[i] * figures[k] for i, k, factor in _PRODUCTS)


def _merged_size(network: tuple[int, int], box: _Box, photo: tuple[int, int]) -> tuple[int, int]:
    """Of the frame, so that the closest look keeps its pixels; no larger than the photo."""
    longest = max(network)
    wanted = max(network[0] / (box[2] - box[0]), network[1] / (box[3] - box[1])) / (1 + 2 * _MARGINS[0])
    factor = max(min(wanted, max(photo) / longest, _LARGEST / longest), 1)
    return round(network[0] * factor), round(network[1] * factor)


def _with_margin(box: _Box, margin: float, size: tuple[int, int]) -> _Box:
    across, down = margin * (box[2] - box[0]), margin * (box[3] - box[1])
    left, top = max(round(box[0] - across), 0), max(round(box[1] - down), 0)
    return left, top, min(round(box[2] + across), size[0]), min(round(box[3] + down), size[1])


def _scaled(box: _Box, old: tuple[int, int], new: tuple[int, int]) -> _Box:
    x, y = new[0] / old[0], new[1] / old[1]
    return round(box[0] * x), round(box[1] * y), round(box[2] * x), round(box[3] * y)


def _in_frame(mask: Image.Image, area: _Box, size: tuple[int, int]) -> Image.Image:
    """The mask of an area of the frame; around it, there is no subject."""
    frame = Image.new("L", size)
    frame.paste(mask.resize((area[2] - area[0], area[3] - area[1]), Image.Resampling.LANCZOS), area[:2])
    return frame


def _measured(mask: Image.Image, area: _Box) -> NDArray[np.uint8]:
    return np.asarray(mask.resize(_MEASURED, Image.Resampling.BILINEAR, box=area))


def _doubt(mask: Image.Image, area: _Box) -> float:
    return uncertainty.doubt_of(_measured(mask, area))


def _subject(mask: Image.Image, area: _Box) -> NDArray[np.bool_]:
    return _measured(mask, area) >= _INSIDE


def _iou(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    return np.count_nonzero(one & other) / max(np.count_nonzero(one | other), 1)


def _before_look(found: KeptMask) -> Assessment:
    """The assessment without a second look."""
    if found.looked is SecondLook.NEVER:
        return found.assessment
    return uncertainty.assess(np.asarray(as_gray(found.mask)))


def as_gray(mask: Image.Image) -> Image.Image:
    """A mask of labels in gray (L); other masks as they are."""
    return mask.convert("RGB").convert("L") if mask.mode == "P" else mask
