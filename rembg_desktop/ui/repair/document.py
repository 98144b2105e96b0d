"""The document of a repair window: opened with photo, alpha and correction; stored; masks go out and come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL.Image import Image, fromarray
from PySide6.QtCore import QCoreApplication

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.masks.corrections import Correction, CorrectionStore
from rembg_desktop.masks.editing import EditSession
from rembg_desktop.masks.kept import photo_hash
from rembg_desktop.paths import write_error
from rembg_desktop.queue.types import ImageStatus
from rembg_desktop.ui.images.decoding import MOST_PIXELS, bytes_needed
from rembg_desktop.ui.repair.picture import Layers
from rembg_desktop.ui.text.error_text import WordedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from numpy.typing import NDArray

    from rembg_desktop.errors import CancelToken
    from rembg_desktop.executor.limits import MemoryBudget
    from rembg_desktop.imaging.load import OpenedImage
    from rembg_desktop.masks.adjusting import Adjustments
    from rembg_desktop.masks.cutting import Remover
    from rembg_desktop.masks.kept import MaskStore
    from rembg_desktop.options import RemovalOptions
    from rembg_desktop.paths import Home
    from rembg_desktop.queue.manager import QueueManager
    from rembg_desktop.queue.types import JobImage


_PAGE: Final = 50
"""Images that are read at once."""


@dataclass(frozen=True, slots=True)
class RepairContext:
    """What a repair window needs from the program.

    Attributes:
        manager: the queue.
        home: contains kept masks and corrections.
        remover: gives the Remover of a model; it may take long.
        kept: the masks of earlier runs.
        render_again: renders the results of images again, by their ids; see QueueManager.
        wake: lets the queue run what was added.
        close_thread: closes the database connection of the thread that calls it.
        memory: limits what is decoded at the same time.
    """

    manager: QueueManager
    home: Home
    remover: Callable[[str], Remover]
    kept: Callable[[], MaskStore]
    render_again: Callable[[Sequence[int]], object]
    wake: Callable[[], object]
    close_thread: Callable[[], object]
    memory: MemoryBudget


@dataclass(frozen=True, slots=True)
class Loaded:
    """An opened document.

    Attributes:
        session: to edit.
        layers: its photo and its alpha for the canvas.
        photo_sha256: of the photo's bytes.
        corrections: where to save.
        is_draft: whether there are changes that were not saved.
        problem: what could not be used, such as a damaged correction; None if there is nothing to tell.
        model_alpha: before every correction.
        saved: the correction that was saved last; an empty one if there is none.
    """

    session: EditSession
    layers: Layers
    photo_sha256: str
    corrections: CorrectionStore
    is_draft: bool
    problem: AppError | None
    model_alpha: NDArray[np.uint8]
    saved: Correction


def load(context: RepairContext, image: JobImage, cancel: CancelToken) -> Loaded:
    """Open the document of an image. Takes seconds for a large photo, and as long as the model if no mask is kept.

    Raises:
        AppError: the photo cannot be read, the model cannot be used, or another window edits the same photo.
        Cancelled: the token was cancelled.
    """
    options = context.manager.job(image.job_id).options
    photo, alpha, own, photo_sha256 = _pixels(context, image.source, options, cancel)
    corrections = CorrectionStore(context.home.corrections)
    session, saved, problem = open_session(corrections, photo_sha256, photo, alpha)
    try:
        cancel.check()
        layers = Layers(photo, session.alpha(), own)
    except BaseException:
        session.close(keep_draft=True)
        raise
    is_draft = not is_same(session.correction(), saved)
    return Loaded(session, layers, photo_sha256, corrections, is_draft, problem, alpha, saved)


def open_session(
    corrections: CorrectionStore, photo_sha256: str, photo: NDArray[np.uint8], alpha: NDArray[np.uint8]
) -> tuple[EditSession, Correction, AppError | None]:
    """(the document, the correction that was saved last, what could not be used).

    Instead of a damaged correction, it starts with the one before. A draft that cannot be used is kept under
    another name.

    Raises:
        AppError: another window or process edits the same photo, or the draft cannot be written.
    """
    draft, problem = corrections.draft(photo_sha256), None
    saved = empty = Correction((alpha.shape[1], alpha.shape[0]))
    try:
        try:
            saved = corrections.load(photo_sha256) or empty
        except AppError as error:
            problem = error
            saved = corrections.previous(photo_sha256) or empty
        if saved.size != empty.size:
            saved = empty
        if draft.is_file():
            try:
                return EditSession.resume(photo, alpha, draft), saved, problem
            except ValueError:
                pass  # for another size, which cannot be of these bytes: it is put aside below
            except AppError as error:
                if error.code is ErrorCode.WRONG_STATE:
                    raise
                problem = error
        return EditSession(photo, alpha, draft, correction=saved), saved, problem
    except OSError as error:
        raise write_error(error, draft) from error


def is_same(one: Correction, other: Correction) -> bool:
    """Whether two corrections change the same."""
    if one.adjustments != other.adjustments or one.size != other.size:
        return False
    mine, others = _painted(one), _painted(other)
    return mine.keys() == others.keys() and all(np.array_equal(mine[key], others[key]) for key in mine)


def _painted(correction: Correction) -> dict[tuple[int, int], NDArray[np.uint8]]:
    return {key: tile for key, tile in correction.tiles.layers.items() if tile[1].any()}


def _pixels(
    context: RepairContext, source: Path, options: RemovalOptions, cancel: CancelToken
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8] | None, str]:
    """(the upright photo in sRGB, the model's alpha, its own if results are multiplied with it, its hash)."""
    from rembg_desktop.executor.mask_exchange import alpha_of
    from rembg_desktop.imaging import profile
    from rembg_desktop.imaging.pixels import is_cutout
    from rembg_desktop.masks.corrections import opened_photo
    from rembg_desktop.masks.cutting import CutSettings

    def reserve(opened: OpenedImage) -> AbstractContextManager[None]:
        return context.memory.reserve(bytes_needed(opened, max(opened.size)), cancel)

    with opened_photo(source, MOST_PIXELS, reserve) as (picture, photo_sha256):
        photo = np.array(profile.as_srgb(picture.pixels, picture.icc).convert("RGB"))
        cancel.check()
        remover, settings = context.remover(options.model), CutSettings(context.kept())
        alpha = np.array(alpha_of(picture, source.name, photo_sha256, options, remover, settings, cancel))
        is_multiplied = picture.alpha is not None and not is_cutout(picture.alpha)
        own = np.array(picture.alpha) if is_multiplied else None
    return photo, alpha, own, photo_sha256


class ModelHelp:
    """What the tools ask of the model. Everything here takes long, and runs in the thread of the slow steps."""

    def __init__(self, context: RepairContext, image: JobImage, token: Callable[[], CancelToken]) -> None:
        """`token` gives the one of the step that is being computed."""
        self._context = context
        self._image = image
        self._token = token

    def predict(self, photo: Image) -> Image:
        """The mask (L) of a part of the photo (RGB), of the same size."""
        from rembg_desktop.masks.cutting import enlarge

        return enlarge(self._remover().predict(photo, self._token()), photo.size)

    def matte(self, photo: Image, mask: Image) -> Image:
        """The alpha (L) of fine structures where the mask (L) is neither 0 nor 255."""
        return self._remover().matte(photo, mask, self._token())[0]

    def _remover(self) -> Remover:
        return self._context.remover(self._context.manager.job(self._image.job_id).options.model)


def next_image(context: RepairContext, image: JobImage, candidates: Sequence[int] | None) -> JobImage | None:
    """The first completed one of some images, by their ids; of those after it in its job if none are given.

    Images of the same photo are left out: they have the same correction.

    Raises:
        AppError: the queue cannot be read.
    """
    if candidates is None:
        of_job = context.manager.image_ids(job_id=image.job_id)
        candidates = of_job[of_job.index(image.id) + 1 :] if image.id in of_job else ()
    for first in range(0, len(candidates), _PAGE):
        for found in context.manager.images_of(candidates[first : first + _PAGE]):
            is_same_photo = found.photo_sha256 is not None and found.photo_sha256 == image.photo_sha256
            if found.status is ImageStatus.COMPLETED and found.source != image.source and not is_same_photo:
                return found
    return None


def store(corrections: CorrectionStore, photo_sha256: str, correction: Correction) -> None:
    """Save a correction durably; one that changes nothing is removed.

    Raises:
        AppError: it cannot be written.
    """
    try:
        if correction.changes_nothing:
            corrections.remove(photo_sha256)
        else:
            corrections.save(photo_sha256, correction)
    except OSError as error:
        raise write_error(error, corrections.folder) from error


def adjust(corrections: CorrectionStore, image: JobImage, adjustments: Adjustments) -> bool:
    """Give a photo other adjustments and keep what was painted; gives whether it could be done."""
    from rembg_desktop.imaging.load import open_source
    from rembg_desktop.ui.images.decoding import MOST_PIXELS

    try:
        photo_sha256 = photo_hash(image.source)
        correction = corrections.load(photo_sha256)
        if correction is None:
            with open_source(image.source, MOST_PIXELS) as opened:
                correction = Correction(opened.decode().pixels.size)
        store(corrections, photo_sha256, correction.with_adjustments(adjustments))
    except (AppError, OSError):
        return False
    return True


def export_mask(alpha: NDArray[np.uint8], path: Path) -> None:
    """Write the alpha as a gray PNG in the size of the photo.

    Raises:
        AppError: it cannot be written.
    """
    temp = path.with_name(f".{path.name}.part")
    try:
        try:
            fromarray(alpha).save(temp, "PNG", compress_level=3)
            temp.replace(path)
        finally:
            temp.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(error, path) from error


def import_mask(path: Path, width: int, height: int) -> NDArray[np.uint8]:
    """The alpha in an image file: its transparency if it has some, else its brightness.

    Raises:
        AppError: it cannot be read, or has another size than the photo.
    """
    from rembg_desktop.imaging.load import open_source
    from rembg_desktop.ui.images.decoding import MOST_PIXELS

    with open_source(path, MOST_PIXELS) as opened:
        picture = opened.decode()
    translate = QCoreApplication.translate
    mask = picture.alpha or picture.pixels.convert("L")
    if mask.size != (width, height):
        found, wanted = f"{mask.width} x {mask.height}", f"{width} x {height}"
        message = translate("RepairSaving", "The mask has %1 pixels, but the photo has %2.")
        hint = translate("RepairSaving", "Export the mask here and edit that file.")
        message = message.replace("%1", found).replace("%2", wanted)
        raise WordedError(ErrorCode.INVALID_OPTION, message, hint)
    return np.array(mask)
