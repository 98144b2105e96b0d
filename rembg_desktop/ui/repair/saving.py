"""What becomes of a repair: the correction is saved, the result is rendered again, masks go out and come in."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.masks.corrections import Correction, CorrectionStore
from rembg_desktop.masks.kept import photo_hash
from rembg_desktop.paths import write_error
from rembg_desktop.queue.types import ImageStatus
from rembg_desktop.ui.text.error_text import WordedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from rembg_desktop.masks.adjusting import Adjustments
    from rembg_desktop.queue.types import JobImage
    from rembg_desktop.ui.repair.loading import RepairContext
    from rembg_desktop.ui.task_runner import TaskRunner

_POLL_MS: Final = 400


class SaveState(Enum):
    """How far a saved correction has come."""

    SAVING = auto()
    RENDERING = auto()
    RENDERED = auto()
    WAITING = auto()
    FAILED = auto()


class Saving(QObject):
    """Saves corrections and follows the rendering of the result.

    Signals:
        state_changed: a SaveState.
        saved: the correction is on the disk.
        failed: the AppError of saving or of rendering.
        applied: number of other images whose adjustments were changed, and of those that could not be.
    """

    state_changed = Signal(object)
    saved = Signal()
    failed = Signal(object)
    applied = Signal(int, int)

    def __init__(self, context: RepairContext, image: JobImage, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._image = image
        self._runner = runner
        self._is_asking = False
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._ask)

    def save(self, corrections: CorrectionStore, photo_sha256: str, correction: Correction) -> None:
        """Save a correction, then render the result again."""
        context, image = self._context, self._image

        def work() -> None:
            store(corrections, photo_sha256, correction)

        def render() -> None:
            context.render_again([image.id])

        def done(_answer: object) -> None:
            self.saved.emit()
            self._runner.run(render, rendering, failed)

        def rendering(_answer: object) -> None:
            context.wake()
            self.state_changed.emit(SaveState.RENDERING)
            self._poll.start()

        def failed(error: AppError) -> None:
            self.state_changed.emit(SaveState.FAILED)
            self.failed.emit(error)

        self._poll.stop()
        self.state_changed.emit(SaveState.SAVING)
        self._runner.run(work, done, failed)

    def apply_to(self, images: Sequence[JobImage], adjustments: Adjustments) -> None:
        """Give the photos of other images these adjustments, and render their results again."""
        context, others = self._context, list(images)
        corrections = CorrectionStore(context.home.corrections)

        def work() -> tuple[int, int]:
            ready = [image.id for image in others if _adjust(corrections, image, adjustments)]
            if ready:
                context.render_again(ready)
            return len(ready), len(others) - len(ready)

        def done(counts: tuple[int, int]) -> None:
            context.wake()
            self.applied.emit(*counts)

        self._runner.run(work, done, self.failed.emit)

    def stop(self) -> None:
        """Follow nothing any more."""
        self._poll.stop()

    def _ask(self) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        self._runner.run(lambda: self._context.manager.image(self._image.id), self._on_state, self._on_failed)

    def _on_state(self, image: JobImage) -> None:
        self._is_asking = False
        if not self._poll.isActive() or not image.status.is_final:
            return
        self._poll.stop()
        if image.status is ImageStatus.COMPLETED:
            self.state_changed.emit(SaveState.RENDERED)
            return
        self.state_changed.emit(SaveState.FAILED)
        if image.error is not None:
            self.failed.emit(AppError(_code(image.error.code), image.error.message, image.error.hint))

    def _on_failed(self, _error: AppError) -> None:
        self._is_asking = False  # the database is busy: asked again


def _code(code: str) -> ErrorCode:
    return ErrorCode(code) if code in list(ErrorCode) else ErrorCode.INTERNAL


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


def _adjust(corrections: CorrectionStore, image: JobImage, adjustments: Adjustments) -> bool:
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
            Image.fromarray(alpha).save(temp, "PNG", compress_level=3)
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
