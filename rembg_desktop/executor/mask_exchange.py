"""Gives out the masks of results as PNG files, and takes those back that other programs changed."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import TYPE_CHECKING, Final

from rembg_desktop.errors import ENGINE_CODES, AppError, ErrorCode
from rembg_desktop.paths import write_error
from rembg_desktop.queue.types import ImageStatus

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from rembg_desktop.engine.model_files import VerifiedModel
    from rembg_desktop.imaging.load import Picture
    from rembg_desktop.paths import Home
    from rembg_desktop.queue.manager import QueueManager
    from rembg_desktop.queue.types import JobImage
    from rembg_desktop.settings import Settings

_WITH_RESULT: Final = (ImageStatus.COMPLETED, ImageStatus.PENDING, ImageStatus.PROCESSING)


class MaskExchange:
    """The masks of a queue's results. Thread-safe; one photo at a time is in memory.

    A mask has the size of the upright photo. It is the alpha of the result: what the model gave, enlarged, with
    the correction of the photo. The photo's own transparency is not part of it.
    """

    def __init__(self, home: Home, settings: Settings, manager: QueueManager) -> None:
        """Imports nothing heavy yet."""
        self._home = home
        self._settings = settings
        self._manager = manager
        self._verified: dict[str, VerifiedModel] = {}
        self._lock = Lock()

    def mask(self, image_id: int) -> bytes:
        """The mask of a result as a PNG file.

        Raises:
            AppError: no_such_job; wrong_state, if there is no result; photo_changed; mask_not_kept; what reading
                the photo or its correction can raise.
        """
        from rembg_desktop.masks import exchange
        from rembg_desktop.masks.corrections import CorrectionStore
        from rembg_desktop.masks.cutting import CutSettings
        from rembg_desktop.masks.kept import MaskStore, photo_hash

        image = self._image(image_id)
        options = self._manager.job(image.job_id).options
        settings = CutSettings(
            MaskStore(self._home.masks, self._settings.masks.kept_masks_mb * 1_000_000),
            CorrectionStore(self._home.corrections),
        )
        with self._lock:
            with self._photo(image) as (picture, photo_sha256):
                size, identity = picture.pixels.size, self._identity(options.model)
                alpha = exchange.kept_alpha(picture, image.name, photo_sha256, options, identity, settings)
            if alpha is None:
                for path, written in self._manager.written_files([image_id]):
                    if path.is_file() and photo_hash(path) == written:
                        alpha = exchange.result_alpha(path, size, options)
            if alpha is None:
                message = f"The mask of {image.name} is not kept any more, and its result does not contain it."
                hint = "Render the result again (`rembg-desktop review again`), then ask for the mask."
                raise AppError(ErrorCode.MASK_NOT_KEPT, message, hint)
            return exchange.write_mask(alpha)

    def put(self, image_id: int, mask: Path) -> JobImage:
        """Store a PNG file as the mask of a result's photo, durably, and queue the result to be rendered again.

        Returns:
            The image, which is pending now.

        Raises:
            AppError: as mask(); mask_unusable; home_unwritable or disk_full, if the mask cannot be stored; what
                render_again() raises.
        """
        from rembg_desktop.masks.corrections import Correction, CorrectionStore
        from rembg_desktop.masks.exchange import read_mask

        image = self._image(image_id)
        with self._lock:
            with self._photo(image) as (picture, photo_sha256):
                size = picture.pixels.size
            correction = Correction.from_mask(read_mask(mask, size))
            store = CorrectionStore(self._home.corrections)
            try:
                store.save(photo_sha256, correction)
            except OSError as error:
                raise write_error(error, store.folder) from error
        self._manager.render_again([image_id])
        return self._manager.image(image_id)

    def _image(self, image_id: int) -> JobImage:
        image = self._manager.image(image_id)
        if image.output is None or image.status not in _WITH_RESULT:
            message = f"The image {image_id} has no result, and so no mask."
            raise AppError(ErrorCode.WRONG_STATE, message, "Choose completed images.")
        return image

    @contextmanager
    def _photo(self, image: JobImage) -> Generator[tuple[Picture, str]]:
        from rembg_desktop.masks.exchange import opened_photo

        most = self._settings.performance.max_megapixels * 1_000_000
        with opened_photo(image.source, most, lambda _: nullcontext()) as (picture, photo_sha256):
            if image.photo_sha256 not in (None, photo_sha256):
                message = f"{image.name} was changed since its result was made, so its mask does not fit any more."
                raise AppError(ErrorCode.PHOTO_CHANGED, message, "Submit the photo again.")
            yield picture, photo_sha256

    def _identity(self, model: str) -> str:
        from rembg_desktop.engine.model_files import ModelFiles

        files = ModelFiles(self._home.models, self._settings.models)
        known = self._verified.get(model)
        if known is None or not files.is_current(known):
            try:
                known = self._verified[model] = files.verified(model)
            except AppError as error:
                if error.code in ENGINE_CODES or error.code is ErrorCode.UNKNOWN_MODEL:
                    return ""  # nothing that it gave can be told apart from what its successor gives
                raise
        return known.identity(self._settings.performance.device)
