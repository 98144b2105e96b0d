"""The alpha of results for people who correct it: as PNG files that other programs change, and for the window."""

from __future__ import annotations

import io
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Final

from rembg_desktop.errors import ENGINE_CODES, AppError, CancelToken, ErrorCode
from rembg_desktop.options import Edges, RemovalOptions, Shadow
from rembg_desktop.paths import write_error
from rembg_desktop.queue.types import ImageStatus

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    from rembg_desktop.engine.model_files import VerifiedModel
    from rembg_desktop.imaging.load import Picture
    from rembg_desktop.masks.cutting import CutSettings, Remover
    from rembg_desktop.paths import Home
    from rembg_desktop.queue.manager import QueueManager
    from rembg_desktop.queue.types import JobImage
    from rembg_desktop.settings import Settings

_ANY_SIZE: Final = 1 << 62
_EXPORT: Final = "Export the mask as PNG, in the size of the photo."
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
        from rembg_desktop.masks.corrections import CorrectionStore
        from rembg_desktop.masks.cutting import CutSettings
        from rembg_desktop.masks.kept import MaskStore, photo_hash

        image = self._image(image_id)
        job = self._manager.job(image.job_id)
        options = job.options
        by_name = {output.name: output.options for output in job.outputs}
        of_files = {each.output: by_name.get(each.preset, options) for each in image.outputs}
        settings = CutSettings(
            MaskStore(self._home.masks, self._settings.masks.kept_masks_mb * 1_000_000),
            CorrectionStore(self._home.corrections),
        )
        with self._lock:
            with self._photo(image) as (picture, photo_sha256):
                size, identity = picture.pixels.size, self._identity(options.model)
                alpha = kept_alpha(picture, image.name, photo_sha256, options, identity, settings)
            if alpha is None:
                for path, written in self._manager.written_files([image_id]):
                    if path.is_file() and photo_hash(path) == written:
                        alpha = result_alpha(path, size, of_files.get(path, options))
                    if alpha is not None:
                        break
            if alpha is None:
                message = f"The mask of {image.name} is not kept any more, and its result does not contain it."
                hint = "Render the result again (`rembg-desktop review again`), then ask for the mask."
                raise AppError(ErrorCode.MASK_NOT_KEPT, message, hint)
            return write_mask(alpha)

    def put(self, image_id: int, mask: Path) -> JobImage:
        """Store a PNG file as the mask of a result's photo, durably, and queue the result to be rendered again.

        Returns:
            The image, which is pending now.

        Raises:
            AppError: as mask(); mask_unusable; home_unwritable or disk_full, if the mask cannot be stored; what
                render_again() raises.
        """
        from rembg_desktop.masks.corrections import Correction, CorrectionStore

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
        from rembg_desktop.masks.corrections import opened_photo

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


def alpha_of(
    picture: Picture,
    name: str,
    photo_sha256: str,
    options: RemovalOptions,
    remover: Remover,
    settings: CutSettings,
    cancel: CancelToken,
) -> Image.Image:
    """The alpha (L) of a photo as a result with these options gets it. The pixels of the picture may be changed.

    The photo's own transparency is left out unless the alpha is made of it: corrections come before it in results.

    Raises:
        AppError: the model failed, or the correction of the photo cannot be used.
        Cancelled: the token was canceled.
    """
    from rembg_desktop.masks.cutting import Cutter

    # Without decontaminated colors, which do not change the alpha and take long.
    edges = Edges.SOFT if options.edges is Edges.DECONTAMINATE else options.edges
    wanted = replace(options, edges=edges, mask_only=True)
    cutter = Cutter(name, wanted, remover, settings, cancel, lambda _step, _share: cancel.check())
    cutter.own_alpha = False
    return cutter.cut(picture, photo_sha256).alpha


class _NotKeptError(Exception):
    pass


class _KeptOnly:
    """A model that may only be asked for what is kept."""

    device = ""
    notice = None

    def __init__(self, identity: str) -> None:
        self.identity = identity

    def predict(self, image: Image.Image, cancel: CancelToken) -> Image.Image:
        del image, cancel
        raise _NotKeptError

    def matte(self, image: Image.Image, mask: Image.Image, cancel: CancelToken) -> tuple[Image.Image, Image.Image]:
        del image, mask, cancel
        raise _NotKeptError


def kept_alpha(
    picture: Picture, name: str, photo_sha256: str, options: RemovalOptions, identity: str, settings: CutSettings
) -> Image.Image | None:
    """The alpha (L) of a photo by what is kept, corrected, see alpha_of(); None if that takes the model.

    Args:
        picture: the photo; it may be changed.
        name: of its file.
        photo_sha256: of its file.
        options: of the job.
        identity: of the model; see Remover.
        settings: with the kept masks and corrections.

    Raises:
        AppError: the correction of the photo cannot be used.
    """
    from PIL import Image

    from rembg_desktop.masks.corrections import Correction

    size = picture.pixels.size
    try:
        return alpha_of(picture, name, photo_sha256, options, _KeptOnly(identity), settings, CancelToken())
    except _NotKeptError:
        correction = settings.corrections and settings.corrections.load(photo_sha256)
    if isinstance(correction, Correction) and correction.weight is not None and correction.weight.min() == 255:
        return correction.apply(Image.new("L", size))  # it replaces the whole mask, whatever the model says
    return None


def result_alpha(path: Path, size: tuple[int, int], options: RemovalOptions) -> Image.Image | None:
    """The alpha (L) of a result, from its own file; None if it has none, or not in the photo's size and place."""
    from rembg_desktop.imaging.decoded import BAD_FILE
    from rembg_desktop.imaging.load import open_source

    is_covered = (options.background != "none" or options.shadow is not Shadow.NONE) and not options.mask_only
    if options.trim or options.canvas_size or is_covered:
        return None
    try:
        with open_source(path, _ANY_SIZE) as opened:
            if opened.size != size:
                return None
            decoded = opened.decoder.decode()
    except (AppError, *BAD_FILE):
        return None
    if options.mask_only:
        return decoded.colors.convert("L")
    return decoded.alpha


def read_mask(path: Path, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The mask in a PNG file, (h, w): its transparency, or its gray if it has none.

    A gray picture that is opaque everywhere counts as one without transparency: programs add such a channel.

    Args:
        path: the file; 1, 2, 4, 8 or 16 bits, with or without a palette.
        size: what its size must be, width and height.

    Raises:
        AppError: mask_unusable; source_missing or source_unreadable, if the file cannot be opened.
    """
    import numpy as np

    from rembg_desktop.imaging.decoded import BAD_FILE
    from rembg_desktop.imaging.load import open_source

    try:
        with open_source(path, _ANY_SIZE) as opened:
            if opened.kind != "PNG":
                raise _unusable("it is not a PNG file")
            if opened.size != size:
                found = " x ".join(map(str, opened.size))
                raise _unusable(f"it has {found} pixels, but the photo has {size[0]} x {size[1]}")
            decoded = opened.decoder.decode()
    except AppError as error:
        if error.code in (ErrorCode.MASK_UNUSABLE, ErrorCode.SOURCE_MISSING, ErrorCode.SOURCE_UNREADABLE):
            raise
        if error.code in (ErrorCode.EMPTY_FILE, ErrorCode.UNSUPPORTED_FORMAT):
            raise _unusable("it is not a PNG file") from error
        raise _unusable("its file is damaged") from error
    except BAD_FILE as error:
        raise _unusable("its file is damaged") from error
    alpha, colors = decoded.alpha, np.asarray(decoded.colors)
    is_gray = colors.ndim == 2 or bool((colors[..., :1] == colors[..., 1:3]).all())
    if alpha is not None and not (is_gray and alpha.getextrema() == (255, 255)):
        return np.array(alpha)
    if not is_gray:
        raise _unusable("it has colors and no transparency")
    return np.array(colors if colors.ndim == 2 else colors[..., 0])


def write_mask(alpha: Image.Image) -> bytes:
    """A mask (L) as a PNG file."""
    target = io.BytesIO()
    alpha.save(target, "PNG", compress_level=3)
    return target.getvalue()


def _unusable(why: str) -> AppError:
    return AppError(ErrorCode.MASK_UNUSABLE, f"The mask cannot be used: {why}.", _EXPORT)
