"""Adding files to the queue: folders are walked and jobs saved in a thread, with progress and cancel."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal

from rembg_desktop.cancel import Cancelled, CancelToken
from rembg_desktop.errors import AppError, ErrorCode
from rembg_desktop.options import RemovalOptions
from rembg_desktop.paths import resources
from rembg_desktop.queue.manager import QueueManager
from rembg_desktop.queue.plan import Plan
from rembg_desktop.queue.types import Job
from rembg_desktop.sources import RESULTS_FOLDER
from rembg_desktop.ui.background import Background
from rembg_desktop.ui.error_words import WordedError
from rembg_desktop.ui.mime import Picture

_TELL_EVERY: Final = 0.1
"""Seconds between two words about the progress."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a job is made from."""

    options: RemovalOptions
    destination: Path | None = None
    preset: str | None = None
    recursive: bool = True
    hold: bool = False


class Intake(QObject):
    """Plans and submits, one request after the other.

    Signals:
        looking: images found so far in the files and folders.
        saving: images saved so far, and their number.
        added: the new Job.
        failed: an AppError; nothing was added.
        idle: every request has been answered.
    """

    looking = Signal(int)
    saving = Signal(int, int)
    added = Signal(object)
    failed = Signal(object)
    idle = Signal()

    def __init__(
        self, manager: QueueManager, close_thread: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._manager = manager
        self._background = Background("intake", close_thread, self)
        self._token = CancelToken()
        self._waiting = 0

    @property
    def is_busy(self) -> bool:
        """Whether a request is unanswered."""
        return self._waiting > 0

    def add(self, paths: Sequence[Path | str], request: Request) -> None:
        """Make a job of files and folders."""
        self._start(lambda token: self._submit(list(map(Path, paths)), request, token))

    def add_picture(self, picture: Picture, request: Request) -> None:
        """Save a picture that has no file among the user's pictures, and make a job of it."""

        def work(token: CancelToken) -> Job:
            return self._submit([_save(picture)], request, token)

        self._start(work)

    def add_sample(self, photos: Sequence[Path], request: Request) -> None:
        """Make a job of photos that lie in a folder which is not the user's; results go among their pictures."""
        self.add(photos, _beside_nobodys(request))

    def run_again(self, job_id: str, request: Request) -> None:
        """Make a new job from the sources of another one; the tree they lie in is repeated among the results."""

        def work(token: CancelToken) -> Job:
            sources = self._manager.images(job_id, limit=1)
            own = bool(sources) and sources[0].source.is_relative_to(resources())
            wanted = _beside_nobodys(request) if own else request
            plan = self._manager.plan_again(
                job_id,
                wanted.options,
                destination=wanted.destination,
                progress=_Seldom(self.looking.emit),
                cancel=token,
            )
            return self._queue(plan, wanted, token)

        self._start(work)

    def cancel(self) -> None:
        """Give up every request that is unanswered; nothing of them is added."""
        self._token.cancel()
        self._token = CancelToken()

    def stop(self) -> None:
        """End the thread."""
        self._token.cancel()
        self._background.stop()

    def _start(self, work: Callable[[CancelToken], Job]) -> None:
        token = self._token
        self._waiting += 1
        self._background.run(lambda: _unless_cancelled(work, token), self._on_added, self._on_failed)

    def _submit(self, paths: Sequence[Path], request: Request, token: CancelToken) -> Job:
        looking = _Seldom(self.looking.emit)
        plan = self._manager.plan(
            paths,
            request.options,
            destination=request.destination,
            recursive=request.recursive,
            progress=looking,
            cancel=token,
        )
        return self._queue(plan, request, token)

    def _queue(self, plan: Plan, request: Request, token: CancelToken) -> Job:
        token.check()
        saving = _Seldom(self.saving.emit)

        def progress(done: int, total: int) -> None:
            token.check()
            saving(done, total)

        return self._manager.submit(
            plan, request.options, preset=request.preset, hold=request.hold, progress=progress
        )

    def _on_added(self, job: Job | None) -> None:
        self._waiting -= 1
        if job is not None:
            self.added.emit(job)
        if not self._waiting:
            self.idle.emit()

    def _on_failed(self, error: AppError) -> None:
        self._waiting -= 1
        self.failed.emit(error)
        if not self._waiting:
            self.idle.emit()


class _Seldom:
    """Passes a call on when the last one is a while ago."""

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, *values: int) -> None:
        now = time.monotonic()
        if now - self._last >= _TELL_EVERY:
            self._last = now
            self._tell(*values)


def _unless_cancelled(work: Callable[[CancelToken], Job], token: CancelToken) -> Job | None:
    try:
        token.check()
        return work(token)
    except Cancelled:
        return None


def _beside_nobodys(request: Request) -> Request:
    """For photos that lie in no folder of the user's: results go among the user's pictures."""
    return replace(request, destination=request.destination or pictures_folder() / RESULTS_FOLDER)


def _save(picture: Picture) -> Path:
    folder = pictures_folder()
    moment = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M.%S.%f")[:-3]
    path = folder / f"Pasted {moment}{picture.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        picture.write(path)
    except OSError as error:
        text = QCoreApplication.translate("Intake", "The picture could not be saved as %1: %2.")
        raise WordedError(
            ErrorCode.DESTINATION_UNWRITABLE,
            text.replace("%1", str(path)).replace("%2", str(error)),
            QCoreApplication.translate(
                "Intake", "Free some space or save the picture yourself, then add the file."
            ),
        ) from error
    return path


def pictures_folder() -> Path:
    """Our folder among the user's pictures."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(pictures or Path.home()) / "Rembg Desktop"
